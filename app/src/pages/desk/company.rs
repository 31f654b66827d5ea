//! With whom somebody should or should not sit.

use std::collections::BTreeSet;

use leptos::{
    ev::MouseEvent,
    prelude::*,
    wasm_bindgen::JsCast as _,
    web_sys::{Element, HtmlElement},
};

use super::{
    Desk,
    change::{List, Propose},
};
use crate::{
    cafe::{Cafe, Command, id::ParticipantId, limits, seating::Rule, text},
    words::fill,
};

/// What is wished: first which of the two, then who, and who else.
#[component]
pub(super) fn Company(desk: Desk, id: ParticipantId) -> impl IntoView {
    let own = &desk.words.plan.change;
    let (ids, names): (Vec<ParticipantId>, Vec<String>) = desk.look(|cafe| {
        let mut others: Vec<_> = cafe.present().filter(|other| other.id != id).collect();
        others.sort_by_cached_key(|other| text::sorts_as(&other.alias));
        others.into_iter().map(|other| (other.id, other.alias.clone())).unzip()
    });
    let places = desk.look(Cafe::places_apart);
    let (all, how) = (names.len(), RwSignal::new(None));
    let whom = RwSignal::new(vec![RwSignal::new(None)]);
    let command = Signal::derive(move || {
        let chosen = whom.get().into_iter().filter_map(|whom| whom.get());
        let others: BTreeSet<ParticipantId> = chosen.filter_map(|index: usize| ids.get(index).copied()).collect();
        let people: Vec<ParticipantId> = [id].into_iter().chain(others).collect();
        let rules = company(&people, how.get()? == 0);
        (!rules.is_empty()).then_some(Command::Wish { rules, holds: true })
    });
    let hows = vec![own.together_with.to_owned(), own.apart_from.to_owned()];
    let lists = move || {
        let list = |chosen| view! { <List desk label=own.with names=names.clone() chosen /> };
        whom.get().into_iter().map(list).collect_view()
    };
    let more = move |event: MouseEvent| {
        whom.update(|whom| whom.push(RwSignal::new(None)));
        let button: Element = event_target(&event);
        // The new list stands before it, and is what comes next.
        request_animation_frame(move || {
            let list = button.previous_element_sibling();
            let list = list.and_then(|list| list.query_selector("select").ok().flatten());
            if let Some(list) = list.and_then(|list| list.dyn_into::<HtmlElement>().ok()) {
                let _ = list.focus();
            }
        });
    };
    let apart = Memo::new(move |_| how.get() == Some(1));
    let people = Memo::new(move |_| whom.with(Vec::len) + 1);
    let full = Memo::new(move |_| apart.get() && people.get() > places);
    let pairs = move |people: usize| people * (people - 1) / 2;
    let fits = move || people.get() <= all && !(apart.get() && pairs(people.get() + 1) > limits::RULES);
    let may_more = move || command.with(Option::is_some) && fits();
    let hint = move || {
        let hint = if desk.look(Cafe::mixes) {
            own.apart_full
        } else {
            own.apart_full_groups
        };
        fill(
            hint,
            &[("n", &people.get().to_string()), ("places", &places.to_string())],
        )
    };
    (all > 0).then(|| {
        view! {
            <div class="pick">
                <List desk label=own.company names=hows chosen=how />
                {lists}
                <button type="button" class="quiet" hidden=move || !may_more() on:click=more>
                    {own.and_somebody}
                </button>
                <p class="hint" hidden=move || !full.get()>
                    {hint}
                </p>
                <Propose desk label=own.company command />
            </div>
        }
        .into_any()
    })
}

/// What is wished for people: all with the first, or each apart from each.
fn company(people: &[ParticipantId], together: bool) -> Vec<Rule> {
    let pairs = (0..people.len()).flat_map(|to| (0..to).map(move |from| (from, to)));
    let pairs = pairs.filter(|(from, _)| !together || *from == 0);
    let rule = |(from, to): (usize, usize)| match together {
        true => Rule::Together(people[from], people[to]),
        false => Rule::Apart(people[from], people[to]),
    };
    pairs.map(|pair| rule(pair).tidy()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        cafe::{Who, preparation::Language, seating::told},
        pages::sample::Day,
        words,
    };

    #[test]
    fn a_service_is_kept_apart_at_once() {
        let mut day = Day::of_four();
        let words = words::of(Language::Fr);
        let all: Vec<ParticipantId> = day.cafe.people.keys().copied().collect();
        let rules = company(&all, false);
        assert_eq!((rules.len(), company(&all, true).len()), (6, 3));
        let wish = Command::Wish { rules, holds: true };
        let said = words.proposal(&day.cafe, &wish).unwrap();
        assert!(
            said.contains("autant que possible") && day.cafe.people.values().all(|person| said.contains(&person.alias))
        );
        day.act(&wish, Who::Facilitator);
        // Four at two tables: not all of it can be.
        assert!(!day.cafe.outlook().unwrap().unkept.is_empty());
        assert_eq!(told(&day.cafe.arrangement.rules).len(), 1);
    }
}
