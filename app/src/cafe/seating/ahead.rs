//! Who is to sit where in the rounds to come, as it was planned last. Plain data: nothing here plans.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::super::{
    Cafe,
    id::{GroupId, ParticipantId, Round, TableId},
    sight::Viewer,
};

/// Where somebody, or a group, is to sit, round by round.
pub type Tickets = BTreeMap<Round, TableId>;

/// Who moves from table to table.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Moving {
    /// Groups move, each as one.
    #[default]
    Groups,
    /// Everybody moves on their own, and meets as many others as possible.
    Everyone {
        /// One person stays at each table, as its host.
        hosts: bool,
        /// No permanent companions, even where the fewest people meet twice when some stay together.
        no_companions: bool,
    },
}

/// How good the plan is, all rounds together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Quality {
    /// Meetings beyond the first of a pair.
    pub repeats: u32,
    /// So many of them no plan can avoid.
    pub least: u32,
    /// Pairs that meet.
    pub met: u32,
    /// Pairs that could.
    pub possible: u32,
}

/// Who is to sit where, beside the tickets that people hold themselves.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ahead {
    /// The tickets of groups.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub groups: BTreeMap<GroupId, Tickets>,
    /// Who stays at which table as its host. Facilitators know.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub hosts: BTreeMap<TableId, ParticipantId>,
    /// Who was given a table by hand, and for which round. Facilitators know.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub by_hand: BTreeMap<ParticipantId, (Round, TableId)>,
    /// How good the plan is. Facilitators know.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub quality: Option<Quality>,
}

impl Moving {
    /// Whether it is the usual way.
    #[must_use]
    pub fn is_usual(&self) -> bool {
        *self == Self::default()
    }
}

impl Ahead {
    /// Whether nothing was planned.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        *self == Self::default()
    }

    /// What a viewer may see who moves with this group: of groups their own, of what is behind the plan nothing.
    pub(in super::super) fn seen_by(&self, viewer: Viewer, group: GroupId) -> Self {
        match viewer {
            Viewer::Facilitator => self.clone(),
            Viewer::Projector => Self {
                groups: self.groups.clone(),
                ..Self::default()
            },
            Viewer::Participant(_) => Self {
                groups: self
                    .groups
                    .get_key_value(&group)
                    .map(|(group, tickets)| (*group, tickets.clone()))
                    .into_iter()
                    .collect(),
                ..Self::default()
            },
        }
    }
}

impl Cafe {
    /// Whether groups move, or everybody on their own.
    #[must_use]
    pub fn moves_in_groups(&self) -> bool {
        self.preparation.moving == Moving::Groups
    }
}
