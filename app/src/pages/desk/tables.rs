//! The tables as cards: what lies on them, who sits there, and what is new.

use leptos::prelude::*;

use super::{
    Desk, Topic,
    seating::{Card, Seating},
    table,
};
use crate::{
    cafe::{
        Cafe, Command,
        id::{ClothId, Millis, TableId},
        seating::Mode,
    },
    parts::{seats::Seats, sign},
    picture,
    words::{Words, fill},
};

/// All tables, then who is in the room without a table, and who has left.
#[component]
pub(super) fn Tables(desk: Desk) -> impl IntoView {
    let words = desk.words;
    let seating = Memo::new(move |_| {
        desk.live.mirror.with(|mirror| {
            let awake = mirror.awake.iter().copied().collect();
            Seating::of(&mirror.cafe, &awake)
        })
    });
    let cloths =
        Memo::new(move |_| seating.with(|seating| seating.cards.iter().map(|card| card.cloth).collect::<Vec<_>>()));
    let standing = Memo::new(move |_| seating.with(|seating| seating.standing.clone()));
    let departed = Memo::new(move |_| seating.with(|seating| seating.departed.clone()));
    let nobody = desk.memo(|cafe| cafe.people.is_empty());
    view! {
        {move || nobody.get().then(|| view! { <p class="hint">{words.desk.no_people}</p> })}
        {move || {
            (!standing.with(Vec::is_empty))
                .then(|| {
                    view! {
                        <section class="standing">
                            <h3>{words.desk.in_room}</h3>
                            <Seats seats=standing choose=desk.choose words />
                        </section>
                    }
                })
        }}
        <ul class="cards">
            <For each=move || cloths.get() key=|cloth| *cloth let(cloth)>
                <li class="table-card" class:plenary=cloth.table == TableId::PLENARY>
                    <TableCard desk seating cloth />
                </li>
            </For>
        </ul>
        <p>
            <a class="quiet" href=desk.address("/desk/") + "/photo">
                {words.photo_desk.link}
            </a>
        </p>
        {move || {
            (!departed.with(Vec::is_empty))
                .then(|| {
                    view! {
                        <section class="standing departed">
                            <h3>{words.desk.departed}</h3>
                            <Seats seats=departed choose=desk.choose words />
                        </section>
                    }
                })
        }}
    }
    .into_any()
}

#[component]
fn TableCard(desk: Desk, seating: Memo<Seating>, cloth: ClothId) -> impl IntoView {
    let words = desk.words;
    let card =
        Memo::new(move |_| seating.with(|seating| seating.cards.iter().find(|card| card.cloth == cloth).cloned()));
    let of = move |read: fn(&Card) -> String| card.with(|card| card.as_ref().map(read).unwrap_or_default());
    let seats =
        Signal::derive(move || card.with(|card| card.as_ref().map(|card| card.seats.clone()).unwrap_or_default()));
    let letters =
        Memo::new(move |_| card.with(|card| card.as_ref().map(|card| card.groups.clone()).unwrap_or_default()));
    let groups = move || letters.with(|letters| groups(words, letters));
    let only = Memo::new(move |_| card.with(|card| card.as_ref().and_then(|card| card.only)));
    let traces =
        move || card.with(|card| words.count(words.common.traces, card.as_ref().map_or(0, |card| card.traces)));
    let last = Memo::new(move |_| {
        card.with(|card| last(words, card.as_ref().and_then(|card| card.last), desk.live.now.get()))
    });
    let number = (cloth.table != TableId::PLENARY).then_some(cloth.table.0);
    let picture = thumbnail(desk, cloth);
    view! {
        <h3>
            {number.map(|_| view! { <b class="sign" role="img" aria-label=words.table_name(cloth.table) inner_html=sign::svg(cloth.table)></b> " " })}
            <span>{move || of(|card| card.question.clone())}</span>
        </h3>
        <div class="thumb">
            <div aria-hidden="true" inner_html=picture></div>
            <button
                type="button"
                aria-haspopup="dialog"
                aria-label=move || fill(words.desk.open_this, &[("name", &desk.live.with(|cafe| words.cloth_name(cafe, cloth)))])
                on:click=move |_| desk.sheet.set(Some(cloth))
            >
                <span>{words.desk.open}</span>
            </button>
        </div>
        {number.map(|_| view! { <Seats seats choose=desk.choose words /> })}
        {number
            .map(|_| {
                view! {
                    <Fate desk table=cloth.table />
                    <div class="card-ways">
                        <With desk table=cloth.table />
                        <Whole desk table=cloth.table />
                    </div>
                }
            })}
        <p class="facts">
            {move || only.get().map(|round| view! { <span>{words.round_name(round)}</span> })}
            <span>{groups}</span>
            <span>{traces}</span>
            <span>{move || last.get()}</span>
        </p>
    }
    .into_any()
}

