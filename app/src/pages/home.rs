//! `/`: join a café with its code, or open one.

use leptos::prelude::*;

use super::shell::Shell;
use crate::{
    cafe::{id::Code, preparation::Language},
    words::{self, Home, fill},
};

/// The first page.
#[component]
pub fn HomePage(
    /// The language it speaks.
    language: Language,
    /// What was typed as a code, when there is no café of that code.
    #[prop(optional_no_strip)]
    refused: Option<String>,
) -> impl IntoView {
    let words = &words::of(language).home;
    let error = refused.as_deref().map(|typed| why(words, typed));
    let described = if error.is_some() {
        "code-hint code-error"
    } else {
        "code-hint"
    };
    let invalid = error.as_ref().map(|_| "true");
    view! {
        <Shell language title=words.title>
            <main id="main" class="home sheet">
                <header class="home-top">
                    <h1>{words.title}</h1>
                    <p class="lead">{words.lead}</p>
                </header>
                <section class="home-join" aria-labelledby="join">
                    <h2 id="join">{words.join_title}</h2>
                    <form method="post" action="/join" class="form">
                        <div class="field">
                            <label for="code">{words.join_label}</label>
                            <p class="hint" id="code-hint">
                                {words.join_hint}
                            </p>
                            {error.map(|error| view! { <p class="error" id="code-error">{error}</p> })}
                            <input
                                type="text"
                                id="code"
                                name="code"
                                class="code"
                                value=refused.unwrap_or_default()
                                required=true
                                maxlength="16"
                                autocomplete="off"
                                autocapitalize="characters"
                                spellcheck="false"
                                enterkeyhint="go"
                                aria-describedby=described
                                aria-invalid=invalid
                            />
                        </div>
                        <button class="primary">{words.join_button}</button>
                    </form>
                </section>
                <section class="home-open" aria-labelledby="open">
                    <h2 id="open">{words.open_title}</h2>
                    <p>{words.open_text}</p>
                    <a class="quiet" href="/new">
                        {words.open_button}
                    </a>
                </section>
                <section class="home-what" aria-labelledby="what">
                    <h2 id="what">{words.what_title}</h2>
                    <ol class="marks">
                        <li>{words.what_talk}</li>
                        <li>{words.what_move}</li>
                        <li>{words.what_keep}</li>
                    </ol>
                </section>
            </main>
        </Shell>
    }
}

/// Why a code leads nowhere.
fn why(words: &Home, typed: &str) -> String {
    match typed.parse::<Code>() {
        Ok(code) => fill(words.join_unknown, &[("code", code.as_str())]),
        Err(_) => words.join_unreadable.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::{super::drawn::html, *};

    #[test]
    fn a_code_that_leads_nowhere_is_kept_and_explained() {
        let page = |typed: &str| {
            let refused = Some(typed.to_owned());
            html(|| view! { <HomePage language=Language::En refused /> })
        };
        let unknown = page("k7q m4x");
        assert!(unknown.contains("No café has the code K7QM4X"), "{unknown}");
        assert!(unknown.contains("value=\"k7q m4x\""));
        let unreadable = page("\"><script>");
        assert!(
            unreadable.contains("A code has six letters") && !unreadable.contains("<script>"),
            "{unreadable}"
        );
    }

    #[test]
    fn a_static_page_needs_no_script() {
        let page = html(|| view! { <HomePage language=Language::Fr refused=None /> });
        assert!(page.starts_with("<!DOCTYPE html><html lang=\"fr\">"), "{page}");
        assert!(!page.contains("<script") && !page.contains("style="), "{page}");
        assert!(!page.contains("aria-invalid"));
    }
}
