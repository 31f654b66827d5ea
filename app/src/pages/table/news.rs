//! What somebody should know now: the bell, the line, what waits, what was masked. Read out politely.

use leptos::prelude::*;

use super::seat::Seat;
use crate::{
    cafe::{id::TraceId, programme::StepKind},
    live::signals::LineState,
    words::fill,
};

/// The lines above the tablecloth.
#[component]
pub(super) fn News(seat: Seat) -> impl IntoView {
    let words = seat.words;
    let moment = seat.moment;
    let bell = Memo::new(move |_| {
        moment.with(|moment| match moment.step {
            StepKind::Plenary { .. } | StepKind::Round { .. } if moment.rang => Some(words.table.bell.to_owned()),
            StepKind::Travel { .. } => moment
                .way
                .as_ref()
                .filter(|way| way.arrived)
                .map(|way| fill(words.table.arrived, &[("n", &way.table.to_string())])),
            StepKind::Harvest => Some(words.table.harvest_text.to_owned()),
            StepKind::Closed => Some(words.table.over.to_owned()),
            _ => None,
        })
    });
    let line = Memo::new(move |_| line(seat));
    let seen = RwSignal::new(None::<TraceId>);
    let masked = Memo::new(move |_| {
        let masked = moment.with(|moment| moment.masked.clone());
        masked.filter(|(id, _)| seen.get() != Some(*id))
    });
    view! {
        <div class="news">
            <p class="news-bell" role="status">{move || bell.get()}</p>
            <p class="news-line" role="status">{move || line.get()}</p>
            <div role="status">
                {move || {
                    masked.get().map(|(id, reason)| {
                        view! {
                            <p class="news-masked">
                                <span>{fill(words.table.masked_mine, &[("reason", &reason)])}</span>
                                <button class="quiet" on:click=move |_| seen.set(Some(id))>{words.common.close}</button>
                            </p>
                        }
                    })
                }}
            </div>
        </div>
    }
}

/// How the line is, when it is not as it should be.
fn line(seat: Seat) -> Option<String> {
    let words = seat.words;
    match seat.live.line.get() {
        LineState::Dialling | LineState::Open => None,
        LineState::NotAllowed => Some(words.notice.not_allowed.text.to_owned()),
        LineState::NoSuchCafe => Some(words.notice.no_cafe.text.to_owned()),
        LineState::Redialling => {
            let waiting = seat.live.mirror.with(|mirror| mirror.pending.len());
            let waits = if waiting == 0 {
                String::new()
            } else {
                [" ", &words.count(words.table.pending_many, waiting), "."].concat()
            };
            Some([words.table.offline, &waits].concat())
        }
    }
}
