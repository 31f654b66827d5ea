//! French: the pages before and after the tables.

use crate::words::{Close, Export, Home, Join, Notice, Prepare, Sign};

pub(super) const HOME: Home = Home {
    title: "Nappe, un World Café",
    lead: "On parle autour d’une table, on écrit sur la nappe, puis on change de table.",
    join_title: "Rejoindre un café",
    join_label: "Le code du café",
    join_hint: "Six lettres ou chiffres, affichés dans la salle.",
    join_button: "Entrer",
    join_unreadable: "Un code a six lettres ou chiffres, comme K7Q M4X. Vérifiez-le à l’écran de la salle.",
    join_unknown: "Aucun café n’a le code {code}. Vérifiez-le à l’écran de la salle, ou demandez-le autour de vous.",
    open_title: "Animer un café",
    open_text: "Préparez vos questions. Vous recevrez un code et un QR code à montrer dans la salle. Il ne faut ni compte, ni installation.",
    open_button: "Ouvrir un café",
    what_title: "Comment ça se passe",
    what_talk: "En petits groupes, on parle d’une question et on laisse des traces sur la nappe.",
    what_move: "À la cloche, on change de table. On y trouve les traces des autres, et on continue.",
    what_keep: "À la fin, on regarde toutes les nappes ensemble. On les emporte en image, en PDF ou en tableau.",
};

pub(super) const PREPARE: Prepare = Prepare {
    title_new: "Ouvrir un café",
    lead_new: "Deux questions et deux tours suffisent pour commencer. Tout se change encore pendant que les gens arrivent.",
    title_change: "Changer la préparation",
    lead_change: "Possible tant que le café n’a pas commencé. Les personnes déjà là restent ; elles sont réparties de nouveau dans les groupes.",
    errors_title: "Encore une chose à revoir",
    about: "Le café",
    title: "Titre",
    title_hint: "Il s’affiche à l’écran et sur chaque téléphone. {n} caractères au plus.",
    purpose: "Pourquoi on se réunit",
    purpose_hint: "Quelques phrases que l’on lit en arrivant. {n} caractères au plus.",
    language: "Langue du café",
    language_hint: "C’est aussi la langue des exports.",
    questions: "Les questions",
    questions_lead: "Une question à plusieurs tables reçoit une nappe par table. Laissez vide ce dont vous n’avez pas besoin.",
    question: "Question {n}",
    question_text: "La question",
    question_hint: "Courte et ouverte. {n} caractères au plus.",
    place: "Où on en parle",
    place_tables: "À des tables, à chaque tour",
    place_plenary: "En plénière, avant les tours",
    place_announced: "Annoncée seulement, pour plus tard",
    number: "Combien",
    number_hint: "Tables, ou minutes en plénière. Vide : 1 table, ou 15 minutes.",
    number_range: "Il faut ici un nombre entier de {from} à {to}.",
    zones_summary: "Partager la nappe en zones",
    zones: "Noms des zones",
    zones_hint: "Séparées par une barre : Les freins | Les facilitants. {zones} zones au plus, de {n} caractères au plus.",
    more: "Ajouter des questions",
    time: "Le temps",
    time_lead: "La cloche sonne à la fin de chaque tour. Vous pourrez toujours prolonger, raccourcir ou mettre en pause.",
    rounds: "Nombre de tours",
    rounds_hint: "De 1 à {n}.",
    round_minutes: "Minutes par tour",
    travel_minutes: "Minutes pour changer de table",
    travel_hint: "0 pour enchaîner sans pause.",
    groups: "Les groupes",
    groups_lead: "Les personnes d’un même groupe changent de table ensemble. Chacune est placée en arrivant, dans le groupe le plus petit. À chaque tour, chaque groupe avance d’une table.",
    groups_label: "Nombre de groupes",
    groups_hint: "Vide : un groupe par table. {n} au plus.",
    open: "Ouvrir le café",
    open_hint: "Vous verrez alors le code à montrer dans la salle.",
    save: "Enregistrer",
    back: "Revenir sans rien changer",
};

