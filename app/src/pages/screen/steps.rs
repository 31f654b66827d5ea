//! What the wall shows while people arrive, talk, travel, and when they go home.

use leptos::prelude::*;

use super::{
    StepClock, Wall,
    how::how,
    plan::{self, Way, Ways, question_for_all, questions, ways},
    turn::{HANGS, in_turn, nth_of},
};
use crate::{
    cafe::{
        id::{Millis, Round, TableId},
        programme::{Programme, StepKind},
        question::Question,
    },
    live::reading::Reading,
    parts::{clock::Clock, qr::Qr, room, sign},
    words::{Words, fill},
};

/// A title of more signs than these is written smaller.
const TITLE: usize = 30;

/// The title, the ways in, and the names of those who are there.
#[component]
pub(super) fn Arrival(wall: Wall) -> impl IntoView {
    let words = wall.words;
    let title = wall.memo(|cafe| cafe.preparation.title.clone());
    // The last to come in are the first to look for their name.
    let names = wall.memo(|cafe| {
        let mut names: Vec<_> = cafe.present().map(|person| (person.id, person.alias.clone())).collect();
        names.reverse();
        names
    });
    let here = move || match names.with(Vec::len) {
        0 => words.screen.nobody.to_owned(),
        n => words.count(words.screen.here, n),
    };
    let join = wall.join.get_value();
    let label = fill(words.common.qr, &[("url", &join)]);
    view! {
        <div class="wall-arrival">
            <section>
                <p class="kick">{words.screen.welcome}</p>
                <h1 class:long=move || title.with(|title| title.chars().count() > TITLE)>{move || title.get()}</h1>
                <p class="wall-count" aria-live="polite">
                    {here}
                </p>
                {how(words)}
                <ul class="wall-names">
                    <For each=move || names.get() key=Clone::clone let(name)>
                        <li>{name.1}</li>
                    </For>
                </ul>
            </section>
            <section class="wall-door sheet">
                <p>{words.screen.scan}</p>
                <Qr text=join label />
                <p>{words.screen.or_code}</p>
                <p class="join-code">{wall.code()}</p>
                <p>{fill(words.screen.at, &[("host", &wall.host())])}</p>
            </section>
        </div>
    }
}

/// A round: the clock as a big quiet thing, and what is talked about where. At first who sits where, unless they had time
/// to change tables.
#[component]
pub(super) fn Held(wall: Wall, round: Round) -> impl IntoView {
    let words = wall.words;
    let asked = wall.memo(questions);
    let clock = wall.live.now;
    let told = wall.memo(move |cafe| cafe.open_tables().count() > 1 && ways(cafe, round, "").tells());
    let sits_down = Memo::new(move |_| told.get() && wall.live.with(|cafe| sits_down(&cafe.programme, clock.get())));
    let list = move || {
        let asked = asked.get();
        let class = match &*asked {
            [(only, _)] => alone(only),
            several => size(several.len()),
        };
        let lines = asked.into_iter().map(|(text, tables)| {
            view! {
                <li>
                    <span class="signs">
                        {tables
                            .into_iter()
                            .map(|table| {
                                let label = words.table_name(table);
                                view! { <b class="sign" role="img" aria-label=label inner_html=sign::svg(table)></b> }
                            })
                            .collect_view()}
                    </span>
                    <span class="hand">{text}</span>
                </li>
            }
        });
        view! { <ul class=["asked ", class].concat()>{lines.collect_view()}</ul> }
    };
    view! {
        <div class=move || if sits_down.get() { "wall-travel" } else { "wall-held" }>
            <section>
                <StepClock wall />
                {move || {
                    sits_down
                        .get()
                        .then(|| {
                            view! {
                                <ForAll wall to=round />
                                <Room wall to=round />
                            }
                        })
                }}
            </section>
            <section>
                {move || match sits_down.get() {
                    true => view! { <Who wall to=round /> }.into_any(),
                    false => list().into_any(),
                }}
            </section>
        </div>
    }
}

/// How long a round shows who sits where, in milliseconds.
const SITS_DOWN: u64 = 2 * 60 * 1_000;

/// Whether people are still on the way to their tables: a round has begun, and nobody had time for that before it.
fn sits_down(programme: &Programme, now: Millis) -> bool {
    let travelled = programme
        .before()
        .is_some_and(|step| matches!(step.kind, StepKind::Travel { .. }));
    !travelled && programme.clock.elapsed(now) < SITS_DOWN
}

/// The time to change tables, and who goes where.
#[component]
pub(super) fn Travelling(wall: Wall, to: Round) -> impl IntoView {
    let words = wall.words;
    let clock = wall.live.now;
    let reading = Memo::new(move |_| wall.live.with(|cafe| Reading::of(&cafe.programme, clock.get())));
    let over = fill(words.screen.round_over, &[("n", &(to.0.saturating_sub(1)).to_string())]);
    let then = fill(words.screen.then_round, &[("n", &to.to_string())]);
    view! {
        <div class="wall-travel">
            <section>
                <p class="kick">{over}</p>
                <h1>{words.screen.travel}</h1>
                <Clock reading words />
                <p class="then">{then}</p>
                <ForAll wall to />
                <Room wall to />
            </section>
            <section>
                <Who wall to />
            </section>
        </div>
    }
}

