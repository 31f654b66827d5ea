//! What may happen, in any order.

use app::{
    cafe::{
        Cafe, Command, Leave, What, Who,
        id::{Millis, ParticipantId, Round, TableId, TraceId},
        preparation::Language,
        seating::Mode,
    },
    ink::Point,
    live::{Start, mirror::Mirror},
    wire::{Down, Seq, Up},
};
use proptest::prelude::*;
use uuid::Uuid;

use crate::server::{ME, PEOPLE, Server, Wire};

/// What happens next.
#[derive(Clone, Debug)]
pub(crate) enum Turn {
    /// I leave a note.
    Mine,
    /// Somebody else does.
    Theirs(u32),
    /// The facilitator goes on.
    Next,
    /// The clock stands still, or runs again.
    Pause(bool),
    /// The first trace is masked, or unmasked.
    Mask(bool),
    /// I try something with a trace, whosever it is.
    Touch(usize, Touch),
    /// Somebody else does.
    TheirTouch(u32, usize, Touch),
    /// A trace is filed elsewhere.
    Refile(usize, usize, u8),
    /// A table shares a phone, or does not.
    Share(bool),
    /// I say that I am there.
    Arrive,
    /// In the harvest I look at another tablecloth.
    Look(usize),
    /// So many messages get through, each way.
    Pass(usize),
    /// The last message comes twice.
    Twice,
    /// The line breaks: everything on it is lost, and it is dialled again.
    Break,
}

/// What is tried with a trace.
#[derive(Clone, Debug)]
pub(crate) enum Touch {
    Reword(String),
    Move(i32, i32),
    Erase,
    Restore,
    Resonate(bool),
}

impl Touch {
    pub(crate) fn command(&self, trace: TraceId) -> Command {
        match self.clone() {
            Self::Reword(text) => Command::Reword { trace, text },
            Self::Move(x, y) => Command::Move {
                trace,
                zone: None,
                at: Some(Point { x, y }),
            },
            Self::Erase => Command::Erase { trace },
            Self::Restore => Command::Restore { trace },
            Self::Resonate(matters) => Command::Resonate { trace, matters },
        }
    }
}

pub(crate) fn touch() -> impl Strategy<Value = Touch> {
    prop_oneof![
        "(mieux se connaître,? ?){1,6}".prop_map(Touch::Reword),
        (-90..13_000, -90..4_000).prop_map(|(x, y)| Touch::Move(x, y)),
        Just(Touch::Erase),
        Just(Touch::Restore),
        any::<bool>().prop_map(Touch::Resonate),
    ]
}

/// A trace, erased or not.
pub(crate) fn pick(cafe: &Cafe, which: usize) -> Option<TraceId> {
    let erased = cafe.cloths().flat_map(|cloth| cafe.traces.erased_on(cloth));
    let all: Vec<TraceId> = cafe
        .traces
        .all()
        .map(|(_, trace)| trace)
        .chain(erased)
        .map(|trace| trace.id)
        .collect();
    all.get(which % all.len().max(1)).copied()
}

pub(crate) fn turn() -> impl Strategy<Value = Turn> {
    prop_oneof![
        4 => Just(Turn::Mine),
        4 => (2..=PEOPLE).prop_map(Turn::Theirs),
        2 => Just(Turn::Next),
        1 => any::<bool>().prop_map(Turn::Pause),
        2 => any::<bool>().prop_map(Turn::Mask),
        4 => (0..9_usize, touch()).prop_map(|(which, touch)| Turn::Touch(which, touch)),
        4 => (2..=PEOPLE, 0..9_usize, touch()).prop_map(|(by, which, touch)| Turn::TheirTouch(by, which, touch)),
        2 => (0..9_usize, 0..3_usize, 0..3_u8).prop_map(|(which, cloth, round)| Turn::Refile(which, cloth, round)),
        1 => any::<bool>().prop_map(Turn::Share),
        1 => Just(Turn::Arrive),
        1 => (0..3_usize).prop_map(Turn::Look),
        6 => (1..5_usize).prop_map(Turn::Pass),
        2 => Just(Turn::Twice),
        2 => Just(Turn::Break),
    ]
}

pub(crate) fn note(cafe: &Cafe, by: ParticipantId, id: u128) -> Option<Command> {
    let cloth = cafe.cloth_of(by)?;
    let seats = cafe.people.get(&by)?.seats.last_key_value();
    Some(Command::Leave(Leave::new(
        TraceId(Uuid::from_u128(id)),
        cloth,
        seats.map_or(Round::PLENARY, |(round, _)| *round),
        What::Note {
            text: format!("une idée {id}"),
            zone: None,
            at: None,
        },
    )))
}

