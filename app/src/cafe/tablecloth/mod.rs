//! The tablecloths: sheets with the traces that people left on them.

mod photo;
pub mod sheet;
mod trace;

use std::collections::BTreeMap;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

pub use photo::{NotAPhoto, Photo, PhotoId};
pub use trace::{Mark, Mask, Thread, ThreadKind, Trace};

use super::{
    Cafe,
    id::{ClothId, TableId, TraceId},
    question::Place,
};

/// All tablecloths that have a trace. They know where each trace lies.
#[derive(Clone, Debug, Default)]
pub struct Tablecloths {
    traces: BTreeMap<ClothId, Vec<Trace>>,
    /// Follows from `traces`; kept so that finding one of ten thousand is no search.
    whereabouts: BTreeMap<TraceId, (ClothId, usize)>,
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

    /// Adds a trace; one that is already there stays as it is.
    pub(super) fn leave(&mut self, cloth: ClothId, trace: Trace) {
        let traces = self.traces.entry(cloth).or_default();
        if let std::collections::btree_map::Entry::Vacant(place) = self.whereabouts.entry(trace.id) {
            place.insert((cloth, traces.len()));
            traces.push(trace);
        }
    }

    pub(super) fn find_mut(&mut self, id: TraceId) -> Option<&mut Trace> {
        let (cloth, index) = *self.whereabouts.get(&id)?;
        self.traces.get_mut(&cloth)?.get_mut(index)
    }

    /// Only these tablecloths, each trace as `see` shows it.
    pub(super) fn only(&self, may_see: impl Fn(ClothId) -> bool, see: impl Fn(&Trace) -> Trace) -> Self {
        let mut seen = Self::default();
        for (cloth, traces) in self.traces.iter().filter(|(cloth, _)| may_see(**cloth)) {
            for trace in traces {
                seen.leave(*cloth, see(trace));
            }
        }
        seen
    }
}

impl PartialEq for Tablecloths {
    fn eq(&self, other: &Self) -> bool {
        self.traces == other.traces
    }
}

impl Eq for Tablecloths {}

impl Serialize for Tablecloths {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.traces.serialize(serializer)
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
                Place::Announced => &[],
                Place::Plenary => &[TableId::PLENARY],
                Place::Tables(tables) => tables,
            };
            tables.iter().map(|table| ClothId {
                question: question.id,
                table: *table,
            })
        })
    }

    /// How a tablecloth is laid out: its columns and zones.
    #[must_use]
    pub fn sheet(&self, cloth: ClothId) -> sheet::Sheet {
        sheet::Sheet::with_zones(self.question(cloth.question).map_or(0, |question| question.zones.len()))
    }
}
