//! Kill -9 and a disk that takes no more: what was acknowledged is there. A second process takes the part of the server.

use std::{
    collections::BTreeMap,
    env,
    io::{BufRead, BufReader},
    path::Path,
    process::{Command, Stdio},
    sync::Arc,
};

use app::{cafe::id::Code, wire::Seq};
use server::journal::{Fault, Journal, Sqlite};

use super::cafes::{assert_whole, code, event, folder};

/// Where the second process keeps its journal.
const FOLDER: &str = "NAPPE_TEST_JOURNAL";
/// How many cafés it writes at once.
const CAFES: u32 = 8;

/// Writes until it is killed or can't any more, and prints every acknowledgement.
#[tokio::test(flavor = "multi_thread")]
#[ignore = "is the second process of the other tests here"]
async fn second_process() {
    let Some(folder) = env::var_os(FOLDER) else { return };
    let journal = Arc::new(Sqlite::open(Path::new(&folder)).unwrap());
    let cafes = (0..CAFES).map(code).map(|code| {
        let journal = Arc::clone(&journal);
        tokio::spawn(async move {
            assert!(journal.create(&code, &[event(&code, 1)]).await.unwrap());
            for n in 2.. {
                if let Err(fault) = journal.append(&code, Seq(n - 1), vec![event(&code, n)]).await {
                    println!("\nfault {fault}");
                    return;
                }
                println!("\nkept {code} {n}");
            }
        })
    });
    for cafe in cafes.collect::<Vec<_>>() {
        cafe.await.unwrap();
    }
}

/// The second process, begun by `shell`, a line that ends with `"$0" "$@"`.
fn begin(shell: &str, folder: &Path) -> std::process::Child {
    Command::new("sh")
        .args(["-c", shell])
        .arg(env::current_exe().unwrap())
        .args(["--exact", "crash::second_process", "--ignored", "--nocapture"])
        .env(FOLDER, folder)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}

/// Notes an acknowledgement. A line that the kill cut off is none.
fn note(line: &str, kept: &mut BTreeMap<Code, u64>) {
    let mut words = line.strip_suffix('\n').unwrap_or_default().split(' ');
    if let (Some("kept"), Some(code), Some(n)) = (words.next(), words.next(), words.next()) {
        kept.insert(code.parse().unwrap(), n.parse().unwrap());
    }
}

async fn assert_kept(folder: &Path, kept: &BTreeMap<Code, u64>) {
    let journal = Sqlite::open(folder).unwrap();
    assert_eq!(kept.len(), CAFES as usize);
    for (code, acknowledged) in kept {
        let found = journal.load(code).await.unwrap().unwrap();
        assert!(
            found.seq.0 >= *acknowledged,
            "{code} has lost some after {}",
            found.seq.0
        );
        assert_whole(&found, code);
        // And it goes on.
        journal
            .append(code, found.seq, vec![event(code, found.seq.0 + 1)])
            .await
            .unwrap();
    }
}

#[cfg(unix)]
#[tokio::test]
async fn a_kill_loses_nothing_that_was_acknowledged() {
    let folder = folder();
    let mut child = begin(r#"exec "$0" "$@""#, folder.path());
    let mut kept = BTreeMap::new();
    let mut lines = BufReader::new(child.stdout.take().unwrap());
    let mut line = String::new();
    // More than one checkpoint's worth.
    while kept.values().sum::<u64>() < 6_000 && lines.read_line(&mut line).unwrap() > 0 {
        note(&line, &mut kept);
        line.clear();
    }
    // A second nappe on the same folder is told so, and harms nothing.
    assert!(matches!(Sqlite::open(folder.path()), Err(Fault::InUse(_))));
    child.kill().unwrap();
    child.wait().unwrap();
    while lines.read_line(&mut line).unwrap() > 0 {
        note(&line, &mut kept);
        line.clear();
    }
    assert!(folder.path().join("nappe.db-wal").exists(), "it was killed, not closed");
    assert_kept(folder.path(), &kept).await;
}

#[cfg(unix)]
#[tokio::test]
async fn a_full_disk_is_a_clear_fault_and_loses_nothing() {
    let folder = folder();
    // No file may be longer than 500 kB or so; the signal that comes with it is ignored, so that writing fails.
    let child = begin(r#"trap '' XFSZ; ulimit -f 1000; exec "$0" "$@""#, folder.path());
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success(), "{}", output.status);
    let mut kept = BTreeMap::new();
    let mut faults = 0;
    for line in String::from_utf8(output.stdout).unwrap().split_inclusive('\n') {
        note(line, &mut kept);
        if line.starts_with("fault ") {
            assert!(line.starts_with("fault the journal's database: "), "{line}");
            faults += 1;
        }
    }
    assert_eq!(faults, CAFES, "every writer is told");
    assert_kept(folder.path(), &kept).await;
}
