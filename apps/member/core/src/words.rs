//! Names of things.

use crate::{
    api::{
        outings::{OutingStatus, PartnerType},
        registrations::RegistrationStatus,
    },
    texts::{Arg, Lang, fill, text},
};

impl PartnerType {
    /// All of them, in the order of filters.
    pub const ALL: [Self; 7] = [
        Self::Bar,
        Self::Restaurant,
        Self::Nightclub,
        Self::Activity,
        Self::Culture,
        Self::SportWellness,
        Self::EventOrganiser,
    ];

    /// For keys and style classes.
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Bar => "bar",
            Self::Restaurant => "restaurant",
            Self::Nightclub => "nightclub",
            Self::Activity => "activity",
            Self::Culture => "culture",
            Self::SportWellness => "sport",
            Self::EventOrganiser => "event",
        }
    }

    /// For the person: `Bar`.
    pub fn name(self, lang: Lang) -> String {
        text(lang, &format!("type-{}", self.slug()))
    }

    /// For filters: `Bars`.
    pub fn plural(self, lang: Lang) -> String {
        text(lang, &format!("types-{}", self.slug()))
    }
}

/// `vous + 1`.
pub fn party(lang: Lang, people: i32) -> String {
    match people {
        ..=1 => text(lang, "party-alone"),
        people => fill(lang, "party-guests", &[("guests", (people - 1).into())]),
    }
}

/// What an outing's state means for who would like to go; nothing while there are places.
pub fn status(lang: Lang, status: OutingStatus) -> Option<String> {
    let key = match status {
        OutingStatus::Open => return None,
        OutingStatus::Scheduled => "status-scheduled",
        OutingStatus::Full => "status-full",
        OutingStatus::Closed => "status-closed",
        OutingStatus::Done => "status-done",
        OutingStatus::Cancelled => "status-cancelled",
    };
    Some(text(lang, key))
}

/// What became of a registration, where there is something to say.
pub fn registration(lang: Lang, status: RegistrationStatus, position: Option<i32>) -> Option<String> {
    let key = match status {
        RegistrationStatus::Confirmed => return None,
        RegistrationStatus::Waitlisted => {
            let position = position.map(Arg::from)?;
            return Some(fill(lang, "registration-waitlisted", &[("position", position)]));
        }
        RegistrationStatus::CheckedIn => "registration-checked-in",
        RegistrationStatus::Cancelled => "registration-cancelled",
        RegistrationStatus::NoShow => "registration-no-show",
    };
    Some(text(lang, key))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_has_a_name() {
        for lang in Lang::ALL {
            for partner_type in PartnerType::ALL {
                for name in [partner_type.name(lang), partner_type.plural(lang)] {
                    assert!(!name.starts_with("type"), "{name}");
                }
            }
            for status in [OutingStatus::Scheduled, OutingStatus::Full, OutingStatus::Cancelled] {
                assert!(super::status(lang, status).is_some_and(|text| !text.contains("status-")));
            }
        }
        assert_eq!(party(Lang::Fr, 1), "vous");
        assert_eq!(party(Lang::Fr, 4), "vous + 3");
        let waiting = registration(Lang::Fr, RegistrationStatus::Waitlisted, Some(2));
        assert_eq!(waiting.unwrap(), "Liste d’attente, place 2");
    }
}
