//! The tablecloth on the screen: what is left while somebody looks is added to it, one trace at a time. It opens at what
//! is new, follows what its owner leaves, and says what others left out of sight.

use wasm_bindgen::prelude::*;
use web_sys::Element;

use super::{
    super::seat::{Seat, Unseen},
    leaf::{self, Leaf, Lying},
};
use crate::{
    cafe::{
        id::{ClothId, Round, TraceId},
        tablecloth::sheet::Spot,
    },
    ink::Point,
    picture,
};

#[wasm_bindgen(module = "/src/pages/table/script/view.js")]
extern "C" {
    /// Scrolls to a place, in pixels; those who ask for less motion are there at once.
    fn scroll(paper: &Element, left: f64, top: f64, glide: bool);
}

/// So many traces may lie on top of the others, where they are shown fast.
const FRESH: usize = 60;

/// How far the frame of what was tapped stands from it, in cloth units.
const AWAY: i32 = 60;

/// What is drawn.
#[derive(Default)]
pub(super) struct Sheet {
    cloth: Option<ClothId>,
    /// The paper's width and height, in cloth units.
    size: (i32, i32),
    leaves: Vec<Leaf>,
    /// How many traces there are.
    traces: usize,
    /// So many leaves are part of the large picture; the others lie on top.
    settled: usize,
    /// As of when, by which version of the mirror, and what was tapped.
    state: (Option<Round>, u32, Option<TraceId>),
    threads: String,
    /// Its parts that follow from the seat alone: the frame, what others draw, where the next note will lie.
    frame: String,
    glances: String,
    place: String,
    /// It has been shown: from now on it scrolls only to follow what is left.
    opened: bool,
}

impl Sheet {
    /// The sheet that the server has drawn.
    pub(super) fn drawn(seat: &Seat) -> Self {
        let Some(cloth) = seat.mirror.cloth() else {
            return Self::default();
        };
        let lying = seat.lying(cloth);
        let leaves = leaf::leaves(seat, &lying, &leaf::layers(seat, &lying));
        Self {
            traces: lying.len(),
            cloth: Some(cloth),
            size: picture::view_box(&seat.mirror.cafe, cloth),
            settled: leaves.len(),
            leaves,
            ..Self::default()
        }
    }

    /// Draws what has changed.
    pub(super) fn show(&mut self, seat: &mut Seat, main: &Element) {
        let cloth = seat.mirror.cloth();
        if cloth != self.cloth {
            *self = Self {
                cloth,
                ..Self::default()
            };
        }
        let (Some(cloth), Some(svg)) = (cloth, svg(main)) else {
            return;
        };
        let state = (seat.until, seat.mirror.version, seat.chosen);
        if state != self.state || !self.opened {
            let then = std::mem::replace(&mut self.state, state).0 != state.0;
            self.lay(seat, cloth, main, &svg, then);
        }
        // They have scrolled there by themselves.
        if seat.unseen.count > 0 && self.sees(main, seat.unseen.spot) {
            seat.unseen = Unseen::default();
        }
        self.show_around(seat, cloth, main);
    }

    /// Lays what has changed of the traces; `then` when it is only seen as of another time.
    fn lay(&mut self, seat: &mut Seat, cloth: ClothId, main: &Element, svg: &Element, then: bool) {
        let lying = seat.lying(cloth);
        let layers = leaf::layers(seat, &lying);
        let before = std::mem::replace(&mut self.leaves, leaf::leaves(seat, &lying, &layers));
        let more = lying
            .len()
            .saturating_sub(std::mem::replace(&mut self.traces, lying.len()));
        self.resize(seat, cloth, &lying, main, svg);
        if before == self.leaves && self.opened {
            return;
        }
        let fresh = over(main).and_then(|over| part(&over, 0));
        if let (Some(threads), Some(traces), Some(fresh)) = (part(svg, 1), part(svg, 2), fresh) {
            let drawn = drawn_threads(seat, cloth);
            if drawn != self.threads {
                threads.set_inner_html(&drawn);
                self.threads = drawn;
            }
            self.draw([&traces, &fresh], &before, |leaf| {
                leaf::drawn(seat, cloth, &lying, &layers[leaf])
            });
        }
        let last = lying
            .last()
            .map(|(trace, _)| (trace.spot, trace.by, trace.text().is_some()));
        if let Some((spot, by, is_note)) = last.filter(|_| !then) {
            self.follow(seat, main, spot, Some(by) == seat.mirror.me(), is_note, more);
        }
        self.opened = true;
    }

