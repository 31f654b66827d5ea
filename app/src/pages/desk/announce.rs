//! Announcing something to all, or to a table; and what is announced now, to be taken back.

use leptos::prelude::*;

use super::Desk;
use crate::{
    cafe::{Cafe, Command, event::Announcement, id::TableId, limits},
    words::{Words, fill},
};

/// The form.
#[component]
pub(super) fn Announce(desk: Desk) -> impl IntoView {
    let words = desk.words;
    let text = RwSignal::new(String::new());
    let table = RwSignal::new(None::<TableId>);
    // Before people sit there, nobody is around a table.
    let tables = desk.look(|cafe| match cafe.round_now() {
        Some(_) => cafe.tables_in_use().collect(),
        None => vec![],
    });
    let options = move |tables: Vec<TableId>| {
        let option = |table: TableId| view! { <option value=table.to_string()>{words.table_name(table)}</option> };
        tables.into_iter().map(option).collect_view()
    };
    let announce = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let (table, text) = (table.get_untracked(), text.get_untracked());
        desk.live.wants(Command::Announce { table, text });
        desk.topic.set(None);
    };
    view! {
        <Standing desk />
        <form on:submit=announce>
            <label>
                {words.desk.announce_to}
                <select on:change=move |event| table.set(event_target_value(&event).parse().ok())>
                    <option value="">{words.desk.announce_all}</option>
                    {options(tables)}
                </select>
            </label>
            <label>
                {words.desk.announce_text}
                <textarea
                    rows="3"
                    required
                    autofocus
                    maxlength=limits::ANNOUNCEMENT.to_string()
                    prop:value=move || text.get()
                    on:input=move |event| text.set(event_target_value(&event))
                ></textarea>
            </label>
            <p class="hint">{fill(words.desk.announce_hint, &[("n", &limits::ANNOUNCEMENT.to_string())])}</p>
            <button type="submit" class="primary">{words.desk.announce}</button>
        </form>
    }
    .into_any()
}

/// What is announced in this step, each to be taken back.
#[component]
pub(super) fn Standing(desk: Desk) -> impl IntoView {
    let words = desk.words;
    let standing = desk.memo(move |cafe| standing(cafe, words));
    view! {
        <ul class="announced">
            <For each=move || standing.get() key=Clone::clone let((table, line))>
                <li>
                    <span>{line}</span>
                    <button
                        type="button"
                        class="quiet"
                        on:click=move |_| desk.live.wants(Command::Announce { table, text: String::new() })
                    >
                        {words.desk.announce_end}
                    </button>
                </li>
            </For>
        </ul>
    }
    .into_any()
}

/// To which table, and the line that says it.
fn standing(cafe: &Cafe, words: &Words) -> Vec<(Option<TableId>, String)> {
    let line = |said: &Announcement| {
        let table = said.to.map(|cloth| cloth.table);
        let to = table.map_or_else(|| words.desk.announce_all.to_owned(), |table| words.table_name(table));
        let line = fill(words.desk.announced, &[("to", &to), ("text", &said.text)]);
        (table, line)
    };
    cafe.announcements.iter().map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        cafe::{Who, preparation::Language},
        pages::sample,
        words,
    };

    #[test]
    fn what_is_announced_stands_until_the_step_ends_or_it_is_taken_back() {
        let words = words::of(Language::Fr);
        let mut day = sample::day();
        let announce = |day: &mut sample::Day, table, text: &str| {
            let text = text.to_owned();
            day.act(&Command::Announce { table, text }, Who::Facilitator);
            standing(&day.cafe, words).len()
        };
        assert_eq!(announce(&mut day, None, "Le café est servi"), 1);
        assert_eq!(announce(&mut day, Some(TableId(1)), "Plus bas, merci"), 2);
        assert_eq!(announce(&mut day, Some(TableId(1)), ""), 1);
        let (_, line) = standing(&day.cafe, words).remove(0);
        assert!(
            line.contains("Le café est servi") && line.contains("Tout le monde"),
            "{line}"
        );
        day.next();
        assert_eq!(standing(&day.cafe, words), []);
    }
}
