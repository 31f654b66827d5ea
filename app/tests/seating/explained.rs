//! Why some meet twice, as the bounds have it, and in which words.

use app::{
    cafe::{
        preparation::{Language, Planned, Preparation, Prepared},
        seating::{
            Forecast, Moving,
            planner::{Explanation, Follows, Instance, Reason, Rule, Verdict},
        },
    },
    words,
};

use crate::planned;

fn explained(instance: &Instance) -> Explanation {
    Explanation::of(instance, &planned(instance, 20_000).schedule)
}

#[test]
fn too_few_ways_are_a_reason() {
    let verdict = explained(&Instance::mix(12, 2, 2)).verdict;
    let reason = Reason::Ways;
    assert_eq!(verdict, Verdict::Least { reason });
}

#[test]
fn who_stays_together_by_wish_meets_again_by_wish() {
    let instance = Instance {
        rules: vec![Rule::Together(0, 1)],
        ..Instance::mix(15, 5, 3)
    };
    let explanation = explained(&instance);
    let reason = Reason::Together;
    assert_eq!(explanation.verdict, Verdict::Least { reason });
    let one = explanation.prospects[0];
    assert_eq!((one.again, one.company), (1, 1));
    assert_eq!(explanation.prospects[5].again, 0);
}

#[test]
fn what_was_held_is_a_reason() {
    let instance = Instance::mix(12, 4, 3);
    let rounds = planned(&instance, 20_000).schedule.rounds;
    // In the second round everybody stayed where they were.
    let stayed = [rounds[0].clone(), rounds[0].clone(), rounds[2].clone()];
    let explanation = explained(&instance.after(2, &stayed));
    let reason = Reason::Past;
    assert_eq!(explanation.verdict, Verdict::Least { reason });
}

#[test]
fn groups_follow_as_many_as_rounds_allow() {
    let follows = |groups, tables, rounds| {
        let instance = Instance::groups(groups, tables, rounds);
        let Follows { fewest, possible } = Follows::of(&instance, &planned(&instance, 20_000).schedule);
        (fewest, possible)
    };
    assert_eq!(follows(6, 6, 6), (5, 5));
    assert_eq!(follows(8, 8, 3), (2, 2));
    assert_eq!(follows(2, 2, 4), (1, 1));
    // Groups that share tables follow two at once.
    assert_eq!(follows(16, 8, 3), (4, 4));
}

fn said(people: u16, tables: u16, rounds: u8, moving: Moving) -> String {
    let question = |tables| Prepared {
        text: "Quoi ?".into(),
        zones: vec![],
        place: Planned::Tables { tables },
    };
    let forecast = Forecast::of(&Preparation {
        title: "Salle".into(),
        questions: vec![question(tables / 2), question(tables - tables / 2)],
        rounds,
        round_minutes: 20,
        moving,
        expected: Some(people),
        ..Preparation::default()
    })
    .unwrap();
    let (cafe, outlook) = (&forecast.cafe, forecast.outlook.as_ref().unwrap());
    let words = words::of(Language::Fr);
    let mut lines = words.worth(cafe, outlook);
    lines.extend(words.small(cafe, outlook));
    lines.extend(words.advice(cafe, forecast.people, &forecast.advice));
    let first = outlook.prospects.first_key_value().unwrap();
    lines.push(words.prospect(cafe, outlook, *first.1));
    lines.join("\n").replace(['\u{a0}', '\u{202f}'], " ")
}

#[test]
fn a_plan_is_explained_with_its_tables_seats_and_rounds() {
    let said = |people, tables, rounds| said(people, tables, rounds, Moving::People);
    let plan = said(12, 2, 2);
    for sentence in [
        "Rencontres de chacun : au moins 5 (possibles : 11).",
        "30 rencontres se répètent, et aucun plan ne fait mieux : 2 tables de 6 et 2 tours ne laissent pas d’autre choix, si personne ne revient à une table.",
        "dont 5 plus d’une fois : 2 tables de 6 et 2 tours ne laissent pas d’autre choix, si personne ne revient à une table.",
    ] {
        assert!(plan.contains(sentence), "{plan}");
    }
    let plan = said(14, 4, 3);
    for sentence in [
        "4 tables de 3 ou 4 et 3 tours ne laissent pas d’autre choix, si personne ne revient à une table.",
        "Pour 14 personnes et 3 tours, personne ne se rencontre deux fois avec ce nombre de tables : 5, 6, 7.",
        "À 4 tables, c’est possible pour 12 personnes (3 par table).",
        "quelqu’un retrouve une question, et aucun plan ne l’évite : 3 tours pour 2 questions.",
    ] {
        assert!(plan.contains(sentence), "{plan}");
    }
    let plan = said(12, 4, 3);
    for sentence in [
        "Avec 4 tables de 3 et 3 tours, personne n’est assis deux fois avec la même personne.",
        "Rencontres : 6 (possibles : 11), aucune deux fois.",
    ] {
        assert!(plan.contains(sentence), "{plan}");
    }
}

#[test]
fn tables_with_hardly_anybody_are_told() {
    let small = "À des tables de 2 ou 3, la conversation tourne court";
    assert!(said(14, 6, 3, Moving::People).contains(small));
    assert!(!said(18, 6, 3, Moving::People).contains("tourne court"));
}

#[test]
fn groups_are_told_whom_they_follow_and_what_they_are_asked_twice() {
    let plan = said(0, 6, 3, Moving::Groups);
    for sentence in [
        "les traces de 2 autres groupes : davantage n’est pas possible en 3 tours.",
        "6 fois, un groupe retrouve une question, et aucun plan ne l’évite : 3 tours pour 2 questions.",
        "En 3 tours, aucun groupe n’en suit deux fois un autre avec ce nombre de tables :",
    ] {
        assert!(plan.contains(sentence), "{plan}");
    }
}
