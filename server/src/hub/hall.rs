//! Who listens, and what each of them hears.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use app::{
    cafe::{
        Cafe, Who,
        id::{ClothId, GroupId, Millis, ParticipantId, TraceId},
        limits,
        sight::{Seen, Sight, Viewer},
    },
    ink::Stroke,
    wire::{Down, Seq, close},
};
use bytes::Bytes;
use tokio::sync::mpsc;

use super::{
    lane::Lane,
    news::{Item, Moves, News},
    past::Past,
    picture::Pictures,
    seat::{self, Inbox, Message, Parcel, RESERVED, SeatId},
};
use crate::journal::Fault;

/// Lines of one participant: their phone, and some tabs that they forgot.
const OF_ONE: usize = 4;
/// Lines of all facilitators together, and of all projectors: they share their secrets.
const OF_MANY: usize = 64;

/// All who listen to a café.
#[derive(Default)]
pub(super) struct Hall {
    /// By age.
    listeners: BTreeMap<SeatId, Listener>,
    /// How many there have been.
    seats: u64,
    pictures: Pictures,
}

/// The café at the moment: what listeners are shown.
#[derive(Clone, Copy)]
pub(super) struct Moment<'a> {
    pub(super) cafe: &'a Cafe,
    pub(super) seq: Seq,
    pub(super) now: Millis,
}

struct Listener {
    viewer: Viewer,
    /// The tablecloth they wish to see.
    look: Option<ClothId>,
    /// What their picture shows.
    sight: Sight,
    group: GroupId,
    ear: Ear,
    outbox: mpsc::Sender<Parcel>,
    lane: Arc<Lane>,
}

/// Whether somebody listens.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Ear {
    /// Not yet: they have said no hello.
    Closed,
    /// They are told everything as it happens.
    Open,
    /// They have fallen behind, and are told no more until they have read what waits for them.
    Full,
}

impl Hall {
    /// Gives somebody a seat. Who has too many loses the oldest.
    pub(super) fn sit(&mut self, viewer: Viewer) -> (SeatId, Inbox) {
        let most = match viewer {
            Viewer::Participant(_) => OF_ONE,
            Viewer::Facilitator | Viewer::Projector => OF_MANY,
        };
        self.sweep();
        let theirs = |(id, listener): (&SeatId, &Listener)| (listener.viewer == viewer).then_some(*id);
        let mut old: Vec<SeatId> = self.listeners.iter().filter_map(theirs).collect();
        old.truncate((old.len() + 1).saturating_sub(most));
        for id in old {
            if let Some(listener) = self.listeners.remove(&id) {
                listener.post(Parcel::News(Message::Close(close::REPLACED, "opened elsewhere")));
            }
        }
        let (outbox, lane, inbox) = seat::inbox();
        self.seats += 1;
        let id = SeatId(self.seats);
        let listener = Listener {
            viewer,
            look: None,
            sight: Sight::default(),
            group: GroupId(0),
            ear: Ear::Closed,
            outbox,
            lane,
        };
        self.listeners.insert(id, listener);
        (id, inbox)
    }

    /// Who gives the commands of a seat; none when it has been left, and never anybody for a projector's.
    pub(super) fn who(&self, seat: SeatId) -> Option<Option<Who>> {
        let listener = self.listeners.get(&seat)?;
        Some(match listener.viewer {
            Viewer::Facilitator => Some(Who::Facilitator),
            Viewer::Participant(id) => Some(Who::Participant(id)),
            Viewer::Projector => None,
        })
    }

    /// Tells everybody what concerns them of what has just happened.
    pub(super) fn tell(&mut self, items: &[Item], moment: Moment<'_>) -> Result<(), Fault> {
        let mut news = News::of(items, moment.seq);
        let moving: Vec<Moves> = items
            .iter()
            .map(|item| item.moves)
            .filter(|moves| *moves != Moves::Nobody)
            .collect();
        for listener in self.listeners.values_mut().filter(|listener| listener.ear == Ear::Open) {
            let anew = moving.iter().any(|moves| moves.renews(listener.viewer));
            let concerned = moving.iter().any(|moves| moves.concerns(listener.viewer));
            if anew || concerned && moment.cafe.sight_of(listener.viewer, listener.look) != listener.sight {
                listener.show(&mut self.pictures, moment)?;
            } else if let Some(message) = news.message(listener.sight, listener.group) {
                listener.tell(Message::Text(message));
            }
        }
        Ok(())
    }

