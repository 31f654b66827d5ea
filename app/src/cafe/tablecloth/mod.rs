//! The tablecloths: sheets with the traces that people left on them.

mod own;
mod photo;
pub mod sheet;
mod trace;

use std::collections::BTreeMap;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

pub use photo::{NotAPhoto, Photo, PhotoId};
pub use trace::{Mark, Mask, Signed, Thread, ThreadKind, Trace};

use super::{
    Cafe,
    id::{ClothId, Round, TableId, TraceId},
    programme::{Step, StepKind},
    question::Place,
};

/// All tablecloths that have a trace. They know where each trace lies.
#[derive(Clone, Debug, Default)]
pub struct Tablecloths {
    traces: BTreeMap<ClothId, Vec<Trace>>,
    /// Follows from `traces`; kept so that finding one of ten thousand is no search.
    whereabouts: BTreeMap<TraceId, (ClothId, usize)>,
    /// What its author has erased, by name. It can come back.
    erased: Vec<(ClothId, Trace)>,
}

impl Tablecloths {
    /// The traces on a tablecloth, in the order in which they were left.
    #[must_use]
    pub fn on(&self, cloth: ClothId) -> &[Trace] {
        self.traces.get(&cloth).map_or(&[], Vec::as_slice)
    }

    /// A trace, and the tablecloth on which it lies.
    #[must_use]
    pub fn find(&self, id: TraceId) -> Option<(ClothId, &Trace)> {
        let (cloth, index) = *self.whereabouts.get(&id)?;
        Some((cloth, self.traces.get(&cloth)?.get(index)?))
    }

    /// All traces with their tablecloths: cloth by cloth, in the order in which they were left.
    pub fn all(&self) -> impl Iterator<Item = (ClothId, &Trace)> {
        self.traces
            .iter()
            .flat_map(|(cloth, traces)| traces.iter().map(|trace| (*cloth, trace)))
    }

    /// A trace that its author has erased, and the tablecloth on which it lay. Who threaded to it still has an end:
    /// whose it was and when, but not what.
    #[must_use]
    pub fn erased(&self, id: TraceId) -> Option<(ClothId, &Trace)> {
        let index = self.place_of_erased(id).ok()?;
        self.erased.get(index).map(|(cloth, trace)| (*cloth, trace))
    }

    /// All erased traces of a tablecloth.
    pub fn erased_on(&self, cloth: ClothId) -> impl Iterator<Item = &Trace> {
        self.erased
            .iter()
            .filter(move |(on, _)| *on == cloth)
            .map(|(_, trace)| trace)
    }

    /// A trace, erased or not, and its tablecloth.
    #[must_use]
    pub fn known(&self, id: TraceId) -> Option<(ClothId, &Trace)> {
        self.find(id).or_else(|| self.erased(id))
    }

    /// How many traces there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.whereabouts.len()
    }

    /// Whether nobody has left a trace yet.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.whereabouts.is_empty()
    }

    /// Adds a trace where its time puts it; one that is already there, or erased, stays as it is.
    pub(super) fn leave(&mut self, cloth: ClothId, trace: Trace) {
        if self.known(trace.id).is_some() {
            return;
        }
        if trace.erased.is_some() {
            if let Err(place) = self.place_of_erased(trace.id) {
                self.erased.insert(place, (cloth, trace));
            }
            return;
        }
        let traces = self.traces.entry(cloth).or_default();
        let place = traces
            .iter()
            .rposition(|earlier| earlier.at <= trace.at)
            .map_or(0, |before| before + 1);
        traces.insert(place, trace);
        self.count(cloth, place);
    }

    /// Takes a trace off its tablecloth, or from among the erased ones.
    pub(super) fn take(&mut self, id: TraceId) -> Option<(ClothId, Trace)> {
        if let Ok(place) = self.place_of_erased(id) {
            return Some(self.erased.remove(place));
        }
        let (cloth, index) = self.whereabouts.remove(&id)?;
        let traces = self.traces.get_mut(&cloth).filter(|traces| index < traces.len())?;
        let trace = traces.remove(index);
        if traces.is_empty() {
            self.traces.remove(&cloth);
        }
        self.count(cloth, index);
        Some((cloth, trace))
    }

    pub(super) fn find_mut(&mut self, id: TraceId) -> Option<&mut Trace> {
        let (cloth, index) = *self.whereabouts.get(&id)?;
        self.traces.get_mut(&cloth)?.get_mut(index)
    }

    /// Changes something about every trace, erased ones too, but not its name or its time.
    pub(super) fn each_mut(&mut self, change: impl FnMut(&mut Trace)) {
        let lying = self.traces.values_mut().flatten();
        lying
            .chain(self.erased.iter_mut().map(|(_, trace)| trace))
            .for_each(change);
    }

    /// Only these tablecloths, each trace as `see` shows it, if at all.
    pub(super) fn only(&self, may_see: impl Fn(ClothId) -> bool, see: impl Fn(&Trace) -> Option<Trace>) -> Self {
        let mut seen = Self::default();
        let erased = self.erased.iter().map(|(cloth, trace)| (*cloth, trace));
        for (cloth, trace) in self.all().chain(erased).filter(|(cloth, _)| may_see(*cloth)) {
            if let Some(trace) = see(trace) {
                seen.leave(cloth, trace);
            }
        }
        seen
    }

    /// What was left until the end of a round, plenaries included.
    fn until(&self, round: Round) -> Self {
        let mut earlier = Self::default();
        for (cloth, trace) in self.all().filter(|(_, trace)| trace.round <= round) {
            earlier.leave(cloth, trace.clone());
        }
        earlier
    }

    /// Notes anew where the traces of a tablecloth lie, from this one on.
    fn count(&mut self, cloth: ClothId, from: usize) {
        let Some(traces) = self.traces.get(&cloth) else { return };
        for (index, trace) in traces.iter().enumerate().skip(from) {
            self.whereabouts.insert(trace.id, (cloth, index));
        }
    }

    fn place_of_erased(&self, id: TraceId) -> Result<usize, usize> {
        self.erased.binary_search_by_key(&id, |(_, trace)| trace.id)
    }
}

