//! A QR code for the terminal: two modules a letter, one above the other.

use qrcodegen::{QrCode, QrCodeEcc};

/// White around the code: less, and some phones don't see where it begins.
const MARGIN: i32 = 4;
/// Black on white, whatever the terminal's own colours are.
const INK_ON_PAPER: &str = "\x1b[30;107m";
const PLAIN: &str = "\x1b[0m";

/// The code of an address, line by line; none when the address is too long for one.
pub(super) fn code(address: &str, coloured: bool) -> Option<String> {
    let code = QrCode::encode_text(address, QrCodeEcc::Low).ok()?;
    let edge = code.size() + MARGIN;
    let mut lines = String::new();
    for y in (-MARGIN..edge).step_by(2) {
        let line: String = (-MARGIN..edge)
            .map(|x| match (code.get_module(x, y), code.get_module(x, y + 1)) {
                (true, true) => '█',
                (true, false) => '▀',
                (false, true) => '▄',
                (false, false) => ' ',
            })
            .collect();
        if coloured {
            lines.extend([INK_ON_PAPER, &line, PLAIN, "\n"]);
        } else {
            lines.extend([&line, "\n"]);
        }
    }
    Some(lines)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_module_is_drawn() {
        let address = "http://192.168.1.20:3000";
        let drawn = code(address, false).unwrap();
        let qr = QrCode::encode_text(address, QrCodeEcc::Low).unwrap();
        let dark = (0..qr.size())
            .flat_map(|y| (0..qr.size()).map(move |x| (x, y)))
            .filter(|(x, y)| qr.get_module(*x, *y))
            .count();
        let half = |sign: char| drawn.chars().filter(|c| *c == sign).count();
        assert_eq!(2 * half('█') + half('▀') + half('▄'), dark);
        assert!(
            drawn
                .lines()
                .all(|line| line.chars().count() as i32 == qr.size() + 2 * MARGIN)
        );
    }
}
