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
    /// Members, and partner staff with at least this role.
    MemberOrStaff(StaffRole),
    /// Administrators, whatever they may do.
    Admin,
    /// Administrators who may decide.
    Moderator,
    /// Administrators who may do everything.
    Super,
}

impl Access {
    fn admits(self, actor: &Actor) -> bool {
        match self {
            Self::Anyone => true,
            Self::SignedIn => actor.account().is_some(),
            Self::Member => actor.require_member().is_ok(),
            Self::Staff(role) => actor.require_staff(role).is_ok(),
            Self::MemberOrStaff(role) => actor.require_member().is_ok() || actor.require_staff(role).is_ok(),
            Self::Admin => actor.require_admin().is_ok(),
            Self::Moderator => actor.require_moderator().is_ok(),
            Self::Super => actor.require_super().is_ok(),
        }
    }
}

const DOOR: Access = Access::Staff(StaffRole::Door);
const MANAGER: Access = Access::Staff(StaffRole::Manager);
const CONVERSING: Access = Access::MemberOrStaff(StaffRole::Manager);
const OWNER: Access = Access::Staff(StaffRole::Owner);

/// Every root field with its rule.
pub const ROOT_FIELDS: &[(&str, Access)] = &[
    ("Query.me", Access::SignedIn),
    ("Query.mySessions", Access::SignedIn),
    ("Query.mySecurity", Access::SignedIn),
    ("Query.myConsents", Access::SignedIn),
    ("Query.myIdentityCheck", Access::Member),
    ("Query.venue", Access::Anyone),
    ("Query.offer", Access::Anyone),
    ("Query.outing", Access::Anyone),
    ("Query.outings", Access::Anyone),
    ("Query.searchSuggestions", Access::Anyone),
    ("Query.similarOutings", Access::Anyone),
    ("Query.myRegistrations", Access::Member),
    ("Query.mySavings", Access::Member),
    ("Query.myFavourites", Access::Member),
    ("Query.myConversations", CONVERSING),
    ("Query.conversation", CONVERSING),
    ("Query.myNotifications", Access::SignedIn),
    ("Query.myPartner", DOOR),
    ("Query.siretCheck", Access::Anyone),
    ("Query.staff", OWNER),
    ("Query.offerDraft", MANAGER),
    ("Query.outingRegistrations", DOOR),
    ("Query.doorDay", DOOR),
    ("Query.doorEntries", DOOR),
    ("Query.partnerResults", MANAGER),
    ("Query.reviewQueue", Access::Moderator),
    ("Query.identityReview", Access::Moderator),
    ("Query.verdictPolicy", Access::Moderator),
    ("Mutation.signUp", Access::Anyone),
    ("Mutation.signUpPartner", Access::Anyone),
    ("Mutation.confirmEmail", Access::Anyone),
    ("Mutation.resendCode", Access::Anyone),
    ("Mutation.signIn", Access::Anyone),
    ("Mutation.refreshSession", Access::Anyone),
    ("Mutation.acceptStaffInvitation", Access::Anyone),
    ("Mutation.requestPasswordReset", Access::Anyone),
    ("Mutation.resetPassword", Access::Anyone),
    ("Mutation.startPasskeySignIn", Access::Anyone),
    ("Mutation.finishPasskeySignIn", Access::Anyone),
    ("Mutation.startProviderSignIn", Access::Anyone),
    ("Mutation.finishProviderSignIn", Access::Anyone),
    // A site's page may ask whose session is over already: its cookies are removed all the same.
    ("Mutation.signOut", Access::Anyone),
    ("Mutation.changePassword", Access::SignedIn),
    ("Mutation.requestEmailChange", Access::SignedIn),
    ("Mutation.confirmEmailChange", Access::SignedIn),
    ("Mutation.updateProfile", Access::SignedIn),
    ("Mutation.revokeSession", Access::SignedIn),
    ("Mutation.revokeOtherSessions", Access::SignedIn),
    ("Mutation.startTotp", Access::SignedIn),
    ("Mutation.confirmTotp", Access::SignedIn),
    ("Mutation.disableTotp", Access::SignedIn),
    ("Mutation.renewRecoveryCodes", Access::SignedIn),
    ("Mutation.startPasskey", Access::SignedIn),
    ("Mutation.finishPasskey", Access::SignedIn),
    ("Mutation.removePasskey", Access::SignedIn),
    ("Mutation.recordConsent", Access::SignedIn),
    ("Mutation.requestAccountDeletion", Access::SignedIn),
    ("Mutation.cancelAccountDeletion", Access::SignedIn),
    ("Mutation.exportMyData", Access::SignedIn),
    ("Mutation.startIdentityCheck", Access::Member),
    ("Mutation.submitIdentityCheck", Access::Member),
    ("Mutation.inviteStaff", OWNER),
    ("Mutation.updateStaffRole", OWNER),
    ("Mutation.removeStaff", OWNER),
    ("Mutation.resendStaffInvitation", OWNER),
    ("Mutation.resubmitPartner", OWNER),
    ("Mutation.createVenue", MANAGER),
    ("Mutation.updateVenue", MANAGER),
    ("Mutation.saveOfferDraft", MANAGER),
    ("Mutation.deleteOfferDraft", MANAGER),
    ("Mutation.createOffer", MANAGER),
    ("Mutation.updateOffer", MANAGER),
    ("Mutation.submitOffer", MANAGER),
    ("Mutation.pauseOffer", MANAGER),
    ("Mutation.resumeOffer", MANAGER),
    ("Mutation.archiveOffer", MANAGER),
    ("Mutation.deletePhoto", MANAGER),
    ("Mutation.scheduleOuting", MANAGER),
    ("Mutation.cancelOuting", MANAGER),
    ("Mutation.messageOuting", MANAGER),
    ("Mutation.markNotificationsRead", Access::SignedIn),
    ("Mutation.checkIn", DOOR),
    ("Mutation.undoCheckIn", DOOR),
    ("Mutation.recordViews", Access::Anyone),
    ("Mutation.register", Access::Member),
    ("Mutation.cancelRegistration", Access::Member),
    ("Mutation.setFavourite", Access::Member),
    ("Mutation.sendMessage", CONVERSING),
    ("Mutation.openPartnerConversation", Access::Member),
    ("Mutation.markConversationRead", CONVERSING),
    ("Mutation.reportMessage", CONVERSING),
    ("Mutation.decideReview", Access::Moderator),
    ("Mutation.issueReviewImageLink", Access::Moderator),
    ("Mutation.resetIdentityAttempts", Access::Admin),
    ("Mutation.setVerdictPolicy", Access::Super),
    ("Mutation.suspendPartner", Access::Moderator),
    ("Mutation.reinstatePartner", Access::Moderator),
    ("Subscription.outingChanged", Access::Anyone),
    ("Subscription.conversationChanged", CONVERSING),
    ("Subscription.notificationsChanged", Access::SignedIn),
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

#[cfg(test)]
mod tests {
    use super::*;
    use contracts::{AdminRole, StaffActor};
    use kernel::{AccountId, PartnerId, SessionId};

    fn everybody() -> Vec<(&'static str, Actor)> {
        let (account, session) = (AccountId::generate(), SessionId::generate());
        let staff = StaffActor { account, partner: PartnerId::generate(), role: StaffRole::Door };
        vec![
            ("anonymous", Actor::Anonymous),
            ("member", Actor::Member { account, session }),
            ("staff", Actor::Staff { staff, session }),
            ("limited", Actor::Limited { account, session }),
            ("support", Actor::Admin { account, role: AdminRole::Support, session }),
            ("moderator", Actor::Admin { account, role: AdminRole::Moderator, session }),
            ("super", Actor::Admin { account, role: AdminRole::Super, session }),
        ]
    }

    #[test]
    fn each_rule_admits_those_it_names() {
        let signed_in = ["member", "staff", "limited", "support", "moderator", "super"];
        for (rule, admitted) in [
            (
                Access::Anyone,
                &["anonymous", "member", "staff", "limited", "support", "moderator", "super"][..],
            ),
            (Access::SignedIn, &signed_in[..]),
            (Access::Member, &["member"]),
            (Access::Staff(StaffRole::Door), &["staff"]),
            (Access::Staff(StaffRole::Manager), &[]),
            (Access::MemberOrStaff(StaffRole::Door), &["member", "staff"]),
            (Access::MemberOrStaff(StaffRole::Manager), &["member"]),
            (Access::Admin, &["support", "moderator", "super"]),
            (Access::Moderator, &["moderator", "super"]),
            (Access::Super, &["super"]),
        ] {
            let found: Vec<_> = everybody().into_iter().filter(|(_, actor)| rule.admits(actor)).collect();
            assert_eq!(found.iter().map(|(name, _)| *name).collect::<Vec<_>>(), admitted, "{rule:?}");
        }
    }

    #[test]
    fn who_must_set_up_a_second_factor_first_is_refused_all_else() {
        let texts = ErrorTexts::load().unwrap();
        let (account, session) = (AccountId::generate(), SessionId::generate());
        let limited = Actor::Limited { account, session };
        for (name, rule) in ROOT_FIELDS {
            let field = RootField {
                name: (*name).to_owned(),
                response_key: "x".to_owned(),
                position: async_graphql::Pos { line: 1, column: 1 },
                introspection: false,
            };
            let refused = check(&[field], &limited, &texts, Language::Fr).err();
            let allowed = matches!(rule, Access::Anyone | Access::SignedIn);
            assert_eq!(refused.is_none(), allowed, "{name}");
            let code = refused.and_then(|error| error.extensions.unwrap().get("code").cloned());
            assert!(allowed || code == Some("FORBIDDEN".into()), "{name}: {code:?}");
        }
    }
}
