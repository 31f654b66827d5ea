//! What people type, made fit to keep: composed, without control characters, within its limit.

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};
use unicode_segmentation::UnicodeSegmentation;

use super::refusal::{Field, Refusal};

/// Bytes that a sign may take on average: most emoji of several people fit, towers of accents don't.
const SIGN_BYTES: usize = 8;

/// How many lines a text may have: of more, the last ones become one. A note that is nothing but line breaks would fill a
/// tablecloth.
const LINES: usize = 12;

/// One line of text: see [`lines`]; line breaks become spaces.
///
/// # Errors
/// [`Refusal::Empty`] or [`Refusal::TooLong`], with the field.
pub fn line(field: Field, text: &str, limit: usize) -> Result<String, Refusal> {
    lines(field, &text.split_whitespace().collect::<Vec<_>>().join(" "), limit)
}

/// A few lines of text: composed (NFC), trimmed, without empty lines and control characters but the line break.
///
/// Marks that turn the direction of everything after them (U+202A to U+202E, U+2066 to U+2069) go too: they could
/// reverse the name beside the note. Right-to-left scripts don't need them.
///
/// # Errors
/// [`Refusal::Empty`] or [`Refusal::TooLong`], with the field. The length is counted in signs as a person counts them
/// (grapheme clusters); and signs that are all built of many parts are too long as well.
pub fn lines(field: Field, text: &str, limit: usize) -> Result<String, Refusal> {
    // No more is looked at than could be kept: a paste of megabytes costs nothing.
    let text: String = text
        .chars()
        .map(|c| if c == '\t' { ' ' } else { c })
        .filter(|c| *c == '\n' || !is_unfit(*c))
        .take(SIGN_BYTES * limit + 1)
        .nfc()
        .collect();
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    let text = lines.collect::<Vec<_>>().join("\n");
    // Of too many, the last ones as one.
    let few = text.splitn(LINES, '\n').map(|line| line.replace('\n', " "));
    let text = few.collect::<Vec<_>>().join("\n");
    if text.chars().all(is_blank) {
        return Err(Refusal::Empty { field });
    }
    if text.len() > SIGN_BYTES * limit || text.graphemes(true).count() > limit {
        return Err(Refusal::TooLong { field, limit });
    }
    Ok(text)
}

/// Two texts that a person would take for the same name.
#[must_use]
pub fn same_name(a: &str, b: &str) -> bool {
    a.to_lowercase() == b.to_lowercase()
}

/// What a name is sorted by: É beside E, a beside A.
#[must_use]
pub fn sorts_as(name: &str) -> String {
    let bare = name.nfd().filter(|c| !is_combining_mark(*c));
    bare.flat_map(char::to_lowercase).collect()
}

fn is_unfit(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}' | '\u{2028}' | '\u{2029}')
}

/// White, or without any ink of its own: zero-width spaces and joiners, soft hyphens, Hangul and Braille blanks.
fn is_blank(c: char) -> bool {
    c.is_whitespace()
        || matches!(
            c,
            '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{ad}' | '\u{115f}' | '\u{1160}' | '\u{3164}' | '\u{2800}'
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn alias(text: &str) -> Result<String, Refusal> {
        line(Field::Alias, text, 10)
    }

    #[test]
    fn text_is_trimmed_composed_and_without_control_characters() {
        assert_eq!(alias("  E\u{301}lise\t\u{0}\u{7}B  ").unwrap(), "Élise B");
        assert_eq!(alias("a\u{202e}b").unwrap(), "ab");
        assert_eq!(lines(Field::Note, " a \r\n\n b\n", 10).unwrap(), "a\nb");
    }

    #[test]
    fn nobody_fills_a_tablecloth_with_line_breaks() {
        let text = lines(Field::Note, &"a\n".repeat(140), 280).unwrap();
        assert_eq!((text.lines().count(), text.matches('a').count()), (LINES, 140));
        let twelve = ["a"; LINES].join("\n");
        assert_eq!(lines(Field::Note, &twelve, 280).unwrap(), twelve);
    }

    #[test]
    fn nothing_visible_is_empty() {
        for text in ["", "  \n\t", "\u{200b}\u{200d}", "\u{0}", "\u{3164}"] {
            assert_eq!(alias(text), Err(Refusal::Empty { field: Field::Alias }), "{text:?}");
        }
    }

    #[test]
    fn a_sign_is_what_a_person_takes_for_one() {
        let ten = ["e\u{301}", "👩‍👩‍👧", "ก็", "🇧🇪", "a", "é", "한", "ß", "ω", "ж"].concat();
        assert!(alias(&ten).is_ok());
        assert!(alias(&(ten + "1")).is_err());
        // One sign, but ten thousand marks.
        let tower = format!("e{}", "\u{301}".repeat(10_000));
        assert!(lines(Field::Note, &tower, 280).is_err());
        assert_eq!(lines(Field::Note, "تم في ٢٠١١ (12%)", 280).unwrap(), "تم في ٢٠١١ (12%)");
    }

    #[test]
    fn too_long_is_refused_not_cut() {
        assert_eq!(
            alias("12345678901"),
            Err(Refusal::TooLong {
                field: Field::Alias,
                limit: 10
            })
        );
        assert!(alias(&"é".repeat(20_000)).is_err());
        assert_eq!(alias("👩‍👩‍👧‍👦").unwrap(), "👩‍👩‍👧‍👦");
        assert_eq!(alias("مرحبا").unwrap(), "مرحبا");
    }
}
