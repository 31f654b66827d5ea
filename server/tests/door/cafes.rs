//! Houses and cafés to test with.

use app::{
    cafe::{
        Command, Who,
        id::{Code, StepId},
        preparation::Language,
    },
    words::{self, Words},
};
use server::{House, door::address::Address};

use super::browser::Browser;

/// What is said in French.
pub(crate) fn fr() -> &'static Words {
    words::of(Language::Fr)
}

/// What is said in English.
pub(crate) fn en() -> &'static Words {
    words::of(Language::En)
}

/// What a facilitator types: a plenary with two zones, then two questions at two tables, two rounds.
pub(crate) const PREPARATION: &[(&str, &str)] = &[
    ("title", "Assuétudes"),
    ("purpose", "Parler ensemble"),
    ("language", "fr"),
    ("rounds", "2"),
    ("round_minutes", "25"),
    ("travel_minutes", "5"),
    ("groups", "2"),
    ("q0_text", "Qu’est-ce qui aide ?"),
    ("q0_place", "tables"),
    ("q0_number", "1"),
    ("q0_zones", "Les freins | Les facilitants"),
    ("q1_text", "Avec qui ?"),
    ("q1_place", "tables"),
    ("q1_number", "1"),
];

/// A house in a folder of its own, which goes when the folder is dropped.
pub(crate) fn house() -> (House, tempfile::TempDir) {
    let folder = tempfile::tempdir().unwrap();
    let house = House::open(folder.path(), Address::on_network(([127, 0, 0, 1], 3000).into())).unwrap();
    (house, folder)
}

/// Opens a café of [`PREPARATION`]; the browser is the facilitator's then.
pub(crate) async fn open(facilitator: &mut Browser) -> Code {
    let opened = facilitator.post("/new", PREPARATION).await;
    opened.leads_to().strip_prefix("/desk/").unwrap().parse().unwrap()
}

/// A browser that has joined under this alias.
pub(crate) async fn join(house: &House, code: &Code, alias: &str) -> Browser {
    let mut browser = Browser::new(house, "fr");
    browser.get(&format!("/j/{code}")).await;
    let joined = browser.post(&format!("/j/{code}"), &[("alias", alias)]).await;
    assert_eq!(joined.leads_to(), format!("/t/{code}"));
    browser
}

/// Leaves steps, from the arrival on: 1 begins the first round, 2 the travel, 3 the second round, 4 the harvest, 5 closes.
pub(crate) async fn go_to(house: &House, code: &Code, step: u16) {
    let at = house.hub().look(code).await.unwrap().cafe.programme.at as u16;
    for leaving in at + 1..=step {
        let next = Command::Next {
            leaving: StepId(leaving),
        };
        house.hub().act(code, next, Who::Facilitator).await.unwrap();
    }
}
