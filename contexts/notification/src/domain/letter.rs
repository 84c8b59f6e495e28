//! Which message an event calls for, and what it says: no words yet, those are in the catalogues.

use contracts::{
    booking::{RegistrationChanged, RegistrationStep, SavingRecorded},
    catalog::{OfferChanged, OfferStatus, PartnerChanged, PartnerStatus},
    identity::CodePurpose,
};
use kernel::{EmailAddress, Language, Money, TimeZoneName, Timestamp};

/// The templates. Each has a subject and a text in every language.
#[derive(Debug, Clone, Copy, PartialEq, Eq, strum::AsRefStr, strum::EnumIter)]
#[strum(serialize_all = "snake_case")]
pub enum Template {
    /// The code of a new account.
    CodeConfirmEmail,
    /// The code of an invitation.
    CodeAcceptInvitation,
    /// Somebody tried to sign up with the address of an account.
    KnownEmailTried,
    /// A partner is active.
    PartnerApproved,
    /// A partner was refused.
    PartnerRejected,
    /// A partner is held back.
    PartnerSuspended,
    /// An offer can be booked.
    OfferPublished,
    /// An offer was refused.
    OfferRejected,
    /// A registration has its places.
    RegistrationConfirmed,
    /// A registration waits.
    RegistrationWaitlisted,
    /// A registration waited and has its places now.
    RegistrationPromoted,
    /// A registration was given up.
    RegistrationCancelled,
    /// An outing was called off.
    OutingCancelled,
    /// A registration waited in vain.
    WaitlistExpired,
    /// What a party saved.
    SavingRecorded,
}

impl Template {
    /// The template of a code.
    #[must_use]
    pub const fn of_code(purpose: CodePurpose) -> Self {
        match purpose {
            CodePurpose::ConfirmEmail => Self::CodeConfirmEmail,
            CodePurpose::AcceptInvitation => Self::CodeAcceptInvitation,
        }
    }
}

/// A value in a message; how it is written depends on the language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// Text as it stands.
    Text(String),
    /// A number that chooses between singular and plural.
    Count(u32),
    /// An amount.
    Amount(Money),
    /// An instant on the clock of a zone.
    When(Timestamp, TimeZoneName),
}

/// Who a message is for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recipient {
    /// The address.
    pub email: EmailAddress,
    /// How to address the person.
    pub first_name: String,
    /// In which language.
    pub language: Language,
}

/// A message before it is put into words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Letter {
    /// Which.
    pub template: Template,
    /// What it says, besides the recipient's name.
    pub values: Vec<(&'static str, Value)>,
    /// Only one message with this key is ever written.
    pub once: Option<String>,
}

impl Letter {
    /// A message that says these things.
    #[must_use]
    pub fn new(template: Template, values: impl IntoIterator<Item = (&'static str, Value)>) -> Self {
        Self { template, values: values.into_iter().collect(), once: None }
    }

    /// What a partner's owner is told: that it is active, refused or held back.
    #[must_use]
    pub fn of_partner(event: &PartnerChanged) -> Option<Self> {
        let template = match event.partner.status {
            _ if !event.status_changed => return None,
            PartnerStatus::Active => Template::PartnerApproved,
            PartnerStatus::Rejected => Template::PartnerRejected,
            PartnerStatus::Suspended => Template::PartnerSuspended,
            PartnerStatus::Draft | PartnerStatus::PendingReview => return None,
        };
        let mut letter = Self::new(template, [("company", Value::Text(event.partner.name.clone()))]);
        if template != Template::PartnerApproved {
            letter.values.push(reason(event.partner.reason.as_ref()));
        }
        Some(letter)
    }

    /// What an offer's owner is told: that it can be booked, or was refused.
    #[must_use]
    pub fn of_offer(event: &OfferChanged) -> Option<Self> {
        let title = ("title", Value::Text(event.offer.title.clone()));
        match event.offer.status {
            _ if !event.status_changed => None,
            OfferStatus::Published => Some(Self::new(Template::OfferPublished, [title])),
            OfferStatus::Rejected => {
                Some(Self::new(Template::OfferRejected, [title, reason(event.offer.reason.as_ref())]))
            }
            _ => None,
        }
    }

    /// What a member is told about a registration. The door says the rest.
    #[must_use]
    pub fn of_registration(event: &RegistrationChanged) -> Option<Self> {
        let template = match event.step {
            RegistrationStep::Confirmed => Template::RegistrationConfirmed,
            RegistrationStep::Waitlisted => Template::RegistrationWaitlisted,
            RegistrationStep::Promoted => Template::RegistrationPromoted,
            RegistrationStep::Cancelled => Template::RegistrationCancelled,
            RegistrationStep::OutingCancelled => Template::OutingCancelled,
            RegistrationStep::WaitlistExpired => Template::WaitlistExpired,
            RegistrationStep::CheckedIn | RegistrationStep::MoreArrived | RegistrationStep::NoShow => {
                return None;
            }
        };
        let summary = &event.summary;
        let mut letter = Self::new(
            template,
            [
                ("title", Value::Text(summary.title.clone())),
                ("venue", Value::Text(summary.venue_name.clone())),
                ("when", Value::When(summary.starts_at, summary.time_zone.clone())),
            ],
        );
        match template {
            Template::OutingCancelled => letter.values.push(reason(event.reason.as_ref())),
            Template::WaitlistExpired => {}
            _ => letter.values.push(("people", Value::Count(event.people))),
        }
        Some(letter)
    }

    /// What a member saved: told once for a registration, the first time there is something to tell.
    #[must_use]
    pub fn of_saving(event: &SavingRecorded) -> Option<Self> {
        (event.saving.cents > 0).then(|| Self {
            once: Some(format!("saving:{}", event.registration)),
            ..Self::new(Template::SavingRecorded, [("amount", Value::Amount(event.saving))])
        })
    }
}

/// The reason somebody gave; a dash when an old event has none.
fn reason(given: Option<&String>) -> (&'static str, Value) {
    ("reason", Value::Text(given.cloned().unwrap_or_else(|| "–".to_owned())))
}
