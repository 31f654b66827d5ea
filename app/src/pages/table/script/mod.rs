//! A phone's script: it keeps the seat, makes the page again when something has changed, and passes on what fingers do.

mod drag;
mod leaf;
mod page;
mod pen;
mod sheet;

use std::{
    cell::{Cell, RefCell},
    rc::{Rc, Weak},
};

use js_sys::{Date, Function};
use wasm_bindgen::{closure::WasmClosure, prelude::*};
use web_sys::{Element, HtmlElement, Window};

use self::{pen::Hand, sheet::Sheet};
use super::{Beginning, Draft, Look, Scope, Seat, inside};
use crate::{
    cafe::{Command, id::Millis, id::TraceId},
    live::{
        LineState, Role,
        bell::ring,
        call::Caller,
        json,
        line::{Line, Owner},
        outbox::Outbox,
    },
    wire::Down,
};

#[wasm_bindgen(module = "/src/pages/table/script/patch.js")]
extern "C" {
    /// Makes what is inside `root` what `html` says.
    fn patch(root: &Element, html: &str);
}

/// Wakes the page of a table; on others there is nothing to wake.
#[wasm_bindgen(start)]
fn wake() {
    if let Some(table) = Table::of_page() {
        table.begin();
    }
}

/// The page of a table, awake.
struct Table {
    main: HtmlElement,
    seat: RefCell<Seat>,
    sheet: RefCell<Sheet>,
    hand: RefCell<Hand>,
    line: RefCell<Option<Line>>,
    caller: RefCell<Caller>,
    outbox: Option<Outbox>,
    /// What of the seat is in the outbox: that is written only when it has changed.
    kept: RefCell<Kept>,
    /// The page will be made again with the next frame.
    awaited: Cell<bool>,
    /// What will have the focus then.
    focus: Cell<Option<&'static str>>,
}

#[derive(Default, PartialEq)]
struct Kept {
    /// By the numbers that they have here: to compare them as a whole is much for a phone to carry.
    commands: Vec<u32>,
    draft: Draft,
    look: Look,
    muted: bool,
}

impl Table {
    fn of_page() -> Option<Rc<Self>> {
        let document = web_sys::window()?.document()?;
        let main: HtmlElement = document.get_element_by_id("main")?.dyn_into().ok()?;
        let beginning = document.get_element_by_id("beginning")?.text_content()?;
        let seat = Seat::take(json::read::<Beginning>(&beginning)?, clock());
        let outbox = seat.mirror.me().map(|me| Outbox::of(&seat.mirror.cafe.code, me));
        Some(Rc::new(Self {
            main,
            sheet: RefCell::new(Sheet::drawn(&seat)),
            seat: RefCell::new(seat),
            hand: RefCell::default(),
            line: RefCell::default(),
            caller: RefCell::default(),
            outbox,
            kept: RefCell::default(),
            awaited: Cell::new(false),
            focus: Cell::new(None),
        }))
    }

    /// Takes up what this phone has kept, listens to fingers, lets the clock run, and dials.
    fn begin(self: &Rc<Self>) {
        if let Some(outbox) = &self.outbox {
            let draft = outbox.read::<Draft>("draft");
            let look = outbox.read::<Look>("look").unwrap_or_default();
            if outbox
                .read::<String>("read")
                .is_some_and(|read| self.recap() == Some(read))
            {
                self.fold_recap();
            }
            let muted = outbox.read::<String>("muted").is_some();
            {
                let mut kept = self.kept.borrow_mut();
                (kept.look, kept.muted) = (look, muted);
            }
            self.change(|seat| {
                (seat.look, seat.muted) = (look, muted);
                for command in outbox.take_over() {
                    seat.wants(command);
                }
                // They are said in the first greeting.
                seat.outgoing.clear();
                if let Some(draft) = draft.filter(|_| seat.draft.text.is_empty()) {
                    seat.draft = draft;
                }
            });
        }
        self.listen();
        self.call();
        self.tick_soon();
        self.dial();
    }

    /// With the next second of the step's clock, the page's goes on.
    fn tick_soon(self: &Rc<Self>) {
        let wait = self.seat.borrow().mirror.next_second(clock());
        let table = Rc::downgrade(self);
        let tick = Closure::once_into_js(move || {
            with(&table, |table| {
                table.change(|seat| seat.now = seat.mirror.server_time(clock()));
                table.call();
                table.tick_soon();
            });
        });
        let tick = tick.unchecked_ref();
        let _ = window().map(|window| window.set_timeout_with_callback_and_timeout_and_arguments_0(tick, wait as i32));
    }

    /// Rings, if something is to be called.
    fn call(&self) {
        let due = {
            let mirror = &self.seat.borrow().mirror;
            let now = mirror.server_time(clock());
            self.caller.borrow_mut().hears(&mirror.cafe.programme, now)
        };
        if let Some(call) = due {
            ring(call.strikes(), self.seat.borrow().muted);
        }
    }

