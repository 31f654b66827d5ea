//! Drawing on the sheet: pointer events become a line in cloth units, shown once a frame and left when the pen lifts.
//! One finger draws, two move the sheet.

use leptos::{prelude::*, svg::Path, wasm_bindgen::JsCast};
use web_sys::PointerEvent;

use super::seat::Seat;
use crate::{
    cafe::tablecloth::sheet::PEN,
    ink::{self, Point},
    parts::tablecloth::scale,
};

/// The pen of one sheet. Copies are the same.
#[derive(Clone, Copy)]
pub(super) struct Pen {
    seat: Seat,
    line: NodeRef<Path>,
    hand: StoredValue<Hand>,
}

/// What the hand does.
#[derive(Default)]
struct Hand {
    /// The line so far.
    points: Vec<Point>,
    /// The pointers that touch the sheet, with where they were last, in pixels.
    touching: Vec<(i32, i32, i32)>,
    /// Two fingers have moved the sheet: nothing is drawn until all are lifted.
    moving: bool,
    /// The line will be shown with the next frame.
    awaited: bool,
}

impl Pen {
    pub(super) fn new(seat: Seat, line: NodeRef<Path>) -> Self {
        let hand = StoredValue::new(Hand::default());
        Self { seat, line, hand }
    }

    pub(super) fn down(self, event: &PointerEvent) {
        if !self.seat.drawing.get_untracked() || event.button() > 0 {
            return;
        }
        event.prevent_default();
        if let Some(svg) = self.seat.svg.get_untracked() {
            let _ = svg.set_pointer_capture(event.pointer_id());
        }
        let point = self.point(event);
        self.hand.update_value(|hand| {
            hand.touching
                .push((event.pointer_id(), event.client_x(), event.client_y()));
            hand.moving = hand.touching.len() > 1;
            hand.points.clear();
            if !hand.moving {
                hand.points.extend(point);
            }
        });
        self.redraw();
    }

    pub(super) fn moves(self, event: &PointerEvent) {
        if !self.seat.drawing.get_untracked() {
            return;
        }
        let mut scrolled = None;
        let (id, x, y) = (event.pointer_id(), event.client_x(), event.client_y());
        // A browser without coalesced events gives none of them: the event itself counts then.
        let coalesced: Vec<PointerEvent> = event
            .get_coalesced_events()
            .iter()
            .filter_map(|e| e.dyn_into().ok())
            .collect();
        let events = if coalesced.is_empty() {
            std::slice::from_ref(event)
        } else {
            &coalesced
        };
        let points: Vec<Point> = events.iter().filter_map(|event| self.point(event)).collect();
        self.hand.update_value(|hand| {
            let Some(pointer) = hand.touching.iter_mut().find(|pointer| pointer.0 == id) else {
                return;
            };
            let (dx, dy) = (pointer.1 - x, pointer.2 - y);
            *pointer = (id, x, y);
            if hand.moving {
                // Each of two fingers moves the sheet by half of its way.
                scrolled = Some((f64::from(dx) / 2.0, f64::from(dy) / 2.0));
            } else {
                hand.points.extend(points);
                hand.points.dedup();
            }
        });
        match (scrolled, self.seat.paper.get_untracked()) {
            (Some((dx, dy)), Some(paper)) => paper.scroll_by_with_x_and_y(dx, dy),
            _ => self.redraw(),
        }
    }

    pub(super) fn up(self, event: &PointerEvent) {
        let mut drawn = Vec::new();
        self.lift(event, |hand| drawn = std::mem::take(&mut hand.points));
        if !drawn.is_empty() {
            self.seat.draw(&drawn);
        }
        self.redraw();
    }

    pub(super) fn cancel(self, event: &PointerEvent) {
        self.lift(event, |hand| hand.points.clear());
        self.redraw();
    }

    /// Lifts one pointer; `last` is done if it was the last one.
    fn lift(self, event: &PointerEvent, last: impl FnOnce(&mut Hand)) {
        self.hand.update_value(|hand| {
            let before = hand.touching.len();
            hand.touching.retain(|pointer| pointer.0 != event.pointer_id());
            if before > 0 && hand.touching.is_empty() {
                last(hand);
                hand.moving = false;
            }
        });
    }

    /// Where on the cloth a pointer is; none beside the paper.
    fn point(self, event: &PointerEvent) -> Option<Point> {
        let svg = self.seat.svg.get_untracked()?;
        let (rect, scale) = (svg.get_bounding_client_rect(), scale(&svg));
        let edge = f64::from(PEN);
        let place = |offset: f64, size: f64| (offset / scale).clamp(edge, (size / scale - edge).max(edge)) as i32;
        Some(Point {
            x: place(f64::from(event.client_x()) - rect.left(), rect.width()),
            y: place(f64::from(event.client_y()) - rect.top(), rect.height()),
        })
    }

    /// Shows the line, once a frame however many events there were.
    fn redraw(self) {
        let awaited = self
            .hand
            .try_update_value(|hand| std::mem::replace(&mut hand.awaited, true));
        if awaited != Some(false) {
            return;
        }
        request_animation_frame(move || {
            let line = self.line.get_untracked();
            self.hand.try_update_value(|hand| {
                hand.awaited = false;
                if let Some(line) = &line {
                    let _ = line.set_attribute("d", &ink::path(&hand.points));
                }
            });
        });
    }
}
