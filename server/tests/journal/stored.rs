//! Law 10: journals that people have stay readable. `tests/journals` holds one of each version; they are never edited.

use std::{collections::BTreeSet, fs, path::Path};

use app::{
    cafe::{
        Cafe, Event,
        id::{GroupId, Millis, ParticipantId, QuestionId, Round, TableId},
        programme::StepKind,
        question::Place,
        seating::{Fate, Mode},
        tablecloth::Mark,
    },
    ink::Point,
};

/// A stored journal: an event a line, in the form of its version.
fn stored(version: u16) -> Vec<Event> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/journals/v{version}.jsonl"));
    let lines = fs::read_to_string(path).unwrap();
    lines.lines().map(|line| Event::read(version, line).unwrap()).collect()
}

fn kind(event: &Event) -> String {
    let value = serde_json::to_value(event).unwrap();
    value.as_object().unwrap().keys().next().unwrap().clone()
}

#[test]
fn version_1_has_an_event_of_every_kind() {
    let kinds: BTreeSet<String> = stored(1).iter().map(kind).collect();
    let known = [
        "opened",
        "prepared",
        "joined",
        "departed",
        "returned",
        "arrived",
        "step_began",
        "paused",
        "resumed",
        "length_set",
        "bell_rang",
        "question_emerged",
        "trace_left",
        "masked",
        "unmasked",
    ];
    assert_eq!(kinds, known.map(String::from).into());
}

#[test]
fn version_1_still_tells_the_same_cafe() {
    let mut cafe = Cafe::default();
    for event in stored(1) {
        cafe.apply(&event);
    }
    assert_eq!(cafe.preparation.title, "Les assuétudes");
    let questions: Vec<_> = cafe
        .questions
        .iter()
        .map(|q| (q.id.0, q.text.as_str(), &q.place))
        .collect();
    assert_eq!(
        questions,
        [
            (1, "Qu'est-ce qui freine, qu'est-ce qui aide ?", &Place::Plenary),
            (2, "Comment collaborer ?", &Place::Tables(vec![TableId(1)])),
            (3, "Quels outils partager ?", &Place::Tables(vec![TableId(2)])),
            (4, "Et avec les familles ?", &Place::Plenary),
        ]
    );
    assert_eq!(
        cafe.question(QuestionId(1)).unwrap().zones,
        ["Les freins", "Les facilitants"]
    );
    assert_eq!(cafe.groups, 2);

    let people: Vec<_> = cafe
        .people
        .values()
        .map(|p| (p.alias.as_str(), p.group.0, p.is_present()))
        .collect();
    assert_eq!(people, [("Anne", 1, true), ("Bilal", 2, true), ("Chloé", 1, false)]);
    assert_eq!(cafe.people[&ParticipantId(1)].key.0, "key-anne");
    let seats: Vec<_> = cafe.people[&ParticipantId(2)]
        .seats
        .iter()
        .map(|(r, t)| (r.0, t.0))
        .collect();
    assert_eq!(seats, [(1, 2), (2, 1)]);

    let steps: Vec<_> = cafe
        .programme
        .steps
        .iter()
        .map(|s| (s.id.0, s.kind, s.seconds, s.began.is_some()))
        .collect();
    let (first, second) = (Round(1), Round(2));
    assert_eq!(
        steps,
        [
            (1, StepKind::Arrival, None, true),
            (
                2,
                StepKind::Plenary {
                    question: QuestionId(1)
                },
                Some(1_200),
                true
            ),
            (3, StepKind::Round { round: first }, Some(1_800), true),
            (4, StepKind::Travel { to: second }, Some(300), true),
            (5, StepKind::Round { round: second }, Some(1_500), true),
            (
                8,
                StepKind::Plenary {
                    question: QuestionId(4)
                },
                Some(600),
                false
            ),
            (6, StepKind::Harvest, None, false),
            (7, StepKind::Closed, None, false),
        ]
    );
    assert_eq!(cafe.programme.at, 4);
    assert!(cafe.programme.clock.rang);
    assert_eq!(cafe.programme.clock.idle, 60_000);
    assert_eq!(cafe.programme.clock.began, Millis(1_323_432_230_000));

    let traces: Vec<_> = cafe
        .traces
        .all()
        .map(|(cloth, t)| {
            (
                cloth.to_string(),
                t.alias.as_str(),
                t.group,
                t.round.0,
                t.is_masked(),
                t.thread.is_some(),
            )
        })
        .collect();
    let (a, b) = (GroupId(1), GroupId(2));
    assert_eq!(
        traces,
        [
            ("1@0".into(), "Anne", a, 0, false, false),
            ("2@1".into(), "Anne", a, 1, false, false),
            ("2@1".into(), "Bilal", b, 2, false, true),
            ("3@2".into(), "Bilal", b, 1, true, false),
            ("3@2".into(), "Bilal", b, 1, false, false),
        ]
    );
    let marks: Vec<_> = cafe.traces.all().map(|(_, trace)| &trace.mark).collect();
    assert_eq!(
        *marks[0],
        Mark::Note {
            text: "le manque de temps".into(),
            zone: Some(0)
        }
    );
    let Mark::Ink(stroke) = marks[4] else {
        panic!("no ink: {:?}", marks[4])
    };
    assert_eq!(
        stroke.points(9).unwrap(),
        [Point { x: 100, y: 200 }, Point { x: 900, y: 1_200 }]
    );
}

