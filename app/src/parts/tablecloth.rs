//! A tablecloth on the screen: an `<svg>` on a sheet of paper that scrolls. The picture is that of the exports; what is
//! left while somebody looks is added to it, one trace at a time.

use leptos::{html::Div, prelude::*, svg::Svg};
use web_sys::{Element, ScrollBehavior, ScrollToOptions};

use crate::{
    cafe::{
        id::{ClothId, Round, TraceId},
        tablecloth::{Trace, sheet::Spot},
    },
    live::{mirror::Mirror, signals::Live},
    parts::erased::text,
    picture,
};

/// One trace as it is drawn: whenever this changes, it is drawn anew.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
struct Leaf {
    id: TraceId,
    /// Not certain yet.
    wet: bool,
    masked: bool,
    /// The round that is held: earlier ones are drier.
    round: Option<Round>,
}

/// A tablecloth that follows the mirror.
#[component]
pub fn Tablecloth<V: IntoView + 'static>(
    /// The café.
    live: Live,
    /// Which of its tablecloths.
    cloth: ClothId,
    /// What it is, to those who don't see it.
    label: String,
    /// The scrolling sheet.
    paper: NodeRef<Div>,
    /// The picture.
    svg: NodeRef<Svg>,
    /// What lies on top: the trace that is chosen, a line that is being drawn.
    overlay: V,
) -> impl IntoView {
    let mirror = live.mirror;
    let columns = mirror.with_untracked(|mirror| mirror.cafe.sheet(cloth).columns);
    let leaves = Memo::new(move |_| mirror.with(|mirror| leaves(mirror, cloth)));
    let size = Memo::new(move |_| mirror.with(|mirror| size(mirror, cloth)));
    let view_box = text(move || {
        let (width, height) = size.get();
        ["0 0 ", &width.to_string(), " ", &height.to_string()].concat()
    });
    let ground = text(move || {
        size.track();
        mirror.with_untracked(|mirror| picture::ground(&mirror.cafe, cloth))
    });
    let threads = Memo::new(move |_| mirror.with(|mirror| threads(mirror, cloth)));
    let threads = text(move || threads.get());
    let width = match columns {
        1 => "cloth one",
        2 => "cloth two",
        3 => "cloth three",
        _ => "cloth four",
    };
    let region = label.clone();
    view! {
        <div class="paper-scroll" node_ref=paper tabindex="0" role="region" aria-label=region>
            <div class=width>
                <svg
                    node_ref=svg
                    viewBox=view_box
                    role="img"
                    aria-label=label
                >
                    <g inner_html=ground></g>
                    <g inner_html=threads></g>
                    <For each=move || leaves.get() key=|leaf| *leaf let(leaf)>
                        <g
                            class=if leaf.wet { "wet" } else { "certain" }
                            inner_html=mirror.with_untracked(|mirror| drawn(mirror, cloth, leaf))
                        ></g>
                    </For>
                    {overlay}
                </svg>
                <div class="snaps" aria-hidden="true">
                    {(0..columns).map(|_| view! { <i></i> }).collect_view()}
                </div>
            </div>
        </div>
    }
}

fn leaves(mirror: &Mirror, cloth: ClothId) -> Vec<Leaf> {
    let round = mirror.cafe.programme.round();
    let leaf = |trace: &Trace, wet| Leaf {
        id: trace.id,
        wet,
        masked: trace.is_masked(),
        round,
    };
    let certain = mirror.cafe.traces.on(cloth).iter().map(|trace| leaf(trace, false));
    let wet = mirror.wet(cloth);
    certain.chain(wet.iter().map(|trace| leaf(trace, true))).collect()
}

fn drawn(mirror: &Mirror, cloth: ClothId, leaf: Leaf) -> String {
    find(mirror, cloth, leaf.id)
        .map(|trace| picture::trace(&mirror.cafe, cloth, &trace))
        .unwrap_or_default()
}

/// A trace on this tablecloth, certain or not.
#[must_use]
pub fn find(mirror: &Mirror, cloth: ClothId, id: TraceId) -> Option<Trace> {
    match mirror.cafe.traces.find(id) {
        Some((on, trace)) => (on == cloth).then(|| trace.clone()),
        None => mirror.wet(cloth).into_iter().find(|trace| trace.id == id),
    }
}

/// The paper's size, with room for what is not certain yet.
fn size(mirror: &Mirror, cloth: ClothId) -> (i32, i32) {
    let wet = mirror.wet(cloth);
    let sheet = mirror.cafe.sheet(cloth);
    let traces = mirror.cafe.traces.on(cloth).iter().chain(&wet);
    (sheet.width(), sheet.height(traces))
}

fn threads(mirror: &Mirror, cloth: ClothId) -> String {
    let mut threads = picture::threads(&mirror.cafe, cloth);
    for wet in mirror.wet(cloth) {
        let earlier = wet.thread.and_then(|thread| find(mirror, cloth, thread.to));
        if let Some(earlier) = earlier {
            threads.push_str(&picture::thread(&wet, &earlier));
        }
    }
    threads
}

/// How many pixels of the screen a cloth unit takes now.
#[must_use]
pub fn scale(svg: &Element) -> f64 {
    let units = svg
        .get_attribute("viewBox")
        .and_then(|view_box| view_box.split(' ').nth(2)?.parse::<f64>().ok());
    svg.get_bounding_client_rect().width() / units.unwrap_or(1.0).max(1.0)
}

/// Whether a place of the cloth can be seen in the scrolled paper.
#[must_use]
pub fn is_in_sight(paper: &Element, svg: &Element, spot: Spot) -> bool {
    let (window, picture, scale) = (
        paper.get_bounding_client_rect(),
        svg.get_bounding_client_rect(),
        scale(svg),
    );
    let x = picture.left() + f64::from(spot.x + spot.w / 2) * scale;
    let y = picture.top() + f64::from(spot.y + spot.h / 2) * scale;
    (window.left()..window.right()).contains(&x) && (window.top()..window.bottom()).contains(&y)
}

/// Scrolls the paper so that a place is seen, a little below its upper edge.
pub fn scroll_to(paper: &Element, svg: &Element, spot: Spot, glide: bool) {
    let scale = scale(svg);
    let above = f64::from(paper.client_height()) / 3.0;
    let options = ScrollToOptions::new();
    options.set_left(f64::from(spot.x) * scale - 8.0);
    options.set_top(f64::from(spot.y) * scale - above);
    options.set_behavior(if glide {
        ScrollBehavior::Smooth
    } else {
        ScrollBehavior::Instant
    });
    paper.scroll_to_with_scroll_to_options(&options);
}
