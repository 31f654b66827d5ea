//! Who may see what: the slice of a café that somebody may have, and who is told of an event.
//!
//! The law between the two: what somebody was told, applied to the slice they had, is the slice they may have now. It
//! holds as long as they look at the same tablecloth; when they come to another one, they get a fresh slice.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::{
    Cafe,
    event::{Event, Keys},
    id::{ClothId, GroupId, Key, Mover, ParticipantId, TableId},
    programme::StepKind,
    seating::{Arrangement, Participant, Way},
    tablecloth::Trace,
};

/// Who looks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Viewer {
    /// A facilitator sees all. So does the server itself.
    #[default]
    Facilitator,
    /// A participant sees their own table, and in the harvest one tablecloth after the other.
    Participant(ParticipantId),
    /// A projector shows what is public and not masked: the plenary's sheet, in the harvest all of them.
    Projector,
}

/// What a café in memory is a picture of: all of it, or what one viewer may see.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sight {
    /// Whose picture it is.
    pub viewer: Viewer,
    /// The tablecloths in it.
    pub cloths: Seen,
}

/// Which tablecloths somebody sees.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Seen {
    /// All.
    #[default]
    All,
    /// One.
    One(ClothId),
    /// None.
    None,
}

impl Sight {
    /// Whether this tablecloth is in the picture.
    #[must_use]
    pub fn covers(&self, cloth: ClothId) -> bool {
        match self.cloths {
            Seen::All => true,
            Seen::One(one) => one == cloth,
            Seen::None => false,
        }
    }
}

/// Who is told of an event. Facilitators are told of everything.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Audience {
    /// Facilitators only.
    Desk,
    /// Everybody.
    Hall,
    /// Everybody who looks at this tablecloth, but facilitators, who are told in full.
    Cloth(ClothId),
    /// Those who sit together (see [`Cafe::company_of`]), and the projector; [`GroupId::NONE`] is the projector alone.
    Group(GroupId),
    /// One participant.
    Person(ParticipantId),
}

impl Cafe {
    /// Whether everybody needs a fresh slice after an event that has just been applied: people sit with others, and
    /// nobody but a facilitator holds enough of the café to know with whom.
    #[must_use]
    pub fn is_laid_anew(&self, event: &Event) -> bool {
        match event {
            Event::Opened { .. } | Event::Prepared { .. } | Event::Regrouped { .. } => true,
            Event::StepBegan { .. } => self.mixes() && matches!(self.programme.now(), StepKind::Round { .. }),
            Event::Returned { .. } => self.mixes(),
            _ => false,
        }
    }

    /// Whether a viewer may see a tablecloth now.
    #[must_use]
    pub fn may_see(&self, viewer: Viewer, cloth: ClothId) -> bool {
        match viewer {
            Viewer::Facilitator => true,
            Viewer::Participant(id) => match self.cloth_of(id) {
                Some(before) => before == cloth || self.programme.is_harvested(),
                None => false,
            },
            Viewer::Projector => self.sight_of(viewer, None).covers(cloth),
        }
    }

    /// What a viewer sees who looks at `wished`; a wish that may not be falls back to what lies before them.
    #[must_use]
    pub fn sight_of(&self, viewer: Viewer, wished: Option<ClothId>) -> Sight {
        let cloths = match viewer {
            Viewer::Facilitator => Seen::All,
            Viewer::Participant(id) => wished
                .filter(|cloth| self.may_see(viewer, *cloth))
                .or_else(|| self.cloth_of(id))
                .map_or(Seen::None, Seen::One),
            Viewer::Projector => match self.programme.now() {
                StepKind::Plenary { question } => Seen::One(ClothId {
                    question,
                    table: TableId::PLENARY,
                }),
                StepKind::Harvest | StepKind::Closed => Seen::All,
                StepKind::Arrival | StepKind::Round { .. } | StepKind::Travel { .. } => Seen::None,
            },
        };
        Sight { viewer, cloths }
    }

    /// The part of the café that this sight covers, as a café of its own.
    #[must_use]
    pub fn seen_with(&self, sight: Sight) -> Self {
        let me = match sight.viewer {
            Viewer::Participant(id) => self.people.get(&id).map(|me| (id, self.company_of(me))),
            Viewer::Facilitator | Viewer::Projector => None,
        };
        let sees_all = !matches!(sight.viewer, Viewer::Participant(_));
        let sees = |person: &Participant| {
            let knows =
                |(id, company)| person.id == id || company != GroupId::NONE && self.company_of(person) == company;
            sees_all || me.is_some_and(knows)
        };
        let seen_people = || self.people.values().filter(|person| sees(person));
        let movers: BTreeSet<Mover> = seen_people().map(|person| self.mover(person)).collect();
        let ways = self.ways.iter().filter(|(mover, _)| sees_all || movers.contains(mover));
        let people = seen_people()
            .map(|person| {
                (
                    person.id,
                    Participant {
                        key: Key::default(),
                        ..person.clone()
                    },
                )
            })
            .collect();
        Self {
            code: self.code.clone(),
            sight,
            keys: Keys::default(),
            preparation: self.preparation.clone(),
            questions: self.questions.clone(),
            groups: self.groups,
            programme: self.programme.clone(),
            people,
            modes: self.modes.clone(),
            ways: ways.map(|(mover, way)| (*mover, way.clone())).collect(),
            hosts: self.hosts.clone(),
            fates: self.fates.clone(),
            arrangement: match sight.viewer {
                Viewer::Facilitator => self.arrangement.clone(),
                Viewer::Participant(_) | Viewer::Projector => Arrangement::default(),
            },
            traces: self
                .traces
                .only(|cloth| sight.covers(cloth), |trace| seen(trace, sight.viewer)),
        }
    }

