//! The ways in: the code and its QR code, and the three links with who may have them.

use std::time::Duration;

use leptos::{html, prelude::*};

use super::{Desk, Topic};
use crate::{parts::qr::Qr, words::fill};

/// What the desk's address ends with when its links are new.
pub const RENEWED: &str = "renewed";

/// An address without its scheme and path: what people type.
#[must_use]
pub(crate) fn host(url: &str) -> &str {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    rest.split('/').next().unwrap_or(rest)
}

/// The code in two halves, as it is read aloud.
#[must_use]
pub(crate) fn spaced(code: &str) -> String {
    let (left, right) = code.split_at_checked(3).unwrap_or((code, ""));
    [left, "\u{a0}", right].concat()
}

/// How to join, in the corner: opens the large one.
#[component]
pub(super) fn Join(desk: Desk) -> impl IntoView {
    let words = desk.words;
    let links = desk.links();
    let code = desk.look(|cafe| spaced(cafe.code.as_str()));
    let label = fill(words.common.qr, &[("url", &links.join)]);
    view! {
        <button
            type="button"
            class="join-corner"
            aria-haspopup="dialog"
            on:click=move |_| desk.topic.set(Some(Topic::Code))
        >
            <Qr text=links.join.clone() label />
            <span>
                <span>{host(&links.join).to_owned()}</span>
                <b>{code}</b>
                <small>{words.desk.join_larger}</small>
            </span>
        </button>
    }
    .into_any()
}

/// How to join, as large as the laptop can show it.
#[component]
pub(super) fn JoinLarge(desk: Desk) -> impl IntoView {
    let links = desk.links();
    let label = fill(desk.words.common.qr, &[("url", &links.join)]);
    view! {
        <div class="join-large">
            <Qr text=links.join.clone() label />
            <p class="join-code">{desk.look(|cafe| spaced(cafe.code.as_str()))}</p>
            <p>{links.join.clone()}</p>
        </div>
    }
}

/// The three links.
#[component]
pub(super) fn Links(desk: Desk) -> impl IntoView {
    let words = &desk.words.desk;
    let links = desk.links();
    view! {
        <Link desk label=words.join_link hint=words.join_link_hint url=links.join.clone() />
        <Link desk label=words.projector_link hint=words.projector_link_hint url=links.projector.clone() />
        <Link desk label=words.facilitator_link hint=words.facilitator_link_hint url=links.facilitator.clone() />
        // Of a rehearsal nothing is taken along.
        {(!desk.is_rehearsed())
            .then(|| {
                view! {
                    <p class="kept">
                        <a href=[desk.address("/desk/"), "/kit".to_owned()].concat()>{desk.words.kit.link}</a>
                        <a href=[desk.address("/desk/"), "/preparation.json".to_owned()].concat() download="">
                            {desk.words.prepare.keep}
                        </a>
                        <a href=[desk.address("/desk/"), "/again".to_owned()].concat()>{desk.words.prepare.again}</a>
                    </p>
                }
            })}
        <div class="renew">
            <p class="hint">{words.renew_hint}</p>
            <button type="button" class="quiet" on:click=move |_| desk.topic.set(Some(Topic::Renew))>
                {words.renew}
            </button>
        </div>
    }
    .into_any()
}

/// Says what new links do, before there are any.
#[component]
pub(super) fn Renew(desk: Desk) -> impl IntoView {
    let words = &desk.words.desk;
    // A form: the browser takes the new secret as it takes the first.
    view! {
        <p>{words.renew_sure}</p>
        <form method="post" action=[desk.address("/desk/"), "/renew".to_owned()].concat()>
            <button type="submit" class="primary" autofocus>
                {words.renew_do}
            </button>
        </form>
    }
}

/// The links, and that two of them are new.
#[component]
pub(super) fn Renewed(desk: Desk) -> impl IntoView {
    view! {
        <p class="renewed" role="status" tabindex="-1" autofocus>
            {desk.words.desk.renewed}
        </p>
        <Links desk />
    }
}

/// Shows new links, if the house has just made them. Loaded anew, the desk shows itself.
pub(super) fn show_renewed(desk: Desk) {
    // Effects run in browsers only.
    Effect::new(move |_| {
        if location_hash().as_deref() == Some(RENEWED) {
            // Only once the page stands: a dialog that opens before what is in it can't give that the focus.
            set_timeout(move || desk.topic.set(Some(Topic::Renewed)), Duration::ZERO);
            forget_renewed();
        }
    });
}

/// Takes the ending off the desk's address; following another one would take the focus away.
fn forget_renewed() {
    #[cfg(feature = "hall")]
    if let (Ok(history), Ok(path)) = (window().history(), location().pathname()) {
        // Fails only where a page may not change its own address: then it says so again.
        let _ = history.replace_state_with_url(&wasm_bindgen::JsValue::NULL, "", Some(&path));
    }
}

#[component]
fn Link(desk: Desk, label: &'static str, hint: &'static str, url: String) -> impl IntoView {
    let words = &desk.words.desk;
    let field = NodeRef::<html::Input>::new();
    let said = RwSignal::new("");
    let copy = move |_| {
        let copied = field.get_untracked().is_some_and(|field| copied(&field));
        said.set(if copied { words.copied } else { words.not_copied });
    };
    view! {
        <div class="link">
            <label>
                {label} <input type="text" readonly node_ref=field prop:value=url.clone() value=url.clone() />
            </label>
            <button type="button" class="quiet" on:click=copy>
                {words.copy}
            </button>
            <p class="hint">{hint} " " <b role="status">{move || said.get()}</b></p>
        </div>
    }
}

/// Selects the field and copies it. The old way: the new one is not there on a local network without https.
#[cfg(feature = "hall")]
fn copied(field: &web_sys::HtmlInputElement) -> bool {
    use wasm_bindgen::JsCast;
    field.select();
    let document = document().dyn_into::<web_sys::HtmlDocument>();
    document.is_ok_and(|document| document.exec_command("copy").unwrap_or(false))
}

#[cfg(not(feature = "hall"))]
fn copied<T>(_: &T) -> bool {
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_type_the_host_only() {
        assert_eq!(host("http://192.168.1.5:3000/j/K7QM4X"), "192.168.1.5:3000");
        assert_eq!(host("https://nappe.example/j/K7QM4X"), "nappe.example");
        assert_eq!(host("nappe.local"), "nappe.local");
    }

    #[test]
    fn a_code_is_read_in_two_halves() {
        assert_eq!(spaced("K7QM4X"), "K7Q\u{a0}M4X");
        assert_eq!(spaced(""), "\u{a0}");
    }
}
