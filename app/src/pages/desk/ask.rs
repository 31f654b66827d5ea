//! Asking an emergent question: its words, the traces it comes from, and when it is talked about.

use leptos::prelude::*;

use super::{Desk, length::seconds, traces::Drawn};
use crate::{
    cafe::{
        Cafe, Command, Venue,
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
    /// Where it is to be talked about.
    pub(super) at: At,
}

/// Where a question is to be talked about, as it is chosen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum At {
    /// In a plenary.
    #[default]
    Plenary,
    /// At a table of its own.
    Table,
    /// In the harvest.
    Harvest,
}

impl Default for Draft {
    fn default() -> Self {
        Self {
            announced: None,
            text: String::new(),
            from: Vec::new(),
            minutes: "15".to_owned(),
            at: At::default(),
        }
    }
}

impl Draft {
    /// What had been written, of a question that was not asked after all.
    pub(super) fn of(cafe: &Cafe, refused: Command) -> Option<Self> {
        let Command::Ask {
            question,
            text,
            from,
            venue,
        } = refused
        else {
            return None;
        };
        let blank = Self::default();
        let (at, minutes) = match venue {
            Venue::Plenary { minutes } => (At::Plenary, minutes.to_string()),
            Venue::Table(_) => (At::Table, blank.minutes),
            Venue::Harvest => (At::Harvest, blank.minutes),
        };
        let announced = announced(cafe).into_iter().any(|waits| waits.id == question);
        Some(Self {
            announced: announced.then_some(question),
            text,
            from,
            minutes,
            at,
        })
    }

    /// The traces that it comes from, without those that their authors have erased since.
    fn sources(&self, cafe: &Cafe) -> Vec<TraceId> {
        let there = self.from.iter().filter(|id| cafe.traces.find(**id).is_some());
        there.take(limits::SOURCES).copied().collect()
    }

    /// The command, once everything that it needs is there.
    fn command(&self, cafe: &Cafe) -> Option<Command> {
        let venue = match self.at {
            At::Plenary => Venue::Plenary {
                minutes: seconds(&self.minutes)? / 60,
            },
            At::Table => Venue::Table(cafe.next_table()),
            At::Harvest => Venue::Harvest,
        };
        let next = u16::try_from(cafe.questions.len() + 1).ok()?;
        Some(Command::Ask {
            question: self.announced.unwrap_or(QuestionId(next)),
            text: self.text.clone(),
            from: self.sources(cafe),
            venue,
        })
    }
}

