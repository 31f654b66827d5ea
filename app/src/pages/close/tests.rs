//! What the last page shows to whom.

use uuid::Uuid;

use leptos::prelude::*;

use super::{super::drawn::html, ClosePage};
use crate::cafe::{
    Cafe, Command, Event, Leave, Venue, What, Who, decide,
    event::Keys,
    id::{Key, Millis, ParticipantId, QuestionId, Round, TraceId},
    preparation::{Language, Planned, Preparation, Prepared},
    sight::{Seen, Sight, Viewer},
};

const ANNE: ParticipantId = ParticipantId(1);

/// A café with one note, and a question that came from it.
fn cafe() -> Cafe {
    let question = Prepared {
        text: "Avec qui ?".to_owned(),
        zones: vec![],
        place: Planned::Tables { tables: 1 },
    };
    let preparation = Preparation {
        title: "Assuétudes".to_owned(),
        questions: vec![question],
        rounds: 1,
        round_minutes: 25,
        ..Preparation::default()
    };
    let mut cafe = Cafe::default();
    let open = Command::Open {
        code: "K7QM4X".parse().unwrap(),
        keys: Keys::default(),
        preparation,
    };
    act(&mut cafe, open, Who::House);
    let join = Command::Join {
        key: Key::default(),
        alias: "Anne".to_owned(),
        table: None,
    };
    act(&mut cafe, join, Who::House);
    next(&mut cafe);
    let trace = TraceId(Uuid::from_u128(1));
    let leave = Command::Leave(Leave::new(
        trace,
        "1@1".parse().unwrap(),
        Round(1),
        What::Note {
            text: "se connaître d'abord".to_owned(),
            zone: None,
            at: None,
        },
    ));
    act(&mut cafe, leave, Who::Participant(ANNE));
    let ask = Command::Ask {
        question: QuestionId(2),
        text: "Comment ?".to_owned(),
        from: vec![trace],
        venue: Venue::Harvest,
    };
    act(&mut cafe, ask, Who::Facilitator);
    next(&mut cafe);
    next(&mut cafe);
    cafe
}

fn act(cafe: &mut Cafe, command: Command, who: Who) {
    for event in decide(cafe, &command, who, Millis(1)).unwrap() {
        cafe.apply(&event);
    }
}

fn next(cafe: &mut Cafe) {
    let leaving = cafe.programme.current().unwrap().id;
    act(cafe, Command::Next { leaving }, Who::Facilitator);
}

fn page(cafe: &Cafe, viewer: Viewer) -> String {
    let cloths = Seen::All;
    let cafe = cafe.seen_with(Sight { viewer, cloths });
    html(|| view! { <ClosePage language=Language::En cafe people=1 rehearsed=false /> })
}

#[test]
fn facilitators_take_everything_home() {
    let page = page(&cafe(), Viewer::Facilitator);
    for file in [
        "all.zip", "all.pdf", "all.csv", "all.json", "1@1.svg", "1@1.png", "1@1.pdf",
    ] {
        assert!(page.contains(&format!("\"/export/K7QM4X/{file}\"")), "{file}");
    }
    assert!(page.contains("<li>1 person</li>"), "{page}");
}

#[test]
fn participants_look_and_remember() {
    let page = page(&cafe(), Viewer::Participant(ANNE));
    assert!(!page.contains("/export/"), "{page}");
    assert!(page.contains("\"/t/K7QM4X?look=1@1\""));
    assert!(
        page.contains("Comment\u{a0}?") && page.contains("se connaître d'abord</q>"),
        "{page}"
    );
}

#[test]
fn what_is_masked_is_no_source_to_read() {
    let mut cafe = cafe();
    cafe.apply(&Event::Masked {
        trace: TraceId(Uuid::from_u128(1)),
        reason: "a name".to_owned(),
        at: Millis(2),
    });
    let page = page(&cafe, Viewer::Facilitator);
    assert!(
        !page.contains("se connaître") && page.contains("Trace masked by the facilitator</q>"),
        "{page}"
    );
}
