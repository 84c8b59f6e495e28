//! From a letter to words, in the recipient's language.

mod notice;

use std::{borrow::Cow, sync::LazyLock};

use contracts::verification::{Finding, FindingCode, FindingField};
use kernel::{Language, Money, TimeZoneName, Timestamp, text::clean};
use platform::i18n::{CatalogueError, Texts};

use crate::domain::letter::{Letter, Recipient, Value};

pub use notice::notice_words;

static TEXTS: LazyLock<Result<Texts, CatalogueError>> = LazyLock::new(|| {
    Texts::new(&[
        (Language::Fr, include_str!("../locales/fr.ftl")),
        (Language::Fr, include_str!("../locales/inbox/fr.ftl")),
        (Language::En, include_str!("../locales/en.ftl")),
        (Language::En, include_str!("../locales/inbox/en.ftl")),
    ])
});

/// More characters of a value that a person typed are not written.
const LONGEST_VALUE: usize = 1_000;
/// More characters of a subject are not written.
const LONGEST_SUBJECT: usize = 150;

/// Stands before a value that is text, so that the catalogue does not take "007" for a number and write 7.
/// It is removed from what was written; cleaned values never hold one.
const TEXT_MARK: char = '\u{2060}';

/// A message in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Words {
    /// One line.
    pub subject: String,
    /// The text.
    pub text: String,
}

/// Puts a letter into words.
///
/// # Errors
/// When a catalogue is malformed, which a test rules out.
pub fn words(letter: &Letter, recipient: &Recipient) -> Result<Words, &'static CatalogueError> {
    let texts = TEXTS.as_ref()?;
    let language = recipient.language;
    let mut values: Vec<(&str, String)> =
        letter.values.iter().map(|(name, value)| (*name, written(texts, language, value))).collect();
    values.push(("firstName", text(&recipient.first_name)));
    let id = letter.template.as_ref().replace('_', "-");
    let write = |part: &str| {
        let args = values.iter().map(|(name, value)| (*name, Cow::from(value.as_str())));
        texts.get(language, &format!("{id}-{part}"), args).replace(TEXT_MARK, "")
    };
    let subject = clean(&write("subject"), false).chars().take(LONGEST_SUBJECT).collect();
    Ok(Words { subject, text: write("text") })
}

fn written(texts: &Texts, language: Language, value: &Value) -> String {
    match value {
        Value::Text(typed) => text(typed),
        Value::Quote(typed) => quote(typed),
        Value::Count(count) => count.to_string(),
        Value::Amount(amount) => text(&money(texts, language, *amount)),
        Value::When(instant, zone) => text(&date(texts, language, *instant, zone)),
        Value::Reasons(findings, message) => reasons(texts, language, (findings, message.as_deref())),
    }
}

/// What a person typed, on one line and bounded: it can forge neither a header nor a page of text.
fn text(typed: &str) -> String {
    format!("{TEXT_MARK}{}", line(typed))
}

/// What a person typed, on one line and bounded.
fn line(typed: &str) -> String {
    clean(typed, false).chars().take(LONGEST_VALUE).collect()
}

/// What a person wrote, in its own lines and bounded. Each begins with the mark of a quotation (RFC 3676, 4.5):
/// no line of it passes for one of ours.
fn quote(typed: &str) -> String {
    let typed: String = clean(typed, true).chars().take(LONGEST_VALUE).collect();
    let lines: Vec<_> = typed.lines().map(|line| format!("> {line}")).collect();
    format!("{TEXT_MARK}{}", lines.join("\n"))
}

/// "14,00 €" or "€14.00".
fn money(texts: &Texts, language: Language, amount: Money) -> String {
    let cents = amount.cents.unsigned_abs();
    let parts = [("euros", (cents / 100).to_string()), ("cents", format!("{:02}", cents % 100))];
    get(texts, language, "money", parts)
}

/// "samedi 28 novembre à 21:00", on the clock of `zone`.
fn date(texts: &Texts, language: Language, instant: Timestamp, zone: &TimeZoneName) -> String {
    let local = instant.in_zone(zone);
    let time = format!("{:02}:{:02}", local.hour(), local.minute());
    let weekday = local.weekday().to_monday_one_offset();
    let numbers =
        [("weekday", i64::from(weekday)), ("day", local.day().into()), ("month", local.month().into())];
    let args = numbers.map(|(name, number)| (name, Cow::from(number.to_string())));
    texts.get(language, "date", args.into_iter().chain([("time", Cow::from(time))]))
}

