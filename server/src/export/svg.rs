//! A tablecloth as a drawing that stands alone, with its fonts.

use app::cafe::{Cafe, id::ClothId};

use super::{fonts, page};

/// The tablecloth's page as an SVG file.
pub(super) fn svg(cafe: &Cafe, cloth: ClothId) -> String {
    page::page(cafe, cloth).svg(fonts::style_sheet())
}
