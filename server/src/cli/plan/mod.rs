//! `nappe plan`: plans the cases of a rotation benchmark, writes the schedules, and says how good they are.

mod case;
mod live;

use std::{
    fs, io,
    path::{Path, PathBuf},
    time::{Duration, Instant},
};

use app::cafe::seating::planner::{self, Effort, Plan as Planned, Trouble};

use self::case::{Case, Cases};

/// The same cases give the same plans, as far as the clock lets them.
const SEED: u64 = 1;

/// How many numbers of tables are advised.
const ADVISED: usize = 4;

/// What to plan, and how long it may take.
#[derive(Debug, clap::Args)]
pub(super) struct Plan {
    /// The file of cases, JSON
    instances: PathBuf,
    /// The folder to put a schedule for each case in
    #[arg(long)]
    out: PathBuf,
    /// Milliseconds for a case, all its rounds together
    #[arg(long, default_value_t = 1_000)]
    budget_ms: u64,
    /// Round by round, not knowing who will come and go: as in a café
    #[arg(long)]
    live: bool,
}

/// Why the cases are not planned.
#[derive(Debug, thiserror::Error)]
pub(super) enum Unplanned {
    #[error("can't read {path}: {cause}", path = .path.display())]
    Read {
        path: PathBuf,
        #[source]
        cause: io::Error,
    },
    #[error("{path} holds no cases: {cause}", path = .path.display())]
    NoCases {
        path: PathBuf,
        #[source]
        cause: serde_json::Error,
    },
    #[error("can't write {path}: {cause}", path = .path.display())]
    Write {
        path: PathBuf,
        #[source]
        cause: io::Error,
    },
}

impl Plan {
    pub(super) fn run(self) -> Result<(), Unplanned> {
        let text = fs::read_to_string(&self.instances).map_err(|cause| Unplanned::Read {
            path: self.instances.clone(),
            cause,
        })?;
        let cases: Cases = serde_json::from_str(&text).map_err(|cause| Unplanned::NoCases {
            path: self.instances.clone(),
            cause,
        })?;
        fs::create_dir_all(&self.out).map_err(|cause| Unplanned::Write {
            path: self.out.clone(),
            cause,
        })?;
        let mut scores = Vec::new();
        let mut with_events = Vec::new();
        for case in &cases.instances {
            let score = self.plan(case)?;
            scores.extend(score);
            with_events.extend(score.filter(|_| case.has_events()));
        }
        if !scores.is_empty() {
            let mean = scores.iter().sum::<f64>() / scores.len() as f64;
            let (best, all) = (at_best(&scores), scores.len());
            println!("score {mean:.4}, at best known in {best} of {all}");
        }
        if self.live && !with_events.is_empty() {
            let (best, all) = (at_best(&with_events), with_events.len());
            println!("with events: at best known live in {best} of {all}");
        }
        Ok(())
    }

    /// Plans a case, writes the schedule and a line about it. Its score, where the case says what is good.
    fn plan(&self, case: &Case) -> Result<Option<f64>, Unplanned> {
        let began = Instant::now();
        let budget = Duration::from_millis(self.budget_ms);
        let planned = if self.live {
            live::live(case, budget)
        } else {
            within(&case.whole(), SEED, budget)
        };
        let millis = began.elapsed().as_millis();
        let plan = match planned {
            Ok(plan) => plan,
            Err(trouble) => {
                println!("{}: no plan: {trouble}", case.id);
                return Ok(Some(0.0));
            }
        };
        self.write(case, &plan)?;
        let valid = plan.schedule.check(&case.whole());
        let (measures, bounds) = (plan.measures, plan.bounds);
        let score = case.score(valid, &measures, self.live);
        let follows = match measures.follow_repeats {
            _ if case.whole().mode == planner::Mode::Mix => String::new(),
            repeats => format!("  follow repeats {repeats}"),
        };
        println!(
            "{:<24} {}  repeats {}  bound {}  revisits {}{follows}  {millis} ms{}  {}",
            case.id,
            valid.map_or_else(|fault| format!("not valid ({fault})"), |()| "valid".to_owned()),
            measures.repeats,
            bounds.repeats,
            measures.revisits,
            score.map(|score| format!("  score {score:.4}")).unwrap_or_default(),
            advice(case),
        );
        Ok(score)
    }

    fn write(&self, case: &Case, plan: &Planned) -> Result<(), Unplanned> {
        let path = self.out.join(file_name(&case.id));
        let kept = serde_json::to_vec(&case.written(&plan.schedule)).map_err(io::Error::from);
        kept.and_then(|bytes| fs::write(&path, bytes))
            .map_err(|cause| Unplanned::Write { path, cause })
    }
}

fn at_best(scores: &[f64]) -> usize {
    scores.iter().filter(|score| **score >= 1.0).count()
}

/// With how many tables, or fewer people, nobody would meet twice.
fn advice(case: &Case) -> String {
    let advice = case.gathering().advice(ADVISED);
    let near: Vec<String> = advice.near.iter().map(ToString::to_string).collect();
    let tables = match near.is_empty() {
        true => "no repeats: at no number of tables near".to_owned(),
        false => format!("no repeats: at {} tables", near.join(", ")),
    };
    let fewer = advice
        .fewer
        .map(|suits| format!(", or with {} people at {}", suits.people, suits.tables));
    tables + &fewer.unwrap_or_default()
}

/// A file for a case: its id comes from outside and is no path.
fn file_name(id: &str) -> PathBuf {
    let plain = |c: char| {
        if c.is_alphanumeric() || "-_".contains(c) {
            c
        } else {
            '_'
        }
    };
    Path::new(&id.chars().map(plain).collect::<String>()).with_extension("json")
}

/// Plans as well as it goes in so much time.
fn within(instance: &planner::Instance, seed: u64, time: Duration) -> Result<Planned, Trouble> {
    let until = Instant::now() + time;
    let mut go_on = || Instant::now() < until;
    planner::plan(instance, seed, &mut Effort::while_so(u64::MAX, &mut go_on))
}
