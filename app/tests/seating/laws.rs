//! Laws for random cafés.

use app::cafe::seating::planner::{Effort, Instance, Measures, Mode, Rule, Schedule, plan};
use proptest::prelude::*;

use crate::digest::{KNOWN, digests};

#[test]
fn a_seed_gives_the_plans_that_are_known() {
    assert_eq!(digests(), KNOWN);
}

/// A café, and what chance does in it.
fn cafes() -> impl Strategy<Value = Instance> {
    let size = (1_usize..26, 1_usize..7, 1_usize..5, any::<bool>());
    let hosts = prop::collection::vec(any::<bool>(), 6);
    let events = prop::collection::vec((1_usize..5, 0_usize..3, prop::collection::vec(0_usize..26, 0..3)), 0..3);
    (size, hosts, events).prop_map(|((people, tables, rounds, groups), hosts, events)| {
        if groups {
            return Instance::groups(people, tables, rounds);
        }
        let hosted = |table: usize| (hosts[table] && table < people).then_some(table);
        let hosted: Vec<_> = (0..tables).map(hosted).collect();
        let mut instance = Instance::mix(people, tables, rounds).hosted(&hosted);
        for (before, arrive, leave) in events {
            let new: Vec<usize> = (instance.people..instance.people + arrive).collect();
            let leave: Vec<usize> = leave
                .into_iter()
                .filter(|who| *who < people && !hosted.contains(&Some(*who)))
                .collect();
            instance = instance.change(before, &new, &leave);
        }
        instance
    })
}

/// Few rules, that may contradict each other.
fn rules() -> impl Strategy<Value = Vec<(u8, usize, usize)>> {
    prop::collection::vec((0_u8..3, 0_usize..26, 0_usize..26), 0..4)
}

fn ruled(instance: Instance, rules: &[(u8, usize, usize)]) -> Instance {
    let (people, tables) = (instance.people, instance.tables);
    let rule = |(kind, a, b): &(u8, usize, usize)| match kind {
        0 => Rule::Apart(a % people, b % people),
        1 => Rule::Together(a % people, b % people),
        _ => Rule::Needs {
            person: a % people,
            tables: vec![b % tables],
        },
    };
    Instance {
        rules: rules.iter().map(rule).collect(),
        ..instance
    }
}

/// Everybody moves seat by seat: who sits at seat j of a table goes j tables on.
fn by_seat_rule(instance: &Instance) -> Schedule {
    let tables = instance.tables;
    let seat = |round: usize, person: usize| Some((person % tables + round * (person / tables + 1)) % tables);
    let rounds = 0..instance.sittings.len();
    Schedule {
        rounds: rounds
            .map(|round| (0..instance.people).map(|person| seat(round, person)).collect())
            .collect(),
    }
}

/// Chance by a seed.
fn shuffled(instance: &Instance, seed: u64) -> Schedule {
    let mut state = seed;
    let mut next = |end: usize| {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize % end
    };
    let sittings = instance.sittings.iter();
    let rounds = sittings.map(|sitting| {
        let mut people = sitting.present.clone();
        for at in (1..people.len()).rev() {
            people.swap(at, next(at + 1));
        }
        let mut seats = vec![None; instance.people];
        for (at, person) in people.into_iter().enumerate() {
            seats[person] = Some(at % instance.tables);
        }
        seats
    });
    Schedule {
        rounds: rounds.collect(),
    }
}

/// What counts, first things first.
fn rank(measures: &Measures, mode: Mode) -> (usize, usize, usize) {
    match mode {
        Mode::Mix => (measures.revisits, measures.repeats, 0),
        Mode::Groups => (
            measures.revisits,
            measures.repeats,
            measures.follow_repeats + 2 * measures.stays,
        ),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    /// Everybody sits, hosts at their own table, tables even, whatever the rules; and the same seed gives the same plan.
    #[test]
    fn plans_are_valid_and_reproducible(cafe in cafes(), rules in rules(), seed in any::<u64>()) {
        let instance = ruled(cafe, &rules);
        let made = plan(&instance, seed, &mut Effort::moves(3_000));
        prop_assert_eq!(&made, &plan(&instance, seed, &mut Effort::moves(3_000)));
        if let Ok(plan) = made {
            prop_assert_eq!(plan.schedule.check(&instance), Ok(()));
            prop_assert_eq!(plan.measures, Measures::of(&instance, &plan.schedule));
            prop_assert!(plan.measures.repeats >= plan.bounds.repeats || plan.measures.revisits > plan.bounds.revisits);
        }
    }

    /// Nobody comes back to a table when they need not.
    #[test]
    fn nobody_comes_back_without_need(cafe in cafes()) {
        let plan = plan(&cafe, 1, &mut Effort::moves(30_000));
        if let Ok(plan) = plan {
            prop_assert_eq!(plan.measures.revisits, plan.bounds.revisits, "{:?}", cafe);
        }
    }

    /// The plan is no worse than the seat rule, where everybody is there all the time, and than chance.
    #[test]
    fn plans_beat_the_seat_rule_and_chance(cafe in cafes(), seed in any::<u64>()) {
        if let Ok(plan) = plan(&cafe, 1, &mut Effort::moves(20_000)) {
            let found = rank(&plan.measures, cafe.mode);
            let same = cafe.sittings.iter().all(|sitting| sitting.present.len() == cafe.people);
            let hosted = cafe.sittings.iter().any(|sitting| sitting.hosts.iter().any(Option::is_some));
            if same && !hosted {
                prop_assert!(found <= rank(&Measures::of(&cafe, &by_seat_rule(&cafe)), cafe.mode));
            }
            for number in 0..200 {
                let schedule = shuffled(&cafe, seed.wrapping_add(number));
                if schedule.check(&cafe).is_ok() {
                    let chance = rank(&Measures::of(&cafe, &schedule), cafe.mode);
                    prop_assert!(found <= chance, "{:?} and {:?}", found, chance);
                }
            }
        }
    }

    /// Whatever happens after a round, what was held is not touched.
    #[test]
    fn held_rounds_are_facts(
        cafe in cafes(),
        rules in rules(),
        held in 1_usize..4,
        leave in prop::collection::vec(0_usize..26, 0..3),
        moved in prop::collection::vec((0_usize..26, 0_usize..6), 0..3),
        table in 0_usize..7,
        what in 0_u8..4,
    ) {
        let Ok(before) = plan(&cafe, 1, &mut Effort::moves(1_000)) else { return Ok(()) };
        let held = held.min(cafe.sittings.len());
        let mut rounds = before.schedule.rounds;
        for (person, to) in moved {
            for seat in rounds[..held].iter_mut().filter_map(|seats| seats.get_mut(person)) {
                *seat = seat.map(|_| to % cafe.tables);
            }
        }
        let new = cafe.people;
        let after = ruled(cafe.after(held, &rounds).change(held, &[new], &leave), &rules);
        let after = match what {
            0 => after.open_table(held, table),
            1 => after.close_table(held, table),
            2 => after.merge_table(held, table, 0),
            _ => after,
        };
        if let Ok(plan) = plan(&after, 1, &mut Effort::moves(2_000)) {
            prop_assert_eq!(plan.schedule.check(&after), Ok(()));
            prop_assert_eq!(plan.measures, Measures::of(&after, &plan.schedule));
            for (round, seats) in rounds[..held].iter().enumerate() {
                prop_assert_eq!(&plan.schedule.rounds[round][..seats.len()], &seats[..]);
            }
        }
    }
}