/// The questions that are announced and talked about nowhere, emergent ones among them.
fn announced(cafe: &Cafe) -> Vec<Question> {
    let waits = |question: &&Question| question.place == Place::Announced;
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
            // A table more changes who sits where: that is shown first.
            if draft.with_untracked(|draft| draft.at) == At::Table {
                return desk.propose(command);
            }
            desk.live.wants(command);
            draft.set(Draft::default());
            desk.topic.set(None);
        }
    };
    let (to_come, hung, hangs) = desk.look(|cafe| {
        let programme = &cafe.programme;
        let (hung, hangs) = (programme.has_hung(), programme.is_harvested());
        (cafe.rounds_to_come().next().is_some(), hung, hangs || !hung)
    });
    let gone = |at: At| at == At::Table && !to_come || at == At::Harvest && !hangs;
    if draft.with_untracked(|draft| gone(draft.at)) {
        // It was chosen before the last round began, or before the harvest was over.
        draft.update(|draft| draft.at = At::default());
    }
    let plenary = match hung {
        true => words.emergent_next,
        false => words.emergent_plenary,
    };
    let choice = move |at: At, label: &'static str| {
        view! {
            <label class="choice">
                <input
                    type="radio"
                    name="when"
                    prop:checked=move || draft.with(|draft| draft.at == at)
                    on:change=move |_| draft.update(|draft| draft.at = at)
                />
                {label}
            </label>
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
                {choice(At::Plenary, plenary)}
                <label class="minutes" hidden=move || draft.with(|draft| draft.at != At::Plenary)>
                    {words.emergent_minutes}
                    <input
                        type="number"
                        inputmode="numeric"
                        min="1"
                        max=limits::MINUTES.to_string()
                        required
                        // What is hidden must not keep the form from being sent.
                        disabled=move || draft.with(|draft| draft.at != At::Plenary)
                        prop:value=move || draft.with(|draft| draft.minutes.clone())
                        on:input=move |event| draft.update(|draft| draft.minutes = event_target_value(&event))
                    />
                </label>
                {to_come.then(|| choice(At::Table, words.emergent_table))}
                {hangs.then(|| choice(At::Harvest, words.emergent_announce))}
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
                let missing = question.sources().iter().filter(|trace| !draft.from.contains(trace));
                draft.from.extend(missing.copied().collect::<Vec<_>>());
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
        let draft = desk.draft.get();
        desk.live.with(|cafe| {
            let sources = draft.sources(cafe).into_iter();
            let found = sources.filter_map(|id| Some((id, cafe.traces.find(id)?.1)));
            found
                .map(|(id, trace)| (id, desk.words.content(trace)))
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
                <For each=move || sources.get() key=Clone::clone let((id, text))>
                    <li>
                        <Drawn desk id />
                        <span class="said">{text}</span>
                        <button
                            type="button"
                            class="quiet"
                            on:click=move |_| desk.draft.update(|draft| draft.from.retain(|from| *from != id))
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
    use crate::{
        cafe::{
            Who,
            id::{ParticipantId, TableId},
            sight::Viewer,
        },
        pages::{desk::Links, sample},
    };

    #[test]
    fn what_was_not_asked_lies_in_the_form_again_as_it_was() {
        let day = sample::day();
        let draft = Draft {
            announced: announced(&day.cafe).first().map(|question| question.id),
            text: "Quand ?".into(),
            minutes: "25".into(),
            ..Draft::default()
        };
        for at in [At::Plenary, At::Table, At::Harvest] {
            let draft = Draft { at, ..draft.clone() };
            let again = Draft::of(&day.cafe, draft.command(&day.cafe).unwrap()).unwrap();
            assert_eq!(
                (again.announced, again.at, &again.text),
                (draft.announced, at, &draft.text)
            );
            assert_eq!(again.minutes, if at == At::Plenary { "25" } else { "15" });
        }
    }

    #[test]
    fn a_question_does_not_come_from_what_was_erased() {
        let mut day = sample::day();
        day.next();
        let trace = day.note(1, sample::cloth(1, 0), "prendre le temps");
        let draft = Draft {
            text: "Quand ?".into(),
            from: vec![trace],
            ..Draft::default()
        };
        assert_eq!(draft.sources(&day.cafe), [trace]);
        day.act(&Command::Erase { trace }, Who::Participant(ParticipantId(1)));
        assert_eq!(draft.sources(&day.cafe), []);
    }

    #[test]
    fn after_the_harvest_there_is_none_to_wait_for() {
        let mut day = sample::day();
        while !day.cafe.programme.is_harvested() {
            assert!(!day.cafe.programme.has_hung());
            day.next();
        }
        let draft = Draft {
            text: "Quand ?".into(),
            ..Draft::default()
        };
        day.act(&draft.command(&day.cafe).unwrap(), Who::Facilitator);
        day.next();
        // A plenary once more, and no harvest after it.
        assert!(!day.cafe.programme.is_harvested() && day.cafe.programme.has_hung());
        let start = day.start(Viewer::Facilitator);
        let form = || view! { <Ask desk=Desk::open(&start, Links::default(), None) /> }.to_html();
        let (html, words) = (Owner::new().with(form), &crate::words::of(start.language).desk);
        assert!(
            html.contains(words.emergent_next) && !html.contains(words.emergent_announce),
            "{html}"
        );
    }

    #[test]
    fn a_new_question_takes_the_next_number_and_an_announced_one_keeps_its_own() {
        let day = sample::day();
        let mut draft = Draft {
            text: "Quand ?".into(),
            ..Draft::default()
        };
        let asked = |draft: &Draft| match draft.command(&day.cafe) {
            Some(Command::Ask { question, venue, .. }) => Some((question.0, venue)),
            _ => None,
        };
        assert_eq!(asked(&draft), Some((5, Venue::Plenary { minutes: 15 })));
        draft.announced = announced(&day.cafe).first().map(|question| question.id);
        draft.at = At::Harvest;
        assert_eq!(asked(&draft), Some((4, Venue::Harvest)));
        draft.at = At::Table;
        assert_eq!(asked(&draft), Some((4, Venue::Table(TableId(3)))));
        draft.at = At::Plenary;
        draft.minutes = "0".into();
        assert_eq!(asked(&draft), None);
    }
}
