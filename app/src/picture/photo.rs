//! A photo of paper: a frame, the picture in it, and its mark in the corner.

use super::{
    mark::{self, RADIUS},
    markup::escape,
};
use crate::cafe::tablecloth::{Trace, sheet::Spot};

/// From the photo's corner to the centre of its mark.
const CORNER: i32 = RADIUS + 45;
/// The edge of the picture.
const EDGE: i32 = 24;

/// A photo whose picture is found at `href`. Where it is not found, the frame stays.
pub(super) fn photo(trace: &Trace, href: &str) -> String {
    let Spot { x, y, w, h } = trace.spot;
    let title = match trace.about.as_str() {
        "" => String::new(),
        about => format!("<title>{}</title>", escape(about)),
    };
    format!(
        r#"<rect x="{x}" y="{y}" width="{w}" height="{h}" fill="none" stroke="currentColor" stroke-width="{EDGE}" stroke-linejoin="round"/><image x="{x}" y="{y}" width="{w}" height="{h}" href="{}">{title}</image>{}"#,
        escape(href),
        mark::mark(trace, mark_of(trace)),
    )
}

/// The centre of a photo's mark.
pub(super) fn mark_of(trace: &Trace) -> (i32, i32) {
    (trace.spot.x + CORNER, trace.spot.y + CORNER)
}
