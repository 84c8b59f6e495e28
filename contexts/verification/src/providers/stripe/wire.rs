//! Stripe's own words.

use contracts::verification::DocumentType;
use kernel::time::Date;
use serde::Deserialize;

use crate::domain::{Evidence, evidence::Ending};

/// How certain a provider's word is.
const CERTAIN: u8 = 100;

#[derive(Deserialize)]
pub(super) struct Created {
    pub(super) id: String,
    pub(super) url: Option<String>,
}

#[derive(Deserialize)]
pub(super) struct Event {
    pub(super) id: String,
    #[serde(rename = "type")]
    pub(super) kind: String,
    pub(super) data: EventData,
}

#[derive(Deserialize)]
pub(super) struct EventData {
    pub(super) object: EventSession,
}

/// A session inside an event, where nothing is expanded.
pub(super) type EventSession = SessionOf<serde::de::IgnoredAny>;
/// A session that was asked for.
pub(super) type ReportedSession = SessionOf<Report>;

#[derive(Deserialize)]
pub(super) struct SessionOf<R> {
    pub(super) id: String,
    pub(super) status: String,
    pub(super) client_reference_id: Option<String>,
    pub(super) last_error: Option<LastError>,
    pub(super) last_verification_report: Option<R>,
}

#[derive(Deserialize)]
pub(super) struct LastError {
    pub(super) code: Option<String>,
}

#[derive(Deserialize)]
pub(super) struct Report {
    pub(super) document: Option<ReportDocument>,
}

#[derive(Deserialize)]
pub(super) struct ReportDocument {
    #[serde(rename = "type")]
    kind: Option<String>,
    issuing_country: Option<String>,
    number: Option<String>,
    first_name: Option<String>,
    last_name: Option<String>,
    dob: Option<Day>,
    expiration_date: Option<Day>,
}

#[derive(Deserialize)]
struct Day {
    year: Option<i16>,
    month: Option<i8>,
    day: Option<i8>,
}

impl Day {
    fn date(&self) -> Option<Date> {
        Date::new(self.year?, self.month?, self.day?).ok()
    }
}

impl ReportDocument {
    pub(super) fn evidence(self) -> Evidence {
        let document_type = match self.kind.as_deref() {
            Some("passport") => Some(DocumentType::Passport),
            Some("id_card") => Some(DocumentType::IdentityCard),
            _ => None,
        };
        let last_day = self.expiration_date.and_then(|day| day.date());
        Evidence {
            document_type,
            state: self.issuing_country.unwrap_or_default(),
            number: self.number,
            last_name: self.last_name.unwrap_or_default(),
            first_names: self.first_name.unwrap_or_default(),
            names_may_be_cut: false,
            birth_date: self.dob.and_then(|day| day.date()),
            ending: last_day.map(|last_day| Ending { last_day, only_month_known: false }),
            confidence_percent: CERTAIN,
        }
    }
}
