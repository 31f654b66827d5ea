//! Random interleavings: whatever is lost, repeated, late or too much, every picture ends up as what may be seen.

use std::time::Duration;

use app::{
    cafe::{
        Command, Leave, Venue, What, Who,
        id::{ClothId, Key, ParticipantId, QuestionId, Round, TableId, TraceId},
        preparation::Preparation,
        programme::StepKind,
        seating::{Mode, Moving},
        sight::Viewer,
    },
    ink::{Point, Stroke},
};
use proptest::prelude::*;
use uuid::Uuid;

use crate::{
    day::{Day, preparation},
    listener::Listener,
};

/// Something that happens. The numbers choose among what there is.
#[derive(Clone, Debug)]
enum Move {
    Join,
    Sit { who: usize },
    Leave { who: usize },
    Read { who: usize, most: usize },
    Pause { turns: usize },
    Write { who: usize, times: usize, waits: bool },
    WriteAgain { who: usize },
    Turn { who: usize, cloth: usize },
    Next,
    Arrive { who: usize },
    Depart { who: usize },
    Return { who: usize },
    Mask { trace: usize },
    Touch { who: usize, trace: usize, what: u8 },
    Glance { who: usize },
    Refile { trace: usize, cloth: usize, round: u8 },
    Share { shared: bool },
    Unmask { trace: usize },
    Ask { minutes: Option<u32> },
    Prepare { groups: u16 },
    Restart,
}

fn moves() -> impl Strategy<Value = Vec<Move>> {
    let who = 0..8_usize;
    let one = prop_oneof![
        3 => Just(Move::Join),
        6 => who.clone().prop_map(|who| Move::Sit { who }),
        3 => who.clone().prop_map(|who| Move::Leave { who }),
        6 => (who.clone(), 0..30_usize).prop_map(|(who, most)| Move::Read { who, most }),
        4 => (0..5_usize).prop_map(|turns| Move::Pause { turns }),
        9 => (who.clone(), 1..3_usize, any::<bool>()).prop_map(|(who, times, waits)| Move::Write { who, times, waits }),
        // More than anybody's inbox holds.
        1 => who.clone().prop_map(|who| Move::Write { who, times: 80, waits: true }),
        2 => who.clone().prop_map(|who| Move::WriteAgain { who }),
        3 => (who.clone(), 0..5_usize).prop_map(|(who, cloth)| Move::Turn { who, cloth }),
        4 => Just(Move::Next),
        3 => who.clone().prop_map(|who| Move::Arrive { who }),
        1 => who.clone().prop_map(|who| Move::Depart { who }),
        1 => who.clone().prop_map(|who| Move::Return { who }),
        3 => (0..20_usize).prop_map(|trace| Move::Mask { trace }),
        2 => (0..20_usize).prop_map(|trace| Move::Unmask { trace }),
        9 => (who.clone(), 0..20_usize, 0..6_u8).prop_map(|(who, trace, what)| Move::Touch { who, trace, what }),
        2 => who.clone().prop_map(|who| Move::Glance { who }),
        3 => (0..20_usize, 0..3_usize, 0..3_u8).prop_map(|(trace, cloth, round)| Move::Refile { trace, cloth, round }),
        1 => any::<bool>().prop_map(|shared| Move::Share { shared }),
        1 => prop::option::of(1..60_u32).prop_map(|minutes| Move::Ask { minutes }),
        2 => (0..4_u16).prop_map(|groups| Move::Prepare { groups }),
        1 => Just(Move::Restart),
    ];
    prop::collection::vec(one, 1..80)
}

/// A day on which anything happens.
struct Chaos {
    day: Day,
    listeners: Vec<Listener>,
    keys: Vec<Key>,
    last: Option<(Command, ParticipantId)>,
}

impl Chaos {
    async fn begin(preparation: Preparation) -> Self {
        let day = Day::with(preparation).await;
        let listeners = [Viewer::Facilitator, Viewer::Facilitator, Viewer::Projector]
            .map(Listener::new)
            .into();
        Self {
            day,
            listeners,
            keys: vec![],
            last: None,
        }
    }

