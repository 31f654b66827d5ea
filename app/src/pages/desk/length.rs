//! Setting how long a step lasts, with the numbers that say what will become of the clock.

use leptos::prelude::*;

use super::{Desk, conduct::minutes, steps};
use crate::{
    cafe::{
        Cafe, Command,
        id::{Millis, StepId},
        limits,
    },
    live::call::Call,
    words::{Words, fill},
};

/// What the dialog is called.
pub(super) fn title(desk: Desk, step: StepId) -> String {
    let words = desk.words;
    desk.look(|cafe| {
        let name = cafe
            .programme
            .step(step)
            .map(|step| steps::name(cafe, words, step.kind));
        fill(words.desk.length_of, &[("step", &name.unwrap_or_default())])
    })
}

/// The form.
#[component]
pub(super) fn Length(desk: Desk, step: StepId) -> impl IntoView {
    let words = desk.words;
    let before = desk.look(|cafe| cafe.programme.step(step).and_then(|step| step.seconds));
    let wanted = RwSignal::new(before.map(minutes).unwrap_or_default());
    let explained = move || {
        let seconds = seconds(&wanted.get())?;
        let now = desk.live.now.get();
        Some(desk.live.with(|cafe| explain(cafe, words, step, seconds, now)))
    };
    let calls = move || {
        let (seconds, now) = (seconds(&wanted.get())?, desk.live.now.get());
        let elapsed = desk.live.with(|cafe| elapsed(cafe, step, now)).unwrap_or(0);
        calls(words, seconds, elapsed)
    };
    let set = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if let Some(seconds) = seconds(&wanted.get_untracked()) {
            desk.live.wants(Command::SetLength { step, seconds });
            desk.topic.set(None);
        }
    };
    view! {
        <form on:submit=set>
            <label>
                {words.desk.length_label}
                <input
                    type="number"
                    inputmode="numeric"
                    min="1"
                    max=limits::MINUTES.to_string()
                    required
                    autofocus
                    prop:value=move || wanted.get()
                    on:input=move |event| wanted.set(event_target_value(&event))
                />
            </label>
            <p class="hint" aria-live="polite">{explained}</p>
            <p class="hint" aria-live="polite">{calls}</p>
            <button type="submit" class="primary">{words.desk.set}</button>
        </form>
    }
}

/// Typed minutes as seconds; none unless they may be.
pub(super) fn seconds(minutes: &str) -> Option<u32> {
    let minutes = minutes.trim().parse::<u32>().ok()?;
    (1..=limits::MINUTES).contains(&minutes).then_some(60 * minutes)
}

/// How many seconds of a step have passed, if that is the current one.
fn elapsed(cafe: &Cafe, id: StepId, now: Millis) -> Option<u32> {
    cafe.programme.current().filter(|step| step.id == id)?;
    Some((cafe.programme.clock.elapsed(now) / 1_000) as u32)
}

/// What will be called before the bell, after so many seconds of so many: a short step has but the bell.
fn calls(words: &Words, seconds: u32, elapsed: u32) -> Option<String> {
    let to_come = Call::before_bell(seconds).filter(|(_, left)| elapsed + left < seconds);
    let calls: Vec<&str> = to_come.map(|(call, _)| call.said(words)).collect();
    (!calls.is_empty()).then(|| fill(words.desk.length_calls, &[("calls", &calls.join(" "))]))
}

/// What becomes of the clock: `5 min → 25 min. 3 min écoulées restent écoulées. La cloche sonnera dans 22 min.` A step
/// to come has nothing to explain.
fn explain(cafe: &Cafe, words: &Words, id: StepId, seconds: u32, now: Millis) -> String {
    let in_words = |n: String| fill(words.common.minutes, &[("n", &n)]);
    let Some(step) = cafe.programme.current().filter(|step| step.id == id) else {
        return String::new();
    };
    let elapsed = elapsed(cafe, id, now).unwrap_or(0);
    let from = step
        .seconds
        .map_or_else(|| "…".to_owned(), |seconds| in_words(minutes(seconds)));
    let blanks = [
        ("from", from.as_str()),
        ("to", &in_words(minutes(seconds))),
        ("elapsed", &in_words((elapsed / 60).to_string())),
    ];
    let rings = match seconds.checked_sub(elapsed).filter(|left| *left > 0) {
        Some(left) => fill(words.desk.length_rings, &[("left", &in_words(minutes(left)))]),
        None => words.desk.length_rung.to_owned(),
    };
    [&fill(words.desk.length_elapsed, &blanks), " ", &rings].concat()
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
    fn a_wrong_clock_is_mended_without_losing_what_has_passed() {
        let words = words::of(Language::Fr);
        let mut day = sample::day();
        day.next();
        day.next();
        let step = day.cafe.programme.current().unwrap().id;
        day.act(&Command::SetLength { step, seconds: 300 }, Who::Facilitator);
        day.pass(3);
        assert_eq!(
            explain(&day.cafe, words, step, 1_500, day.now),
            "5\u{a0}min → 25\u{a0}min. 3\u{a0}min écoulées restent écoulées. La cloche sonnera dans 22\u{a0}min."
        );
        assert!(explain(&day.cafe, words, step, 120, day.now).ends_with(words.desk.length_rung));
        assert_eq!(
            explain(&day.cafe, words, StepId(9), 120, day.now),
            "",
            "a step to come has no clock yet"
        );
    }

    #[test]
    fn a_long_step_calls_more_than_a_short_one() {
        let words = words::of(Language::Fr);
        let calls = |minutes: u32| calls(words, 60 * minutes, 0).unwrap_or_default();
        assert!(calls(20).contains(words.clock.half) && calls(20).contains(words.clock.one));
        assert!(!calls(10).contains(words.clock.half) && calls(10).contains(words.clock.five));
        assert_eq!(calls(1), "");
        // What has been called is not called again.
        let late = super::calls(words, 20 * 60, 12 * 60).unwrap();
        assert!(
            !late.contains(words.clock.half) && late.contains(words.clock.five),
            "{late}"
        );
        assert_eq!(super::calls(words, 10 * 60, 12 * 60), None);
    }

    #[test]
    fn only_whole_minutes_of_a_day_are_a_length() {
        assert_eq!(seconds(" 25 "), Some(1_500));
        for wrong in ["", "0", "-5", "481", "2.5", "a"] {
            assert_eq!(seconds(wrong), None, "{wrong}");
        }
    }
}