/// What is wrong, a line each and each once, then what a reviewer wrote.
fn reasons(texts: &Texts, language: Language, (found, message): (&[Finding], Option<&str>)) -> String {
    let mut lines: Vec<String> = Vec::with_capacity(found.len().max(1));
    for found in found {
        let line = format!("– {}", finding(texts, language, *found));
        if !lines.contains(&line) {
            lines.push(line);
        }
    }
    let mut written = lines.join("\n");
    if let Some(message) = message.map(line).filter(|message| !message.is_empty()) {
        let message = get(texts, language, "reviewer-message", [("message", message)]);
        let gap = if written.is_empty() { "" } else { "\n\n" };
        written.push_str(gap);
        written.push_str(&message);
    }
    if written.is_empty() {
        // Nobody is told "no" without a word.
        let refused = Finding { field: FindingField::Document, code: FindingCode::ProviderRefused };
        written = format!("– {}", finding(texts, language, refused));
    }
    format!("{TEXT_MARK}{written}")
}

/// What is wrong and what to do about it.
fn finding(texts: &Texts, language: Language, found: Finding) -> String {
    let side = match found.field {
        FindingField::Front => "front",
        FindingField::Back => "back",
        FindingField::Document | FindingField::Name | FindingField::BirthDate | FindingField::Expiry => "any",
    };
    let photo = texts.get(language, "finding-photo", [("side", Cow::from(side))]);
    let code = found.code.as_ref().to_lowercase().replace('_', "-");
    get(texts, language, &format!("finding-{code}"), [("photo", photo)])
}

