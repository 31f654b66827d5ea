//! `/j/CODE`: somebody says their name and gets a seat.

use leptos::prelude::*;

use super::shell::Shell;
use crate::{
    cafe::{
        Refusal,
        id::{Code, TableId},
        limits,
        preparation::Language,
    },
    words::{self, fill},
};

/// The page that a QR code opens.
#[component]
pub fn JoinPage(
    /// The language it speaks.
    language: Language,
    /// The café's code.
    code: Code,
    /// The café's title.
    title: String,
    /// Why people meet. May be empty.
    purpose: String,
    /// The alias that was typed before, or that the phone had.
    alias: String,
    /// The table whose sign was scanned.
    #[prop(optional_no_strip)]
    table: Option<TableId>,
    /// Why that alias can't be.
    #[prop(optional_no_strip)]
    refusal: Option<Refusal>,
) -> impl IntoView {
    let all = words::of(language);
    let words = &all.join;
    let error = refusal.map(|refusal| all.refusal(&refusal));
    let described = if error.is_some() {
        "alias-hint alias-error"
    } else {
        "alias-hint"
    };
    let refused = error.is_some();
    let invalid = refused.then_some("true");
    let at = table.map(|table| [" · ", &all.table_name(table)].concat());
    let table = table.map(|table| view! { <input type="hidden" name="table" value=table.to_string() /> });
    view! {
        <Shell language title=format!("{} · {title}", words.title)>
            <main id="main" class="join sheet">
                <header class="join-cafe">
                    <p class="hint">{words.title}{at}</p>
                    <h1>{title.clone()}</h1>
                    <p class="purpose">{purpose}</p>
                </header>
                <form method="post" action=format!("/j/{code}") class="form">
                    {table}
                    <div class="field">
                        <label for="alias">{words.alias}</label>
                        <p class="hint" id="alias-hint">
                            {fill(words.alias_hint, &[("n", &limits::ALIAS.to_string())])}
                        </p>
                        {error.map(|error| view! { <p class="error" id="alias-error">{error}</p> })}
                        <input
                            type="text"
                            id="alias"
                            name="alias"
                            value=alias
                            required=true
                            maxlength=limits::ALIAS.to_string()
                            autocomplete="nickname"
                            autocapitalize="words"
                            spellcheck="false"
                            enterkeyhint="go"
                            autofocus=refused
                            aria-describedby=described
                            aria-invalid=invalid
                        />
                    </div>
                    <p class="hint">{words.privacy}</p>
                    <p class="hint">{words.as_table}</p>
                    <button class="primary">{words.button}</button>
                </form>
            </main>
        </Shell>
    }
}

#[cfg(test)]
mod tests {
    use super::{super::drawn::html, *};

    #[test]
    fn a_taken_alias_is_kept_and_explained() {
        let page = html(|| {
            view! {
                <JoinPage
                    language=Language::Fr
                    code="K7QM4X".parse().unwrap()
                    title="<b>Café</b>".to_owned()
                    purpose=String::new()
                    alias="\"Anne".to_owned()
                    table=Some(TableId(3))
                    refusal=Some(Refusal::AliasTaken)
                />
            }
        });
        assert!(page.contains("value=\"&quot;Anne\""), "{page}");
        assert!(page.contains("aria-describedby=\"alias-hint alias-error\"") && page.contains(" autofocus"));
        assert!(page.contains("Quelqu’un porte déjà ce nom") && !page.contains("<b>"));
        assert!(page.contains("action=\"/j/K7QM4X\""));
        assert!(page.contains("name=\"table\" value=\"3\"") && page.contains("Table\u{a0}3"));
    }
}