    /// Shows what is around traces: the frame of what was tapped, lines that grow, the place of the next note.
    fn show_around(&mut self, seat: &mut Seat, cloth: ClothId, main: &Element) {
        let Some(over) = over(main) else { return };
        let me = seat.mirror.me();
        let chosen = seat.chosen.and_then(|id| seat.find(cloth, id));
        let frame = chosen
            .as_ref()
            .map(|trace| frame_around(trace.spot))
            .unwrap_or_default();
        if let Some(part) = part(&over, 1).filter(|_| frame != self.frame) {
            // What can be done with it is told below: it is not to lie under that.
            if let Some(trace) = chosen.as_ref().filter(|_| self.frame.is_empty()) {
                self.uncover(main, trace.spot);
            }
            // An own one is moved by it.
            let own = chosen.filter(|trace| me.is_some_and(|me| seat.mirror.cafe.may_change(me, trace.id)));
            let _ = part.set_attribute("class", if own.is_some() { "chosen own" } else { "chosen" });
            let _ = part.set_attribute("d", &frame);
            self.frame = frame;
        }
        let glances = seat.growing().iter().map(|glance| lines(&glance.stroke.outlines()));
        let glances: String = glances.collect();
        if let Some(part) = part(&over, 2).filter(|_| glances != self.glances) {
            part.set_inner_html(&glances);
            self.glances = glances;
        }
        let place = seat.draft.at.filter(|_| seat.draft.lies_on(cloth));
        let place = place.map(cross).unwrap_or_default();
        if let Some(part) = part(&over, 4).filter(|_| place != self.place) {
            let _ = part.set_attribute("d", &place);
            self.place = place;
        }
    }

    /// The paper grows with what lies on it.
    fn resize(&mut self, seat: &Seat, cloth: ClothId, lying: &Lying<'_>, main: &Element, svg: &Element) {
        let cafe = &seat.mirror.cafe;
        let sheet = cafe.sheet(cloth);
        let size = (
            sheet.width(),
            sheet.height(lying.iter().map(|(trace, _)| trace.as_ref())),
        );
        let ground = part(svg, 0).filter(|ground| size != self.size || ground.child_element_count() == 0);
        if let Some(ground) = ground {
            self.size = size;
            let view_box = ["0 0 ", &size.0.to_string(), " ", &size.1.to_string()].concat();
            for svg in [Some(svg.clone()), over(main)].into_iter().flatten() {
                let _ = svg.set_attribute("viewBox", &view_box);
            }
            ground.set_inner_html(&picture::ground(cafe, cloth));
        }
    }

    /// Draws the leaves that are not as they were before, in the large picture or on top of it: what is the same at the
    /// beginning and at the end is left alone.
    fn draw(&mut self, [base, fresh]: [&Element; 2], mut before: &[Leaf], draw: impl Fn(usize) -> String) {
        let count = |part: &Element| part.child_element_count() as usize;
        if count(base) + count(fresh) != before.len() {
            // The page has laid another sheet.
            base.set_inner_html("");
            fresh.set_inner_html("");
            before = &[];
        }
        let same = |(a, b): &(&Leaf, &Leaf)| a == b;
        let begin = before.iter().zip(&self.leaves).take_while(same).count();
        let rest = before.len().min(self.leaves.len()) - begin;
        let backwards = before.iter().rev().zip(self.leaves.iter().rev());
        let end = backwards.take(rest).take_while(same).count();
        let drawn: String = (begin..self.leaves.len() - end).map(draw).collect();
        // Where the place is, whichever of the two it is in.
        let into = if begin < self.settled { base } else { fresh };
        let child = || match begin.checked_sub(count(base)) {
            Some(above) => fresh.children().item(above as u32),
            None => base.children().item(begin as u32),
        };
        for _ in begin..before.len() - end {
            child().inspect(Element::remove);
        }
        let _ = match child().filter(|child| child.parent_element().as_ref() == Some(into)) {
            Some(next) => next.insert_adjacent_html("beforebegin", &drawn),
            None => into.insert_adjacent_html("beforeend", &drawn),
        };
        if count(fresh) > FRESH || !self.opened {
            while let Some(child) = fresh.first_element_child() {
                let _ = base.append_child(&child);
            }
        }
        self.settled = count(base);
    }

    /// Shows what is new: at first where it is, then what its owner wrote; what others left out of sight is told.
    fn follow(&self, seat: &mut Seat, main: &Element, spot: Spot, own: bool, is_note: bool, more: usize) {
        if !self.opened {
            self.scroll_to(main, spot, false);
        } else if more > 0 && !self.sees(main, spot) {
            if !own {
                seat.unseen.count += more;
                seat.unseen.spot = spot;
            } else if is_note {
                // Whoever draws sees what they do.
                self.scroll_to(main, spot, true);
            }
        }
    }

