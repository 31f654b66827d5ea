//! What a bell, and a host who leaves, change at a seat.

use super::*;

#[test]
fn whoever_comes_to_host_mid_round_is_told_and_finds_the_recap_again() {
    let mut day = Day::open(&Preparation {
        hosts: true,
        ..sample::preparation()
    });
    for alias in ["Anne", "Benoît", "Chloé", "David", "Élise", "Farid"] {
        day.join(alias);
    }
    (0..2).for_each(|_| day.next());
    let table = day.cafe.cloth_of(ME).unwrap().table;
    let others = |day: &Day, round: u8, table: TableId| {
        let sits = move |person: &&Participant| person.seats.get(&Round(round)) == Some(&table) && person.id != ME;
        day.cafe.present().find(sits).map(|person| person.id).unwrap()
    };
    let first = Some(others(&day, 1, table));
    day.act(&Command::Host { table, host: first }, Who::Facilitator);
    (0..2).for_each(|_| day.next());
    let cloth = day.cafe.cloth_of(ME).unwrap();
    // They sit where others were, and one of them hosts.
    let before = others(&day, 1, cloth.table);
    let left = Command::Leave(Leave::new(
        TraceId(Uuid::from_u128(9)),
        cloth,
        Round(1),
        What::Note {
            text: "prendre le temps".into(),
            zone: None,
            at: None,
        },
    ));
    day.act(&left, Who::Participant(before));
    let (table, host) = (cloth.table, others(&day, 2, cloth.table));
    day.act(
        &Command::Host {
            table,
            host: Some(host),
        },
        Who::Facilitator,
    );
    let mut work = Work::at(day);
    let told = "Vous accueillez la table";
    assert!(work.html().contains("prendre le temps") && !work.html().contains(told));
    work.day.act(&Command::Depart { participant: host }, Who::Facilitator);
    while work.day.cafe.hosts.get(&table) != Some(&ME) {
        let next = work.day.cafe.hosts[&table];
        work.day.act(&Command::Depart { participant: next }, Who::Facilitator);
    }
    work.settle();
    let html = work.html();
    // In the news, then in the recap, which is another one for the page: unfolded.
    assert!(html.contains("news-said") && html.matches(told).count() == 1, "{html}");
    assert!(
        html.contains("data-key=\"recap2host\"") && html.contains("prendre le temps"),
        "{html}"
    );
    Deed::Agree.by(&mut work.seat, TraceId(Uuid::nil()));
    let html = work.html();
    assert!(!html.contains("news-said") && html.matches(told).count() == 1, "{html}");
}

/// Two rounds at one table, each with a question of its own.
fn of_each_round() -> Work {
    let asked = |text: &str| Prepared {
        text: text.into(),
        zones: vec![],
        place: Planned::Round { tables: 1 },
    };
    let mut day = Day::open(&Preparation {
        questions: vec![asked("Quoi ?"), asked("Comment ?")],
        rounds: 1,
        ..sample::preparation()
    });
    day.join("Anne");
    day.next();
    Work::at(day)
}

#[test]
fn a_note_begun_before_the_bell_is_left_on_its_own_question_and_says_so() {
    let mut work = of_each_round();
    let before = work.cloth();
    work.seat.write("Je voulais".into(), 10);
    let begun = work.seat.moment().place.unwrap();
    work.next();
    let on_the_way = work.seat.moment().way.unwrap();
    assert!(on_the_way.stays() && on_the_way.anew);
    assert!(
        work.html()
            .contains("Restez à la table\u{a0}1\u{a0}: la question change")
    );
    work.next();
    assert_ne!(work.cloth(), before);
    work.seat.write("Je voulais encore dire".into(), 22);
    assert!(
        work.html()
            .contains("où elle a été commencée\u{a0}: «\u{a0}Quoi\u{a0}?\u{a0}»"),
        "{}",
        work.html()
    );
    let (trace, next) = (work.seat.trace, work.name());
    work.seat.send(next);
    // And a line that was being drawn when it rang.
    let line = work.name();
    let touches = [500, 900].map(|x| Touch::even(point(x)));
    work.seat.draw(&touches, begun, line, || line);
    work.settle();
    for left in [trace, line] {
        let (there, found) = work.day.cafe.traces.find(left).unwrap();
        assert_eq!((there, found.round), begun);
    }
    assert!(!work.html().contains("commencée"));
}
