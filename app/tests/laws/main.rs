//! The laws of the fold, for random cafés: whatever people do, in whatever order, they hold.

#[cfg(test)]
mod around;
#[cfg(test)]
mod arranging;
#[cfg(test)]
mod back;
#[cfg(test)]
mod companions;
#[cfg(test)]
mod conducting;
#[cfg(test)]
mod early;
#[cfg(test)]
mod emergent;
#[cfg(test)]
mod filed;
#[cfg(test)]
mod moves;
#[cfg(test)]
mod own;
#[cfg(test)]
mod people;
#[cfg(test)]
mod photos;
#[cfg(test)]
mod rounds;
#[cfg(test)]
mod seating;
#[cfg(test)]
mod sight;
#[cfg(test)]
mod sitting;
#[cfg(test)]
mod stories;
#[cfg(test)]
mod tickets;
#[cfg(test)]
mod tried;

use std::collections::{BTreeMap, BTreeSet};

use app::cafe::{
    Cafe, Command, Event, Leave, Refusal, What, Who,
    id::{ClothId, GroupId, Millis, Round, TraceId},
    preparation::Preparation,
    seating::Moving,
    sight::Viewer,
    tablecloth::{Mark, Trace, sheet::Spot},
};
use moves::{Move, moves, preparation};
use people::{Room, known};
use proptest::prelude::*;

fn traces(cafe: &Cafe) -> BTreeMap<TraceId, (ClothId, Trace)> {
    known(cafe)
        .into_iter()
        .map(|(cloth, trace)| (trace.id, (cloth, trace)))
        .collect()
}

/// The trace without what its own author may change while its round is held.
fn settled(trace: &Trace) -> Trace {
    Trace {
        spot: Spot::default(),
        mark: Mark::Hidden,
        about: String::new(),
        erased: None,
        approved: false,
        ..trace.clone()
    }
}

