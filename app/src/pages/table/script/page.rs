//! What fingers and keys do on the page: one listener for each kind of event, and the nearest `data-do` says what is meant.

use std::rc::Rc;

use wasm_bindgen::prelude::*;
use web_sys::{Element, Event, HtmlInputElement, HtmlTextAreaElement, KeyboardEvent, PointerEvent};

use super::{Table, fresh, lasting};
use crate::{cafe::id::TraceId, pages::table::Deed};

impl Table {
    /// Listens to all that is done inside of the page.
    pub(super) fn listen(self: &Rc<Self>) {
        let table = self.clone();
        let heard = lasting(Closure::<dyn FnMut(Event)>::new(move |event: Event| {
            table.heard(&event)
        }));
        for kind in [
            "click",
            "submit",
            "input",
            "change",
            "keydown",
            "pointerdown",
            "pointermove",
            "pointerup",
            "pointercancel",
        ] {
            // Fails for no kind of event.
            let _ = self.main.add_event_listener_with_callback(kind, &heard);
        }
    }

    fn heard(self: &Rc<Self>, event: &Event) {
        let Some(target) = event.target().and_then(|target| target.dyn_into::<Element>().ok()) else {
            return;
        };
        let kind = event.type_();
        if let Some(pointer) = event.dyn_ref::<PointerEvent>().filter(|_| kind != "click") {
            if closest(&target, ".pane-cloth").is_some() {
                self.pointed(&kind, pointer);
            }
            return;
        }
        match kind.as_str() {
            "click" => self.clicked(event, &target),
            "submit" => self.submitted(event, &target),
            "input" => {
                if let Some(field) = target.dyn_ref::<HtmlTextAreaElement>() {
                    self.change(|seat| seat.write(field.value()));
                }
            }
            "change" => {
                if let Some(zone) = target.dyn_ref::<HtmlInputElement>() {
                    self.change(|seat| seat.draft.zone = zone.value().parse().ok());
                }
            }
            _ => {
                let escape = event
                    .dyn_ref::<KeyboardEvent>()
                    .is_some_and(|event| event.key() == "Escape");
                if escape && self.seat.borrow().chosen.is_some() {
                    self.does(Deed::Close);
                }
            }
        }
    }

    fn clicked(self: &Rc<Self>, event: &Event, target: &Element) {
        match closest(target, "[data-do]") {
            // A form does what it does when it is sent.
            Some(actor) if actor.tag_name() != "FORM" => {
                if let Some(deed) = deed(&actor) {
                    event.prevent_default();
                    self.does(deed);
                }
            }
            _ => {
                if closest(target, ".pane-cloth").is_none() || self.seat.borrow().drawing {
                    return;
                }
                let moving = self.seat.borrow().moving.is_some();
                if let Some(place) = event.dyn_ref().filter(|_| moving).and_then(|click| self.place(click)) {
                    self.change(|seat| seat.move_to(place));
                } else {
                    let trace = closest(target, "[data-trace]");
                    let trace = trace.and_then(|trace| trace.get_attribute("data-trace"));
                    let chosen = trace.and_then(|trace| trace.parse::<TraceId>().ok());
                    self.change(|seat| seat.chosen = chosen);
                }
            }
        }
    }

    fn submitted(self: &Rc<Self>, event: &Event, form: &Element) {
        if let Some(deed) = deed(form) {
            event.prevent_default();
            self.does(deed);
        }
    }

    fn does(self: &Rc<Self>, deed: Deed) {
        match deed {
            Deed::TakeUp(..) | Deed::Reword(_) | Deed::LetGo | Deed::Send => self.focus.set(Some("#note")),
            // What had the focus goes away.
            Deed::Close | Deed::Dismiss | Deed::Erase(_) | Deed::Restore(_) => self.focus.set(Some(".paper-scroll")),
            Deed::GoToNewest => {
                let spot = self.seat.borrow().unseen.spot;
                self.sheet.borrow().scroll_to(&self.main, spot, true);
                self.focus.set(Some(".paper-scroll"));
            }
            _ => {}
        }
        self.change(|seat| deed.by(seat, fresh()));
    }
}

fn deed(actor: &Element) -> Option<Deed> {
    let about = actor.get_attribute("data-about").unwrap_or_default();
    Deed::read(&actor.get_attribute("data-do")?, &about)
}

/// The nearest element around (or at) this one that is so.
fn closest(element: &Element, selector: &str) -> Option<Element> {
    element.closest(selector).ok()?
}
