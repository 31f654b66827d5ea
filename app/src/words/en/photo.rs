//! English: photos of paper.

use crate::words::{Photo, PhotoDesk};

pub(super) const PHOTO: Photo = Photo {
    title: "Photograph the paper",
    lead: "The photo will be laid here: {place}",
    choose: "Photo",
    choose_hint: "From the camera, or a JPEG, PNG or WebP file. {mb} MB at most. Where and when it was taken is not kept.",
    about: "What is to be seen on it?",
    about_hint: "For those who can’t see it. {n} characters at most.",
    send: "Lay it on the tablecloth",
    laid: "The photo lies there: {place}",
    lost: "The photo has not left: it waits here. Send it again when the network is back.",
    by: "Photo of paper, by {alias}",
    described: "Photo of paper: {text}",
    stamp: "round {n}, {alias}",
    stamp_plenary: "plenary, {alias}",
};

pub(super) const PHOTO_DESK: PhotoDesk = PhotoDesk {
    alias: "facilitator",
    link: "File a photo of paper",
    title: "Photos of paper",
    lead: "Tables that write on paper: lay the photo of their paper on their tablecloth, now or later, until the café is closed.",
    cloth: "Tablecloth",
    round: "Round",
    send: "Lay it on the tablecloth",
    kept: "The photo lies on its tablecloth.",
    none_held: "No round has begun yet: photos of paper come afterwards.",
    back: "Back to the desk",
};
