//! Who plays, and what they write: invented first names and short notes, in the café's language.

use app::cafe::preparation::Language;
use fastrand::Rng;

const NAMES: [&str; 48] = [
    "Anne", "Bilal", "Chloé", "Driss", "Élise", "Farid", "Greta", "Hugo", "Inès", "Jonas", "Karima", "Louis", "Maud",
    "Nadia", "Oscar", "Paula", "Quentin", "Rosa", "Samir", "Tess", "Ulysse", "Vera", "Wim", "Xenia", "Yanis", "Zoé",
    "Amina", "Bruno", "Clara", "David", "Esther", "Fatou", "Gaspard", "Hanne", "Ivo", "Jeanne", "Koen", "Lina",
    "Marek", "Noor", "Olga", "Pierre", "Rachid", "Sofia", "Thomas", "Valérie", "Willem", "Yasmine",
];

const FRENCH: [&str; 24] = [
    "prendre le temps d'écouter",
    "qui n'est pas autour de la table ?",
    "se voir plus souvent, même brièvement",
    "partager les adresses utiles",
    "les familles d'abord",
    "moins de réunions, plus de terrain",
    "un lieu ouvert le soir",
    "oser dire qu'on ne sait pas",
    "les jeunes ont des idées : demandons-leur",
    "et si on commençait petit ?",
    "manque de temps, toujours",
    "le travail en réseau existe déjà, il est invisible",
    "une personne de contact par quartier",
    "raconter ce qui marche",
    "attention aux mots qui excluent",
    "former, se former, encore",
    "garder une trace de ce qu'on décide",
    "la confiance se construit lentement",
    "un repas ensemble vaut dix courriels",
    "les freins : argent, horaires, habitudes",
    "voir avec la commune",
    "d'accord avec ce qui est écrit au-dessus",
    "qui s'en occupe, concrètement ?",
    "aller vers, au lieu d'attendre",
];

const ENGLISH: [&str; 24] = [
    "take time to listen",
    "who is not at the table?",
    "meet more often, even briefly",
    "share useful contacts",
    "families first",
    "fewer meetings, more doing",
    "a place that is open in the evening",
    "dare to say that we don't know",
    "young people have ideas: let's ask them",
    "what if we began small?",
    "never enough time",
    "the network is there already, it is invisible",
    "one contact person in each district",
    "tell what works",
    "mind the words that shut people out",
    "learn, and learn again",
    "keep a trace of what we decide",
    "trust grows slowly",
    "one meal together is worth ten emails",
    "what stops us: money, hours, habits",
    "talk to the council",
    "I agree with the note above",
    "who takes care of it?",
    "go towards people, don't wait for them",
];

/// The alias of the nth person, from 0 on; no two are the same.
pub(super) fn alias(n: usize) -> String {
    let name = NAMES[n % NAMES.len()];
    match n / NAMES.len() {
        0 => name.to_owned(),
        more => format!("{name} {}", more + 1),
    }
}

/// A note that somebody could write, if possible one that is not said yet.
pub(super) fn note(chance: &mut Rng, language: Language, is_said: impl Fn(&str) -> bool) -> &'static str {
    let notes = match language {
        Language::Fr => &FRENCH,
        Language::En => &ENGLISH,
    };
    let fresh: Vec<_> = notes.iter().filter(|note| !is_said(note)).collect();
    chance.choice(fresh).unwrap_or(&notes[chance.usize(..notes.len())])
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use app::cafe::limits;

    use super::*;

    #[test]
    fn a_thousand_people_have_a_name_each() {
        let aliases: BTreeSet<String> = (0..1_000).map(alias).collect();
        assert_eq!(aliases.len(), 1_000);
        assert!(aliases.iter().all(|alias| alias.chars().count() <= limits::ALIAS));
    }
}
