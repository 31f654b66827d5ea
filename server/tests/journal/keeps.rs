//! What is kept comes back as it was.

use std::sync::Arc;

use app::{cafe::Event, wire::Seq};
use proptest::prelude::*;
use server::journal::{Fault, Journal, Kept, Sqlite, name_of};

use super::{
    cafes::{assert_whole, code, event, fill, folder},
    moves::{moves, preparation},
    people::Room,
};

#[tokio::test]
async fn a_cafe_comes_back() {
    let folder = folder();
    let journal = Sqlite::open(folder.path()).unwrap();
    assert_eq!(journal.load(&code(1)).await.unwrap(), None);
    fill(&journal, &code(1), 5).await;
    let live = journal.load(&code(1)).await.unwrap().unwrap();
    assert_eq!(live.seq, Seq(5));
    assert_whole(&live, &code(1));
    journal.ready().await.unwrap();

    drop(journal);
    assert!(
        !folder.path().join("nappe.db-wal").exists(),
        "a closed journal is one file"
    );
    let again = Sqlite::open(folder.path()).unwrap();
    assert_eq!(again.load(&code(1)).await.unwrap().unwrap(), live);
}

#[tokio::test]
async fn a_code_is_given_once() {
    let folder = folder();
    let journal = Sqlite::open(folder.path()).unwrap();
    fill(&journal, &code(1), 2).await;
    assert!(!journal.create(&code(1), &[event(&code(1), 1)]).await.unwrap());
    assert_eq!(journal.load(&code(1)).await.unwrap().unwrap().seq, Seq(2));
}

#[tokio::test]
async fn nobody_writes_over_what_another_has_written() {
    let folder = folder();
    let journal = Sqlite::open(folder.path()).unwrap();
    fill(&journal, &code(1), 3).await;
    for after in [0, 2, 4] {
        let answer = journal
            .append(&code(1), Seq(after), vec![event(&code(1), after + 1)])
            .await;
        assert!(
            matches!(&answer, Err(Fault::Overtaken { last: Seq(3), .. })),
            "after {after}: {answer:?}"
        );
    }
    let nowhere = journal.append(&code(2), Seq(0), vec![event(&code(2), 1)]).await;
    assert!(matches!(nowhere, Err(Fault::Overtaken { last: Seq(0), .. })));
    assert_whole(&journal.load(&code(1)).await.unwrap().unwrap(), &code(1));
    assert_eq!(journal.load(&code(2)).await.unwrap(), None);
}

#[tokio::test(flavor = "multi_thread")]
async fn many_cafes_write_at_once() {
    let folder = folder();
    let journal = Arc::new(Sqlite::open(folder.path()).unwrap());
    let cafes: Vec<_> = (0..200).map(code).collect();
    let writing = cafes.iter().cloned().map(|code| {
        let journal = Arc::clone(&journal);
        tokio::spawn(async move { fill(&journal, &code, 20).await })
    });
    for written in writing.collect::<Vec<_>>() {
        written.await.unwrap();
    }
    drop(journal);
    let again = Sqlite::open(folder.path()).unwrap();
    for code in cafes {
        let kept = again.load(&code).await.unwrap().unwrap();
        assert_eq!(kept.seq, Seq(20));
        assert_whole(&kept, &code);
    }
}

#[tokio::test]
async fn a_cafe_is_read_while_another_process_would_write() {
    let folder = folder();
    let journal = Sqlite::open(folder.path()).unwrap();
    fill(&journal, &code(1), 4).await;
    let read = || Sqlite::read(folder.path(), &code(1)).unwrap().unwrap();
    assert_whole(&read(), &code(1));
    drop(journal);
    assert_eq!(read().seq, Seq(4));
    assert!(Sqlite::read(folder.path(), &code(2)).unwrap().is_none());
    assert!(matches!(
        Sqlite::read(&folder.path().join("elsewhere"), &code(1)),
        Err(Fault::Folder { .. })
    ));
}

/// A snapshot that lies shows that it is used; one that is older, damaged or of another form is not.
#[tokio::test]
async fn only_the_newest_good_snapshot_is_used() {
    let folder = folder();
    let journal = Sqlite::open(folder.path()).unwrap();
    fill(&journal, &code(1), 6).await;
    let true_cafe = journal.load(&code(1)).await.unwrap().unwrap().cafe;
    let lie = |groups, seq| {
        let mut cafe = (*true_cafe).clone();
        cafe.groups = groups;
        let (cafe, seq) = (Arc::new(cafe), Seq(seq));
        Kept { cafe, seq }
    };
    let groups = async || journal.load(&code(1)).await.unwrap().unwrap().cafe.groups;
    journal.snapshot(&code(1), lie(50, 4)).await.unwrap();
    assert_eq!(groups().await, 50);
    journal.snapshot(&code(1), lie(60, 6)).await.unwrap();
    journal.snapshot(&code(1), lie(70, 5)).await.unwrap();
    assert_eq!(groups().await, 60);

    let change = |sql: &str| {
        let changed = rusqlite::Connection::open(folder.path().join("nappe.db"))
            .unwrap()
            .execute(sql, []);
        assert_eq!(changed.unwrap(), 1, "{sql}");
    };
    change("UPDATE snapshot SET form = 9");
    assert_eq!(groups().await, true_cafe.groups);
    journal.snapshot(&code(1), lie(80, 3)).await.unwrap();
    assert_eq!(groups().await, 80);
    change("UPDATE snapshot SET json = replace(json, '80', '81')");
    assert_eq!(groups().await, true_cafe.groups);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    /// Law 4, on the disk: at every prefix the journal, with or without a snapshot, adds up to the live café.
    #[test]
    fn the_journal_adds_up(preparation in preparation(), moves in moves(), snapshot in 0_usize..60) {
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        runtime.block_on(async {
            let folder = folder();
            let journal = Sqlite::open(folder.path()).unwrap();
            let mut room = Room::open(preparation);
            let code = room.cafe.code.clone();
            assert!(journal.create(&code, &room.journal).await.unwrap());
            for (n, step) in moves.iter().enumerate() {
                let before = Seq(room.journal.len() as u64);
                let Some((command, who)) = room.command(step) else { continue };
                let Ok(events) = room.give(&command, who) else { continue };
                journal.append(&code, before, events).await.unwrap();
                let live = Kept { cafe: Arc::new(room.cafe.clone()), seq: Seq(room.journal.len() as u64) };
                if n == snapshot {
                    journal.snapshot(&code, live.clone()).await.unwrap();
                }
                assert_eq!(journal.load(&code).await.unwrap().unwrap(), live);
            }
        });
    }
}

