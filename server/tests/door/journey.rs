//! A whole café without a script: open, join, see the table with its earlier traces, write, go on.

use axum::http::StatusCode;

use super::{
    browser::Browser,
    cafes::{fr, go_to, house, join, open},
};

#[tokio::test]
async fn a_cafe_without_a_script() {
    let (house, _folder) = house();
    let mut facilitator = Browser::new(&house, "fr");
    let code = open(&mut facilitator).await;
    let desk = facilitator.get(&format!("/desk/{code}")).await;
    assert_eq!(desk.status, StatusCode::OK);
    assert!(desk.text.contains(&format!("http://nappe.test:3000/j/{code}")));

    // Anne types the code at the front door, small and with a space.
    let mut anne = Browser::new(&house, "fr");
    let typed = format!(" {} {}", &code.as_str()[..3].to_lowercase(), &code.as_str()[3..]);
    let way = anne.post("/join", &[("code", &typed)]).await;
    assert_eq!(way.leads_to(), format!("/j/{code}"));
    anne.get(&format!("/j/{code}")).await.says(StatusCode::OK, "Assuétudes");
    let seat = anne.post(&format!("/j/{code}"), &[("alias", "Anne")]).await;
    assert_eq!(seat.leads_to(), format!("/t/{code}"));
    let mut bob = join(&house, &code, "Bob").await;

    go_to(&house, &code, 1).await;
    let table = anne.get(&format!("/t/{code}")).await;
    table.says(StatusCode::OK, "Qu’est-ce qui aide ?");
    let fields = ["trace", "cloth", "round"].map(|name| (name, table.hidden(name)));
    let mut note: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
    note.extend([("text", "Du temps & de l’écoute"), ("zone", "1"), ("to", "")]);
    for _ in 0..2 {
        let kept = anne.post(&format!("/t/{code}/note"), &note).await;
        assert!(kept.leads_to().starts_with(&format!("/t/{code}")));
    }
    assert_eq!(
        house.hub().look(&code).await.unwrap().cafe.traces.len(),
        1,
        "sent twice, left once"
    );

    // The bell: Bob goes on to Anne's table and finds her note before anybody else has written there.
    go_to(&house, &code, 2).await;
    let gone = bob.post(&format!("/t/{code}/go"), &[("round", "2")]).await;
    assert_eq!(gone.leads_to(), format!("/t/{code}"));
    let found = bob.get(&format!("/t/{code}")).await;
    found.says(StatusCode::OK, "Du temps &");
    assert!(found.text.contains("Anne"));

    go_to(&house, &code, 4).await;
    let look = anne.get(&format!("/t/{code}?look=2@2")).await;
    look.says(StatusCode::OK, "Avec qui ?");
    go_to(&house, &code, 5).await;
    anne.get(&format!("/close/{code}"))
        .await
        .says(StatusCode::OK, "Assuétudes");
    let mut late = Browser::new(&house, "fr");
    late.get(&format!("/j/{code}"))
        .await
        .says(StatusCode::GONE, fr().notice.over.title);
}

#[tokio::test]
async fn a_phone_that_comes_back_is_the_same_person() {
    let (house, _folder) = house();
    let code = open(&mut Browser::new(&house, "fr")).await;
    let mut anne = join(&house, &code, "Anne").await;
    assert_eq!(anne.get(&format!("/j/{code}")).await.leads_to(), format!("/t/{code}"));
    // The form again, from a page that was open before.
    let again = anne.post(&format!("/j/{code}"), &[("alias", "Anne")]).await;
    assert_eq!(again.leads_to(), format!("/t/{code}"));
    let cafe = house.hub().look(&code).await.unwrap().cafe;
    assert_eq!(cafe.people.len(), 1);

    anne.post(&format!("/t/{code}/leave"), &[]).await.leads_to();
    assert_eq!(anne.get(&format!("/t/{code}")).await.leads_to(), format!("/j/{code}"));
    anne.get(&format!("/j/{code}"))
        .await
        .says(StatusCode::OK, "value=\"Anne\"");
    let back = anne.post(&format!("/j/{code}"), &[("alias", "Anne")]).await;
    assert_eq!(back.leads_to(), format!("/t/{code}"));
    let cafe = house.hub().look(&code).await.unwrap().cafe;
    assert_eq!((cafe.people.len(), cafe.present().count()), (1, 1));

    // Under another name they keep the one that their traces bear, and read it.
    anne.post(&format!("/t/{code}/leave"), &[]).await.leads_to();
    let back = anne.post(&format!("/j/{code}"), &[("alias", "Une autre")]).await;
    let told = app::words::fill(fr().join.keeps_name, &[("alias", "Anne")]);
    anne.get(back.leads_to()).await.says(StatusCode::OK, &told);
    let plain = anne.get(&format!("/t/{code}")).await;
    assert!(!plain.text.contains(&told));
}
