//! A conversation: who takes part, until when they write, what each of them sees.

use contracts::{
    Actor, ServiceError, StaffRole,
    engagement::{ConversationKind, ConversationView},
};
use kernel::{AccountId, ConversationId, OutingId, PartnerId, Timestamp};
use serde::{Deserialize, Serialize};

use super::{Message, Outing, Person};

/// So many hours after the end of the outing everybody may still write.
const WRITE_HOURS: i64 = 48;
/// So many days after the end of the outing the conversation and all its messages are gone.
const KEEP_DAYS: i64 = 90;

/// Until when something about an outing that ends at `ends_at` may be written.
#[must_use]
pub fn writes_until(ends_at: Timestamp) -> Timestamp {
    ends_at.plus_minutes(WRITE_HOURS * 60)
}

/// Until when what was written about an outing that ends at `ends_at` is kept.
#[must_use]
pub fn kept_until(ends_at: Timestamp) -> Timestamp {
    ends_at.plus_days(KEEP_DAYS)
}

/// Who reads and writes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reader {
    /// A member.
    Member(AccountId),
    /// An owner or manager of a partner: the company takes part, whoever of it looks.
    Partner {
        /// The person.
        account: AccountId,
        /// The company.
        partner: PartnerId,
    },
}

impl Reader {
    /// The reader behind a caller.
    ///
    /// # Errors
    /// `UNAUTHENTICATED` or `FORBIDDEN` for callers who are neither members nor managers.
    pub fn of(actor: &Actor) -> Result<Self, ServiceError> {
        if let Ok(staff) = actor.require_staff(StaffRole::Manager) {
            return Ok(Self::Partner { account: staff.account, partner: staff.partner });
        }
        actor.require_member().map(Self::Member)
    }

    /// The person.
    #[must_use]
    pub const fn account(self) -> AccountId {
        match self {
            Self::Member(account) | Self::Partner { account, .. } => account,
        }
    }
}

/// A conversation. Of an outing there is one group, and one with the partner for each member who asked for it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Conversation {
    /// Its id.
    #[serde(rename = "_id")]
    pub id: ConversationId,
    /// Who takes part.
    pub kind: ConversationKind,
    /// About which outing.
    pub outing: OutingId,
    /// Of which partner.
    pub partner: PartnerId,
    /// The partner's name.
    pub partner_name: String,
    /// The offer's title.
    pub title: String,
    /// Of a conversation with the partner: the member. None of a group, in the database too: with the outing it is
    /// the key of a conversation.
    pub member: Option<AccountId>,
    /// Of a conversation with the partner: the member's name.
    pub member_name: Option<String>,
    /// The members who take part; not read where it is not needed.
    #[serde(default)]
    pub members: Vec<AccountId>,
    /// How many these are.
    pub member_count: u32,
    /// In whose staff's list it is: a member who opened a conversation and wrote nothing is nobody's work.
    pub listed_for: Option<PartnerId>,
    /// When the outing ends.
    pub ends_at: Timestamp,
    /// When it goes, with all its messages.
    pub expires_at: Timestamp,
    /// The place of the newest message.
    pub last_sequence: i64,
    /// The newest message.
    pub last_message: Option<Message>,
    /// When that was sent, or the conversation made.
    pub active_at: Timestamp,
    /// Rises with each change of who takes part.
    pub revision: i64,
}

impl Conversation {
    /// The group of an outing.
    #[must_use]
    pub fn group(id: ConversationId, outing: &Outing, now: Timestamp) -> Self {
        Self {
            id,
            kind: ConversationKind::OutingGroup,
            outing: outing.id,
            partner: outing.partner,
            partner_name: outing.partner_name.clone(),
            title: outing.title.clone(),
            member: None,
            member_name: None,
            members: Vec::new(),
            member_count: 0,
            listed_for: Some(outing.partner),
            ends_at: outing.ends_at,
            expires_at: kept_until(outing.ends_at),
            last_sequence: 0,
            last_message: None,
            active_at: now,
            revision: 0,
        }
    }

    /// A member's conversation with the partner about an outing.
    #[must_use]
    pub fn with_partner(id: ConversationId, outing: &Outing, member: &Person, now: Timestamp) -> Self {
        Self {
            kind: ConversationKind::Partner,
            member: Some(member.id),
            member_name: Some(member.name.clone()),
            members: vec![member.id],
            member_count: 1,
            listed_for: None,
            ..Self::group(id, outing, now)
        }
    }

    /// The same conversation with these members, or nothing when they are the ones it has.
    #[must_use]
    pub fn with_members(&self, mut members: Vec<AccountId>) -> Option<Self> {
        members.sort_unstable();
        members.dedup();
        (members != self.members).then(|| Self {
            member_count: u32::try_from(members.len()).unwrap_or(u32::MAX),
            members,
            revision: self.revision + 1,
            ..self.clone()
        })
    }

    /// The same conversation with or without a member, or nothing when that is so already.
    #[must_use]
    pub fn with_member(&self, member: AccountId, takes_part: bool) -> Option<Self> {
        let mut members: Vec<_> = self.members.iter().copied().filter(|other| *other != member).collect();
        members.extend(takes_part.then_some(member));
        self.with_members(members)
    }

