//! The arrows between the rooms point down, and the pure rooms stay pure.
#![expect(clippy::unwrap_used, reason = "a folder that cannot be read fails the test")]

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

/// Every room of `app`, and the rooms that it may name.
const APP: &[(&str, &[&str])] = &[
    ("lettering", &[]),
    ("ink", &["lettering"]),
    ("cafe", &["ink", "lettering"]),
    ("wire", &["cafe", "ink"]),
    ("words", &["cafe", "lettering", "wire"]),
    ("picture", &["cafe", "ink", "lettering", "words"]),
    ("live", &["cafe", "ink", "lettering", "picture", "wire", "words"]),
    (
        "parts",
        &["cafe", "ink", "lettering", "live", "picture", "wire", "words"],
    ),
    (
        "pages",
        &["cafe", "ink", "lettering", "live", "parts", "picture", "wire", "words"],
    ),
];

/// The rooms that compile without features, and what has no place in them.
const PURE: &[&str] = &["lettering", "ink", "cafe", "wire", "words", "picture"];
const IMPURE: &[&str] = &[
    "leptos",
    "tokio",
    "SystemTime",
    "Instant",
    "rand",
    "getrandom",
    "now_v7",
    "new_v4",
    "web_sys",
    "js_sys",
];

/// Rooms of `server`, and the rooms that they may not name.
const SERVER: &[(&str, &[&str])] = &[
    ("hub", &["door", "export", "rehearse"]),
    ("journal", &["door", "export", "hub", "rehearse"]),
    ("export", &["door", "hub", "journal", "rehearse"]),
];

#[test]
fn the_arrows_of_the_app_point_down() {
    for (room, below) in APP {
        for file in files(&source("."), room) {
            for named in named_rooms(&code(&file)) {
                let known = APP.iter().any(|(other, _)| *other == named);
                assert!(
                    !known || named == *room || below.contains(&named.as_str()),
                    "{} names `{named}`, which stands above `{room}`",
                    file.display()
                );
            }
        }
    }
}

#[test]
fn every_room_has_its_place() {
    for entry in fs::read_dir(source(".")).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_stem().unwrap().to_str().unwrap();
        assert!(
            name == "lib" || APP.iter().any(|(room, _)| *room == name),
            "`{name}` has no place among the rooms"
        );
    }
}

#[test]
fn pure_rooms_know_no_clock_no_chance_no_view() {
    for room in PURE {
        for file in files(&source("."), room) {
            let code = code(&file);
            let found = words(&code).find(|word| IMPURE.contains(word));
            assert_eq!(found, None, "{} is a pure room", file.display());
        }
    }
}

#[test]
fn phones_carry_no_planner() {
    // What a phone links is counted in kilobytes: it reads the plan, and never makes one.
    const PLANNING: &[&str] = &["planner", "plan_anew", "outlook", "foresee", "Forecast", "decide"];
    for room in [
        "live",
        "pages/table",
        "cafe/apply",
        "cafe/sight",
        "cafe/seating/plan",
        "cafe/seating/arrangement",
    ] {
        for file in files(&source("."), room) {
            let code = code(&file);
            let found = words(&code).find(|word| PLANNING.contains(word));
            assert_eq!(found, None, "{} is on phones", file.display());
        }
    }
}

#[test]
fn the_arrows_of_the_server_point_down() {
    for (room, above) in SERVER {
        for file in files(&source("../server"), room) {
            for named in named_rooms(&code(&file)) {
                assert!(!above.contains(&named.as_str()), "{} names `{named}`", file.display());
            }
        }
    }
}

#[test]
fn named_rooms_sees_every_way_to_name_one() {
    let code = "use crate::ink::Stroke; use crate::{live, cafe::{self, id}, pages::desk}; fn f() { super::wire::up() }";
    let named: Vec<_> = named_rooms(code).into_iter().collect();
    assert_eq!(named, ["cafe", "ink", "live", "pages", "wire"]);
}

fn source(krate: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(krate).join("src")
}

/// `room.rs` and whatever is in the folder `room`.
fn files(source: &Path, room: &str) -> Vec<PathBuf> {
    let mut files = Vec::new();
    let mut folders = vec![source.join(room)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).into_iter().flatten() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path)
            } else {
                files.push(path)
            }
        }
    }
    files.extend(Some(source.join(room).with_extension("rs")).filter(|file| file.exists()));
    files
}

/// A file without its sentences: no strings, no comments.
fn code(file: &Path) -> String {
    let text = fs::read_to_string(file).unwrap().replace(r#"'"'"#, "");
    let lines = text.lines().map(|line| {
        let spoken: String = line.replace(r#"\""#, "").split('"').step_by(2).collect();
        spoken.split("//").next().unwrap_or_default().to_owned()
    });
    lines.collect::<Vec<_>>().join("\n")
}

fn words(code: &str) -> impl Iterator<Item = &str> {
    code.split(|c: char| !c.is_alphanumeric() && c != '_')
        .filter(|word| !word.is_empty())
}

/// What follows `crate::` or `super::`, one by one or in braces.
fn named_rooms(code: &str) -> BTreeSet<String> {
    let mut named = BTreeSet::new();
    for path in ["crate::", "super::"] {
        for (at, _) in code.match_indices(path) {
            let rest = &code[at + path.len()..];
            match rest.strip_prefix('{') {
                Some(group) => named.extend(heads(group)),
                None => named.extend(words(rest).next().map(str::to_owned)),
            }
        }
    }
    named
}

/// The first word of each part of a group, which ends with the brace that closes it.
fn heads(group: &str) -> Vec<String> {
    let mut depth = 1;
    let mut top = String::new();
    for c in group.chars() {
        depth += match c {
            '{' => 1,
            '}' => -1,
            _ => 0,
        };
        if depth == 0 {
            break;
        }
        if depth == 1 {
            top.push(c);
        }
    }
    top.split(',')
        .filter_map(|part| words(part).next().map(str::to_owned))
        .collect()
}
