//! What somebody wrote.

use contracts::engagement::{MOST_RECIPIENTS, MessageAuthor, MessageSent, MessageView, stand_in};
use kernel::{AccountId, ConversationId, MessageId, PartnerId, Timestamp};
use serde::{Deserialize, Serialize};

use super::{Conversation, Reader, person::NOBODY};

/// A message.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Message {
    /// Its id.
    #[serde(rename = "_id")]
    pub id: MessageId,
    /// In which conversation.
    pub conversation: ConversationId,
    /// Its place there, from 1 on.
    pub sequence: i64,
    /// Who wrote.
    pub author: AccountId,
    /// For whom.
    pub author_role: MessageAuthor,
    /// The author's name then.
    pub author_name: String,
    /// Of which partner the conversation is.
    pub partner: PartnerId,
    /// The author's own key: with the author it exists once.
    pub client_id: String,
    /// The text.
    pub text: String,
    /// When it was sent.
    pub sent_at: Timestamp,
    /// When it goes.
    pub expires_at: Timestamp,
    /// Whether support took it down.
    #[serde(default)]
    pub hidden: bool,
    /// Whether the author's account was erased.
    #[serde(default)]
    pub erased: bool,
}

/// What somebody wants to send, checked.
#[derive(Debug, Clone)]
pub struct Draft {
    /// Who writes.
    pub reader: Reader,
    /// The name of a member; of the partner's staff the company's is shown.
    pub name: String,
    /// The author's own key.
    pub client_id: String,
    /// The text.
    pub text: String,
    /// The present.
    pub now: Timestamp,
}

impl Draft {
    /// The next message of a conversation.
    #[must_use]
    pub fn sent(&self, id: MessageId, conversation: &Conversation) -> Message {
        let (author_role, author_name) = match self.reader {
            Reader::Member(_) => (MessageAuthor::Member, self.name.clone()),
            Reader::Partner { .. } => (MessageAuthor::Partner, conversation.partner_name.clone()),
        };
        Message {
            id,
            conversation: conversation.id,
            sequence: conversation.last_sequence + 1,
            author: self.reader.account(),
            author_role,
            author_name,
            partner: conversation.partner,
            client_id: self.client_id.clone(),
            text: self.text.clone(),
            sent_at: self.now,
            expires_at: conversation.expires_at,
            hidden: false,
            erased: false,
        }
    }
}

impl Message {
    /// The message as a reader sees it.
    #[must_use]
    pub fn view(&self, reader: Reader) -> MessageView {
        let own = match (reader, self.author_role) {
            (Reader::Member(account), MessageAuthor::Member) => account == self.author,
            (Reader::Partner { partner, .. }, MessageAuthor::Partner) => partner == self.partner,
            _ => false,
        };
        let removed = self.hidden || self.erased;
        MessageView {
            id: self.id,
            conversation: self.conversation,
            sequence: self.sequence,
            author_name: self.author_name.clone(),
            author_role: self.author_role,
            own,
            text: if removed { String::new() } else { self.text.clone() },
            removed,
            sent_at: self.sent_at,
        }
    }

    /// The same message once its author's account is gone. Nothing leads to the author any more. What a member wrote
    /// goes; what the company wrote stays, for it spoke to others and is not about the person.
    #[must_use]
    pub fn anonymous(&self) -> Self {
        let anonymous = Self { author: stand_in(self.id), client_id: String::new(), ..self.clone() };
        match self.author_role {
            MessageAuthor::Member => {
                Self { author_name: NOBODY.to_owned(), text: String::new(), erased: true, ..anonymous }
            }
            MessageAuthor::Partner | MessageAuthor::Yousoon => anonymous,
        }
    }

    /// What the others hear; of the members, those who were read with the conversation.
    #[must_use]
    pub fn event(&self, conversation: &Conversation) -> MessageSent {
        let others = conversation.members.iter().copied().filter(|member| *member != self.author);
        MessageSent {
            message: self.id,
            conversation: self.conversation,
            kind: conversation.kind,
            outing: conversation.outing,
            partner: self.partner,
            author: self.author,
            author_role: self.author_role,
            author_name: self.author_name.clone(),
            sequence: self.sequence,
            sent_at: self.sent_at,
            recipients: if conversation.members.len() > MOST_RECIPIENTS {
                Vec::new()
            } else {
                others.collect()
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::samples::{group, message};

    #[test]
    fn the_others_have_more_to_read() {
        let of = |others: usize| {
            let names = (0..others).map(|number| AccountId::derived_from(&number.to_string()));
            let anna = AccountId::derived_from("Anna");
            let group = group().with_members(names.chain([anna]).collect()).unwrap_or_else(group);
            message(&group, Reader::Member(anna), 1).event(&group).recipients
        };
        assert!(of(0).is_empty(), "who writes has read it");
        assert_eq!(of(2), [AccountId::derived_from("0"), AccountId::derived_from("1")]);
        assert_eq!(of(MOST_RECIPIENTS - 1).len(), MOST_RECIPIENTS - 1);
        assert!(of(MOST_RECIPIENTS).is_empty(), "a crowd looks by itself");
    }

    #[test]
    fn the_company_speaks_whoever_of_it_writes() {
        let group = group();
        let camille = Reader::Partner { account: AccountId::generate(), partner: group.partner };
        let colleague = Reader::Partner { account: AccountId::generate(), partner: group.partner };
        let written = message(&group, camille, 1);
        assert_eq!(written.author_name, group.partner_name);
        assert!(written.view(camille).own && written.view(colleague).own);
        let elsewhere = Reader::Partner { account: AccountId::generate(), partner: PartnerId::generate() };
        assert!(!written.view(elsewhere).own);
        assert!(!written.view(Reader::Member(camille.account())).own, "as a member it is somebody else");
    }

    #[test]
    fn what_is_hidden_or_erased_has_no_text() {
        let group = group();
        let anna = Reader::Member(AccountId::derived_from("Anna"));
        let written = message(&group, anna, 1);
        assert_eq!((written.view(anna).own, written.view(anna).removed), (true, false));
        let hidden = Message { hidden: true, ..written.clone() };
        assert_eq!((hidden.view(anna).text.as_str(), hidden.view(anna).removed), ("", true));
        let erased = written.anonymous();
        assert_eq!((erased.author_name.as_str(), erased.text.as_str(), erased.erased), ("–", "", true));
        assert_ne!(erased.author, written.author);
        assert_ne!(erased.author, message(&group, anna, 2).anonymous().author, "one for each message");
        let company = Reader::Partner { account: AccountId::generate(), partner: group.partner };
        let said = message(&group, company, 3);
        let after = said.anonymous();
        assert_eq!((&after.text, after.erased), (&said.text, false));
        assert_ne!(after.author, said.author);
    }
}
