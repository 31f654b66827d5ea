//! What a facilitator should know about the plan, before people find out: said while they arrive.

use leptos::prelude::*;

use super::Desk;
use crate::{
    cafe::{programme::StepKind, seating::PlanRemark},
    words::{Words, fill},
};

/// The remarks, while there is time to prepare otherwise.
#[component]
pub(super) fn Plan(desk: Desk) -> impl IntoView {
    let words = desk.words;
    let remarks = desk.memo(|cafe| match cafe.programme.now() {
        StepKind::Arrival => cafe.plan_remarks(),
        _ => vec![],
    });
    move || {
        let remarks = remarks.get();
        (!remarks.is_empty()).then(|| {
            let lines = remarks
                .into_iter()
                .map(|remark| view! { <li>{sentence(remark, words)}</li> });
            view! {
                <section class="plan">
                    <h3>{words.desk.plan}</h3>
                    <ul>{lines.collect_view()}</ul>
                </section>
            }
        })
    }
}

fn sentence(remark: PlanRemark, words: &Words) -> String {
    let desk = &words.desk;
    match remark {
        PlanRemark::Stay => desk.plan_stay.to_owned(),
        PlanRemark::Swap => desk.plan_swap.to_owned(),
        PlanRemark::MoveOn => desk.plan_move_on.to_owned(),
        PlanRemark::SeesSome { seen, tables } => fill(
            desk.plan_sees_some,
            &[("seen", &words.number(seen)), ("tables", &words.number(tables))],
        ),
        PlanRemark::ComesBack => desk.plan_comes_back.to_owned(),
        PlanRemark::Shared => desk.plan_shared.to_owned(),
        PlanRemark::Empty { tables } => words.count(desk.plan_empty, tables),
    }
}
