//! Bad input: a clear answer, never a hang.

use app::cafe::seating::planner::{Effort, Explanation, Instance, Plan, Rule, Trouble, Verdict, Why, plan};

use crate::planned;

fn trouble(instance: &Instance) -> Option<Trouble> {
    plan(instance, 1, &mut Effort::moves(1_000)).err()
}

#[test]
fn nothing_to_plan_is_said() {
    assert_eq!(trouble(&Instance::mix(5, 0, 3)), Some(Trouble::NoTable { round: 0 }));
    assert_eq!(trouble(&Instance::mix(0, 5, 3)), Some(Trouble::Nobody));
    assert_eq!(trouble(&Instance::mix(5, 5, 0)), Some(Trouble::NoRounds));
}

#[test]
fn more_than_can_be_planned_is_said() {
    for (people, tables, rounds) in [(usize::MAX, 2, 2), (2, usize::MAX, 2), (2, 2, usize::MAX), (10, 2, 61)] {
        let trouble = trouble(&Instance::mix(people, tables, rounds));
        assert!(matches!(trouble, Some(Trouble::TooMany { .. })), "{trouble:?}");
    }
    let many = Instance::mix(4, 2, 2).change(1, &[usize::MAX], &[]);
    assert!(matches!(trouble(&many), Some(Trouble::TooMany { .. })));
}

#[test]
fn hosts_who_can_not_host_are_said() {
    let hosts = |hosts: &[Option<usize>]| trouble(&Instance::mix(6, 2, 2).hosted(hosts));
    assert_eq!(
        hosts(&[Some(0), Some(1), Some(2)]),
        Some(Trouble::TooManyHosts { round: 0 })
    );
    assert_eq!(hosts(&[Some(0), Some(0)]), Some(Trouble::HostsTwo { person: 0 }));
    assert_eq!(hosts(&[Some(9), None]), Some(Trouble::NoSuchPerson { person: 9 }));
    let absent = Instance::mix(6, 2, 2).change(1, &[6], &[]).hosted(&[Some(6), None]);
    assert_eq!(trouble(&absent), Some(Trouble::HostAbsent { person: 6, round: 0 }));
}

#[test]
fn rules_about_nobody_are_said() {
    let rule = |rule: Rule| {
        trouble(&Instance {
            rules: vec![rule],
            ..Instance::mix(6, 2, 2)
        })
    };
    assert_eq!(rule(Rule::Apart(1, 9)), Some(Trouble::NoSuchPerson { person: 9 }));
    let needs = Rule::Needs {
        person: 1,
        tables: vec![5],
    };
    assert_eq!(rule(needs), Some(Trouble::NoSuchTable { table: 5 }));
}

#[test]
fn one_person_sits_alone() {
    let instance = Instance::mix(1, 3, 3);
    let Plan { schedule, measures, .. } = planned(&instance, 1_000);
    assert_eq!(schedule.check(&instance), Ok(()));
    assert_eq!((measures.revisits, measures.meetings), (0, 0));
    assert_eq!(Explanation::of(&instance, &schedule).verdict, Verdict::Alone);
}

#[test]
fn more_rounds_than_tables_bring_people_back_as_seldom_as_can_be() {
    let instance = Instance::mix(20, 4, 12);
    let plan = planned(&instance, 5_000);
    assert_eq!(plan.schedule.check(&instance), Ok(()));
    assert_eq!((plan.measures.revisits, plan.bounds.revisits), (160, 160));
}

#[test]
fn no_effort_is_still_a_plan() {
    let instance = Instance::mix(23, 5, 4);
    let plan = planned(&instance, 0);
    assert_eq!(plan.schedule.check(&instance), Ok(()));
    assert_eq!(plan.measures.revisits, 0);
}

#[test]
fn contradicting_rules_are_told_apart() {
    let broken = |rules: Vec<Rule>, hosts: &[Option<usize>]| -> Vec<(usize, Why)> {
        let instance = Instance {
            rules,
            ..Instance::mix(8, 2, 2).hosted(hosts)
        };
        let plan = planned(&instance, 5_000);
        assert_eq!(plan.schedule.check(&instance), Ok(()));
        plan.broken.iter().map(|broken| (broken.rule, broken.why)).collect()
    };
    let needs = |person: usize, table: usize| Rule::Needs {
        person,
        tables: vec![table],
    };
    let nobody = [None, None];
    assert_eq!(
        broken(vec![Rule::Together(0, 1), Rule::Apart(1, 0)], &nobody),
        [(1, Why::Opposed)]
    );
    let circle = vec![Rule::Together(0, 1), Rule::Together(1, 2), Rule::Apart(0, 2)];
    assert_eq!(broken(circle, &nobody), [(2, Why::Opposed)]);
    let hosts = [Some(0), Some(1)];
    assert_eq!(broken(vec![Rule::Together(0, 1)], &hosts), [(0, Why::BothHost)]);
    assert_eq!(broken(vec![needs(0, 1)], &hosts), [(0, Why::Elsewhere)]);
    let elsewhere = vec![needs(2, 0), needs(3, 1), Rule::Together(2, 3)];
    assert_eq!(broken(elsewhere, &nobody), [(2, Why::Elsewhere)]);
    let apart = vec![Rule::Apart(0, 1), Rule::Apart(1, 2), Rule::Apart(0, 2)];
    assert_eq!(broken(apart, &nobody), [(2, Why::TooFewTables { tables: 2 })]);
    let many = (0..4).map(|a| Rule::Together(a, a + 1)).collect();
    assert_eq!(broken(many, &nobody), [(3, Why::TooMany { seats: 4 })]);
    let full = (0..5).map(|person| needs(person, 0)).collect();
    assert_eq!(broken(full, &nobody), [(4, Why::TableFull { seats: 4 })]);
}
