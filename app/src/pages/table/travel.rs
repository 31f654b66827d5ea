//! Changing tables: where to go, the way on a small plan, and «I am there». Until then the old sheet can still be
//! written on.

use maud::{Markup, PreEscaped, html};

use super::{
    moment::{Moment, Way},
    seat::Seat,
};
use crate::{
    cafe::id::TableId,
    parts::{room, sign},
    words::fill,
};

/// The signpost, and the form that says that somebody has come.
pub(super) fn travel(seat: &Seat, moment: &Moment) -> Markup {
    let words = &seat.words.table;
    let Some(way) = &moment.way else {
        return Markup::default();
    };
    let (kicker, title) = match way.stays() {
        true if way.anew => (seat.words.common.travel, words.stay_anew),
        true => (seat.words.common.travel, words.stay),
        false => (words.travel, words.go_to),
    };
    let title = fill(title, &[("n", &way.table.to_string())]);
    html! {
        section.travel.sheet {
            p.travel-kicker role="status" { (kicker) }
            span.sign aria-hidden="true" { (PreEscaped(sign::svg(way.table))) }
            h1 { (title) }
            p.hand { (way.question) }
            (plan(seat, way, &title))
            form method="post" action=(seat.address("/go")) {
                input type="hidden" name="round" value=(way.round);
                button.primary data-do="arrive" data-about=(way.round) { (words.here) }
            }
        }
    }
}

/// The room, and in it the way; whoever stays has none, and reads the same as above. One table needs no plan.
fn plan(seat: &Seat, way: &Way, title: &str) -> Markup {
    let cafe = &seat.mirror.cafe;
    let stands = |table: &TableId| Some(*table) == way.from || cafe.is_open(*table);
    let tables: Vec<TableId> = cafe.tables().into_iter().filter(stands).collect();
    if !room::shows(tables.len()) {
        return Markup::default();
    }
    let label = match way.from.filter(|_| !way.stays()) {
        Some(from) => fill(
            seat.words.table.plan_from,
            &[("from", &from.to_string()), ("to", &way.table.to_string())],
        ),
        None => title.to_owned(),
    };
    html! { (PreEscaped(room::svg(&tables, way.from, way.table, &label))) }
}
