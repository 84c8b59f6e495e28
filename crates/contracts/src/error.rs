//! How a service says no: refusals are values a client shows, failures are errors with a code.

use std::{collections::BTreeMap, fmt, sync::Arc};

use serde::{Deserialize, Serialize};

/// The result of every service method.
pub type ServiceResult<T> = Result<T, ServiceError>;

/// Why a service method gave no answer.
#[derive(Debug, Clone, thiserror::Error, Serialize, Deserialize)]
pub enum ServiceError {
    /// The caller may ask, but the answer is no, for these reasons. Shown to the person, on the field.
    #[error("refused: {}", .0.iter().map(|r| r.code.as_ref()).collect::<Vec<_>>().join(", "))]
    Refused(Vec<Refusal>),
    /// The request could not be served. The cause goes to the log, at the edge, never to the client.
    #[error(transparent)]
    Failed(Failure),
}

impl ServiceError {
    /// A failure without a cause.
    #[must_use]
    pub const fn failed(code: FailureCode) -> Self {
        Self::Failed(Failure { code, source: None })
    }

    /// Something broke; `cause` tells the log what.
    pub fn internal(cause: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Self {
        Self::Failed(Failure { code: FailureCode::Internal, source: Some(Arc::from(cause.into())) })
    }

    /// There is nothing by that id, or nothing the caller may know of.
    #[must_use]
    pub const fn not_found() -> Self {
        Self::failed(FailureCode::NotFound)
    }

    /// The failure's code, or none for a refusal.
    #[must_use]
    pub const fn failure_code(&self) -> Option<FailureCode> {
        match self {
            Self::Refused(_) => None,
            Self::Failed(failure) => Some(failure.code),
        }
    }

    /// Whether one of the refusals has this code.
    #[must_use]
    pub fn is_refusal(&self, code: RefusalCode) -> bool {
        matches!(self, Self::Refused(refusals) if refusals.iter().any(|r| r.code == code))
    }
}

impl From<Refusal> for ServiceError {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(vec![refusal])
    }
}

impl From<RefusalCode> for ServiceError {
    fn from(code: RefusalCode) -> Self {
        Refusal::new(code).into()
    }
}

/// A request that could not be served.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Failure {
    /// What kind of failure.
    pub code: FailureCode,
    /// The cause, for the log of the process it happened in; it does not cross the wire.
    #[serde(skip)]
    pub source: Option<Arc<dyn std::error::Error + Send + Sync>>,
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code.as_ref())
    }
}

impl std::error::Error for Failure {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.source.as_deref().map(|source| source as _)
    }
}

/// The kinds of failure; `extensions.code` of a GraphQL error.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, strum::AsRefStr, strum::EnumIter,
)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
#[strum(serialize_all = "SCREAMING_SNAKE_CASE")]
pub enum FailureCode {
    /// Nobody is signed in, or the token is no longer good.
    Unauthenticated,
    /// The caller may not do this.
    Forbidden,
    /// There is nothing by that id, or nothing the caller may know of.
    NotFound,
    /// Too many requests; later is fine.
    RateLimited,
    /// The request itself is malformed.
    BadUserInput,
    /// Something broke.
    Internal,
}

/// An expected no, with the field it concerns and what its text needs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Refusal {
    /// The stable code.
    pub code: RefusalCode,
    /// The input field it concerns, in the API's words, for instance `terms.percent`.
    pub field: Option<String>,
    /// Values for the text in the person's language.
    pub args: BTreeMap<String, String>,
}

impl Refusal {
    /// A refusal of the whole request.
    #[must_use]
    pub const fn new(code: RefusalCode) -> Self {
        Self { code, field: None, args: BTreeMap::new() }
    }

    /// The same refusal, on a field.
    #[must_use]
    pub fn on(mut self, field: impl Into<String>) -> Self {
        self.field = Some(field.into());
        self
    }

    /// The same refusal, with a value for its text.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl fmt::Display) -> Self {
        self.args.insert(name.to_owned(), value.to_string());
        self
    }
}

/// Collects refusals while input is checked, so that a form shows all of them at once.
#[derive(Debug, Default)]
pub struct Refusals(Vec<Refusal>);

impl Refusals {
    /// No refusal so far.
    #[must_use]
    pub const fn new() -> Self {
        Self(Vec::new())
    }

    /// Adds one.
    pub fn push(&mut self, refusal: Refusal) {
        self.0.push(refusal);
    }

    /// Adds one on `field`.
    pub fn add(&mut self, field: &str, code: RefusalCode) {
        self.push(Refusal::new(code).on(field));
    }

    /// The value, or a refusal on `field` when there is none.
    pub fn need<T>(&mut self, field: &str, value: Option<T>, code: RefusalCode) -> Option<T> {
        if value.is_none() {
            self.add(field, code);
        }
        value
    }

    /// The cleaned text when its length in characters is within `length`; otherwise a refusal on `field`.
    /// Line breaks stay when more than 200 characters are allowed.
    pub fn text(&mut self, field: &str, text: &str, length: std::ops::RangeInclusive<usize>) -> String {
        let (min, max) = (*length.start(), *length.end());
        // Bytes first: a hostile megabyte is refused before it is cleaned.
        let cleaned =
            if text.len() > max * 8 + 64 { None } else { Some(kernel::text::clean(text, max > 200)) };
        let count = cleaned.as_ref().map(|text| text.chars().count());
        match count {
            Some(count) if count < min => {
                self.push(Refusal::new(RefusalCode::Required).on(field).with("min", min));
            }
            Some(count) if count <= max => {}
            _ => self.push(Refusal::new(RefusalCode::TextTooLong).on(field).with("max", max)),
        }
        cleaned.unwrap_or_default()
    }

