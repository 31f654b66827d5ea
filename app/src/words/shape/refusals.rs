//! The sentences that say why not.
#![expect(missing_docs, reason = "a field’s name and its English sentence say what it is for")]

/// Why the café says no.
#[derive(Debug)]
#[cfg_attr(test, derive(serde::Serialize))]
pub struct Refusals {
    pub empty: Fields,
    pub too_long: Fields,
    pub not_allowed: &'static str,
    pub alias_taken: &'static str,
    pub cafe_full: &'static str,
    pub sheet_full: &'static str,
    pub over: &'static str,
    pub barred: &'static str,
    pub begun: &'static str,
    pub written: &'static str,
    pub not_begun: &'static str,
    pub overtaken: &'static str,
    pub no_such_person: &'static str,
    pub no_such_step: &'static str,
    pub no_such_trace: &'static str,
    pub masked: &'static str,
    pub not_yours: &'static str,
    pub settled: &'static str,
    pub erased: &'static str,
    pub own_trace: &'static str,
    pub not_shared: &'static str,
    pub not_seated_there: &'static str,
    pub no_such_cloth: &'static str,
    pub no_such_table: &'static str,
    pub not_your_table: &'static str,
    pub no_such_zone: &'static str,
    pub not_travelling: &'static str,
    pub bad_stroke: &'static str,
    pub bad_photo: BadPhotos,
    pub photos_full: &'static str,
    pub not_held: &'static str,
    pub id_taken: &'static str,
    pub out_of_range: &'static str,
    pub nothing_to_talk_about: &'static str,
    pub last_table: &'static str,
    pub no_such_round: &'static str,
    pub table_full: &'static str,
}

/// One sentence for each thing that people type into.
#[derive(Debug)]
#[cfg_attr(test, derive(serde::Serialize))]
pub struct Fields {
    pub alias: &'static str,
    pub title: &'static str,
    pub purpose: &'static str,
    pub question: &'static str,
    pub zone: &'static str,
    pub note: &'static str,
    pub reason: &'static str,
    pub about: &'static str,
    pub announcement: &'static str,
}

/// One sentence for each reason why something is no photo that can be kept.
#[derive(Debug)]
#[cfg_attr(test, derive(serde::Serialize))]
pub struct BadPhotos {
    pub missing: &'static str,
    pub too_heavy: &'static str,
    pub too_large: &'static str,
    pub heic: &'static str,
    pub svg: &'static str,
    pub pdf: &'static str,
    pub unknown: &'static str,
    pub damaged: &'static str,
}
