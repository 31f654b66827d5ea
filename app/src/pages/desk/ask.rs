//! Asking an emergent question: its words, the traces it comes from, and when it is talked about.

use leptos::prelude::*;

use super::{Desk, length::seconds, traces::Line};
use crate::{
    cafe::{
        Cafe, Command,
        id::{QuestionId, TraceId},
        limits,
        question::{Place, Question},
    },
    words::fill,
};

/// A question that is being written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Draft {
    /// An announced question; none asks a new one.
    pub(super) announced: Option<QuestionId>,
    pub(super) text: String,
    pub(super) from: Vec<TraceId>,
    /// Minutes of plenary, as they are typed.
    pub(super) minutes: String,
    /// Whether it is only announced.
    pub(super) only_announce: bool,
}

impl Default for Draft {
    fn default() -> Self {
        Self {
            announced: None,
            text: String::new(),
            from: Vec::new(),
            minutes: "15".to_owned(),
            only_announce: false,
        }
    }
}

impl Draft {
    /// The command, once everything that it needs is there.
    fn command(&self, cafe: &Cafe) -> Option<Command> {
        let minutes = match self.only_announce {
            true => None,
            false => Some(seconds(&self.minutes)? / 60),
        };
        let next = u16::try_from(cafe.questions.len() + 1).ok()?;
        Some(Command::Ask {
            question: self.announced.unwrap_or(QuestionId(next)),
            text: self.text.clone(),
            from: self.from.clone(),
            minutes,
        })
    }
}

/// The questions that were announced without a table.
fn announced(cafe: &Cafe) -> Vec<Question> {
    let waits = |question: &&Question| question.place == Place::Announced && !question.is_emergent();
    cafe.questions.iter().filter(waits).cloned().collect()
}

/// The form.
#[component]
pub(super) fn Ask(desk: Desk) -> impl IntoView {
    let words = &desk.words.desk;
    let draft = desk.draft;
    let ask = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if let Some(command) = desk.look(|cafe| draft.with_untracked(|draft| draft.command(cafe))) {
            desk.live.wants(command);
            draft.set(Draft::default());
            desk.topic.set(None);
        }
    };
    view! {
        <form class="ask" on:submit=ask>
            <Which desk />
            <label>
                {words.emergent_text}
                <textarea
                    rows="3"
                    required
                    autofocus
                    maxlength=limits::QUESTION.to_string()
                    prop:value=move || draft.with(|draft| draft.text.clone())
                    on:input=move |event| draft.update(|draft| draft.text = event_target_value(&event))
                ></textarea>
            </label>
            <Sources desk />
            <fieldset>
                <legend>{words.emergent_place}</legend>
                <label class="choice">
                    <input
                        type="radio"
                        name="when"
                        prop:checked=move || draft.with(|draft| !draft.only_announce)
                        on:change=move |_| draft.update(|draft| draft.only_announce = false)
                    />
                    {words.emergent_plenary}
                </label>
                <label class="minutes" hidden=move || draft.with(|draft| draft.only_announce)>
                    {words.emergent_minutes}
                    <input
                        type="number"
                        inputmode="numeric"
                        min="1"
                        max=limits::MINUTES.to_string()
                        prop:value=move || draft.with(|draft| draft.minutes.clone())
                        on:input=move |event| draft.update(|draft| draft.minutes = event_target_value(&event))
                    />
                </label>
                <label class="choice">
                    <input
                        type="radio"
                        name="when"
                        prop:checked=move || draft.with(|draft| draft.only_announce)
                        on:change=move |_| draft.update(|draft| draft.only_announce = true)
                    />
                    {words.emergent_announce}
                </label>
            </fieldset>
            <button type="submit" class="primary">{words.emergent_ask}</button>
        </form>
    }
    .into_any()
}

/// A new question, or one that was announced; not asked when none was.
#[component]
fn Which(desk: Desk) -> impl IntoView {
    let words = &desk.words.desk;
    let announced = desk.look(announced);
    if announced.is_empty() {
        return None;
    }
    let questions = announced.clone();
    let choose = move |event| {
        let id = event_target_value(&event).parse().ok();
        let chosen = announced.iter().find(|question| Some(question.id) == id);
        desk.draft.update(|draft| {
            draft.announced = chosen.map(|question| question.id);
            if let Some(question) = chosen {
                draft.text.clone_from(&question.text);
            }
        });
    };
    let chosen = move |id| desk.draft.with(|draft| draft.announced == id);
    let options = questions.into_iter().map(|question| {
        let id = question.id;
        view! {
            <option value=id.to_string() selected=move || chosen(Some(id))>
                {question.text}
            </option>
        }
    });
    Some(view! {
        <label>
            {words.emergent_which}
            <select on:change=choose>
                <option value="" selected=move || chosen(None)>
                    {words.emergent_new}
                </option>
                {options.collect_view()}
            </select>
        </label>
    })
}

/// The traces that were chosen, each to be taken away again.
#[component]
fn Sources(desk: Desk) -> impl IntoView {
    let words = &desk.words.desk;
    let sources = Memo::new(move |_| {
        let from = desk.draft.with(|draft| draft.from.clone());
        desk.live.with(|cafe| {
            let found = from.iter().filter_map(|id| cafe.traces.find(*id));
            found
                .map(|(_, trace)| Line::of(cafe, desk.words, trace))
                .collect::<Vec<_>>()
        })
    });
    let hint = move || {
        if sources.with(Vec::is_empty) {
            words.emergent_from_none.to_owned()
        } else {
            fill(words.emergent_from_hint, &[("n", &limits::SOURCES.to_string())])
        }
    };
    view! {
        <fieldset>
            <legend>{words.emergent_from}</legend>
            <ul class="picked">
                <For each=move || sources.get() key=Line::clone let(line)>
                    <li>
                        <span class="said">{line.text}</span>
                        <button
                            type="button"
                            class="quiet"
                            on:click=move |_| desk.draft.update(|draft| draft.from.retain(|from| *from != line.id))
                        >
                            {words.emergent_drop}
                        </button>
                    </li>
                </For>
            </ul>
            <p class="hint">{hint}</p>
        </fieldset>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pages::sample;

    #[test]
    fn a_new_question_takes_the_next_number_and_an_announced_one_keeps_its_own() {
        let day = sample::day();
        let mut draft = Draft {
            text: "Quand ?".into(),
            ..Draft::default()
        };
        let asked = |draft: &Draft| match draft.command(&day.cafe) {
            Some(Command::Ask { question, minutes, .. }) => Some((question.0, minutes)),
            _ => None,
        };
        assert_eq!(asked(&draft), Some((5, Some(15))));
        draft.announced = announced(&day.cafe).first().map(|question| question.id);
        draft.only_announce = true;
        assert_eq!(asked(&draft), Some((4, None)));
        draft.only_announce = false;
        draft.minutes = "0".into();
        assert_eq!(asked(&draft), None);
    }
}
