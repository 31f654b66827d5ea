//! Every trace, for spreadsheets: UTF-8 with a byte order mark, commas, and no cell that a spreadsheet would compute.

use std::borrow::Cow;

use ::csv::{Terminator, WriterBuilder};
use app::{
    cafe::{Cafe, tablecloth::ThreadKind},
    words,
};

use super::{
    Trouble,
    rows::{self, Kind},
};

/// By this, spreadsheets know that it is UTF-8.
const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

/// The café's traces as a CSV file, its headings in the café's language.
pub(super) fn csv(cafe: &Cafe) -> Result<Vec<u8>, Trouble> {
    let words = &words::of(cafe.preparation.language).sheet;
    let mut table = WriterBuilder::new()
        .terminator(Terminator::CRLF)
        .from_writer(BYTE_ORDER_MARK.to_vec());
    table.write_record([
        words.id,
        words.tablecloth,
        words.question,
        words.table,
        words.round,
        words.group,
        words.alias,
        words.time,
        words.kind,
        words.text,
        words.zone,
        words.thread,
        words.thread_to,
        words.masked,
        words.mask_reason,
        words.path,
        words.resonances,
        words.about,
        words.file,
        words.led_to,
    ])?;
    for row in rows::rows(cafe) {
        let number = |number: Option<String>| number.unwrap_or_default();
        let kind = match row.kind {
            Kind::Note => words.note,
            Kind::Ink => words.ink,
            Kind::Photo => words.photo,
            Kind::Hidden => "",
        };
        let thread = row.thread.map_or("", |kind| match kind {
            ThreadKind::Continues => words.continues,
            ThreadKind::Answers => words.answers,
            ThreadKind::Contradicts => words.contradicts,
        });
        let cells = [
            row.id.to_string(),
            row.tablecloth.to_string(),
            row.question_text.to_owned(),
            number(row.table.map(|table| table.to_string())),
            number(row.round.map(|round| round.to_string())),
            row.group,
            row.alias.to_owned(),
            row.at,
            kind.to_owned(),
            row.text.unwrap_or_default().to_owned(),
            row.zone.unwrap_or_default().to_owned(),
            thread.to_owned(),
            number(row.thread_to.map(|to| to.to_string())),
            (if row.masked { words.yes } else { words.no }).to_owned(),
            row.mask_reason.unwrap_or_default().to_owned(),
            row.path.unwrap_or_default(),
            row.resonances.to_string(),
            row.about.unwrap_or_default().to_owned(),
            row.file.unwrap_or_default(),
            row.led_to.join(" | "),
        ];
        table.write_record(cells.iter().map(|cell| defused(cell).into_owned()))?;
    }
    table.into_inner().map_err(|error| Trouble::Io(error.into_error()))
}

/// A cell that no spreadsheet takes for a formula: an apostrophe goes before what could begin one (OWASP, CSV injection),
/// in its full-width form too, and wherever a spreadsheet of another country may begin a cell: there it is a semicolon or a
/// tab that parts them.
fn defused(cell: &str) -> Cow<'_, str> {
    let (mut defused, mut begins) = (String::new(), true);
    for sign in cell.chars() {
        if begins
            && matches!(
                sign,
                '=' | '+' | '-' | '@' | '\t' | '\r' | '\n' | '＝' | '＋' | '－' | '＠'
            )
        {
            defused.push('\'');
        }
        begins = matches!(sign, ';' | '|' | '\t' | '\r' | '\n');
        defused.push(sign);
    }
    if defused.len() == cell.len() {
        Cow::Borrowed(cell)
    } else {
        Cow::Owned(defused)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_are_defused() {
        for cell in ["=1+1", "+1", "-1", "@SUM(A1)", "＝1"] {
            assert_eq!(defused(cell), format!("'{cell}"));
            for before in ["x;", "x\n", "x|"] {
                assert_eq!(defused(&format!("{before}{cell}")), format!("{before}'{cell}"));
            }
        }
        assert_eq!(defused("\t=1"), "'\t'=1");
        for cell in ["", "1+1", "l'école", " - un tiret"] {
            assert_eq!(defused(cell), cell);
        }
    }
}
