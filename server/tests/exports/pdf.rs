//! Enough of a PDF reader to tell which texts a page says, as a screen reader or a search would find them: through the
//! embedded fonts' tables of what each glyph means.

use std::{collections::BTreeMap, io::Read as _};

/// What each glyph of a font means.
type Meanings = BTreeMap<u16, String>;

/// All objects of a file by their numbers.
struct Objects<'a>(BTreeMap<u32, &'a [u8]>);

/// The text of all pages, in the order in which it is written.
pub(crate) fn text(pdf: &[u8]) -> String {
    let objects = Objects::of(pdf);
    let mut text = String::new();
    for page in objects
        .0
        .values()
        .filter(|object| find(object, b"/Type/Page/", 0).is_some())
    {
        let resources = objects.0[&reference(page, b"/Resources ").unwrap()];
        let fonts: Vec<Meanings> = (0..)
            .map_while(|number| reference(resources, format!("/f{number} ").as_bytes()))
            .map(|font| {
                assert!(objects.embeds(objects.0[&font]), "a font is not embedded");
                meanings(&objects.stream(reference(objects.0[&font], b"/ToUnicode ").unwrap()))
            })
            .collect();
        read(
            &objects.stream(reference(page, b"/Contents ").unwrap()),
            &fonts,
            &mut text,
        );
    }
    text
}

/// The width and height of each page, in points.
pub(crate) fn pages(pdf: &[u8]) -> Vec<(f32, f32)> {
    let text = String::from_utf8_lossy(pdf);
    text.match_indices("/MediaBox")
        .map(|(at, _)| {
            let numbers = text[at..].split_once('[').unwrap().1.split_once(']').unwrap().0;
            let numbers: Vec<f32> = numbers
                .split_whitespace()
                .map(|number| number.parse().unwrap())
                .collect();
            (numbers[2], numbers[3])
        })
        .collect()
}

impl<'a> Objects<'a> {
    fn of(pdf: &'a [u8]) -> Self {
        let mut objects = BTreeMap::new();
        let mut at = 0;
        while let Some(start) = find(pdf, b" 0 obj\n", at) {
            let line = pdf[..start].iter().rposition(|byte| *byte == b'\n').unwrap() + 1;
            let end = find(pdf, b"endobj", start).unwrap();
            let number = std::str::from_utf8(&pdf[line..start]).unwrap().parse().unwrap();
            objects.insert(number, &pdf[start + 7..end]);
            at = end;
        }
        Self(objects)
    }

    fn stream(&self, number: u32) -> Vec<u8> {
        let object = self.0[&number];
        let start = find(object, b"stream\n", 0).unwrap() + 7;
        let mut bytes = Vec::new();
        flate2::read::ZlibDecoder::new(&object[start..])
            .read_to_end(&mut bytes)
            .unwrap();
        bytes
    }

    fn embeds(&self, font: &[u8]) -> bool {
        let descendant = self.0[&reference(font, b"/DescendantFonts[").unwrap()];
        let descriptor = self.0[&reference(descendant, b"/FontDescriptor ").unwrap()];
        find(descriptor, b"/FontFile", 0).is_some()
    }
}

fn find(bytes: &[u8], part: &[u8], from: usize) -> Option<usize> {
    bytes[from..]
        .windows(part.len())
        .position(|window| window == part)
        .map(|at| at + from)
}

/// The number of the object that a key refers to.
fn reference(object: &[u8], key: &[u8]) -> Option<u32> {
    let start = find(object, key, 0)? + key.len();
    let digits: Vec<u8> = object[start..].iter().copied().take_while(u8::is_ascii_digit).collect();
    std::str::from_utf8(&digits).ok()?.parse().ok()
}

fn meanings(table: &[u8]) -> Meanings {
    let table = std::str::from_utf8(table).unwrap();
    let pair = |line: &str| {
        let (glyph, meaning) = line.strip_prefix('<')?.strip_suffix('>')?.split_once("> <")?;
        let units: Vec<u16> = (0..meaning.len() / 4)
            .map(|at| u16::from_str_radix(&meaning[4 * at..4 * at + 4], 16).unwrap())
            .collect();
        Some((
            u16::from_str_radix(glyph, 16).ok()?,
            String::from_utf16(&units).unwrap(),
        ))
    };
    table
        .lines()
        .skip_while(|line| !line.ends_with("beginbfchar"))
        .filter_map(pair)
        .collect()
}

/// What a page's drawing says: `/f0 230 Tf … (glyphs)Tj`.
fn read(drawing: &[u8], fonts: &[Meanings], text: &mut String) {
    let mut at = 0;
    while let Some(font) = find(drawing, b" Tr/f", at) {
        let number: String = drawing[font + 5..]
            .iter()
            .map(|byte| char::from(*byte))
            .take_while(char::is_ascii_digit)
            .collect();
        let start = find(drawing, b"Tm(", font).unwrap() + 3;
        let (glyphs, end) = string(drawing, start);
        for glyph in glyphs
            .chunks_exact(2)
            .map(|bytes| u16::from_be_bytes([bytes[0], bytes[1]]))
        {
            text.push_str(
                fonts[number.parse::<usize>().unwrap()]
                    .get(&glyph)
                    .map_or("\u{fffd}", String::as_str),
            );
        }
        at = end;
    }
}

/// The bytes of a string in brackets, and where it ends.
fn string(drawing: &[u8], start: usize) -> (Vec<u8>, usize) {
    let (mut bytes, mut at) = (Vec::new(), start);
    loop {
        match (drawing[at], drawing[at + 1]) {
            (b')', _) => return (bytes, at),
            (b'\\', digit @ b'0'..=b'7') => {
                let octal = [digit, drawing[at + 2], drawing[at + 3]];
                bytes.push(octal.iter().fold(0_u8, |byte, digit| (byte << 3) | (digit - b'0')));
                at += 4;
            }
            (b'\\', sign) => {
                bytes.push(match sign {
                    b'n' => b'\n',
                    b'r' => b'\r',
                    b't' => b'\t',
                    b'b' => 8,
                    b'f' => 12,
                    other => other,
                });
                at += 2;
            }
            (byte, _) => {
                bytes.push(byte);
                at += 1;
            }
        }
    }
}
