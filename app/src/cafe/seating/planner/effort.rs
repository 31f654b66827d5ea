//! How long the planner may search. The clock is the caller's.

/// How long the planner may search. Bounded by moves alone, the same seed gives the same plan everywhere.
pub struct Effort<'a> {
    moves: u64,
    go_on: Option<&'a mut dyn FnMut() -> bool>,
}

impl<'a> Effort<'a> {
    /// At most so many moves. A core makes some five to ten million of them in a second.
    #[must_use]
    pub fn moves(moves: u64) -> Self {
        Self { moves, go_on: None }
    }

    /// At most so many moves, and as long as the caller says so; it is asked every few hundred moves.
    #[must_use]
    pub fn while_so(moves: u64, go_on: &'a mut dyn FnMut() -> bool) -> Self {
        Self {
            moves,
            go_on: Some(go_on),
        }
    }

    /// Takes so many moves, if they are left.
    pub(super) fn spend(&mut self, moves: u64) -> bool {
        if self.moves < moves || !self.go_on.as_mut().is_none_or(|go_on| go_on()) {
            self.moves = 0;
            return false;
        }
        self.moves -= moves;
        true
    }

    /// How many moves are left at most.
    pub(super) fn left(&self) -> u64 {
        self.moves
    }

    pub(super) fn is_left(&self) -> bool {
        self.moves > 0
    }
}

impl std::fmt::Debug for Effort<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Effort")
            .field("moves", &self.moves)
            .finish_non_exhaustive()
    }
}
