//! What an event changes. It cannot fail: on a mirror that holds only a part of the café, an event about what the
//! mirror does not hold changes nothing.

use super::{
    Cafe,
    event::Event,
    id::{Millis, ParticipantId, QuestionId, TableId, TraceId},
    preparation::Preparation,
    programme::{Programme, Step, StepKind},
    question::{Origin, Place, Question},
    seating::{Fate, Participant, Rule},
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
                table,
                at,
            } => {
                self.people.entry(*participant).or_insert_with(|| Participant {
                    id: *participant,
                    alias: alias.clone(),
                    key: key.clone(),
                    group: *group,
                    joined: *at,
                    left: None,
                    barred: false,
                    seats: Default::default(),
                });
                self.seat(*participant, *table);
            }
            Event::Departed { participant, at } => {
                if let Some(person) = self.people.get_mut(participant) {
                    person.left = Some(*at);
                }
                self.forget_way(*participant);
            }
            Event::Renamed { participant, alias } => self.rename(*participant, alias),
            Event::Barred { participant, barred } => {
                if let Some(person) = self.people.get_mut(participant) {
                    person.barred = *barred;
                }
            }
            Event::Renewed { keys } => self.keys = keys.clone(),
            Event::Returned { participant, table } => {
                if let Some(person) = self.people.get_mut(participant) {
                    person.left = None;
                }
                self.seat(*participant, *table);
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
                self.announcements.clear();
                if let StepKind::Round { round } = self.programme.now() {
                    self.seat_all(round);
                }
            }
            Event::WentBack { step, at } => {
                self.programme.go_back(*step, *at);
                self.announcements.clear();
                // Nobody has sat where nothing was held.
                let settled = self.settled();
                for person in self.people.values_mut() {
                    person.seats.retain(|round, _| *round <= settled);
                }
            }
            Event::Announced(said) => {
                if said.to.is_none_or(|cloth| self.sight.covers(cloth)) {
                    self.announcements.retain(|other| other.to != said.to);
                    self.announcements.extend((!said.text.is_empty()).then(|| said.clone()));
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
                        idle: 0,
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
            Event::HeldBack { holds } => self.holds_back = *holds,
            Event::Approved { traces, approved } => {
                for trace in traces {
                    if let Some(trace) = self.traces.find_mut(*trace) {
                        trace.approved = *approved;
                    }
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
                    // What was approved were other words.
                    trace.approved = false;
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
            Event::Planned { ways, basis } => {
                for (mover, way) in ways {
                    self.ways.entry(*mover).or_default().extend(way);
                }
                self.arrangement.basis = basis.or(self.arrangement.basis);
            }
            Event::Hosted { table, host } => {
                self.relieve(*table, *host);
                self.hosts
                    .retain(|other, person| other != table && Some(*person) != *host);
                self.hosts.extend(host.map(|host| (*table, host)));
            }
            Event::Regrouped { participant, group } => {
                if let Some(person) = self.people.get_mut(participant) {
                    person.group = *group;
                }
            }
            Event::Ruled { rule, holds } => {
                self.arrangement.rules.retain(|other| other != rule);
                self.arrangement.rules.extend(holds.then_some(*rule));
            }
            Event::Spread { holds } => self.arrangement.spread = Some(*holds),
            Event::Placed { mover, round, table } => {
                let placed = self.arrangement.placed.entry(*mover).or_default();
                placed.remove(round);
                placed.extend(table.map(|table| (*round, table)));
                self.arrangement.placed.retain(|_, way| !way.is_empty());
                // Taken back, it leaves a way that nobody has planned.
                self.arrangement.basis = None;
            }
            Event::TableSet { table, fate, question } => {
                self.fates.insert(*table, *fate);
                if *fate != Fate::Open {
                    self.hosts.remove(table);
                }
                if let Some(question) = question {
                    self.lay_table(*table, *question);
                }
            }
        }
    }

    /// Lays the tables as they were prepared.
    fn lay(&mut self, preparation: &Preparation, began: Millis) {
        self.preparation = preparation.clone();
        self.questions = preparation.questions();
        self.programme = Programme::of(preparation.steps(), began);
        self.groups = match preparation.groups {
            0 => self.tables().len().max(1) as u16,
            groups => groups,
        };
        // What was arranged was arranged for other tables.
        self.ways.clear();
        self.hosts.clear();
        self.fates.clear();
        let rules = std::mem::take(&mut self.arrangement).rules.into_iter();
        self.arrangement.rules = rules.filter(|rule| !matches!(rule, Rule::Needs(..))).collect();
    }

    /// A new table for a question. Those that have a round of their own share it.
    fn lay_table(&mut self, table: TableId, question: QuestionId) {
        let shares = |place: &Place| place.round().is_some();
        let shared = self.question(question).is_some_and(|question| shares(&question.place));
        for asked in &mut self.questions {
            let meant = asked.id == question || shared && shares(&asked.place);
            match &mut asked.place {
                Place::Tables(tables) | Place::Round { tables, .. } if meant && !tables.contains(&table) => {
                    tables.push(table);
                }
                place @ Place::Announced if meant => *place = Place::Tables(vec![table]),
                _ => {}
            }
        }
    }

    /// Whoever no longer hosts a table that has no host now, is not asked again; only the desk knows.
    fn relieve(&mut self, table: TableId, host: Option<ParticipantId>) {
        if self.sight.viewer == Viewer::Facilitator {
            match host {
                Some(host) => drop(self.arrangement.relieved.remove(&host)),
                None => {
                    let there = |host: &&ParticipantId| self.people.get(host).is_some_and(Participant::is_present);
                    let relieved = self.hosts.get(&table).filter(there);
                    self.arrangement.relieved.extend(relieved);
                }
            }
        }
    }

    fn rename(&mut self, participant: ParticipantId, alias: &str) {
        if let Some(person) = self.people.get_mut(&participant) {
            alias.clone_into(&mut person.alias);
        }
        self.traces.each_mut(|trace| {
            if trace.author() == Some(participant) {
                alias.clone_into(&mut trace.alias);
            }
        });
    }

    /// Gives somebody who comes in now their seat: at this table, or where the plan wants them.
    fn seat(&mut self, participant: ParticipantId, table: Option<TableId>) {
        let Some(round) = self.round_now() else { return };
        let planned = self
            .people
            .get(&participant)
            .and_then(|person| self.planned(person, round));
        if let (Some(table), Some(person)) = (table.or(planned), self.people.get_mut(&participant)) {
            person.seats.entry(round).or_insert(table);
        }
    }

    /// Whoever goes leaves their seats to come to others. Coming back, they would go a way that nobody has planned.
    fn forget_way(&mut self, participant: ParticipantId) {
        let settled = self.settled();
        if self.mixes() {
            self.arrangement.basis = None;
            self.ways
                .entry(participant.into())
                .or_default()
                .retain(|round, _| *round <= settled);
            self.ways.retain(|_, way| !way.is_empty());
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
