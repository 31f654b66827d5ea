//! A seat at a table whose server answers at once.

mod bell;

use uuid::Uuid;

use super::*;
use crate::{
    cafe::{
        Leave, Refusal, What, Who,
        id::{ClothId, ParticipantId, TableId},
        preparation::{Planned, Preparation, Prepared},
        seating::Participant,
        sight::Viewer,
        tablecloth::Mark,
    },
    ink::{Stroke, Touch},
    live::Start,
    pages::{
        sample::{self, Day},
        table::{Deed, Scope, inside},
    },
    wire::{GLANCE_SECONDS, Seq},
};

const ME: ParticipantId = ParticipantId(1);

/// A participant at work, and the café around them.
struct Work {
    day: Day,
    seat: Seat,
    names: u128,
}

impl Work {
    /// The day of 2011, so many steps after its arrival.
    fn after(steps: usize) -> Self {
        let mut day = sample::day();
        (0..steps).for_each(|_| day.next());
        Self::at(day)
    }

    /// A seat in this café.
    fn at(day: Day) -> Self {
        let beginning = Beginning {
            start: Start {
                now: day.now,
                seq: Seq(0),
                cafe: seen(&day),
                language: day.cafe.preparation.language,
            },
            trace: TraceId(Uuid::from_u128(1_000)),
            draft: None,
            refusal: None,
        };
        let seat = Seat::take(beginning, day.now);
        let names = 1_000;
        Self { day, seat, names }
    }

    fn name(&mut self) -> TraceId {
        self.names += 1;
        TraceId(Uuid::from_u128(self.names))
    }

    /// Whatever was commanded is done and told.
    fn settle(&mut self) {
        for up in std::mem::take(&mut self.seat.outgoing) {
            let Up::Do { n, command } = up else { continue };
            self.day.act(&command, Who::Participant(ME));
            self.seat.hear(Down::Done { n, again: false }, self.day.now);
        }
        let seq = Seq(self.seat.mirror.seq.0 + 1);
        let (now, cafe) = (self.day.now, Box::new(seen(&self.day)));
        self.seat.hear(Down::Welcome { now, seq, cafe }, now);
    }

    fn next(&mut self) {
        self.day.next();
        self.settle();
    }

    fn write(&mut self, text: &str) -> TraceId {
        let (trace, next) = (self.seat.trace, self.name());
        self.seat.write(text.into(), text.len());
        self.seat.send(next);
        trace
    }

    fn draw(&mut self) -> TraceId {
        let line = self.name();
        let place = self.seat.moment().place.unwrap();
        self.seat
            .draw(&[500, 900].map(|x| Touch::even(point(x))), place, line, || line);
        line
    }

    /// What the script would make of the page.
    fn html(&self) -> String {
        inside(&self.seat, Scope::Live).into_string()
    }

    fn cloth(&self) -> ClothId {
        self.seat.mirror.cloth().unwrap()
    }

    /// What is seen on the sheet.
    fn lying(&self) -> Vec<TraceId> {
        self.seat
            .lying(self.cloth())
            .iter()
            .map(|(trace, _)| trace.id)
            .collect()
    }
}

fn seen(day: &Day) -> crate::cafe::Cafe {
    day.cafe.seen_with(day.cafe.sight_of(Viewer::Participant(ME), None))
}

fn point(x: i32) -> Point {
    Point { x, y: 1_500 }
}

#[test]
fn the_pen_takes_back_lines_and_draws_them_again() {
    let mut work = Work::after(2);
    let first = work.draw();
    work.settle();
    let second = work.draw();
    let note = work.write("une note");
    // One is certain, the other not yet; the note between the two and the button is not the pen's.
    work.seat.undo();
    assert_eq!(work.lying(), [first, note]);
    assert!(work.seat.find(work.cloth(), second).is_none());
    work.settle();
    work.seat.undo();
    assert_eq!((work.lying(), work.seat.undoable()), (vec![note], None));
    work.settle();
    work.seat.redo();
    assert_eq!(work.lying(), [note, first]);
    work.settle();
    work.seat.redo();
    work.settle();
    assert_eq!(work.lying(), [note, first, second]);
    assert!(work.seat.undone.is_empty());
}

#[test]
fn a_new_line_leaves_nothing_to_draw_again() {
    let mut work = Work::after(2);
    work.draw();
    work.seat.undo();
    let line = work.draw();
    work.seat.redo();
    work.settle();
    assert_eq!(work.lying(), [line]);
}

