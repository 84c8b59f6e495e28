//! A conversation as it is read: days, who says what, what still waits.

use crate::{
    api::messages::{Conversation, ConversationRow, Message, MessageAuthor, MessagePage},
    format,
    queue::Action,
    texts::{Lang, fill, text},
    time::Instant,
};

/// One thing that stands in a conversation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Line {
    /// A new day begins.
    Day(String),
    /// Somebody says something.
    Said(Said),
}

/// Something that was said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// The message's id; for what still waits, its own key.
    pub id: String,
    /// Who; nothing when the one before is theirs, too, or one's own.
    pub author: Option<String>,
    /// What.
    pub text: String,
    /// `21:04`; nothing while it waits.
    pub time: Option<String>,
    /// Whether the reader said it.
    pub own: bool,
    /// Whether the partner or Yousoon said it.
    pub house: bool,
    /// Whether the text is gone: then there is nothing to report, either.
    pub removed: bool,
}

/// The lines of a conversation, oldest first, with what still waits to be sent.
pub fn lines(lang: Lang, conversation: &Conversation, waiting: &[Action], now: Instant) -> Vec<Line> {
    let messages = &conversation.messages.nodes;
    let mut lines = Vec::with_capacity(messages.len() + 4);
    let mut before: Option<&Message> = None;
    for message in messages.iter().rev() {
        let same_day =
            before.is_some_and(|before| before.sent_at.in_paris().day() == message.sent_at.in_paris().day());
        if !same_day {
            lines.push(Line::Day(format::past_day(lang, message.sent_at, now)));
        }
        let continues = same_day
            && before
                .is_some_and(|before| before.author_name == message.author_name && before.own == message.own);
        lines.push(Line::Said(Said {
            id: message.id.inner().to_owned(),
            author: (!message.own && !continues).then(|| author(lang, message)),
            text: said(lang, message),
            time: Some(format::time(message.sent_at.in_paris())),
            own: message.own,
            house: message.author_role != MessageAuthor::Member,
            removed: message.removed,
        }));
        before = Some(message);
    }
    let id = conversation.id.inner();
    lines.extend(waiting.iter().filter_map(|action| unsent(action, id)).map(Line::Said));
    lines
}

impl Conversation {
    /// Takes over what was said just now, unless it is there already.
    pub fn take_newest(&mut self, message: Message) {
        let known = &mut self.messages.nodes;
        if known.iter().all(|other| other.id != message.id) {
            known.insert(0, message);
        }
    }

    /// Takes over the page of messages that were said before.
    pub fn take_earlier(&mut self, page: MessagePage) {
        let known = &mut self.messages.nodes;
        let fresh: Vec<_> = page
            .nodes
            .into_iter()
            .filter(|message| known.iter().all(|other| other.id != message.id))
            .collect();
        known.extend(fresh);
        self.messages.page_info = page.page_info;
    }
}

fn unsent(action: &Action, conversation: &str) -> Option<Said> {
    match action {
        Action::SendMessage { conversation_id, text, client_id } if conversation_id == conversation => {
            Some(Said {
                id: client_id.clone(),
                author: None,
                text: text.clone(),
                time: None,
                own: true,
                house: false,
                removed: false,
            })
        }
        _ => None,
    }
}

/// The text, or that it is gone.
fn said(lang: Lang, message: &Message) -> String {
    if message.removed { text(lang, "messages-removed") } else { message.text.clone() }
}

fn author(lang: Lang, message: &Message) -> String {
    match message.author_role {
        MessageAuthor::Yousoon => text(lang, "messages-yousoon"),
        MessageAuthor::Member | MessageAuthor::Partner => message.author_name.clone(),
    }
}

/// The last thing that was said, in one line of a list.
pub fn preview(lang: Lang, row: &ConversationRow) -> String {
    let Some(message) = &row.last_message else {
        return text(lang, "messages-none-yet");
    };
    let who = if message.own { text(lang, "messages-you") } else { author(lang, message) };
    fill(lang, "messages-preview", &[("who", who.into()), ("text", said(lang, message).into())])
}

/// `21:04` today, the day before that.
pub fn when(lang: Lang, at: Instant, now: Instant) -> String {
    let at = at.in_paris();
    if at.day() == now.in_paris().day() { format::time(at) } else { format::past_day(lang, at, now) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::{
        messages::{ConversationKind, MessagePage},
        outings::PageInfo,
    };

    fn message(id: &str, author: &str, own: bool, at: &str) -> Message {
        Message {
            id: id.into(),
            author_name: author.to_owned(),
            author_role: if author == "Le Zinc" { MessageAuthor::Partner } else { MessageAuthor::Member },
            own,
            text: format!("{author} {id}"),
            removed: false,
            sent_at: at.parse().unwrap(),
        }
    }

    #[test]
    fn days_and_authors_are_said_once() {
        let messages = [
            message("3", "Léa", true, "2026-11-25T10:02:00+01:00"),
            message("2", "Noé", false, "2026-11-25T10:01:00+01:00"),
            message("1", "Noé", false, "2026-11-25T10:00:00+01:00"),
            message("0", "Le Zinc", false, "2026-11-24T22:00:00+01:00"),
        ];
        let waiting = [
            Action::SendMessage {
                conversation_id: "c".into(),
                text: "Plus tard".into(),
                client_id: "k".into(),
            },
            Action::SendMessage {
                conversation_id: "d".into(),
                text: "Ailleurs".into(),
                client_id: "l".into(),
            },
        ];
        let now = "2026-11-25T18:00:00+01:00".parse().unwrap();
        let conversation = Conversation {
            id: "c".into(),
            kind: ConversationKind::OutingGroup,
            title: "Cocktails".to_owned(),
            outing: None,
            partner_name: "Le Zinc".to_owned(),
            people_count: 4,
            can_write: true,
            messages: MessagePage {
                nodes: messages.to_vec(),
                page_info: PageInfo { has_next_page: false, end_cursor: None },
            },
        };
        let lines = lines(Lang::Fr, &conversation, &waiting, now);
        let said: Vec<_> = lines
            .iter()
            .map(|line| match line {
                Line::Day(day) => day.clone(),
                Line::Said(said) => format!("{}{}", said.author.clone().unwrap_or_default(), said.text),
            })
            .collect();
        let expected = ["Hier", "Le ZincLe Zinc 0", "Aujourd’hui", "NoéNoé 1", "Noé 2", "Léa 3", "Plus tard"];
        assert_eq!(said, expected);
    }

    #[test]
    fn a_list_says_who_spoke_last_and_when() {
        let mut row = ConversationRow {
            id: "c".into(),
            kind: ConversationKind::OutingGroup,
            title: "Cocktails".to_owned(),
            outing: None,
            partner_name: "Le Zinc".to_owned(),
            people_count: 4,
            last_message: Some(message("3", "Léa", true, "2026-11-25T10:02:00+01:00")),
            unread_count: 0,
        };
        assert_eq!(preview(Lang::Fr, &row), "Vous\u{a0}: Léa 3");
        row.last_message = None;
        assert_eq!(preview(Lang::En, &row), "Nothing yet");
        let now: Instant = "2026-11-25T18:00:00+01:00".parse().unwrap();
        assert_eq!(when(Lang::Fr, "2026-11-25T10:02:00+01:00".parse().unwrap(), now), "10:02");
        assert_eq!(when(Lang::Fr, "2026-11-24T22:02:00+01:00".parse().unwrap(), now), "Hier");
    }
}
