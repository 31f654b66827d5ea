//! French: exported files.

use crate::words::Sheet;

pub(super) const SHEET: Sheet = Sheet {
    file_cloths: "nappes",
    file_traces: "traces",
    file_table: "table",
    file_plenary: "pleniere",
    footer: "A1\u{a0}: groupe A au tour 1. Dans un nuage\u{a0}: en plénière. Café {code}.",
    id: "Identifiant",
    tablecloth: "Nappe",
    question: "Question",
    table: "Table",
    round: "Tour",
    group: "Groupe",
    alias: "Prénom ou alias",
    time: "Heure (UTC)",
    kind: "Nature",
    note: "note",
    ink: "dessin",
    text: "Texte",
    path: "Tracé SVG",
    zone: "Zone",
    thread: "Fil",
    continues: "continue",
    answers: "répond à",
    contradicts: "contredit",
    thread_to: "Fil vers",
    masked: "Masquée",
    mask_reason: "Raison du masque",
    yes: "oui",
    no: "non",
};
