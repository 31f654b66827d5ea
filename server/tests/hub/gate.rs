//! What bad input gets on a real socket, and that the good goes through.

use app::{
    cafe::{Command, Leave, Refusal, What, id::Round, id::TraceId},
    ink::{Point, Stroke},
    wire::{Up, VERSION, close},
};
use tokio_tungstenite::tungstenite::{Error, Message};
use uuid::Uuid;

use crate::{
    day::{Day, cloth, note},
    phone::{Phone, Street},
};

/// Two people of two groups, in the first round.
async fn street() -> (Street, Phone, Phone) {
    let street = Street::of(Day::begin().await).await;
    let mut ann = street.joins("Ann").await;
    let mut bob = street.joins("Bob").await;
    street.day.next().await;
    ann.dials(&street).await;
    bob.dials(&street).await;
    (street, ann, bob)
}

#[tokio::test]
async fn a_note_goes_from_a_phone_to_the_desk_and_not_to_another_table() {
    let (street, mut ann, mut bob) = street().await;
    let mut desk = street.desk();
    let mut screen = street.screen();
    desk.dials(&street).await;
    screen.dials(&street).await;
    assert_eq!(ann.does(note("hello", 1, 1)).await, Ok(()));
    for phone in [&mut bob, &mut desk, &mut screen] {
        phone.catches_up().await;
    }
    assert_eq!(ann.world.notes(), ["hello"]);
    assert_eq!(desk.world.notes(), ["hello"]);
    assert!(bob.world.notes().is_empty());
    assert!(screen.world.notes().is_empty());
}

#[tokio::test]
async fn a_tunnel_loses_nothing_and_does_nothing_twice() {
    let (street, mut ann, _) = street().await;
    let command = note("in the tunnel", 1, 1);
    ann.gives(command.clone()).await;
    ann.dies();
    let welcomes = ann.world.welcomes;
    ann.dials(&street).await;
    assert_eq!(ann.does(command.clone()).await, Ok(()));
    assert_eq!(ann.does(command).await, Ok(()));
    assert_eq!(ann.world.notes(), ["in the tunnel"]);
    assert_eq!(ann.world.welcomes, welcomes);
    assert_eq!(street.day.cafe().await.traces.len(), 1);
}

#[tokio::test]
async fn a_large_sheet_arrives_whole_in_many_small_frames() {
    let (street, mut ann, _) = street().await;
    let by = app::cafe::Who::Participant(app::cafe::id::ParticipantId(1));
    for i in 0..100 {
        let text = format!("{i}: {}", "é 漢 👩‍👩‍👧 ".repeat(12));
        street.day.act(note(&text, 1, 1), by).await.unwrap();
    }
    ann.forgets();
    ann.dials(&street).await;
    let cafe = street.day.cafe().await;
    let sight = ann.world.cafe.as_ref().unwrap().sight;
    assert_eq!(ann.world.cafe, Some(cafe.seen_with(sight)));
    assert_eq!(ann.world.notes().len(), 100);
}

#[tokio::test]
async fn nonsense_closes_the_line_with_a_reason() {
    let (street, ann, _) = street().await;
    drop(ann);
    let mut person = street.joins("Cid").await;
    let hello = Up::Hello {
        version: VERSION,
        holds: None,
        look: None,
    };
    let hello = Message::text(serde_json::to_string(&hello).unwrap());
    let too_big = Message::text("x".repeat(1_000_000));
    let deep = Message::text("[".repeat(10_000));
    let points: Vec<Point> = (0..100_000).map(|i| Point { x: i, y: (i % 2) * 500 }).collect();
    let stroke = serde_json::to_string(&Up::Do {
        n: 9,
        command: drawing(&points),
    })
    .unwrap();
    let code = street.day.code.to_string();
    let cases = [
        (vec![hello.clone(), Message::text("{\"dance\":{}}")], close::NONSENSE),
        (vec![hello.clone(), Message::text("")], close::NONSENSE),
        (vec![hello.clone(), deep], close::NONSENSE),
        (vec![hello.clone(), Message::binary(vec![1, 2, 3])], close::NONSENSE),
        (vec![hello.clone(), hello.clone()], close::NONSENSE),
        (vec![Message::text("{\"look\":{\"cloth\":\"1@1\"}}")], close::NONSENSE),
        (vec![hello.clone(), too_big.clone()], close::TOO_BIG),
        (vec![too_big], close::TOO_BIG),
        (vec![hello, Message::text(stroke)], close::TOO_BIG),
        (vec![Message::text("{\"hello\":{\"version\":999}}")], close::VERSION),
    ];
    for (messages, expected) in cases {
        person.connects(&street, &code).await.unwrap();
        for message in messages {
            person.shouts(message).await;
        }
        let (code, reason) = person.hears_the_end().await;
        assert_eq!(code, expected, "{reason}");
        assert!(!reason.is_empty());
    }
    assert!(street.day.cafe().await.traces.is_empty());
}

