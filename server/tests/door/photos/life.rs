//! The life of a photo: from the phone to the tablecloth, and nothing else with it.

use app::cafe::{Refusal, id::ParticipantId, refusal::BadPhoto};
use axum::http::StatusCode;
use image::ImageFormat;
use serde_json::Value;

use super::{
    super::{
        browser::{Browser, Page},
        cafes::{en, fr, go_to},
    },
    HERS, HTML, JSON,
    pictures::{self, NOTES, jpeg, picture, read},
    talking,
};

#[tokio::test]
async fn a_photo_lies_on_the_tablecloth_of_its_table() {
    let mut cafe = talking().await;
    let path = format!("/t/{}/photo", cafe.code);
    let fields = [HERS[0], HERS[1], ("about", "des flèches partout")];
    let sent = cafe.anne.post_file(&path, &fields, &jpeg(2_600, 1_300), HTML).await;
    assert_eq!(sent.leads_to(), format!("/t/{}", cafe.code));

    let trace = cafe.only().await;
    let photo = trace.photo().unwrap();
    assert_eq!(
        (trace.by, trace.alias.as_str(), trace.round.0),
        (ParticipantId(1), "Anne", 1)
    );
    assert_eq!((photo.width, photo.height), (2_000, 1_000));
    assert_eq!(trace.about, "des flèches partout");

    let address = cafe.address(&trace);
    let table = cafe.anne.get(&format!("/t/{}", cafe.code)).await;
    assert!(
        table.text.contains(&format!("href=\"{address}\"")),
        "it is on the sheet"
    );
    assert!(table.text.contains("des flèches partout"), "it is in the list");

    let shown = cafe.anne.get(&address).await;
    assert_eq!(shown.status, StatusCode::OK);
    assert_eq!(shown.header("content-type"), "image/jpeg");
    assert_eq!(shown.header("cache-control"), "private, max-age=31536000, immutable");
    assert_eq!(shown.header("x-content-type-options"), "nosniff");
    assert!(shown.header("content-security-policy").contains("sandbox"));
    let picture = read(&shown.bytes);
    assert_eq!(picture.dimensions(), (2_000, 1_000));
    let (left, right) = (picture.get_pixel(300, 500), picture.get_pixel(1_700, 500));
    assert!(
        left[0] > 180 && left[2] < 80 && right[2] > 180 && right[0] < 80,
        "{left:?} {right:?}"
    );
}

#[tokio::test]
async fn jpeg_png_and_webp_come_in() {
    let mut cafe = talking().await;
    for (width, format) in [(40, ImageFormat::Jpeg), (41, ImageFormat::Png), (42, ImageFormat::WebP)] {
        let file = pictures::file(&picture(width, 30), format);
        cafe.anne_sends(&file, HTML).await.leads_to();
    }
    // What is transparent shows paper.
    let clear = image::RgbaImage::from_pixel(43, 30, image::Rgba([0, 0, 0, 0]));
    let file = pictures::file(&clear.into(), ImageFormat::Png);
    cafe.anne_sends(&file, HTML).await.leads_to();
    let kept = cafe.cafe().await;
    let mut widths = Vec::new();
    for (_, trace) in kept.traces.all() {
        let shown = cafe.anne.get(&cafe.address(trace)).await;
        assert!(
            shown.bytes.starts_with(b"\xff\xd8\xff"),
            "whatever came in, it is a JPEG"
        );
        widths.push(read(&shown.bytes).width());
    }
    assert_eq!(widths, [40, 41, 42, 43]);
    let last = kept.traces.all().last().unwrap().1.clone();
    let shown = cafe.anne.get(&cafe.address(&last)).await;
    assert!(
        read(&shown.bytes)
            .pixels()
            .all(|pixel| pixel.0.iter().all(|colour| *colour > 250))
    );
}

#[tokio::test]
async fn nothing_but_the_picture_is_kept() {
    let mut cafe = talking().await;
    let file = pictures::taken_upright(400, 300);
    let has = |bytes: &[u8], part: &[u8]| bytes.windows(part.len()).any(|window| window == part);
    assert!(has(&file, NOTES.as_bytes()) && has(&file, b"Exif"));
    cafe.anne_sends(&file, HTML).await.leads_to();
    let trace = cafe.only().await;
    let shown = cafe.anne.get(&cafe.address(&trace)).await.bytes;
    for part in [
        NOTES.as_bytes(),
        b"Exif",
        b"II*\0",
        b"\xff\xe1",
        b"\xff\xfe",
        b"Bruxelles",
    ] {
        assert!(!has(&shown, part), "{part:?}");
    }
    let kept = std::fs::read(cafe.folder.path().join("nappe.db-wal")).unwrap();
    assert!(!has(&kept, NOTES.as_bytes()), "not even in the journal");
    // It was turned as the camera said: what was left is above now.
    let picture = read(&shown);
    assert_eq!(picture.dimensions(), (300, 400));
    let (above, below) = (picture.get_pixel(150, 60), picture.get_pixel(150, 340));
    assert!(above[0] > 180 && below[2] > 180, "{above:?} {below:?}");
}

