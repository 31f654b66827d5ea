//! People as chips: who sits somewhere, whose phone sleeps, who is still on the way. Told by words and edges.

use std::collections::BTreeSet;

use leptos::prelude::*;

use crate::{
    cafe::{Cafe, id::ParticipantId},
    words::Words,
};

/// How somebody is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Presence {
    /// Their phone is on the line.
    Awake,
    /// Their phone sleeps, or is a sheet of paper.
    Asleep,
    /// They have not said yet that they are at this table.
    Coming,
    /// They have left.
    Gone,
}

/// Somebody on a seat.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Seat {
    /// Who.
    pub id: ParticipantId,
    /// The name they gave themselves.
    pub alias: String,
    /// How they are there.
    pub presence: Presence,
    /// Whether they stay as a host.
    pub hosts: bool,
}

impl Seat {
    /// Somebody's seat; none for somebody unknown.
    #[must_use]
    pub fn of(cafe: &Cafe, id: ParticipantId, awake: &BTreeSet<ParticipantId>, coming: bool) -> Option<Self> {
        let person = cafe.people.get(&id)?;
        let presence = match (coming, awake.contains(&id)) {
            _ if !person.is_present() => Presence::Gone,
            (true, _) => Presence::Coming,
            (false, true) => Presence::Awake,
            (false, false) => Presence::Asleep,
        };
        Some(Self {
            id,
            alias: person.alias.clone(),
            presence,
            hosts: cafe.hosted_by(id).is_some(),
        })
    }
}

/// People as a list of chips, each a button that opens what can be done about them.
#[component]
pub fn Seats(
    /// The people, in order.
    #[prop(into)]
    seats: Signal<Vec<Seat>>,
    /// Called with who was chosen.
    choose: Callback<ParticipantId>,
    /// The page's words.
    words: &'static Words,
) -> impl IntoView {
    view! {
        <ul class="seats">
            <For each=move || seats.get() key=Seat::clone let(seat)>
                <li>
                    <button
                        type="button"
                        class="seat"
                        class:asleep=seat.presence == Presence::Asleep
                        class:coming=seat.presence == Presence::Coming
                        aria-haspopup="dialog"
                        on:click=move |_| choose.run(seat.id)
                    >
                        {seat.alias.clone()}
                        {seat.hosts.then(|| view! { <small>"· " {words.plan.host}</small> })}
                        {told(seat.presence, words).map(|told| view! { <small>"· " {told}</small> })}
                    </button>
                </li>
            </For>
        </ul>
    }
}

/// What is worth a word: who has left is among those who have.
fn told(presence: Presence, words: &Words) -> Option<&'static str> {
    match presence {
        Presence::Awake | Presence::Gone => None,
        Presence::Asleep => Some(words.desk.asleep),
        Presence::Coming => Some(words.desk.coming),
    }
}
