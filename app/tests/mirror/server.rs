//! A server with one line, as small as can be.

use std::collections::VecDeque;

use app::{
    cafe::{
        Cafe, Command, Event, Who,
        audience::Audience,
        decide::decide,
        event::Keys,
        id::{ClothId, Code, Key, Millis, ParticipantId},
        preparation::{Planned, Preparation, Prepared},
        sight::{Seen, Sight, Viewer},
    },
    wire::{Down, Seq, Up},
};

pub(crate) const PEOPLE: u32 = 4;

/// A server with one journal, as small as can be.
pub(crate) struct Server {
    pub(crate) cafe: Cafe,
    /// What I was told of each event.
    pub(crate) past: Vec<Past>,
    pub(crate) now: u64,
}

pub(crate) struct Past {
    pub(crate) told: Vec<(Audience, Event)>,
    /// What I could see without a wish of my own, before and after; none where I could wish for any tablecloth.
    pub(crate) seen: [Option<Sight>; 2],
}

/// The line between the server and one mirror: in order, until it breaks.
#[derive(Default)]
pub(crate) struct Wire {
    pub(crate) up: VecDeque<Up>,
    pub(crate) down: VecDeque<Down>,
    /// The server's seat: none before the hello.
    pub(crate) look: Option<Option<ClothId>>,
}

pub(crate) const ME: ParticipantId = ParticipantId(1);

impl Server {
    pub(crate) fn open() -> Self {
        let question = |text: &str, place| Prepared {
            text: text.into(),
            zones: vec![],
            place,
        };
        let preparation = Preparation {
            title: "Un café".into(),
            questions: vec![
                question("Tous ?", Planned::Plenary { minutes: 5 }),
                question("Qui ?", Planned::Tables { tables: 1 }),
                question("Quoi ?", Planned::Tables { tables: 1 }),
            ],
            rounds: 2,
            round_minutes: 5,
            travel_minutes: 1,
            ..Preparation::default()
        };
        let mut server = Self {
            cafe: Cafe::default(),
            past: vec![],
            now: 1_000,
        };
        let (code, keys) = (Code::from_random([1; 6]), Keys::default());
        let open = Command::Open {
            code,
            keys,
            preparation,
        };
        server.act(&open, Who::House, &mut Wire::default()).unwrap();
        for n in 1..=PEOPLE {
            let (key, alias) = (Key(n.to_string()), format!("Personne {n}"));
            let join = Command::Join {
                key,
                alias,
                table: None,
            };
            server.act(&join, Who::House, &mut Wire::default()).unwrap();
        }
        server
    }

    pub(crate) fn sight(&self, look: Option<ClothId>) -> Sight {
        self.cafe.sight_of(Viewer::Participant(ME), look)
    }

    fn welcome(&self, look: Option<ClothId>) -> Down {
        Down::Welcome {
            now: Millis(self.now),
            seq: Seq(self.past.len() as u64),
            cafe: Box::new(self.cafe.seen_with(self.sight(look))),
        }
    }

    /// What I see, where that is not for me to choose.
    fn forced(&self) -> Option<Sight> {
        (!self.cafe.programme.is_harvested()).then(|| self.sight(None))
    }

    /// What I am told of an event while I see this.
    fn mine(&self, told: &[(Audience, Event)], sight: Sight) -> Vec<Event> {
        let group = self.cafe.people.get(&ME).map(|me| me.group);
        let hears = |audience: &Audience| match *audience {
            Audience::Hall => true,
            Audience::Desk | Audience::Screen(_) => false,
            Audience::Cloth(cloth) => sight.covers(cloth),
            Audience::Group(of) => Some(of) == group,
            Audience::Person(id) => id == ME,
        };
        let told = told.iter().filter(|(audience, _)| hears(audience));
        told.map(|(_, event)| event.clone()).collect()
    }

    /// Decides, keeps, tells; the refusal or the answer is the caller's to send.
    pub(crate) fn act(&mut self, command: &Command, who: Who, wire: &mut Wire) -> Result<bool, app::cafe::Refusal> {
        self.now += 1;
        let events = decide(&self.cafe, command, who, Millis(self.now))?;
        let again = events.is_empty();
        for event in events {
            let look = wire.look.flatten();
            let (before, seen_before) = (self.sight(look), self.forced());
            self.cafe.apply(&event);
            let (after, seen_after) = (self.sight(look), self.forced());
            let told = self.cafe.told(&event);
            let mine = self.mine(&told, after);
            let anew = before != after || self.cafe.laid_anew(&event).is_for(Viewer::Participant(ME));
            self.past.push(Past {
                told,
                seen: [seen_before, seen_after],
            });
            if wire.look.is_some() {
                let seq = Seq(self.past.len() as u64);
                wire.down.push_back(Down::Told { seq, events: mine });
                if anew {
                    let welcome = self.welcome(look);
                    wire.down.push_back(welcome);
                }
            }
        }
        Ok(again)
    }

    pub(crate) fn hear(&mut self, up: Up, wire: &mut Wire) {
        match up {
            Up::Hello { holds, look, .. } => {
                wire.look = Some(look);
                let held = holds.map_or(0, |seq| seq.0) as usize;
                let missing = self.past.get(held..).unwrap_or_default();
                let sight = self.sight(look);
                let same = |seen: &Option<Sight>| seen.is_none_or(|seen| seen == sight);
                let goes_on = sight.cloths == look.map_or(Seen::None, Seen::One);
                if goes_on && missing.iter().all(|past| past.seen.iter().all(same)) {
                    let told = missing.iter().flat_map(|past| self.mine(&past.told, sight));
                    let events = told.collect();
                    let seq = Seq(self.past.len() as u64);
                    wire.down.push_back(Down::Told { seq, events });
                } else {
                    let welcome = self.welcome(look);
                    wire.down.push_back(welcome);
                }
            }
            Up::Do { n, command } => {
                let answer = match self.act(&command, Who::Participant(ME), wire) {
                    Ok(again) => Down::Done { n, again },
                    Err(refusal) => Down::Refused { n, refusal },
                };
                wire.down.push_back(answer);
            }
            // For the eye only: the hub's tests have them.
            Up::Glance { .. } => {}
            Up::Look { cloth } => {
                wire.look = Some(Some(cloth));
                let welcome = self.welcome(Some(cloth));
                wire.down.push_back(welcome);
            }
        }
    }
}
