//! How refusals and failures reach a client: payload errors with texts, GraphQL errors with codes.

use std::borrow::Cow;

use async_graphql::{Context, Error, ErrorExtensions, ServerError, SimpleObject};
use contracts::{FailureCode, Refusal, ServiceError, verification::FindingCode};
use kernel::Language;
use platform::{i18n::Texts, telemetry::chain};
use serde::Serialize;

use crate::request::caller;

/// Why the gateway cannot start.
#[derive(Debug, thiserror::Error)]
pub enum GatewayError {
    /// A catalogue of texts is malformed.
    #[error("the gateway's texts")]
    Texts(#[from] platform::i18n::CatalogueError),
}

/// A reason why a mutation was refused, in the caller's language.
#[derive(Debug, Clone, SimpleObject, Serialize)]
pub struct UserError {
    /// Stable, in UPPER_SNAKE.
    pub code: String,
    /// The input field it concerns, if any, for instance `terms.happyHour.drinks.0.memberPrice`: the names of the
    /// input's fields and the positions in its lists, from the form on (`input`; of `updateOffer` its `offer`, of
    /// `updateVenue` its `venue`), or the name of an argument.
    pub field: Option<String>,
    /// For the person.
    pub message: String,
}

/// The texts of refusals and failures.
pub struct ErrorTexts(Texts);

impl ErrorTexts {
    /// Reads the catalogues.
    ///
    /// # Errors
    /// When one is malformed.
    pub fn load() -> Result<Self, GatewayError> {
        let texts = Texts::new(&[
            (Language::Fr, include_str!("../locales/fr.ftl")),
            (Language::En, include_str!("../locales/en.ftl")),
        ])?;
        Ok(Self(texts))
    }

    /// A refusal as a client sees it.
    pub fn refusal(&self, language: Language, refusal: &Refusal) -> UserError {
        let args = refusal.args.iter().map(|(name, value)| (name.as_str(), Cow::from(value.as_str())));
        UserError {
            code: refusal.code.as_ref().to_owned(),
            field: refusal.field.clone(),
            message: self.0.get(language, refusal.code.as_ref(), args),
        }
    }

    /// A failure's text.
    pub fn failure(&self, language: Language, code: FailureCode) -> String {
        self.0.get(language, &format!("FAILURE_{}", code.as_ref()), [])
    }

    /// What is wrong with a photo or a document, and what helps.
    pub fn finding(&self, language: Language, code: FindingCode) -> String {
        self.0.get(language, &format!("FINDING_{}", code.as_ref()), [])
    }

    /// Why a service said no, outside GraphQL: the refusals, or the failure.
    pub fn reasons(&self, language: Language, error: &ServiceError) -> Vec<UserError> {
        match error {
            ServiceError::Refused(refusals) => {
                refusals.iter().map(|refusal| self.refusal(language, refusal)).collect()
            }
            ServiceError::Failed(failure) => vec![UserError {
                code: failure.code.as_ref().to_owned(),
                field: None,
                message: self.failure(language, failure.code),
            }],
        }
    }

