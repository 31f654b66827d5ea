//! What somebody may try, at random; and cafés in which they do.

use app::{
    cafe::{
        preparation::{Planned, Preparation, Prepared},
        seating::{Mode, Moving},
    },
    ink::Point,
};
use proptest::prelude::*;

use crate::arranging::{Arrange, arrange};
use crate::conducting::{Conduct, conduct};
use crate::people::{question, two_tables};

/// Something that somebody tries. The numbers choose among what there is.
#[derive(Clone, Debug)]
pub(crate) enum Move {
    Join,
    Next,
    Wake {
        later: u64,
    },
    Clock {
        what: u8,
        seconds: u32,
    },
    Note {
        by: usize,
        cloth: usize,
        own: bool,
        round: u8,
        to: Option<usize>,
        zone: Option<u8>,
        at: Option<Point>,
        again: bool,
        signed: Option<usize>,
    },
    Draw {
        by: usize,
        pen: usize,
    },
    /// Somebody tries something with a trace, whosever it is.
    Touch {
        by: usize,
        trace: usize,
        what: Touch,
    },
    Refile {
        trace: usize,
        cloth: usize,
        round: u8,
    },
    SetMode {
        table: usize,
        mode: Mode,
    },
    Photo {
        by: Option<usize>,
        cloth: usize,
        round: u8,
        picture: u8,
    },
    Arrive {
        by: usize,
    },
    Depart {
        by: Option<usize>,
        who: usize,
    },
    Return {
        who: usize,
    },
    Mask {
        trace: usize,
        by: Option<usize>,
    },
    Unmask {
        trace: usize,
    },
    Ask {
        from: usize,
        announced: bool,
        minutes: Option<u32>,
        table: bool,
    },
    Prepare {
        groups: u16,
    },
    Arrange(Arrange),
    Conduct(Conduct),
}

/// What somebody tries with a trace.
#[derive(Clone, Debug)]
pub(crate) enum Touch {
    Reword(String),
    Move(Option<u8>, Option<Point>),
    Erase,
    Restore,
    Resonate(bool),
}

fn place() -> impl Strategy<Value = Point> {
    (-500..17_000, -500..12_000).prop_map(|(x, y)| Point { x, y })
}

fn touch() -> impl Strategy<Value = Touch> {
    prop_oneof![
        2 => "(mieux se connaître,? ?){0,7}".prop_map(Touch::Reword),
        2 => (prop::option::of(0..3_u8), prop::option::of(place())).prop_map(|(zone, at)| Touch::Move(zone, at)),
        3 => Just(Touch::Erase),
        6 => Just(Touch::Restore),
        3 => any::<bool>().prop_map(Touch::Resonate),
    ]
}

pub(crate) fn moves() -> impl Strategy<Value = Vec<Move>> {
    let people = 0..12_usize;
    let one = prop_oneof![
        4 => Just(Move::Join),
        3 => Just(Move::Next),
        2 => (0..3_000_000_u64).prop_map(|later| Move::Wake { later }),
        2 => (0..3_u8, 1..4_000_u32).prop_map(|(what, seconds)| Move::Clock { what, seconds }),
        9 => (people.clone(), 0..8_usize, prop::bool::weighted(0.8), 0..4_u8, prop::option::weighted(0.4, 0..20_usize),
              prop::option::weighted(0.2, 0..3_u8), prop::option::weighted(0.3, place()), prop::bool::weighted(0.1),
              prop::option::weighted(0.2, 0..14_usize))
            .prop_map(|(by, cloth, own, round, to, zone, at, again, signed)| {
                Move::Note { by, cloth, own, round, to, zone, at, again, signed }
            }),
        3 => (people.clone(), 0..4_usize).prop_map(|(by, pen)| Move::Draw { by, pen }),
        9 => (people.clone(), 0..20_usize, touch()).prop_map(|(by, trace, what)| Move::Touch { by, trace, what }),
        2 => (0..20_usize, 0..8_usize, 0..4_u8).prop_map(|(trace, cloth, round)| Move::Refile { trace, cloth, round }),
        1 => (0..8_usize, prop::sample::select(vec![Mode::OwnPhones, Mode::OnePhone, Mode::Paper]))
            .prop_map(|(table, mode)| Move::SetMode { table, mode }),
        3 => (prop::option::weighted(0.7, people.clone()), 0..8_usize, 0..4_u8, 0..6_u8)
            .prop_map(|(by, cloth, round, picture)| Move::Photo { by, cloth, round, picture }),
        3 => people.clone().prop_map(|by| Move::Arrive { by }),
        1 => (prop::option::of(people.clone()), people.clone()).prop_map(|(by, who)| Move::Depart { by, who }),
        1 => people.clone().prop_map(|who| Move::Return { who }),
        2 => (0..20_usize, prop::option::weighted(0.2, people)).prop_map(|(trace, by)| Move::Mask { trace, by }),
        1 => (0..20_usize).prop_map(|trace| Move::Unmask { trace }),
        1 => (0..20_usize, any::<bool>(), prop::option::of(1..60_u32), any::<bool>())
            .prop_map(|(from, announced, minutes, table)| Move::Ask { from, announced, minutes, table }),
        1 => (0..6_u16).prop_map(|groups| Move::Prepare { groups }),
        8 => arrange().prop_map(Move::Arrange),
        4 => conduct().prop_map(Move::Conduct),
    ];
    prop::collection::vec(one, 1..80)
}

pub(crate) fn preparation() -> impl Strategy<Value = Preparation> {
    (
        prop::collection::vec(1..4_u16, 1..4),
        0..7_u16,
        1..5_u8,
        0..6_u32,
        any::<bool>(),
        any::<bool>(),
        (any::<bool>(), any::<bool>(), prop::bool::weighted(0.2)),
    )
        .prop_map(
            |(tables, groups, rounds, travel, plenary, announced, (mixes, hosts, each_round))| {
                let mode = if groups == 3 { Mode::OnePhone } else { Mode::OwnPhones };
                let mut questions: Vec<Prepared> = tables
                    .into_iter()
                    .map(|tables| question(Planned::Tables { tables }, &[]))
                    .collect();
                // Some have a question for each round.
                if each_round {
                    questions.truncate(1);
                    questions.extend((0..rounds).map(|_| question(Planned::Round { tables: 3 }, &[])));
                }
                if plenary {
                    questions.push(question(
                        Planned::Plenary { minutes: 20 },
                        &["Les freins", "Les facilitants"],
                    ));
                }
                if announced {
                    questions.push(question(Planned::Announced, &[]));
                }
                Preparation {
                    questions,
                    groups,
                    rounds,
                    travel_minutes: travel,
                    mode,
                    moving: if mixes { Moving::People } else { Moving::Groups },
                    hosts,
                    ..two_tables()
                }
            },
        )
}
