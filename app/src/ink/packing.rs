//! Numbers in one short string: each as its difference from the one before, in groups of five bits.

use super::BadStroke;

/// The packed string's alphabet: five bits a sign and one that says whether more follow. Safe in JSON and in URLs.
pub(super) const SIGNS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// Each number as its difference from the same of the item before, folded to be positive.
pub(super) fn pack<const N: usize>(items: impl IntoIterator<Item = [i32; N]>) -> String {
    let mut packed = String::new();
    let mut last = [0; N];
    for item in items {
        for (number, before) in item.iter().zip(last) {
            let delta = number.wrapping_sub(before);
            let mut rest = ((delta << 1) ^ (delta >> 31)) as u32;
            loop {
                let more = rest > 31;
                packed.push(char::from(SIGNS[(rest & 31 | u32::from(more) << 5) as usize]));
                rest >>= 5;
                if !more {
                    break;
                }
            }
        }
        last = item;
    }
    packed
}

/// What was packed: at least one item, and at most `limit` of them.
pub(super) fn unpack<const N: usize>(packed: &str, limit: usize) -> Result<Vec<[i32; N]>, BadStroke> {
    let mut signs = packed.bytes();
    let mut items = Vec::new();
    let mut last = [0_i32; N];
    while signs.len() > 0 {
        if items.len() == limit {
            return Err(BadStroke);
        }
        for number in &mut last {
            *number = number.wrapping_add(difference(&mut signs)?);
        }
        items.push(last);
    }
    if items.is_empty() { Err(BadStroke) } else { Ok(items) }
}

/// The next packed number.
fn difference(signs: &mut impl Iterator<Item = u8>) -> Result<i32, BadStroke> {
    let (mut bits, mut shift) = (0_u32, 0);
    loop {
        let value = match signs.next().ok_or(BadStroke)? {
            sign @ b'A'..=b'Z' => sign - b'A',
            sign @ b'a'..=b'z' => sign - b'a' + 26,
            sign @ b'0'..=b'9' => sign - b'0' + 52,
            b'-' => 62,
            b'_' => 63,
            _ => return Err(BadStroke),
        };
        bits |= u32::from(value & 31).checked_shl(shift).ok_or(BadStroke)?;
        if value < 32 {
            return Ok((bits >> 1) as i32 ^ -((bits & 1) as i32));
        }
        shift += 5;
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn what_is_packed_is_unpacked(items in prop::collection::vec(any::<[i32; 3]>(), 1..50)) {
            prop_assert_eq!(unpack(&pack(items.iter().copied()), 50), Ok(items));
        }

        #[test]
        fn no_string_breaks_the_reader(packed in "[A-Za-z0-9_-]{0,60}|.{0,20}") {
            let _ = unpack::<2>(&packed, 1_000);
            let _ = unpack::<3>(&packed, 1_000);
        }
    }

    #[test]
    fn what_was_not_packed_is_told_apart() {
        for packed in ["", "A", "é", "g", "AAA", "gggggggggggggggggggggg", "A A"] {
            assert_eq!(unpack::<2>(packed, 10), Err(BadStroke), "{packed:?}");
        }
    }
}
