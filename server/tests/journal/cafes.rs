//! Cafés of which the nth event is known beforehand.

use app::{
    cafe::{
        Event,
        event::Keys,
        id::{Code, GroupId, Key, Millis, ParticipantId},
    },
    wire::Seq,
};
use server::journal::{Journal, Kept, Sqlite};
use tempfile::TempDir;

/// A folder with nothing in it.
pub(crate) fn folder() -> TempDir {
    tempfile::tempdir().unwrap()
}

/// The code of the nth café.
pub(crate) fn code(n: u32) -> Code {
    Code::from_random([n / 27_000, n / 900, n / 30, n, 0, 0])
}

/// A café's nth event: it is opened, and then people join.
pub(crate) fn event(code: &Code, n: u64) -> Event {
    if n == 1 {
        Event::Opened {
            code: code.clone(),
            keys: Keys::default(),
            preparation: super::people::two_tables(),
            at: Millis(1),
        }
    } else {
        Event::Joined {
            participant: ParticipantId(n as u32 - 1),
            key: Key(format!("key {n}")),
            alias: format!("Anne {n}"),
            group: GroupId(1),
            table: None,
            at: Millis(n),
        }
    }
}

/// Keeps the first `count` events of a café, one after the other.
pub(crate) async fn fill(journal: &Sqlite, code: &Code, count: u64) {
    assert!(journal.create(code, &[event(code, 1)]).await.unwrap());
    for n in 2..=count {
        journal.append(code, Seq(n - 1), vec![event(code, n)]).await.unwrap();
    }
}

/// Whether this is the café with exactly its first events.
pub(crate) fn assert_whole(kept: &Kept, code: &Code) {
    let mut cafe = app::cafe::Cafe::default();
    for n in 1..=kept.seq.0 {
        cafe.apply(&event(code, n));
    }
    assert_eq!(*kept.cafe, cafe, "café {code} at {}", kept.seq.0);
}
