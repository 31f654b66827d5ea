//! Cafés for tests of the pages, played through the fold: the shape of the day of 2011, and one of 30 tables.

use uuid::Uuid;

use crate::{
    cafe::{
        Cafe, Command, Leave, Venue, What, Who,
        decide::decide,
        event::Keys,
        id::{ClothId, Code, Key, Millis, ParticipantId, QuestionId, Round, TableId, TraceId},
        preparation::{Planned, Preparation, Prepared},
        sight::Viewer,
    },
    live::Start,
};

/// A café in play, and what time it is there.
pub(crate) struct Day {
    pub(crate) cafe: Cafe,
    pub(crate) now: Millis,
}

fn question(text: &str, zones: &[&str], place: Planned) -> Prepared {
    Prepared {
        text: text.into(),
        zones: zones.iter().map(|zone| (*zone).into()).collect(),
        place,
    }
}

/// The day of 2011: a plenary with two zones, two questions at two tables, one announced.
pub(crate) fn preparation() -> Preparation {
    Preparation {
        title: "World Café Assuétudes".into(),
        rounds: 2,
        round_minutes: 25,
        travel_minutes: 5,
        questions: vec![
            question(
                "Les freins et les facilitants au partenariat",
                &["Les freins", "Les facilitants"],
                Planned::Plenary { minutes: 20 },
            ),
            question("Pour quoi faire ?", &[], Planned::Tables { tables: 1 }),
            question("Avec qui ?", &[], Planned::Tables { tables: 1 }),
            question("Comment ?", &[], Planned::Announced),
        ],
        ..Preparation::default()
    }
}

/// A question for each of two rounds, at two tables.
#[cfg(feature = "ssr")]
pub(crate) fn each_round() -> Preparation {
    Preparation {
        questions: ["Hier ?", "Demain ?"]
            .map(|text| question(text, &[], Planned::Round { tables: 2 }))
            .into(),
        ..preparation()
    }
}

/// The day of 2011 with its twelve people, at its arrival.
pub(crate) fn day() -> Day {
    let mut day = Day::open(&preparation());
    for alias in [
        "Anne",
        "Gaëlle",
        "Benoît",
        "Hugo",
        "Chloé",
        "Inès",
        "David",
        "Jean-Noël",
        "Élise",
        "Kadija",
        "Farid",
        "Loïc",
    ] {
        day.join(alias);
    }
    day
}

/// Thirty tables for four questions, 150 people, in the first round.
#[cfg(feature = "ssr")]
pub(crate) fn hall() -> Day {
    let mut preparation = Preparation {
        questions: ["Quoi ?", "Qui ?", "Où ?", "Quand ?"]
            .map(|text| question(text, &[], Planned::Tables { tables: 7 }))
            .into(),
        ..preparation()
    };
    preparation.questions[0].place = Planned::Tables { tables: 9 };
    let mut day = Day::open(&preparation);
    for n in 1..=150 {
        day.join(&format!("Personne {n}"));
    }
    day.next();
    day
}

/// The tablecloth of a question at a table.
pub(crate) fn cloth(question: u16, table: u16) -> ClothId {
    ClothId {
        question: QuestionId(question),
        table: TableId(table),
    }
}

impl Day {
    /// Four people who go their own ways.
    #[cfg(feature = "ssr")]
    pub(crate) fn of_four() -> Self {
        let mut day = Self::open(&Preparation {
            moving: crate::cafe::seating::Moving::People,
            ..preparation()
        });
        for alias in ["Anne", "Benoît", "Chloé", "David"] {
            day.join(alias);
        }
        day
    }

    pub(crate) fn open(preparation: &Preparation) -> Self {
        let mut day = Self {
            cafe: Cafe::default(),
            now: Millis(1_323_421_200_000),
        };
        let (code, preparation) = (Code::from_random([17, 7, 21, 18, 2, 26]), preparation.clone());
        let keys = Keys::default();
        day.act(
            &Command::Open {
                code,
                keys,
                preparation,
            },
            Who::House,
        );
        day
    }

    /// Does what a command asks for; one that is refused fails the test.
    /// What a page of it begins with.
    pub(crate) fn start(&self, viewer: Viewer) -> Start {
        let sight = self.cafe.sight_of(viewer, None);
        Start {
            now: self.now,
            seq: Default::default(),
            cafe: self.cafe.seen_with(sight),
            language: self.cafe.preparation.language,
        }
    }

    pub(crate) fn act(&mut self, command: &Command, who: Who) {
        for event in decide(&self.cafe, command, who, self.now).unwrap() {
            self.cafe.apply(&event);
        }
    }

    pub(crate) fn pass(&mut self, minutes: u64) {
        self.now.0 += minutes * 60_000;
    }

    pub(crate) fn next(&mut self) {
        let leaving = self.cafe.programme.current().unwrap().id;
        self.act(&Command::Next { leaving }, Who::Facilitator);
    }

    pub(crate) fn join(&mut self, alias: &str) {
        let (key, alias) = (Key(alias.into()), alias.into());
        self.act(
            &Command::Join {
                key,
                alias,
                table: None,
            },
            Who::House,
        );
    }

    /// A question comes up that waits for the harvest.
    pub(crate) fn emerges(&mut self, text: &str) {
        let ask = Command::Ask {
            question: QuestionId(self.cafe.questions.len() as u16 + 1),
            text: text.into(),
            from: vec![],
            venue: Venue::Harvest,
        };
        self.act(&ask, Who::Facilitator);
    }

    /// Leaves a note, whose name it gives back.
    pub(crate) fn note(&mut self, by: u32, cloth: ClothId, text: &str) -> TraceId {
        let (text, zone, at) = (text.into(), None, None);
        self.leave(by, cloth, What::Note { text, zone, at })
    }

    /// Draws a line.
    #[cfg(feature = "ssr")]
    pub(crate) fn line(&mut self, by: u32, cloth: ClothId, points: &[(i32, i32)]) -> TraceId {
        use crate::ink::{Point, Stroke};

        let points: Vec<Point> = points.iter().map(|(x, y)| Point { x: *x, y: *y }).collect();
        self.leave(by, cloth, What::Ink(Stroke::through(&points).unwrap()))
    }

    fn leave(&mut self, by: u32, cloth: ClothId, what: What) -> TraceId {
        let trace = TraceId(Uuid::from_u128(self.cafe.traces.len() as u128 + 1));
        let round = self.cafe.programme.round().unwrap_or(Round::PLENARY);
        let command = Command::Leave(Leave::new(trace, cloth, round, what));
        self.act(&command, Who::Participant(ParticipantId(by)));
        trace
    }
}
