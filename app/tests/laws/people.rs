//! A room full of people who do random things, and a journal that keeps what follows.

use app::cafe::{
    Cafe, Command, Event, LayPhoto, Leave, Photographer, Refusal, What, Who, decide,
    event::Keys,
    id::{ClothId, Code, Key, Millis, ParticipantId, QuestionId, Round, TableId, TraceId},
    preparation::{Language, Planned, Preparation, Prepared},
    programme::StepKind,
    tablecloth::{Photo, PhotoId, Trace},
};
use uuid::Uuid;

/// A café under test, with its journal and its time.
pub(crate) struct Room {
    pub(crate) cafe: Cafe,
    pub(crate) journal: Vec<Event>,
    pub(crate) now: Millis,
    drawn: u128,
}

pub(crate) fn question(place: Planned, zones: &[&str]) -> Prepared {
    Prepared {
        text: "Pour quoi faire ?".into(),
        zones: zones.iter().map(|zone| (*zone).into()).collect(),
        place,
    }
}

/// The tablecloth of a question at a table.
pub(crate) fn cloth(question: u16, table: u16) -> ClothId {
    ClothId {
        question: QuestionId(question),
        table: TableId(table),
    }
}

/// A photo of paper, as the house describes it: some are wide, some high.
pub(crate) fn photo(picture: u8) -> Photo {
    let (width, height) = if picture.is_multiple_of(2) {
        (2_000, 1_500)
    } else {
        (1_500, 2_000)
    };
    Photo {
        id: PhotoId::from_hash([picture; 32]),
        width,
        height,
    }
}

/// What is said about every photo.
pub(crate) const ABOUT: &str = "une nappe couverte de flèches";

/// The house lays a photo.
pub(crate) fn lay(trace: TraceId, cloth: ClothId, round: Round, photo: Photo, by: Photographer) -> Command {
    Command::LayPhoto(LayPhoto {
        trace,
        cloth,
        round,
        photo,
        about: ABOUT.into(),
        by,
    })
}

/// The smallest café: two tables with a question each, two groups, two rounds.
pub(crate) fn two_tables() -> Preparation {
    Preparation {
        title: "World Café".into(),
        purpose: String::new(),
        language: Language::Fr,
        questions: vec![
            question(Planned::Tables { tables: 1 }, &[]),
            question(Planned::Tables { tables: 1 }, &[]),
        ],
        groups: 2,
        rounds: 2,
        round_minutes: 25,
        travel_minutes: 5,
        ..Preparation::default()
    }
}

/// All traces, erased ones last.
pub(crate) fn known(cafe: &Cafe) -> Vec<(ClothId, Trace)> {
    let erased = cafe
        .cloths()
        .flat_map(|cloth| cafe.traces.erased_on(cloth).map(move |trace| (cloth, trace)));
    cafe.traces
        .all()
        .chain(erased)
        .map(|(cloth, trace)| (cloth, trace.clone()))
        .collect()
}

impl Room {
    pub(crate) fn open(preparation: Preparation) -> Self {
        let mut room = Self {
            cafe: Cafe::default(),
            journal: vec![],
            now: Millis(1_323_424_800_000),
            drawn: 0,
        };
        let code = Code::from_random([1, 2, 3, 4, 5, 6]);
        let keys = Keys {
            facilitator: Key("f".into()),
            projector: Key("p".into()),
        };
        room.give(
            &Command::Open {
                code,
                keys,
                preparation,
            },
            Who::House,
        )
        .unwrap();
        room
    }

    /// Gives a command, keeps and applies what follows.
    pub(crate) fn give(&mut self, command: &Command, who: Who) -> Result<Vec<Event>, Refusal> {
        let events = decide(&self.cafe, command, who, self.now)?;
        for event in &events {
            self.cafe.apply(event);
            self.journal.push(event.clone());
        }
        Ok(events)
    }

    pub(crate) fn join(&mut self) -> ParticipantId {
        let number = self.cafe.people.len() + 1;
        self.enter(&format!("Anne {number}")).unwrap()
    }

    pub(crate) fn enter(&mut self, alias: &str) -> Result<ParticipantId, Refusal> {
        let key = Key(format!("key of {alias}"));
        self.give(
            &Command::Join {
                key: key.clone(),
                alias: alias.into(),
                table: None,
            },
            Who::House,
        )?;
        Ok(self.cafe.people.values().find(|person| person.key == key).unwrap().id)
    }

    pub(crate) fn next(&mut self) {
        let leaving = self.cafe.programme.current().unwrap().id;
        let _ = self.give(&Command::Next { leaving }, Who::Facilitator);
    }

    pub(crate) fn go_to_round(&mut self, round: Round) {
        while self.cafe.programme.now() != (StepKind::Round { round }) && !self.cafe.is_over() {
            self.next();
        }
    }

    pub(crate) fn trace_id(&mut self) -> TraceId {
        self.drawn += 1;
        TraceId(Uuid::from_u128(self.drawn))
    }

    pub(crate) fn note(
        &mut self,
        by: ParticipantId,
        cloth: ClothId,
        round: Round,
        text: &str,
    ) -> Result<TraceId, Refusal> {
        let trace = self.trace_id();
        let what = What::Note {
            text: text.into(),
            zone: None,
            at: None,
        };
        self.give(
            &Command::Leave(Leave::new(trace, cloth, round, what)),
            Who::Participant(by),
        )?;
        Ok(trace)
    }
}
