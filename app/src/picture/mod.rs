//! The picture of a tablecloth: the one renderer for the page, the phone, the thumbnails, the projector and the exports.
//!
//! Everything is a string of SVG in cloth units (see [`sheet`](crate::cafe::tablecloth::sheet)). Colours stand in
//! presentation attributes, so that the picture is complete wherever it is opened alone; a style sheet that names the
//! same classes goes before them, and so themes the screen (`paper`, `weave`, `fold`, `coffee`, `zone`, `thread`,
//! `stub`, `trace`, `settled`, `mark`, `hatching`, `resonance`, and `ink-0` to `ink-6` with `dry` for the inks: only their `color`, all the rest is
//! `currentColor`). There are no ids: any number of cloths may share a page.

mod drawing;
mod ground;
mod hatching;
mod mark;
mod markup;
mod note;
mod palette;
mod part;
mod photo;
#[cfg(test)]
mod random;
mod resonance;
mod settled;
mod thread;
mod touch;

pub use mark::round_mark;
pub use markup::{escape, line};
pub use palette::PAPER;
pub use part::Part;
pub use settled::{Layer, layers, settled};
use thread::End;
pub use thread::thread;
pub use touch::touched;

use crate::cafe::{
    Cafe,
    id::{ClothId, Round, TraceId},
    tablecloth::{Mark, PhotoId, Trace, sheet::Spot},
};

/// Says where the picture of a photo is found.
pub type Href<'a> = &'a dyn Fn(&PhotoId) -> String;

/// The width and height of a tablecloth as it is now, in cloth units: the view box is `0 0 width height`.
#[must_use]
pub fn view_box(cafe: &Cafe, cloth: ClothId) -> (i32, i32) {
    let sheet = cafe.sheet(cloth);
    (sheet.width(), sheet.height(cafe.traces.on(cloth)))
}

/// The colour of a round's ink, fresh.
#[must_use]
pub fn ink(round: Round) -> &'static str {
    palette::ink(round, false).colour
}

/// What lies under the traces: paper, weave, folds, and the zones with their names.
#[must_use]
pub fn ground(cafe: &Cafe, cloth: ClothId) -> String {
    let zones: &[String] = cafe
        .question(cloth.question)
        .map_or(&[], |question| question.zones.as_slice());
    ground::ground(cafe.sheet(cloth), view_box(cafe, cloth), zones, cloth)
}

/// Where the house shows a photo to those who may see it.
#[must_use]
pub fn address(cafe: &Cafe, photo: &PhotoId) -> String {
    format!("/photo/{}/{photo}", cafe.code)
}

/// One trace as a `<g>`: a note's words with their mark, a drawn line, a photo, or the hatching over what is masked.
///
/// It hangs on the trace, on the round that is held (earlier ones are drier), and for ink on the strokes before it.
#[must_use]
pub fn trace(cafe: &Cafe, cloth: ClothId, trace: &Trace) -> String {
    trace_with(cafe, cloth, trace, &|photo| address(cafe, photo))
}

fn trace_with(cafe: &Cafe, cloth: ClothId, trace: &Trace, href: Href<'_>) -> String {
    let inside = match &trace.mark {
        _ if trace.is_masked() => hatching::hatching(trace),
        Mark::Hidden => hatching::hatching(trace),
        Mark::Note { text, .. } => note::note(trace, text),
        Mark::Ink(stroke) => drawing::drawing(trace, stroke, cafe.traces.on(cloth)),
        Mark::Photo(photo) => photo::photo(trace, &href(&photo.id)),
    };
    let ink = palette::ink(trace.round, is_dry(cafe, trace.round));
    format!(
        r#"<g class="trace {}" color="{}" data-trace="{}">{inside}{}</g>"#,
        ink.class,
        ink.colour,
        trace.id,
        resonance::dots(trace),
    )
}

