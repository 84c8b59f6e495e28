//! Which message an event calls for, and what it says: no words yet, those are in the catalogues.

use contracts::{
    booking::{
        GroupMessaged, GroupRecipient, RegistrationChanged, RegistrationStep, SavingRecorded, stand_in,
    },
    catalog::{OfferChanged, OfferStatus, PartnerChanged, PartnerStatus},
    identity::CodePurpose,
    verification::{Finding, IdentityChanged, IdentityStatus},
};
use kernel::{EmailAddress, Language, Money, OutingId, RegistrationId, TimeZoneName, Timestamp};
use serde::{Deserialize, Serialize};

/// The templates. Each has a subject and a text in every language.
#[derive(Debug, Clone, Copy, PartialEq, Eq, strum::AsRefStr, strum::EnumIter)]
#[strum(serialize_all = "snake_case")]
pub enum Template {
    /// The code of a new account.
    CodeConfirmEmail,
    /// The code of an invitation.
    CodeAcceptInvitation,
    /// The code to choose another password.
    CodeResetPassword,
    /// The code to agree, at the old address, to another one.
    CodeLeaveEmail,
    /// The code of a new address.
    CodeChangeEmail,
    /// The password was changed.
    PasswordChanged,
    /// The account will be erased.
    DeletionRequested,
    /// The account stays after all.
    DeletionCancelled,
    /// The identity is verified.
    IdentityVerified,
    /// A person looks at the document.
    IdentityManualReview,
    /// The identity could not be verified.
    IdentityRejected,
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
    /// What a partner writes to everybody who comes.
    OutingMessage,
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
            CodePurpose::ResetPassword => Self::CodeResetPassword,
            CodePurpose::LeaveEmail => Self::CodeLeaveEmail,
            CodePurpose::ChangeEmail => Self::CodeChangeEmail,
        }
    }

    /// Whether mails of the template of this name have a code in their text.
    #[must_use]
    pub fn holds_code(name: &str) -> bool {
        name.starts_with("code_")
    }

    /// Whether it is told in the app too: not what is for somebody without a session, or perhaps for
    /// somebody else's eyes.
    #[must_use]
    pub fn is_told_in_the_app(self) -> bool {
        self != Self::KnownEmailTried && !Self::holds_code(self.as_ref())
    }
}

/// A value in a message; how it is written depends on the language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Value {
    /// Text as it stands, on one line.
    Text(String),
    /// What somebody wrote, in its own lines, each marked as a quotation.
    Quote(String),
    /// A number that chooses between singular and plural.
    Count(u32),
    /// An amount.
    Amount(Money),
    /// An instant on the clock of a zone.
    When(Timestamp, TimeZoneName),
    /// What is wrong with an identity check, a line each, and what a reviewer wrote.
    Reasons(Vec<Finding>, Option<String>),
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
    /// Where it leads in the app: a path.
    pub link: Option<String>,
    /// Only one message with this key is ever written.
    pub once: Option<String>,
}

