//! A thread between two traces: a dotted line, drawn by hand, from the later one to the one it continues.

use super::{
    mark::RADIUS,
    markup::LEGIBLE,
    note,
    palette::{self, PAPER},
    photo,
};
use crate::cafe::{
    id::TableId,
    tablecloth::{
        Mark, ThreadKind, Trace,
        sheet::{PEN, Spot},
    },
};

/// How far a thread between traces that stand one above the other swings out, at least and at most: the longer, the
/// farther, so that threads side by side can be followed.
const SWING: (i32, i32) = (90, 230);

type Place = (i32, i32);

/// The thread from a later trace to an earlier one on the same cloth. It touches both.
///
/// A thread that continues is dotted; one that answers is dashed, with an arrow towards the earlier trace; one that
/// contradicts has a cross.
#[must_use]
pub fn thread(later: &Trace, earlier: &Trace) -> String {
    let curve = curve(later, earlier);
    let kind = later.thread.map_or(ThreadKind::Continues, |thread| thread.kind);
    let (class, dashes) = match kind {
        ThreadKind::Continues => ("continues", "1 66"),
        ThreadKind::Answers => ("answers", "90 70"),
        ThreadKind::Contradicts => ("contradicts", "1 66"),
    };
    let ink = palette::ink(later.round, false);
    format!(
        r#"<g class="thread {class} {}" color="{}" fill="none" stroke="currentColor" stroke-width="26" stroke-linecap="round" stroke-linejoin="round"><path d="{}" stroke-dasharray="{dashes}"/>{}</g>"#,
        ink.class,
        ink.colour,
        curve.path(),
        curve.sign(kind),
    )
}

/// Where a thread ends whose other end is not on the cloth.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum End {
    /// On the cloth of this table, or of the plenary.
    Table(TableId),
    /// On another cloth; who looks does not know on which.
    Elsewhere,
    /// Nowhere any more: its author has erased it.
    Erased,
}

/// How far above and beside its trace the sign at the end of a short thread stands, and half of its width.
const STUB: (i32, i32) = (95, 235);
const SIGN: i32 = 78;

