//! What is asked for on the command line, and what is said when it can't be done.

mod export;
mod plan;
mod qr;
mod serve;

use std::{error::Error, io, process::ExitCode};

use clap::{Parser, Subcommand};
use tracing_subscriber::EnvFilter;

use crate::log;

use crate::rehearse::Rehearse;

/// A digital World Café: tables, tablecloths, a bell, and the way from traces to synthesis.
#[derive(Debug, Parser)]
#[command(name = "nappe", version, about)]
struct Nappe {
    #[command(subcommand)]
    task: Task,
}

#[derive(Debug, Subcommand)]
enum Task {
    /// Open the house: people join with their phones
    Serve(serve::Serve),
    /// Take a café home as files, also while the house is open
    Export(export::Export),
    /// Plan who sits where for the cases of a rotation benchmark, and say how good that is
    Plan(plan::Plan),
    /// Play people who are not there, over the real socket: to practise, or to measure
    Rehearse(Rehearse),
}

/// Does what the command line says. What can't be done is said in one line on the standard error.
#[must_use]
pub fn run() -> ExitCode {
    let task = Nappe::parse().task;
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new("info,memory_serve=warn"));
    // It can only have been set before by whoever calls this as a library: then theirs is the log.
    let _ = tracing::subscriber::set_global_default(log::to(io::stderr, filter));
    // A phone is an open file; many systems begin with 1,024 of them.
    if let Err(error) = rlimit::increase_nofile_limit(u64::MAX) {
        tracing::warn!(%error, "as many phones as the system allows by itself");
    }
    match carry_out(task) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("nappe: {error}");
            ExitCode::FAILURE
        }
    }
}

fn carry_out(task: Task) -> Result<ExitCode, Box<dyn Error>> {
    let runtime = || tokio::runtime::Builder::new_multi_thread().enable_all().build();
    match task {
        Task::Serve(serve) => runtime()?.block_on(serve.run())?,
        Task::Export(export) => export.run()?,
        Task::Plan(plan) => plan.run()?,
        Task::Rehearse(rehearsal) => {
            if !runtime()?.block_on(rehearsal.play())? {
                return Ok(ExitCode::FAILURE);
            }
        }
    }
    Ok(ExitCode::SUCCESS)
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;

    #[test]
    fn the_command_line_is_sound() {
        Nappe::command().debug_assert();
    }
}
