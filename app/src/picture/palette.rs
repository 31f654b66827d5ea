//! The colours of a picture that stands alone: paper, and an ink for each round.

use crate::cafe::id::Round;

/// The paper.
pub const PAPER: &str = "#fbf6ea";
/// The threads of the weave.
pub(super) const WEAVE: &str = "#f5eede";
/// The folds of the paper.
pub(super) const FOLD: &str = "#e6dac3";
/// A ring that a cup has left.
pub(super) const COFFEE: &str = "#eadcc6";
/// The names of zones and the line between them.
pub(super) const ZONE: &str = "#5a3d28";

/// Resonances.
pub(super) const CHERRY: &str = "#b3202e";

/// The inks, fresh and dried: that of the plenary, then those of the rounds, which begin again after the last.
/// A dried ink is the fresh one at 82 %, on paper; every one keeps 4.5:1 (WCAG AA).
const INKS: [(&str, &str, &str); 7] = [
    ("ink-0", "#463726", "#675949"),
    ("ink-1", "#22304f", "#49546b"),
    ("ink-2", "#8c2438", "#a04a58"),
    ("ink-3", "#2b5836", "#507456"),
    ("ink-4", "#5b3573", "#785888"),
    ("ink-5", "#873f0e", "#9c6036"),
    ("ink-6", "#175463", "#40717b"),
];

/// The ink of a round.
pub(super) struct Ink {
    /// The classes by which a style sheet knows it.
    pub(super) class: String,
    /// Its colour without one.
    pub(super) colour: &'static str,
}

/// The ink of a round, dried or fresh.
pub(super) fn ink(round: Round, is_dry: bool) -> Ink {
    let index = match usize::from(round.0) {
        0 => 0,
        round => (round - 1) % (INKS.len() - 1) + 1,
    };
    let (class, fresh, dried) = INKS[index];
    if is_dry {
        Ink {
            class: format!("{class} dry"),
            colour: dried,
        }
    } else {
        Ink {
            class: class.to_owned(),
            colour: fresh,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn channels(colour: &str) -> [f64; 3] {
        [1, 3, 5].map(|at| f64::from(u8::from_str_radix(&colour[at..at + 2], 16).unwrap()) / 255.0)
    }

    fn luminance(colour: &str) -> f64 {
        let [r, g, b] = channels(colour).map(|c| {
            if c <= 0.040_45 {
                c / 12.92
            } else {
                ((c + 0.055) / 1.055).powf(2.4)
            }
        });
        0.2126 * r + 0.7152 * g + 0.0722 * b
    }

    fn contrast(a: &str, b: &str) -> f64 {
        let (a, b) = (luminance(a), luminance(b));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    #[test]
    fn every_ink_is_easy_to_read() {
        for (class, fresh, dried) in INKS {
            for ground in [PAPER, WEAVE, COFFEE] {
                assert!(
                    contrast(fresh, ground) > 4.5,
                    "{class} on {ground}: {}",
                    contrast(fresh, ground)
                );
            }
            assert!(contrast(CHERRY, PAPER) > 4.5);
            assert!(
                contrast(dried, PAPER) > 4.5,
                "{class} dried: {}",
                contrast(dried, PAPER)
            );
        }
    }

    #[test]
    fn dried_ink_is_the_same_ink_with_more_paper() {
        for (class, fresh, dried) in INKS {
            for ((fresh, paper), dried) in channels(fresh).into_iter().zip(channels(PAPER)).zip(channels(dried)) {
                let mixed = 0.82 * fresh + 0.18 * paper;
                assert!(
                    (mixed - dried).abs() < 0.01,
                    "{class}: {:02x} is not {:02x}",
                    (dried * 255.0) as u8,
                    (mixed * 255.0).round() as u8
                );
            }
        }
    }

    #[test]
    fn rounds_share_inks_only_after_the_sixth() {
        let classes: Vec<String> = (0..=7).map(|round| ink(Round(round), false).class).collect();
        assert_eq!(
            classes,
            ["ink-0", "ink-1", "ink-2", "ink-3", "ink-4", "ink-5", "ink-6", "ink-1"]
        );
    }
}
