//! What fingers and keys do on the page: one listener for each kind of event, and the nearest `data-do` says what is meant.

use std::rc::Rc;

use wasm_bindgen::prelude::*;
use web_sys::{Element, Event, HtmlInputElement, HtmlTextAreaElement, KeyboardEvent, PointerEvent};

use super::{Table, fresh, lasting};
use crate::{
    cafe::id::TraceId,
    ink::{Pen, Point},
    live::bell::ring,
    pages::table::{Deed, Look, Zoom},
    picture,
};

#[wasm_bindgen(module = "/src/pages/table/script/field.js")]
extern "C" {
    /// How many signs a text has, as a person counts them.
    fn signs(text: &str) -> usize;

    /// Makes the photo in a field smaller.
    fn shrink(field: &HtmlInputElement);

    /// Sends the form of a photo; `told` hears why it did not arrive, or nothing.
    fn send(form: &Element, lost: &str, told: &JsValue);
}

#[wasm_bindgen(module = "/src/pages/table/script/view.js")]
extern "C" {
    /// Lets fingers, wheel and keys say how near the sheet is.
    fn watch(main: &Element);

    /// So many times nearer.
    fn zoom(main: &Element, times: f64);

    /// As near as it is read well.
    fn near(main: &Element);

    /// A part of the sheet, in parts of its width and height.
    fn frame(main: &Element, x: f64, y: f64, w: f64, h: f64);
}

/// What can be done with the trace that was tapped.
const CARD: &str = ".taken";

