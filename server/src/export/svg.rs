//! A tablecloth as a drawing that stands alone, with its fonts and photos.

use app::cafe::{Cafe, id::ClothId};

use super::{Album, Trouble, fonts, page};

/// The tablecloth's page as an SVG file.
pub(super) fn svg(cafe: &Cafe, cloth: ClothId, album: Album<'_>) -> Result<String, Trouble> {
    let page = page::page(cafe, cloth, album, page::Pictures::Within)?;
    Ok(page.svg(fonts::style_sheet()))
}
