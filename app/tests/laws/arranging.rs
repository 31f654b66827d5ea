//! What a facilitator and the house do about who sits where, at random.

use app::cafe::{
    Command, Who,
    id::{GroupId, Mover, ParticipantId, QuestionId, Round, TableId},
    seating::{Fate, Rule},
};
use proptest::prelude::*;

use crate::people::Room;

/// Moves that the planner may try: random cafés are small.
pub(crate) const EFFORT: u64 = 2_000;

/// Something that is arranged. The numbers choose among what there is, and sometimes among what there is not.
#[derive(Clone, Debug)]
pub(crate) enum Arrange {
    Plan,
    Host {
        table: usize,
        host: Option<usize>,
    },
    Regroup {
        who: usize,
        group: u16,
    },
    Wish {
        kind: u8,
        a: usize,
        b: usize,
        holds: bool,
    },
    Spread {
        holds: bool,
    },
    Place {
        who: usize,
        round: u8,
        table: Option<usize>,
    },
    Table {
        table: usize,
        fate: u8,
        into: usize,
        question: u16,
    },
}

pub(crate) fn arrange() -> impl Strategy<Value = Arrange> {
    let (people, tables) = (0..12_usize, 0..8_usize);
    prop_oneof![
        6 => Just(Arrange::Plan),
        2 => (tables.clone(), prop::option::of(people.clone())).prop_map(|(table, host)| Arrange::Host { table, host }),
        1 => (people.clone(), 0..4_u16).prop_map(|(who, group)| Arrange::Regroup { who, group }),
        2 => (0..4_u8, people.clone(), people.clone(), any::<bool>())
            .prop_map(|(kind, a, b, holds)| Arrange::Wish { kind, a, b, holds }),
        1 => any::<bool>().prop_map(|holds| Arrange::Spread { holds }),
        2 => (people, 0..5_u8, prop::option::of(tables.clone()))
            .prop_map(|(who, round, table)| Arrange::Place { who, round, table }),
        2 => (tables.clone(), 0..3_u8, tables, 0..4_u16)
            .prop_map(|(table, fate, into, question)| Arrange::Table { table, fate, into, question }),
    ]
}

impl Room {
    /// The command that it comes to here.
    pub(crate) fn arranged(&self, what: &Arrange) -> Option<(Command, Who)> {
        let table = |at: usize| TableId(u16::try_from(at + 1).unwrap());
        let person = |index: usize| {
            let people: Vec<ParticipantId> = self.cafe.people.keys().copied().collect();
            people.get(index % people.len().max(1)).copied()
        };
        let command = match what {
            Arrange::Plan => return Some((self.cafe.plan_anew(EFFORT)?, Who::House)),
            Arrange::Host { table: at, host } => Command::Host {
                table: table(*at),
                host: host.and_then(person),
            },
            Arrange::Regroup { who, group } => Command::Regroup {
                participant: person(*who)?,
                group: GroupId(*group),
            },
            Arrange::Wish { kind, a, b, holds } => {
                let (a, b, c) = (person(*a)?, person(*b)?, person(*b + 1)?);
                let rules = match kind {
                    0 => vec![Rule::Apart(a, b)],
                    1 => vec![Rule::Together(a, b)],
                    2 => vec![Rule::Needs(a, table(b.0 as usize % 4))],
                    _ => vec![Rule::Apart(a, b), Rule::Apart(c, b), Rule::Apart(a, c)],
                };
                Command::Wish { rules, holds: *holds }
            }
            Arrange::Spread { holds } => Command::Spread { holds: *holds },
            Arrange::Place { who, round, table: at } => Command::Place {
                mover: Mover(person(*who)?.0),
                round: Round(*round),
                table: at.map(table),
            },
            Arrange::Table {
                table: at,
                fate,
                into,
                question,
            } => Command::SetTable {
                table: table(*at),
                fate: match fate {
                    0 => Fate::Open,
                    1 => Fate::Closed,
                    _ => Fate::Merged(table(*into)),
                },
                question: (*question > 0).then_some(QuestionId(*question)),
            },
        };
        Some((command, Who::Facilitator))
    }

    /// Plans, as the hub does whenever there is a reason.
    pub(crate) fn plan(&mut self) {
        if let Some(command) = self.cafe.plan_anew(EFFORT) {
            self.give(&command, Who::House).unwrap();
        }
    }
}
