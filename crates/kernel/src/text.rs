//! Text that people typed: cleaned, bounded, folded for comparison.

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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spaces_are_joined_and_tricks_are_dropped() {
        assert_eq!(clean("  Le \u{202e} Comptoir\t Bastille\u{0} ", false), "Le Comptoir Bastille");
        assert_eq!(clean("un\ndeux", false), "un deux");
        assert_eq!(clean(" un \n deux ", true), "un\ndeux");
    }
}
