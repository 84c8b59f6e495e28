//! Which passwords are good enough: by how many guesses they stand, not by a recipe.

use contracts::{Refusal, RefusalCode, Refusals, identity::Secret};
use kernel::EmailAddress;
use zxcvbn::{Entropy, Score, feedback::Warning, zxcvbn};

/// Characters a password has at least.
const MIN_CHARS: usize = 8;
/// Characters a password has at most.
const MAX_CHARS: usize = 128;
/// The least score: 10^8 guesses and more (zxcvbn's "safely unguessable: moderate protection from offline
/// slow-hash scenario").
const MIN_SCORE: Score = Score::Three;
/// Of what a person typed, so many characters are looked at: the time of an estimate rises with their square,
/// and a longer password is good by what it begins with.
const LOOKED_AT: usize = 32;
/// Shorter words of a person are inside too many good passwords to say anything.
const TELLING_WORD: usize = 3;
/// So many words of a person are looked for.
const MAX_WORDS: usize = 24;

/// What somebody who knows the person tries first: address, names, company. In a password they count for
/// nothing.
pub(crate) struct OwnWords {
    /// In lower case, the longest first.
    personal: Vec<String>,
    /// The rest of the address, and `yousoon`: common words here.
    common: Vec<String>,
}

impl OwnWords {
    /// The words in an address, when it is one, and in what else the person says; not checked yet.
    pub(crate) fn of(email: Option<&EmailAddress>, texts: &[&str]) -> Self {
        let email = email.map(EmailAddress::as_str).unwrap_or_default();
        let (local, domain) = email.split_once('@').unwrap_or_default();
        let mut personal: Vec<_> =
            std::iter::once(&local).chain(texts).flat_map(|text| words_of(text)).take(MAX_WORDS).collect();
        personal.sort_by_key(|word| std::cmp::Reverse(word.len()));
        let common = ["yousoon", email, domain].into_iter().flat_map(words_of).take(MAX_WORDS).collect();
        Self { personal, common }
    }

    /// The password without the person's words, in lower case when it has any.
    fn taken_out_of(&self, password: &str) -> String {
        let mut rest = password.to_lowercase();
        let whole = rest.len();
        for word in &self.personal {
            rest = rest.replace(word.as_str(), "");
        }
        if rest.len() == whole { password.to_owned() } else { rest }
    }

    fn are_in(&self, password: &str) -> bool {
        let folded = password.to_lowercase();
        self.personal.iter().chain(&self.common).any(|word| folded.contains(word.as_str()))
    }
}

/// A text and its words, those that tell something.
fn words_of(text: &str) -> Vec<String> {
    let text = text.chars().take(LOOKED_AT).collect::<String>().to_lowercase();
    let parts = text.split(|c: char| !c.is_alphanumeric());
    let words = std::iter::once(text.trim()).chain(parts);
    words.filter(|word| word.chars().count() >= TELLING_WORD).map(str::to_owned).collect()
}

/// What would make a weak password better: the stable codes a client has texts for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Advice {
    Longer,
    AddWords,
    AvoidNames,
    AvoidCommon,
    AvoidDates,
    AvoidPatterns,
}

impl Advice {
    const fn code(self) -> &'static str {
        match self {
            Self::Longer => "LONGER",
            Self::AddWords => "ADD_WORDS",
            Self::AvoidNames => "AVOID_NAMES",
            Self::AvoidCommon => "AVOID_COMMON",
            Self::AvoidDates => "AVOID_DATES",
            Self::AvoidPatterns => "AVOID_PATTERNS",
        }
    }
}

/// Adds a refusal on `password` when it is too long, or easier to guess than we take. The refusal says what
/// would help: `advice`.
pub(crate) fn check(refusals: &mut Refusals, password: &Secret, own: &OwnWords) {
    // Bytes first: a hostile megabyte is not even counted.
    let too_long = !can_be_one(password) || password.0.chars().count() > MAX_CHARS;
    if too_long {
        refusals.push(Refusal::new(RefusalCode::TextTooLong).on("password").with("max", MAX_CHARS));
    } else if let Some(advice) = weakness(&password.0, own) {
        let refusal = Refusal::new(RefusalCode::PasswordTooWeak).on("password");
        refusals.push(refusal.with("min", MIN_CHARS).with("advice", advice.code()));
    }
}

/// Whether an account can have this password at all; one that cannot need not be hashed.
pub(crate) fn can_be_one(password: &Secret) -> bool {
    password.0.len() <= MAX_CHARS * 4
}

fn weakness(password: &str, own: &OwnWords) -> Option<Advice> {
    if password.chars().count() < MIN_CHARS {
        return Some(Advice::Longer);
    }
    let common: Vec<_> = own.common.iter().map(String::as_str).collect();
    let looked_at: String = own.taken_out_of(password).chars().take(LOOKED_AT).collect();
    let entropy = zxcvbn(&looked_at, &common);
    let is_weak = entropy.score() < MIN_SCORE;
    is_weak.then(|| if own.are_in(password) { Advice::AvoidNames } else { advice(&entropy) })
}