#[tokio::test]
async fn a_stroke_that_is_too_long_or_no_stroke_is_refused_and_the_line_stays() {
    let (_street, mut ann, _) = street().await;
    let long: Vec<Point> = (0..1_500).map(|i| Point { x: i, y: (i % 2) * 500 }).collect();
    assert_eq!(ann.does(drawing(&long)).await, Err(Refusal::BadStroke));
    let Command::Leave(Leave {
        trace,
        cloth,
        round,
        thread,
        ..
    }) = drawing(&long)
    else {
        panic!("not a drawing");
    };
    let what = What::Ink(serde_json::from_str("\"\\u0000!!\"").unwrap());
    assert_eq!(
        ann.does(Command::Leave(Leave {
            trace,
            cloth,
            round,
            what,
            thread,
            signed: None,
        }))
        .await,
        Err(Refusal::BadStroke)
    );
    assert_eq!(ann.does(note("still here", 1, 1)).await, Ok(()));
}

#[tokio::test]
async fn a_line_is_not_opened_for_a_page_of_another_site() {
    let (street, mut ann, _) = street().await;
    let code = street.day.code.to_string();
    for origin in ["https://evil.example", "null", "http://127.0.0.1:1", ""] {
        ann.origin = Some(origin.into());
        let refused = ann.connects(&street, &code).await;
        let Err(Error::Http(answer)) = refused else {
            panic!("{origin}: {refused:?}");
        };
        assert_eq!(answer.status(), 403, "{origin}");
    }
}

#[tokio::test]
async fn a_forged_cookie_opens_nothing() {
    let (street, ..) = street().await;
    let code = street.day.code.to_string();
    let secret = server::door::secret::Secret::draw().unwrap();
    let phones = [
        Phone::new("table", ""),
        Phone::new("table", "nappe=forged"),
        Phone::new("table", &format!("nappe={secret}")),
        Phone::new("desk", &format!("nappe-desk-{code}={secret}")),
        // A projector's secret is no facilitator's.
        Phone::new(
            "desk",
            &format!("nappe-desk-{code}={}", street.day.facilitator.projector()),
        ),
        Phone::new("screen", &format!("nappe-screen-{code}={secret}")),
    ];
    for mut phone in phones {
        phone.connects(&street, &code).await.unwrap();
        assert_eq!(phone.hears_the_end().await.0, close::NOT_ALLOWED);
    }
}

#[tokio::test]
async fn a_participant_gets_no_desk_and_an_unknown_code_no_line() {
    let (street, ..) = street().await;
    let secret = server::door::secret::Secret::draw().unwrap();
    street.day.joins("Eve", secret.phone_key(&street.day.code)).await;
    let mut eve = Phone::new("desk", &format!("nappe={secret}"));
    eve.connects(&street, street.day.code.as_str()).await.unwrap();
    assert_eq!(eve.hears_the_end().await.0, close::NOT_ALLOWED);
    for unknown in ["ZZZZZZ", "nothing", "%F0%9F%92%A9"] {
        eve.connects(&street, unknown).await.unwrap();
        assert_eq!(eve.hears_the_end().await.0, close::NO_SUCH_CAFE);
    }
}

#[tokio::test]
async fn who_sends_too_fast_is_slowed_and_loses_nothing() {
    let (street, mut ann, mut bob) = street().await;
    let mut last = 0;
    for i in 0..220 {
        last = ann.gives(note(&format!("{i}"), 1, 1)).await;
    }
    assert_eq!(bob.does(note("not slowed", 2, 1)).await, Ok(()));
    while !ann.world.answers.contains_key(&last) {
        ann.catches_up().await;
    }
    assert!(ann.world.answers.values().filter(|answer| answer.is_ok()).count() >= 220);
    assert_eq!(street.day.cafe().await.traces.on(cloth(1)).len(), 220);
}

#[tokio::test]
async fn a_house_that_closes_says_so_and_one_that_fails_too() {
    let (street, mut ann, mut bob) = street().await;
    street.day.journal.fail(true);
    ann.gives(note("lost", 1, 1)).await;
    assert_eq!(ann.hears_the_end().await.0, close::FAULT);
    assert_eq!(bob.hears_the_end().await.0, close::FAULT);
    street.day.journal.fail(false);
    bob.dials(&street).await;
    let closing = tokio::spawn(street.closes());
    assert_eq!(bob.hears_the_end().await.0, close::GOING_AWAY);
    closing.await.unwrap();
}

fn drawing(points: &[Point]) -> Command {
    Command::Leave(Leave::new(
        TraceId(Uuid::new_v4()),
        cloth(1),
        Round(1),
        What::Ink(Stroke::through(points).unwrap()),
    ))
}
