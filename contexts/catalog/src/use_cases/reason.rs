//! Reasons people give for a decision.

use contracts::{RefusalCode, Refusals, ServiceError};

/// Shorter is no reason.
const MIN: usize = 3;

/// A reason that must be given, of at most `max` characters.
///
/// # Errors
/// `REASON_REQUIRED` or `TEXT_TOO_LONG` on `reason`.
pub(super) fn needed(reason: &str, max: usize) -> Result<String, ServiceError> {
    let mut refusals = Refusals::new();
    let reason = refusals.text("reason", reason, 0..=max);
    if refusals.is_empty() && reason.chars().count() < MIN {
        refusals.add("reason", RefusalCode::ReasonRequired);
    }
    refusals.done()?;
    Ok(reason)
}

/// A reason that may be given, of at most `max` characters.
///
/// # Errors
/// `TEXT_TOO_LONG` on `reason`.
pub(super) fn optional(reason: &str, max: usize) -> Result<Option<String>, ServiceError> {
    let mut refusals = Refusals::new();
    let reason = refusals.text("reason", reason, 0..=max);
    refusals.done()?;
    Ok(Some(reason).filter(|reason| !reason.is_empty()))
}
