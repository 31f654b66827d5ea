//! What can be done about somebody.

use leptos::prelude::*;

use super::{Desk, change::Pick, company::Company};
use crate::{
    cafe::{
        Cafe, Command, Who, decide,
        id::{GroupId, ParticipantId, Round},
        limits,
        seating::{Participant, Rule},
    },
    words::{Words, fill},
};

/// Somebody's name.
pub(super) fn name(desk: Desk, id: ParticipantId) -> String {
    desk.look(|cafe| {
        cafe.people
            .get(&id)
            .map(|person| person.alias.clone())
            .unwrap_or_default()
    })
}

/// Where they belong, whether their phone is awake, whom they meet; what can be arranged, and the way out.
#[component]
pub(super) fn Person(desk: Desk, id: ParticipantId) -> impl IntoView {
    let words = desk.words;
    let about = move || {
        desk.live
            .mirror
            .with(|mirror| about(&mirror.cafe, words, id, mirror.awake.contains(&id)))
    };
    let meets = desk.look(|cafe| {
        let outlook = cafe.outlook().filter(|_| cafe.mixes())?;
        let prospect = outlook.prospects.get(&id.into())?;
        Some(words.prospect(cafe, &outlook, *prospect))
    });
    view! {
        <p>{about}</p>
        {meets.map(|meets| view! { <p>{meets}</p> })}
        <Arranged desk id />
        <Rename desk id />
        <Door desk id />
    }
}

/// The way out, and whether it leads back in.
#[component]
fn Door(desk: Desk, id: ParticipantId) -> impl IntoView {
    let words = &desk.words.desk;
    if desk.look(Cafe::is_over) {
        return ().into_any();
    }
    let of = move |read: fn(&Participant) -> bool| desk.memo(move |cafe| cafe.people.get(&id).is_some_and(read));
    let (here, barred) = (of(Participant::is_present), of(|person| person.barred));
    let bar = move |event| {
        let barred = event_target_checked(&event);
        desk.live.wants(Command::Bar {
            participant: id,
            barred,
        });
    };
    view! {
        <p class="hint">{words.depart_hint}</p>
        <label class="choice">
            <input type="checkbox" prop:checked=move || barred.get() on:change=bar />
            {words.bar}
        </label>
        {move || {
            here.get()
                .then(|| {
                    view! {
                        <button
                            type="button"
                            class="quiet"
                            on:click=move |_| desk.propose(Command::Depart { participant: id })
                        >
                            {words.depart}
                        </button>
                    }
                })
        }}
    }
    .into_any()
}

/// Giving somebody another name: theirs was a real one, or no name for a room.
#[component]
fn Rename(desk: Desk, id: ParticipantId) -> impl IntoView {
    let words = &desk.words.desk;
    let alias = RwSignal::new(name(desk, id));
    let wrong = RwSignal::new(None::<String>);
    let rename = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let (participant, alias) = (id, alias.get_untracked());
        let rename = Command::Rename { participant, alias };
        // A name that can't be is said here, where it was typed.
        let now = desk.live.now.get_untracked();
        match desk.look(|cafe| decide(cafe, &rename, Who::Facilitator, now)) {
            Ok(_) => {
                desk.live.wants(rename);
                desk.topic.set(None);
            }
            Err(refusal) => wrong.set(Some(desk.words.refusal(&refusal))),
        }
    };
    view! {
        <form class="rename" on:submit=rename>
            <label>
                {words.rename_label}
                <input
                    type="text"
                    required
                    autocomplete="off"
                    maxlength=limits::ALIAS.to_string()
                    prop:value=move || alias.get()
                    on:input=move |event| alias.set(event_target_value(&event))
                />
            </label>
            {move || wrong.get().map(|wrong| view! { <p class="error" role="alert">{wrong}</p> })}
            <button type="submit" class="quiet">{words.rename}</button>
            <p class="hint">{words.rename_hint}</p>
        </form>
    }
    .into_any()
}

