//! Tickets back: what the search changed without need is undone.

use super::{annealing::Best, floor::Floor, weights::Rank};

impl Floor<'_> {
    /// Gives people the seats of their tickets back, one by one, as long as that makes the plan better, with at most about
    /// so many steps of work.
    pub(super) fn go_home(&mut self, best: &mut Best, most: u64) {
        let mut rank = self.tally.rank(self.instance);
        while rank.4 > 0 && self.one_goes_home(&mut rank, most) {}
        best.offer(self);
    }

    /// Whether somebody could be given their seat back, or nobody.
    fn one_goes_home(&mut self, rank: &mut Rank, most: u64) -> bool {
        let mut better = false;
        for round in self.free.clone() {
            for person in self.movable[round].clone().into_iter().map(usize::from) {
                let from = usize::from(self.seat(round, person));
                let Some(to) = self.ticket(round, person).map(usize::from) else {
                    continue;
                };
                let open = self.instance.sittings[round].open.binary_search(&to).is_ok();
                if to == from || !open || !self.is_movable(round, person) {
                    continue;
                }
                if self.worked() > most {
                    return false;
                }
                for other in self.seated(round, to).to_vec().into_iter().map(usize::from) {
                    if !self.is_movable(round, other) {
                        continue;
                    }
                    self.swap(round, person, other);
                    let now = self.tally.rank(self.instance);
                    if now < *rank {
                        *rank = now;
                        better = true;
                        break;
                    }
                    self.swap(round, person, other);
                }
            }
        }
        better
    }
}
