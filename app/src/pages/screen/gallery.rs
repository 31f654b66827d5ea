//! Tablecloths on the wall: the plenary's, and in the harvest all of them, one after the other.

use leptos::prelude::*;

use super::{
    StepClock, Wall,
    turn::{HANGS, in_turn, nth_of},
};
use crate::{
    cafe::{
        Cafe,
        id::{ClothId, QuestionId, TableId, TraceId},
        question::Question,
    },
    parts::sign,
    picture::{self, Part},
};

/// How many of the traces that led to a question are read from afar.
const BORN: usize = 3;
/// How much longer a part of a tablecloth hangs for each word that is to be read, and how long at most; in milliseconds.
const WORD: u64 = 250;
const LONGEST: u64 = 40_000;
/// How much of a sheet is shown at a time, in cloth units, beside the clock of a plenary and on all of the wall: letters are about
/// a thirtieth of the wall's height then, and read from its other end.
const BESIDE: (i32, i32) = (9_000, 6_600);
const ALL: (i32, i32) = (12_500, 5_600);

/// The plenary: its question, its sheet and its clock.
#[component]
pub(super) fn PlenarySheet(wall: Wall, question: QuestionId) -> impl IntoView {
    let cloth = ClothId {
        question,
        table: TableId::PLENARY,
    };
    let pages = wall.memo(move |cafe| pages(cafe, cloth, BESIDE));
    let turn = in_turn(wall, move || {
        pages.with(|pages| pages.iter().map(|page| (page.part.first(), page.hangs)).collect())
    });
    let page = Memo::new(move |_| pages.with(|pages| pages.get(turn.get()).cloned()));
    view! {
        <div class="wall-plenary">
            <section class="wall-side">
                <StepClock wall />
                <Born wall question />
            </section>
            {move || page.get().map(|page| view! { <Hanging wall page /> })}
        </div>
    }
}

/// A part of a tablecloth that can be read from afar: the `nth` of `of`, and how long it hangs.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Page {
    cloth: ClothId,
    part: Part,
    nth: usize,
    of: usize,
    hangs: u64,
}

/// All of them, no larger than that; one at least.
fn pages(cafe: &Cafe, cloth: ClothId, room: (i32, i32)) -> Vec<Page> {
    let parts = picture::parts(cafe, cloth, room);
    let of = parts.len();
    let page = |(part, nth): (Part, usize)| Page {
        cloth,
        nth,
        of,
        hangs: (HANGS + WORD * part.words(cafe) as u64).min(LONGEST),
        part,
    };
    parts.into_iter().zip(1..).map(page).collect()
}

/// What hangs on the wall in the harvest.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Hung {
    /// A question that has come up, and was talked about nowhere yet.
    Asked(QuestionId),
    /// A page of a tablecloth, and the how many-eth tablecloth that is.
    Cloth(usize, Page),
}

impl Hung {
    /// What it is: a question, or a part of a tablecloth, by what is read on it first.
    fn what(&self) -> (Option<QuestionId>, Option<TraceId>) {
        match self {
            Self::Asked(question) => (Some(*question), None),
            Self::Cloth(_, page) => (None, page.part.first()),
        }
    }

    /// How long it hangs.
    fn hangs(&self) -> u64 {
        match self {
            Self::Asked(_) => HANGS,
            Self::Cloth(_, page) => page.hangs,
        }
    }
}

/// The harvest: the questions that have come up, and all tablecloths, in turn.
#[component]
pub(super) fn Gallery(wall: Wall) -> impl IntoView {
    let words = wall.words;
    let all = wall.memo(|cafe| {
        let cloths = cafe.cloths().filter(|cloth| !cafe.traces.on(*cloth).is_empty());
        let asked = cafe.emerged().map(|question| Hung::Asked(question.id));
        let pages = cloths.zip(1..).flat_map(|(cloth, nth)| {
            let pages = pages(cafe, cloth, ALL).into_iter();
            pages.map(move |page| Hung::Cloth(nth, page))
        });
        asked.chain(pages).collect::<Vec<_>>()
    });
    let turn = in_turn(wall, move || {
        all.with(|all| all.iter().map(|hung| (hung.what(), hung.hangs())).collect())
    });
    let shown = Memo::new(move |_| all.with(|all| all.get(turn.get()).cloned()));
    let of = Memo::new(move |_| {
        all.with(|all| match all.last() {
            Some(Hung::Cloth(last, ..)) => *last,
            _ => 0,
        })
    });
    let which = move || match shown.get() {
        Some(Hung::Cloth(nth, ..)) => nth_of(words.screen.cloth, nth, of.get()),
        _ => None,
    };
    let hangs = move || match shown.get() {
        Some(Hung::Cloth(_, page)) => view! { <Hanging wall page /> }.into_any(),
        Some(Hung::Asked(question)) => view! { <Asked wall question /> }.into_any(),
        None => view! { <p class="wall-soon hand">{words.screen.harvest_soon}</p> }.into_any(),
    };
    view! {
        <div class="wall-harvest">
            <h1 class="kick">{words.screen.harvest} <span class="which">{which}</span></h1>
            {hangs}
        </div>
    }
}

/// A question that has come up, and where it came from.
#[component]
fn Asked(wall: Wall, question: QuestionId) -> impl IntoView {
    let text = wall.memo(move |cafe| cafe.question(question).map(Question::tied));
    view! {
        <div class="wall-emerged">
            <p class="hand">{move || text.get()}</p>
            <Born wall question />
        </div>
    }
}

/// Where a question came from, as much of it as is read from afar.
#[component]
fn Born(wall: Wall, question: QuestionId) -> impl IntoView {
    let born = wall.memo(move |cafe| {
        let asked = cafe.question(question);
        let mut born = asked.map_or_else(Vec::new, |question| wall.words.born_of(cafe, question));
        born.truncate(BORN);
        born
    });
    let lines = move || {
        born.get()
            .into_iter()
            .map(|line| view! { <p>{line}</p> })
            .collect_view()
    };
    view! { <div class="wall-born">{lines}</div> }
}

/// A page of a tablecloth with its question above it, and which part of how many that is.
#[component]
fn Hanging(wall: Wall, page: Page) -> impl IntoView {
    let words = wall.words;
    let Page {
        cloth, part, nth, of, ..
    } = page;
    let title = wall.memo(move |cafe| cafe.question(cloth.question).map(Question::tied).unwrap_or_default());
    let state = wall.memo(move |cafe| {
        let prints = cafe.traces.on(cloth).iter().map(picture::print);
        (prints.collect::<Vec<_>>(), cafe.programme.round())
    });
    // Read, not only tracked: a memo that nobody reads follows nothing itself.
    let picture = move || {
        let draw = |cafe: &Cafe| picture::part(cafe, cloth, &part, &title.get_untracked());
        state.with(|_| wall.live.mirror.with_untracked(|mirror| draw(&mirror.cafe)))
    };
    let sign = (cloth.table != TableId::PLENARY).then(|| {
        let label = words.table_name(cloth.table);
        view! { <b class="sign" role="img" aria-label=label inner_html=sign::svg(cloth.table)></b> " " }
    });
    view! {
        <figure class="hanging">
            <figcaption class="hand">
                {sign} <span>{move || title.get()}</span> {nth_of(words.screen.page, nth, of).map(|which| view! { <span class="which">{which}</span> })}
            </figcaption>
            <div class="hanging-cloth" inner_html=picture></div>
        </figure>
    }
}
