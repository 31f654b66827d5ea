//! What a facilitator does to conduct: back to the step before, announcements, new names, what the projector may show.

use app::cafe::{
    Command, Who,
    event::Keys,
    id::{Key, ParticipantId, TableId},
};
use proptest::prelude::*;

use crate::people::{Room, known};

/// Something that is done to conduct. The numbers choose among what there is, and sometimes among what there is not.
#[derive(Clone, Debug)]
pub(crate) enum Conduct {
    Back,
    Announce { table: Option<u16>, text: &'static str },
    Rename { who: usize, name: u8 },
    HoldBack { holds: bool },
    Approve { trace: usize, approved: bool },
    Renew { key: u8 },
    Bar { who: usize, barred: bool },
}

pub(crate) fn conduct() -> impl Strategy<Value = Conduct> {
    let texts = prop::sample::select(vec!["", "Le café est servi", "Plus que cinq minutes"]);
    prop_oneof![
        4 => Just(Conduct::Back),
        3 => (prop::option::of(1..6_u16), texts).prop_map(|(table, text)| Conduct::Announce { table, text }),
        1 => (0..12_usize, 0..4_u8).prop_map(|(who, name)| Conduct::Rename { who, name }),
        2 => any::<bool>().prop_map(|holds| Conduct::HoldBack { holds }),
        3 => (0..20_usize, any::<bool>()).prop_map(|(trace, approved)| Conduct::Approve { trace, approved }),
        1 => (0..3_u8).prop_map(|key| Conduct::Renew { key }),
        1 => (0..12_usize, any::<bool>()).prop_map(|(who, barred)| Conduct::Bar { who, barred }),
    ]
}

impl Room {
    /// The command that it comes to here.
    pub(crate) fn conducted(&self, what: &Conduct) -> Option<(Command, Who)> {
        let command = match what {
            Conduct::Back => Command::Back {
                leaving: self.cafe.programme.current()?.id,
            },
            Conduct::Announce { table, text } => Command::Announce {
                table: table.map(TableId),
                text: (*text).into(),
            },
            Conduct::Rename { who, name } => {
                let people: Vec<ParticipantId> = self.cafe.people.keys().copied().collect();
                Command::Rename {
                    participant: *people.get(who % people.len().max(1))?,
                    alias: format!("Un nom {name}"),
                }
            }
            Conduct::Bar { who, barred } => Command::Bar {
                participant: *self.cafe.people.keys().nth(who % self.cafe.people.len().max(1))?,
                barred: *barred,
            },
            Conduct::HoldBack { holds } => Command::HoldBack { holds: *holds },
            Conduct::Approve { trace, approved } => {
                let known = known(&self.cafe);
                let (_, trace) = known.get(trace % known.len().max(1))?;
                Command::Approve {
                    traces: vec![trace.id],
                    approved: *approved,
                }
            }
            Conduct::Renew { key } => {
                let key = |of: &str| Key(format!("{of}{key}"));
                let keys = Keys {
                    facilitator: key("f"),
                    projector: key("p"),
                };
                return Some((Command::Renew { keys }, Who::House));
            }
        };
        Some((command, Who::Facilitator))
    }
}
