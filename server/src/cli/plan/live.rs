//! A case as a café has it: round by round, not knowing who will come and go.

use std::time::{Duration, Instant};

use app::cafe::seating::planner::{Effort, Instance, Plan, Standing, Trouble, plan};

use super::{SEED, case::Case, within};

/// Plans that are compared in a round, at most.
const PLANS: usize = 24;
/// How often something is supposed to happen after each.
const SUPPOSED: usize = 12;
/// How many come or go then.
const SOME: usize = 3;
/// Moves to plan anew with after that.
const MOVES: u64 = 10_000;

/// Plans round by round; what was held stays. Of plans that are worth the same it takes the one that best bears what may
/// happen before the next round.
pub(super) fn live(case: &Case, time: Duration) -> Result<Plan, Trouble> {
    // What is supposed takes a little longer than it may.
    let share = time * 9 / 10 / u32::try_from(case.rounds).unwrap_or(u32::MAX).max(1);
    let mut held: Option<Plan> = None;
    for round in 0..case.rounds {
        let known = case.known_before(round);
        let ticketed = match &held {
            Some(plan) => known.after(round, &plan.schedule.rounds),
            None => known,
        };
        // Nobody holds a ticket here: perhaps all new ones are better.
        let mut open = ticketed.clone();
        for sitting in open.sittings.iter_mut().filter(|sitting| !sitting.is_held()) {
            sitting.standing = Standing::Open;
        }
        let until = Instant::now() + share;
        let mut best = within(&ticketed, SEED, share / 2)?;
        let mut least = strain(&open, round, &best);
        for seed in (SEED + 1..).take(PLANS - 1) {
            let left = until.saturating_duration_since(Instant::now());
            if left.is_zero() {
                break;
            }
            let new = within(&open, seed, left.min(share / 2))?;
            let strain = strain(&open, round, &new);
            if (new.worth(&open), strain) < (best.worth(&open), least) {
                (best, least) = (new, strain);
            }
        }
        held = Some(best);
    }
    held.ok_or(Trouble::NoRounds)
}

/// What it costs when, before the round after this one, some come or go: several times supposed.
fn strain(instance: &Instance, round: usize, plan: &Plan) -> usize {
    let (people, next) = (instance.people, round + 1);
    let Some(sitting) = instance.sittings.get(next) else {
        return 0;
    };
    let visitors: Vec<usize> = (0..people).filter(|person| sitting.is_visited_by(*person)).collect();
    let supposed = (0..SUPPOSED).map(|number| {
        let after = instance.clone().after(next, &plan.schedule.rounds);
        let after = if number % 2 == 0 {
            let apart = (0..SOME).map(|one| one * visitors.len() / SOME + number);
            let leave: Vec<usize> = apart.filter_map(|at| visitors.get(at).copied()).collect();
            after.change(next, &[], &leave)
        } else {
            let arrive: Vec<usize> = (people..people + SOME).collect();
            after.change(next, &arrive, &[])
        };
        let planned = self::plan(&after, number as u64, &mut Effort::moves(MOVES));
        planned.map_or(0, |plan| plan.measures.repeats + plan.measures.revisits)
    });
    supposed.sum()
}
