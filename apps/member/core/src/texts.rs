//! Everything a person reads, in French and in English.

use std::{fmt, sync::OnceLock};

use fluent_bundle::{FluentArgs, FluentResource, FluentValue, concurrent::FluentBundle};
use unic_langid::{LanguageIdentifier, langid};

/// What the app says by itself.
const OURS: [&str; 2] = [include_str!("../locales/fr.ftl"), include_str!("../locales/en.ftl")];
/// Every refusal and failure of the platform: one source for what the gateway says and what is said without it.
const REFUSALS: [&str; 2] =
    [include_str!("../../../../gateway/locales/fr.ftl"), include_str!("../../../../gateway/locales/en.ftl")];

/// A language of the app.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Lang {
    /// French, the first.
    #[default]
    Fr,
    /// English.
    En,
}

impl Lang {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Fr, Self::En];

    /// By what a browser or phone prefers, most wanted first; French when it is none of ours.
    pub fn preferred<'a>(wanted: impl IntoIterator<Item = &'a str>) -> Self {
        wanted.into_iter().find_map(Self::from_tag).unwrap_or_default()
    }

    /// By a language tag, for instance `en-GB`.
    pub fn from_tag(tag: &str) -> Option<Self> {
        let first = tag.split(['-', '_']).next()?;
        Self::ALL.into_iter().find(|lang| lang.tag().eq_ignore_ascii_case(first))
    }

    /// `fr` or `en`: for `Accept-Language` and for the page's `lang`.
    pub const fn tag(self) -> &'static str {
        match self {
            Self::Fr => "fr",
            Self::En => "en",
        }
    }

    fn identifier(self) -> LanguageIdentifier {
        match self {
            Self::Fr => langid!("fr"),
            Self::En => langid!("en"),
        }
    }
}

/// What a text is filled with.
#[derive(Debug, Clone, PartialEq)]
pub enum Arg {
    /// Counts decide between singular and plural.
    Count(i64),
    /// Words.
    Words(String),
}

impl From<i32> for Arg {
    fn from(count: i32) -> Self {
        Self::Count(i64::from(count))
    }
}

impl From<usize> for Arg {
    fn from(count: usize) -> Self {
        Self::Count(i64::try_from(count).unwrap_or(i64::MAX))
    }
}

impl From<&str> for Arg {
    fn from(words: &str) -> Self {
        Self::Words(words.to_owned())
    }
}

impl From<String> for Arg {
    fn from(words: String) -> Self {
        Self::Words(words)
    }
}

/// A text without arguments. An unknown key is shown as it is: seen at once, and breaking nothing.
pub fn text(lang: Lang, key: &str) -> String {
    fill(lang, key, &[])
}

/// A text filled with `arguments`.
pub fn fill(lang: Lang, key: &str, arguments: &[(&str, Arg)]) -> String {
    look_up(bundle(lang), key, arguments).unwrap_or_else(|| key.to_owned())
}

/// What a refusal's or failure's code means, for where the gateway has not said it itself.
pub fn refusal(lang: Lang, code: &str) -> Option<String> {
    look_up(bundle(lang), code, &[])
}

fn look_up(bundle: &Bundle, key: &str, arguments: &[(&str, Arg)]) -> Option<String> {
    let pattern = bundle.0.get_message(key)?.value()?;
    let mut filled = FluentArgs::with_capacity(arguments.len());
    for (name, value) in arguments {
        let value = match value {
            Arg::Count(count) => FluentValue::from(*count),
            Arg::Words(words) => FluentValue::from(words.as_str()),
        };
        filled.set(*name, value);
    }
    // What could not be filled stands there by its name; a test fills every text.
    let mut errors = Vec::new();
    Some(bundle.0.format_pattern(pattern, Some(&filled), &mut errors).into_owned())
}

struct Bundle(FluentBundle<FluentResource>);

impl fmt::Debug for Bundle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Bundle")
    }
}

fn bundle(lang: Lang) -> &'static Bundle {
    static FRENCH: OnceLock<Bundle> = OnceLock::new();
    static ENGLISH: OnceLock<Bundle> = OnceLock::new();
    match lang {
        Lang::Fr => FRENCH.get_or_init(|| load(lang)),
        Lang::En => ENGLISH.get_or_init(|| load(lang)),
    }
}

