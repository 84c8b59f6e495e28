//! Texts for people: Fluent catalogues, French first, English second.

use std::{borrow::Cow, collections::HashMap};

use fluent_bundle::{FluentArgs, FluentResource, FluentValue, concurrent::FluentBundle};
use kernel::Language;
use unic_langid::LanguageIdentifier;

/// Why a catalogue cannot be used.
#[derive(Debug, thiserror::Error)]
#[error("catalogue {language:?}: {problem}")]
pub struct CatalogueError {
    language: Language,
    problem: String,
}

/// The texts of one part of the product in every language.
pub struct Texts(HashMap<Language, FluentBundle<FluentResource>>);

impl Texts {
    /// Reads Fluent sources; several of one language belong together.
    ///
    /// # Errors
    /// When a source is malformed, or says again what another one of its language says.
    pub fn new(sources: &[(Language, &str)]) -> Result<Self, CatalogueError> {
        let mut bundles: HashMap<Language, FluentBundle<FluentResource>> = HashMap::new();
        for (language, source) in sources {
            let wrong = |problem: String| CatalogueError { language: *language, problem };
            let resource = FluentResource::try_new((*source).to_owned())
                .map_err(|(_, errors)| wrong(format!("{errors:?}")))?;
            let id: LanguageIdentifier =
                language.as_ref().parse().map_err(|error| wrong(format!("{error}")))?;
            let bundle = bundles.entry(*language).or_insert_with(|| {
                let mut bundle = FluentBundle::new_concurrent(vec![id]);
                // Isolation marks would end up in subjects of e-mails.
                bundle.set_use_isolating(false);
                bundle
            });
            bundle.add_resource(resource).map_err(|errors| wrong(format!("{errors:?}")))?;
        }
        Ok(Self(bundles))
    }

    /// Whether there is a text by this id in this language.
    #[must_use]
    pub fn has(&self, language: Language, id: &str) -> bool {
        self.0
            .get(&language)
            .is_some_and(|bundle| bundle.get_message(id).is_some_and(|m| m.value().is_some()))
    }

    /// The text by this id; in French when the language has none, the id itself when nobody has.
    #[must_use]
    pub fn get<'a>(
        &self,
        language: Language,
        id: &str,
        args: impl IntoIterator<Item = (&'a str, Cow<'a, str>)>,
    ) -> String {
        let args: FluentArgs<'_> = args.into_iter().map(|(name, value)| (name, argument(value))).collect();
        for language in [language, Language::default()] {
            let Some(bundle) = self.0.get(&language) else {
                continue;
            };
            let Some(pattern) = bundle.get_message(id).and_then(|message| message.value()) else {
                continue;
            };
            return bundle.format_pattern(pattern, Some(&args), &mut Vec::new()).into_owned();
        }
        id.to_owned()
    }
}

/// Whole numbers choose plural forms; everything else is text, a code with a leading zero too.
fn argument(value: Cow<'_, str>) -> FluentValue<'_> {
    match value.parse::<i64>() {
        Ok(number) if value.len() < 10 && number.to_string() == *value => FluentValue::from(number),
        _ => FluentValue::from(value),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_choose_the_plural_and_french_stands_in() {
        let texts = Texts::new(&[
            (
                Language::Fr,
                "seats = { $n ->\n    [one] { $n } place\n   *[other] { $n } places\n}\nonly = Bonjour",
            ),
            (Language::En, "seats = { $n ->\n    [one] { $n } seat\n   *[other] { $n } seats\n}"),
        ])
        .unwrap();
        assert_eq!(texts.get(Language::Fr, "seats", [("n", "1".into())]), "1 place");
        assert_eq!(texts.get(Language::En, "seats", [("n", "3".into())]), "3 seats");
        assert_eq!(texts.get(Language::En, "only", []), "Bonjour");
        assert_eq!(texts.get(Language::En, "none", []), "none");
        assert_eq!(texts.get(Language::Fr, "seats", [("n", "007".into())]), "007 places");
    }
}
