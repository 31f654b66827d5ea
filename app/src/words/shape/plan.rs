//! The sentences about who sits where: on the preparation form and on the desk.
#![expect(missing_docs, reason = "a field’s name and its English sentence say what it is for")]

use super::Count;

/// Who sits where, and what that is worth.
#[derive(Debug)]
#[cfg_attr(test, derive(serde::Serialize))]
pub struct Plan {
    pub title: &'static str,
    pub caption: &'static str,
    pub picture: &'static str,
    pub supposed: &'static str,
    pub host: &'static str,
    pub worth: Worth,
    pub unkept: Unkept,
    pub change: Change,
}

/// How good a plan is.
#[derive(Debug)]
#[cfg_attr(test, derive(serde::Serialize))]
pub struct Worth {
    pub everybody: &'static str,
    pub pairs: &'static str,
    pub somebody: &'static str,
    pub somebody_new: &'static str,
    pub somebody_again: Count,
    pub small: &'static str,
    pub small_hosted: &'static str,
    pub seats_both: &'static str,
    pub no_repeats: &'static str,
    pub least: Count,
    pub found: Count,
    pub found_all: Count,
    pub why_partners: &'static str,
    pub why_ways: &'static str,
    pub why_ways_once: &'static str,
    pub why_design: &'static str,
    pub why_together: &'static str,
    pub why_past: &'static str,
    pub why_wishes: &'static str,
    pub why_changed: &'static str,
    pub why_none: &'static str,
    pub spread: &'static str,
    pub met_all: &'static str,
    pub as_wished: &'static str,
    pub one: &'static str,
    pub one_group: &'static str,
    pub comes_back: Count,
    pub comes_back_least: Count,
    pub asked_again: Count,
    pub asked_again_least: Count,
    pub more_rounds: &'static str,
    pub follows: Count,
    pub follows_some: &'static str,
    pub follows_again: Count,
    pub advice: &'static str,
    pub advice_none: &'static str,
    pub advice_fewer: &'static str,
    pub advice_groups: &'static str,
    pub advice_groups_none: &'static str,
}

/// Wishes, and why one is not kept.
#[derive(Debug)]
#[cfg_attr(test, derive(serde::Serialize))]
pub struct Unkept {
    pub apart: &'static str,
    pub all_apart: &'static str,
    pub apart_as_can_be: &'static str,
    pub together: &'static str,
    pub needs: &'static str,
    pub take_back: &'static str,
    pub unkept: &'static str,
    pub opposed: &'static str,
    pub both_host: &'static str,
    pub elsewhere: &'static str,
    pub too_many: &'static str,
    pub table_full: &'static str,
    pub too_few_tables: &'static str,
    pub table_closed: &'static str,
    pub same_group: &'static str,
    pub other_groups: &'static str,
    pub by_hand: &'static str,
    pub not_found: &'static str,
}

/// What can be changed on the desk, and what follows from it.
#[derive(Debug)]
#[cfg_attr(test, derive(serde::Serialize))]
pub struct Change {
    pub title: &'static str,
    pub nobody: &'static str,
    pub moves: &'static str,
    pub comes: &'static str,
    pub and_more: Count,
    pub then: &'static str,
    pub really: &'static str,
    pub departs: &'static str,
    pub departs_for_good: &'static str,
    pub no_longer: &'static str,
    pub will_host: &'static str,
    pub no_host: &'static str,
    pub moves_with: &'static str,
    pub will_move_with: &'static str,
    pub table_opened: &'static str,
    pub next_round: &'static str,
    pub host_of: &'static str,
    pub hosts: &'static str,
    pub host_no_more: &'static str,
    pub place_at: &'static str,
    pub place_group_at: &'static str,
    pub placed: &'static str,
    pub with: &'static str,
    pub company: &'static str,
    pub together_with: &'static str,
    pub apart_from: &'static str,
    pub apart_full: &'static str,
    pub apart_full_groups: &'static str,
    pub and_somebody: &'static str,
    pub needs_table: &'static str,
    pub choose: &'static str,
    pub propose: &'static str,
    pub spread: &'static str,
    pub avoid_companions: &'static str,
    pub regroup: &'static str,
    pub table: &'static str,
    pub table_short: &'static str,
    pub table_close: &'static str,
    pub table_open: &'static str,
    pub table_merge: &'static str,
    pub table_new: &'static str,
    pub table_closed: &'static str,
    pub table_merged: &'static str,
    pub closed_since: &'static str,
    pub merged_since: &'static str,
    pub closed_before: &'static str,
    pub merged_before: &'static str,
    pub other_question: &'static str,
}
