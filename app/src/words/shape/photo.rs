//! The sentences around photos of paper.
#![expect(missing_docs, reason = "a field’s name and its English sentence say what it is for")]

/// Leaving a photo of paper at one's table, and what stands for one where it can't be seen.
#[derive(Debug)]
#[cfg_attr(test, derive(serde::Serialize))]
pub struct Photo {
    pub title: &'static str,
    pub lead: &'static str,
    pub choose: &'static str,
    pub choose_hint: &'static str,
    pub about: &'static str,
    pub about_hint: &'static str,
    pub send: &'static str,
    pub laid: &'static str,
    pub lost: &'static str,
    pub by: &'static str,
    pub described: &'static str,
    pub stamp: &'static str,
    pub stamp_plenary: &'static str,
}

/// Filing photos of paper that come late, on the facilitator's desk.
#[derive(Debug)]
#[cfg_attr(test, derive(serde::Serialize))]
pub struct PhotoDesk {
    /// What a facilitator is called beside what they filed.
    pub alias: &'static str,
    pub link: &'static str,
    pub title: &'static str,
    pub lead: &'static str,
    pub cloth: &'static str,
    pub round: &'static str,
    pub send: &'static str,
    pub kept: &'static str,
    pub none_held: &'static str,
    pub back: &'static str,
}
