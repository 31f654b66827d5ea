//! The photos of a café as files, as they are kept.

use std::collections::BTreeSet;

use app::cafe::Cafe;

use super::{Album, File, Trouble, name};

/// Every photo that is not masked, once for each tablecloth and round.
pub(super) fn photos(cafe: &Cafe, album: Album<'_>) -> impl Iterator<Item = Result<File, Trouble>> {
    let mut named = BTreeSet::new();
    let shown = cafe.traces.all().filter(|(_, trace)| !trace.is_masked());
    shown.filter_map(move |(cloth, trace)| {
        let id = &trace.photo()?.id;
        let name = name::photo(cafe, cloth, trace.round, id);
        if !named.insert(name.clone()) {
            return None;
        }
        Some(album(id).ok_or(Trouble::NoPhoto).map(|bytes| File {
            name,
            content_type: "image/jpeg",
            bytes,
        }))
    })
}
