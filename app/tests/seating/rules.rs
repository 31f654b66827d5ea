//! Wishes that can hold do.

use app::cafe::seating::planner::{Instance, Rule, Why};

use crate::planned;

#[test]
fn colleagues_interpreters_and_a_table_without_a_step() {
    let rules = vec![
        Rule::Apart(8, 9),
        Rule::Apart(9, 10),
        Rule::Together(11, 12),
        Rule::Needs {
            person: 13,
            tables: vec![2],
        },
        Rule::Needs {
            person: 14,
            tables: vec![0, 3],
        },
    ];
    let instance = Instance {
        rules,
        ..Instance::mix(36, 6, 4).hosted(&[Some(0), Some(1), None, None, None, Some(2)])
    };
    let plan = planned(&instance, 40_000);
    assert_eq!(plan.schedule.check(&instance), Ok(()));
    assert_eq!(plan.broken, []);
    for seats in &plan.schedule.rounds {
        assert_ne!(seats[8], seats[9]);
        assert_ne!(seats[9], seats[10]);
        assert_eq!(seats[11], seats[12]);
        assert_eq!(seats[13], Some(2));
        assert!([Some(0), Some(3)].contains(&seats[14]));
    }
}

#[test]
fn an_assistant_stays_with_a_host() {
    let instance = Instance {
        rules: vec![Rule::Together(0, 5)],
        ..Instance::mix(20, 4, 3).hosted(&[Some(0), None, None, None])
    };
    let plan = planned(&instance, 20_000);
    assert_eq!(plan.broken, []);
    assert!(plan.schedule.rounds.iter().all(|seats| seats[5] == Some(0)));
}

#[test]
fn more_colleagues_than_tables_share_one_with_others_each_time() {
    let service = 8;
    let rules = (0..service).flat_map(|b| (0..b).map(move |a| Rule::Apart(a, b)));
    let instance = Instance {
        rules: rules.collect(),
        ..Instance::mix(30, 6, 4)
    };
    let plan = planned(&instance, 40_000);
    let mut shared = std::collections::BTreeMap::new();
    for seats in &plan.schedule.rounds {
        for (a, b) in (0..service).flat_map(|b| (0..b).map(move |a| (a, b))) {
            *shared.entry((a, b)).or_insert(0) += u32::from(seats[a] == seats[b]);
        }
    }
    // Two pairs a round can't be avoided, and there are more than enough to choose from.
    assert_eq!(shared.values().sum::<u32>(), 2 * 4);
    assert_eq!(shared.values().max(), Some(&1), "{shared:?}");
    assert_eq!(plan.broken.len(), 2 * 4);
    assert!(
        plan.broken
            .iter()
            .all(|broken| broken.why == Why::TooFewTables { tables: 6 })
    );
}
