//! The SQLite journal: what it has acknowledged is there, whatever happens; what is not a good journal is left alone.

#[cfg(test)]
#[expect(
    dead_code,
    reason = "the laws of the fold arrange more with these people than the journal does"
)]
#[path = "../../../app/tests/laws/arranging.rs"]
mod arranging;
#[cfg(test)]
mod cafes;
#[cfg(test)]
#[path = "../../../app/tests/laws/conducting.rs"]
mod conducting;
#[cfg(test)]
mod crash;
#[cfg(test)]
mod fleeting;
#[cfg(test)]
mod keeps;
#[cfg(test)]
#[path = "../../../app/tests/laws/moves.rs"]
mod moves;
#[cfg(test)]
#[expect(
    dead_code,
    reason = "the laws of the fold do more with these people than the journal does"
)]
#[path = "../../../app/tests/laws/people.rs"]
mod people;
#[cfg(test)]
mod refuses;
#[cfg(test)]
mod stored;
#[cfg(test)]
#[path = "../../../app/tests/laws/tried.rs"]
mod tried;
