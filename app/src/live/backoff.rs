//! How long to wait before the line is dialled again.

/// The first wait is at most this long, in milliseconds.
const FIRST: f64 = 500.0;
/// No wait is longer, in milliseconds.
const LONGEST: f64 = 15_000.0;

/// Milliseconds to wait after so many failures in a row, `chance` being drawn evenly from 0 to 1.
///
/// Full jitter: a room of phones that lost the same access point must not knock in the same second.
#[must_use]
pub fn wait(failures: u32, chance: f64) -> i32 {
    let most = (FIRST * f64::from(1_u32 << failures.min(5))).min(LONGEST);
    (most * chance.clamp(0.0, 1.0)) as i32
}

#[cfg(test)]
mod tests {
    use super::wait;

    #[test]
    fn waits_double_up_to_a_quarter_of_a_minute() {
        let longest: Vec<i32> = (0..8).map(|failures| wait(failures, 1.0)).collect();
        assert_eq!(longest, [500, 1_000, 2_000, 4_000, 8_000, 15_000, 15_000, 15_000]);
        assert_eq!(wait(u32::MAX, 1.0), 15_000);
    }

    #[test]
    fn the_whole_wait_is_chance() {
        assert_eq!(wait(3, 0.0), 0);
        assert_eq!(wait(3, 0.5), 2_000);
    }
}
