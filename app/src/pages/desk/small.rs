//! Tables at which too few would sit, and the offer to bring two of them together.

use leptos::prelude::*;

use super::Desk;
use crate::{
    cafe::{
        Cafe, Command,
        id::{Round, TableId},
        seating::{FEW, Fate},
    },
    words::fill,
};

/// The offer, while there is one.
#[component]
pub(super) fn Small(desk: Desk) -> impl IntoView {
    let words = desk.words;
    let offer = desk.memo(offer);
    move || {
        let Offer { people, table, into } = offer.get()?;
        let names = [table, into].map(|table| table.to_string());
        let (n, [table_name, into_name]) = (words.count(words.common.people, people), names);
        let blanks = [("n", n.as_str()), ("table", &table_name), ("into", &into_name)];
        let merge = move |_| {
            let fate = Fate::Merged(into);
            desk.propose(Command::SetTable {
                table,
                fate,
                question: None,
            });
        };
        Some(view! {
            <p class="small-table">
                <span>{fill(words.desk.small, &blanks)}</span>
                " "
                <button type="button" class="quiet" aria-haspopup="dialog" on:click=merge>
                    {fill(words.desk.small_merge, &blanks)}
                </button>
            </p>
        })
    }
}

/// Two tables to bring together, and how many would sit at the first of them in the next round.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Offer {
    people: usize,
    table: TableId,
    into: TableId,
}

/// The smallest table of the next round, when it is too small, and the smallest other one that has its question. Of equals
/// the last ones: their numbers are missed least.
fn offer(cafe: &Cafe) -> Option<Offer> {
    let round = cafe.rounds_to_come().next()?;
    let mut sizes: Vec<(usize, TableId)> = cafe
        .open_tables()
        .map(|table| (size(cafe, table, round), table))
        .collect();
    sizes.sort_by_key(|(size, table)| (*size, std::cmp::Reverse(*table)));
    let asked = |table| cafe.cloth_in(table, round).map(|cloth| cloth.question);
    let (people, table) = *sizes.first()?;
    // A table without anybody is closed, not brought together with another; before people come, all are small.
    if people == 0 || people >= FEW || cafe.present().count() < FEW {
        return None;
    }
    let others = || sizes.iter().skip(1).map(|(_, other)| *other);
    let into = others()
        .find(|other| asked(*other) == asked(table))
        .or_else(|| others().next())?;
    Some(Offer { people, table, into })
}

/// How many are to sit at a table.
fn size(cafe: &Cafe, table: TableId, round: Round) -> usize {
    let sits = |person: &&crate::cafe::seating::Participant| cafe.table_of(person, round) == Some(table);
    cafe.present().filter(sits).count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        cafe::{
            Who,
            preparation::{Planned, Preparation, Prepared},
            seating::Moving,
        },
        pages::sample::{self, Day},
    };

    #[test]
    fn tables_that_are_too_small_are_brought_together() {
        let questions = vec![Prepared {
            text: "Pour quoi faire ?".into(),
            zones: vec![],
            place: Planned::Tables { tables: 3 },
        }];
        let mut day = Day::open(&Preparation {
            questions,
            moving: Moving::People,
            ..sample::preparation()
        });
        assert_eq!(offer(&day.cafe), None);
        (1..=7).for_each(|n| day.join(&format!("Personne {n}")));
        let plan = day.cafe.plan_anew(1_000).unwrap();
        day.act(&plan, Who::House);
        let found = offer(&day.cafe).unwrap();
        assert_eq!(found.people, 2);
        let fate = Fate::Merged(found.into);
        let merge = Command::SetTable {
            table: found.table,
            fate,
            question: None,
        };
        day.act(&merge, Who::Facilitator);
        let plan = day.cafe.plan_anew(1_000).unwrap();
        day.act(&plan, Who::House);
        assert_eq!(offer(&day.cafe), None);
    }
}
