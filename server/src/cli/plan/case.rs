//! A case of the rotation benchmark: as it stands in the file, as an instance for the planner, and its score.

use std::collections::BTreeMap;

use app::cafe::seating::planner::{Fault, Gathering, Instance, Measures, Mode, Revisit, Schedule};
use serde::{Deserialize, Serialize};

/// A file of cases.
#[derive(Debug, Deserialize)]
pub(super) struct Cases {
    pub(super) instances: Vec<Case>,
}

/// One case. What is only told about it, and not needed to plan or to score, is left out.
#[derive(Debug, Deserialize)]
pub(super) struct Case {
    pub(super) id: String,
    mode: Moving,
    #[serde(default)]
    people: usize,
    #[serde(default)]
    groups: usize,
    tables: usize,
    pub(super) rounds: usize,
    hosts: Option<Vec<Option<usize>>>,
    #[serde(default)]
    events: Vec<Change>,
    #[serde(default)]
    revisit: Again,
    #[serde(default)]
    bounds: Counts,
    random_mean: Option<BTreeMap<String, f64>>,
    best: Option<Counts>,
    live: Option<Live>,
}

#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Moving {
    Mix,
    Groups,
}

#[derive(Clone, Copy, Debug, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Again {
    #[default]
    Forbid,
    Allow,
}

/// Who comes and who goes before a round, the first being 1.
#[derive(Debug, Deserialize)]
struct Change {
    before_round: usize,
    #[serde(default)]
    arrive: Vec<usize>,
    #[serde(default)]
    leave: Vec<usize>,
}

#[derive(Clone, Copy, Debug, Default, Deserialize)]
struct Counts {
    #[serde(default)]
    repeats: usize,
    #[serde(default)]
    revisits: usize,
    #[serde(default)]
    follow_repeats: usize,
}

#[derive(Debug, Deserialize)]
struct Live {
    best: Counts,
}

/// A schedule as it stands in a file: people by round and table.
#[derive(Debug, Serialize)]
pub(super) struct Written {
    rounds: Vec<WrittenRound>,
}

#[derive(Debug, Serialize)]
struct WrittenRound {
    tables: Vec<Vec<usize>>,
}

impl Case {
    /// The case as far as it is known before a round (the first is 0): later events have not happened yet.
    pub(super) fn known_before(&self, round: usize) -> Instance {
        let mode = match self.mode {
            Moving::Mix => Instance::mix(self.people, self.tables, self.rounds),
            Moving::Groups => Instance::groups(self.groups, self.tables, self.rounds),
        };
        let start = match &self.hosts {
            Some(hosts) => mode.hosted(hosts),
            None => mode,
        };
        let mut instance = Instance {
            revisit: match self.revisit {
                Again::Forbid => Revisit::Forbid,
                Again::Allow => Revisit::Allow,
            },
            ..start
        };
        for event in &self.events {
            let from = event.before_round.saturating_sub(1);
            if from <= round {
                instance = instance.change(from, &event.arrive, &event.leave);
            }
        }
        instance
    }

    /// All of the case.
    pub(super) fn whole(&self) -> Instance {
        self.known_before(self.rounds)
    }

    /// Whether somebody comes or goes on the way.
    pub(super) fn has_events(&self) -> bool {
        !self.events.is_empty()
    }

    /// Those of its first round, for advice.
    pub(super) fn gathering(&self) -> Gathering {
        let instance = self.known_before(0);
        Gathering {
            mode: instance.mode,
            people: instance.people,
            tables: instance.tables,
            questions: None,
            rounds: self.rounds,
            hosts: self.hosts.is_some(),
        }
    }

    /// A plan as it is written to a file.
    pub(super) fn written(&self, schedule: &Schedule) -> Written {
        let rounds = 0..schedule.rounds.len();
        Written {
            rounds: rounds
                .map(|round| WrittenRound {
                    tables: schedule.tables(round, self.tables),
                })
                .collect(),
        }
    }

    /// From 0, no better than chance or not valid, to 1, as good as is known; none when the case does not say what is.
    pub(super) fn score(&self, valid: Result<(), Fault>, measures: &Measures, live: bool) -> Option<f64> {
        let best = match &self.live {
            Some(known) if live => known.best,
            _ => self.best?,
        };
        let forbids = self.whole().forbids_revisits();
        if valid.is_err() || (forbids && measures.revisits > self.bounds.revisits) {
            return Some(0.0);
        }
        let share = match self.whole().mode {
            Mode::Mix => {
                let key = if forbids { "repeats_no_revisit" } else { "repeats" };
                let by_chance = *self.random_mean.as_ref()?.get(key)?;
                let saved = by_chance - measures.repeats as f64;
                let best = by_chance - best.repeats as f64;
                if best > 0.0 {
                    saved / best
                } else {
                    f64::from(u8::from(saved >= best))
                }
            }
            Mode::Groups if measures.repeats > best.repeats => 0.0,
            Mode::Groups => {
                let worse = measures.follow_repeats as f64 - best.follow_repeats as f64;
                1.0 - worse / (self.tables * self.rounds.saturating_sub(1)).max(1) as f64
            }
        };
        Some(share.clamp(0.0, 1.0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn case(text: &str) -> Case {
        serde_json::from_str(text).unwrap()
    }

    #[test]
    fn a_score_goes_from_chance_to_the_best_known() {
        let case = case(
            r#"{"id": "a", "mode": "mix", "people": 4, "tables": 2, "rounds": 2, "hosts": [0, null],
                "random_mean": {"repeats_no_revisit": 10.0}, "best": {"repeats": 2}}"#,
        );
        let score = |repeats, revisits| {
            let measures = Measures {
                repeats,
                revisits,
                ..Measures::default()
            };
            case.score(Ok(()), &measures, false)
        };
        assert_eq!(
            [score(2, 0), score(6, 0), score(12, 0)],
            [Some(1.0), Some(0.5), Some(0.0)]
        );
        assert_eq!(score(2, 1), Some(0.0));
    }

    #[test]
    fn later_events_are_not_known_yet() {
        let case = case(
            r#"{"id": "a", "mode": "mix", "people": 4, "tables": 2, "rounds": 3,
                "events": [{"before_round": 3, "arrive": [4], "leave": [0]}]}"#,
        );
        assert_eq!(case.known_before(1).people, 4);
        assert_eq!(case.known_before(2).sittings[2].present, [1, 2, 3, 4]);
    }
}
