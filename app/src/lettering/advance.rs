//! How wide the handwriting face writes each character: Kalam 400, in thousandths of an em.
//!
//! The tables are the `hmtx` of `server/fonts/kalam-400.ttf`, read with
//! `ttx -t cmap -t hmtx -o - server/fonts/kalam-400.ttf`; where Kalam has no glyph, that of the letter below the accent.

/// U+0020 to U+007E.
const ASCII: &[u16] = &[
    401, 371, 331, 656, 534, 890, 704, 145, 485, 504, 357, 600, 228, 459, 237, 354, 500, 314, 581, 571, 551, 537, 556,
    461, 602, 488, 246, 306, 539, 631, 561, 518, 965, 608, 637, 599, 645, 585, 523, 611, 670, 310, 468, 591, 546, 789,
    677, 613, 543, 641, 584, 531, 535, 598, 532, 782, 624, 575, 620, 453, 600, 450, 422, 608, 213, 469, 525, 445, 499,
    450, 376, 475, 536, 238, 254, 469, 245, 796, 533, 453, 478, 474, 331, 426, 387, 481, 422, 673, 427, 469, 440, 421,
    368, 538, 594,
];

/// U+00A0 to U+017F: Latin-1 and Latin Extended-A. A soft hyphen is never drawn.
const LATIN: &[u16] = &[
    401, 354, 482, 657, 600, 563, 369, 464, 273, 708, 474, 657, 496, 0, 589, 365, 339, 600, 308, 311, 219, 575, 521,
    237, 252, 154, 452, 833, 783, 787, 876, 380, 608, 608, 608, 608, 608, 608, 831, 603, 585, 585, 585, 585, 310, 310,
    310, 310, 619, 677, 613, 613, 613, 613, 613, 488, 613, 592, 592, 592, 592, 575, 503, 585, 472, 472, 472, 472, 472,
    472, 743, 447, 438, 438, 438, 438, 238, 238, 238, 238, 452, 532, 452, 452, 452, 452, 452, 600, 457, 479, 479, 479,
    479, 469, 526, 469, 608, 472, 608, 472, 608, 472, 685, 447, 599, 445, 599, 445, 692, 447, 645, 732, 625, 508, 585,
    438, 585, 450, 585, 438, 585, 438, 585, 438, 611, 475, 611, 471, 611, 475, 611, 471, 670, 536, 670, 536, 310, 238,
    310, 238, 310, 238, 310, 238, 310, 260, 778, 492, 468, 254, 602, 495, 480, 546, 234, 546, 234, 546, 448, 600, 350,
    514, 362, 677, 532, 677, 532, 677, 532, 620, 677, 533, 613, 452, 613, 453, 613, 452, 940, 906, 575, 318, 575, 326,
    575, 318, 526, 426, 531, 426, 539, 426, 526, 426, 521, 364, 521, 432, 521, 364, 598, 481, 592, 479, 598, 481, 592,
    479, 592, 479, 579, 479, 782, 673, 575, 469, 575, 620, 432, 620, 432, 620, 432, 260,
];

/// What other scripts take in the fallback faces, on average.
const OTHER: u16 = 600;
const GREEK: u16 = 640;
const CYRILLIC: u16 = 720;
const SYMBOL: u16 = 840;
const IDEOGRAPH: u16 = 1000;
const EMOJI: u16 = 1275;

/// The advance width of `c`; 0 for what sits on its neighbour or is not drawn at all.
pub(super) fn advance(c: char) -> u16 {
    let at = u32::from(c);
    match at {
        0x20..=0x7e => entry(ASCII, at - 0x20),
        0xa0..=0x17f => entry(LATIN, at - 0xa0),
        _ if is_weightless(at) => 0,
        0x2009 | 0x202f => 200,
        0x2010 | 0x2011 => 459,
        0x2012 | 0x2013 => 610,
        0x2014 | 0x2015 => 917,
        0x2018..=0x201b => 290,
        0x201c..=0x201f => 490,
        0x2022 => 237,
        0x2026 => 666,
        0x2039 | 0x203a => 590,
        0x20ac => 553,
        0x2122 => 736,
        0x370..=0x3ff => GREEK,
        0x400..=0x52f => CYRILLIC,
        0x20e3 => EMOJI, // the box around a keycap
        0x2190..=0x25ff => SYMBOL,
        0x2600..=0x27bf | 0x2b00..=0x2bff | 0x1f000..=0x1faff => EMOJI,
        0x1100..=0x115f | 0x2e80..=0xa4cf | 0xac00..=0xd7a3 | 0xf900..=0xfaff | 0xff00..=0xff60 => IDEOGRAPH,
        0x20000..=0x3fffd => IDEOGRAPH,
        _ => OTHER,
    }
}

fn entry(table: &[u16], at: u32) -> u16 {
    table.get(at as usize).copied().unwrap_or(OTHER)
}

/// Controls, combining marks, joiners, direction marks, variation selectors and tags.
fn is_weightless(at: u32) -> bool {
    match at {
        0..=0x1f | 0x7f..=0x9f => true,
        0x300..=0x36f | 0x483..=0x489 | 0x1ab0..=0x1aff | 0x1dc0..=0x1dff | 0xfe20..=0xfe2f => true,
        0x20d0..=0x20ff => at != 0x20e3,
        // Hebrew points, Arabic vowels
        0x591..=0x5bd | 0x5bf | 0x5c1 | 0x5c2 | 0x5c4 | 0x5c5 | 0x5c7 => true,
        0x610..=0x61c | 0x64b..=0x65f | 0x670 | 0x6d6..=0x6dd | 0x6df..=0x6e4 | 0x6e7 | 0x6e8 | 0x6ea..=0x6ed => true,
        // The scripts of India share one layout, in blocks of 128.
        0x900..=0xdff => matches!(at & 0x7f, 0..=3 | 0x3c | 0x3e..=0x4d | 0x62 | 0x63),
        0xe31 | 0xe34..=0xe3a | 0xe47..=0xe4e | 0x3099 | 0x309a => true,
        0x200b..=0x200f | 0x2028..=0x202e | 0x2060..=0x206f | 0xfeff => true,
        0xfe00..=0xfe0f | 0xe0000..=0xe0fff => true,
        _ => false,
    }
}
