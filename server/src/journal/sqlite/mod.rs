//! The embedded journal: one SQLite file, `nappe.db`, in the data folder.
//!
//! One thread writes, all cafés together: whatever has come in while the disk was busy goes into the next transaction
//! ([`writer`]). The write-ahead log is moved into the file by a connection of its own ([`checkpoint`]). Reads have their
//! own connections ([`reader`]). Before the file is opened for writing, it is looked at without touching it
//! ([`inspect`]).

mod checkpoint;
mod inspect;
mod photo;
mod reader;
mod row;
mod schema;
mod writer;

use std::{
    fs::{self, File, TryLockError},
    path::{Path, PathBuf},
    sync::{Arc, mpsc},
    thread::{self, JoinHandle},
};

use app::{
    cafe::{Event, id::Code, tablecloth::PhotoId},
    wire::Seq,
};
use rusqlite::Connection;
use tokio::sync::oneshot;

use self::{
    row::{Picture, Row},
    writer::{Request, Work},
};
use super::{Answer, Fault, Journal, Kept, name_of};

/// The journal's name in the data folder.
const FILE: &str = "nappe.db";
/// Held by the one process that may write.
const LOCK: &str = "nappe.lock";

/// A journal in one SQLite file. When it is dropped, everything asked before is still written and the file is closed.
#[derive(Debug)]
pub struct Sqlite {
    path: PathBuf,
    /// To the writer; none only while this is dropped.
    requests: Option<mpsc::Sender<Request>>,
    threads: Vec<JoinHandle<()>>,
    /// Given back when the process ends, however it ends.
    _lock: File,
}

impl Sqlite {
    /// Opens the journal in this folder; makes both when there is none. Blocks: reads the whole journal once, to be sure
    /// of it.
    ///
    /// # Errors
    /// [`Fault`]: the folder can't be used, another process uses it, or the journal is damaged, not ours, or newer than
    /// this Nappe. The journal is then left as it was, byte for byte.
    pub fn open(folder: &Path) -> Result<Self, Fault> {
        fs::create_dir_all(folder).map_err(|cause| unusable(folder, cause))?;
        let lock = lock(folder)?;
        let path = folder.join(FILE);
        if path.try_exists().map_err(|cause| unusable(&path, cause))? {
            inspect::inspect(&path)?;
        } else {
            schema::create(&path)?;
        }
        let mut database = writer::connect(&path)?;
        schema::migrate(&mut database)?;
        let checkpointing = writer::connect(&path)?;

        let (requests, incoming) = mpsc::channel();
        // One call waiting is as good as many.
        let (call, calls) = mpsc::sync_channel(1);
        let threads = vec![
            spawn("journal", move || writer::write(database, &incoming, &call), folder)?,
            spawn("checkpoint", move || checkpoint::run(&checkpointing, &calls), folder)?,
        ];
        Ok(Self {
            path,
            requests: Some(requests),
            threads,
            _lock: lock,
        })
    }

    /// A café from the journal in this folder, whether or not another process is writing there. Blocks.
    ///
    /// # Errors
    /// [`Fault`]: there is no journal, or it can't be read.
    pub fn read(folder: &Path, code: &Code) -> Result<Option<Kept>, Fault> {
        let path = folder.join(FILE);
        fs::metadata(&path).map_err(|cause| unusable(&path, cause))?;
        let mut database = reader::connect(&path)?;
        schema::check_version(&database, &path)?;
        reader::load(&mut database, &path, code)
    }

    /// The picture of a photo from the journal in this folder, whether or not another process is writing there; `None` when
    /// the café has none of this name. Blocks.
    ///
    /// # Errors
    /// [`Fault`]: there is no journal, or it can't be read.
    pub fn read_photo(folder: &Path, code: &Code, id: &PhotoId) -> Result<Option<Vec<u8>>, Fault> {
        let path = folder.join(FILE);
        let database = reader::connect(&path)?;
        schema::check_version(&database, &path)?;
        photo::load(&database, &path, code, id)
    }

    /// Hands the work to the writer and waits until it is kept.
    async fn ask(&self, work: Work) -> Result<bool, Fault> {
        let (answer, kept) = oneshot::channel();
        let requests = self.requests.as_ref().ok_or(Fault::Closed)?;
        // The queue needs no bound of its own: a café waits for its answer before it writes again.
        requests.send(Request { work, answer }).map_err(|_| Fault::Closed)?;
        kept.await.map_err(|_| Fault::Closed)?
    }
}

