//! How handwriting is measured and broken into lines: the same lines in the browser, in SVG, in PNG and in PDF.
//!
//! Nothing here asks a font or a browser, so that server and phones agree on the size of a note.

mod advance;

use advance::advance;

const ZERO_WIDTH_JOINER: char = '\u{200d}';
const KEYCAP: char = '\u{20e3}';

/// The width of `text` on one line, in thousandths of an em of the handwriting face.
///
/// The bold face writes about 6 % wider. Kerning and ligatures are left out: Kalam has next to none.
pub fn width(text: &str) -> u32 {
    clusters(text).map(cluster_width).sum()
}

/// `text` with spaces that don't break where [`wrap`] would not break it either, for a browser that wraps it by itself.
pub fn tied(text: &str) -> String {
    let tie = |paragraph: &str| {
        let units = units(paragraph).into_iter().map(|unit| unit.replace(' ', "\u{a0}"));
        units.collect::<Vec<_>>().join(" ")
    };
    text.split('\n').map(tie).collect::<Vec<_>>().join("\n")
}

/// Breaks `text` into lines of at most `limit` thousandths of an em.
///
/// Lines break at spaces and at the newlines of `text`; a word wider than a line is cut, though never inside what is
/// read as one character, so that a line is too wide only where a single character is. French punctuation stays with
/// its word. Runs of spaces become one, and no line begins or ends with one. There is always at least one line.
pub fn wrap(text: &str, limit: u32) -> Vec<String> {
    let mut lines = Vec::new();
    for paragraph in text.split('\n') {
        wrap_paragraph(paragraph, limit, &mut lines);
    }
    lines
}

fn wrap_paragraph(paragraph: &str, limit: u32, lines: &mut Vec<String>) {
    let mut line = Line::default();
    for unit in units(paragraph) {
        if !line.text.is_empty() {
            if line.width + width(" ") + width(&unit) <= limit {
                line.push(" ");
                line.push(&unit);
                continue;
            }
            lines.push(line.take());
        }
        if width(&unit) <= limit {
            line.push(&unit);
        } else {
            cut(&unit, limit, &mut line, lines);
        }
    }
    lines.push(line.take());
}

/// The line being written.
#[derive(Default)]
struct Line {
    text: String,
    width: u32,
}

impl Line {
    fn push(&mut self, piece: &str) {
        self.text.push_str(piece);
        self.width += width(piece);
    }

    fn take(&mut self) -> String {
        self.width = 0;
        let mut text = std::mem::take(&mut self.text);
        text.truncate(text.trim_end().len());
        text
    }
}

/// Spreads a unit that is wider than a line over as many as it needs; the last one stays open in `line`.
fn cut(unit: &str, limit: u32, line: &mut Line, lines: &mut Vec<String>) {
    let mut place = |piece: &str| {
        if !line.text.is_empty() && line.width + width(piece) > limit {
            lines.push(line.take());
        }
        if !(line.text.is_empty() && piece.trim().is_empty()) {
            line.push(piece);
        }
    };
    for atom in atoms(unit) {
        if width(atom) <= limit {
            place(atom);
        } else {
            clusters(atom).for_each(&mut place);
        }
    }
}

/// What a line may not be broken inside of: words, together with the punctuation that leans on them.
fn units(paragraph: &str) -> Vec<String> {
    let mut units: Vec<String> = Vec::new();
    let (mut before, mut gap) = ("", "");
    let mut rest = paragraph.trim();
    while !rest.is_empty() {
        let (word, after) = rest.split_at(rest.find(char::is_whitespace).unwrap_or(rest.len()));
        let tie = gap.chars().find(|c| is_no_break(*c));
        match units.last_mut() {
            Some(unit) if tie.is_some() || leans_back(word) || leans_on(before) => {
                unit.push(tie.unwrap_or(' '));
                unit.push_str(word);
            }
            _ => units.push(word.to_owned()),
        }
        before = word;
        rest = after.trim_start();
        gap = after.strip_suffix(rest).unwrap_or_default();
    }
    units
}

