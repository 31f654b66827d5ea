//! Moving an own trace by its frame: what was tapped can be pulled elsewhere. For those who can't, there is a button.

use std::rc::Rc;

use wasm_bindgen::prelude::*;
use web_sys::{Element, PointerEvent};

use super::{
    Table,
    page::closest,
    sheet::{over, part},
};
use crate::{cafe::tablecloth::sheet::LINE, ink::Point};

/// Less than this is a tap, in cloth units.
const TAP: i32 = 40;

/// A trace that is being moved.
pub(super) struct Drag {
    /// Where it was taken hold of.
    from: Point,
    /// Where it is now.
    to: Point,
}

#[wasm_bindgen(module = "/src/pages/table/script/view.js")]
extern "C" {
    /// Shows a part of the picture so far from its place.
    fn shift(part: &Element, right: i32, down: i32);
}

impl Drag {
    fn way(&self) -> (i32, i32) {
        (self.to.x - self.from.x, self.to.y - self.from.y)
    }
}

impl Table {
    /// A pointer takes hold of a frame, moves it, or lets it go.
    pub(super) fn dragged(self: &Rc<Self>, kind: &str, event: &PointerEvent) {
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let Some(target) = target else { return };
        // Where a point lies costs a look at the page: not for each move of a mouse that holds nothing.
        let concerned = match kind {
            "pointerdown" => closest(&target, ".own").is_some(),
            _ => self.hand.borrow().drag.is_some(),
        };
        if !concerned {
            return;
        }
        let Some(point) = self.place(event) else { return };
        match kind {
            "pointerdown" => {
                event.prevent_default();
                let _ = target.set_pointer_capture(event.pointer_id());
                self.hand.borrow_mut().drag = Some(Drag { from: point, to: point });
            }
            "pointermove" => {
                if let Some(drag) = &mut self.hand.borrow_mut().drag {
                    drag.to = point;
                    self.pull(drag.way());
                }
            }
            _ => {
                let drag = self.hand.borrow_mut().drag.take();
                let Some((right, down)) = drag.map(|drag| drag.way()) else {
                    return;
                };
                self.pull((0, 0));
                if kind == "pointerup" && right.abs().max(down.abs()) > TAP {
                    self.drop_at(right, down);
                }
            }
        }
    }

    /// Shows the trace, and its frame, so far from its place.
    fn pull(&self, (right, down): (i32, i32)) {
        let chosen = self.seat.borrow().chosen;
        let trace = chosen.and_then(|id| {
            let selector = [".cloth [data-trace=\"", &id.to_string(), "\"]"].concat();
            self.main.query_selector(&selector).ok()?
        });
        for part in [trace, over(&self.main).and_then(|over| part(&over, 1))]
            .into_iter()
            .flatten()
        {
            shift(&part, right, down);
        }
    }

    /// Moves the trace for good.
    fn drop_at(self: &Rc<Self>, right: i32, down: i32) {
        self.change(|seat| {
            let cloth = seat.mirror.cloth();
            let Some(trace) = cloth.zip(seat.chosen).and_then(|(cloth, id)| seat.find(cloth, id)) else {
                return;
            };
            // A note lies with its first line where it is put.
            let line = if trace.text().is_some() { LINE / 2 } else { 0 };
            seat.moving = Some(trace.id);
            seat.move_to(Point {
                x: trace.spot.x + right,
                y: trace.spot.y + down + line,
            });
        });
    }
}
