//! The wet line: who sees it grow, and that it never stands in the way of what is kept.

use app::{
    cafe::{
        id::{Key, ParticipantId, TraceId},
        limits,
        sight::Viewer,
    },
    ink::{Point, Stroke},
    wire::Up,
};
use uuid::Uuid;

use crate::{
    day::{Day, note, preparation},
    listener::Listener,
    phone::Street,
    round::{ANN, Round},
};

fn line(points: i32) -> Stroke {
    let points: Vec<Point> = (0..points)
        .map(|i| Point {
            x: 40 * i,
            y: (i % 2) * 500,
        })
        .collect();
    Stroke::through(&points).unwrap()
}

fn name(number: u128) -> TraceId {
    TraceId(Uuid::from_u128(number))
}

/// What somebody has seen others draw, once they have read everything.
async fn seen(listener: &mut Listener) -> Vec<(ParticipantId, TraceId, Option<Stroke>)> {
    // A glance waits behind everything that is kept: who waits for an answer and then for a while has seen it.
    listener.catches_up().await;
    let waits = std::time::Duration::from_millis(20);
    while tokio::time::timeout(waits, listener.reads_one()).await.is_ok() {}
    std::mem::take(&mut listener.world.glances)
}

#[tokio::test]
async fn the_wet_line_is_seen_at_the_same_table_and_nowhere_else() {
    let mut round = Round::begin().await;
    let seat = round.people[0].seat.as_ref().unwrap();
    for points in 1..9 {
        seat.glance(name(1), Some(line(points))).unwrap();
    }
    seat.glance(name(2), None).unwrap();
    let [ann, bob, cid, dee] = round.people.first_chunk_mut().unwrap();
    let expected = [(ANN, name(1), Some(line(8))), (ANN, name(2), None)];
    assert_eq!(seen(cid).await, expected, "of each line the latest");
    for other in [ann, bob, dee, &mut round.desk, &mut round.screen] {
        assert_eq!(seen(other).await, []);
    }
    assert!(round.day.cafe().await.traces.is_empty());
    let kept = round.day.journal.fold(&round.day.code);
    assert_eq!(kept, round.day.hub.look(&round.day.code).await.unwrap());
}

#[tokio::test]
async fn what_is_too_long_or_no_line_is_not_shown_on() {
    let mut round = Round::begin().await;
    let seat = round.people[0].seat.as_ref().unwrap();
    assert!(line(1_000).bytes() > limits::GLANCE_BYTES);
    for bad in [
        line(1_000),
        serde_json::from_str("\"!!\"").unwrap(),
        serde_json::from_str("\"\"").unwrap(),
    ] {
        seat.glance(name(1), Some(bad)).unwrap();
    }
    round
        .screen
        .seat
        .as_ref()
        .unwrap()
        .glance(name(2), Some(line(3)))
        .unwrap();
    round
        .desk
        .seat
        .as_ref()
        .unwrap()
        .glance(name(3), Some(line(3)))
        .unwrap();
    assert_eq!(seen(&mut round.people[2]).await, []);
}

#[tokio::test]
async fn who_may_not_draw_shows_nothing() {
    let day = Day::begin().await;
    let ids = [
        day.joins("Ann", Key("1".into())).await,
        day.joins("Bob", Key("2".into())).await,
    ];
    let mut ann = Listener::sitting(Viewer::Participant(ids[0]), &day).await;
    let mut cid = Listener::sitting(Viewer::Participant(ids[0]), &day).await;
    ann.seat.as_ref().unwrap().glance(name(1), Some(line(3))).unwrap();
    assert_eq!(seen(&mut cid).await, [], "people arrive");
    day.next().await;
    ann.catches_up().await;
    ann.seat.as_ref().unwrap().glance(name(1), Some(line(3))).unwrap();
    assert_eq!(seen(&mut cid).await.len(), 1);
    while !day.next().await.programme.is_harvested() {}
    ann.catches_up().await;
    ann.seat.as_ref().unwrap().glance(name(2), Some(line(3))).unwrap();
    assert_eq!(seen(&mut cid).await, [], "everything is there to be looked at");
}

#[tokio::test]
async fn a_reader_who_sleeps_has_a_few_latest_lines_waiting_and_loses_no_note() {
    let mut round = Round::begin().await;
    for turn in 0..400_i32 {
        let ann = round.people[0].seat.as_ref().unwrap();
        ann.glance(name(turn as u128 % 40), Some(line(turn % 9 + 1))).unwrap();
        if turn % 10 == 0 {
            tokio::task::yield_now().await;
        }
    }
    round.people[0].gives(note("kept", 1, 1)).await.unwrap();
    round.people[0].catches_up().await;
    let cid = &mut round.people[2];
    let lines = seen(cid).await;
    assert!((1..=16).contains(&lines.len()), "{}", lines.len());
    assert_eq!(cid.world.notes(), ["kept"]);
    assert_eq!(cid.world.welcomes, 2, "nobody falls behind for a glance");
}

#[tokio::test]
async fn in_a_crowd_nobody_follows_a_pen() {
    let mut round = Round::begin().await;
    let mut more = Vec::new();
    for n in 0..2 * limits::GLANCES {
        let id = round.day.joins(&format!("Guest {n}"), Key(format!("guest {n}"))).await;
        more.push(Listener::sitting(Viewer::Participant(id), &round.day).await);
    }
    round.people[0]
        .seat
        .as_ref()
        .unwrap()
        .glance(name(1), Some(line(3)))
        .unwrap();
    assert_eq!(seen(&mut round.people[2]).await, []);
    assert!(round.day.cafe().await.present().count() > limits::GLANCES);
}

#[tokio::test]
async fn glances_take_nothing_from_the_gate_for_commands() {
    let street = Street::of(Day::begin().await).await;
    let mut ann = street.joins("Ann").await;
    street.joins("Bob").await;
    let mut cid = street.joins("Cid").await;
    street.day.next().await;
    ann.dials(&street).await;
    cid.dials(&street).await;
    for turn in 0..25 {
        let (trace, stroke) = (name(7), Some(line(turn % 5 + 1)));
        ann.says(&Up::Glance { trace, stroke }).await;
    }
    // The whole burst of commands is still there, so that none of them waits.
    let began = std::time::Instant::now();
    for n in 0..150 {
        assert_eq!(ann.does(note(&n.to_string(), 1, 1)).await, Ok(()));
    }
    cid.catches_up().await;
    assert_eq!(cid.world.notes().len(), 150, "after {:?}", began.elapsed());
    assert!(cid.world.glances.len() <= 25);
}

#[tokio::test]
async fn a_wall_is_told_of_no_line_before_it_is_kept() {
    let day = Day::with(preparation(true)).await;
    let id = day.joins("Ann", Key("1".into())).await;
    let mut ann = Listener::sitting(Viewer::Participant(id), &day).await;
    let mut tab = Listener::sitting(Viewer::Participant(id), &day).await;
    let mut wall = Listener::sitting(Viewer::Projector, &day).await;
    day.next().await;
    ann.catches_up().await;
    ann.seat.as_ref().unwrap().glance(name(1), Some(line(3))).unwrap();
    assert_eq!(seen(&mut tab).await.len(), 1);
    // It may be held back, as a trace.
    assert_eq!(seen(&mut wall).await, []);
}
