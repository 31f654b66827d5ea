//! File names: readable, and safe on every system.

use app::{
    cafe::{
        Cafe,
        id::{ClothId, Round, TableId},
        tablecloth::PhotoId,
    },
    words,
};
use unicode_normalization::UnicodeNormalization;

use super::Format;

/// Signs of a question in a file name.
const LONGEST: usize = 48;

/// Digits of a photo's name that tell it from the others of its tablecloth and round.
const DIGITS: usize = 12;

/// The file of one tablecloth: `table-1-pour-quoi-faire.svg`.
pub(super) fn cloth(cafe: &Cafe, cloth: ClothId, format: Format) -> String {
    let place = place(cafe, cloth);
    let question = plain(cafe.question(cloth.question).map_or("", |question| &question.text));
    let gap = if question.is_empty() { "" } else { "-" };
    format!("{place}{gap}{question}.{format}")
}

/// The file of a photo: `photos/table-1-tour-2-0123456789ab.jpg`.
pub(super) fn photo(cafe: &Cafe, cloth: ClothId, round: Round, id: &PhotoId) -> String {
    let words = &words::of(cafe.preparation.language).sheet;
    let round = match round {
        Round::PLENARY => String::new(),
        round => format!("-{}-{round}", words.file_round),
    };
    let digits = &id.as_str()[..DIGITS.min(id.as_str().len())];
    format!("photos/{}{round}-{digits}.jpg", place(cafe, cloth))
}

fn place(cafe: &Cafe, cloth: ClothId) -> String {
    let words = &words::of(cafe.preparation.language).sheet;
    match cloth.table {
        // There may be several plenaries.
        TableId::PLENARY => format!("{}-{}", words.file_plenary, cloth.question),
        table => format!("{}-{table}", words.file_table),
    }
}

/// A file of the whole café that holds things of one format: `nappes.pdf`, `traces.csv`, `nappes-svg.zip`,
/// `cafe-K7QM4X.zip`.
pub(super) fn all(cafe: &Cafe, of: Format, format: Format) -> String {
    let words = &words::of(cafe.preparation.language).sheet;
    let stem = match of {
        Format::Json | Format::Csv => words.file_traces.to_owned(),
        Format::Zip => format!("cafe-{}", cafe.code),
        Format::Svg | Format::Png | Format::Pdf if of == format => words.file_cloths.to_owned(),
        Format::Svg | Format::Png | Format::Pdf => format!("{}-{of}", words.file_cloths),
    };
    format!("{stem}.{format}")
}

/// Only small unaccented letters and digits, the words joined by hyphens.
fn plain(text: &str) -> String {
    let mut plain = String::new();
    for c in text
        .replace('œ', "oe")
        .replace('æ', "ae")
        .nfkd()
        .flat_map(char::to_lowercase)
    {
        if c.is_ascii_alphanumeric() {
            plain.push(c);
        } else if !unicode_normalization::char::is_combining_mark(c) && !plain.is_empty() && !plain.ends_with('-') {
            plain.push('-');
        }
    }
    if plain.len() > LONGEST {
        let end = plain[..LONGEST].rfind('-').unwrap_or(LONGEST);
        plain.truncate(end);
    }
    plain.trim_end_matches('-').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_plain() {
        assert_eq!(
            plain("Le travail en réseau. Pour quoi faire ?"),
            "le-travail-en-reseau-pour-quoi-faire"
        );
        assert_eq!(plain("../../etc/passwd\0 C:\\NUL"), "etc-passwd-c-nul");
        assert_eq!(plain("L’œuvre ½ ﬁnie"), "l-oeuvre-1-2-finie");
        assert_eq!(plain("مرحبا 🙂"), "");
        assert_eq!(plain(&"abcdefgh ".repeat(20)).len(), 44);
        assert_eq!(plain(&"a".repeat(200)).len(), LONGEST);
    }
}
