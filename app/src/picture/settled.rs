//! Ink that has settled: some hundred lines of one round that are drawn as a few, so that a browser holds a full sheet
//! with ease. It looks as if each were drawn for itself.

use super::{
    drawing::{self, Hands, SIZE},
    is_dry,
    mark::{self, RADIUS},
    note, palette,
};
use crate::cafe::{
    Cafe,
    id::Round,
    tablecloth::{
        Mark, Trace,
        sheet::{COLUMN, PEN, Spot},
    },
};
use crate::ink::Pen;

/// Fewer lines than these do not settle.
const LEAST: usize = 8;
/// Lines settle together that lie in the same square of the paper: a browser paints what is seen, not the rest.
const SQUARE: i32 = COLUMN / 2;
/// The dots below a trace are at most so wide.
const DOTS: i32 = 600;

/// What is drawn as one. Traces are named by their place among all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Layer {
    /// A trace for itself.
    Trace(usize),
    /// Lines that have settled, and which of them begin a drawing.
    Settled(Vec<(usize, bool)>),
}

/// How the traces of a tablecloth, in the order in which they were left, are drawn: in this order, lines that have settled
/// as one. Those that are said to be apart never do.
///
/// Lines of one colour may change places among each other without anybody seeing it; none changes places with what covers
/// it, or what it covers. Where lines end that settle together follows from their names alone: what is left later, or
/// taken away elsewhere, changes nothing of what has settled.
#[must_use]
pub fn layers<'a>(traces: impl IntoIterator<Item = (&'a Trace, bool)>) -> Vec<Layer> {
    let (mut layers, mut hands, mut pile) = (Vec::new(), Hands::default(), Pile::default());
    for (index, (trace, apart)) in traces.into_iter().enumerate() {
        let begins = hands.begins(trace);
        let is_ink = drawing::is_bare_ink(trace);
        if is_ink && trace.round != pile.round {
            pile.end(&mut layers, LEAST);
            pile.round = trace.round;
        }
        if is_ink && !apart && trace.resonances.is_empty() {
            pile.settle(index, trace, begins);
        } else if pile.runs.is_empty() {
            layers.push(Layer::Trace(index));
        } else {
            pile.lay(index, trace, begins);
        }
        if is_ink && trace.id.0.as_bytes()[15] == 0 {
            pile.end(&mut layers, LEAST);
        }
    }
    // The latest are still fresh.
    pile.end(&mut layers, usize::MAX);
    layers
}

/// Lines of one round that settle together, in as many runs, one on the other, as it takes.
#[derive(Default)]
struct Pile {
    round: Round,
    runs: Vec<Run>,
}

/// Lines that settle together, and what lies on them.
#[derive(Default)]
struct Run {
    lines: Vec<(usize, bool)>,
    /// With what it takes of the paper.
    above: Vec<(usize, Spot)>,
    /// What would cover a line that is drawn with the others, though it was left later.
    opaque: Vec<Spot>,
}

impl Pile {
    /// A line settles on all that it covers; one with a mark, which covers others, on all.
    fn settle(&mut self, index: usize, line: &Trace, begins: bool) {
        let mark = begins.then(|| mark_of_line(line));
        let marks = |spot: Spot| mark.is_some_and(|mark| meet(spot, mark));
        let below = self.runs.iter().rposition(|run| {
            let covers = |spot: &Spot| meet(*spot, line.spot) || marks(*spot);
            run.opaque.iter().any(covers) || run.above.iter().any(|(_, spot)| marks(*spot))
        });
        let lowest = if begins { self.runs.len().saturating_sub(1) } else { 0 };
        let place = below.map_or(0, |run| run + 1).max(lowest);
        if place == self.runs.len() {
            self.runs.push(Run::default());
        }
        self.runs[place].lines.push((index, begins));
        self.runs[place].opaque.extend(mark);
    }

    /// Anything else lies on all lines.
    fn lay(&mut self, index: usize, trace: &Trace, begins: bool) {
        let Some(run) = self.runs.last_mut() else { return };
        run.above.push((index, trace.spot));
        // Words and hatching have the colour of the lines; paper in a mark has not.
        let plain = trace.round == self.round && !trace.is_masked() && trace.resonances.is_empty();
        run.opaque.extend(match trace.mark {
            Mark::Ink(_) if plain => begins.then(|| mark_of_line(trace)),
            Mark::Note { .. } if plain => Some(mark::spot(note::mark_of(trace), 100)),
            _ => Some(with_all_around(trace.spot)),
        });
    }

    /// Lays down what there is: as settled, where there are at least so many lines, else as it was left.
    fn end(&mut self, layers: &mut Vec<Layer>, least: usize) {
        let mut left: Vec<usize> = Vec::new();
        for run in std::mem::take(&mut self.runs) {
            if run.lines.len() >= least {
                layers.extend(left.drain(..).map(Layer::Trace));
                layers.push(Layer::Settled(run.lines));
                layers.extend(run.above.into_iter().map(|(index, _)| Layer::Trace(index)));
                continue;
            }
            let above = run.above.into_iter().map(|(index, _)| index);
            for index in run.lines.into_iter().map(|(index, _)| index).chain(above) {
                left.insert(left.partition_point(|other| *other < index), index);
            }
        }
        layers.extend(left.into_iter().map(Layer::Trace));
    }
}

