//! French.

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
    language: Language::Fr,
    common: Common {
        own_name: "Français",
        thousands: "\u{202f}",
        skip: "Aller au contenu",
        home: "Accueil",
        optional: "facultatif",
        cancel: "Annuler",
        close: "Fermer",
        code: "Code",
        qr: "Code QR : {url}",
        table: "Table {n}",
        group: "Groupe {letter}",
        round: "Tour {n}",
        round_of: "Tour {n} sur {of}",
        question: "Question {n}",
        minutes: "{n} min",
        arrival: "Accueil",
        plenary: "Plénière",
        travel: "Changement de table",
        harvest: "Récolte",
        closed: "Clôture",
        emergent: "Question émergente",
        people: Count {
            one: "{n} personne",
            many: "{n} personnes",
        },
        groups: Count {
            one: "{n} groupe",
            many: "{n} groupes",
        },
        tables: Count {
            one: "{n} table",
            many: "{n} tables",
        },
        questions: Count {
            one: "{n} question",
            many: "{n} questions",
        },
        rounds: Count {
            one: "{n} tour",
            many: "{n} tours",
        },
        traces: Count {
            one: "{n} trace",
            many: "{n} traces",
        },
        notes: Count {
            one: "{n} note",
            many: "{n} notes",
        },
        strokes: Count {
            one: "{n} trait",
            many: "{n} traits",
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
