//! What a facilitator has just done, in words.

use super::{Words, fill};
use crate::cafe::{Cafe, Command, Venue};

impl Words {
    /// What was done, once the café has it; nothing where what was pressed says so by itself, as a box that is ticked.
    #[must_use]
    pub fn done(&self, cafe: &Cafe, command: &Command) -> Option<String> {
        let deeds = &self.desk.deeds;
        Some(match command {
            Command::SetLength { seconds, .. } => {
                let minutes = self.number(seconds.div_ceil(60) as usize);
                fill(deeds.length, &[("n", &minutes)])
            }
            Command::Pause { .. } => self.clock.paused.to_owned(),
            Command::Resume { .. } => deeds.resumed.to_owned(),
            Command::Announce { text, .. } if text.trim().is_empty() => deeds.announced_no_more.to_owned(),
            Command::Announce { text, .. } => fill(deeds.announced, &[("text", text)]),
            Command::Ask {
                text,
                venue: Venue::Plenary { .. },
                ..
            } => fill(deeds.asked, &[("text", text)]),
            Command::Ask {
                text,
                venue: Venue::Harvest,
                ..
            } => fill(deeds.asked_at_harvest, &[("text", text)]),
            // Two who mask the same at once: the first has said why.
            Command::Mask { trace, reason } => {
                let mask = cafe.traces.find(*trace).and_then(|(_, trace)| trace.mask.as_ref());
                fill(
                    self.desk.masked,
                    &[("reason", mask.map_or(reason, |mask| &mask.reason))],
                )
            }
            Command::Unmask { .. } => deeds.unmasked.to_owned(),
            Command::Approve { traces, approved: true } => self.count(deeds.approved, traces.len()),
            Command::Approve { approved: false, .. } => deeds.approved_no_more.to_owned(),
            Command::Refile { cloth, .. } => fill(deeds.refiled, &[("place", &self.place_name(cafe, *cloth))]),
            Command::Place { mover, table: None, .. } => fill(deeds.unplaced, &[("who", &self.mover(cafe, *mover))]),
            Command::Rename { alias, .. } => fill(deeds.renamed, &[("alias", alias)]),
            other => return self.proposal(cafe, other),
        })
    }
}

#[cfg(test)]
mod tests {
    use crate::{
        cafe::{Cafe, Command, id::StepId, preparation::Language},
        words,
    };

    #[test]
    fn what_was_done_is_said_and_what_says_so_by_itself_is_not() {
        let (cafe, words) = (Cafe::default(), words::of(Language::Fr));
        let step = StepId(1);
        let said = |command| words.done(&cafe, &command).unwrap_or_default().replace('\u{a0}', " ");
        assert_eq!(
            said(Command::SetLength { step, seconds: 1_560 }),
            "Durée réglée : 26 min"
        );
        assert_eq!(said(Command::Pause { step }), "en pause");
        let announce = |text: &str| Command::Announce {
            table: None,
            text: text.into(),
        };
        assert_eq!(said(announce("Le café est servi")), "Annoncé : Le café est servi");
        assert_eq!(said(announce(" ")), "L’annonce est retirée.");
        assert_eq!(said(Command::HoldBack { holds: true }), "");
    }
}
