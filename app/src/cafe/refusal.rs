//! The café says no, with a reason that a person can read (`words` has the sentences).

use std::fmt;

use serde::{Deserialize, Serialize};

/// What somebody typed into.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Field {
    /// A participant's name in this café.
    Alias,
    /// The café's title.
    Title,
    /// The café's purpose.
    Purpose,
    /// A question.
    Question,
    /// The name of a zone.
    Zone,
    /// A note on a tablecloth.
    Note,
    /// Why a trace is masked.
    Reason,
    /// What a drawing shows.
    About,
    /// What is announced.
    Announcement,
}

/// Why something is no photo that can be kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BadPhoto {
    /// No file was chosen.
    Missing,
    /// Its file has more bytes than `limits::PHOTO_BYTES`.
    TooHeavy,
    /// It has more pixels than `limits::PHOTO_SIDE` on a side, or needs more memory than such a photo.
    TooLarge,
    /// It is in the form of Apple's cameras.
    Heic,
    /// It is a drawing, which may hold anything.
    Svg,
    /// It is a document.
    Pdf,
    /// It is neither JPEG nor PNG nor WebP, whatever it is called.
    Unknown,
    /// It begins as a picture and does not go on as one.
    Damaged,
}

/// Why a command is not carried out. Nothing has changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Refusal {
    /// Who asks has no right to this.
    NotAllowed,
    /// Nothing readable was typed.
    Empty {
        /// Where.
        field: Field,
    },
    /// More was typed than there is room for.
    TooLong {
        /// Where.
        field: Field,
        /// How many characters there is room for.
        limit: usize,
    },
    /// Somebody present has this alias.
    AliasTaken,
    /// The facilitator has closed the door to them.
    Barred,
    /// The café has as many people as it can hold.
    CafeFull,
    /// This tablecloth has as many traces as it can hold.
    SheetFull,
    /// The café is closed: it can be read, not written.
    Over,
    /// The café has begun: its preparation is settled.
    Begun,
    /// Emergent questions come once the café has begun; before, there is the preparation.
    NotBegun,
    /// Somebody else has changed this a moment ago: look again.
    Overtaken,
    /// Somebody has left a trace in this step: there is no way back to the one before.
    Written,
    /// No such participant, or they have left.
    NoSuchPerson,
    /// No such step.
    NoSuchStep,
    /// No such trace.
    NoSuchTrace,
    /// The trace is masked and can't be continued.
    Masked,
    /// The trace is somebody else's: it can be continued, answered, resonated with, but not changed.
    NotYours,
    /// The trace is of an earlier round, or of a plenary that is over: what is written is written.
    Settled,
    /// Its author has erased the trace.
    Erased,
    /// One's own traces always matter.
    OwnTrace,
    /// Everybody at this table has a phone of their own: nobody signs for others.
    NotShared,
    /// The person for whom the trace would be signed did not sit at this table in this round.
    NotSeatedThere,
    /// No such tablecloth, or no such round on it.
    NoSuchCloth,
    /// No such table.
    NoSuchTable,
    /// The person does not sit, and did not sit, at this tablecloth in this round.
    NotYourTable,
    /// No such zone on this tablecloth.
    NoSuchZone,
    /// This is not the time to change tables.
    NotTravelling,
    /// The stroke has no point, too many, or points that are no points.
    BadStroke,
    /// The photo is none that can be kept.
    BadPhoto {
        /// Why.
        why: BadPhoto,
    },
    /// This tablecloth has as many photos as it can hold.
    PhotosFull,
    /// There was no such round at this table yet.
    NotHeld,
    /// Another trace has this id.
    IdTaken,
    /// A number is outside what a café can have: minutes, tables, groups, rounds, questions or zones.
    OutOfRange,
    /// The programme has no round and no plenary.
    NothingToTalkAbout,
    /// At least one table stays open.
    LastTable,
    /// The round is held already, or there is none of this number.
    NoSuchRound,
    /// There are no more seats at this table, if all tables are to be even.
    TableFull,
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self, f)
    }
}

impl std::error::Error for Refusal {}
