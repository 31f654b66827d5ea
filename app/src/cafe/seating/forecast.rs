//! What would come of a preparation, before anybody is there; and what would follow from a command, before it is given.

use super::{
    super::{
        Cafe, Command, Event, Refusal, Who, decide,
        event::Keys,
        id::{Code, GroupId, Key, Millis, Mover, ParticipantId, Round, TableId},
        limits,
        preparation::Preparation,
        tablecloth::Tablecloths,
    },
    EFFORT, Outlook,
    planner::{Advice, Gathering, Mode},
};

/// People at a table, where nobody has said how many will come.
const SEATS: usize = 4;
/// How many numbers of tables are advised.
const FEW: usize = 4;

/// What would come of a preparation.
#[derive(Clone, Debug)]
pub struct Forecast {
    /// The café with as many people as are expected, numbered as they come, before its first step.
    pub cafe: Cafe,
    /// How many that are.
    pub people: usize,
    /// What its plan means.
    pub outlook: Option<Outlook>,
    /// The numbers of tables near its own with which nobody has to meet twice, or no group to follow another one twice.
    pub advice: Advice,
}

impl Forecast {
    /// Plays the beginning of a café.
    ///
    /// # Errors
    /// The preparation is refused.
    pub fn of(preparation: &Preparation) -> Result<Self, Refusal> {
        let mut cafe = Cafe::default();
        // The plan can be looked at before there is a title.
        let preparation = Preparation {
            title: "Plan".to_owned(),
            ..preparation.clone()
        };
        let open = Command::Open {
            code: Code::default(),
            keys: Keys::default(),
            preparation: preparation.clone(),
        };
        cafe.go_on([&open], Who::House)?;
        let tables = cafe.tables().len();
        let people = cafe.expected();
        if cafe.mixes() {
            for number in (1..).take(people) {
                cafe.apply(&comer(number));
            }
        }
        cafe.go_on(&cafe.plan_anew(EFFORT), Who::House)?;
        let rounds = usize::from(cafe.programme.rounds());
        let (mode, movers) = match cafe.mixes() {
            true => (Mode::Mix, people),
            false => (Mode::Groups, cafe.groups.into()),
        };
        let gathering = Gathering {
            mode,
            people: movers,
            tables,
            questions: Some(cafe.questions_at_tables()),
            rounds,
            hosts: preparation.hosts,
        };
        let advice = match tables > 0 && rounds > 1 {
            true => gathering.advice(FEW),
            false => Advice::default(),
        };
        Ok(Self {
            outlook: cafe.outlook(),
            people,
            advice,
            cafe,
        })
    }
}

fn comer(number: u32) -> Event {
    Event::Joined {
        participant: ParticipantId(number),
        key: Key::default(),
        alias: number.to_string(),
        group: GroupId::NONE,
        table: None,
        at: Millis(0),
    }
}

/// Another table for somebody in a round to come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Change {
    /// In which round.
    pub round: Round,
    /// For whom.
    pub mover: Mover,
    /// Where they were to sit; none for somebody new.
    pub from: Option<TableId>,
    /// Where they are to sit.
    pub to: TableId,
}

/// What would follow from a command.
#[derive(Clone, Debug)]
pub struct Foreseen {
    /// Who will sit elsewhere, the next round first.
    pub changes: Vec<Change>,
    /// Who will be asked to host which table, but for whom the command names.
    pub hosts: Vec<(TableId, ParticipantId)>,
    /// The café as it would be, without its traces.
    pub cafe: Cafe,
}

impl Cafe {
    /// How many people are expected; where nobody has said, some at each table.
    #[must_use]
    pub fn expected(&self) -> usize {
        match self.preparation.expected {
            None => (SEATS * self.tables().len()).min(limits::PEOPLE),
            Some(expected) => expected.into(),
        }
    }

