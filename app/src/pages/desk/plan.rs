//! What a facilitator should know about the plan: what it does, and who goes where, round by round.

use leptos::prelude::*;

use super::Desk;
use crate::{
    cafe::{
        Cafe,
        id::{GroupId, ParticipantId, Round, TableId},
        programme::StepKind,
        seating::{
            PlanRemark, bridge,
            planner::{Explanation, Reason, Verdict},
        },
    },
    words::{Words, fill},
};

/// What the plan depends on: while it stays, nothing is planned or drawn anew.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Basis {
    step: StepKind,
    people: Vec<(ParticipantId, bool, Vec<Option<TableId>>)>,
    groups: usize,
    tables: Vec<TableId>,
}

impl Basis {
    fn of(cafe: &Cafe) -> Self {
        let rounds = || (1..=cafe.programme.rounds()).map(Round);
        let people = cafe.people.values().map(|person| {
            let seat = |round| person.seats.get(&round).or_else(|| person.tickets.get(&round)).copied();
            (person.id, person.is_present(), rounds().map(seat).collect())
        });
        Self {
            step: cafe.programme.now(),
            people: people.collect(),
            groups: usize::from(cafe.groups),
            tables: cafe.tables(),
        }
    }
}

/// The plan in words and as a table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Shown {
    sentences: Vec<String>,
    rounds: u8,
    /// Each group or person, and the table of each round.
    rows: Vec<(String, Vec<Option<TableId>>)>,
}

impl Shown {
    fn of(cafe: &Cafe, words: &Words) -> Self {
        let rounds = cafe.programme.rounds();
        let all = || (1..=rounds).map(Round);
        if cafe.moves_in_groups() {
            let remarks = match cafe.programme.now() {
                StepKind::Arrival => cafe.plan_remarks(),
                _ => vec![],
            };
            let tables = |group| all().map(move |round| cafe.planned_table(group, round)).collect();
            let groups = (1..=cafe.groups).map(GroupId);
            return Self {
                sentences: remarks.into_iter().map(|remark| sentence(remark, words)).collect(),
                rounds,
                rows: groups.map(|group| (group.letter(), tables(group))).collect(),
            };
        }
        let Some(foreseen) = bridge::explained(cafe) else {
            return Self::default();
        };
        let row = |(row, id): (usize, &ParticipantId)| {
            let name = cafe
                .people
                .get(id)
                .map(|person| person.alias.clone())
                .unwrap_or_default();
            (name, all().map(|round| foreseen.table(row, round)).collect())
        };
        Self {
            sentences: explain(cafe, &foreseen.explanation, words),
            rounds,
            rows: foreseen.people.iter().enumerate().map(row).collect(),
        }
    }
}

/// What the plan does, and on demand all of it.
#[component]
pub(super) fn Plan(desk: Desk) -> impl IntoView {
    let words = desk.words;
    let basis = desk.memo(Basis::of);
    let shown = Memo::new(move |_| {
        basis.track();
        desk.look(|cafe| Shown::of(cafe, words))
    });
    move || {
        let Shown {
            sentences,
            rounds,
            rows,
        } = shown.get();
        (!rows.is_empty() && rounds > 0).then(|| {
            let lines = sentences.into_iter().map(|sentence| view! { <li>{sentence}</li> });
            let heads = (1..=rounds).map(|round| {
                let round = fill(words.common.round, &[("n", &round.to_string())]);
                view! { <th scope="col">{round}</th> }
            });
            let rows = rows.into_iter().map(|(who, tables)| {
                let cells = tables.into_iter().map(|table| {
                    view! { <td>{table.map(|table| table.to_string())}</td> }
                });
                view! {
                    <tr>
                        <th scope="row">{who}</th>
                        {cells.collect_view()}
                    </tr>
                }
            });
            view! {
                <section class="plan">
                    <h3>{words.desk.plan}</h3>
                    <ul>{lines.collect_view()}</ul>
                    <details>
                        <summary>{words.desk.plan_table}</summary>
                        <table>
                            <thead>
                                <tr>
                                    <th scope="col">{words.desk.plan_who}</th>
                                    {heads.collect_view()}
                                </tr>
                            </thead>
                            <tbody>{rows.collect_view()}</tbody>
                        </table>
                    </details>
                </section>
            }
            .into_any()
        })
    }
}

