//! What was read from a document, by the reader here or by a provider.

use contracts::verification::{DocumentType, ReadingView};
use kernel::time::Date;
use serde::{Deserialize, Serialize};

use super::states;

/// The day a document ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ending {
    /// The last day on which it is good.
    pub last_day: Date,
    /// Whether only the month is known: then it may end on any day of that month.
    pub only_month_known: bool,
}

/// What was read. It is kept encrypted, until the images go.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Evidence {
    /// What type of document it is; none when it is another one than members may show.
    pub document_type: Option<DocumentType>,
    /// The issuing state as it was read: three letters, or a provider's two.
    pub state: String,
    /// The document's number, when it was told.
    pub number: Option<String>,
    /// Family name.
    pub last_name: String,
    /// Given names.
    pub first_names: String,
    /// Whether the names may be cut.
    pub names_may_be_cut: bool,
    /// Date of birth, when it was told.
    pub birth_date: Option<Date>,
    /// The day it ends, when it was told or the document has one.
    pub ending: Option<Ending>,
    /// How certain it is, 0 to 100.
    pub confidence_percent: u8,
}

impl std::fmt::Debug for Evidence {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Evidence").field("document_type", &self.document_type).finish_non_exhaustive()
    }
}

impl Evidence {
    /// The issuing state in three letters, when there is such a state.
    #[must_use]
    pub fn country(&self) -> Option<&'static str> {
        states::three_letters(&self.state)
    }

    /// What tells this document from every other one: state, class and number, written one way whoever read
    /// them. None without a number.
    #[must_use]
    pub fn fingerprint_source(&self) -> Option<String> {
        let country = self.country().map_or_else(|| self.state.trim().to_ascii_uppercase(), str::to_owned);
        // Cards and permits are one class: providers do not tell them apart.
        let class = match self.document_type? {
            DocumentType::Passport => 'P',
            DocumentType::IdentityCard | DocumentType::ResidencePermit => 'C',
        };
        let letters = self.number.iter().flat_map(|number| number.chars());
        let number: String =
            letters.filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_uppercase()).collect();
        (!number.is_empty()).then(|| format!("{country}:{class}:{number}"))
    }

    /// What a reviewer sees.
    #[must_use]
    pub fn view(&self) -> ReadingView {
        ReadingView {
            last_name: self.last_name.clone(),
            first_names: self.first_names.clone(),
            birth_date: self.birth_date,
            expires_on: self.ending.map(|ending| ending.last_day),
            country: self.country().unwrap_or(&self.state).to_owned(),
            confidence_percent: self.confidence_percent,
        }
    }
}

#[cfg(test)]
pub mod samples {
    use super::*;

    /// A French card of Léa Martin, good until 2035.
    pub fn card() -> Evidence {
        Evidence {
            document_type: Some(DocumentType::IdentityCard),
            state: "FRA".to_owned(),
            number: Some("D2H6862M2".to_owned()),
            last_name: "MARTIN".to_owned(),
            first_names: "LEA MARIE".to_owned(),
            names_may_be_cut: false,
            birth_date: Some("1999-04-30".parse().unwrap()),
            ending: Some(Ending { last_day: "2035-03-01".parse().unwrap(), only_month_known: false }),
            confidence_percent: 97,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{samples::card, *};

    #[test]
    fn one_document_has_one_fingerprint_whoever_reads_it() {
        let read = card().fingerprint_source();
        assert_eq!(read.as_deref(), Some("FRA:C:D2H6862M2"));
        let told = Evidence { state: "fr".to_owned(), number: Some("d2h 6862-m2".to_owned()), ..card() };
        assert_eq!(told.fingerprint_source(), read);
        let permit = Evidence { document_type: Some(DocumentType::ResidencePermit), ..card() };
        assert_eq!(permit.fingerprint_source(), read);
        let passport = Evidence { document_type: Some(DocumentType::Passport), ..card() };
        assert_ne!(passport.fingerprint_source(), read);
        for other in [
            Evidence { number: None, ..card() },
            Evidence { number: Some(" - ".to_owned()), ..card() },
            Evidence { document_type: None, ..card() },
        ] {
            assert_eq!(other.fingerprint_source(), None);
        }
    }

    #[test]
    fn nothing_that_was_read_is_shown() {
        let shown = format!("{:?}", card());
        for secret in ["MARTIN", "LEA", "D2H", "1999"] {
            assert!(!shown.contains(secret), "{shown}");
        }
    }
}