#[tokio::test]
async fn an_append_of_several_is_kept_in_order() {
    let folder = folder();
    let journal = Sqlite::open(folder.path()).unwrap();
    let events: Vec<Event> = (1..=40).map(|n| event(&code(1), n)).collect();
    assert!(journal.create(&code(1), &events[..7]).await.unwrap());
    journal.append(&code(1), Seq(7), events[7..].to_vec()).await.unwrap();
    let kept = journal.load(&code(1)).await.unwrap().unwrap();
    assert_eq!(kept.seq, Seq(40));
    assert_whole(&kept, &code(1));
}

/// A picture, as far as a journal knows: some bytes.
fn picture(n: u8) -> Arc<[u8]> {
    (0..9_000_u32)
        .map(|byte| (byte * byte / 7) as u8 ^ n)
        .collect::<Vec<_>>()
        .into()
}

#[tokio::test]
async fn a_photo_comes_back_under_its_name() {
    let folder = folder();
    let journal = Sqlite::open(folder.path()).unwrap();
    fill(&journal, &code(1), 2).await;
    let id = journal.keep_photo(&code(1), picture(1)).await.unwrap();
    assert_eq!(id, name_of(&picture(1)));
    assert_eq!(
        journal.photo(&code(1), &id).await.unwrap().as_deref(),
        Some(&*picture(1))
    );
    assert_eq!(
        journal.photo(&code(2), &id).await.unwrap(),
        None,
        "it is another café's"
    );
    assert_eq!(journal.photo(&code(1), &name_of(b"")).await.unwrap(), None);
    // Another process reads it at once, and this one after it was closed.
    let read = || Sqlite::read_photo(folder.path(), &code(1), &id).unwrap();
    assert_eq!(read().as_deref(), Some(&*picture(1)));
    drop(journal);
    assert_eq!(read().as_deref(), Some(&*picture(1)));
    let again = Sqlite::open(folder.path()).unwrap();
    assert_eq!(again.photo(&code(1), &id).await.unwrap().as_deref(), Some(&*picture(1)));
}

#[tokio::test]
async fn a_photo_is_kept_once() {
    let folder = folder();
    let journal = Sqlite::open(folder.path()).unwrap();
    let first = journal.keep_photo(&code(1), picture(1)).await.unwrap();
    assert_eq!(journal.keep_photo(&code(1), picture(1)).await.unwrap(), first);
    assert_ne!(journal.keep_photo(&code(1), picture(2)).await.unwrap(), first);
    let count: u32 = rusqlite::Connection::open(folder.path().join("nappe.db"))
        .unwrap()
        .query_row("SELECT count(*) FROM photo", [], |row| row.get(0))
        .unwrap();
    assert_eq!(count, 2);
}

/// The tables as they were before there were photos.
#[tokio::test]
async fn a_journal_of_the_first_form_learns_to_keep_photos() {
    let folder = folder();
    let journal = Sqlite::open(folder.path()).unwrap();
    fill(&journal, &code(1), 4).await;
    drop(journal);
    let first_form = "DROP TABLE photo; PRAGMA user_version = 1; PRAGMA journal_mode = DELETE";
    let database = rusqlite::Connection::open(folder.path().join("nappe.db")).unwrap();
    database.execute_batch(first_form).unwrap();
    drop(database);

    // Only read, it stays as it is.
    let id = name_of(&picture(1));
    assert_eq!(Sqlite::read(folder.path(), &code(1)).unwrap().unwrap().seq, Seq(4));
    assert_eq!(Sqlite::read_photo(folder.path(), &code(1), &id).unwrap(), None);

    let journal = Sqlite::open(folder.path()).unwrap();
    assert_whole(&journal.load(&code(1)).await.unwrap().unwrap(), &code(1));
    assert_eq!(journal.photo(&code(1), &id).await.unwrap(), None);
    journal.keep_photo(&code(1), picture(1)).await.unwrap();
    assert_eq!(
        journal.photo(&code(1), &id).await.unwrap().as_deref(),
        Some(&*picture(1))
    );
    journal
        .append(&code(1), Seq(4), vec![event(&code(1), 5)])
        .await
        .unwrap();
}