fn load(lang: Lang) -> Bundle {
    let mut bundle = FluentBundle::new_concurrent(vec![lang.identifier()]);
    // The marks that keep right-to-left names apart would be seen as boxes by some fonts, and are not needed here.
    bundle.set_use_isolating(false);
    for source in [OURS, REFUSALS] {
        let source = source.get(lang as usize).copied().unwrap_or_default();
        let source = if lang == Lang::Fr { together(source) } else { source.to_owned() };
        // A line that does not parse is left out; a test reads every line.
        let resource = FluentResource::try_new(source).unwrap_or_else(|(resource, _)| resource);
        drop(bundle.add_resource(resource));
    }
    Bundle(bundle)
}

/// French puts a space before these marks; no line may break there.
fn together(source: &str) -> String {
    let spaced = ['?', '!', ';', ':', '»', '%', '€'];
    spaced.into_iter().fold(source.replace("« ", "«\u{a0}"), |text, mark| {
        text.replace(&format!(" {mark}"), &format!("\u{a0}{mark}"))
    })
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use super::*;

    /// The keys of a file, each with the arguments its text wants.
    fn keys(source: &str) -> BTreeMap<String, BTreeSet<String>> {
        FluentResource::try_new(source.to_owned()).map_err(|(_, errors)| errors).unwrap();
        let mut keys: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        let mut last = String::new();
        for line in source.lines() {
            if let Some((key, _)) = line.split_once('=').filter(|_| !line.starts_with([' ', '#', '}'])) {
                last = key.trim().to_owned();
                keys.insert(last.clone(), BTreeSet::new());
            }
            let arguments = line.split('$').skip(1).map(|rest| {
                rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect::<String>()
            });
            keys.entry(last.clone()).or_default().extend(arguments);
        }
        keys.remove("");
        keys
    }

    #[test]
    fn both_languages_say_the_same_things() {
        for [french, english] in [OURS, REFUSALS] {
            assert_eq!(keys(french), keys(english));
        }
    }

    #[test]
    fn no_key_stands_twice() {
        let ours = keys(OURS[0]);
        let lines = OURS[0].lines().filter(|line| line.contains(" = ") && !line.starts_with([' ', '#']));
        assert_eq!(lines.count(), ours.len());
        assert!(keys(REFUSALS[0]).keys().all(|key| !ours.contains_key(key)));
    }

    #[test]
    fn every_text_can_be_filled() {
        for lang in Lang::ALL {
            for (key, arguments) in keys(OURS[0]) {
                let arguments: Vec<_> = arguments.iter().map(|name| (name.as_str(), Arg::Count(2))).collect();
                let filled = fill(lang, &key, &arguments);
                assert!(!filled.is_empty() && filled != key && !filled.contains("{$"), "{key}: {filled}");
            }
        }
    }

    #[test]
    fn every_refusal_has_a_text_in_both_languages() {
        let codes = keys(REFUSALS[0]);
        assert!(codes.len() > 90, "the gateway's texts are all there");
        for code in codes.keys() {
            let texts = Lang::ALL.map(|lang| refusal(lang, code).unwrap());
            assert!(texts.iter().all(|text| text.len() > 3), "{code}");
        }
        assert_eq!(refusal(Lang::Fr, "NO_SUCH_CODE"), None);
    }

    #[test]
    fn no_french_line_begins_with_a_mark() {
        assert_eq!(text(Lang::Fr, "register-title"), "Combien serez-vous\u{a0}?");
        for (key, arguments) in keys(OURS[0]) {
            let arguments: Vec<_> = arguments.iter().map(|name| (name.as_str(), Arg::from(2))).collect();
            let text = fill(Lang::Fr, &key, &arguments);
            let torn =
                [" ?", " !", " ;", " :", " »", " %", " €", "« "].into_iter().find(|torn| text.contains(torn));
            assert_eq!(torn, None, "{text}");
        }
    }

    #[test]
    fn the_wanted_language_is_found() {
        assert_eq!(Lang::preferred(["de-DE", "en-GB", "fr"]), Lang::En);
        assert_eq!(Lang::preferred(["fr-CA"]), Lang::Fr);
        assert_eq!(Lang::preferred(["de"]), Lang::Fr);
        assert_eq!(text(Lang::Fr, "no-such-key"), "no-such-key");
    }
}
