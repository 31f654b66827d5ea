//! Rehearsing from the desk: invented people come into a copy of the café, and nothing of it remains.

use std::time::Duration;

use app::cafe::{
    Cafe, Command, Who,
    id::{Code, TableId},
    programme::StepKind,
    seating::{Fate, Mode},
};
use axum::http::StatusCode;
use server::House;
use tokio::net::TcpListener;

use super::{
    browser::Browser,
    cafes::{self, house, join},
    life::get,
};

/// Lets a house listen on a port of its own, for people who are not there.
async fn listening(house: &House) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let at = listener.local_addr().unwrap();
    tokio::spawn(house.clone().serve(listener, std::future::pending()));
    assert!(get(at, "/livez").await.starts_with("HTTP/1.1 200"));
}

/// Waits until a café is so; who waits for ever has found a fault.
async fn until(house: &House, code: &Code, what: &str, so: impl Fn(&Cafe) -> bool) {
    let becomes_so = async {
        while !so(&house.hub().look(code).await.unwrap().cafe) {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    };
    let waited = tokio::time::timeout(Duration::from_secs(120), becomes_so).await;
    assert!(waited.is_ok(), "waited too long for {what}");
}

#[tokio::test(flavor = "multi_thread")]
async fn invented_people_come_write_and_leave_no_trace() {
    let (house, folder) = house();
    listening(&house).await;
    let mut facilitator = Browser::new(&house, "fr");
    let code = cafes::open(&mut facilitator).await;
    let before = house.hub().look(&code).await.unwrap();

    let begun = facilitator
        .post(&format!("/desk/{code}/rehearse"), &[("people", "6"), ("speed", "10")])
        .await;
    let copy: Code = begun.leads_to().strip_prefix("/desk/").unwrap().parse().unwrap();
    assert_ne!(copy, code);
    let desk = facilitator.get(&format!("/desk/{copy}")).await;
    assert!(desk.text.contains("Répétition : Assuétudes"), "{}", desk.text);
    assert!(desk.text.contains(&format!("/desk/{copy}/rehearse/end")));
    until(&house, &copy, "six people", |cafe| cafe.present().count() == 6).await;
    let real = house.hub().look(&code).await.unwrap();
    let there = house.hub().look(&copy).await.unwrap();
    for (one, other) in real.cafe.programme.steps.iter().zip(&there.cafe.programme.steps) {
        assert_eq!(one.kind, other.kind);
        assert_eq!(one.seconds.map(|seconds| seconds.div_ceil(10)), other.seconds);
    }

    // They are told to talk, and do.
    while !matches!(
        house.hub().look(&copy).await.unwrap().cafe.programme.now(),
        StepKind::Round { .. }
    ) {
        let leaving = house
            .hub()
            .look(&copy)
            .await
            .unwrap()
            .cafe
            .programme
            .current()
            .unwrap()
            .id;
        let next = Command::Next { leaving };
        house.hub().act(&copy, next, Who::Facilitator).await.unwrap();
    }
    until(&house, &copy, "a trace", |cafe| !cafe.traces.is_empty()).await;

    let ended = facilitator.post(&format!("/desk/{copy}/rehearse/end"), &[]).await;
    assert_eq!(ended.leads_to(), format!("/desk/{code}"));
    // Whoever still looks for it is led to the real one, as often as they like.
    for again in 0..2 {
        let ended = facilitator.post(&format!("/desk/{copy}/rehearse/end"), &[]).await;
        assert_eq!(ended.leads_to(), format!("/desk/{code}"), "{again}");
        assert_eq!(
            facilitator.get(&format!("/desk/{copy}")).await.leads_to(),
            format!("/desk/{code}")
        );
    }
    // A stranger is not told which café it was a copy of.
    let stranger = Browser::new(&house, "fr").get(&format!("/desk/{copy}")).await;
    assert_eq!(stranger.status, StatusCode::NOT_FOUND);
    assert_eq!(
        facilitator.get(&format!("/j/{copy}")).await.status,
        StatusCode::NOT_FOUND
    );
    assert_eq!(house.hub().look(&code).await.unwrap(), before);
    house.hub().close().await;
    for file in std::fs::read_dir(folder.path()).unwrap() {
        let bytes = std::fs::read(file.unwrap().path()).unwrap();
        let found = bytes
            .windows(copy.as_str().len())
            .any(|part| part == copy.as_str().as_bytes());
        assert!(!found, "the journal has heard of a rehearsal");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn another_rehearsal_of_a_cafe_ends_the_one_before() {
    let (house, _folder) = house();
    listening(&house).await;
    let mut facilitator = Browser::new(&house, "fr");
    let code = cafes::open(&mut facilitator).await;
    let mut copies = vec![];
    for _ in 0..2 {
        let begun = facilitator
            .post(&format!("/desk/{code}/rehearse"), &[("people", "2"), ("speed", "1")])
            .await;
        copies.push(begun.leads_to().to_owned());
    }
    assert_eq!(facilitator.get(&copies[0]).await.leads_to(), format!("/desk/{code}"));
    assert_eq!(facilitator.get(&copies[1]).await.status, StatusCode::OK);
}

#[tokio::test]
async fn only_a_facilitator_rehearses_a_real_cafe_with_few_people() {
    let (house, _folder) = house();
    let mut facilitator = Browser::new(&house, "fr");
    let code = cafes::open(&mut facilitator).await;
    let way = format!("/desk/{code}/rehearse");
    let fields: &[(&str, &str)] = &[("people", "6"), ("speed", "10")];
    let mut anne = join(&house, &code, "Anne").await;
    assert_eq!(anne.post(&way, fields).await.status, StatusCode::FORBIDDEN);
    for wrong in [
        &[("people", "1"), ("speed", "10")],
        &[("people", "201"), ("speed", "10")],
        &[("people", "30"), ("speed", "7")],
    ] {
        assert!(
            facilitator.post(&way, wrong).await.status.is_client_error(),
            "{wrong:?}"
        );
    }
    // A real café does not end like a rehearsal, and a rehearsal is not rehearsed.
    let end = facilitator.post(&format!("{way}/end"), &[]).await;
    assert_eq!(end.leads_to(), format!("/desk/{code}"));
    assert!(house.hub().look(&code).await.is_ok());
    let copy = facilitator.post(&way, fields).await.leads_to().to_owned();
    let again = facilitator.post(&format!("{copy}/rehearse"), fields).await;
    assert_eq!(again.leads_to(), copy);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_stage_has_room_for_so_many_and_a_rehearsal_anew_takes_the_room_of_its_own() {
    let (house, _folder) = house();
    let mut begins = vec![];
    for _ in 0..4 {
        let mut facilitator = Browser::new(&house, "fr");
        let code = cafes::open(&mut facilitator).await;
        begins.push((facilitator, format!("/desk/{code}/rehearse")));
    }
    let fields: &[(&str, &str)] = &[("people", "200"), ("speed", "1")];
    let all = begins
        .iter_mut()
        .map(|(facilitator, way)| facilitator.post(way, fields));
    let all = futures_util::future::join_all(all).await;
    let (yes, no) = (StatusCode::SEE_OTHER, StatusCode::TOO_MANY_REQUESTS);
    assert_eq!(all.iter().filter(|page| page.status == yes).count(), 2);
    assert_eq!(all.iter().filter(|page| page.status == no).count(), 2);
    let has_room = all.iter().position(|page| page.status == yes).unwrap();
    let (facilitator, way) = &mut begins[has_room];
    assert_eq!(
        facilitator.post(way, fields).await.status,
        yes,
        "in the room of its own"
    );
}

#[tokio::test]
async fn what_was_settled_while_people_arrive_is_so_in_the_rehearsal_too() {
    let (house, _folder) = house();
    let mut facilitator = Browser::new(&house, "fr");
    let code = cafes::open(&mut facilitator).await;
    let before = house.hub().look(&code).await.unwrap().cafe;
    let table = before.next_table();
    let question = before.cloth_on(TableId(1)).map(|cloth| cloth.question);
    for command in [
        Command::SetTable {
            table,
            fate: Fate::Open,
            question,
        },
        Command::SetMode {
            table,
            mode: Mode::Paper,
        },
        Command::SetTable {
            table: TableId(1),
            fate: Fate::Closed,
            question: None,
        },
        Command::HoldBack { holds: true },
    ] {
        house.hub().act(&code, command, Who::Facilitator).await.unwrap();
    }
    let way = format!("/desk/{code}/rehearse");
    let begun = facilitator.post(&way, &[("people", "2"), ("speed", "1")]).await;
    let copy: Code = begun.leads_to().strip_prefix("/desk/").unwrap().parse().unwrap();
    let (real, copy) = (
        house.hub().look(&code).await.unwrap().cafe,
        house.hub().look(&copy).await.unwrap().cafe,
    );
    assert_eq!(
        (&copy.fates, &copy.modes, copy.holds_back),
        (&real.fates, &real.modes, true)
    );
    assert_eq!(copy.questions, real.questions);
}