    /// Somebody says hello: they are told what they have missed, or get a fresh picture.
    pub(super) fn greet(
        &mut self,
        seat: SeatId,
        (holds, look): (Option<Seq>, Option<ClothId>),
        moment: Moment<'_>,
        past: &Past,
    ) -> Result<(), Fault> {
        let Some(listener) = self.listeners.get_mut(&seat) else {
            return Ok(());
        };
        listener.look = look;
        listener.face(moment.cafe);
        let looks_there = look.is_none_or(|cloth| listener.sight.covers(cloth));
        // Where all may look around, their line may have broken before the tablecloth came that they had turned to.
        let turned = look.is_some() && moment.cafe.programme.is_harvested();
        let missed = holds
            .filter(|_| looks_there && !turned)
            .and_then(|holds| past.since(holds, moment.seq, listener.sight, listener.group));
        match missed {
            Some(message) => {
                listener.ear = Ear::Open;
                listener.tell(Message::Text(message));
            }
            None => listener.show(&mut self.pictures, moment)?,
        }
        self.say_who_is_awake(seat)
    }

    /// Somebody wants to see another tablecloth. They get a fresh picture, whether they may or not.
    pub(super) fn turn(&mut self, seat: SeatId, cloth: ClothId, moment: Moment<'_>) -> Result<(), Fault> {
        match self.listeners.get_mut(&seat) {
            Some(listener) if listener.ear != Ear::Closed => {
                listener.look = Some(cloth);
                if listener.ear == Ear::Open {
                    listener.show(&mut self.pictures, moment)?;
                }
                Ok(())
            }
            _ => Ok(()),
        }
    }

    /// Somebody who had fallen behind has read it all.
    pub(super) fn refresh(&mut self, seat: SeatId, moment: Moment<'_>) -> Result<(), Fault> {
        if let Some(listener) = self.listeners.get_mut(&seat) {
            listener.show(&mut self.pictures, moment)?;
        }
        self.say_who_is_awake(seat)
    }

    /// Shows the line that somebody is drawing to the others who look at that tablecloth alone, unless there are too many.
    pub(super) fn glance(&self, seat: SeatId, glance: (TraceId, Option<&Stroke>), cafe: &Cafe) -> Result<(), Fault> {
        let (trace, stroke) = glance;
        let by = match self.listeners.get(&seat).map(|listener| listener.viewer) {
            Some(Viewer::Participant(by)) => by,
            _ => return Ok(()),
        };
        let is_line =
            |stroke: &Stroke| stroke.bytes() <= limits::GLANCE_BYTES && stroke.points(limits::STROKE_POINTS).is_ok();
        let Some(cloth) = cafe.draws_on(by).filter(|_| stroke.is_none_or(is_line)) else {
            return Ok(());
        };
        let looks = |(id, listener): &(&SeatId, &Listener)| {
            let person = matches!(listener.viewer, Viewer::Participant(_));
            person && **id != seat && listener.ear == Ear::Open && listener.sight.cloths == Seen::One(cloth)
        };
        let lookers: Vec<&Listener> = self
            .listeners
            .iter()
            .filter(looks)
            .map(|(_, listener)| listener)
            .collect();
        if lookers.is_empty() || lookers.len() >= limits::GLANCES {
            return Ok(());
        }
        let stroke = stroke.cloned();
        let text = written(&Down::Glance {
            cloth,
            by,
            trace,
            stroke,
        })?;
        for listener in lookers {
            listener.lane.put(trace, &text);
        }
        Ok(())
    }

    /// Answers a command.
    pub(super) fn answer(&self, seat: SeatId, down: &Down) -> Result<(), Fault> {
        if let Some(listener) = self.listeners.get(&seat) {
            listener.post(Parcel::Answer(written(down)?));
        }
        Ok(())
    }