#[test]
fn what_was_erased_can_be_put_back_until_something_else_is_done() {
    let mut work = Work::after(2);
    let (first, second) = (work.write("une"), work.write("deux"));
    work.settle();
    for note in [first, second] {
        Deed::Erase(note).by(&mut work.seat, note);
        work.settle();
    }
    Deed::Restore.by(&mut work.seat, first);
    work.settle();
    // The one before was meant; nothing more is offered.
    assert_eq!((work.lying(), work.seat.erased), (vec![second], None));
    Deed::Erase(second).by(&mut work.seat, second);
    Deed::Tools(Tools::View).by(&mut work.seat, second);
    assert_eq!(work.seat.erased, None);
}

#[test]
fn after_the_round_nothing_is_taken_back() {
    let mut work = Work::after(2);
    work.draw();
    work.settle();
    work.next();
    work.next();
    assert_eq!(work.seat.undoable(), None);
    work.seat.undo();
    assert!(work.seat.outgoing.is_empty());
}

#[test]
fn an_earlier_time_shows_what_lay_there_then() {
    let mut work = Work::after(2);
    let here = work.cloth();
    let others = work.day.cafe.present().find(|person| {
        let cloth = work.day.cafe.cloth_of(person.id);
        cloth.is_some_and(|cloth| cloth.table != here.table)
    });
    let other = others.unwrap().id;
    let there = work.day.cafe.cloth_of(other).unwrap();
    let earlier = work.day.note(other.0, there, "avant");
    work.next();
    work.next();
    assert_eq!(work.cloth(), there);
    let later = work.write("après");
    work.settle();
    assert_eq!(work.seat.rounds(there), [Round(1), Round(2)]);
    assert_eq!(work.lying(), [earlier, later]);
    work.seat.see_until(0);
    assert_eq!(work.seat.until, Some(Round(1)));
    assert_eq!(work.lying(), [earlier]);
    // The last is now, and who draws sees what they do.
    work.seat.see_until(1);
    assert_eq!(work.seat.until, None);
    work.seat.see_until(0);
    work.seat.toggle(Tools::Pens);
    assert_eq!(work.lying(), [earlier, later]);
}

#[test]
fn a_tap_says_where_the_next_note_lies_and_in_which_zone() {
    let mut work = Work::after(1);
    let width = work.seat.mirror.cafe.sheet(work.cloth()).width();
    let thread = work.write("une");
    work.settle();
    work.seat.take_up(thread, ThreadKind::Answers);
    work.seat.point_at(point(width - 900));
    assert_eq!(work.seat.draft.zone, Some(1));
    work.seat.anywhere();
    assert_eq!((work.seat.draft.at, work.seat.draft.zone), (None, Some(1)));
    assert!(work.seat.draft.thread.is_some());
    work.seat.point_at(point(600));
    work.seat.let_go();
    assert!(work.seat.draft.at.is_some() && work.seat.draft.thread.is_none());
    let note = work.write("deux");
    work.settle();
    let (_, note) = work.day.cafe.traces.find(note).unwrap();
    assert!(matches!(note.mark, Mark::Note { zone: Some(0), .. }));
    // The zone is likely that of the next one, too; its place is not.
    assert_eq!((work.seat.draft.at, work.seat.draft.zone), (None, Some(0)));
}

#[test]
fn a_place_is_of_one_tablecloth() {
    let mut work = Work::after(1);
    work.seat.point_at(point(600));
    work.next();
    assert_eq!(work.seat.draft, Draft::default());
    // A note that was begun keeps its own, and a tap elsewhere doesn't move it.
    let mut work = Work::after(1);
    work.seat.write("un début".into(), 8);
    work.seat.point_at(point(600));
    let begun = work.seat.draft.clone();
    work.next();
    work.seat.point_at(point(900));
    assert_eq!(work.seat.draft, begun);
    assert!(!work.seat.draft.lies_on(work.cloth()));
}

#[test]
fn where_nothing_can_be_left_there_is_only_looking() {
    for (tools, then) in [(Tools::Pens, Tools::None), (Tools::View, Tools::View)] {
        // The last round, and then the harvest.
        let mut work = Work::after(4);
        work.seat.toggle(tools);
        work.settle();
        assert_eq!(work.seat.tools, tools);
        work.next();
        assert_eq!(work.seat.tools, then);
    }
}

