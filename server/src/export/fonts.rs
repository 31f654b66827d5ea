//! The faces of the exports: compiled in, so that nothing is looked for on the machine.

use std::sync::{Arc, LazyLock};

use base64::{Engine as _, engine::general_purpose::STANDARD};
use resvg::usvg::fontdb::{Database, Source};

/// What exports can write with. The order is that in which a face is looked for a character that the others lack.
const FACES: [&[u8]; 6] = [
    include_bytes!("../../fonts/kalam-400.ttf"),
    include_bytes!("../../fonts/kalam-700.ttf"),
    include_bytes!("../../fonts/atkinson-400.ttf"),
    include_bytes!("../../fonts/atkinson-700.ttf"),
    include_bytes!("../../fonts/dejavu-sans-400.ttf"),
    include_bytes!("../../fonts/noto-emoji-400.ttf"),
];

/// The same faces as the browser has them, for drawings that are opened in one.
const WEB: [(&str, u16, &[u8]); 4] = [
    ("Kalam", 400, include_bytes!("../../../public/fonts/kalam-400.woff2")),
    ("Kalam", 700, include_bytes!("../../../public/fonts/kalam-700.woff2")),
    (
        "Atkinson",
        400,
        include_bytes!("../../../public/fonts/atkinson-400.woff2"),
    ),
    (
        "Atkinson",
        700,
        include_bytes!("../../../public/fonts/atkinson-700.woff2"),
    ),
];

/// All faces, for painting and printing.
pub(super) fn database() -> Arc<Database> {
    static DATABASE: LazyLock<Arc<Database>> = LazyLock::new(|| {
        let mut database = Database::new();
        for face in FACES {
            database.load_font_source(Source::Binary(Arc::new(face)));
        }
        database.set_cursive_family("Kalam");
        database.set_sans_serif_family("DejaVu Sans");
        database.set_serif_family("DejaVu Sans");
        Arc::new(database)
    });
    Arc::clone(&DATABASE)
}

/// A style sheet that carries the two hands of the house in it. Emoji and other scripts are left to the reader's system:
/// they would weigh a megabyte.
pub(super) fn style_sheet() -> &'static str {
    static SHEET: LazyLock<String> = LazyLock::new(|| {
        let face = |(family, weight, bytes): (&str, u16, &[u8])| {
            let data = STANDARD.encode(bytes);
            format!(
                "@font-face{{font-family:\"{family}\";font-weight:{weight};\
                 src:url(data:font/woff2;base64,{data}) format(\"woff2\")}}"
            )
        };
        WEB.map(face).concat()
    });
    &SHEET
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_face_is_there_under_its_name() {
        let database = database();
        let names: Vec<(&str, u16)> = database
            .faces()
            .map(|face| (face.families[0].0.as_str(), face.weight.0))
            .collect();
        let expected = [
            ("Kalam", 400),
            ("Kalam", 700),
            ("Atkinson", 400),
            ("Atkinson", 700),
            ("DejaVu Sans", 400),
            ("Noto Emoji", 400),
        ];
        assert_eq!(names, expected);
    }
}
