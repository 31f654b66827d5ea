//! Tablecloths to print: vectors and selectable text, one sheet a page.

use app::cafe::{Cafe, id::ClothId};
use krilla::{
    Document,
    destination::XyzDestination,
    geom::{Point, Size, Transform},
    metadata::Metadata,
    outline::{Outline, OutlineNode},
    page::PageSettings,
};
use krilla_svg::{SurfaceExt as _, SvgSettings};

use super::{Album, Paper, Trouble, page};

/// Points in a millimetre.
const POINTS: f32 = 72.0 / 25.4;
/// The white edge that every printer can leave, in millimetres.
const EDGE: f32 = 8.0;

/// The tablecloths' pages as one PDF file.
pub(super) fn pdf(cafe: &Cafe, cloths: &[ClothId], paper: Paper, album: Album<'_>) -> Result<Vec<u8>, Trouble> {
    let mut document = Document::new();
    let language = app::words::of(cafe.preparation.language).code();
    document.set_metadata(
        Metadata::new()
            .title(cafe.preparation.title.clone())
            .language(language.to_owned())
            .creator("Nappe".to_owned()),
    );
    let mut outline = Outline::new();
    for (number, cloth) in cloths.iter().enumerate() {
        let sheet = page::page(cafe, *cloth, album, page::Pictures::Beside)?;
        let tree = sheet.tree()?;
        let (width, height) = (tree.size().width(), tree.size().height());
        let (short, long) = paper.sides();
        let (across, down) = if width >= height { (long, short) } else { (short, long) };
        let scale = ((across - 2.0 * EDGE) / width).min((down - 2.0 * EDGE) / height) * POINTS;
        let broken = || Trouble::Pdf("a page without size".to_owned());
        let settings = PageSettings::from_wh(across * POINTS, down * POINTS).ok_or_else(broken)?;
        let size = Size::from_wh(width * scale, height * scale).ok_or_else(broken)?;
        let mut page = document.start_page_with(settings);
        let mut surface = page.surface();
        let (left, top) = (
            (across * POINTS - size.width()) / 2.0,
            (down * POINTS - size.height()) / 2.0,
        );
        surface.push_transform(&Transform::from_translate(left, top));
        surface
            .draw_svg(&tree, size, SvgSettings::default())
            .ok_or_else(broken)?;
        surface.pop();
        surface.finish();
        page.finish();
        outline.push_child(OutlineNode::new(
            sheet.name,
            XyzDestination::new(number, Point::from_xy(0.0, 0.0)),
        ));
    }
    document.set_outline(outline);
    document.finish().map_err(|error| Trouble::Pdf(format!("{error:?}")))
}
