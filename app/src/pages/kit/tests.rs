//! What is printed for whom.

use std::sync::Arc;

use leptos::prelude::*;

use super::{Kit, KitPage, Part, cards::Card};
use crate::{
    cafe::{
        Command, Who,
        id::{GroupId, Round, TableId},
        preparation::{Planned, Preparation, Prepared},
        seating::{EFFORT, Fate, Forecast, Moving},
    },
    pages::{
        drawn::html,
        sample::{self, Day},
    },
};

fn kit(day: &Day) -> Kit {
    Kit {
        cafe: day.cafe.without_traces(),
        expected: None,
        base: "http://nappe.local".to_owned(),
    }
}

fn page(kit: Kit, names: &[&str]) -> String {
    let parts = if names.is_empty() {
        Part::usual()
    } else {
        Part::named(names)
    };
    let kit = Arc::new(kit);
    html(|| view! { <KitPage kit parts /> })
}

fn count(page: &str, part: &str) -> usize {
    page.matches(part).count()
}

/// Individuals who mix at three tables, before anybody is there.
fn mixing() -> Preparation {
    Preparation {
        title: "Tous avec tous".into(),
        moving: Moving::People,
        expected: Some(13),
        hosts: true,
        rounds: 3,
        questions: vec![Prepared {
            text: "Que voulons-nous garder ?".into(),
            zones: vec![],
            place: Planned::Tables { tables: 3 },
        }],
        ..sample::preparation()
    }
}

#[test]
fn each_open_table_has_a_sign_with_its_code_and_its_question() {
    let mut day = sample::day();
    let all = page(kit(&day), &["signs"]);
    assert_eq!(count(&all, "leaf leaf-sign"), 2);
    assert!(all.contains("http://nappe.local/j/K9QM4W?table=2") && all.contains("Avec qui\u{a0}?"));
    assert_eq!(count(&all, "leaf leaf-cards"), 0, "only what was chosen");
    let close = Command::SetTable {
        table: TableId(2),
        fate: Fate::Closed,
        question: None,
    };
    day.act(&close, Who::Facilitator);
    assert_eq!(count(&page(kit(&day), &["signs"]), "leaf leaf-sign"), 1);
}

#[test]
fn where_each_round_has_its_question_a_sign_tells_them_by_round() {
    let day = Day::open(&sample::each_round());
    let signs = page(kit(&day), &["signs"]);
    assert!(signs.contains("Hier\u{a0}?") && signs.contains("Demain\u{a0}?"));
    assert!(signs.contains("round-mark") && signs.contains("Tour\u{a0}2"));
    for part in ["run", "cards"] {
        let sheets = page(kit(&day), &[part]);
        let (first, second) = (sheets.find("Hier\u{a0}?"), sheets.find("Demain\u{a0}?"));
        assert!(first.is_some() && first < second, "{part}: {sheets}");
    }
}

#[test]
fn a_group_has_as_many_cards_as_people_with_the_names_that_are_known() {
    let day = Day::open(&Preparation {
        expected: Some(5),
        ..sample::preparation()
    });
    let cards = Card::all(&kit(&day));
    let letters: Vec<&str> = cards.iter().map(|card| card.mark.as_str()).collect();
    assert_eq!(letters, ["A", "A", "A", "B", "B"]);
    let a = &cards[0].way;
    assert_eq!(a[0].1, day.cafe.planned_table(GroupId(1), Round(1)).unwrap());
    assert_ne!(a[0].1, a[1].1);
    let cards = Card::all(&kit(&sample::day()));
    assert!(cards.len() == 12 && cards.iter().all(|card| !card.name.is_empty()));
}

#[test]
fn seats_are_numbered_until_people_have_names() {
    let mut day = Day::open(&mixing());
    let expected = Forecast::of(&day.cafe.preparation).unwrap().cafe;
    let numbered = Card::all(&Kit {
        expected: Some(expected),
        ..kit(&day)
    });
    assert_eq!(numbered.len(), 13);
    assert_eq!(
        (&*numbered[6].mark, &*numbered[6].name, numbered[6].way.len()),
        ("7", "", 3)
    );
    assert_eq!(numbered.iter().filter(|card| card.hosts.is_some()).count(), 3);
    for alias in ["Anne", "Bilal", "Chloé"] {
        day.join(alias);
    }
    if let Some(plan) = day.cafe.plan_anew(EFFORT) {
        day.act(&plan, Who::House);
    }
    let named = Card::all(&kit(&day));
    assert_eq!(named[1].name, "Bilal");
    assert!(named.iter().all(|card| card.way.len() == 3));
}

#[test]
fn a_tablecloth_says_where_a_photo_of_it_belongs() {
    let cloths = page(kit(&sample::day()), &["cloths"]);
    assert_eq!(count(&cloths, "leaf leaf-cloth"), 3, "two tables and the plenary");
    assert!(cloths.contains("Les facilitants") && cloths.contains("Table\u{a0}2") && cloths.contains("K9Q\u{a0}M4W"));
    assert!(cloths.contains("all.pdf?paper=A0"));
}

#[test]
fn the_usual_kit_is_on_a4_and_nothing_is_styled_inline() {
    assert!(!Part::usual().contains(&Part::Cloths));
    assert_eq!(Part::named(&["cards", "run"]), [Part::Run, Part::Cards]);
    let hosted = Day::open(&Preparation {
        hosts: true,
        ..sample::preparation()
    });
    let page = page(kit(&hosted), &[]);
    assert_eq!(count(&page, " style="), 0);
    for part in Part::usual() {
        let name = part.name();
        assert!(
            page.contains(&format!("href=\"#{name}\"")) && page.contains(&format!("id=\"{name}\"")),
            "{name}"
        );
    }
}

#[test]
fn nothing_ticked_is_nothing_printed_and_says_so() {
    let none = page(kit(&sample::day()), &["nonsense"]);
    assert_eq!(count(&none, "class=\"leaf "), 0);
    assert!(none.contains("Aucune feuille n’est cochée"), "{none}");
    assert!(!page(kit(&sample::day()), &[]).contains("Aucune feuille n’est cochée"));
}

#[test]
fn without_hosts_no_sheet_speaks_of_one() {
    let day = sample::day();
    let alone = page(kit(&day), &[]);
    assert_eq!(count(&alone, "leaf leaf-host"), 0);
    assert!(alone.contains("ce café n’a pas d’hôtes") && !alone.contains("l’hôte reste"));
    let hosted = page(kit(&Day::open(&mixing())), &[]);
    assert_eq!(count(&hosted, "leaf leaf-host"), 3);
    assert!(hosted.contains("l’hôte reste"));
}

#[test]
fn nothing_is_printed_of_tables_that_there_are_not() {
    let mut preparation = sample::preparation();
    preparation.questions.truncate(1);
    let page = page(kit(&Day::open(&preparation)), &[]);
    assert_eq!(
        count(&page, "leaf leaf-sign") + count(&page, "leaf leaf-cards") + count(&page, "leaf leaf-host"),
        0
    );
    assert_eq!(count(&page, "href=\"#cards\""), 0);
}
