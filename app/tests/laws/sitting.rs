//! Whoever scans the sign on a table has sat down there: they stay where that leaves all even, and sit elsewhere if not.

use app::cafe::{
    Cafe, Command, Who,
    id::{GroupId, Key, ParticipantId, Round, TableId},
    preparation::Preparation,
    seating::{Moving, Rule},
};
use proptest::prelude::*;

use crate::people::Room;
use crate::seating::{mixed, mixing, rotating, sizes};

impl Room {
    /// Somebody comes and sits down at a table.
    fn sits_at(&mut self, table: u16) -> ParticipantId {
        let id = ParticipantId(self.cafe.people.len() as u32 + 1);
        let (key, alias) = (Key(id.to_string()), format!("Bilal {id}"));
        let table = Some(TableId(table));
        self.give(&Command::Join { key, alias, table }, Who::House).unwrap();
        id
    }
}

/// How many sit at each table in the first round.
fn seated(cafe: &Cafe) -> Vec<usize> {
    let at = |table: &TableId| cafe.present().filter(|p| p.seats.get(&Round(1)) == Some(table)).count();
    cafe.tables().iter().map(at).collect()
}

proptest! {
    /// Law 2: wherever people sit down, in whatever order, all is even within one.
    #[test]
    fn who_sits_down_leaves_all_even(
        moving in prop_oneof![Just(Moving::Groups), Just(Moving::People)],
        early in prop::collection::vec(0_u16..7, 0..20),
        late in prop::collection::vec(0_u16..7, 0..20),
        groups in 0_u16..6,
    ) {
        let mut room = Room::open(Preparation { moving, groups, ..mixing(4, 3) });
        early.iter().for_each(|table| { room.sits_at(*table); });
        room.plan();
        room.go_to_round(Round(1));
        late.iter().for_each(|table| { room.sits_at(*table); });
        let even = |sizes: &[usize]| sizes.iter().max().unwrap() - sizes.iter().min().unwrap() <= 1;
        if room.cafe.mixes() {
            prop_assert!(even(&seated(&room.cafe)), "{:?}", seated(&room.cafe));
        } else {
            let groups = (1..=room.cafe.groups).map(|group| room.cafe.members(GroupId(group)).count());
            prop_assert!(even(&groups.collect::<Vec<_>>()));
        }
        prop_assert!(room.cafe.people.values().all(|person| person.seats.contains_key(&Round(1))));
        room.plan();
        prop_assert!(even(&sizes(&room.cafe, Round(2))));
    }
}

#[test]
fn friends_who_sit_down_together_early_stay_together_first() {
    let mut room = Room::open(Preparation {
        expected: Some(12),
        ..mixing(3, 3)
    });
    let friends = [(); 4].map(|()| room.sits_at(2));
    let fifth = room.sits_at(2);
    for _ in 0..7 {
        room.join();
    }
    room.plan();
    assert_eq!(sizes(&room.cafe, Round(1)), [4, 4, 4]);
    room.go_to_round(Round(1));
    let seat = |id: ParticipantId| room.cafe.people[&id].seats[&Round(1)];
    assert_eq!(friends.map(seat), [TableId(2); 4]);
    assert_ne!(seat(fifth), TableId(2), "four seats are four seats");
}

#[test]
fn where_fewer_come_than_were_expected_even_tables_go_before_wishes() {
    let mut room = Room::open(Preparation {
        expected: Some(12),
        ..mixing(3, 3)
    });
    for _ in 0..3 {
        room.sits_at(1);
    }
    room.plan();
    assert_eq!(sizes(&room.cafe, Round(1)), [1, 1, 1]);
}

#[test]
fn who_comes_late_sits_where_they_have_sat_down_if_it_is_no_fuller_than_others() {
    let (mut room, _) = mixed(8, 4, 3);
    room.go_to_round(Round(1));
    let seat = |room: &Room, id| room.cafe.people[&id].seats[&Round(1)];
    let third = room.sits_at(3);
    assert_eq!(seat(&room, third), TableId(3));
    let another = room.sits_at(3);
    assert_ne!(seat(&room, another), TableId(3));
    let nowhere = room.sits_at(99);
    assert!(room.cafe.tables().contains(&seat(&room, nowhere)));
    // Back from a telephone call, at another table.
    let participant = third;
    room.give(&Command::Depart { participant }, Who::Facilitator).unwrap();
    let (key, alias) = (room.cafe.people[&third].key.clone(), String::new());
    let table = Some(TableId(4));
    room.give(&Command::Join { key, alias, table }, Who::House).unwrap();
    assert_eq!(seat(&room, third), TableId(3), "where they have sat in this round");
}

#[test]
fn with_groups_one_moves_with_those_who_sit_there() {
    let mut room = Room::open(rotating(3, 3, 3));
    room.plan();
    let first = room.sits_at(3);
    let person = &room.cafe.people[&first];
    assert_eq!(room.cafe.planned(person, Round(1)), Some(TableId(3)));
    let second = room.sits_at(3);
    assert_ne!(room.cafe.people[&second].group, room.cafe.people[&first].group);
    room.join();
    room.go_to_round(Round(2));
    let late = room.sits_at(3);
    assert_eq!(room.cafe.people[&late].seats[&Round(2)], TableId(3));
}

#[test]
fn who_is_kept_apart_does_not_sit_down_with_the_other() {
    let (mut room, _) = mixed(0, 4, 3);
    let first = room.sits_at(2);
    let second = room.sits_at(3);
    room.wishes(&[Rule::Apart(first, second)]);
    // Out, and back in by the sign of the other's table.
    let comes_back = |room: &mut Room| {
        let participant = second;
        room.give(&Command::Depart { participant }, Who::Facilitator).unwrap();
        let (key, alias) = (room.cafe.people[&second].key.clone(), String::new());
        let table = Some(TableId(2));
        room.give(&Command::Join { key, alias, table }, Who::House).unwrap();
    };
    comes_back(&mut room);
    room.plan();
    room.go_to_round(Round(1));
    let seat = |room: &Room, id| room.cafe.people[&id].seats[&Round(1)];
    assert_eq!(seat(&room, first), TableId(2));
    assert_ne!(seat(&room, second), TableId(2));
    // As little in a round that is held.
    room.go_to_round(Round(2));
    let there = room.cafe.people[&first].seats[&Round(2)];
    comes_back(&mut room);
    assert_ne!(room.cafe.people[&second].seats[&Round(2)], there);
}
