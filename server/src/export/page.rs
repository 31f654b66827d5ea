//! The page that is drawn, painted and printed: a tablecloth under its question, with a line that explains the marks.

use std::{collections::BTreeMap, sync::Arc};

use app::{
    cafe::{
        Cafe,
        id::{ClothId, TableId},
        tablecloth::PhotoId,
    },
    lettering,
    parts::sign,
    picture,
    words::{self, fill},
};
use base64::{Engine as _, engine::general_purpose::STANDARD};
use resvg::usvg::{ImageHrefResolver, ImageKind, Options, Tree};

use super::{Album, Trouble, fonts, rows};

/// Around the tablecloth, in cloth units.
const EDGE: i32 = 240;
/// The table's sign beside the question.
const SIGN: i32 = 760;
/// The sizes in which a question is tried until it takes two lines.
const QUESTION_SIZES: [i32; 4] = [430, 360, 300, 250];
/// The size of the small print.
const SMALL: i32 = 190;
/// How wide bold handwriting and the legible face are beside the hand whose widths are known, in percent.
const BOLD: i32 = 106;
const LEGIBLE: i32 = 120;

const WHITE: &str = "#ffffff";
const TEXT: &str = "#241a12";
const QUIET: &str = "#6a5846";
const CHERRY: &str = "#b3202e";

/// A drawn page.
pub(super) struct Page {
    /// What it shows, in a few words.
    pub(super) name: String,
    width: i32,
    height: i32,
    inside: String,
    photos: Photos,
}

/// The pictures on a page that everybody may see, whole.
type Photos = BTreeMap<String, Arc<Vec<u8>>>;

/// Where the pictures of a page are found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Pictures {
    /// In the drawing itself.
    Within,
    /// Beside it, under their names: only for [`Page::tree`].
    Beside,
}

/// The page of a tablecloth.
///
/// # Errors
/// A photo can't be had.
pub(super) fn page(cafe: &Cafe, cloth: ClothId, album: Album<'_>, pictures: Pictures) -> Result<Page, Trouble> {
    let words = words::of(cafe.preparation.language);
    let (sheet_width, sheet_height) = picture::view_box(cafe, cloth);
    let question = cafe
        .question(cloth.question)
        .map_or("", |question| question.text.as_str());
    let place = rows::place(cafe, cloth);
    let room = sheet_width - SIGN - EDGE;
    let left = EDGE + SIGN + EDGE;

    let photos = photos(cafe, cloth, album)?;
    let href = |id: &PhotoId| match (pictures, photos.get(id.as_str())) {
        (Pictures::Within, Some(picture)) => format!("data:image/jpeg;base64,{}", STANDARD.encode(&**picture)),
        _ => id.to_string(),
    };

    let mut inside = String::new();
    let (size, lines) = fitting(question, room);
    let mut y = EDGE / 2;
    for line in lines {
        y += size * 6 / 5;
        inside.push_str(&heading(size, (left, y - size / 5), &line));
    }
    let traces = words.count(words.common.traces, cafe.traces.on(cloth).len());
    for line in small_lines(&format!("{} · {place} · {traces}", cafe.preparation.title), room) {
        y += SMALL * 7 / 5;
        inside.push_str(&small((left, y), &line));
    }
    inside.push_str(&sign(cloth));
    let top = (y + SMALL).max(EDGE / 2 + SIGN + EDGE);
    inside.push_str(&format!(
        r#"<g transform="translate({EDGE} {top})">{}</g>"#,
        picture::inside_with(cafe, cloth, &href)
    ));
    inside.push_str(&format!(
        r##"<rect x="{EDGE}" y="{top}" width="{sheet_width}" height="{sheet_height}" fill="none" stroke="#d9cab0" stroke-width="12"/>"##
    ));

    let mut y = top + sheet_height + SMALL / 2;
    let marks = match (cloth.table == TableId::PLENARY, cafe.mixes()) {
        (false, false) => words.sheet.marks,
        (false, true) => words.sheet.marks_mixed,
        (true, false) => words.sheet.marks_plenary,
        (true, true) => words.sheet.marks_plenary_mixed,
    };
    let last = fill(marks, &[("code", cafe.code.as_str())]);
    for line in small_lines(&last, sheet_width) {
        y += SMALL * 7 / 5;
        inside.push_str(&small((EDGE, y), &line));
    }
    Ok(Page {
        name: format!("{place} · {question}"),
        width: sheet_width + 2 * EDGE,
        height: y + EDGE,
        inside,
        photos,
    })
}

