//! The demo's partners and their venues: invented names at real streets.

use contracts::{
    StaffRole,
    catalog::{Address, CreateVenue, OpeningHours, PartnerType},
};
use kernel::time::{Time, Weekday};

use super::{DemoPartner, bars, offers};

/// Every partner, the one with the demo accounts first.
pub fn all() -> Vec<DemoPartner> {
    vec![
        DemoPartner {
            name: "Le Comptoir Bastille",
            partner_type: PartnerType::Bar,
            staff: vec![
                ("patron", StaffRole::Owner),
                ("gerante", StaffRole::Manager),
                ("porte", StaffRole::Door),
            ],
            venues: vec![
                venue("Le Comptoir Bastille", ("12 rue de la Roquette", "75011", "Paris"), (48.8539, 2.3716)),
                venue("Le Comptoir Oberkampf", ("58 rue Oberkampf", "75011", "Paris"), (48.8646, 2.3733)),
            ],
            offers: bars::bar,
        },
        owned(
            ("Trattoria Nonna Rosa", "nonna-rosa"),
            PartnerType::Restaurant,
            offers::restaurant,
            vec![
                venue("Trattoria Nonna Rosa", ("27 rue de Charonne", "75011", "Paris"), (48.8535, 2.3768)),
                venue("Nonna Rosa Canal", ("91 quai de Valmy", "75010", "Paris"), (48.8722, 2.3635)),
            ],
        ),
        owned(
            ("Minuit Club", "minuit"),
            PartnerType::Nightclub,
            offers::nightclub,
            vec![venue("Minuit Club", ("36 rue de Ponthieu", "75008", "Paris"), (48.8713, 2.3077))],
        ),
        owned(
            ("L’Atelier des Évadés", "evades"),
            PartnerType::Activity,
            offers::activity,
            vec![
                venue(
                    "Escape des Évadés",
                    ("5 rue du Faubourg Poissonnière", "75009", "Paris"),
                    (48.8718, 2.3479),
                ),
                venue("Atelier Terre & Feu", ("14 rue des Gravilliers", "75003", "Paris"), (48.8643, 2.3571)),
            ],
        ),
        owned(
            ("Théâtre des Lanternes", "lanternes"),
            PartnerType::Culture,
            offers::culture,
            vec![venue("Théâtre des Lanternes", ("20 rue de la Gaîté", "75014", "Paris"), (48.8396, 2.3238))],
        ),
        owned(
            ("Studio Lotus", "lotus"),
            PartnerType::SportWellness,
            offers::sport,
            vec![
                venue("Studio Lotus", ("8 rue des Martyrs", "75009", "Paris"), (48.8779, 2.3397)),
                venue("Bloc des Docks", ("45 quai de la Rapée", "75012", "Paris"), (48.8425, 2.3677)),
            ],
        ),
        owned(
            ("Rive Gauche Live", "rive-gauche"),
            PartnerType::EventOrganiser,
            offers::events,
            vec![venue(
                "Péniche Rive Gauche",
                ("11 quai François-Mauriac", "75013", "Paris"),
                (48.8356, 2.3763),
            )],
        ),
        owned(
            ("La Traboule", "traboule"),
            PartnerType::Bar,
            bars::lyon,
            vec![venue("La Traboule", ("9 rue Saint-Jean", "69005", "Lyon"), (45.7633, 4.8272))],
        ),
        owned(
            ("Le Grand Large", "grand-large"),
            PartnerType::Restaurant,
            offers::marseille,
            vec![venue("Le Grand Large", ("40 quai du Port", "13002", "Marseille"), (43.2962, 5.3706))],
        ),
    ]
}

/// A partner with an owner only.
fn owned(
    (name, mailbox): (&'static str, &'static str),
    partner_type: PartnerType,
    offers: fn(&[kernel::VenueId]) -> Vec<contracts::catalog::OfferDraft>,
    venues: Vec<CreateVenue>,
) -> DemoPartner {
    DemoPartner { name, partner_type, staff: vec![(mailbox, StaffRole::Owner)], venues, offers }
}

fn venue(
    name: &str,
    (street, postal_code, city): (&str, &str, &str),
    (latitude, longitude): (f64, f64),
) -> CreateVenue {
    let open = |weekday| OpeningHours {
        weekday,
        opens: Time::constant(17, 0, 0, 0),
        closes: Time::constant(2, 0, 0, 0),
    };
    let days = [Weekday::Tuesday, Weekday::Wednesday, Weekday::Thursday, Weekday::Friday, Weekday::Saturday];
    CreateVenue {
        name: name.to_owned(),
        address: Address {
            street: street.to_owned(),
            postal_code: postal_code.to_owned(),
            city: city.to_owned(),
            country: "FR".to_owned(),
        },
        latitude,
        longitude,
        opening_hours: days.into_iter().map(open).collect(),
        time_zone: None,
        photos: Vec::new(),
    }
}