impl PartialEq for Tablecloths {
    fn eq(&self, other: &Self) -> bool {
        self.traces == other.traces && self.erased == other.erased
    }
}

impl Eq for Tablecloths {}

/// Cloth by cloth; what is erased comes last, and says so itself.
impl Serialize for Tablecloths {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut cloths: BTreeMap<ClothId, Vec<&Trace>> = BTreeMap::new();
        let erased = self.erased.iter().map(|(cloth, trace)| (*cloth, trace));
        for (cloth, trace) in self.all().chain(erased) {
            cloths.entry(cloth).or_default().push(trace);
        }
        cloths.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Tablecloths {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let mut cloths = Self::default();
        for (cloth, traces) in BTreeMap::<ClothId, Vec<Trace>>::deserialize(deserializer)? {
            for trace in traces {
                cloths.leave(cloth, trace);
            }
        }
        Ok(cloths)
    }
}

impl Cafe {
    /// Every tablecloth of the café, with or without traces: by question, then by table.
    pub fn cloths(&self) -> impl Iterator<Item = ClothId> {
        self.questions.iter().flat_map(|question| {
            let tables: &[TableId] = match &question.place {
                Place::Plenary => &[TableId::PLENARY],
                place => place.tables(),
            };
            tables.iter().map(|table| ClothId {
                question: question.id,
                table: *table,
            })
        })
    }

    /// The tablecloths at which people have sat by now: on them, paper may have been left.
    pub fn held_cloths(&self) -> impl Iterator<Item = ClothId> {
        self.cloths()
            .filter(|cloth| self.is_held(*cloth, self.filed_in(*cloth, Round(1))))
    }

    /// The round of what is filed on a tablecloth by somebody who says this one: some lie on their table in one alone.
    #[must_use]
    pub fn filed_in(&self, cloth: ClothId, round: Round) -> Round {
        let question = self.question(cloth.question);
        question.and_then(|question| question.place.round()).unwrap_or(round)
    }

    /// Whether people have sat at a tablecloth in this round, whatever the round where it lay in the plenary.
    #[must_use]
    pub fn is_held(&self, cloth: ClothId, round: Round) -> bool {
        let kind = match cloth.table {
            TableId::PLENARY => StepKind::Plenary {
                question: cloth.question,
            },
            _ => StepKind::Round { round },
        };
        let held = |step: &Step| step.kind == kind && step.began.is_some();
        let there = cloth.table == TableId::PLENARY || self.filed_in(cloth, round) == round;
        there && self.cloths().any(|there| there == cloth) && self.programme.steps.iter().any(held)
    }

    /// The tablecloths as they were after a round: what was left until then, where it lies now, with all that has been said
    /// of it since (masks and resonances have no round).
    #[must_use]
    pub fn after(&self, round: Round) -> Self {
        let mut then = Self {
            questions: self.questions.clone(),
            programme: self.programme.clone(),
            traces: self.traces.until(round),
            ..Self::default()
        };
        let held = |step: &Step| step.kind == StepKind::Round { round };
        then.programme.at = self.programme.steps.iter().position(held).unwrap_or(0);
        then
    }

    /// How a tablecloth is laid out: its columns and zones.
    #[must_use]
    pub fn sheet(&self, cloth: ClothId) -> sheet::Sheet {
        sheet::Sheet::with_zones(self.question(cloth.question).map_or(0, |question| question.zones.len()))
    }
}
