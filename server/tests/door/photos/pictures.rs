//! Files as phones send them, and as nobody should.

use std::io::{Cursor, Write as _};

use flate2::{Compression, Crc, write::ZlibEncoder};
use image::{DynamicImage, ImageFormat, Rgb, RgbImage};

/// What a camera notes beside a picture, and what must be gone.
pub(crate) const NOTES: &str = "rue de la Loi 16, Bruxelles";

/// A picture whose left half is red, its right half blue.
pub(crate) fn picture(width: u32, height: u32) -> DynamicImage {
    RgbImage::from_fn(width, height, |x, _| {
        if x < width / 2 {
            Rgb([220, 20, 30])
        } else {
            Rgb([20, 30, 220])
        }
    })
    .into()
}

pub(crate) fn file(picture: &DynamicImage, format: ImageFormat) -> Vec<u8> {
    let mut file = Cursor::new(Vec::new());
    picture.write_to(&mut file, format).unwrap();
    file.into_inner()
}

/// What most phones send.
pub(crate) fn jpeg(width: u32, height: u32) -> Vec<u8> {
    file(&picture(width, height), ImageFormat::Jpeg)
}

/// The picture in a file, as it is to be seen.
pub(crate) fn read(file: &[u8]) -> RgbImage {
    image::load_from_memory(file).unwrap().into_rgb8()
}

/// A photo that was taken with the phone held upright, at a place that the camera knows.
pub(crate) fn taken_upright(width: u32, height: u32) -> Vec<u8> {
    let tiff = tiff();
    let mut notes = vec![0xff, 0xe1];
    notes.extend(u16::try_from(tiff.len() + 8).unwrap().to_be_bytes());
    notes.extend(b"Exif\0\0");
    notes.extend(tiff);
    let comment = [
        b"\xff\xfe".as_slice(),
        &(NOTES.len() as u16 + 2).to_be_bytes(),
        NOTES.as_bytes(),
    ]
    .concat();
    let jpeg = jpeg(width, height);
    [&jpeg[..2], &notes, &comment, &jpeg[2..]].concat()
}

/// The camera's notes: turn it by 90 degrees, where it was taken, at which latitude.
fn tiff() -> Vec<u8> {
    let entry = |tag: u16, kind: u16, count: u32, value: u32| {
        [
            tag.to_le_bytes().as_slice(),
            &kind.to_le_bytes(),
            &count.to_le_bytes(),
            &value.to_le_bytes(),
        ]
        .concat()
    };
    let (own, gps) = (8_u32, 8 + 2 + 3 * 12 + 4);
    let words = gps + 2 + 2 * 12 + 4;
    let mut tiff = [b"II*\0".as_slice(), &own.to_le_bytes(), &3_u16.to_le_bytes()].concat();
    tiff.extend(entry(0x010e, 2, NOTES.len() as u32 + 1, words));
    tiff.extend(entry(0x0112, 3, 1, 6));
    tiff.extend(entry(0x8825, 4, 1, gps));
    tiff.extend([0; 4]);
    tiff.extend(2_u16.to_le_bytes());
    tiff.extend(entry(1, 2, 2, u32::from(b'N')));
    tiff.extend(entry(2, 5, 3, words + NOTES.len() as u32 + 1));
    tiff.extend([0; 4]);
    tiff.extend(NOTES.as_bytes());
    tiff.push(0);
    for degrees in [50_u32, 1, 50, 1, 27, 1] {
        tiff.extend(degrees.to_le_bytes());
    }
    tiff
}

/// A PNG that says that it has these many pixels, in four colours of sixteen bits; there are none.
pub(crate) fn empty_png(width: u32, height: u32) -> Vec<u8> {
    let header = [width.to_be_bytes().as_slice(), &height.to_be_bytes(), &[16, 6, 0, 0, 0]].concat();
    png(&[(b"IHDR", header), (b"IDAT", packed(1_000)), (b"IEND", Vec::new())])
}

/// A small PNG with a note that unpacks to twenty megabytes, and a colour profile that does too.
pub(crate) fn stuffed_png() -> Vec<u8> {
    let small = file(&picture(8, 8), ImageFormat::Png);
    let header = small[16..29].to_vec();
    let stuffing = packed(20_000_000);
    let note = [b"Comment\0\0".as_slice(), &stuffing].concat();
    let profile = [b"sRGB\0\0".as_slice(), &stuffing].concat();
    let mut rows = ZlibEncoder::new(Vec::new(), Compression::fast());
    rows.write_all(&[0; 8 * (1 + 8 * 3)]).unwrap();
    png(&[
        (b"IHDR", header),
        (b"iCCP", profile),
        (b"zTXt", note),
        (b"IDAT", rows.finish().unwrap()),
        (b"IEND", Vec::new()),
    ])
}

fn packed(zeros: usize) -> Vec<u8> {
    let mut packed = ZlibEncoder::new(Vec::new(), Compression::fast());
    packed.write_all(&vec![0; zeros]).unwrap();
    packed.finish().unwrap()
}

fn png(chunks: &[(&[u8; 4], Vec<u8>)]) -> Vec<u8> {
    let mut png = b"\x89PNG\r\n\x1a\n".to_vec();
    for (name, content) in chunks {
        let mut crc = Crc::new();
        crc.update(*name);
        crc.update(content);
        png.extend(u32::try_from(content.len()).unwrap().to_be_bytes());
        png.extend(*name);
        png.extend(content);
        png.extend(crc.sum().to_be_bytes());
    }
    png
}
