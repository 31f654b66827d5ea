//! Who sits where, round by round; what that is worth; and which wishes hold.

use std::hash::{DefaultHasher, Hash, Hasher};

use leptos::prelude::*;

use super::Desk;
use crate::{
    cafe::{
        Cafe, Command,
        programme::StepKind,
        seating::{Outlook, Rule, told},
    },
    parts::plan::{Drawn, PlanTable},
    words::Words,
};

/// What the plan says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Said {
    /// What a facilitator should know before people find out, and how good the plan is.
    lines: Vec<String>,
    /// The wishes, each with why it is not kept if it is not, and how it is taken back.
    wishes: Vec<(String, Option<String>, Command)>,
    /// Whether permanent companions can be avoided, and are not yet.
    may_spread: bool,
    drawn: Drawn,
}

/// What the plan says is said from: as long as this is the same, so is that. A note changes nothing of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Key {
    basis: u32,
    /// At which step the café is.
    at: usize,
    /// How many seats were taken.
    seats: usize,
    /// Everybody's way, as one number.
    ways: u64,
}

impl Key {
    fn of(cafe: &Cafe) -> Self {
        let mut ways = DefaultHasher::new();
        for (mover, way) in &cafe.ways {
            mover.0.hash(&mut ways);
            for (round, table) in way {
                (round.0, table.0).hash(&mut ways);
            }
        }
        Self {
            basis: cafe.basis(),
            at: cafe.programme.at,
            seats: cafe.people.values().map(|person| person.seats.len()).sum(),
            ways: ways.finish(),
        }
    }
}

impl Said {
    fn of(cafe: &Cafe, words: &Words) -> Self {
        let outlook = cafe.outlook();
        let arrival = cafe.programme.now() == StepKind::Arrival;
        let mut lines = if arrival { words.remarks(cafe) } else { vec![] };
        lines.extend(outlook.iter().flat_map(|outlook| words.worth(cafe, outlook)));
        let wishes = told(&cafe.arrangement.rules).into_iter().map(|rules| {
            let unkept = outlook.as_ref().and_then(|outlook| why(cafe, words, outlook, &rules));
            let name = words.wish(cafe, &rules);
            (name, unkept, Command::Wish { rules, holds: false })
        });
        let spread = (
            words.plan.change.spread.to_owned(),
            None,
            Command::Spread { holds: false },
        );
        Self {
            lines,
            wishes: cafe.spreads().then_some(spread).into_iter().chain(wishes).collect(),
            may_spread: cafe.allows(&Command::Spread { holds: true }) && !cafe.spreads(),
            drawn: Drawn::of(cafe),
        }
    }
}

fn why(cafe: &Cafe, words: &Words, outlook: &Outlook, rules: &[Rule]) -> Option<String> {
    let mut unkept = outlook
        .unkept
        .iter()
        .filter(|unkept| rules.contains(&unkept.rule))
        .peekable();
    let first = unkept.peek()?;
    Some(match rules {
        [_] => words.unkept(first),
        _ => words.unkept_wishes(cafe, unkept).join(" "),
    })
}

/// The plan: open while there is time to prepare otherwise.
#[component]
pub(super) fn Plan(desk: Desk) -> impl IntoView {
    let words = desk.words;
    let key = desk.memo(Key::of);
    let said = Memo::new(move |_| {
        // To follow it is not enough: what nobody reads is never worked out.
        key.get();
        desk.look(|cafe| Said::of(cafe, words))
    });
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
                    {said.may_spread.then(|| spread(desk))}
                    <PlanTable drawn=said.drawn words />
                </details>
            }
            .into_any()
        })
    }
}

/// A wish, why it is not kept, and a way to take it back.
fn line(desk: Desk, (name, why, back): (String, Option<String>, Command)) -> impl IntoView {
    let words = desk.words;
    view! {
        <li>
            <span>{name}</span>
            {why.map(|why| view! { <strong class="unkept">{why}</strong> })}
            <button
                type="button"
                class="quiet"
                hidden=desk.look(Cafe::is_over)
                on:click=move |_| desk.propose(back.clone())
            >
                {words.plan.unkept.take_back}
            </button>
        </li>
    }
}

/// The way to wish that nobody has permanent companions.
fn spread(desk: Desk) -> impl IntoView {
    view! {
        <p>
            <button type="button" class="quiet" on:click=move |_| desk.propose(Command::Spread { holds: true })>
                {desk.words.plan.change.avoid_companions}
            </button>
        </p>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        cafe::{Who, id::ParticipantId},
        pages::sample::{self, Day},
    };

    #[test]
    fn a_note_is_no_reason_to_say_the_plan_again() {
        let mut day = sample::day();
        let arrival = Key::of(&day.cafe);
        day.next();
        day.next();
        let held = Key::of(&day.cafe);
        assert_ne!(arrival, held);
        day.note(1, sample::cloth(2, 1), "mutualiser");
        assert_eq!(Key::of(&day.cafe), held);
        day.join("Mona");
        assert_ne!(Key::of(&day.cafe), held);
    }

    #[test]
    fn who_has_left_stays_where_they_sat() {
        let mut day = Day::of_four();
        // To the plenary, and to the first round.
        day.next();
        day.next();
        let participant = ParticipantId(1);
        day.act(&Command::Depart { participant }, Who::Facilitator);
        let drawn = Drawn::of(&day.cafe);
        let anne = |round: usize| {
            drawn
                .rows
                .iter()
                .any(|(_, seats)| seats[round].iter().any(|sitter| sitter.name == "Anne"))
        };
        assert_eq!((anne(0), anne(1)), (true, false));
    }
}