#[test]
fn version_2_has_what_is_new_in_it() {
    let kinds: BTreeSet<String> = stored(2).iter().map(kind).collect();
    let new = [
        "refiled",
        "mode_set",
        "reworded",
        "moved",
        "erased",
        "restored",
        "resonated",
    ];
    let missing: Vec<&str> = new.into_iter().filter(|kind| !kinds.contains(*kind)).collect();
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn version_2_still_tells_the_same_cafe() {
    let mut cafe = Cafe::default();
    for event in stored(2) {
        cafe.apply(&event);
    }
    let modes = [1, 2].map(|table| cafe.mode_of(TableId(table)));
    assert_eq!(modes, [Mode::OnePhone, Mode::Paper]);
    let (anne, chloe) = (ParticipantId(1), ParticipantId(3));
    let traces: Vec<_> = cafe
        .traces
        .all()
        .map(|(cloth, trace)| (cloth.to_string(), trace))
        .collect();
    let lie: Vec<_> = traces
        .iter()
        .map(|(cloth, trace)| (cloth.as_str(), trace.by, trace.author(), trace.text(), &*trace.about))
        .collect();
    assert_eq!(
        lie,
        [
            ("1@1", anne, Some(anne), Some("mutualiser plus"), ""),
            ("1@1", chloe, Some(chloe), None, "un pont"),
            ("2@2", anne, Some(chloe), Some("dit par Chloé"), ""),
        ]
    );
    assert_eq!((traces[0].1.zone(), &*traces[0].1.resonances), (Some(0), &[chloe][..]));
    let Mark::Ink(stroke) = &traces[1].1.mark else {
        panic!("no ink: {:?}", traces[1].1.mark)
    };
    assert!(stroke.pen().hatched && traces[1].1.resonances.is_empty() && !traces[1].1.is_masked());
    let erased: Vec<_> = cafe.cloths().flat_map(|cloth| cafe.traces.erased_on(cloth)).collect();
    assert_eq!(erased.len(), 1);
    assert_eq!((erased[0].author(), erased[0].text()), (None, Some("dit par la table")));
}

#[test]
fn version_3_has_what_is_new_in_it() {
    let kinds: BTreeSet<String> = stored(3).iter().map(kind).collect();
    let new = ["planned", "hosted", "regrouped", "ruled", "placed", "table_set"];
    let missing: Vec<&str> = new.into_iter().filter(|kind| !kinds.contains(*kind)).collect();
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn version_3_still_tells_the_same_cafe() {
    let mut cafe = Cafe::default();
    for event in stored(3) {
        cafe.apply(&event);
    }
    let [chloe, farid, ines] = [3, 6, 9].map(ParticipantId);
    assert!(cafe.mixes() && cafe.preparation.hosts && cafe.preparation.spread);
    let seats = |id| cafe.people[&id].seats.values().map(|table| table.0).collect::<Vec<_>>();
    assert_eq!(
        [seats(chloe), seats(farid), seats(ines)],
        [vec![3, 3], vec![3, 1], vec![1, 4]]
    );
    assert_eq!(cafe.hosts[&TableId(1)], ParticipantId(1));
    assert_eq!(cafe.arrangement.rules.len(), 2);
    let fates = [3, 4].map(|table| cafe.fates[&TableId(table)]);
    assert_eq!(fates, [Fate::Merged(TableId(1)), Fate::Closed]);
    assert_eq!(cafe.seat_of(ParticipantId(7).into(), Round(3)), Some(TableId(1)));
    assert_eq!(cafe.arrangement.basis, Some(cafe.basis()), "the same numbers for ever");
}

#[test]
fn version_4_has_what_is_new_in_it() {
    let kinds: BTreeSet<String> = stored(4).iter().map(kind).collect();
    let new = [
        "went_back",
        "announced",
        "renamed",
        "renewed",
        "held_back",
        "approved",
        "spread",
    ];
    let missing: Vec<&str> = new.into_iter().filter(|kind| !kinds.contains(*kind)).collect();
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn version_4_still_tells_the_same_cafe() {
    let mut cafe = Cafe::default();
    for event in stored(4) {
        cafe.apply(&event);
    }
    assert_eq!(cafe.programme.now(), StepKind::Round { round: Round(1) });
    // A minute had passed when the step was ended; the pause before it and the mistake after it don't count.
    let now = Millis(cafe.announcements[0].at.0);
    assert_eq!(cafe.programme.left(now), Some(24 * 60_000));
    let said: Vec<_> = cafe.announcements.iter().map(|said| said.text.as_str()).collect();
    assert_eq!(said, ["Plus bas, merci"]);
    let anne = &cafe.people[&ParticipantId(1)];
    assert_eq!((&*anne.alias, anne.seats.len()), ("Anne", 1));
    let traces: Vec<_> = cafe
        .traces
        .all()
        .map(|(_, trace)| (&*trace.alias, trace.approved))
        .collect();
    assert_eq!(traces, [("Anne", true), ("Anne", false)]);
    assert!(cafe.holds_back);
    assert_eq!(cafe.keys.projector.0, "new-p");
}

/// The whole of the café, as snapshots hold it.
#[test]
fn snapshots_have_the_form_that_they_say() {
    for (version, name) in [
        (1, "snapshot.json"),
        (2, "snapshot2.json"),
        (3, "snapshot3.json"),
        (4, "snapshot4.json"),
    ] {
        let mut cafe = Cafe::default();
        for event in stored(version) {
            cafe.apply(&event);
        }
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/journals").join(name);
        let written = serde_json::to_string_pretty(&cafe).unwrap();
        assert_eq!(serde_json::from_str::<Cafe>(&written).unwrap(), cafe);
        assert!(
            fs::read_to_string(&path).unwrap_or_default().trim_end() == written,
            "a snapshot has another form now, or says another café: raise FORM in server/src/journal/sqlite/row.rs and \
             put this into {}:\n{written}",
            path.display()
        );
    }
}
