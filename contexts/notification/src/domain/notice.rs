//! What a person finds in the app's inbox: which message, about what. It is put into words when it is read.

use std::collections::BTreeMap;

use kernel::{AccountId, NotificationId, Timestamp};
use serde::{Deserialize, Serialize};

use super::letter::{Letter, Value};

/// An inbox keeps so many of the newest.
pub const MOST: u64 = 200;

/// An entry of an inbox.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Notice {
    /// Its id.
    #[serde(rename = "_id")]
    pub id: NotificationId,
    /// Whose inbox.
    pub account: AccountId,
    /// Which message, by the name of its template.
    pub template: String,
    /// What it says.
    pub values: BTreeMap<String, Value>,
    /// Where it leads.
    pub link: Option<String>,
    /// When it came, in whole seconds as clients see it: what they say they have read up to is what they saw.
    pub at: Timestamp,
    /// Whether the person has read it.
    pub read: bool,
}

impl Notice {
    /// The entry for a letter that is written at `now`; none for one that is not told in the app.
    #[must_use]
    pub fn of(letter: &Letter, account: AccountId, now: Timestamp) -> Option<Self> {
        letter.template.is_told_in_the_app().then(|| Self {
            id: NotificationId::generate(),
            account,
            template: letter.template.as_ref().to_owned(),
            values: letter.values.iter().map(|(name, value)| ((*name).to_owned(), value.clone())).collect(),
            link: letter.link.clone(),
            at: now.plus_millis(-now.as_millis().rem_euclid(1_000)),
            read: false,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::letter::Template;
    use strum::IntoEnumIterator;

    #[test]
    fn a_code_is_never_in_an_inbox() {
        let account = AccountId::generate();
        let now = "2026-11-28T20:00:00.750Z".parse().unwrap();
        for template in Template::iter() {
            let letter = Letter::new(template, [("code", Value::Text("123456".to_owned()))]);
            let notice = Notice::of(&letter, account, now);
            assert!(notice.is_none() || !Template::holds_code(template.as_ref()), "{template:?}");
            if let Some(notice) = notice {
                assert_eq!((notice.at.to_string().as_str(), notice.read), ("2026-11-28T20:00:00Z", false));
            }
        }
    }
}
