//! The line to the server: a WebSocket that is dialled again whenever it breaks.
//!
//! It knows no café: what to say first, and what to do with what is heard, is the island's.

use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};

use js_sys::{Date, Function, Math};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::{CloseEvent, Document, MessageEvent, VisibilityState, WebSocket, Window};

use super::{LineState, backoff, json};
use crate::wire::{Down, SILENCE_SECONDS, TICK_SECONDS, Up, close};

/// How often the line listens whether it is dead, in milliseconds.
const LISTEN: i32 = 5_000;
/// Where the time of the last reload for a new version is kept, so that a stale page doesn't reload for ever.
const RELOADED: &str = "nappe reloaded";
/// Milliseconds between two such reloads.
const RELOAD_PAUSE: u64 = 60_000;

/// What the line asks of its owner.
pub(crate) struct Owner {
    /// What to say first on a new line.
    pub(crate) greet: Box<dyn Fn() -> Vec<Up>>,
    /// What to do with what the server says.
    pub(crate) hear: Box<dyn Fn(Down)>,
    /// What to do when the line opens or breaks.
    pub(crate) turn: Box<dyn Fn(LineState)>,
}

/// A line that redials. Clones are the same line.
#[derive(Clone)]
pub(crate) struct Line(Rc<Inner>);

struct Inner {
    url: String,
    owner: Owner,
    socket: RefCell<Option<Socket>>,
    failures: Cell<u32>,
    heard: Cell<f64>,
    redial: Cell<Option<i32>>,
    stopped: Cell<bool>,
}

/// One WebSocket and the closures that listen to it: dropping it makes it deaf, so that nothing late is heard.
struct Socket {
    socket: WebSocket,
    _heard: Closure<dyn FnMut(MessageEvent)>,
    _opened: Closure<dyn FnMut()>,
    _closed: Closure<dyn FnMut(CloseEvent)>,
}

impl Drop for Socket {
    fn drop(&mut self) {
        self.socket.set_onmessage(None);
        self.socket.set_onopen(None);
        self.socket.set_onclose(None);
        let _ = self.socket.close();
    }
}

impl Line {
    /// Dials `path` on the server of this page, and again whenever the line breaks, for as long as the page lives.
    pub(crate) fn dial(path: &str, owner: Owner) -> Option<Self> {
        let window = web_sys::window()?;
        let location = window.location();
        let scheme = if location.protocol().ok()? == "https:" {
            "wss://"
        } else {
            "ws://"
        };
        let line = Self(Rc::new(Inner {
            url: [scheme, &location.host().ok()?, path].concat(),
            owner,
            socket: RefCell::new(None),
            failures: Cell::new(0),
            heard: Cell::new(0.0),
            redial: Cell::new(None),
            stopped: Cell::new(false),
        }));
        line.listen(&window)?;
        line.connect();
        Some(line)
    }

    /// Says something, if the line is open; what must not get lost is said again in the next greeting.
    pub(crate) fn say(&self, up: &Up) {
        let socket = self.0.socket.borrow();
        let open = socket
            .as_ref()
            .filter(|socket| socket.socket.ready_state() == WebSocket::OPEN);
        if let (Some(socket), Some(text)) = (open, json::write(up)) {
            let _ = socket.socket.send_with_str(&text);
        }
    }

    /// Wakes the line when the page or the network comes back, and finds out when it has died silently.
    fn listen(&self, window: &Window) -> Option<()> {
        let document: Document = window.document()?;
        let line = self.clone();
        let woken = forever(move || {
            let visible = web_sys::window()
                .and_then(|window| window.document())
                .is_some_and(|document| document.visibility_state() == VisibilityState::Visible);
            if visible {
                line.hurry(TICK_SECONDS + TICK_SECONDS / 2);
            }
        });
        document
            .add_event_listener_with_callback("visibilitychange", &woken)
            .ok()?;
        window.add_event_listener_with_callback("online", &woken).ok()?;
        let line = self.clone();
        let gone = forever(move || line.broken());
        window.add_event_listener_with_callback("offline", &gone).ok()?;
        let line = self.clone();
        let listening = forever(move || {
            if line.0.socket.borrow().is_some() && line.silence() > (SILENCE_SECONDS * 1_000) as f64 {
                line.broken();
            }
        });
        window
            .set_interval_with_callback_and_timeout_and_arguments_0(&listening, LISTEN)
            .ok()?;
        Some(())
    }

