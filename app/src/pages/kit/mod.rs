//! `/desk/CODE/kit`: what a facilitator prints, so that the café goes on without a network. The page shows the sheets as
//! they come out of the printer: in black, A4, told apart by numbers and shapes.

mod cards;
mod cloths;
mod etiquette;
mod hosts;
mod questions;
mod run;
mod signs;
#[cfg(test)]
mod tests;

use std::sync::Arc;

use leptos::prelude::*;

use super::{
    desk::doors::{host, spaced},
    shell::Shell,
};
use crate::{
    cafe::{
        Cafe,
        id::{QuestionId, Round, TableId},
        programme::StepKind,
        question::Question,
    },
    picture,
    words::{self, Sign, Words, fill},
};

/// A part of the kit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The facilitator's steps, and who goes where.
    Run,
    /// A tent card for each table.
    Signs,
    /// A card for each person.
    Cards,
    /// A sheet for each host.
    Hosts,
    /// A card for each question.
    Questions,
    /// How people talk here.
    Etiquette,
    /// Paper tablecloths, on A3.
    Cloths,
}

impl Part {
    /// All of them, in the order in which they are printed.
    pub const ALL: [Self; 7] = [
        Self::Run,
        Self::Signs,
        Self::Cards,
        Self::Hosts,
        Self::Questions,
        Self::Etiquette,
        Self::Cloths,
    ];

    /// What it is called in addresses.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Run => "run",
            Self::Signs => "signs",
            Self::Cards => "cards",
            Self::Hosts => "hosts",
            Self::Questions => "questions",
            Self::Etiquette => "etiquette",
            Self::Cloths => "cloths",
        }
    }

    /// All that are printed on the same paper: what is shown as long as nobody has chosen.
    #[must_use]
    pub fn usual() -> Vec<Self> {
        Self::ALL.into_iter().filter(|part| *part != Self::Cloths).collect()
    }

    /// The parts of these names.
    #[must_use]
    pub fn named(names: &[&str]) -> Vec<Self> {
        let named = |part: &Self| names.contains(&part.name());
        Self::ALL.into_iter().filter(named).collect()
    }

    /// What it is, and what for.
    fn words(self, words: &'static Words) -> &'static Sign {
        let own = &words.kit;
        match self {
            Self::Run => &own.run,
            Self::Signs => &own.signs,
            Self::Cards => &own.cards,
            Self::Hosts => &own.hosts,
            Self::Questions => &own.questions,
            Self::Etiquette => &own.etiquette,
            Self::Cloths => &own.cloths,
        }
    }
}

/// What the sheets are made from.
#[derive(Clone, Debug)]
pub struct Kit {
    /// The café, without its traces.
    pub cafe: Cafe,
    /// Who goes where: the café itself or, where individuals mix and nobody is there yet, the one that is expected.
    pub expected: Option<Cafe>,
    /// The beginning of every link.
    pub base: String,
}

impl Kit {
    fn words(&self) -> &'static Words {
        words::of(self.cafe.preparation.language)
    }

    fn plan(&self) -> &Cafe {
        self.expected.as_ref().unwrap_or(&self.cafe)
    }

    /// The tables at which people sit.
    fn tables(&self) -> impl Iterator<Item = TableId> + use<'_> {
        self.cafe.open_tables()
    }

    fn rounds(&self) -> impl Iterator<Item = Round> + use<> {
        (1..=self.cafe.programme.rounds()).map(Round)
    }

    /// Whether somebody stays at each table, or has been asked to.
    fn has_hosts(&self) -> bool {
        self.cafe.preparation.hosts || !self.cafe.hosts.is_empty()
    }

    /// How long a round is to last, in minutes.
    fn minutes(&self, round: Round) -> Option<u32> {
        let mut steps = self.cafe.programme.steps.iter();
        let step = steps.find(|step| step.kind == StepKind::Round { round })?;
        Some(step.seconds?.div_ceil(60))
    }

    /// What is talked about at a table: one question in all rounds, or each with its round.
    fn questions_at(&self, table: TableId) -> Vec<(Option<Round>, &Question)> {
        let mut asked: Vec<(Option<Round>, &Question)> = Vec::new();
        for round in self.rounds() {
            let question = self.cafe.cloth_in(table, round).map(|cloth| cloth.question);
            if let Some(question) = question.and_then(|id: QuestionId| self.cafe.question(id))
                && !asked.iter().any(|(_, known)| known.id == question.id)
            {
                asked.push((question.place.round(), question));
            }
        }
        asked
    }

    /// Where people come in who have sat down at a table.
    fn join(&self, table: TableId) -> String {
        format!("{}/j/{}?table={table}", self.base, self.cafe.code)
    }

    /// How people come in who type.
    fn typed(&self) -> String {
        let code = spaced(self.cafe.code.as_str());
        fill(self.words().kit.or_type, &[("host", host(&self.base)), ("code", &code)])
    }

    /// A sheet of paper, with what it belongs to at its foot: so that a photo of it is filed rightly.
    fn leaf(&self, class: &str, about: &str, inside: impl IntoView) -> AnyView {
        let code = spaced(self.cafe.code.as_str());
        let about = if about.is_empty() {
            String::new()
        } else {
            [about, " · "].concat()
        };
        view! {
            <article class=["leaf ", class].concat()>
                {inside} <footer class="leaf-foot">
                    <span>{self.cafe.preparation.title.clone()}</span>
                    <span>{[&about, self.words().common.code, " ", &code].concat()}</span>
                </footer>
            </article>
        }
        .into_any()
    }

    fn leaves(&self, part: Part) -> Vec<AnyView> {
        match part {
            Part::Run => run::leaves(self),
            Part::Signs => signs::leaves(self),
            Part::Cards => cards::leaves(self),
            Part::Hosts if !self.has_hosts() => vec![],
            Part::Hosts => hosts::leaves(self),
            Part::Questions => questions::leaves(self),
            Part::Etiquette => etiquette::leaves(self),
            Part::Cloths => cloths::leaves(self),
        }
    }
}

