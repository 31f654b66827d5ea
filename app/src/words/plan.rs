//! What a plan is worth, in words; and wishes, kept or not.

use super::{Words, fill};
use crate::cafe::{
    Cafe, Command,
    id::{Mover, ParticipantId, TableId},
    seating::{
        Fate, Outlook, PlanRemark, Rule, Unkept, Unmet,
        planner::{Advice, Prospect, Reason, Verdict, Why},
    },
};

impl Words {
    /// A group by its letter, or somebody by their name.
    #[must_use]
    pub fn mover(&self, cafe: &Cafe, mover: Mover) -> String {
        if cafe.mixes() {
            return alias(cafe, mover.participant());
        }
        let group = mover.group();
        fill(self.common.group, &[("letter", &group.letter())])
    }

    /// What a facilitator should know about a plan before people find out.
    #[must_use]
    pub fn remarks(&self, cafe: &Cafe) -> Vec<String> {
        let remarks = cafe.plan_remarks().into_iter();
        remarks.map(|remark| self.remark(remark)).collect()
    }

    /// How good a plan is, sentence by sentence.
    #[must_use]
    pub fn worth(&self, cafe: &Cafe, outlook: &Outlook) -> Vec<String> {
        let words = &self.plan.worth;
        let mut lines = Vec::new();
        if cafe.mixes() {
            if outlook.verdict != Verdict::Alone {
                lines.push(self.met(words.everybody, outlook.fewest));
                lines.push(self.pairs(outlook));
            }
            lines.extend(self.repeats(cafe, outlook));
        } else if cafe.groups > 1 {
            lines.push(match outlook.measures.follow_repeats {
                0 => words.follows.to_owned(),
                again => self.count(words.follows_again, again),
            });
        }
        match outlook.measures.revisits {
            0 => {}
            back => lines.push(self.count(words.comes_back, back)),
        }
        lines
    }

    /// How many pairs meet of those that could.
    fn pairs(&self, outlook: &Outlook) -> String {
        let (met, possible) = (outlook.measures.pairs_met, outlook.pairs);
        let (met, possible) = (self.number(met), self.number(possible));
        fill(self.plan.worth.pairs, &[("met", &met), ("possible", &possible)])
    }

    /// Whom somebody meets.
    #[must_use]
    pub fn prospect(&self, prospect: Prospect) -> String {
        let words = &self.plan.worth;
        let met = self.met(words.somebody, prospect);
        match prospect.again {
            0 => met,
            again => [&met, " ", &self.count(words.somebody_again, again)].concat(),
        }
    }

    fn met(&self, sentence: &str, prospect: Prospect) -> String {
        let (met, possible) = (self.number(prospect.met), self.number(prospect.possible));
        fill(sentence, &[("met", &met), ("possible", &possible)])
    }

    /// Why some meet twice, if they do.
    fn repeats(&self, cafe: &Cafe, outlook: &Outlook) -> Option<String> {
        let words = &self.plan.worth;
        let (count, least, reason) = match outlook.verdict {
            Verdict::Alone => return None,
            Verdict::NoRepeats => return Some(words.no_repeats.to_owned()),
            Verdict::Least { reason } => (words.least, outlook.measures.repeats, reason),
            Verdict::Found { least, reason } => (words.found, least, reason),
        };
        let open = cafe.tables().into_iter().filter(|table| cafe.is_open(*table));
        let (tables, rounds) = (self.number(open.count()), self.number(cafe.programme.rounds().into()));
        let why = match reason {
            Reason::None => words.why_none,
            Reason::Partners => words.why_partners,
            Reason::Ways => words.why_ways,
            Reason::Design => words.why_design,
        };
        let why = fill(why, &[("tables", &tables), ("rounds", &rounds)]);
        let least = self.number(least);
        Some(self.count_with(count, outlook.measures.repeats, &[("least", &least), ("why", &why)]))
    }

    fn remark(&self, remark: PlanRemark) -> String {
        let desk = &self.desk;
        match remark {
            PlanRemark::Stay => desk.plan_stay.to_owned(),
            PlanRemark::Swap => desk.plan_swap.to_owned(),
            PlanRemark::MoveOn => desk.plan_move_on.to_owned(),
            PlanRemark::SeesSome { seen, tables } => fill(
                desk.plan_sees_some,
                &[("seen", &self.number(seen)), ("tables", &self.number(tables))],
            ),
            PlanRemark::ComesBack => desk.plan_comes_back.to_owned(),
            PlanRemark::Shared => desk.plan_shared.to_owned(),
            PlanRemark::Empty { tables } => self.count(desk.plan_empty, tables),
        }
    }

