//! A place of a partner.

use contracts::{
    RefusalCode, Refusals, ServiceError,
    catalog::{Address, CreateVenue, OpeningHours, VenueChanged, VenueView},
    media::Photo,
};
use kernel::{GeoPoint, PhotoId, TimeZoneName, Timestamp, VenueId};
use serde::{Deserialize, Serialize};

use super::{
    fields::Fields,
    partner::Partner,
    photos::{self, without},
};

const MAX_OPENING_HOURS: usize = 28;

/// A place of a partner.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Venue {
    /// The venue's id.
    #[serde(rename = "_id")]
    pub id: VenueId,
    /// The venue as its partner sees it.
    pub view: VenueView,
    /// What venues are listed by: the name in lower case.
    pub name_key: String,
    /// When it was made.
    pub created_at: Timestamp,
}

impl Venue {
    /// Opens a venue of `partner`, with those of the named photos that are its own.
    ///
    /// # Errors
    /// Everything that is wrong with the command, each on its field.
    pub fn open(
        id: VenueId,
        partner: &Partner,
        (command, own_photos): (CreateVenue, &[Photo]),
        now: Timestamp,
    ) -> Result<Self, ServiceError> {
        let checked = Checked::new(command, own_photos)?;
        let name_key = checked.name.to_lowercase();
        let view = VenueView {
            id,
            partner: partner.id,
            partner_type: partner.view.partner_type,
            partner_name: partner.view.name.clone(),
            name: checked.name,
            address: checked.address,
            location: checked.location,
            opening_hours: checked.opening_hours,
            time_zone: checked.time_zone,
            photos: checked.photos.into(),
            revision: 1,
        };
        Ok(Self { id, view, name_key, created_at: now })
    }

    /// The venue as it is written now, with those of the named photos that are the partner's own; itself when
    /// nothing changed.
    ///
    /// # Errors
    /// Everything that is wrong with the command, each on its field.
    pub fn rewritten(&self, command: CreateVenue, own_photos: &[Photo]) -> Result<Self, ServiceError> {
        let checked = Checked::new(command, own_photos)?;
        let name_key = checked.name.to_lowercase();
        let Checked { name, address, location, opening_hours, time_zone, photos } = checked;
        let photos = photos.into();
        let view =
            VenueView { name, address, location, opening_hours, time_zone, photos, ..self.view.clone() };
        let mut changed = Self { view, name_key, ..self.clone() };
        if changed != *self {
            changed.view.revision += 1;
        }
        Ok(changed)
    }

    /// Takes over the partner's name.
    pub fn follow(&mut self, partner: &Partner) {
        self.view.partner_name.clone_from(&partner.view.name);
        self.view.revision += 1;
    }

    /// Shows a photo no more.
    pub fn drop_photo(&mut self, photo: PhotoId) {
        self.view.photos = without(&self.view.photos, photo);
        self.view.revision += 1;
    }

    /// The news of this venue.
    #[must_use]
    pub fn changed(&self) -> VenueChanged {
        VenueChanged { venue: self.view.clone() }
    }
}

struct Checked {
    name: String,
    address: Address,
    location: GeoPoint,
    opening_hours: Vec<OpeningHours>,
    time_zone: TimeZoneName,
    photos: Vec<Photo>,
}

impl Checked {
    fn new(mut command: CreateVenue, own_photos: &[Photo]) -> Result<Self, ServiceError> {
        let mut refusals = Refusals::new();
        let mut fields = Fields::top(&mut refusals);
        fields.line("name", &mut command.name);
        check_address(&mut fields.within("address"), &mut command.address);
        let location = GeoPoint::new(command.latitude, command.longitude);
        fields.require("location", location.is_some(), RefusalCode::CoordinatesInvalid);
        fields.count("openingHours", &mut command.opening_hours, 0..=MAX_OPENING_HOURS);
        for (index, hours) in command.opening_hours.iter_mut().enumerate() {
            fields.item("openingHours", index).times("opens", &mut hours.opens, &mut hours.closes);
        }
        let time_zone = match command.time_zone {
            None => Some(TimeZoneName::paris()),
            // No IANA name is longer; a hostile megabyte is not looked up.
            Some(name) if name.len() <= 64 => TimeZoneName::try_from(name).ok(),
            Some(_) => None,
        };
        fields.require("timeZone", time_zone.is_some(), RefusalCode::TimeZoneInvalid);
        let photos = photos::check(&mut fields, &mut command.photos, own_photos);
        refusals.done()?;
        let (Some(location), Some(time_zone)) = (location, time_zone) else {
            return Err(RefusalCode::CoordinatesInvalid.into());
        };
        let CreateVenue { name, address, opening_hours, .. } = command;
        Ok(Self { name, address, location, opening_hours, time_zone, photos })
    }
}

