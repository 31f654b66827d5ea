//! A journal that is damaged, newer or not ours: a clear refusal, and not a byte is touched.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
    sync::Arc,
};

use proptest::prelude::*;
use server::journal::{Fault, Journal, Kept, Sqlite, name_of};
use tempfile::TempDir;

use super::cafes::{assert_whole, code, event, fill, folder};

/// Every file of a folder; the lock is no part of the journal.
fn files(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries
        .filter(|path| !path.ends_with("nappe.lock"))
        .map(|path| (path.clone(), fs::read(path).unwrap()))
        .collect()
}

/// The fault with which the journal is refused. Nothing of it is touched.
fn refusal(folder: &Path) -> Fault {
    let before = files(folder);
    let fault = Sqlite::open(folder).expect_err("it opens");
    assert!(before == files(folder), "touched, after {fault}");
    fault
}

/// A journal with two cafés and a snapshot, cleanly closed.
async fn good() -> TempDir {
    let folder = folder();
    write(folder.path()).await;
    folder
}

async fn write(folder: &Path) -> Sqlite {
    let journal = Sqlite::open(folder).unwrap();
    for (code, count) in [(code(1), 150), (code(2), 10)] {
        let events: Vec<_> = (1..=count).map(|n| event(&code, n)).collect();
        assert!(journal.create(&code, &events).await.unwrap());
    }
    let kept = journal.load(&code(1)).await.unwrap().unwrap();
    journal.snapshot(&code(1), kept).await.unwrap();
    journal.keep_photo(&code(1), picture()).await.unwrap();
    journal
}

fn picture() -> Arc<[u8]> {
    b"\xff\xd8 a picture ".repeat(600).into()
}

/// A journal as a kill leaves it: everything is in the log, or `moved` into the file and the log goes on.
async fn killed(moved: bool) -> TempDir {
    let (live, left) = (folder(), folder());
    let journal = write(live.path()).await;
    if moved {
        sql(live.path(), "PRAGMA wal_checkpoint(TRUNCATE)");
        fill(&journal, &code(3), 5).await;
    }
    for name in ["nappe.db", "nappe.db-wal", "nappe.db-shm"] {
        fs::copy(live.path().join(name), left.path().join(name)).unwrap();
    }
    left
}

fn sql(folder: &Path, sql: &str) {
    rusqlite::Connection::open(folder.join("nappe.db"))
        .unwrap()
        .execute_batch(sql)
        .unwrap();
}

fn change(folder: &Path, name: &str, change: impl FnOnce(&mut Vec<u8>)) {
    let path = folder.join(name);
    let mut bytes = fs::read(&path).unwrap();
    change(&mut bytes);
    fs::write(&path, bytes).unwrap();
}

async fn assert_good(folder: &Path) {
    let journal = Sqlite::open(folder).unwrap();
    for n in [1, 2] {
        assert_whole(&journal.load(&code(n)).await.unwrap().unwrap(), &code(n));
    }
    let photo = journal.photo(&code(1), &name_of(&picture())).await.unwrap();
    assert_eq!(photo.as_deref(), Some(&*picture()));
    let Kept { seq, .. } = journal.load(&code(1)).await.unwrap().unwrap();
    assert_eq!(seq.0, 150);
}

#[tokio::test]
async fn what_a_kill_leaves_is_good() {
    for moved in [false, true] {
        assert_good(killed(moved).await.path()).await;
    }
}

#[tokio::test]
async fn something_else_is_not_ours() {
    for content in [
        "",
        "x",
        "SQLite",
        "Dear diary, today we had a World Café. It was about everything and more.",
    ] {
        let folder = folder();
        fs::write(folder.path().join("nappe.db"), content).unwrap();
        assert!(matches!(refusal(folder.path()), Fault::NotOurs(_)), "{content:?}");
    }
    let other = folder();
    sql(
        other.path(),
        "CREATE TABLE bookmarks (url TEXT); PRAGMA user_version = 1",
    );
    assert!(matches!(refusal(other.path()), Fault::NotOurs(_)));
}

#[tokio::test]
async fn a_newer_journal_is_left_to_a_newer_nappe() {
    let newer = |fault: Fault| matches!(fault, Fault::Newer { found: 99, .. });
    let tables = good().await;
    sql(
        tables.path(),
        "PRAGMA user_version = 99; PRAGMA wal_checkpoint(TRUNCATE)",
    );
    assert!(newer(refusal(tables.path())));

    // A newer Nappe was killed right after it had brought the tables to its form: only the log knows.
    let (live, left) = (good().await, folder());
    let newest = rusqlite::Connection::open(live.path().join("nappe.db")).unwrap();
    newest.execute_batch("PRAGMA user_version = 99").unwrap();
    for name in ["nappe.db", "nappe.db-wal"] {
        fs::copy(live.path().join(name), left.path().join(name)).unwrap();
    }
    assert!(newer(refusal(left.path())));
}

