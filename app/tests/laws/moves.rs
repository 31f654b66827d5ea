//! What somebody may try, at random; and cafés in which they do.

use app::{
    cafe::{
        Command, Leave, Photographer, What, Who,
        id::{ClothId, Key, Millis, ParticipantId, QuestionId, Round, TableId, TraceId},
        preparation::{Planned, Preparation, Prepared},
        seating::{Mode, Moving},
        tablecloth::{Signed, Thread, ThreadKind},
    },
    ink::{Pen, Point, Stroke},
};
use proptest::prelude::*;

use crate::arranging::{Arrange, arrange};
use crate::people::{Room, known, lay, photo, question, two_tables};

/// Something that somebody tries. The numbers choose among what there is.
#[derive(Clone, Debug)]
pub(crate) enum Move {
    Join,
    Next,
    Wake {
        later: u64,
    },
    Clock {
        what: u8,
        seconds: u32,
    },
    Note {
        by: usize,
        cloth: usize,
        own: bool,
        round: u8,
        to: Option<usize>,
        zone: Option<u8>,
        at: Option<Point>,
        again: bool,
        signed: Option<usize>,
    },
    Draw {
        by: usize,
        pen: usize,
    },
    /// Somebody tries something with a trace, whosever it is.
    Touch {
        by: usize,
        trace: usize,
        what: Touch,
    },
    Refile {
        trace: usize,
        cloth: usize,
        round: u8,
    },
    SetMode {
        table: usize,
        mode: Mode,
    },
    Photo {
        by: Option<usize>,
        cloth: usize,
        round: u8,
        picture: u8,
    },
    Arrive {
        by: usize,
    },
    Depart {
        by: Option<usize>,
        who: usize,
    },
    Return {
        who: usize,
    },
    Mask {
        trace: usize,
        by: Option<usize>,
    },
    Unmask {
        trace: usize,
    },
    Ask {
        from: usize,
        announced: bool,
        minutes: Option<u32>,
    },
    Prepare {
        groups: u16,
    },
    Arrange(Arrange),
}

/// What somebody tries with a trace.
#[derive(Clone, Debug)]
pub(crate) enum Touch {
    Reword(String),
    Move(Option<u8>, Option<Point>),
    Erase,
    Restore,
    Resonate(bool),
}

fn place() -> impl Strategy<Value = Point> {
    (-500..17_000, -500..12_000).prop_map(|(x, y)| Point { x, y })
}

fn touch() -> impl Strategy<Value = Touch> {
    prop_oneof![
        2 => "(mieux se connaître,? ?){0,7}".prop_map(Touch::Reword),
        2 => (prop::option::of(0..3_u8), prop::option::of(place())).prop_map(|(zone, at)| Touch::Move(zone, at)),
        2 => Just(Touch::Erase),
        2 => Just(Touch::Restore),
        3 => any::<bool>().prop_map(Touch::Resonate),
    ]
}

pub(crate) fn moves() -> impl Strategy<Value = Vec<Move>> {
    let people = 0..12_usize;
    let one = prop_oneof![
        4 => Just(Move::Join),
        3 => Just(Move::Next),
        2 => (0..3_000_000_u64).prop_map(|later| Move::Wake { later }),
        2 => (0..3_u8, 1..4_000_u32).prop_map(|(what, seconds)| Move::Clock { what, seconds }),
        9 => (people.clone(), 0..8_usize, prop::bool::weighted(0.8), 0..4_u8, prop::option::weighted(0.4, 0..20_usize),
              prop::option::weighted(0.2, 0..3_u8), prop::option::weighted(0.3, place()), prop::bool::weighted(0.1),
              prop::option::weighted(0.2, 0..14_usize))
            .prop_map(|(by, cloth, own, round, to, zone, at, again, signed)| {
                Move::Note { by, cloth, own, round, to, zone, at, again, signed }
            }),
        3 => (people.clone(), 0..4_usize).prop_map(|(by, pen)| Move::Draw { by, pen }),
        9 => (people.clone(), 0..20_usize, touch()).prop_map(|(by, trace, what)| Move::Touch { by, trace, what }),
        2 => (0..20_usize, 0..8_usize, 0..4_u8).prop_map(|(trace, cloth, round)| Move::Refile { trace, cloth, round }),
        1 => (0..8_usize, prop::sample::select(vec![Mode::OwnPhones, Mode::OnePhone, Mode::Paper]))
            .prop_map(|(table, mode)| Move::SetMode { table, mode }),
        3 => (prop::option::weighted(0.7, people.clone()), 0..8_usize, 0..4_u8, 0..6_u8)
            .prop_map(|(by, cloth, round, picture)| Move::Photo { by, cloth, round, picture }),
        3 => people.clone().prop_map(|by| Move::Arrive { by }),
        1 => (prop::option::of(people.clone()), people.clone()).prop_map(|(by, who)| Move::Depart { by, who }),
        1 => people.clone().prop_map(|who| Move::Return { who }),
        2 => (0..20_usize, prop::option::weighted(0.2, people)).prop_map(|(trace, by)| Move::Mask { trace, by }),
        1 => (0..20_usize).prop_map(|trace| Move::Unmask { trace }),
        1 => (0..20_usize, any::<bool>(), prop::option::of(1..60_u32))
            .prop_map(|(from, announced, minutes)| Move::Ask { from, announced, minutes }),
        1 => (0..6_u16).prop_map(|groups| Move::Prepare { groups }),
        8 => arrange().prop_map(Move::Arrange),
    ];
    prop::collection::vec(one, 1..80)
}

