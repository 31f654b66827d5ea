//! How long planning takes, and how good it is: printed, never judged. `make bench` runs this in the release profile.

use std::time::{Duration, Instant};

use app::cafe::{
    Cafe, Command, Who,
    decide::decide,
    event::Keys,
    id::{Code, Key, Millis, ParticipantId, Round},
    limits,
    preparation::{Planned, Preparation, Prepared},
    seating::{
        EFFORT, Fate, Forecast, Moving,
        planner::{Effort, Gathering, Mode, plan},
    },
};

struct Hall {
    cafe: Cafe,
    came: u32,
}

impl Hall {
    fn of(people: u32, tables: u16, rounds: u8) -> Self {
        let question = Prepared {
            text: "Quoi ?".into(),
            zones: vec![],
            place: Planned::Tables { tables: 1 },
        };
        let preparation = Preparation {
            title: "Salle".into(),
            questions: vec![Prepared {
                place: Planned::Tables { tables },
                ..question
            }],
            rounds,
            round_minutes: 20,
            moving: Moving::People,
            ..Preparation::default()
        };
        let mut hall = Self {
            cafe: Cafe::default(),
            came: 0,
        };
        let (code, keys) = (Code::from_random([1; 6]), Keys::default());
        hall.give(
            &Command::Open {
                code,
                keys,
                preparation,
            },
            Who::House,
        );
        (0..people).for_each(|_| hall.join());
        hall
    }

    fn give(&mut self, command: &Command, who: Who) {
        for event in decide(&self.cafe, command, who, Millis(0)).unwrap() {
            self.cafe.apply(&event);
        }
    }

    fn join(&mut self) {
        self.came += 1;
        let (key, alias) = (Key(self.came.to_string()), format!("Personne {}", self.came));
        self.give(
            &Command::Join {
                key,
                alias,
                table: None,
            },
            Who::House,
        );
    }

    fn depart(&mut self, number: u32) {
        let participant = ParticipantId(number);
        self.give(&Command::Depart { participant }, Who::Facilitator);
    }

    fn next(&mut self) {
        let leaving = self.cafe.programme.current().unwrap().id;
        self.give(&Command::Next { leaving }, Who::Facilitator);
    }

    /// Plans, and says how long that took and what it came to.
    fn plan(&mut self, what: &str) {
        let began = Instant::now();
        let command = self.cafe.plan_anew(EFFORT);
        let took = began.elapsed();
        let Some(command) = command else { return };
        let changed = match &command {
            Command::Plan { ways, .. } => ways.values().map(|way| way.len()).sum::<usize>(),
            _ => 0,
        };
        self.give(&command, Who::House);
        let measures = self.cafe.outlook().unwrap().measures;
        let numbers = format!("repeats {}, revisits {}", measures.repeats, measures.revisits);
        say(what, took, &format!("{numbers}, tickets changed {changed}"));
    }
}

fn say(what: &str, took: Duration, result: &str) {
    println!("{what:<58}{:>7.1} ms  {result}", took.as_secs_f64() * 1_000.0);
}

#[test]
#[ignore = "prints numbers"]
fn numbers() {
    println!();
    let mut hall = Hall::of(150, 30, 4);
    hall.plan("150 people, 30 tables, 4 rounds");
    hall.next();
    (1..=9).for_each(|_| hall.join());
    hall.plan("  in round 1, 9 walk in");
    (1..=18).for_each(|n| hall.depart(n * 8));
    hall.plan("  18 did not show up");
    hall.next();
    hall.depart(5);
    hall.plan("  in round 2, one leaves");
    let fate = Fate::Merged(app::cafe::id::TableId(1));
    let merge = Command::SetTable {
        table: app::cafe::id::TableId(30),
        fate,
        question: None,
    };
    hall.give(&merge, Who::Facilitator);
    hall.plan("  two tables are merged");
    let began = Instant::now();
    let outlook = hall.cafe.outlook().unwrap();
    say(
        "  what that means to everybody",
        began.elapsed(),
        &format!("{:?}", outlook.fewest),
    );

    let mut hall = Hall::of(150, 10, 4);
    hall.plan("150 people, 10 tables, 4 rounds");
    hall.next();
    hall.depart(5);
    hall.plan("  in round 1, one leaves");

    let mut hall = Hall::of(30, 6, 3);
    hall.plan("30 people, 6 tables, 3 rounds");
    hall.next();
    hall.join();
    hall.plan("  in round 1, one walks in");
    assert_eq!(hall.cafe.programme.round(), Some(Round(1)));

    Hall::of(1_000, 200, 3).plan("1,000 people, 200 tables, 3 rounds");

    for (people, questions, rounds, wished) in [(30, 6, 3, 6), (150, 4, 4, 30), (1_000, 4, 3, 200)] {
        let began = Instant::now();
        let gathering = Gathering {
            mode: Mode::Mix,
            people,
            tables: wished,
            questions: Some(questions),
            rounds,
            hosts: false,
        };
        let tables = gathering.advice(4).near;
        let what = format!("advice: {people} people, {questions} questions, {rounds} rounds");
        say(&what, began.elapsed(), &format!("{tables:?}"));
    }
}

#[test]
#[ignore = "prints numbers"]
fn numbers_at_the_limits() {
    println!();
    let tables = [2, 3, 12, 31, 32, crate::work::TABLES];
    let shapes = |tables| {
        crate::work::shapes(tables)
            .into_iter()
            .chain(crate::work::wishes(tables))
    };
    for (name, instance) in tables.into_iter().flat_map(shapes) {
        let mut effort = Effort::moves(EFFORT);
        let began = Instant::now();
        let plan = plan(&instance, 1, &mut effort).unwrap();
        let took = began.elapsed();
        let (spent, measures, bounds) = (effort.spent(), plan.measures, plan.bounds);
        let numbers = format!(
            "repeats {} (bound {}), follow repeats {}",
            measures.repeats, bounds.repeats, measures.follow_repeats
        );
        say(&name, took, &format!("{spent:>9} moves, {numbers}"));
    }
    for (moving, tables, hosts) in [
        (Moving::Groups, 2, false),
        (Moving::Groups, limits::TABLES, false),
        (Moving::People, 2, true),
        (Moving::People, 31, true),
        (Moving::People, limits::TABLES, true),
    ] {
        let preparation = Preparation {
            title: "Salle".into(),
            questions: vec![Prepared {
                text: "Quoi ?".into(),
                zones: vec![],
                place: Planned::Tables { tables },
            }],
            groups: limits::GROUPS,
            rounds: limits::ROUNDS,
            round_minutes: 20,
            expected: Some(1_000),
            moving,
            hosts,
            ..Preparation::default()
        };
        let began = Instant::now();
        let forecast = Forecast::of(&preparation).unwrap();
        let advice = forecast.advice.near;
        say(
            &format!("forecast: {moving:?} at {tables} tables"),
            began.elapsed(),
            &format!("advice {advice:?}"),
        );
    }
}
