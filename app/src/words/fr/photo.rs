//! French: photos of paper.

use crate::words::{Photo, PhotoDesk};

pub(super) const PHOTO: Photo = Photo {
    title: "Photographier le papier",
    lead: "La photo sera posée ici\u{a0}: {place}",
    choose: "Photo",
    choose_hint: "Avec l’appareil photo, ou un fichier JPEG, PNG ou WebP. {mb} Mo au plus. Le lieu et l’heure de la prise de vue ne sont pas gardés.",
    about: "Que voit-on dessus ?",
    about_hint: "Pour les personnes qui ne la voient pas. {n} caractères au plus.",
    send: "La poser sur la nappe",
    laid: "La photo est posée\u{a0}: {place}",
    lost: "La photo n’est pas partie\u{a0}: elle attend ici. Envoyez-la de nouveau quand le réseau revient.",
    by: "Photo du papier, par {alias}",
    described: "Photo du papier : {text}",
    stamp: "tour {n}, {alias}",
    stamp_plenary: "plénière, {alias}",
};

pub(super) const PHOTO_DESK: PhotoDesk = PhotoDesk {
    alias: "animation",
    link: "Classer une photo de papier",
    title: "Photos de papier",
    lead: "Des tables écrivent sur du papier : posez la photo de leur papier sur leur nappe, maintenant ou plus tard, jusqu’à la clôture du café.",
    cloth: "Nappe",
    round: "Tour",
    send: "La poser sur la nappe",
    kept: "La photo est posée sur sa nappe.",
    none_held: "Aucun tour n’a encore commencé : les photos de papier viennent après.",
    back: "Revenir à l’animation",
};
