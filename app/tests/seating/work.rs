//! How much work the planner does where a café is as large as it can be: counted, not timed.

use app::cafe::{
    limits,
    seating::{
        EFFORT,
        planner::{Effort, Instance, Revisit, Rule, Standing, plan},
    },
};

/// Moves that a core makes in less than half a second.
const MOST: u64 = 2_000_000;

const ROUNDS: usize = limits::ROUNDS as usize;
pub(crate) const TABLES: usize = limits::TABLES as usize;
const GROUPS: usize = limits::GROUPS as usize;

/// Everybody holds a ticket that says one table on in each round, of so many tables.
fn ticketed(mut instance: Instance, tables: usize) -> Instance {
    for (round, sitting) in instance.sittings.iter_mut().enumerate() {
        let seats = (0..instance.people).map(|person| Some((person + round) % tables));
        sitting.standing = Standing::Ticketed(seats.collect());
    }
    instance
}

/// Cafés at the limits, by name.
pub(crate) fn shapes(tables: usize) -> Vec<(String, Instance)> {
    let groups = Instance::groups(GROUPS, tables, ROUNDS);
    let mix = Instance::mix(limits::PEOPLE, tables, ROUNDS);
    let hosts: Vec<_> = (0..tables).map(Some).collect();
    let again = Instance {
        revisit: Revisit::Allow,
        ..mix.clone()
    };
    vec![
        (format!("groups at {tables} tables"), ticketed(groups, tables)),
        (format!("people at {tables} tables"), ticketed(mix.clone(), tables)),
        (format!("people without tickets at {tables} tables"), mix.clone()),
        // All sit as at one table less.
        (
            format!("one more than {} tables", tables - 1),
            ticketed(mix.clone(), tables - 1),
        ),
        (
            format!("hosts at {tables} tables"),
            ticketed(mix.hosted(&hosts), tables),
        ),
        (format!("people who may come back to {tables} tables"), again),
    ]
}

/// Cafés at the limits with as many wishes as there can be, by name.
pub(crate) fn wishes(tables: usize) -> Vec<(String, Instance)> {
    let with = |name: &str, rules: Vec<Rule>| {
        let mix = ticketed(Instance::mix(limits::PEOPLE, tables, ROUNDS), tables);
        (format!("{name} at {tables} tables"), Instance { rules, ..mix })
    };
    let chain = |kind: fn(usize, usize) -> Rule| (0..limits::RULES).map(|one| kind(one, one + 1)).collect();
    let needs = |person, table| Rule::Needs {
        person,
        tables: vec![table % 2],
    };
    vec![
        with("a chain of wishes", chain(Rule::Together)),
        with("a chain of refusals", chain(Rule::Apart)),
        with("needs", chain(needs)),
        with(
            "twenty apart",
            (0..20).flat_map(|a| (0..a).map(move |b| Rule::Apart(a, b))).collect(),
        ),
    ]
}

#[test]
fn no_café_takes_more_than_half_a_second() {
    for (name, instance) in [2, TABLES].into_iter().flat_map(shapes) {
        let mut effort = Effort::moves(EFFORT);
        let plan = plan(&instance, 1, &mut effort).unwrap();
        assert_eq!(plan.schedule.check(&instance), Ok(()), "{name}");
        assert!(effort.spent() < MOST, "{name}: {} moves", effort.spent());
    }
}
