//! Changing tables: where to go, and «I am there». Until then the old sheet can still be written on.

use maud::{Markup, html};

use super::{moment::Moment, seat::Seat};
use crate::words::fill;

/// The signpost, and the form that says that somebody has come.
pub(super) fn travel(seat: &Seat, moment: &Moment) -> Markup {
    let words = &seat.words.table;
    let Some(way) = &moment.way else {
        return Markup::default();
    };
    let table = way.table.to_string();
    let title = if way.stays { words.stay } else { words.go_to };
    html! {
        section.travel.sheet {
            p.travel-kicker role="status" { (words.travel) }
            span.table-sign aria-hidden="true" { (table) }
            h1 { (fill(title, &[("n", &table)])) }
            p.hand { (way.question) }
            form method="post" action=(seat.address("/go")) {
                input type="hidden" name="round" value=(way.round);
                button.primary data-do="arrive" data-about=(way.round) { (words.here) }
            }
        }
    }
}