    fn listener(&mut self, who: usize) -> &mut Listener {
        let index = who % self.listeners.len();
        &mut self.listeners[index]
    }

    /// A participant, if that is what this listener is.
    fn person(&mut self, who: usize) -> Option<ParticipantId> {
        match self.listener(who).viewer {
            Viewer::Participant(id) => Some(id),
            Viewer::Facilitator | Viewer::Projector => None,
        }
    }

    async fn play(&mut self, one: Move) {
        match one {
            Move::Join => self.join().await,
            Move::Sit { who } => {
                let index = who % self.listeners.len();
                self.listeners[index].sits(&self.day).await;
            }
            Move::Leave { who } => self.listener(who).leaves(),
            Move::Read { who, most } => self.listener(who).reads(most),
            Move::Pause { turns } => {
                for _ in 0..turns {
                    tokio::task::yield_now().await;
                }
            }
            Move::Write { who, times, waits } => self.write(who, times, waits).await,
            Move::WriteAgain { who } => {
                if let Some((command, _)) = self.last.clone() {
                    // Whoever repeats it: an id that is taken stays what it is.
                    self.listener(who).gives(command).await;
                }
            }
            Move::Turn { who, cloth } => {
                let cafe = self.day.cafe().await;
                let cloths: Vec<ClothId> = cafe.cloths().collect();
                self.listener(who).turns(cloths[cloth % cloths.len()]).await;
            }
            Move::Next => {
                let leaving = self.day.cafe().await.programme.current().unwrap().id;
                self.command(Command::Next { leaving }).await;
            }
            Move::Arrive { who } => {
                let travel = self.day.cafe().await.programme.now();
                if let (StepKind::Travel { to: round }, Some(_)) = (travel, self.person(who)) {
                    self.listener(who).gives(Command::Arrive { round }).await;
                }
            }
            Move::Depart { who } => {
                if let Some(participant) = self.person(who) {
                    self.command(Command::Depart { participant }).await;
                }
            }
            Move::Return { who } => {
                if let Some(id) = self.person(who) {
                    let key = self.keys[id.0 as usize - 1].clone();
                    let alias = "back".into();
                    let _ = self
                        .day
                        .act(
                            Command::Join {
                                key,
                                alias,
                                table: None,
                            },
                            Who::House,
                        )
                        .await;
                }
            }
            Move::Mask { trace } => {
                if let Some(trace) = self.trace(trace).await {
                    let reason = format!("because of {trace}");
                    self.command(Command::Mask { trace, reason }).await;
                }
            }
            Move::Touch { who, trace, what } => {
                if let Some(trace) = self.trace(trace).await {
                    let text = "other words".repeat(usize::from(what) + 1);
                    let command = match what {
                        0 => Command::Reword { trace, text },
                        1 => Command::Move {
                            trace,
                            zone: None,
                            at: Some(Point { x: 6_000, y: 900 }),
                        },
                        2 => Command::Erase { trace },
                        3 => Command::Restore { trace },
                        _ => Command::Resonate {
                            trace,
                            matters: what == 4,
                        },
                    };
                    self.listener(who).gives(command).await;
                }
            }
            Move::Glance { who } => {
                let line = Stroke::through(&[Point { x: 5, y: 5 }]).unwrap();
                if let Some(seat) = &self.listener(who).seat {
                    seat.glance(TraceId(Uuid::new_v4()), Some(line)).unwrap();
                }
            }
            Move::Refile { trace, cloth, round } => {
                let cafe = self.day.cafe().await;
                let cloths: Vec<ClothId> = cafe.cloths().collect();
                let cloth = cloths[cloth % cloths.len()];
                let round = Round(if cloth.table.0 == 0 { 0 } else { round });
                if let Some(trace) = self.trace(trace).await {
                    self.command(Command::Refile { trace, cloth, round }).await;
                }
            }
            Move::Share { shared } => {
                let mode = if shared { Mode::OnePhone } else { Mode::OwnPhones };
                self.command(Command::SetMode {
                    table: TableId(1),
                    mode,
                })
                .await;
            }
            Move::Unmask { trace } => {
                if let Some(trace) = self.trace(trace).await {
                    self.command(Command::Unmask { trace }).await;
                }
            }
            Move::Ask { minutes } => {
                let question = QuestionId(self.day.cafe().await.questions.len() as u16 + 1);
                let (text, from) = ("What else?".into(), vec![]);
                self.command(Command::Ask {
                    question,
                    text,
                    from,
                    venue: minutes.map_or(Venue::Harvest, |minutes| Venue::Plenary { minutes }),
                })
                .await;
            }
            Move::Prepare { groups } => {
                let preparation = app::cafe::preparation::Preparation {
                    groups,
                    ..preparation(true)
                };
                self.command(Command::Prepare { preparation }).await;
            }
            Move::Restart => {
                for listener in &mut self.listeners {
                    listener.leaves();
                }
                self.day.restart().await;
            }
        }
    }

