//! An account: one e-mail address, one role.

use std::fmt;

use contracts::{
    Actor, StaffActor,
    identity::{AccountChanged, AccountRole, AccountView, KnownEmailTried},
};
use kernel::{AccountId, EmailAddress, Language, SessionId, Timestamp, time::Date};
use serde::{Deserialize, Serialize};

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
}

impl Account {
    /// Whether the invited person has not chosen a password yet.
    pub(crate) const fn is_invited(&self) -> bool {
        self.confirmed_at.is_none() && self.password.is_none()
    }

    /// The account after its owner entered the code.
    pub(crate) fn confirmed(self, now: Timestamp) -> Self {
        Self { confirmed_at: Some(now), revision: self.revision + 1, ..self }
    }

    /// The account after the invited person entered the code and chose a password.
    pub(crate) fn accepted(self, password: PasswordHash, now: Timestamp) -> Self {
        Self { password: Some(password), ..self }.confirmed(now)
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
            created_at: self.created_at,
        }
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
}

#[cfg(test)]
mod tests {
    use contracts::StaffRole;
    use kernel::PartnerId;

    use super::*;

    fn invited() -> Account {
        Account {
            id: AccountId::derived_from("a"),
            email: EmailAddress::parse("door@example.org").unwrap(),
            password: None,
            profile: Profile {
                first_name: "Inès".into(),
                last_name: "Roy".into(),
                birth_date: None,
                language: Language::Fr,
            },
            role: AccountRole::Staff { partner: PartnerId::derived_from("p"), role: StaffRole::Door },
            confirmed_at: None,
            created_at: Timestamp::from_millis(0),
            revision: 1,
        }
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
