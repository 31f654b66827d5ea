//! English: exported files.

use crate::words::Sheet;

pub(super) const SHEET: Sheet = Sheet {
    file_cloths: "tablecloths",
    file_traces: "traces",
    file_table: "table",
    file_plenary: "plenary",
    footer: "A1: group A in round 1. In a cloud: in plenary. Café {code}.",
    id: "Id",
    tablecloth: "Tablecloth",
    question: "Question",
    table: "Table",
    round: "Round",
    group: "Group",
    alias: "Alias",
    time: "Time (UTC)",
    kind: "Kind",
    note: "note",
    ink: "drawing",
    text: "Text",
    path: "SVG path",
    zone: "Zone",
    thread: "Thread",
    continues: "continues",
    answers: "answers",
    contradicts: "contradicts",
    thread_to: "Thread to",
    masked: "Masked",
    mask_reason: "Reason of the mask",
    yes: "yes",
    no: "no",
};
