//! Bytes in, a picture or a reason why not: photos as phones send them become pictures that can be kept and shown.
//!
//! What comes in is anybody's. It is looked at before it is decoded ([`kind`]), decoded within a bound of memory, turned
//! upright, made smaller, and written anew: whatever else was in the file (where and when it was taken, by whom, a
//! smaller picture of what was cut away) is in no byte of what comes out. Slow, and in need of some hundred megabytes:
//! whoever calls keeps it off the threads that serve people, and lets one photo be developed at a time.

mod kind;

use std::io::Cursor;

use app::cafe::{limits, refusal::BadPhoto};
use image::{
    DynamicImage, ImageDecoder, ImageError, ImageReader, Limits, Rgb, RgbImage, codecs::jpeg::JpegEncoder,
    metadata::Orientation,
};

/// Pixels on the longer side of what is kept: handwriting on a tablecloth stays readable.
const SIDE: u32 = 2_000;
/// Of JPEG, from 1 to 100: where the edges of letters don't fray yet.
const QUALITY: u8 = 82;
/// Bytes that a decoded photo may take: [`limits::PHOTO_SIDE`] on both sides, four bytes each.
const MEMORY: u64 = 4 * (limits::PHOTO_SIDE as u64) * (limits::PHOTO_SIDE as u64);
/// What shines through where a picture is transparent: paper.
const WHITE: Rgb<u8> = Rgb([255, 255, 255]);

/// A picture that can be kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// A JPEG file with nothing in it but the picture.
    pub jpeg: Vec<u8>,
    /// Its width in pixels.
    pub width: u32,
    /// Its height in pixels.
    pub height: u32,
}

/// Makes a picture of a file from a phone. The same file gives the same picture.
///
/// # Errors
/// The [`BadPhoto`] that says to a person what is wrong with the file.
pub fn develop(file: &[u8]) -> Result<Picture, BadPhoto> {
    if file.is_empty() {
        return Err(BadPhoto::Missing);
    }
    if file.len() > limits::PHOTO_BYTES {
        return Err(BadPhoto::TooHeavy);
    }
    let format = kind::format(file)?;
    let mut reader = ImageReader::with_format(Cursor::new(file), format);
    let mut bounds = Limits::no_limits();
    bounds.max_image_width = Some(limits::PHOTO_SIDE);
    bounds.max_image_height = Some(limits::PHOTO_SIDE);
    bounds.max_alloc = Some(MEMORY);
    reader.limits(bounds);
    let mut decoder = reader.into_decoder().map_err(|error| reason(&error))?;
    // Asked once more: not every decoder knows the bounds, and what it is about to fill is ours.
    let (width, height) = decoder.dimensions();
    if width.max(height) > limits::PHOTO_SIDE || decoder.total_bytes() > MEMORY {
        return Err(BadPhoto::TooLarge);
    }
    // How the camera was held, if it says so in a way that can be read.
    let upright = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let photo = DynamicImage::from_decoder(decoder).map_err(|error| reason(&error))?;
    let mut small = if width.max(height) > SIDE {
        photo.thumbnail(SIDE, SIDE)
    } else {
        photo
    };
    small.apply_orientation(upright);
    write(&on_paper(small))
}

/// Without transparency, in three colours of eight bits.
fn on_paper(picture: DynamicImage) -> RgbImage {
    if !picture.color().has_alpha() {
        return picture.into_rgb8();
    }
    let picture = picture.into_rgba8();
    RgbImage::from_fn(picture.width(), picture.height(), |x, y| {
        let [red, green, blue, opacity] = picture.get_pixel(x, y).0;
        let mix = |ink: u8, paper: u8| {
            let (ink, paper, opacity) = (u32::from(ink), u32::from(paper), u32::from(opacity));
            ((ink * opacity + paper * (255 - opacity)) / 255) as u8
        };
        Rgb([mix(red, WHITE[0]), mix(green, WHITE[1]), mix(blue, WHITE[2])])
    })
}

fn write(picture: &RgbImage) -> Result<Picture, BadPhoto> {
    let mut jpeg = Vec::new();
    let (width, height) = picture.dimensions();
    JpegEncoder::new_with_quality(&mut jpeg, QUALITY)
        .encode_image(picture)
        .map_err(|error| reason(&error))?;
    Ok(Picture { jpeg, width, height })
}

fn reason(error: &ImageError) -> BadPhoto {
    match error {
        ImageError::Limits(_) => BadPhoto::TooLarge,
        ImageError::Unsupported(_) => BadPhoto::Unknown,
        _ => BadPhoto::Damaged,
    }
}

#[cfg(test)]
mod tests {
    use image::{ImageFormat, Rgba, RgbaImage};

    use super::*;

    fn file(width: u32, height: u32, format: ImageFormat) -> Vec<u8> {
        let mut file = Cursor::new(Vec::new());
        let picture = RgbImage::from_fn(width, height, |x, y| Rgb([x as u8, y as u8, 90]));
        picture.write_to(&mut file, format).unwrap();
        file.into_inner()
    }

    #[test]
    fn the_same_file_gives_the_same_picture() {
        let jpeg = file(300, 200, ImageFormat::Jpeg);
        assert_eq!(develop(&jpeg), develop(&jpeg));
        assert_ne!(develop(&jpeg), develop(&file(300, 201, ImageFormat::Jpeg)));
    }

    #[test]
    fn a_picture_is_made_smaller_and_never_larger() {
        for (from, to) in [
            ((300, 200), (300, 200)),
            ((4_000, 10), (2_000, 5)),
            ((10, 4_000), (5, 2_000)),
            ((8_000, 1), (2_000, 1)),
            ((1, 1), (1, 1)),
        ] {
            let picture = develop(&file(from.0, from.1, ImageFormat::Png)).unwrap();
            assert_eq!((picture.width, picture.height), to, "{from:?}");
        }
    }

    #[test]
    fn what_is_half_transparent_lies_on_white() {
        let half = RgbaImage::from_pixel(3, 3, Rgba([200, 0, 100, 128]));
        assert_eq!(on_paper(half.into()).get_pixel(1, 1), &Rgb([227, 127, 177]));
    }

    #[test]
    fn a_limit_is_a_limit() {
        assert_eq!(develop(b""), Err(BadPhoto::Missing));
        assert_eq!(develop(&file(8_001, 1, ImageFormat::Png)), Err(BadPhoto::TooLarge));
        let mut heavy = file(3, 3, ImageFormat::Jpeg);
        heavy.resize(limits::PHOTO_BYTES, 0);
        assert!(develop(&heavy).is_ok(), "what is behind the picture is no part of it");
        heavy.push(0);
        assert_eq!(develop(&heavy), Err(BadPhoto::TooHeavy));
    }
}