/// The photos on a tablecloth that are not masked.
fn photos(cafe: &Cafe, cloth: ClothId, album: Album<'_>) -> Result<Photos, Trouble> {
    let shown = cafe.traces.on(cloth).iter().filter(|trace| !trace.is_masked());
    let ids = shown.filter_map(|trace| Some(&trace.photo()?.id));
    ids.map(|id| Ok((id.to_string(), Arc::new(album(id).ok_or(Trouble::NoPhoto)?))))
        .collect()
}

impl Page {
    /// As a drawing, with a style sheet in it.
    pub(super) fn svg(&self, style: &str) -> String {
        let Self {
            name,
            width,
            height,
            inside,
            photos: _,
        } = self;
        let name = picture::escape(name);
        let style = if style.is_empty() {
            String::new()
        } else {
            format!("<style>{style}</style>")
        };
        format!(
            r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img"><title>{name}</title>{style}<rect width="{width}" height="{height}" fill="{WHITE}"/>{inside}</svg>"#
        )
    }

    /// As what can be painted and printed. No picture is looked for but among those of the page, whatever the drawing says:
    /// no file, and nothing that somebody has written into it.
    pub(super) fn tree(&self) -> Result<Tree, Trouble> {
        let options = Options {
            resources_dir: None,
            font_family: "Atkinson".to_owned(),
            image_href_resolver: ImageHrefResolver {
                resolve_data: Box::new(|_, _, _| None),
                resolve_string: Box::new(|name, _| Some(ImageKind::JPEG(Arc::clone(self.photos.get(name)?)))),
            },
            fontdb: fonts::database(),
            ..Options::default()
        };
        Ok(Tree::from_str(&self.svg(""), &options)?)
    }
}

/// The table's sign as it stands on the table, or a cup for the whole room.
fn sign(cloth: ClothId) -> String {
    let top = EDGE / 2;
    if cloth.table != TableId::PLENARY {
        return sign::placed(cloth.table, (EDGE, top), SIGN);
    }
    // Seen from above, with its handle.
    let (x, y) = (EDGE + SIGN / 2 - 40, top + SIGN / 2);
    format!(
        r#"<rect x="{EDGE}" y="{top}" width="{SIGN}" height="{SIGN}" rx="130" fill="{}" stroke="{CHERRY}" stroke-width="36"/><g fill="none" stroke="{CHERRY}" stroke-width="40"><circle cx="{x}" cy="{y}" r="190"/><circle cx="{x}" cy="{y}" r="110"/><path d="M{} {y}h120" stroke-linecap="round"/></g>"#,
        picture::PAPER,
        x + 190,
    )
}

/// A question in the largest size in which it takes two lines, line by line.
fn fitting(question: &str, room: i32) -> (i32, Vec<String>) {
    let lines = |size: i32| lettering::wrap(question, (room * 1_000 / size * 100 / BOLD) as u32);
    let size = QUESTION_SIZES
        .into_iter()
        .find(|size| lines(*size).len() <= 2)
        .unwrap_or(QUESTION_SIZES[3]);
    (size, lines(size))
}

fn small_lines(text: &str, room: i32) -> Vec<String> {
    lettering::wrap(text, (room * 1_000 / SMALL * 100 / LEGIBLE) as u32)
}

/// A line of bold handwriting.
fn heading(size: i32, place: (i32, i32), line: &str) -> String {
    let spans = picture::line(line, place, size, BOLD);
    format!(r#"<text font-family="Kalam" font-weight="700" font-size="{size}" fill="{TEXT}">{spans}</text>"#)
}

/// A line of small print.
fn small(place: (i32, i32), line: &str) -> String {
    let spans = picture::line(line, place, SMALL, LEGIBLE);
    format!(r#"<text font-family="Atkinson" font-size="{SMALL}" fill="{QUIET}">{spans}</text>"#)
}
