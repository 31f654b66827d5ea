//! What a plan is worth, and what a facilitator is about to arrange, in words.

use super::{Words, fill};
use crate::cafe::{
    Cafe, Command, Venue,
    id::{Mover, ParticipantId, TableId},
    seating::{
        FEW, Fate, Outlook, PlanRemark,
        planner::{Advice, Follows, Prospect, Reason, Verdict},
        told,
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
        let measures = outlook.measures;
        let mut lines = Vec::new();
        if cafe.mixes() {
            if outlook.verdict != Verdict::Alone {
                lines.push(self.met(words.everybody, outlook.fewest));
                lines.push(self.pairs(outlook));
            }
            lines.extend(self.repeats(cafe, outlook));
        } else if let Some(follows) = outlook.follows.filter(|_| cafe.groups > 1) {
            lines.extend(self.follows(cafe, follows));
            if measures.follow_repeats > 0 {
                lines.push(self.count(words.follows_again, measures.follow_repeats));
            }
        }
        let rounds = usize::from(cafe.programme.rounds());
        let tables = (self.open_tables(cafe), cafe.open_tables().count());
        let questions = cafe.questions_at_tables();
        let questions = (self.count(self.common.questions, questions), questions);
        for (times, least, counts, (places, number)) in [
            (
                measures.revisits,
                outlook.comes_back,
                (words.comes_back, words.comes_back_least),
                tables,
            ),
            (
                measures.again,
                outlook.again,
                (words.asked_again, words.asked_again_least),
                questions,
            ),
        ] {
            let who = if cafe.mixes() { words.one } else { words.one_group };
            let so = match rounds > number {
                true => fill(
                    words.more_rounds,
                    &[("rounds", &self.rounds(cafe)), ("places", &places)],
                ),
                false => String::new(),
            };
            let count = if times > least { counts.0 } else { counts.1 };
            // Where there is one question only, it is met again by everybody.
            if times > 0 && number > 1 {
                lines.push(self.count_with(count, times, &[("who", who), ("so", &so)]));
            }
        }
        lines
    }

    /// That so few would sit at a table that there is hardly a conversation, where that is so.
    #[must_use]
    pub fn small(&self, cafe: &Cafe, outlook: &Outlook) -> Option<String> {
        let words = &self.plan.worth;
        let sentence = match cafe.preparation.hosts {
            true => words.small_hosted,
            false => words.small,
        };
        let is_small = cafe.mixes() && outlook.seats.0 < FEW;
        is_small.then(|| self.shaped(sentence, cafe, outlook))
    }

    /// How many pairs meet of those that could.
    fn pairs(&self, outlook: &Outlook) -> String {
        let (met, possible) = (outlook.measures.pairs_met, outlook.pairs);
        let (met, possible) = (self.number(met), self.number(possible));
        fill(self.plan.worth.pairs, &[("met", &met), ("possible", &possible)])
    }

    /// Whom somebody meets; and if some of them again, why.
    #[must_use]
    pub fn prospect(&self, cafe: &Cafe, outlook: &Outlook, prospect: Prospect) -> String {
        let words = &self.plan.worth;
        let Prospect {
            met,
            possible,
            again,
            company,
        } = prospect;
        let why = match (again, outlook.verdict) {
            (0, _) if met == possible => return self.met(words.somebody, prospect),
            (0, _) => return self.met(words.somebody_new, prospect),
            _ if again == company => words.as_wished.to_owned(),
            _ if met == possible => self.shaped(words.met_all, cafe, outlook),
            (_, Verdict::Least { reason }) => self.why(reason, cafe, outlook),
            _ => self.no_better(cafe, outlook).to_owned(),
        };
        let (met, possible) = (self.number(met), self.number(possible));
        let blanks = [("met", met.as_str()), ("possible", &possible), ("why", &why)];
        self.count_with(words.somebody_again, again, &blanks)
    }

    fn met(&self, sentence: &str, prospect: Prospect) -> String {
        let (met, possible) = (self.number(prospect.met), self.number(prospect.possible));
        fill(sentence, &[("met", &met), ("possible", &possible)])
    }

    /// Why some meet twice, if they do.
    fn repeats(&self, cafe: &Cafe, outlook: &Outlook) -> Option<String> {
        let words = &self.plan.worth;
        let repeats = outlook.measures.repeats;
        let (count, least, why) = match outlook.verdict {
            Verdict::Alone => return None,
            Verdict::NoRepeats => return Some(self.shaped(words.no_repeats, cafe, outlook)),
            Verdict::Least { reason } => (words.least, repeats, self.why(reason, cafe, outlook)),
            Verdict::Found { least: 0, .. } => (words.found_all, 0, self.no_better(cafe, outlook).to_owned()),
            Verdict::Found { least, reason } => (words.found, least, self.why(reason, cafe, outlook)),
        };
        let least = self.number(least);
        Some(self.count_with(count, repeats, &[("least", &least), ("why", &why)]))
    }

    /// Why so many can't be avoided.
    fn why(&self, reason: Reason, cafe: &Cafe, outlook: &Outlook) -> String {
        let words = &self.plan.worth;
        let why = match reason {
            Reason::None => return self.no_better(cafe, outlook).to_owned(),
            Reason::Partners => words.why_partners,
            // As long as that is possible, nobody comes back to a table; it is why there is no other way.
            Reason::Ways if usize::from(cafe.programme.rounds()) <= cafe.open_tables().count() => words.why_ways_once,
            Reason::Ways => words.why_ways,
            Reason::Design => words.why_design,
            Reason::Together => words.why_together,
            Reason::Past => words.why_past,
        };
        self.shaped(why, cafe, outlook)
    }

    /// Why there may be a better plan, and is none.
    fn no_better(&self, cafe: &Cafe, outlook: &Outlook) -> &'static str {
        let words = &self.plan.worth;
        if cafe.spreads() && outlook.measures.thirds == 0 {
            words.spread
        } else if !cafe.arrangement.rules.is_empty() || !cafe.arrangement.placed.is_empty() {
            words.why_wishes
        } else if outlook.changed {
            words.why_changed
        } else {
            words.why_none
        }
    }

    /// A sentence about so many tables of so many seats in so many rounds.
    fn shaped(&self, sentence: &str, cafe: &Cafe, outlook: &Outlook) -> String {
        let (small, larger) = outlook.seats;
        let mut seats = self.number(small);
        if larger {
            let more = self.number(small + 1);
            seats = fill(self.plan.worth.seats_both, &[("n", &seats), ("more", &more)]);
        }
        let (tables, rounds) = (self.open_tables(cafe), self.rounds(cafe));
        fill(sentence, &[("tables", &tables), ("seats", &seats), ("rounds", &rounds)])
    }

    fn open_tables(&self, cafe: &Cafe) -> String {
        self.count(self.common.tables, cafe.open_tables().count())
    }

    fn rounds(&self, cafe: &Cafe) -> String {
        self.count(self.common.rounds, cafe.programme.rounds().into())
    }

    /// How many different groups each group follows; nothing where there is nobody to follow.
    fn follows(&self, cafe: &Cafe, follows: Follows) -> Option<String> {
        let words = &self.plan.worth;
        let Follows { fewest, possible } = follows;
        let rounds = self.rounds(cafe);
        if possible == 0 {
            return None;
        }
        if fewest == possible {
            return Some(self.count_with(words.follows, fewest, &[("rounds", &rounds)]));
        }
        let (fewest, possible) = (self.number(fewest), self.number(possible));
        let blanks = [
            ("fewest", fewest.as_str()),
            ("possible", &possible),
            ("rounds", &rounds),
        ];
        Some(fill(words.follows_some, &blanks))
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

    /// With how many tables nobody has to meet twice, or no group to follow another one twice.
    #[must_use]
    pub fn advice(&self, cafe: &Cafe, people: usize, advice: &Advice) -> Vec<String> {
        let words = &self.plan.worth;
        let sentence = match (cafe.mixes(), advice.near.is_empty()) {
            (true, false) => words.advice,
            (true, true) => words.advice_none,
            (false, false) => words.advice_groups,
            (false, true) => words.advice_groups_none,
        };
        let number = |n: &usize| self.number(*n);
        let tables: Vec<String> = advice.near.iter().map(number).collect();
        let people = self.count(self.common.people, people);
        let blanks = [
            ("people", people.as_str()),
            ("rounds", &self.rounds(cafe)),
            ("tables", &tables.join(", ")),
        ];
        let fewer = advice.fewer.map(|suits| {
            let seats = self.number(suits.people / suits.tables.max(1));
            let tables = self.count(self.common.tables, suits.tables);
            let people = self.count(self.common.people, suits.people);
            fill(
                words.advice_fewer,
                &[("tables", &tables), ("people", &people), ("seats", &seats)],
            )
        });
        [fill(sentence, &blanks)].into_iter().chain(fewer).collect()
    }

    /// What a facilitator is about to arrange.
    #[must_use]
    pub fn proposal(&self, cafe: &Cafe, command: &Command) -> Option<String> {
        let words = &self.plan.change;
        let table = |table: &TableId| table.to_string();
        Some(match command {
            Command::Depart { participant } => {
                let for_good = cafe.people.get(participant).is_some_and(|person| person.barred);
                let sentence = if for_good {
                    words.departs_for_good
                } else {
                    words.departs
                };
                fill(sentence, &[("who", &alias(cafe, *participant))])
            }
            Command::Wish { rules, holds } => {
                let wishes = told(rules);
                let wishes: Vec<String> = wishes.iter().map(|rules| self.wish(cafe, rules)).collect();
                let wishes = wishes.join(" · ");
                if *holds {
                    wishes
                } else {
                    fill(words.no_longer, &[("wish", &wishes)])
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
            Command::Ask {
                text,
                venue: Venue::Table(at),
                ..
            } => [&self.table_name(*at), " · ", text].concat(),
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
}

pub(super) fn alias(cafe: &Cafe, id: ParticipantId) -> String {
    let person = cafe.people.get(&id);
    person.map(|person| person.alias.clone()).unwrap_or_default()
}
