//! The head of the page: the sign of the table, who sits there, the clock, and the question, big.

use maud::{Markup, PreEscaped, html};

use super::{moment::Moment, seat::Seat};
use crate::{
    cafe::{
        id::{GroupId, TableId},
        programme::StepKind,
    },
    live::reading::{Measure, Reading},
    parts::sign,
    words::fill,
};

/// A question of more characters than these takes so many lines on a phone that little is left for the sheet.
const LONG: usize = 90;

/// The sign, the clock, the question; behind «more» the group, what is in the air, and the way out.
pub(super) fn head(seat: &Seat, moment: &Moment) -> Markup {
    html! {
        header.table-head {
            (sign(moment))
            p.table-where {
                b { (place(seat, moment)) }
                span { (step(seat, moment)) (next(seat, moment)) }
            }
            @if moment.timed { (clock(seat)) }
            (more(seat, moment))
            // On the way, where to go is what counts.
            @if !moment.is_on_the_way() {
                (title(seat, moment))
                (born(seat, moment))
            }
        }
    }
}

/// The sign of the table; where there is none yet, that of the group or of the table to come.
fn sign(moment: &Moment) -> Markup {
    let table = match moment.cloth {
        Some(cloth) => Some(cloth.table),
        None if moment.group == GroupId::NONE => moment.way.as_ref().map(|way| way.table),
        None => None,
    };
    html! {
        @match table {
            Some(TableId::PLENARY) => span.table-sign aria-hidden="true" { "★" },
            Some(table) => span.sign aria-hidden="true" { (PreEscaped(sign::svg(table))) },
            None => span.table-sign aria-hidden="true" { (moment.group.letter()) },
        }
    }
}

/// Where they are: `Table 1 · Groupe B`. In the harvest, what they look at: nobody sits there any more.
fn place(seat: &Seat, moment: &Moment) -> String {
    let words = &seat.words.common;
    if let Some(cloth) = moment.cloth.filter(|_| seat.mirror.cafe.programme.is_harvested()) {
        return seat.words.place_name(&seat.mirror.cafe, cloth);
    }
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

/// The question, or a welcome. Of a long question the beginning, and all of it at a tap.
fn title(seat: &Seat, moment: &Moment) -> Markup {
    let title = match moment.step {
        StepKind::Arrival => fill(seat.words.table.welcome, &[("alias", &moment.alias)]),
        _ => moment.question.clone(),
    };
    html! {
        h1 {
            @if title.chars().count() > LONG {
                button.question type="button" data-do="question" aria-expanded=(seat.unfolded) { span { (title) } }
            } @else { (title) }
        }
    }
}

/// Where a question came from that came up while people talked: the first trace, and at a tap all of them.
fn born(seat: &Seat, moment: &Moment) -> Markup {
    let cafe = &seat.mirror.cafe;
    let question = moment.cloth.and_then(|cloth| cafe.question(cloth.question));
    let born = question.map_or_else(Vec::new, |question| seat.words.born_of(cafe, question));
    html! {
        @if let Some((first, others)) = born.split_first() {
            details.born {
                summary { span { (first) } }
                @for other in others { p { (other) } }
            }
        }
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
        // Another step: what was unfolded would lie over where to go.
        details.more data-key=(seat.mirror.cafe.programme.at) {
            summary.quiet { (words.table.more) }
            div.more-card.sheet {
                @if moment.group != GroupId::NONE {
                    h2 { (fill(words.common.group, &[("letter", &moment.group.letter())])) }
                }
                p { (moment.company.join(", ")) }
                @if !moment.announced.is_empty() {
                    h2 { (words.table.announced) }
                    ul {
                        @for question in moment.announced.iter().filter_map(|id| seat.mirror.cafe.question(*id)) {
                            li {
                                span.hand { (question.tied()) }
                                @for born in seat.words.born_of(&seat.mirror.cafe, question) { p.hint { (born) } }
                            }
                        }
                    }
                }
                button.quiet.needs-script type="button" data-do="sound" aria-pressed=(!seat.muted) {
                    (words.table.sound)
                    span aria-hidden="true" { (if seat.muted { words.table.sound_off } else { words.table.sound_on }) }
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
