//! The clock of the step that the café is in, as it is read: what is left, how far past the bell, or how long it has run.

use crate::{
    cafe::{id::Millis, programme::Programme},
    words::AtTable,
};

/// What a clock measures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Measure {
    /// The time until the bell.
    Left,
    /// The time since the bell.
    Over,
    /// The time since the step began: it has no bell.
    Run,
}

/// A clock as it is read: changes once a second, not with every tick.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// Minutes and seconds, with a plus after the bell: `18:42`, `+1:05`.
    pub face: String,
    /// What they measure.
    pub measure: Measure,
    /// Whether the clock stands still.
    pub paused: bool,
}

impl Reading {
    /// The clock of the current step.
    #[must_use]
    pub fn of(programme: &Programme, now: Millis) -> Self {
        let (measure, millis) = match programme.left(now) {
            None => (Measure::Run, programme.clock.elapsed(now)),
            Some(left) if left <= -1_000 => (Measure::Over, left.unsigned_abs()),
            // Rounded up: the bell rings when the face comes to 0:00, not a second later.
            Some(left) => (Measure::Left, left.max(0).unsigned_abs() + 999),
        };
        let seconds = millis / 1_000;
        let plus = if measure == Measure::Over { "+" } else { "" };
        Self {
            face: format!("{plus}{}:{:02}", seconds / 60, seconds % 60),
            measure,
            paused: programme.clock.paused.is_some(),
        }
    }

    /// What the numbers say, in words: told by text, not by colour only.
    #[must_use]
    pub fn note(&self, words: &AtTable) -> &'static str {
        let words = &words.clock;
        match (self.paused, self.measure) {
            (true, _) => words.paused,
            (false, Measure::Left) => words.left,
            (false, Measure::Over) => words.over,
            (false, Measure::Run) => words.run,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cafe::programme::StepKind;

    fn reading(seconds: Option<u32>, elapsed: u64) -> (String, Measure) {
        let programme = Programme::of(vec![(StepKind::Harvest, seconds)], Millis(1_000_000));
        let reading = Reading::of(&programme, Millis(1_000_000 + elapsed));
        (reading.face, reading.measure)
    }

    #[test]
    fn the_clock_counts_down_to_the_bell_and_on_from_there() {
        assert_eq!(reading(Some(1_500), 0), ("25:00".into(), Measure::Left));
        assert_eq!(reading(Some(1_500), 1), ("25:00".into(), Measure::Left));
        assert_eq!(reading(Some(1_500), 1_499_001), ("0:01".into(), Measure::Left));
        assert_eq!(reading(Some(1_500), 1_500_000), ("0:00".into(), Measure::Left));
        assert_eq!(reading(Some(1_500), 1_500_999), ("0:00".into(), Measure::Left));
        assert_eq!(reading(Some(1_500), 1_565_000), ("+1:05".into(), Measure::Over));
    }

    #[test]
    fn a_step_without_a_bell_shows_how_long_it_has_run() {
        assert_eq!(reading(None, 7_261_000), ("121:01".into(), Measure::Run));
    }

    #[test]
    fn a_long_step_counts_in_minutes() {
        assert_eq!(reading(Some(28_800), 0), ("480:00".into(), Measure::Left));
    }
}
