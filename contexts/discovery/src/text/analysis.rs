//! How text becomes words, the same way for what is indexed and for what is asked.

use tantivy::tokenizer::{
    AsciiFoldingFilter, Language, LowerCaser, RemoveLongFilter, SimpleTokenizer, Stemmer, TextAnalyzer,
};

use crate::domain::words::is_filler;

/// The tokenizer's name in the schema: lower case, without accents.
pub const FOLDED: &str = "folded";
/// The tokenizer's name in the schema: folded, then cut to the stem of French.
pub const STEMMED: &str = "stemmed";

/// Words of more bytes are nobody's words.
const LONGEST_WORD: usize = 40;
/// More words of one search are not read.
const MAX_WORDS: usize = 8;

/// Words in lower case without accents.
#[must_use]
pub fn folded() -> TextAnalyzer {
    TextAnalyzer::builder(SimpleTokenizer::default())
        .filter(RemoveLongFilter::limit(LONGEST_WORD))
        .filter(LowerCaser)
        .filter(AsciiFoldingFilter)
        .build()
}

/// Stems of French. Folded first: who types "soiree" then finds what "soirée" finds.
#[must_use]
pub fn stemmed() -> TextAnalyzer {
    TextAnalyzer::builder(SimpleTokenizer::default())
        .filter(RemoveLongFilter::limit(LONGEST_WORD))
        .filter(LowerCaser)
        .filter(AsciiFoldingFilter)
        .filter(Stemmer::new(Language::French))
        .build()
}

/// Text whose accents are characters of their own (as some keyboards and file systems write them) would
/// fall apart at each accent; without them it is the folded text already.
#[must_use]
pub fn without_combining_marks(text: &str) -> String {
    text.chars().filter(|c| !('\u{300}'..='\u{36f}').contains(c)).collect()
}

/// A word that was asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    /// Folded.
    pub folded: String,
    /// Its stem.
    pub stem: String,
}

/// The words of a question. Fillers are dropped, unless there is nothing else.
#[must_use]
pub fn words(text: &str) -> Vec<Word> {
    let text = without_combining_marks(text);
    let all: Vec<Word> = tokens(&mut folded(), &text)
        .into_iter()
        .zip(tokens(&mut stemmed(), &text))
        .map(|(folded, stem)| Word { folded, stem })
        .collect();
    let mut telling: Vec<Word> = all.iter().filter(|word| !is_filler(&word.folded)).cloned().collect();
    if telling.is_empty() {
        telling = all;
    }
    telling.truncate(MAX_WORDS);
    telling
}

fn tokens(analyzer: &mut TextAnalyzer, text: &str) -> Vec<String> {
    let mut stream = analyzer.token_stream(text);
    let mut tokens = Vec::new();
    while let Some(token) = stream.next() {
        tokens.push(token.text.clone());
    }
    tokens
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn folded_words(text: &str) -> Vec<String> {
        words(text).into_iter().map(|word| word.folded).collect()
    }

    #[test]
    fn accents_apostrophes_and_fillers_go() {
        assert_eq!(folded_words("L'Olympia"), ["olympia"]);
        assert_eq!(folded_words("Un apéro à la Bastille"), ["apero", "bastille"]);
        assert_eq!(folded_words("cœur d’artichaut"), ["coeur", "artichaut"]);
        assert_eq!(folded_words("the\u{301}a\u{302}tre"), ["theatre"]);
        assert_eq!(folded_words("le la"), ["le", "la"]);
        assert!(words("💥 ?! ''").is_empty());
    }

    #[test]
    fn forms_of_one_word_share_a_stem_with_and_without_accents() {
        for forms in [
            ["soirée", "soiree", "soirées", "SOIREES"],
            ["théâtre", "theatre", "théâtres", "Theatres"],
            ["italien", "italienne", "italiens", "italiennes"],
            ["cocktail", "cocktails", "Cocktails", "COCKTAIL"],
        ] {
            let stems: std::collections::HashSet<_> =
                forms.iter().map(|form| words(form)[0].stem.clone()).collect();
            assert_eq!(stems.len(), 1, "{forms:?} {stems:?}");
        }
    }

    proptest! {
        #[test]
        fn any_text_has_few_words(text in "\\PC{0,200}") {
            prop_assert!(words(&text).len() <= MAX_WORDS);
        }
    }
}