/// `Group B, online`, and what they host.
fn about(cafe: &Cafe, words: &Words, id: ParticipantId, awake: bool) -> String {
    let person = cafe.people.get(&id);
    let presence = match person {
        Some(person) if !person.is_present() => words.desk.gone,
        _ if awake => words.desk.awake,
        _ => words.desk.asleep,
    };
    let group = person.map_or(GroupId::NONE, |person| person.group);
    let mut about = match group {
        GroupId::NONE => presence.to_owned(),
        group => {
            let group = fill(words.common.group, &[("letter", &group.letter())]);
            fill(words.desk.person, &[("group", &group), ("presence", presence)])
        }
    };
    if let Some(table) = cafe.hosted_by(id) {
        about.push_str(" · ");
        about.push_str(&fill(words.plan.change.hosts, &[("n", &table.to_string())]));
    }
    about
}

/// What can be arranged for somebody: each is shown before it is done.
#[component]
fn Arranged(desk: Desk, id: ParticipantId) -> impl IntoView {
    let words = desk.words;
    let own = &words.plan.change;
    let can = desk.look(|cafe| {
        let there = cafe.people.get(&id).is_some_and(Participant::is_present);
        there && !cafe.is_over()
    });
    if !can {
        return ().into_any();
    }
    let lists = desk.look(|cafe| {
        [
            (own.host_of, hosting(cafe, words, id)),
            (
                if cafe.mixes() { own.place_at } else { own.place_group_at },
                placing(cafe, id),
            ),
            (own.regroup, regrouping(cafe, id)),
            (own.needs_table, needing(cafe, id)),
        ]
    });
    let lists = lists
        .into_iter()
        .filter(|(_, options)| !options.is_empty())
        .map(|(label, options)| view! { <Pick desk label options /> })
        .collect_view();
    let placed = desk
        .look(|cafe| placed(cafe, words, id))
        .into_iter()
        .map(|(line, back)| {
            view! {
                <p>
                    <span>{line}</span>
                    " "
                    <button type="button" class="quiet" on:click=move |_| desk.propose(back.clone())>
                        {words.plan.unkept.take_back}
                    </button>
                </p>
            }
        })
        .collect_view();
    view! {
        {placed}
        <div class="arranged">{lists} <Company desk id /></div>
    }
    .into_any()
}

fn hosting(cafe: &Cafe, words: &Words, id: ParticipantId) -> Vec<(String, Command)> {
    let hosted = cafe.hosted_by(id);
    let others = cafe.open_tables().filter(|table| Some(*table) != hosted).map(|table| {
        let host = Some(id);
        (table.to_string(), Command::Host { table, host })
    });
    let no_more = hosted.map(|table| {
        let name = words.plan.change.host_no_more.to_owned();
        (name, Command::Host { table, host: None })
    });
    no_more.into_iter().chain(others).collect()
}

/// At which table somebody can be put in the next round. Where groups rotate, they move with theirs.
fn placing(cafe: &Cafe, id: ParticipantId) -> Vec<(String, Command)> {
    let Some(round) = cafe.rounds_to_come().next().filter(|_| cafe.hosted_by(id).is_none()) else {
        return vec![];
    };
    let Some(mover) = cafe.people.get(&id).map(|person| cafe.mover(person)) else {
        return vec![];
    };
    let tables = cafe
        .open_tables()
        .filter(|table| cafe.seat_of(mover, round) != Some(*table));
    tables
        .map(|table| {
            let place = Command::Place {
                mover,
                round,
                table: Some(table),
            };
            (table.to_string(), place)
        })
        // Tables with no seat left for one who is put there are not offered.
        .filter(|(_, place)| cafe.allows(place))
        .collect()
}

