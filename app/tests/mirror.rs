//! Law 5: whatever is lost, repeated or late on the line, a mirror that has caught up equals what the server would show.
#![expect(clippy::unwrap_used, reason = "a café that cannot be played fails the test")]

use std::collections::VecDeque;

use app::{
    cafe::{
        Cafe, Command, Event, Leave, What, Who,
        decide::decide,
        event::Keys,
        id::{ClothId, Code, Key, Millis, ParticipantId, Round, TableId, TraceId},
        preparation::{Language, Planned, Preparation, Prepared},
        seating::Mode,
        sight::{Audience, Seen, Sight, Viewer},
    },
    ink::Point,
    live::{Start, mirror::Mirror},
    wire::{Down, Seq, Up},
};
use proptest::prelude::*;
use uuid::Uuid;

const PEOPLE: u32 = 4;

/// A server with one journal, as small as can be.
struct Server {
    cafe: Cafe,
    /// What I was told of each event.
    past: Vec<Past>,
    now: u64,
}

struct Past {
    told: Vec<(Audience, Event)>,
    /// What I could see without a wish of my own, before and after; none where I could wish for any tablecloth.
    seen: [Option<Sight>; 2],
}

/// The line between the server and one mirror: in order, until it breaks.
#[derive(Default)]
struct Wire {
    up: VecDeque<Up>,
    down: VecDeque<Down>,
    /// The server's seat: none before the hello.
    look: Option<Option<ClothId>>,
}

const ME: ParticipantId = ParticipantId(1);

impl Server {
    fn open() -> Self {
        let question = |text: &str, place| Prepared {
            text: text.into(),
            zones: vec![],
            place,
        };
        let preparation = Preparation {
            title: "Un café".into(),
            questions: vec![
                question("Tous ?", Planned::Plenary { minutes: 5 }),
                question("Qui ?", Planned::Tables { tables: 1 }),
                question("Quoi ?", Planned::Tables { tables: 1 }),
            ],
            rounds: 2,
            round_minutes: 5,
            travel_minutes: 1,
            ..Preparation::default()
        };
        let mut server = Self {
            cafe: Cafe::default(),
            past: vec![],
            now: 1_000,
        };
        let (code, keys) = (Code::from_random([1; 6]), Keys::default());
        let open = Command::Open {
            code,
            keys,
            preparation,
        };
        server.act(&open, Who::House, &mut Wire::default()).unwrap();
        for n in 1..=PEOPLE {
            let (key, alias) = (Key(n.to_string()), format!("Personne {n}"));
            let join = Command::Join { key, alias };
            server.act(&join, Who::House, &mut Wire::default()).unwrap();
        }
        server
    }

    fn sight(&self, look: Option<ClothId>) -> Sight {
        self.cafe.sight_of(Viewer::Participant(ME), look)
    }

    fn welcome(&self, look: Option<ClothId>) -> Down {
        Down::Welcome {
            now: Millis(self.now),
            seq: Seq(self.past.len() as u64),
            cafe: Box::new(self.cafe.seen_with(self.sight(look))),
        }
    }

    /// What I see, where that is not for me to choose.
    fn forced(&self) -> Option<Sight> {
        (!self.cafe.programme.is_harvested()).then(|| self.sight(None))
    }

    /// What I am told of an event while I see this.
    fn mine(&self, told: &[(Audience, Event)], sight: Sight) -> Vec<Event> {
        let group = self.cafe.people.get(&ME).map(|me| me.group);
        let hears = |audience: &Audience| match *audience {
            Audience::Hall => true,
            Audience::Desk => false,
            Audience::Cloth(cloth) => sight.covers(cloth),
            Audience::Group(of) => Some(of) == group,
            Audience::Person(id) => id == ME,
        };
        let told = told.iter().filter(|(audience, _)| hears(audience));
        told.map(|(_, event)| event.clone()).collect()
    }

