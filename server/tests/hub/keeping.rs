//! Nothing before it is kept; nothing lost for those who fail, lag, leave and come back.

use app::{
    cafe::{Command, Who, id::Key, sight::Seen},
    wire::close,
};
use server::hub::Trouble;

use crate::{
    day::{cloth, note},
    round::{ANN, Round},
};

#[tokio::test]
async fn nothing_is_told_answered_or_shown_before_it_is_kept() {
    let mut round = Round::begin().await;
    let asked = round.day.journal.appends() + 1;
    round.day.journal.hold();
    let n = round.people[0].gives(note("wait for it", 1, 1)).await.unwrap();
    round.day.journal.is_asked(asked).await;
    let hub = round.day.hub.clone();
    let code = round.day.code.clone();
    let look = tokio::spawn(async move { hub.look(&code).await });
    for _ in 0..100 {
        tokio::task::yield_now().await;
    }
    for listener in round.people.iter_mut().chain([&mut round.desk]) {
        listener.reads(100);
        assert!(listener.world.notes().is_empty());
    }
    assert!(!round.people[0].world.answers.contains_key(&n));
    assert!(!look.is_finished());
    round.day.journal.release();
    round.all_catch_up().await;
    assert_eq!(round.people[2].world.notes(), ["wait for it"]);
    assert_eq!(look.await.unwrap().unwrap().cafe.traces.len(), 1);
}

#[tokio::test]
async fn what_comes_in_during_a_commit_is_kept_and_told_together() {
    let mut round = Round::begin().await;
    let (appends, told) = (round.day.journal.appends(), round.people[2].world.told);
    round.day.journal.hold();
    round.people[0].gives(note("first", 1, 1)).await.unwrap();
    round.day.journal.is_asked(appends + 1).await;
    for text in ["second", "third", "fourth"] {
        round.people[0].gives(note(text, 1, 1)).await.unwrap();
    }
    round.day.journal.release();
    round.all_catch_up().await;
    assert_eq!(round.people[2].world.notes(), ["first", "second", "third", "fourth"]);
    assert_eq!(round.people[2].world.told, told + 2);
    assert_eq!(round.day.journal.appends(), appends + 2);
}

#[tokio::test]
async fn a_failed_commit_answers_with_a_fault_and_shows_nothing_of_it() {
    let mut round = Round::begin().await;
    round.day.journal.fail(true);
    let (key, alias) = (Key("9".into()), "Zoe".to_owned());
    let failed = round
        .day
        .act(
            Command::Join {
                key,
                alias,
                table: None,
            },
            Who::House,
        )
        .await;
    assert!(matches!(failed, Err(Trouble::Fault(_))), "{failed:?}");
    while round.people[0].seat.is_some() {
        round.people[0].reads_one().await;
    }
    round.day.journal.fail(false);
    assert_eq!(round.day.cafe().await.people.len(), 4);
    round.people[0].sits(&round.day).await;
    round.people[0].gives(note("again", 1, 1)).await.unwrap();
    round.people[0].catches_up().await;
    assert_eq!(round.people[0].world.notes(), ["again"]);
}

#[tokio::test]
async fn who_reads_slowly_gets_a_fresh_picture_and_an_inbox_that_does_not_grow() {
    let mut round = Round::begin().await;
    for i in 0..300 {
        let command = note(&format!("note {i}"), 1, 1);
        round.day.act(command, Who::Participant(ANN)).await.unwrap();
    }
    let slow = &mut round.people[2];
    let before = slow.world.welcomes;
    slow.reads(1_000);
    assert!(slow.world.notes().len() <= 64, "{}", slow.world.notes().len());
    slow.catches_up().await;
    assert_eq!(slow.world.notes().len(), 300);
    assert_eq!(slow.world.welcomes, before + 1);
    assert!(slow.seat.is_some());
}

