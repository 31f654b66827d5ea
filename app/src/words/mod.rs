//! Every sentence that a person reads, in each language. To translate: copy a language's folder and write over it; the
//! compiler says what is missing, the tests say where a blank like `{n}` went astray.

mod done;
mod en;
mod fr;
mod names;
mod plan;
mod refusal;
mod shape;
mod trace;
mod wish;

pub use shape::{
    AtTable, BadPhotos, Change, Clock, Close, Common, Count, Deeds, Desk, Elsewhere, Export, Fields, Home, Join, Kit,
    Notice, Photo, PhotoDesk, Plan, Prepare, Refusals, Rehearsal, Screen, Sheet, Sign, Table, Template, Unkept, Words,
    Worth, Written,
};

use crate::cafe::preparation::Language;

/// Everything, in this language.
#[must_use]
pub fn of(language: Language) -> &'static Words {
    match language {
        Language::Fr => &fr::WORDS,
        Language::En => &en::WORDS,
    }
}

/// What is said at a table, in this language.
#[must_use]
pub fn at_table(language: Language) -> &'static AtTable {
    // Not by way of `of`: a phone's script would carry all the rest.
    match language {
        Language::Fr => &fr::AT_TABLE,
        Language::En => &en::AT_TABLE,
    }
}

/// The languages there are, the first first.
pub const LANGUAGES: [Language; 2] = [Language::Fr, Language::En];

/// The sentence with its blanks filled in: `fill("{n} tables", &[("n", "3")])` is `3 tables`.
///
/// What is filled in is never read for blanks itself: it may be something that somebody typed.
#[must_use]
pub fn fill(sentence: &str, blanks: &[(&str, &str)]) -> String {
    let mut filled = String::with_capacity(sentence.len());
    let mut rest = sentence;
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        match after.split_once('}') {
            Some((name, after)) => {
                if let Some((_, value)) = blanks.iter().find(|(blank, _)| *blank == name) {
                    filled.push_str(value);
                }
                rest = after;
            }
            None => rest = after,
        }
    }
    filled + rest
}

impl AtTable {
    /// So many of something: `3 tables`, `1 table`. In French, nothing is singular.
    #[must_use]
    pub fn count(&self, count: Count, n: usize) -> String {
        self.count_with(count, n, &[])
    }

    /// The same, with other blanks.
    #[must_use]
    pub fn count_with(&self, count: Count, n: usize, blanks: &[(&str, &str)]) -> String {
        let one = match self.language {
            Language::Fr => n <= 1,
            Language::En => n == 1,
        };
        let number = self.number(n);
        let blanks = [&[("n", number.as_str())], blanks].concat();
        fill(if one { count.one } else { count.many }, &blanks)
    }

    /// A number as it is written: `1 000` in French, `1,000` in English.
    #[must_use]
    pub fn number(&self, n: usize) -> String {
        let digits = n.to_string();
        let mut written = String::new();
        for (i, digit) in digits.chars().enumerate() {
            if i > 0 && (digits.len() - i).is_multiple_of(3) {
                written.push_str(self.common.thousands);
            }
            written.push(digit);
        }
        written
    }

    /// The language's code, as in `<html lang>`.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self.language {
            Language::Fr => "fr",
            Language::En => "en",
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::*;

    /// Every sentence with the way to it, as in `table.send`.
    fn sentences(language: Language) -> Vec<(String, String)> {
        fn walk(way: &str, value: &Value, found: &mut Vec<(String, String)>) {
            match value {
                Value::Object(parts) => parts.iter().for_each(|(k, v)| walk(&format!("{way}.{k}"), v, found)),
                Value::Array(parts) => parts
                    .iter()
                    .enumerate()
                    .for_each(|(i, v)| walk(&format!("{way}.{i}"), v, found)),
                Value::String(text) => found.push((way.trim_start_matches('.').to_owned(), text.clone())),
                _ => panic!("{way} is no sentence"),
            }
        }
        let mut found = vec![];
        walk("", &serde_json::to_value(of(language)).unwrap(), &mut found);
        found.retain(|(way, _)| way != "at_table.language");
        found
    }

    fn blanks(sentence: &str) -> Vec<&str> {
        let mut names: Vec<&str> = sentence
            .split('{')
            .skip(1)
            .filter_map(|rest| Some(rest.split_once('}')?.0))
            .collect();
        names.sort_unstable();
        names.dedup();
        names
    }

    #[test]
    fn every_language_has_the_same_blanks() {
        for ((way, french), (_, english)) in sentences(Language::Fr).iter().zip(&sentences(Language::En)) {
            assert_eq!(blanks(french), blanks(english), "{way}");
            assert!(!french.trim_matches(' ').is_empty() && !english.is_empty(), "{way}");
        }
    }

    #[test]
    fn french_punctuation_never_wraps_alone() {
        for (way, text) in sentences(Language::Fr) {
            let signs: Vec<char> = text.chars().collect();
            for pair in signs.windows(2) {
                let wrong = matches!(pair, [' ', '?' | '!' | ';' | ':' | '»'] | ['«', ' ']);
                let glued = matches!(pair, [c, '?' | '!' | ';' | ':' | '»'] if !matches!(c, '\u{202f}' | '\u{a0}'));
                assert!(!wrong && !glued, "{way}: {text}");
            }
        }
    }

    #[test]
    fn quotation_marks_and_apostrophes_are_real() {
        for language in LANGUAGES {
            for (way, text) in sentences(language) {
                assert!(!text.contains(['\'', '"']) && !text.contains("..."), "{way}: {text}");
            }
        }
    }

    #[test]
    fn blanks_are_filled_once() {
        assert_eq!(fill("{a} et {b}", &[("a", "{b}"), ("b", "2")]), "{b} et 2");
        assert_eq!(fill("une accolade { seule", &[]), "une accolade  seule");
    }

    #[test]
    fn plurals_and_thousands() {
        let (fr, en) = (of(Language::Fr), of(Language::En));
        assert_eq!(fr.count(fr.common.tables, 0), "0\u{a0}table");
        assert_eq!(en.count(en.common.tables, 0), "0 tables");
        assert_eq!(
            fr.count(fr.common.traces, 1_234_567),
            "1\u{202f}234\u{202f}567\u{a0}traces"
        );
        assert_eq!(en.number(999), "999");
    }
}
