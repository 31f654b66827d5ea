//! Masking a trace: the reason is asked for, its author will read it.

use leptos::prelude::*;

use super::{Desk, traces::Drawn};
use crate::cafe::{Command, id::TraceId, limits};

/// The form.
#[component]
pub(super) fn MaskForm(desk: Desk, trace: TraceId) -> impl IntoView {
    let words = desk.words;
    let reason = RwSignal::new(String::new());
    let text = desk.look(|cafe| cafe.traces.find(trace).map(|(_, trace)| words.content(trace)));
    let mask = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        desk.live.wants(Command::Mask {
            trace,
            reason: reason.get_untracked(),
        });
        desk.topic.set(None);
    };
    view! {
        <form on:submit=mask>
            <Drawn desk id=trace />
            <p class="said">{text}</p>
            <label>
                {words.desk.mask_reason}
                <input
                    type="text"
                    required
                    autofocus
                    autocomplete="off"
                    maxlength=limits::REASON.to_string()
                    prop:value=move || reason.get()
                    on:input=move |event| reason.set(event_target_value(&event))
                />
            </label>
            <p class="hint">{words.desk.mask_hint}</p>
            <button type="submit" class="primary">{words.desk.mask}</button>
        </form>
    }
}
