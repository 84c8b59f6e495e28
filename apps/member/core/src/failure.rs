//! Why something could not be asked or done.

use crate::{
    api::UserError,
    texts::{Lang, refusal, text},
};

/// Why there is no answer, or none that helps.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Failure {
    /// The network or the platform cannot be reached.
    #[error("no network")]
    Offline,
    /// Only who is signed in may ask that.
    #[error("not signed in")]
    SignedOut,
    /// The gateway said no or broke; the message is in the caller's language.
    #[error("{code}: {message}")]
    Answered {
        /// Stable, in UPPER_SNAKE.
        code: String,
        /// For the person.
        message: String,
    },
    /// Something that is no GraphQL came back: a newer gateway, or another server in between.
    #[error("not understood: {0}")]
    NotUnderstood(String),
}

impl Failure {
    /// For the person.
    pub fn message(&self, lang: Lang) -> String {
        let by_code = |code| refusal(lang, code).unwrap_or_else(|| text(lang, "failure-unknown"));
        match self {
            Self::Offline => text(lang, "failure-offline"),
            Self::SignedOut => by_code("FAILURE_UNAUTHENTICATED"),
            Self::Answered { message, .. } if !message.trim().is_empty() => message.clone(),
            Self::Answered { code, .. } => {
                let failure = format!("FAILURE_{code}");
                refusal(lang, code).unwrap_or_else(|| by_code(&failure))
            }
            Self::NotUnderstood(_) => by_code("FAILURE_INTERNAL"),
        }
    }

    /// Whether the same request may succeed later without anybody changing anything.
    pub fn is_passing(&self) -> bool {
        match self {
            Self::Offline => true,
            Self::Answered { code, .. } => code == "RATE_LIMITED" || code == "INTERNAL",
            Self::SignedOut | Self::NotUnderstood(_) => false,
        }
    }
}

/// The refusal that concerns `field`, for beside it.
pub fn of_field<'a>(errors: &'a [UserError], field: &str) -> Option<&'a UserError> {
    errors.iter().find(|error| error.field.as_deref() == Some(field))
}

/// What concerns none of `fields`: to be shown above the form.
pub fn of_no_field<'a>(errors: &'a [UserError], fields: &[&str]) -> Option<&'a UserError> {
    errors.iter().find(|error| error.field.as_deref().is_none_or(|field| !fields.contains(&field)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answered(code: &str, message: &str) -> Failure {
        Failure::Answered { code: code.to_owned(), message: message.to_owned() }
    }

    #[test]
    fn every_failure_has_words() {
        for lang in Lang::ALL {
            let failures = [
                Failure::Offline,
                Failure::SignedOut,
                Failure::NotUnderstood("<html>".to_owned()),
                answered("NOT_FOUND", ""),
                answered("OUTING_CANCELLED", " "),
                answered("FROM_A_NEWER_GATEWAY", ""),
            ];
            let messages = failures.map(|failure| failure.message(lang));
            assert!(
                messages.iter().all(|message| message.len() > 5 && !message.contains('<')),
                "{messages:?}"
            );
            assert_eq!(answered("INTERNAL", "Hé.").message(lang), "Hé.");
        }
    }

    #[test]
    fn what_passes_may_be_tried_again() {
        assert!(Failure::Offline.is_passing());
        assert!(answered("RATE_LIMITED", "").is_passing());
        assert!(!answered("FORBIDDEN", "").is_passing());
    }

    #[test]
    fn a_refusal_stands_where_it_belongs() {
        let error = |field: Option<&str>| UserError {
            code: "REQUIRED".to_owned(),
            field: field.map(str::to_owned),
            message: "Obligatoire".to_owned(),
        };
        let errors = [error(Some("email")), error(None)];
        assert!(of_field(&errors, "email").is_some());
        assert_eq!(of_no_field(&errors, &["email"]), Some(&errors[1]));
        assert_eq!(of_no_field(&errors[..1], &["email"]), None);
        assert_eq!(of_no_field(&errors[..1], &["password"]), Some(&errors[0]));
    }
}
