//! Conversations and notifications, in every state.

use dioxus::prelude::*;

use super::Part;
use crate::{
    Bubble, BubbleFace, ConversationFace, ConversationRow, Icon, MessageField, MessageWords,
    NotificationFace, NotificationRow, Photo,
};

fn conversation(unread: i32) -> ConversationFace {
    ConversationFace {
        title: "Cocktails signature au Comptoir Bastille".to_owned(),
        with: "Le Comptoir Bastille · 8 personnes".to_owned(),
        preview: "Léa M. : On se retrouve au bar à 21 heures ?".to_owned(),
        when: "18:42".to_owned(),
        unread,
        photo: Photo::default(),
        kind: "bar",
    }
}

/// One message of each kind.
fn bubbles() -> [BubbleFace; 5] {
    let said = |author: Option<&str>, text: &str| BubbleFace {
        author: author.map(str::to_owned),
        text: text.to_owned(),
        time: "18:42".to_owned(),
        own: false,
        house: false,
        waiting: false,
        removed: false,
    };
    let partner =
        BubbleFace { house: true, ..said(Some("Le Comptoir Bastille"), "La terrasse est ouverte.") };
    let own = BubbleFace { own: true, ..said(None, "Parfait, à tout à l’heure !") };
    let waiting = BubbleFace {
        own: true,
        waiting: true,
        time: "En attente du réseau".to_owned(),
        ..said(None, "J’arrive en métro")
    };
    let removed = BubbleFace { removed: true, ..said(Some("—"), "Message supprimé") };
    [said(Some("Léa M."), "On se retrouve au bar ?"), partner, own, waiting, removed]
}

fn notification(icon: Icon, fresh: bool) -> NotificationFace {
    NotificationFace {
        icon,
        title: "Une place s’est libérée".to_owned(),
        body: "Vous êtes inscrit à « Cocktails signature », ce soir à 21:00.".to_owned(),
        when: "Hier".to_owned(),
        fresh,
    }
}

/// The part of the page.
#[component]
pub fn Talk() -> Element {
    let mut text = use_signal(String::new);
    rsx! {
        Part { title: "ConversationRow",
            for unread in [0, 3] {
                ConversationRow {
                    key: "{unread}",
                    face: conversation(unread),
                    href: "#main",
                    unread: "{unread} messages non lus",
                    onopen: |()| {},
                }
            }
        }
        Part { title: "Bubble",
            div { class: "bubbles",
                for (index , face) in bubbles().into_iter().enumerate() {
                    div { key: "{index}", class: "bubble-line",
                        Bubble { report: if face.own || face.removed { "" } else { "Signaler" }, face }
                    }
                }
            }
        }
        Part { title: "MessageField",
            MessageField {
                words: MessageWords { label: "Votre message".to_owned(), send: "Envoyer".to_owned() },
                value: text(),
                oninput: move |value| text.set(value),
                onsend: move |()| text.set(String::new()),
            }
        }
        Part { title: "NotificationRow",
            NotificationRow { face: notification(Icon::Ticket, true), href: "#main", fresh: "nouveau", onopen: |()| {} }
            NotificationRow { face: notification(Icon::Bell, false), href: "", fresh: "", onopen: |()| {} }
        }
    }
}
