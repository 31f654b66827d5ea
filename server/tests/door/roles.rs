//! Who may come in where.

use app::cafe::{Command, Who, id::ParticipantId};
use axum::http::StatusCode;

use super::{
    browser::Browser,
    cafes::{PREPARATION, en, fr, go_to, house, join, open},
};

#[tokio::test]
async fn what_is_the_facilitators_is_closed_to_others() {
    let (house, _folder) = house();
    let code = open(&mut Browser::new(&house, "fr")).await;
    let mut anne = join(&house, &code, "Anne").await;
    let own = [
        "/desk/{}",
        "/desk/{}/prepare",
        "/export/{}/all.json",
        "/screen/{}",
        "/close/{}",
    ];
    for path in own.map(|path| path.replace("{}", code.as_str())) {
        anne.get(&path)
            .await
            .says(StatusCode::FORBIDDEN, fr().notice.desk_closed.title);
        let mut forger = Browser::new(&house, "en");
        forger
            .cookies
            .insert(format!("nappe-desk-{code}"), "AAAAAAAAAAAAAAAAAAAAAA".to_owned());
        forger
            .cookies
            .insert(format!("nappe-screen-{code}"), "rubbish".to_owned());
        forger
            .get(&path)
            .await
            .says(StatusCode::FORBIDDEN, en().notice.desk_closed.title);
    }
    let prepare = anne.post(&format!("/desk/{code}/prepare"), PREPARATION).await;
    assert_eq!(prepare.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn a_facilitator_of_one_cafe_is_nobody_in_another() {
    let (house, _folder) = house();
    let (mut first, mut second) = (Browser::new(&house, "fr"), Browser::new(&house, "fr"));
    let (one, other) = (open(&mut first).await, open(&mut second).await);
    let secret = first.cookies[&format!("nappe-desk-{one}")].clone();
    first.cookies.insert(format!("nappe-desk-{other}"), secret);
    assert_eq!(first.get(&format!("/desk/{other}")).await.status, StatusCode::FORBIDDEN);
    assert_eq!(second.get(&format!("/desk/{other}")).await.status, StatusCode::OK);
}

#[tokio::test]
async fn links_open_the_desk_and_the_screen_elsewhere() {
    let (house, _folder) = house();
    let mut facilitator = Browser::new(&house, "fr");
    let code = open(&mut facilitator).await;
    let secret = facilitator.cookies[&format!("nappe-desk-{code}")].clone();
    let desk = facilitator.get(&format!("/desk/{code}")).await;
    assert!(desk.text.contains(&format!("http://nappe.test:3000/f/{code}/{secret}")));
    let from = desk.text.find("/s/").unwrap();
    let projector = desk.text[from..].split(['"', '&', '<', '\\']).next().unwrap();

    let mut laptop = Browser::new(&house, "fr");
    let entered = laptop.get(&format!("/f/{code}/{secret}")).await;
    assert_eq!(entered.leads_to(), format!("/desk/{code}"));
    assert_eq!(entered.header("referrer-policy"), "no-referrer");
    assert_eq!(laptop.get(&format!("/desk/{code}")).await.status, StatusCode::OK);

    let mut beamer = Browser::new(&house, "fr");
    assert_eq!(beamer.get(projector).await.leads_to(), format!("/screen/{code}"));
    assert_eq!(beamer.get(&format!("/screen/{code}")).await.status, StatusCode::OK);
    // The wall speaks the café's language, whoever's browser it is.
    let mut foreign = beamer.clone();
    foreign.language = "en";
    let wall = foreign.get(&format!("/screen/{code}")).await;
    assert!(wall.text.contains("<html lang=\"fr\">"), "{}", wall.text);
    // The projector's secret opens no more than the screen.
    let kept = beamer.cookies[&format!("nappe-screen-{code}")].clone();
    assert_eq!(beamer.get(&format!("/desk/{code}")).await.status, StatusCode::FORBIDDEN);
    assert_eq!(
        beamer.get(&format!("/f/{code}/{kept}")).await.status,
        StatusCode::FORBIDDEN
    );
    assert_eq!(
        beamer.get(&format!("/s/{code}/{secret}")).await.status,
        StatusCode::FORBIDDEN
    );
}

#[tokio::test]
async fn a_table_is_for_those_who_sit_there() {
    let (house, _folder) = house();
    let code = open(&mut Browser::new(&house, "fr")).await;
    let mut anne = join(&house, &code, "Anne").await;
    go_to(&house, &code, 1).await;
    let mut stranger = Browser::new(&house, "fr");
    assert_eq!(
        stranger.get(&format!("/t/{code}")).await.leads_to(),
        format!("/j/{code}")
    );
    stranger
        .cookies
        .insert("nappe".to_owned(), "AAAAAAAAAAAAAAAAAAAAAA".to_owned());
    assert_eq!(
        stranger.get(&format!("/t/{code}")).await.leads_to(),
        format!("/j/{code}")
    );
    let go = stranger.post(&format!("/t/{code}/go"), &[("round", "1")]).await;
    go.says(StatusCode::FORBIDDEN, fr().notice.not_allowed.text);
    // Another table's cloth is not shown, however one asks.
    let other = anne.get(&format!("/t/{code}?look=2@2")).await;
    assert_eq!(other.status, StatusCode::OK);
    assert_eq!(other.hidden("cloth"), "1@1");
}

#[tokio::test]
async fn a_form_from_another_site_is_turned_away() {
    let (house, _folder) = house();
    let code = open(&mut Browser::new(&house, "fr")).await;
    let mut anne = join(&house, &code, "Anne").await;
    let leave = format!("/t/{code}/leave");
    for headers in [
        [("origin", "https://evil.example")],
        [("origin", "null")],
        [("sec-fetch-site", "cross-site")],
        [("sec-fetch-site", "same-site")],
    ] {
        anne.post_with(&leave, &[], &headers)
            .await
            .says(StatusCode::FORBIDDEN, fr().notice.expired.text);
    }
    assert_eq!(house.hub().look(&code).await.unwrap().cafe.present().count(), 1);
    anne.post_with(&leave, &[], &[("sec-fetch-site", "same-origin")])
        .await
        .leads_to();
}

#[tokio::test]
async fn whoever_the_door_was_closed_to_reads_nothing_when_all_is_over() {
    let (house, _folder) = house();
    let code = open(&mut Browser::new(&house, "fr")).await;
    let (mut anne, mut bilal) = (join(&house, &code, "Anne").await, join(&house, &code, "Bilal").await);
    let participant = ParticipantId(2);
    for command in [
        Command::Bar {
            participant,
            barred: true,
        },
        Command::Depart { participant },
    ] {
        house.hub().act(&code, command, Who::Facilitator).await.unwrap();
    }
    let steps = house.hub().look(&code).await.unwrap().cafe.programme.steps.len();
    go_to(&house, &code, steps as u16 - 1).await;
    let tablecloths = format!("/close/{code}");
    assert_eq!(anne.get(&tablecloths).await.status, StatusCode::OK);
    assert_eq!(bilal.get(&tablecloths).await.status, StatusCode::FORBIDDEN);
    assert_eq!(bilal.get(&format!("/t/{code}")).await.leads_to(), format!("/j/{code}"));
}
