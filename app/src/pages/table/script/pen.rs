//! Drawing on the sheet: pointer events become a line in cloth units, shown once a frame and left when the pen lifts.
//! One finger draws, two move the sheet; once a stylus has drawn, a finger moves it too, for the palm that lies on it.

use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{Element, PointerEvent};

use super::{
    Table, clock,
    drag::Drag,
    fresh, next_frame,
    sheet::{lines, over, paper, part, svg},
};
use crate::{
    cafe::{
        id::{ClothId, Millis, Round, TraceId},
        tablecloth::sheet::PEN,
    },
    ink::{self, Point, Touch},
    wire::GLANCE_MILLIS,
};

/// What the hand does.
#[derive(Default)]
pub(super) struct Hand {
    /// The line so far.
    points: Vec<Touch>,
    /// What its trace will be called.
    trace: Option<TraceId>,
    /// Where it was begun.
    begun: Option<(ClothId, Round)>,
    /// When others were shown it last.
    shown: Millis,
    /// A stylus has drawn.
    stylus: bool,
    /// The own trace that is being moved.
    pub(super) drag: Option<Drag>,
    /// The pointers that touch the sheet, with where they were last, in pixels.
    touching: Vec<(i32, i32, i32)>,
    /// Fingers move the sheet: nothing is drawn until all are lifted.
    moving: bool,
    /// The line will be shown with the next frame.
    awaited: bool,
}

impl Hand {
    /// What the line was to be called and where it was begun: there is none any more.
    fn begun(&mut self) -> (Option<TraceId>, Option<(ClothId, Round)>) {
        (self.trace.take(), self.begun.take())
    }
}

impl Table {
    /// A pointer on the sheet goes down, moves or lifts.
    pub(super) fn pointed(self: &Rc<Self>, kind: &str, event: &PointerEvent) {
        if !self.seat.borrow().is_drawing() {
            return self.dragged(kind, event);
        }
        match kind {
            "pointerdown" => self.down(event),
            "pointermove" => self.moves(event),
            _ => return self.lift(event, kind == "pointerup"),
        }
        self.redraw();
    }

    fn down(&self, event: &PointerEvent) {
        let Some(svg) = svg(&self.main).filter(|_| event.button() <= 0) else {
            return;
        };
        event.prevent_default();
        let _ = svg.set_pointer_capture(event.pointer_id());
        let touch = self.touch(&svg, event);
        let hand = &mut *self.hand.borrow_mut();
        hand.touching
            .push((event.pointer_id(), event.client_x(), event.client_y()));
        let kind = event.pointer_type();
        hand.stylus |= kind == "pen";
        hand.moving = hand.touching.len() > 1 || hand.stylus && kind == "touch";
        hand.points.clear();
        hand.trace = Some(fresh());
        hand.begun = self.seat.borrow().moment().place;
        if !hand.moving {
            hand.points.push(touch);
        }
    }

    fn moves(&self, event: &PointerEvent) {
        let Some(svg) = svg(&self.main) else { return };
        let (id, x, y) = (event.pointer_id(), event.client_x(), event.client_y());
        let hand = &mut *self.hand.borrow_mut();
        let Some(pointer) = hand.touching.iter_mut().find(|pointer| pointer.0 == id) else {
            return;
        };
        let (dx, dy) = (pointer.1 - x, pointer.2 - y);
        *pointer = (id, x, y);
        if hand.moving {
            // Two fingers stretch the sheet as well: that is done elsewhere.
            if let Some(paper) = paper(&self.main).filter(|_| hand.touching.len() == 1) {
                paper.scroll_by_with_x_and_y(f64::from(dx), f64::from(dy));
            }
            return;
        }
        let coalesced = event.get_coalesced_events();
        if coalesced.length() == 0 {
            hand.points.push(self.touch(&svg, event));
        }
        for event in coalesced.iter() {
            hand.points.push(self.touch(&svg, event.unchecked_ref()));
        }
        hand.points.dedup();
    }

