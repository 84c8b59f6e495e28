//! What may be written.

use contracts::{RefusalCode, Refusals};

/// How long a message may be, in characters.
pub const MAX_MESSAGE: usize = 1_000;
/// How long the reason of a report may be.
pub const MAX_REASON: usize = 500;
/// How long a client's own key may be.
pub const MAX_KEY: usize = 100;

/// The trimmed text of `field` when it has 1 to `max` characters, all of which can be seen; otherwise a refusal.
pub fn checked(refusals: &mut Refusals, field: &str, text: &str, max: usize) -> String {
    let cleaned = refusals.text(field, text, 1..=max);
    // One refusal to a field is enough.
    if !cleaned.is_empty() && text.chars().any(is_control) {
        refusals.add(field, RefusalCode::TextInvalid);
    }
    cleaned
}

/// Line breaks and tabs are typed; of a Windows line break the cleaning keeps half.
fn is_control(c: char) -> bool {
    c.is_control() && !matches!(c, '\n' | '\r' | '\t')
}

#[cfg(test)]
mod tests {
    use super::*;
    use contracts::ServiceError;

    fn refused(text: &str) -> Option<RefusalCode> {
        let mut refusals = Refusals::new();
        checked(&mut refusals, "text", text, MAX_MESSAGE);
        match refusals.done() {
            Err(ServiceError::Refused(refusals)) => {
                assert_eq!((refusals.len(), refusals[0].field.as_deref()), (1, Some("text")), "{text:?}");
                Some(refusals[0].code)
            }
            _ => None,
        }
    }

    #[test]
    fn one_to_a_thousand_characters_that_can_be_seen() {
        for (text, code) in [
            ("On se retrouve devant ?\n\nÀ 20 h !".to_owned(), None),
            ("a\r\nb".to_owned(), None),
            ("é".repeat(1_000), None),
            ("👩‍👩‍👧".to_owned(), None),
            (String::new(), Some(RefusalCode::Required)),
            (" \n\t ".to_owned(), Some(RefusalCode::Required)),
            ("\u{0}".to_owned(), Some(RefusalCode::Required)),
            ("é".repeat(1_001), Some(RefusalCode::TextTooLong)),
            ("x".repeat(100_000), Some(RefusalCode::TextTooLong)),
            ("bon\u{7}jour".to_owned(), Some(RefusalCode::TextInvalid)),
            ("bon\u{1b}[31mjour".to_owned(), Some(RefusalCode::TextInvalid)),
        ] {
            assert_eq!(refused(&text), code, "{:?}", text.chars().take(40).collect::<String>());
        }
        let mut refusals = Refusals::new();
        assert_eq!(checked(&mut refusals, "text", "  Bonjour \u{202e}à tous  ", 1_000), "Bonjour à tous");
        assert!(refusals.is_empty());
    }
}
