//! Who sits where: the participants, their groups, and where they really sat.

mod arrangement;
mod basis;
mod draft;
mod forecast;
mod greedy;
mod hand;
mod hosts;
mod mode;
mod outlook;
mod plan;
pub mod planner;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

pub use arrangement::{Arrangement, Fate, Moving, Rule, Way, told};
pub use forecast::{Change, Forecast, Foreseen};
pub use mode::Mode;
pub use outlook::{EFFORT, Outlook, Unkept, Unmet};
pub use plan::PlanRemark;

use super::{
    Cafe,
    id::{ClothId, GroupId, Key, Millis, Mover, ParticipantId, Round, TableId},
    programme::{Step, StepKind},
    question::Question,
};

/// Fewer at a table than these have hardly a conversation.
pub const FEW: usize = 3;

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
    /// Who they move with; [`GroupId::NONE`] where individuals mix.
    pub group: GroupId,
    /// When they joined.
    pub joined: Millis,
    /// When they left, if they have.
    pub left: Option<Millis>,
    /// Whether they may not come back once they have left. Known to facilitators alone.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    #[cfg_attr(phone, serde(skip))]
    pub barred: bool,
    /// Where they really sat, round by round.
    pub seats: BTreeMap<Round, TableId>,
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

    /// Where they sat last: in which round, and at which table.
    #[must_use]
    pub fn last_seat(&self) -> Option<(Round, TableId)> {
        self.seats.last_key_value().map(|(round, table)| (*round, *table))
    }
}

impl Cafe {
    /// The tablecloth that lies on a table now: in the round that is held, was last, or else is the first.
    #[must_use]
    pub fn cloth_on(&self, table: TableId) -> Option<ClothId> {
        self.cloth_in(table, self.programme.round().unwrap_or(Round(1)))
    }

    /// The tablecloth that lies on a table in a round.
    #[must_use]
    pub fn cloth_in(&self, table: TableId, round: Round) -> Option<ClothId> {
        let lies = |question: &&Question| {
            let place = &question.place;
            place.tables().contains(&table) && place.round().is_none_or(|only| only == round)
        };
        let question = self.questions.iter().find(lies)?;
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
            StepKind::Round { round } => self.cloth_in(*person.seats.get(&round)?, round),
            // Before "I am here" the old table, after it the new one.
            StepKind::Travel { .. } => {
                let (round, table) = person.last_seat()?;
                self.cloth_in(table, round)
            }
            StepKind::Harvest | StepKind::Closed => match person.last_seat() {
                Some((round, table)) => self.cloth_in(table, round),
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
        (self.cloth_in(cloth.table, begun) == Some(cloth) && sat(&begun)).then_some(begun)
    }

    /// Everybody who is still there.
    pub fn present(&self) -> impl Iterator<Item = &Participant> {
        self.people.values().filter(|person| person.is_present())
    }

    /// The members of a group who are still there.
    pub fn members(&self, group: GroupId) -> impl Iterator<Item = &Participant> {
        self.present().filter(move |person| person.group == group)
    }

    /// Whether individuals mix.
    #[must_use]
    pub fn mixes(&self) -> bool {
        self.preparation.moving == Moving::People
    }

    /// Whether nobody is to have permanent companions, even if more pairs then meet twice.
    #[must_use]
    pub fn spreads(&self) -> bool {
        self.mixes() && self.arrangement.spread.unwrap_or(self.preparation.spread)
    }

    /// Those who sit with somebody, by their group or, where individuals mix, by the number of their table in the round
    /// that is held or was last: whom a phone knows of.
    #[must_use]
    pub fn company_of(&self, person: &Participant) -> GroupId {
        match self.preparation.moving {
            Moving::Groups => person.group,
            Moving::People => {
                let seat = self.programme.round().and_then(|round| person.seats.get(&round));
                seat.map_or(GroupId::NONE, |table| GroupId(table.0))
            }
        }
    }

    /// The group that a newcomer joins: the smallest one, the first of these.
    #[must_use]
    pub fn smallest_group(&self) -> GroupId {
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

    /// The round in which somebody who comes in now gets a seat: the one that is held, or that people travel to.
    #[must_use]
    pub fn round_now(&self) -> Option<Round> {
        match self.programme.now() {
            StepKind::Round { round } | StepKind::Travel { to: round } => Some(round),
            StepKind::Arrival | StepKind::Plenary { .. } | StepKind::Harvest | StepKind::Closed => None,
        }
    }

    /// The last round whose seats are settled: it is held or was, or people are on their way to it.
    #[must_use]
    pub fn settled(&self) -> Round {
        self.round_now().or(self.programme.round()).unwrap_or_default()
    }

    /// The rounds to come whose seats can still be planned.
    pub fn rounds_to_come(&self) -> impl Iterator<Item = Round> + use<> {
        let to_come = match self.programme.now() {
            StepKind::Harvest | StepKind::Closed => Round::default(),
            _ => Round(self.programme.rounds()),
        };
        (self.settled().0 + 1..=to_come.0).map(Round)
    }

    /// Whom somebody moves with: their group or, where individuals mix, nobody.
    #[must_use]
    pub fn mover(&self, person: &Participant) -> Mover {
        match self.preparation.moving {
            Moving::Groups => person.group.into(),
            Moving::People => person.id.into(),
        }
    }

    /// Where somebody is to sit in a round: hosts stay. Where individuals mix, who hosts in a round that is settled has
    /// been written into their way.
    #[must_use]
    pub fn planned(&self, person: &Participant, round: Round) -> Option<TableId> {
        let settled = self.mixes() && round <= self.settled();
        match self.hosted_by(person.id) {
            Some(table) if !settled => Some(table),
            _ => self.way_of(self.mover(person), round),
        }
    }

    /// The table at which somebody sits in a round, or else is to sit.
    #[must_use]
    pub fn table_of(&self, person: &Participant, round: Round) -> Option<TableId> {
        let sat = person.seats.get(&round).copied();
        sat.or_else(|| self.planned(person, round))
    }

    /// The round whose seats are settled when the café goes on to a step, if they were not before.
    #[must_use]
    pub fn settled_by(&self, step: &Step) -> Option<Round> {
        match step.kind {
            StepKind::Round { round } | StepKind::Travel { to: round } if round > self.settled() => Some(round),
            _ => None,
        }
    }

    /// The table that somebody hosts.
    #[must_use]
    pub fn hosted_by(&self, id: ParticipantId) -> Option<TableId> {
        let hosted = self.hosts.iter().find(|(_, host)| **host == id);
        hosted.map(|(table, _)| *table)
    }

    /// Seats everybody who has no seat in this round yet where the plan wants them.
    pub(super) fn seat_all(&mut self, round: Round) {
        let present = self.present().filter(|person| !person.seats.contains_key(&round));
        let planned: Vec<_> = present
            .filter_map(|person| Some((person.id, self.planned(person, round)?)))
            .collect();
        for (id, table) in planned {
            if let Some(person) = self.people.get_mut(&id) {
                person.seats.insert(round, table);
            }
        }
    }

    /// Spreads everybody over the groups anew, by order of arrival: the preparation has changed. Those who have left may
    /// come back, and don't count for the others.
    pub(super) fn regroup(&mut self) {
        let groups = match self.preparation.moving {
            Moving::Groups => 1..=self.groups.max(1),
            Moving::People => 0..=0,
        };
        let (mut here, mut away) = (groups.clone().cycle(), groups.cycle());
        for person in self.people.values_mut() {
            let groups = if person.is_present() { &mut here } else { &mut away };
            person.group = GroupId(groups.next().unwrap_or_default());
        }
    }
}
