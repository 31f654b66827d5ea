//! What a group finds when it arrives: what each of those before has left, in short. It is folded away with one tap and
//! unfolded with another, by the browser itself; a screen reader meets it before the sheet.

use maud::{Markup, html};

use super::{moment::Moment, seat::Seat};
use crate::{
    cafe::{
        id::{ClothId, GroupId, TraceId},
        recap::{self, Left},
    },
    words::fill,
};

/// The recap of the tablecloth at which they have sat down; nothing where nobody was before.
pub(super) fn recap(seat: &Seat, moment: &Moment, cloth: ClothId) -> Markup {
    let words = &seat.words.table;
    let Some((_, round)) = moment.place.filter(|(place, _)| *place == cloth) else {
        return Markup::default();
    };
    let left = recap::recap(&seat.mirror.cafe, cloth, round);
    if left.is_empty() {
        return Markup::default();
    }
    // Whoever comes to host a table mid-round finds it unfolded again: it is what they tell those who arrive.
    let host = if moment.hosts { "host" } else { "" };
    html! {
        details.recap.sheet data-key={ "recap" (round) (host) } open {
            summary { (words.recap) }
            @if moment.hosts && seat.asked.is_none() { p { (fill(words.host_told, &[("n", &cloth.table.to_string())])) } }
            @for left in &left { (group(seat, cloth, left)) }
        }
        // Where a phone shows nothing else beside it.
        button.recap-read.quiet.needs-script type="button" data-do="read" { (words.recap_read) }
    }
}

fn group(seat: &Seat, cloth: ClothId, left: &Left) -> Markup {
    let words = seat.words;
    let mut of = words.round_name(left.round);
    if left.group != GroupId::NONE {
        of.push_str(" · ");
        of.push_str(&fill(words.common.group, &[("letter", &left.group.letter())]));
    }
    let (notes, lines) = left.counts;
    let named = |id: TraceId, what: &str| {
        let found = seat.find(cloth, id);
        let text = found.as_ref().map(|trace| words.says(trace)).unwrap_or_default();
        html! {
            li {
                button.recap-trace.hand type="button" data-do="show" data-about=(id) { (text) }
                " " span.outline-stamp { (what) }
            }
        }
    };
    html! {
        h2 { (of) }
        p.outline-stamp {
            @if !left.names.is_empty() { (left.names.join(", ")) " · " }
            (words.count(words.common.notes, notes))
            @if lines > 0 { " · " (words.count(words.common.strokes, lines)) }
        }
        ul {
            @for (id, count) in &left.resonated { (named(*id, &words.count(words.table.resonances, *count))) }
            @for (id, count) in &left.continued { (named(*id, &words.count(words.table.carried_on, *count))) }
            @for id in &left.open { (named(*id, words.table.still_open)) }
            @for id in &left.first { (named(*id, "")) }
        }
    }
}
