//! What can be done about somebody.

use leptos::prelude::*;

use super::Desk;
use crate::{
    cafe::{Command, id::ParticipantId},
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
            let letter = mirror
                .cafe
                .people
                .get(&id)
                .map(|person| person.group.letter())
                .unwrap_or_default();
            let group = fill(words.common.group, &[("letter", &letter)]);
            let awake = mirror.awake.contains(&id);
            let presence = if awake { words.desk.awake } else { words.desk.asleep };
            fill(words.desk.person, &[("group", &group), ("presence", presence)])
        })
    };
    let depart = move |_| {
        desk.live.wants(Command::Depart { participant: id });
        desk.topic.set(None);
    };
    view! {
        <p>{about}</p>
        <p class="hint">{words.desk.depart_hint}</p>
        <button type="button" class="primary" on:click=depart>
            {words.desk.depart}
        </button>
    }
}
