//! The sign of a table: its number, in a shape and a colour that follow from it. Whoever looks for their table sees the
//! shape from afar, and the number when they are near; nothing is told by colour alone, and on paper black is enough.

use crate::{
    cafe::id::{Round, TableId},
    picture,
};

/// How wide and high a sign is, in its own units.
pub(super) const SIDE: usize = 48;

/// The shapes in that box, and in each where its number stands, how large it is, and if it is long.
const SHAPES: [(&str, &str, &str, &str); 7] = [
    ("M24 2a22 22 0 1 0 0 44 22 22 0 1 0 0-44z", "33", "26", "17"),
    ("M4 4h40v40H4z", "33", "27", "18"),
    ("M24 2 46 44H2z", "40", "19", "12"),
    ("M24 1 47 24 24 47 1 24z", "32", "22", "14"),
    ("M24 2 47 19 38 45H10L1 19z", "35", "24", "16"),
    ("M12 4h24l11 20-11 20H12L1 24z", "33", "26", "17"),
    (
        "M24 2 33 14 47 19 38 30 38 45 24 41 10 45 10 30 1 19 15 14z",
        "33",
        "18",
        "12",
    ),
];

/// The inks of the rounds, as a style sheet knows them. There is one less than there are shapes: the same shape in the
/// same colour comes again only after 42 tables.
const INKS: [&str; 6] = ["ink-1", "ink-2", "ink-3", "ink-4", "ink-5", "ink-6"];

/// The shape of a table and its ink, by their places among all. Rounds have marks of the same kind: they begin elsewhere, so
/// that the table of a number and the round of that number look different.
const fn marks(table: TableId) -> (usize, usize) {
    let nth = table.0.saturating_sub(1) as usize;
    ((nth + 3) % SHAPES.len(), (nth + 2) % INKS.len())
}

/// The sign as a picture. Its number is said by what is around it: a label, or the words beside it.
#[must_use]
pub fn svg(table: TableId) -> String {
    let (ink, sign) = drawn(table);
    [r#"<svg class=""#, ink, r#"" viewBox="0 0 48 48">"#, &sign, "</svg>"].concat()
}

/// The sign in a picture that has no style sheet: where its left upper corner is, and how wide and high it is there.
#[must_use]
pub fn placed(table: TableId, (x, y): (i32, i32), side: i32) -> String {
    let (_, sign) = drawn(table);
    let sign = sign.replace("<text ", &[r#"<text fill=""#, picture::PAPER, r#"" "#].concat());
    let (colour, scale) = (
        picture::ink(Round(marks(table).1 as u8 + 1)),
        f64::from(side) / SIDE as f64,
    );
    format!(
        r#"<g transform="translate({x} {y}) scale({scale:.3})" fill="{colour}" font-family="Atkinson" font-weight="700" text-anchor="middle">{sign}</g>"#
    )
}

/// The class of its ink, and what is drawn in a box of [`SIDE`] by [`SIDE`].
pub(super) fn drawn(table: TableId) -> (&'static str, String) {
    let (shape, ink) = marks(table);
    let (path, y, usual, small) = SHAPES[shape];
    let size = if table.0 > 99 { small } else { usual };
    let shape = [
        r#"<path d=""#,
        path,
        r#""/><text x="24" y=""#,
        y,
        r#"" font-size=""#,
        size,
        r#"">"#,
    ];
    (INKS[ink], [&shape.concat(), &*table.to_string(), "</text>"].concat())
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn forty_two_tables_look_different_and_neighbours_differ_in_shape_and_colour() {
        let all: BTreeSet<_> = (1..=42).map(|table| marks(TableId(table))).collect();
        assert_eq!(all.len(), 42);
        for table in 1..250 {
            let (here, next) = (marks(TableId(table)), marks(TableId(table + 1)));
            assert!(here.0 != next.0 && here.1 != next.1, "tables {table} and the next");
        }
    }

    #[test]
    fn a_sign_carries_its_number() {
        let sign = svg(TableId(12));
        assert!(
            sign.contains(">12</text>") && sign.contains("class=\"ink-2\""),
            "{sign}"
        );
        assert!(!sign.contains("style"));
    }
}
