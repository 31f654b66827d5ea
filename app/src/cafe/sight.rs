//! Who may see what: the slice of a café that somebody may have.
//!
//! The law between this and [`super::audience`]: what somebody was told, applied to the slice they had, is the slice they may have now. It
//! holds as long as they look at the same tablecloth; when they come to another one, they get a fresh slice. The traces from
//! which a question came are shown to all, wherever they lie: when what they say changes, everybody gets a fresh slice.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::{
    Cafe,
    event::Keys,
    id::{ClothId, GroupId, Key, Mover, ParticipantId, TableId},
    programme::StepKind,
    question::Question,
    seating::{Arrangement, Participant},
    tablecloth::{Trace, sheet::Spot},
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

impl Cafe {
    /// Whether somebody may read here: as long as they are there, and when all is over, unless the door was closed to them.
    #[must_use]
    pub fn lets_read(&self, person: &Participant) -> bool {
        person.is_present() || self.is_over() && !person.barred
    }

    /// Whether the projector may show a trace: where traces are held back, only when it is approved.
    #[must_use]
    pub fn is_public(&self, trace: &Trace) -> bool {
        !self.holds_back || trace.approved
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
                        barred: person.barred && sight.viewer == Viewer::Facilitator,
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
            announcements: self
                .announcements
                .iter()
                .filter(|said| said.to.is_none_or(|cloth| sight.covers(cloth)))
                .cloned()
                .collect(),
            holds_back: self.holds_back && sight.viewer == Viewer::Facilitator,
            traces: {
                let shown = |trace: &Trace| sight.viewer != Viewer::Projector || self.is_public(trace);
                let mut traces = self.traces.only(
                    |cloth| sight.covers(cloth),
                    |trace| shown(trace).then(|| seen(trace, sight.viewer)),
                );
                let elsewhere = self
                    .sources()
                    .filter(|(cloth, trace)| !sight.covers(*cloth) && shown(trace));
                for (cloth, trace) in elsewhere.filter(|(_, trace)| !trace.is_masked()) {
                    traces.leave(cloth, quoted(trace));
                }
                traces
            },
        }
    }

    /// The traces from which questions came, with their tablecloths. Whoever asks such a question shows them to all.
    fn sources(&self) -> impl Iterator<Item = (ClothId, &Trace)> {
        let named = self.questions.iter().flat_map(Question::sources);
        named.filter_map(|id| self.traces.find(*id))
    }
}

/// What is shown of a trace to those who don't see its tablecloth: what it says, where and when it was left.
fn quoted(trace: &Trace) -> Trace {
    let mut quoted = seen(trace, Viewer::Projector);
    quoted.put(Spot::default(), None);
    Trace {
        thread: None,
        resonances: vec![],
        ..quoted
    }
}

impl Viewer {
    /// Whether this viewer sees what an erased trace was.
    pub(super) fn sees_erased(self, trace: &Trace) -> bool {
        self == Self::Facilitator || self == Self::Participant(trace.by)
    }
}

/// A trace as a viewer may see it.
pub(super) fn seen(trace: &Trace, viewer: Viewer) -> Trace {
    let mut seen = trace.clone();
    seen.approved &= viewer == Viewer::Facilitator;
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
