//! English.

mod desk;
mod kit;
mod pages;
mod photo;
mod plan;
mod refusals;
mod sheet;
mod table;

use super::{AtTable, Common, Count, Words};
use crate::cafe::preparation::Language;

pub(super) const AT_TABLE: AtTable = AtTable {
    language: Language::En,
    common: Common {
        own_name: "English",
        thousands: ",",
        skip: "Skip to content",
        home: "Home",
        optional: "optional",
        cancel: "Cancel",
        close: "Close",
        code: "Code",
        qr: "QR code: {url}",
        table: "Table {n}",
        group: "Group {letter}",
        round: "Round {n}",
        round_of: "Round {n} of {of}",
        question: "Question {n}",
        minutes: "{n} min",
        arrival: "Arrival",
        plenary: "Plenary",
        travel: "Changing tables",
        harvest: "Harvest",
        closed: "Close",
        emergent: "Emergent question",
        people: Count {
            one: "{n} person",
            many: "{n} people",
        },
        groups: Count {
            one: "{n} group",
            many: "{n} groups",
        },
        tables: Count {
            one: "{n} table",
            many: "{n} tables",
        },
        questions: Count {
            one: "{n} question",
            many: "{n} questions",
        },
        rounds: Count {
            one: "{n} round",
            many: "{n} rounds",
        },
        traces: Count {
            one: "{n} trace",
            many: "{n} traces",
        },
        notes: Count {
            one: "{n} note",
            many: "{n} notes",
        },
        strokes: Count {
            one: "{n} line",
            many: "{n} lines",
        },
        photos: Count {
            one: "{n} photo",
            many: "{n} photos",
        },
    },
    table: table::TABLE,
    photo: photo::PHOTO,
    clock: desk::CLOCK,
    notice: pages::NOTICE,
    refusals: refusals::REFUSALS,
};

pub(super) const WORDS: Words = Words {
    at_table: &AT_TABLE,
    home: pages::HOME,
    prepare: pages::PREPARE,
    join: pages::JOIN,
    kit: kit::KIT,
    desk: desk::DESK,
    plan: plan::PLAN,
    photo_desk: photo::PHOTO_DESK,
    screen: desk::SCREEN,
    close: pages::CLOSE,
    export: pages::EXPORT,
    sheet: sheet::SHEET,
    elsewhere: refusals::ELSEWHERE,
};