impl Letter {
    /// A message that says these things.
    #[must_use]
    pub fn new(template: Template, values: impl IntoIterator<Item = (&'static str, Value)>) -> Self {
        Self { template, values: values.into_iter().collect(), link: None, once: None }
    }

    fn leading_to(self, link: String) -> Self {
        Self { link: Some(link), ..self }
    }

    /// What a member is told about the identity check: how it ended, or that it takes longer. Nothing when
    /// the platform vouched, for then nobody waits for an answer.
    #[must_use]
    pub fn of_identity(event: &IdentityChanged) -> Option<Self> {
        event.check?;
        let letter = match event.status {
            IdentityStatus::NotSubmitted | IdentityStatus::Processing => return None,
            IdentityStatus::Verified => Self::new(Template::IdentityVerified, []),
            IdentityStatus::ManualReview => Self::new(Template::IdentityManualReview, []),
            IdentityStatus::Rejected => {
                let reasons = Value::Reasons(event.findings.clone(), event.message.clone());
                Self::new(Template::IdentityRejected, [("reasons", reasons)])
            }
        };
        Some(letter.leading_to("/identite".to_owned()))
    }

    /// What a person is told who asked for the account to be erased at `due_at`, or no longer wants it.
    #[must_use]
    pub fn of_deletion(due_at: Option<Timestamp>) -> Self {
        match due_at {
            Some(due_at) => {
                let when = ("when", Value::When(due_at, TimeZoneName::paris()));
                Self::new(Template::DeletionRequested, [when])
            }
            None => Self::new(Template::DeletionCancelled, []),
        }
    }

    /// What a partner's owner is told: that it is active, refused or held back.
    #[must_use]
    pub fn of_partner(event: &PartnerChanged) -> Option<Self> {
        let template = match (event.was?, event.partner.status) {
            // Not when it was suspended: it knows that it is on Yousoon.
            (PartnerStatus::PendingReview, PartnerStatus::Active) => Template::PartnerApproved,
            (_, PartnerStatus::Rejected) => Template::PartnerRejected,
            (_, PartnerStatus::Suspended) => Template::PartnerSuspended,
            _ => return None,
        };
        let mut letter = Self::new(template, [("company", Value::Text(event.partner.name.clone()))]);
        letter.link = Some(if template == Template::PartnerRejected { "/review" } else { "/" }.to_owned());
        if template != Template::PartnerApproved {
            letter.values.push(reason(event.partner.reason.as_ref()));
        }
        Some(letter)
    }

    /// What an offer's owner is told: that it can be booked, or was refused.
    #[must_use]
    pub fn of_offer(event: &OfferChanged) -> Option<Self> {
        let title = ("title", Value::Text(event.offer.title.clone()));
        let letter = match (event.was?, event.offer.status) {
            // Not when it was paused: the owner let it go again, and knows.
            (OfferStatus::PendingReview, OfferStatus::Published) => {
                Self::new(Template::OfferPublished, [title])
            }
            (_, OfferStatus::Rejected) => {
                Self::new(Template::OfferRejected, [title, reason(event.offer.reason.as_ref())])
            }
            _ => return None,
        };
        Some(letter.leading_to(format!("/offers/{}", event.offer.id)))
    }

    /// What a member is told about a registration. The door says the rest.
    #[must_use]
    pub fn of_registration(event: &RegistrationChanged) -> Option<Self> {
        if event.member == stand_in(event.registration) {
            return None;
        }
        let template = match event.step {
            RegistrationStep::Confirmed => Template::RegistrationConfirmed,
            RegistrationStep::Waitlisted => Template::RegistrationWaitlisted,
            RegistrationStep::Promoted => Template::RegistrationPromoted,
            RegistrationStep::Cancelled => Template::RegistrationCancelled,
            RegistrationStep::OutingCancelled => Template::OutingCancelled,
            RegistrationStep::WaitlistExpired => Template::WaitlistExpired,
            RegistrationStep::CheckedIn
            | RegistrationStep::MoreArrived
            | RegistrationStep::CheckInUndone
            | RegistrationStep::ArrivalUndone
            | RegistrationStep::NoShow => return None,
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
        letter.link = Some(match template {
            Template::RegistrationConfirmed | Template::RegistrationPromoted => ticket(event.registration),
            _ => outing(summary.outing),
        });
        match template {
            Template::OutingCancelled => letter.values.push(reason(event.reason.as_ref())),
            Template::WaitlistExpired => {}
            _ => letter.values.push(("people", Value::Count(event.people))),
        }
        Some(letter)
    }

    /// What a partner writes to one of those who come. It concerns their booking, so nobody can opt out of it.
    #[must_use]
    pub fn of_group_message(event: &GroupMessaged, recipient: &GroupRecipient) -> Self {
        let summary = &event.summary;
        let values = [
            ("company", Value::Text(event.partner_name.clone())),
            ("title", Value::Text(summary.title.clone())),
            ("venue", Value::Text(summary.venue_name.clone())),
            ("when", Value::When(summary.starts_at, summary.time_zone.clone())),
            ("message", Value::Quote(event.text.clone())),
        ];
        Self {
            once: Some(format!("group:{}:{}", event.message, recipient.registration)),
            ..Self::new(Template::OutingMessage, values).leading_to(outing(summary.outing))
        }
    }

    /// What a member saved: told once for a registration, the first time there is something to tell.
    #[must_use]
    pub fn of_saving(event: &SavingRecorded) -> Option<Self> {
        let is_told = event.saving.cents > 0 && event.member != stand_in(event.registration);
        is_told.then(|| Self {
            once: Some(format!("saving:{}", event.registration)),
            ..Self::new(Template::SavingRecorded, [("amount", Value::Amount(event.saving))])
                .leading_to(ticket(event.registration))
        })
    }
}

/// The page of a ticket in the member app.
fn ticket(registration: RegistrationId) -> String {
    format!("/billet/{registration}")
}

/// The page of an outing in the member app.
fn outing(outing: OutingId) -> String {
    format!("/o/{outing}")
}

/// The reason somebody gave; a dash when an old event has none.
fn reason(given: Option<&String>) -> (&'static str, Value) {
    ("reason", Value::Text(given.cloned().unwrap_or_else(|| "–".to_owned())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_template_tells_by_its_name_whether_it_holds_a_code() {
        use CodePurpose::{AcceptInvitation, ChangeEmail, ConfirmEmail, LeaveEmail, ResetPassword};
        let codes = [AcceptInvitation, ChangeEmail, ConfirmEmail, LeaveEmail, ResetPassword];
        let codes = codes.map(Template::of_code);
        for template in <Template as strum::IntoEnumIterator>::iter() {
            assert_eq!(Template::holds_code(template.as_ref()), codes.contains(&template), "{template:?}");
        }
    }
}
