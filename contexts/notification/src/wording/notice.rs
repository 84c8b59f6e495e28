//! From an entry of an inbox to words, in the language it is read in.

use std::borrow::Cow;

use kernel::{Language, text::clean};
use platform::i18n::{CatalogueError, Texts};

use super::{LONGEST_SUBJECT, LONGEST_VALUE, TEXT_MARK, TEXTS, written};
use crate::domain::{letter::Value, notice::Notice};

/// An entry in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoticeWords {
    /// One line.
    pub title: String,
    /// A few sentences.
    pub body: String,
}

/// Puts an entry into words; `None` when a later version of this program wrote it and this one has no words for it.
///
/// # Errors
/// When a catalogue is malformed, which a test rules out.
pub fn notice_words(
    notice: &Notice,
    language: Language,
) -> Result<Option<NoticeWords>, &'static CatalogueError> {
    let texts = TEXTS.as_ref()?;
    let id = notice.template.replace('_', "-");
    let (title, body) = (format!("{id}-title"), format!("{id}-body"));
    if !texts.has(language, &title) || !texts.has(language, &body) {
        return Ok(None);
    }
    let values: Vec<(&str, String)> =
        notice.values.iter().map(|(name, value)| (name.as_str(), shown(texts, language, value))).collect();
    let write = |id: &str| {
        let args = values.iter().map(|(name, value)| (*name, Cow::from(value.as_str())));
        texts.get(language, id, args).replace(TEXT_MARK, "")
    };
    let title = clean(&write(&title), false).chars().take(LONGEST_SUBJECT).collect();
    Ok(Some(NoticeWords { title, body: write(&body) }))
}

/// A value as the app shows it: there a quotation stands in a frame of its own and needs no marks.
fn shown(texts: &Texts, language: Language, value: &Value) -> String {
    match value {
        Value::Quote(typed) => {
            let typed: String = clean(typed, true).chars().take(LONGEST_VALUE).collect();
            format!("{TEXT_MARK}{typed}")
        }
        other => written(texts, language, other),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::letter::{Letter, Template};
    use kernel::{AccountId, Money, TimeZoneName};

    fn notice(template: Template, values: Vec<(&'static str, Value)>) -> Notice {
        let now = "2026-11-28T20:00:00Z".parse().unwrap();
        Notice::of(&Letter::new(template, values), AccountId::generate(), now).unwrap()
    }

    fn say(notice: &Notice, language: Language) -> (String, String) {
        let words = notice_words(notice, language).unwrap().unwrap();
        (words.title, words.body)
    }

    #[test]
    fn an_entry_is_read_in_either_language() {
        let when = Value::When("2026-11-28T20:00:00Z".parse().unwrap(), TimeZoneName::paris());
        let text = |text: &str| Value::Text(text.to_owned());
        let values = vec![
            ("title", text("Jazz")),
            ("venue", text("Le Duc")),
            ("when", when),
            ("people", Value::Count(2)),
        ];
        let confirmed = notice(Template::RegistrationConfirmed, values);
        let (title, body) = say(&confirmed, Language::Fr);
        assert_eq!(title, "Inscription confirmée : Jazz");
        assert!(
            body.contains("Le Duc, samedi 28 novembre à 21:00") && body.contains("2 personnes"),
            "{body}"
        );
        let (title, body) = say(&confirmed, Language::En);
        assert_eq!(title, "You're in: Jazz");
        assert!(
            body.contains("Le Duc, Saturday 28 November at 21:00") && body.contains("2 people"),
            "{body}"
        );
        let saving = notice(Template::SavingRecorded, vec![("amount", Value::Amount(Money::eur(1_400)))]);
        assert!(say(&saving, Language::Fr).0.contains("14,00 €"));
    }

    #[test]
    fn a_message_keeps_its_lines_and_is_never_read_as_a_template() {
        let typed = "Bonsoir,\r\n{ $company } 007\u{202e}".to_owned();
        let values = vec![
            ("company", Value::Text("Maison".to_owned())),
            ("title", Value::Text("007".to_owned())),
            ("message", Value::Quote(typed)),
        ];
        let (title, body) = say(&notice(Template::OutingMessage, values), Language::Fr);
        assert_eq!(title, "Maison vous écrit");
        assert_eq!(body, "007 : « Bonsoir,\n{ $company } 007 »");
    }

    #[test]
    fn what_a_later_version_wrote_has_no_words_yet() {
        let mut unknown = notice(Template::PasswordChanged, Vec::new());
        "something_new".clone_into(&mut unknown.template);
        assert_eq!(notice_words(&unknown, Language::Fr).unwrap(), None);
    }
}