    /// Whether somebody may write at `now`.
    #[must_use]
    pub fn can_write(&self, now: Timestamp) -> bool {
        now < writes_until(self.ends_at)
    }

    /// The same conversation with a newer message. From the first one on the partner sees it in its list.
    #[must_use]
    pub fn with_message(&self, message: &Message) -> Self {
        Self {
            last_sequence: message.sequence,
            last_message: Some(message.clone()),
            active_at: message.sent_at,
            listed_for: Some(self.partner),
            ..self.clone()
        }
    }

    /// How many messages are new to who has read up to the one at `read`.
    #[must_use]
    pub fn unread(&self, read: i64) -> u32 {
        u32::try_from(self.last_sequence.saturating_sub(read)).unwrap_or(0)
    }

    /// The conversation as a reader sees it who has read up to the message at `read`.
    #[must_use]
    pub fn view(&self, reader: Reader, read: i64, now: Timestamp) -> ConversationView {
        ConversationView {
            id: self.id,
            kind: self.kind,
            title: self.title.clone(),
            outing: self.outing,
            partner: self.partner,
            partner_name: self.partner_name.clone(),
            member_name: self.member_name.clone(),
            people: self.member_count.saturating_add(1),
            last_message: self.last_message.as_ref().map(|message| message.view(reader)),
            last_sequence: self.last_sequence,
            unread: self.unread(read),
            can_write: self.can_write(now),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::samples::{instant, outing};
    use contracts::{AdminRole, FailureCode, StaffActor};
    use kernel::SessionId;

    fn group() -> Conversation {
        Conversation::group(ConversationId::generate(), &outing(), instant("2026-11-22T18:00:00Z"))
    }

    #[test]
    fn who_reads_is_a_member_or_a_manager() {
        let (account, session) = (AccountId::generate(), SessionId::generate());
        let partner = PartnerId::generate();
        let staff = |role| Actor::Staff { staff: StaffActor { account, partner, role }, session };
        let member = Actor::Member { account, session };
        assert_eq!(Reader::of(&member).unwrap(), Reader::Member(account));
        for role in [StaffRole::Manager, StaffRole::Owner] {
            assert_eq!(Reader::of(&staff(role)).unwrap(), Reader::Partner { account, partner });
        }
        let admin = Actor::Admin { account, role: AdminRole::Super, session };
        for other in [staff(StaffRole::Door), admin, Actor::Limited { account, session }, Actor::System] {
            let refused = Reader::of(&other).unwrap_err();
            assert_eq!(refused.failure_code(), Some(FailureCode::Forbidden), "{other:?}");
        }
        let refused = Reader::of(&Actor::Anonymous).unwrap_err();
        assert_eq!(refused.failure_code(), Some(FailureCode::Unauthenticated));
    }

    #[test]
    fn members_come_and_go_once() {
        let (anna, bruno) = (AccountId::derived_from("Anna"), AccountId::derived_from("Bruno"));
        let group = group().with_member(anna, true).unwrap();
        assert_eq!((group.member_count, group.revision), (1, 1));
        assert_eq!(group.with_member(anna, true), None, "already there");
        let both = group.with_members(vec![bruno, anna, bruno]).unwrap();
        assert_eq!((both.member_count, both.revision), (2, 2));
        let one = both.with_member(anna, false).unwrap();
        assert_eq!(one.members, [bruno]);
        assert_eq!(one.with_member(anna, false), None);
        let view = one.view(Reader::Member(bruno), 0, instant("2026-11-22T18:00:00Z"));
        assert_eq!((view.people, view.unread), (2, 0), "the partner counts");
    }

    #[test]
    fn writing_ends_two_days_after_the_outing() {
        let group = group();
        let end = group.ends_at;
        assert!(group.can_write(end.plus_minutes(48 * 60 - 1)));
        assert!(!group.can_write(end.plus_minutes(48 * 60)));
        assert_eq!(group.expires_at, end.plus_days(90));
    }

    #[test]
    fn a_conversation_with_the_partner_is_its_work_from_the_first_message_on() {
        let now = instant("2026-11-22T18:00:00Z");
        let anna = Person { id: AccountId::derived_from("Anna"), name: "Anna M.".to_owned(), revision: 1 };
        let asked = Conversation::with_partner(ConversationId::generate(), &outing(), &anna, now);
        assert_eq!(asked.listed_for, None);
        let message = crate::domain::samples::message(&asked, Reader::Member(anna.id), 1);
        let written = asked.with_message(&message);
        assert_eq!(written.listed_for, Some(asked.partner));
        let partner = Reader::Partner { account: AccountId::generate(), partner: asked.partner };
        let view = written.view(partner, 0, now);
        assert_eq!((view.unread, view.people), (1, 2));
        assert!(!view.last_message.unwrap().own);
        assert_eq!(written.view(Reader::Member(anna.id), 1, now).unread, 0);
    }
}