#[tokio::test]
async fn a_changed_event_is_noticed() {
    for changes in [
        "UPDATE event SET json = replace(json, 'Anne 70', 'Anna 70')",
        "UPDATE event SET version = 99 WHERE seq = 70",
        "UPDATE event SET seq = 700 WHERE seq = 70",
    ] {
        let folder = good().await;
        sql(folder.path(), changes);
        let fault = refusal(folder.path());
        assert!(matches!(&fault, Fault::Damaged { .. }), "{changes}: {fault}");
        assert!(!fault.to_string().contains("Ann"), "nobody is named: {fault}");
    }
}

#[tokio::test]
async fn a_changed_photo_is_noticed() {
    for changes in [
        "UPDATE photo SET picture = x'ffd8'",
        "UPDATE photo SET name = replace(name, substr(name, 1, 1), 'x')",
    ] {
        let folder = good().await;
        sql(folder.path(), changes);
        let fault = refusal(folder.path());
        assert!(matches!(&fault, Fault::Damaged { .. }), "{changes}: {fault}");
    }
}

#[tokio::test]
async fn a_log_whose_journal_is_gone_is_kept() {
    let folder = killed(true).await;
    fs::remove_file(folder.path().join("nappe.db")).unwrap();
    assert!(matches!(refusal(folder.path()), Fault::Damaged { .. }));
}

#[tokio::test]
async fn a_folder_that_can_be_none_is_named() {
    let folder = folder();
    let file = folder.path().join("file");
    fs::write(&file, "a file").unwrap();
    let fault = Sqlite::open(&file.join("data")).expect_err("a folder in a file");
    assert!(fault.to_string().contains("file/data"), "{fault}");
    fs::create_dir(folder.path().join("nappe.db")).unwrap();
    assert!(matches!(refusal_of_folder(folder.path()), Fault::Folder { .. }));
}

fn refusal_of_folder(folder: &Path) -> Fault {
    Sqlite::open(folder).expect_err("a folder in the journal's place")
}

fn block_on<T>(future: impl Future<Output = T>) -> T {
    tokio::runtime::Builder::new_current_thread()
        .build()
        .unwrap()
        .block_on(future)
}

/// A journal with this change opens as if nothing were, or it is refused and not touched.
async fn assert_noticed_or_harmless(clean: bool, moved: bool, change_it: impl FnOnce(&mut Vec<u8>)) {
    let folder = if clean { good().await } else { killed(moved).await };
    change(folder.path(), "nappe.db", change_it);
    let before = files(folder.path());
    match Sqlite::open(folder.path()) {
        Ok(journal) => {
            drop(journal);
            assert_good(folder.path()).await;
        }
        Err(fault) => assert!(before == files(folder.path()), "touched, after {fault}"),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    /// Wherever a bit is flipped, it is noticed, or no event stood there.
    #[test]
    fn a_flipped_bit_is_noticed_or_harmless(
        place in any::<prop::sample::Index>(), bit in 0_u8..8, clean in any::<bool>(), moved in any::<bool>(),
    ) {
        block_on(assert_noticed_or_harmless(clean, moved, |bytes| {
            let place = place.index(bytes.len());
            bytes[place] ^= 1 << bit;
        }));
    }

    /// Wherever the journal ends too early, it is noticed, or only the snapshot stood there.
    #[test]
    fn a_missing_end_is_noticed_or_harmless(
        place in any::<prop::sample::Index>(), clean in any::<bool>(), moved in any::<bool>(),
    ) {
        block_on(assert_noticed_or_harmless(clean, moved, |bytes| bytes.truncate(place.index(bytes.len()))));
    }
}

#[tokio::test]
async fn half_a_journal_is_refused() {
    for clean in [false, true] {
        let folder = if clean { good().await } else { killed(true).await };
        change(folder.path(), "nappe.db", |bytes| bytes.truncate(bytes.len() / 2));
        assert!(matches!(refusal(folder.path()), Fault::Damaged { .. }));
    }
}

#[tokio::test]
async fn a_hole_in_the_middle_is_refused() {
    for clean in [false, true] {
        let folder = if clean { good().await } else { killed(true).await };
        change(folder.path(), "nappe.db", |bytes| {
            let middle = bytes.len() / 2;
            bytes[middle - 2_048..middle + 2_048].fill(0x5a);
        });
        assert!(matches!(refusal(folder.path()), Fault::Damaged { .. }));
    }
}