    /// One pointer lifts; when it was the last one, the line is left.
    fn lift(self: &Rc<Self>, event: &PointerEvent, left: bool) {
        let points = {
            let hand = &mut *self.hand.borrow_mut();
            let before = hand.touching.len();
            hand.touching.retain(|pointer| pointer.0 != event.pointer_id());
            if before == 0 || !hand.touching.is_empty() {
                return;
            }
            hand.moving = false;
            std::mem::take(&mut hand.points)
        };
        let (trace, begun) = self.hand.borrow_mut().begun();
        if let Some((trace, begun)) = trace.zip(begun).filter(|_| left && !points.is_empty()) {
            // It is on the screen, and stays there until it is a trace: the page takes the time it needs for that once a
            // frame has shown that the pen has lifted.
            let awaited = self.awaited.replace(true);
            self.change(|seat| seat.draw(&points, begun, trace, fresh));
            if !awaited {
                let table = self.clone();
                next_frame(move || table.show_soon());
            }
        } else {
            self.redraw();
        }
    }

    /// Where another tablecloth comes under the pen, or nothing can be left any more, the bell lifts it: the line is left
    /// where it was begun.
    pub(super) fn lifts_pen(self: &Rc<Self>) {
        // In both cases the pen is put away.
        if self.hand.borrow().begun.is_none() || self.seat.borrow().is_drawing() {
            return;
        }
        let (points, (trace, begun)) = {
            let hand = &mut *self.hand.borrow_mut();
            hand.touching.clear();
            (std::mem::take(&mut hand.points), hand.begun())
        };
        if let Some((trace, begun)) = trace.zip(begun).filter(|_| !points.is_empty()) {
            self.change(|seat| seat.draw(&points, begun, trace, fresh));
        }
    }

    /// Where on the cloth a pointer is, and how hard it is pressed. Fingers and mice don't say.
    fn touch(&self, svg: &Element, event: &PointerEvent) -> Touch {
        let at = self.point(svg, event);
        match event.pointer_type() == "pen" {
            true => Touch::pressed(at, event.pressure()),
            false => Touch::even(at),
        }
    }

    /// Where on the cloth a pointer is, or the place on the cloth that is nearest to it.
    fn point(&self, svg: &Element, event: &PointerEvent) -> Point {
        let (rect, scale) = (svg.get_bounding_client_rect(), self.sheet.borrow().scale(svg));
        // As whole numbers: to clamp others brings along, for the case that it fails, all that it takes to write them.
        let units = |pixels: f64| (pixels / scale) as i32;
        let place = |offset: f64, size: f64| units(offset).clamp(PEN, (units(size) - PEN).max(PEN));
        Point {
            x: place(f64::from(event.client_x()) - rect.left(), rect.width()),
            y: place(f64::from(event.client_y()) - rect.top(), rect.height()),
        }
    }

    /// The place on the cloth that was touched.
    pub(super) fn place(&self, click: &PointerEvent) -> Option<Point> {
        Some(self.point(&svg(&self.main)?, click))
    }

    /// Shows the line, once a frame however many events there were.
    fn redraw(self: &Rc<Self>) {
        if std::mem::replace(&mut self.hand.borrow_mut().awaited, true) {
            return;
        }
        let table = self.clone();
        next_frame(move || table.show_line());
    }

    /// Shows the line as it is now.
    pub(super) fn show_line(&self) {
        let hand = &mut *self.hand.borrow_mut();
        hand.awaited = false;
        if let Some(line) = over(&self.main).and_then(|over| part(&over, 3)) {
            let pen = self.seat.borrow().pen;
            line.set_inner_html(&lines(&ink::outlines(&hand.points, pen)));
        }
        self.let_watch(hand);
    }

    /// Lets others watch the line grow.
    fn let_watch(&self, hand: &mut Hand) {
        let now = clock();
        let Some(trace) = hand.trace.filter(|_| now.0 >= hand.shown.0 + GLANCE_MILLIS) else {
            return;
        };
        hand.shown = now;
        let up = self.seat.borrow().shown(trace, &hand.points);
        if let (Some(up), Some(line)) = (up, self.line.borrow().as_ref()) {
            line.say(&up);
        }
    }
}