/// All traces of a tablecloth, as one after the other would look, but of fewer elements: many lines as one; see [`layers`].
#[must_use]
pub fn traces(cafe: &Cafe, cloth: ClothId) -> String {
    let all = cafe.traces.on(cloth);
    let drawn = layers(all.iter().map(|trace| (trace, false)))
        .into_iter()
        .map(|layer| match layer {
            Layer::Trace(index) => trace(cafe, cloth, &all[index]),
            Layer::Settled(lines) => {
                let lines: Vec<_> = lines.iter().map(|(index, begins)| (&all[*index], *begins)).collect();
                settled(cafe, &lines)
            }
        });
    drawn.collect()
}

/// A number that is another one when a trace is to be drawn anew: when its words, its place, its mask or to how many it
/// matters are others (FNV-1a).
#[must_use]
pub fn print(trace: &Trace) -> u32 {
    let Spot { x, y, w, h } = trace.spot;
    let numbers = [x, y, w, h, trace.resonances.len() as i32, i32::from(trace.is_masked())];
    let bytes = numbers.iter().flat_map(|number| number.to_le_bytes());
    let words = trace.text().unwrap_or(&trace.about).bytes();
    bytes.chain(words).fold(0x811c_9dc5, |print, byte| {
        (print ^ u32::from(byte)).wrapping_mul(0x0100_0193)
    })
}

/// All threads of a tablecloth's traces; they lie under the traces. Where the other end is elsewhere, a short one ends at
/// the sign of the table where it is, as far as this café knows; where it was erased, at an empty ring.
#[must_use]
pub fn threads(cafe: &Cafe, cloth: ClothId) -> String {
    let later = cafe.traces.on(cloth).iter();
    later
        .filter_map(|later| {
            let to = later.thread?.to;
            Some(match cafe.traces.known(to) {
                Some((place, earlier)) if place == cloth && earlier.erased.is_none() => thread(later, earlier),
                Some((_, earlier)) if earlier.erased.is_some() => thread::stub(later, End::Erased),
                Some((place, _)) => thread::stub(later, End::Table(place.table)),
                None => thread::stub(later, End::Elsewhere),
            })
        })
        .collect()
}

/// Everything on a tablecloth, without the `<svg>` around it.
#[must_use]
pub fn inside(cafe: &Cafe, cloth: ClothId) -> String {
    inside_with(cafe, cloth, &|photo| address(cafe, photo))
}

/// The same, with the photos at other addresses: a drawing that stands alone carries them in itself.
#[must_use]
pub fn inside_with(cafe: &Cafe, cloth: ClothId, href: Href<'_>) -> String {
    let mut all = ground(cafe, cloth);
    all.push_str(&threads(cafe, cloth));
    for left in cafe.traces.on(cloth) {
        all.push_str(&trace_with(cafe, cloth, left, href));
    }
    all
}

/// Everything that was on a tablecloth after a round, on the paper as it is now: earlier layers, drier; see
/// [`Cafe::after`].
#[must_use]
pub fn inside_after(cafe: &Cafe, cloth: ClothId, round: Round) -> String {
    let then = cafe.after(round);
    let mut all = ground(cafe, cloth);
    all.push_str(&threads(&then, cloth));
    for left in then.traces.on(cloth) {
        all.push_str(&trace(&then, cloth, left));
    }
    all
}

/// A whole tablecloth as an `<svg>` that can stand alone; `label` says what it is to those who don't see it.
#[must_use]
pub fn cloth(cafe: &Cafe, cloth: ClothId, label: &str) -> String {
    let (w, h) = view_box(cafe, cloth);
    seen(cafe, cloth, Spot { x: 0, y: 0, w, h }, label)
}

/// The same, of what is written on it and a little around that: as large as it can be on a wall, or in a small picture.
#[must_use]
pub fn written(cafe: &Cafe, cloth: ClothId, label: &str) -> String {
    seen(cafe, cloth, part::written(cafe, cloth), label)
}

/// What is written, in parts no wider and hardly higher than `room`, in the order of reading: at least one, in cloth units.
#[must_use]
pub fn parts(cafe: &Cafe, cloth: ClothId, room: (i32, i32)) -> Vec<Part> {
    part::parts(cafe, cloth, room)
}

