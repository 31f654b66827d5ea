//! Photos of paper: they come in by a plain form, nothing but the picture is kept, and nobody sees one that is not theirs.

mod bad;
mod life;
mod pictures;
mod roles;

use std::sync::Arc;

use app::cafe::{Cafe, id::Code, tablecloth::Trace};
use server::House;

use super::{
    browser::{Browser, Page},
    cafes::{go_to, house, join, open},
};

pub(crate) const HTML: &str = "text/html,application/xhtml+xml";
pub(crate) const JSON: &str = "application/json";
/// The tablecloth before Anne in the first round.
pub(crate) const HERS: [(&str, &str); 2] = [("cloth", "1@1"), ("round", "1")];

/// A café in its first round: its facilitator, Anne at the first table and Bob at the second.
pub(crate) struct Talking {
    house: House,
    folder: tempfile::TempDir,
    code: Code,
    facilitator: Browser,
    anne: Browser,
    bob: Browser,
}

pub(crate) async fn talking() -> Talking {
    let (house, folder) = house();
    let mut facilitator = Browser::new(&house, "fr");
    let code = open(&mut facilitator).await;
    let (anne, bob) = (join(&house, &code, "Anne").await, join(&house, &code, "Bob").await);
    go_to(&house, &code, 1).await;
    Talking {
        house,
        folder,
        code,
        facilitator,
        anne,
        bob,
    }
}

impl Talking {
    pub(crate) async fn cafe(&self) -> Arc<Cafe> {
        self.house.hub().look(&self.code).await.unwrap().cafe
    }

    /// The only trace there is.
    pub(crate) async fn only(&self) -> Trace {
        let cafe = self.cafe().await;
        let mut traces = cafe.traces.all().map(|(_, trace)| trace.clone());
        let only = traces.next().unwrap();
        assert_eq!(traces.next(), None);
        only
    }

    pub(crate) fn address(&self, trace: &Trace) -> String {
        format!("/photo/{}/{}", self.code, trace.photo().unwrap().id)
    }

    pub(crate) async fn anne_sends(&mut self, file: &[u8], accept: &str) -> Page {
        let path = format!("/t/{}/photo", self.code);
        self.anne.post_file(&path, &HERS, file, accept).await
    }
}