pub(super) const JOIN: Join = Join {
    title: "Bienvenue",
    alias: "Votre prénom ou un pseudonyme",
    alias_hint: "Il accompagne ce que vous écrivez. {n} caractères au plus.",
    button: "Prendre place",
    privacy: "Il ne faut ni compte, ni adresse. Ce téléphone se souviendra de votre place.",
    as_table: "Vous êtes plusieurs avec un seul téléphone : écrivez un nom pour toute la table.",
};

pub(super) const CLOSE: Close = Close {
    title: "Le café est terminé",
    thanks: "Merci d’avoir participé.",
    kept: "Voici ce qui reste sur les tables.",
    not_yet: "Le café n’est pas encore terminé. Ce que vous exportez maintenant est ce qu’il y a maintenant.",
    back_to_desk: "Revenir à l’animation",
    back_to_table: "Revenir à ma table",
    numbers: "En chiffres",
    cloths: "Les nappes",
    no_cloths: "Aucune nappe : on n’a parlé d’aucune question.",
    emergent: "Les questions nées en chemin",
    sources: "Elle vient de",
    no_sources: "Aucune trace ne lui a été rattachée.",
};

pub(super) const EXPORT: Export = Export {
    title: "Emporter",
    lead: "Rien n’est effacé ici : vous pourrez revenir sur cette page par votre lien d’animation.",
    all: "Tout, en un fichier ZIP",
    all_hint: "Toutes les nappes en PDF, PNG et SVG, toutes les traces en CSV et JSON.",
    traces: "Toutes les traces",
    json: "JSON, pour un programme",
    csv: "CSV, pour un tableur",
    svg: "SVG",
    png: "PNG",
    pdf: "PDF",
    pdf_of: "Sur papier",
    all_cloths: "Toutes les nappes, une par page",
    paper: "Papier",
    of_cloth: "{format} de la nappe « {name} »",
};

pub(super) const NOTICE: Notice = Notice {
    no_page: Sign {
        title: "Il n’y a rien à cette adresse",
        text: "Le lien est peut-être incomplet. Entrez le code du café, ou revenez à l’accueil.",
    },
    no_cafe: Sign {
        title: "Ce café n’existe pas",
        text: "Aucun café n’a ce code. Vérifiez-le à l’écran de la salle, puis entrez-le de nouveau.",
    },
    not_allowed: Sign {
        title: "Cette page n’est pas pour vous",
        text: "Vous n’avez pas encore pris place dans ce café, ou pas sur cet appareil. Entrez par le code affiché dans la salle.",
    },
    desk_closed: Sign {
        title: "Cette page est à la personne qui anime",
        text: "Si c’est vous, ouvrez sur cet appareil le lien d’animation que vous avez gardé. Sinon, entrez par le code affiché dans la salle.",
    },
    over: Sign {
        title: "Ce café est terminé",
        text: "On ne peut plus y entrer ni y écrire. La personne qui l’a animé a les nappes.",
    },
    expired: Sign {
        title: "Cette page a vieilli",
        text: "Rien n’a été perdu. Revenez à la page précédente, rechargez-la, puis recommencez.",
    },
    too_big: Sign {
        title: "C’est trop pour une fois",
        text: "Ce qui a été envoyé est trop grand pour être lu. Envoyez-le en plusieurs fois, plus court.",
    },
    too_many: Sign {
        title: "Un instant, s’il vous plaît",
        text: "Il y a eu beaucoup de demandes d’un coup. Attendez quelques secondes, puis recommencez. Ce qui est déjà posé est gardé.",
    },
    unreadable: Sign {
        title: "Nous n’avons pas compris cette demande",
        text: "Revenez à la page précédente et recommencez. Ce qui est déjà posé est gardé.",
    },
    fault: Sign {
        title: "Quelque chose s’est cassé chez nous",
        text: "Ce n’est pas de votre faute. Ce qui est déjà posé est gardé. Recommencez dans un instant.",
    },
    to_home: "Revenir à l’accueil",
    to_join: "Entrer par le code",
};