    /// The part of the sheet where something was left in this round, in parts of its width and height.
    pub(super) fn part_of_round(&self, seat: &Seat) -> Option<[f64; 4]> {
        let (cloth, round) = (self.cloth?, seat.mirror.cafe.programme.round()?);
        let lying = seat.lying(cloth);
        let spots = || {
            lying
                .iter()
                .filter(|(trace, _)| trace.round == round)
                .map(|(trace, _)| trace.spot)
        };
        let (left, top) = (spots().map(|spot| spot.x).min()?, spots().map(|spot| spot.y).min()?);
        let (right, bottom) = (
            spots().map(|spot| spot.x + spot.w).max()?,
            spots().map(|spot| spot.y + spot.h).max()?,
        );
        let part = |length: i32, of: i32| f64::from(length) / f64::from(of.max(1));
        let (w, h) = self.size;
        let part_of = |from: i32, to: i32, of: i32| (part(from - AWAY, of), part(to - from + 2 * AWAY, of));
        let ((x, w), (y, h)) = (part_of(left, right, w), part_of(top, bottom, h));
        Some([x, y, w, h])
    }

    /// How many pixels of the screen a cloth unit takes now.
    pub(super) fn scale(&self, svg: &Element) -> f64 {
        svg.get_bounding_client_rect().width() / f64::from(self.size.0.max(1))
    }

    /// Whether a place of the cloth can be seen; in the list everything is.
    fn sees(&self, main: &Element, spot: Spot) -> bool {
        let (Some(paper), Some(svg)) = (paper(main), svg(main)) else {
            return true;
        };
        let (window, picture, scale) = (
            paper.get_bounding_client_rect(),
            svg.get_bounding_client_rect(),
            self.scale(&svg),
        );
        let x = picture.left() + f64::from(spot.x + spot.w / 2) * scale;
        let y = picture.top() + f64::from(spot.y + spot.h / 2) * scale;
        window.width() == 0.0
            || (window.left()..window.right()).contains(&x) && (window.top()..window.bottom()).contains(&y)
    }

    /// Scrolls the paper if a place is in the lower half of what is seen.
    fn uncover(&self, main: &Element, spot: Spot) {
        let (Some(paper), Some(svg)) = (paper(main), svg(main)) else {
            return;
        };
        let window = paper.get_bounding_client_rect();
        let y = svg.get_bounding_client_rect().top() + f64::from(spot.y + spot.h) * self.scale(&svg);
        let below = y - window.top() - window.height() / 3.0;
        if below > 0.0 {
            paper.scroll_by_with_x_and_y(0.0, below);
        }
    }

    /// Scrolls the paper so that a place is seen, a little below its upper edge.
    pub(super) fn scroll_to(&self, main: &Element, spot: Spot, glide: bool) {
        let (Some(paper), Some(svg)) = (paper(main), svg(main)) else {
            return;
        };
        let scale = self.scale(&svg);
        let left = f64::from(spot.x) * scale - 8.0;
        let top = f64::from(spot.y) * scale - f64::from(paper.client_height()) / 3.0;
        scroll(&paper, left, top, glide);
    }
}

/// Lines so thick, as elements of a picture that says everything else about them.
pub(super) fn lines(outlines: &[(i32, String)]) -> String {
    let line = |(thickness, outline): &(i32, String)| {
        let thickness = thickness.to_string();
        [r#"<path d=""#, outline, r#"" stroke-width=""#, &thickness, r#""/>"#].concat()
    };
    outlines.iter().map(line).collect()
}

/// The scrolling paper.
pub(super) fn paper(main: &Element) -> Option<Element> {
    main.query_selector(".paper-scroll").ok()?
}

/// The picture on it.
pub(super) fn svg(main: &Element) -> Option<Element> {
    main.query_selector(".paper-scroll svg").ok()?
}

/// What lies on top of it.
pub(super) fn over(main: &Element) -> Option<Element> {
    main.query_selector(".paper-scroll .over").ok()?
}

/// A part of the picture: its ground, the threads, the traces; on top, traces that have just come, the frame of what was
/// tapped, lines that others draw, the line that is drawn, the place of the next note.
pub(super) fn part(svg: &Element, index: u32) -> Option<Element> {
    svg.children().item(index)
}

fn drawn_threads(seat: &Seat, cloth: ClothId) -> String {
    let mut threads = picture::threads(&seat.mirror.cafe, cloth);
    let (ahead, certain) = (seat.mirror.ahead(cloth), &seat.mirror.cafe.traces);
    let new = ahead
        .iter()
        .filter(|trace| trace.erased.is_none() && certain.find(trace.id).is_none());
    for trace in new {
        let earlier = trace.thread.and_then(|thread| seat.find(cloth, thread.to));
        if let Some(earlier) = earlier {
            threads.push_str(&picture::thread(trace, &earlier));
        }
    }
    threads
}

fn cross(Point { x, y }: Point) -> String {
    let (x, y) = (x.to_string(), (y - AWAY).to_string());
    let size = (2 * AWAY).to_string();
    ["M", &x, " ", &y, "v", &size, "m-60 -60h", &size].concat()
}

fn frame_around(Spot { x, y, w, h }: Spot) -> String {
    let [x, y] = [x, y].map(|edge| (edge - AWAY).to_string());
    let [w, h] = [w, h].map(|size| (size + 2 * AWAY).to_string());
    ["M", &x, " ", &y, "h", &w, "v", &h, "h-", &w, "z"].concat()
}