    fn dial(self: &Rc<Self>) {
        let path = Role::Table.socket(&self.seat.borrow().mirror.cafe.code);
        let [greeter, hearer, turner] = [(); 3].map(|()| Rc::downgrade(self));
        let owner = Owner {
            greet: Box::new(move || {
                with(&greeter, |table| table.seat.borrow_mut().mirror.say_again()).unwrap_or_default()
            }),
            hear: Box::new(move |down: Down| {
                with(&hearer, |table| {
                    table.change(|seat| seat.hear(down, clock()));
                    table.lifts_pen();
                    table.call();
                });
            }),
            turn: Box::new(move |line: LineState| {
                with(&turner, |table| {
                    if table.seat.borrow().line != line {
                        table.change(|seat| seat.line = line);
                    }
                });
            }),
        };
        let line = Line::dial(&path, owner);
        *self.line.borrow_mut() = line;
    }

    /// Changes something: the server is told, the phone keeps it, and the page shows it with the next frame.
    fn change<T>(self: &Rc<Self>, work: impl FnOnce(&mut Seat) -> T) -> T {
        let (done, outgoing) = {
            let mut seat = self.seat.borrow_mut();
            let done = work(&mut seat);
            (done, std::mem::take(&mut seat.outgoing))
        };
        self.keep();
        if let Some(line) = self.line.borrow().as_ref() {
            outgoing.iter().for_each(|up| line.say(up));
        }
        if !self.awaited.replace(true) {
            self.show_soon();
        }
        done
    }

    /// Makes the page again with the next frame.
    fn show_soon(self: &Rc<Self>) {
        let table = self.clone();
        next_frame(move || {
            table.awaited.set(false);
            table.show();
            // What was a line that grows may be a trace now.
            table.show_line();
        });
    }

    /// Keeps what has no answer yet, and the draft.
    fn keep(&self) {
        let Some(outbox) = &self.outbox else { return };
        let seat = self.seat.borrow();
        let mut kept = self.kept.borrow_mut();
        let open = || seat.mirror.pending.iter().filter(|pending| !pending.kept);
        let numbers: Vec<u32> = open().map(|pending| pending.n).collect();
        if numbers != kept.commands {
            let commands: Vec<&Command> = open().map(|pending| &pending.command).collect();
            outbox.keep(&commands);
            kept.commands = numbers;
        }
        if seat.draft != kept.draft {
            outbox.write("draft", (seat.draft != Draft::default()).then_some(&seat.draft));
            kept.draft = seat.draft.clone();
        }
        // Whoever prefers the list finds it again.
        if seat.look != kept.look {
            outbox.write("look", Some(&seat.look));
            kept.look = seat.look;
        }
        if seat.muted != kept.muted {
            outbox.write("muted", seat.muted.then(String::new).as_ref());
            kept.muted = seat.muted;
        }
    }

    /// Makes the page again.
    fn show(&self) {
        let mut seat = self.seat.borrow_mut();
        let unseen = seat.unseen;
        patch(&self.main, &inside(&seat, Scope::Live).into_string());
        self.sheet.borrow_mut().show(&mut seat, &self.main);
        if seat.unseen != unseen {
            patch(&self.main, &inside(&seat, Scope::Live).into_string());
        }
        if let Some(focus) = self.focus.take() {
            let _ = self.find(focus).as_ref().unwrap_or(&self.main).focus();
        }
    }

    /// An element of the page.
    fn find(&self, selector: &str) -> Option<HtmlElement> {
        self.main.query_selector(selector).ok()??.dyn_into().ok()
    }
}

/// Does something with the table, if the page is still there.
fn with<T>(table: &Weak<Table>, work: impl FnOnce(&Rc<Table>) -> T) -> Option<T> {
    table.upgrade().map(|table| work(&table))
}

fn window() -> Option<Window> {
    web_sys::window()
}

/// The browser's clock.
fn clock() -> Millis {
    Millis(Date::now() as u64)
}

/// The name of a new trace: its time, and chance. One hand leaves no two in a millisecond, so there is nothing to count.
fn fresh() -> TraceId {
    let [_, _, _, _, _, _, chance @ ..] = uuid::Uuid::new_v4().into_bytes();
    TraceId(uuid::Builder::from_unix_timestamp_millis(clock().0, &chance).into_uuid())
}

fn next_frame(work: impl FnOnce() + 'static) {
    let work = Closure::once_into_js(work);
    let _ = window().map(|window| window.request_animation_frame(work.unchecked_ref()));
}

/// A function for a listener that lives as long as the page.
fn lasting<T: ?Sized + WasmClosure>(closure: Closure<T>) -> Function {
    closure.into_js_value().unchecked_into()
}
