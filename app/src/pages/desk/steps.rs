//! The steps in words: what each is called, and what the red button will do.

use crate::{
    cafe::{Cafe, programme::StepKind, question::Question},
    words::{Words, fill},
};

/// What a step is called.
#[must_use]
pub(crate) fn name(cafe: &Cafe, words: &Words, kind: StepKind) -> String {
    let common = &words.common;
    match kind {
        StepKind::Arrival => common.arrival.to_owned(),
        StepKind::Plenary { question } => match cafe.question(question) {
            Some(question) => fill(words.desk.plenary, &[("question", &question.text)]),
            None => common.plenary.to_owned(),
        },
        StepKind::Round { round } => fill(common.round, &[("n", &round.to_string())]),
        StepKind::Travel { .. } => common.travel.to_owned(),
        StepKind::Harvest => common.harvest.to_owned(),
        StepKind::Closed => common.closed.to_owned(),
    }
}

/// What is talked about in a step that is called without it: a round that has a question to itself.
#[must_use]
pub(crate) fn about(cafe: &Cafe, kind: StepKind) -> Option<String> {
    match kind {
        StepKind::Round { round } => cafe.question_of(round).map(Question::tied),
        _ => None,
    }
}

/// Where the café is: a round says out of how many.
#[must_use]
pub(crate) fn now(cafe: &Cafe, words: &Words) -> String {
    match cafe.programme.now() {
        StepKind::Round { round } => fill(
            words.common.round_of,
            &[("n", &round.to_string()), ("of", &cafe.programme.rounds().to_string())],
        ),
        kind => name(cafe, words, kind),
    }
}

/// What leaving this step for the next one does; none when the café is closed.
#[must_use]
pub(crate) fn next(cafe: &Cafe, words: &Words) -> Option<String> {
    let desk = &words.desk;
    let changes = matches!(cafe.programme.now(), StepKind::Round { .. });
    Some(match cafe.programme.next()?.kind {
        StepKind::Arrival => return None,
        StepKind::Plenary { .. } => desk.next_plenary.to_owned(),
        StepKind::Travel { .. } => desk.next_travel.to_owned(),
        // Without time for it in the programme, people change tables in the same breath.
        StepKind::Round { .. } if changes => desk.next_travel.to_owned(),
        StepKind::Round { round } => fill(desk.next_round, &[("n", &round.to_string())]),
        StepKind::Harvest => desk.next_harvest.to_owned(),
        StepKind::Closed => desk.next_close.to_owned(),
    })
}

/// What going back to the step before is called; none at the first.
#[must_use]
pub(crate) fn back(cafe: &Cafe, words: &Words) -> Option<String> {
    let before = cafe.programme.before()?;
    let step = name(cafe, words, before.kind);
    Some(fill(words.desk.back, &[("step", &step)]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{cafe::preparation::Language, pages::sample, words};

    #[test]
    fn the_red_button_says_what_it_will_do() {
        let words = words::of(Language::Fr);
        let mut day = sample::day();
        let mut said = vec![];
        while let Some(next) = super::next(&day.cafe, words) {
            said.push((now(&day.cafe, words), next));
            day.next();
        }
        let said: Vec<(&str, &str)> = said.iter().map(|(now, next)| (now.as_str(), next.as_str())).collect();
        assert_eq!(
            said,
            [
                ("Accueil", "Commencer la plénière"),
                (
                    "Plénière · Les freins et les facilitants au partenariat",
                    "Commencer le tour\u{a0}1"
                ),
                ("Tour\u{a0}1 sur 2", "Sonner et changer de table"),
                ("Changement de table", "Commencer le tour\u{a0}2"),
                ("Tour\u{a0}2 sur 2", "Sonner et passer à la récolte"),
                ("Récolte", "Clore le café"),
            ]
        );
        assert_eq!(now(&day.cafe, words), "Clôture");
    }

    #[test]
    fn without_a_travel_step_the_bell_still_says_that_people_change_tables() {
        let mut preparation = sample::preparation();
        preparation.travel_minutes = 0;
        let mut day = sample::Day::open(&preparation);
        day.next();
        day.next();
        assert_eq!(
            next(&day.cafe, words::of(Language::En)).as_deref(),
            Some("Ring the bell and change tables")
        );
    }
}
