//! What a move comes to in a room: the numbers choose among what there is.

use app::{
    cafe::{
        Command, Leave, Photographer, Venue, What, Who,
        id::{ClothId, Key, Millis, ParticipantId, QuestionId, Round, TableId, TraceId},
        preparation::Preparation,
        tablecloth::{Signed, Thread, ThreadKind},
    },
    ink::{Pen, Point, Stroke},
};

use crate::people::{Room, known, lay, photo};

use crate::moves::{Move, Touch};

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

    /// A table at which somebody who comes has sat down: any, one that there is not, or none.
    fn wish(&self) -> Option<TableId> {
        let (people, tables) = (self.cafe.people.len(), self.cafe.tables().len());
        let table = (people * 7 + self.journal.len()) % (tables + 2);
        (table > 0).then_some(TableId(table as u16))
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
                        table: self.wish(),
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
                        table: self.wish(),
                    },
                    Who::House,
                ));
            }
            Move::Arrange(what) => return self.arranged(what),
            Move::Conduct(what) => return self.conducted(what),
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
                table,
            } => {
                let waiting = self
                    .cafe
                    .questions
                    .iter()
                    .find(|q| q.place == app::cafe::question::Place::Announced);
                let question = waiting
                    .filter(|_| *announced)
                    .map_or(QuestionId(self.cafe.questions.len() as u16 + 1), |question| question.id);
                let from = self.trace(*from).filter(|_| from % 4 > 0).into_iter().collect();
                Command::Ask {
                    question,
                    text: "Comment ?".into(),
                    from,
                    venue: match minutes {
                        Some(minutes) => Venue::Plenary { minutes: *minutes },
                        None if *table => Venue::Table(self.cafe.next_table()),
                        None => Venue::Harvest,
                    },
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