/// The question of a round in which all talk about the same.
#[component]
fn ForAll(wall: Wall, to: Round) -> impl IntoView {
    let asked = wall.memo(move |cafe| question_for_all(cafe, to).map(Question::tied));
    move || {
        asked
            .get()
            .map(|asked| view! { <p class="then-asked hand">{asked}</p> })
    }
}

/// The plan of the room.
#[component]
fn Room(wall: Wall, to: Round) -> impl IntoView {
    let room = wall.memo(move |cafe| plan::room(cafe, to));
    let room = move || room.with(|tables| (!tables.is_empty()).then(|| room::for_all(tables, wall.words.screen.room)));
    view! { <div class="wall-room" inner_html=room></div> }
}

/// Who goes where.
#[component]
fn Who(wall: Wall, to: Round) -> impl IntoView {
    let words = wall.words;
    let all = wall.memo(move |cafe| ways(cafe, to, words.common.group));
    let pages = move || {
        all.with(|ways| match ways {
            Ways::Names(pages) => pages.len(),
            _ => 0,
        })
    };
    // Whoever comes or goes meanwhile does not begin it anew.
    let turn = in_turn(wall, move || (0..pages()).map(|page| (page, HANGS)).collect());
    move || match all.get() {
        Ways::Groups(ways) => groups(words, ways).into_any(),
        Ways::People(tables, written) => people(tables, written).into_any(),
        Ways::Names(pages) => view! { <Names wall pages turn /> }.into_any(),
        Ways::Crowd => view! { <p class="phone-says">{words.screen.phone_says}</p> }.into_any(),
    }
}

/// Each group and its table.
fn groups(words: &'static Words, ways: Vec<Way>) -> impl IntoView {
    let class = ["ways-list ", size(ways.len())].concat();
    let (group, table) = (
        fill(words.common.group, &[("letter", "")]),
        fill(words.screen.at_table, &[("n", "")]),
    );
    let lines = ways.into_iter().map(|way| {
        view! {
            <li>
                <span class="group">{group.clone()} <b>{way.letter}</b></span>
                <span class="arrow" aria-hidden="true">"→"</span>
                <span class="to">{table.clone()} <b class="sign" role="img" aria-label=way.to.0 inner_html=sign::svg(way.to)></b></span>
                {way.question.map(|question| view! { <span class="hand">{question}</span> })}
            </li>
        }
    });
    view! { <ul class=class>{lines.collect_view()}</ul> }
}

/// Each table and who sits there.
fn people(tables: Vec<(TableId, Vec<String>)>, written: String) -> impl IntoView {
    let lines = tables.into_iter().map(|(table, names)| {
        let names = names.into_iter().map(|name| view! { <li>{name}</li> });
        view! {
            <li>
                <b class="sign" role="img" aria-label=table.0 inner_html=sign::svg(table)></b>
                <ul>{names.collect_view()}</ul>
            </li>
        }
    });
    view! { <ul class=written>{lines.collect_view()}</ul> }
}

/// Each group or person and their table, page by page.
#[component]
fn Names(wall: Wall, pages: Vec<Vec<(String, TableId)>>, turn: Memo<usize>) -> impl IntoView {
    let of = pages.len();
    let class = match pages.first().map_or(0, Vec::len) {
        ..=16 => "by-name large",
        _ => "by-name",
    };
    move || {
        let nth = turn.get();
        let page = pages.get(nth).cloned().unwrap_or_default();
        let lines = page.into_iter().map(|(name, table)| {
            let class = length(&name);
            view! {
                <li>
                    <span class=class>{name}</span>
                    " "
                    <b aria-hidden="true">{table.0}</b>
                    " "
                    <b class="sign" role="img" aria-label=table.0 inner_html=sign::svg(table)></b>
                </li>
            }
        });
        view! {
            {nth_of(wall.words.screen.page, nth + 1, of).map(|which| view! { <p>{which}</p> })}
            <ul class=class>{lines.collect_view()}</ul>
        }
    }
}

/// Thanks.
#[component]
pub(super) fn Closed(wall: Wall) -> impl IntoView {
    let words = wall.words;
    view! {
        <div class="wall-closed">
            <h1>{words.screen.thanks}</h1>
            <p>{words.screen.thanks_text}</p>
        </div>
    }
}

/// How large a single question is written: the longer, the smaller.
fn alone(question: &str) -> &'static str {
    match question.chars().count() {
        ..=50 => "one large",
        51..=110 => "one middle",
        _ => "one",
    }
}

/// How long a name is: none is cut off, two may differ in their last letter.
fn length(name: &str) -> &'static str {
    match name.chars().count() {
        ..=16 => "",
        17..=22 => "long",
        _ => "longest",
    }
}

/// How crowded a list is: the style gives each its size of letters.
fn size(lines: usize) -> &'static str {
    match lines {
        0..=4 => "few",
        5..=8 => "some",
        9..=16 => "many",
        17..=36 => "crowd",
        _ => "throng",
    }
}
