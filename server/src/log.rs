//! What is written down about what happens, and what never is: no participant, nothing they write, no secret.
//!
//! Libraries below us write whole addresses and headers at their finer levels, and a facilitator link is an address. So
//! only our own rooms may ever speak finer than `info`, whatever `RUST_LOG` says.

use std::io::{self, IsTerminal};

use tracing::{Level, Metadata, Subscriber};
use tracing_subscriber::{EnvFilter, Layer, filter::filter_fn, fmt::MakeWriter, layer::SubscriberExt};

/// A log for `writer` of what `wishes` asks for, in the form of `RUST_LOG`.
pub fn to<W>(writer: W, wishes: EnvFilter) -> impl Subscriber + Send + Sync
where
    W: for<'w> MakeWriter<'w> + Send + Sync + 'static,
{
    let lines = tracing_subscriber::fmt::layer()
        .with_writer(writer)
        .with_ansi(io::stderr().is_terminal())
        .with_filter(filter_fn(is_ours_to_tell));
    tracing_subscriber::registry().with(wishes).with(lines)
}

fn is_ours_to_tell(what: &Metadata<'_>) -> bool {
    *what.level() <= Level::INFO || what.target().split("::").next() == Some("server")
}