/// What has become of a table that is not open.
#[component]
fn Fate(desk: Desk, table: TableId) -> impl IntoView {
    let words = desk.words;
    let fate = desk.memo(move |cafe| table::fate(cafe, words, table));
    move || fate.get().map(|fate| view! { <p class="fate">{fate}</p> })
}

/// The way to change what becomes of a table.
#[component]
fn Whole(desk: Desk, table: TableId) -> impl IntoView {
    let words = desk.words;
    let over = desk.memo(Cafe::is_over);
    view! {
        <button
            type="button"
            class="whole"
            aria-haspopup="dialog"
            aria-label=fill(words.plan.change.table, &[("n", &table.to_string())])
            hidden=move || over.get()
            on:click=move |_| desk.topic.set(Some(Topic::Table(table)))
        >
            {words.plan.change.table_short}
        </button>
    }
    .into_any()
}

/// With what a table works.
#[component]
fn With(desk: Desk, table: TableId) -> impl IntoView {
    let words = desk.words;
    let mode = desk.memo(move |cafe| cafe.mode_of(table));
    let modes = [
        (Mode::OwnPhones, words.desk.own_phones),
        (Mode::OnePhone, words.desk.one_phone),
        (Mode::Paper, words.desk.paper),
    ];
    let choose = move |event: leptos::ev::Event| {
        let index = event_target_value(&event).parse::<usize>().ok();
        if let Some((mode, _)) = index.and_then(|index| modes.get(index).copied()) {
            desk.live.wants(Command::SetMode { table, mode });
        }
    };
    let options = modes.into_iter().enumerate().map(|(index, (of, name))| {
        view! {
            <option value=index.to_string() selected=move || mode.get() == of>
                {name}
            </option>
        }
    });
    let number = table.to_string();
    let over = desk.memo(Cafe::is_over);
    view! {
        <select class="with" disabled=move || over.get() aria-label=fill(words.desk.works_with, &[("n", &number)]) on:change=choose>
            {options.collect_view()}
        </select>
    }
    .into_any()
}

/// How often a thumbnail may be drawn anew, in milliseconds: a full sheet takes a good part of a second.
const THUMBNAIL: u64 = 2_000;

/// The tablecloth as a picture, drawn anew only when something on it has changed, and now and then.
pub(super) fn thumbnail(desk: Desk, cloth: ClothId) -> impl Fn() -> String + Clone + Send + Sync + 'static {
    let turn = Memo::new(move |_| desk.live.now.get().0 / THUMBNAIL);
    let state = Memo::new(move |_| {
        // Read, not only tracked: a memo that nobody reads follows nothing itself.
        turn.get();
        desk.look(|cafe| {
            let prints = cafe.traces.on(cloth).iter().map(picture::print);
            (prints.collect::<Vec<_>>(), cafe.programme.round())
        })
    });
    move || state.with(|_| desk.look(|cafe| picture::cloth(cafe, cloth, &desk.words.cloth_name(cafe, cloth))))
}

/// The groups of a table, by their letters.
fn groups(words: &Words, letters: &[String]) -> String {
    let count = match letters.len() {
        0 => return String::new(),
        1 => words.desk.groups.one,
        _ => words.desk.groups.many,
    };
    fill(count, &[("letters", &letters.join(", "))])
}

/// When the last trace came.
fn last(words: &Words, last: Option<Millis>, now: Millis) -> String {
    match last {
        Some(last) => fill(words.desk.last_trace, &[("ago", &ago(words, now.since(last)))]),
        None => words.desk.no_traces.to_owned(),
    }
}

/// How long ago, as people say it: in steps of ten seconds, then of minutes, then of hours.
pub(super) fn ago(words: &Words, millis: u64) -> String {
    let seconds = millis / 1_000;
    let (sentence, n) = match seconds {
        0..10 => return words.desk.just_now.to_owned(),
        10..60 => (words.desk.seconds_ago, seconds / 10 * 10),
        60..3_600 => (words.desk.minutes_ago, seconds / 60),
        _ => (words.desk.hours_ago, seconds / 3_600),
    };
    fill(sentence, &[("n", &n.to_string())])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{cafe::preparation::Language, words};

    #[test]
    fn time_passes_in_steps() {
        let words = words::of(Language::En);
        let said = [9_999, 10_000, 59_999, 60_000, 3_599_999, 3_600_000].map(|millis| ago(words, millis));
        assert_eq!(
            said,
            [
                "just now",
                "10\u{a0}s ago",
                "50\u{a0}s ago",
                "1\u{a0}min ago",
                "59\u{a0}min ago",
                "1\u{a0}h ago"
            ]
        );
    }
}
