//! What a file is, by what is in it: what it is called, or said to be, counts for nothing.

use app::cafe::refusal::BadPhoto;
use image::ImageFormat;

/// How an ISO media file says that it is one of Apple's photos.
const HEIC: [&[u8; 4]; 8] = [b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"];
/// Bytes in which a drawing says that it is one.
const HEAD: usize = 1_024;

/// The format of a photo that can be read.
///
/// # Errors
/// What it is instead; or that its end is missing.
pub(super) fn format(file: &[u8]) -> Result<ImageFormat, BadPhoto> {
    let format = match file {
        [0xff, 0xd8, 0xff, ..] => ImageFormat::Jpeg,
        [0x89, b'P', b'N', b'G', b'\r', b'\n', 0x1a, b'\n', ..] => ImageFormat::Png,
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => ImageFormat::WebP,
        [_, _, _, _, b'f', b't', b'y', b'p', brand @ ..] if HEIC.iter().any(|one| brand.starts_with(*one)) => {
            return Err(BadPhoto::Heic);
        }
        [b'%', b'P', b'D', b'F', ..] => return Err(BadPhoto::Pdf),
        _ if is_svg(file) => return Err(BadPhoto::Svg),
        _ => return Err(BadPhoto::Unknown),
    };
    // Its decoder would paint grey what is missing.
    if format == ImageFormat::Jpeg && !has_end(file) {
        return Err(BadPhoto::Damaged);
    }
    Ok(format)
}

fn is_svg(file: &[u8]) -> bool {
    let head = String::from_utf8_lossy(&file[..file.len().min(HEAD)]);
    let head = head.trim_start_matches('\u{feff}').trim_start();
    head.starts_with('<') && head.contains("<svg")
}

/// Whether a JPEG goes on until its last marker. A smaller picture inside the camera's notes has one of its own, so that
/// the way there has to be walked.
fn has_end(jpeg: &[u8]) -> bool {
    let mut rest = &jpeg[2..];
    loop {
        rest = match *rest {
            // Pictures end here. What cameras put behind is no part of it.
            [0xff, 0xd9, ..] => return true,
            // Padding.
            [0xff, 0xff, ..] => &rest[1..],
            // Stuffed bytes and restarts have no length.
            [0xff, 0x00 | 0x01 | 0xd0..=0xd8, ..] => &rest[2..],
            [0xff, _, high, low, ..] => {
                let length = usize::from(u16::from_be_bytes([high, low]));
                match rest.get(2 + length..) {
                    Some(after) => after,
                    None => return false,
                }
            }
            [_, _, ..] => {
                // What is drawn: up to the next marker.
                let next = rest.iter().position(|byte| *byte == 0xff);
                match next {
                    Some(next) => &rest[next..],
                    None => return false,
                }
            }
            _ => return false,
        };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_what_is_in_it() {
        let photo = |file: &[u8]| format(file).unwrap_err();
        assert_eq!(photo(b"\0\0\0\x24ftypheic\0\0\0\0mif1heic"), BadPhoto::Heic);
        assert_eq!(photo(b"\0\0\0\x18ftypmif1"), BadPhoto::Heic);
        assert_eq!(photo(b"\0\0\0\x18ftypavif"), BadPhoto::Unknown);
        assert_eq!(photo(b"%PDF-1.7"), BadPhoto::Pdf);
        assert_eq!(
            photo(b"\xef\xbb\xbf\n<?xml version=\"1.0\"?><!-- --><svg xmlns=\"\">"),
            BadPhoto::Svg
        );
        assert_eq!(photo(b"<html>"), BadPhoto::Unknown);
        assert_eq!(photo(b"GIF89a"), BadPhoto::Unknown);
        assert_eq!(photo(b"PK\x03\x04"), BadPhoto::Unknown);
        assert_eq!(photo(b"Bonjour"), BadPhoto::Unknown);
        assert_eq!(photo(b""), BadPhoto::Unknown);
        assert_eq!(format(b"\x89PNG\r\n\x1a\n"), Ok(ImageFormat::Png));
        assert_eq!(format(b"RIFF\0\0\0\0WEBP"), Ok(ImageFormat::WebP));
    }

    #[test]
    fn a_jpeg_ends_where_it_ends() {
        let scan = b"\xff\xda\x00\x04\x01\x02drawn\xff\x00drawn\xff\xd0drawn";
        let notes = b"\xff\xe1\x00\x08\xff\xd8\xff\xd9ab";
        let jpeg = |parts: &[&[u8]]| has_end(&parts.concat());
        assert!(jpeg(&[b"\xff\xd8", notes, scan, b"\xff\xd9"]));
        assert!(jpeg(&[b"\xff\xd8", notes, b"\xff\xff", scan, scan, b"\xff\xd9behind"]));
        assert!(!jpeg(&[b"\xff\xd8", notes, scan]), "the notes have an end of their own");
        assert!(!jpeg(&[b"\xff\xd8", &notes[..6]]));
        assert!(!jpeg(&[b"\xff\xd8"]));
        assert!(!jpeg(&[b"\xff\xd8\xff"]));
    }
}
