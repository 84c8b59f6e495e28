//! Text that people typed: cleaned, bounded, folded for comparison.

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// Trims, joins runs of spaces and drops control characters (line breaks stay when `multiline`).
#[must_use]
pub fn clean(text: &str, multiline: bool) -> String {
    let mut cleaned = String::with_capacity(text.len().min(4096));
    let mut pending_space = false;
    for c in text.trim().chars() {
        match c {
            '\n' if multiline => {
                cleaned.push('\n');
                pending_space = false;
            }
            c if c.is_whitespace() => pending_space = true,
            c if c.is_control() || is_invisible(c) => {}
            c => {
                if pending_space && !cleaned.is_empty() && !cleaned.ends_with('\n') {
                    cleaned.push(' ');
                }
                pending_space = false;
                cleaned.push(c);
            }
        }
    }
    cleaned
}

/// Direction overrides and zero-width characters: they let a name pass for another.
const fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

/// The text as it is compared when case, accents and punctuation do not count: `Léa-Maëlle Œuf` becomes
/// `lea maelle oeuf`.
#[must_use]
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for c in text.nfkd().filter(|c| !is_combining_mark(*c)) {
        match c {
            'œ' | 'Œ' => folded.push_str("oe"),
            'æ' | 'Æ' => folded.push_str("ae"),
            'ß' | 'ẞ' => folded.push_str("ss"),
            'ø' | 'Ø' => folded.push('o'),
            'ł' | 'Ł' => folded.push('l'),
            'đ' | 'Đ' | 'ð' | 'Ð' => folded.push('d'),
            c if c.is_alphanumeric() => folded.extend(c.to_lowercase()),
            _ if folded.ends_with(' ') => {}
            _ => folded.push(' '),
        }
    }
    folded.trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_accents_and_punctuation_do_not_count() {
        for (text, folded) in [
            ("Léa M.", "lea m"),
            (" JEAN–PAUL  d'Ørsted ", "jean paul d orsted"),
            ("Œdipe Weiß, Łukasz", "oedipe weiss lukasz"),
            ("Zoe\u{308} ﬁn", "zoe fin"),
            ("–", ""),
            ("Ελένη", "ελενη"),
        ] {
            assert_eq!(fold(text), folded);
            assert_eq!(fold(folded), folded);
        }
    }

    #[test]
    fn spaces_are_joined_and_tricks_are_dropped() {
        assert_eq!(clean("  Le \u{202e} Comptoir\t Bastille\u{0} ", false), "Le Comptoir Bastille");
        assert_eq!(clean("un\ndeux", false), "un deux");
        assert_eq!(clean(" un \n deux ", true), "un\ndeux");
    }
}
