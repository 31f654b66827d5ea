//! What somebody should know now: the bell, the line, what waits, what was masked. Read out politely.

use leptos::prelude::*;

use super::seat::Seat;
use crate::{
    cafe::{id::TraceId, programme::StepKind},
    live::signals::LineState,
    parts::erased::{flag, text},
    words::fill,
};

/// The lines above the tablecloth.
#[component]
pub(super) fn News(seat: Seat) -> impl IntoView {
    let words = seat.words;
    let moment = seat.moment;
    let bell = text(move || {
        moment.with(|moment| match moment.step {
            StepKind::Plenary { .. } | StepKind::Round { .. } if moment.rang => words.table.bell.to_owned(),
            StepKind::Travel { .. } => {
                let way = moment.way.as_ref().filter(|way| way.arrived);
                way.map(|way| fill(words.table.arrived, &[("n", &way.table.to_string())]))
                    .unwrap_or_default()
            }
            StepKind::Harvest => words.table.harvest_text.to_owned(),
            StepKind::Closed => words.table.over.to_owned(),
            _ => String::new(),
        })
    });
    let line = text(move || line(seat));
    let seen = RwSignal::new(None::<TraceId>);
    let masked = move || {
        let masked = moment.with(|moment| moment.masked.clone());
        masked.filter(|(id, _)| seen.get() != Some(*id))
    };
    let why = text(move || {
        masked()
            .map(|(_, reason)| fill(words.table.masked_mine, &[("reason", &reason)]))
            .unwrap_or_default()
    });
    let dismiss = move |_| seen.set(moment.with_untracked(|moment| moment.masked.as_ref().map(|masked| masked.0)));
    let blank = |text: Signal<String>| flag(move || text.with(String::is_empty));
    view! {
        <div class="news" role="status">
            <p class="news-bell" hidden=blank(bell)>{bell}</p>
            <p class="news-line" hidden=blank(line)>{line}</p>
            <p class="news-masked" hidden=blank(why)>
                <span>{why}</span>
                <button type="button" class="quiet" on:click=dismiss>
                    {words.common.close}
                </button>
            </p>
        </div>
    }
}

/// How the line is, when it is not as it should be; else nothing.
fn line(seat: Seat) -> String {
    let words = seat.words;
    match seat.live.line.get() {
        LineState::Dialling | LineState::Open => String::new(),
        LineState::NotAllowed => words.notice.not_allowed.text.to_owned(),
        LineState::NoSuchCafe => words.notice.no_cafe.text.to_owned(),
        LineState::Redialling => {
            let waiting = seat.live.mirror.with(|mirror| mirror.pending.len());
            let waits = if waiting == 0 {
                String::new()
            } else {
                [" ", &words.count(words.table.pending_many, waiting), "."].concat()
            };
            [words.table.offline, &waits].concat()
        }
    }
}