    /// Milliseconds since the server was last heard.
    fn silence(&self) -> f64 {
        Date::now() - self.0.heard.get()
    }

    /// Dials now if the line is broken, or has been silent for longer than a living one would be.
    fn hurry(&self, seconds: u64) {
        let alive = self.0.socket.borrow().is_some() && self.silence() < (seconds * 1_000) as f64;
        if !alive {
            self.0.failures.set(0);
            self.connect();
        }
    }

    fn connect(&self) {
        if let Some(timer) = self.0.redial.take() {
            web_sys::window().inspect(|window| window.clear_timeout_with_handle(timer));
        }
        if self.0.stopped.get() {
            return;
        }
        self.0.heard.set(Date::now());
        let socket = self.open();
        let failed = socket.is_none();
        let before = self.0.socket.replace(socket);
        drop(before);
        if failed {
            self.broken();
        }
    }

    fn open(&self) -> Option<Socket> {
        let socket = WebSocket::new(&self.0.url).ok()?;
        let line = self.clone();
        let opened = Closure::<dyn FnMut()>::new(move || {
            for up in (line.0.owner.greet)() {
                line.say(&up);
            }
        });
        let line = self.clone();
        let heard = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| line.hear(&event.data()));
        let line = self.clone();
        let closed = Closure::<dyn FnMut(CloseEvent)>::new(move |event: CloseEvent| line.closed(event.code()));
        socket.set_onopen(Some(opened.as_ref().unchecked_ref()));
        socket.set_onmessage(Some(heard.as_ref().unchecked_ref()));
        socket.set_onclose(Some(closed.as_ref().unchecked_ref()));
        Some(Socket {
            socket,
            _heard: heard,
            _opened: opened,
            _closed: closed,
        })
    }

    fn hear(&self, data: &JsValue) {
        self.0.heard.set(Date::now());
        let Some(down) = data.as_string().and_then(|text| json::read::<Down>(&text)) else {
            return;
        };
        // A line counts as good once the server has let us in, not when it is merely open.
        if matches!(down, Down::Welcome { .. } | Down::Told { .. }) {
            self.0.failures.set(0);
            (self.0.owner.turn)(LineState::Open);
        }
        (self.0.owner.hear)(down);
    }

    fn closed(&self, code: u16) {
        match code {
            close::VERSION if self.reload() => {}
            close::NOT_ALLOWED => self.stop(LineState::NotAllowed),
            close::NO_SUCH_CAFE => self.stop(LineState::NoSuchCafe),
            _ => self.broken(),
        }
    }

    /// Loads the page again; false if that was done a moment ago and didn't help.
    fn reload(&self) -> bool {
        let Some(window) = web_sys::window() else { return false };
        let Ok(Some(storage)) = window.session_storage() else {
            return false;
        };
        let last = storage.get_item(RELOADED).ok().flatten();
        let last = last.and_then(|last| last.parse::<u64>().ok()).unwrap_or(0);
        let now = Date::now() as u64;
        if now.saturating_sub(last) < RELOAD_PAUSE {
            return false;
        }
        let _ = storage.set_item(RELOADED, &now.to_string());
        window.location().reload().is_ok()
    }

    fn stop(&self, state: LineState) {
        self.0.stopped.set(true);
        (self.0.owner.turn)(state);
    }

    /// Lets the broken socket go and dials again after a while.
    fn broken(&self) {
        if self.0.stopped.get() || self.0.redial.get().is_some() {
            return;
        }
        (self.0.owner.turn)(LineState::Redialling);
        let failures = self.0.failures.get();
        self.0.failures.set(failures.saturating_add(1));
        let line = self.clone();
        let again = Closure::once_into_js(move || {
            line.0.redial.set(None);
            line.connect();
        });
        let wait = backoff::wait(failures, Math::random());
        let timer = web_sys::window().and_then(|window| {
            window
                .set_timeout_with_callback_and_timeout_and_arguments_0(again.unchecked_ref(), wait)
                .ok()
        });
        self.0.redial.set(timer);
    }
}

/// A function for a listener that lives as long as the page.
fn forever(work: impl FnMut() + 'static) -> Function {
    Closure::<dyn FnMut()>::new(work).into_js_value().unchecked_into()
}
