//! What is taken home from a café: every trace once, in every format, and files that others can open.
#![expect(clippy::unwrap_used, reason = "what cannot be read fails the test")]

#[cfg(test)]
mod day;
#[cfg(test)]
mod pdf;
#[cfg(test)]
mod photos;
#[cfg(test)]
mod random;

use std::{
    collections::BTreeMap,
    io::{Cursor, Read as _},
};

use app::cafe::{Cafe, id::ClothId, seating::Moving, tablecloth::PhotoId};
use proptest::prelude::*;
use resvg::{tiny_skia::Pixmap, usvg::roxmltree};
use serde_json::Value;
use server::export::{self, File, Format, Paper, Request};

/// Every photo's picture: a red one.
fn album(_: &PhotoId) -> Option<Vec<u8>> {
    Some(photos::red().to_vec())
}

fn export(cafe: &Cafe, file: &str) -> File {
    export::write(cafe, &album, &file.parse().unwrap()).unwrap()
}

fn written(cafe: &Cafe, file: &str) -> String {
    String::from_utf8(export(cafe, file).bytes).unwrap()
}

/// The rows of the CSV file, by its headings.
fn table(cafe: &Cafe) -> Vec<BTreeMap<String, String>> {
    let csv = export(cafe, "all.csv").bytes;
    let text = csv.strip_prefix(b"\xef\xbb\xbf").unwrap();
    csv::Reader::from_reader(text)
        .deserialize()
        .map(Result::unwrap)
        .collect()
}

/// Where everything that a person may have seen of a trace must be found.
fn stamps(cafe: &Cafe) -> BTreeMap<String, (String, String, String, String, String)> {
    cafe.traces
        .all()
        .map(|(cloth, trace)| {
            let round = if trace.round.0 == 0 {
                String::new()
            } else {
                trace.round.to_string()
            };
            let text = trace
                .text()
                .filter(|_| !trace.is_masked())
                .unwrap_or_default()
                .to_owned();
            (
                trace.id.to_string(),
                (
                    cloth.to_string(),
                    round,
                    trace.group.letter(),
                    trace.alias.clone(),
                    text,
                ),
            )
        })
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    /// Law 1.
    #[test]
    fn every_trace_is_in_every_export_once(cafe in random::cafe()) {
        let expected = stamps(&cafe);

        let json: Value = serde_json::from_slice(&export(&cafe, "all.json").bytes).unwrap();
        let text = |value: &Value| value.as_str().map_or_else(|| value.as_u64().map(|n| n.to_string()).unwrap_or_default(), str::to_owned);
        let rows = json["traces"].as_array().unwrap();
        let found: BTreeMap<_, _> = rows
            .iter()
            .map(|row| {
                let stamps = ["tablecloth", "round", "group", "alias", "text"].map(|key| text(&row[key]));
                (text(&row["id"]), stamps.into())
            })
            .collect();
        prop_assert_eq!(rows.len(), expected.len());
        prop_assert_eq!(&found, &expected);

        let rows = table(&cafe);
        let found: BTreeMap<_, _> = rows
            .iter()
            .map(|row| {
                let stamps = ["Nappe", "Tour", "Groupe", "Prénom ou alias", "Texte"].map(|key| {
                    let defused = row[key].strip_prefix('\'').filter(|text| text.starts_with(['=', '+', '-', '@']));
                    defused.unwrap_or(&row[key]).to_owned()
                });
                (row["Identifiant"].clone(), stamps.into())
            })
            .collect();
        prop_assert_eq!(rows.len(), expected.len());
        prop_assert_eq!(&found, &expected);
        for row in &rows {
            let (_, trace) = cafe.traces.find(row["Identifiant"].parse().unwrap()).unwrap();
            prop_assert_eq!(&row["Échos"], &trace.resonances.len().to_string());
        }

        for cloth in cafe.cloths() {
            let svg = written(&cafe, &format!("{cloth}.svg"));
            let drawing = roxmltree::Document::parse(&svg).unwrap();
            let mut drawn: Vec<&str> = drawing.descendants().filter_map(|node| node.attribute("data-trace")).collect();
            let mut left: Vec<String> = cafe.traces.on(cloth).iter().map(|trace| trace.id.to_string()).collect();
            drawn.sort_unstable();
            left.sort_unstable();
            prop_assert_eq!(drawn, left);
        }
    }

    #[test]
    fn masked_and_erased_words_are_in_no_export(cafe in random::cafe()) {
        let files = ["all.json", "all.csv"].map(str::to_owned).into_iter().chain(cafe.cloths().map(|cloth| format!("{cloth}.svg")));
        for file in files {
            let text = written(&cafe, &file);
            for (_, masked) in cafe.traces.all().filter(|(_, trace)| trace.is_masked()) {
                let secret = masked.text().and_then(random::secret);
                prop_assert!(secret.is_none_or(|secret| !text.contains(secret)), "{file}");
            }
            for erased in cafe.cloths().flat_map(|cloth| cafe.traces.erased_on(cloth)) {
                let secret = erased.text().and_then(random::secret);
                prop_assert!(secret.is_none_or(|secret| !text.contains(secret)), "{file}");
            }
        }
    }

    #[test]
    fn whatever_is_written_can_be_drawn(text in "\\PC{1,80}") {
        let cafe = random::with_note(&text);
        let cloth = cafe.cloths().next().unwrap();
        let request: Request = format!("{cloth}.pdf").parse().unwrap();
        prop_assert!(export::write(&cafe, &album, &request).is_ok());
    }
}

