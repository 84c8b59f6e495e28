//! What a ticket says at the door.

use crate::{
    api::{
        money::Money,
        registrations::{Registration, RegistrationStatus},
    },
    calendar::Event,
    format, outing_view,
    texts::{Lang, fill, text},
    time::Instant,
    words,
};

/// A ticket in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TicketText {
    /// The registration's id.
    pub id: String,
    /// The outing's id.
    pub outing_id: String,
    /// What.
    pub title: String,
    /// Where.
    pub venue: String,
    /// `Ce soir, 21:00 – 23:30`.
    pub when: String,
    /// `−30 %`.
    pub discount: Option<String>,
    /// What the QR code says.
    pub token: String,
    /// For a door without a camera, in two groups.
    pub code: String,
    /// `Vous + 1`.
    pub people: String,
    /// `9,80 € / pers.`
    pub to_pay: Option<String>,
    /// `18+`.
    pub age: Option<String>,
    /// In one line.
    pub address: String,
    /// Opens the phone's map.
    pub route: String,
    /// Whether the door has scanned it.
    pub used: bool,
}

impl TicketText {
    /// The ticket of a registration; nothing while it has none.
    pub fn of(lang: Lang, registration: &Registration, now: Instant) -> Option<Self> {
        let ticket = registration.ticket.as_ref()?;
        let outing = &registration.outing;
        let location = &outing.venue.location;
        let per_person = |price: &Money| match price.cents {
            0 => text(lang, "price-free"),
            _ => fill(lang, "ticket-per-person", &[("price", format::money(lang, price).into())]),
        };
        Some(Self {
            id: registration.id.inner().to_owned(),
            outing_id: outing.id.inner().to_owned(),
            title: outing.offer.title.clone(),
            venue: outing.venue.name.clone(),
            when: format::day_and_times(lang, (outing.starts_at, outing.ends_at), now),
            discount: outing_view::discount(lang, outing.discount_percent),
            token: ticket.token.clone(),
            code: ticket.short_code.replace('-', " "),
            people: capitalised(&words::party(lang, registration.people)),
            to_pay: outing.price_per_person.as_ref().map(per_person),
            age: (outing.minimum_age > 0).then(|| format!("{}+", outing.minimum_age)),
            address: outing.venue.address.line(),
            route: format!(
                "https://www.openstreetmap.org/directions?to={:.5}%2C{:.5}",
                location.latitude, location.longitude
            ),
            used: registration.status == RegistrationStatus::CheckedIn,
        })
    }

    /// For the calendar; `site` is where the app is served.
    pub fn event(&self, lang: Lang, registration: &Registration, site: &str) -> Event {
        let outing = &registration.outing;
        let code = fill(lang, "calendar-notes", &[("code", self.code.clone().into())]);
        Event {
            id: self.id.clone(),
            title: format!("{} · {}", self.title, self.venue),
            place: format!("{}, {}", self.venue, self.address),
            notes: format!("{code}\n{}", self.people),
            link: format!("{site}/o/{}", self.outing_id),
            starts: outing.starts_at,
            ends: outing.ends_at,
        }
    }
}

/// What is read out instead of the picture.
pub fn qr_label(lang: Lang, ticket: &TicketText) -> String {
    let spelled: Vec<_> = ticket.code.chars().filter(|c| *c != ' ').map(String::from).collect();
    fill(lang, "ticket-qr-label", &[("code", spelled.join(" ").into())])
}

/// What is said while there is no ticket.
pub fn without_ticket(lang: Lang, registration: &Registration) -> String {
    words::registration(lang, registration.status, registration.waitlist_position)
        .unwrap_or_else(|| text(lang, "ticket-not-yet"))
}

fn capitalised(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map(|first| first.to_uppercase().collect::<String>() + chars.as_str()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    const REGISTRATION: &str = r#"{
        "id": "reg_1", "status": "CONFIRMED", "people": 2, "waitlistPosition": null,
        "ticket": { "token": "yt1.abc", "shortCode": "7K3F-9QXM" }, "checkIn": null, "saving": null,
        "outing": {
            "id": "out_1", "startsAt": "2026-11-25T21:00:00+01:00", "endsAt": "2026-11-25T23:30:00+01:00",
            "status": "OPEN", "tiers": [], "pricePerPerson": { "cents": 980, "currency": "EUR" },
            "discountPercent": 30, "minimumAge": 18,
            "offer": { "id": "off_1", "title": "Cocktails signature",
                "partner": { "id": "prt_1", "name": "Le Comptoir", "type": "BAR" }, "photos": [] },
            "venue": { "id": "ven_1", "name": "Le Comptoir Bastille",
                "address": { "street": "12 rue de la Roquette", "postalCode": "75011", "city": "Paris" },
                "location": { "latitude": 48.8535, "longitude": 2.3712 } }
        }
    }"#;

    fn registration() -> Registration {
        serde_json::from_str(REGISTRATION).unwrap()
    }

    fn now() -> Instant {
        "2026-11-25T18:00:00+01:00".parse().unwrap()
    }

    #[test]
    fn a_ticket_says_what_the_door_must_know() {
        let ticket = TicketText::of(Lang::Fr, &registration(), now()).unwrap();
        assert_eq!(ticket.code, "7K3F 9QXM");
        assert_eq!(ticket.people, "Vous + 1");
        assert_eq!(ticket.to_pay.as_deref(), Some("9,80\u{a0}€ / pers."));
        assert_eq!(ticket.when, "Ce soir, 21:00\u{a0}–\u{a0}23:30");
        assert!(!ticket.used);
        assert!(qr_label(Lang::Fr, &ticket).contains("7 K 3 F 9 Q X M"));
    }

    #[test]
    fn without_a_ticket_it_says_why() {
        let mut waiting = registration();
        waiting.ticket = None;
        waiting.status = RegistrationStatus::Waitlisted;
        waiting.waitlist_position = Some(3);
        assert_eq!(TicketText::of(Lang::Fr, &waiting, now()), None);
        assert_eq!(without_ticket(Lang::En, &waiting), "Waiting list, place 3");
    }

    #[test]
    fn the_calendar_knows_where_and_when() {
        let registration = registration();
        let ticket = TicketText::of(Lang::En, &registration, now()).unwrap();
        let event = ticket.event(Lang::En, &registration, "https://app.yousoon.com");
        assert_eq!(event.link, "https://app.yousoon.com/o/out_1");
        assert!(crate::calendar::file(&event, now()).contains("DTSTART:20261125T200000Z"));
    }
}
