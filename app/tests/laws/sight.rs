//! What somebody sees: what they are told adds up to it.

use std::collections::BTreeMap;

use crate::moves::{moves, preparation};
use crate::people::Room;
use app::cafe::{
    Cafe, Event,
    audience::Audience,
    id::GroupId,
    sight::{Sight, Viewer},
};
use proptest::prelude::*;

/// What a viewer is told of an event, as the server tells it.
fn told(cafe: &Cafe, event: &Event, sight: Sight) -> Vec<Event> {
    let told = cafe.told(event);
    if sight.viewer == Viewer::Facilitator {
        return told.into_iter().take(1).map(|(_, event)| event).collect();
    }
    let concerns = |audience: &Audience| match (audience, sight.viewer) {
        (Audience::Hall, _) => true,
        (Audience::Cloth(cloth), Viewer::Participant(_)) | (Audience::Screen(cloth), Viewer::Projector) => {
            sight.covers(*cloth)
        }
        (Audience::Group(_), Viewer::Projector) => true,
        (Audience::Group(group), Viewer::Participant(id)) => {
            let company = cafe.people.get(&id).map(|person| cafe.company_of(person));
            *group != GroupId::NONE && company == Some(*group)
        }
        (Audience::Person(id), viewer) => viewer == Viewer::Participant(*id),
        _ => false,
    };
    told.into_iter()
        .filter(|(audience, _)| concerns(audience))
        .map(|(_, event)| event)
        .collect()
}

proptest! {
    /// Law 5, and the law of `sight`: what a viewer is told, applied to the slice they had, is the slice they may have.
    #[test]
    fn mirrors_show_what_is(preparation in preparation(), moves in moves()) {
        let mut room = Room::open(preparation);
        let mut mirrors: BTreeMap<Viewer, Cafe> = BTreeMap::new();
        for step in moves {
            let Some((command, who)) = room.command(&step) else { continue };
            let events = room.give(&command, who).unwrap_or_default();
            let viewers = [Viewer::Facilitator, Viewer::Projector]
                .into_iter()
                .chain(room.cafe.people.keys().map(|id| Viewer::Participant(*id)));
            for viewer in viewers {
                let sight = room.cafe.sight_of(viewer, None);
                let fresh = room.cafe.seen_with(sight);
                match mirrors.get_mut(&viewer) {
                    Some(mirror) if mirror.sight == sight && !events.iter().any(|event| room.cafe.laid_anew(event).is_for(viewer)) => {
                        for event in events.iter().flat_map(|event| told(&room.cafe, event, sight)) {
                            mirror.apply(&event);
                        }
                        prop_assert_eq!(&*mirror, &fresh, "{:?} after {:?}", viewer, command);
                        // Repeated is as good as once.
                        for event in events.iter().flat_map(|event| told(&room.cafe, event, sight)) {
                            if matches!(event, Event::TraceLeft { .. } | Event::Masked { .. } | Event::Joined { .. }) {
                                mirror.apply(&event);
                            }
                        }
                        prop_assert_eq!(&*mirror, &fresh);
                    }
                    _ => {
                        mirrors.insert(viewer, fresh);
                    }
                }
            }
        }
    }
}