    /// The participants who have a phone on the line.
    pub(super) fn awake(&self) -> BTreeSet<ParticipantId> {
        let awake = |listener: &Listener| match listener.viewer {
            Viewer::Participant(id) if !listener.outbox.is_closed() => Some(id),
            _ => None,
        };
        self.listeners.values().filter_map(awake).collect()
    }

    /// Tells the desks who has a phone on the line.
    pub(super) fn tell_desks(&mut self, people: &BTreeSet<ParticipantId>) -> Result<(), Fault> {
        let people = people.iter().copied().collect();
        let message = written(&Down::Awake { people })?;
        let desks = self.listeners.values_mut().filter(|listener| listener.is_desk());
        for desk in desks {
            desk.tell(Message::Text(message.clone()));
        }
        Ok(())
    }

    /// Forgets who has left; whether anybody had.
    pub(super) fn sweep(&mut self) -> bool {
        let before = self.listeners.len();
        self.listeners.retain(|_, listener| !listener.outbox.is_closed());
        self.listeners.len() < before
    }

    /// The links for facilitators and projectors are others: whoever came in by the old ones goes.
    pub(super) fn shut_out(&mut self) {
        self.listeners.retain(|_, listener| {
            let stays = matches!(listener.viewer, Viewer::Participant(_));
            if !stays {
                listener.post(Parcel::News(Message::Close(
                    close::NOT_ALLOWED,
                    "the links are renewed",
                )));
            }
            stays
        });
    }

    /// Whether nobody listens.
    pub(super) fn is_empty(&self) -> bool {
        self.listeners.is_empty()
    }

    /// Lets go of what was only kept to write it once.
    pub(super) fn rest(&mut self) {
        self.pictures.forget();
    }

    /// Sends everybody away, and waits until they have gone.
    pub(super) async fn dismiss(&mut self) {
        for listener in self.listeners.values() {
            listener.post(Parcel::News(Message::Close(close::GOING_AWAY, "the house closes")));
        }
        for (_, listener) in std::mem::take(&mut self.listeners) {
            listener.outbox.closed().await;
        }
    }

    /// A desk that begins to listen hears who is there.
    fn say_who_is_awake(&mut self, seat: SeatId) -> Result<(), Fault> {
        if self.listeners.get(&seat).is_some_and(Listener::is_desk) {
            let people = self.awake().into_iter().collect();
            let message = written(&Down::Awake { people })?;
            if let Some(listener) = self.listeners.get_mut(&seat) {
                listener.tell(Message::Text(message));
            }
        }
        Ok(())
    }
}

impl Listener {
    fn is_desk(&self) -> bool {
        self.viewer == Viewer::Facilitator && self.ear == Ear::Open
    }

    /// Looks at the café as it is now.
    fn face(&mut self, cafe: &Cafe) {
        self.sight = cafe.sight_of(self.viewer, self.look);
        self.group = match self.viewer {
            Viewer::Participant(id) => {
                let me = cafe.people.get(&id);
                me.map_or(GroupId::NONE, |me| cafe.company_of(me))
            }
            Viewer::Facilitator | Viewer::Projector => GroupId(0),
        };
    }

    /// Gives them a fresh picture, from which they go on.
    fn show(&mut self, pictures: &mut Pictures, moment: Moment<'_>) -> Result<(), Fault> {
        self.face(moment.cafe);
        let picture = pictures.draw(moment, self.sight, self.group)?;
        self.ear = Ear::Open;
        self.tell(Message::Picture(Box::new(picture)));
        Ok(())
    }

    /// Tells them, or notes that they have fallen behind.
    fn tell(&mut self, message: Message) {
        if self.outbox.capacity() > RESERVED {
            self.post(Parcel::News(message));
        } else {
            self.post(Parcel::Behind);
            self.ear = Ear::Full;
        }
    }

    /// Puts something into their inbox, where there is room for it. They may have left: then it goes nowhere.
    fn post(&self, parcel: Parcel) {
        let _ = self.outbox.try_send(parcel);
    }
}

fn written(down: &Down) -> Result<Bytes, Fault> {
    Ok(serde_json::to_string(down)?.into())
}
