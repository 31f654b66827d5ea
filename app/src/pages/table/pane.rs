//! The tablecloth on the page: the sheet or the list, how near it is, and the pen.

use maud::{Markup, PreEscaped, html};

use super::{
    Scope,
    moment::Moment,
    outline,
    seat::{Look, Seat},
    taken,
};
use crate::{
    cafe::{
        id::{ClothId, TableId},
        tablecloth::sheet::PEN,
    },
    picture,
    words::fill,
};

/// The tablecloth before somebody, in the way they want to see it.
pub(super) fn pane(seat: &Seat, moment: &Moment, cloth: ClothId, scope: Scope) -> Markup {
    let words = seat.words;
    let open = moment.place.is_some_and(|(place, _)| place == cloth);
    let is_empty = seat.mirror.cafe.traces.on(cloth).is_empty() && seat.mirror.wet(cloth).is_empty();
    let listed = seat.look == Look::List;
    html! {
        section.pane.sheet.drawing[seat.drawing].whole[seat.look == Look::Whole].listed[listed]
            aria-label=(words.table.sheet) {
            div.pane-cloth {
                (sheet(seat, moment, cloth, scope))
                @if is_empty { p.pane-empty.hand { (words.table.empty) } }
            }
            div.pane-list #list tabindex="-1" {
                @if listed || scope == Scope::Whole { (outline::outline(seat, cloth, open)) }
            }
            @if seat.drawing { p.pane-drawing { (words.table.drawing_hint) } }
            @if seat.unseen.count > 0 {
                button.pane-fresh type="button" data-do="newest" {
                    (words.count(words.table.newest, seat.unseen.count))
                }
            }
            @if let Some(erased) = seat.erased.filter(|_| open) {
                p.pane-erased role="status" {
                    span { (words.table.erased) }
                    button.quiet type="button" data-do="restore" data-about=(erased) { (words.table.restore) }
                }
            }
            (taken::taken(seat, cloth, open))
            (tools(seat, open))
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
                svg viewBox={ "0 0 " (w) " " (h) } role="img" aria-label=(label) {
                    @if scope == Scope::Whole {
                        g { (PreEscaped(picture::ground(cafe, cloth))) }
                        g { (PreEscaped(picture::threads(cafe, cloth))) }
                        g {
                            @for trace in cafe.traces.on(cloth) {
                                (PreEscaped(picture::trace(cafe, cloth, trace)))
                            }
                        }
                    } @else {
                        g {} g {} g {}
                    }
                    path.chosen fill="none" stroke-width="28" stroke-linejoin="round" {}
                    path.pen fill="none" stroke-width=(PEN) stroke-linecap="round" stroke-linejoin="round" {}
                }
                div.snaps aria-hidden="true" { @for _ in 0..columns { i {} } }
            }
        }
    }
}

/// Other ways to look and write.
fn tools(seat: &Seat, open: bool) -> Markup {
    let words = &seat.words.table;
    html! {
        div.pane-tools role="group" aria-label=(words.tools) {
            a.tool href="#list" role="button" aria-pressed=(seat.look == Look::List) data-do="list" { (words.list) }
            button.tool.needs-script type="button" aria-pressed=(seat.look == Look::Whole) data-do="whole" {
                (words.overview)
            }
            @if open {
                button.tool.needs-script type="button" aria-pressed=(seat.drawing) data-do="pen" { (words.draw) }
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
