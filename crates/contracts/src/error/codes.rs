//! The stable codes of refusals.

use serde::{Deserialize, Serialize};

use super::FailureCode;

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
    /// The account has a second factor: its code, please.
    SecondFactorRequired,
    /// The authenticator's or recovery code is wrong, or was used before.
    SecondFactorInvalid,
    /// This account must keep its second factor.
    SecondFactorMandatory,
    /// The present password is wrong.
    PasswordWrong,
    /// Another sign-in is needed, a moment ago at most.
    FreshSignInRequired,
    /// The ceremony ended, or the passkey is not one of ours.
    PasskeyInvalid,
    /// Apple or Google did not vouch for this person, or too late.
    ProviderSignInFailed,
    /// The address has an account: sign in there, then link the provider.
    LinkExistingAccount,
    /// The provider's account opens another account here.
    ProviderLinkedElsewhere,
    /// It is the account's last way in.
    LastSignInMethod,
    /// The identity is verified: name and birth date stay.
    ProfileLocked,
    /// The company needs an owner.
    LastOwner,
    /// Somebody else must do that: it concerns the caller's own account.
    OwnAccount,
    // verification
    /// No tries are left; support can help.
    AttemptsExhausted,
    /// A photo is missing.
    ImageMissing,
    /// The file is larger than 12 MB.
    ImageTooLarge,
    /// Neither JPEG nor PNG.
    ImageTypeNotAllowed,
    /// The file is damaged, or far larger inside than outside.
    ImageInvalid,
    /// The photo has too few pixels to be read.
    ImageTooSmall,
    /// The birth date must be in the profile first.
    ProfileIncomplete,
    // catalog
    /// The partner must be approved first.
    PartnerNotActive,
    /// Coordinates off the globe.
    CoordinatesInvalid,
    /// Not an IANA time zone.
    TimeZoneInvalid,
    /// Outings are to come at the venue, and were told by its present clock.
    TimeZoneInUse,
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
    /// A happy hour with alcohol must have a drink without it for less, too.
    SoftDrinkRequired,
    /// What was read is no longer the newest.
    Stale,
    /// The draft is larger than allowed.
    DraftTooLarge,
    /// No more drafts can be kept.
    TooManyDrafts,
    /// No such photo of this partner's is kept.
    PhotoUnknown,
    // media
    /// The photo of a place has too few pixels to be shown.
    PhotoTooSmall,
    /// The partner keeps as many photos as it may.
    TooManyPhotos,
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
    /// The scan time is in the future, or before the registration was made.
    ScanTimeInvalid,
    /// The ticket is for another outing of the same partner.
    TicketForOtherOuting,
    /// This very scan was taken back; another scan of the ticket is fine.
    ScanUndone,
    /// There is no such check-in to take back.
    NotCheckedIn,
    /// The check-in was recorded too long ago to be taken back.
    UndoTooLate,
    /// As many messages as a day allows went to this outing.
    TooManyMessages,
    /// The outing is over for too long to write to those who came.
    MessageTooLate,
    // engagement
    /// The text has characters that nobody can see.
    TextInvalid,
    /// As many favourites as can be kept.
    TooManyFavourites,
    /// The outing is over for too long to write about it.
    ConversationClosed,
    // reporting
    /// The period has too many days.
    PeriodTooLong,
}

/// Every failure code, for catalogues of texts.
pub fn all_failure_codes() -> impl Iterator<Item = FailureCode> {
    <FailureCode as strum::IntoEnumIterator>::iter()
}

/// Every refusal code, for catalogues of texts.
pub fn all_refusal_codes() -> impl Iterator<Item = RefusalCode> {
    <RefusalCode as strum::IntoEnumIterator>::iter()
}
