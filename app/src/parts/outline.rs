//! A tablecloth as a list: the same content by round and zone, for those who read better that way or don't see the sheet.

use leptos::prelude::*;

use crate::{
    cafe::{
        id::{ClothId, Round, TraceId},
        tablecloth::{Mark, ThreadKind, Trace},
    },
    live::{mirror::Mirror, signals::Live},
    parts::{
        erased::{flag, text},
        tablecloth::find,
    },
    words::{Words, fill},
};

/// A part of the list: a round, and in it a zone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
struct Section {
    round: Round,
    zone: Option<u8>,
}

/// A line of the list: whenever this changes, it is written anew.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
struct Line {
    id: TraceId,
    wet: bool,
    masked: bool,
}

/// What a section holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Content {
    lines: Vec<Line>,
    strokes: usize,
}

/// The list of a tablecloth. `choose` is called with the trace that somebody wants to carry on from; without script its
/// button sends the form `compose` along with the trace.
#[component]
pub fn Outline(
    /// The café.
    live: Live,
    /// Which of its tablecloths.
    cloth: ClothId,
    /// What everything is called.
    words: &'static Words,
    /// Whether traces can be carried on now.
    #[prop(into)]
    open: Signal<bool>,
    /// Takes a trace up.
    choose: Callback<TraceId>,
) -> impl IntoView {
    let sections = Memo::new(move |_| live.mirror.with(|mirror| sections(mirror, cloth)));
    let section = move |section: Section| {
        let content = Memo::new(move |_| live.mirror.with(|mirror| content(mirror, cloth, section)));
        let strokes = move || content.with(|content| content.strokes);
        let title = live
            .mirror
            .with_untracked(|mirror| title(mirror, cloth, section, words));
        view! {
            <section>
                <h2>{title}</h2>
                <ol>
                    <For each=move || content.get().lines key=|line| *line let(line)>
                        <Item live cloth words open choose line />
                    </For>
                </ol>
                <p class="outline-strokes" hidden=flag(move || strokes() == 0)>
                    {text(move || words.count(words.common.strokes, strokes()))}
                </p>
            </section>
        }
    };
    view! {
        <div class="outline">
            <p class="outline-empty" hidden=flag(move || sections.with(|sections| !sections.is_empty()))>
                {words.table.empty}
            </p>
            <For each=move || sections.get() key=|section| *section children=section />
        </div>
    }
}

#[component]
fn Item(
    live: Live,
    cloth: ClothId,
    words: &'static Words,
    open: Signal<bool>,
    choose: Callback<TraceId>,
    line: Line,
) -> impl IntoView {
    let (text, stamp, thread) = live
        .mirror
        .with_untracked(|mirror| {
            let trace = find(mirror, cloth, line.id)?;
            let text = (!line.masked).then(|| words.says(&trace));
            Some((text, stamp(&trace, words), thread_of(mirror, cloth, &trace, words)))
        })
        .unwrap_or_default();
    let masked = text.is_none();
    view! {
        <li class:wet=line.wet>
            <p class="hand">{text.unwrap_or_else(|| words.table.masked.to_owned())}</p>
            <p class="outline-stamp">{stamp} {thread} {line.wet.then(|| [" · ", words.table.pending].concat())}</p>
            <button
                class="quiet"
                type="submit"
                form="compose"
                name="to"
                value=line.id.to_string()
                hidden=flag(move || masked || line.wet || !open.get())
                on:click=move |click| {
                    click.prevent_default();
                    choose.run(line.id);
                }
            >
                {words.table.carry_on}
            </button>
        </li>
    }
}

/// Where a trace comes from, as in `tour 1, groupe B, Anne`.
#[must_use]
pub fn stamp(trace: &Trace, words: &Words) -> String {
    words.stamp(trace)
}

/// What a trace does with the one it continues, in words.
fn thread_of(mirror: &Mirror, cloth: ClothId, trace: &Trace, words: &Words) -> Option<String> {
    let thread = trace.thread?;
    let sentence = match thread.kind {
        ThreadKind::Continues => words.table.continues,
        ThreadKind::Answers => words.table.answers,
        ThreadKind::Contradicts => words.table.contradicts,
    };
    let earlier = find(mirror, cloth, thread.to)?;
    let text = earlier.text().filter(|_| !earlier.is_masked())?;
    Some([" · ", &fill(sentence, &[("text", text)])].concat())
}

/// All traces on the cloth, certain or not.
fn each(mirror: &Mirror, cloth: ClothId, mut visit: impl FnMut(&Trace, bool)) {
    mirror
        .cafe
        .traces
        .on(cloth)
        .iter()
        .for_each(|trace| visit(trace, false));
    mirror.wet(cloth).iter().for_each(|trace| visit(trace, true));
}

fn section_of(trace: &Trace) -> Section {
    let zone = match trace.mark {
        Mark::Note { zone, .. } => zone,
        Mark::Ink(_) | Mark::Photo(_) | Mark::Hidden => None,
    };
    Section {
        round: trace.round,
        zone,
    }
}

fn sections(mirror: &Mirror, cloth: ClothId) -> Vec<Section> {
    let mut sections = Vec::new();
    each(mirror, cloth, |trace, _| sections.push(section_of(trace)));
    sections.sort_unstable();
    sections.dedup();
    sections
}

fn content(mirror: &Mirror, cloth: ClothId, section: Section) -> Content {
    let mut content = Content::default();
    each(mirror, cloth, |trace, wet| {
        let masked = trace.is_masked();
        if section_of(trace) != section {
            return;
        }
        if matches!(trace.mark, Mark::Ink(_)) && !masked {
            content.strokes += 1;
        } else {
            content.lines.push(Line {
                id: trace.id,
                wet,
                masked,
            });
        }
    });
    content
}

fn title(mirror: &Mirror, cloth: ClothId, section: Section, words: &Words) -> String {
    let round = match section.round {
        Round::PLENARY => words.common.plenary.to_owned(),
        round => fill(words.common.round, &[("n", &round.to_string())]),
    };
    let question = mirror.cafe.question(cloth.question);
    let zone = question.and_then(|question| question.zones.get(usize::from(section.zone?)));
    match zone {
        Some(zone) => [zone, " · ", &round].concat(),
        None => round,
    }
}
