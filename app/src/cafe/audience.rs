//! Who is told what of an event, and who needs a fresh slice of the café after it (see [`super::sight`]).

use std::collections::BTreeMap;

use super::{
    Cafe,
    event::Event,
    id::{ClothId, GroupId, Key, Mover, ParticipantId},
    programme::StepKind,
    seating::Way,
    sight::{Viewer, seen},
    tablecloth::Trace,
};

/// Who is told of an event. Facilitators are told of everything.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Audience {
    /// Facilitators only.
    Desk,
    /// Everybody.
    Hall,
    /// Participants who look at this tablecloth. Facilitators are told in full.
    Cloth(ClothId),
    /// Projectors that show this tablecloth.
    Screen(ClothId),
    /// Those who sit together (see [`Cafe::company_of`]), and the projector; [`GroupId::NONE`] is the projector alone.
    Group(GroupId),
    /// One participant.
    Person(ParticipantId),
}

/// Who can't go on from the slice they hold, and needs a fresh one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anew {
    /// Nobody.
    Nobody,
    /// Projectors.
    Projectors,
    /// Participants: nobody who sees a part of the people knows with whom they sit now.
    Participants,
    /// Everybody but facilitators, who see everything and go on from that.
    Others,
    /// Everybody.
    Everybody,
}

impl Anew {
    /// Whether this viewer does.
    #[must_use]
    pub fn is_for(self, viewer: Viewer) -> bool {
        match self {
            Self::Nobody => false,
            Self::Projectors => viewer == Viewer::Projector,
            Self::Participants => matches!(viewer, Viewer::Participant(_)),
            Self::Others => viewer != Viewer::Facilitator,
            Self::Everybody => true,
        }
    }
}

impl Cafe {
    /// Who needs a fresh slice after an event that has just been applied.
    #[must_use]
    pub fn laid_anew(&self, event: &Event) -> Anew {
        match event {
            Event::Opened { .. } | Event::Prepared { .. } | Event::Regrouped { .. } | Event::WentBack { .. } => {
                Anew::Everybody
            }
            // The traces that it came from are shown to all, and those that it came from before no longer.
            Event::QuestionEmerged { .. } => Anew::Others,
            Event::Masked { trace, .. }
            | Event::Unmasked { trace, .. }
            | Event::Reworded { trace, .. }
            | Event::Erased { trace, .. }
            | Event::Restored { trace, .. }
            | Event::Refiled { trace, .. }
                if self.questions.iter().any(|question| question.sources().contains(trace)) =>
            {
                Anew::Others
            }
            Event::StepBegan { .. } if self.mixes() && matches!(self.programme.now(), StepKind::Round { .. }) => {
                Anew::Participants
            }
            Event::Returned { .. } if self.mixes() => Anew::Participants,
            Event::HeldBack { .. } => Anew::Projectors,
            // Reworded, a trace waits for approval again.
            Event::Approved { .. } | Event::Reworded { .. } if self.holds_back => Anew::Projectors,
            _ => Anew::Nobody,
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
            Event::TraceLeft { cloth, trace } => self.told_around(*cloth, trace, event),
            // Who looks at the old cloth loses it, who looks at the new one has never had it.
            Event::Refiled { trace, from, cloth, .. } => {
                let mut told = vec![(Audience::Cloth(*from), event.clone())];
                if let Some((_, found)) = self.traces.find(*trace) {
                    let trace = seen(found, Viewer::Projector);
                    let left = Event::TraceLeft { cloth: *cloth, trace };
                    if self.screens(*from) && self.is_public(found) {
                        told.push((Audience::Screen(*from), event.clone()));
                    }
                    told.extend(self.told_around(*cloth, found, &left));
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
                Some((cloth, found)) => self.told_around(cloth, found, event),
                None => vec![],
            },
            Event::Masked { trace, at, .. } => match self.traces.find(*trace) {
                Some((cloth, found)) => {
                    let silent = Event::Masked {
                        trace: *trace,
                        reason: String::new(),
                        at: *at,
                    };
                    let around = self.told_around(cloth, found, &silent);
                    let author = (Audience::Person(found.by), event.clone());
                    [(Audience::Desk, event.clone())]
                        .into_iter()
                        .chain(around)
                        .chain([author])
                        .collect()
                }
                None => vec![],
            },
            // The first is told to nobody: nobody is there. After the others, everybody gets a fresh slice.
            Event::Opened { .. } | Event::Prepared { .. } | Event::Regrouped { .. } | Event::WentBack { .. } => vec![],
            // Whoever knew the old links is shown out.
            Event::Renewed { .. } => vec![],
            Event::Announced(said) => {
                let audience = said.to.map_or(Audience::Hall, Audience::Cloth);
                let screen = said.to.filter(|cloth| self.screens(*cloth)).map(Audience::Screen);
                let audiences = [Some(audience), screen].into_iter().flatten();
                audiences.map(|audience| (audience, event.clone())).collect()
            }
            Event::StepBegan { .. }
            | Event::Paused { .. }
            | Event::Resumed { .. }
            | Event::LengthSet { .. }
            | Event::BellRang { .. }
            | Event::ModeSet { .. }
            | Event::Hosted { .. }
            | Event::TableSet { .. }
            | Event::Renamed { .. }
            | Event::QuestionEmerged { .. } => vec![(Audience::Hall, event.clone())],
            Event::Ruled { .. }
            | Event::Spread { .. }
            | Event::Placed { .. }
            | Event::HeldBack { .. }
            | Event::Approved { .. }
            | Event::Barred { .. } => {
                vec![(Audience::Desk, event.clone())]
            }
        }
    }

    /// What concerns a trace is told to those around its tablecloth, and to projectors, where they may show it.
    fn told_around(&self, cloth: ClothId, trace: &Trace, event: &Event) -> Vec<(Audience, Event)> {
        let shows = self.screens(cloth) && self.is_public(trace);
        let screen = shows.then_some(Audience::Screen(cloth));
        let audiences = [Some(Audience::Cloth(cloth)), screen].into_iter().flatten();
        audiences.map(|audience| (audience, event.clone())).collect()
    }

    /// Whether projectors show a tablecloth now.
    fn screens(&self, cloth: ClothId) -> bool {
        self.sight_of(Viewer::Projector, None).covers(cloth)
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
