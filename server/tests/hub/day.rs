//! A café for a test: how it is prepared, and what people do in it.

use std::{
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    time::Duration,
};

use app::cafe::{
    Cafe, Command, Leave, What, Who,
    id::{ClothId, Code, Key, Millis, ParticipantId, QuestionId, Round, TableId, TraceId},
    preparation::{Language, Planned, Preparation, Prepared},
};
use server::{
    door::secret::Secret,
    hub::{Hub, Trouble},
};
use uuid::Uuid;

use crate::journal::Memory;

/// A house with one café.
pub(crate) struct Day {
    pub(crate) hub: Hub,
    pub(crate) journal: Arc<Memory>,
    pub(crate) clock: Clock,
    pub(crate) code: Code,
    pub(crate) facilitator: Secret,
}

/// One question at two tables, for two groups that swap; a plenary when `plenary`.
pub(crate) fn preparation(plenary: bool) -> Preparation {
    let question = |text: &str, place| Prepared {
        text: text.into(),
        zones: vec![],
        place,
    };
    let mut questions = vec![question("What brings us here?", Planned::Tables { tables: 2 })];
    if plenary {
        questions.push(question("And all of us?", Planned::Plenary { minutes: 10 }));
    }
    Preparation {
        title: "A day".into(),
        purpose: String::new(),
        language: Language::En,
        questions,
        groups: 2,
        rounds: 2,
        round_minutes: 20,
        travel_minutes: 5,
        ..Preparation::default()
    }
}

/// The server's time in tests: it stands still until it is set.
#[derive(Clone, Default)]
pub(crate) struct Clock(Arc<AtomicU64>);

impl Clock {
    pub(crate) fn set(&self, now: Millis) {
        self.0.store(now.0, Ordering::SeqCst);
    }

    fn hands(&self) -> impl Fn() -> Millis + Send + Sync + 'static {
        let clock = Arc::clone(&self.0);
        move || Millis(clock.load(Ordering::SeqCst))
    }
}

impl Day {
    pub(crate) async fn begin() -> Self {
        Self::with(preparation(false)).await
    }

    pub(crate) async fn with(preparation: Preparation) -> Self {
        let journal = Arc::new(Memory::default());
        let clock = Clock::default();
        clock.set(Millis(1_800_000_000_000));
        let hub = Hub::new(Arc::clone(&journal) as Arc<_>, clock.hands());
        let code: Code = "K7QM4X".parse().unwrap();
        let facilitator = Secret::draw().unwrap();
        let opened = hub.open(code.clone(), facilitator.keys(), preparation).await;
        assert!(opened.unwrap());
        Self {
            hub,
            journal,
            clock,
            code,
            facilitator,
        }
    }

    /// The house is closed and opened again, over the same journal.
    pub(crate) async fn restart(&mut self) {
        self.hub.close().await;
        self.hub = Hub::new(Arc::clone(&self.journal) as Arc<_>, self.clock.hands());
    }

    /// From now on, a café with nobody in it is put to sleep at once.
    pub(crate) async fn tires(&mut self) {
        self.hub.close().await;
        self.hub = Hub::resting(Arc::clone(&self.journal) as Arc<_>, self.clock.hands(), Duration::ZERO);
    }

    pub(crate) async fn cafe(&self) -> Arc<Cafe> {
        self.hub.look(&self.code).await.unwrap().cafe
    }

    pub(crate) async fn act(&self, command: Command, who: Who) -> Result<Arc<Cafe>, Trouble> {
        self.hub.act(&self.code, command, who).await
    }

    /// Somebody joins, on a phone with this key.
    pub(crate) async fn joins(&self, alias: &str, key: Key) -> ParticipantId {
        let alias = alias.into();
        let cafe = self
            .act(
                Command::Join {
                    key,
                    alias,
                    table: None,
                },
                Who::House,
            )
            .await
            .unwrap();
        *cafe.people.last_key_value().unwrap().0
    }

    /// Leaves the current step for the next.
    pub(crate) async fn next(&self) -> Arc<Cafe> {
        let leaving = self.cafe().await.programme.current().unwrap().id;
        self.act(Command::Next { leaving }, Who::Facilitator).await.unwrap()
    }
}

/// The first question at this table.
pub(crate) fn cloth(table: u16) -> ClothId {
    ClothId {
        question: QuestionId(1),
        table: TableId(table),
    }
}

/// A note on the first question, begun in this round.
pub(crate) fn note(text: &str, table: u16, round: u8) -> Command {
    Command::Leave(Leave::new(
        TraceId(Uuid::new_v4()),
        cloth(table),
        Round(round),
        What::Note {
            text: text.into(),
            zone: None,
            at: None,
        },
    ))
}