fn is_no_break(c: char) -> bool {
    matches!(c, '\u{a0}' | '\u{2007}' | '\u{202f}')
}

/// Punctuation on its own that belongs to the word before it: `garder ?`, `« garder »`.
fn leans_back(word: &str) -> bool {
    word.starts_with(['?', '!', ':', ';', '»']) && !word.contains(char::is_alphanumeric)
}

/// Punctuation on its own that belongs to the word after it: `« garder »`.
fn leans_on(word: &str) -> bool {
    word.ends_with('«') && !word.contains(char::is_alphanumeric)
}

/// Clusters, each with the spaces inside the unit and what follows them: `r ?` is one.
fn atoms(unit: &str) -> impl Iterator<Item = &str> {
    split_by(unit, |rest| {
        let mut end = cluster_end(rest);
        while let Some(space) = rest[end..].chars().next().filter(|c| c.is_whitespace()) {
            end += space.len_utf8();
            end += cluster_end(&rest[end..]);
        }
        end
    })
}

/// What is read as one character: a letter with its accents, a flag, a family of emoji.
fn clusters(text: &str) -> impl Iterator<Item = &str> {
    split_by(text, cluster_end)
}

fn split_by(text: &str, end: impl Fn(&str) -> usize) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let (piece, after) = rest.split_at(end(rest));
        rest = after;
        (!piece.is_empty()).then_some(piece)
    })
}

/// The length in bytes of the first cluster of `text`; 0 when there is none.
fn cluster_end(text: &str) -> usize {
    let Some(first) = text.chars().next() else { return 0 };
    if first.is_whitespace() {
        return first.len_utf8();
    }
    let mut last = first;
    for (at, c) in text.char_indices().skip(1) {
        let flag = is_regional(first) && is_regional(c) && at == first.len_utf8();
        let joined = last == ZERO_WIDTH_JOINER || extends(c) || flag;
        if c.is_whitespace() || !joined {
            return at;
        }
        last = c;
    }
    text.len()
}

fn extends(c: char) -> bool {
    advance(c) == 0 || c == KEYCAP || matches!(c, '\u{1f3fb}'..='\u{1f3ff}')
}

fn is_regional(c: char) -> bool {
    matches!(c, '\u{1f1e6}'..='\u{1f1ff}')
}

