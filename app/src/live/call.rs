//! What the clock calls out: half-time, five minutes, one minute, the bell. Each page calls by itself, from the server's
//! time; what was due before the page was there is not called.

use crate::{
    cafe::{
        id::{Millis, StepId},
        programme::Programme,
    },
    words::AtTable,
};

/// Seconds that a step lasts at least for its half to be called, for five minutes, and for one.
const HALF: u32 = 15 * 60;
const FIVE: u32 = 8 * 60;
const ONE: u32 = 2 * 60;

/// How long a call is shown, in milliseconds.
const MOMENT: u64 = 20_000;

/// What is called.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Call {
    /// Half of the time has passed.
    Half,
    /// Five minutes are left.
    Five,
    /// One minute is left.
    One,
    /// The time is over, or another step has begun.
    Bell,
}

/// Within so many milliseconds, a call is still the same one: when its step ends with it, or when the server's time turns
/// out to be a little earlier.
const ECHO: u64 = 3_000;

/// What a page has heard of the clock: in which step, what was called last, and when.
#[derive(Clone, Copy, Debug, Default)]
pub struct Caller(Option<(StepId, Option<Call>, Millis)>);

impl Call {
    /// What is called before the bell of a step that lasts so many seconds, and how many are left then: the earliest first.
    pub fn before_bell(length: u32) -> impl DoubleEndedIterator<Item = (Self, u32)> {
        let calls = [
            (HALF, Self::Half, length / 2),
            (FIVE, Self::Five, 300),
            (ONE, Self::One, 60),
        ];
        let due = calls.into_iter().filter(move |(least, ..)| length >= *least);
        due.map(|(_, call, left)| (call, left))
    }

    /// What was due last in the current step; none before the first call.
    #[must_use]
    pub fn due(programme: &Programme, now: Millis) -> Option<Self> {
        let length = programme.current()?.seconds?;
        let left = programme.left(now)?;
        let mut due = [(Self::Bell, 0)].into_iter().chain(Self::before_bell(length).rev());
        due.find(|(_, seconds)| left <= i64::from(*seconds) * 1_000)
            .map(|(call, _)| call)
    }

    /// What is worth reading of it now: the bell until another step begins, anything else for a moment.
    #[must_use]
    pub fn shown(programme: &Programme, now: Millis) -> Option<Self> {
        let due = Self::due(programme, now)?;
        let before = Self::due(programme, Millis(now.0.saturating_sub(MOMENT)));
        (due == Self::Bell || before != Some(due)).then_some(due)
    }

    /// How often it strikes.
    #[must_use]
    pub fn strikes(self) -> u32 {
        match self {
            Self::Half | Self::Five => 1,
            Self::One => 2,
            Self::Bell => 3,
        }
    }

    /// What it says.
    #[must_use]
    pub fn said(self, words: &AtTable) -> &'static str {
        match self {
            Self::Half => words.clock.half,
            Self::Five => words.clock.five,
            Self::One => words.clock.one,
            Self::Bell => words.clock.rang,
        }
    }
}