fn cloth(text: &str) -> ClothId {
    text.parse().unwrap()
}

#[test]
fn the_day_has_names_that_a_person_can_read() {
    let cafe = day::day();
    let name = |file: &str| export(&cafe, file).name;
    assert_eq!(name("2@1.svg"), "table-1-le-travail-en-reseau-pour-quoi-faire.svg");
    assert_eq!(
        name("1@0.png"),
        "pleniere-1-les-freins-et-les-facilitants-au-partenariat.png"
    );
    assert_eq!(name("all.pdf"), "nappes.pdf");
    assert_eq!(name("all.svg"), "nappes-svg.zip");
    assert_eq!(name("all.csv"), "traces.csv");
    assert_eq!(name("all.zip"), "cafe-K7QM4X.zip");
}

#[test]
fn the_table_of_traces_says_it_in_french() {
    let cafe = day::day();
    let rows = table(&cafe);
    let reply = rows
        .iter()
        .find(|row| row["Texte"] == "d'accord : se connaître d'abord")
        .unwrap();
    assert_eq!(reply["Question"], "Le travail en réseau. Pour quoi faire ?");
    assert_eq!([&reply["Table"], &reply["Tour"], &reply["Groupe"]], ["1", "2", "B"]);
    assert_eq!(
        [&reply["Prénom ou alias"], &reply["Fil"], &reply["Masquée"]],
        ["Loïc", "continue", "non"]
    );
    assert_eq!(reply["Fil vers"], day::named("a6").to_string());
    let masked = rows
        .iter()
        .find(|row| row["Identifiant"] == day::named("c3").to_string())
        .unwrap();
    assert_eq!(
        [
            masked["Masquée"].as_str(),
            &masked["Raison du masque"],
            &masked["Texte"]
        ],
        ["oui", "nomme une jeune personne", ""]
    );
    let zones: Vec<&str> = rows
        .iter()
        .filter(|row| row["Nappe"] == "1@0")
        .map(|row| row["Zone"].as_str())
        .collect();
    assert_eq!(zones.iter().filter(|zone| **zone == "Les freins").count(), 10);
    assert_eq!(zones.iter().filter(|zone| **zone == "Les facilitants").count(), 9);
}

#[test]
fn the_file_for_programs_knows_where_the_emergent_question_came_from() {
    let cafe = day::day();
    let json: Value = serde_json::from_slice(&export(&cafe, "all.json").bytes).unwrap();
    assert_eq!((&json["form"], &json["version"]), (&"nappe".into(), &1.into()));
    let emergent = &json["questions"][3];
    let from: Vec<String> = ["d7", "c6", "c7"].map(|id| day::named(id).to_string()).into();
    assert_eq!(emergent["from"], Value::from(from));
    assert_eq!(emergent["emergent"], true);
    // And the table says it of each of those traces.
    let rows = table(&cafe);
    let led = rows.iter().filter(|row| !row["Question née d’elle"].is_empty());
    let led: Vec<_> = led
        .map(|row| (&row["Identifiant"], &row["Question née d’elle"]))
        .collect();
    assert_eq!(led.len(), 3);
    for (id, question) in led {
        assert!(emergent["from"].as_array().unwrap().contains(&id.as_str().into()));
        assert_eq!(emergent["text"], question.as_str());
    }
    assert_eq!(json["people"][0]["seats"], serde_json::json!({"1": 1, "2": 2}));
    assert_eq!(json["cafe"]["opened"], "2011-12-09T09:00:20Z");
}