/// A text whose values are all text.
fn get<const N: usize>(texts: &Texts, language: Language, id: &str, values: [(&str, String); N]) -> String {
    let marked = values.map(|(name, value)| (name, Cow::from(format!("{TEXT_MARK}{value}"))));
    texts.get(language, id, marked).replace(TEXT_MARK, "")
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use super::*;
    use crate::domain::letter::Template;
    use kernel::EmailAddress;
    use strum::IntoEnumIterator;

    fn recipient(language: Language) -> Recipient {
        let email = EmailAddress::parse("lea@example.org").unwrap();
        Recipient { email, first_name: "Léa".to_owned(), language }
    }

    fn finding_id(code: FindingCode) -> String {
        format!("finding-{}", code.as_ref().to_lowercase().replace('_', "-"))
    }

    /// The variables of each message of a catalogue.
    fn variables(source: &str) -> BTreeMap<String, BTreeSet<String>> {
        let mut messages: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        let mut current = String::new();
        for line in source.lines().filter(|line| !line.starts_with('#')) {
            if let Some((id, _)) = line.split_once(" =")
                && !line.starts_with(' ')
            {
                current = id.to_owned();
            }
            let found = messages.entry(current.clone()).or_default();
            let names = line.split('$').skip(1);
            found.extend(names.map(|rest| rest.chars().take_while(char::is_ascii_alphanumeric).collect()));
        }
        messages.remove("");
        messages
    }

    #[test]
    fn every_template_exists_in_both_languages_with_the_same_variables() {
        let texts = TEXTS.as_ref().unwrap();
        let [french, english] = ["fr", "en"].map(|language| {
            let read = |folder: &str| {
                let path = format!("{}/locales/{folder}{language}.ftl", env!("CARGO_MANIFEST_DIR"));
                std::fs::read_to_string(path).unwrap()
            };
            variables(&(read("") + &read("inbox/")))
        });
        assert_eq!(french, english);
        let mut expected: BTreeSet<String> =
            ["money", "date", "finding-photo", "reviewer-message"].map(str::to_owned).into();
        expected.extend(FindingCode::iter().map(finding_id));
        for (id, language) in expected.iter().flat_map(|id| [(id, Language::Fr), (id, Language::En)]) {
            assert!(texts.has(language, id), "{language:?} {id}");
        }
        for template in Template::iter() {
            let parts: &[&str] = if template.is_told_in_the_app() {
                &["subject", "text", "title", "body"]
            } else {
                &["subject", "text"]
            };
            for part in parts {
                let id = format!("{}-{part}", template.as_ref().replace('_', "-"));
                for language in [Language::Fr, Language::En] {
                    assert!(texts.has(language, &id), "{language:?} {id}");
                }
                expected.insert(id);
            }
        }
        assert_eq!(french.into_keys().collect::<BTreeSet<_>>(), expected, "no text without a template");
    }

    #[test]
    fn dates_are_written_for_people_on_the_venue_s_clock() {
        let texts = TEXTS.as_ref().unwrap();
        let paris = TimeZoneName::paris();
        let noumea = TimeZoneName::try_from("Pacific/Noumea".to_owned()).unwrap();
        for (instant, zone, french, english) in [
            ("2026-11-28T20:00:00Z", &paris, "samedi 28 novembre à 21:00", "Saturday 28 November at 21:00"),
            ("2026-11-01T08:05:00Z", &paris, "dimanche 1er novembre à 09:05", "Sunday 1 November at 09:05"),
            ("2026-08-14T22:30:00Z", &paris, "samedi 15 août à 00:30", "Saturday 15 August at 00:30"),
            ("2026-12-31T13:00:00Z", &noumea, "vendredi 1er janvier à 00:00", "Friday 1 January at 00:00"),
        ] {
            let instant = instant.parse().unwrap();
            assert_eq!(date(texts, Language::Fr, instant, zone), french);
            assert_eq!(date(texts, Language::En, instant, zone), english);
        }
    }

    #[test]
    fn money_is_written_as_each_language_does() {
        let texts = TEXTS.as_ref().unwrap();
        for (cents, french, english) in
            [(1_400, "14,00 €", "€14.00"), (5, "0,05 €", "€0.05"), (123_456, "1234,56 €", "€1234.56")]
        {
            assert_eq!(money(texts, Language::Fr, Money::eur(cents)), french);
            assert_eq!(money(texts, Language::En, Money::eur(cents)), english);
        }
    }

    #[test]
    fn a_text_of_digits_keeps_its_zeros() {
        let values = [("code", Value::Text("012345".to_owned())), ("minutes", Value::Count(15))];
        let letter = Letter::new(Template::CodeConfirmEmail, values);
        let words = words(&letter, &recipient(Language::Fr)).unwrap();
        assert!(words.text.contains("\n012345\n"), "{}", words.text);
        assert!(words.text.contains("valable 15 minutes"), "{}", words.text);
    }

    #[test]
    fn every_finding_says_what_to_do_and_names_the_photo() {
        for (language, front, back) in
            [(Language::Fr, "La photo du recto", "La photo du verso"), (Language::En, "front", "back")]
        {
            let texts = TEXTS.as_ref().unwrap();
            let say = |field, code| finding(texts, language, Finding { field, code });
            let said: BTreeSet<String> =
                FindingCode::iter().map(|code| say(FindingField::Document, code)).collect();
            assert_eq!(said.len(), FindingCode::iter().count(), "each its own");
            assert!(said.iter().all(|text| text.len() > 30 && !text.contains('$')), "{said:?}");
            assert!(say(FindingField::Front, FindingCode::Blurred).contains(front));
            assert!(say(FindingField::Back, FindingCode::Glare).contains(back));
        }
    }

    #[test]
    fn a_no_comes_with_each_reason_once_and_the_reviewer_s_words_on_one_line() {
        let blurred = Finding { field: FindingField::Front, code: FindingCode::Blurred };
        let expired = Finding { field: FindingField::Expiry, code: FindingCode::Expired };
        let say = |findings: &[Finding], message: Option<&str>| {
            let reasons = Value::Reasons(findings.to_vec(), message.map(str::to_owned));
            let letter = Letter::new(Template::IdentityRejected, [("reasons", reasons)]);
            words(&letter, &recipient(Language::Fr)).unwrap().text
        };
        let text = say(&[blurred, expired, blurred], Some("Le coin\r\nest plié { $code }"));
        assert_eq!(text.lines().filter(|line| line.starts_with("– ")).count(), 2, "{text}");
        assert!(text.contains("– La photo du recto est floue."), "{text}");
        assert!(text.contains("\n\nNotre équipe vous écrit : « Le coin est plié { $code } »\n"), "{text}");
        for empty in [None, Some(" ")] {
            assert!(say(&[], empty).contains("– Votre document n'a pas été accepté."));
        }
        assert!(!say(&[], Some("Trop abîmé")).contains("– "));
    }

    #[test]
    fn what_people_type_stays_on_its_line() {
        let hostile = "Jazz\r\nBcc: everybody@example.org\u{2028}\u{202e}{ $code }".to_owned();
        let letter = Letter::new(Template::OfferPublished, [("title", Value::Text(hostile))]);
        let words = words(&letter, &recipient(Language::En)).unwrap();
        assert!(words.subject.chars().all(|c| !c.is_control()), "{:?}", words.subject);
        assert!(words.subject.starts_with("Your offer is online: Jazz Bcc: everybody"));
        assert!(words.text.contains("{ $code }”"), "it is not read as a template");
        let forged = "Bonsoir,\r\n\nL'équipe Yousoon\u{2028}Votre code : { $code }\u{202e}".to_owned();
        let quoted = Letter::new(Template::OutingMessage, [("message", Value::Quote(forged))]);
        let words = super::words(&quoted, &recipient(Language::Fr)).unwrap();
        let quoted: Vec<_> = words.text.lines().filter(|line| line.starts_with('>')).collect();
        assert_eq!(quoted, ["> Bonsoir,", "> ", "> L'équipe Yousoon Votre code : { $code }"]);
        let long = Letter::new(Template::OfferPublished, [("title", Value::Text("x".repeat(1_000_000)))]);
        let words = super::words(&long, &recipient(Language::En)).unwrap();
        assert!(words.subject.chars().count() <= LONGEST_SUBJECT && words.text.len() < 3_000);
    }
}
