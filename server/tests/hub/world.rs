//! What a client holds: its own copy of the café, and the answers it got.

use std::collections::BTreeMap;

use app::{
    cafe::{
        Cafe, Refusal,
        id::{ParticipantId, TraceId},
    },
    ink::Stroke,
    wire::{Down, Seq},
};

#[derive(Default)]
pub(crate) struct World {
    pub(crate) cafe: Option<Cafe>,
    pub(crate) seq: Seq,
    pub(crate) welcomes: usize,
    /// Messages with events.
    pub(crate) told: usize,
    pub(crate) answers: BTreeMap<u32, Result<(), Refusal>>,
    pub(crate) awake: Option<Vec<ParticipantId>>,
    pub(crate) ticks: usize,
    /// Who was seen to draw what.
    pub(crate) glances: Vec<(ParticipantId, TraceId, Option<Stroke>)>,
}

impl World {
    pub(crate) fn hear(&mut self, json: &str) {
        match serde_json::from_str(json).unwrap() {
            Down::Welcome { seq, cafe, .. } => {
                assert!(seq >= self.seq, "no picture is older than the one before");
                self.cafe = Some(*cafe);
                self.seq = seq;
                self.welcomes += 1;
            }
            Down::Told { seq, events } => {
                assert!(seq >= self.seq, "events come in order");
                let cafe = self.cafe.as_mut().expect("a picture comes before what changes it");
                for event in &events {
                    cafe.apply(event);
                }
                self.seq = seq;
                self.told += usize::from(!events.is_empty());
            }
            Down::Done { n, .. } => assert!(self.answers.insert(n, Ok(())).is_none(), "{n} is answered twice"),
            Down::Refused { n, refusal } => {
                assert!(self.answers.insert(n, Err(refusal)).is_none(), "{n} is answered twice");
            }
            Down::Tick { .. } => self.ticks += 1,
            Down::Glance { by, trace, stroke, .. } => self.glances.push((by, trace, stroke)),
            Down::Awake { people } => self.awake = Some(people),
        }
    }

    pub(crate) fn holds(&self) -> Option<Seq> {
        self.cafe.as_ref().map(|_| self.seq)
    }

    /// All words in the picture.
    pub(crate) fn notes(&self) -> Vec<&str> {
        let cafe = self.cafe.as_ref().unwrap();
        cafe.traces.all().filter_map(|(_, trace)| trace.text()).collect()
    }
}
