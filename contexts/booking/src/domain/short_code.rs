//! The eight characters for a door without a camera: Crockford's base 32, which has no I, L, O or U.

use kernel::OutingId;
use sha2::{Digest, Sha256};

/// The characters of a short code.
pub const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// How many there are in one.
pub const LENGTH: usize = 8;

/// The code as people read it: `7K3F-9QXM`.
#[must_use]
pub fn shown(code: &str) -> String {
    match code.split_at_checked(LENGTH / 2) {
        Some((head, tail)) => format!("{head}-{tail}"),
        None => code.to_owned(),
    }
}

/// The code behind what somebody typed: dashes and spaces dropped, O read as 0, I and L as 1. `None` when it
/// cannot be one.
#[must_use]
pub fn typed(text: &str) -> Option<String> {
    // A hostile megabyte is refused before it is read.
    if text.len() > 64 {
        return None;
    }
    let mut code = String::with_capacity(LENGTH);
    for c in text.chars().filter(|c| !c.is_whitespace() && !matches!(c, '-' | '–' | '—' | '.' | '_')) {
        let c = match c.to_ascii_uppercase() {
            'O' => '0',
            'I' | 'L' => '1',
            c => c,
        };
        let known = u8::try_from(c).is_ok_and(|byte| ALPHABET.contains(&byte));
        if !known {
            return None;
        }
        code.push(c);
    }
    (code.len() == LENGTH).then_some(code)
}

/// What a door keeps of a code, so that it recognises it offline: the first 16 hexadecimal digits of SHA-256 over
/// the code, a colon and the outing's id.
#[must_use]
pub fn digest(code: &str, outing: OutingId) -> String {
    let digest = Sha256::digest(format!("{code}:{outing}"));
    digest.iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_people_mistype_is_forgiven() {
        for text in ["7K3F-9QXM", "7k3f9qxm", " 7k3f 9qxm ", "7K3F–9QXM"] {
            assert_eq!(typed(text).as_deref(), Some("7K3F9QXM"), "{text}");
        }
        assert_eq!(typed("oil0-Ooli").as_deref(), Some("01100011"));
    }

    #[test]
    fn a_door_computes_the_same_digest() {
        // printf %s 7K3F9QXM:out_01KAYQ5K8W0000000000000002 | sha256sum | cut -c 1-16
        let outing = "out_01KAYQ5K8W0000000000000002".parse().unwrap();
        assert_eq!(digest("7K3F9QXM", outing), "6fe07a4f33a53327");
    }

    #[test]
    fn what_cannot_be_a_code_is_none() {
        let megabyte = "7".repeat(1 << 20);
        for text in ["", "7K3F-9QX", "7K3F-9QXMM", "7K3F-9QXU", "7K3F-9QXé", "\u{0}K3F-9QXM", &megabyte] {
            assert_eq!(typed(text), None);
        }
    }

    proptest! {
        #[test]
        fn what_is_shown_can_be_typed(code in "[0-9A-HJKMNP-TV-Z]{8}") {
            let read = typed(&shown(&code));
            prop_assert_eq!(read, Some(code));
        }
    }
}
