//! Cafés at random: what people write, draw, answer and mask at two tables and in a plenary.

use app::{
    cafe::{
        Cafe, Command, LayPhoto, Leave, Photographer, What, Who, decide,
        event::Keys,
        id::{ClothId, Code, Key, Millis, ParticipantId, Round, TraceId},
        preparation::{Language, Planned, Preparation, Prepared},
        programme::StepKind,
        tablecloth::{Photo, PhotoId, Thread, ThreadKind},
    },
    ink::{Point, Stroke},
};
use proptest::{prelude::*, sample::Index};
use uuid::Uuid;

/// Every text has one of its own, which no masked text may leave behind.
const SECRET: &str = "zq";

#[derive(Clone, Debug)]
enum Act {
    Write { by: u32, text: String, to: Option<Index> },
    Draw { by: u32, points: Vec<(i32, i32)> },
    Photo { by: u32, picture: u8 },
    Mask(Index),
    Erase(Index),
    Matter(u32, Index),
    GoOn,
}

fn acts() -> impl Strategy<Value = Vec<Act>> {
    let by = 1..5_u32;
    let text = prop_oneof![
        4 => "[a-p' éœ]{1,80}",
        2 => "[=+@-][a-p0-9()]{1,12}",
        2 => prop::sample::select(vec!["<b>&\"'</b>", "a\nb", "oui 👩‍👩‍👧", "مرحبا بكم", "\"a\";,b", "\u{fffe}"]).prop_map(str::to_owned),
    ];
    let act = prop_oneof![
        8 => (by.clone(), text, prop::option::of(any::<Index>())).prop_map(|(by, text, to)| Act::Write { by, text, to }),
        1 => any::<Index>().prop_map(Act::Erase),
        3 => (by.clone(), any::<Index>()).prop_map(|(by, trace)| Act::Matter(by, trace)),
        2 => (by.clone(), prop::collection::vec((0..12_000, 0..8_000), 1..9)).prop_map(|(by, points)| Act::Draw { by, points }),
        2 => (by, any::<u8>()).prop_map(|(by, picture)| Act::Photo { by, picture }),
        2 => any::<Index>().prop_map(Act::Mask),
        1 => Just(Act::GoOn),
    ];
    prop::collection::vec(act, 1..40)
}

/// A café in which such things have happened.
pub(crate) fn cafe() -> impl Strategy<Value = Cafe> {
    acts().prop_map(|acts| {
        let mut cafe = opened();
        for (number, act) in (1..).zip(acts) {
            play(&mut cafe, number, act);
        }
        cafe
    })
}

/// A café with one note.
pub(crate) fn with_note(text: &str) -> Cafe {
    let mut cafe = opened();
    play(
        &mut cafe,
        1,
        Act::Write {
            by: 1,
            text: text.to_owned(),
            to: None,
        },
    );
    cafe
}

/// A café with one photo, left by a facilitator for the first round of the first table.
pub(crate) fn with_photo(photo: Photo) -> Cafe {
    let mut cafe = opened();
    go_on(&mut cafe);
    let alias = "animation".to_owned();
    lay(
        &mut cafe,
        1,
        "2@1".parse().unwrap(),
        photo,
        Photographer::Facilitator { alias },
    );
    cafe
}

/// Masks everything.
pub(crate) fn mask(cafe: &mut Cafe) {
    let left: Vec<TraceId> = cafe.traces.all().map(|(_, trace)| trace.id).collect();
    for trace in left {
        let reason = "montre un visage".to_owned();
        give(cafe, &Command::Mask { trace, reason }, Who::Facilitator);
    }
}

/// The part of a note's words that is in no other text.
pub(crate) fn secret(text: &str) -> Option<&str> {
    text.split_whitespace().find(|word| word.starts_with(SECRET))
}

fn give(cafe: &mut Cafe, command: &Command, who: Who) {
    for event in decide(cafe, command, who, Millis(1_323_421_200_000)).unwrap_or_default() {
        cafe.apply(&event);
    }
}