#[test]
fn a_drawing_asks_for_nothing_from_elsewhere() {
    let svg = written(&day::day(), "2@1.svg");
    let drawing = roxmltree::Document::parse(&svg).unwrap();
    for node in drawing.descendants() {
        for attribute in node.attributes() {
            let namespace = attribute.name() == "xmlns";
            assert!(namespace || !attribute.value().contains("://"), "{}", attribute.value());
            assert!(!matches!(attribute.name(), "href" | "src" | "style"));
        }
    }
    assert_eq!(
        svg.matches("url(").count(),
        svg.matches("url(data:font/woff2;base64,").count()
    );
    assert!(!svg.contains("@import") && !svg.contains("<script"));
}

#[test]
fn a_drawing_explains_its_marks_and_bears_the_sign_of_its_table() {
    let mut cafe = day::day();
    let svg = written(&cafe, "2@1.svg");
    assert!(svg.contains("groupe A au tour 1") && !svg.contains("nuage"));
    assert!(written(&cafe, "1@0.svg").contains("dans un nuage"));
    assert!(svg.contains("d=\"M24 1 47 24 24 47 1 24z\""), "table 1 has a diamond");
    // Who goes their own way is in no group.
    cafe.preparation.moving = Moving::People;
    let svg = written(&cafe, "2@1.svg");
    assert!(!svg.contains("groupe A") && svg.contains("au tour 1"));
}

#[test]
fn an_image_shows_something() {
    let png = export(&day::day(), "2@1.png").bytes;
    let pixels = Pixmap::decode_png(&png).unwrap();
    assert_eq!(pixels.width(), 2_400);
    let wine = pixels
        .pixels()
        .iter()
        .filter(|pixel| (pixel.red(), pixel.green(), pixel.blue()) == (0x8c, 0x24, 0x38))
        .count();
    assert!(wine > 1_000, "{wine} pixels are written in round 2");
}

#[test]
fn a_pdf_has_a_page_of_the_right_size_for_each_cloth() {
    let cafe = day::day();
    assert_eq!(pdf::pages(&export(&cafe, "all.pdf").bytes).len(), cafe.cloths().count());
    for paper in Paper::ALL {
        let request = Request {
            format: Format::Pdf,
            cloth: Some(cloth("1@0")),
            paper,
        };
        let pdf = export::write(&cafe, &album, &request).unwrap().bytes;
        let (short, long) = paper.sides();
        let points = |millimetres: f32| millimetres * 72.0 / 25.4;
        let [(width, height)] = pdf::pages(&pdf)[..] else {
            panic!("one page")
        };
        assert!(
            (width - points(long)).abs() < 0.1 && (height - points(short)).abs() < 0.1,
            "{paper}: {width} × {height}"
        );
    }
}

#[test]
fn a_pdf_can_be_read_aloud() {
    let pdf = export(&day::day(), "2@1.pdf").bytes;
    let text = pdf::text(&pdf);
    for words in [
        "Pour quoi faire",
        "mutualiser, aller plus loin dans",
        "d'abord",
        "plus cohérent",
        "World Café Assuétudes",
    ] {
        assert!(text.contains(words), "{words} is not in: {text}");
    }
    assert!(!text.contains("appartenance"), "what is masked is not told");
}

#[test]
fn no_word_is_lost_beside_what_another_face_writes() {
    let cafe = random::with_note("oui 👩‍👩‍👧 & non 🇧🇪 fin\nŁódź, ĳs, мир и покой\nשלום hello 🙂");
    let text = pdf::text(&export(&cafe, "1@0.pdf").bytes);
    for words in ["oui", "👩‍👩‍👧", "& non", "🇧🇪", "fin", "Łódź", "мир и покой", "hello", "🙂"]
    {
        assert!(text.contains(words), "{words} is not in: {text}");
    }
}

#[test]
fn everything_is_in_the_zip() {
    let cafe = day::day();
    let bytes = export(&cafe, "all.zip").bytes;
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut names: Vec<String> = zip.file_names().map(str::to_owned).collect();
    names.sort_unstable();
    let cloths = [
        "pleniere-1-les-freins-et-les-facilitants-au-partenariat",
        "pleniere-4-le-travail-en-reseau-comment",
        "table-1-le-travail-en-reseau-pour-quoi-faire",
        "table-2-le-travail-en-reseau-avec-qui",
    ];
    let mut expected: Vec<String> = cloths
        .iter()
        .flat_map(|cloth| ["svg", "png"].map(|end| format!("{cloth}.{end}")))
        .collect();
    expected.extend(["nappes.pdf", "traces.csv", "traces.json"].map(str::to_owned));
    expected.sort_unstable();
    assert_eq!(names, expected);
    let mut json = Vec::new();
    zip.by_name("traces.json").unwrap().read_to_end(&mut json).unwrap();
    assert_eq!(json, export(&cafe, "all.json").bytes);
}
