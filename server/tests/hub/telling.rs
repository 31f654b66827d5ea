//! Who hears what, and who may do what.

use app::cafe::{
    Command, Refusal, Who,
    id::{Key, ParticipantId},
    programme::StepKind,
    sight::Viewer,
};

use crate::{
    day::{Day, cloth, note},
    listener::Listener,
    round::{ANN, Round},
};

#[tokio::test]
async fn a_note_is_told_to_its_table_and_the_desk_and_nobody_else() {
    let mut round = Round::begin().await;
    let told = round.people[1].world.told;
    round.people[0].gives(note("hello", 1, 1)).await.unwrap();
    round.all_catch_up().await;
    let heard: Vec<usize> = round.people.iter().map(|person| person.world.notes().len()).collect();
    assert_eq!(heard, [1, 0, 1, 0]);
    assert_eq!(round.desk.world.notes(), ["hello"]);
    assert!(round.screen.world.notes().is_empty());
    assert_eq!(round.people[1].world.told, told, "others are not woken for it");
}

#[tokio::test]
async fn a_command_is_answered_after_its_news() {
    let mut round = Round::begin().await;
    let ann = &mut round.people[0];
    let n = ann.gives(note("hello", 1, 1)).await.unwrap();
    while !ann.world.answers.contains_key(&n) {
        ann.reads_one().await;
    }
    assert_eq!(ann.world.notes(), ["hello"]);
}

#[tokio::test]
async fn changing_tables_keeps_the_seat_and_brings_the_new_tablecloth() {
    let mut round = Round::begin().await;
    round.people[0].gives(note("from group A", 1, 1)).await.unwrap();
    round.people[1].gives(note("from group B", 2, 1)).await.unwrap();
    round.all_catch_up().await;
    let welcomes = round.people[0].world.welcomes;
    let cafe = round.day.next().await;
    let StepKind::Travel { to } = cafe.programme.now() else {
        panic!("{:?}", cafe.programme.now());
    };
    round.all_catch_up().await;
    assert_eq!(
        round.people[0].world.notes(),
        ["from group A"],
        "before \"I am here\" the old table"
    );
    assert_eq!(round.people[0].world.welcomes, welcomes);
    round.people[0].gives(Command::Arrive { round: to }).await.unwrap();
    round.all_catch_up().await;
    assert_eq!(round.people[0].world.notes(), ["from group B"]);
    assert_eq!(round.people[0].world.welcomes, welcomes + 1);
    round.day.next().await;
    round.all_catch_up().await;
    assert_eq!(round.people[1].world.notes(), ["from group A"]);
    assert!(round.people.iter().all(|person| person.seat.is_some()));
}

#[tokio::test]
async fn a_note_begun_before_the_bell_is_kept_with_its_round() {
    let mut round = Round::begin().await;
    round.day.next().await;
    round.day.next().await;
    let n = round.people[0].gives(note("late", 1, 1)).await.unwrap();
    round.all_catch_up().await;
    assert_eq!(round.people[0].world.answers[&n], Ok(()));
    assert_eq!(
        round.people[1].world.notes(),
        ["late"],
        "those who sit there now find it"
    );
    let cafe = round.day.cafe().await;
    assert_eq!(cafe.traces.on(cloth(1))[0].round, app::cafe::id::Round(1));
}

#[tokio::test]
async fn two_facilitators_who_press_at_once_change_the_step_once() {
    let day = Day::begin().await;
    let mut first = Listener::sitting(Viewer::Facilitator, &day).await;
    let mut second = Listener::sitting(Viewer::Facilitator, &day).await;
    let leaving = day.cafe().await.programme.current().unwrap().id;
    let a = first.gives(Command::Next { leaving }).await.unwrap();
    let b = second.gives(Command::Next { leaving }).await.unwrap();
    first.catches_up().await;
    second.catches_up().await;
    assert_eq!(first.world.answers[&a], Ok(()));
    assert_eq!(second.world.answers[&b], Err(Refusal::Overtaken));
    let round = app::cafe::id::Round(1);
    assert_eq!(day.cafe().await.programme.now(), StepKind::Round { round });
    assert_eq!(first.world.cafe, second.world.cafe);
}

#[tokio::test]
async fn nobody_writes_or_commands_beyond_their_role() {
    let mut round = Round::begin().await;
    let leaving = round.day.cafe().await.programme.current().unwrap().id;
    let next = Command::Next { leaving };
    let other_table = round.people[0].gives(note("not mine", 2, 1)).await.unwrap();
    let press = round.people[0].gives(next.clone()).await.unwrap();
    let sends_away = round.people[0]
        .gives(Command::Depart {
            participant: ParticipantId(2),
        })
        .await
        .unwrap();
    let shown = round.screen.gives(next).await.unwrap();
    let desk_writes = round.desk.gives(note("from the desk", 1, 1)).await.unwrap();
    let key = Key("5".into());
    let lets_in = round
        .desk
        .gives(Command::Join {
            key,
            alias: "Eve".into(),
            table: None,
        })
        .await
        .unwrap();
    round.all_catch_up().await;
    let ann = &round.people[0].world.answers;
    assert_eq!(ann[&other_table], Err(Refusal::NotYourTable));
    assert_eq!(ann[&press], Err(Refusal::NotAllowed));
    assert_eq!(ann[&sends_away], Err(Refusal::NotAllowed));
    assert_eq!(round.screen.world.answers[&shown], Err(Refusal::NotAllowed));
    assert_eq!(round.desk.world.answers[&desk_writes], Err(Refusal::NotAllowed));
    assert_eq!(round.desk.world.answers[&lets_in], Err(Refusal::NotAllowed));
    assert_eq!(round.day.cafe().await.people.len(), 4);
}

#[tokio::test]
async fn a_wish_for_another_table_is_granted_in_the_harvest_only() {
    let mut round = Round::begin().await;
    round.people[1].gives(note("from group B", 2, 1)).await.unwrap();
    round.all_catch_up().await;
    round.people[0].turns(cloth(2)).await;
    round.all_catch_up().await;
    assert!(round.people[0].world.notes().is_empty());
    while round.day.cafe().await.programme.now() != StepKind::Harvest {
        round.day.next().await;
    }
    round.people[0].turns(cloth(2)).await;
    round.all_catch_up().await;
    assert_eq!(round.people[0].world.notes(), ["from group B"]);
    assert_eq!(round.screen.world.notes(), ["from group B"]);
}

#[tokio::test]
async fn why_a_trace_is_masked_is_told_to_its_author_and_the_desk() {
    let mut round = Round::begin().await;
    round.people[0].gives(note("oops", 1, 1)).await.unwrap();
    round.all_catch_up().await;
    let trace = round.day.cafe().await.traces.on(cloth(1))[0].id;
    let reason = "a name".to_owned();
    let mask = Command::Mask { trace, reason };
    round.day.act(mask, Who::Facilitator).await.unwrap();
    round.all_catch_up().await;
    let mut fresh = Listener::sitting(Viewer::Participant(ANN), &round.day).await;
    fresh.catches_up().await;
    let reasons: Vec<String> = [&round.people[0], &round.people[2], &round.desk, &fresh]
        .iter()
        .map(|who| {
            who.world.cafe.as_ref().unwrap().traces.on(cloth(1))[0]
                .mask
                .clone()
                .unwrap()
                .reason
        })
        .collect();
    assert_eq!(reasons, ["a name", "", "a name", "a name"]);
    assert!(round.people[2].world.notes().is_empty());
    assert_eq!(round.desk.world.notes(), ["oops"]);
}
