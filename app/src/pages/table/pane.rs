//! The tablecloth on the page: the sheet or the list, how near it is, and the pen.

use leptos::{ev::MouseEvent, prelude::*, svg::Path};

use super::{
    follow::Follow,
    pen::Pen,
    seat::{Look, Seat},
    taken::{Frame, Taken, tapped},
};
use crate::{
    cafe::{
        id::{ClothId, TableId},
        tablecloth::{ThreadKind, sheet::PEN},
    },
    parts::{
        erased::{flag, truth},
        outline::Outline,
        tablecloth::Tablecloth,
    },
    words::fill,
};

/// The tablecloth before somebody, in the way they want to see it.
#[component]
pub(super) fn Pane(seat: Seat, cloth: ClothId) -> impl IntoView {
    let words = seat.words;
    let (look, drawing, chosen) = (seat.look, seat.drawing, seat.chosen);
    let open = flag(move || seat.place().is_some_and(|(place, _)| place == cloth));
    let line = NodeRef::<Path>::new();
    let pen = Pen::new(seat, line);
    let tap = move |click: MouseEvent| {
        if !drawing.get_untracked() {
            chosen.set(tapped(&click));
        }
    };
    let empty = flag(move || {
        let traces = seat
            .live
            .mirror
            .with(|mirror| mirror.cafe.traces.on(cloth).len() + mirror.wet(cloth).len());
        traces > 0
    });
    let carry_on = Callback::new(move |trace| seat.take_up(trace, ThreadKind::Continues));
    let overlay = view! {
        <Frame seat cloth />
        <path
            node_ref=line
            class="pen"
            fill="none"
            stroke-width=PEN.to_string()
            stroke-linecap="round"
            stroke-linejoin="round"
        />
    };
    view! {
        <section
            class="pane sheet"
            class:drawing=flag(move || drawing.get())
            class:whole=flag(move || look.get() == Look::Whole)
            class:listed=flag(move || look.get() == Look::List)
            aria-label=words.table.sheet
        >
            <div
                class="pane-cloth"
                on:click=tap
                on:pointerdown=move |event| pen.down(&event)
                on:pointermove=move |event| pen.moves(&event)
                on:pointerup=move |event| pen.up(&event)
                on:pointercancel=move |event| pen.cancel(&event)
            >
                <Tablecloth live=seat.live cloth label=label(seat, cloth) paper=seat.paper svg=seat.svg overlay />
                <p class="pane-empty hand" hidden=empty>
                    {words.table.empty}
                </p>
            </div>
            <div class="pane-list" id="list" tabindex="-1">
                <Outline live=seat.live cloth words open choose=carry_on />
            </div>
            <p class="pane-drawing" hidden=flag(move || !drawing.get())>
                {words.table.drawing_hint}
            </p>
            <Follow seat cloth />
            <Taken seat cloth />
            <Tools seat open />
        </section>
    }
}

/// Other ways to look and write.
#[component]
fn Tools(seat: Seat, open: Signal<bool>) -> impl IntoView {
    let words = seat.words;
    let (look, drawing) = (seat.look, seat.drawing);
    let wish = move |wished: Look| {
        drawing.set(false);
        look.update(|look| *look = if *look == wished { Look::Near } else { wished });
    };
    let list = move |click: MouseEvent| {
        click.prevent_default();
        wish(Look::List);
    };
    let draw = move |_| {
        seat.chosen.set(None);
        look.set(Look::Near);
        drawing.update(|drawing| *drawing = !*drawing);
    };
    view! {
        <div class="pane-tools" role="group" aria-label=words.table.tools>
            <a
                class="tool"
                href="#list"
                role="button"
                aria-pressed=truth(move || look.get() == Look::List)
                on:click=list
            >
                {words.table.list}
            </a>
            <button
                type="button"
                class="tool needs-script"
                aria-pressed=truth(move || look.get() == Look::Whole)
                on:click=move |_| wish(Look::Whole)
            >
                {words.table.overview}
            </button>
            <button
                type="button"
                class="tool needs-script"
                hidden=flag(move || !open.get())
                aria-pressed=truth(move || drawing.get())
                on:click=draw
            >
                {words.table.draw}
            </button>
        </div>
    }
}

/// What the sheet is, to those who don't see it.
fn label(seat: Seat, cloth: ClothId) -> String {
    let words = seat.words;
    let question = seat.moment.with_untracked(|moment| moment.question.clone());
    match cloth.table {
        TableId::PLENARY => [words.common.plenary, ". ", &question].concat(),
        table => fill(
            words.table.sheet_of,
            &[("n", &table.to_string()), ("question", &question)],
        ),
    }
}
