//! The facilitator's run sheet: the steps with times to note, and who goes where.

use leptos::prelude::*;

use super::{Kit, round_name};
use crate::{
    cafe::programme::{Step, StepKind},
    parts::plan::{Drawn, PlanTable},
    words::fill,
};

/// Steps and tables that one sheet has room for, mostly; if not, it goes on on the next.
const ROWS: usize = 11;

pub(super) fn leaves(kit: &Kit) -> Vec<AnyView> {
    let (words, own) = (kit.words(), &kit.words().kit);
    let steps = kit
        .cafe
        .programme
        .steps
        .iter()
        .map(|step| row(kit, step))
        .collect_view();
    let purpose = kit.cafe.preparation.purpose.clone();
    let steps = view! {
        <h3>{own.run.title}</h3>
        <p>{purpose}</p>
        <table class="plan-table">
            <thead>
                <tr>
                    <th scope="col">{own.run_step}</th>
                    <th scope="col">{own.run_minutes}</th>
                    <th scope="col">{own.run_time}</th>
                    <th scope="col">{own.run_do}</th>
                </tr>
            </thead>
            <tbody>{steps}</tbody>
        </table>
        <h4>{own.without_title}</h4>
        <p>{own.without}</p>
    };
    let drawn = Drawn::of(kit.plan());
    let supposed = kit.expected.as_ref().map(|expected| {
        let people = words.number(expected.present().count());
        view! { <p>{fill(words.plan.supposed, &[("n", &people)])}</p> }
    });
    // A question makes its round's row higher.
    let questions = kit.rounds().filter(|round| kit.cafe.question_of(*round).is_some());
    let fits = kit.cafe.programme.steps.len() + drawn.rows.len() + questions.count() <= ROWS;
    let plan = (!drawn.ways.is_empty()).then(|| {
        view! {
            <h3>{words.plan.title}</h3>
            {supposed}
            <PlanTable drawn words />
        }
    });
    match plan {
        Some(plan) if !fits => vec![
            kit.leaf("leaf-run leaf-long", "", steps),
            kit.leaf("leaf-run leaf-long", "", plan),
        ],
        plan => vec![kit.leaf("leaf-run leaf-long", "", (steps, plan))],
    }
}

fn row(kit: &Kit, step: &Step) -> impl IntoView + use<> {
    let (words, own) = (kit.words(), &kit.words().kit);
    let question = |id| kit.cafe.question(id).map(|question| question.tied());
    let (name, about, to_do) = match step.kind {
        StepKind::Arrival => (words.common.arrival.into_any(), None, own.do_arrival),
        StepKind::Plenary { question: id } => (words.common.plenary.into_any(), question(id), own.do_plenary),
        StepKind::Round { round } => {
            let about = kit.cafe.question_of(round).map(|question| question.tied());
            (round_name(words, round).into_any(), about, own.do_round)
        }
        StepKind::Travel { .. } if kit.has_hosts() => (words.common.travel.into_any(), None, own.do_travel_hosted),
        StepKind::Travel { .. } => (words.common.travel.into_any(), None, own.do_travel),
        StepKind::Harvest => (words.common.harvest.into_any(), None, own.do_harvest),
        StepKind::Closed => (words.common.closed.into_any(), None, own.do_closed),
    };
    let minutes = step.seconds.map(|seconds| {
        let minutes = seconds.div_ceil(60).to_string();
        fill(words.common.minutes, &[("n", &minutes)])
    });
    view! {
        <tr>
            <th scope="row">{name}</th>
            <td>{minutes}</td>
            <td class="run-time"></td>
            <td>
                {about.map(|about| view! { <span class="hand">{about}</span> })} {to_do}
            </td>
        </tr>
    }
}