#[tokio::test]
async fn a_script_reads_its_answer_itself() {
    let mut cafe = talking().await;
    let said = |page: &Page| serde_json::from_slice::<Value>(&page.bytes).unwrap();
    let refused = cafe.anne_sends(b"%PDF-1.7", JSON).await;
    assert_eq!(refused.status, StatusCode::UNSUPPORTED_MEDIA_TYPE);
    let why = BadPhoto::Pdf;
    assert_eq!(
        said(&refused)["refusal"],
        serde_json::json!({ "bad_photo": { "why": "pdf" } })
    );
    assert_eq!(said(&refused)["text"], fr().refusal(&Refusal::BadPhoto { why }));
    let first = cafe.anne_sends(&jpeg(40, 30), JSON).await;
    assert_eq!(first.status, StatusCode::OK);
    let trace = cafe.only().await;
    assert_eq!(said(&first)["trace"], trace.id.to_string());
    // The same photo once more is the trace that is there.
    let again = cafe.anne_sends(&jpeg(40, 30), JSON).await;
    assert_eq!(said(&again), said(&first));
    assert_eq!(cafe.only().await, trace);
    let path = format!("/t/{}/photo", cafe.code);
    let stranger = Browser::new(&cafe.house, "en")
        .post_file(&path, &HERS, &jpeg(4, 3), JSON)
        .await;
    assert_eq!(stranger.status, StatusCode::FORBIDDEN);
    assert_eq!(said(&stranger)["text"], en().notice.not_allowed.text);
}

#[tokio::test]
async fn a_facilitator_files_photos_that_come_late() {
    let mut cafe = talking().await;
    let path = format!("/desk/{}/photo", cafe.code);
    let page = cafe.facilitator.get(&path).await;
    page.says(StatusCode::OK, fr().photo_desk.title);
    assert!(page.text.contains("enctype=\"multipart/form-data\"") && page.text.contains("value=\"2@2\""));
    assert!(
        !page.text.contains("<option value=\"2\""),
        "the second round has not been held"
    );
    let early = cafe
        .facilitator
        .post_file(&path, &[("cloth", "2@2"), ("round", "2")], &jpeg(40, 30), HTML)
        .await;
    early.says(StatusCode::CONFLICT, &fr().refusal(&Refusal::NotHeld));
    go_to(&cafe.house, &cafe.code, 4).await;
    let late = cafe
        .facilitator
        .post_file(&path, &[("cloth", "2@2"), ("round", "1")], &jpeg(40, 30), HTML)
        .await;
    late.says(StatusCode::OK, fr().photo_desk.kept);
    let trace = cafe.only().await;
    assert_eq!(
        (trace.by, trace.alias.as_str()),
        (ParticipantId::FACILITATOR, "animation")
    );
    assert_eq!((trace.group.letter().as_str(), trace.round.0), ("B", 1));
    let bad = cafe
        .facilitator
        .post_file(&path, &[("cloth", "2@2"), ("round", "1")], b"GIF89a", HTML)
        .await;
    let why = BadPhoto::Unknown;
    bad.says(
        StatusCode::UNSUPPORTED_MEDIA_TYPE,
        &fr().refusal(&Refusal::BadPhoto { why }),
    );
}

#[tokio::test]
async fn the_same_photo_is_kept_once() {
    let mut cafe = talking().await;
    for _ in 0..3 {
        cafe.anne_sends(&jpeg(40, 30), HTML).await.leads_to();
    }
    let path = format!("/desk/{}/photo", cafe.code);
    for _ in 0..2 {
        cafe.facilitator
            .post_file(&path, &[("cloth", "2@2"), ("round", "1")], &jpeg(40, 30), HTML)
            .await
            .says(StatusCode::OK, fr().photo_desk.kept);
    }
    assert_eq!(cafe.cafe().await.traces.len(), 2);
}
