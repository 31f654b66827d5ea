//! The mirror, the clock and the line as signals, for the islands. On the server they only hold the page's picture.

use leptos::prelude::*;

use super::{LineState, Role, Start, mirror::Mirror};
use crate::cafe::{Cafe, Command, id::Millis};

/// A café as signals. Copies are the same.
#[derive(Clone, Copy)]
pub struct Live {
    /// What is certain and what is pending.
    pub mirror: RwSignal<Mirror>,
    /// How the line is.
    pub line: RwSignal<LineState>,
    /// The server's time, once a second.
    pub now: RwSignal<Millis>,
    #[cfg(feature = "hall")]
    caller: StoredValue<super::call::Caller>,
    #[cfg(feature = "hall")]
    speaker: StoredValue<Option<super::line::Line>, LocalStorage>,
}

impl Live {
    /// Begins with the page's picture; in the browser it opens the line and lets the clock run.
    #[must_use]
    pub fn open(start: &Start, role: Role) -> Self {
        let live = Self {
            mirror: RwSignal::new(Mirror::new(start.clone(), ours(start))),
            line: RwSignal::new(LineState::Dialling),
            now: RwSignal::new(start.now),
            #[cfg(feature = "hall")]
            caller: StoredValue::default(),
            #[cfg(feature = "hall")]
            speaker: StoredValue::new_local(None),
        };
        #[cfg(feature = "hall")]
        live.begin(role);
        #[cfg(not(feature = "hall"))]
        let _ = role;
        live
    }

    /// Reads the café, and follows it.
    pub fn with<T>(&self, read: impl FnOnce(&Cafe) -> T) -> T {
        self.mirror.with(|mirror| read(&mirror.cafe))
    }

    /// Gives a command; it is sent until it is answered.
    pub fn wants(&self, command: Command) {
        let up = self.mirror.try_update(|mirror| mirror.wants(command));
        #[cfg(feature = "hall")]
        if let Some(up) = up {
            self.say(&up);
        }
        #[cfg(not(feature = "hall"))]
        drop(up);
    }
}

/// Our own clock; on the server it is the page's.
fn ours(start: &Start) -> Millis {
    if cfg!(feature = "hall") {
        #[cfg(feature = "hall")]
        return clock();
    }
    start.now
}

/// The browser's clock.
#[cfg(feature = "hall")]
fn clock() -> Millis {
    Millis(js_sys::Date::now() as u64)
}

#[cfg(feature = "hall")]
impl Live {
    /// After the page stands as it was made: the clock ticks, the line is dialled.
    fn begin(self, role: Role) {
        use super::line;

        Effect::new(move |before: Option<()>| {
            if before.is_some() {
                return;
            }
            let (mirror, state) = (self.mirror, self.line);
            self.call();
            self.tick_soon();
            let path = mirror.with_untracked(|mirror| role.socket(&mirror.cafe.code));
            let owner = line::Owner {
                // What is said again changes nothing that anybody sees.
                greet: Box::new(move || mirror.try_update_untracked(Mirror::say_again).unwrap_or_default()),
                hear: Box::new(move |down| {
                    mirror.update(|mirror| mirror.hear(down, clock()));
                    self.call();
                }),
                turn: Box::new(move |turned| {
                    if state.get_untracked() != turned {
                        state.set(turned);
                    }
                }),
            };
            self.speaker.set_value(line::Line::dial(&path, owner));
        });
    }

    /// With the next second of the step's clock, the page's goes on.
    fn tick_soon(self) {
        let wait = self.mirror.with_untracked(|mirror| mirror.next_second(clock()));
        set_timeout(
            move || {
                let now = self.mirror.with_untracked(|mirror| mirror.server_time(clock()));
                self.now.set(now);
                self.call();
                self.tick_soon();
            },
            std::time::Duration::from_millis(wait),
        );
    }

    /// Rings, if something is to be called.
    fn call(self) {
        let due = self.caller.try_update_value(|caller| {
            let hears = |mirror: &Mirror| caller.hears(&mirror.cafe.programme, mirror.server_time(clock()));
            self.mirror.with_untracked(hears)
        });
        if let Some(call) = due.flatten() {
            super::bell::ring(call.strikes(), false);
        }
    }

    fn say(&self, up: &crate::wire::Up) {
        self.speaker.with_value(|line| {
            if let Some(line) = line {
                line.say(up);
            }
        });
    }
}
