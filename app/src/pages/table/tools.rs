//! What lies beside the sheet: the list, how near and as of when it is seen, pens, and the camera.

use maud::{Markup, html};

use super::seat::{Look, Seat, Tools};
use crate::{
    cafe::{
        id::{ClothId, Round},
        seating::Mode,
    },
    ink::Pen,
    words::fill,
};

/// The tools, and above them what belongs to those that are out.
pub(super) fn tools(seat: &Seat, cloth: ClothId, open: bool) -> Markup {
    let words = &seat.words.table;
    let on_paper = seat.mirror.cafe.mode_of(cloth.table) == Mode::Paper;
    let listed = seat.look == Look::List;
    let tool = |name: &str, out: bool, label: &str| {
        html! { button.tool.needs-script type="button" aria-pressed=(out) data-do=(name) { (label) } }
    };
    html! {
        @match seat.tools {
            Tools::View => (view(seat, cloth)),
            Tools::Pens => (pens(seat)),
            Tools::None => {},
        }
        div.pane-tools role="group" aria-label=(words.tools) {
            // Says where it leads: whoever has come to the list by mistake finds back.
            a.tool href="#list" role="button" data-do="list" { (if listed { words.sheet } else { words.list }) }
            @if !listed { (tool("view", seat.tools == Tools::View, words.view)) }
            @if open {
                @if !on_paper { (tool("pens", seat.is_drawing(), words.draw)) }
                button.tool.needs-script type="button" data-do="photo" { (words.photo) }
            }
        }
    }
}

/// How near the sheet is, and as it was after which round.
fn view(seat: &Seat, cloth: ClothId) -> Markup {
    let words = &seat.words.table;
    let way = |name: &str, label: &str| html! { button.quiet type="button" data-do=(name) { (label) } };
    let rounds = seat.rounds(cloth);
    html! {
        div.pane-more role="group" aria-label=(words.view) {
            button.quiet type="button" data-do="out" aria-label=(words.farther) { "−" }
            button.quiet type="button" data-do="in" aria-label=(words.nearer) { "+" }
            (way("all", words.whole))
            (way("round", words.this_round))
            (way("near", words.to_read))
            @if rounds.len() > 1 {
                @let last = rounds.len() - 1;
                @let at = rounds.iter().position(|round| seat.until == Some(*round)).unwrap_or(last);
                @let when = seat.until.map_or_else(|| words.now.to_owned(), |round| until(seat, round));
                label.pane-when {
                    span { (when) }
                    input type="range" name="until" min="0" max=(last) step="1" value=(at) aria-valuetext=(when);
                }
            }
        }
    }
}

/// As of when the sheet is seen.
pub(super) fn until(seat: &Seat, round: Round) -> String {
    match round {
        Round::PLENARY => seat.words.table.until_plenary.to_owned(),
        round => fill(seat.words.table.until_round, &[("n", &round.to_string())]),
    }
}

/// The pens, and the way back.
fn pens(seat: &Seat) -> Markup {
    let words = &seat.words.table;
    let names = [words.pen_usual, words.pen_thin, words.pen_marker, words.pen_hatched];
    html! {
        div.pane-more role="group" aria-label=(words.draw) {
            @for (number, (pen, name)) in Pen::ALL.iter().zip(names).enumerate() {
                label.pen-choice title=(name) {
                    input type="radio" name="pen" value=(number) checked[*pen == seat.pen];
                    span.unseen { (name) }
                    svg viewBox="0 0 400 240" aria-hidden="true" {
                        path d="M50 160c90-110 120 70 180-10s80-60 120-20" stroke-width=(pen.thickness().min(120))
                            fill="none" stroke-linecap="round" stroke-opacity=(if pen.hatched { ".4" } else { "1" }) {}
                    }
                }
            }
            // Not `disabled`: what has just been pressed for the last time would lose the focus.
            button.quiet type="button" data-do="undo" aria-disabled=(seat.undoable().is_none()) { (words.undo) }
            button.quiet type="button" data-do="redo" aria-disabled=(seat.undone.is_empty()) { (words.redo) }
            p.pane-drawing { (words.drawing_hint) }
        }
    }
}
