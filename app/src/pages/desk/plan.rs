//! Who sits where, round by round; what that is worth; and which wishes hold.

use leptos::prelude::*;

use super::Desk;
use crate::{
    cafe::{
        Cafe, Command,
        programme::StepKind,
        seating::{Outlook, Rule},
    },
    parts::plan::{Drawn, PlanTable},
    words::Words,
};

/// What the plan says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Said {
    /// What a facilitator should know before people find out, and how good the plan is.
    lines: Vec<String>,
    /// The wishes, each with why it is not kept if it is not.
    wishes: Vec<(Rule, String, Option<String>)>,
    drawn: Drawn,
}

impl Said {
    fn of(cafe: &Cafe, words: &Words) -> Self {
        let outlook = cafe.outlook();
        let arrival = cafe.programme.now() == StepKind::Arrival;
        let mut lines = if arrival { words.remarks(cafe) } else { vec![] };
        lines.extend(outlook.iter().flat_map(|outlook| words.worth(cafe, outlook)));
        let rules = cafe.arrangement.rules.iter();
        Self {
            lines,
            wishes: rules
                .map(|rule| {
                    (
                        *rule,
                        words.rule(cafe, *rule),
                        outlook.as_ref().and_then(|o| why(words, o, *rule)),
                    )
                })
                .collect(),
            drawn: Drawn::of(cafe),
        }
    }
}

fn why(words: &Words, outlook: &Outlook, rule: Rule) -> Option<String> {
    let unkept = outlook.unkept.iter().find(|unkept| unkept.rule == rule)?;
    Some(words.unkept(unkept))
}

/// The plan: open while there is time to prepare otherwise.
#[component]
pub(super) fn Plan(desk: Desk) -> impl IntoView {
    let words = desk.words;
    let said = desk.memo(move |cafe| Said::of(cafe, words));
    let arrival = desk.memo(|cafe| cafe.programme.now() == StepKind::Arrival);
    move || {
        let said = said.get();
        (!said.lines.is_empty()).then(|| {
            let lines = said
                .lines
                .into_iter()
                .map(|line| view! { <li>{line}</li> })
                .collect_view();
            let wishes = said.wishes.into_iter().map(|wish| line(desk, wish)).collect_view();
            view! {
                <details class="plan" open=arrival.get()>
                    <summary>{words.plan.title}</summary>
                    <ul>{lines}</ul>
                    <ul class="wishes">{wishes}</ul>
                    <PlanTable drawn=said.drawn words />
                </details>
            }
            .into_any()
        })
    }
}

/// A wish, why it is not kept, and a way to take it back.
fn line(desk: Desk, (rule, name, why): (Rule, String, Option<String>)) -> impl IntoView {
    let words = desk.words;
    view! {
        <li>
            <span>{name}</span>
            {why.map(|why| view! { <strong class="unkept">{why}</strong> })}
            <button
                type="button"
                class="quiet"
                on:click=move |_| desk.propose(Command::Wish { rule, holds: false })
            >
                {words.plan.unkept.take_back}
            </button>
        </li>
    }
}
