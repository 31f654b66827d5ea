//! When people do what: a rhythm of notes and drawing, each person with their own phase.

use std::{num::NonZeroU32, time::Duration};

use fastrand::Rng;
use tokio::time::Instant;

/// The way to one's next table, at least and at most.
const WAY: (Duration, Duration) = (Duration::from_secs(2), Duration::from_secs(15));

/// What somebody does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Deed {
    /// Leaves a note.
    Write,
    /// Draws a line.
    Draw,
}

/// How busy people are.
#[derive(Clone, Copy, Debug)]
pub(super) struct Pace {
    /// One note in so long.
    note: Duration,
    /// One line in so long, while drawing.
    line: Duration,
    /// How much of the time is spent drawing, from 0 to 1.
    drawing: f32,
    /// How many of the cycles really happen, from 0 to 1: people listen, too.
    zeal: f32,
    /// Until the next person comes in, at most.
    pub(super) gap: Duration,
    /// Until somebody who changes tables has found the new one, at least and at most.
    way: (Duration, Duration),
}

impl Pace {
    /// A full hall that is measured.
    pub(super) const TRIAL: Self = Self {
        note: Duration::from_secs(20),
        line: Duration::from_secs(2),
        drawing: 0.2,
        zeal: 1.0,
        gap: Duration::ZERO,
        way: WAY,
    };
    /// A few people whom a facilitator watches.
    pub(super) const HUMAN: Self = Self {
        note: Duration::from_secs(240),
        line: Duration::from_secs(30),
        drawing: 0.05,
        zeal: 0.7,
        gap: Duration::from_millis(1_500),
        way: WAY,
    };

    /// So many times as fast.
    #[must_use]
    pub(super) fn times(self, speed: NonZeroU32) -> Self {
        let speed = speed.get();
        Self {
            note: self.note / speed,
            line: self.line / speed,
            gap: self.gap / speed,
            way: (self.way.0 / speed, self.way.1 / speed),
            ..self
        }
    }

    /// How long somebody looks for their next table.
    pub(super) fn way(&self, chance: &mut Rng) -> Duration {
        let (least, most) = self.way;
        least + (most - least).mul_f32(chance.f32())
    }
}

/// One person's rhythm: cycles as long as the time between two notes, in each of them a note and a while of drawing.
#[derive(Debug)]
pub(super) struct Rhythm {
    pace: Pace,
    /// When the cycle after this one begins.
    next_cycle: Instant,
    /// What is left of this cycle, the next thing last. Never empty.
    deeds: Vec<(Instant, Deed)>,
}

impl Rhythm {
    /// Begins somewhere in the middle of a cycle, as people do.
    pub(super) fn begin(pace: Pace, now: Instant, chance: &mut Rng) -> Self {
        let phase = pace.note.mul_f32(chance.f32());
        let mut rhythm = Self {
            pace,
            next_cycle: now.checked_sub(phase).unwrap_or(now),
            deeds: vec![],
        };
        rhythm.cycle(chance);
        rhythm.deeds.retain(|(at, _)| *at > now);
        rhythm.look_ahead(chance);
        rhythm
    }

    /// When the next thing is to be done.
    pub(super) fn at(&self) -> Instant {
        self.deeds.last().map_or(self.next_cycle, |(at, _)| *at)
    }

    /// The next thing; then there is another next.
    pub(super) fn next(&mut self, chance: &mut Rng) -> Deed {
        let next = self.deeds.pop();
        self.look_ahead(chance);
        next.map_or(Deed::Write, |(_, deed)| deed)
    }

    fn look_ahead(&mut self, chance: &mut Rng) {
        while self.deeds.is_empty() {
            self.cycle(chance);
        }
    }

    fn cycle(&mut self, chance: &mut Rng) {
        let Pace {
            note,
            line,
            drawing,
            zeal,
            ..
        } = self.pace;
        let begin = self.next_cycle;
        self.next_cycle += note;
        if chance.f32() > zeal {
            return;
        }
        // Four tenths of a line are a line in four of ten cycles.
        let lines = (note.mul_f32(drawing).div_duration_f32(line) + chance.f32()) as u32;
        self.deeds = (0..lines)
            .map(|n| (begin + line * n + line.mul_f32(chance.f32()), Deed::Draw))
            .collect();
        self.deeds.push((begin + note.mul_f32(chance.f32()), Deed::Write));
        self.deeds.sort_unstable_by(|a, b| b.cmp(a));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn in_a_minute_a_person_leaves_three_notes_and_six_lines() {
        let mut chance = Rng::with_seed(7);
        let now = Instant::now();
        let people = 200;
        let mut counts = [0, 0];
        for _ in 0..people {
            let mut rhythm = Rhythm::begin(Pace::TRIAL, now, &mut chance);
            let mut last = now;
            while rhythm.at() <= now + Duration::from_secs(60) {
                assert!(rhythm.at() >= last, "time goes on");
                last = rhythm.at();
                counts[rhythm.next(&mut chance) as usize] += 1;
            }
        }
        assert_eq!(
            counts.map(|count: i32| (f64::from(count) / f64::from(people)).round()),
            [3.0, 6.0]
        );
    }
}