/// A round's name with its mark.
fn round_name(words: &'static Words, round: Round) -> impl IntoView + use<> {
    view! {
        <span class="round-name">
            <span inner_html=picture::round_mark(round)></span>
            {words.round_name(round)}
        </span>
    }
}

/// In how large letters a text is written: the longer, the smaller.
fn size(text: &str) -> &'static str {
    match text.chars().count() {
        ..=45 => "large",
        46..=110 => "middle",
        _ => "small",
    }
}

/// The page.
#[component]
pub fn KitPage(
    /// What the sheets are made from.
    kit: Arc<Kit>,
    /// The parts that are shown, and printed.
    parts: Vec<Part>,
) -> impl IntoView {
    let words = kit.words();
    let own = &words.kit;
    let desk = format!("/desk/{}", kit.cafe.code);
    let drawn: Vec<(Part, Vec<AnyView>)> = parts.iter().map(|part| (*part, kit.leaves(*part))).collect();
    let contents = drawn.iter().map(|(part, leaves)| {
        let title = part.words(words).title;
        // What is chosen and not there says so.
        let (title, sheets) = match (leaves.len(), part) {
            (0, Part::Hosts) => (title.into_any(), own.no_hosts.to_owned()),
            (0, _) => (title.into_any(), own.no_sheets.to_owned()),
            (n, part) => {
                let href = format!("#{}", part.name());
                (
                    view! { <a href=href>{title}</a> }.into_any(),
                    words.count(own.sheets, n),
                )
            }
        };
        view! { <li>{title} " · " {sheets}</li> }
    });
    let contents = contents.collect_view();
    let nothing = parts
        .is_empty()
        .then(|| view! { <p class="kit-nothing error" role="status">{own.nothing}</p> });
    let choices = Part::ALL.map(|part| {
        view! {
            <label>
                <input type="checkbox" name="part" value=part.name() checked=parts.contains(&part) />
                {part.words(words).title}
            </label>
        }
    });
    let parts = drawn
        .into_iter()
        .filter(|(_, leaves)| !leaves.is_empty())
        .map(|(part, leaves)| {
            let Sign { title, text } = part.words(words);
            let files = (part == Part::Cloths).then(|| cloths::files(&kit));
            let numbered = part == Part::Cards && kit.expected.is_some();
            view! {
                <section class="kit-part" id=part.name() aria-labelledby=format!("{}-title", part.name())>
                    <header>
                        <h2 id=format!("{}-title", part.name())>{*title}</h2>
                        <p>{*text}</p>
                        {numbered.then(|| view! { <p>{own.cards_numbered}</p> })} {files}
                    </header>
                    <div class="leaves">{leaves}</div>
                </section>
            }
        });
    let parts = parts.collect_view();
    let (title, language) = (kit.cafe.preparation.title.clone(), kit.cafe.preparation.language);
    view! {
        <Shell language title=format!("{} · {title}", own.title)>
            <main id="main" class="kit">
                <header class="kit-top sheet">
                    <p class="hint">{title}</p>
                    <h1>{own.title}</h1>
                    <p class="lead">{own.lead}</p>
                    {nothing}
                    <nav aria-label=own.contents>
                        <ul class="kit-contents">{contents}</ul>
                    </nav>
                    <form method="get" action=format!("{desk}/kit")>
                        <input type="hidden" name="chosen" value="" />
                        <fieldset>
                            <legend>{own.choose}</legend>
                            {choices}
                        </fieldset>
                        <button class="quiet">{own.show}</button>
                    </form>
                    <p>
                        <b>{own.print}</b>
                    </p>
                    <p>
                        <a href=desk>{own.back}</a>
                    </p>
                </header>
                {parts}
            </main>
        </Shell>
    }
}
