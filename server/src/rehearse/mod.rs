//! People who are not there play a café over the real door and the real socket.
//!
//! With `nappe rehearse` they come in great numbers to a café of their own, and what they feel is measured. In a café that a
//! facilitator watches they are few and human: a nervous facilitator practises with them, most often from the desk, in a
//! copy of the café that nothing remains of.
//!
//! - [`stage`]: the rehearsals that are begun from the desk
//! - [`door`]: comes in by the forms, as phones do
//! - [`line`]: the socket
//! - [`company`]: what all of them share
//! - [`player`]: one person with a phone; [`pace`]: what they do when; [`hand`] and [`cast`]: what they draw and write
//! - [`conductor`]: the facilitator of a café of their own
//! - [`ledger`]: what was left, who has to see it, when they saw it
//! - [`machine`]: what the server's process takes; [`report`]: what came of it all

mod cast;
mod company;
mod conductor;
mod door;
mod hand;
mod ledger;
mod line;
mod machine;
mod pace;
mod player;
mod practice;
mod report;
pub mod stage;
mod trial;

use std::{path::PathBuf, sync::Arc};

use app::cafe::id::Code;
use tokio_tungstenite::tungstenite;

use self::door::Door;

/// What to play, and where.
#[derive(Clone, Debug, clap::Args)]
pub struct Rehearse {
    /// How many people play
    #[arg(long, default_value_t = 12)]
    people: usize,
    /// How many tables their own café has
    #[arg(long, default_value_t = 3, conflicts_with = "code")]
    tables: u16,
    /// How long they talk; with --code until the café is over
    #[arg(long)]
    seconds: Option<u64>,
    /// Where the server is
    #[arg(long, default_value = "http://localhost:3000")]
    url: String,
    /// Practise in real time, in this café that a facilitator conducts
    #[arg(long)]
    code: Option<Code>,
    /// The server's process on this machine, to measure what it takes
    #[arg(long, conflicts_with = "code")]
    pid: Option<u32>,
    /// Write what was measured into this file, as JSON
    #[arg(long, conflicts_with = "code")]
    report: Option<PathBuf>,
}

/// Why a rehearsal can't go on.
#[derive(Debug, thiserror::Error)]
pub enum Mishap {
    /// The address is none that people can be sent to.
    #[error("{0} is no address like http://localhost:3000")]
    Address(String),
    /// Nobody answers.
    #[error("no answer from {url}: is the server running there?")]
    Unreachable {
        /// Where.
        url: String,
        /// What the network says.
        #[source]
        cause: hyper_util::client::legacy::Error,
    },
    /// The door answers in an unexpected way.
    #[error("{url} answers {status} to {what}")]
    Turned {
        /// Where.
        url: String,
        /// How.
        status: u16,
        /// What was asked.
        what: &'static str,
    },
    /// The socket does not open.
    #[error("the line does not open: {0}")]
    Line(#[source] Box<tungstenite::Error>),
    /// The server has closed a socket, with one of the codes of `wire::close`.
    #[error("the server has closed the line ({0})")]
    Closed(u16),
    /// The server says something that is no message.
    #[error("the server says nonsense: {0}")]
    Nonsense(#[source] serde_json::Error),
    /// The café says no to the facilitator.
    #[error("the café refuses: {0}")]
    Refused(app::cafe::Refusal),
    /// Something that should happen in a moment does not.
    #[error("waited too long for {0}")]
    Waited(&'static str),
    /// The server's process can't be measured.
    #[error("process {pid} can't be measured: {cause}")]
    Machine {
        /// Which.
        pid: u32,
        /// Why.
        cause: String,
    },
    /// The report can't be written.
    #[error("{path} can't be written", path = .path.display())]
    Report {
        /// Where.
        path: PathBuf,
        /// Why.
        #[source]
        cause: std::io::Error,
    },
}

impl Rehearse {
    /// Plays, prints what came of it, and writes the report. Answers whether every trace has reached everybody.
    ///
    /// # Errors
    /// The [`Mishap`] that ended it early.
    pub async fn play(&self) -> Result<bool, Mishap> {
        let door = Arc::new(Door::at(&self.url)?);
        match &self.code {
            Some(code) => practice::tell(&door, code, self.people, self.seconds)
                .await
                .map(|()| true),
            None => {
                let seconds = self.seconds.unwrap_or(60);
                let report = trial::play(&door, self.people, self.tables, seconds, self.pid).await?;
                println!("{report}");
                if let Some(path) = &self.report {
                    report.write(path)?;
                }
                Ok(report.lost == 0)
            }
        }
    }
}
