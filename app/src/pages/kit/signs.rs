//! Tent cards: the table's number, huge, what is talked about there, and the code with which one sits down.

use leptos::prelude::*;

use super::{Kit, round_name, size};
use crate::{
    cafe::id::TableId,
    parts::{qr::Qr, sign},
    words::fill,
};

pub(super) fn leaves(kit: &Kit) -> Vec<AnyView> {
    let fold = || view! { <p class="tent-fold">{kit.words().kit.fold}</p> };
    let signs = kit.tables().map(|table| {
        // Whoever sits on the other side reads the same.
        let sign = view! {
            <div class="tent turned" aria-hidden="true">{side(kit, table, true)}</div>
            {fold()}
            <div class="tent">{side(kit, table, false)}</div>
        };
        view! { <article class="leaf leaf-sign">{sign}</article> }.into_any()
    });
    signs.collect()
}

fn side(kit: &Kit, table: TableId, again: bool) -> impl IntoView + use<> {
    let words = kit.words();
    let url = kit.join(table);
    let label = if again {
        String::new()
    } else {
        fill(words.common.qr, &[("url", &url)])
    };
    let asked = kit.questions_at(table);
    let signs: usize = asked.iter().map(|(_, question)| question.text.chars().count()).sum();
    let several = asked.len() > 1;
    let questions = asked.into_iter().map(|(round, question)| {
        let class = if several { "several" } else { size(&question.text) };
        view! {
            <p class=class>
                {round.map(|round| round_name(words, round))} <span class="hand">{question.tied()}</span>
            </p>
        }
    });
    let tight = match signs {
        _ if !several => "tent-questions",
        ..=160 => "tent-questions",
        161..=450 => "tent-questions tight",
        _ => "tent-questions tighter",
    };
    view! {
        <div class="tent-table">
            <p class="tent-word">{fill(words.common.table, &[("n", "")]).trim().to_owned()}</p>
            <p class="tent-number" role="img" aria-label=table.0 inner_html=sign::svg(table)></p>
        </div>
        <div class=tight>
            {questions.collect_view()}
        </div>
        <div class="tent-code">
            <Qr text=url label />
            <p>
                <b>{words.kit.scan}</b>
                <br />
                {kit.typed()}
            </p>
        </div>
    }
}
