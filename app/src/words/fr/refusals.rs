//! French: why the café says no.

use crate::words::{Fields, Refusals};

pub(super) const REFUSALS: Refusals = Refusals {
    empty: Fields {
        alias: "Il manque votre prénom ou un pseudonyme : écrivez au moins une lettre.",
        title: "Il manque le titre du café.",
        purpose: "Il manque la raison pour laquelle on se réunit.",
        question: "Il manque le texte d’une question.",
        zone: "Une zone n’a pas de nom : écrivez-en un entre les barres, ou retirez une barre.",
        note: "Il n’y a encore rien d’écrit : posez au moins un mot.",
        reason: "Dites pourquoi en quelques mots : la personne qui a laissé cette trace les lira.",
    },
    too_long: Fields {
        alias: "C’est un peu long : {n} caractères au plus pour un prénom ou un pseudonyme.",
        title: "Le titre est un peu long : {n} caractères au plus.",
        purpose: "Ce texte est un peu long : {n} caractères au plus.",
        question: "La question est un peu longue : {n} caractères au plus, pour qu’on la lise d’un bout à l’autre de la table.",
        zone: "Le nom d’une zone est un peu long : {n} caractères au plus.",
        note: "C’est un peu long pour un coin de nappe : {n} caractères au plus. Posez-le en deux fois.",
        reason: "C’est un peu long : {n} caractères au plus pour dire pourquoi.",
    },
    not_allowed: "Vous ne pouvez pas faire cela ici. Si vous animez ce café, ouvrez votre lien d’animation sur cet appareil.",
    alias_taken: "Quelqu’un porte déjà ce nom dans ce café. Ajoutez une lettre ou un chiffre.",
    cafe_full: "Le café est complet : il accueille {n} personnes au plus. Partagez le téléphone d’une personne de votre table.",
    sheet_full: "Cette nappe est pleine : elle porte {n} traces au plus. Dites-le à la personne qui anime.",
    over: "Le café est terminé : on peut lire les nappes, plus y écrire.",
    begun: "Le café a commencé : la préparation ne change plus. Vous pouvez encore régler la durée des étapes et ajouter une question.",
    not_begun: "Le café n’a pas commencé : ajoutez cette question dans la préparation.",
    overtaken: "Quelqu’un vient de changer cela juste avant vous. Regardez où on en est, puis recommencez s’il le faut.",
    no_such_person: "Cette personne n’est pas, ou plus, dans ce café.",
    no_such_step: "Cette étape n’est pas au programme. Rechargez la page.",
    no_such_trace: "Cette trace est introuvable. Rechargez la page.",
    masked: "Cette trace a été masquée : on ne peut pas la continuer. Posez la vôtre à part.",
    not_your_table: "Vous n’étiez pas à cette table pendant ce tour. Posez votre trace sur la nappe qui est devant vous.",
    no_such_zone: "Cette zone n’existe pas sur cette nappe. Choisissez-en une autre.",
    not_travelling: "Ce n’est pas le moment de changer de table. Attendez la cloche.",
    bad_stroke: "Ce trait n’a pas pu être posé : il est trop long ou sort de la nappe. Faites-en un plus court.",
    id_taken: "Cette trace n’a pas pu être posée. Rechargez la page et posez-la de nouveau.",
    out_of_range: "Un nombre ne convient pas. Au plus : {minutes} minutes par étape, {tables} tables, {groups} groupes, {rounds} tours, {questions} questions, {zones} zones par nappe. Au moins : une minute et une table.",
    nothing_to_talk_about: "Il n’y a encore rien à se dire : écrivez une question, à une table ou en plénière, et prévoyez au moins un tour.",
};
