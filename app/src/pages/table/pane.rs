//! The tablecloth on the page: the sheet or the list, how near it is, the pen, and what was tapped.

use leptos::{ev::MouseEvent, prelude::*, svg::Path, wasm_bindgen::JsCast};
use web_sys::Element;

use super::{
    pen::Pen,
    seat::{Look, Seat},
};
use crate::{
    cafe::{
        id::{ClothId, TableId, TraceId},
        tablecloth::{ThreadKind, Trace, sheet::Spot},
    },
    parts::{
        outline::{Outline, stamp},
        tablecloth::{Tablecloth, find, is_in_sight, scroll_to},
    },
    words::fill,
};

/// The tablecloth before somebody, in the way they want to see it.
#[component]
pub(super) fn Pane(seat: Seat, cloth: ClothId) -> impl IntoView {
    let words = seat.words;
    let (look, drawing, chosen) = (seat.look, seat.drawing, seat.chosen);
    let can_draw = Memo::new(move |_| seat.place().is_some_and(|(place, _)| place == cloth));
    let label = seat.moment.with_untracked(|moment| {
        let table = match cloth.table {
            TableId::PLENARY => return [words.common.plenary, ". ", &moment.question].concat(),
            table => table.to_string(),
        };
        fill(words.table.sheet_of, &[("n", &table), ("question", &moment.question)])
    });
    let line = NodeRef::<Path>::new();
    let pen = Pen::new(seat, line);
    let overlay = view! {
        <Chosen seat cloth />
        <path
            node_ref=line
            class="pen"
            fill="none"
            stroke-width="32"
            stroke-linecap="round"
            stroke-linejoin="round"
        />
    };
    let fresh = follow(seat, cloth);
    let tap = move |click: MouseEvent| {
        if !drawing.get_untracked() {
            chosen.set(tapped(&click));
        }
    };
    let mode = move |wished: Look| {
        move |_| {
            drawing.set(false);
            look.update(|look| *look = if *look == wished { Look::Near } else { wished });
        }
    };
    let empty = Memo::new(move |_| {
        seat.live
            .mirror
            .with(|mirror| mirror.cafe.traces.on(cloth).is_empty() && mirror.wet(cloth).is_empty())
    });
    view! {
        <section
            class="pane sheet"
            class:drawing=move || drawing.get()
            class:whole=move || look.get() == Look::Whole
            class:listed=move || look.get() == Look::List
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
                <Tablecloth live=seat.live cloth label paper=seat.paper svg=seat.svg overlay />
                <p class="pane-empty hand" hidden=move || !empty.get()>{words.table.empty}</p>
            </div>
            <div class="pane-list" id="list" tabindex="-1">
                <Outline live=seat.live cloth words open=can_draw choose=Callback::new(move |trace| seat.take_up(trace, ThreadKind::Continues)) />
            </div>
            <p class="pane-drawing" role="status">{move || drawing.get().then_some(words.table.drawing_hint)}</p>
            {move || fresh.get().map(|(count, spot)| {
                view! {
                    <button class="pane-fresh" on:click=move |_| { fresh.set(None); show(seat, spot, true); }>
                        {words.count(words.table.newest, count)}
                    </button>
                }
            })}
            {move || chosen.get().map(|trace| view! { <Taken seat cloth trace /> })}
            <div class="pane-tools" role="group" aria-label=words.table.tools>
                <a
                    class="tool"
                    href="#list"
                    role="button"
                    aria-pressed=move || pressed(look.get() == Look::List)
                    on:click=move |click| { click.prevent_default(); mode(Look::List)(click); }
                >
                    {words.table.list}
                </a>
                <button class="tool needs-script" aria-pressed=move || pressed(look.get() == Look::Whole) on:click=mode(Look::Whole)>
                    {words.table.overview}
                </button>
                {move || can_draw.get().then(|| view! {
                    <button
                        class="tool needs-script"
                        aria-pressed=move || pressed(drawing.get())
                        on:click=move |_| {
                            chosen.set(None);
                            look.set(Look::Near);
                            drawing.update(|drawing| *drawing = !*drawing);
                        }
                    >
                        {words.table.draw}
                    </button>
                })}
            </div>
        </section>
    }
}

fn pressed(pressed: bool) -> &'static str {
    if pressed { "true" } else { "false" }
}

