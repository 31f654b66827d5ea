//! The real World Café day of 2011, lived through `decide` and `apply`, with some ink that nobody drew that day.

use std::collections::BTreeMap;

use app::{
    cafe::{
        Cafe, Command, Leave, Venue, What, Who, decide,
        event::Keys,
        id::{Code, Key, Millis, ParticipantId, QuestionId, Round, TableId, TraceId},
        preparation::{Language, Planned, Preparation, Prepared},
        programme::StepKind,
        tablecloth::{Thread, ThreadKind},
    },
    ink::{Point, Stroke},
};
use serde_json::Value;
use uuid::Uuid;

/// The morning of that day.
const MORNING: u64 = 1_323_421_200_000;

/// The day, as it goes on.
pub(crate) struct Day {
    pub(crate) cafe: Cafe,
    now: u64,
    names: BTreeMap<String, ParticipantId>,
}

/// The café at the end of the day: one trace is masked.
pub(crate) fn day() -> Cafe {
    let file = include_str!("../../../end2end/days/assuetudes-2011.json");
    let told: Value = serde_json::from_str(file).unwrap();
    let mut day = Day::open(&told);
    day.next();
    day.traces(&told["plenary"]["traces"], &told);
    for round in told["rounds"].as_array().unwrap() {
        day.next_until(|now| matches!(now, StepKind::Round { .. }));
        day.traces(&round["traces"], &told);
    }
    day.draw();
    let emergent = &told["emergent"];
    let from = emergent["from"]
        .as_array()
        .unwrap()
        .iter()
        .map(|id| named(text(id)))
        .collect();
    let (question, words) = (QuestionId(4), text(&emergent["text"]).to_owned());
    day.give(
        &Command::Ask {
            question,
            text: words,
            from,
            venue: Venue::Plenary { minutes: 15 },
        },
        Who::Facilitator,
    );
    day.next_until(|now| matches!(now, StepKind::Plenary { .. }));
    day.traces(&emergent["traces"], &told);
    let masked = Command::Mask {
        trace: named("c3"),
        reason: "nomme une jeune personne".to_owned(),
    };
    day.give(&masked, Who::Facilitator);
    day.next_until(|now| now == StepKind::Closed);
    day.cafe
}

/// The name of a trace of the day.
pub(crate) fn named(id: &str) -> TraceId {
    let sign = |name: u128, byte| (name ^ u128::from(byte)).wrapping_mul(0x0100_0000_0000_0000_013b_9e37_79b1);
    TraceId(Uuid::from_u128(id.bytes().fold(2_011, sign)))
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap()
}

impl Day {
    fn open(told: &Value) -> Self {
        let plenary = &told["plenary"];
        let mut questions = vec![Prepared {
            text: text(&plenary["title"]).to_owned(),
            zones: plenary["zones"]
                .as_array()
                .unwrap()
                .iter()
                .map(|zone| text(zone).to_owned())
                .collect(),
            place: Planned::Plenary { minutes: 30 },
        }];
        for question in told["questions"].as_array().unwrap() {
            let text = text(&question["text"]).to_owned();
            questions.push(Prepared {
                text,
                zones: vec![],
                place: Planned::Tables { tables: 1 },
            });
        }
        let announced = text(&told["announced_without_table"]).to_owned();
        questions.push(Prepared {
            text: announced,
            zones: vec![],
            place: Planned::Announced,
        });
        let preparation = Preparation {
            title: text(&told["title"]).to_owned(),
            purpose: text(&told["purpose"]).to_owned(),
            language: Language::Fr,
            questions,
            groups: 2,
            rounds: 2,
            round_minutes: 25,
            travel_minutes: 5,
            ..Preparation::default()
        };
        let mut day = Self {
            cafe: Cafe::default(),
            now: MORNING,
            names: BTreeMap::new(),
        };
        let code = "K7QM4X".parse::<Code>().unwrap();
        day.give(
            &Command::Open {
                code,
                keys: Keys::default(),
                preparation,
            },
            Who::House,
        );
        // In turn from group A and from group B: who comes in joins the smaller group.
        let people = told["participants"].as_array().unwrap();
        let (a, b) = people.split_at(people.len() / 2);
        for (number, person) in (1..).zip(a.iter().zip(b).flat_map(|(a, b)| [a, b])) {
            let alias = text(&person["alias"]).to_owned();
            day.give(
                &Command::Join {
                    key: Key(alias.clone()),
                    alias: alias.clone(),
                    table: None,
                },
                Who::House,
            );
            assert_eq!(
                day.cafe.people[&ParticipantId(number)].group.letter(),
                text(&person["group"])
            );
            day.names.insert(alias, ParticipantId(number));
        }
        day
    }

    fn give(&mut self, command: &Command, who: Who) {
        self.now += 20_000;
        for event in decide(&self.cafe, command, who, Millis(self.now)).unwrap() {
            self.cafe.apply(&event);
        }
    }

    fn next(&mut self) {
        let leaving = self.cafe.programme.current().unwrap().id;
        self.give(&Command::Next { leaving }, Who::Facilitator);
    }

    fn next_until(&mut self, is_there: impl Fn(StepKind) -> bool) {
        self.next();
        while !is_there(self.cafe.programme.now()) {
            self.next();
        }
    }

    fn leave(&mut self, trace: TraceId, by: ParticipantId, what: What, thread: Option<Thread>) {
        let cloth = self.cafe.cloth_of(by).unwrap();
        let round = match cloth.table {
            TableId::PLENARY => Round::PLENARY,
            _ => self.cafe.programme.round().unwrap(),
        };
        self.give(
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

    fn traces(&mut self, traces: &Value, told: &Value) {
        for trace in traces.as_array().unwrap() {
            let zone = trace.get("zone").map(|zone| {
                let zones = told["plenary"]["zones"].as_array().unwrap();
                zones.iter().position(|one| one == zone).unwrap() as u8
            });
            let to = trace.get("replies_to").map(|to| named(text(to)));
            let thread = to.map(|to| Thread {
                to,
                kind: ThreadKind::Continues,
            });
            let what = What::Note {
                text: text(&trace["text"]).to_owned(),
                zone,
                at: None,
            };
            self.leave(named(text(&trace["id"])), self.names[text(&trace["by"])], what, thread);
        }
    }

    /// A heart, and an arrow in two strokes, drawn by Hugo.
    fn draw(&mut self) {
        let heart = (0..80).map(|i| {
            let a = f64::from(i) / 79.0 * std::f64::consts::TAU;
            let up = 13.0 * a.cos() - 5.0 * (2.0 * a).cos() - 2.0 * (3.0 * a).cos() - (4.0 * a).cos();
            (5_400.0 + 720.0 * a.sin().powi(3), 5_400.0 - 45.0 * up)
        });
        let shaft = (0..40)
            .map(|i| f64::from(i) / 39.0)
            .map(|u| (6_800.0 + 2_200.0 * u, 5_600.0 - 400.0 * (u * 3.0).sin()));
        let head = [(8_700.0, 5_300.0), (9_000.0, 5_540.0), (8_690.0, 5_720.0)];
        for (number, points) in [heart.collect(), shaft.collect(), head.to_vec()].iter().enumerate() {
            let points: &Vec<(f64, f64)> = points;
            let points: Vec<Point> = points
                .iter()
                .map(|(x, y)| Point {
                    x: *x as i32,
                    y: *y as i32,
                })
                .collect();
            let what = What::Ink(Stroke::through(&points).unwrap());
            self.leave(named(&format!("ink {number}")), self.names["Hugo"], what, None);
        }
    }
}
