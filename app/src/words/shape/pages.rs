//! The sentences of the pages before and after the tables.
#![expect(missing_docs, reason = "a field’s name and its English sentence say what it is for")]

use super::Sign;

/// The first page.
#[derive(Debug)]
#[cfg_attr(test, derive(serde::Serialize))]
pub struct Home {
    pub title: &'static str,
    pub lead: &'static str,
    pub join_title: &'static str,
    pub join_label: &'static str,
    pub join_hint: &'static str,
    pub join_button: &'static str,
    pub join_unreadable: &'static str,
    pub join_unknown: &'static str,
    pub open_title: &'static str,
    pub open_text: &'static str,
    pub open_button: &'static str,
    pub what_title: &'static str,
    pub what_talk: &'static str,
    pub what_move: &'static str,
    pub what_keep: &'static str,
}

/// The preparation form.
#[derive(Debug)]
#[cfg_attr(test, derive(serde::Serialize))]
pub struct Prepare {
    pub title_new: &'static str,
    pub lead_new: &'static str,
    pub lead_again: &'static str,
    pub title_change: &'static str,
    pub lead_change: &'static str,
    pub errors_title: &'static str,
    pub about: &'static str,
    pub title: &'static str,
    pub title_hint: &'static str,
    pub purpose: &'static str,
    pub purpose_hint: &'static str,
    pub language: &'static str,
    pub language_hint: &'static str,
    pub questions: &'static str,
    pub questions_lead: &'static str,
    pub question: &'static str,
    pub question_text: &'static str,
    pub question_hint: &'static str,
    pub place: &'static str,
    pub place_tables: &'static str,
    pub place_plenary: &'static str,
    pub place_announced: &'static str,
    pub number: &'static str,
    pub number_hint: &'static str,
    pub number_range: &'static str,
    pub zones_summary: &'static str,
    pub zones: &'static str,
    pub zones_hint: &'static str,
    pub more: &'static str,
    pub time: &'static str,
    pub time_lead: &'static str,
    pub rounds: &'static str,
    pub rounds_hint: &'static str,
    pub round_minutes: &'static str,
    pub minutes: &'static str,
    pub minutes_hint: &'static str,
    pub travel_minutes: &'static str,
    pub travel_hint: &'static str,
    pub groups: &'static str,
    pub groups_lead: &'static str,
    pub moving: &'static str,
    pub moving_hint: &'static str,
    pub mode: &'static str,
    pub mode_hint: &'static str,
    pub moving_groups: &'static str,
    pub moving_people: &'static str,
    pub hosts: &'static str,
    pub hosts_hint: &'static str,
    pub hosts_no: &'static str,
    pub hosts_yes: &'static str,
    pub spread: &'static str,
    pub spread_hint: &'static str,
    pub spread_no: &'static str,
    pub spread_yes: &'static str,
    pub expected: &'static str,
    pub expected_hint: &'static str,
    pub look: &'static str,
    pub groups_label: &'static str,
    pub groups_hint: &'static str,
    pub open: &'static str,
    pub open_hint: &'static str,
    pub save: &'static str,
    pub back: &'static str,
    pub again: &'static str,
    pub again_title: &'static str,
    pub keep: &'static str,
    pub place_round: &'static str,
    pub template: Template,
}

/// The page on which somebody says their name.
#[derive(Debug)]
#[cfg_attr(test, derive(serde::Serialize))]
pub struct Join {
    pub title: &'static str,
    pub alias: &'static str,
    pub alias_hint: &'static str,
    pub button: &'static str,
    pub privacy: &'static str,
    pub as_table: &'static str,
    pub keeps_name: &'static str,
}

/// The café is over.
#[derive(Debug)]
#[cfg_attr(test, derive(serde::Serialize))]
pub struct Close {
    pub title: &'static str,
    pub thanks: &'static str,
    pub kept: &'static str,
    pub not_yet: &'static str,
    pub back_to_desk: &'static str,
    pub back_to_table: &'static str,
    pub numbers: &'static str,
    pub cloths: &'static str,
    pub no_cloths: &'static str,
    pub emergent: &'static str,
    pub sources: &'static str,
    pub no_sources: &'static str,
}

/// What can be taken home.
#[derive(Debug)]
#[cfg_attr(test, derive(serde::Serialize))]
pub struct Export {
    pub title: &'static str,
    pub lead: &'static str,
    pub rehearsed: &'static str,
    pub all: &'static str,
    pub all_hint: &'static str,
    pub traces: &'static str,
    pub json: &'static str,
    pub csv: &'static str,
    pub svg: &'static str,
    pub png: &'static str,
    pub pdf: &'static str,
    pub pdf_of: &'static str,
    pub all_cloths: &'static str,
    pub paper: &'static str,
    pub of_cloth: &'static str,
}

/// Pages that say what went wrong.
#[derive(Debug)]
#[cfg_attr(test, derive(serde::Serialize))]
pub struct Notice {
    pub no_page: Sign,
    pub no_cafe: Sign,
    pub not_allowed: Sign,
    pub desk_closed: Sign,
    pub over: Sign,
    pub expired: Sign,
    pub too_big: Sign,
    pub too_many: Sign,
    pub unreadable: Sign,
    pub fault: Sign,
    pub to_home: &'static str,
    pub to_join: &'static str,
}

/// What a preparation can begin with.
#[derive(Debug)]
#[cfg_attr(test, derive(serde::Serialize))]
pub struct Template {
    pub title: &'static str,
    pub one_question: &'static str,
    pub one_question_hint: &'static str,
    pub each_table: &'static str,
    pub each_table_hint: &'static str,
    pub each_round: &'static str,
    pub each_round_hint: &'static str,
    pub with_plenary: &'static str,
    pub with_plenary_hint: &'static str,
    pub empty: &'static str,
    pub empty_hint: &'static str,
    pub file: &'static str,
    pub file_hint: &'static str,
    pub file_button: &'static str,
    pub file_refused: &'static str,
    pub brakes_question: &'static str,
    pub brakes: &'static str,
    pub enablers: &'static str,
    pub what_for: &'static str,
    pub with_whom: &'static str,
}
