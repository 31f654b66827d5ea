//! What is no photo, or comes from the wrong hands: a clear answer in the person's language, and no harm.

use app::cafe::{Refusal, refusal::BadPhoto};
use axum::http::StatusCode;
use image::ImageFormat;

use super::{
    super::cafes::{fr, go_to},
    HERS, HTML, JSON,
    pictures::{self, jpeg, picture},
    talking,
};

#[tokio::test]
async fn what_is_no_photo_is_told_so_in_words() {
    let mut cafe = talking().await;
    let whole = jpeg(400, 300);
    let half = &whole[..whole.len() / 2];
    let png = pictures::file(&picture(400, 300), ImageFormat::Png);
    let wide = jpeg(8_001, 2);
    let heavy = [whole.as_slice(), &vec![0; app::cafe::limits::PHOTO_BYTES]].concat();
    let endless = vec![0; 65 * 1_024 * 1_024];
    let svg = b"<?xml version='1.0'?><svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>";
    let unsupported = StatusCode::UNSUPPORTED_MEDIA_TYPE;
    let unprocessable = StatusCode::UNPROCESSABLE_ENTITY;
    let too_large = StatusCode::PAYLOAD_TOO_LARGE;
    let cases: [(&str, &[u8], BadPhoto, StatusCode); 16] = [
        ("nothing", b"", BadPhoto::Missing, unprocessable),
        ("text", b"Bonjour, je suis une photo", BadPhoto::Unknown, unsupported),
        (
            "a page",
            b"<!doctype html><script>alert(1)</script>",
            BadPhoto::Unknown,
            unsupported,
        ),
        (
            "an archive",
            b"PK\x03\x04\x14\0\0\0\x08\0",
            BadPhoto::Unknown,
            unsupported,
        ),
        ("a GIF", b"GIF89a\x01\0\x01\0", BadPhoto::Unknown, unsupported),
        (
            "HEIC",
            b"\0\0\0\x24ftypheic\0\0\0\0mif1heic",
            BadPhoto::Heic,
            unsupported,
        ),
        ("SVG", svg, BadPhoto::Svg, unsupported),
        ("PDF", b"%PDF-1.7\n1 0 obj", BadPhoto::Pdf, unsupported),
        ("half a JPEG", half, BadPhoto::Damaged, unprocessable),
        ("half a PNG", &png[..png.len() / 2], BadPhoto::Damaged, unprocessable),
        ("a head without body", &whole[..20], BadPhoto::Damaged, unprocessable),
        (
            "a huge PNG",
            &pictures::empty_png(30_000, 30_000),
            BadPhoto::TooLarge,
            unprocessable,
        ),
        (
            "a bomb within the sides",
            &pictures::empty_png(7_999, 7_999),
            BadPhoto::TooLarge,
            unprocessable,
        ),
        ("a wide JPEG", &wide, BadPhoto::TooLarge, unprocessable),
        ("a heavy JPEG", &heavy, BadPhoto::TooHeavy, too_large),
        ("without end", &endless, BadPhoto::TooHeavy, too_large),
    ];
    // One at a time is no flood: the gate for that has a test of its own.
    for (what, file, why, status) in cases {
        let refusal = Refusal::BadPhoto { why };
        let page = cafe.anne_sends(file, HTML).await;
        assert_eq!(page.status, status, "{what}: {}", page.text);
        page.says(status, &fr().refusal(&refusal));
        assert!(page.text.contains("<html lang=\"fr\">"), "{what}");
    }
    assert!(cafe.cafe().await.traces.is_empty());
    // Nothing of it has harmed anything.
    cafe.anne_sends(&whole, HTML).await.leads_to();
}

#[tokio::test]
async fn a_photo_is_left_where_one_sits() {
    let mut cafe = talking().await;
    let path = format!("/t/{}/photo", cafe.code);
    let photo = jpeg(40, 30);
    for (cloth, round, refusal) in [("2@2", "1", Refusal::NotYourTable), ("1@1", "2", Refusal::NotYourTable)] {
        let page = cafe
            .anne
            .post_file(&path, &[("cloth", cloth), ("round", round)], &photo, HTML)
            .await;
        page.says(StatusCode::FORBIDDEN, &fr().refusal(&refusal));
    }
    let nowhere = cafe
        .anne
        .post_file(&path, &[("cloth", "table"), ("round", "1")], &photo, HTML)
        .await;
    nowhere.says(StatusCode::BAD_REQUEST, fr().notice.unreadable.title);
    let long = "é".repeat(4_000);
    let wordy = cafe
        .anne
        .post_file(&path, &[HERS[0], HERS[1], ("about", &long)], &photo, HTML)
        .await;
    assert_eq!(wordy.status, StatusCode::PAYLOAD_TOO_LARGE);
    let desk = format!("/desk/{}/photo", cafe.code);
    let not_hers = cafe.anne.post_file(&desk, &HERS, &photo, HTML).await;
    not_hers.says(StatusCode::FORBIDDEN, fr().notice.desk_closed.title);
    let headers = [
        ("origin", "https://evil.example"),
        ("content-type", "multipart/form-data; boundary=x"),
    ];
    let others = cafe.anne.post_with(&path, &[], &headers).await;
    others.says(StatusCode::FORBIDDEN, fr().notice.expired.text);
    assert!(cafe.cafe().await.traces.is_empty());
    // What was begun before the bell.
    go_to(&cafe.house, &cafe.code, 3).await;
    cafe.anne_sends(&photo, HTML).await.leads_to();
    assert_eq!(cafe.only().await.round.0, 1);
    go_to(&cafe.house, &cafe.code, 5).await;
    cafe.anne_sends(&jpeg(41, 30), HTML)
        .await
        .says(StatusCode::GONE, &fr().refusal(&Refusal::Over));
}

#[tokio::test]
async fn a_stuffed_picture_is_a_picture_or_refused_and_never_unpacked() {
    let mut cafe = talking().await;
    let page = cafe.anne_sends(&pictures::stuffed_png(), HTML).await;
    let accepted = page.status == StatusCode::SEE_OTHER;
    assert!(
        accepted || page.status == StatusCode::UNPROCESSABLE_ENTITY,
        "{}",
        page.status
    );
    if accepted {
        let trace = cafe.only().await;
        let shown = cafe.anne.get(&cafe.address(&trace)).await;
        assert!(shown.bytes.len() < 5_000, "{}", shown.bytes.len());
    }
}

#[tokio::test]
async fn one_who_sends_photos_without_end_is_asked_to_wait() {
    let mut cafe = talking().await;
    let mut last = StatusCode::OK;
    for _ in 0..40 {
        last = cafe.anne_sends(b"x", JSON).await.status;
    }
    assert_eq!(last, StatusCode::TOO_MANY_REQUESTS);
    let path = format!("/t/{}/photo", cafe.code);
    let bob = cafe
        .bob
        .post_file(&path, &[("cloth", "2@2"), ("round", "1")], &jpeg(4, 3), HTML)
        .await;
    bob.leads_to();
}
