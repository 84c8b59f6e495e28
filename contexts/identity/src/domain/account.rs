//! An account: one e-mail address, one role.

use std::fmt;

use contracts::{
    Actor, StaffActor,
    identity::{
        AccountChanged, AccountRole, AccountView, DeletionRequested, KnownEmailTried, PasswordChanged,
        StaffMemberView,
    },
};
use kernel::{AccountId, EmailAddress, Language, PartnerId, SessionId, Timestamp, time::Date};
use serde::{Deserialize, Serialize};

use super::form::Checked;

/// An argon2id hash with its parameters and salt (PHC string). It is never shown.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub(crate) struct PasswordHash(pub(crate) String);

impl fmt::Debug for PasswordHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PasswordHash(…)")
    }
}

/// Who a person says to be; checked by [`super::form`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Profile {
    pub(crate) first_name: String,
    pub(crate) last_name: String,
    /// Only members give it.
    pub(crate) birth_date: Option<Date>,
    pub(crate) language: Language,
}

/// An account. In the collection `accounts` it is confirmed, or invited and without a password; one that
/// only signed up waits inside a [`super::sign_up::SignUpAttempt`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Account {
    #[serde(rename = "_id")]
    pub(crate) id: AccountId,
    pub(crate) email: EmailAddress,
    /// None until an invitation is accepted.
    pub(crate) password: Option<PasswordHash>,
    pub(crate) profile: Profile,
    pub(crate) role: AccountRole,
    /// When its owner proved to read the mailbox.
    pub(crate) confirmed_at: Option<Timestamp>,
    pub(crate) created_at: Timestamp,
    /// Rises with each change.
    pub(crate) revision: i64,
    /// What verification last said of the person.
    #[serde(default)]
    pub(crate) identity: IdentityMark,
    /// When it is erased, when its owner asked for that.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub(crate) deletion_due_at: Option<Timestamp>,
    /// Counts the transactions that rely on this account staying as it is: a write, so that somebody who
    /// changes the account at the same time is in conflict with them and tries again.
    #[serde(default)]
    pub(crate) relied_on: i64,
}

/// What verification last said of a person.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct IdentityMark {
    pub(crate) verified: bool,
    /// Verification's revision: an older word changes nothing.
    pub(crate) revision: i64,
}

impl Account {
    /// A fresh account without a password, not confirmed.
    pub(crate) fn new(id: AccountId, form: Checked, role: AccountRole, now: Timestamp) -> Self {
        Self {
            id,
            email: form.email,
            password: None,
            profile: form.profile,
            role,
            confirmed_at: None,
            created_at: now,
            revision: 1,
            identity: IdentityMark::default(),
            deletion_due_at: None,
            relied_on: 0,
        }
    }

    /// The same fresh account with a password.
    pub(crate) fn with_password(self, password: PasswordHash) -> Self {
        Self { password: Some(password), ..self }
    }

    /// The account after a change, to be written over the one that was read.
    pub(crate) fn next(self) -> Self {
        Self { revision: self.revision + 1, ..self }
    }

    /// Whether the invited person has not chosen a password yet.
    pub(crate) const fn is_invited(&self) -> bool {
        self.confirmed_at.is_none() && self.password.is_none()
    }

    /// The account after its owner entered the code.
    pub(crate) fn confirmed(self, now: Timestamp) -> Self {
        Self { confirmed_at: Some(now), ..self }.next()
    }

    /// The account after the invited person entered the code and chose a password.
    pub(crate) fn accepted(self, password: PasswordHash, now: Timestamp) -> Self {
        self.with_password(password).confirmed(now)
    }

    /// The caller this account is when signed in with `session`.
    pub(crate) const fn actor(&self, session: SessionId) -> Actor {
        let account = self.id;
        match self.role {
            AccountRole::Member => Actor::Member { account, session },
            AccountRole::Staff { partner, role } => {
                Actor::Staff { staff: StaffActor { account, partner, role }, session }
            }
            AccountRole::Admin { role } => Actor::Admin { account, role, session },
        }
    }