pub(crate) fn preparation() -> impl Strategy<Value = Preparation> {
    (
        prop::collection::vec(1..4_u16, 1..4),
        0..7_u16,
        1..5_u8,
        0..6_u32,
        any::<bool>(),
        any::<bool>(),
        (any::<bool>(), any::<bool>()),
    )
        .prop_map(|(tables, groups, rounds, travel, plenary, announced, (mixes, hosts))| {
            let mode = if groups == 3 { Mode::OnePhone } else { Mode::OwnPhones };
            let mut questions: Vec<Prepared> = tables
                .into_iter()
                .map(|tables| question(Planned::Tables { tables }, &[]))
                .collect();
            if plenary {
                questions.push(question(
                    Planned::Plenary { minutes: 20 },
                    &["Les freins", "Les facilitants"],
                ));
            }
            if announced {
                questions.push(question(Planned::Announced, &[]));
            }
            Preparation {
                questions,
                groups,
                rounds,
                travel_minutes: travel,
                mode,
                moving: if mixes { Moving::People } else { Moving::Groups },
                hosts,
                ..two_tables()
            }
        })
}

impl Room {
    fn trace(&self, index: usize) -> Option<TraceId> {
        self.cafe
            .traces
            .all()
            .nth(index % self.cafe.traces.len().max(1))
            .map(|(_, trace)| trace.id)
    }

    /// A trace, erased or not.
    fn known(&self, index: usize) -> Option<TraceId> {
        let known = known(&self.cafe);
        let (_, trace) = known.get(index % known.len().max(1))?;
        Some(trace.id)
    }

    fn person(&self, index: usize) -> Option<ParticipantId> {
        self.cafe
            .people
            .keys()
            .nth(index % self.cafe.people.len().max(1))
            .copied()
    }