impl Table {
    /// Listens to all that is done inside of the page.
    pub(super) fn listen(self: &Rc<Self>) {
        watch(&self.main);
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
                    let text = field.value();
                    let signs = signs(&text);
                    self.change(|seat| seat.write(text, signs));
                } else {
                    self.chosen(&target);
                }
            }
            "change" => self.chosen(&target),
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

    /// Something was chosen in a field.
    fn chosen(self: &Rc<Self>, field: &Element) {
        // A list has a name and a value as well.
        let field: &HtmlInputElement = field.unchecked_ref();
        let value = field.value();
        let number = value.parse::<usize>().ok();
        match field.name().as_str() {
            "zone" => self.change(|seat| seat.draft.zone = number.and_then(|zone| zone.try_into().ok())),
            "signed" => self.change(|seat| seat.draft.sign(&value)),
            "pen" => {
                self.change(|seat| seat.pen = number.and_then(|pen| Pen::ALL.get(pen).copied()).unwrap_or_default())
            }
            "until" => self.change(|seat| seat.see_until(number.unwrap_or(usize::MAX))),
            "photo" => shrink(field),
            _ => {}
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
                if closest(target, ".recap summary").is_some() {
                    self.has_read();
                }
                if closest(target, ".pane-cloth").is_none() || self.seat.borrow().is_drawing() {
                    return;
                }
                let moving = self.seat.borrow().moving.is_some();
                let place = event.dyn_ref().and_then(|click| self.place(click));
                if let Some(place) = place.filter(|_| moving) {
                    self.change(|seat| seat.move_to(place));
                } else {
                    // The end of a drag, too.
                    let pulled = closest(target, ".own").is_some();
                    let chosen = place.filter(|_| !pulled).and_then(|at| self.touched(at));
                    let closes = self.seat.borrow().chosen.is_some() || pulled;
                    if let Some(place) = place.filter(|_| chosen.is_none() && !closes) {
                        // On free paper: here.
                        self.focus.set(Some("#note"));
                        self.change(|seat| seat.point_at(place));
                    } else {
                        self.focus.set(chosen.map(|_| CARD));
                        self.change(|seat| seat.chosen = chosen);
                    }
                }
            }
        }
    }

    /// The trace at a place.
    fn touched(&self, at: Point) -> Option<TraceId> {
        let seat = self.seat.borrow();
        let lying = seat.lying(seat.mirror.cloth()?);
        picture::touched(lying.iter().map(|(trace, _)| trace.as_ref()), at)
    }

    fn submitted(self: &Rc<Self>, event: &Event, form: &Element) {
        if closest(form, ".photo").is_some() {
            event.prevent_default();
            let table = self.clone();
            let place = self.seat.borrow().laying;
            let told = Closure::once_into_js(move |why: String| {
                table
                    .focus
                    .set(Some(if why.is_empty() { ".paper-scroll" } else { "#photo" }));
                table.change(|seat| seat.laid(place, why));
            });
            send(form, self.seat.borrow().words.photo.lost, &told);
            return;
        }
        if let Some(deed) = deed(form) {
            event.prevent_default();
            self.does(deed);
        }
    }

    fn does(self: &Rc<Self>, deed: Deed) {
        let listed = self.seat.borrow().look == Look::List;
        let (list, sheet) = ("#list", ".paper-scroll");
        match deed {
            Deed::TakeUp(..) | Deed::Reword(_) | Deed::LetGo | Deed::Anywhere | Deed::Send => {
                self.focus.set(Some("#note"))
            }
            Deed::Photograph if self.seat.borrow().laying.is_none() => self.focus.set(Some("#photo")),
            // To what has been opened.
            Deed::List => self.focus.set(Some(if listed { sheet } else { list })),
            Deed::More(_) => self.focus.set(Some(CARD)),
            Deed::Read => {
                self.fold_recap();
                self.focus.set(Some(if listed { list } else { sheet }));
            }
            Deed::Show(trace) => {
                // What covers the sheet makes room for it.
                if self.find(".pane").is_some_and(|pane| pane.client_height() == 0) {
                    self.fold_recap();
                }
                self.focus.set(Some(CARD));
                self.go_to(trace);
            }
            // Back to the button that opened the card.
            Deed::Close if listed => {
                let _ = self.find("[aria-expanded=true]").map(|button| button.focus());
            }
            // What had the focus goes away.
            Deed::Close
            | Deed::Dismiss
            | Deed::Hear
            | Deed::Laid
            | Deed::Agree
            | Deed::Erase(_)
            | Deed::Restore
            | Deed::Photograph
            | Deed::MoveToZone(_) => self.focus.set(Some(if listed { list } else { sheet })),
            // So sounds what has just been switched on.
            Deed::Sound => ring(1, !self.seat.borrow().muted),
            Deed::Zoom(Zoom::In) => zoom(&self.main, 1.5),
            Deed::Zoom(Zoom::Out) => zoom(&self.main, 1.0 / 1.5),
            Deed::Zoom(Zoom::Near) => near(&self.main),
            Deed::Zoom(Zoom::All) => frame(&self.main, 0.0, 0.0, 1.0, 1.0),
            Deed::Zoom(Zoom::Round) => {
                if let Some([x, y, w, h]) = self.sheet.borrow().part_of_round(&self.seat.borrow()) {
                    frame(&self.main, x, y, w, h);
                }
            }
            Deed::GoToNewest => {
                let spot = self.seat.borrow().unseen.spot;
                self.sheet.borrow().scroll_to(&self.main, spot, true);
                self.focus.set(Some(".paper-scroll"));
            }
            _ => {}
        }
        self.change(|seat| deed.by(seat, fresh()));
    }

    pub(super) fn fold_recap(&self) {
        self.has_read();
        let _ = self.find(".recap").map(|recap| recap.remove_attribute("open"));
    }

    /// A recap that was read is not in the way again when the page is loaded anew.
    fn has_read(&self) {
        if let (Some(outbox), Some(recap)) = (&self.outbox, self.recap()) {
            outbox.write("read", Some(&recap));
        }
    }

    /// Which recap there is.
    pub(super) fn recap(&self) -> Option<String> {
        self.find(".recap")?.get_attribute("data-key")
    }

    /// Scrolls to a trace.
    fn go_to(&self, trace: TraceId) {
        let seat = self.seat.borrow();
        let found = seat.mirror.cloth().and_then(|cloth| seat.find(cloth, trace));
        if let Some(found) = found {
            self.sheet.borrow().scroll_to(&self.main, found.spot, true);
        }
    }
}

fn deed(actor: &Element) -> Option<Deed> {
    let about = actor.get_attribute("data-about").unwrap_or_default();
    Deed::read(&actor.get_attribute("data-do")?, &about)
}

/// The nearest element around (or at) this one that is so.
pub(super) fn closest(element: &Element, selector: &str) -> Option<Element> {
    element.closest(selector).ok()?
}
