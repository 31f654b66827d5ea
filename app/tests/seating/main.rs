//! The planner: laws for random cafés, known optima, the cases of the rotation benchmark, bad input.
//! Every search is bounded by moves, so that a slow machine sees the same plans.

#[cfg(test)]
mod cases;
#[cfg(test)]
mod digest;
#[cfg(test)]
mod explained;
#[cfg(test)]
mod forecast;
#[cfg(test)]
mod laws;
#[cfg(test)]
mod live;
#[cfg(test)]
mod numbers;
#[cfg(test)]
mod optima;
#[cfg(test)]
mod refused;
#[cfg(test)]
mod rules;
#[cfg(test)]
mod work;

use app::cafe::seating::planner::{Effort, Instance, Plan, plan};

/// A plan after so many moves; the instance makes sense.
#[expect(clippy::expect_used, reason = "an instance that makes no sense fails the test")]
fn planned(instance: &Instance, moves: u64) -> Plan {
    plan(instance, 1, &mut Effort::moves(moves)).expect("the instance makes sense")
}
