//! The house: the hub, the journal and the settings, so that a test can open one on port 0.

use std::{
    future::Future,
    net::SocketAddr,
    path::Path,
    sync::Arc,
    time::{Duration, SystemTime, UNIX_EPOCH},
};

use any_spawner::Executor;
use app::cafe::id::Millis;
use axum::Router;
use tokio::{
    net::TcpListener,
    sync::{OwnedSemaphorePermit, Semaphore, oneshot},
};

use crate::{
    door::{
        self,
        address::Address,
        limits::{self, Gates},
    },
    hub::Hub,
    journal::{Fault, Fleeting, Journal, Sqlite},
    rehearse::stage::Stage,
};

/// How often the gates forget whom they have not seen for a while.
const FORGET: Duration = Duration::from_secs(600);

/// An open house. A clone is the same house.
#[derive(Clone)]
pub struct House {
    hub: Hub,
    journal: Arc<Fleeting>,
    stage: Arc<Stage>,
    address: Arc<Address>,
    gates: Arc<Gates>,
    looks: Arc<Semaphore>,
    exports: Arc<Semaphore>,
    uploads: Arc<Semaphore>,
    darkroom: Arc<Semaphore>,
}

impl House {
    /// Opens the house over what is kept in `data`, a directory that is made if there is none. `address` is where people
    /// reach it.
    ///
    /// # Errors
    /// The directory can't be written, or what is in it can't be read; nothing in it has changed then.
    pub fn open(data: &Path, address: Address) -> Result<Self, Fault> {
        Ok(Self::over(Arc::new(Sqlite::open(data)?), address))
    }

    /// Opens the house over any journal.
    #[must_use]
    pub fn over(journal: Arc<dyn Journal>, address: Address) -> Self {
        let journal = Arc::new(Fleeting::beside(journal));
        let hub = Hub::new(Arc::clone(&journal) as Arc<dyn Journal>, now);
        Self {
            stage: Arc::new(Stage::new(hub.clone(), Arc::clone(&journal))),
            hub,
            journal,
            address: Arc::new(address),
            gates: Arc::default(),
            looks: Arc::new(Semaphore::new(1)),
            exports: Arc::new(Semaphore::new(1)),
            uploads: Arc::new(Semaphore::new(limits::UPLOADS)),
            darkroom: Arc::new(Semaphore::new(1)),
        }
    }

    /// Everything that the house answers to.
    pub fn router(&self) -> Router {
        // The first house of the process tells Leptos who runs its tasks; the others find it told.
        let _ = Executor::init_tokio();
        door::router(self)
    }

    /// Lets people in until `shutdown`; then takes nobody any more, lets open requests end, tells all phones, and writes
    /// down what is worth it.
    ///
    /// # Errors
    /// The listener fails.
    pub async fn serve(
        self,
        listener: TcpListener,
        shutdown: impl Future<Output = ()> + Send + 'static,
    ) -> std::io::Result<()> {
        self.stage.listens(listener.local_addr()?);
        let (closing, closed) = oneshot::channel();
        let people = self.router().into_make_service_with_connect_info::<SocketAddr>();
        let serving = axum::serve(listener, people).with_graceful_shutdown(async move {
            shutdown.await;
            let _ = closing.send(());
        });
        let farewell = async {
            // A phone that has stalled in the middle of a request is not waited for.
            if closed.await.is_ok() {
                tokio::time::sleep(limits::FAREWELL).await;
            }
        };
        let forgetting = async {
            loop {
                tokio::time::sleep(FORGET).await;
                self.gates.forget();
            }
        };
        let ended = tokio::select! {
            ended = serving => ended,
            () = farewell => Ok(()),
            () = forgetting => Ok(()),
        };
        self.hub.close().await;
        ended
    }

    /// The hub.
    #[must_use]
    pub fn hub(&self) -> &Hub {
        &self.hub
    }

    /// The journal.
    #[must_use]
    pub fn journal(&self) -> &dyn Journal {
        &*self.journal
    }

    /// Where cafés are rehearsed.
    #[must_use]
    pub fn stage(&self) -> &Arc<Stage> {
        &self.stage
    }

    /// Where people reach the house.
    #[must_use]
    pub fn address(&self) -> &Address {
        &self.address
    }

    pub(crate) fn gates(&self) -> &Gates {
        &self.gates
    }

    /// Waits for the turn to work out the plan of a preparation: one at a time, and not for long. None when others take
    /// too long.
    pub(crate) async fn look_turn(&self) -> Option<OwnedSemaphorePermit> {
        let turn = Arc::clone(&self.looks).acquire_owned();
        tokio::time::timeout(limits::LOOK, turn).await.ok()?.ok()
    }

    /// Waits for the turn of an export: one at a time. None would mean that the house has no turns any more.
    pub(crate) async fn export_turn(&self) -> Option<OwnedSemaphorePermit> {
        Arc::clone(&self.exports).acquire_owned().await.ok()
    }

    /// Waits until there is room in memory for another photo that comes in.
    pub(crate) async fn upload_turn(&self) -> Option<OwnedSemaphorePermit> {
        Arc::clone(&self.uploads).acquire_owned().await.ok()
    }

    /// Waits for the turn of a photo to be developed: one at a time.
    pub(crate) async fn darkroom_turn(&self) -> Option<OwnedSemaphorePermit> {
        Arc::clone(&self.darkroom).acquire_owned().await.ok()
    }
}

/// The server's time.
#[must_use]
pub fn now() -> Millis {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    Millis(since.as_millis() as u64)
}
