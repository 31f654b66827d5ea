//! Given this, when that, then so: what becomes of a photo that lies there.

use app::{
    cafe::{
        Command, Photographer, Refusal, Who,
        id::Round,
        sight::{Seen, Sight, Viewer},
        tablecloth::Mark,
    },
    ink::Point,
};

use crate::people::{Room, cloth, photo};
use crate::photos::{facilitator, lays, overlap, talking};

#[test]
fn an_own_photo_is_described_moved_and_taken_back_in_its_round() {
    let (mut room, anne, _) = talking();
    let by = Photographer::Participant(anne);
    let trace = lays(&mut room, cloth(1, 1), 1, photo(1), by).unwrap().unwrap();
    let note = room.note(anne, cloth(1, 1), Round(1), "à côté").unwrap();
    let spot = |room: &Room, id| room.cafe.traces.find(id).unwrap().1.spot;
    let below = spot(&room, note);
    let at = Some(Point { x: below.x, y: below.y });
    let who = Who::Participant(anne);
    room.give(&Command::Move { trace, zone: None, at }, who).unwrap();
    assert!(!overlap(spot(&room, trace), below), "it covers no note");
    let text = "un arbre".to_owned();
    room.give(&Command::Reword { trace, text }, who).unwrap();
    assert_eq!(room.cafe.traces.find(trace).unwrap().1.about, "un arbre");
    room.give(&Command::Erase { trace }, who).unwrap();
    assert!(room.cafe.traces.find(trace).is_none());
    room.give(&Command::Restore { trace }, who).unwrap();
    let back = room.cafe.traces.find(trace).unwrap().1;
    assert_eq!(
        (back.mark.clone(), back.about.as_str()),
        (Mark::Photo(photo(1)), "un arbre")
    );
    room.go_to_round(Round(2));
    assert_eq!(room.give(&Command::Erase { trace }, who), Err(Refusal::Settled));
}

#[test]
fn a_photo_filed_wrongly_is_refiled() {
    let (mut room, _, _) = talking();
    let trace = lays(&mut room, cloth(1, 1), 1, photo(2), facilitator())
        .unwrap()
        .unwrap();
    let (to, round) = (cloth(2, 2), Round(1));
    room.give(
        &Command::Refile {
            trace,
            cloth: to,
            round,
        },
        Who::Facilitator,
    )
    .unwrap();
    let (place, kept) = room.cafe.traces.find(trace).unwrap();
    assert_eq!((place, kept.round, &kept.mark), (to, round, &Mark::Photo(photo(2))));
    // The same photo there is that one now, and here there is none.
    assert_eq!(lays(&mut room, to, 1, photo(2), facilitator()), Ok(None));
    assert!(
        lays(&mut room, cloth(1, 1), 1, photo(2), facilitator())
            .unwrap()
            .is_some()
    );
}

#[test]
fn a_masked_photo_has_no_name_for_others() {
    let (mut room, anne, bob) = talking();
    let id = lays(&mut room, cloth(1, 1), 1, photo(5), Photographer::Participant(anne))
        .unwrap()
        .unwrap();
    room.give(
        &Command::Mask {
            trace: id,
            reason: "un visage".into(),
        },
        Who::Facilitator,
    )
    .unwrap();
    let seen = |viewer| {
        let slice = room.cafe.seen_with(Sight {
            viewer,
            cloths: Seen::All,
        });
        let json = serde_json::to_string(&slice).unwrap();
        (
            json.contains(photo(5).id.as_str()),
            json.contains("flèches"),
            json.contains("un visage"),
        )
    };
    assert_eq!(seen(Viewer::Facilitator), (true, true, true));
    assert_eq!(seen(Viewer::Participant(anne)), (false, false, true));
    assert_eq!(seen(Viewer::Participant(bob)), (false, false, false));
    assert_eq!(seen(Viewer::Projector), (false, false, false));
}
