//! What an event changes. It cannot fail: on a mirror that holds only a part of the café, an event about what the
//! mirror does not hold changes nothing.

use super::{
    Cafe,
    event::Event,
    id::{Millis, ParticipantId, QuestionId, Round, TableId, TraceId},
    preparation::Preparation,
    programme::{Programme, Step, StepKind},
    question::{Origin, Place, Question},
    seating::{Ahead, Participant, Tickets},
    sight::Viewer,
    tablecloth::{Mark, Mask},
};

impl Cafe {
    /// Takes an event.
    pub fn apply(&mut self, event: &Event) {
        match event {
            Event::Opened {
                code,
                keys,
                preparation,
                at,
            } => {
                self.code = code.clone();
                self.keys = keys.clone();
                self.lay(preparation, *at);
            }
            Event::Prepared { preparation } => {
                let began = self.programme.clock.began;
                self.lay(preparation, began);
                self.regroup();
            }
            Event::Joined {
                participant,
                key,
                alias,
                group,
                at,
                table,
            } => {
                self.people.entry(*participant).or_insert_with(|| Participant {
                    id: *participant,
                    alias: alias.clone(),
                    key: key.clone(),
                    group: *group,
                    joined: *at,
                    left: None,
                    seats: Default::default(),
                    tickets: Default::default(),
                });
                self.seat(*participant, *table);
            }
            Event::Departed { participant, at } => {
                if let Some(person) = self.people.get_mut(participant) {
                    person.left = Some(*at);
                }
            }
            Event::Returned { participant, table } => {
                if let Some(person) = self.people.get_mut(participant) {
                    person.left = None;
                }
                self.seat(*participant, *table);
            }
            Event::Planned {
                from,
                groups,
                people,
                hosts,
                quality,
            } => {
                for (group, tickets) in groups {
                    renew(self.ahead.groups.entry(*group).or_default(), *from, tickets);
                }
                for (id, tickets) in people {
                    if let Some(person) = self.people.get_mut(id) {
                        renew(&mut person.tickets, *from, tickets);
                    }
                }
                self.ahead.hosts.clone_from(hosts);
                self.ahead.quality = *quality;
            }
            Event::Assigned {
                participant,
                round,
                table,
            } => {
                if let Some(person) = self.people.get_mut(participant) {
                    person.tickets.insert(*round, *table);
                }
                if self.sight.viewer == Viewer::Facilitator {
                    self.ahead.by_hand.insert(*participant, (*round, *table));
                }
            }
            Event::Arrived {
                participant,
                round,
                table,
            } => {
                if let Some(person) = self.people.get_mut(participant) {
                    person.seats.insert(*round, *table);
                }
            }
            Event::StepBegan { step, at } => {
                self.programme.begin(*step, *at);
                if let StepKind::Round { round } = self.programme.now() {
                    self.seat_all(round);
                }
            }
            Event::Paused { at } => self.programme.pause(*at),
            Event::Resumed { at } => self.programme.resume(*at),
            Event::LengthSet { step, seconds, at } => self.programme.set_length(*step, *seconds, *at),
            Event::BellRang { step } => {
                if self.programme.current().is_some_and(|current| current.id == *step) {
                    self.programme.clock.rang = true;
                }
            }
            Event::QuestionEmerged {
                question,
                text,
                from,
                plenary,
            } => {
                let place = if plenary.is_some() {
                    Place::Plenary
                } else {
                    Place::Announced
                };
                self.emerge(*question, text, from, place);
                if let Some(put) = plenary {
                    self.programme.insert(Step {
                        id: put.step,
                        kind: StepKind::Plenary { question: *question },
                        seconds: Some(put.seconds),
                        began: None,
                        ended: None,
                    });
                }
            }
            Event::TraceLeft { cloth, trace } => {
                if self.sight.covers(*cloth) {
                    self.traces.leave(*cloth, trace.clone());
                }
            }
            Event::Masked { trace, reason, at } => {
                let whole = self.sight.viewer == Viewer::Facilitator;
                if let Some(trace) = self.traces.find_mut(*trace) {
                    trace.mask = Some(Mask {
                        at: *at,
                        reason: reason.clone(),
                    });
                    if !whole {
                        trace.hide();
                    }
                }
            }
            Event::Unmasked { trace, mark, about } => {
                if let Some(trace) = self.traces.find_mut(*trace) {
                    trace.mask = None;
                    trace.mark = mark.clone();
                    trace.about = about.clone();
                }
            }
            Event::Refiled {
                trace,
                cloth,
                round,
                spot,
                zone,
                ..
            } => {
                if let Some((_, mut trace)) = self.traces.take(*trace)
                    && self.sight.covers(*cloth)
                {
                    trace.round = *round;
                    trace.put(*spot, *zone);
                    self.traces.leave(*cloth, trace);
                }
            }
            Event::ModeSet { table, mode } => {
                self.modes.insert(*table, *mode);
            }
            Event::Reworded { trace, text, spot } => {
                if let Some(trace) = self.traces.find_mut(*trace) {
                    match &mut trace.mark {
                        Mark::Note { text: words, .. } => words.clone_from(text),
                        Mark::Ink(_) | Mark::Photo(_) | Mark::Hidden => trace.about.clone_from(text),
                    }
                    trace.spot = *spot;
                }
            }
            Event::Moved { trace, spot, zone } => {
                if let Some(trace) = self.traces.find_mut(*trace) {
                    trace.put(*spot, *zone);
                }
            }
            Event::Erased { trace, at } => {
                if let Some((cloth, mut trace)) = self.traces.take(*trace) {
                    trace.erased = Some(*at);
                    if !self.sight.viewer.sees_erased(&trace) {
                        trace.hide();
                    }
                    self.traces.leave(cloth, trace);
                }
            }
            Event::Restored {
                trace,
                spot,
                mark,
                about,
            } => {
                if let Some((cloth, mut trace)) = self.traces.take(*trace) {
                    trace.erased = None;
                    trace.spot = *spot;
                    trace.mark = mark.clone();
                    trace.about = about.clone();
                    self.traces.leave(cloth, trace);
                }
            }
            Event::Resonated { trace, by, matters } => {
                if let Some(trace) = self.traces.find_mut(*trace) {
                    trace.resonates(*by, *matters);
                }
            }
        }
    }