/// The short thread of a trace whose other end is elsewhere: in the strip left of the notes, to a sign.
pub(super) fn stub(later: &Trace, end: End) -> String {
    let (x, y) = Reach::of(later).left;
    let (sx, sy) = ((x - STUB.0).max(SIGN + 10), (y - STUB.1).max(SIGN + 10));
    let ink = palette::ink(later.round, false);
    let box_ = format!(
        r#"<rect x="{}" y="{}" width="{}" height="{}" rx="26" fill="{PAPER}" stroke-width="16"/>"#,
        sx - SIGN,
        sy - SIGN,
        2 * SIGN,
        2 * SIGN
    );
    let written = |text: &str| {
        let size = if text.len() > 2 { 76 } else { 110 };
        format!(
            r#"<text x="{sx}" y="{}" font-family="{LEGIBLE}" font-weight="700" font-size="{size}" text-anchor="middle" fill="currentColor" stroke="none">{text}</text>"#,
            sy + size * 36 / 100
        )
    };
    let sign = match end {
        End::Table(TableId::PLENARY) => {
            format!(r#"<circle cx="{sx}" cy="{sy}" r="{SIGN}" fill="{PAPER}" stroke-width="16"/>"#)
        }
        End::Table(table) => box_ + &written(&table.to_string()),
        End::Elsewhere => box_ + &written("…"),
        End::Erased => format!(
            r#"<circle cx="{sx}" cy="{sy}" r="{}" stroke-width="16" stroke-dasharray="4 34"/>"#,
            SIGN - 20
        ),
    };
    format!(
        r#"<g class="stub {}" color="{}" fill="none" stroke="currentColor" stroke-width="26" stroke-linecap="round"><path d="M{x} {y}Q{sx} {y} {sx} {}" stroke-dasharray="1 66"/>{sign}</g>"#,
        ink.class,
        ink.colour,
        sy + SIGN,
    )
}

/// A cubic Bézier from the later trace to the earlier.
#[derive(Clone, Copy)]
struct Curve([Place; 4]);

impl Curve {
    fn path(self) -> String {
        let Self([(ax, ay), (bx, by), (cx, cy), (dx, dy)]) = self;
        format!("M{ax} {ay}C{bx} {by} {cx} {cy} {dx} {dy}")
    }

    /// The sign in the middle of the thread, as markup.
    fn sign(self, kind: ThreadKind) -> String {
        let Self([a, b, c, d]) = self;
        let mix = |pick: fn(Place) -> i32| (pick(a) + 3 * pick(b) + 3 * pick(c) + pick(d)) / 8;
        let (x, y) = (mix(|p| p.0), mix(|p| p.1));
        match kind {
            ThreadKind::Continues => String::new(),
            ThreadKind::Contradicts => format!(r#"<path d="M{} {}l90 90m0-90l-90 90"/>"#, x - 45, y - 45),
            ThreadKind::Answers => {
                // Along the curve where it is half way.
                let (dx, dy) = (f64::from(c.0 + d.0 - a.0 - b.0), f64::from(c.1 + d.1 - a.1 - b.1));
                let length = dx.hypot(dy).max(1.0);
                let (dx, dy) = (dx / length * 60.0, dy / length * 60.0);
                let wing = |side: f64| {
                    (
                        (x as f64 - dx - side * dy).round() as i32,
                        (y as f64 - dy + side * dx).round() as i32,
                    )
                };
                let ((lx, ly), (rx, ry)) = (wing(1.0), wing(-1.0));
                format!(r#"<path d="M{lx} {ly}L{x} {y}L{rx} {ry}"/>"#)
            }
        }
    }
}

/// The way of a thread.
fn curve(later: &Trace, earlier: &Trace) -> Curve {
    let (from, to) = (Reach::of(later), Reach::of(earlier));
    let sway = i32::from(later.id.0.as_bytes()[14]) % 60;
    if from.left.0 < to.spot.x + to.spot.w && to.left.0 < from.spot.x + from.spot.w {
        // One above the other: out to the left, around what stands between them.
        let (a, d) = (from.left, to.left);
        let swing = (SWING.0 + (a.1 - d.1).abs() / 12).min(SWING.1 - sway / 2);
        let out = (a.0.min(d.0) - swing).max(-PEN);
        return Curve([a, (out, a.1), (out, d.1), d]);
    }
    let (a, d) = if from.left.0 > to.left.0 {
        (from.left, to.right)
    } else {
        (from.right, to.left)
    };
    let bend = (d.0 - a.0) / 2;
    Curve([a, (a.0 + bend, a.1 + sway), (d.0 - bend, d.1 - sway), d])
}

/// Where a thread can take hold of a trace.
struct Reach {
    /// What the trace takes of the paper.
    spot: Spot,
    left: Place,
    right: Place,
}

impl Reach {
    fn of(trace: &Trace) -> Self {
        match &trace.mark {
            Mark::Ink(stroke) if !trace.is_masked() => {
                let points = stroke.points(usize::MAX).unwrap_or_default();
                let of_spot = (trace.spot.x, trace.spot.y);
                let place = |found: Option<&crate::ink::Point>| found.map_or(of_spot, |point| (point.x, point.y));
                Self {
                    spot: trace.spot,
                    left: place(points.iter().min_by_key(|point| point.x)),
                    right: place(points.iter().max_by_key(|point| point.x)),
                }
            }
            Mark::Note { text, .. } if !trace.is_masked() => Self::beside(note::written(trace, text), trace),
            Mark::Photo(_) if !trace.is_masked() => {
                let Spot { x, w, .. } = trace.spot;
                let (_, y) = photo::mark_of(trace);
                Self {
                    spot: trace.spot,
                    left: (x, y),
                    right: (x + w, y),
                }
            }
            Mark::Note { .. } | Mark::Ink(_) | Mark::Photo(_) | Mark::Hidden => Self::beside(trace.spot, trace),
        }
    }

    /// The left of its mark, and the right end of its words.
    fn beside(spot: Spot, trace: &Trace) -> Self {
        let (x, y) = note::mark_of(trace);
        // What is masked may have been ink: its box is as small as that.
        let y = y.min(spot.y + spot.h);
        Self {
            spot,
            left: ((x - RADIUS).min(spot.x + spot.w), y),
            right: (spot.x + spot.w, y),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{super::random, *};
    use crate::cafe::{Cafe, id::ClothId, tablecloth::Thread};

    /// Whether a place is in or at the edge of what a trace takes of the paper: its box, or its mark.
    fn touches((x, y): Place, trace: &Trace) -> bool {
        let Spot { x: left, y: top, w, h } = trace.spot;
        (left..=left + w).contains(&x) && (top..=top + h).contains(&y)
    }

    proptest! {
        #[test]
        fn a_thread_touches_what_it_joins(cafe in random::cafe()) {
            for (cloth, later) in cafe.traces.all() {
                let earlier = later.thread.and_then(|thread| cafe.traces.find(thread.to));
                let Some((_, earlier)) = earlier.filter(|(place, _)| *place == cloth) else { continue };
                let Curve([start, .., end]) = curve(later, earlier);
                prop_assert!(touches(start, later), "{start:?} is not at {:?}", later.spot);
                prop_assert!(touches(end, earlier), "{end:?} is not at {:?}", earlier.spot);
            }
        }

        #[test]
        fn threads_are_drawn_where_both_ends_are(cafe in random::cafe()) {
            for cloth in cafe.cloths() {
                let here = |id| cafe.traces.find(id).is_some_and(|(place, _)| place == cloth);
                let joined = |trace: &&Trace| trace.thread.is_some_and(|thread| here(thread.to));
                let expected = cafe.traces.on(cloth).iter().filter(joined).count();
                let all = cafe.traces.on(cloth).iter().filter(|trace| trace.thread.is_some()).count();
                let stubs = super::super::threads(&cafe, cloth).matches("class=\"stub").count();
                prop_assert_eq!(stubs, all - expected);
                prop_assert_eq!(super::super::threads(&cafe, cloth).matches("class=\"thread").count(), expected);
            }
        }
    }

    #[test]
    fn a_short_thread_stays_on_the_paper_and_names_the_table() {
        let later = random::note(2, "deux");
        let ends = [
            End::Table(TableId(12)),
            End::Table(TableId::PLENARY),
            End::Elsewhere,
            End::Erased,
        ];
        let drawn = ends.map(|end| stub(&later, end));
        assert!(drawn[0].contains(">12</text>"));
        for (index, stub) in drawn.iter().enumerate() {
            assert!(!stub.contains("\"-") && !drawn[..index].contains(stub), "{stub}");
        }
    }

    #[test]
    fn kinds_are_told_apart_without_colour() {
        let earlier = random::note(1, "un");
        let drawn = [ThreadKind::Continues, ThreadKind::Answers, ThreadKind::Contradicts].map(|kind| {
            let later = Trace {
                thread: Some(Thread { to: earlier.id, kind }),
                ..random::note(2, "deux")
            };
            thread(&later, &earlier).split(" color").nth(1).map(str::to_owned)
        });
        assert!(drawn[0] != drawn[1] && drawn[1] != drawn[2] && drawn[0] != drawn[2]);
        assert_eq!(super::super::threads(&Cafe::default(), ClothId::default()), "");
    }
}
