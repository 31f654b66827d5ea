//! What a participant has before them at this moment: who they are, where they sit, what is asked, what comes next.

use crate::{
    cafe::{
        Cafe,
        id::{ClothId, GroupId, Millis, QuestionId, Round, TableId},
        programme::StepKind,
        question::{Place, Question},
        seating::Participant,
    },
    live::mirror::Mirror,
};

/// What somebody has before them. Compared, so that what stays the same is not drawn again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moment {
    /// Their name in this café.
    pub alias: String,
    /// Who they move with.
    pub group: GroupId,
    /// The names of all in the group who are there.
    pub company: Vec<String>,
    /// Whether they host the table at which they sit.
    pub hosts: bool,
    /// Whether they have left, or were sent out.
    pub gone: bool,
    /// What happens now.
    pub step: StepKind,
    /// How many rounds there are.
    pub rounds: u8,
    /// Whether the bell of this step has rung.
    pub rang: bool,
    /// Whether this step has a clock.
    pub timed: bool,
    /// The tablecloth before them.
    pub cloth: Option<ClothId>,
    /// Its question.
    pub question: String,
    /// Where and in which round a trace that is begun now belongs; none when none can be left.
    pub place: Option<(ClothId, Round)>,
    /// Where they go: the first table while people arrive, the next one in a travel.
    pub way: Option<Way>,
    /// The table of the next round, while this one is held; none for a host, who stays.
    pub next: Option<TableId>,
    /// Questions without a table.
    pub announced: Vec<QuestionId>,
    /// When a trace of theirs on this tablecloth was masked last, and why.
    pub masked: Option<(Millis, String)>,
}

/// Where somebody goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Way {
    /// For which round.
    pub round: Round,
    /// To which table.
    pub table: TableId,
    /// What is talked about there.
    pub question: String,
    /// Where they have sat in the round before.
    pub from: Option<TableId>,
    /// They stay there, and another question comes to them.
    pub anew: bool,
    /// They have said that they are there.
    pub arrived: bool,
}

impl Way {
    /// They have sat there in the round before.
    #[must_use]
    pub fn stays(&self) -> bool {
        self.from == Some(self.table)
    }
}

impl Moment {
    /// What the viewer of this mirror has before them.
    #[must_use]
    pub fn of(mirror: &Mirror) -> Self {
        let cafe = &mirror.cafe;
        let me = mirror.me().and_then(|me| cafe.people.get(&me));
        let group = me.map_or(GroupId(0), |me| me.group);
        let step = cafe.programme.now();
        let cloth = mirror.cloth();
        let question = cloth.and_then(|cloth| cafe.question(cloth.question));
        Self {
            alias: me.map(|me| me.alias.clone()).unwrap_or_default(),
            group,
            // A phone knows nobody but those who sit with it.
            company: cafe.members(group).map(|person| person.alias.clone()).collect(),
            gone: me.is_some_and(|me| !me.is_present()),
            hosts: me.is_some_and(|me| cloth.is_some_and(|cloth| cafe.hosts.get(&cloth.table) == Some(&me.id))),
            step,
            rounds: cafe.programme.rounds(),
            rang: cafe.programme.clock.rang,
            timed: cafe.programme.current().is_some_and(|step| step.seconds.is_some()),
            cloth,
            question: question.map(Question::tied).unwrap_or_default(),
            place: me.and_then(|me| place(cafe, me)),
            way: me.and_then(|me| way(cafe, me)),
            next: me.and_then(|me| next(cafe, me)),
            announced: cafe
                .questions
                .iter()
                .filter(|question| question.place == Place::Announced)
                .map(|question| question.id)
                .collect(),
            masked: me.zip(cloth).and_then(|(me, cloth)| masked(cafe, me, cloth)),
        }
    }

    /// Whether they are on their way and have not said yet that they are there.
    #[must_use]
    pub fn is_on_the_way(&self) -> bool {
        !self.gone && matches!(self.step, StepKind::Travel { .. }) && self.way.as_ref().is_some_and(|way| !way.arrived)
    }
}

/// Where a trace that is begun now belongs.
fn place(cafe: &Cafe, me: &Participant) -> Option<(ClothId, Round)> {
    if !cafe.programme.is_talking() {
        return None;
    }
    let cloth = cafe.cloth_of(me.id)?;
    let round = match cloth.table {
        TableId::PLENARY => Round::PLENARY,
        _ => *me.seats.last_key_value()?.0,
    };
    Some((cloth, round))
}

fn way(cafe: &Cafe, me: &Participant) -> Option<Way> {
    let round = match cafe.programme.now() {
        StepKind::Arrival => Round(1),
        StepKind::Travel { to } => to,
        StepKind::Plenary { .. } | StepKind::Round { .. } | StepKind::Harvest | StepKind::Closed => return None,
    };
    let table = cafe.table_of(me, round)?;
    let question = cafe
        .cloth_in(table, round)
        .and_then(|cloth| cafe.question(cloth.question));
    let before = me
        .seats
        .range(..round)
        .next_back()
        .map(|(round, table)| (*round, *table));
    Some(Way {
        round,
        table,
        question: question.map(Question::tied).unwrap_or_default(),
        from: before.map(|(_, table)| table),
        anew: before.is_some_and(|(earlier, before)| {
            before == table && cafe.cloth_in(table, earlier) != cafe.cloth_in(table, round)
        }),
        arrived: me.seats.contains_key(&round),
    })
}

fn next(cafe: &Cafe, me: &Participant) -> Option<TableId> {
    let StepKind::Round { round } = cafe.programme.now() else {
        return None;
    };
    let next = cafe.planned(me, cafe.rounds_to_come().find(|to_come| *to_come > round)?)?;
    (cafe.hosts.get(&next) != Some(&me.id)).then_some(next)
}

fn masked(cafe: &Cafe, me: &Participant, cloth: ClothId) -> Option<(Millis, String)> {
    let own = cafe.traces.on(cloth).iter().filter(|trace| trace.by == me.id);
    own.filter_map(|trace| trace.mask.as_ref())
        .max_by_key(|mask| mask.at)
        .map(|mask| (mask.at, mask.reason.clone()))
}
