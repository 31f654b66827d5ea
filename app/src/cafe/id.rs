//! The names that things in a café have. All of them are data: nothing here draws a number by itself.

use std::{fmt, str::FromStr};

use serde::{
    Deserialize, Deserializer, Serialize,
    de::{Error, Visitor},
};
use uuid::Uuid;

/// Milliseconds since 1970-01-01 UTC, by the server's clock.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Millis(pub u64);

impl Millis {
    /// Milliseconds from `earlier` until `self`; 0 when `earlier` is later.
    #[must_use]
    pub fn since(self, earlier: Self) -> u64 {
        self.0.saturating_sub(earlier.0)
    }
}

/// Reads a number, or the text of one: as a key of a JSON object it is text.
struct Number;

impl Visitor<'_> for Number {
    type Value = u64;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a number")
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<u64, E> {
        Ok(number)
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<u64, E> {
        number.try_into().map_err(E::custom)
    }

    fn visit_str<E: Error>(self, number: &str) -> Result<u64, E> {
        number.parse().map_err(E::custom)
    }
}

macro_rules! number {
    ($(#[$doc:meta])* $name:ident($inner:ty)) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
        #[serde(transparent)]
        pub struct $name(pub $inner);

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                let number = from.deserialize_any(Number)?;
                number.try_into().map(Self).map_err(D::Error::custom)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        impl FromStr for $name {
            type Err = std::num::ParseIntError;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                text.parse().map(Self)
            }
        }
    };
}

number!(
    /// A participant, by order of arrival: 1, 2, 3, …
    ParticipantId(u32)
);
number!(
    /// A table, by the number on its sign: 1, 2, 3, … ([`TableId::PLENARY`] is the whole room.)
    TableId(u16)
);
number!(
    /// A question, in the order in which it was prepared or asked: 1, 2, 3, …
    QuestionId(u16)
);
number!(
    /// A group of participants who move together: 1 is A, 2 is B, …
    GroupId(u16)
);
number!(
    /// Who moves as one: a group by its number or, where individuals mix, a participant by theirs.
    Mover(u32)
);
number!(
    /// A step of the programme. Steps keep their number when others are put between them.
    StepId(u16)
);
number!(
    /// A round of talking: 1, 2, 3, … ([`Round::PLENARY`] is none.)
    Round(u8)
);

impl ParticipantId {
    /// Whoever conducts the café: no participant, but a photo of paper may be left by them.
    pub const FACILITATOR: Self = Self(0);
}

impl From<GroupId> for Mover {
    fn from(group: GroupId) -> Self {
        Self(group.0.into())
    }
}

impl From<ParticipantId> for Mover {
    fn from(participant: ParticipantId) -> Self {
        Self(participant.0)
    }
}

impl Mover {
    /// The group of this number.
    #[must_use]
    pub fn group(self) -> GroupId {
        GroupId(u16::try_from(self.0).unwrap_or_default())
    }

    /// The participant of this number.
    #[must_use]
    pub fn participant(self) -> ParticipantId {
        ParticipantId(self.0)
    }
}

impl TableId {
    /// The whole room around one sheet.
    pub const PLENARY: Self = Self(0);
}

impl Round {
    /// What is left in a plenary belongs to no round.
    pub const PLENARY: Self = Self(0);
}

impl GroupId {
    /// What belongs to everybody in the room. It has no letter.
    pub const NONE: Self = Self(0);

    /// The group's letter: A to Z, then AA, AB, …
    #[must_use]
    pub fn letter(self) -> String {
        let mut rest = self.0;
        let mut letters = Vec::new();
        while rest > 0 {
            rest -= 1;
            letters.push(char::from(b'A' + (rest % 26) as u8));
            rest /= 26;
        }
        letters.iter().rev().collect()
    }
}

/// A trace, named by the phone that left it (UUIDv7), so that sending it twice leaves it once.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct TraceId(pub Uuid);

impl<'de> Deserialize<'de> for TraceId {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let text = String::deserialize(from)?;
        text.parse().map_err(|_| D::Error::custom("no name of a trace"))
    }
}