/// The trace under a tap, if any.
fn tapped(click: &MouseEvent) -> Option<TraceId> {
    let target: Element = click.target()?.dyn_into().ok()?;
    let trace = target.closest("[data-trace]").ok()??;
    trace.get_attribute("data-trace")?.parse().ok()
}

/// Scrolls to a place, if the sheet is there.
fn show(seat: Seat, spot: Spot, glide: bool) {
    if let (Some(paper), Some(svg)) = (seat.paper.get_untracked(), seat.svg.get_untracked()) {
        scroll_to(&paper, &svg, spot, glide);
    }
}

/// Opens the sheet at what is new, follows one's own traces, and counts those of others that can't be seen: how many,
/// and where the last one is.
fn follow(seat: Seat, cloth: ClothId) -> RwSignal<Option<(usize, Spot)>> {
    let fresh = RwSignal::new(None);
    let newest = Memo::new(move |_| {
        seat.live.mirror.with(|mirror| {
            let wet = mirror.wet(cloth);
            let certain = mirror.cafe.traces.on(cloth);
            let last = wet.last().or(certain.last())?;
            let mine = Some(last.by) == mirror.me();
            Some((
                certain.len() + wet.len(),
                last.spot,
                mine && last.text().is_some(),
                mine,
            ))
        })
    });
    Effect::new(move |before: Option<usize>| {
        let Some((count, spot, follows, mine)) = newest.get() else {
            return 0;
        };
        match before {
            None => show(seat, spot, false),
            Some(before) if count > before => {
                let seen = match (seat.paper.get_untracked(), seat.svg.get_untracked()) {
                    (Some(paper), Some(svg)) => is_in_sight(&paper, &svg, spot),
                    _ => true,
                };
                if follows && !seen {
                    show(seat, spot, true);
                } else if !mine && !seen {
                    let more = count - before;
                    fresh.update(|fresh| *fresh = Some((fresh.map_or(0, |(count, _)| count) + more, spot)));
                }
            }
            Some(_) => {}
        }
        count
    });
    fresh
}

/// A frame around the trace that was tapped.
#[component]
fn Chosen(seat: Seat, cloth: ClothId) -> impl IntoView {
    move || {
        let id = seat.chosen.get()?;
        let trace = seat.live.mirror.with_untracked(|mirror| find(mirror, cloth, id))?;
        let Spot { x, y, w, h } = trace.spot;
        Some(view! {
            <rect class="chosen" x=x - 60 y=y - 60 width=w + 120 height=h + 120 rx="90" fill="none" stroke-width="28" />
        })
    }
}

/// What can be done with the trace that was tapped.
#[component]
fn Taken(seat: Seat, cloth: ClothId, trace: TraceId) -> impl IntoView {
    let words = seat.words;
    let found: Option<Trace> = seat.live.mirror.with_untracked(|mirror| find(mirror, cloth, trace));
    let found = found?;
    let mine = seat.live.mirror.with_untracked(|mirror| mirror.me()) == Some(found.by);
    let text = match (&found.mask, found.text()) {
        (Some(mask), _) if mine => fill(words.table.masked_mine, &[("reason", &mask.reason)]),
        (Some(_), _) => words.table.masked.to_owned(),
        (None, Some(text)) => text.to_owned(),
        (None, None) => fill(words.table.stroke_by, &[("alias", &found.alias)]),
    };
    let open = Memo::new(move |_| seat.place().is_some_and(|(place, _)| place == cloth));
    let masked = found.is_masked();
    let ways = [
        (ThreadKind::Continues, words.table.carry_on),
        (ThreadKind::Answers, words.table.answer),
        (ThreadKind::Contradicts, words.table.contradict),
    ];
    Some(view! {
        <div class="taken" role="dialog" aria-label=words.table.sheet>
            <p class="hand">{text}</p>
            <p class="outline-stamp">{stamp(&found, words)}</p>
            <div class="taken-ways">
                {move || (open.get() && !masked).then(|| {
                    ways.map(|(kind, name)| view! {
                        <button class="quiet" on:click=move |_| seat.take_up(trace, kind)>{name}</button>
                    }).collect_view()
                })}
                <button class="quiet" on:click=move |_| seat.chosen.set(None)>{words.common.close}</button>
            </div>
        </div>
    })
}
