//! Text inside markup: escaped, and in pieces of the faces that can write them.

use std::borrow::Cow;

use crate::lettering;

/// The handwriting face, and what stands in where there is none.
pub(super) const HAND: &str = "Kalam,cursive";
/// The legible face.
pub(super) const LEGIBLE: &str = "Atkinson,sans-serif";
/// For scripts that the handwriting face does not write.
const OTHER: &str = "DejaVu Sans,sans-serif";
/// For emoji. Exports have this one, browsers take the one of their system.
const EMOJI: &str = "Noto Emoji,sans-serif";
/// How large other scripts are beside handwriting, in percent: their small letters are taller.
const OTHER_SIZE: i32 = 92;

/// Text as the content of an element or of a quoted attribute. What XML can't hold at all becomes U+FFFD.
#[must_use]
pub fn escape(text: &str) -> Cow<'_, str> {
    let fits = |c: char| !matches!(c, '&' | '<' | '>' | '"' | '\'') && !is_forbidden(c);
    if text.chars().all(fits) {
        return Cow::Borrowed(text);
    }
    let mut escaped = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            c if is_forbidden(c) => escaped.push('\u{fffd}'),
            c => escaped.push(c),
        }
    }
    Cow::Owned(escaped)
}

/// What an XML 1.0 document may not contain, not even escaped.
fn is_forbidden(c: char) -> bool {
    matches!(c, '\u{0}'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}')
}

/// A line of text as `<tspan>`s that begin at `(x, y)`. `wider` is how much wider than the handwriting its face writes, in
/// percent: 100 for the handwriting itself, 106 where it is bold, 120 for the legible face.
///
/// What Kalam can't write is in faces that can, and every piece has a place of its own: renderers that look for another
/// face do so for all that hangs together, and lose words around an emoji that has fewer glyphs than signs.
#[must_use]
pub fn line(text: &str, (x, y): (i32, i32), size: i32, wider: i32) -> String {
    let place = |piece: &Piece<'_>| format!(r#"x="{}""#, x + units(piece.from, size * wider / 100));
    pieces(text)
        .iter()
        .map(|piece| piece.span(&place(piece), y, size))
        .collect()
}

/// A line of handwriting that is read from the right: it ends (that is, begins) at `(right, y)`.
pub(super) fn line_from_right(text: &str, (right, y): (i32, i32), size: i32) -> String {
    let place = |piece: &Piece<'_>| {
        format!(
            r#"x="{}" text-anchor="end" unicode-bidi="plaintext""#,
            right - units(piece.from, size)
        )
    };
    pieces(text)
        .iter()
        .map(|piece| piece.span(&place(piece), y, size))
        .collect()
}

/// Thousandths of an em in cloth units.
pub(super) fn units(thousandths: u32, size: i32) -> i32 {
    (i64::from(thousandths) * i64::from(size) / 1_000) as i32
}

/// Whether a line is to be read from the right: its first letter is.
pub(super) fn is_right_to_left(line: &str) -> bool {
    line.chars().find(|c| c.is_alphabetic()).is_some_and(|c| {
        matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefe}' | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}')
    })
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Face {
    Hand,
    Other,
    Emoji,
}

/// A part of a line that one face writes, without white edges.
#[derive(Debug, PartialEq, Eq)]
struct Piece<'a> {
    face: Face,
    text: &'a str,
    /// How wide the line is before it, in thousandths of an em.
    from: u32,
}

