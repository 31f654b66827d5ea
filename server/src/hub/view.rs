//! What somebody sees and hears, but for their own name: those who have the same view get the same bytes.

use app::cafe::{
    audience::Audience,
    id::{GroupId, ParticipantId},
    sight::{Seen, Sight, Viewer},
};

/// What somebody sees and hears.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum View {
    /// Everything.
    Desk,
    /// What is public.
    Screen(Seen),
    /// What concerns a table.
    Phone {
        cloths: Seen,
        group: GroupId,
        /// Named only where something is for this phone alone, so that the others at the table share the rest.
        alone: Option<ParticipantId>,
    },
}

impl View {
    /// The view of somebody with this sight, who sits with this company. `is_alone`: whether there is something for them
    /// alone.
    pub(super) fn of(sight: Sight, group: GroupId, is_alone: impl FnOnce(ParticipantId) -> bool) -> Self {
        match sight.viewer {
            Viewer::Facilitator => Self::Desk,
            Viewer::Projector => Self::Screen(sight.cloths),
            Viewer::Participant(id) => Self::Phone {
                cloths: sight.cloths,
                group,
                alone: is_alone(id).then_some(id),
            },
        }
    }

    /// Whether they are told what this audience is told. A desk is told everything, by the first of an event's audiences.
    pub(super) fn hears(&self, audience: Audience) -> bool {
        let covers = |cloths: &Seen, cloth| match cloths {
            Seen::All => true,
            Seen::One(one) => *one == cloth,
            Seen::None => false,
        };
        match (self, audience) {
            (Self::Desk, _) | (_, Audience::Hall) | (Self::Screen(_), Audience::Group(_)) => true,
            (_, Audience::Desk)
            | (Self::Screen(_), Audience::Person(_) | Audience::Cloth(_))
            | (Self::Phone { .. }, Audience::Screen(_)) => false,
            (Self::Phone { cloths, .. }, Audience::Cloth(cloth)) | (Self::Screen(cloths), Audience::Screen(cloth)) => {
                covers(cloths, cloth)
            }
            // Of those who sit with nobody yet, each hears what is for them alone.
            (Self::Phone { group: own, .. }, Audience::Group(group)) => group != GroupId::NONE && *own == group,
            (Self::Phone { alone, .. }, Audience::Person(person)) => *alone == Some(person),
        }
    }
}
