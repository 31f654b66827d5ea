//! The head of the page: the sign of the table, who sits there, the clock, and the question, big.

use maud::{Markup, html};

use super::{moment::Moment, seat::Seat};
use crate::{
    cafe::{
        id::{GroupId, TableId},
        programme::StepKind,
    },
    live::reading::{Measure, Reading},
    words::fill,
};

/// The sign, the clock, the question; behind «more» the group, what is in the air, and the way out.
pub(super) fn head(seat: &Seat, moment: &Moment) -> Markup {
    html! {
        header.table-head {
            span.table-sign aria-hidden="true" { (sign(moment)) }
            p.table-where {
                b { (place(seat, moment)) }
                span { (step(seat, moment)) (next(seat, moment)) }
            }
            @if moment.timed { (clock(seat)) }
            (more(seat, moment))
            // On the way, where to go is what counts.
            @if !moment.is_on_the_way() { h1 { (title(seat, moment)) } }
        }
    }
}

/// The number on the table's sign.
fn sign(moment: &Moment) -> String {
    match moment.cloth {
        Some(cloth) if cloth.table != TableId::PLENARY => cloth.table.to_string(),
        Some(_) => "★".to_owned(),
        None if moment.group == GroupId::NONE => moment
            .way
            .as_ref()
            .map_or_else(String::new, |way| way.table.to_string()),
        None => moment.group.letter(),
    }
}

/// Where they are: `Table 1 · Groupe B`.
fn place(seat: &Seat, moment: &Moment) -> String {
    let words = &seat.words.common;
    let place = match moment.cloth {
        Some(cloth) if cloth.table != TableId::PLENARY => fill(words.table, &[("n", &cloth.table.to_string())]),
        Some(_) => words.plenary.to_owned(),
        None => moment.alias.clone(),
    };
    let place = if moment.hosts {
        [&place, " · ", seat.words.table.host].concat()
    } else {
        place
    };
    match moment.group {
        GroupId::NONE => place,
        group => [&place, " · ", &fill(words.group, &[("letter", &group.letter())])].concat(),
    }
}

/// What happens now: `Tour 2 sur 2`.
fn step(seat: &Seat, moment: &Moment) -> String {
    let common = &seat.words.common;
    match moment.step {
        StepKind::Arrival => common.arrival.to_owned(),
        StepKind::Plenary { .. } => seat.words.table.plenary.to_owned(),
        StepKind::Round { round } => fill(
            common.round_of,
            &[("n", &round.to_string()), ("of", &moment.rounds.to_string())],
        ),
        StepKind::Travel { .. } => common.travel.to_owned(),
        StepKind::Harvest => common.harvest.to_owned(),
        StepKind::Closed => common.closed.to_owned(),
    }
}

/// Where they go next.
fn next(seat: &Seat, moment: &Moment) -> String {
    let next = |table: TableId| [" · ", &fill(seat.words.table.next_table, &[("n", &table.to_string())])].concat();
    moment.next.map(next).unwrap_or_default()
}

/// The question, or a welcome.
fn title(seat: &Seat, moment: &Moment) -> String {
    match moment.step {
        StepKind::Arrival => fill(seat.words.table.welcome, &[("alias", &moment.alias)]),
        _ => moment.question.clone(),
    }
}

/// The clock, big and quiet. It has the role of a timer, whose seconds a screen reader leaves alone until asked.
fn clock(seat: &Seat) -> Markup {
    let reading = Reading::of(&seat.mirror.cafe.programme, seat.now);
    let over = reading.measure == Measure::Over;
    html! {
        div.clock.over[over].paused[reading.paused] role="timer" aria-label=(seat.words.clock.name) {
            span.clock-face { (reading.face) }
            " "
            span.clock-note { (reading.note(seat.words)) }
        }
    }
}

/// Who is in the group, what is in the air, and the way out.
fn more(seat: &Seat, moment: &Moment) -> Markup {
    let words = seat.words;
    html! {
        details.more {
            summary.quiet { (words.table.more) }
            div.more-card.sheet {
                @if moment.group != GroupId::NONE {
                    h2 { (fill(words.common.group, &[("letter", &moment.group.letter())])) }
                }
                p { (moment.company.join(", ")) }
                @if !moment.announced.is_empty() {
                    h2 { (words.table.announced) }
                    ul {
                        @for question in &moment.announced { li.hand { (question) } }
                    }
                }
                h2 { (words.table.leave) }
                p.hint { (words.table.leave_sure) }
                form method="post" action=(seat.address("/leave")) {
                    button.quiet { (words.table.leave_yes) }
                }
            }
        }
    }
}
