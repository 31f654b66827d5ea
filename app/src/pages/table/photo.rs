//! The form by which a photo of paper comes in: plain, so that it works without any script.

use maud::{Markup, html};

use super::seat::Seat;
use crate::{
    cafe::{
        id::{ClothId, Code, Round},
        limits,
    },
    words::{AtTable, fill},
};

/// A photo on its way: the form, whose photo belongs where it was begun, whatever the bell says since then.
pub(super) fn laying(seat: &Seat, (cloth, round): (ClothId, Round)) -> Markup {
    let words = seat.words;
    let place = words.seat_name(cloth.table, round);
    html! {
        section.laying.sheet #laying tabindex="-1" aria-label=(words.photo.title) {
            @if let Some(why) = &seat.unlaid { p.error role="alert" { (why) } }
            p { (fill(words.photo.lead, &[("place", &place)])) }
            (photo_form(words, &seat.mirror.cafe.code, cloth, round))
            button.quiet type="button" data-do="photo" { (words.common.cancel) }
        }
    }
}

/// What browsers let people choose. Phones that photograph in a form of their own make a JPEG of it then.
const KINDS: &str = "image/jpeg,image/png,image/webp";

/// The form of a participant, for the paper of the table at which they sit: their tablecloth, and its round.
#[must_use]
pub fn photo_form(words: &AtTable, code: &Code, cloth: ClothId, round: Round) -> Markup {
    html! {
        form.form.photo method="post" action={ "/t/" (code) "/photo" } enctype="multipart/form-data" {
            input type="hidden" name="cloth" value=(cloth);
            input type="hidden" name="round" value=(round);
            (photo_fields(words))
            button.primary { (words.photo.send) }
        }
    }
}

/// The photo, and what is to be seen on it.
#[must_use]
pub fn photo_fields(words: &AtTable) -> Markup {
    let own = &words.photo;
    let megabytes = words.number(limits::PHOTO_BYTES / (1_024 * 1_024));
    let characters = words.number(limits::ABOUT);
    html! {
        div.field {
            label for="photo" { (own.choose) }
            p.hint id="photo-hint" { (fill(own.choose_hint, &[("mb", &megabytes)])) }
            input type="file" id="photo" name="photo" accept=(KINDS) required aria-describedby="photo-hint";
        }
        div.field {
            label for="about" { (own.about) " " span.marginal { "(" (words.common.optional) ")" } }
            p.hint id="about-hint" { (fill(own.about_hint, &[("n", &characters)])) }
            input type="text" id="about" name="about" maxlength=(limits::ABOUT) autocomplete="off"
                aria-describedby="about-hint";
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{cafe::preparation::Language, words};

    #[test]
    fn a_browser_knows_where_it_goes_and_what_may_be_chosen() {
        let words = words::at_table(Language::En);
        let (code, cloth) = ("K7QM4X".parse().unwrap(), "2@1".parse().unwrap());
        let form = photo_form(words, &code, cloth, Round(3)).into_string();
        for part in [
            "action=\"/t/K7QM4X/photo\" enctype=\"multipart/form-data\"",
            "name=\"cloth\" value=\"2@1\"",
            "name=\"round\" value=\"3\"",
            "accept=\"image/jpeg,image/png,image/webp\"",
            "12 MB at most",
        ] {
            assert!(form.contains(part), "{part} is not in {form}");
        }
    }
}
