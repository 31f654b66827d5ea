//! What a group finds on a tablecloth when it arrives: what each earlier round has left, in short.

use super::{
    Cafe,
    id::{ClothId, GroupId, Round, TraceId},
    tablecloth::{Mark, ThreadKind, Trace},
};

/// How many traces of each kind are named.
const NAMED: usize = 3;

/// What one group has left on a tablecloth in one earlier round.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Left {
    /// When; [`Round::PLENARY`] in a plenary.
    pub round: Round,
    /// Who.
    pub group: GroupId,
    /// The names under it, each once, in the order in which they were written; the table as a whole has none.
    pub names: Vec<String>,
    /// How many notes, and how many drawn lines. What is masked is not counted.
    pub counts: (usize, usize),
    /// What matters to most people, with how many; the first first.
    pub resonated: Vec<(TraceId, usize)>,
    /// What most traces go on from, answer or contradict, with how many; the first first.
    pub continued: Vec<(TraceId, usize)>,
    /// Questions that nobody has answered yet, in the order in which they were left.
    pub open: Vec<TraceId>,
    /// Where nothing of all this is: what was written first.
    pub first: Vec<TraceId>,
}

/// What was left on a tablecloth before this round: by round, then by group.
#[must_use]
pub fn recap(cafe: &Cafe, cloth: ClothId, round: Round) -> Vec<Left> {
    let traces = || cafe.traces.on(cloth).iter().filter(|trace| !trace.is_masked());
    let mut stays: Vec<(Round, GroupId)> = Vec::new();
    for trace in traces().filter(|trace| trace.round < round) {
        let stay = (trace.round, trace.group);
        if let Err(place) = stays.binary_search(&stay) {
            stays.insert(place, stay);
        }
    }
    // What is gone on from, as often as it is, in order; and what is answered. In one pass: sheets may be full.
    let (mut threads, mut answered) = (Vec::new(), Vec::new());
    for (_, trace) in cafe.traces.all().filter(|(_, trace)| !trace.is_masked()) {
        if let Some(thread) = trace.thread {
            insert(&mut threads, thread.to);
            if thread.kind == ThreadKind::Answers {
                insert(&mut answered, thread.to);
            }
        }
    }
    let count = |sorted: &[TraceId], id: TraceId| {
        sorted.partition_point(|other| *other <= id) - sorted.partition_point(|other| *other < id)
    };
    stays
        .into_iter()
        .map(|(round, group)| {
            let theirs: Vec<&Trace> = traces()
                .filter(|trace| (trace.round, trace.group) == (round, group))
                .collect();
            let notes = theirs.iter().filter(|trace| trace.text().is_some()).count();
            let lines = theirs.iter().filter(|trace| matches!(trace.mark, Mark::Ink(_))).count();
            let is_open = |trace: &&&Trace| trace.text().is_some_and(is_question) && count(&answered, trace.id) == 0;
            let mut left = Left {
                round,
                group,
                names: names(&theirs),
                counts: (notes, lines),
                resonated: most(&theirs, |trace| trace.resonances.len()),
                continued: most(&theirs, |trace| count(&threads, trace.id)),
                open: theirs.iter().filter(is_open).map(|trace| trace.id).collect(),
                first: Vec::new(),
            };
            if left.resonated.is_empty() && left.continued.is_empty() && left.open.is_empty() {
                let notes = theirs.iter().filter(|trace| trace.text().is_some());
                left.first = notes.take(NAMED).map(|trace| trace.id).collect();
            }
            left
        })
        .collect()
}

fn names(traces: &[&Trace]) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for trace in traces {
        if !trace.alias.is_empty() && !names.contains(&trace.alias) {
            names.push(trace.alias.clone());
        }
    }
    names
}

fn insert(sorted: &mut Vec<TraceId>, id: TraceId) {
    sorted.insert(sorted.partition_point(|other| *other < id), id);
}

/// The traces of which there is most, if there is any: of two alike, the one that was left first.
fn most(traces: &[&Trace], count: impl Fn(&Trace) -> usize) -> Vec<(TraceId, usize)> {
    let mut most: Vec<(TraceId, usize)> = Vec::new();
    for trace in traces {
        let count = count(trace);
        let place = most.iter().position(|(_, less)| *less < count).unwrap_or(most.len());
        if count > 0 && place < NAMED {
            most.insert(place, (trace.id, count));
            most.truncate(NAMED);
        }
    }
    most
}

/// Whether words end with a question mark, of whatever script, behind which quotes, brackets or emoji may stand.
#[must_use]
pub fn is_question(text: &str) -> bool {
    let greek = text
        .chars()
        .any(|c| matches!(c, '\u{370}'..='\u{3ff}' | '\u{1f00}'..='\u{1fff}'));
    let asks = |c: char| {
        matches!(
            c,
            '?' | '¿'
                | '؟'
                | '⸮'
                | '？'
                | '﹖'
                | '︖'
                | '⁇'
                | '⁈'
                | '⁉'
                | '‽'
                | '❓'
                | '❔'
                | '፧'
                | '꘏'
                | '꛷'
                | '𑅃'
                | '\u{37e}'
        ) || c == ';' && greek
    };
    let mut end = text.chars().rev().take_while(|c| !c.is_alphanumeric());
    // In Armenian the mark stands over the word that asks.
    let last = text.split_whitespace().next_back().unwrap_or_default();
    end.any(asks) || last.contains('՞')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_question_is_one_in_every_script() {
        for asks in [
            "Avec qui ?",
            "Why?",
            "« Pourquoi ? »",
            "Quand ? 🙂",
            "(why?)",
            "لماذا؟",
            "为什么？",
            "Γιατί;",
            "Ինչո՞ւ",
            "ለምን፧",
            "Quoi ?!",
            "Vraiment ⁉️",
        ] {
            assert!(is_question(asks), "{asks}");
        }
        for says in ["", "Oui.", "Pourquoi ? Parce que", "liste ; fin", "a;", "?=oui"] {
            assert!(!is_question(says), "{says}");
        }
    }
}
