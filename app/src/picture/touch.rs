//! What a finger touches on a tablecloth. A browser finds it too, but where there are thousands of lines it takes its time,
//! each time that a finger moves.

use super::{drawing::Hands, mark, note, settled::mark_of_line};
use crate::{
    cafe::{
        id::TraceId,
        tablecloth::{Mark, Trace, sheet::Spot},
    },
    ink::Point,
};

/// So far beside a line it is still touched.
const BESIDE: i32 = 20;

/// The trace at a place; of several, the one that was left last. They come in the order in which they were left.
#[must_use]
pub fn touched<'a>(traces: impl IntoIterator<Item = &'a Trace>, at: Point) -> Option<TraceId> {
    let has = |Spot { x, y, w, h }: Spot| {
        (x - BESIDE..=x + w + BESIDE).contains(&at.x) && (y - BESIDE..=y + h + BESIDE).contains(&at.y)
    };
    let mut hands = Hands::default();
    let mut touched = None;
    for trace in traces {
        let begins = hands.begins(trace);
        let is_touched = match &trace.mark {
            _ if trace.is_masked() => has(trace.spot),
            Mark::Ink(stroke) => begins && has(mark_of_line(trace)) || has(trace.spot) && stroke.passes(at, BESIDE),
            Mark::Note { text, .. } => has(mark::spot(note::mark_of(trace), 100)) || has(note::written(trace, text)),
            Mark::Photo(_) | Mark::Hidden => has(trace.spot),
        };
        if is_touched {
            touched = Some(trace.id);
        }
    }
    touched
}

#[cfg(test)]
mod tests {
    use super::{super::random, *};
    use crate::{
        cafe::tablecloth::{Mask, sheet::Sheet},
        ink::{Pen, Stroke},
    };

    fn line(number: u128, points: &[(i32, i32)]) -> Trace {
        let points: Vec<Point> = points.iter().map(|&(x, y)| Point { x, y }).collect();
        Trace {
            spot: Sheet::with_zones(0).place_ink(&points, Pen::default()).unwrap(),
            mark: Mark::Ink(Stroke::through(&points).unwrap()),
            ..random::note(number, "")
        }
    }

    #[test]
    fn the_last_trace_at_a_place_is_touched() {
        let note = random::note(1, "un mot");
        let drawn = line(2, &[(2_000, 1_000), (2_000, 3_000), (3_000, 3_000)]);
        let more = line(3, &[(2_000, 2_000), (3_000, 2_000)]);
        let mut masked = line(4, &[(5_000, 1_000), (5_500, 1_500)]);
        let reason = String::new();
        let at = Default::default();
        let all = |masked: &Trace, x, y| {
            let traces = [&note, &drawn, &more, masked];
            touched(traces, Point { x, y }).map(|id| traces.iter().position(|trace| trace.id == id).unwrap())
        };
        let Spot { x, y, .. } = note.spot;
        // On its first letter, on its mark, and far behind its words.
        assert_eq!(all(&masked, x + 600, y + 150), Some(0));
        assert_eq!(all(&masked, x + 235, y + 145), Some(0));
        assert_eq!(all(&masked, x + 3_000, y + 150), None);
        // A line, the mark of a drawing, and inside of a bend, where its box is.
        assert_eq!(all(&masked, 2_010, 2_500), Some(1));
        assert_eq!(all(&masked, 2_000 - 100, 1_000 - 100), Some(1));
        assert_eq!(all(&masked, 2_500, 2_500), None);
        // Two cross; the second of a drawing has no mark.
        assert_eq!(all(&masked, 2_000, 2_000), Some(2));
        assert_eq!(all(&masked, 2_900, 1_900), None);
        // Of what is masked there is the box.
        assert_eq!(all(&masked, 5_100, 1_400), None);
        masked.mask = Some(Mask { at, reason });
        assert_eq!(all(&masked, 5_100, 1_400), Some(3));
    }
}
