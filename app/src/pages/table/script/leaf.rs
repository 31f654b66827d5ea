//! The layers of a tablecloth's picture as elements of the page: one for each, drawn anew when it has changed.

use std::borrow::Cow;

use super::super::seat::Seat;
use crate::{
    cafe::{
        id::{ClothId, Round, TraceId},
        tablecloth::Trace,
    },
    picture::{self, Layer},
};

/// A trace as it is drawn, or lines that have settled: whenever this changes, it is drawn anew.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Leaf {
    /// The trace, or the first of the lines.
    id: TraceId,
    /// How many lines have settled.
    lines: usize,
    /// Not certain yet.
    wet: bool,
    /// The round that is held: earlier ones are drier.
    round: Option<Round>,
    /// What of it may change.
    print: u32,
}

/// Traces as they will lie, and whether that is certain.
pub(super) type Lying<'a> = [(Cow<'a, Trace>, bool)];

/// How what lies there is drawn. What is not certain yet, or was tapped, is apart: it may be moved.
pub(super) fn layers(seat: &Seat, lying: &Lying<'_>) -> Vec<Layer> {
    picture::layers(lying.iter().map(|(trace, certain)| {
        let apart = !certain || seat.chosen == Some(trace.id);
        (trace.as_ref(), apart)
    }))
}

/// What is drawn of each layer.
pub(super) fn leaves(seat: &Seat, lying: &Lying<'_>, layers: &[Layer]) -> Vec<Leaf> {
    let round = seat.mirror.cafe.programme.round();
    let leaf = |layer: &Layer| {
        let (first, lines) = match layer {
            Layer::Trace(index) => (*index, &[][..]),
            Layer::Settled(lines) => (lines[0].0, lines.as_slice()),
        };
        let (trace, certain) = &lying[first];
        let print = lines.iter().fold(picture::print(trace), |print, (index, _)| {
            let line = &lying[*index].0;
            print.rotate_left(5) ^ picture::print(line) ^ line.id.0.as_u128() as u32
        });
        Leaf {
            id: trace.id,
            lines: lines.len(),
            wet: !certain,
            round,
            print,
        }
    };
    layers.iter().map(leaf).collect()
}

/// A layer's picture.
pub(super) fn drawn(seat: &Seat, cloth: ClothId, lying: &Lying<'_>, layer: &Layer) -> String {
    let cafe = &seat.mirror.cafe;
    match layer {
        Layer::Trace(index) => match &lying[*index] {
            (trace, true) => picture::trace(cafe, cloth, trace),
            (trace, false) => [r#"<g class="wet">"#, &picture::trace(cafe, cloth, trace), "</g>"].concat(),
        },
        Layer::Settled(lines) => {
            let lines: Vec<_> = lines
                .iter()
                .map(|(index, begins)| (lying[*index].0.as_ref(), *begins))
                .collect();
            picture::settled(cafe, &lines)
        }
    }
}
