//! How large names are written on the wall, so that everybody who is sent somewhere finds their own.
//!
//! The style measures everything by the wall: lengths here are in its unit, of which a wall of 16:9 is 52 wide.

use crate::cafe::id::TableId;

/// Sizes of letters, the largest first, as the style names them, and how large they are. With the smallest, a name is a
/// thirtieth of the wall high: smaller ones are not read from the other end of a hall.
const SIZES: [(&str, f32); 4] = [
    ("company-list size-1", 1.35),
    ("company-list size-2", 1.15),
    ("company-list size-3", 1.0),
    ("company-list size-4", 0.85),
];
/// How many tables stand side by side, as the style names it.
const ACROSS: [(&str, usize); 5] = [
    (" across-1", 1),
    (" across-2", 2),
    (" across-3", 3),
    (" across-4", 4),
    (" across-5", 5),
];
/// How wide and high the list may be.
const ROOM: (f32, f32) = (27.0, 22.5);
/// An announcement below it, the longer the smaller: as the style names it, up to how many signs, how many a line has at
/// least, and how large its letters are.
const SAID: [(&str, usize, usize, f32); 3] = [
    ("", 50, 46, 1.9),
    ("long", 110, 58, 1.5),
    ("longest", usize::MAX, 76, 1.15),
];
/// Between two tables, in letters.
const GAP: f32 = 0.5;
/// What a table takes beside its names, and above and below them, in letters.
const AROUND: (f32, f32) = (5.0, 1.0);
/// How high a line of names is, and how wide a sign of them, in letters.
const LINE: f32 = 1.63;
const SIGN: f32 = 0.75;
/// How high a table is at least: its own sign.
const LEAST: f32 = 2.85;

/// How much of its height the list has, beside what is announced to all: 1 where nothing is.
pub(super) fn share(said: Option<&str>) -> f32 {
    let Some(said) = said else { return 1.0 };
    let (_, _, signs, letter) = SAID[size(said)];
    let lines = said.chars().count().div_ceil(signs);
    1.0 - (1.25 * lines as f32 + 1.0) * letter / ROOM.1
}

/// The class of an announcement.
pub(super) fn written(said: &str) -> &'static str {
    SAID[size(said)].0
}

fn size(said: &str) -> usize {
    let signs = said.chars().count();
    SAID.iter().position(|(_, most, ..)| signs <= *most).unwrap_or(0)
}

/// The classes of the list: the largest letters with which all names are on the wall, if there are any.
pub(super) fn fit(tables: &[(TableId, Vec<String>)], share: f32) -> Option<String> {
    let all = SIZES.into_iter().flat_map(|size| ACROSS.map(|across| (size, across)));
    let mut all = all.filter(|((_, letter), (_, columns))| fits(tables, *columns, *letter, share * ROOM.1));
    all.next().map(|((size, _), (across, _))| [size, across].concat())
}

fn fits(tables: &[(TableId, Vec<String>)], columns: usize, letter: f32, high: f32) -> bool {
    let wide = (ROOM.0 / letter - GAP * (columns - 1) as f32) / columns as f32 - AROUND.0;
    let signs = wide / SIGN;
    // A name is not broken, unless it is a very long one.
    let longest = tables
        .iter()
        .flat_map(|(_, names)| names)
        .map(|name| name.chars().count())
        .max();
    if longest.is_some_and(|longest| longest.min(14) as f32 > signs) {
        return false;
    }
    let rows = tables.chunks(columns).map(|row| {
        let highest = row.iter().map(|(_, names)| lines(names, signs)).max().unwrap_or(0);
        (highest as f32 * LINE).max(LEAST) + AROUND.1 + GAP
    });
    rows.sum::<f32>() * letter <= high
}

/// How many lines names take, so many signs wide.
fn lines(names: &[String], signs: f32) -> usize {
    let (mut lines, mut left) = (0, 0.0);
    for name in names {
        let long = name.chars().count() as f32;
        if lines > 0 && long <= left {
            left -= long + 1.5;
            continue;
        }
        lines += (long / signs).ceil().max(1.0) as usize;
        left = signs - long - 1.5;
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tables(tables: u16, people: usize) -> Vec<(TableId, Vec<String>)> {
        let seated = (1..=tables).map(|table| (TableId(table), vec!["Christian".to_owned(); people]));
        seated.collect()
    }

    #[test]
    fn the_fewer_names_the_larger() {
        let sizes: Vec<_> = [(2, 3), (4, 3), (6, 3)]
            .map(|(n, people)| fit(&tables(n, people), 1.0).unwrap())
            .into();
        assert!(sizes[0].contains("size-1") && !sizes[2].contains("size-1"), "{sizes:?}");
        assert!(
            sizes.is_sorted_by_key(|size| size.split(' ').nth(1).map(str::to_owned)),
            "{sizes:?}"
        );
    }

    #[test]
    fn what_is_announced_takes_its_room() {
        assert_eq!(share(None), 1.0);
        let said = "Le café est servi dans la cour, derrière le grand escalier";
        let size = |said| fit(&tables(4, 3), share(said)).unwrap();
        assert!(size(Some(said)) > size(None), "{} {}", size(None), size(Some(said)));
    }

    #[test]
    fn names_that_would_be_too_small_are_not_written_by_table() {
        assert_eq!(fit(&tables(12, 6), 1.0), None);
        assert_eq!(fit(&tables(36, 2), 1.0), None);
    }
}
