//! What somebody should know now: the bell, the line, what waits, what was masked. Read out politely.

use maud::{Markup, html};

use super::{moment::Moment, seat::Seat};
use crate::{
    cafe::{event::Announcement, programme::StepKind},
    lettering::tied,
    live::{LineState, call::Call},
    words::fill,
};

/// The lines above the tablecloth.
pub(super) fn news(seat: &Seat, moment: &Moment) -> Markup {
    let words = seat.words;
    let masked = moment.masked.as_ref().filter(|(at, _)| seat.dismissed < Some(*at));
    let own = &words.table;
    let to_read = [
        ("hear", announced(seat).map(|said| tied(&said.text))),
        (
            "agree",
            seat.asked
                .map(|table| fill(own.host_told, &[("n", &table.to_string())])),
        ),
        (
            "dismiss",
            masked.map(|(_, reason)| fill(own.masked_mine, &[("reason", reason)])),
        ),
        (
            "laid",
            seat.laid
                .map(|(cloth, round)| fill(words.photo.laid, &[("place", &words.seat_name(cloth.table, round))])),
        ),
    ];
    html! {
        div.news role="status" {
            @if let Some(bell) = bell(seat, moment) { p.news-bell { (bell) } }
            @for (deed, said) in &to_read {
                @if let Some(said) = said {
                    p.news-said data-key=(deed) {
                        span { (said) }
                        button.quiet.needs-script type="button" data-do=(deed) { (words.common.close) }
                    }
                }
            }
            @if let Some(line) = line(seat) { p.news-line { (line) } }
        }
    }
}

/// What has begun or ended.
fn bell(seat: &Seat, moment: &Moment) -> Option<String> {
    let words = &seat.words.table;
    match moment.step {
        StepKind::Plenary { .. } | StepKind::Round { .. } if moment.rang => Some(words.bell.to_owned()),
        StepKind::Plenary { .. } | StepKind::Round { .. } => {
            let said = match Call::shown(&seat.mirror.cafe.programme, seat.now)? {
                Call::Bell => words.bell,
                call => call.said(seat.words),
            };
            Some(said.to_owned())
        }
        StepKind::Travel { .. } => {
            let way = moment.way.as_ref().filter(|way| way.arrived)?;
            let cloth = moment.cloth?;
            if seat.mirror.cafe.traces.on(cloth).is_empty() {
                return None;
            }
            Some(fill(words.arrived, &[("n", &way.table.to_string())]))
        }
        StepKind::Harvest => Some(words.harvest_text.to_owned()),
        StepKind::Closed => Some(words.over.to_owned()),
        _ => None,
    }
}

/// What was announced last, to all or to this table, until it has been read.
fn announced(seat: &Seat) -> Option<&Announcement> {
    let last = seat.mirror.cafe.announcements.last()?;
    (seat.heard < Some(last.at)).then_some(last)
}

/// How the line is, when it is not as it should be.
fn line(seat: &Seat) -> Option<String> {
    let words = seat.words;
    match seat.line {
        LineState::Dialling | LineState::Open => None,
        LineState::NotAllowed => Some(words.notice.not_allowed.text.to_owned()),
        LineState::NoSuchCafe => Some(words.table.rehearsed.to_owned()),
        LineState::Redialling => {
            let waits = match seat.mirror.pending.len() {
                0 => String::new(),
                waiting => [" ", &words.count(words.table.pending_many, waiting), "."].concat(),
            };
            Some([words.table.offline, &waits].concat())
        }
    }
}