impl fmt::Display for TraceId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl FromStr for TraceId {
    type Err = uuid::Error;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        // Which says less about what is wrong, and is smaller for it.
        Uuid::try_parse(text).map(Self)
    }
}

/// A tablecloth: one question at one table. Written `question@table`, as in `2@1`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ClothId {
    /// What is talked about.
    pub question: QuestionId,
    /// Where, or [`TableId::PLENARY`].
    pub table: TableId,
}

/// Text that is no [`ClothId`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotACloth;

impl fmt::Display for NotACloth {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a tablecloth is written question@table")
    }
}

impl fmt::Display for ClothId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}@{}", self.question, self.table)
    }
}

impl std::error::Error for NotACloth {}

impl FromStr for ClothId {
    type Err = NotACloth;

    fn from_str(text: &str) -> Result<Self, NotACloth> {
        let (question, table) = text.split_once('@').ok_or(NotACloth)?;
        Ok(Self {
            question: question.parse().map_err(|_| NotACloth)?,
            table: table.parse().map_err(|_| NotACloth)?,
        })
    }
}

impl Serialize for ClothId {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for ClothId {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        String::deserialize(from)?.parse().map_err(D::Error::custom)
    }
}

/// The café's join code: six signs that survive being spoken in a loud hall.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Code(String);

/// Text that is no [`Code`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotACode;

impl fmt::Display for NotACode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a code has six letters or digits")
    }
}

impl std::error::Error for NotACode {}

impl Code {
    /// The signs of a code: no 0 or O, no 1, I or L, no U that is taken for a V.
    pub const SIGNS: &[u8; 30] = b"23456789ABCDEFGHJKMNPQRSTVWXYZ";
    /// How many signs a code has.
    pub const LENGTH: usize = 6;

    /// A code from random numbers, one for each sign; they come in as data.
    #[must_use]
    pub fn from_random(numbers: [u32; Self::LENGTH]) -> Self {
        Self(
            numbers
                .iter()
                .map(|n| char::from(Self::SIGNS[*n as usize % Self::SIGNS.len()]))
                .collect(),
        )
    }

    /// The code as it is written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Reads what people type: small letters, spaces and hyphens are forgiven.
impl FromStr for Code {
    type Err = NotACode;

    fn from_str(text: &str) -> Result<Self, NotACode> {
        let mut code = String::with_capacity(Self::LENGTH);
        for sign in text.chars().filter(|c| !c.is_whitespace() && *c != '-') {
            let sign = sign.to_ascii_uppercase();
            if code.len() == Self::LENGTH || !u8::try_from(sign).is_ok_and(|byte| Self::SIGNS.contains(&byte)) {
                return Err(NotACode);
            }
            code.push(sign);
        }
        if code.len() == Self::LENGTH {
            Ok(Self(code))
        } else {
            Err(NotACode)
        }
    }
}

/// The hash of a secret that somebody else holds, in hexadecimal. The café never has the secret itself.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Key(pub String);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn groups_have_letters() {
        let letters: Vec<String> = [1, 2, 26, 27, 28, 702, 703].map(|n| GroupId(n).letter()).into();
        assert_eq!(letters, ["A", "B", "Z", "AA", "AB", "ZZ", "AAA"]);
    }

    #[test]
    fn a_code_is_forgiving_about_how_it_is_typed() {
        assert_eq!("k7q-m4x".parse::<Code>().unwrap().as_str(), "K7QM4X");
        assert_eq!(" K7Q M4X ".parse::<Code>().unwrap().as_str(), "K7QM4X");
        for wrong in ["", "K7QM4", "K7QM4XX", "K7QM40", "K7QM4É", "K7QM4\u{0}", "<b>abc"] {
            assert_eq!(wrong.parse::<Code>(), Err(NotACode), "{wrong:?}");
        }
    }

    #[test]
    fn a_cloth_reads_what_it_writes() {
        let cloth = ClothId {
            question: QuestionId(2),
            table: TableId(13),
        };
        assert_eq!(serde_json::to_string(&cloth).unwrap(), "\"2@13\"");
        assert_eq!(serde_json::from_str::<ClothId>("\"2@13\"").unwrap(), cloth);
        assert!("2-13".parse::<ClothId>().is_err());
    }
}
