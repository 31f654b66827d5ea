//! What a café is prepared from: templates, files, other cafés.

use axum::http::StatusCode;

use super::{
    browser::Browser,
    cafes::{fr, house, join, open},
};

#[tokio::test]
async fn a_template_fills_in_the_form() {
    let (house, _folder) = house();
    let mut browser = Browser::new(&house, "fr");
    let own = &fr().prepare.template;
    let blank = browser.get("/new").await;
    blank.says(StatusCode::OK, own.with_plenary);
    let brakes = browser.get("/new?from=brakes").await;
    for words in [own.brakes_question, own.with_whom, own.enablers] {
        brakes.says(StatusCode::OK, words);
        assert!(!blank.text.contains(&format!(">{words}<")), "{words}");
    }
    let nonsense = browser.get("/new?from=nonsense").await;
    assert_eq!(nonsense.status, StatusCode::OK);
}

#[tokio::test]
async fn a_prepared_cafe_goes_into_a_file_and_comes_back() {
    let (house, _folder) = house();
    let mut facilitator = Browser::new(&house, "fr");
    let code = open(&mut facilitator).await;
    let path = format!("/desk/{code}/preparation.json");
    let file = facilitator.get(&path).await;
    assert!(
        file.header("content-disposition")
            .contains(&format!("nappe-{code}.json"))
    );
    assert!(!file.text.contains("keys"), "{}", file.text);

    let mut other = Browser::new(&house, "fr");
    let filled = other
        .post_file("/new/file", &[("file", &file.text)], b"", "text/html")
        .await;
    filled.says(StatusCode::OK, "Qu’est-ce qui aide ?");
    filled.says(StatusCode::OK, "Les freins | Les facilitants");
    for broken in ["", "{}", "{\"nappe\":2,\"preparation\":{}}", "\u{1}\u{2}", "[[[[[["] {
        let refused = other
            .post_file("/new/file", &[("file", broken)], b"", "text/html")
            .await;
        refused.says(StatusCode::UNPROCESSABLE_ENTITY, fr().prepare.template.file_refused);
    }
    let again = facilitator.get(&format!("/desk/{code}/again")).await;
    again.says(StatusCode::OK, "Qu’est-ce qui aide ?");
    assert!(again.text.contains("action=\"/new\""));

    let mut anne = join(&house, &code, "Anne").await;
    for own in [path, format!("/desk/{code}/again")] {
        assert_eq!(anne.get(&own).await.status, StatusCode::FORBIDDEN, "{own}");
    }
}

#[tokio::test]
async fn links_that_have_leaked_are_renewed() {
    let (house, _folder) = house();
    let mut facilitator = Browser::new(&house, "fr");
    let code = open(&mut facilitator).await;
    let cookie = format!("nappe-desk-{code}");
    let leaked = facilitator.cookies[&cookie].clone();
    let mut thief = Browser::new(&house, "fr");
    thief.get(&format!("/f/{code}/{leaked}")).await;
    assert_eq!(thief.get(&format!("/desk/{code}")).await.status, StatusCode::OK);
    // Whoever may not conduct can't renew either.
    let mut anne = join(&house, &code, "Anne").await;
    let renew = format!("/desk/{code}/renew");
    assert_eq!(anne.post(&renew, &[]).await.status, StatusCode::FORBIDDEN);

    let shown = format!("/desk/{code}#renewed");
    assert_eq!(facilitator.post(&renew, &[]).await.leads_to(), shown);
    assert_ne!(facilitator.cookies[&cookie], leaked);
    assert_eq!(facilitator.get(&format!("/desk/{code}")).await.status, StatusCode::OK);
    assert_eq!(thief.get(&format!("/desk/{code}")).await.status, StatusCode::FORBIDDEN);
    assert_eq!(
        thief.get(&format!("/f/{code}/{leaked}")).await.status,
        StatusCode::FORBIDDEN
    );
    // Participants notice nothing.
    assert_eq!(anne.get(&format!("/t/{code}")).await.status, StatusCode::OK);
}

#[tokio::test]
async fn links_that_were_renewed_without_an_answer_still_open() {
    let (house, _folder) = house();
    let mut facilitator = Browser::new(&house, "fr");
    let code = open(&mut facilitator).await;
    let (desk, renew) = (format!("/desk/{code}"), format!("/desk/{code}/renew"));
    facilitator.get(&desk).await;
    let mut unanswered = facilitator.clone();
    facilitator.post(&renew, &[]).await;
    // The line broke before the answer came: the desk is looked at again, or it is sent once more.
    assert_eq!(unanswered.clone().get(&desk).await.status, StatusCode::OK);
    assert_eq!(unanswered.post(&renew, &[]).await.leads_to(), format!("{desk}#renewed"));
    let cookie = format!("nappe-desk-{code}");
    assert_eq!(unanswered.cookies[&cookie], facilitator.cookies[&cookie]);
    // Later, there are others again.
    facilitator.get(&desk).await;
    facilitator.post(&renew, &[]).await;
    assert_ne!(unanswered.cookies[&cookie], facilitator.cookies[&cookie]);
    assert_eq!(unanswered.get(&desk).await.status, StatusCode::FORBIDDEN);
}
