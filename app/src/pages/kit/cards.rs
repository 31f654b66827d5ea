//! Place cards: everybody's way from table to table, to be cut out.

use leptos::prelude::*;

use super::{Kit, round_name};
use crate::{
    cafe::id::{GroupId, Mover, Round, TableId},
    words::fill,
};

/// Cards on a sheet.
const ON_A_SHEET: usize = 8;
/// Rounds that a card shows in large letters, and below each other.
const FEW: usize = 3;
const SOME: usize = 5;

/// Somebody's card.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Card {
    /// The group's letter, or the number of the seat; blank for somebody with a name.
    pub(super) mark: String,
    /// What that is, in words.
    pub(super) what: String,
    /// Their name, as far as it is known; on a numbered card and in a group there is a line for it.
    pub(super) name: String,
    /// The table that they host.
    pub(super) hosts: Option<TableId>,
    /// Where they go.
    pub(super) way: Vec<(Round, TableId)>,
}

impl Card {
    /// Everybody's.
    pub(super) fn all(kit: &Kit) -> Vec<Self> {
        if kit.cafe.mixes() {
            Self::people(kit)
        } else {
            Self::groups(kit)
        }
    }

    fn people(kit: &Kit) -> Vec<Self> {
        let (plan, words) = (kit.plan(), kit.words());
        let numbered = kit.expected.is_some();
        let card = |mover: Mover| {
            let id = mover.participant();
            let person = plan.people.get(&id)?;
            let (mark, what, name) = match numbered {
                true => {
                    let what = fill(words.kit.seat, &[("n", &person.alias)]);
                    (person.alias.clone(), what, String::new())
                }
                false => (String::new(), String::new(), person.alias.clone()),
            };
            Some(Self {
                mark,
                what,
                name,
                hosts: plan.hosted_by(id),
                way: way(kit, mover),
            })
        };
        plan.movers().into_iter().filter_map(card).collect()
    }

    fn groups(kit: &Kit) -> Vec<Self> {
        let (cafe, words) = (&kit.cafe, kit.words());
        let groups = usize::from(cafe.groups).max(1);
        let expected = cafe.expected().max(cafe.present().count());
        let cards = (1..=cafe.groups).map(GroupId).flat_map(|group| {
            let letter = group.letter();
            // As people come, they go to the groups in turn.
            let share = (expected + groups - usize::from(group.0)) / groups;
            let mut names: Vec<String> = cafe.members(group).map(|person| person.alias.clone()).collect();
            names.resize(names.len().max(share), String::new());
            let way = way(kit, group.into());
            names.into_iter().map(move |name| Self {
                mark: letter.clone(),
                what: fill(words.common.group, &[("letter", &letter)]),
                name,
                hosts: None,
                way: way.clone(),
            })
        });
        cards.collect()
    }
}

fn way(kit: &Kit, mover: Mover) -> Vec<(Round, TableId)> {
    let seat = |round| Some((round, kit.plan().seat_of(mover, round)?));
    kit.rounds().filter_map(seat).collect()
}

pub(super) fn leaves(kit: &Kit) -> Vec<AnyView> {
    let cards: Vec<Card> = Card::all(kit).into_iter().filter(|card| !card.way.is_empty()).collect();
    let sheets = cards.chunks(ON_A_SHEET).map(|cards| {
        let cards: Vec<_> = cards.iter().map(|one| card(kit, one)).collect();
        view! { <article class="leaf leaf-cards">{cards}</article> }.into_any()
    });
    sheets.collect()
}

fn card(kit: &Kit, card: &Card) -> impl IntoView + use<> {
    let words = kit.words();
    let stays = card.hosts.map(|table| {
        view! { <p class="card-hosts">{fill(words.kit.stays, &[("n", &table.to_string())])}</p> }
    });
    let few = card.way.len() <= FEW && card.hosts.is_none();
    let asked = card.way.iter().any(|(round, _)| kit.cafe.question_of(*round).is_some());
    let rounds = card.way.iter().map(|(round, table)| {
        // Where each round has its question, it is what people remember it by; as far as there is room.
        let question = kit.cafe.question_of(*round).filter(|_| few);
        view! {
            <li>
                {round_name(words, *round)} <span>{words.table_name(*table)}</span>
                {question.map(|question| view! { <span class="card-question hand">{question.tied()}</span> })}
            </li>
        }
    });
    let class = match card.way.len() {
        _ if few && !asked => "place-card few",
        ..=SOME => "place-card",
        _ => "place-card many",
    };
    let named = !card.name.is_empty();
    view! {
        <section class=class>
            <header>
                {(!card.mark.is_empty())
                    .then(|| view! { <b class="card-mark" aria-hidden="true">{card.mark.clone()}</b> })}
                <p>
                    <span>{card.what.clone()}</span>
                    {if named {
                        view! { <b class="card-name">{card.name.clone()}</b> }.into_any()
                    } else {
                        view! { <span class="card-blank">{words.kit.name}</span> }.into_any()
                    }}
                </p>
            </header>
            {stays}
            <ol>{rounds.collect_view()}</ol>
            <p class="card-foot">{kit.cafe.preparation.title.clone()}</p>
        </section>
    }
}
