//! Who may call which root field. Deny by default: what is not listed here is refused, and a test fails on
//! a root field that is missing or no longer exists. The contexts check again what only they know, such as
//! whose entity it is.

use async_graphql::{ErrorExtensionValues, ServerError};
use contracts::{Actor, FailureCode, StaffRole};
use kernel::Language;

use crate::{documents::RootField, errors::ErrorTexts};

/// Who may call.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    /// Everybody, signed in or not.
    Anyone,
    /// Everybody with an account.
    SignedIn,
    /// Members.
    Member,
    /// Partner staff with at least this role.
    Staff(StaffRole),
    /// Administrators who may decide.
    Moderator,
}

impl Access {
    fn admits(self, actor: &Actor) -> bool {
        match self {
            Self::Anyone => true,
            Self::SignedIn => actor.account().is_some(),
            Self::Member => actor.require_member().is_ok(),
            Self::Staff(role) => actor.require_staff(role).is_ok(),
            Self::Moderator => actor.require_moderator().is_ok(),
        }
    }
}

const DOOR: Access = Access::Staff(StaffRole::Door);
const MANAGER: Access = Access::Staff(StaffRole::Manager);
const OWNER: Access = Access::Staff(StaffRole::Owner);

/// Every root field with its rule.
pub const ROOT_FIELDS: &[(&str, Access)] = &[
    ("Query.me", Access::SignedIn),
    ("Query.venue", Access::Anyone),
    ("Query.offer", Access::Anyone),
    ("Query.outing", Access::Anyone),
    ("Query.outings", Access::Anyone),
    ("Query.myRegistrations", Access::Member),
    ("Query.mySavings", Access::Member),
    ("Query.myPartner", DOOR),
    ("Query.outingRegistrations", DOOR),
    ("Query.reviewQueue", Access::Moderator),
    ("Mutation.signUp", Access::Anyone),
    ("Mutation.signUpPartner", Access::Anyone),
    ("Mutation.confirmEmail", Access::Anyone),
    ("Mutation.resendCode", Access::Anyone),
    ("Mutation.signIn", Access::Anyone),
    ("Mutation.refreshSession", Access::Anyone),
    ("Mutation.acceptStaffInvitation", Access::Anyone),
    ("Mutation.signOut", Access::SignedIn),
    ("Mutation.inviteStaff", OWNER),
    ("Mutation.resubmitPartner", OWNER),
    ("Mutation.createVenue", MANAGER),
    ("Mutation.createOffer", MANAGER),
    ("Mutation.updateOffer", MANAGER),
    ("Mutation.submitOffer", MANAGER),
    ("Mutation.pauseOffer", MANAGER),
    ("Mutation.resumeOffer", MANAGER),
    ("Mutation.archiveOffer", MANAGER),
    ("Mutation.scheduleOuting", MANAGER),
    ("Mutation.cancelOuting", MANAGER),
    ("Mutation.checkIn", DOOR),
    ("Mutation.register", Access::Member),
    ("Mutation.cancelRegistration", Access::Member),
    ("Mutation.decideReview", Access::Moderator),
    ("Mutation.suspendPartner", Access::Moderator),
    ("Mutation.reinstatePartner", Access::Moderator),
    ("Subscription.outingChanged", Access::Anyone),
];

/// Refuses the request when one of its root fields is not for this actor.
///
/// # Errors
/// `UNAUTHENTICATED` or `FORBIDDEN` (`BAD_USER_INPUT` for a field that is not listed), for the whole request: a client that mixes public and private fields
/// and whose token has ended is told so.
pub fn check(
    root_fields: &[RootField],
    actor: &Actor,
    texts: &ErrorTexts,
    language: Language,
) -> Result<(), ServerError> {
    for field in root_fields {
        // Introspection is switched off by the schema itself outside development.
        let listed = ROOT_FIELDS.iter().find(|(name, _)| *name == field.name.as_str());
        let admitted = field.introspection || listed.is_some_and(|(_, access)| access.admits(actor));
        if !admitted {
            let code = match (listed, actor) {
                // Almost always a field that does not exist; one that somebody forgot to list is refused too.
                (None, _) => FailureCode::BadUserInput,
                (Some(_), Actor::Anonymous) => FailureCode::Unauthenticated,
                (Some(_), _) => FailureCode::Forbidden,
            };
            let mut error = ServerError::new(texts.failure(language, code), Some(field.position));
            error.path = vec![async_graphql::PathSegment::Field(field.response_key.clone())];
            error.extensions.get_or_insert_with(ErrorExtensionValues::default).set("code", code.as_ref());
            return Err(error);
        }
    }
    Ok(())
}
