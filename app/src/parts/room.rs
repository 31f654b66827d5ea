//! The room on a small plan: the signs of its tables, row by row in the order of their numbers. On a phone with a way
//! between two of them, on the wall with the groups that come to each. It shows what the words beside it say.

use super::sign::{self, SIDE};
use crate::cafe::id::TableId;

/// More tables than these are a thicket, and no plan.
const TABLES: usize = 60;
/// More letters than these below a table run into its neighbour's.
const WHO: usize = 8;

/// Whether so many tables make a plan: one needs none.
#[must_use]
pub fn shows(tables: usize) -> bool {
    (2..=TABLES).contains(&tables)
}

/// From one table to the next.
const STEP: usize = 2 * SIDE;

/// The plan, on which the way leads to a table, from another one or from nowhere.
#[must_use]
pub fn svg(tables: &[TableId], from: Option<TableId>, to: TableId, label: &str) -> String {
    let across = across(tables.len());
    let mut signs = String::new();
    let (mut begin, mut end) = (None, None);
    for (at, table) in tables.iter().enumerate() {
        let (x, y) = (at % across * STEP, at / across * STEP);
        let mut class = "";
        if *table == to {
            (class, end) = ("to", Some((x, y)));
        } else if Some(*table) == from {
            (class, begin) = ("from", Some((x, y)));
        }
        signs += &[&spot(*table, class, &place(x, y)), "</g>"].concat();
    }
    // Below the signs, from middle to middle; between the last two it says where to.
    let way = |((x, y), (to_x, to_y)): ((usize, usize), (usize, usize))| {
        let parts = (x.abs_diff(to_x).max(y.abs_diff(to_y)) / SIDE).max(1);
        let last = |from: usize, to: usize| (to * (parts - 1) + from) / parts;
        let between = place(last(x, to_x), last(y, to_y));
        ["M", &place(x, y), "L", &between, "L", &place(to_x, to_y)].concat()
    };
    let way = begin.zip(end).map(way).unwrap_or_default();
    let size = place(across * STEP, tables.len().div_ceil(across) * STEP);
    let open = [
        r#"<svg class="room" role="img" aria-label=""#,
        label,
        r#"" viewBox="-24 -24 "#,
        &size,
    ];
    [&open.concat(), ARROW, &way, r#""/>"#, &signs, "</svg>"].concat()
}

/// The plan for all: below each table, in short, who comes there; or nothing below any of them, where that is too long.
#[must_use]
pub fn for_all(tables: &[(TableId, String)], label: &str) -> String {
    let across = across(tables.len());
    let said = tables.iter().all(|(_, who)| who.chars().count() <= WHO);
    let row = match tables.iter().any(|(_, who)| said && !who.is_empty()) {
        true => STEP + SIDE / 2,
        false => STEP,
    };
    let spots = tables.iter().enumerate().map(|(at, (table, who))| {
        let who = if said { who } else { "" };
        let spot = spot(*table, "to", &place(at % across * STEP, at / across * row));
        [&spot, r#"<text class="who" x="24" y="88">"#, who, "</text></g>"].concat()
    });
    let spots: String = spots.collect();
    let size = place(across * STEP, tables.len().div_ceil(across) * row);
    let open = [
        r#"<svg class="room" role="img" aria-label=""#,
        label,
        r#"" viewBox="-24 -24 "#,
    ];
    [&open.concat(), &*size, r#"">"#, &spots, "</svg>"].concat()
}

fn place(x: usize, y: usize) -> String {
    [&x.to_string(), " ", &y.to_string()].concat()
}

/// A table at its place, not closed yet.
fn spot(table: TableId, class: &str, place: &str) -> String {
    let (ink, sign) = sign::drawn(table);
    let open = [r#"<g class=""#, ink, " ", class, r#"" transform="translate("#, place];
    [&open.concat(), r#")"><circle cx="24" cy="24" r="34"/>"#, &sign].concat()
}

/// The head of the arrow, and the way as far as its line.
const ARROW: &str = r#""><marker id="way" viewBox="0 0 8 8" refX="4" refY="4" orient="auto"><path d="M1 0l6 4-6 4z"/></marker><path class="way" transform="translate(24 24)" marker-mid="url(#way)" d=""#;

/// How many tables stand in a row: the plan is half as wide again as high.
fn across(tables: usize) -> usize {
    (1..).find(|across| across * across * 2 >= tables * 3).unwrap_or(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plan(tables: u16, from: Option<u16>, to: u16) -> String {
        let tables: Vec<_> = (1..=tables).map(TableId).collect();
        svg(&tables, from.map(TableId), TableId(to), "Plan")
    }

    #[test]
    fn rows_are_half_as_long_again_as_columns() {
        assert_eq!([1, 2, 4, 6, 12, 30, 60].map(across), [2, 2, 3, 3, 5, 7, 10]);
    }

    #[test]
    fn a_way_leads_from_table_to_table() {
        let plan = plan(12, Some(1), 3);
        assert_eq!(plan.matches("<text").count(), 12);
        // From the first of the row to the third, at the height of both.
        assert!(plan.contains(" d=\"M0 0L144 0L192 0\""), "{plan}");
        assert!(plan.contains("ink-3 from") && plan.contains("ink-5 to"), "{plan}");
        assert!(!plan.contains("style="));
    }

    #[test]
    fn whoever_stays_or_comes_from_nowhere_has_no_way() {
        for plan in [plan(3, Some(2), 2), plan(3, None, 2)] {
            assert!(plan.contains(" d=\"\""), "{plan}");
        }
    }

    #[test]
    fn the_plan_for_all_says_who_comes_where() {
        let plan = for_all(&[(TableId(1), "B".into()), (TableId(2), "A C".into())], "Plan");
        let text = |table: u16, who: &str| {
            let table = [">", &table.to_string(), "</text>"].concat();
            plan.split("<g ")
                .any(|spot| spot.contains(&table) && spot.contains(who))
        };
        assert!(text(1, ">B<") && text(2, ">A C<"), "{plan}");
        assert!(plan.contains("-24 -24 192 120"), "{plan}");
        // Without a word below them, tables stand as close as on a phone.
        assert!(
            for_all(&[(TableId(1), String::new()), (TableId(2), String::new())], "Plan").contains("-24 -24 192 96")
        );
        let crowded = [(TableId(1), "A B C D E".into()), (TableId(2), "F".into())];
        assert!(!for_all(&crowded, "Plan").contains('F'));
    }
}
