//! The rounds to come, planned anew; and what the plan as it is means to those who sit. Here the fold meets the planner:
//! no phone comes this way.

use std::collections::BTreeMap;

use super::{
    super::{
        Cafe, Command,
        id::{Mover, Round},
    },
    Rule,
    draft::Draft,
    planner::{self, Explanation, Follows, Measures, Prospect, Verdict, Why},
};

/// How many moves the planner may try when a café is planned anew, or work for as many: for 150 people less than a tenth of
/// a second, for the largest café less than one.
pub const EFFORT: u64 = 250_000;

/// Why a wish is not kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unmet {
    /// No plan keeps it, or none that was found.
    Plan(Why),
    /// The two to be kept apart move with one group.
    SameGroup,
    /// The two to be kept together move with two groups, and no groups share a table.
    OtherGroups,
}

/// A wish that the plan does not keep.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unkept {
    /// Which.
    pub rule: Rule,
    /// Why.
    pub why: Unmet,
    /// In which rounds; none when it happens to hold in all of them.
    pub rounds: Vec<Round>,
}

/// What a plan means to those who sit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outlook {
    /// Whom each of those meets who are still there.
    pub prospects: BTreeMap<Mover, Prospect>,
    /// Whom those meet who meet the fewest.
    pub fewest: Prospect,
    /// Whether that is good.
    pub verdict: Verdict,
    /// What is counted in it.
    pub measures: Measures,
    /// So often people come back to a table in any plan.
    pub comes_back: usize,
    /// So often people meet a question again in any plan.
    pub again: usize,
    /// Whether something has happened since the first round that the plan had to take in.
    pub changed: bool,
    /// Pairs that could meet.
    pub pairs: usize,
    /// People at the smallest table, and whether some have one more.
    pub seats: (usize, bool),
    /// Where groups rotate: how many different groups each follows.
    pub follows: Option<Follows>,
    /// The wishes that it does not keep.
    pub unkept: Vec<Unkept>,
}

impl Cafe {
    /// Plans the rounds to come anew, if there is a reason: what the house then commands. Once people sit, they keep their
    /// tickets where that makes the plan no worse. Before, nobody has seen more than their first table: the plan is as good
    /// as it can be, and those first tables are kept as far as that costs nothing. The same café gives the same plan,
    /// wherever that is worked out.
    #[must_use]
    pub fn plan_anew(&self, moves: u64) -> Option<Command> {
        if !self.wants_plan() {
            return None;
        }
        let (_, hosted) = self.asking_hosts();
        let basis = hosted.basis();
        let draft = Draft::of(&hosted);
        // What makes no sense to the planner is left as it is: the ways go on one table a round.
        let schedule = draft.plan(basis.into(), moves);
        let ways = schedule.map(|schedule| draft.news(&schedule)).unwrap_or_default();
        Some(Command::Plan { ways, basis })
    }

    /// What the plan means, as it is now; none where nobody is to sit anywhere.
    #[must_use]
    pub fn outlook(&self) -> Option<Outlook> {
        let draft = Draft::of(self);
        draft.instance.check().ok()?;
        let explanation = Explanation::of(&draft.instance, &draft.schedule);
        let broken = planner::broken(&draft.instance, &draft.schedule);
        let prospects = draft.movers.iter().copied().zip(explanation.prospects.iter().copied());
        let prospects: BTreeMap<Mover, Prospect> = prospects.filter(|(mover, _)| draft.comes(self, *mover)).collect();
        let refused = draft.refused.iter().map(|(rule, why)| Unkept {
            rule: *rule,
            why: *why,
            rounds: vec![],
        });
        let unplanned = broken.iter().flat_map(|broken| {
            let rounds = || broken.rounds.iter().map(|round| Round(*round as u8 + 1)).collect();
            let wishes = draft.rules.get(broken.rule).into_iter().flatten();
            wishes.map(move |rule| Unkept {
                rule: *rule,
                why: Unmet::Plan(broken.why),
                rounds: rounds(),
            })
        });
        let unkept = refused.chain(unplanned).collect();
        Some(Outlook {
            fewest: Prospect::fewest(prospects.values().copied()),
            prospects,
            verdict: explanation.verdict,
            measures: explanation.measures,
            comes_back: explanation.bounds.revisits,
            again: explanation.bounds.again,
            pairs: explanation.pairs_possible,
            changed: draft.has_changed(),
            seats: draft.seats(),
            follows: (!self.mixes()).then(|| Follows::of(&draft.instance, &draft.schedule)),
            unkept,
        })
    }
}
