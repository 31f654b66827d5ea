//! A QR code, as one path.

use leptos::prelude::*;
use qrcodegen::{QrCode, QrCodeEcc};

/// Modules of white around a code, without which cameras don't find it.
const MARGIN: i32 = 4;

/// The length of a code's side in modules, its margin included, and the path of its black modules; none when the text
/// is longer than a QR code can hold.
#[must_use]
pub fn path(text: &str) -> Option<(i32, String)> {
    let code = QrCode::encode_text(text, QrCodeEcc::Medium).ok()?;
    let size = code.size();
    let mut path = String::new();
    for y in 0..size {
        let mut x = 0;
        while x < size {
            let run = (x..size).take_while(|x| code.get_module(*x, y)).count() as i32;
            if run > 0 {
                path.push_str(&format!("M{} {}h{run}v1h-{run}z", x + MARGIN, y + MARGIN));
            }
            x += run + 1;
        }
    }
    Some((size + 2 * MARGIN, path))
}

/// A QR code, always black on white: that is what cameras read. Nothing when the text is too long for one.
#[component]
pub fn Qr(
    /// What it says.
    #[prop(into)]
    text: String,
    /// What it is, for those who don't see it; empty where that is said beside it.
    #[prop(into)]
    label: String,
) -> impl IntoView {
    path(&text).map(|(size, d)| {
        let is_said = label.is_empty();
        view! {
            <svg class="qr" viewBox=format!("0 0 {size} {size}") role=(!is_said).then_some("img") aria-hidden=is_said.then_some("true") aria-label=(!is_said).then_some(label) shape-rendering="crispEdges">
                <rect width=size height=size fill="#fff" />
                <path d=d fill="#000" />
            </svg>
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The modules that a path paints black.
    fn painted(path: &str) -> Vec<(i32, i32)> {
        let mut modules = vec![];
        for run in path.split('M').skip(1) {
            let (x, rest) = run.split_once(' ').unwrap();
            let (y, rest) = rest.split_once('h').unwrap();
            let (width, _) = rest.split_once('v').unwrap();
            let (x, y): (i32, i32) = (x.parse().unwrap(), y.parse().unwrap());
            modules.extend((0..width.parse().unwrap()).map(|i| (x + i, y)));
        }
        modules
    }

    #[test]
    fn the_path_paints_the_code() {
        let text = "http://192.168.1.20:3000/j/K7QM4X";
        let (size, path) = path(text).unwrap();
        let code = QrCode::encode_text(text, QrCodeEcc::Medium).unwrap();
        let painted = painted(&path);
        for x in 0..size {
            for y in 0..size {
                let black = code.get_module(x - MARGIN, y - MARGIN);
                assert_eq!(painted.contains(&(x, y)), black, "{x} {y}");
            }
        }
    }

    #[test]
    fn too_long_is_no_code() {
        assert_eq!(path(&"x".repeat(3_000)), None);
    }
}
