//! What booking keeps of a member, for the member.

use contracts::{
    Actor, ServiceResult,
    booking::{CheckInView, RegistrationStatus, SavingsView},
    personal_data::{DataFile, PersonalData, PersonalDataQuery},
};
use kernel::{Money, OutingId, RegistrationId, TimeZoneName, Timestamp, time::Date};
use serde::Serialize;

use crate::{
    Inner,
    domain::{Person, Registration, short_code},
};

/// A registration, without what others wrote: who stood at the door is not the member's data.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct KeptRegistration {
    id: RegistrationId,
    outing: OutingId,
    title: String,
    venue_name: String,
    time_zone: TimeZoneName,
    starts_at: Timestamp,
    ends_at: Timestamp,
    status: RegistrationStatus,
    people: u32,
    short_code: String,
    check_in: Option<KeptCheckIn>,
    saving: Option<Money>,
    created_at: Timestamp,
}

/// What happened at the door.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct KeptCheckIn {
    at: Timestamp,
    people: u32,
}

/// All savings together.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct KeptSavings {
    total: Money,
    check_ins: u32,
}

/// What decides on registering.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct KeptPerson {
    name_at_the_door: String,
    birth_date: Option<Date>,
    email_confirmed: bool,
    identity_verified: bool,
    subscribed: bool,
}

impl Inner {
    pub(crate) async fn personal_data(
        &self,
        actor: &Actor,
        query: PersonalDataQuery,
    ) -> ServiceResult<PersonalData> {
        query.check(actor)?;
        let member = query.account;
        let (registrations, savings, person) = tokio::try_join!(
            self.db.registrations.all_of(member),
            self.db.savings.get(member),
            self.db.people.get(member),
        )?;
        let registrations: Vec<_> = registrations.into_iter().map(KeptRegistration::from).collect();
        let person = person.filter(|person| person.erased_at.is_none()).map(KeptPerson::from);
        let files = vec![
            DataFile::json("booking/registrations.json", &registrations)?,
            DataFile::json("booking/savings.json", &KeptSavings::from(savings))?,
            DataFile::json("booking/person.json", &person)?,
        ];
        Ok(PersonalData { files })
    }
}

impl From<Registration> for KeptRegistration {
    fn from(kept: Registration) -> Self {
        let check_in = kept.check_in_view().map(KeptCheckIn::from);
        Self {
            id: kept.id,
            outing: kept.summary.outing,
            title: kept.summary.title,
            venue_name: kept.summary.venue_name,
            time_zone: kept.summary.time_zone,
            starts_at: kept.summary.starts_at,
            ends_at: kept.summary.ends_at,
            status: kept.status,
            people: kept.people,
            short_code: short_code::shown(&kept.short_code),
            check_in,
            saving: kept.saving,
            created_at: kept.created_at,
        }
    }
}

impl From<CheckInView> for KeptCheckIn {
    fn from(kept: CheckInView) -> Self {
        Self { at: kept.at, people: kept.people }
    }
}

impl From<SavingsView> for KeptSavings {
    fn from(kept: SavingsView) -> Self {
        Self { total: kept.total, check_ins: kept.check_ins }
    }
}

impl From<Person> for KeptPerson {
    fn from(kept: Person) -> Self {
        Self {
            name_at_the_door: kept.name,
            birth_date: kept.birth_date,
            email_confirmed: kept.email_confirmed,
            identity_verified: kept.identity_verified,
            subscribed: kept.subscribed,
        }
    }
}
