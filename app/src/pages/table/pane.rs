//! The tablecloth on the page: the sheet or the list, how near it is, and the pen.

use maud::{Markup, PreEscaped, html};

use super::{
    Scope,
    moment::Moment,
    outline,
    seat::{Look, Seat},
    taken, tools,
};
use crate::{
    cafe::id::{ClothId, TableId},
    picture,
    words::fill,
};

/// The tablecloth before somebody, in the way they want to see it.
pub(super) fn pane(seat: &Seat, moment: &Moment, cloth: ClothId, scope: Scope) -> Markup {
    let words = seat.words;
    let open = moment.place.is_some_and(|(place, _)| place == cloth);
    let is_empty = seat.lying(cloth).is_empty();
    let listed = seat.look == Look::List;
    html! {
        section.pane.sheet.drawing[seat.is_drawing()].listed[listed] aria-label=(words.table.sheet) {
            div.pane-cloth {
                (sheet(seat, moment, cloth, scope))
                @if seat.unseen.count > 0 {
                    button.pane-fresh type="button" data-do="newest" {
                        (words.count(words.table.newest, seat.unseen.count))
                    }
                }
                @if is_empty { p.pane-empty.hand { (words.table.empty) } }
            }
            div.pane-list #list tabindex="-1" {
                @if listed || scope == Scope::Whole { (outline::outline(seat, cloth, open)) }
            }
            @if let Some(round) = seat.until { p.pane-until role="status" { (tools::until(seat, round)) } }
            @if open && seat.erased.is_some() {
                p.pane-erased role="status" {
                    span { (words.table.erased) }
                    button.quiet type="button" data-do="restore" { (words.table.restore) }
                }
            }
            (taken::taken(seat, cloth, open))
            (tools::tools(seat, cloth, open))
        }
    }
}

/// The sheet. The script draws inside of it by itself, trace by trace, and leaves it alone otherwise (`data-keep`).
fn sheet(seat: &Seat, moment: &Moment, cloth: ClothId, scope: Scope) -> Markup {
    let cafe = &seat.mirror.cafe;
    let columns = cafe.sheet(cloth).columns;
    let width = match columns {
        1 => "one",
        2 => "two",
        3 => "three",
        _ => "four",
    };
    let label = label(seat, moment, cloth);
    let (w, h) = picture::view_box(cafe, cloth);
    html! {
        div.paper-scroll tabindex="0" role="region" aria-label=(label) data-keep=(cloth) {
            div.cloth.(width) {
                div.stretch {
                    svg viewBox={ "0 0 " (w) " " (h) } role="img" aria-label=(label) {
                        @if scope == Scope::Whole {
                            g { (PreEscaped(picture::ground(cafe, cloth))) }
                            g { (PreEscaped(picture::threads(cafe, cloth))) }
                            g { (PreEscaped(picture::traces(cafe, cloth))) }
                        } @else {
                            g {} g {} g {}
                        }
                    }
                    // What changes all the time lies on top, so that a full sheet is not painted anew with each point of a
                    // line: traces that have just come, the frame of what was tapped, lines that grow, the next note's
                    // place.
                    svg.over viewBox={ "0 0 " (w) " " (h) } aria-hidden="true" {
                        g {}
                        path.chosen fill="none" stroke-width="28" stroke-linejoin="round" {}
                        g.glances fill="none" stroke-linecap="round" stroke-linejoin="round" {}
                        g.pen fill="none" stroke-linecap="round" stroke-linejoin="round" {}
                        path.place fill="none" stroke-width="28" stroke-linecap="round" {}
                    }
                    div.snaps aria-hidden="true" { @for _ in 0..columns { i {} } }
                }
            }
        }
    }
}

/// What the sheet is, to those who don't see it.
fn label(seat: &Seat, moment: &Moment, cloth: ClothId) -> String {
    let words = seat.words;
    match cloth.table {
        TableId::PLENARY => [words.common.plenary, ". ", &moment.question].concat(),
        table => fill(
            words.table.sheet_of,
            &[("n", &table.to_string()), ("question", &moment.question)],
        ),
    }
}
