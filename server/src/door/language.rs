//! Which language a page speaks: what the browser asks for, and what the café is held in.

use app::cafe::preparation::Language;
use axum::http::{HeaderMap, header::ACCEPT_LANGUAGE};

/// What a browser understands, as far as Nappe speaks it: quality from 0 to 1000, 0 is not at all.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Ears {
    french: u16,
    english: u16,
}

impl Ears {
    /// Reads `Accept-Language`: `fr-BE, fr;q=0.9, en;q=0.5`. What can't be read is passed over.
    #[must_use]
    pub fn of(headers: &HeaderMap) -> Self {
        let mut ears = Self::default();
        let lines = headers.get_all(ACCEPT_LANGUAGE).iter();
        for wish in lines
            .filter_map(|line| line.to_str().ok())
            .flat_map(|line| line.split(','))
        {
            let mut parts = wish.split(';').map(str::trim);
            let tag = parts.next().unwrap_or_default();
            let quality = parts.find_map(|part| part.strip_prefix("q=")).map_or(1000, thousandths);
            let primary = tag.split('-').next().unwrap_or_default();
            if primary.eq_ignore_ascii_case("fr") {
                ears.french = ears.french.max(quality);
            } else if primary.eq_ignore_ascii_case("en") {
                ears.english = ears.english.max(quality);
            }
        }
        ears
    }

    /// The language of a page outside any café: the best of what the browser names, else French.
    #[must_use]
    pub fn best(self) -> Language {
        if self.english > self.french {
            Language::En
        } else {
            Language::Fr
        }
    }

    /// The language of a page inside a café: the café's own, unless the browser names only the other.
    #[must_use]
    pub fn within(self, cafe: Language) -> Language {
        let names = |language| match language {
            Language::Fr => self.french > 0,
            Language::En => self.english > 0,
        };
        if names(cafe) || self == Self::default() {
            cafe
        } else {
            self.best()
        }
    }
}

fn thousandths(quality: &str) -> u16 {
    let quality: f32 = quality.parse().unwrap_or(0.0);
    (quality.clamp(0.0, 1.0) * 1000.0) as u16
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ears(accept: &str) -> Ears {
        let mut headers = HeaderMap::new();
        headers.insert(ACCEPT_LANGUAGE, accept.parse().unwrap());
        Ears::of(&headers)
    }

    #[test]
    fn the_best_of_what_the_browser_names() {
        for (accept, language) in [
            ("en", Language::En),
            ("fr", Language::Fr),
            ("en-GB,en;q=0.9,fr;q=0.8", Language::En),
            ("fr-BE, fr;q=0.9, en;q=0.5", Language::Fr),
            ("en;q=0.2, fr;q=0.7", Language::Fr),
            ("EN-us", Language::En),
            ("nl, de;q=0.8", Language::Fr),
            ("nl, en;q=0.3", Language::En),
            ("fr;q=0, en;q=0.1", Language::En),
            ("en;q=rubbish", Language::Fr),
            ("*", Language::Fr),
            (";;,,q=", Language::Fr),
        ] {
            assert_eq!(ears(accept).best(), language, "{accept}");
        }
        assert_eq!(Ears::of(&HeaderMap::new()).best(), Language::Fr);
    }

    #[test]
    fn a_cafe_speaks_its_own_language_to_all_who_understand_it() {
        for (accept, cafe, language) in [
            ("en, fr;q=0.1", Language::Fr, Language::Fr),
            ("en", Language::Fr, Language::En),
            ("nl", Language::En, Language::En),
            ("*", Language::En, Language::En),
            ("fr, en;q=0", Language::En, Language::Fr),
        ] {
            assert_eq!(ears(accept).within(cafe), language, "{accept}");
        }
    }
}
