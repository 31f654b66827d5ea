//! Where groups rotate: who moves with whom, when something is wished about it.

use app::cafe::{
    Command, Who,
    id::GroupId,
    seating::{Rule, Unmet},
};

use crate::{
    people::{Room, two_tables},
    seating::rotating,
};

#[test]
fn with_groups_a_wish_is_kept_by_who_moves_with_whom() {
    let mut room = Room::open(two_tables());
    let [a, b, c, d] = [(); 4].map(|()| room.join());
    // They come in turn to group A and group B.
    let (together, apart) = (Rule::Together(a, b), Rule::Apart(c, d));
    for rule in [together, apart] {
        room.wishes(&[rule]);
    }
    let group = |room: &Room, id| room.cafe.people[&id].group;
    let kept = |room: &Room| group(room, a) == group(room, b) && group(room, c) != group(room, d);
    assert!(kept(&room) && room.cafe.outlook().unwrap().unkept.is_empty());
    // Prepared anew, they still are.
    let preparation = room.cafe.preparation.clone();
    room.give(&Command::Prepare { preparation }, Who::Facilitator).unwrap();
    assert!(kept(&room));
    // By hand, they no longer are, and the desk is told why.
    let (participant, other) = (
        b,
        if group(&room, b) == GroupId(1) {
            GroupId(2)
        } else {
            GroupId(1)
        },
    );
    let regroup = Command::Regroup {
        participant,
        group: other,
    };
    room.give(&regroup, Who::Facilitator).unwrap();
    let (participant, group) = (d, group(&room, c));
    room.give(&Command::Regroup { participant, group }, Who::Facilitator)
        .unwrap();
    let unkept = room.cafe.outlook().unwrap().unkept;
    let whys: Vec<_> = unkept.iter().map(|unkept| (unkept.rule, unkept.why)).collect();
    assert_eq!(whys, [(together, Unmet::OtherGroups), (apart, Unmet::SameGroup)]);
}

#[test]
fn with_groups_a_service_moves_with_different_ones_and_still_does_when_all_is_prepared_anew() {
    let mut room = Room::open(rotating(0, 4, 3));
    let people = [(); 6].map(|()| room.join());
    let [a, b, c] = [people[0], people[2], people[4]];
    room.wishes(&[Rule::Apart(a, b), Rule::Apart(a, c), Rule::Apart(b, c)]);
    let apart = |room: &Room| {
        let group = |id| room.cafe.people[&id].group;
        group(a) != group(b) && group(b) != group(c) && group(a) != group(c)
    };
    assert!(apart(&room));
    let preparation = room.cafe.preparation.clone();
    room.give(&Command::Prepare { preparation }, Who::Facilitator).unwrap();
    assert!(apart(&room));
}

#[test]
fn groups_stay_as_large_as_they_were_when_two_are_kept_apart() {
    let mut room = Room::open(rotating(3, 3, 3));
    let people = [(); 12].map(|()| room.join());
    let sizes = |room: &Room| [1, 2, 3].map(|group| room.cafe.members(GroupId(group)).count());
    assert_eq!(sizes(&room), [4; 3]);
    // They come in turn to the groups: the first and the fourth to the same, the first and the second to others.
    for rule in [Rule::Apart(people[0], people[3]), Rule::Together(people[0], people[1])] {
        room.wishes(&[rule]);
        assert_eq!(sizes(&room), [4; 3], "{rule:?}");
    }
    let group = |at: usize| room.cafe.people[&people[at]].group;
    assert!(group(0) != group(3) && group(0) == group(1));
}

#[test]
fn nobody_changes_groups_for_nothing() {
    let mut room = Room::open(rotating(3, 3, 3));
    let people = [(); 15].map(|()| room.join());
    // Five colleagues, who have come to the three groups two, two and one: no others could be fewer.
    let service = [people[0], people[1], people[2], people[3], people[4]];
    let before = room.cafe.people.clone();
    let pairs = (0..5).flat_map(|b| (0..b).map(move |a| (a, b)));
    let rules: Vec<Rule> = pairs.map(|(a, b)| Rule::Apart(service[a], service[b])).collect();
    room.wishes(&rules);
    assert!(people.iter().all(|id| room.cafe.people[id].group == before[id].group));
}
