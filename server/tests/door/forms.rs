//! What bad input gets: a clear answer in the person's language, with what they typed, and nothing lost.

use app::cafe::{Refusal, limits, preparation::Language, refusal::Field};
use app::words;
use axum::http::StatusCode;
use server::{House, door::secret::Secret};

use super::{
    browser::{Browser, Page},
    cafes::{PREPARATION, en, go_to, house, join, open},
};

/// What the café says in both languages.
fn said(refusal: &Refusal) -> [(&'static str, String); 2] {
    [("fr", Language::Fr), ("en", Language::En)]
        .map(|(accept, language)| (accept, words::of(language).refusal(refusal)))
}

#[tokio::test]
async fn a_code_that_leads_nowhere() {
    let (house, _folder) = house();
    for (accept, unknown, unreadable) in [
        ("fr", "Aucun café n’a le code", "Un code a six"),
        ("en", "No café has the code", "A code has six"),
    ] {
        let mut guest = Browser::new(&house, accept);
        let page = guest.post("/join", &[("code", "K7Q M4X")]).await;
        page.says(StatusCode::NOT_FOUND, unknown);
        assert!(page.text.contains("value=\"K7Q M4X\""), "what was typed is kept");
        guest
            .post("/join", &[("code", "<script>\u{0}")])
            .await
            .says(StatusCode::NOT_FOUND, unreadable);
        for path in [
            "/j/K7QM4X",
            "/t/K7QM4X",
            "/desk/K7QM4X",
            "/screen/K7QM4X",
            "/close/nonsense",
        ] {
            let page = guest.get(path).await;
            assert_eq!(page.status, StatusCode::NOT_FOUND, "{path}");
            assert!(page.text.contains(&format!("<html lang=\"{accept}\">")), "{path}");
        }
    }
}

#[tokio::test]
async fn an_alias_that_cannot_be() {
    let (house, _folder) = house();
    let code = open(&mut Browser::new(&house, "fr")).await;
    join(&house, &code, "Anne").await;
    let long = "é".repeat(limits::ALIAS + 1);
    let field = Field::Alias;
    let too_long = Refusal::TooLong {
        field,
        limit: limits::ALIAS,
    };
    let paste = "x".repeat(20_000);
    for (alias, refusal, status) in [
        ("", Refusal::Empty { field }, StatusCode::UNPROCESSABLE_ENTITY),
        (
            " \u{0}\u{200b}\n",
            Refusal::Empty { field },
            StatusCode::UNPROCESSABLE_ENTITY,
        ),
        (long.as_str(), too_long.clone(), StatusCode::UNPROCESSABLE_ENTITY),
        (paste.as_str(), too_long, StatusCode::UNPROCESSABLE_ENTITY),
        ("aNNE", Refusal::AliasTaken, StatusCode::CONFLICT),
    ] {
        for (accept, words) in said(&refusal) {
            let mut guest = Browser::new(&house, accept);
            let page = guest.post(&format!("/j/{code}"), &[("alias", alias)]).await;
            page.says(status, &words);
            // Corrected on the same page, it is the same phone that comes in.
            assert!(guest.cookies.contains_key("nappe"));
        }
    }
    assert_eq!(house.hub().look(&code).await.unwrap().cafe.people.len(), 1);
    let kept = Browser::new(&house, "fr")
        .post(&format!("/j/{code}"), &[("alias", "\"><b>anne")])
        .await;
    kept.leads_to();
}

#[tokio::test]
async fn a_full_cafe() {
    let (house, _folder) = house();
    let code = open(&mut Browser::new(&house, "fr")).await;
    for n in 0..limits::PEOPLE {
        let join = app::cafe::Command::Join {
            key: Secret::draw().unwrap().phone_key(&code),
            alias: format!("P{n}"),
            table: None,
        };
        house.hub().act(&code, join, app::cafe::Who::House).await.unwrap();
    }
    for (accept, words) in said(&Refusal::CafeFull) {
        let mut late = Browser::new(&house, accept);
        late.post(&format!("/j/{code}"), &[("alias", "Late")])
            .await
            .says(StatusCode::CONFLICT, &words);
    }
}

#[tokio::test]
async fn a_note_that_cannot_be() {
    let (house, _folder) = house();
    let code = open(&mut Browser::new(&house, "fr")).await;
    let mut anne = join(&house, &code, "Anne").await;
    join(&house, &code, "Bob").await;
    let field = Field::Note;
    let paste = format!("</textarea><script>{}", "x".repeat(20_000));
    let too_long = Refusal::TooLong {
        field,
        limit: limits::NOTE,
    };
    go_to(&house, &code, 1).await;
    for (text, cloth, zone, refusal, status) in [
        (
            "",
            "1@1",
            "",
            Refusal::Empty { field },
            StatusCode::UNPROCESSABLE_ENTITY,
        ),
        (
            "\u{7}\u{200b}",
            "1@1",
            "",
            Refusal::Empty { field },
            StatusCode::UNPROCESSABLE_ENTITY,
        ),
        (&paste, "1@1", "", too_long, StatusCode::UNPROCESSABLE_ENTITY),
        ("Voilà", "2@2", "", Refusal::NotYourTable, StatusCode::FORBIDDEN),
        ("Voilà", "1@1", "7", Refusal::NoSuchZone, StatusCode::NOT_FOUND),
    ] {
        let page = send(&mut anne, &code, text, cloth, zone).await;
        page.says(status, &words::of(Language::Fr).refusal(&refusal));
        assert!(!page.text.contains("<script>xxx"), "what was typed is never markup");
        let typed = text.trim_matches(|c: char| c.is_control());
        let shown = typed.replace('<', "&lt;").replace('>', "&gt;");
        assert!(page.text.contains(&shown), "what was typed is kept");
    }
    assert!(house.hub().look(&code).await.unwrap().cafe.traces.is_empty());
    let unreadable = anne
        .post(&format!("/t/{code}/note"), &[("trace", "1"), ("text", "x")])
        .await;
    assert!(unreadable.status.is_client_error());
    assert!(unreadable.text.contains("<html lang=\"fr\">"));
}

async fn send(who: &mut Browser, code: &app::cafe::id::Code, text: &str, cloth: &str, zone: &str) -> Page {
    let trace = uuid::Uuid::now_v7().to_string();
    let fields = [
        ("trace", trace.as_str()),
        ("cloth", cloth),
        ("round", "1"),
        ("text", text),
        ("zone", zone),
        ("to", ""),
    ];
    who.post(&format!("/t/{code}/note"), &fields).await
}

#[tokio::test]
async fn emoji_and_right_to_left_are_as_good_as_any_note() {
    let (house, _folder) = house();
    let code = open(&mut Browser::new(&house, "fr")).await;
    let mut anne = join(&house, &code, "👩‍👩‍👧‍👦 مريم").await;
    go_to(&house, &code, 1).await;
    send(&mut anne, &code, "🌱 مرحبا بكم", "1@1", "0").await.leads_to();
    let table = anne.get(&format!("/t/{code}")).await;
    assert!(table.text.contains("مرحبا") && table.text.contains("🌱"));
    let cafe = house.hub().look(&code).await.unwrap().cafe;
    let texts: Vec<_> = cafe.traces.all().filter_map(|(_, trace)| trace.text()).collect();
    assert_eq!(texts, ["🌱 مرحبا بكم"]);
}

#[tokio::test]
async fn writing_or_going_on_at_the_wrong_time() {
    let (house, _folder) = house();
    let code = open(&mut Browser::new(&house, "fr")).await;
    let mut anne = join(&house, &code, "Anne").await;
    go_to(&house, &code, 1).await;
    let fr = words::of(Language::Fr);
    let early = anne.post(&format!("/t/{code}/go"), &[("round", "2")]).await;
    early.says(StatusCode::CONFLICT, &fr.refusal(&Refusal::NotTravelling));
    go_to(&house, &code, 5).await;
    let late = send(&mut anne, &code, "Encore un mot", "1@1", "").await;
    late.says(StatusCode::GONE, &fr.refusal(&Refusal::Over));
    assert!(late.text.contains("Encore un mot"), "what was typed is kept");
}

#[tokio::test]
async fn a_preparation_that_cannot_be_is_shown_again() {
    let (house, _folder) = house();
    let tables = (limits::TABLES + 1).to_string();
    for (name, value, refusal) in [
        ("title", " ", Refusal::Empty { field: Field::Title }),
        ("q0_number", tables.as_str(), Refusal::OutOfRange),
        ("rounds", "beaucoup", Refusal::OutOfRange),
        ("rounds", "0", Refusal::NothingToTalkAbout),
    ] {
        let mut typed = PREPARATION.to_vec();
        typed.retain(|(field, _)| *field != name);
        typed.push((name, value));
        for (accept, words) in said(&refusal) {
            let mut facilitator = Browser::new(&house, accept);
            let page = facilitator.post("/new", &typed).await;
            page.says(StatusCode::UNPROCESSABLE_ENTITY, &words);
            assert!(page.text.contains("Avec qui ?"), "what was typed is kept");
            assert!(facilitator.cookies.is_empty(), "no café, no secret");
        }
    }
    // The plan that it would make, without opening anything.
    let mut look = PREPARATION.to_vec();
    look.extend([("look", "1"), ("moving", "people"), ("expected", "12")]);
    let page = Browser::new(&house, "fr").post("/new", &look).await;
    page.says(StatusCode::OK, "Qui est assis où");
    assert!(page.text.contains("plan-table") && page.text.contains("plan-ways"));
    let mut more = PREPARATION.to_vec();
    more.push(("more", "1"));
    let page = Browser::new(&house, "fr").post("/new", &more).await;
    page.says(StatusCode::OK, "name=\"q4_text\"");
}

#[tokio::test]
async fn a_preparation_changes_until_the_cafe_begins() {
    let (house, _folder) = house();
    let mut facilitator = Browser::new(&house, "fr");
    let code = open(&mut facilitator).await;
    let address = format!("/desk/{code}/prepare");
    facilitator.get(&address).await.says(StatusCode::OK, "Avec qui ?");
    let mut changed = PREPARATION.to_vec();
    changed[0] = ("title", "Autrement");
    assert_eq!(
        facilitator.post(&address, &changed).await.leads_to(),
        format!("/desk/{code}")
    );
    assert_eq!(title(&house, &code).await, "Autrement");
    go_to(&house, &code, 1).await;
    assert_eq!(facilitator.get(&address).await.leads_to(), format!("/desk/{code}"));
    let begun = facilitator.post(&address, PREPARATION).await;
    begun.says(StatusCode::CONFLICT, &words::of(Language::Fr).refusal(&Refusal::Begun));
    assert_eq!(title(&house, &code).await, "Autrement");
}

async fn title(house: &House, code: &app::cafe::id::Code) -> String {
    house.hub().look(code).await.unwrap().cafe.preparation.title.clone()
}

#[tokio::test]
async fn more_than_is_read() {
    let (house, _folder) = house();
    let paste = "x".repeat(70_000);
    let page = Browser::new(&house, "en").post("/join", &[("code", &paste)]).await;
    page.says(StatusCode::PAYLOAD_TOO_LARGE, en().notice.too_big.title);
}

#[tokio::test]
async fn one_who_sends_without_end_is_asked_to_wait() {
    let (house, _folder) = house();
    let code = open(&mut Browser::new(&house, "en")).await;
    let mut anne = join(&house, &code, "Anne").await;
    let mut bob = join(&house, &code, "Bob").await;
    go_to(&house, &code, 1).await;
    let mut last = StatusCode::SEE_OTHER;
    for n in 0..40 {
        last = send(&mut anne, &code, &format!("Note {n}"), "1@1", "").await.status;
    }
    assert_eq!(last, StatusCode::TOO_MANY_REQUESTS);
    send(&mut bob, &code, "Moi aussi", "2@2", "").await.leads_to();
}

#[tokio::test]
async fn one_who_comes_and_goes_without_end_is_asked_to_wait() {
    let (house, _folder) = house();
    let mut facilitator = Browser::new(&house, "fr");
    let code = open(&mut facilitator).await;
    let mut anne = join(&house, &code, "Anne").await;
    let mut last = StatusCode::OK;
    for _ in 0..100 {
        last = anne.post(&format!("/j/{code}"), &[("alias", "Anne")]).await.status;
    }
    assert_eq!(last, StatusCode::TOO_MANY_REQUESTS);
}

#[tokio::test]
async fn one_who_looks_at_plans_without_end_is_asked_to_wait() {
    let (house, _folder) = house();
    let mut look = PREPARATION.to_vec();
    look.push(("look", "1"));
    let mut stranger = Browser::new(&house, "fr");
    let mut last = StatusCode::OK;
    for _ in 0..100 {
        last = stranger.post("/new", &look).await.status;
    }
    assert_eq!(last, StatusCode::TOO_MANY_REQUESTS);
}