fn dial(mirror: &mut Mirror) -> Wire {
    Wire {
        up: mirror.say_again().into(),
        ..Wire::default()
    }
}

/// Lets messages through; the last one that came down comes back.
fn pass(server: &mut Server, mirror: &mut Mirror, wire: &mut Wire, most: usize) -> Option<Down> {
    let mut last = None;
    for _ in 0..most {
        if let Some(up) = wire.up.pop_front() {
            server.hear(up, wire);
        }
        if let Some(down) = wire.down.pop_front() {
            mirror.hear(down.clone(), Millis(5));
            last = Some(down);
        }
    }
    last
}

/// Plays all turns, then lets everything through. What I have left is named 1, 2, 3, …
pub(crate) fn play(turns: &[Turn]) -> (Server, Mirror, u128) {
    let mut server = Server::open();
    let start = Start {
        now: Millis(server.now),
        seq: Seq(server.past.len() as u64),
        cafe: server.cafe.seen_with(server.sight(None)),
        language: Language::Fr,
    };
    let mut mirror = Mirror::new(start, Millis(0));
    let mut wire = dial(&mut mirror);
    let mut last = None;
    let (mut mine, mut theirs) = (0, 1_000);
    for turn in turns {
        let masked = server.cafe.traces.all().next().map(|(_, trace)| trace.id);
        let step = server.cafe.programme.current().unwrap().id;
        match turn {
            Turn::Mine => {
                if let Some(command) = note(&mirror.cafe, ME, mine + 1) {
                    mine += 1;
                    let up = mirror.wants(command);
                    wire.up.push_back(up);
                }
            }
            Turn::Theirs(by) => {
                theirs += 1;
                let by = ParticipantId(*by);
                if let Some(command) = note(&server.cafe, by, theirs) {
                    let _ = server.act(&command, Who::Participant(by), &mut wire);
                }
            }
            Turn::Next => {
                let _ = server.act(&Command::Next { leaving: step }, Who::Facilitator, &mut wire);
            }
            Turn::Pause(stop) => {
                let command = if *stop {
                    Command::Pause { step }
                } else {
                    Command::Resume { step }
                };
                let _ = server.act(&command, Who::Facilitator, &mut wire);
            }
            Turn::Mask(hide) => {
                if let Some(trace) = masked {
                    let reason = "trop vif".into();
                    let command = if *hide {
                        Command::Mask { trace, reason }
                    } else {
                        Command::Unmask { trace }
                    };
                    let _ = server.act(&command, Who::Facilitator, &mut wire);
                }
            }
            Turn::Touch(which, touch) => {
                if let Some(trace) = pick(&mirror.cafe, *which) {
                    let up = mirror.wants(touch.command(trace));
                    wire.up.push_back(up);
                }
            }
            Turn::TheirTouch(by, which, touch) => {
                if let Some(trace) = pick(&server.cafe, *which) {
                    let who = Who::Participant(ParticipantId(*by));
                    let _ = server.act(&touch.command(trace), who, &mut wire);
                }
            }
            Turn::Refile(which, cloth, round) => {
                if let Some(trace) = pick(&server.cafe, *which) {
                    let cloth = server.cafe.cloths().nth(*cloth).unwrap();
                    let round = Round(if cloth.table.0 == 0 { 0 } else { *round });
                    let refile = Command::Refile { trace, cloth, round };
                    let _ = server.act(&refile, Who::Facilitator, &mut wire);
                }
            }
            Turn::Share(shared) => {
                let mode = if *shared { Mode::OnePhone } else { Mode::OwnPhones };
                let set = Command::SetMode {
                    table: TableId(1),
                    mode,
                };
                let _ = server.act(&set, Who::Facilitator, &mut wire);
            }
            Turn::Arrive => {
                let up = mirror.wants(Command::Arrive { round: Round(2) });
                wire.up.push_back(up);
            }
            Turn::Look(which) => {
                let cloth = mirror.cafe.cloths().nth(*which).unwrap();
                if mirror.cafe.programme.is_harvested() {
                    wire.up.push_back(Up::Look { cloth });
                }
            }
            Turn::Pass(most) => last = pass(&mut server, &mut mirror, &mut wire, *most).or(last),
            Turn::Twice => {
                if let Some(down) = last.clone() {
                    mirror.hear(down, Millis(5));
                }
            }
            Turn::Break => {
                wire = dial(&mut mirror);
                last = None;
            }
        }
    }
    wire = dial(&mut mirror);
    pass(&mut server, &mut mirror, &mut wire, usize::from(u16::MAX));
    (server, mirror, mine)
}
