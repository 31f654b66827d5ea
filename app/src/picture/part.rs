//! The part of a tablecloth that is written on: what is looked at from afar, or small.

use super::{escape, view_box};
use crate::cafe::{
    Cafe,
    id::{ClothId, TraceId},
    tablecloth::{
        Mark, Trace,
        sheet::{COLUMN, FOLD, Spot},
    },
};

/// Free paper around what is written.
const AROUND: i32 = 300;
/// At least so much is shown: a single word is not to fill a wall.
const WIDE: i32 = COLUMN * 3 / 2;
const HIGH: i32 = FOLD * 3 / 4;

/// Where something is written; all of a tablecloth as long as nothing is. Zones are shown side by side, with their names.
pub(super) fn written(cafe: &Cafe, cloth: ClothId) -> Spot {
    let (width, height) = view_box(cafe, cloth);
    let all = Spot {
        x: 0,
        y: 0,
        w: width,
        h: height,
    };
    let seen = cafe.traces.on(cloth).iter().filter(|trace| !trace.is_masked());
    let Some(around) = seen.map(|trace| trace.spot).reduce(both) else {
        return all;
    };
    let zones = cafe
        .question(cloth.question)
        .is_some_and(|question| !question.zones.is_empty());
    let around = if zones {
        both(around, Spot { h: 0, ..all })
    } else {
        around
    };
    let (x, w) = side(around.x, around.w, WIDE, width);
    let (y, h) = side(around.y, around.h, HIGH, height);
    Spot { x, y, w, h }
}

/// A spot with free paper around it, not much wider than high, nor the other way round.
pub(super) fn around(Spot { x, y, w, h }: Spot) -> Spot {
    let (wide, high) = (w + 2 * AROUND, h + 2 * AROUND);
    let (wide, high) = (wide.max(high), high.max(wide / 2));
    Spot {
        x: x + w / 2 - wide / 2,
        y: y + h / 2 - high / 2,
        w: wide,
        h: high,
    }
}

/// A part of a tablecloth that is read from afar. All parts of one are drawn in the same scale.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// What of the sheet it shows.
    pub spot: Spot,
    /// How wide the widest of them is.
    wide: i32,
    /// The notes and photos that are read on it, each whole and on no other.
    traces: Vec<TraceId>,
}

/// What is written, in parts no wider and hardly higher than `room`, in the order of reading: down a strip, then down the
/// next one.
pub(super) fn parts(cafe: &Cafe, cloth: ClothId, room: (i32, i32)) -> Vec<Part> {
    let all = written(cafe, cloth);
    let seen = || cafe.traces.on(cloth).iter().filter(|trace| !trace.is_masked());
    let sheet = cafe.sheet(cloth);
    let across: Vec<_> = seen().map(|trace| (trace.spot.x, trace.spot.w)).collect();
    // What is hardly too high is not cut. Nothing is cut through: where it begins, it is read whole.
    let high = room.1 - sheet.top();
    let most = if all.h <= high * 6 / 5 { all.h } else { high };
    let mut parts = Vec::new();
    for (x, w) in pieces((all.x, all.w), room.0, &across) {
        // What lies on two strips is read on that of its middle.
        let is_here = |spot: Spot| (x..x + w).contains(&(spot.x + spot.w / 2).clamp(all.x, all.x + all.w - 1));
        let here = || seen().filter(|trace| is_here(trace.spot));
        for (y, h) in pieces((all.y, all.h), most, &[]) {
            let begins = |spot: Spot| spot.y.clamp(all.y, all.y + all.h - 1);
            let on: Vec<_> = here()
                .filter(|trace| (y..y + h).contains(&begins(trace.spot)))
                .collect();
            // A line may reach far: it is no reason to show all of that.
            let read = |trace: &&Trace| match (trace.spot, &trace.mark) {
                (spot, Mark::Ink(_)) => Spot {
                    w: spot.w.min(x + w - spot.x).max(0),
                    h: spot.h.min(y + h - spot.y).max(0),
                    ..spot
                },
                (spot, _) => spot,
            };
            let Some(around) = on.iter().map(read).reduce(both) else {
                continue;
            };
            let left = (x.min(around.x) - AROUND).max(all.x);
            let right = ((x + w).max(around.x + around.w) + AROUND).min(all.x + all.w);
            let (top, bottom) = (around.y, around.y + around.h);
            let y = (top - sheet.top()).max(0);
            let (w, h) = (right - left, bottom + AROUND - y);
            let traces = on.iter().map(|trace| trace.id).collect();
            let spot = Spot { x: left, y, w, h };
            parts.push(Part { spot, wide: 0, traces });
        }
    }
    if parts.is_empty() {
        let traces = vec![];
        parts.push(Part {
            spot: all,
            wide: 0,
            traces,
        });
    }
    let most = |of: fn(&Part) -> i32| parts.iter().map(of).max().unwrap_or(0);
    let (wide, high) = (most(|part| part.spot.w), most(|part| part.spot.h).max(HIGH.min(all.h)));
    for part in &mut parts {
        (part.wide, part.spot.h) = (wide, high);
    }
    parts
}