    /// Who is told of an event that has just been applied, and what they are told: the reason of a mask is for
    /// facilitators and the author only. Facilitators are told once, with the first of these.
    #[must_use]
    pub fn told(&self, event: &Event) -> Vec<(Audience, Event)> {
        match event {
            Event::Joined {
                participant,
                alias,
                group,
                table,
                at,
                ..
            } => {
                let joined = Event::Joined {
                    participant: *participant,
                    key: Key::default(),
                    alias: alias.clone(),
                    group: *group,
                    table: *table,
                    at: *at,
                };
                self.told_of(*participant, joined)
            }
            Event::Departed { participant, .. }
            | Event::Returned { participant, .. }
            | Event::Arrived { participant, .. } => self.told_of(*participant, event.clone()),
            Event::Planned { ways, .. } => self.told_ways(event, ways),
            Event::TraceLeft { cloth, .. } => vec![(Audience::Cloth(*cloth), event.clone())],
            // Who looks at the old cloth loses it, who looks at the new one has never had it.
            Event::Refiled { trace, from, cloth, .. } => {
                let mut told = vec![(Audience::Cloth(*from), event.clone())];
                if let Some((_, found)) = self.traces.find(*trace) {
                    let trace = seen(found, Viewer::Projector);
                    told.push((Audience::Cloth(*cloth), Event::TraceLeft { cloth: *cloth, trace }));
                    told.extend(found.mask.as_ref().map(|mask| {
                        let (at, reason) = (mask.at, mask.reason.clone());
                        let trace = found.id;
                        (Audience::Person(found.by), Event::Masked { trace, reason, at })
                    }));
                }
                told
            }
            Event::Unmasked { trace, .. }
            | Event::Reworded { trace, .. }
            | Event::Moved { trace, .. }
            | Event::Erased { trace, .. }
            | Event::Restored { trace, .. }
            | Event::Resonated { trace, .. } => match self.traces.known(*trace) {
                Some((cloth, _)) => vec![(Audience::Cloth(cloth), event.clone())],
                None => vec![],
            },
            Event::Masked { trace, at, .. } => match self.traces.find(*trace) {
                Some((cloth, found)) => {
                    let silent = Event::Masked {
                        trace: *trace,
                        reason: String::new(),
                        at: *at,
                    };
                    vec![
                        (Audience::Desk, event.clone()),
                        (Audience::Cloth(cloth), silent),
                        (Audience::Person(found.by), event.clone()),
                    ]
                }
                None => vec![],
            },
            // The first is told to nobody: nobody is there. After the others, everybody gets a fresh slice.
            Event::Opened { .. } | Event::Prepared { .. } | Event::Regrouped { .. } => vec![],
            Event::StepBegan { .. }
            | Event::Paused { .. }
            | Event::Resumed { .. }
            | Event::LengthSet { .. }
            | Event::BellRang { .. }
            | Event::ModeSet { .. }
            | Event::Hosted { .. }
            | Event::TableSet { .. }
            | Event::QuestionEmerged { .. } => vec![(Audience::Hall, event.clone())],
            Event::Ruled { .. } | Event::Spread { .. } | Event::Placed { .. } => vec![(Audience::Desk, event.clone())],
        }
    }

    /// What concerns somebody is told to those who sit with them, or to them alone.
    fn told_of(&self, id: ParticipantId, event: Event) -> Vec<(Audience, Event)> {
        let company = self
            .people
            .get(&id)
            .map_or(GroupId::NONE, |person| self.company_of(person));
        let alone = (company == GroupId::NONE).then(|| (Audience::Person(id), event.clone()));
        [(Audience::Group(company), event)].into_iter().chain(alone).collect()
    }

    /// A new plan is told to each company as far as it is theirs; how good it is, to the desk.
    fn told_ways(&self, event: &Event, ways: &BTreeMap<Mover, Way>) -> Vec<(Audience, Event)> {
        let mut parts: BTreeMap<Audience, BTreeMap<Mover, Way>> = BTreeMap::new();
        let mut tell = |audience, mover: Mover, way: &Way| {
            parts.entry(audience).or_default().insert(mover, way.clone());
        };
        for (mover, way) in ways {
            let (group, alone) = self.told_mover(*mover);
            tell(Audience::Group(group), *mover, way);
            if let Some(alone) = alone {
                tell(Audience::Person(alone), *mover, way);
            }
        }
        let parts = parts
            .into_iter()
            .map(|(audience, ways)| (audience, Event::Planned { ways, basis: None }));
        [(Audience::Desk, event.clone())].into_iter().chain(parts).collect()
    }

    /// Which company a way is told to, and who alone.
    fn told_mover(&self, mover: Mover) -> (GroupId, Option<ParticipantId>) {
        if !self.mixes() {
            return (mover.group(), None);
        }
        let id = mover.participant();
        match self.people.get(&id).map(|person| self.company_of(person)) {
            Some(GroupId::NONE) | None => (GroupId::NONE, Some(id)),
            Some(company) => (company, None),
        }
    }
}

impl Viewer {
    /// Whether this viewer sees what an erased trace was.
    pub(super) fn sees_erased(self, trace: &Trace) -> bool {
        self == Self::Facilitator || self == Self::Participant(trace.by)
    }
}

/// A trace as a viewer may see it.
fn seen(trace: &Trace, viewer: Viewer) -> Trace {
    let mut seen = trace.clone();
    if trace.erased.is_some() && !viewer.sees_erased(trace) {
        seen.hide();
    }
    if let (Some(mask), true) = (&mut seen.mask, viewer != Viewer::Facilitator) {
        if viewer != Viewer::Participant(trace.by) {
            mask.reason.clear();
        }
        seen.hide();
    }
    seen
}
