//! Who sits where: the participants, their groups, and where they really sat.

mod ahead;
pub mod bridge;
mod mode;
mod plan;
pub mod planner;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

pub use ahead::{Ahead, Moving, Quality, Tickets};
pub use mode::Mode;
pub use plan::PlanRemark;

use super::{
    Cafe,
    id::{ClothId, GroupId, Key, Millis, ParticipantId, Round, TableId},
    programme::StepKind,
    question::Place,
};

/// Somebody who takes part, on a phone or on paper.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Participant {
    /// By order of arrival.
    pub id: ParticipantId,
    /// The name they gave themselves.
    pub alias: String,
    /// The hash of their phone's secret. Blank in what anybody but the server holds.
    #[serde(default, skip_serializing_if = "is_blank")]
    pub key: Key,
    /// Who they move with.
    pub group: GroupId,
    /// When they joined.
    pub joined: Millis,
    /// When they left, if they have.
    pub left: Option<Millis>,
    /// Where they really sat, round by round.
    pub seats: BTreeMap<Round, TableId>,
    /// Where they themselves are to sit; where nothing is said, it is with their group.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub tickets: Tickets,
}

fn is_blank(key: &Key) -> bool {
    key.0.is_empty()
}

impl Participant {
    /// Whether they are still there.
    #[must_use]
    pub fn is_present(&self) -> bool {
        self.left.is_none()
    }

    /// The table at which they sat last.
    #[must_use]
    pub fn last_seat(&self) -> Option<TableId> {
        self.seats.last_key_value().map(|(_, table)| *table)
    }
}

impl Cafe {
    /// The tablecloth that lies on a table.
    #[must_use]
    pub fn cloth_on(&self, table: TableId) -> Option<ClothId> {
        let question = self.questions.iter().find(|question| match &question.place {
            Place::Tables(tables) => tables.contains(&table),
            Place::Announced | Place::Plenary => false,
        })?;
        Some(ClothId {
            question: question.id,
            table,
        })
    }

    /// Where somebody is now: the tablecloth before them. None while people arrive, and for those who have left.
    #[must_use]
    pub fn cloth_of(&self, id: ParticipantId) -> Option<ClothId> {
        let person = self.people.get(&id).filter(|person| person.is_present())?;
        match self.programme.now() {
            StepKind::Arrival => None,
            StepKind::Plenary { question } => Some(ClothId {
                question,
                table: TableId::PLENARY,
            }),
            StepKind::Round { round } => self.cloth_on(*person.seats.get(&round)?),
            // Before "I am here" the old table, after it the new one.
            StepKind::Travel { .. } => self.cloth_on(person.last_seat()?),
            StepKind::Harvest | StepKind::Closed => match person.last_seat() {
                Some(table) => self.cloth_on(table),
                None => self.cloths().next(),
            },
        }
    }

    /// The round that somebody's traces on a tablecloth belong to when they say that they began them in `begun`; none
    /// when they did not sit there then. The bell never cuts off writing: an earlier round is as good as this one.
    #[must_use]
    pub fn round_of(&self, id: ParticipantId, cloth: ClothId, begun: Round) -> Option<Round> {
        let person = self.people.get(&id)?;
        if cloth.table == TableId::PLENARY {
            let held = self.programme.steps.iter().any(|step| {
                step.kind
                    == StepKind::Plenary {
                        question: cloth.question,
                    }
                    && step.began.is_some()
                    && step.ended.is_none_or(|ended| person.joined < ended)
            });
            return held.then_some(Round::PLENARY);
        }
        let sat = |round: &Round| person.seats.get(round).copied() == Some(cloth.table);
        (self.cloth_on(cloth.table) == Some(cloth) && sat(&begun)).then_some(begun)
    }

    /// Everybody who is still there.
    pub fn present(&self) -> impl Iterator<Item = &Participant> {
        self.people.values().filter(|person| person.is_present())
    }

    /// The members of a group who are still there.
    pub fn members(&self, group: GroupId) -> impl Iterator<Item = &Participant> {
        self.present().filter(move |person| person.group == group)
    }

    /// The group that a newcomer joins: the smallest one, the first of these. None where everybody moves on their own.
    #[must_use]
    pub fn smallest_group(&self) -> GroupId {
        if !self.moves_in_groups() {
            return GroupId::NONE;
        }
        let mut sizes = vec![0_u32; usize::from(self.groups).max(1)];
        for person in self.present() {
            if let Some(size) = sizes.get_mut(usize::from(person.group.0).saturating_sub(1)) {
                *size += 1;
            }
        }
        let smallest = (1..)
            .zip(sizes)
            .min_by_key(|(_, size)| *size)
            .map_or(1, |(group, _)| group);
        GroupId(smallest)
    }

    /// The round that is held, or the one that people travel to.
    #[must_use]
    pub fn round_now(&self) -> Option<Round> {
        match self.programme.now() {
            StepKind::Round { round } | StepKind::Travel { to: round } => Some(round),
            StepKind::Arrival | StepKind::Plenary { .. } | StepKind::Harvest | StepKind::Closed => None,
        }
    }

    /// Seats everybody who has no seat in this round yet where the plan wants them.
    pub(super) fn seat_all(&mut self, round: Round) {
        let present: Vec<ParticipantId> = self.present().map(|person| person.id).collect();
        for id in present {
            self.sit_down(id, round, None);
        }
    }

    /// Gives somebody a seat in a round if they have none: at this table, or where the plan wants them.
    pub(super) fn sit_down(&mut self, id: ParticipantId, round: Round, table: Option<TableId>) {
        let table = table.or_else(|| self.table_of(self.people.get(&id)?, round));
        if let (Some(table), Some(person)) = (table, self.people.get_mut(&id)) {
            person.seats.entry(round).or_insert(table);
        }
    }

    /// Spreads everybody over the groups anew, by order of arrival: the preparation has changed, and every plan is void.
    pub(super) fn regroup(&mut self) {
        let groups = if self.moves_in_groups() {
            1..=self.groups.max(1)
        } else {
            0..=0
        };
        for person in self.people.values_mut() {
            person.tickets.clear();
        }
        let present = self.people.values_mut().filter(|person| person.is_present());
        for (person, group) in present.zip(groups.cycle()) {
            person.group = GroupId(group);
        }
    }
}
