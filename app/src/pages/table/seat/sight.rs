//! What of a tablecloth is seen, and how.

use std::borrow::Cow;

use super::{Look, Seat, Tools, Unseen};
use crate::{
    cafe::{
        id::{ClothId, Round, TraceId},
        tablecloth::Trace,
    },
    wire::Up,
};

impl Seat {
    /// A trace on this tablecloth, certain or not.
    #[must_use]
    pub fn find(&self, cloth: ClothId, id: TraceId) -> Option<Trace> {
        match self.mirror.ahead(cloth).into_iter().find(|trace| trace.id == id) {
            Some(trace) => trace.erased.is_none().then_some(trace),
            None => {
                let (on, trace) = self.mirror.cafe.traces.find(id)?;
                (on == cloth).then(|| trace.clone())
            }
        }
    }

    /// Everything that lies on a tablecloth, as it soon will, and whether that is certain; of an earlier time, what was
    /// left until then.
    #[must_use]
    pub fn lying(&self, cloth: ClothId) -> Vec<(Cow<'_, Trace>, bool)> {
        let mut ahead = self.mirror.ahead(cloth);
        let certain = self.mirror.cafe.traces.on(cloth).iter().map(|trace| {
            match ahead.iter().position(|soon| soon.id == trace.id) {
                None => (Cow::Borrowed(trace), true),
                Some(soon) => (Cow::Owned(ahead.remove(soon)), false),
            }
        });
        let mut lying: Vec<_> = certain.collect();
        lying.extend(ahead.into_iter().map(|trace| (Cow::Owned(trace), false)));
        lying.retain(|(trace, _)| trace.erased.is_none() && self.until.is_none_or(|until| trace.round <= until));
        lying
    }

    /// The rounds of which something lies on a tablecloth, the one that is held among them.
    #[must_use]
    pub fn rounds(&self, cloth: ClothId) -> Vec<Round> {
        let cafe = &self.mirror.cafe;
        let held = cafe.programme.round();
        let last = held.map_or(cafe.programme.rounds(), |round| round.0);
        let rounds = (0..=last).map(Round);
        rounds
            .filter(|round| Some(*round) == held || cafe.traces.on(cloth).iter().any(|trace| trace.round == *round))
            .collect()
    }

    /// Sees the sheet as it was after one of its rounds; after the last one it is as it is now.
    pub fn see_until(&mut self, index: usize) {
        let rounds = self.mirror.cloth().map(|cloth| self.rounds(cloth)).unwrap_or_default();
        self.until = rounds.get(index).copied().filter(|round| Some(round) != rounds.last());
    }

    /// Asks to see another tablecloth.
    pub fn look_at(&mut self, cloth: ClothId) {
        self.outgoing.push(Up::Look { cloth });
    }

    /// Sees the list, or the sheet again.
    pub fn toggle_list(&mut self) {
        self.tools = Tools::None;
        self.look = match self.look {
            Look::Sheet => Look::List,
            Look::List => Look::Sheet,
        };
        // The list hides nothing.
        if self.look == Look::List {
            self.unseen = Unseen::default();
        }
    }

    /// Takes tools out, or puts them away.
    pub fn toggle(&mut self, tools: Tools) {
        self.close();
        self.look = Look::Sheet;
        self.tools = if self.tools == tools { Tools::None } else { tools };
        // Whoever draws sees what they do.
        self.until = None;
    }
}