    /// Decides, keeps, tells; the refusal or the answer is the caller's to send.
    fn act(&mut self, command: &Command, who: Who, wire: &mut Wire) -> Result<bool, app::cafe::Refusal> {
        self.now += 1;
        let events = decide(&self.cafe, command, who, Millis(self.now))?;
        let again = events.is_empty();
        for event in events {
            let look = wire.look.flatten();
            let (before, seen_before) = (self.sight(look), self.forced());
            self.cafe.apply(&event);
            let (after, seen_after) = (self.sight(look), self.forced());
            let told = self.cafe.told(&event);
            let mine = self.mine(&told, after);
            let anew = before != after || self.cafe.is_laid_anew(&event);
            self.past.push(Past {
                told,
                seen: [seen_before, seen_after],
            });
            if wire.look.is_some() {
                let seq = Seq(self.past.len() as u64);
                wire.down.push_back(Down::Told { seq, events: mine });
                if anew {
                    let welcome = self.welcome(look);
                    wire.down.push_back(welcome);
                }
            }
        }
        Ok(again)
    }

    fn hear(&mut self, up: Up, wire: &mut Wire) {
        match up {
            Up::Hello { holds, look, .. } => {
                wire.look = Some(look);
                let held = holds.map_or(0, |seq| seq.0) as usize;
                let missing = self.past.get(held..).unwrap_or_default();
                let sight = self.sight(look);
                let same = |seen: &Option<Sight>| seen.is_none_or(|seen| seen == sight);
                let goes_on = sight.cloths == look.map_or(Seen::None, Seen::One);
                if goes_on && missing.iter().all(|past| past.seen.iter().all(same)) {
                    let told = missing.iter().flat_map(|past| self.mine(&past.told, sight));
                    let events = told.collect();
                    let seq = Seq(self.past.len() as u64);
                    wire.down.push_back(Down::Told { seq, events });
                } else {
                    let welcome = self.welcome(look);
                    wire.down.push_back(welcome);
                }
            }
            Up::Do { n, command } => {
                let answer = match self.act(&command, Who::Participant(ME), wire) {
                    Ok(again) => Down::Done { n, again },
                    Err(refusal) => Down::Refused { n, refusal },
                };
                wire.down.push_back(answer);
            }
            // For the eye only: the hub's tests have them.
            Up::Glance { .. } => {}
            Up::Look { cloth } => {
                wire.look = Some(Some(cloth));
                let welcome = self.welcome(Some(cloth));
                wire.down.push_back(welcome);
            }
        }
    }
}

