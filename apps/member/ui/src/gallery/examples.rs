//! What the pictures of the design show.

use crate::{
    outing::{OutingFace, Photo, TierMark, Tiers},
    ticket::TicketFace,
};

/// A group of eight on its way to ten.
pub fn example_tiers() -> Tiers {
    let mark = |at, reached, people: &str, gain: &str| TierMark {
        at,
        reached,
        people: people.to_owned(),
        gain: gain.to_owned(),
    };
    Tiers {
        filled: 77,
        marks: vec![
            mark(0, true, "1 pers.", "−20 %"),
            mark(55, true, "6 pers.", "−30 %"),
            mark(100, false, "10 pers.", "−40 %"),
        ],
        next: Some("encore 2 pour −40 %".to_owned()),
    }
}

/// An outing as the pictures of the design show it.
pub fn example_face() -> OutingFace {
    OutingFace {
        title: "Cocktails signature au Comptoir Bastille".to_owned(),
        venue: "Le Comptoir Bastille".to_owned(),
        discount: Some("−30 %".to_owned()),
        tags: vec!["Bar".to_owned(), "18+".to_owned()],
        kind: "bar",
        when: "Ce soir, 21:00 – 23:30".to_owned(),
        time: "21:00".to_owned(),
        distance: Some("650 m".to_owned()),
        list_price: Some("14,00 €".to_owned()),
        price: Some("9,80 €".to_owned()),
        note: "8 inscrits".to_owned(),
        tiers: Some(example_tiers()),
        photo: Photo::default(),
    }
}

/// A ticket as the pictures of the design show it.
pub fn example_ticket(used: Option<String>) -> TicketFace {
    let fact = |label: &str, value: &str| (label.to_owned(), value.to_owned());
    TicketFace {
        venue: "Le Comptoir Bastille".to_owned(),
        when: "Ce soir, 21:00 – 23:30".to_owned(),
        discount: Some("−30 %".to_owned()),
        token: "yt1.example".to_owned(),
        qr_label: "Code QR de votre billet".to_owned(),
        code: "7K3F 9QXM".to_owned(),
        facts: vec![fact("Personnes", "Vous + 1"), fact("À payer sur place", "9,80 € / pers.")],
        age: Some("18+".to_owned()),
        used,
    }
}