    /// The command that a random move comes to here; none when there is nothing that it could choose.
    pub(crate) fn command(&mut self, step: &Move) -> Option<(Command, Who)> {
        self.now = Millis(self.now.0 + 1_000);
        let current = self.cafe.programme.current()?.id;
        let command = match step {
            Move::Join => {
                let name = format!("Anne {}", self.cafe.people.len() + 1);
                return Some((
                    Command::Join {
                        key: Key(name.clone()),
                        alias: name,
                    },
                    Who::House,
                ));
            }
            Move::Return { who } => {
                let left: Vec<_> = self
                    .cafe
                    .people
                    .values()
                    .filter(|person| !person.is_present())
                    .collect();
                let key = left.get(who % left.len().max(1))?.key.clone();
                return Some((
                    Command::Join {
                        key,
                        alias: String::new(),
                    },
                    Who::House,
                ));
            }
            Move::Arrange(what) => return self.arranged(what),
            Move::Wake { later } => {
                self.now = Millis(self.now.0 + later);
                return Some((Command::Wake, Who::House));
            }
            Move::Next => Command::Next { leaving: current },
            Move::Clock { what: 0, .. } => Command::Pause { step: current },
            Move::Clock { what: 1, .. } => Command::Resume { step: current },
            Move::Clock { seconds, .. } => Command::SetLength {
                step: current,
                seconds: *seconds,
            },
            Move::Note {
                by,
                cloth,
                own,
                round,
                to,
                zone,
                at,
                again,
                signed,
            } => {
                let by = self.person(*by)?;
                let cloth = if *own {
                    self.cafe.cloth_of(by)?
                } else {
                    self.cafe.cloths().nth(*cloth)?
                };
                let round = if *own && *round > 0 {
                    self.held(by, cloth)
                } else {
                    Round(*round)
                };
                let thread = to.and_then(|to| self.trace(to)).map(|to| Thread {
                    to,
                    kind: ThreadKind::Continues,
                });
                let trace = self.trace(0).filter(|_| *again).unwrap_or_else(|| self.trace_id());
                let what = What::Note {
                    text: "mutualiser, aller plus loin".into(),
                    zone: *zone,
                    at: *at,
                };
                let signed = signed.and_then(|who| match who {
                    0 | 1 => Some(Signed::Table),
                    who => self.person(who).map(Signed::Person),
                });
                return Some((
                    Command::Leave(Leave {
                        trace,
                        cloth,
                        round,
                        what,
                        thread,
                        signed,
                    }),
                    Who::Participant(by),
                ));
            }
            Move::Touch { by, trace, what } => {
                let (by, trace) = (self.person(*by)?, self.known(*trace)?);
                let command = match what.clone() {
                    Touch::Reword(text) => Command::Reword { trace, text },
                    Touch::Move(zone, at) => Command::Move { trace, zone, at },
                    Touch::Erase => Command::Erase { trace },
                    Touch::Restore => Command::Restore { trace },
                    Touch::Resonate(matters) => Command::Resonate { trace, matters },
                };
                return Some((command, Who::Participant(by)));
            }
            Move::Refile { trace, cloth, round } => {
                let cloths: Vec<_> = self.cafe.cloths().collect();
                let cloth = cloths[cloth % cloths.len()];
                let table = cloth.table != TableId::PLENARY;
                Command::Refile {
                    trace: self.known(*trace)?,
                    cloth,
                    round: Round(if table { *round } else { 0 }),
                }
            }
            Move::SetMode { table, mode } => Command::SetMode {
                table: *self.cafe.tables().get(*table)?,
                mode: *mode,
            },
            Move::Draw { by, pen } => {
                let by = self.person(*by)?;
                let cloth = self.cafe.cloth_of(by)?;
                let stroke = Stroke::through(&[Point { x: 100, y: 200 }, Point { x: 900, y: 1_200 }]).unwrap();
                let stroke = stroke.drawn_with(Pen::ALL[*pen]);
                let (trace, round) = (self.trace_id(), self.held(by, cloth));
                let what = What::Ink(stroke);
                return Some((
                    Command::Leave(Leave::new(trace, cloth, round, what)),
                    Who::Participant(by),
                ));
            }
            Move::Photo {
                by,
                cloth,
                round,
                picture,
            } => {
                let trace = self.trace_id();
                let command = match by {
                    Some(by) => {
                        let by = self.person(*by)?;
                        let cloth = self.cafe.cloth_of(by)?;
                        let round = self.held(by, cloth);
                        lay(trace, cloth, round, photo(*picture), Photographer::Participant(by))
                    }
                    None => {
                        let alias = "animation".into();
                        let cloth = self.cafe.cloths().nth(*cloth)?;
                        lay(
                            trace,
                            cloth,
                            Round(*round),
                            photo(*picture),
                            Photographer::Facilitator { alias },
                        )
                    }
                };
                return Some((command, Who::House));
            }
            Move::Arrive { by } => {
                let by = self.person(*by)?;
                let round = Round(self.cafe.programme.round().map_or(1, |round| round.0 + 1));
                return Some((Command::Arrive { round }, Who::Participant(by)));
            }
            Move::Depart { by, who } => {
                let who_asks = by
                    .and_then(|by| self.person(by))
                    .map_or(Who::Facilitator, Who::Participant);
                return Some((
                    Command::Depart {
                        participant: self.person(*who)?,
                    },
                    who_asks,
                ));
            }
            Move::Mask { trace, by } => {
                let command = Command::Mask {
                    trace: self.trace(*trace)?,
                    reason: "nomme une personne".into(),
                };
                let who = by
                    .and_then(|by| self.person(by))
                    .map_or(Who::Facilitator, Who::Participant);
                return Some((command, who));
            }
            Move::Unmask { trace } => Command::Unmask {
                trace: self.trace(*trace)?,
            },
            Move::Ask {
                from,
                announced,
                minutes,
            } => {
                let waiting = self
                    .cafe
                    .questions
                    .iter()
                    .find(|q| q.place == app::cafe::question::Place::Announced);
                let question = waiting
                    .filter(|_| *announced)
                    .map_or(QuestionId(self.cafe.questions.len() as u16 + 1), |question| question.id);
                let from = self.trace(*from).into_iter().collect();
                Command::Ask {
                    question,
                    text: "Comment ?".into(),
                    from,
                    minutes: *minutes,
                }
            }
            Move::Prepare { groups } => Command::Prepare {
                preparation: Preparation {
                    groups: *groups,
                    ..self.cafe.preparation.clone()
                },
            },
        };
        Some((command, Who::Facilitator))
    }

    /// The round in which somebody sits, or last sat, at a tablecloth.
    fn held(&self, by: ParticipantId, cloth: ClothId) -> Round {
        if cloth.table == TableId::PLENARY {
            return Round::PLENARY;
        }
        let seats = &self.cafe.people[&by].seats;
        seats
            .iter()
            .rev()
            .find(|(_, table)| **table == cloth.table)
            .map_or(Round(1), |(round, _)| *round)
    }
}
