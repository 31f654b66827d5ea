//! Tablecloths on the wall: the plenary's, and in the harvest all of them, a few at a time.

use leptos::prelude::*;

use super::{StepClock, Wall};
use crate::{
    cafe::{
        Cafe,
        id::{ClothId, Millis, QuestionId, TableId},
        question::Question,
    },
    picture,
    words::fill,
};

/// How many tablecloths hang side by side: more could not be read.
const AT_ONCE: usize = 2;
/// How long they hang, in milliseconds: long enough to read some of each.
const HANGS: u64 = 15_000;

/// The plenary: its question, its sheet and its clock.
#[component]
pub(super) fn PlenarySheet(wall: Wall, question: QuestionId) -> impl IntoView {
    let cloth = ClothId {
        question,
        table: TableId::PLENARY,
    };
    view! {
        <div class="wall-plenary">
            <section class="wall-side">
                <StepClock wall />
            </section>
            <Hanging wall cloth />
        </div>
    }
}

/// The harvest: all tablecloths, a few at a time, in turn.
#[component]
pub(super) fn Gallery(wall: Wall) -> impl IntoView {
    let words = wall.words;
    let clock = wall.live.now;
    let all = wall.memo(|cafe| {
        cafe.cloths()
            .filter(|cloth| !cafe.traces.on(*cloth).is_empty())
            .collect::<Vec<_>>()
    });
    let first = Memo::new(move |_| all.with(|all| first(all.len(), clock.get())));
    let shown =
        Memo::new(move |_| all.with(|all| all.iter().skip(first.get()).take(AT_ONCE).copied().collect::<Vec<_>>()));
    let which = move || {
        let of = all.with(Vec::len);
        let numbers = [first.get() + 1, (first.get() + AT_ONCE).min(of), of].map(|n| n.to_string());
        let blanks = [("from", numbers[0].as_str()), ("to", &numbers[1]), ("of", &numbers[2])];
        let alone = numbers[0] == numbers[1];
        let sentence = if alone { words.screen.cloth } else { words.screen.cloths };
        (of > AT_ONCE).then(|| fill(sentence, &blanks))
    };
    view! {
        <div class="wall-harvest">
            <h1 class="kick">{words.screen.harvest} <span class="which">{which}</span></h1>
            <div class="hangings" class:alone=move || shown.with(Vec::len) == 1>
                <For each=move || shown.get() key=|cloth| *cloth let(cloth)>
                    <Hanging wall cloth />
                </For>
            </div>
        </div>
    }
}

/// The first tablecloth that hangs now, when there are so many: they take turns by the clock, so that every projector
/// and every reload shows the same.
fn first(cloths: usize, now: Millis) -> usize {
    let turns = cloths.div_ceil(AT_ONCE).max(1);
    AT_ONCE * (now.0 / HANGS % turns as u64) as usize
}

/// A tablecloth with its question above it.
#[component]
fn Hanging(wall: Wall, cloth: ClothId) -> impl IntoView {
    let words = wall.words;
    let title = wall.memo(move |cafe| cafe.question(cloth.question).map(Question::tied).unwrap_or_default());
    let state = wall.memo(move |cafe| {
        let traces = cafe.traces.on(cloth);
        let masked = traces.iter().filter(|trace| trace.is_masked()).map(|trace| trace.id);
        (traces.len(), masked.collect::<Vec<_>>(), cafe.programme.round())
    });
    // Read, not only tracked: a memo that nobody reads follows nothing itself.
    let picture = move || {
        let draw = |cafe: &Cafe| picture::cloth(cafe, cloth, &title.get_untracked());
        state.with(|_| wall.live.mirror.with_untracked(|mirror| draw(&mirror.cafe)))
    };
    let sign = (cloth.table != TableId::PLENARY).then(|| {
        let label = words.table_name(cloth.table);
        view! { <b class="sign" role="img" aria-label=label>{cloth.table.0}</b> " " }
    });
    view! {
        <figure class="hanging">
            <figcaption class="hand">{sign} {move || title.get()}</figcaption>
            <div class="hanging-cloth" inner_html=picture></div>
        </figure>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_tablecloth_has_its_turn() {
        let shown: Vec<usize> = (0..6).map(|turn| first(5, Millis(turn * HANGS))).collect();
        assert_eq!(shown, [0, 2, 4, 0, 2, 4]);
        assert_eq!(first(2, Millis(7 * HANGS)), 0);
        assert_eq!(first(0, Millis(7 * HANGS)), 0);
    }
}
