//! English: the pages before and after the tables.

use crate::words::{Close, Export, Home, Join, Notice, Prepare, Sign};

pub(super) const HOME: Home = Home {
    title: "Nappe, a World Café",
    lead: "Talk around a table, write on the tablecloth, then change tables.",
    join_title: "Join a café",
    join_label: "The café’s code",
    join_hint: "Six letters or digits, shown in the room.",
    join_button: "Come in",
    join_unreadable: "A code has six letters or digits, like K7Q M4X. Check it on the screen in the room.",
    join_unknown: "No café has the code {code}. Check it on the screen in the room, or ask somebody near you.",
    open_title: "Run a café",
    open_text: "Prepare your questions. You get a code and a QR code to show in the room. No account, nothing to install.",
    open_button: "Open a café",
    what_title: "How it goes",
    what_talk: "In small groups, people talk about a question and leave traces on the tablecloth.",
    what_move: "At the bell, they change tables. They find the traces of the others there, and carry on.",
    what_keep: "At the end, everybody looks at all tablecloths. Take them home as images, as PDF or as a table.",
};

pub(super) const PREPARE: Prepare = Prepare {
    title_new: "Open a café",
    lead_new: "Two questions and two rounds are enough to begin. You can still change everything while people arrive.",
    title_change: "Change the preparation",
    lead_change: "You can until the café begins. People who are already here stay; they are spread over the groups anew.",
    errors_title: "One more thing to look at",
    about: "The café",
    title: "Title",
    title_hint: "It is shown on the screen and on every phone. {n} characters at most.",
    purpose: "Why people meet",
    purpose_hint: "A few sentences to read on arrival. {n} characters at most.",
    language: "Language of the café",
    language_hint: "The exports speak it too.",
    questions: "The questions",
    questions_lead: "A question at several tables gets a tablecloth for each. Leave empty what you don’t need.",
    question: "Question {n}",
    question_text: "The question",
    question_hint: "Short and open. {n} characters at most.",
    place: "Where it is talked about",
    place_tables: "At tables, in every round",
    place_plenary: "In plenary, before the rounds",
    place_announced: "Only announced, for later",
    number: "How many",
    number_hint: "Tables, or minutes in plenary. Empty: 1 table, or 15 minutes.",
    number_range: "This has to be a whole number from {from} to {to}.",
    zones_summary: "Divide the tablecloth into zones",
    zones: "Names of the zones",
    zones_hint: "With a bar between them: What hinders | What helps. {zones} zones at most, of {n} characters at most.",
    more: "Add questions",
    time: "The time",
    time_lead: "The bell rings at the end of every round. You can always extend, shorten or pause.",
    rounds: "Number of rounds",
    rounds_hint: "1 to {n}.",
    round_minutes: "Minutes per round",
    travel_minutes: "Minutes to change tables",
    travel_hint: "0 to go on without a pause.",
    groups: "The groups",
    groups_lead: "People of one group change tables together. Everybody gets a seat on arrival, in the smallest group. In every round, every group moves one table on.",
    groups_label: "Number of groups",
    groups_hint: "Empty: one group per table. {n} at most.",
    open: "Open the café",
    open_hint: "You then see the code to show in the room.",
    save: "Save",
    back: "Go back and change nothing",
};

pub(super) const JOIN: Join = Join {
    title: "Welcome",
    alias: "Your first name or an alias",
    alias_hint: "It stands beside what you write. {n} characters at most.",
    button: "Take a seat",
    privacy: "No account, no address. This phone will remember your seat.",
    as_table: "Several people, one phone? Write a name for the whole table.",
};

pub(super) const CLOSE: Close = Close {
    title: "The café is over",
    thanks: "Thank you for taking part.",
    kept: "This is what stays on the tables.",
    not_yet: "The café is not over yet. What you export now is what there is now.",
    back_to_desk: "Back to the desk",
    back_to_table: "Back to my table",
    numbers: "In numbers",
    cloths: "The tablecloths",
    no_cloths: "No tablecloth: no question was talked about.",
    emergent: "The questions that came up",
    sources: "It comes from",
    no_sources: "No trace was tied to it.",
};

pub(super) const EXPORT: Export = Export {
    title: "Take it home",
    lead: "Nothing is erased here: your facilitator link brings you back to this page.",
    all: "Everything, in one ZIP file",
    all_hint: "All tablecloths as PDF, PNG and SVG, all traces as CSV and JSON.",
    traces: "All traces",
    json: "JSON, for a program",
    csv: "CSV, for a spreadsheet",
    svg: "SVG",
    png: "PNG",
    pdf: "PDF",
    pdf_of: "On paper",
    all_cloths: "All tablecloths, one a page",
    paper: "Paper",
    of_cloth: "{format} of the tablecloth “{name}”",
};

pub(super) const NOTICE: Notice = Notice {
    no_page: Sign {
        title: "There is nothing at this address",
        text: "Perhaps a part of the link is missing. Type the café’s code, or go back to the start.",
    },
    no_cafe: Sign {
        title: "There is no such café",
        text: "No café has this code. Check it on the screen in the room, then type it again.",
    },
    not_allowed: Sign {
        title: "This page is not yours",
        text: "You have not taken a seat in this café yet, or not on this device. Come in by the code shown in the room.",
    },
    desk_closed: Sign {
        title: "This page belongs to the facilitator",
        text: "If that is you, open the facilitator link that you kept on this device. If not, come in by the code shown in the room.",
    },
    over: Sign {
        title: "This café is over",
        text: "Nobody can come in or write any more. The facilitator has the tablecloths.",
    },
    expired: Sign {
        title: "This page has grown old",
        text: "Nothing is lost. Go back to the page before, reload it and try again.",
    },
    too_big: Sign {
        title: "That is too much at once",
        text: "What was sent is too big to be read. Send it in several, shorter parts.",
    },
    too_many: Sign {
        title: "One moment, please",
        text: "There were many requests at once. Wait a few seconds, then try again. What is already on the tablecloth is kept.",
    },
    unreadable: Sign {
        title: "We did not understand this request",
        text: "Go back to the page before and try again. What is already on the tablecloth is kept.",
    },
    fault: Sign {
        title: "Something broke on our side",
        text: "It is not your fault. What is already on the tablecloth is kept. Try again in a moment.",
    },
    to_home: "Back to the start",
    to_join: "Come in by the code",
};
