//! What somebody has typed so far, and how well a name fits it.

use kernel::text::fold;

use super::words::is_filler;

/// How well a name fits, best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fit {
    /// It begins as was typed, letter by letter.
    AsTyped,
    /// It does but for words that say nothing: "compt" and "Le Comptoir".
    Begins,
    /// Its words begin as those that were typed, in any order.
    Within,
}

/// What somebody has typed so far.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Typed {
    folded: String,
    words: Vec<String>,
}

impl Typed {
    /// What stands in a text; `None` without a letter or digit.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let folded = fold(text);
        let words = telling(&folded);
        (!words.is_empty())
            .then(|| Self { words: words.into_iter().map(str::to_owned).collect(), folded: folded.clone() })
    }

    /// The longest word: few names have it.
    #[must_use]
    pub fn longest(&self) -> &str {
        self.words.iter().max_by_key(|word| word.len()).map(String::as_str).unwrap_or_default()
    }

    /// How well a folded name fits; `None` when a word is missing in it.
    #[must_use]
    pub fn fit(&self, name: &str) -> Option<Fit> {
        if name.starts_with(&self.folded) {
            return Some(Fit::AsTyped);
        }
        let has = |word: &String| name.split(' ').any(|other| other.starts_with(word.as_str()));
        if !self.words.iter().all(has) {
            return None;
        }
        Some(if telling(name).join(" ").starts_with(&self.words.join(" ")) {
            Fit::Begins
        } else {
            Fit::Within
        })
    }
}

/// The words of a folded text that say something; all of them when none does.
fn telling(folded: &str) -> Vec<&str> {
    let all: Vec<&str> = folded.split(' ').filter(|word| !word.is_empty()).collect();
    let telling: Vec<&str> = all.iter().copied().filter(|word| !is_filler(word)).collect();
    if telling.is_empty() { all } else { telling }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn fit(text: &str, name: &str) -> Option<Fit> {
        Typed::read(text).unwrap().fit(&fold(name))
    }

    #[test]
    fn a_name_fits_by_the_beginnings_of_its_words() {
        for (text, name, expected) in [
            ("caf", "Café des Arts", Some(Fit::AsTyped)),
            ("CAFÉ  d", "Café des Arts", Some(Fit::AsTyped)),
            ("le compt", "Le Comptoir", Some(Fit::AsTyped)),
            ("compt", "Le Comptoir", Some(Fit::Begins)),
            ("la comp", "Le Comptoir", Some(Fit::Begins)),
            ("oly", "L’Olympia", Some(Fit::Begins)),
            ("cafe arts", "Café des Arts", Some(Fit::Begins)),
            ("arts caf", "Café des Arts", Some(Fit::Within)),
            ("des", "Café des Arts", Some(Fit::Within)),
            ("oeu", "Cœur et Œuvre", Some(Fit::Within)),
            ("fe", "Café des Arts", None),
            ("cafe bar", "Café des Arts", None),
        ] {
            assert_eq!(fit(text, name), expected, "{text} {name}");
        }
        assert!(Fit::AsTyped < Fit::Begins && Fit::Begins < Fit::Within);
    }

    #[test]
    fn without_a_letter_nothing_was_typed() {
        for text in ["", "  ", "💥 ?!", "’"] {
            assert_eq!(Typed::read(text), None, "{text}");
        }
        assert_eq!(Typed::read("de la").unwrap().longest(), "la");
        assert_eq!(Typed::read("un apéro à la bast").unwrap().longest(), "apero");
    }

    proptest! {
        #[test]
        fn whatever_a_name_begins_with_finds_it(name in "[a-zéèœ' -]{1,20}[a-z]", letters in 1_usize..20) {
            let text: String = name.chars().take(letters).collect();
            if let Some(typed) = Typed::read(&text) {
                prop_assert_eq!(typed.fit(&fold(&name)), Some(Fit::AsTyped));
            }
        }
    }
}
