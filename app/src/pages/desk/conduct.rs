//! Conducting: the step, its clock, the one red button, and the programme.

use leptos::prelude::*;

use super::{Desk, Topic, feed::Waits, steps};
use crate::{
    cafe::{
        Command,
        id::{Millis, StepId},
        programme::{Programme, StepKind},
    },
    live::{LineState, call::Call, reading::Reading},
    parts::clock::Clock,
    words::fill,
};

/// How long the red button rests after a step has begun, in milliseconds: a double click must not leave two steps.
const REST: u64 = 1_000;

/// The step, the clock, and what can be done with them.
#[component]
pub(super) fn Conduct(desk: Desk) -> impl IntoView {
    let words = desk.words;
    let now = desk.live.now;
    let title = desk.memo(|cafe| cafe.preparation.title.clone());
    let step = desk.memo(move |cafe| steps::now(cafe, words));
    let next = desk.memo(move |cafe| steps::next(cafe, words));
    let reading = Memo::new(move |_| desk.live.with(|cafe| Reading::of(&cafe.programme, now.get())));
    let back = desk.memo(move |cafe| steps::back(cafe, words));
    let paused = desk.memo(|cafe| cafe.programme.clock.paused.is_some());
    let length = desk.memo(|cafe| cafe.programme.current().and_then(|step| step.seconds));
    let rests = Memo::new(move |_| {
        let pressed = desk.live.mirror.with(|mirror| {
            let leaves = |command: &Command| matches!(command, Command::Next { .. });
            mirror.pending.iter().any(|pending| leaves(&pending.command))
        });
        let began = desk.live.with(|cafe| cafe.programme.clock.began);
        pressed || now.get().since(began) < REST || desk.live.line.get() != LineState::Open
    });
    let press = move |_| {
        if rests.get_untracked() {
            return;
        }
        let (leaving, closes) = desk.live.mirror.with_untracked(|mirror| {
            let programme = &mirror.cafe.programme;
            let closes = programme.next().is_some_and(|next| next.kind == StepKind::Closed);
            (programme.current().map(|step| step.id), closes)
        });
        match leaving {
            Some(_) if closes => desk.topic.set(Some(Topic::Close)),
            Some(leaving) => desk.live.wants(Command::Next { leaving }),
            None => {}
        }
    };
    let said = Memo::new(move |_| {
        let step = fill(words.desk.begins, &[("step", &step.get())]);
        match desk.live.with(|cafe| Call::due(&cafe.programme, now.get())) {
            Some(call) => step + ". " + call.said(words),
            None => step,
        }
    });
    // For those who see the desk and don't hear it. After the bell, the clock says so.
    let call = Memo::new(move |_| {
        let shown = desk.live.with(|cafe| Call::shown(&cafe.programme, now.get()));
        shown.filter(|call| *call != Call::Bell)
    });
    view! {
        <p class="unseen" role="status">
            {move || said.get()}
        </p>
        {move || call.get().map(|call| view! { <p class="call" aria-hidden="true">{call.said(words)}</p> })}
        <h1>{move || title.get()}</h1>
        <p class="step">{move || step.get()}</p>
        <Clock reading words />
        <div class="adjust" hidden=move || next.get().is_none()>
            <button type="button" on:click=move |_| pause(desk)>
                {move || if paused.get() { words.desk.resume } else { words.desk.pause }}
            </button>
            <Minutes desk minutes=-1 label=words.desk.less />
            <Minutes desk minutes=1 label=words.desk.more />
            <Minutes desk minutes=5 label=words.desk.more />
            <button
                type="button"
                class="length"
                aria-haspopup="dialog"
                on:click=move |_| desk.topic.set(current(desk).map(Topic::Length))
            >
                {move || match length.get() {
                    Some(seconds) => fill(words.desk.length, &[("n", &minutes(seconds))]),
                    None => words.desk.no_length.to_owned(),
                }}
            </button>
        </div>
        <div class="next">
            {move || match next.get() {
                Some(next) => {
                    view! {
                        <button
                            type="button"
                            class="primary"
                            aria-disabled=move || if rests.get() { "true" } else { "false" }
                            on:click=press
                        >
                            {next}
                        </button>
                    }
                        .into_any()
                }
                None => {
                    view! {
                        <p>{words.desk.over}</p>
                        <a class="primary" href=desk.address("/close/")>
                            {words.desk.exports}
                        </a>
                    }
                        .into_any()
                }
            }}
            <Waits desk />
            {move || {
                back.get()
                    .map(|back| {
                        view! {
                            <button
                                type="button"
                                class="back"
                                aria-haspopup="dialog"
                                on:click=move |_| desk.topic.set(Some(Topic::Back))
                            >
                                {back}
                            </button>
                        }
                    })
            }}
        </div>
    }
    .into_any()
}

