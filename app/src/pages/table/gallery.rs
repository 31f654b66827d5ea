//! The harvest: all tablecloths, one after the other. Plain links without script.

use maud::{Markup, html};

use super::{moment::Moment, seat::Seat};

/// The tablecloths to choose from.
pub(super) fn gallery(seat: &Seat, moment: &Moment) -> Markup {
    let words = seat.words;
    let cafe = &seat.mirror.cafe;
    html! {
        @for asked in cafe.emerged() { p.emerged.hand { (asked.tied()) } }
        nav.gallery aria-label=(words.table.look_at) {
            ul {
                @for cloth in cafe.cloths() {
                    li {
                        a href={ "?look=" (cloth) } data-do="look" data-about=(cloth)
                            aria-current=[(moment.cloth == Some(cloth)).then_some("true")] {
                            b { (words.place_name(cafe, cloth)) }
                            @if let Some(question) = cafe.question(cloth.question) {
                                span.hand { (question.tied()) }
                            }
                        }
                    }
                }
            }
        }
    }
}