impl Piece<'_> {
    fn span(&self, place: &str, y: i32, size: i32) -> String {
        let face = match self.face {
            Face::Hand => String::new(),
            Face::Other => format!(r#" font-family="{OTHER}" font-size="{}""#, size * OTHER_SIZE / 100),
            Face::Emoji => format!(r#" font-family="{EMOJI}""#),
        };
        format!(r#"<tspan {place} y="{y}"{face}>{}</tspan>"#, escape(self.text))
    }
}

/// A line in pieces of one face each.
fn pieces(line: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let (mut rest, mut from) = (line, 0);
    while !rest.is_empty() {
        let (face, end) = run(rest);
        let (run, after) = rest.split_at(end);
        let text = run.trim();
        if !text.is_empty() {
            let edge = &run[..run.len() - run.trim_start().len()];
            let from = from + lettering::width(edge);
            pieces.push(Piece { face, text, from });
        }
        from += lettering::width(run);
        rest = after;
    }
    pieces
}

/// The face of the first run, and where it ends.
fn run(text: &str) -> (Face, usize) {
    let mut chars = text.char_indices().peekable();
    let mut face = None;
    while let Some((at, c)) = chars.next() {
        let next = chars.peek().map(|(_, next)| *next);
        let own = match (face, own_face(c, next)) {
            // Joiners and selectors stay with what is before them, and in other scripts spaces too.
            (Some(face), None) => face,
            (Some(Face::Other), _) if c == ' ' => Face::Other,
            // Punctuation too, but where it would change sides.
            (Some(Face::Other), _) if c.is_ascii_punctuation() && !is_right_to_left(text) => Face::Other,
            (None, None) => Face::Hand,
            (_, Some(own)) => own,
        };
        if *face.get_or_insert(own) != own {
            return (face.unwrap_or(own), at);
        }
    }
    (face.unwrap_or(Face::Hand), text.len())
}

/// The face that a character wants; none for what follows its neighbour.
fn own_face(c: char, next: Option<char>) -> Option<Face> {
    match c {
        '\u{200c}'
        | '\u{200d}'
        | '\u{fe00}'..='\u{fe0f}'
        | '\u{20e3}'
        | '\u{300}'..='\u{36f}'
        | '\u{e0020}'..='\u{e007f}' => None,
        // A keycap, or a sign that asks for its emoji.
        _ if matches!(next, Some('\u{fe0f}' | '\u{20e3}')) => Some(Face::Emoji),
        '\u{1f000}'..='\u{1faff}' => Some(Face::Emoji),
        c if is_kalams(c) => Some(Face::Hand),
        _ => Some(Face::Other),
    }
}

/// Whether Kalam has a glyph for it (the `cmap` of `server/fonts/kalam-400.ttf`).
fn is_kalams(c: char) -> bool {
    match c {
        '\u{108}'..='\u{10b}' | '\u{114}' | '\u{115}' | '\u{11c}' | '\u{11d}' | '\u{120}' | '\u{121}' => false,
        '\u{124}'..='\u{129}' | '\u{12c}' | '\u{12d}' | '\u{132}'..='\u{135}' | '\u{138}' | '\u{13f}' => false,
        '\u{140}' | '\u{149}'..='\u{14b}' | '\u{14e}' | '\u{14f}' | '\u{15c}' | '\u{15d}' => false,
        '\u{166}'..='\u{169}' | '\u{16c}' | '\u{16d}' | '\u{174}'..='\u{177}' | '\u{17f}' => false,
        ' '..='~'
        | '\u{a0}'..='\u{17f}'
        | '\u{218}'..='\u{21b}'
        | '\u{2009}'
        | '\u{200b}'
        | '\u{2010}'
        | '\u{2011}' => true,
        '–' | '—' | '‘'..='‚' | '“'..='„' | '†' | '•' | '…' | '\u{202f}' | '‹' | '›' | '⁄' | '€' | '™' | '−' => {
            true
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn nothing_breaks_out_of_its_element() {
        assert_eq!(escape("<script>\"&'"), "&lt;script&gt;&quot;&amp;&#39;");
        assert_eq!(escape("a\u{0}\u{ffff}b"), "a\u{fffd}\u{fffd}b");
        assert!(matches!(escape("d'accord".trim_matches('\'')), Cow::Owned(_)));
        assert!(matches!(escape("été"), Cow::Borrowed(_)));
    }

    fn faces(text: &str) -> Vec<(Face, &str)> {
        pieces(text).into_iter().map(|piece| (piece.face, piece.text)).collect()
    }

    #[test]
    fn words_and_emoji_have_each_their_face() {
        use Face::{Emoji, Hand, Other};
        assert_eq!(
            faces("oui 👩‍👩‍👧 & non 🇧🇪 1️⃣ !"),
            [
                (Hand, "oui"),
                (Emoji, "👩‍👩‍👧"),
                (Hand, "& non"),
                (Emoji, "🇧🇪"),
                (Emoji, "1️⃣"),
                (Hand, "!")
            ]
        );
        assert_eq!(faces("мир, и мир."), [(Other, "мир, и мир.")]);
        assert_eq!(faces("שלום!"), [(Other, "שלום"), (Hand, "!")]);
        assert_eq!(
            faces("« l’œuvre »\u{202f}: 5 €…"),
            [(Hand, "« l’œuvre »\u{202f}: 5 €…")]
        );
        assert_eq!(faces("  "), []);
    }

    #[test]
    fn every_piece_has_its_place() {
        let emoji = "font-family=\"Noto Emoji,sans-serif\"";
        assert_eq!(
            line("0 🙂 <0>", (100, 7), 1_000, 100),
            format!(
                "<tspan x=\"100\" y=\"7\">0</tspan><tspan x=\"1001\" y=\"7\" {emoji}>🙂</tspan>\
                 <tspan x=\"2677\" y=\"7\">&lt;0&gt;</tspan>"
            )
        );
        assert!(line_from_right("שלום 0", (1_000, 0), 100).contains("<tspan x=\"720\" text-anchor=\"end\""));
    }

    #[test]
    fn the_first_letter_says_the_direction() {
        assert!(is_right_to_left("12 مرحبا hello"));
        assert!(is_right_to_left("שלום"));
        assert!(!is_right_to_left("hello مرحبا"));
        assert!(!is_right_to_left("🙂 1"));
    }

    proptest! {
        #[test]
        fn no_character_is_lost(text in any::<String>()) {
            let mut read = String::new();
            let mut rest = text.as_str();
            while !rest.is_empty() {
                let (_, end) = run(rest);
                prop_assert!(end > 0);
                read.push_str(&rest[..end]);
                rest = &rest[end..];
            }
            prop_assert_eq!(read, text);
        }
    }
}
