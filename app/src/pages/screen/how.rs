//! How a World Café works, in four pictures: what people look at while they wait.

use leptos::prelude::*;

use crate::words::Words;

/// The four pictures, each with a few words.
pub(super) fn how(words: &'static Words) -> impl IntoView {
    let own = &words.screen;
    let pictures = [
        (TALK, own.how_talk),
        (BELL, own.how_bell),
        (READ, own.how_read),
        (HARVEST, own.how_harvest),
    ];
    let items = pictures.map(|(picture, said)| {
        view! {
            <li>
                <div aria-hidden="true" inner_html=picture></div>
                <p>{said}</p>
            </li>
        }
    });
    view! { <ol class="wall-how">{items.collect_view()}</ol> }
}

/// People around a table, and what they write on it.
const TALK: &str = r#"<svg viewBox="0 0 120 80"><ellipse class="paper" cx="60" cy="42" rx="38" ry="22"/><path class="ink" d="M38 40q6-8 12 0t12 0M58 50q6-6 12 0t10 0"/><g class="people"><circle cx="60" cy="10" r="8"/><circle cx="14" cy="34" r="8"/><circle cx="106" cy="34" r="8"/><circle cx="40" cy="72" r="8"/><circle cx="82" cy="72" r="8"/></g></svg>"#;
/// The bell, and the way to the next table.
const BELL: &str = r#"<svg viewBox="0 0 120 80"><path class="paper" d="M46 50c6-6 4-30 14-30s8 24 14 30z"/><path class="around" d="M40 50h40M56 56q4 6 8 0M60 12v8"/><path class="around" d="M30 22q-6 10 0 20M90 22q6 10 0 20M24 70h66m-10-7 12 7-12 7"/></svg>"#;
/// Somebody who comes to a tablecloth on which others have written.
const READ: &str = r#"<svg viewBox="0 0 120 80"><path class="paper" d="M30 16h76v52H30z"/><path class="earlier" d="M40 28q8-8 16 0t16 0M78 34q6-6 12 0t8 0"/><path class="ink" d="M46 54q8-8 16 0t16 0"/><path class="ink" d="M62 32q4 8 0 16"/><g class="people"><circle cx="16" cy="42" r="9"/></g></svg>"#;
/// All tablecloths side by side.
const HARVEST: &str = r#"<svg viewBox="0 0 120 80"><path class="around" d="M6 14h108"/><path class="paper" d="M12 14h28v40H12zM46 14h28v40H46zM80 14h28v40H80z"/><path class="ink" d="M17 26q5-5 9 0t9 0M51 34q5-5 9 0t9 0M85 26q5-5 9 0t9 0M85 42q5-5 9 0t9 0"/><g class="people"><circle cx="26" cy="70" r="7"/><circle cx="60" cy="70" r="7"/><circle cx="94" cy="70" r="7"/></g></svg>"#;