/// A cluster is as wide as its widest part.
fn cluster_width(cluster: &str) -> u32 {
    cluster.chars().map(advance).max().unwrap_or(0).into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Lines of ten digits `0`.
    const TEN: u32 = 5_000;

    #[test]
    fn measures_what_kalam_writes() {
        assert_eq!(width(""), 0);
        assert_eq!(width("0000000000"), TEN);
        assert_eq!(width("œ"), 906);
        assert_eq!(width("ý"), width("y\u{301}"));
        assert_eq!(width("👩‍👩‍👧"), width("🙂"));
        assert_eq!(width("🇫🇷🇧🇪"), 2 * width("🙂"));
        assert_eq!(width("1️⃣"), width("🙂"));
    }

    #[test]
    fn breaks_at_spaces_and_newlines() {
        assert_eq!(wrap("", TEN), [""]);
        assert_eq!(wrap("  ", TEN), [""]);
        assert_eq!(wrap("un\n\ndeux\r\n", TEN), ["un", "", "deux", ""]);
        assert_eq!(
            wrap(" ce   que nous voulons garder ", 7_000),
            ["ce que nous", "voulons garder"]
        );
    }

    #[test]
    fn french_punctuation_stays_with_its_word() {
        for sign in ["?", "!", ":", ";", "»", "?!", "».", "» ?"] {
            let end = format!("00000 {sign}");
            let limit = width("00 00000").max(width(&end));
            assert_eq!(wrap(&format!("00 {end}"), limit), ["00", &end]);
        }
        assert_eq!(wrap("000 « 00000 »", TEN), ["000", "« 00000 »"]);
        assert_eq!(wrap("00 00000\u{202f}! 0", 4_000), ["00", "00000\u{202f}! 0"]);
        assert_eq!(
            wrap("0000000000 ?", TEN),
            ["000000000", "0 ?"],
            "even where the word has to be cut"
        );
        assert_eq!(
            wrap("»000« »000«", 3_000),
            ["»000«", "»000«"],
            "German quotation marks do not lean"
        );
    }

    #[test]
    fn a_browser_ties_what_is_never_broken() {
        assert_eq!(
            tied("avec  qui ?\n« tous » : oui"),
            "avec qui\u{a0}?\n«\u{a0}tous\u{a0}»\u{a0}: oui"
        );
        assert_eq!(tied("oui\u{202f}! »non« ?!"), "oui\u{202f}! »non«\u{a0}?!");
    }

    #[test]
    fn long_words_are_cut_between_characters() {
        assert_eq!(wrap("0 000000000000 0", TEN), ["0", "0000000000", "00 0"]);
        assert_eq!(wrap("e\u{301}e\u{301}", 500), ["e\u{301}", "e\u{301}"]);
        assert_eq!(wrap("🇫🇷🇧🇪👩‍👩‍👧👍🏽", 0), ["🇫🇷", "🇧🇪", "👩‍👩‍👧", "👍🏽"]);
        assert_eq!(wrap("? ! ? !", 400), ["?", "!", "?", "!"], "nothing else fits");
    }

    fn scribble() -> impl Strategy<Value = String> {
        let sign = prop_oneof![
            4 => "[a-z]{1,12}",
            4 => Just(" ".to_owned()),
            2 => prop::sample::select(vec![
                "?", "!", ":", "«", "»", "\n", "\t", "\u{a0}", "\u{202f}", "\u{301}", "\u{200d}", "\u{fe0f}", "é", "œ", "🇫", "🇷",
                "👩", "🏽", "\u{20e3}", "سلام", "漢字", "\u{200f}",
            ])
            .prop_map(str::to_owned),
            1 => any::<char>().prop_map(String::from),
        ];
        prop::collection::vec(sign, 0..60).prop_map(|signs| signs.concat())
    }

    fn inked(text: &str) -> Vec<&str> {
        clusters(text).filter(|cluster| !cluster.trim().is_empty()).collect()
    }

    proptest! {
        #[test]
        fn nothing_is_lost_split_or_too_wide(text in scribble(), limit in 0_u32..20_000) {
            let lines = wrap(&text, limit);
            prop_assert!(!lines.is_empty());
            prop_assert_eq!(lines.iter().flat_map(|line| inked(line)).collect::<Vec<_>>(), inked(&text));
            for line in &lines {
                prop_assert_eq!(line.trim(), line);
                prop_assert!(width(line) <= limit || clusters(line).count() == 1, "{:?} is {} wide", line, width(line));
            }
        }

        #[test]
        fn what_is_tied_is_wrapped_the_same(text in scribble(), limit in 0_u32..20_000) {
            let plain = |text: &str| wrap(text, limit).join("\n").replace(['\u{a0}', '\u{202f}'], " ");
            prop_assert_eq!(plain(&tied(&text)), plain(&text));
        }

        #[test]
        fn punctuation_is_never_alone(words in prop::collection::vec("[a-z]{1,6}( [?!:;])?|« [a-z]{1,6} »", 1..30), limit in 6_500_u32..20_000) {
            for line in wrap(&words.join(" "), limit) {
                prop_assert!(!line.starts_with(['?', '!', ':', ';', '»']), "{:?}", line);
                prop_assert!(!line.ends_with('«'), "{:?}", line);
            }
        }
    }
}
