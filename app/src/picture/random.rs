//! Cafés for the tests of this room, drawn at random and lived through `decide` and `apply`.

use proptest::prelude::*;
use uuid::Uuid;

use crate::{
    cafe::{
        Cafe, Command, LayPhoto, Leave, Photographer, What, Who, decide,
        event::Keys,
        id::{ClothId, Code, GroupId, Key, Millis, ParticipantId, QuestionId, Round, TraceId},
        preparation::{Language, Planned, Preparation, Prepared},
        programme::StepKind,
        tablecloth::{
            Mark, Photo, PhotoId, Thread, ThreadKind, Trace,
            sheet::{Sheet, Wish},
        },
    },
    ink::{Point, Stroke},
};

/// The people of a random café.
const PEOPLE: u32 = 4;

/// A name for a trace.
pub(super) fn name(number: u128) -> TraceId {
    TraceId(Uuid::from_u128(
        number.wrapping_mul(0x9e37_79b9_7f4a_7c15_f39c_c060_5ced_c835),
    ))
}

/// A note alone on a cloth.
pub(super) fn note(number: u128, text: &str) -> Trace {
    Trace {
        id: name(number),
        by: ParticipantId(1),
        signed: None,
        alias: "Anne".to_owned(),
        group: GroupId(1),
        round: Round(1),
        at: Millis(0),
        spot: Sheet::with_zones(0)
            .place_note(&[], text, None, Wish::Anywhere)
            .unwrap_or_default(),
        mark: Mark::Note {
            text: text.to_owned(),
            zone: None,
        },
        about: String::new(),
        thread: None,
        mask: None,
        resonances: vec![],
        approved: false,
        erased: None,
    }
}

/// What happens in a random café.
#[derive(Clone, Debug)]
enum Act {
    Write {
        by: u32,
        text: String,
        zone: Option<u8>,
        at: Option<Point>,
        to: Option<prop::sample::Index>,
        kind: ThreadKind,
    },
    Draw {
        by: u32,
        points: Vec<(i32, i32)>,
    },
    Photo {
        by: u32,
        size: (u32, u32),
    },
    Mask(prop::sample::Index),
    /// Somebody erases a trace, or somebody finds that it matters.
    Erase(prop::sample::Index),
    Matter(u32, prop::sample::Index),
    GoOn,
}

fn act() -> impl Strategy<Value = Act> {
    let by = 1..=PEOPLE;
    let at = prop::option::of((0..12_000, 0..9_000).prop_map(|(x, y)| Point { x, y }));
    let text = prop_oneof![
        6 => "[a-zéà']{1,9}( [a-zéà']{1,9}){0,24}",
        2 => prop::sample::select(vec!["<b>&\"'</b>", "oui 👩‍👩‍👧 & non", "مرحبا بكم في المقهى", "שלום", "\u{ffff}", "W\nW\nW"])
            .prop_map(str::to_owned),
        1 => "\\PC{1,60}",
    ];
    let kind = prop::sample::select(vec![
        ThreadKind::Continues,
        ThreadKind::Answers,
        ThreadKind::Contradicts,
    ]);
    let zone = prop::option::of(0..2_u8);
    prop_oneof![
        8 => (by.clone(), text, zone, at, prop::option::of(any::<prop::sample::Index>()), kind)
            .prop_map(|(by, text, zone, at, to, kind)| Act::Write { by, text, zone, at, to, kind }),
        3 => (by, prop::collection::vec((0..12_000, 0..9_000), 1..12)).prop_map(|(by, points)| Act::Draw { by, points }),
        1 => (1..=PEOPLE, (1..2_001_u32, 1..2_001_u32)).prop_map(|(by, size)| Act::Photo { by, size }),
        1 => any::<prop::sample::Index>().prop_map(Act::Mask),
        1 => any::<prop::sample::Index>().prop_map(Act::Erase),
        2 => (1..=PEOPLE, any::<prop::sample::Index>()).prop_map(|(by, trace)| Act::Matter(by, trace)),
        1 => Just(Act::GoOn),
    ]
}

/// A café in which anything has happened that people may do.
pub(super) fn cafe() -> impl Strategy<Value = Cafe> {
    prop::collection::vec(act(), 1..40).prop_map(|acts| {
        let mut cafe = opened();
        for (number, act) in (1..).zip(acts) {
            play(&mut cafe, number, act);
        }
        cafe
    })
}

/// Does what a command leads to; what is refused does nothing.
pub(super) fn give(cafe: &mut Cafe, command: &Command, who: Who) {
    for event in decide(cafe, command, who, Millis(1)).unwrap_or_default() {
        cafe.apply(&event);
    }
}

