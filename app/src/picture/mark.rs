//! The mark in front of a trace. Its shape tells the round, its letter the group, so that no colour has to.

use super::{markup::LEGIBLE, palette::PAPER};
use crate::cafe::{id::Round, tablecloth::Trace};

/// From a mark's centre to its outermost point.
pub(super) const RADIUS: i32 = 205;

/// The plenary's cloud.
const CLOUD: &str = "M157-65A72 72 0 0 1 157 65A72 72 0 0 1 65 157A72 72 0 0 1-65 157A72 72 0 0 1-157 65\
                     A72 72 0 0 1-157-65A72 72 0 0 1-65-157A72 72 0 0 1 65-157A72 72 0 0 1 157-65z";
/// The rounds' shapes: ring, square, diamond, hexagon, house, shield. They begin again, with a double line.
const SHAPES: [&str; 6] = [
    "M-185 0a185 185 0 1 0 370 0a185 185 0 1 0-370 0z",
    "M-165-125q0-40 40-40h250q40 0 40 40v250q0 40-40 40h-250q-40 0-40-40z",
    "M0-205L205 0L0 205L-205 0z",
    "M0-203L176-102V102L0 203L-176 102V-102z",
    "M0-204L172-60V165H-172V-60z",
    "M-172-165H172V60L0 204L-172 60z",
];

/// What is written in a trace's mark: the group's letter, and the round where there is one, as in `A1`.
pub(super) fn label(trace: &Trace) -> String {
    let letter = trace.group.letter();
    match trace.round {
        Round::PLENARY => letter,
        round => format!("{letter}{round}"),
    }
}

/// A trace's mark around a centre, its size in percent of [`RADIUS`].
pub(super) fn mark(trace: &Trace, (x, y): (i32, i32), percent: i32) -> String {
    let index = usize::from(trace.round.0);
    let (shape, is_double) = match index.checked_sub(1) {
        None => (CLOUD, false),
        Some(index) => (SHAPES[index % SHAPES.len()], index >= SHAPES.len()),
    };
    let scale = match percent {
        100 => String::new(),
        percent => format!(" scale(.{percent:02})"),
    };
    let inner = if is_double {
        format!(r#"<path d="{shape}" transform="scale(.84)" stroke-width="16"/>"#)
    } else {
        String::new()
    };
    let label = label(trace);
    let size = match label.chars().count() {
        ..=1 => 200,
        2 => 170,
        3 => 128,
        _ => 104,
    };
    format!(
        r#"<g class="mark" transform="translate({x} {y}){scale}"><g fill="{PAPER}" stroke="currentColor" stroke-width="20" stroke-linejoin="round"><path d="{shape}"/>{inner}</g><text y="{}" font-family="{LEGIBLE}" font-weight="700" font-size="{size}" text-anchor="middle" fill="currentColor">{label}</text></g>"#,
        size * 36 / 100,
    )
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{super::random, *};
    use crate::cafe::{id::GroupId, limits};

    #[test]
    fn every_round_and_group_has_a_mark_of_its_own_without_colour() {
        let mut marks = BTreeSet::new();
        for round in 0..=limits::ROUNDS {
            for group in 1..=30 {
                let trace = Trace {
                    round: Round(round),
                    group: GroupId(group),
                    ..random::note(1, "un mot")
                };
                assert!(marks.insert(mark(&trace, (0, 0), 100)), "{round} {group}");
            }
        }
    }

    #[test]
    fn every_round_has_a_shape_of_its_own() {
        let shapes: BTreeSet<String> = (0..=limits::ROUNDS)
            .map(|round| {
                mark(
                    &Trace {
                        round: Round(round),
                        ..random::note(1, "un mot")
                    },
                    (0, 0),
                    100,
                )
            })
            .map(|mark| mark.split("<text").next().unwrap().to_owned())
            .collect();
        assert_eq!(shapes.len(), usize::from(limits::ROUNDS) + 1);
    }
}
