//! Wishes about who sits with whom, in words; and why they are not kept.

use std::collections::BTreeSet;

use super::{Words, fill, plan::alias};
use crate::cafe::{
    Cafe,
    id::ParticipantId,
    seating::{Rule, Unkept, Unmet, planner::Why},
};

/// So many wishes that are not kept are told one by one.
const FEW_UNKEPT: usize = 4;

impl Words {
    /// A wish, as it is [told](crate::cafe::seating::told).
    #[must_use]
    pub fn wish(&self, cafe: &Cafe, rules: &[Rule]) -> String {
        match rules {
            [only] => self.rule(cafe, *only),
            all => {
                let people = all.iter().map(|rule| rule.people());
                let people: BTreeSet<ParticipantId> = people.flat_map(|(a, b)| [a].into_iter().chain(b)).collect();
                let names: Vec<String> = people.into_iter().map(|id| alias(cafe, id)).collect();
                let sentence = match names.len() > cafe.places_apart() {
                    true => self.plan.unkept.apart_as_can_be,
                    false => self.plan.unkept.all_apart,
                };
                fill(sentence, &[("names", &names.join(", "))])
            }
        }
    }

    /// The wishes that a plan does not keep, and why: the first few of them, and how many more there are.
    #[must_use]
    pub fn unkept_wishes<'a>(&self, cafe: &Cafe, unkept: impl IntoIterator<Item = &'a Unkept>) -> Vec<String> {
        let mut unkept = unkept.into_iter();
        let few = unkept.by_ref().take(FEW_UNKEPT);
        let mut lines: Vec<String> = few
            .map(|unkept| [&self.rule(cafe, unkept.rule), " · ", &self.unkept(unkept)].concat())
            .collect();
        let more = unkept.count();
        if more > 0 {
            lines.push(self.count(self.plan.change.and_more, more));
        }
        lines
    }

    fn rule(&self, cafe: &Cafe, rule: Rule) -> String {
        let words = &self.plan.unkept;
        let (a, b) = rule.people();
        let (a, b) = (alias(cafe, a), b.map(|b| alias(cafe, b)).unwrap_or_default());
        match rule {
            Rule::Apart(..) => fill(words.apart, &[("a", &a), ("b", &b)]),
            Rule::Together(..) => fill(words.together, &[("a", &a), ("b", &b)]),
            Rule::Needs(_, table) => fill(words.needs, &[("a", &a), ("n", &table.to_string())]),
        }
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