    /// The account as its owner sees it.
    pub(crate) fn view(&self) -> AccountView {
        AccountView {
            id: self.id,
            email: self.email.clone(),
            first_name: self.profile.first_name.clone(),
            last_name: self.profile.last_name.clone(),
            birth_date: self.profile.birth_date,
            language: self.profile.language,
            role: self.role,
            email_confirmed: self.confirmed_at.is_some(),
            identity_verified: self.identity.verified,
            deletion_due_at: self.deletion_due_at,
            created_at: self.created_at,
        }
    }

    /// The company the person works for.
    pub(crate) const fn partner(&self) -> Option<PartnerId> {
        match self.role {
            AccountRole::Staff { partner, .. } => Some(partner),
            AccountRole::Member | AccountRole::Admin { .. } => None,
        }
    }

    /// The person as `owner` sees them; none when it is nobody's staff. `sent_at` is when an invitation's code
    /// was sent last.
    pub(crate) fn as_staff(&self, owner: StaffActor, sent_at: Option<Timestamp>) -> Option<StaffMemberView> {
        let AccountRole::Staff { role, .. } = self.role else { return None };
        Some(StaffMemberView {
            account: self.id,
            first_name: self.profile.first_name.clone(),
            last_name: self.profile.last_name.clone(),
            email: self.email.clone(),
            role,
            confirmed: self.confirmed_at.is_some(),
            invited_at: self.is_invited().then_some(sent_at.unwrap_or(self.created_at)),
            is_caller: self.id == owner.account,
        })
    }

    /// What the other contexts hear of it.
    pub(crate) fn changed(&self) -> AccountChanged {
        AccountChanged { account: self.view(), revision: self.revision }
    }

    /// What its owner is told when somebody signs up with the address.
    pub(crate) fn known_email_tried(&self) -> KnownEmailTried {
        KnownEmailTried {
            account: self.id,
            email: self.email.clone(),
            first_name: self.profile.first_name.clone(),
            language: self.profile.language,
        }
    }

    /// What its owner is told when the password was changed.
    pub(crate) fn password_changed(&self) -> PasswordChanged {
        PasswordChanged {
            account: self.id,
            email: self.email.clone(),
            first_name: self.profile.first_name.clone(),
            language: self.profile.language,
        }
    }

    /// What its owner is told when its deletion was asked for, or no longer is.
    pub(crate) fn deletion_requested(&self) -> DeletionRequested {
        DeletionRequested {
            account: self.id,
            email: self.email.clone(),
            first_name: self.profile.first_name.clone(),
            language: self.profile.language,
            due_at: self.deletion_due_at,
        }
    }
}

#[cfg(test)]
mod tests {
    use contracts::StaffRole;

    use super::*;

    fn invited() -> Account {
        let form = Checked {
            email: EmailAddress::parse("door@example.org").unwrap(),
            profile: Profile {
                first_name: "Inès".into(),
                last_name: "Roy".into(),
                birth_date: None,
                language: Language::Fr,
            },
        };
        let role = AccountRole::Staff { partner: PartnerId::derived_from("p"), role: StaffRole::Door };
        Account::new(AccountId::derived_from("a"), form, role, Timestamp::from_millis(0))
    }

    #[test]
    fn accepting_an_invitation_confirms_and_raises_the_revision() {
        let account = invited();
        assert!(account.is_invited());
        let accepted = account.accepted(PasswordHash("hash".into()), Timestamp::from_millis(5));
        assert!(!accepted.is_invited());
        assert!(accepted.view().email_confirmed);
        assert_eq!(accepted.revision, 2);
    }

    #[test]
    fn a_debug_text_holds_no_password_hash() {
        let account = invited().accepted(PasswordHash("$argon2id$secret".into()), Timestamp::from_millis(5));
        assert!(!format!("{account:?}").contains("argon2id"));
    }

    #[test]
    fn the_actor_has_the_role_of_the_account() {
        let session = SessionId::derived_from("s");
        let Actor::Staff { staff, .. } = invited().actor(session) else { panic!("not staff") };
        assert_eq!((staff.role, staff.partner), (StaffRole::Door, PartnerId::derived_from("p")));
        let member = Account { role: AccountRole::Member, ..invited() };
        assert!(member.actor(session).require_member().is_ok());
    }
}
