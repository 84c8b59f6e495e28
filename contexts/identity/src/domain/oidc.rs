//! Apple and Google: what is kept between the two steps, and of a link.

use contracts::identity::OidcProvider;
use kernel::{AccountId, EmailAddress, Language, Timestamp};
use serde::{Deserialize, Serialize};

use super::{account::Profile, form::Checked};

/// Characters of a name.
const NAME_CHARS: usize = 80;

/// A provider's account and which one it opens here.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct LinkedProvider {
    /// Provider and subject: one provider's account opens one account.
    #[serde(rename = "_id")]
    pub(crate) key: String,
    pub(crate) account: AccountId,
    pub(crate) provider: OidcProvider,
    pub(crate) linked_at: Timestamp,
}

impl LinkedProvider {
    /// A link from now on.
    pub(crate) fn new(provider: OidcProvider, subject: &str, account: AccountId, now: Timestamp) -> Self {
        Self { key: Self::key(provider, subject), account, provider, linked_at: now }
    }

    /// Under which key a link is kept.
    pub(crate) fn key(provider: OidcProvider, subject: &str) -> String {
        match provider {
            OidcProvider::Apple => format!("apple:{subject}"),
            OidcProvider::Google => format!("google:{subject}"),
        }
    }
}

/// What the second step needs to know of the first. It is never shown, hence no `Debug`.
#[derive(Clone, Serialize, Deserialize)]
pub(crate) struct OidcState {
    pub(crate) provider: OidcProvider,
    pub(crate) nonce: String,
    pub(crate) pkce_verifier: String,
    pub(crate) language: Language,
    pub(crate) accept_terms: bool,
}

/// First and last name as somebody said them, either of them perhaps not.
pub(crate) type Names = (Option<String>, Option<String>);

/// The form of a new account out of what a provider vouches for. Names are cleaned and cut, not refused: the
/// person is not there to type them again. Without a given name it is what stands before the `@`.
pub(crate) fn checked(email: EmailAddress, (first, last): Names, language: Language) -> Checked {
    let clean = |name: Option<String>| {
        let start: String = name.unwrap_or_default().chars().take(4 * NAME_CHARS).collect();
        kernel::text::clean(&start, false).chars().take(NAME_CHARS).collect::<String>()
    };
    let local_part = || email.as_str().split('@').next().map(str::to_owned);
    let first_name = Some(clean(first)).filter(|first| !first.is_empty());
    let first_name = first_name.unwrap_or_else(|| clean(local_part()));
    let profile = Profile { first_name, last_name: clean(last), birth_date: None, language };
    Checked { email, profile }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(first: Option<&str>, last: Option<&str>) -> (String, String) {
        let email = EmailAddress::parse("lea.martin@example.org").unwrap();
        let names = (first.map(str::to_owned), last.map(str::to_owned));
        let profile = checked(email, names, Language::Fr).profile;
        (profile.first_name, profile.last_name)
    }

    #[test]
    fn names_are_cleaned_and_cut_and_the_first_is_never_empty() {
        assert_eq!(names(Some(" Léa "), Some("Martin")), ("Léa".into(), "Martin".into()));
        assert_eq!(names(None, None), ("lea.martin".into(), String::new()));
        assert_eq!(names(Some(" \u{200b} "), None).0, "lea.martin");
        assert_eq!(names(Some(&"é".repeat(1_000_000)), None).0.chars().count(), 80);
    }

    #[test]
    fn providers_do_not_share_subjects() {
        let key = |provider| LinkedProvider::key(provider, "1");
        assert_ne!(key(OidcProvider::Apple), key(OidcProvider::Google));
    }
}
