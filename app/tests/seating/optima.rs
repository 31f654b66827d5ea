//! Plans that are known to be possible.

use app::cafe::seating::planner::{Companions, Gathering, Instance, Mode, Revisit};

use crate::planned;

/// Repeats of a plan in which nobody comes back.
fn repeats(people: usize, tables: usize, rounds: usize) -> usize {
    let instance = Instance::mix(people, tables, rounds);
    let plan = planned(&instance, 20_000);
    assert_eq!(plan.schedule.check(&instance), Ok(()));
    assert_eq!(plan.measures.revisits, 0);
    plan.measures.repeats
}

/// Repeats of a plan in which people may come back.
fn repeats_with_revisits(people: usize, tables: usize, rounds: usize) -> usize {
    let instance = Instance {
        revisit: Revisit::Allow,
        ..Instance::mix(people, tables, rounds)
    };
    let plan = planned(&instance, 20_000);
    assert_eq!(plan.schedule.check(&instance), Ok(()));
    plan.measures.repeats
}

#[test]
fn twelve_at_four_tables_for_three_rounds_never_meet_twice() {
    assert_eq!(repeats(12, 4, 3), 0);
}

#[test]
fn fifty_six_at_eight_tables_for_six_rounds_never_meet_twice() {
    assert_eq!(repeats(56, 8, 6), 0);
}

#[test]
fn a_hundred_at_twenty_tables_for_five_rounds_never_meet_twice() {
    assert_eq!(repeats(100, 20, 5), 0);
}

#[test]
fn a_hundred_and_fifty_at_thirty_tables_for_four_rounds_never_meet_twice() {
    assert_eq!(repeats(150, 30, 4), 0);
}

#[test]
fn a_thousand_at_two_hundred_tables_for_three_rounds_never_meet_twice() {
    assert_eq!(repeats(1_000, 200, 3), 0);
}

#[test]
fn ninety_six_at_twelve_tables_for_five_rounds_never_meet_twice() {
    assert_eq!(repeats(96, 12, 5), 0);
}

#[test]
fn twelve_at_two_tables_for_two_rounds_meet_again_thirty_times() {
    assert_eq!(repeats(12, 2, 2), 30);
}

#[test]
fn sixteen_at_four_tables_for_five_rounds_meet_all_others_when_they_may_come_back() {
    assert_eq!(repeats_with_revisits(16, 4, 5), 0);
}

#[test]
fn twenty_five_at_five_tables_for_six_rounds_meet_all_others_when_they_may_come_back() {
    assert_eq!(repeats_with_revisits(25, 5, 6), 0);
}

#[test]
fn without_permanent_companions_no_pair_meets_three_times() {
    let instance = Instance {
        companions: Companions::Avoid,
        ..Instance::mix(25, 5, 4)
    };
    let measures = planned(&instance, 60_000).measures;
    assert_eq!((measures.thirds, measures.longest_pair, measures.revisits), (0, 2, 0));
}

#[test]
fn groups_follow_as_many_others_as_possible() {
    for (groups, rounds) in [(6, 6), (8, 8), (9, 7), (12, 12), (15, 10)] {
        let instance = Instance::groups(groups, groups, rounds);
        let measures = planned(&instance, 20_000).measures;
        assert_eq!((measures.follow_repeats, measures.revisits), (0, 0), "{groups} groups");
    }
}

#[test]
fn groups_move_at_each_bell() {
    // Two swap back in the third round, rather than to stay.
    for (groups, tables, rounds) in [(2, 2, 2), (2, 2, 3), (3, 3, 5), (6, 3, 3)] {
        let measures = planned(&Instance::groups(groups, tables, rounds), 20_000).measures;
        assert_eq!(measures.stays, 0, "{groups} groups at {tables} tables");
    }
}

#[test]
fn groups_that_share_tables_share_them_with_others() {
    let instance = Instance::groups(16, 8, 6);
    let measures = planned(&instance, 20_000).measures;
    assert_eq!(
        (measures.repeats, measures.follow_repeats, measures.revisits),
        (0, 0, 0)
    );
}

#[test]
fn tables_with_the_same_question_are_not_met_twice() {
    // Four questions at three tables each.
    let instance = Instance {
        questions: (0..12).map(|table| table / 3).collect(),
        ..Instance::mix(48, 12, 4)
    };
    let plan = planned(&instance, 100_000);
    assert_eq!(
        (plan.bounds.again, plan.measures.again, plan.measures.revisits),
        (0, 0, 0)
    );
    let groups = Instance {
        mode: Mode::Groups,
        ..Instance {
            people: 12,
            ..Instance::groups(12, 12, 4)
        }
    };
    let groups = Instance {
        questions: instance.questions.clone(),
        ..groups
    };
    let plan = planned(&groups, 50_000);
    assert_eq!((plan.measures.again, plan.measures.revisits), (0, 0));
}

#[test]
fn one_host_among_three_tables_leaves_too_few_seats_there_for_all_visitors() {
    // Ten visitors, and at most three seats for them in each of three rounds.
    let instance = Instance::mix(11, 3, 3).hosted(&[Some(0), None, None]);
    let plan = planned(&instance, 10_000);
    assert_eq!((plan.bounds.revisits, plan.measures.revisits), (1, 1));
}

fn gathering(people: usize, tables: usize, questions: usize, rounds: usize) -> Gathering {
    Gathering {
        mode: Mode::Mix,
        people,
        tables,
        questions: Some(questions),
        rounds,
        hosts: false,
    }
}

#[test]
fn advice_names_tables_that_do_without_repeats() {
    let tables = gathering(30, 8, 3, 3).advice(16).near;
    assert!(tables.contains(&9) && tables.contains(&10), "{tables:?}");
    assert!(!tables.contains(&4), "{tables:?}");
    for people in [0, 1] {
        for hosts in [false, true] {
            let nobody = Gathering {
                hosts,
                ..gathering(people, people, people, people)
            };
            assert_eq!(nobody.advice(4), Default::default());
        }
    }
}

#[test]
fn advice_names_fewer_people_where_there_are_too_many_for_the_tables() {
    // From each of four tables there are three others to go to: two of five go the same way.
    let advice = gathering(20, 4, 4, 3).advice(4);
    assert!(!advice.near.contains(&4), "{advice:?}");
    let fewer = advice.fewer.unwrap();
    assert!(fewer.tables == 4 && fewer.people < 20, "{fewer:?}");
}

#[test]
fn advice_names_tables_for_groups_too() {
    // No square of order three, five or seven lets every group follow every other.
    let groups = Gathering {
        mode: Mode::Groups,
        ..gathering(5, 5, 1, 5)
    };
    let advice = groups.advice(4);
    assert!(advice.near.contains(&6) && !advice.near.contains(&5), "{advice:?}");
}
