//! Who may see a photo, and when.

use app::cafe::{Command, Who};
use axum::http::StatusCode;

use super::{
    super::{
        browser::Browser,
        cafes::{fr, go_to},
    },
    HTML,
    pictures::jpeg,
    talking,
};

#[tokio::test]
async fn a_photo_is_seen_by_those_who_see_its_tablecloth() {
    let mut cafe = talking().await;
    cafe.anne_sends(&jpeg(40, 30), HTML).await.leads_to();
    let address = cafe.address(&cafe.only().await);
    let secret = cafe.facilitator.cookies[&format!("nappe-desk-{}", cafe.code)].clone();
    let desk = cafe.facilitator.get(&format!("/desk/{}", cafe.code)).await;
    assert!(desk.text.contains(&secret));
    let from = desk.text.find("/s/").unwrap();
    let link = desk.text[from..]
        .split(['"', '&', '<', '\\'])
        .next()
        .unwrap()
        .to_owned();
    let mut projector = Browser::new(&cafe.house, "fr");
    projector.get(&link).await.leads_to();
    let mut stranger = Browser::new(&cafe.house, "fr");

    assert_eq!(cafe.anne.get(&address).await.status, StatusCode::OK);
    assert_eq!(cafe.facilitator.get(&address).await.status, StatusCode::OK);
    for (who, browser) in [
        ("bob", &mut cafe.bob),
        ("projector", &mut projector),
        ("stranger", &mut stranger),
    ] {
        let page = browser.get(&address).await;
        page.says(StatusCode::NOT_FOUND, fr().notice.no_page.title);
        // Just so as if there were none.
        let elsewhere = format!("/photo/{}/{}", cafe.code, "0".repeat(64));
        assert_eq!(browser.get(&elsewhere).await.status, StatusCode::NOT_FOUND, "{who}");
    }
    for name in ["x", "..%2f..%2fetc%2fpasswd", &"0".repeat(63)] {
        let nowhere = cafe.facilitator.get(&format!("/photo/{}/{name}", cafe.code)).await;
        assert_eq!(nowhere.status, StatusCode::NOT_FOUND);
    }
    // The tables are changed, then all is shown to all who take part.
    go_to(&cafe.house, &cafe.code, 3).await;
    assert_eq!(cafe.bob.get(&address).await.status, StatusCode::OK);
    assert_eq!(cafe.anne.get(&address).await.status, StatusCode::NOT_FOUND);
    go_to(&cafe.house, &cafe.code, 4).await;
    for browser in [&mut cafe.anne, &mut cafe.bob, &mut projector] {
        assert_eq!(browser.get(&address).await.status, StatusCode::OK);
    }
    assert_eq!(stranger.get(&address).await.status, StatusCode::NOT_FOUND);
    // What is held back from the wall is not given to it by its name either.
    let traces = vec![cafe.only().await.id];
    let hold = Command::HoldBack { holds: true };
    let approve = Command::Approve { traces, approved: true };
    for (command, seen) in [(hold, StatusCode::NOT_FOUND), (approve, StatusCode::OK)] {
        cafe.house
            .hub()
            .act(&cafe.code, command, Who::Facilitator)
            .await
            .unwrap();
        assert_eq!(projector.get(&address).await.status, seen);
        assert_eq!(cafe.anne.get(&address).await.status, StatusCode::OK);
    }

    let mask = Command::Mask {
        trace: cafe.only().await.id,
        reason: "un visage".to_owned(),
    };
    cafe.house.hub().act(&cafe.code, mask, Who::Facilitator).await.unwrap();
    for browser in [&mut cafe.anne, &mut cafe.bob, &mut projector] {
        assert_eq!(browser.get(&address).await.status, StatusCode::NOT_FOUND);
    }
    assert_eq!(cafe.facilitator.get(&address).await.status, StatusCode::OK);
}
