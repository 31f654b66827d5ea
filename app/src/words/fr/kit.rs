//! Français : le kit papier.

use crate::words::{Count, Kit, Sign};

pub(super) const KIT: Kit = Kit {
    title: "Le kit papier",
    lead: "Imprimez ces feuilles en A4, en noir, d’un seul côté\u{a0}: avec elles, le café continue même sans réseau, et ce qui s’écrit sur papier revient en photos.",
    print: "Ctrl + P, ou ⌘ + P, imprime les feuilles choisies et rien d’autre.",
    link: "Imprimer le kit papier",
    choose: "Quelles feuilles",
    show: "Montrer ces feuilles",
    contents: "Dans ce kit",
    sheets: Count {
        one: "{n} feuille",
        many: "{n} feuilles",
    },
    no_sheets: "aucune feuille dans ce café",
    no_hosts: "aucune feuille\u{a0}: ce café n’a pas d’hôtes",
    nothing: "Aucune feuille n’est cochée\u{a0}: il n’y a rien à imprimer. Cochez-en au moins une sorte, puis montrez ces feuilles.",
    back: "Revenir à l’animation",
    run: Sign {
        title: "Feuille de route",
        text: "Pour la personne qui anime\u{a0}: les étapes, les heures à noter, qui va où.",
    },
    signs: Sign {
        title: "Chevalets de table",
        text: "Un par table, à plier en deux. Scanner le code, c’est s’asseoir à cette table.",
    },
    cards: Sign {
        title: "Cartes de place",
        text: "Une par personne, à découper\u{a0}: son chemin de table en table.",
    },
    cards_numbered: "Tant que personne n’est là, elles sont numérotées. Qui a un téléphone suit son téléphone. Imprimées de nouveau quand tout le monde est arrivé, elles portent les noms.",
    hosts: Sign {
        title: "Feuilles d’hôte",
        text: "Une par table, pour qui y reste\u{a0}: accueillir, noter, transmettre.",
    },
    questions: Sign {
        title: "Cartes de question",
        text: "Une par question, à poser au milieu de la table ou à afficher.",
    },
    etiquette: Sign {
        title: "L’étiquette du café",
        text: "À afficher dans la salle, ou à lire à l’accueil.",
    },
    cloths: Sign {
        title: "Nappes A3",
        text: "Une par table et par question, pour écrire à la main. À imprimer à part, sur du papier A3\u{202f}; agrandies à 283\u{202f}%, elles font un A0.",
    },
    cloth_files: "Les mêmes nappes en PDF, avec ce qui y est déjà écrit",
    cloth_file: "Toutes les nappes en {paper}",
    fold: "plier ici",
    scan: "Scannez pour vous asseoir ici",
    or_type: "ou tapez {host}, code {code}",
    seat: "Place {n}",
    name: "Nom",
    stays: "Hôte\u{a0}: reste à la table {n}",
    host_of: "Hôte de la table {n}",
    host_welcome: "À chaque tour",
    host_steps: [
        "Souhaitez la bienvenue, faites dire les prénoms.",
        "Montrez la nappe\u{a0}: dites en une minute ce que les groupes d’avant ont laissé.",
        "Écoutez, invitez qui se tait, faites écrire et dessiner sur la nappe.",
        "Avant la cloche, demandez\u{a0}: que faut-il transmettre\u{202f}? Notez-le ici.",
    ],
    host_left: "Ce que ce groupe laisse",
    host_pass_on: "Pour la récolte\u{a0}: ce que la table veut transmettre",
    comes: "Viennent\u{a0}: {who}",
    times: "de ____ h ____ à ____ h ____",
    at_tables: Count {
        one: "Table {tables}",
        many: "Tables {tables}",
    },
    everywhere: "à chaque tour",
    announced: "Annoncée, sans table",
    manners: [
        Sign {
            title: "Allez à l’essentiel",
            text: "Parlez de ce qui compte vraiment pour vous dans cette question.",
        },
        Sign {
            title: "Apportez votre part",
            text: "Une idée à moitié faite vaut mieux qu’une idée gardée pour soi.",
        },
        Sign {
            title: "Parlez avec le cœur",
            text: "Dites ce que vous avez vécu, pas seulement ce que vous savez.",
        },
        Sign {
            title: "Écoutez pour comprendre",
            text: "Cherchez ce que l’autre voit et que vous ne voyez pas encore.",
        },
        Sign {
            title: "Reliez les idées",
            text: "Emportez une idée à la table suivante\u{202f}; tirez un trait vers celle qu’elle rencontre.",
        },
        Sign {
            title: "Griffonnez sur la nappe",
            text: "Mots, flèches, dessins\u{a0}: elle est là pour ça. N’effacez rien de ceux d’avant.",
        },
        Sign {
            title: "Prenez plaisir",
            text: "On pense mieux ensemble quand on est bien ensemble.",
        },
    ],
    run_step: "Étape",
    run_minutes: "Durée",
    run_time: "Début",
    run_do: "Ce qu’il y a à faire",
    do_arrival: "Une carte à chacun. Lisez l’étiquette, dites la question, montrez les tables.",
    do_plenary: "Tous autour d’une nappe.",
    do_round: "Notez l’heure. Annoncez la moitié du temps, puis cinq minutes, puis la cloche.",
    do_travel: "Sonnez. Chacun suit sa carte.",
    do_travel_hosted: "Sonnez. Chacun suit sa carte\u{202f}; l’hôte reste et accueille.",
    do_harvest: "Affichez les nappes côte à côte. Qu’est-ce qui revient\u{202f}? Qu’est-ce qui surprend\u{202f}?",
    do_closed: "Remerciez. Photographiez chaque nappe, son coin avec le numéro de la table compris.",
    without_title: "Si le réseau tombe",
    without: "Continuez\u{a0}: les cartes disent où aller, les nappes gardent tout. Sonnez aux heures notées ci-dessus. Quand le réseau revient, photographiez les nappes depuis un téléphone de la table, ou depuis l’animation.",
    marks: "Devant chaque note, la marque du tour",
    marks_groups: "Devant chaque note, la marque du tour, et dedans la lettre de votre groupe",
};
