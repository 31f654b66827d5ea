//! English: why the café says no.

use crate::words::{Fields, Refusals};

pub(super) const REFUSALS: Refusals = Refusals {
    empty: Fields {
        alias: "Your first name or an alias is missing: write at least one letter.",
        title: "The café’s title is missing.",
        purpose: "The reason why people meet is missing.",
        question: "The text of a question is missing.",
        zone: "A zone has no name: write one between the bars, or take a bar away.",
        note: "Nothing is written yet: leave at least one word.",
        reason: "Say why in a few words: whoever left this trace will read them.",
    },
    too_long: Fields {
        alias: "That is a little long: {n} characters at most for a name or an alias.",
        title: "The title is a little long: {n} characters at most.",
        purpose: "This text is a little long: {n} characters at most.",
        question: "The question is a little long: {n} characters at most, so that it can be read across a table.",
        zone: "The name of a zone is a little long: {n} characters at most.",
        note: "That is a little long for the corner of a tablecloth: {n} characters at most. Leave it in two parts.",
        reason: "That is a little long: {n} characters at most to say why.",
    },
    not_allowed: "You can’t do this here. If you run this café, open your facilitator link on this device.",
    alias_taken: "Somebody in this café has this name already. Add a letter or a digit.",
    cafe_full: "The café is full: it holds {n} people at most. Share the phone of somebody at your table.",
    sheet_full: "This tablecloth is full: it holds {n} traces at most. Tell the facilitator.",
    over: "The café is over: the tablecloths can be read, not written on.",
    begun: "The café has begun: its preparation is settled. You can still set the length of steps and add a question.",
    not_begun: "The café has not begun: add this question to the preparation.",
    overtaken: "Somebody changed this a moment before you. See where things stand, then try again if you need to.",
    no_such_person: "This person is not, or no longer, in this café.",
    no_such_step: "This step is not in the programme. Reload the page.",
    no_such_trace: "This trace can’t be found. Reload the page.",
    masked: "This trace has been masked: it can’t be carried on. Leave yours beside it.",
    not_your_table: "You were not at this table in this round. Leave your trace on the tablecloth in front of you.",
    no_such_zone: "This tablecloth has no such zone. Choose another one.",
    not_travelling: "This is not the time to change tables. Wait for the bell.",
    bad_stroke: "This line could not be left: it is too long or runs off the tablecloth. Draw a shorter one.",
    id_taken: "This trace could not be left. Reload the page and leave it again.",
    out_of_range: "A number does not fit. At most: {minutes} minutes per step, {tables} tables, {groups} groups, {rounds} rounds, {questions} questions, {zones} zones per tablecloth. At least: one minute and one table.",
    nothing_to_talk_about: "There is nothing to talk about yet: write a question, at a table or in plenary, and plan at least one round.",
};