proptest! {
    /// Law 1, as far as the fold goes: what was accepted is there, once, with its stamps.
    #[test]
    fn an_accepted_trace_is_there_once(preparation in preparation(), moves in moves()) {
        let mut room = Room::open(preparation);
        for step in moves {
            let Some((command, who)) = room.command(&step) else { continue };
            let before = room.cafe.clone();
            let accepted = room.give(&command, who).is_ok_and(|events| !events.is_empty());
            if let (true, Command::Leave(Leave { trace, cloth, round, .. }), Who::Participant(by)) = (accepted, &command, who) {
                let found: Vec<_> = room.cafe.traces.all().filter(|(_, kept)| kept.id == *trace).collect();
                prop_assert_eq!(found.len(), 1);
                let author = found[0].1.author();
                let person = &before.people[&author.unwrap_or(by)];
                let alias = if author.is_none() { "" } else { &person.alias };
                prop_assert_eq!(found[0].0, *cloth);
                prop_assert_eq!((found[0].1.by, &*found[0].1.alias, found[0].1.group), (by, alias, person.group));
                let right = *round == found[0].1.round || found[0].1.round == Round::PLENARY;
                prop_assert!(right, "stamped {} instead of {round}", found[0].1.round);
            }
        }
    }

    /// Law 2: nobody has two seats in a round, and the plan is even.
    #[test]
    fn seats_are_even(preparation in preparation(), joining in 0_usize..40) {
        let mut room = Room::open(Preparation { moving: Moving::Groups, ..preparation });
        for _ in 0..joining {
            room.join();
        }
        let sizes: Vec<usize> = (1..=room.cafe.groups).map(|g| room.cafe.members(GroupId(g)).count()).collect();
        prop_assert!(sizes.iter().max().unwrap() - sizes.iter().min().unwrap() <= 1, "groups of {sizes:?}");
        let tables = room.cafe.tables();
        for round in (1..=room.cafe.programme.rounds()).map(Round) {
            let mut seated = BTreeSet::new();
            let mut counts = Vec::new();
            for table in &tables {
                let groups = room.cafe.planned_groups(*table, round);
                counts.push(groups.len());
                for group in groups {
                    prop_assert!(seated.insert(group), "{group} sits twice in {round}");
                }
            }
            prop_assert_eq!(seated.len(), usize::from(room.cafe.groups));
            prop_assert!(counts.iter().max().unwrap() - counts.iter().min().unwrap() <= 1);
        }
        // No group comes back to a table while there is one that it has not been to.
        for group in (1..=room.cafe.groups).map(GroupId) {
            let rounds = usize::from(room.cafe.programme.rounds()).min(tables.len());
            let been: BTreeSet<_> =
                (1..=rounds).filter_map(|round| room.cafe.planned_table(group, Round(round as u8))).collect();
            prop_assert_eq!(been.len(), rounds.min(tables.len()));
        }
    }

    /// Law 3: whatever anybody tries, a trace of others or of an earlier round is only resonated with; one's own of this
    /// round keeps its name, author, round and threads. Only a facilitator masks and refiles, and the author stays.
    #[test]
    fn ink_is_not_unwritten(preparation in preparation(), moves in moves()) {
        let mut room = Room::open(preparation);
        for step in moves {
            let Some((command, who)) = room.command(&step) else { continue };
            let cafe = room.cafe.clone();
            let before = traces(&cafe);
            let _ = room.give(&command, who);
            let after = traces(&room.cafe);
            for (id, (cloth, trace)) in &before {
                let (kept_on, kept) = &after[id];
                match (&command, who) {
                    (Command::Mask { .. } | Command::Unmask { .. }, Who::Facilitator) => {
                        prop_assert_eq!(Trace { mask: None, ..kept.clone() }, Trace { mask: None, ..trace.clone() });
                    }
                    // An alias that was a real name goes, and the projector shows this or that: the trace stays.
                    (Command::Rename { participant, .. }, Who::Facilitator) if trace.author() == Some(*participant) => {
                        prop_assert_eq!(&Trace { alias: trace.alias.clone(), ..kept.clone() }, trace);
                    }
                    (Command::Approve { .. }, Who::Facilitator) => {
                        prop_assert_eq!(&Trace { approved: trace.approved, ..kept.clone() }, trace);
                    }
                    (Command::Refile { trace: refiled, .. }, Who::Facilitator) if refiled == id => {
                        prop_assert_eq!(settled(&Trace { round: trace.round, ..kept.clone() }), settled(trace));
                        prop_assert_eq!((kept.text(), &kept.about), (trace.text(), &trace.about));
                        prop_assert!(kept.erased.is_none() || kept == trace);
                    }
                    (Command::Resonate { trace: meant, .. }, Who::Participant(by)) if meant == id => {
                        let others = |trace: &Trace| {
                            let resonances = trace.resonances.iter().copied().filter(|who| *who != by).collect();
                            Trace { resonances, ..trace.clone() }
                        };
                        prop_assert_eq!((kept_on, others(kept)), (cloth, others(trace)));
                        prop_assert!(kept == trace || !trace.is_of(by) && !trace.is_masked() && trace.erased.is_none());
                    }
                    (_, Who::Participant(by)) if cafe.may_change(by, *id) => {
                        prop_assert_eq!(trace.by, by);
                        prop_assert_eq!(Some(*cloth), cafe.cloth_of(by));
                        prop_assert!(trace.round == Round::PLENARY || Some(trace.round) == cafe.programme.round());
                        prop_assert_eq!((kept_on, settled(kept)), (cloth, settled(trace)));
                    }
                    _ => prop_assert_eq!((kept_on, kept), (cloth, trace), "after {:?} by {:?}", command, who),
                }
            }
        }
    }

    /// Notes never lie on each other, wherever they are wished for, moved, refiled or brought back.
    #[test]
    fn notes_lie_side_by_side(preparation in preparation(), moves in moves()) {
        let mut room = Room::open(preparation);
        for step in moves {
            let Some((command, who)) = room.command(&step) else { continue };
            let _ = room.give(&command, who);
            for cloth in room.cafe.cloths() {
                let (sheet, traces) = (room.cafe.sheet(cloth), room.cafe.traces.on(cloth));
                let notes: Vec<&Trace> = traces.iter().filter(|trace| trace.text().is_some()).collect();
                for (index, note) in notes.iter().enumerate() {
                    let Spot { x, y, w, h } = note.spot;
                    prop_assert!(x >= 0 && y >= 0 && x + w <= sheet.width(), "{:?} after {command:?}", note.spot);
                    if let (Some(zone), true) = (note.zone(), sheet.zones > 0) {
                        prop_assert_eq!(sheet.zone_at(x).map(usize::from), Some(zone), "{:?}", command);
                    }
                    for other in &notes[index + 1..] {
                        let Spot { x: left, y: top, w: width, h: height } = other.spot;
                        let apart = x + w <= left || left + width <= x || y + h <= top || top + height <= y;
                        prop_assert!(apart, "{:?} and {:?} after {command:?}", note.spot, other.spot);
                    }
                }
                prop_assert!(room.cafe.room_on(cloth) > 0);
            }
        }
    }

    /// Law 4: the journal, written and read again, adds up to the live café at every prefix; so does a snapshot.
    #[test]
    fn the_journal_adds_up(preparation in preparation(), moves in moves()) {
        let mut room = Room::open(preparation);
        let mut folded = Cafe::default();
        let mut read = 0;
        for step in moves {
            for event in &room.journal[read..] {
                let json = event.write().unwrap();
                folded.apply(&Event::read(app::cafe::event::VERSION, &json).unwrap());
            }
            read = room.journal.len();
            prop_assert_eq!(&folded, &room.cafe);
            if let Some((command, who)) = room.command(&step) {
                let _ = room.give(&command, who);
            }
        }
        let snapshot = serde_json::to_string(&room.cafe).unwrap();
        prop_assert_eq!(serde_json::from_str::<Cafe>(&snapshot).unwrap(), room.cafe);
    }

    /// Law 6: a step changes once, however many press.
    #[test]
    fn a_step_changes_once(preparation in preparation(), presses in prop::collection::vec(1_usize..5, 1..12)) {
        let mut room = Room::open(preparation);
        for facilitators in presses {
            let (at, step) = (room.cafe.programme.at, room.cafe.programme.current().unwrap().id);
            for press in 0..facilitators {
                let answer = room.give(&Command::Next { leaving: step }, Who::Facilitator);
                let expected = if press == 0 && room.cafe.programme.at > at { Ok(()) } else { Err(()) };
                prop_assert_eq!(answer.map(|_| ()).map_err(|_| ()), expected);
            }
            prop_assert!(room.cafe.programme.at <= at + 1);
        }
    }

    /// Law 7: what was begun in an earlier round, where one sat, is accepted later and stamped with that round.
    #[test]
    fn the_bell_never_cuts_off_writing(preparation in preparation(), later in 1_usize..6) {
        let mut room = Room::open(preparation);
        let by = room.join();
        room.go_to_round(Round(1));
        let Some(seat) = room.cafe.people[&by].seats.get(&Round(1)).copied() else { return Ok(()) };
        let cloth = room.cafe.cloth_on(seat).unwrap();
        for _ in 0..later {
            room.next();
        }
        let answer = room.note(by, cloth, Round(1), "commencé avant la cloche");
        if room.cafe.is_over() {
            prop_assert_eq!(answer, Err(Refusal::Over));
        } else {
            prop_assert!(answer.is_ok());
            let (_, kept) = room.cafe.traces.all().next().unwrap();
            prop_assert_eq!(kept.round, Round(1));
        }
    }

    /// Law 9: no participant writes on a tablecloth at which they never sat, or does what only facilitators do; nobody
    /// holds a trace that lies elsewhere, unless a question came from it, or what is masked.
    #[test]
    fn nobody_does_what_they_may_not(preparation in preparation(), moves in moves()) {
        let mut room = Room::open(preparation);
        for step in moves {
            let Some((command, who)) = room.command(&step) else { continue };
            let answer = room.give(&command, who).or_else(|_| Ok::<_, Refusal>(vec![]));
            if let Who::Participant(by) = who {
                let own = match &command {
                    Command::Leave(Leave { cloth, .. }) => {
                        cloth.table.0 == 0 || room.cafe.people[&by].seats.values().any(|table| *table == cloth.table)
                    }
                    Command::Arrive { .. } => true,
                    Command::Reword { trace, .. } | Command::Move { trace, .. }
                    | Command::Erase { trace } | Command::Restore { trace } => {
                        room.cafe.traces.known(*trace).is_some_and(|(_, trace)| trace.by == by)
                    }
                    Command::Resonate { trace, .. } => room.cafe.may_resonate(by, *trace),
                    Command::Depart { participant } => *participant == by,
                    _ => false,
                };
                let nothing = answer.is_ok_and(|events| events.is_empty());
                prop_assert!(own || nothing, "{command:?}");
            }
            for id in room.cafe.people.keys() {
                let sight = room.cafe.sight_of(Viewer::Participant(*id), None);
                let slice = room.cafe.seen_with(sight);
                prop_assert!(slice.keys.facilitator.0.is_empty() && slice.people.values().all(|p| p.key.0.is_empty()));
                for trace in slice.cloths().flat_map(|cloth| slice.traces.erased_on(cloth)) {
                    prop_assert!(trace.by == *id || trace.mark == Mark::Hidden && trace.about.is_empty());
                }
                for (cloth, trace) in slice.traces.all() {
                    // But what a question came from: that is shown to all.
                    let asked = || room.cafe.questions.iter().any(|asked| asked.sources().contains(&trace.id));
                    prop_assert!(Some(cloth) == room.cafe.cloth_of(*id) || asked() && !trace.is_masked());
                    prop_assert!(!trace.is_masked() || trace.text().is_none());
                    prop_assert!(trace.erased.is_none());
                    prop_assert!(trace.by == *id || trace.mask.as_ref().is_none_or(|mask| mask.reason.is_empty()));
                }
            }
        }
    }

    /// A command sent twice does no more than once.
    #[test]
    fn said_twice_is_said_once(preparation in preparation(), moves in moves()) {
        let mut room = Room::open(preparation);
        for step in moves {
            let Some((command, who)) = room.command(&step) else { continue };
            if room.give(&command, who).is_ok() {
                let again = room.give(&command, who);
                prop_assert!(again.as_ref().map_or(true, Vec::is_empty) || matches!(command, Command::Prepare { .. }),
                    "{command:?} once more: {again:?}");
            }
        }
    }

    /// The clock: what has elapsed stays elapsed, whatever is paused, resumed, extended or shortened.
    #[test]
    fn time_that_has_passed_has_passed(changes in prop::collection::vec((0..3_u8, 1_u64..600_000, 1_u32..7_200), 1..20)) {
        let mut room = Room::open(people::two_tables());
        room.go_to_round(Round(1));
        let step = room.cafe.programme.current().unwrap().id;
        let mut running = 0;
        for (change, millis, seconds) in changes {
            if room.cafe.programme.clock.paused.is_none() {
                running += millis;
            }
            room.now = Millis(room.now.0 + millis);
            let command = match change {
                0 => Command::Pause { step },
                1 => Command::Resume { step },
                _ => Command::SetLength { step, seconds },
            };
            room.give(&command, Who::Facilitator).unwrap();
            prop_assert_eq!(room.cafe.programme.clock.elapsed(room.now), running);
            if let Some(bell) = room.cafe.wakes_at() {
                prop_assert_eq!(bell.0 as i64 - room.now.0 as i64, room.cafe.programme.left(room.now).unwrap());
            }
        }
    }

    /// No command, however wild, makes the fold panic, and a refused one changes nothing.
    #[test]
    fn wild_commands_are_refused(json in "[ -~]{0,200}", zone in any::<u8>(), table in any::<u16>(), round in any::<u8>()) {
        let mut room = Room::open(people::two_tables());
        let by = room.join();
        room.go_to_round(Round(1));
        let before = room.cafe.clone();
        let cloth = app::cafe::id::ClothId { question: app::cafe::id::QuestionId(1), table: app::cafe::id::TableId(table) };
        let what = What::Note { text: json, zone: Some(zone), at: None };
        let command = Command::Leave(Leave::new(room.trace_id(), cloth, Round(round), what));
        prop_assert!(room.give(&command, Who::Participant(by)).is_err());
        prop_assert_eq!(before, room.cafe);
    }
}

#[test]
fn moves_reach_every_event() {
    // The random moves above are worth something only if they get everywhere.
    use proptest::{strategy::ValueTree, test_runner::TestRunner};
    let mut runner = TestRunner::deterministic();
    let mut seen = BTreeSet::new();
    for _ in 0..300 {
        let preparation = preparation().new_tree(&mut runner).unwrap().current();
        let mut room = Room::open(preparation);
        for step in moves().new_tree(&mut runner).unwrap().current() as Vec<Move> {
            if let Some((command, who)) = room.command(&step) {
                let _ = room.give(&command, who);
            }
        }
        for event in &room.journal {
            let json = serde_json::to_value(event).unwrap();
            seen.extend(json.as_object().unwrap().keys().cloned());
        }
    }
    assert_eq!(seen.len(), 36, "only {seen:?}");
}
