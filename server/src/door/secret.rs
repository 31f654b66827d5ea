//! What phones and laptops hold, and what a café keeps of it: a secret, and its hash.
//!
//! A café never has a secret, only the [`Key`] that follows from it. One phone holds one secret for all cafés; its keys in
//! two cafés have nothing in common.

use std::{fmt, str::FromStr};

use app::cafe::{
    event::Keys,
    id::{Code, Key},
};
use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD};
use subtle::ConstantTimeEq;

/// 128 random bits. Written in 22 signs that need no escape in an address. Never shown in a log: it has no `Debug`.
#[derive(Clone)]
pub struct Secret([u8; 16]);

/// Text that is no [`Secret`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotASecret;

impl Secret {
    /// A new one.
    ///
    /// # Errors
    /// The operating system has no random numbers.
    pub fn draw() -> Result<Self, getrandom::Error> {
        let mut bits = [0; 16];
        getrandom::fill(&mut bits)?;
        Ok(Self(bits))
    }

    /// The projector's secret, out of a facilitator's: whoever has the one can always show the other.
    #[must_use]
    pub fn projector(&self) -> Self {
        let long = blake3::derive_key("nappe 2026 projector secret", &self.0);
        let mut bits = [0; 16];
        bits.copy_from_slice(&long[..16]);
        Self(bits)
    }

    /// What a café keeps of a facilitator's secret, and of the projector's that follows from it.
    #[must_use]
    pub fn keys(&self) -> Keys {
        Keys {
            facilitator: self.facilitator_key(),
            projector: self.projector().projector_key(),
        }
    }

    /// What a café keeps of a facilitator's secret.
    #[must_use]
    pub fn facilitator_key(&self) -> Key {
        self.hashed("nappe 2026 facilitator key", "")
    }

    /// What a café keeps of a projector's secret.
    #[must_use]
    pub fn projector_key(&self) -> Key {
        self.hashed("nappe 2026 projector key", "")
    }

    /// What this café keeps of a phone's secret.
    #[must_use]
    pub fn phone_key(&self, code: &Code) -> Key {
        self.hashed("nappe 2026 phone key", code.as_str())
    }

    fn hashed(&self, purpose: &str, salt: &str) -> Key {
        let mut hasher = blake3::Hasher::new_derive_key(purpose);
        hasher.update(&self.0).update(salt.as_bytes());
        Key(hasher.finalize().to_hex().to_string())
    }
}

/// A join code, by chance.
///
/// # Errors
/// The operating system has no random numbers.
pub fn draw_code() -> Result<Code, getrandom::Error> {
    let mut numbers = [0; Code::LENGTH];
    for number in &mut numbers {
        *number = getrandom::u32()?;
    }
    Ok(Code::from_random(numbers))
}

/// Whether two keys are the same, found out in a time that does not tell how much of them is. A café without a key has no
/// lock: nothing opens it.
#[must_use]
pub fn opens(key: &Key, lock: &Key) -> bool {
    !lock.0.is_empty() && bool::from(key.0.as_bytes().ct_eq(lock.0.as_bytes()))
}

impl fmt::Display for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&BASE64_URL_SAFE_NO_PAD.encode(self.0))
    }
}

impl FromStr for Secret {
    type Err = NotASecret;

    fn from_str(text: &str) -> Result<Self, NotASecret> {
        let bits = BASE64_URL_SAFE_NO_PAD.decode(text).map_err(|_| NotASecret)?;
        bits.try_into().map(Self).map_err(|_| NotASecret)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_reads_what_it_writes_and_nothing_else() {
        let secret = Secret::draw().unwrap();
        let written = secret.to_string();
        assert_eq!(written.len(), 22);
        assert_eq!(written.parse::<Secret>().unwrap_or_else(|_| panic!()).0, secret.0);
        for wrong in ["", "abc", "=====", &written[1..], &format!("{written}A"), "é"] {
            assert!(wrong.parse::<Secret>().is_err(), "{wrong}");
        }
    }

    #[test]
    fn no_key_gives_away_another() {
        let secret = Secret([7; 16]);
        let code = |text: &str| text.parse::<Code>().unwrap();
        let keys = [
            secret.facilitator_key(),
            secret.projector_key(),
            secret.projector().projector_key(),
            secret.phone_key(&code("K7QM4X")),
            secret.phone_key(&code("K7QM4Y")),
            Secret([8; 16]).facilitator_key(),
        ];
        for (i, a) in keys.iter().enumerate() {
            assert!(keys[i + 1..].iter().all(|b| !opens(a, b)));
            assert!(opens(a, a));
        }
    }

    #[test]
    fn a_blank_lock_opens_to_nobody() {
        assert!(!opens(&Key::default(), &Key::default()));
        assert!(!opens(&Secret([7; 16]).facilitator_key(), &Key::default()));
    }

    #[test]
    fn keys_stay_what_they_are_because_cafes_keep_them() {
        let secret = Secret([7; 16]);
        let Keys { facilitator, projector } = secret.keys();
        let phone = secret.phone_key(&"K7QM4X".parse().unwrap());
        let begin = [&facilitator, &projector, &phone].map(|key| &key.0[..16]);
        assert_eq!(begin, ["6c52b496ab89e39d", "ce899f1afd281490", "bc07c8932a2fbf1c"]);
    }
}
