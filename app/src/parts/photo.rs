//! The form by which a photo of paper comes in: plain, so that it works without any script.

use leptos::prelude::*;

use crate::{
    cafe::{
        id::{ClothId, Code, Round},
        limits,
    },
    words::{AtTable, fill},
};

/// What browsers let people choose. Phones that photograph in a form of their own make a JPEG of it then.
const KINDS: &str = "image/jpeg,image/png,image/webp";

/// The form of a participant, for the paper of the table at which they sit. It posts to `/t/CODE/photo`.
#[component]
pub fn PhotoForm(
    /// In which language.
    words: &'static AtTable,
    /// The café's code.
    code: Code,
    /// The tablecloth before them.
    cloth: ClothId,
    /// The round in which they sit there.
    round: Round,
) -> impl IntoView {
    view! {
        <form method="post" action=format!("/t/{code}/photo") enctype="multipart/form-data" class="form photo">
            <input type="hidden" name="cloth" value=cloth.to_string() />
            <input type="hidden" name="round" value=round.to_string() />
            {photo_fields(words)}
            <button class="primary">{words.photo.send}</button>
        </form>
    }
}

/// The photo, and what is to be seen on it.
pub fn photo_fields(words: &'static AtTable) -> impl IntoView + use<> {
    let own = &words.photo;
    let megabytes = words.number(limits::PHOTO_BYTES / (1_024 * 1_024));
    let characters = words.number(limits::DESCRIPTION);
    view! {
        <div class="field">
            <label for="photo">{own.choose}</label>
            <p class="hint" id="photo-hint">
                {fill(own.choose_hint, &[("mb", &megabytes)])}
            </p>
            <input type="file" id="photo" name="photo" accept=KINDS required=true aria-describedby="photo-hint" />
        </div>
        <div class="field">
            <label for="description">
                {own.description} <span class="marginal">{[" (", words.common.optional, ")"].concat()}</span>
            </label>
            <p class="hint" id="description-hint">
                {fill(own.description_hint, &[("n", &characters)])}
            </p>
            <input
                type="text"
                id="description"
                name="description"
                maxlength=limits::DESCRIPTION.to_string()
                autocomplete="off"
                aria-describedby="description-hint"
            />
        </div>
    }
}
