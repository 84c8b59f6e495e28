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

/// What was asked for with a mutation: what the platform refused is a failure as any other.
///
/// # Errors
/// The first refusal; [`Failure::NotUnderstood`] when there is neither.
pub fn given<T>(given: Option<T>, errors: Vec<UserError>) -> Result<T, Failure> {
    given.ok_or_else(|| {
        let refusal = errors.into_iter().next();
        refusal.map_or_else(|| Failure::NotUnderstood("neither done nor refused".to_owned()), refused)
    })
}

/// Nothing was refused.
///
/// # Errors
/// The first refusal.
pub fn accepted(errors: Vec<UserError>) -> Result<(), Failure> {
    errors.into_iter().next().map_or(Ok(()), |refusal| Err(refused(refusal)))
}

fn refused(UserError { code, message, .. }: UserError) -> Failure {
    Failure::Answered { code, message }
}

/// The refusal that concerns `field`, for beside it.
pub fn of_field<'a>(errors: &'a [UserError], field: &str) -> Option<&'a UserError> {
    errors.iter().find(|error| error.field.as_deref() == Some(field))
}

/// What concerns none of `fields`: to be shown above the form.
pub fn of_no_field<'a>(errors: &'a [UserError], fields: &[&str]) -> Option<&'a UserError> {
    errors.iter().find(|error| error.field.as_deref().is_none_or(|field| !fields.contains(&field)))
}

/// `field` is being put right: what was wrong with it is not said any longer.
pub fn put_right(errors: &mut Vec<UserError>, field: &str) {
    errors.retain(|error| error.field.as_deref() != Some(field));
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

    fn error(field: Option<&str>) -> UserError {
        UserError {
            code: "REQUIRED".to_owned(),
            field: field.map(str::to_owned),
            message: "Obligatoire".to_owned(),
        }
    }

    #[test]
    fn what_is_refused_is_a_failure() {
        let refused = answered("REQUIRED", "Obligatoire");
        assert_eq!(given(Some(1), Vec::new()), Ok(1));
        assert_eq!(given::<u8>(None, vec![error(None), error(Some("email"))]), Err(refused.clone()));
        assert!(matches!(given::<u8>(None, Vec::new()), Err(Failure::NotUnderstood(_))));
        assert_eq!(accepted(Vec::new()), Ok(()));
        assert_eq!(accepted(vec![error(Some("email"))]), Err(refused));
    }

    #[test]
    fn a_refusal_stands_where_it_belongs() {
        let errors = [error(Some("email")), error(None)];
        assert!(of_field(&errors, "email").is_some());
        assert_eq!(of_no_field(&errors, &["email"]), Some(&errors[1]));
        assert_eq!(of_no_field(&errors[..1], &["email"]), None);
        assert_eq!(of_no_field(&errors[..1], &["password"]), Some(&errors[0]));
        let mut left = errors.to_vec();
        put_right(&mut left, "password");
        assert_eq!(left, errors);
        put_right(&mut left, "email");
        assert_eq!(left, errors[1..]);
    }
}
