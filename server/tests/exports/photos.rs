//! Photos of paper are in every export, whole and once; masked ones in none.

use std::{
    io::{Cursor, Read as _},
    sync::LazyLock,
};

use app::cafe::tablecloth::{Photo, PhotoId};
use base64::{Engine as _, engine::general_purpose::STANDARD};
use image::{ImageFormat, Rgb, RgbImage};
use resvg::tiny_skia::Pixmap;
use serde_json::Value;
use server::export::{Trouble, write};

use super::{album, cloth, export, pdf, random, table, written};

/// A picture that is nothing but red.
pub(crate) fn red() -> &'static [u8] {
    static RED: LazyLock<Vec<u8>> = LazyLock::new(|| {
        let mut file = Cursor::new(Vec::new());
        let picture = RgbImage::from_pixel(40, 30, Rgb([230, 0, 0]));
        picture.write_to(&mut file, ImageFormat::Jpeg).unwrap();
        file.into_inner()
    });
    &RED
}

fn photo() -> Photo {
    Photo {
        id: PhotoId::from_hash([0x5a; 32]),
        width: 40,
        height: 30,
    }
}

fn red_pixels(png: &[u8]) -> usize {
    let pixels = Pixmap::decode_png(png).unwrap();
    let is_red = |red: u8, other: u8| red > 200 && other < 40;
    pixels
        .pixels()
        .iter()
        .filter(|pixel| is_red(pixel.red(), pixel.green().max(pixel.blue())))
        .count()
}

fn has(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

#[test]
fn a_photo_is_in_every_export() {
    let cafe = random::with_photo(photo());
    let svg = written(&cafe, "2@1.svg");
    assert!(svg.contains(&format!("href=\"data:image/jpeg;base64,{}\"", STANDARD.encode(red()))));
    assert!(!svg.contains("/photo/"), "it stands alone");
    assert!(red_pixels(&export(&cafe, "2@1.png").bytes) > 100_000);
    let pdf = export(&cafe, "2@1.pdf").bytes;
    assert!(
        has(&pdf, b"/DCTDecode") && has(&pdf, red()),
        "as it is, not painted anew"
    );
    assert_eq!(pdf::pages(&pdf).len(), 1);

    let file = "photos/table-1-tour-1-5a5a5a5a5a5a.jpg";
    let json: Value = serde_json::from_slice(&export(&cafe, "all.json").bytes).unwrap();
    let row = &json["traces"][0];
    assert_eq!((&row["kind"], &row["file"]), (&"photo".into(), &file.into()));
    assert_eq!(
        (&row["about"], &row["alias"]),
        (&"une nappe <pleine> zq1qz".into(), &"animation".into())
    );
    let row = &table(&cafe)[0];
    assert_eq!(
        [
            &row["Nature"],
            &row["Fichier"],
            &row["Description du dessin ou de la photo"]
        ],
        ["photo", file, "une nappe <pleine> zq1qz"]
    );

    let mut zip = zip::ZipArchive::new(Cursor::new(export(&cafe, "all.zip").bytes)).unwrap();
    let mut kept = Vec::new();
    zip.by_name(file).unwrap().read_to_end(&mut kept).unwrap();
    assert_eq!(kept, red());
}

#[test]
fn a_masked_photo_is_in_none() {
    let mut cafe = random::with_photo(photo());
    random::mask(&mut cafe);
    assert!(!written(&cafe, "2@1.svg").contains("data:image"));
    assert_eq!(red_pixels(&export(&cafe, "2@1.png").bytes), 0);
    assert!(!has(&export(&cafe, "2@1.pdf").bytes, b"/DCTDecode"));
    for file in ["all.json", "all.csv"] {
        let text = written(&cafe, file);
        assert!(!text.contains("5a5a5a") && !text.contains("pleine"), "{text}");
    }
    let zip = zip::ZipArchive::new(Cursor::new(export(&cafe, "all.zip").bytes)).unwrap();
    assert!(zip.file_names().all(|name| !name.starts_with("photos/")));
}

#[test]
fn an_album_that_lacks_a_photo_is_a_fault() {
    let cafe = random::with_photo(photo());
    for file in ["2@1.svg", "2@1.png", "all.pdf", "all.zip"] {
        let written = write(&cafe, &|_: &PhotoId| None, &file.parse().unwrap());
        assert!(matches!(written, Err(Trouble::NoPhoto)), "{file}");
    }
    // The rows name it only.
    assert!(write(&cafe, &|_: &PhotoId| None, &"all.json".parse().unwrap()).is_ok());
}

#[test]
fn only_the_album_is_asked_for_pictures() {
    // Whatever a note says.
    let cafe = random::with_note("<image href=\"/etc/passwd\"/> ![](file:///etc/passwd)");
    let asked = |_: &PhotoId| -> Option<Vec<u8>> { panic!("nothing is to be asked for") };
    let request = format!("{}.png", cloth("1@0"));
    assert!(write(&cafe, &asked, &request.parse().unwrap()).is_ok());
    assert!(album(&photo().id).is_some());
}