/// Where somebody was put by hand in the rounds to come, and how to take that back.
fn placed(cafe: &Cafe, words: &Words, id: ParticipantId) -> Vec<(String, Command)> {
    let Some(mover) = cafe.people.get(&id).map(|person| cafe.mover(person)) else {
        return vec![];
    };
    let who = words.mover(cafe, mover);
    let line = |round: Round| {
        let to = cafe.arrangement.placed(mover, round)?;
        let (to, n) = (to.to_string(), round.to_string());
        let line = fill(words.plan.change.placed, &[("who", &who), ("to", &to), ("n", &n)]);
        let back = Command::Place {
            mover,
            round,
            table: None,
        };
        Some((line, back))
    };
    cafe.rounds_to_come().filter_map(line).collect()
}

fn regrouping(cafe: &Cafe, participant: ParticipantId) -> Vec<(String, Command)> {
    let own = cafe
        .people
        .get(&participant)
        .map_or(GroupId::NONE, |person| person.group);
    let groups = (1..=cafe.groups)
        .map(GroupId)
        .filter(|group| *group != own && !cafe.mixes());
    groups
        .map(|group| (group.letter(), Command::Regroup { participant, group }))
        .collect()
}

/// Which table somebody needs.
fn needing(cafe: &Cafe, id: ParticipantId) -> Vec<(String, Command)> {
    let rules = cafe.open_tables().map(|table| (table, Rule::Needs(id, table)));
    let new = rules.filter(|(_, rule)| !cafe.arrangement.rules.contains(rule));
    new.map(|(table, rule)| {
        let rules = vec![rule];
        (table.to_string(), Command::Wish { rules, holds: true })
    })
    .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        cafe::preparation::Language,
        pages::sample::Day,
        parts::seats::{Presence, Seat},
        words,
    };

    #[test]
    fn who_has_left_does_not_sleep() {
        let mut day = Day::of_four();
        let words = words::of(Language::En);
        let anne = ParticipantId(1);
        assert!(about(&day.cafe, words, anne, false).contains("asleep"));
        day.act(&Command::Depart { participant: anne }, Who::Facilitator);
        assert!(about(&day.cafe, words, anne, false).contains("has left the café"));
        let seat = Seat::of(&day.cafe, anne, &[].into(), false);
        assert_eq!(seat.map(|seat| seat.presence), Some(Presence::Gone));
    }

    #[test]
    fn what_changes_says_whether_somebody_may_come_back() {
        let mut day = Day::of_four();
        let words = words::of(Language::Fr);
        let participant = ParticipantId(1);
        let said = |day: &Day| words.proposal(&day.cafe, &Command::Depart { participant }).unwrap();
        assert!(!said(&day).contains("porte"));
        let barred = true;
        day.act(&Command::Bar { participant, barred }, Who::Facilitator);
        assert!(said(&day).contains("Anne") && said(&day).contains("porte"));
    }

    #[test]
    fn who_was_put_somewhere_is_seen_and_can_be_taken_back() {
        let mut day = Day::of_four();
        let words = words::of(Language::Fr);
        let anne = ParticipantId(1);
        let (_, there) = placing(&day.cafe, anne).remove(0);
        day.act(&there, Who::Facilitator);
        let (line, back) = placed(&day.cafe, words, anne).remove(0);
        assert!(line.contains("Anne") && line.contains("tour 1"), "{line}");
        day.act(&back, Who::Facilitator);
        assert_eq!(placed(&day.cafe, words, anne), []);
    }

    #[test]
    fn a_table_that_is_full_by_hand_is_not_offered() {
        let mut day = Day::of_four();
        let all: Vec<ParticipantId> = day.cafe.people.keys().copied().collect();
        // Two of four are put at the first of two tables.
        let first = day.cafe.tables()[0];
        for id in &all[..2] {
            let place = Command::Place {
                mover: (*id).into(),
                round: Round(1),
                table: Some(first),
            };
            day.act(&place, Who::Facilitator);
        }
        let offered = |id| placing(&day.cafe, id).into_iter().map(|(name, _)| name);
        assert!(
            all[2..]
                .iter()
                .all(|id| offered(*id).all(|name| name != first.to_string()))
        );
    }
}
