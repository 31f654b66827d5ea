//! The planner as a program of its own, to be run where there is no test harness (`end2end/plans.mjs`): 0 when all plans
//! are those that are known, else the number of the first that is another one.

use std::process::ExitCode;

mod digest;

fn main() -> ExitCode {
    let plans = digest::digests();
    let other = plans.iter().zip(digest::KNOWN).position(|(here, known)| *here != known);
    ExitCode::from(other.map_or(0, |at| at as u8 + 1))
}