/// What the mark of a line takes that begins a drawing.
pub(super) fn mark_of_line(line: &Trace) -> Spot {
    mark::spot(drawing::mark_of(line), SIZE)
}

/// A trace with its mark and the dots below it, wherever they are.
fn with_all_around(Spot { x, y, w, h }: Spot) -> Spot {
    Spot {
        x: x - RADIUS,
        y: y - RADIUS,
        w: w.max(DOTS) + 2 * RADIUS,
        h: h + 2 * RADIUS,
    }
}

fn meet(a: Spot, b: Spot) -> bool {
    // A curve swings a little beyond its box.
    let along = |from: i32, size: i32, other: i32, other_size: i32| {
        from <= other + other_size + PEN && other <= from + size + PEN
    };
    along(a.x, a.w, b.x, b.w) && along(a.y, a.h, b.y, b.h)
}

/// Lines that have settled, of one round, as a `<g>`; with each, whether it begins a drawing. Nothing in it says which
/// trace it belongs to: see [`touched`](super::touched).
#[must_use]
pub fn settled(cafe: &Cafe, lines: &[(&Trace, bool)]) -> String {
    let Some((first, _)) = lines.first() else {
        return String::new();
    };
    let mut paths: Vec<(_, Pen, (i32, String))> = Vec::new();
    for (line, _) in lines {
        if let Mark::Ink(stroke) = &line.mark {
            let pen = stroke.pen();
            for (thickness, outline) in stroke.outlines() {
                let kind = (thickness, drawing::is_hatched(&outline, pen));
                let key = (kind, line.spot.x / SQUARE, line.spot.y / SQUARE);
                match paths.iter_mut().find(|(other, ..)| *other == key) {
                    Some((_, _, outlines)) => outlines.1.push_str(&outline),
                    None => paths.push((key, pen, (thickness, outline))),
                }
            }
        }
    }
    let drawn: String = paths
        .iter()
        .map(|(_, pen, outlines)| drawing::line(outlines, *pen))
        .collect();
    let begin = lines.iter().filter(|(_, begins)| *begins);
    let marked: Vec<_> = begin.map(|(line, _)| (*line, drawing::mark_of(line))).collect();
    let marks = match marked.as_slice() {
        [] => String::new(),
        marked => mark::smaller(marked, SIZE),
    };
    let ink = palette::ink(first.round, is_dry(cafe, first.round));
    format!(
        r#"<g class="settled {}" color="{}">{drawn}{marks}</g>"#,
        ink.class, ink.colour
    )
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{super::random, *};
    use crate::{
        cafe::{
            id::{ClothId, ParticipantId},
            tablecloth::{Mask, sheet::Sheet},
        },
        ink::{Point, Stroke, Touch},
    };

    /// What lies on a cloth: mostly lines of a few hands in a few rounds, here and there a note, a mask or a dot.
    fn lying() -> impl Strategy<Value = Vec<Trace>> {
        let line = (0..3_usize, (200..11_000, 200..20_000), 1..9_usize, 0..4_usize, 0..60_u8);
        prop::collection::vec(line, 1..500).prop_map(|lines| {
            let mut traces: Vec<Trace> = (1..).zip(lines).map(|(number, line)| left(number, line)).collect();
            traces.sort_by_key(|trace| trace.round);
            traces
        })
    }

    fn left(number: u128, (hand, (x, y), points, pen, chance): (usize, (i32, i32), usize, usize, u8)) -> Trace {
        let mut trace = random::note(number, "un mot");
        trace.by = ParticipantId(hand as u32);
        trace.round = Round(if chance == 0 { 2 } else { 1 });
        if chance > 3 {
            let points: Vec<Point> = (0..points as i32)
                .map(|i| Point {
                    x: x + 90 * i,
                    y: y + 70 * (i % 3),
                })
                .collect();
            let touch = |(i, at): (usize, &Point)| match chance % 8 {
                7 => Touch::pressed(*at, i as f32 / 9.0),
                _ => Touch::even(*at),
            };
            let touches: Vec<Touch> = points.iter().enumerate().map(touch).collect();
            let stroke = Stroke::drawn(&touches, Pen::ALL[pen]).unwrap();
            trace.spot = Sheet::with_zones(0).place_ink(&points, stroke.pen()).unwrap();
            trace.mark = Mark::Ink(stroke);
        } else {
            (trace.spot.x, trace.spot.y) = (x, y);
        }
        if chance == 4 {
            trace.mask = Some(Mask {
                at: Default::default(),
                reason: String::new(),
            });
        }
        if chance == 5 {
            trace.resonances = vec![ParticipantId(9)];
        }
        trace
    }

    fn laid(traces: &[Trace]) -> Vec<Layer> {
        layers(traces.iter().map(|trace| (trace, false)))
    }

    proptest! {
        #[test]
        fn every_trace_is_drawn_once_and_what_covers_keeps_its_place(traces in lying()) {
            let mut hands = Hands::default();
            let begins: Vec<bool> = traces.iter().map(|trace| hands.begins(trace)).collect();
            let order: Vec<usize> = laid(&traces)
                .into_iter()
                .flat_map(|layer| match layer {
                    Layer::Trace(index) => vec![index],
                    Layer::Settled(lines) => lines.into_iter().map(|(index, _)| index).collect(),
                })
                .collect();
            let mut sorted = order.clone();
            sorted.sort_unstable();
            prop_assert!(sorted.into_iter().eq(0..traces.len()));
            // What of a trace can be told from lines of its round: all, but for words, where it matters only to few.
            let plain = |trace: &Trace| !trace.is_masked() && trace.resonances.is_empty();
            let opaque = |index: usize, other: &Trace| match &traces[index] {
                trace if trace.round != other.round || !plain(trace) => Some(trace.spot),
                trace if drawing::is_bare_ink(trace) => begins[index].then(|| mark_of_line(trace)),
                note => Some(mark::spot(note::mark_of(note), 100)),
            };
            for (place, index) in order.iter().enumerate() {
                for other in order[place..].iter().filter(|other| *other < index) {
                    // The other was left earlier, and is drawn later.
                    for (one, other) in [(*index, *other), (*other, *index)] {
                        let spot = opaque(one, &traces[other]);
                        prop_assert!(spot.is_none_or(|spot| !meet(spot, traces[other].spot)));
                    }
                }
            }
        }

        #[test]
        fn what_settles_is_the_same_lines_with_the_same_marks(traces in lying()) {
            let (cafe, cloth) = (Cafe::default(), ClothId::default());
            for layer in laid(&traces) {
                let Layer::Settled(lines) = layer else { continue };
                let lines: Vec<(&Trace, bool)> = lines.iter().map(|(index, begins)| (&traces[*index], *begins)).collect();
                let picture = settled(&cafe, &lines);
                for (line, begins) in &lines {
                    let Mark::Ink(stroke) = &line.mark else { panic!("not a line") };
                    let alone = drawing::drawing(line, stroke, &traces);
                    let drawn = |picture: &str, outline: &str| {
                        let path = picture.split("<path ").find(|path| path.contains(outline)).unwrap();
                        path.split(r#"stroke-width=""#).nth(1).unwrap().split("/>").next().unwrap().to_owned()
                    };
                    // By a pen of the same kind, as thick.
                    for (thickness, outline) in stroke.outlines() {
                        let pen = drawn(&alone, &outline);
                        prop_assert!(pen.starts_with(&format!("{thickness}\"")), "{pen}");
                        prop_assert_eq!(drawn(&picture, &outline), pen);
                    }
                    prop_assert_eq!(alone.contains("mark"), *begins, "{}", line.id);
                    prop_assert!(!picture.contains(&line.id.to_string()));
                    // With the same colour.
                    let of_trace = super::super::trace(&cafe, cloth, line);
                    let colour = of_trace.split(" color=").nth(1).unwrap().split(' ').next().unwrap();
                    prop_assert!(picture.starts_with(r#"<g class="settled"#) && picture.contains(colour));
                }
                let marked = lines.iter().filter(|(_, begins)| *begins).count();
                prop_assert_eq!(picture.matches("<tspan").count(), marked);
                let outlines: usize = lines.iter().map(|(line, _)| match &line.mark {
                    Mark::Ink(stroke) => stroke.outlines().iter().map(|(_, outline)| outline.len()).sum(),
                    _ => 0,
                }).sum();
                let drawn = picture.split(r#"class="stroke" d=""#).skip(1);
                prop_assert_eq!(drawn.map(|path| path.split('"').next().unwrap().len()).sum::<usize>(), outlines);
            }
        }

        #[test]
        fn what_has_settled_stays_when_more_is_left(traces in lying(), part in 0.0..1.0_f64) {
            let some = laid(&traces[..(traces.len() as f64 * part) as usize]);
            let all = laid(&traces);
            for layer in some.iter().filter(|layer| matches!(layer, Layer::Settled(_))) {
                prop_assert!(all.contains(layer));
            }
        }
    }

    #[test]
    fn a_full_sheet_settles() {
        let line = |number: u128| left(number, (number as usize % 3, (300, 40 * number as i32), 6, 0, 9));
        let traces: Vec<Trace> = (1..=4_000).map(line).collect();
        let layers = laid(&traces);
        assert!(layers.len() < 1_500, "{}", layers.len());
        assert!(
            layers
                .iter()
                .any(|layer| matches!(layer, Layer::Settled(lines) if lines.len() > 100))
        );
        // Those that are to be apart are.
        let apart = super::layers(traces.iter().map(|trace| (trace, true)));
        assert_eq!(apart, (0..traces.len()).map(Layer::Trace).collect::<Vec<_>>());
    }
}