    /// Nothing when the number is within `range`; otherwise a refusal on `field`.
    pub fn range(&mut self, field: &str, number: i64, range: std::ops::RangeInclusive<i64>) {
        if !range.contains(&number) {
            self.push(
                Refusal::new(RefusalCode::OutOfRange)
                    .on(field)
                    .with("min", range.start())
                    .with("max", range.end()),
            );
        }
    }

    /// Whether nothing was refused so far.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Ends the check.
    ///
    /// # Errors
    /// All refusals, when there is one.
    pub fn done(self) -> Result<(), ServiceError> {
        if self.0.is_empty() { Ok(()) } else { Err(ServiceError::Refused(self.0)) }
    }
}

/// The stable codes of refusals. Their texts live in the gateway's catalogues, one per language, and a test
/// there fails on a code without a text.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    Hash,
    PartialOrd,
    Ord,
    Serialize,
    Deserialize,
    strum::AsRefStr,
    strum::EnumIter,
)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
#[strum(serialize_all = "SCREAMING_SNAKE_CASE")]
pub enum RefusalCode {
    // any input
    /// A value is missing or too short.
    Required,
    /// A text is longer than allowed.
    TextTooLong,
    /// A number is outside its bounds.
    OutOfRange,
    /// The id is not one of the expected kind.
    InvalidId,
    /// The cursor was not made by this list.
    InvalidCursor,
    /// The entity changed meanwhile, or its state does not allow this.
    InvalidState,
    /// The same idempotency key was used for another request.
    IdempotencyKeyReused,
    // identity
    /// Not an e-mail address.
    EmailInvalid,
    /// An account with this e-mail exists and the caller has shown to own it.
    EmailTaken,
    /// The password is too short or too common.
    PasswordTooWeak,
    /// E-mail or password is wrong.
    CredentialsInvalid,
    /// The e-mail address was not confirmed yet.
    EmailNotConfirmed,
    /// The code is wrong.
    CodeInvalid,
    /// The code has expired or was tried too often.
    CodeExpired,
    /// The terms of use must be accepted.
    TermsNotAccepted,
    /// The birth date cannot be right.
    BirthDateInvalid,
    /// Members are adults.
    MemberUnderAge,
    /// The session is over.
    SessionExpired,
    /// Not a SIRET.
    SiretInvalid,
    /// A partner with this SIRET exists.
    SiretTaken,
    // catalog
    /// The partner must be approved first.
    PartnerNotActive,
    /// Coordinates off the globe.
    CoordinatesInvalid,
    /// Not an IANA time zone.
    TimeZoneInvalid,
    /// Opening hours or a slot have impossible times.
    TimesInvalid,
    /// The kind is not one of the partner's type.
    KindNotAllowed,
    /// The member's price must be below the list price.
    PriceNotReduced,
    /// Tier thresholds must rise and discounts never fall.
    TiersNotRising,
    /// This tier's benefit does not fit the offer's kind.
    TierNotApplicable,
    /// Alcohol means 18 or older.
    MinimumAgeTooLow,
    /// The end must come after the start.
    EndBeforeStart,
    /// The date is in the past.
    DateInPast,
    /// The date is too far away.
    DateTooFar,
    /// The venue is not one of the offer's.
    VenueNotInOffer,
    /// The offer is not published.
    OfferNotPublished,
    /// The date is outside the offer's validity.
    OutsideValidity,
    /// The offer's quota of places is used up.
    QuotaExceeded,
    /// An outing of this offer at this venue and time exists.
    OutingExists,
    /// A refusal needs a reason.
    ReasonRequired,
    // booking
    /// The identity has not been verified.
    IdentityNotVerified,
    /// A subscription is needed.
    SubscriptionRequired,
    /// The member is too young for this outing.
    UnderMinimumAge,
    /// Registration has not opened yet.
    RegistrationNotOpen,
    /// Registration is closed.
    RegistrationClosed,
    /// The outing was cancelled.
    OutingCancelled,
    /// The outing cannot be booked now.
    OutingNotBookable,
    /// The member already has a live registration for this outing.
    AlreadyRegistered,
    /// More people than the outing has room for.
    PartyTooLarge,
    /// Neither a place nor a place on the waitlist is left.
    WaitlistFull,
    /// The registration can no longer be cancelled.
    NotCancellable,
    /// The ticket is not one of ours, or was altered.
    TicketInvalid,
    /// The ticket is for another partner.
    TicketForOtherPartner,
    /// The ticket was redeemed before.
    AlreadyCheckedIn,
    /// The registration is on the waitlist.
    RegistrationWaitlisted,
    /// The registration was cancelled.
    RegistrationCancelled,
    /// The doors are not open yet.
    CheckInTooEarly,
    /// The outing is over.
    CheckInTooLate,
    /// More people than the ticket is for.
    TooManyPeople,
    /// The scan time is in the future.
    ScanTimeInvalid,
}

/// Every failure code, for catalogues of texts.
pub fn all_failure_codes() -> impl Iterator<Item = FailureCode> {
    <FailureCode as strum::IntoEnumIterator>::iter()
}

/// Every refusal code, for catalogues of texts.
pub fn all_refusal_codes() -> impl Iterator<Item = RefusalCode> {
    <RefusalCode as strum::IntoEnumIterator>::iter()
}
