//! How long the planner may search. It is counted in what it does; the clock, if any, is the caller's.

/// Steps of work that a move takes where five sit at a table: who meets whom is looked up one by one, each a step.
pub(super) const MOVE: u64 = 64;

/// How long the planner may search. Bounded by work alone, the same seed gives the same plan everywhere: what is counted
/// are steps, as many on every platform, and about as long whatever the shape of a café.
pub struct Effort<'a> {
    left: u64,
    spent: u64,
    go_on: Option<&'a mut dyn FnMut() -> bool>,
}

impl<'a> Effort<'a> {
    /// At most about as much work as so many moves take where five sit at a table; at larger tables a move takes more. A
    /// core makes some five to ten million of them in a second.
    #[must_use]
    pub fn moves(moves: u64) -> Self {
        Self {
            left: moves.saturating_mul(MOVE),
            spent: 0,
            go_on: None,
        }
    }

    /// At most so many moves, and as long as the caller says so; it is asked every few hundred moves.
    #[must_use]
    pub fn while_so(moves: u64, go_on: &'a mut dyn FnMut() -> bool) -> Self {
        Self {
            go_on: Some(go_on),
            ..Self::moves(moves)
        }
    }

    /// How many moves were really made, or work for as many: more than was allowed when the last thing to do, that can't
    /// be done by half, took more.
    #[must_use]
    pub fn spent(&self) -> u64 {
        self.spent / MOVE
    }

    /// Takes so many steps that were made. Whether some are left.
    pub(super) fn charge(&mut self, steps: u64) -> bool {
        self.spent = self.spent.saturating_add(steps);
        let goes_on = self.go_on.as_mut().is_none_or(|go_on| go_on());
        self.left = if goes_on { self.left.saturating_sub(steps) } else { 0 };
        self.left > 0
    }

    /// How many steps are left at most.
    pub(super) fn left(&self) -> u64 {
        self.left
    }

    /// Whether some is left: what was planned is as good as it can be.
    #[must_use]
    pub fn is_left(&self) -> bool {
        self.left > 0
    }
}

impl std::fmt::Debug for Effort<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Effort")
            .field("left", &self.left)
            .field("spent", &self.spent)
            .finish_non_exhaustive()
    }
}
