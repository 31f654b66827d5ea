//! The words on and in exported files.
#![expect(missing_docs, reason = "a field's name and its English sentence say what it is for")]

/// Exported files: their names, the line under a tablecloth, the headings of the table of traces.
#[derive(Debug)]
#[cfg_attr(test, derive(serde::Serialize))]
pub struct Sheet {
    /// Parts of file names: small letters without accents.
    pub file_cloths: &'static str,
    pub file_traces: &'static str,
    pub file_table: &'static str,
    pub file_round: &'static str,
    pub file_plenary: &'static str,
    pub marks: &'static str,
    pub marks_mixed: &'static str,
    pub marks_plenary: &'static str,
    pub marks_plenary_mixed: &'static str,
    pub id: &'static str,
    pub tablecloth: &'static str,
    pub question: &'static str,
    pub table: &'static str,
    pub round: &'static str,
    pub group: &'static str,
    pub alias: &'static str,
    pub time: &'static str,
    pub kind: &'static str,
    pub note: &'static str,
    pub ink: &'static str,
    pub photo: &'static str,
    pub text: &'static str,
    pub path: &'static str,
    pub file: &'static str,
    pub led_to: &'static str,
    pub zone: &'static str,
    pub thread: &'static str,
    pub continues: &'static str,
    pub answers: &'static str,
    pub contradicts: &'static str,
    pub thread_to: &'static str,
    pub masked: &'static str,
    pub mask_reason: &'static str,
    pub resonances: &'static str,
    pub about: &'static str,
    pub yes: &'static str,
    pub no: &'static str,
}
