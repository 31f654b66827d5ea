//! When it is planned who sits where.

use app::cafe::{
    Command, Who,
    id::{Key, ParticipantId, TableId},
    preparation::{Planned, Preparation},
    seating::{Fate, Moving},
    sight::Viewer,
};

use crate::{
    day::{Day, preparation},
    listener::Listener,
};

/// Twelve people who mix at four tables.
async fn mixing() -> Day {
    let two = preparation(false);
    let mut questions = two.questions.clone();
    questions[0].place = Planned::Tables { tables: 4 };
    let day = Day::with(Preparation {
        moving: Moving::People,
        rounds: 3,
        questions,
        ..two
    })
    .await;
    for n in 0..12 {
        day.joins(&format!("Person {n}"), Key(n.to_string())).await;
    }
    day
}

#[tokio::test]
async fn who_sees_everybody_goes_on_from_what_they_hold_when_people_mix() {
    let day = mixing().await;
    let viewers = [
        Viewer::Facilitator,
        Viewer::Projector,
        Viewer::Participant(ParticipantId(1)),
    ];
    let mut listeners = Vec::new();
    for viewer in viewers {
        listeners.push(Listener::sitting(viewer, &day).await);
    }
    day.next().await;
    let mut welcomes = Vec::new();
    for listener in &mut listeners {
        listener.catches_up().await;
        welcomes.push(listener.world.welcomes);
    }
    assert_eq!(welcomes, [1, 1, 2]);
}

#[tokio::test]
async fn nobody_is_sent_to_a_table_that_has_just_been_closed() {
    let day = mixing().await;
    let close = |table| Command::SetTable {
        table: TableId(table),
        fate: Fate::Closed,
        question: None,
    };
    // Before the first round, and before the way to the second: no time in between.
    for (round, table) in [(1, 4), (2, 3)] {
        day.act(close(table), Who::Facilitator).await.unwrap();
        let cafe = day.next().await;
        let seats = cafe
            .people
            .values()
            .map(|person| cafe.seat_of(person.id.into(), app::cafe::id::Round(round)));
        let seats: Vec<_> = seats.collect();
        assert!(!seats.contains(&Some(TableId(table))), "round {round}: {seats:?}");
    }
}
