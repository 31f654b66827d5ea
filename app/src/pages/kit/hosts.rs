//! Sheets for hosts: what to do in each round, and lines for what each group leaves.

use leptos::prelude::*;

use super::{Kit, round_name};
use crate::{
    cafe::id::{Mover, Round, TableId},
    words::fill,
};

/// Names on a line; of more, only how many.
const NAMES: usize = 8;
/// Rounds on a sheet, each with room to write.
const ON_A_SHEET: usize = 4;

pub(super) fn leaves(kit: &Kit) -> Vec<AnyView> {
    let rounds: Vec<Round> = kit.rounds().collect();
    let sheets = kit.tables().flat_map(|table| {
        let sheets = rounds.chunks(ON_A_SHEET);
        sheets.map(move |rounds| (table, rounds))
    });
    sheets.map(|(table, rounds)| leaf(kit, table, rounds)).collect()
}

fn leaf(kit: &Kit, table: TableId, rounds: &[Round]) -> AnyView {
    let (words, own) = (kit.words(), &kit.words().kit);
    let host = kit.cafe.hosts.get(&table).and_then(|host| kit.cafe.people.get(host));
    let host = host.map(|host| host.alias.clone());
    let asked = kit.questions_at(table);
    let questions = asked.into_iter().map(|(round, question)| {
        view! {
            <p class="hand">
                {round.map(|round| round_name(words, round))} " " {question.tied()}
            </p>
        }
    });
    let questions = questions.collect_view();
    let rounds = rounds.iter().copied().map(|round| {
        let minutes = kit
            .minutes(round)
            .map(|minutes| fill(words.common.minutes, &[("n", &minutes.to_string())]));
        view! {
            <section class="host-round">
                <h4>
                    {round_name(words, round)} {minutes.map(|minutes| view! { <span>{minutes}</span> })}
                    <span class="times">{own.times}</span>
                </h4>
                {comes(kit, table, round)}
                <p class="hint">{own.host_left}</p>
                {lines()}
            </section>
        }
    });
    let rounds = rounds.collect_view();
    kit.leaf(
        "leaf-host",
        "",
        view! {
            <header class="leaf-head">
                <b class="leaf-number" aria-hidden="true">{table.to_string()}</b>
                <div>
                    <h3>{fill(own.host_of, &[("n", &table.to_string())])}</h3>
                    {match host {
                        Some(host) => view! { <p>{host}</p> }.into_any(),
                        None => view! { <p class="card-blank">{own.name}</p> }.into_any(),
                    }}
                </div>
            </header>
            <div class="host-questions">{questions}</div>
            <h4>{own.host_welcome}</h4>
            <ol class="host-steps">{own.host_steps.map(|step| view! { <li>{step}</li> }).collect_view()}</ol>
            {rounds}
            <section class="host-round last">
                <h4>{own.host_pass_on}</h4>
                {lines()}
            </section>
        },
    )
}

/// Lines to write on: more than there can be room for.
fn lines() -> impl IntoView {
    view! { <div class="lines" aria-hidden="true">{[(); 30].map(|()| view! { <i></i> }).collect_view()}</div> }
}

/// Who comes to a table in a round.
fn comes(kit: &Kit, table: TableId, round: Round) -> Option<impl IntoView + use<>> {
    let (words, plan) = (kit.words(), kit.plan());
    let hosts = |mover: &Mover| plan.mixes() && plan.hosted_by(mover.participant()).is_some();
    let there: Vec<_> = plan
        .movers()
        .into_iter()
        .filter(|mover| !hosts(mover) && plan.seat_of(*mover, round) == Some(table))
        .collect();
    let name = |mover: &Mover| match plan.mixes() {
        true => plan.people.get(&mover.participant()).map(|person| person.alias.clone()),
        false => Some(fill(words.common.group, &[("letter", &mover.group().letter())])),
    };
    let who = if there.len() > NAMES {
        words.count(words.common.people, there.len())
    } else {
        there.iter().filter_map(name).collect::<Vec<_>>().join(", ")
    };
    (!who.is_empty()).then(|| view! { <p>{fill(words.kit.comes, &[("who", &who)])}</p> })
}