    /// Lays the tables as they were prepared.
    fn lay(&mut self, preparation: &Preparation, began: Millis) {
        self.preparation = preparation.clone();
        self.ahead = Ahead::default();
        self.questions = preparation.questions();
        self.programme = Programme::of(preparation.steps(), began);
        self.groups = match preparation.groups {
            _ if !self.moves_in_groups() => 0,
            0 => self.tables().len().max(1) as u16,
            groups => groups,
        };
    }

    /// Gives somebody who comes in now their seat.
    fn seat(&mut self, participant: ParticipantId, table: Option<TableId>) {
        if let Some(round) = self.round_now() {
            self.sit_down(participant, round, table);
        }
    }

    fn emerge(&mut self, id: QuestionId, text: &str, from: &[TraceId], place: Place) {
        let zones = self
            .question(id)
            .map(|announced| announced.zones.clone())
            .unwrap_or_default();
        let question = Question {
            id,
            text: text.to_owned(),
            zones,
            place,
            origin: Origin::Emergent { from: from.to_vec() },
        };
        match self.questions.iter_mut().find(|known| known.id == id) {
            Some(announced) => *announced = question,
            None => self.questions.push(question),
        }
    }
}

/// Takes the tickets of rounds that were planned anew.
fn renew(tickets: &mut Tickets, from: Round, planned: &Tickets) {
    tickets.retain(|round, _| *round < from);
    tickets.extend(planned);
}