/// One of these parts, drawn.
#[must_use]
pub fn part(cafe: &Cafe, cloth: ClothId, part: &Part, label: &str) -> String {
    part.draw(cafe, cloth, label)
}

/// So many traces are drawn around another one: the latest, of a thicket of lines.
const LATEST: usize = 40;

/// A trace as its facilitator looks at it, masked or not, with what lies around it, fainter; nothing where it is gone.
#[must_use]
pub fn around(cafe: &Cafe, id: TraceId) -> String {
    let Some((cloth, looked_at)) = cafe.traces.find(id) else {
        return String::new();
    };
    let bare = Trace {
        mask: None,
        ..looked_at.clone()
    };
    let Spot { x, y, w, h } = part::around(looked_at.spot);
    let others = cafe.traces.on(cloth).iter().filter(|other| other.id != id);
    let others = others.filter(|other| part::touch(&other.spot, &Spot { x, y, w, h }));
    let others = others.rev().take(LATEST).map(|other| trace(cafe, cloth, other));
    let others: String = others.collect();
    format!(
        r#"<svg xmlns="http://www.w3.org/2000/svg" class="cloth" viewBox="{x} {y} {w} {h}"><rect class="paper" x="{x}" y="{y}" width="{w}" height="{h}" fill="{PAPER}"/><g opacity=".4">{others}</g>{}</svg>"#,
        trace(cafe, cloth, &bare),
    )
}

fn seen(cafe: &Cafe, cloth: ClothId, part: Spot, label: &str) -> String {
    let Spot { x, y, w, h } = part;
    format!(
        r#"<svg xmlns="http://www.w3.org/2000/svg" class="cloth" viewBox="{x} {y} {w} {h}" role="img" aria-label="{}">{}</svg>"#,
        escape(label),
        inside(cafe, cloth)
    )
}

