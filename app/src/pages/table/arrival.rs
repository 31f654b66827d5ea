//! Before the café begins: where people go first, and what will happen.

use maud::{Markup, PreEscaped, html};

use super::{moment::Moment, seat::Seat};
use crate::{
    cafe::{
        id::GroupId,
        programme::{Step, StepKind},
    },
    lettering::tied,
    parts::sign,
    words::{AtTable, fill},
};

/// The card that people read while they wait.
pub(super) fn arrival(seat: &Seat, moment: &Moment) -> Markup {
    let words = seat.words;
    let cafe = &seat.mirror.cafe;
    let steps = &cafe.programme.steps;
    let plenary = matches!(steps.get(1).map(|step| step.kind), Some(StepKind::Plenary { .. }));
    let mixes = moment.group == GroupId::NONE;
    let table = moment.way.as_ref().map(|way| way.table.to_string());
    let letter = moment.group.letter();
    html! {
        section.arrival.sheet {
            h2 { (tied(&cafe.preparation.title)) }
            @if !cafe.preparation.purpose.is_empty() {
                p.arrival-purpose { (tied(&cafe.preparation.purpose)) }
            }
            p.arrival-group {
                @match moment.way.as_ref().filter(|_| mixes) {
                    Some(way) => span.sign aria-hidden="true" { (PreEscaped(sign::svg(way.table))) },
                    None => b.group-mark aria-hidden="true" { (letter) },
                }
                span {
                    @if !mixes { (fill(words.table.your_group, &[("letter", &letter)])) }
                    @if plenary { " " (words.table.plenary_first) }
                    @if let Some(table) = table { " " (fill(words.table.first_table, &[("n", &table)])) }
                }
            }
            p { (words.table.arrival) }
            h3 { (words.table.what_comes) }
            ol.arrival-steps {
                @for line in steps.iter().skip(1).filter_map(|step| line(step, words)) { li { (line) } }
            }
        }
    }
}

/// A step to come, in words.
fn line(step: &Step, words: &AtTable) -> Option<String> {
    let name = match step.kind {
        StepKind::Plenary { .. } => words.common.plenary.to_owned(),
        StepKind::Round { round } => words.round_name(round),
        StepKind::Travel { .. } => words.common.travel.to_owned(),
        StepKind::Harvest => words.common.harvest.to_owned(),
        StepKind::Arrival | StepKind::Closed => return None,
    };
    let length = step.seconds.map(|seconds| {
        let minutes = seconds.div_ceil(60).to_string();
        [" · ", &fill(words.common.minutes, &[("n", &minutes)])].concat()
    });
    Some(name + &length.unwrap_or_default())
}
