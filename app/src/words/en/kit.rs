//! English: the paper kit.

use crate::words::{Count, Kit, Sign};

pub(super) const KIT: Kit = Kit {
    title: "The paper kit",
    lead: "Print these sheets on A4, in black, on one side: with them the café goes on even without a network, and what is written on paper comes back as photos.",
    print: "Ctrl + P, or ⌘ + P, prints the chosen sheets and nothing else.",
    link: "Print the paper kit",
    choose: "Which sheets",
    show: "Show these sheets",
    contents: "In this kit",
    sheets: Count {
        one: "{n} sheet",
        many: "{n} sheets",
    },
    no_sheets: "no sheet in this café",
    no_hosts: "no sheet: this café has no hosts",
    nothing: "No sheet is ticked: there is nothing to print. Tick at least one kind, then show these sheets.",
    back: "Back to the desk",
    run: Sign {
        title: "Run sheet",
        text: "For whoever conducts: the steps, times to note, who goes where.",
    },
    signs: Sign {
        title: "Table signs",
        text: "One for each table, to be folded in half. To scan the code is to sit down there.",
    },
    cards: Sign {
        title: "Place cards",
        text: "One for each person, to be cut out: their way from table to table.",
    },
    cards_numbered: "As long as nobody is there, they are numbered. Whoever has a phone follows the phone. Printed again when everybody has come, they carry the names.",
    hosts: Sign {
        title: "Host sheets",
        text: "One for each table, for whoever stays there: welcome, note down, pass on.",
    },
    questions: Sign {
        title: "Question cards",
        text: "One for each question, for the middle of the table or for the wall.",
    },
    etiquette: Sign {
        title: "The café’s etiquette",
        text: "To hang in the room, or to read out at the arrival.",
    },
    cloths: Sign {
        title: "A3 tablecloths",
        text: "One for each table and question, to write on by hand. Print them apart, on A3 paper; enlarged to 283%, they make an A0.",
    },
    cloth_files: "The same tablecloths as PDF, with what is written on them already",
    cloth_file: "All tablecloths on {paper}",
    fold: "fold here",
    scan: "Scan to sit down here",
    or_type: "or type {host}, code {code}",
    seat: "Seat {n}",
    name: "Name",
    stays: "Host: stays at table {n}",
    host_of: "Host of table {n}",
    host_welcome: "In each round",
    host_steps: [
        "Bid them welcome, let them say their names.",
        "Show the tablecloth: say in one minute what the groups before have left.",
        "Listen, invite those who are silent, let them write and draw on the tablecloth.",
        "Before the bell ask: what is to be passed on? Note it here.",
    ],
    host_left: "What this group leaves",
    host_pass_on: "For the harvest: what the table wants to pass on",
    comes: "Coming: {who}",
    times: "from ____:____ to ____:____",
    at_tables: Count {
        one: "Table {tables}",
        many: "Tables {tables}",
    },
    everywhere: "in each round",
    announced: "Announced, without a table",
    manners: [
        Sign {
            title: "Come to what matters",
            text: "Talk about what really matters to you in this question.",
        },
        Sign {
            title: "Bring your part",
            text: "A half-made idea is worth more than one you keep to yourself.",
        },
        Sign {
            title: "Speak from the heart",
            text: "Say what you have lived through, not only what you know.",
        },
        Sign {
            title: "Listen to understand",
            text: "Look for what others see and you don’t see yet.",
        },
        Sign {
            title: "Link ideas",
            text: "Carry an idea to your next table; draw a line to the one that it meets there.",
        },
        Sign {
            title: "Doodle on the tablecloth",
            text: "Words, arrows, drawings: that is what it is for. Erase nothing of those before.",
        },
        Sign {
            title: "Enjoy it",
            text: "We think better together when we feel well together.",
        },
    ],
    run_step: "Step",
    run_minutes: "Length",
    run_time: "Begins",
    run_do: "What to do",
    do_arrival: "A card for everybody. Read the etiquette, say the question, show the tables.",
    do_plenary: "Everybody around one tablecloth.",
    do_round: "Note the time. Call half-time, then five minutes, then the bell.",
    do_travel: "Ring. Everybody follows their card.",
    do_travel_hosted: "Ring. Everybody follows their card; the host stays and welcomes.",
    do_harvest: "Hang the tablecloths side by side. What comes back? What surprises?",
    do_closed: "Say thank you. Photograph each tablecloth, with the corner that has its table’s number.",
    without_title: "If the network dies",
    without: "Go on: the cards say where to go, the tablecloths keep everything. Ring at the times noted above. When the network is back, photograph the tablecloths from a phone of the table, or from the desk.",
    marks: "Before each note, the mark of the round",
    marks_groups: "Before each note, the mark of the round, and in it the letter of your group",
};