    /// With how many tables nobody has to meet twice.
    #[must_use]
    pub fn advice(&self, people: usize, rounds: usize, advice: &[Advice]) -> String {
        let words = &self.plan.worth;
        let sentence = if advice.is_empty() {
            words.advice_none
        } else {
            words.advice
        };
        let tables: Vec<String> = advice.iter().map(|one| self.number(one.tables)).collect();
        let (people, rounds) = (self.number(people), self.number(rounds));
        fill(
            sentence,
            &[("people", &people), ("rounds", &rounds), ("tables", &tables.join(", "))],
        )
    }

    /// A wish.
    #[must_use]
    pub fn rule(&self, cafe: &Cafe, rule: Rule) -> String {
        let words = &self.plan.unkept;
        let (a, b) = rule.people();
        let (a, b) = (alias(cafe, a), b.map(|b| alias(cafe, b)).unwrap_or_default());
        match rule {
            Rule::Apart(..) => fill(words.apart, &[("a", &a), ("b", &b)]),
            Rule::Together(..) => fill(words.together, &[("a", &a), ("b", &b)]),
            Rule::Needs(_, table) => fill(words.needs, &[("a", &a), ("n", &table.to_string())]),
        }
    }

    /// What a facilitator is about to arrange.
    #[must_use]
    pub fn proposal(&self, cafe: &Cafe, command: &Command) -> Option<String> {
        let words = &self.plan.change;
        let table = |table: &TableId| table.to_string();
        Some(match command {
            Command::Depart { participant } => fill(words.departs, &[("who", &alias(cafe, *participant))]),
            Command::Wish { rule, holds } => {
                let rule = self.rule(cafe, *rule);
                if *holds {
                    rule
                } else {
                    fill(words.no_longer, &[("wish", &rule)])
                }
            }
            Command::Spread { holds: true } => words.spread.to_owned(),
            Command::Spread { holds: false } => fill(words.no_longer, &[("wish", words.spread)]),
            Command::Host {
                table: at,
                host: Some(host),
            } => self.will_host(cafe, *at, *host),
            Command::Host { table: at, host: None } => fill(words.no_host, &[("n", &table(at))]),
            Command::Regroup { participant, group } => fill(
                words.will_move_with,
                &[("who", &alias(cafe, *participant)), ("letter", &group.letter())],
            ),
            Command::Place {
                mover,
                round,
                table: Some(to),
            } => fill(
                words.comes,
                &[
                    ("who", &self.mover(cafe, *mover)),
                    ("n", &round.to_string()),
                    ("to", &table(to)),
                ],
            ),
            Command::SetTable { table: of, fate, .. } => {
                let what = match fate {
                    Fate::Open => words.table_opened.to_owned(),
                    Fate::Closed => words.table_closed.to_owned(),
                    Fate::Merged(into) => fill(words.table_merged, &[("n", &table(into))]),
                };
                [&self.table_name(*of), " · ", &what].concat()
            }
            _ => return None,
        })
    }

    /// Who is to host which table.
    #[must_use]
    pub fn will_host(&self, cafe: &Cafe, table: TableId, host: ParticipantId) -> String {
        let (who, n) = (alias(cafe, host), table.to_string());
        fill(self.plan.change.will_host, &[("who", &who), ("n", &n)])
    }

    /// Why a wish is not kept.
    #[must_use]
    pub fn unkept(&self, unkept: &Unkept) -> String {
        let words = &self.plan.unkept;
        let (why, n) = match unkept.why {
            Unmet::SameGroup => (words.same_group, 0),
            Unmet::OtherGroups => (words.other_groups, 0),
            Unmet::Plan(why) => match why {
                Why::Opposed => (words.opposed, 0),
                Why::BothHost => (words.both_host, 0),
                Why::Elsewhere => (words.elsewhere, 0),
                Why::TooMany { seats } => (words.too_many, seats),
                Why::TableFull { seats } => (words.table_full, seats),
                Why::TooFewTables { tables } => (words.too_few_tables, tables),
                Why::TableClosed => (words.table_closed, 0),
                Why::ByHand => (words.by_hand, 0),
                Why::NotFound => (words.not_found, 0),
            },
        };
        let why = fill(why, &[("n", &self.number(n))]);
        let rounds: Vec<String> = unkept.rounds.iter().map(ToString::to_string).collect();
        if rounds.is_empty() {
            return why;
        }
        fill(words.unkept, &[("rounds", &rounds.join(", ")), ("why", &why)])
    }
}

fn alias(cafe: &Cafe, id: ParticipantId) -> String {
    let person = cafe.people.get(&id);
    person.map(|person| person.alias.clone()).unwrap_or_default()
}