/// What happens next.
#[derive(Clone, Debug)]
enum Turn {
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
enum Touch {
    Reword(String),
    Move(i32, i32),
    Erase,
    Restore,
    Resonate(bool),
}

impl Touch {
    fn command(&self, trace: TraceId) -> Command {
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

fn touch() -> impl Strategy<Value = Touch> {
    prop_oneof![
        "(mieux se connaître,? ?){1,6}".prop_map(Touch::Reword),
        (-90..13_000, -90..4_000).prop_map(|(x, y)| Touch::Move(x, y)),
        Just(Touch::Erase),
        Just(Touch::Restore),
        any::<bool>().prop_map(Touch::Resonate),
    ]
}

/// A trace, erased or not.
fn pick(cafe: &Cafe, which: usize) -> Option<TraceId> {
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

fn turn() -> impl Strategy<Value = Turn> {
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

fn note(cafe: &Cafe, by: ParticipantId, id: u128) -> Option<Command> {
    let cloth = cafe.cloth_of(by)?;
    let seats = cafe.people.get(&by)?.seats.last_key_value();
    Some(Command::Leave(Leave {
        trace: TraceId(Uuid::from_u128(id)),
        cloth,
        round: seats.map_or(Round::PLENARY, |(round, _)| *round),
        what: What::Note {
            text: format!("une idée {id}"),
            zone: None,
            at: None,
        },
        thread: None,
        signed: None,
    }))
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
fn play(turns: &[Turn]) -> (Server, Mirror, u128) {
    let mut server = Server::open();
    let start = Start {
        now: Millis(server.now),
        seq: Seq(server.past.len() as u64),
        cafe: server.cafe.seen_with(server.sight(None)),
        language: Language::Fr,
    };
    let mut mirror = Mirror::new(&start, Millis(0));
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

proptest! {
    #[test]
    fn a_mirror_that_has_caught_up_is_what_the_server_shows(turns in prop::collection::vec(turn(), 0..80)) {
        let (server, mirror, _) = play(&turns);
        let shown = server.cafe.seen_with(server.sight(mirror.cloth()));
        prop_assert_eq!(&mirror.cafe, &shown);
        prop_assert_eq!(mirror.seq, Seq(server.past.len() as u64));
    }

    #[test]
    fn what_was_left_is_kept_once_or_refused_with_a_reason(turns in prop::collection::vec(turn(), 0..80)) {
        let (server, mirror, mine) = play(&turns);
        prop_assert!(mirror.pending.is_empty(), "{:?}", mirror.pending);
        for id in (1..=mine).map(|id| TraceId(Uuid::from_u128(id))) {
            let lying = server.cafe.traces.all().filter(|(_, trace)| trace.id == id).count();
            let kept = lying + usize::from(server.cafe.traces.erased(id).is_some());
            let refused = mirror.refused.iter().any(
                |refused| matches!(refused.command, Command::Leave(Leave { trace, .. }) if trace == id),
            );
            prop_assert_eq!(kept + usize::from(refused), 1);
        }
    }

    /// What the mirror foresees is what comes, when nobody else does anything meanwhile.
    #[test]
    fn what_is_done_is_foreseen(turns in prop::collection::vec(turn(), 0..60), which in 0..9_usize, touch in touch()) {
        let (mut server, mut mirror, _) = play(&turns);
        let (Some(cloth), Some(trace)) = (mirror.cloth(), pick(&mirror.cafe, which)) else { return Ok(()) };
        let Up::Do { command, .. } = mirror.wants(touch.command(trace)) else { return Ok(()) };
        let foreseen = mirror.ahead(cloth);
        if server.act(&command, Who::Participant(ME), &mut Wire::default()).is_ok_and(|again| !again) {
            let (_, after) = server.cafe.traces.known(trace).unwrap();
            let mut before = foreseen.into_iter().find(|foreseen| foreseen.id == trace).unwrap();
            before.erased = before.erased.and(after.erased);
            prop_assert_eq!(&before, after);
        }
    }

    #[test]
    fn what_is_left_lies_there_at_once_beside_all_others(turns in prop::collection::vec(turn(), 0..60)) {
        let (_, mut mirror, mine) = play(&turns);
        let Some(command) = note(&mirror.cafe, ME, mine + 1) else { return Ok(()) };
        let cloth = mirror.cafe.cloth_of(ME).unwrap();
        let _ = mirror.wants(command);
        let ahead = mirror.ahead(cloth);
        prop_assert_eq!(ahead.len(), 1);
        let spot = ahead[0].spot;
        for other in mirror.cafe.traces.on(cloth) {
            let apart = spot.x + spot.w <= other.spot.x || other.spot.x + other.spot.w <= spot.x
                || spot.y + spot.h <= other.spot.y || other.spot.y + other.spot.h <= spot.y;
            prop_assert!(apart, "{:?} and {:?}", spot, other.spot);
        }
    }
}

#[test]
fn the_clock_is_the_servers() {
    let server = Server::open();
    let start = Start {
        now: Millis(10_000),
        seq: Seq(1),
        cafe: server.cafe,
        language: Language::En,
    };
    let mut mirror = Mirror::new(&start, Millis(500));
    assert_eq!(mirror.server_time(Millis(1_500)), Millis(11_000));
    mirror.hear(Down::Tick { now: Millis(20_000) }, Millis(30_000));
    assert_eq!(mirror.server_time(Millis(31_000)), Millis(21_000));
}

#[test]
fn an_older_picture_counts_only_as_the_first_on_a_new_line() {
    let server = Server::open();
    let picture = |seq| Down::Welcome {
        now: Millis(1),
        seq: Seq(seq),
        cafe: Box::new(server.cafe.clone()),
    };
    let start = Start {
        now: Millis(1),
        seq: Seq(9),
        cafe: server.cafe.clone(),
        language: Language::Fr,
    };
    let mut mirror = Mirror::new(&start, Millis(1));
    mirror.hear(picture(3), Millis(1));
    assert_eq!(mirror.seq, Seq(9));
    let _ = mirror.say_again();
    mirror.hear(picture(3), Millis(1));
    assert_eq!(mirror.seq, Seq(3));
}