/// Lets the clock stand still, or run again.
fn pause(desk: Desk) {
    let Some(step) = current(desk) else { return };
    let paused = desk
        .live
        .mirror
        .with_untracked(|mirror| mirror.cafe.programme.clock.paused.is_some());
    desk.live.wants(if paused {
        Command::Resume { step }
    } else {
        Command::Pause { step }
    });
}

fn current(desk: Desk) -> Option<StepId> {
    desk.live
        .mirror
        .with_untracked(|mirror| mirror.cafe.programme.current().map(|step| step.id))
}

/// A button that makes the step so many minutes longer.
#[component]
fn Minutes(desk: Desk, minutes: i64, label: &'static str) -> impl IntoView {
    let press = move |_| {
        let now = desk.live.now.get_untracked();
        let wanted = desk.live.mirror.with_untracked(|mirror| {
            let step = mirror.cafe.programme.current()?;
            // Two quick presses are two minutes, even when the first has not come back yet.
            let asked = mirror.pending.iter().rev().find_map(|pending| match pending.command {
                Command::SetLength { step: id, seconds } if id == step.id => Some(seconds),
                _ => None,
            });
            let seconds = longer(&mirror.cafe.programme, asked, now, 60 * minutes)?;
            Some(Command::SetLength { step: step.id, seconds })
        });
        if let Some(command) = wanted {
            desk.live.wants(command);
        }
    };
    // Of a step without an end, nothing can be taken away.
    let endless = desk.memo(|cafe| cafe.programme.current().is_none_or(|step| step.seconds.is_none()));
    view! {
        <button type="button" hidden=move || minutes < 0 && endless.get() on:click=press>
            {fill(label, &[("n", &minutes.unsigned_abs().to_string())])}
        </button>
    }
}

/// The length of the current step with `more` seconds; counted from now when it has no bell yet. None when nothing
/// would be left of it.
fn longer(programme: &Programme, asked: Option<u32>, now: Millis, more: i64) -> Option<u32> {
    let length = match asked.or(programme.current()?.seconds) {
        Some(seconds) => i64::from(seconds),
        None => (programme.clock.elapsed(now) / 1_000) as i64,
    };
    u32::try_from(length + more).ok().filter(|seconds| *seconds > 0)
}

/// Seconds as whole minutes, as they are written.
pub(super) fn minutes(seconds: u32) -> String {
    seconds.div_ceil(60).to_string()
}

/// All steps, with the current one marked and the lengths of those to come.
#[component]
pub(super) fn Steps(desk: Desk) -> impl IntoView {
    let words = desk.words;
    let steps = desk.memo(move |cafe| {
        let programme = &cafe.programme;
        let lines = programme.steps.iter().enumerate().map(|(index, step)| Line {
            id: step.id,
            name: steps::name(cafe, words, step.kind),
            about: steps::about(cafe, step.kind),
            minutes: step.seconds.map(minutes),
            done: index < programme.at,
            current: index == programme.at,
        });
        lines.collect::<Vec<_>>()
    });
    view! {
        <h2>{words.desk.programme}</h2>
        <ol class="steps">
            <For each=move || steps.get() key=Line::clone let(line)>
                <li class:done=line.done aria-current=line.current.then_some("step")>
                    <span>{line.name.clone()} {line.about.map(|about| [" · ", &about].concat())}</span>
                    {line.done.then(|| view! { <small class="unseen">{words.desk.done}</small> })}
                    {line.minutes.map(|minutes| {
                        let length = fill(words.common.minutes, &[("n", &minutes)]);
                        if line.done {
                            return view! { <small>{length}</small> }.into_any();
                        }
                        let label = [length.as_str(), " · ", &fill(words.desk.length_of, &[("step", &line.name)])].concat();
                        view! {
                            <button
                                type="button"
                                aria-haspopup="dialog"
                                aria-label=label
                                on:click=move |_| desk.topic.set(Some(Topic::Length(line.id)))
                            >
                                {length}
                            </button>
                        }
                            .into_any()
                    })}
                </li>
            </For>
        </ol>
    }
    .into_any()
}

/// A step as the list shows it.
#[derive(Clone, PartialEq, Eq, Hash)]
struct Line {
    id: StepId,
    name: String,
    /// What is talked about, where that is no part of the name.
    about: Option<String>,
    minutes: Option<String>,
    done: bool,
    current: bool,
}
