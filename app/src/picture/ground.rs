//! What lies under the traces: paper with a faint weave, its folds, a coffee ring, and the zones.

use super::{
    markup::{self, HAND},
    palette::{COFFEE, FOLD, PAPER, WEAVE, ZONE},
};
use crate::{
    cafe::{
        id::ClothId,
        tablecloth::sheet::{self, Sheet},
    },
    lettering,
};

/// From one thread of the weave to the next, and how thick it is.
const WEAVE_STEP: i32 = 90;
const WEAVE_WIDTH: i32 = 14;
/// The sizes in which a zone's name is tried until it fits above the first note.
const NAME_SIZES: [i32; 4] = [380, 310, 250, 190];
/// How wide bold handwriting is beside the other, in percent.
const BOLD: i32 = 106;
/// How much room a zone's name has.
const NAME_HEIGHT: i32 = 560;
const NAME_TOP: i32 = 110;

/// Paper, weave, folds, coffee and zones of a cloth of this size.
pub(super) fn ground(sheet: Sheet, size: (i32, i32), zones: &[String], cloth: ClothId) -> String {
    let (width, height) = size;
    let mut ground = format!(r#"<rect class="paper" width="{width}" height="{height}" fill="{PAPER}"/>"#);
    ground.push_str(&weave(size));
    ground.push_str(&folds(size));
    ground.push_str(&coffee(size, cloth));
    for (number, name) in (0..).zip(zones) {
        ground.push_str(&zone(sheet, number, height, name));
    }
    ground
}

/// Two very thick lines whose dashes are the threads: no pattern, so no id, and small.
fn weave((width, height): (i32, i32)) -> String {
    format!(
        r#"<path class="weave" d="M0 {}H{width}" stroke="{WEAVE}" stroke-width="{height}" stroke-dasharray="{WEAVE_WIDTH} {gap}"/><path class="weave" d="M{} 0V{height}" stroke="{WEAVE}" stroke-width="{width}" stroke-dasharray="{WEAVE_WIDTH} {gap}"/>"#,
        height / 2,
        width / 2,
        gap = WEAVE_STEP - WEAVE_WIDTH,
    )
}

/// Where the paper was folded: along every fold, and once down the middle.
fn folds((width, height): (i32, i32)) -> String {
    let mut lines = format!("M{} 0V{height}", width / 2);
    for y in (sheet::FOLD..height).step_by(sheet::FOLD as usize) {
        lines.push_str(&format!("M0 {y}H{width}"));
    }
    format!(r#"<path class="fold" d="{lines}" fill="none" stroke="{FOLD}" stroke-width="10"/>"#)
}

/// The ring of a cup, somewhere in the lower right of the first folds: every cloth has its own place.
fn coffee((width, _): (i32, i32), cloth: ClothId) -> String {
    let seed = i32::from(cloth.question.0) * 31 + i32::from(cloth.table.0) * 17;
    let x = width * (62 + seed * 7 % 30) / 100;
    let y = sheet::FOLD * (120 + seed * 13 % 60) / 100;
    let turn = seed * 47 % 360;
    format!(
        r#"<g class="coffee" fill="none" stroke="{COFFEE}" transform="translate({x} {y}) rotate({turn})"><circle r="520" stroke-width="74" stroke-dasharray="2750 90 300 130"/><circle r="474" stroke-width="20"/></g>"#
    )
}

/// A zone's name, underlined by hand, and the line on its left if it is not the first.
fn zone(sheet: Sheet, number: i32, height: i32, name: &str) -> String {
    let (left, right) = (sheet.zone_left(number), sheet.zone_left(number + 1));
    // Over the first column of the zone: a phone shows one column at a time.
    let column = (right - left).min(sheet::COLUMN);
    let room = column - 600;
    let wrapped = |size: i32| lettering::wrap(name, (room * 1_000 / size * 100 / BOLD) as u32);
    let size = NAME_SIZES
        .into_iter()
        .find(|size| wrapped(*size).len() as i32 * size * 6 / 5 <= NAME_HEIGHT)
        .unwrap_or(NAME_SIZES[3]);
    let middle = left + column / 2;
    let mut zone = String::new();
    let mut baseline = NAME_TOP;
    let mut widest = 0;
    for line in wrapped(size) {
        baseline += size * 6 / 5;
        let width = markup::units(lettering::width(&line), size * BOLD / 100);
        widest = widest.max(width);
        zone.push_str(&markup::line(
            &line,
            (middle - width / 2, baseline - size / 4),
            size,
            BOLD,
        ));
    }
    let half = widest / 2;
    let under = baseline + 20;
    let mut drawn = format!("M{} {under}q{half}-40 {} 6", middle - half, 2 * half);
    if number > 0 {
        drawn.push_str(&by_hand(left, height));
    }
    format!(
        r#"<g class="zone" color="{ZONE}"><text font-family="{HAND}" font-weight="700" font-size="{size}" fill="currentColor">{zone}</text><path d="{drawn}" fill="none" stroke="currentColor" stroke-width="20" stroke-linecap="round"/></g>"#
    )
}

/// A line down the cloth that is nearly straight.
fn by_hand(x: i32, height: i32) -> String {
    let mut line = format!("M{x} 140");
    let pieces = (height - 280) / 1_400;
    let step = (height - 280) / pieces.max(1);
    for piece in 0..pieces {
        let sway = [26, -18, 12, -30][piece as usize % 4];
        line.push_str(&format!("q{sway} {} 0 {step}", step / 2));
    }
    line
}