impl Journal for Sqlite {
    fn create<'a>(&'a self, code: &'a Code, events: &'a [Event]) -> Answer<'a, bool> {
        Box::pin(async move {
            let rows = Row::of(code, Seq(0), events)?;
            self.ask(Work::Create {
                code: code.clone(),
                rows,
            })
            .await
        })
    }

    fn append<'a>(&'a self, code: &'a Code, after: Seq, events: Vec<Event>) -> Answer<'a, ()> {
        Box::pin(async move {
            let rows = Row::of(code, after, &events)?;
            let code = code.clone();
            self.ask(Work::Append { code, after, rows }).await.map(|_| ())
        })
    }

    fn load<'a>(&'a self, code: &'a Code) -> Answer<'a, Option<Kept>> {
        Box::pin(async move {
            let (path, code) = (self.path.clone(), code.clone());
            let reading = tokio::task::spawn_blocking(move || reader::load(&mut reader::connect(&path)?, &path, &code));
            reading.await.map_err(|_| Fault::Closed)?
        })
    }

    fn snapshot<'a>(&'a self, code: &'a Code, kept: Kept) -> Answer<'a, ()> {
        Box::pin(async move {
            let of = code.clone();
            // A long café takes a while to write out.
            let drawing = tokio::task::spawn_blocking(move || Picture::of(&of, &kept));
            let picture = drawing.await.map_err(|_| Fault::Closed)??;
            let code = code.clone();
            self.ask(Work::Snapshot { code, picture }).await.map(|_| ())
        })
    }

    fn keep_photo<'a>(&'a self, code: &'a Code, picture: Arc<[u8]>) -> Answer<'a, PhotoId> {
        Box::pin(async move {
            let (code, name) = (code.clone(), name_of(&picture));
            let id = name.clone();
            self.ask(Work::Photo { code, name, picture }).await.map(|_| id)
        })
    }

    fn photo<'a>(&'a self, code: &'a Code, id: &'a PhotoId) -> Answer<'a, Option<Vec<u8>>> {
        Box::pin(async move {
            let (path, code, id) = (self.path.clone(), code.clone(), id.clone());
            let reading = tokio::task::spawn_blocking(move || photo::load(&reader::connect(&path)?, &path, &code, &id));
            reading.await.map_err(|_| Fault::Closed)?
        })
    }

    fn ready<'a>(&'a self) -> Answer<'a, ()> {
        Box::pin(async move { self.ask(Work::Nothing).await.map(|_| ()) })
    }
}

impl Drop for Sqlite {
    fn drop(&mut self) {
        // The writer ends when nobody can ask any more, the checkpoints when the writer has ended. Whoever closes its
        // connection last moves the log into the file.
        self.requests = None;
        for thread in self.threads.drain(..) {
            if thread.join().is_err() {
                tracing::error!("a thread of the journal has died");
            }
        }
    }
}

fn lock(folder: &Path) -> Result<File, Fault> {
    let path = folder.join(LOCK);
    let file = File::create(&path).map_err(|cause| unusable(&path, cause))?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(TryLockError::WouldBlock) => Err(Fault::InUse(folder.to_owned())),
        Err(TryLockError::Error(cause)) => Err(unusable(&path, cause)),
    }
}

fn spawn(name: &str, work: impl FnOnce() + Send + 'static, folder: &Path) -> Result<JoinHandle<()>, Fault> {
    let thread = thread::Builder::new().name(name.to_owned());
    thread.spawn(work).map_err(|cause| unusable(folder, cause))
}

fn unusable(path: &Path, cause: std::io::Error) -> Fault {
    Fault::Folder {
        path: path.to_owned(),
        cause: Arc::new(cause),
    }
}

/// What every connection is told.
fn settle(database: &Connection) -> rusqlite::Result<()> {
    // A checkpoint that restarts the log keeps the writer waiting, a moment.
    database.busy_timeout(std::time::Duration::from_secs(10))?;
    // Notice a damaged page when it is read, and believe nothing that the file says about functions.
    database.pragma_update(None, "cell_size_check", true)?;
    database.pragma_update(None, "trusted_schema", false)
}