#[tokio::test]
async fn who_comes_back_is_told_what_they_missed_and_no_more() {
    let mut round = Round::begin().await;
    let welcomes = round.people[2].world.welcomes;
    round.people[2].leaves();
    round.people[0].gives(note("while you were away", 1, 1)).await.unwrap();
    round.people[1].gives(note("elsewhere", 2, 1)).await.unwrap();
    round.people[0].catches_up().await;
    round.people[1].catches_up().await;
    round.people[2].sits(&round.day).await;
    round.people[2].catches_up().await;
    assert_eq!(round.people[2].world.notes(), ["while you were away"]);
    assert_eq!(round.people[2].world.welcomes, welcomes);
    assert_eq!(
        round.people[2].world.seq,
        round.people[0]
            .world
            .seq
            .max(round.desk.world.seq)
            .max(round.people[2].world.seq)
    );
}

#[tokio::test]
async fn who_comes_back_is_not_told_what_was_masked_meanwhile() {
    let mut round = Round::begin().await;
    let welcomes = round.people[2].world.welcomes;
    round.people[2].leaves();
    round.people[0].gives(note("oops", 1, 1)).await.unwrap();
    round.people[0].catches_up().await;
    let (trace, reason) = (round.day.cafe().await.traces.on(cloth(1))[0].id, "a name".to_owned());
    let mask = Command::Mask { trace, reason };
    round.day.act(mask, Who::Facilitator).await.unwrap();
    round.people[2].sits(&round.day).await;
    round.people[2].catches_up().await;
    // The words would be in what they missed; they are not in a fresh picture.
    assert_eq!(round.people[2].world.welcomes, welcomes + 1);
    assert!(round.people[2].world.notes().is_empty());
}

#[tokio::test]
async fn who_comes_back_after_a_step_or_a_very_long_time_gets_a_fresh_picture() {
    let mut round = Round::begin().await;
    let welcomes = round.people[2].world.welcomes;
    round.people[2].leaves();
    round.day.next().await;
    round.people[2].sits(&round.day).await;
    round.people[2].catches_up().await;
    assert_eq!(round.people[2].world.welcomes, welcomes + 1);
    round.people[2].leaves();
    let step = round.day.cafe().await.programme.current().unwrap().id;
    for i in 0..2_001 {
        let pause = if i % 2 == 0 {
            Command::Pause { step }
        } else {
            Command::Resume { step }
        };
        round.day.act(pause, Who::Facilitator).await.unwrap();
    }
    round.people[2].sits(&round.day).await;
    round.people[2].catches_up().await;
    assert_eq!(round.people[2].world.welcomes, welcomes + 2);
    assert!(
        round.people[2]
            .world
            .cafe
            .as_ref()
            .unwrap()
            .programme
            .clock
            .paused
            .is_some()
    );
    round.day.journal.is_pictured(1).await;
}

#[tokio::test]
async fn after_a_restart_phones_go_on_with_what_they_hold() {
    let mut round = Round::begin().await;
    let n = round.people[0].gives(note("kept", 1, 1)).await.unwrap();
    round.all_catch_up().await;
    assert_eq!(round.people[0].world.answers[&n], Ok(()));
    let welcomes = round.people[2].world.welcomes;
    round.day.restart().await;
    for person in &mut round.people {
        person.reads(100);
        assert_eq!(person.sent_away, Some(close::GOING_AWAY));
        person.sits(&round.day).await;
        person.catches_up().await;
    }
    assert_eq!(round.people[2].world.welcomes, welcomes);
    assert_eq!(round.people[2].world.notes(), ["kept"]);
}

#[tokio::test]
async fn who_turned_to_a_tablecloth_and_lost_the_line_before_it_came_gets_it() {
    let mut round = Round::begin().await;
    while !round.day.next().await.programme.is_harvested() {}
    let ann = &mut round.people[0];
    ann.catches_up().await;
    for table in [2, 1, 2] {
        ann.turns(cloth(table)).await;
        ann.leaves();
        ann.sits(&round.day).await;
        ann.catches_up().await;
        let seen = ann.world.cafe.as_ref().unwrap().sight.cloths;
        assert_eq!(seen, Seen::One(cloth(table)));
    }
}
