//! What a process on this machine takes, as Linux tells it in `/proc`.

use std::fs;

use super::Mishap;

/// In how many parts Linux divides a second for everybody who reads `/proc`, on all its platforms.
const TICKS: f64 = 100.0;

/// What a process has taken so far.
#[derive(Clone, Copy, Debug)]
pub(super) struct Usage {
    /// CPU time, in seconds.
    pub(super) cpu_seconds: f64,
    /// Memory now, in bytes.
    pub(super) resident_bytes: u64,
}

/// What the process has taken so far.
pub(super) fn usage(pid: u32) -> Result<Usage, Mishap> {
    let mishap = |cause: String| Mishap::Machine { pid, cause };
    let read = |file| fs::read_to_string(format!("/proc/{pid}/{file}")).map_err(|error| mishap(error.to_string()));
    let (stat, status) = (read("stat")?, read("status")?);
    parse(&stat, &status).ok_or_else(|| mishap("its files in /proc are in no known form".to_owned()))
}

fn parse(stat: &str, status: &str) -> Option<Usage> {
    // The name of the process may hold anything, spaces and brackets too; it ends with the last bracket.
    let (_, fields) = stat.rsplit_once(')')?;
    let mut times = fields.split_whitespace().skip(11).map(str::parse::<f64>);
    let (user, system) = (times.next()?.ok()?, times.next()?.ok()?);
    let resident = status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
    let kilobytes: u64 = resident.trim().strip_suffix(" kB")?.parse().ok()?;
    Some(Usage {
        cpu_seconds: (user + system) / TICKS,
        resident_bytes: kilobytes * 1_024,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_process_is_read() {
        let stat = "42 (a b) c) S 1 42 42 0 -1 4194560 1 0 0 0 1250 250 0 0 20 0 9 0 100 1 1";
        let usage = parse(stat, "Name:\tnappe\nVmRSS:\t   20480 kB\nThreads:\t9\n").unwrap();
        assert!((usage.cpu_seconds - 15.0).abs() < 1e-9);
        assert_eq!(usage.resident_bytes, 20 * 1_024 * 1_024);
    }

    #[test]
    fn a_process_that_is_gone_is_named() {
        assert!(usage(u32::MAX).unwrap_err().to_string().contains(&u32::MAX.to_string()));
    }
}
