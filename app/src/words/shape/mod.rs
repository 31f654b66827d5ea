//! Which sentences there are, part by part. What each says, and where it has blanks like `{n}`, stands in the languages.
#![expect(missing_docs, reason = "a field’s name and its English sentence say what it is for")]

mod desk;
mod kit;
mod pages;
mod photo;
mod plan;
mod refusals;
mod sheet;
mod table;

use std::ops::Deref;

pub use desk::{Clock, Deeds, Desk, Rehearsal, Screen};
pub use kit::Kit;
pub use pages::{Close, Export, Home, Join, Notice, Prepare, Template};
pub use photo::{Photo, PhotoDesk};
pub use plan::{Change, Plan, Unkept, Worth};
pub use refusals::{BadPhotos, Elsewhere, Fields, Refusals, Written};
pub use sheet::Sheet;
pub use table::Table;

use crate::cafe::preparation::Language;

/// Everything in one language.
#[derive(Debug)]
#[cfg_attr(test, derive(serde::Serialize))]
pub struct Words {
    pub at_table: &'static AtTable,
    pub home: Home,
    pub prepare: Prepare,
    pub join: Join,
    pub kit: Kit,
    pub desk: Desk,
    pub plan: Plan,
    pub photo_desk: PhotoDesk,
    pub screen: Screen,
    pub close: Close,
    pub export: Export,
    pub sheet: Sheet,
    pub elsewhere: Elsewhere,
}

/// What is said at a table in one language, and everywhere else too: all that a phone's script carries.
#[derive(Debug)]
#[cfg_attr(test, derive(serde::Serialize))]
pub struct AtTable {
    pub language: Language,
    pub common: Common,
    pub table: Table,
    pub photo: Photo,
    pub clock: Clock,
    pub notice: Notice,
    pub refusals: Refusals,
}

impl Deref for Words {
    type Target = AtTable;

    fn deref(&self) -> &AtTable {
        self.at_table
    }
}

/// Words of several parts.
#[derive(Debug)]
#[cfg_attr(test, derive(serde::Serialize))]
pub struct Common {
    /// The language's own name.
    pub own_name: &'static str,
    /// Between groups of three digits.
    pub thousands: &'static str,
    pub skip: &'static str,
    pub home: &'static str,
    pub optional: &'static str,
    pub cancel: &'static str,
    pub close: &'static str,
    pub code: &'static str,
    pub qr: &'static str,
    pub table: &'static str,
    pub group: &'static str,
    pub round: &'static str,
    pub round_of: &'static str,
    pub question: &'static str,
    pub minutes: &'static str,
    pub arrival: &'static str,
    pub plenary: &'static str,
    pub travel: &'static str,
    pub harvest: &'static str,
    pub closed: &'static str,
    pub emergent: &'static str,
    pub people: Count,
    pub groups: Count,
    pub tables: Count,
    pub questions: Count,
    pub rounds: Count,
    pub traces: Count,
    pub notes: Count,
    pub strokes: Count,
    pub photos: Count,
}

/// Something counted: `{n}` is the number.
#[derive(Clone, Copy, Debug)]
#[cfg_attr(test, derive(serde::Serialize))]
pub struct Count {
    pub one: &'static str,
    pub many: &'static str,
}

/// A notice: what happened, what to do, and the words on the way out.
#[derive(Debug)]
#[cfg_attr(test, derive(serde::Serialize))]
pub struct Sign {
    pub title: &'static str,
    pub text: &'static str,
}
