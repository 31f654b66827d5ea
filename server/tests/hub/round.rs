//! A round with everybody in it.

use app::cafe::{
    id::{Key, Millis, ParticipantId},
    sight::Viewer,
};

use crate::{day::Day, listener::Listener};

/// Ann and Cid are the first group, at the first table.
pub(crate) const ANN: ParticipantId = ParticipantId(1);

/// Four people at two tables in the first round, with a desk and a projector.
pub(crate) struct Round {
    pub(crate) day: Day,
    pub(crate) desk: Listener,
    pub(crate) screen: Listener,
    pub(crate) people: Vec<Listener>,
}

impl Round {
    pub(crate) async fn begin() -> Self {
        let day = Day::begin().await;
        let mut people = Vec::new();
        for (name, key) in [("Ann", "1"), ("Bob", "2"), ("Cid", "3"), ("Dee", "4")] {
            let id = day.joins(name, Key(key.into())).await;
            people.push(Listener::sitting(Viewer::Participant(id), &day).await);
        }
        day.next().await;
        let desk = Listener::sitting(Viewer::Facilitator, &day).await;
        let screen = Listener::sitting(Viewer::Projector, &day).await;
        let mut round = Self {
            day,
            desk,
            screen,
            people,
        };
        round.all_catch_up().await;
        round
    }

    /// The time for the bell has come.
    pub(crate) async fn bell(&self) {
        let bell = self.day.cafe().await.wakes_at().unwrap();
        // The café's task sleeps until then.
        self.day.clock.set(Millis(bell.0 - 20));
        self.day.cafe().await;
        self.day.clock.set(bell);
    }

    pub(crate) async fn all_catch_up(&mut self) {
        let all = self.people.iter_mut().chain([&mut self.desk, &mut self.screen]);
        for listener in all {
            listener.catches_up().await;
        }
    }
}
