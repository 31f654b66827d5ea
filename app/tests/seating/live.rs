//! A café that runs: what was held stays, and the rest is planned anew.

use app::cafe::seating::planner::{Instance, Rule};

use crate::planned;

#[test]
fn a_latecomer_changes_no_other_ticket_where_there_is_room() {
    let instance = Instance::mix(28, 7, 4);
    let before = planned(&instance, 20_000);
    let after = instance.after(1, &before.schedule.rounds).change(1, &[28], &[]);
    let plan = planned(&after, 20_000);
    assert_eq!(plan.schedule.check(&after), Ok(()));
    assert_eq!(plan.schedule.changed_tickets(&after), 0);
    assert_eq!((plan.measures.repeats, plan.measures.revisits), (0, 0));
}

#[test]
fn nothing_new_changes_nothing() {
    let instance = Instance::mix(26, 6, 4);
    let before = planned(&instance, 20_000);
    let after = instance.after(2, &before.schedule.rounds);
    let plan = planned(&after, 5_000);
    assert_eq!(plan.schedule.rounds[..2], before.schedule.rounds[..2]);
    assert!(plan.measures.repeats <= before.measures.repeats);
    if plan.measures.repeats == before.measures.repeats {
        assert_eq!(plan.schedule, before.schedule);
    }
}

#[test]
fn people_who_sat_elsewhere_are_planned_from_where_they_sat() {
    let instance = Instance::mix(20, 5, 4);
    let mut held = planned(&instance, 20_000).schedule.rounds;
    // Six went to their friends' table, whatever their tickets said.
    for seat in &mut held[0][..6] {
        *seat = Some(3);
    }
    let after = instance.after(1, &held);
    let plan = planned(&after, 40_000);
    assert_eq!(plan.schedule.check(&after), Ok(()));
    assert_eq!(plan.schedule.rounds[0], held[0]);
    assert_eq!(plan.measures.revisits, plan.bounds.revisits);
}

#[test]
fn tables_open_close_and_merge_and_a_host_is_lost() {
    let hosts = [Some(0), Some(1), Some(2), Some(3), Some(4)];
    let instance = Instance::mix(30, 5, 4).hosted(&hosts);
    let before = planned(&instance, 20_000);
    let held = instance.after(1, &before.schedule.rounds);

    let opened = held.clone().open_table(1, 5);
    let closed = held.clone().close_table(1, 4);
    let merged = held.clone().merge_table(1, 4, 3);
    let lost = held.clone().change(1, &[], &[2]);
    let replaced = lost.clone().host_table(1, 2, Some(9));
    for (what, after) in [
        ("opened", opened),
        ("closed", closed),
        ("merged", merged),
        ("lost", lost),
        ("replaced", replaced),
    ] {
        let plan = planned(&after, 30_000);
        assert_eq!(plan.schedule.check(&after), Ok(()), "{what}");
        assert_eq!(plan.schedule.rounds[0], before.schedule.rounds[0], "{what}");
        assert_eq!(plan.measures.revisits, plan.bounds.revisits, "{what}");
    }
}

#[test]
fn who_sat_at_a_table_that_is_gone_does_not_come_to_the_one_it_went_into() {
    let instance = Instance::mix(30, 6, 3);
    let before = planned(&instance, 5_000);
    let merged = instance.after(1, &before.schedule.rounds).merge_table(1, 5, 4);
    let rounds = planned(&merged, 30_000).schedule.rounds;
    for person in (0..30).filter(|person| rounds[0][*person] == Some(5)) {
        assert!(
            rounds[1..].iter().all(|seats| seats[person] != Some(4)),
            "person {person}"
        );
    }
}

#[test]
fn rules_hold_from_now_on_only() {
    let instance = Instance::mix(24, 6, 4);
    let before = planned(&instance, 20_000);
    let first = &before.schedule.rounds[0];
    let neighbour = (1..24).find(|who| first[*who] == first[0]).unwrap();
    let after = Instance {
        rules: vec![Rule::Apart(0, neighbour), Rule::Together(0, (neighbour + 1) % 24)],
        ..instance.after(1, &before.schedule.rounds)
    };
    assert_eq!(planned(&after, 30_000).broken, []);
}