    /// What would follow for the rounds to come if a facilitator gave this command: just what will, since the same café
    /// gives the same plan.
    ///
    /// # Errors
    /// The command would be refused.
    pub fn foresee(&self, command: &Command) -> Result<Foreseen, Refusal> {
        let mut after = self.without_traces();
        after.go_on([&without_sources(command)], Who::Facilitator)?;
        after.go_on(&after.plan_anew(EFFORT), Who::House)?;
        let mut changes = Vec::new();
        for round in self.rounds_to_come() {
            for mover in after.movers() {
                let (from, to) = (self.seat_of(mover, round), after.seat_of(mover, round));
                if let Some(to) = to.filter(|to| from != Some(*to)) {
                    changes.push(Change { round, mover, from, to });
                }
            }
        }
        let named = |host: &ParticipantId| matches!(command, Command::Host { host: Some(named), .. } if named == host);
        let hosts = after
            .hosts
            .iter()
            .filter(|(table, host)| self.hosts.get(table) != Some(host) && !named(host));
        let hosts = hosts.map(|(table, host)| (*table, *host)).collect();
        Ok(Foreseen {
            changes,
            hosts,
            cafe: after,
        })
    }

    /// Whether a facilitator could give this command now.
    #[must_use]
    pub fn allows(&self, command: &Command) -> bool {
        decide(self, command, Who::Facilitator, Millis(0)).is_ok()
    }

    /// The café without what was left on its tablecloths: all that a plan is made from. Cloning the traces of a full café
    /// only to leave them out would take longer than many a plan.
    #[must_use]
    pub fn without_traces(&self) -> Self {
        Self {
            code: self.code.clone(),
            sight: self.sight,
            keys: self.keys.clone(),
            preparation: self.preparation.clone(),
            questions: self.questions.clone(),
            groups: self.groups,
            programme: self.programme.clone(),
            people: self.people.clone(),
            modes: self.modes.clone(),
            ways: self.ways.clone(),
            hosts: self.hosts.clone(),
            fates: self.fates.clone(),
            arrangement: self.arrangement.clone(),
            announcements: self.announcements.clone(),
            holds_back: self.holds_back,
            traces: Tablecloths::default(),
        }
    }

    /// Takes what follows from commands.
    fn go_on<'a>(&mut self, commands: impl IntoIterator<Item = &'a Command>, who: Who) -> Result<(), Refusal> {
        for command in commands {
            for event in decide(self, command, who, Millis(0))? {
                self.apply(&event);
            }
        }
        Ok(())
    }

    /// All who move as one in the rounds to come: groups or, where individuals mix, everybody who is there.
    #[must_use]
    pub fn movers(&self) -> Vec<Mover> {
        if self.mixes() {
            self.present().map(|person| person.id.into()).collect()
        } else {
            (1..=self.groups).map(|group| GroupId(group).into()).collect()
        }
    }

    /// All who sat or are to sit somewhere, those who have left, too.
    #[must_use]
    pub fn seated(&self) -> Vec<Mover> {
        if !self.mixes() {
            return self.movers();
        }
        let people = self.people.values();
        people
            .filter(|person| person.is_present() || !person.seats.is_empty())
            .map(|person| person.id.into())
            .collect()
    }

    /// Where somebody sits, sat or is to sit in a round.
    #[must_use]
    pub fn seat_of(&self, mover: Mover, round: Round) -> Option<TableId> {
        if !self.mixes() {
            return self.way_of(mover, round);
        }
        let person = self.people.get(&mover.participant())?;
        let sat = person.seats.get(&round).copied();
        let to_come = round > self.settled() || self.round_now() == Some(round);
        sat.or_else(|| (to_come && person.is_present()).then(|| self.planned(person, round))?)
    }

    /// How many questions are talked about at tables that are open.
    #[must_use]
    pub fn questions_at_tables(&self) -> usize {
        let cloths = self.open_tables().filter_map(|table| self.cloth_on(table));
        let mut questions: Vec<_> = cloths.map(|cloth| cloth.question).collect();
        questions.sort_unstable();
        questions.dedup();
        questions.len()
    }
}

/// The command without the traces that it names: who sits where does not depend on them, and they are left out.
fn without_sources(command: &Command) -> Command {
    let mut command = command.clone();
    if let Command::Ask { from, .. } = &mut command {
        from.clear();
    }
    command
}
