//! What can be done about somebody.

use leptos::prelude::*;

use super::Desk;
use crate::{
    cafe::{
        Command,
        id::{GroupId, ParticipantId, TableId},
        seating::bridge,
    },
    words::fill,
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

/// Where they belong, whether their phone is awake, and the way out.
#[component]
pub(super) fn Person(desk: Desk, id: ParticipantId) -> impl IntoView {
    let words = desk.words;
    let about = move || {
        desk.live.mirror.with(|mirror| {
            let group = mirror.cafe.people.get(&id).map_or(GroupId::NONE, |person| person.group);
            let awake = mirror.awake.contains(&id);
            let presence = if awake { words.desk.awake } else { words.desk.asleep };
            if group == GroupId::NONE {
                return presence.to_owned();
            }
            let group = fill(words.common.group, &[("letter", &group.letter())]);
            fill(words.desk.person, &[("group", &group), ("presence", presence)])
        })
    };
    let depart = move |_| {
        desk.live.wants(Command::Depart { participant: id });
        desk.topic.set(None);
    };
    view! {
        <p>{about}</p>
        <Seat desk id />
        <p class="hint">{words.desk.depart_hint}</p>
        <button type="button" class="primary" on:click=depart>
            {words.desk.depart}
        </button>
    }
}

/// Gives somebody a table for the next round, while there is one.
#[component]
fn Seat(desk: Desk, id: ParticipantId) -> impl IntoView {
    let words = desk.words;
    let next = desk.memo(move |cafe| {
        let round = bridge::first_open(cafe)?;
        let person = cafe.people.get(&id)?;
        Some((round, cafe.table_of(person, round), cafe.tables()))
    });
    let chosen = RwSignal::new(None::<TableId>);
    move || {
        next.get().map(|(round, planned, tables)| {
            let assign = move |_| {
                let Some(table) = chosen.get_untracked().or(planned) else {
                    return;
                };
                desk.live.wants(Command::Assign {
                    participant: id,
                    round,
                    table,
                });
                desk.topic.set(None);
            };
            let options = tables.into_iter().map(|table| {
                let name = fill(words.common.table, &[("n", &table.to_string())]);
                view! { <option value=table.to_string() selected=planned == Some(table)>{name}</option> }
            });
            view! {
                <div class="field">
                    <label for="assign">{fill(words.desk.assign_label, &[("n", &round.to_string())])}</label>
                    <p class="hint" id="assign-hint">{words.desk.assign_hint}</p>
                    <select
                        id="assign"
                        aria-describedby="assign-hint"
                        on:change=move |event| chosen.set(event_target_value(&event).parse().ok())
                    >
                        {options.collect_view()}
                    </select>
                    <button type="button" on:click=assign>{words.desk.assign}</button>
                </div>
            }
            .into_any()
        })
    }
}