/// Whether a later round than this one has begun. What was left in a plenary has no later round on its cloth.
fn is_dry(cafe: &Cafe, round: Round) -> bool {
    round != Round::PLENARY && cafe.programme.round().is_some_and(|now| round < now)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::cafe::tablecloth::{Mask, Photo, sheet::Spot};

    /// How often a text stands in another.
    fn count(text: &str, part: &str) -> usize {
        text.matches(part).count()
    }

    proptest! {
        #[test]
        fn every_trace_is_on_its_cloth_once(cafe in random::cafe()) {
            for place in cafe.cloths() {
                let picture = cloth(&cafe, place, "une nappe");
                for (on, trace) in cafe.traces.all() {
                    let times = count(&picture, &format!("data-trace=\"{}\"", trace.id));
                    prop_assert_eq!(times, usize::from(on == place));
                }
            }
        }

        #[test]
        fn notes_and_photos_never_overlap(cafe in random::cafe()) {
            for place in cafe.cloths() {
                let notes: Vec<Spot> =
                    cafe.traces.on(place).iter().filter(|trace| !matches!(trace.mark, Mark::Ink(_))).map(|trace| trace.spot).collect();
                for (index, a) in notes.iter().enumerate() {
                    for b in &notes[index + 1..] {
                        let apart = a.x + a.w <= b.x || b.x + b.w <= a.x || a.y + a.h <= b.y || b.y + b.h <= a.y;
                        prop_assert!(apart, "{a:?} and {b:?}");
                    }
                }
            }
        }

        #[test]
        fn everything_lies_on_the_paper(cafe in random::cafe()) {
            for place in cafe.cloths() {
                let (width, height) = view_box(&cafe, place);
                for trace in cafe.traces.on(place) {
                    let Spot { x, y, w, h } = trace.spot;
                    let pen = crate::cafe::tablecloth::sheet::PEN;
                    prop_assert!(x >= -pen && y >= -pen && x + w <= width + pen && y + h <= height + pen, "{:?}", trace.spot);
                }
            }
        }

        #[test]
        fn what_is_masked_is_not_told(text in "[a-z]{12,40}", drawn in any::<bool>()) {
            let mut masked = random::note(7, &text);
            masked.mask = Some(Mask { at: crate::cafe::id::Millis(5), reason: text.clone() });
            if drawn {
                masked.mark = Mark::Hidden;
            }
            let picture = trace(&Cafe::default(), ClothId::default(), &masked);
            prop_assert!(!picture.contains(&text));
            prop_assert!(picture.contains("hatching"));
        }
    }

    #[test]
    fn a_photo_is_where_the_house_or_the_drawing_has_it() {
        let photo = Photo {
            id: PhotoId::from_hash([10; 32]),
            width: 4,
            height: 3,
        };
        let spot = Spot {
            x: 150,
            y: 260,
            w: 7_700,
            h: 5_775,
        };
        let left = Trace {
            spot,
            mark: Mark::Photo(photo),
            about: "<des> flèches".to_owned(),
            ..random::note(1, "")
        };
        let mut masked = left.clone();
        masked.mask = Some(Mask {
            at: crate::cafe::id::Millis(5),
            reason: String::new(),
        });
        let (cafe, cloth) = (Cafe::default(), ClothId::default());
        let hash = "0a".repeat(32);
        let picture = trace(&cafe, cloth, &left);
        let image = format!(
            r#"<image x="150" y="260" width="7700" height="5775" href="/photo/{}/{hash}">"#,
            cafe.code
        );
        assert!(picture.contains(&image), "{picture}");
        assert!(picture.contains("<title>&lt;des&gt; flèches</title>"));
        let alone = trace_with(&cafe, cloth, &left, &|_| "data:&".to_owned());
        assert!(alone.contains("href=\"data:&amp;\"") && !alone.contains("/photo/"));
        let covered = trace(&cafe, cloth, &masked);
        assert!(!covered.contains(&hash) && !covered.contains("flèches") && covered.contains("hatching"));
    }

    #[test]
    fn earlier_layers_have_what_was_left_until_then() {
        use proptest::{strategy::ValueTree, test_runner::TestRunner};
        let mut runner = TestRunner::deterministic();
        for _ in 0..40 {
            let cafe = random::cafe().new_tree(&mut runner).unwrap().current();
            for (place, after) in cafe
                .cloths()
                .flat_map(|place| (0..=4).map(move |round| (place, Round(round))))
            {
                let picture = inside_after(&cafe, place, after);
                for trace in cafe.traces.on(place) {
                    let times = count(&picture, &format!("data-trace=\"{}\"", trace.id));
                    assert_eq!(times, usize::from(trace.round <= after));
                }
            }
        }
    }

    #[test]
    fn words_are_escaped() {
        let hostile = random::note(1, "</text><script>alert('x')</script>&amp;");
        let picture = trace(&Cafe::default(), ClothId::default(), &hostile);
        assert!(!picture.contains("<script"));
        assert!(
            picture.contains("&lt;script&gt;") && picture.contains("&amp;amp;"),
            "{picture}"
        );
        assert!(cloth(&Cafe::default(), ClothId::default(), "\"><b>").contains("aria-label=\"&quot;&gt;&lt;b&gt;\""));
    }

    #[test]
    fn nothing_is_styled_inline_or_named_twice() {
        let picture = cloth(&Cafe::default(), ClothId::default(), "");
        for forbidden in [" style=", " id=", "<script", "url("] {
            assert!(!picture.contains(forbidden), "{forbidden}");
        }
    }

    #[test]
    fn lines_from_the_right_end_at_the_right_edge() {
        let arabic = random::note(1, "مرحبا");
        let picture = trace(&Cafe::default(), ClothId::default(), &arabic);
        let edge = format!(
            "x=\"{}\" text-anchor=\"end\" unicode-bidi=\"plaintext\"",
            arabic.spot.x + arabic.spot.w
        );
        assert!(picture.contains(&edge), "{picture}");
    }
}
