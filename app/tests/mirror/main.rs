//! Law 5: whatever is lost, repeated or late on the line, a mirror that has caught up equals what the server would show.

#[cfg(test)]
mod server;
#[cfg(test)]
mod turns;

use app::{
    cafe::{
        Command, Leave, Who,
        id::{Millis, TraceId},
        preparation::Language,
    },
    live::{Start, mirror::Mirror},
    wire::{Down, Seq, Up},
};
use proptest::prelude::*;
use server::{ME, Server, Wire};
use turns::{note, pick, play, touch, turn};
use uuid::Uuid;

proptest! {
    #[test]
    fn a_mirror_that_has_caught_up_is_what_the_server_shows(turns in prop::collection::vec(turn(), 0..80)) {
        let (server, mirror, _) = play(&turns);
        let shown = server.cafe.seen_with(server.sight(mirror.cloth()));
        prop_assert_eq!(&mirror.cafe, &shown);
        prop_assert_eq!(mirror.seq, Seq(server.past.len() as u64));
    }

    #[test]
    fn what_was_left_is_kept_once_or_refused_with_a_reason(turns in prop::collection::vec(turn(), 0..80)) {
        let (server, mirror, mine) = play(&turns);
        prop_assert!(mirror.pending.is_empty(), "{:?}", mirror.pending);
        for id in (1..=mine).map(|id| TraceId(Uuid::from_u128(id))) {
            let lying = server.cafe.traces.all().filter(|(_, trace)| trace.id == id).count();
            let kept = lying + usize::from(server.cafe.traces.erased(id).is_some());
            let refused = mirror.refused.iter().any(
                |refused| matches!(refused.command, Command::Leave(Leave { trace, .. }) if trace == id),
            );
            prop_assert_eq!(kept + usize::from(refused), 1);
        }
    }

    /// What the mirror foresees is what comes, when nobody else does anything meanwhile.
    #[test]
    fn what_is_done_is_foreseen(turns in prop::collection::vec(turn(), 0..60), which in 0..9_usize, touch in touch()) {
        let (mut server, mut mirror, _) = play(&turns);
        let (Some(cloth), Some(trace)) = (mirror.cloth(), pick(&mirror.cafe, which)) else { return Ok(()) };
        let Up::Do { command, .. } = mirror.wants(touch.command(trace)) else { return Ok(()) };
        let foreseen = mirror.ahead(cloth);
        if server.act(&command, Who::Participant(ME), &mut Wire::default()).is_ok_and(|again| !again) {
            let (_, after) = server.cafe.traces.known(trace).unwrap();
            let mut before = foreseen.into_iter().find(|foreseen| foreseen.id == trace).unwrap();
            before.erased = before.erased.and(after.erased);
            prop_assert_eq!(&before, after);
        }
    }

    #[test]
    fn what_is_left_lies_there_at_once_beside_all_others(turns in prop::collection::vec(turn(), 0..60)) {
        let (_, mut mirror, mine) = play(&turns);
        let Some(command) = note(&mirror.cafe, ME, mine + 1) else { return Ok(()) };
        let cloth = mirror.cafe.cloth_of(ME).unwrap();
        let _ = mirror.wants(command);
        let ahead = mirror.ahead(cloth);
        prop_assert_eq!(ahead.len(), 1);
        let spot = ahead[0].spot;
        for other in mirror.cafe.traces.on(cloth) {
            let apart = spot.x + spot.w <= other.spot.x || other.spot.x + other.spot.w <= spot.x
                || spot.y + spot.h <= other.spot.y || other.spot.y + other.spot.h <= spot.y;
            prop_assert!(apart, "{:?} and {:?}", spot, other.spot);
        }
    }
}

#[test]
fn the_clock_is_the_servers() {
    let server = Server::open();
    let start = Start {
        now: Millis(10_000),
        seq: Seq(1),
        cafe: server.cafe,
        language: Language::En,
    };
    let mut mirror = Mirror::new(start, Millis(500));
    assert_eq!(mirror.server_time(Millis(1_500)), Millis(11_000));
    mirror.hear(Down::Tick { now: Millis(20_000) }, Millis(30_000));
    assert_eq!(mirror.server_time(Millis(31_000)), Millis(21_000));
}

#[test]
fn an_older_picture_counts_only_as_the_first_on_a_new_line() {
    let server = Server::open();
    let picture = |seq| Down::Welcome {
        now: Millis(1),
        seq: Seq(seq),
        cafe: Box::new(server.cafe.clone()),
    };
    let start = Start {
        now: Millis(1),
        seq: Seq(9),
        cafe: server.cafe.clone(),
        language: Language::Fr,
    };
    let mut mirror = Mirror::new(start, Millis(1));
    mirror.hear(picture(3), Millis(1));
    assert_eq!(mirror.seq, Seq(9));
    let _ = mirror.say_again();
    mirror.hear(picture(3), Millis(1));
    assert_eq!(mirror.seq, Seq(3));
}