impl Caller {
    /// What is to be called now, once.
    pub fn hears(&mut self, programme: &Programme, now: Millis) -> Option<Call> {
        let step = programme.current()?.id;
        let due = Call::due(programme, now);
        let Some((before, called, at)) = self.0 else {
            self.0 = Some((step, due, now));
            return None;
        };
        // The time has gone back by less than a moment: it will be called soon, and has been.
        let soon = || Call::due(programme, Millis(now.0 + ECHO)) >= called;
        if before == step && (due == called || due < called && soon()) {
            return None;
        }
        self.0 = Some((step, due, now));
        match before == step {
            true => due.filter(|_| due > called),
            false if called == Some(Call::Bell) && now.since(at) < ECHO => None,
            false => Some(Call::Bell),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cafe::programme::StepKind;

    /// What is called, and how many seconds after the step began.
    fn called(length: u32) -> Vec<(u64, Call)> {
        let programme = Programme::of(vec![(StepKind::Harvest, Some(length))], Millis(1_000_000));
        let mut caller = Caller::default();
        let seconds = 0..=u64::from(length) + 60;
        let call = |second: u64| Some((second, caller.hears(&programme, Millis(1_000_000 + 1_000 * second))?));
        seconds.filter_map(call).collect()
    }

    #[test]
    fn the_clock_calls_what_is_worth_a_call() {
        use Call::{Bell, Five, Half, One};
        assert_eq!(
            called(25 * 60),
            [(750, Half), (1_200, Five), (1_440, One), (1_500, Bell)]
        );
        assert_eq!(called(10 * 60), [(300, Five), (540, One), (600, Bell)]);
        assert_eq!(called(3 * 60), [(120, One), (180, Bell)]);
        assert_eq!(called(60), [(60, Bell)]);
    }

    #[test]
    fn a_call_is_shown_for_a_moment_and_the_bell_until_the_step_ends() {
        let programme = Programme::of(vec![(StepKind::Harvest, Some(1_500))], Millis(0));
        let shown = |second: u64| Call::shown(&programme, Millis(1_000 * second));
        assert_eq!(
            [749, 750, 769, 770].map(shown),
            [None, Some(Call::Half), Some(Call::Half), None]
        );
        assert_eq!([1_500, 1_800].map(shown), [Some(Call::Bell); 2]);
    }

    #[test]
    fn a_step_that_ends_with_its_bell_rings_once() {
        let steps = vec![(StepKind::Arrival, Some(60)), (StepKind::Harvest, Some(60))];
        let mut programme = Programme::of(steps, Millis(0));
        let mut caller = Caller::default();
        let mut hears = |programme: &Programme, at: u64| caller.hears(programme, Millis(at));
        assert_eq!(hears(&programme, 59_000), None);
        assert_eq!(hears(&programme, 60_000), Some(Call::Bell));
        // The server's time was a little earlier; the bell has rung all the same.
        assert_eq!(hears(&programme, 59_950), None);
        assert_eq!(hears(&programme, 60_010), None);
        // It goes on by itself.
        (programme.at, programme.clock.began) = (1, Millis(60_050));
        assert_eq!(hears(&programme, 60_100), None);
        // Back by hand, long after: that rings.
        programme.at = 0;
        assert_eq!(hears(&programme, 90_000), Some(Call::Bell));
    }

    #[test]
    fn whoever_comes_late_hears_only_what_is_still_to_come() {
        let programme = Programme::of(vec![(StepKind::Harvest, Some(1_500))], Millis(0));
        let mut caller = Caller::default();
        assert_eq!(caller.hears(&programme, Millis(1_450_000)), None);
        assert_eq!(caller.hears(&programme, Millis(1_500_000)), Some(Call::Bell));
        assert_eq!(caller.hears(&programme, Millis(1_501_000)), None);
    }

    #[test]
    fn a_step_that_begins_is_called_and_more_time_takes_the_call_back() {
        let steps = vec![(StepKind::Arrival, None), (StepKind::Harvest, Some(600))];
        let mut programme = Programme::of(steps, Millis(0));
        let mut caller = Caller::default();
        assert_eq!(caller.hears(&programme, Millis(0)), None);
        let next = programme.steps[1].id;
        programme.begin(next, Millis(0));
        assert_eq!(caller.hears(&programme, Millis(0)), Some(Call::Bell));
        assert_eq!(caller.hears(&programme, Millis(300_000)), Some(Call::Five));
        programme.set_length(next, 900, Millis(301_000));
        assert_eq!(caller.hears(&programme, Millis(301_000)), None);
        assert_eq!(caller.hears(&programme, Millis(450_000)), Some(Call::Half));
        assert_eq!(caller.hears(&programme, Millis(600_000)), Some(Call::Five));
    }
}
