//! The planner: who sits where in the rounds to come, so that everybody meets and nobody comes back.
//!
//! [`plan`] takes an [`Instance`], a seed and an [`Effort`], and gives the best [`Plan`] it finds: the schedule, what it
//! is worth ([`Measures`]), what no plan can do better ([`Bounds`]), and which rules it does not keep. It is pure: whole
//! numbers only, so that a seed gives the same plan on every platform, and a clock only where the caller brings one.
//!
//! How: algebra first ([`lines`]: affine lines over finite fields, searched differences, the seat rule), or the tickets
//! that people hold; then simulated annealing ([`annealing`]) on the [`floor`], from there and from scratch, until the
//! bound is reached or the effort is spent. Held rounds are frozen.

mod advice;
mod alike;
mod annealing;
mod bounds;
mod chance;
mod effort;
mod event;
mod explanation;
mod field;
mod floor;
mod follows;
mod homing;
mod instance;
mod lines;
mod measures;
mod schedule;
mod search;
mod starts;
mod weights;
mod wishes;

pub use advice::{Advice, Gathering, Suits};
pub use bounds::{Bounds, Reason};
pub use effort::Effort;
pub use explanation::{Explanation, Prospect, Verdict};
pub use follows::Follows;
pub use instance::{Companions, Instance, Mode, Revisit, Sitting, Standing, Trouble};
pub use measures::Measures;
pub use schedule::{Fault, Schedule, Seats};
pub use search::{Plan, plan};
pub use wishes::{Broken, Rule, Why, broken};
