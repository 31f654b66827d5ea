//! The lane for what is only seen: lines that are being drawn, beside the inbox for what is kept.

use std::sync::{Mutex, MutexGuard, PoisonError};

use app::cafe::id::TraceId;
use bytes::Bytes;
use tokio::sync::Notify;

/// Lines that wait for a slow reader: nobody follows more pens.
pub(super) const LINES: usize = 16;

/// What waits for one reader. Of each trace only the latest line; when there are too many, others are thrown away.
#[derive(Default)]
pub(super) struct Lane {
    lines: Mutex<Vec<(TraceId, Bytes)>>,
    stirred: Notify,
}

impl Lane {
    /// Lets a line wait.
    pub(super) fn put(&self, trace: TraceId, text: &Bytes) {
        let mut lines = self.lines();
        let full = lines.len() >= LINES;
        match lines.iter_mut().find(|(waiting, _)| *waiting == trace) {
            Some((_, waiting)) => waiting.clone_from(text),
            None if full => return,
            None => lines.push((trace, text.clone())),
        }
        self.stirred.notify_one();
    }

    /// The line that waits longest. Nothing is lost when this is dropped before it answers.
    pub(super) async fn next(&self) -> Bytes {
        loop {
            {
                let mut lines = self.lines();
                if !lines.is_empty() {
                    return lines.remove(0).1;
                }
            }
            self.stirred.notified().await;
        }
    }

    fn lines(&self) -> MutexGuard<'_, Vec<(TraceId, Bytes)>> {
        self.lines.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    #[tokio::test]
    async fn only_the_latest_line_of_a_few_traces_waits() {
        let lane = Lane::default();
        for turn in 0..100_u8 {
            for trace in 0..40_u128 {
                lane.put(TraceId(Uuid::from_u128(trace)), &Bytes::from(vec![trace as u8, turn]));
            }
        }
        for trace in 0..LINES {
            assert_eq!(*lane.next().await, [trace as u8, 99]);
        }
        assert!(lane.lines().is_empty());
    }
}
