//! To how many people a trace matters: dots under it, as of a dot vote.

use super::{markup::LEGIBLE, palette::CHERRY};
use crate::cafe::tablecloth::{Mark, Trace, sheet::MARGIN};

/// So many dots are counted at a glance; more are one dot and a number.
const DOTS: usize = 5;
/// A dot's size, from one to the next, and how far below the trace they stand: half of the way to the next note.
const RADIUS: i32 = 42;
const STEP: i32 = 116;
const BELOW: i32 = 66;

/// The dots of a trace; nothing where there is none.
pub(super) fn dots(trace: &Trace) -> String {
    let count = trace.resonances.len();
    if count == 0 || trace.is_masked() {
        return String::new();
    }
    let indent = if matches!(trace.mark, Mark::Note { .. }) {
        MARGIN
    } else {
        0
    };
    let (x, y) = (
        trace.spot.x.max(0) + indent + RADIUS,
        trace.spot.y + trace.spot.h + BELOW,
    );
    let shown = if count > DOTS { 1 } else { count as i32 };
    let circles: String = (0..shown)
        .map(|dot| format!(r#"<circle cx="{}" cy="{y}" r="{RADIUS}"/>"#, x + dot * STEP))
        .collect();
    let number = if count > DOTS {
        format!(
            r#"<text x="{}" y="{}" font-family="{LEGIBLE}" font-weight="700" font-size="150">{count}</text>"#,
            x + RADIUS + 34,
            y + 54,
        )
    } else {
        String::new()
    };
    format!(r#"<g class="resonance" color="{CHERRY}" fill="currentColor">{circles}{number}</g>"#)
}

#[cfg(test)]
mod tests {
    use super::{super::random, *};
    use crate::cafe::{id::ParticipantId, tablecloth::Mask};

    #[test]
    fn few_are_dots_and_many_a_number() {
        let with = |count| Trace {
            resonances: (1..=count).map(ParticipantId).collect(),
            ..random::note(1, "un mot")
        };
        let drawn = |count| dots(&with(count)).matches("<circle").count();
        assert_eq!([0, 1, 5, 6, 40].map(drawn), [0, 1, 5, 1, 1]);
        assert!(dots(&with(40)).contains(">40</text>"));
        let masked = Trace {
            mask: Some(Mask {
                at: crate::cafe::id::Millis(1),
                reason: String::new(),
            }),
            ..with(3)
        };
        assert_eq!(dots(&masked), "");
    }
}