    /// A facilitator does something. It may well be refused.
    async fn command(&self, command: Command) {
        let _ = self.day.act(command, Who::Facilitator).await;
    }

    async fn trace(&self, number: usize) -> Option<TraceId> {
        let cafe = self.day.cafe().await;
        let erased = cafe.cloths().flat_map(|cloth| cafe.traces.erased_on(cloth));
        let lying = cafe.traces.all().map(|(_, trace)| trace);
        let traces: Vec<TraceId> = lying.chain(erased).map(|trace| trace.id).collect();
        traces.get(number % traces.len().max(1)).copied()
    }

    async fn join(&mut self) {
        let number = self.keys.len() + 1;
        let key = Key(format!("key {number}"));
        let alias = format!("Person {number}");
        let joined = self
            .day
            .act(
                Command::Join {
                    key: key.clone(),
                    alias,
                    table: None,
                },
                Who::House,
            )
            .await;
        if let Ok(cafe) = joined {
            let (id, _) = cafe.people.last_key_value().unwrap();
            self.keys.push(key);
            self.listeners.push(Listener::new(Viewer::Participant(*id)));
        }
    }

    async fn write(&mut self, who: usize, times: usize, waits: bool) {
        let Some(by) = self.person(who) else {
            return;
        };
        for _ in 0..times {
            let cafe = self.day.cafe().await;
            let Some(cloth) = cafe.cloth_of(by) else {
                return;
            };
            let command = Command::Leave(Leave::new(
                TraceId(Uuid::new_v4()),
                cloth,
                cafe.programme.round().unwrap_or(Round(1)),
                What::Note {
                    text: format!("a note of {by}"),
                    zone: None,
                    at: None,
                },
            ));
            self.last = Some((command.clone(), by));
            if waits {
                let _ = self.day.act(command, Who::Participant(by)).await;
            } else {
                self.listener(who).gives(command).await;
            }
        }
    }

    /// Everybody comes back, reads what there is, and has the picture that they may have.
    async fn ends(&mut self) {
        // What was changed last may have yet to be planned.
        while self.day.hub.look(&self.day.code).await.unwrap().cafe.wants_plan() {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
        for listener in &mut self.listeners {
            if listener.seat.is_none() {
                listener.sits(&self.day).await;
            }
            listener.catches_up().await;
            if listener.seat.is_none() {
                // Their seat was taken away meanwhile.
                listener.sits(&self.day).await;
                listener.catches_up().await;
            }
        }
        let kept = self.day.hub.look(&self.day.code).await.unwrap();
        assert_eq!(
            kept,
            self.day.journal.fold(&self.day.code),
            "the live café is what its journal tells"
        );
        for listener in &self.listeners {
            let sight = kept.cafe.sight_of(listener.viewer, listener.look);
            let expected = kept.cafe.seen_with(sight);
            assert_eq!(listener.world.cafe.as_ref(), Some(&expected), "{:?}", listener.viewer);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn every_picture_ends_up_as_what_may_be_seen(plenary: bool, mixes: bool, moves in moves()) {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build().unwrap();
        runtime.block_on(async {
            let moving = if mixes { Moving::People } else { Moving::Groups };
            let preparation = Preparation { moving, hosts: mixes && plenary, ..preparation(plenary) };
            let mut chaos = Chaos::begin(preparation).await;
            for one in moves {
                chaos.play(one).await;
            }
            chaos.ends().await;
        });
    }
}
