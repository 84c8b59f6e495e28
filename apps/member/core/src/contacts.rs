//! To whom a member can write: the partners of outings they have places in, by name.

use std::collections::BTreeMap;

use crate::{
    api::registrations::{Registration, RegistrationStatus},
    time::Instant,
};

/// So long after an outing's end its partner still answers, in seconds; the platform's rule, 48 hours.
const ANSWERS_FOR: i64 = 48 * 3_600;

/// A partner one can write to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contact {
    /// Its name.
    pub name: String,
    /// The title of the outing it is about.
    pub about: String,
    /// When that begins.
    pub starts_at: Instant,
    /// The outing's id.
    pub outing_id: String,
}

/// Each partner once, by name; about the outing that is nearest to `now`.
pub fn contacts<'a>(registrations: impl IntoIterator<Item = &'a Registration>, now: Instant) -> Vec<Contact> {
    let mut by_partner = BTreeMap::<(String, &str), &Registration>::new();
    for registration in registrations {
        let outing = &registration.outing;
        let over = now.seconds_since(outing.ends_at) >= ANSWERS_FOR;
        if over || registration.status == RegistrationStatus::Cancelled {
            continue;
        }
        let partner = &outing.offer.partner;
        let known =
            by_partner.entry((alphabetical(&partner.name), partner.id.inner())).or_insert(registration);
        let far = |registration: &Registration| registration.outing.starts_at.seconds_since(now).abs();
        if far(registration) < far(known) {
            *known = registration;
        }
    }
    by_partner
        .into_values()
        .map(|registration| Contact {
            name: registration.outing.offer.partner.name.clone(),
            about: registration.outing.offer.title.clone(),
            starts_at: registration.outing.starts_at,
            outing_id: registration.outing.id.inner().to_owned(),
        })
        .collect()
}

/// Names in the order of a French dictionary: neither capitals nor accents count.
fn alphabetical(name: &str) -> String {
    name.to_lowercase()
        .chars()
        .map(|letter| match letter {
            'à' | 'â' | 'ä' => 'a',
            'ç' => 'c',
            'é' | 'è' | 'ê' | 'ë' => 'e',
            'î' | 'ï' => 'i',
            'ô' | 'ö' => 'o',
            'ù' | 'û' | 'ü' => 'u',
            other => other,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::{
        outings::{Address, GeoPoint, OfferHead, OutingStatus, PartnerProfile, PartnerType, Place},
        registrations::RegisteredOuting,
    };

    fn registration(partner: &str, title: &str, starts: &str, status: RegistrationStatus) -> Registration {
        let starts_at: Instant = starts.parse().unwrap();
        let profile =
            PartnerProfile { id: partner.into(), name: partner.to_owned(), partner_type: PartnerType::Bar };
        Registration {
            id: title.into(),
            status,
            people: 1,
            waitlist_position: None,
            ticket: None,
            check_in: None,
            saving: None,
            outing: RegisteredOuting {
                id: format!("out_{title}").into(),
                starts_at,
                ends_at: starts_at,
                status: OutingStatus::Open,
                tiers: Vec::new(),
                price_per_person: None,
                discount_percent: 0,
                minimum_age: 18,
                offer: OfferHead {
                    id: title.into(),
                    title: title.to_owned(),
                    partner: profile,
                    photos: Vec::new(),
                },
                venue: Place {
                    id: "ven".into(),
                    name: partner.to_owned(),
                    address: Address {
                        street: String::new(),
                        postal_code: String::new(),
                        city: String::new(),
                    },
                    location: GeoPoint { latitude: 48.0, longitude: 2.0 },
                },
            },
        }
    }

    #[test]
    fn each_partner_is_there_once_by_name_about_the_nearest_outing() {
        use RegistrationStatus::{Cancelled, CheckedIn, Confirmed, Waitlisted};
        let all = [
            registration("Zinc", "tonight", "2026-11-26T20:00:00+01:00", Confirmed),
            registration("Zinc", "next week", "2026-12-03T20:00:00+01:00", Confirmed),
            registration("Écluse", "yesterday", "2026-11-25T20:00:00+01:00", CheckedIn),
            registration("ardoise", "tomorrow", "2026-11-27T20:00:00+01:00", Waitlisted),
            registration("Fini", "long ago", "2026-11-24T18:00:00+01:00", CheckedIn),
            registration("Rendu", "given up", "2026-11-27T20:00:00+01:00", Cancelled),
        ];
        let now = "2026-11-26T18:00:00+01:00".parse().unwrap();
        let found: Vec<_> =
            contacts(&all, now).into_iter().map(|contact| (contact.name, contact.about)).collect();
        let expected = [("ardoise", "tomorrow"), ("Écluse", "yesterday"), ("Zinc", "tonight")];
        assert_eq!(found, expected.map(|(name, about)| (name.to_owned(), about.to_owned())));
    }
}
