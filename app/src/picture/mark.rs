//! The mark in front of a trace. Its shape tells the round, its letter the group, so that no colour has to.

use super::{markup::LEGIBLE, palette::PAPER};
use crate::cafe::{
    id::Round,
    tablecloth::{Trace, sheet::Spot},
};

/// From a mark's centre to its outermost point.
pub(super) const RADIUS: i32 = 205;
/// How thick its outline is.
const EDGE: i32 = 20;

/// An outline: where it begins, from the centre, and how it goes on from there.
type Shape = ((i32, i32), &'static str);
/// The plenary's cloud.
const CLOUD: Shape = (
    (157, -65),
    "a72 72 0 0 1 0 130a72 72 0 0 1-92 92a72 72 0 0 1-130 0a72 72 0 0 1-92-92a72 72 0 0 1 0-130a72 72 0 0 1 92-92\
     a72 72 0 0 1 130 0a72 72 0 0 1 92 92z",
);
/// The rounds' shapes: ring, square, diamond, hexagon, house, shield. They begin again, with a double line.
const SHAPES: [Shape; 6] = [
    ((-185, 0), "a185 185 0 1 0 370 0a185 185 0 1 0-370 0z"),
    (
        (-165, -125),
        "q0-40 40-40h250q40 0 40 40v250q0 40-40 40h-250q-40 0-40-40z",
    ),
    ((0, -205), "l205 205l-205 205l-205-205z"),
    ((0, -203), "l176 101v204l-176 101l-176-101v-204z"),
    ((0, -204), "l172 144v225h-344v-225z"),
    ((-172, -165), "h344v225l-172 144l-172-144z"),
];

/// What is written in a trace's mark: the group's letter, and the round where there is one, as in `A1`.
pub(super) fn label(trace: &Trace) -> String {
    let letter = trace.group.letter();
    match trace.round {
        Round::PLENARY => letter,
        round => format!("{letter}{round}"),
    }
}

/// The mark of a round as a drawing of its own, empty: for paper, where a hand writes into it.
#[must_use]
pub fn round_mark(round: Round) -> String {
    let (((left, top), outline), is_double) = shape(round);
    let inner = match is_double {
        true => format!(r#"<path d="M{left} {top}{outline}" transform="scale(.8)"/>"#),
        false => String::new(),
    };
    format!(
        r#"<svg class="round-mark" viewBox="-230 -230 460 460" aria-hidden="true"><g fill="none" stroke="currentColor" stroke-width="24" stroke-linejoin="round"><path d="M{left} {top}{outline}"/>{inner}</g></svg>"#
    )
}

/// A round's outline, and whether its line is double.
fn shape(round: Round) -> (Shape, bool) {
    match usize::from(round.0).checked_sub(1) {
        None => (CLOUD, false),
        Some(index) => (SHAPES[index % SHAPES.len()], index >= SHAPES.len()),
    }
}

/// What a trace's mark around a centre takes of the paper, its size in percent of [`RADIUS`].
pub(super) fn spot((x, y): (i32, i32), percent: i32) -> Spot {
    let reach = (RADIUS + EDGE) * percent / 100;
    Spot {
        x: x - reach,
        y: y - reach,
        w: 2 * reach,
        h: 2 * reach,
    }
}

/// A trace's mark around a centre.
pub(super) fn mark(trace: &Trace, centre: (i32, i32)) -> String {
    marks("", &[(trace, centre)])
}

/// Marks of one round around their centres, all of this size, in percent of [`RADIUS`].
pub(super) fn smaller(marked: &[(&Trace, (i32, i32))], percent: i32) -> String {
    let scaled = |length: i32| length * 100 / percent;
    let marked: Vec<_> = marked
        .iter()
        .map(|(trace, (x, y))| (*trace, (scaled(*x), scaled(*y))))
        .collect();
    marks(&format!(r#" transform="scale(.{percent:02})""#), &marked)
}

/// The outlines as one path, the letters as one text: where a sheet is full, each element slows a browser.
fn marks(transform: &str, marked: &[(&Trace, (i32, i32))]) -> String {
    let (mut outlines, mut inner, mut letters) = (String::new(), String::new(), String::new());
    for (trace, (x, y)) in marked {
        let (((left, top), outline), is_double) = shape(trace.round);
        outlines.push_str(&format!("M{} {}{outline}", x + left, y + top));
        if is_double {
            inner.push_str(&format!(
                r#"<path d="M{left} {top}{outline}" transform="translate({x} {y}) scale(.84)" fill="none" stroke="currentColor" stroke-width="16" stroke-linejoin="round"/>"#
            ));
        }
        let label = label(trace);
        let size = match label.chars().count() {
            ..=1 => 200,
            2 => 170,
            3 => 128,
            _ => 104,
        };
        letters.push_str(&format!(
            r#"<tspan x="{x}" y="{}" font-size="{size}">{label}</tspan>"#,
            y + size * 36 / 100
        ));
    }
    format!(
        r#"<g class="mark"{transform}><path d="{outlines}" fill="{PAPER}" stroke="currentColor" stroke-width="{EDGE}" stroke-linejoin="round"/>{inner}<text font-family="{LEGIBLE}" font-weight="700" text-anchor="middle" fill="currentColor">{letters}</text></g>"#,
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
                assert!(marks.insert(mark(&trace, (0, 0))), "{round} {group}");
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
                )
            })
            .map(|mark| mark.split("<text").next().unwrap().to_owned())
            .collect();
        assert_eq!(shapes.len(), usize::from(limits::ROUNDS) + 1);
    }
}
