//! Fields of plain forms: a label, a hint that says the limit before it is hit, what is wrong, all tied together.

use leptos::prelude::*;

use crate::{picture, words::Words};

/// What every field says about itself.
#[derive(Clone, Debug, Default)]
pub struct Asked {
    /// Its name in the form, and its id.
    pub name: String,
    /// What is asked.
    pub label: String,
    /// How it is meant, and its limit. May be empty.
    pub hint: String,
    /// What is wrong with what was typed.
    pub error: Option<String>,
    /// Whether the browser insists on an answer.
    pub required: bool,
    /// Whether the label says that it may stay empty.
    pub optional: bool,
}

impl Asked {
    /// Something that is asked for, with nothing wrong yet.
    #[must_use]
    pub fn new(name: impl Into<String>, label: impl Into<String>, hint: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            label: label.into(),
            hint: hint.into(),
            ..Self::default()
        }
    }

    /// The same, with what is wrong.
    #[must_use]
    pub fn wrong(self, error: Option<String>) -> Self {
        Self { error, ..self }
    }

    /// The same, with an answer that the browser insists on.
    #[must_use]
    pub fn required(self) -> Self {
        Self { required: true, ..self }
    }

    /// The same, with a label that says that it may stay empty.
    #[must_use]
    pub fn optional(self) -> Self {
        Self { optional: true, ..self }
    }

    /// The ids of what describes the field.
    fn described_by(&self) -> Option<String> {
        let hint = (!self.hint.is_empty()).then(|| format!("{}-hint", self.name));
        let error = self.error.as_ref().map(|_| format!("{}-error", self.name));
        let ids: Vec<String> = hint.into_iter().chain(error).collect();
        (!ids.is_empty()).then(|| ids.join(" "))
    }

    fn invalid(&self) -> Option<&'static str> {
        self.error.as_ref().map(|_| "true")
    }
}

/// The frame of a field; its children are the input.
#[component]
fn Frame(asked: Asked, words: &'static Words, children: Children) -> impl IntoView {
    let Asked {
        name,
        label,
        hint,
        error,
        optional,
        ..
    } = asked;
    view! {
        <div class="field">
            <label for=name.clone()>
                {label} {optional.then(|| view! { <span class="marginal">{format!(" ({})", words.common.optional)}</span> })}
            </label>
            {(!hint.is_empty()).then(|| view! { <p class="hint" id=format!("{name}-hint")>{hint}</p> })}
            {error.map(|error| view! { <p class="error" id=format!("{name}-error")>{error}</p> })}
            {children()}
        </div>
    }
}

/// One line of text.
#[component]
pub fn Line(
    /// What is asked.
    asked: Asked,
    /// In which language.
    words: &'static Words,
    /// What was typed before.
    value: String,
    /// The most characters that are taken.
    limit: usize,
) -> impl IntoView {
    let (name, described, invalid, required) = (
        asked.name.clone(),
        asked.described_by(),
        asked.invalid(),
        asked.required,
    );
    view! {
        <Frame asked words>
            <input
                type="text"
                id=name.clone()
                name=name
                value=value
                maxlength=limit.to_string()
                required=required
                aria-describedby=described
                aria-invalid=invalid
                autocomplete="off"
            />
        </Frame>
    }
}

/// Several lines of text.
#[component]
pub fn Lines(
    /// What is asked.
    asked: Asked,
    /// In which language.
    words: &'static Words,
    /// What was typed before.
    value: String,
    /// The most characters that are taken.
    limit: usize,
    /// How many lines are seen at once.
    rows: u8,
) -> impl IntoView {
    let (name, described, invalid, required) = (
        asked.name.clone(),
        asked.described_by(),
        asked.invalid(),
        asked.required,
    );
    // Leptos does not escape the children of a textarea.
    let value = picture::escape(&value).into_owned();
    view! {
        <Frame asked words>
            <textarea
                id=name.clone()
                name=name
                rows=rows.to_string()
                maxlength=limit.to_string()
                required=required
                aria-describedby=described
                aria-invalid=invalid
                inner_html=value
            ></textarea>
        </Frame>
    }
}

/// A whole number. What was typed may be none: it is shown again as it was.
#[component]
pub fn Number(
    /// What is asked.
    asked: Asked,
    /// In which language.
    words: &'static Words,
    /// What was typed before.
    value: String,
) -> impl IntoView {
    let (name, described, invalid, required) = (
        asked.name.clone(),
        asked.described_by(),
        asked.invalid(),
        asked.required,
    );
    view! {
        <Frame asked words>
            <input
                type="text"
                class="number"
                inputmode="numeric"
                id=name.clone()
                name=name
                value=value
                maxlength="5"
                required=required
                aria-describedby=described
                aria-invalid=invalid
                autocomplete="off"
            />
        </Frame>
    }
}

/// One of a few: pairs of what is sent and what is read.
#[component]
pub fn Choice(
    /// What is asked.
    asked: Asked,
    /// In which language.
    words: &'static Words,
    /// What was chosen before.
    value: String,
    /// What there is to choose from.
    options: Vec<(&'static str, &'static str)>,
) -> impl IntoView {
    let (name, described, invalid) = (asked.name.clone(), asked.described_by(), asked.invalid());
    view! {
        <Frame asked words>
            <select id=name.clone() name=name aria-describedby=described aria-invalid=invalid>
                {options
                    .into_iter()
                    .map(|(sent, read)| view! { <option value=sent selected=sent == value>{read}</option> })
                    .collect_view()}
            </select>
        </Frame>
    }
}