fn opened() -> Cafe {
    let at = |text: &str, place| Prepared {
        text: text.to_owned(),
        zones: vec![],
        place,
    };
    let preparation = Preparation {
        title: "Un café".to_owned(),
        purpose: String::new(),
        language: Language::Fr,
        questions: vec![
            at("Tous ensemble", Planned::Plenary { minutes: 5 }),
            at("Pour quoi faire ?", Planned::Tables { tables: 1 }),
            at("Avec qui ?", Planned::Tables { tables: 1 }),
        ],
        groups: 2,
        rounds: 2,
        round_minutes: 20,
        travel_minutes: 0,
        ..Preparation::default()
    };
    let mut cafe = Cafe::default();
    let code = Code::from_random([7; 6]);
    give(
        &mut cafe,
        &Command::Open {
            code,
            keys: Keys::default(),
            preparation,
        },
        Who::House,
    );
    for person in ["Anne", "=Benoît", "Chloé, \"C\"", "<David>"] {
        give(
            &mut cafe,
            &Command::Join {
                key: Key(person.to_owned()),
                alias: person.to_owned(),
                table: None,
            },
            Who::House,
        );
    }
    go_on(&mut cafe);
    cafe
}

fn go_on(cafe: &mut Cafe) {
    let last = cafe.programme.now() == StepKind::Harvest;
    if let Some(leaving) = cafe.programme.current().filter(|_| !last).map(|step| step.id) {
        give(cafe, &Command::Next { leaving }, Who::Facilitator);
    }
}

fn play(cafe: &mut Cafe, number: u128, act: Act) {
    let left: Vec<TraceId> = cafe.traces.all().map(|(_, trace)| trace.id).collect();
    let (by, what, thread) = match act {
        Act::GoOn => return go_on(cafe),
        Act::Mask(_) | Act::Erase(_) | Act::Matter(..) if left.is_empty() => return,
        Act::Erase(index) => {
            let trace = *index.get(&left);
            let by = cafe.traces.find(trace).unwrap().1.by;
            return give(cafe, &Command::Erase { trace }, Who::Participant(by));
        }
        Act::Matter(by, index) => {
            let trace = *index.get(&left);
            let resonate = Command::Resonate { trace, matters: true };
            return give(cafe, &resonate, Who::Participant(ParticipantId(by)));
        }
        Act::Mask(index) => {
            let mask = Command::Mask {
                trace: *index.get(&left),
                reason: "nomme quelqu'un".to_owned(),
            };
            return give(cafe, &mask, Who::Facilitator);
        }
        Act::Photo { by, picture } => {
            let by = ParticipantId(by);
            let Some(cloth) = cafe.cloth_of(by) else { return };
            let photo = Photo {
                id: PhotoId::from_hash([picture; 32]),
                width: 40,
                height: 30,
            };
            return lay(cafe, number, cloth, photo, Photographer::Participant(by));
        }
        Act::Write { by, text, to } => {
            let to = to.filter(|_| !left.is_empty()).map(|to| Thread {
                to: *to.get(&left),
                kind: ThreadKind::Answers,
            });
            (
                by,
                What::Note {
                    text: format!("{text} {SECRET}{number}qz"),
                    zone: None,
                    at: None,
                },
                to,
            )
        }
        Act::Draw { by, points } => {
            let points: Vec<Point> = points.into_iter().map(|(x, y)| Point { x, y }).collect();
            (by, What::Ink(Stroke::through(&points).unwrap()), None)
        }
    };
    let by = ParticipantId(by);
    let round = cafe.programme.round().unwrap_or(Round::PLENARY);
    let Some(cloth) = cafe.cloth_of(by) else { return };
    let trace = TraceId(Uuid::from_u128(number));
    give(
        cafe,
        &Command::Leave(Leave {
            trace,
            cloth,
            round,
            what,
            thread,
            signed: None,
        }),
        Who::Participant(by),
    );
}

fn lay(cafe: &mut Cafe, number: u128, cloth: ClothId, photo: Photo, by: Photographer) {
    let command = Command::LayPhoto(LayPhoto {
        trace: TraceId(Uuid::from_u128(number)),
        cloth,
        round: cafe.programme.round().unwrap_or(Round::PLENARY),
        photo,
        about: format!("une nappe <pleine> {SECRET}{number}qz"),
        by,
    });
    give(cafe, &command, Who::House);
}
