//! When a café wakes, sleeps, rings and closes, and who is there.

use app::{
    cafe::{
        id::{Key, ParticipantId},
        programme::StepKind,
        sight::Viewer,
    },
    wire::close,
};
use server::hub::Trouble;

use crate::{
    day::{Day, preparation},
    listener::Listener,
    round::{ANN, Round},
};

#[tokio::test]
async fn one_person_has_four_lines_and_the_oldest_makes_room() {
    let round = Round::begin().await;
    let mut lines = Vec::new();
    for _ in 0..5 {
        lines.push(Listener::sitting(Viewer::Participant(ANN), &round.day).await);
    }
    for line in &mut lines {
        line.reads(10);
    }
    let gone: Vec<bool> = lines.iter().map(|line| line.sent_away.is_some()).collect();
    assert_eq!(gone, [true, false, false, false, false]);
    assert_eq!(lines[0].sent_away, Some(close::REPLACED));
}

#[tokio::test]
async fn the_bell_rings_by_itself_and_travellers_are_seated() {
    let mut round = Round::begin().await;
    round.bell().await;
    while !round.desk.world.cafe.as_ref().unwrap().programme.clock.rang {
        round.desk.reads_one().await;
    }
    round.day.next().await;
    round.bell().await;
    let second = StepKind::Round {
        round: app::cafe::id::Round(2),
    };
    while round.desk.world.cafe.as_ref().unwrap().programme.now() != second {
        round.desk.reads_one().await;
    }
    round.all_catch_up().await;
    assert_eq!(round.people[0].world.cafe.as_ref().unwrap().programme.now(), second);
    assert_eq!(round.screen.world.cafe.as_ref().unwrap().programme.now(), second);
    let seats: Vec<usize> = round
        .day
        .cafe()
        .await
        .people
        .values()
        .map(|person| person.seats.len())
        .collect();
    assert_eq!(seats, [2, 2, 2, 2]);
}

#[tokio::test]
async fn the_desk_hears_who_is_there_and_nobody_keeps_it() {
    let mut round = Round::begin().await;
    let seq = round.day.hub.look(&round.day.code).await.unwrap().seq;
    let all: Vec<ParticipantId> = (1..=4).map(ParticipantId).collect();
    assert_eq!(round.desk.world.awake, Some(all));
    round.people[0].leaves();
    round.people[1].leaves();
    let left = Some(vec![ParticipantId(3), ParticipantId(4)]);
    while round.desk.world.awake != left {
        round.desk.reads_one().await;
    }
    assert_eq!(round.day.hub.look(&round.day.code).await.unwrap().seq, seq);
    round.all_catch_up().await;
    assert_eq!(round.people[2].world.awake, None);
    assert_eq!(round.screen.world.awake, None);
}

#[tokio::test]
async fn a_cafe_that_nobody_needs_is_put_to_sleep_and_woken_by_a_look() {
    let mut day = Day::begin().await;
    day.tires().await;
    let ann = day.joins("Ann", Key("1".into())).await;
    // It may be asleep again by now: whoever asks wakes it.
    let mut line = Listener::sitting(Viewer::Participant(ann), &day).await;
    let loads = day.journal.loads();
    line.catches_up().await;
    assert_eq!(day.journal.loads(), loads, "a line keeps it open");
    line.leaves();
    day.journal.is_pictured(1).await;
    while day.journal.loads() == loads {
        assert_eq!(day.cafe().await.people.len(), 1);
        tokio::task::yield_now().await;
    }
}

#[tokio::test]
async fn there_is_no_cafe_under_an_unknown_code() {
    let day = Day::begin().await;
    let unknown = "ZZZZZZ".parse().unwrap();
    assert!(matches!(day.hub.look(&unknown).await, Err(Trouble::NoSuchCafe)));
    assert!(matches!(
        day.hub.sit(&unknown, Viewer::Facilitator).await,
        Err(Trouble::NoSuchCafe)
    ));
    let taken = day
        .hub
        .open(day.code.clone(), day.facilitator.keys(), preparation(true))
        .await;
    assert!(!taken.unwrap());
}

#[tokio::test]
async fn a_closed_hub_opens_nothing() {
    let day = Day::begin().await;
    day.hub.close().await;
    assert!(matches!(day.hub.look(&day.code).await, Err(Trouble::Fault(_))));
}
