//! What came of a rehearsal: for people, and as JSON.

use std::{fmt, path::Path, time::Duration};

use serde::Serialize;

use super::{Mishap, ledger::Ledger, machine::Usage};

/// What came of a rehearsal.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Report {
    /// How many people played.
    pub(super) people: usize,
    /// At how many tables.
    pub(super) tables: u16,
    /// How long they talked, in seconds.
    pub(super) seconds: f64,
    /// How long it took until all were in, with their page and their line, in seconds.
    pub(super) joining_seconds: f64,
    /// How long it took at the change of tables until the last phone had its new sheet, in milliseconds.
    pub(super) change_ms: f64,
    /// The page of a table at the end, in bytes as they travel (brotli); scripts and styles apart.
    pub(super) page_bytes: usize,
    /// Notes that were acknowledged.
    pub(super) notes: usize,
    /// Drawn lines that were acknowledged.
    pub(super) lines: usize,
    /// Acknowledged traces in a second.
    pub(super) operations_per_second: f64,
    /// How often a trace reached somebody else at the table.
    pub(super) deliveries: usize,
    /// From posting a trace until another phone has it, in milliseconds.
    pub(super) delay_ms: Delay,
    /// Acknowledged traces that somebody at the table has not seen, one for each of them.
    pub(super) lost: usize,
    /// Traces that the café refused.
    pub(super) refused: usize,
    /// Lines that broke and were dialled again.
    pub(super) redials: usize,
    /// What the server took; none when nobody said which process it is.
    pub(super) server: Option<Server>,
}

/// How long something takes, in milliseconds.
#[derive(Clone, Copy, Debug, Default, Serialize)]
pub(super) struct Delay {
    p50: f64,
    p95: f64,
    p99: f64,
    max: f64,
}

/// What the server's process took.
#[derive(Clone, Copy, Debug, Serialize)]
pub(super) struct Server {
    /// CPU time while people came in, in seconds.
    cpu_seconds_joining: f64,
    /// CPU time while people talked, in seconds.
    cpu_seconds: f64,
    /// Memory before anybody came.
    resident_bytes_before: u64,
    /// Memory when they had talked.
    resident_bytes: u64,
}

impl Server {
    /// From three looks at the process: before anybody came, when all were in, and when they had talked.
    pub(super) fn between(before: Usage, all_in: Usage, after: Usage) -> Self {
        Self {
            cpu_seconds_joining: all_in.cpu_seconds - before.cpu_seconds,
            cpu_seconds: after.cpu_seconds - all_in.cpu_seconds,
            resident_bytes_before: before.resident_bytes,
            resident_bytes: after.resident_bytes,
        }
    }
}

impl Delay {
    fn of(delays: &mut [Duration]) -> Self {
        delays.sort_unstable();
        let at = |share: f64| {
            let index = (share * delays.len() as f64).ceil() as usize;
            let delay = delays.get(index.saturating_sub(1));
            delay.map_or(0.0, |delay| milliseconds(*delay))
        };
        Self {
            p50: at(0.5),
            p95: at(0.95),
            p99: at(0.99),
            max: at(1.0),
        }
    }
}

impl Report {
    /// Takes what the ledger has; what is still open there is lost.
    pub(super) fn of(ledger: &mut Ledger, people: usize, tables: u16, talked: Duration) -> Self {
        ledger.close();
        let seconds = talked.as_secs_f64();
        Self {
            people,
            tables,
            seconds,
            joining_seconds: 0.0,
            change_ms: 0.0,
            page_bytes: 0,
            notes: ledger.notes,
            lines: ledger.lines,
            operations_per_second: (ledger.notes + ledger.lines) as f64 / seconds,
            deliveries: ledger.delays.len(),
            delay_ms: Delay::of(&mut ledger.delays),
            lost: ledger.lost,
            refused: ledger.refused,
            redials: ledger.redials,
            server: None,
        }
    }

    /// Writes it as JSON.
    pub(super) fn write(&self, path: &Path) -> Result<(), Mishap> {
        let write = || std::fs::write(path, serde_json::to_string_pretty(self)? + "\n");
        write().map_err(|cause| Mishap::Report {
            path: path.to_owned(),
            cause,
        })
    }
}

/// To a hundredth: a clock tells no more.
fn milliseconds(duration: Duration) -> f64 {
    (duration.as_secs_f64() * 100_000.0).round() / 100.0
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Delay { p50, p95, p99, max } = self.delay_ms;
        writeln!(
            f,
            "people           {} at {} tables, {:.0} s",
            self.people, self.tables, self.seconds
        )?;
        writeln!(f, "all in after     {:.1} s", self.joining_seconds)?;
        writeln!(
            f,
            "tables changed   {:.0} ms until the last phone had its new sheet",
            self.change_ms
        )?;
        let (notes, lines) = (self.notes, self.lines);
        writeln!(
            f,
            "left             {notes} notes, {lines} lines: {:.0} a second",
            self.operations_per_second
        )?;
        writeln!(f, "delivered        {}", self.deliveries)?;
        writeln!(
            f,
            "post to phone    p50 {p50:.1} ms, p95 {p95:.1} ms, p99 {p99:.1} ms, max {max:.1} ms"
        )?;
        write!(
            f,
            "lost {}, refused {}, lines redialled {}",
            self.lost, self.refused, self.redials
        )?;
        if let Some(server) = &self.server {
            let megabytes = |bytes: u64| bytes as f64 / 1e6;
            let (before, after) = (
                megabytes(server.resident_bytes_before),
                megabytes(server.resident_bytes),
            );
            let (joining, talking) = (server.cpu_seconds_joining, server.cpu_seconds);
            write!(
                f,
                "\nserver           {joining:.1} s of CPU while people came in, {talking:.1} s while they talked\n"
            )?;
            write!(
                f,
                "                 {before:.0} MB of memory before, {after:.0} MB after"
            )?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn delays_are_ranked() {
        let mut delays: Vec<Duration> = (1..=200).rev().map(Duration::from_millis).collect();
        let Delay { p50, p95, p99, max } = Delay::of(&mut delays);
        assert_eq!([p50, p95, p99, max], [100.0, 190.0, 198.0, 200.0]);
        assert_eq!(Delay::of(&mut []).max, 0.0);
    }
}
