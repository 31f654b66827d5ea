//! A tablecloth as an image.

use app::cafe::{Cafe, id::ClothId};
use resvg::{
    tiny_skia::{Pixmap, Transform},
    usvg::Tree,
};

use super::{Album, Trouble, page};

/// How wide an image is, in pixels: a large screen's width, on which a note is easily read.
const WIDTH: f32 = 2_400.0;
/// How many pixels an image has at most; four bytes each while it is painted.
const PIXELS: f32 = 16_000_000.0;

/// The tablecloth's page as a PNG file: [`WIDTH`] pixels wide, narrower only where it would be too long.
pub(super) fn png(cafe: &Cafe, cloth: ClothId, album: Album<'_>) -> Result<Vec<u8>, Trouble> {
    paint(&page::page(cafe, cloth, album, page::Pictures::Beside)?.tree()?)
}

fn paint(tree: &Tree) -> Result<Vec<u8>, Trouble> {
    let (width, height) = (tree.size().width(), tree.size().height());
    let scale = (WIDTH / width).min((PIXELS / (width * height)).sqrt());
    let mut pixels =
        Pixmap::new((width * scale).round() as u32, (height * scale).round() as u32).ok_or(Trouble::Painting)?;
    resvg::render(tree, Transform::from_scale(scale, scale), &mut pixels.as_mut());
    pixels.encode_png().map_err(|_| Trouble::Painting)
}

#[cfg(test)]
mod tests {
    use resvg::usvg::Options;

    use super::*;

    fn size(width: u32, height: u32) -> (u32, u32) {
        let svg = format!(r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}"/>"#);
        let png = paint(&Tree::from_str(&svg, &Options::default()).unwrap()).unwrap();
        let pixels = Pixmap::decode_png(&png).unwrap();
        (pixels.width(), pixels.height())
    }

    #[test]
    fn an_image_is_wide_but_not_too_large() {
        assert_eq!(size(12_000, 8_486), (2_400, 1_697));
        let (width, height) = size(12_000, 170_000);
        assert!(width * height <= 16_100_000 && width > 1_000, "{width} × {height}");
    }
}