fn advice(entropy: &Entropy) -> Advice {
    match entropy.feedback().and_then(zxcvbn::feedback::Feedback::warning) {
        Some(
            Warning::StraightRowsOfKeysAreEasyToGuess
            | Warning::ShortKeyboardPatternsAreEasyToGuess
            | Warning::RepeatsLikeAaaAreEasyToGuess
            | Warning::RepeatsLikeAbcAbcAreOnlySlightlyHarderToGuess
            | Warning::SequencesLikeAbcAreEasyToGuess,
        ) => Advice::AvoidPatterns,
        Some(
            Warning::ThisIsATop10Password
            | Warning::ThisIsATop100Password
            | Warning::ThisIsACommonPassword
            | Warning::ThisIsSimilarToACommonlyUsedPassword,
        ) => Advice::AvoidCommon,
        Some(Warning::RecentYearsAreEasyToGuess | Warning::DatesAreOftenEasyToGuess) => Advice::AvoidDates,
        Some(
            Warning::NamesAndSurnamesByThemselvesAreEasyToGuess
            | Warning::CommonNamesAndSurnamesAreEasyToGuess,
        ) => Advice::AvoidNames,
        Some(Warning::AWordByItselfIsEasyToGuess) | None => Advice::AddWords,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refusal_of(password: &str, email: &str, names: &[&str]) -> Option<(RefusalCode, Option<String>)> {
        let mut refusals = Refusals::new();
        let email = EmailAddress::parse(email);
        check(&mut refusals, &Secret(password.to_owned()), &OwnWords::of(email.as_ref(), names));
        match refusals.done() {
            Err(contracts::ServiceError::Refused(mut refusals)) => {
                let refusal = refusals.remove(0);
                assert_eq!(refusal.field.as_deref(), Some("password"));
                Some((refusal.code, refusal.args.get("advice").cloned()))
            }
            _ => None,
        }
    }

    #[test]
    fn weak_passwords_are_refused_with_what_would_help() {
        let names = ["Léa", "Martin-Dubois", "Le Comptoir"];
        for (password, advice) in [
            ("", "LONGER"),
            ("xK7#pQ2", "LONGER"),
            ("password123", "AVOID_COMMON"),
            ("p4ssw0rd!", "AVOID_COMMON"),
            ("azertyuiop", "AVOID_COMMON"),
            ("aaaaaaaaaaaaaaaaaaaa", "AVOID_PATTERNS"),
            ("abcdefghijkl", "AVOID_PATTERNS"),
            ("27/03/1984", "AVOID_DATES"),
            ("Dubois2031!", "AVOID_NAMES"),
            ("xx-Lea.Martin-xx", "AVOID_NAMES"),
            ("lea.martin-dubois", "AVOID_NAMES"),
            ("Yousoon2026", "AVOID_NAMES"),
            ("lecomptoir", "AVOID_NAMES"),
            ("xK7#pQ2v", "ADD_WORDS"),
        ] {
            let expected = Some((RefusalCode::PasswordTooWeak, Some(advice.to_owned())));
            assert_eq!(refusal_of(password, "lea.martin@example.org", &names), expected, "{password}");
        }
    }

    #[test]
    fn what_is_hard_to_guess_is_taken_whatever_it_is_made_of() {
        for password in ["cheval-agrafe-lampe", "cheval agrafe lampe", "xK7#pQ2vT", "cheval-al-agrafe"] {
            assert_eq!(refusal_of(password, "al@example.org", &["Al", "Bo"]), None, "{password}");
            assert_eq!(refusal_of(password, "al@example.org", &["Lampeduse"]), None, "{password}");
            assert_eq!(refusal_of(password, "not an address", &[]), None, "{password}");
        }
    }

    #[test]
    fn the_passwords_of_demo_and_tests_are_taken() {
        let names = ["Camille", "Durand"];
        assert_eq!(refusal_of("Demo-Yousoon-2026", "membre@demo.yousoon.com", &names), None);
        assert_eq!(refusal_of("une-phrase-de-passe-42", "lea@yousoon.test", &["Léa", "Martin"]), None);
    }

    #[test]
    fn a_hostile_password_costs_little() {
        let long = Some((RefusalCode::TextTooLong, None));
        assert_eq!(refusal_of(&"é".repeat(129), "lea@example.org", &[]), long);
        assert_eq!(refusal_of(&"x".repeat(1_000_000), "lea@example.org", &[]), long);
        let endless = "n ".repeat(1_000_000);
        // The first estimate reads the dictionaries.
        refusal_of("cheval-agrafe-lampe", "lea@example.org", &[]);
        for hostile in [
            "4@8({[<3691!|17$5+7%2".repeat(6),
            "1|7!5$4@3(0%2+68<[{9".repeat(6),
            "a1".repeat(64),
            "1/1/1".repeat(25),
            "qwertyuiop".repeat(12),
            "abcdefgh4@$3".repeat(10),
            "é".repeat(128),
        ] {
            let started = std::time::Instant::now();
            refusal_of(&hostile, "lea@example.org", &[&endless, &endless, &endless]);
            let took = started.elapsed();
            eprintln!("{took:?} {hostile:.20}");
            assert!(took < std::time::Duration::from_secs(2), "{hostile:.20} took {took:?}");
        }
    }
}
