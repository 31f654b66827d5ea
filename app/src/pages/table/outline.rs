//! A tablecloth as a list: the same content by round and zone, for those who read better that way or don't see the sheet.

use maud::{Markup, html};

use super::seat::Seat;
use crate::{
    cafe::{
        id::{ClothId, Round},
        tablecloth::{Mark, ThreadKind, Trace},
    },
    lettering::tied,
    words::fill,
};

/// A part of the list: a round, and in it a zone.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Section {
    round: Round,
    zone: Option<u8>,
}

impl Section {
    fn of(trace: &Trace) -> Self {
        let zone = match trace.mark {
            Mark::Note { zone, .. } => zone,
            Mark::Ink(_) | Mark::Photo(_) | Mark::Hidden => None,
        };
        let round = trace.round;
        Self { round, zone }
    }
}

/// The list of a tablecloth. Where traces can be carried on (`open`), each has a button that takes it up; without script
/// the button sends the form `compose` along with the trace.
pub(super) fn outline(seat: &Seat, cloth: ClothId, open: bool) -> Markup {
    let words = seat.words;
    let lying = seat.lying(cloth);
    // By section; in each, in the order in which they were left.
    let mut lines: Vec<(Section, &Trace, bool)> = Vec::new();
    for (trace, certain) in &lying {
        let section = Section::of(trace);
        let place = lines.partition_point(|(other, ..)| *other <= section);
        lines.insert(place, (section, trace.as_ref(), !certain));
    }
    html! {
        div.outline {
            @if lines.is_empty() { p.outline-empty { (words.table.empty) } }
            @for lines in lines.chunk_by(|(a, ..), (b, ..)| a == b) {
                section {
                    @if let Some((section, ..)) = lines.first() { h2 { (title(seat, cloth, *section)) } }
                    ol {
                        @for (_, trace, wet) in lines.iter().filter(|(_, trace, _)| !is_stroke(trace)) {
                            (item(seat, cloth, trace, *wet, open))
                        }
                    }
                    @let strokes = lines.iter().filter(|(_, trace, _)| is_stroke(trace)).count();
                    @if strokes > 0 { p.outline-strokes { (words.count(words.common.strokes, strokes)) } }
                }
            }
        }
    }
}

/// Whether it is a line that nobody has described: those are counted.
fn is_stroke(trace: &Trace) -> bool {
    matches!(trace.mark, Mark::Ink(_)) && trace.about.is_empty() && !trace.is_masked()
}

fn item(seat: &Seat, cloth: ClothId, trace: &Trace, wet: bool, open: bool) -> Markup {
    let words = seat.words;
    let bare = !trace.is_masked() && trace.mark != Mark::Hidden;
    let says = words.says(trace);
    // A button is heard alone, among those of all the other traces.
    let named = |button: &str| [button, " – ", &says].concat();
    html! {
        li.wet[wet] data-key=(trace.id) {
            p.hand { (says) }
            p.outline-stamp {
                (words.stamp(trace))
                @if let Some(thread) = thread_of(seat, cloth, trace) { " · " (thread) }
                @if !trace.resonances.is_empty() {
                    " · " (words.count(words.table.resonances, trace.resonances.len()))
                }
                @if wet { " · " (words.table.pending) }
            }
            @if bare && !wet && open {
                div.outline-ways {
                    button.quiet type="submit" form="compose" name="to" value=(trace.id)
                        data-do="continue" data-about=(trace.id)
                        aria-label=(named(words.table.carry_on)) { (words.table.carry_on) }
                    button.quiet.needs-script type="button" data-do="more" data-about=(trace.id)
                        aria-expanded=(seat.chosen == Some(trace.id))
                        aria-label=(named(words.table.more)) { (words.table.more) }
                }
            }
        }
    }
}

/// What a trace does with the one it continues, in words.
fn thread_of(seat: &Seat, cloth: ClothId, trace: &Trace) -> Option<String> {
    let words = &seat.words.table;
    let thread = trace.thread?;
    let sentence = match thread.kind {
        ThreadKind::Continues => words.continues,
        ThreadKind::Answers => words.answers,
        ThreadKind::Contradicts => words.contradicts,
    };
    let earlier = seat.find(cloth, thread.to)?;
    let text = earlier.text().filter(|_| !earlier.is_masked())?;
    Some(fill(sentence, &[("text", &tied(text))]))
}

fn title(seat: &Seat, cloth: ClothId, section: Section) -> String {
    let round = seat.words.round_name(section.round);
    let question = seat.mirror.cafe.question(cloth.question);
    let zone = question.and_then(|question| question.zones.get(usize::from(section.zone?)));
    match zone {
        Some(zone) => [zone, " · ", &round].concat(),
        None => round,
    }
}