    /// Gives every error a code: one without is the library's, about the request itself.
    pub fn complete(&self, errors: &mut [ServerError]) {
        for error in errors {
            let extensions = error.extensions.get_or_insert_with(Default::default);
            if extensions.get("code").is_none() {
                extensions.set("code", FailureCode::BadUserInput.as_ref());
            }
        }
    }
}

/// The cause of a failure goes to the log, here and only here; `path` is the field or route it was asked by.
pub fn note(error: &ServiceError, path: Option<&str>) {
    if error.failure_code() == Some(FailureCode::Internal) {
        tracing::error!(path, error = chain(error), "a request failed");
        metrics::counter!("graphql_failures_total").increment(1);
    }
}

/// A failure as a GraphQL error.
pub fn failure(ctx: &Context<'_>, error: &ServiceError) -> Error {
    let code = error.failure_code().unwrap_or(FailureCode::BadUserInput);
    let path = ctx.path_node.map(|node| node.to_string_vec().join("."));
    note(error, path.as_deref());
    let language = caller(ctx).map(|caller| caller.language).unwrap_or_default();
    let message = match (ctx.data::<std::sync::Arc<ErrorTexts>>(), error) {
        // A query has no payload to carry a refusal: it becomes an error with the refusal's text.
        (Ok(texts), ServiceError::Refused(refusals)) if !refusals.is_empty() => {
            let refusal = texts.refusal(language, &refusals[0]);
            return Error::new(refusal.message).extend_with(|_, extensions| {
                extensions.set("code", code.as_ref());
                extensions.set("reason", refusal.code);
                if let Some(field) = refusal.field {
                    extensions.set("field", field);
                }
            });
        }
        (Ok(texts), _) => texts.failure(language, code),
        (Err(_), _) => code.as_ref().to_owned(),
    };
    Error::new(message).extend_with(|_, extensions| extensions.set("code", code.as_ref()))
}

/// What a payload holds: the entity, or why it was refused.
///
/// # Errors
/// A failure, as a GraphQL error.
pub fn settle<T>(
    ctx: &Context<'_>,
    result: Result<T, ServiceError>,
) -> async_graphql::Result<(Option<T>, Vec<UserError>)> {
    match result {
        Ok(value) => Ok((Some(value), Vec::new())),
        Err(ServiceError::Refused(refusals)) => {
            let texts = ctx.data::<std::sync::Arc<ErrorTexts>>()?;
            let language = caller(ctx)?.language;
            Ok((None, refusals.iter().map(|refusal| texts.refusal(language, refusal)).collect()))
        }
        Err(error) => Err(failure(ctx, &error)),
    }
}

/// The value, or the failure as a GraphQL error.
///
/// # Errors
/// A failure or refusal, as a GraphQL error.
pub fn value<T>(ctx: &Context<'_>, result: Result<T, ServiceError>) -> async_graphql::Result<T> {
    result.map_err(|error| failure(ctx, &error))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use contracts::RefusalCode;

    const SOURCES: [(Language, &str); 2] = [
        (Language::Fr, include_str!("../locales/fr.ftl")),
        (Language::En, include_str!("../locales/en.ftl")),
    ];

    /// The codes as they stand in a catalogue.
    fn codes_in(source: &str) -> Vec<&str> {
        source.lines().filter_map(|line| line.split_once(" = ")).map(|(id, _)| id).collect()
    }

    #[test]
    fn every_code_has_a_text_in_every_language_and_no_text_is_dead() {
        use contracts::{
            error::{all_failure_codes, all_refusal_codes},
            verification::all_finding_codes,
        };
        let mut codes: Vec<String> = all_refusal_codes().map(|code| code.as_ref().to_owned()).collect();
        codes.extend(all_failure_codes().map(|code| format!("FAILURE_{}", code.as_ref())));
        codes.extend(all_finding_codes().map(|code| format!("FINDING_{}", code.as_ref())));
        codes.sort();
        for (language, source) in SOURCES {
            let mut found = codes_in(source);
            found.sort_unstable();
            assert_eq!(found, codes, "{language:?}");
        }
    }

    #[test]
    fn a_text_names_its_values() {
        let texts = ErrorTexts::load().unwrap();
        let refusal = Refusal::new(RefusalCode::TextTooLong).on("title").with("max", 120);
        let shown = texts.refusal(Language::Fr, &refusal);
        assert_eq!(shown.code, "TEXT_TOO_LONG");
        assert!(shown.message.contains("120"), "{}", shown.message);
    }

    #[test]
    fn a_weak_password_comes_with_advice() {
        let texts = ErrorTexts::load().unwrap();
        for language in [Language::Fr, Language::En] {
            let shown = |advice: Option<&str>| {
                let refusal = Refusal::new(RefusalCode::PasswordTooWeak).with("min", 8);
                let refusal = match advice {
                    Some(advice) => refusal.with("advice", advice),
                    None => refusal,
                };
                texts.refusal(language, &refusal).message
            };
            let advices =
                ["ADD_WORDS", "AVOID_COMMON", "AVOID_DATES", "AVOID_NAMES", "AVOID_PATTERNS", "LONGER"];
            let mut found: BTreeSet<_> = advices.map(|advice| shown(Some(advice))).into();
            found.insert(shown(None));
            assert_eq!(found.len(), advices.len() + 1, "{found:?}");
            assert_eq!(shown(Some("SOMETHING_NEW")), shown(None));
        }
    }
}