/// What the plan means to those who move on their own: whom the unluckiest meets, and why not everybody.
fn explain(cafe: &Cafe, explanation: &Explanation, words: &Words) -> Vec<String> {
    let desk = &words.desk;
    let number = |n: usize| words.number(n);
    let fewest = explanation.fewest();
    let (tables, rounds) = (cafe.tables().len(), usize::from(cafe.programme.rounds()));
    let (why, least) = match explanation.verdict {
        Verdict::Alone => return vec![desk.plan_everyone.to_owned()],
        Verdict::NoRepeats => (desk.plan_no_repeats, 0),
        Verdict::Found { least, .. } => (desk.plan_found, least),
        Verdict::Least { reason } => {
            let why = match reason {
                Reason::None => desk.plan_least,
                Reason::Partners => desk.plan_least_partners,
                Reason::Ways => desk.plan_least_ways,
                Reason::Design => desk.plan_least_design,
            };
            (why, explanation.repeats)
        }
    };
    let met = [
        ("met", number(fewest.met)),
        ("possible", number(fewest.possible)),
        ("again", number(fewest.again)),
    ];
    let blanks = [
        ("repeats", number(explanation.repeats)),
        ("least", number(least)),
        ("tables", number(tables)),
        ("rounds", number(rounds)),
    ];
    let sentence = if fewest.again == 0 {
        desk.plan_met
    } else {
        desk.plan_met_again
    };
    vec![
        desk.plan_everyone.to_owned(),
        fill(sentence, &met.each_ref().map(|(name, n)| (*name, n.as_str()))),
        fill(why, &blanks.each_ref().map(|(name, n)| (*name, n.as_str()))),
    ]
}

fn sentence(remark: PlanRemark, words: &Words) -> String {
    let desk = &words.desk;
    match remark {
        PlanRemark::Stay => desk.plan_stay.to_owned(),
        PlanRemark::Swap => desk.plan_swap.to_owned(),
        PlanRemark::MoveOn => desk.plan_move_on.to_owned(),
        PlanRemark::SeesSome { seen, tables } => fill(
            desk.plan_sees_some,
            &[("seen", &words.number(seen)), ("tables", &words.number(tables))],
        ),
        PlanRemark::ComesBack => desk.plan_comes_back.to_owned(),
        PlanRemark::Shared => desk.plan_shared.to_owned(),
        PlanRemark::Empty { tables } => words.count(desk.plan_empty, tables),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        cafe::{Command, Who, preparation::Language, seating::Moving},
        pages::sample,
        words,
    };

    #[test]
    fn everybodys_plan_is_said_in_words_and_shown_in_full() {
        let mut day = sample::day();
        let mut preparation = day.cafe.preparation.clone();
        preparation.moving = Moving::Everyone {
            hosts: false,
            no_companions: false,
        };
        day.act(&Command::Prepare { preparation }, Who::Facilitator);
        let shown = Shown::of(&day.cafe, words::of(Language::En));
        assert_eq!((shown.rows.len(), shown.rounds), (12, 2));
        assert!(
            shown.sentences[1].starts_with("Everybody meets at least 5 of 11"),
            "{:?}",
            shown.sentences
        );
        assert!(shown.sentences[2].starts_with("Meetings that repeat: 30. No plan has fewer"));
    }

    #[test]
    fn the_plan_of_groups_is_shown_in_full() {
        let day = sample::hall();
        let shown = Shown::of(&day.cafe, words::of(Language::En));
        assert_eq!(shown.rows.len(), 30);
        assert!(shown.rows.iter().all(|(_, tables)| tables.iter().all(Option::is_some)));
    }
}