#[test]
fn a_photo_belongs_where_it_was_begun() {
    let mut work = Work::after(2);
    let begun = work.seat.moment().place;
    work.seat.photograph();
    // The bell, the travel, the next round, the harvest; then it is too late.
    while work.day.cafe.programme.next().is_some() {
        assert_eq!(work.seat.laying, begun);
        let (cloth, _) = begun.unwrap();
        let page = inside(&work.seat, Scope::Live).into_string();
        let form = page
            .split_once("id=\"laying\"")
            .unwrap()
            .1
            .split_once("</section>")
            .unwrap()
            .0;
        assert!(form.contains(&format!("name=\"cloth\" value=\"{cloth}\"")), "{form}");
        work.next();
    }
    assert!(!inside(&work.seat, Scope::Live).into_string().contains("type=\"file\""));
    work.seat.photograph();
    assert_eq!(work.seat.laying, None);
}

#[test]
fn a_photo_that_does_not_arrive_waits_to_be_sent_again() {
    let mut work = Work::after(2);
    let place = work.seat.moment().place;
    work.seat.photograph();
    work.seat.laid(place, "pas de réseau".into());
    let page = inside(&work.seat, Scope::Live).into_string();
    assert!(
        page.contains("type=\"file\"") && page.contains("pas de réseau"),
        "{page}"
    );
    work.seat.laid(place, String::new());
    assert_eq!((work.seat.laying, work.seat.laid), (None, place));
    let page = inside(&work.seat, Scope::Live).into_string();
    assert!(
        !page.contains("type=\"file\"") && page.contains("La photo est posée"),
        "{page}"
    );
    // Read, or on to the next one.
    Deed::Laid.by(&mut work.seat, TraceId(Uuid::nil()));
    assert_eq!(work.seat.laid, None);
    // Whoever thinks better of it while it is on the way is told that it lies there.
    work.seat.photograph();
    work.seat.photograph();
    work.seat.laid(place, "pas de réseau".into());
    assert_eq!((work.seat.laying, work.seat.unlaid.as_ref()), (None, None));
    work.seat.laid(place, String::new());
    assert_eq!(work.seat.laid, place);
}

#[test]
fn a_line_that_is_not_heard_of_any_more_is_not_shown() {
    let mut work = Work::after(2);
    let (cloth, by, trace) = (work.cloth(), ParticipantId(3), work.name());
    let stroke = Some(Stroke::through(&[point(500), point(900)]).unwrap());
    let glance = Down::Glance {
        cloth,
        by,
        trace,
        stroke,
    };
    work.seat.hear(glance.clone(), work.day.now);
    assert_eq!(work.seat.growing().len(), 1);
    // It grows: it is still one.
    work.seat.hear(glance, work.day.now);
    assert_eq!(work.seat.growing().len(), 1);
    work.seat.now.0 += GLANCE_SECONDS * 1_000;
    assert!(work.seat.growing().is_empty());
}

#[test]
fn new_words_that_come_too_late_continue_the_note() {
    let mut work = Work::after(2);
    let note = work.write("une");
    work.settle();
    work.seat.reword(note);
    work.seat.write("une autre".into(), 9);
    let next = work.name();
    work.seat.send(next);
    let Some(Up::Do { n, .. }) = work.seat.outgoing.pop() else {
        panic!("nothing was sent")
    };
    let refusal = Refusal::Settled;
    work.seat.hear(Down::Refused { n, refusal }, work.day.now);
    assert_eq!(work.seat.draft.text, "une autre");
    work.seat.send(TraceId(Uuid::from_u128(9)));
    work.settle();
    let later = work.day.cafe.traces.on(work.cloth()).last().unwrap();
    assert_eq!((later.text(), later.thread.unwrap().to), (Some("une autre"), note));
}

#[test]
fn a_refused_note_never_becomes_the_words_of_another() {
    let mut work = Work::after(2);
    let first = work.write("une");
    work.settle();
    work.write("deux");
    let Some(Up::Do { n, .. }) = work.seat.outgoing.pop() else {
        panic!("nothing was sent")
    };
    work.seat.reword(first);
    let refusal = Refusal::SheetFull;
    work.seat.hear(Down::Refused { n, refusal }, work.day.now);
    assert_eq!(work.seat.draft.text, "deux\nune");
    assert_eq!(work.seat.draft.anew, None);
}