impl Part {
    /// The first note or photo that is read on it.
    #[must_use]
    pub fn first(&self) -> Option<TraceId> {
        self.traces.first().copied()
    }

    /// How many words are read on it.
    #[must_use]
    pub fn words(&self, cafe: &Cafe) -> usize {
        let found = self.traces.iter().filter_map(|id| Some(cafe.traces.find(*id)?.1));
        found
            .filter_map(Trace::text)
            .map(|text| text.split_whitespace().count())
            .sum()
    }

    /// Whether a trace is drawn on it: a line also where it comes from elsewhere.
    fn shows(&self, trace: &Trace) -> bool {
        self.traces.contains(&trace.id) || matches!(trace.mark, Mark::Ink(_)) && touch(&trace.spot, &self.spot)
    }

    /// The picture. The names of the zones stand above each part.
    pub(super) fn draw(&self, cafe: &Cafe, cloth: ClothId, label: &str) -> String {
        let Spot { x, y, w, h } = self.spot;
        let from = x + w / 2 - self.wide / 2;
        let on = cafe.traces.on(cloth).iter().filter(|trace| self.shows(trace));
        let threads = on.clone().filter_map(|later| {
            let (_, earlier) = cafe.traces.find(later.thread?.to)?;
            self.shows(earlier).then(|| super::thread(later, earlier))
        });
        let threads: String = threads.collect();
        let traces: String = on.map(|trace| super::trace(cafe, cloth, trace)).collect();
        format!(
            r#"<svg xmlns="http://www.w3.org/2000/svg" class="cloth" viewBox="{from} {y} {wide} {h}" role="img" aria-label="{label}"><svg x="{x}" y="{y}" width="{w}" height="{h}" viewBox="{x} {y} {w} {h}"><g transform="translate(0 {y})">{ground}</g>{threads}{traces}</svg></svg>"#,
            wide = self.wide,
            label = escape(label),
            ground = super::ground(cafe, cloth),
        )
    }
}

/// Whether two lie on each other anywhere.
pub(super) fn touch(a: &Spot, b: &Spot) -> bool {
    a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h
}

/// Cuts a length into pieces, about as long as each other and no longer than `most`, where that cuts the fewest of those
/// that lie along it (from where, how long).
fn pieces((from, length): (i32, i32), most: i32, lying: &[(i32, i32)]) -> Vec<(i32, i32)> {
    let end = from + length;
    let mut begin: Vec<i32> = lying.iter().map(|(from, _)| *from).collect();
    let mut stop: Vec<i32> = lying.iter().map(|(from, long)| from + long).collect();
    begin.sort_unstable();
    stop.sort_unstable();
    // All that begin before it, without those that have ended there.
    let through = |cut: i32| {
        let begun = begin.partition_point(|from| *from < cut);
        begun.saturating_sub(stop.partition_point(|end| *end <= cut))
    };
    let (mut at, mut pieces) = (from, Vec::new());
    while end - at > most {
        let left = end - at;
        let even = left / (left / most + 1);
        let (first, last) = (at + even / 2, at + most.min(even * 3 / 2));
        let edges = begin
            .iter()
            .chain(&stop)
            .copied()
            .filter(|cut| (first..=last).contains(cut));
        let cuts = edges.chain([at + even]);
        let cut = cuts.min_by_key(|cut| (through(*cut), (cut - at - even).abs()));
        let cut = cut.unwrap_or(at + even);
        pieces.push((at, cut - at));
        at = cut;
    }
    pieces.push((at, end - at));
    pieces
}

