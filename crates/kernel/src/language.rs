//! The languages Yousoon speaks: French first, English second.

use serde::{Deserialize, Serialize};

/// A language of the product.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, Default, strum::EnumIter, strum::AsRefStr,
)]
#[serde(rename_all = "lowercase")]
#[strum(serialize_all = "lowercase")]
pub enum Language {
    /// French, the default.
    #[default]
    Fr,
    /// English.
    En,
}

impl Language {
    /// The language a client prefers, out of an `Accept-Language` header (RFC 9110, 12.5.4).
    ///
    /// The known language with the highest quality wins; French when none is known.
    #[must_use]
    pub fn from_accept_language(header: &str) -> Self {
        let mut best = (0.0_f32, Self::default());
        for item in header.split(',') {
            let mut parts = item.split(';');
            let tag = parts.next().unwrap_or_default().trim().to_ascii_lowercase();
            let language = match tag.split('-').next() {
                Some("fr" | "*") => Self::Fr,
                Some("en") => Self::En,
                _ => continue,
            };
            let quality =
                parts.find_map(|part| part.trim().strip_prefix("q=")?.parse::<f32>().ok()).unwrap_or(1.0);
            if quality > best.0 {
                best = (quality, language);
            }
        }
        best.1
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_highest_known_quality_wins() {
        for (header, expected) in [
            ("fr-FR,fr;q=0.9,en;q=0.8", Language::Fr),
            ("de-DE,de;q=0.9,en;q=0.8,fr;q=0.7", Language::En),
            ("en", Language::En),
            ("", Language::Fr),
            ("es", Language::Fr),
        ] {
            assert_eq!(Language::from_accept_language(header), expected, "{header}");
        }
    }
}
