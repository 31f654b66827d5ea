//! The paper kit, and the signs on the tables that are printed from it.

use app::cafe::{
    id::{Round, TableId},
    programme::StepKind,
};
use axum::http::StatusCode;

use super::{
    browser::Browser,
    cafes::{PREPARATION, fr, go_to, house, join, open},
};

#[tokio::test]
async fn the_kit_is_the_facilitators() {
    let (house, _folder) = house();
    let mut facilitator = Browser::new(&house, "fr");
    let code = open(&mut facilitator).await;
    let kit = format!("/desk/{code}/kit");
    let page = facilitator.get(&kit).await;
    page.says(StatusCode::OK, fr().kit.lead);
    page.says(StatusCode::OK, "Qu’est-ce qui aide\u{a0}?");
    assert!(page.text.contains(&format!("http://nappe.test:3000/j/{code}?table=2")));
    assert!(facilitator.get(&format!("/desk/{code}")).await.text.contains(&kit));
    let signs = facilitator
        .get(&format!("{kit}?part=signs&part=nonsense&other=1"))
        .await;
    assert!(signs.text.contains("id=\"signs\"") && !signs.text.contains("id=\"run\""));

    let mut anne = join(&house, &code, "Anne").await;
    assert_eq!(anne.get(&kit).await.status, StatusCode::FORBIDDEN);
    assert_eq!(Browser::new(&house, "fr").get(&kit).await.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn where_individuals_mix_seats_are_numbered_until_somebody_comes() {
    let (house, _folder) = house();
    let mut facilitator = Browser::new(&house, "fr");
    let fields = [PREPARATION, &[("moving", "people"), ("expected", "9")]].concat();
    let opened = facilitator.post("/new", &fields).await;
    let code = opened.leads_to().strip_prefix("/desk/").unwrap().parse().unwrap();
    let cards = format!("/desk/{code}/kit?part=cards");
    facilitator.get(&cards).await.says(StatusCode::OK, "Place 9");
    join(&house, &code, "Anne").await;
    let named = facilitator.get(&cards).await;
    named.says(StatusCode::OK, "Anne");
    assert!(!named.text.contains("Place 9"));
}

#[tokio::test]
async fn whoever_scans_a_sign_sits_down_there() {
    let (house, _folder) = house();
    let mut facilitator = Browser::new(&house, "fr");
    let code = open(&mut facilitator).await;
    let form = format!("/j/{code}");
    for (alias, table) in [("Anne", "2"), ("Bilal", "1")] {
        let mut phone = Browser::new(&house, "fr");
        let page = phone.get(&format!("{form}?table={table}")).await;
        page.says(StatusCode::OK, &format!("Table\u{a0}{table}"));
        assert_eq!(page.hidden("table"), table);
        let refused = phone.post(&form, &[("alias", " "), ("table", table)]).await;
        assert_eq!(refused.hidden("table"), table, "kept for the next try");
        phone
            .post(&form, &[("alias", alias), ("table", table)])
            .await
            .leads_to();
    }
    go_to(&house, &code, 1).await;
    let cafe = house.hub().look(&code).await.unwrap().cafe;
    let seats: Vec<_> = cafe.people.values().map(|person| person.seats[&Round(1)]).collect();
    assert_eq!(seats, [TableId(2), TableId(1)]);
    // What no sign says is no table.
    for wrong in ["99", "x", "", "-1", "0", "1%20or%202"] {
        let page = Browser::new(&house, "fr").get(&format!("{form}?table={wrong}")).await;
        assert_eq!(page.status, StatusCode::OK, "{wrong}");
        assert!(!page.text.contains("name=\"table\""), "{wrong}");
    }
    let mut eve = Browser::new(&house, "fr");
    eve.get(&form).await;
    eve.post(&form, &[("alias", "Eve"), ("table", "nonsense")])
        .await
        .leads_to();
}

#[tokio::test]
async fn on_the_way_a_sign_says_i_am_here_at_the_planned_table_only() {
    let (house, _folder) = house();
    let code = open(&mut Browser::new(&house, "fr")).await;
    let mut anne = join(&house, &code, "Anne").await;
    let table = format!("/t/{code}");
    let here = async || {
        let cafe = house.hub().look(&code).await.unwrap().cafe;
        let anne = cafe.people.values().next().unwrap().clone();
        (
            anne.seats.get(&Round(2)).copied(),
            cafe.planned(&anne, Round(2)).unwrap(),
        )
    };
    // Before anything begins it only opens their page.
    assert_eq!(anne.get(&format!("/j/{code}?table=2")).await.leads_to(), table);
    go_to(&house, &code, 2).await;
    let cafe = house.hub().look(&code).await.unwrap().cafe;
    assert_eq!(cafe.programme.now(), StepKind::Travel { to: Round(2) });
    let planned = here().await.1;
    let other = 3 - planned.0;
    assert_eq!(anne.get(&format!("/j/{code}?table={other}")).await.leads_to(), table);
    assert_eq!(here().await.0, None, "not their table");
    assert_eq!(anne.get(&format!("/j/{code}")).await.leads_to(), table);
    assert_eq!(here().await.0, None, "no table");
    for _ in 0..2 {
        assert_eq!(anne.get(&format!("/j/{code}?table={planned}")).await.leads_to(), table);
        assert_eq!(here().await.0, Some(planned));
    }
}
