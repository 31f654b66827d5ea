//! The sentences that say why not.
#![expect(missing_docs, reason = "a field’s name and its English sentence say what it is for")]

/// Why the café says no to somebody at a table: all that a phone's script has to carry.
#[derive(Debug)]
#[cfg_attr(test, derive(serde::Serialize))]
pub struct Refusals {
    pub empty: Written,
    pub too_long: Written,
    pub not_allowed: &'static str,
    pub sheet_full: &'static str,
    pub over: &'static str,
    pub overtaken: &'static str,
    pub no_such_person: &'static str,
    pub no_such_trace: &'static str,
    pub masked: &'static str,
    pub not_yours: &'static str,
    pub settled: &'static str,
    pub erased: &'static str,
    pub own_trace: &'static str,
    pub not_shared: &'static str,
    pub not_seated_there: &'static str,
    pub no_such_cloth: &'static str,
    pub not_your_table: &'static str,
    pub no_such_zone: &'static str,
    pub not_travelling: &'static str,
    pub bad_stroke: &'static str,
    pub id_taken: &'static str,
    pub other: &'static str,
}

/// One sentence for each thing that people write at a table.
#[derive(Debug)]
#[cfg_attr(test, derive(serde::Serialize))]
pub struct Written {
    pub note: &'static str,
    pub about: &'static str,
}

/// Why the café says no at the door, at the desk, and to photos.
#[derive(Debug)]
#[cfg_attr(test, derive(serde::Serialize))]
pub struct Elsewhere {
    pub empty: Fields,
    pub too_long: Fields,
    pub alias_taken: &'static str,
    pub cafe_full: &'static str,
    pub barred: &'static str,
    pub begun: &'static str,
    pub written: &'static str,
    pub not_begun: &'static str,
    pub no_such_step: &'static str,
    pub no_such_table: &'static str,
    pub photos_full: &'static str,
    pub not_held: &'static str,
    pub out_of_range: &'static str,
    pub nothing_to_talk_about: &'static str,
    pub last_table: &'static str,
    pub no_such_round: &'static str,
    pub table_full: &'static str,
    pub bad_photo: BadPhotos,
}

/// One sentence for each thing that people type elsewhere.
#[derive(Debug)]
#[cfg_attr(test, derive(serde::Serialize))]
pub struct Fields {
    pub alias: &'static str,
    pub title: &'static str,
    pub purpose: &'static str,
    pub question: &'static str,
    pub zone: &'static str,
    pub reason: &'static str,
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