/// The box around two.
fn both(a: Spot, b: Spot) -> Spot {
    let (x, y) = (a.x.min(b.x), a.y.min(b.y));
    let (right, bottom) = ((a.x + a.w).max(b.x + b.w), (a.y + a.h).max(b.y + b.h));
    Spot {
        x,
        y,
        w: right - x,
        h: bottom - y,
    }
}

/// A side with what is around it: long enough, and on the paper.
fn side(from: i32, length: i32, least: i32, paper: i32) -> (i32, i32) {
    let long = (length + 2 * AROUND).max(least).min(paper);
    let from = from - (long - length) / 2;
    (from.clamp(0, paper - long), long)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::picture::random;

    proptest! {
        #[test]
        fn all_that_is_written_is_shown_and_nothing_beside_the_paper(cafe in random::cafe()) {
            for cloth in cafe.cloths() {
                let (width, height) = view_box(&cafe, cloth);
                let part = written(&cafe, cloth);
                prop_assert!(part.x >= 0 && part.y >= 0 && part.x + part.w <= width && part.y + part.h <= height);
                for trace in cafe.traces.on(cloth).iter().filter(|trace| !trace.is_masked()) {
                    let Spot { x, y, w, h } = trace.spot;
                    let (right, bottom) = ((x + w).min(width), (y + h).min(height));
                    prop_assert!(part.x <= x.max(0) && right <= part.x + part.w, "{part:?} {:?}", trace.spot);
                    prop_assert!(part.y <= y.max(0) && bottom <= part.y + part.h, "{part:?} {:?}", trace.spot);
                }
            }
        }
    }

    proptest! {
        #[test]
        fn each_note_is_read_whole_on_one_part(cafe in random::cafe()) {
            for cloth in cafe.cloths() {
                let parts = parts(&cafe, cloth, (9_000, 6_000));
                for trace in cafe.traces.on(cloth).iter().filter(|trace| !trace.is_masked()) {
                    let on: Vec<_> = parts.iter().filter(|part| part.traces.contains(&trace.id)).collect();
                    prop_assert_eq!(on.len(), 1);
                    let (Spot { x, y, w, h }, seen) = (trace.spot, on[0].spot);
                    if !matches!(trace.mark, Mark::Ink(_)) {
                        prop_assert!(seen.x <= x && x + w <= seen.x + seen.w, "{seen:?} {:?}", trace.spot);
                        prop_assert!(seen.y <= y && y + h <= seen.y + seen.h, "{seen:?} {:?}", trace.spot);
                    }
                    let drawn = on[0].draw(&cafe, cloth, "une nappe");
                    prop_assert_eq!(drawn.matches(&format!("data-trace=\"{}\"", trace.id)).count(), 1);
                }
            }
        }
    }

    #[test]
    fn parts_are_cut_between_notes() {
        // Notes of 900, 100 apart.
        let notes: Vec<_> = (0..10).map(|n| (n * 1_000, 900)).collect();
        assert_eq!(pieces((0, 9_900), 6_000, &notes), [(0, 4_950), (4_950, 4_950)]);
        assert_eq!(pieces((0, 5_900), 6_000, &notes), [(0, 5_900)]);
        // Two columns and one beside them.
        assert_eq!(
            pieces((0, 12_000), 9_000, &[(300, 3_500), (4_200, 3_600), (8_200, 3_500)]),
            [(0, 4_200), (4_200, 7_800)]
        );
        // No gap anywhere.
        assert_eq!(pieces((0, 12_000), 9_000, &[(0, 12_000)]), [(0, 6_000), (6_000, 6_000)]);
    }

    #[test]
    fn little_is_shown_with_free_paper_around_it() {
        assert_eq!(side(100, 1_000, 6_000, 12_000), (0, 6_000));
        assert_eq!(side(11_000, 1_000, 6_000, 12_000), (6_000, 6_000));
        assert_eq!(side(3_000, 6_000, 6_000, 12_000), (2_700, 6_600));
        assert_eq!(side(0, 12_000, 6_000, 12_000), (0, 12_000));
    }
}