fn check_address(fields: &mut Fields<'_>, address: &mut Address) {
    fields.text("street", &mut address.street, 1..=200);
    fields.text("postalCode", &mut address.postal_code, 1..=12);
    fields.text("city", &mut address.city, 1..=100);
    fields.text("country", &mut address.country, 2..=2);
    address.country.make_ascii_uppercase();
    let is_code = address.country.bytes().all(|byte| byte.is_ascii_uppercase());
    fields.require("country", is_code, RefusalCode::Required);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bastille() -> CreateVenue {
        CreateVenue {
            name: " Le  Comptoir ".to_owned(),
            address: Address {
                street: "1 place de la Bastille".to_owned(),
                postal_code: "75011".to_owned(),
                city: "Paris".to_owned(),
                country: "fr".to_owned(),
            },
            latitude: 48.853,
            longitude: 2.369,
            opening_hours: vec![],
            time_zone: None,
            photos: vec![],
        }
    }

    fn check(code: RefusalCode, field: &str, change: impl FnOnce(&mut CreateVenue)) {
        let mut command = bastille();
        change(&mut command);
        let Err(ServiceError::Refused(refused)) = Checked::new(command, &[]) else {
            panic!("{field}: accepted")
        };
        assert_eq!(refused.len(), 1, "{refused:?}");
        assert_eq!((refused[0].code, refused[0].field.as_deref()), (code, Some(field)));
    }

    #[test]
    fn texts_are_cleaned_and_defaults_are_french() {
        let checked = Checked::new(bastille(), &[]).unwrap();
        assert_eq!(checked.name, "Le Comptoir");
        assert_eq!(checked.address.country, "FR");
        assert_eq!(checked.time_zone, TimeZoneName::paris());
    }

    #[test]
    fn texts_have_their_bounds() {
        use RefusalCode::{Required, TextTooLong};
        check(Required, "name", |v| v.name = " \u{200b} ".to_owned());
        check(TextTooLong, "name", |v| v.name = "x".repeat(1_000_000));
        check(Required, "address.street", |v| v.address.street.clear());
        check(TextTooLong, "address.postalCode", |v| v.address.postal_code = "x".repeat(13));
        check(TextTooLong, "address.city", |v| v.address.city = "x".repeat(101));
        check(TextTooLong, "address.country", |v| v.address.country = "France".to_owned());
        check(Required, "address.country", |v| v.address.country = "7é".to_owned());
    }

    #[test]
    fn place_and_times_must_exist() {
        use RefusalCode::{CoordinatesInvalid, OutOfRange, TimeZoneInvalid, TimesInvalid};
        let open = |opens: &str, closes: &str| OpeningHours {
            weekday: kernel::time::Weekday::Monday,
            opens: opens.parse().unwrap(),
            closes: closes.parse().unwrap(),
        };
        check(CoordinatesInvalid, "location", |v| v.latitude = f64::NAN);
        check(CoordinatesInvalid, "location", |v| v.longitude = 180.5);
        check(TimeZoneInvalid, "timeZone", |v| v.time_zone = Some("Europe/Atlantis".to_owned()));
        check(TimeZoneInvalid, "timeZone", |v| v.time_zone = Some("x".repeat(1_000_000)));
        check(TimesInvalid, "openingHours.1.opens", |v| {
            v.opening_hours = vec![open("10:00", "02:00"), open("09:00", "09:00:59")];
        });
        check(OutOfRange, "openingHours", |v| v.opening_hours = vec![open("10:00", "12:00"); 29]);
    }
}
