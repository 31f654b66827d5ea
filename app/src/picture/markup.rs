//! Text inside markup: escaped, and in runs of the faces that can write it.

use std::borrow::Cow;

/// The handwriting face, and what stands in where there is none.
pub(super) const HAND: &str = "Kalam,cursive";
/// The legible face.
pub(super) const LEGIBLE: &str = "Atkinson,sans-serif";
/// For scripts that the handwriting face does not write.
const OTHER: &str = "DejaVu Sans,sans-serif";
/// For emoji. Exports have this one, browsers take the one of their system.
const EMOJI: &str = "Noto Emoji,sans-serif";

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

/// Handwritten text, escaped; what Kalam can't write is in `<tspan>`s of the faces that can. Renderers look for another
/// face for a whole run only, so that one emoji would take the words around it along.
#[must_use]
pub fn in_faces(text: &str) -> String {
    let mut markup = String::with_capacity(text.len());
    let mut rest = text;
    while !rest.is_empty() {
        let (face, end) = run(rest);
        let (piece, after) = rest.split_at(end);
        match face {
            Face::Hand => markup.push_str(&escape(piece)),
            Face::Other => markup.push_str(&format!(r#"<tspan font-family="{OTHER}">{}</tspan>"#, escape(piece))),
            Face::Emoji => markup.push_str(&format!(r#"<tspan font-family="{EMOJI}">{}</tspan>"#, escape(piece))),
        }
        rest = after;
    }
    markup
}

/// Whether a line is to be read from the right: its first letter is.
pub(super) fn is_right_to_left(line: &str) -> bool {
    line.chars().find(|c| c.is_alphabetic()).is_some_and(|c| {
        matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefe}' | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}')
    })
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Face {
    Hand,
    Other,
    Emoji,
}

/// The face of the first run, and where it ends.
fn run(text: &str) -> (Face, usize) {
    let mut chars = text.char_indices().peekable();
    let mut face = None;
    while let Some((at, c)) = chars.next() {
        let next = chars.peek().map(|(_, next)| *next);
        let own = match (face, own_face(c, next)) {
            // Joiners, selectors and spaces stay with what is before them.
            (Some(face), None) => face,
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
        ' '..='~'
        | '\u{a0}'..='\u{17f}'
        | '\u{2009}'..='\u{2027}'
        | '\u{202f}'
        | '\u{2030}'..='\u{203a}'
        | '€'
        | '™' => Some(Face::Hand),
        _ => Some(Face::Other),
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

    #[test]
    fn words_and_emoji_have_each_their_face() {
        assert_eq!(
            in_faces("oui 👩‍👩‍👧 & 1️⃣ !"),
            "oui <tspan font-family=\"Noto Emoji,sans-serif\">👩‍👩‍👧</tspan> &amp; \
             <tspan font-family=\"Noto Emoji,sans-serif\">1️⃣</tspan> !"
        );
        assert_eq!(
            in_faces("мир"),
            "<tspan font-family=\"DejaVu Sans,sans-serif\">мир</tspan>"
        );
        assert_eq!(in_faces("« l’œuvre »\u{202f}: 5 €…"), "« l’œuvre »\u{202f}: 5 €…");
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