fn opened() -> Cafe {
    let prepared = |text: &str, zones: &[&str], place| Prepared {
        text: text.to_owned(),
        zones: zones.iter().map(|zone| (*zone).to_owned()).collect(),
        place,
    };
    let preparation = Preparation {
        title: "Un café".to_owned(),
        purpose: String::new(),
        language: Language::Fr,
        questions: vec![
            prepared(
                "En plénière",
                &["Les freins", "Les facilitants"],
                Planned::Plenary { minutes: 5 },
            ),
            prepared("Pour quoi faire ?", &[], Planned::Tables { tables: 1 }),
            prepared("Avec qui ?", &["Ici", "Ailleurs"], Planned::Tables { tables: 1 }),
        ],
        groups: 2,
        rounds: 3,
        round_minutes: 20,
        travel_minutes: 0,
        ..Preparation::default()
    };
    let mut cafe = Cafe::default();
    let open = Command::Open {
        code: Code::from_random([0; 6]),
        keys: Keys::default(),
        preparation,
    };
    give(&mut cafe, &open, Who::House);
    for person in 1..=PEOPLE {
        let join = Command::Join {
            key: Key(person.to_string()),
            alias: format!("Personne {person}"),
            table: None,
        };
        give(&mut cafe, &join, Who::House);
    }
    go_on(&mut cafe);
    cafe
}

fn go_on(cafe: &mut Cafe) {
    let step = cafe
        .programme
        .current()
        .filter(|_| cafe.programme.now() != StepKind::Harvest)
        .map(|step| step.id);
    if let Some(leaving) = step {
        give(cafe, &Command::Next { leaving }, Who::Facilitator);
    }
}

fn play(cafe: &mut Cafe, number: u128, act: Act) {
    let names: Vec<TraceId> = cafe.traces.all().map(|(_, trace)| trace.id).collect();
    let (by, what, thread) = match act {
        Act::GoOn => return go_on(cafe),
        Act::Mask(_) | Act::Erase(_) | Act::Matter(..) if names.is_empty() => return,
        Act::Erase(index) => {
            let trace = *index.get(&names);
            let by = cafe.traces.find(trace).map_or(ParticipantId(0), |(_, trace)| trace.by);
            return give(cafe, &Command::Erase { trace }, Who::Participant(by));
        }
        Act::Matter(by, index) => {
            let trace = *index.get(&names);
            let resonate = Command::Resonate { trace, matters: true };
            return give(cafe, &resonate, Who::Participant(ParticipantId(by)));
        }
        Act::Mask(index) => {
            let mask = Command::Mask {
                trace: *index.get(&names),
                reason: "il nomme quelqu'un".to_owned(),
            };
            return give(cafe, &mask, Who::Facilitator);
        }
        Act::Photo { by, size } => return photograph(cafe, number, by, size),
        Act::Write {
            by,
            text,
            zone,
            at,
            to,
            kind,
        } => {
            let to = to.filter(|_| !names.is_empty()).map(|index| Thread {
                to: *index.get(&names),
                kind,
            });
            (by, What::Note { text, zone, at }, to)
        }
        Act::Draw { by, points } => {
            let points: Vec<Point> = points.into_iter().map(|(x, y)| Point { x, y }).collect();
            (by, What::Ink(Stroke::through(&points).unwrap()), None)
        }
    };
    let by = ParticipantId(by);
    let (cloth, round) = place(cafe, by);
    give(
        cafe,
        &Command::Leave(Leave {
            trace: name(number),
            cloth,
            round,
            what,
            thread,
            signed: None,
        }),
        Who::Participant(by),
    );
}

/// Where somebody sits, and in which round.
fn place(cafe: &Cafe, by: ParticipantId) -> (ClothId, Round) {
    let cloth = cafe.cloth_of(by).unwrap_or(ClothId {
        question: QuestionId(1),
        ..ClothId::default()
    });
    (cloth, cafe.programme.round().unwrap_or(Round::PLENARY))
}

fn photograph(cafe: &mut Cafe, number: u128, by: u32, (width, height): (u32, u32)) {
    let by = ParticipantId(by);
    let (cloth, round) = place(cafe, by);
    let photo = Photo {
        id: PhotoId::from_hash([number as u8; 32]),
        width,
        height,
    };
    let command = Command::LayPhoto(LayPhoto {
        trace: name(number),
        cloth,
        round,
        photo,
        about: "<image href=\"/\">".to_owned(),
        by: Photographer::Participant(by),
    });
    give(cafe, &command, Who::House);
}
