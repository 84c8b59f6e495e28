//! Whether a reading is right.

use docread::{Document, Finding, Format, Sex};
use kernel::time::{Date, age_on};
use specimens::{Case, Kind, Truth};

use crate::{album::Photo, measure::Measured};

/// What became of a photo.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// Everything was read as it stands.
    Exact,
    /// No document was returned, or one that the platform declines: ended, or the holder too young.
    Refused,
    /// A document was returned that differs from the truth; or, where it must be refused, one that would be
    /// accepted.
    Wrong,
}

/// A photo's outcome with what there is to say about it.
pub struct Judged {
    /// What it was made from.
    pub case: Case,
    /// What became of it.
    pub outcome: Outcome,
    /// How certain the reader was.
    pub confidence: f32,
    /// What the reader says is wrong, the first thing; nothing with a document.
    pub finding: Option<Finding>,
    /// Milliseconds on the wall's clock.
    pub ms: f64,
    /// Milliseconds of processor time.
    pub cpu_ms: f64,
    file: String,
    pitch: f32,
    differences: Vec<String>,
}

impl Judged {
    /// A line for a person, when not all is as it should be.
    pub fn note(&self) -> Option<String> {
        let wanted = if self.case.kind == Kind::Readable { Outcome::Exact } else { Outcome::Refused };
        (self.outcome != wanted).then(|| {
            format!(
                "{} {}/{} {:?}: {:?} {:?} confidence {:.2} pitch {:.0} {}",
                self.file,
                self.case.format.label(),
                self.case.severity.label(),
                self.case.kind,
                self.outcome,
                self.finding,
                self.confidence,
                self.pitch,
                self.differences.join("; ")
            )
        })
    }
}

/// Judges a photo as the platform would on the day `today`.
pub fn judge(photo: &Photo, measured: &Measured, today: Date) -> Judged {
    let reading = measured.reading.as_ref();
    let document = reading.and_then(|reading| reading.document.as_ref());
    let differences = match (document, &photo.truth) {
        (Some(document), Some(truth)) => differences(document, truth, photo.case.format),
        (Some(_), None) => vec!["a document where there is none".to_owned()],
        (None, _) => Vec::new(),
    };
    let outcome = match (document, photo.case.kind) {
        (None, _) => Outcome::Refused,
        (Some(_), Kind::Readable) if differences.is_empty() => Outcome::Exact,
        (Some(_), Kind::Readable) => Outcome::Wrong,
        (Some(document), Kind::Refused(_)) if is_declined(document, today) => Outcome::Refused,
        (Some(_), Kind::Refused(_)) => Outcome::Wrong,
    };
    Judged {
        case: photo.case,
        outcome,
        confidence: reading.map_or(0.0, |reading| reading.confidence),
        finding: reading.and_then(|reading| reading.findings.first().copied()),
        ms: measured.ms,
        cpu_ms: measured.cpu_ms,
        file: photo.file.clone(),
        pitch: photo.pitch,
        differences,
    }
}

/// Whether the platform declines a document however well it was read.
fn is_declined(document: &Document, today: Date) -> bool {
    document.expiry.last_day() < today || age_on(document.birth_date, today) < 18
}

/// Every field that differs, with both values.
fn differences(document: &Document, truth: &Truth, format: specimens::Format) -> Vec<String> {
    let sex = match document.sex {
        Sex::Female => 'F',
        Sex::Male => 'M',
        Sex::Unspecified => '<',
    };
    let read = match document.format {
        Format::Td1 => "td1",
        Format::Td2 => "td2",
        Format::Td3 => "td3",
        Format::FrenchCard => "french",
    };
    let pairs = [
        ("format", read.to_owned(), format.label().to_owned()),
        ("state", document.issuing_state.clone(), truth.state.clone()),
        ("nationality", document.nationality.clone(), truth.nationality.clone()),
        ("number", document.number.clone(), truth.number.clone()),
        ("surname", document.surname.clone(), truth.surname.clone()),
        ("given names", document.given_names.join(" "), truth.given.clone()),
        ("birth date", document.birth_date.to_string(), truth.birth_date.to_string()),
        ("last day", document.expiry.last_day().to_string(), truth.last_day.to_string()),
        ("sex", sex.to_string(), truth.sex.to_string()),
    ];
    let different = pairs.into_iter().filter(|(_, read, truth)| read != truth);
    different.map(|(what, read, truth)| format!("{what} {read:?} is {truth:?}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use docread::{DocumentKind, Expiry, Reading};

    const TODAY: Date = Date::constant(2026, 11, 22);

    fn document() -> Document {
        Document {
            format: Format::Td3,
            kind: DocumentKind::Passport,
            issuing_state: "FRA".into(),
            nationality: "FRA".into(),
            number: "12AB34567".into(),
            surname: "LE GOFF".into(),
            given_names: vec!["MARIE LOUISE".into(), "ANA".into()],
            names_may_be_cut: false,
            birth_date: Date::constant(1990, 1, 2),
            sex: Sex::Female,
            expiry: Expiry::Printed(Date::constant(2030, 1, 1)),
        }
    }

    fn judged(document: Option<Document>, kind: Kind) -> Outcome {
        let case = specimens::plan(1, 3, 0)[2];
        let truth = Truth {
            lines: vec![],
            number: "12AB34567".into(),
            surname: "LE GOFF".into(),
            given: "MARIE LOUISE ANA".into(),
            birth_date: Date::constant(1990, 1, 2),
            last_day: Date::constant(2030, 1, 1),
            sex: 'F',
            state: "FRA".into(),
            nationality: "FRA".into(),
        };
        let photo = Photo { file: "1".into(), case: Case { kind, ..case }, pitch: 20.0, truth: Some(truth) };
        let reading = Some(Reading { document, findings: vec![], confidence: 0.9 });
        judge(&photo, &Measured { file: "1".into(), ms: 1.0, cpu_ms: 1.0, reading }, TODAY).outcome
    }

    #[test]
    fn one_other_letter_is_wrong() {
        assert_eq!(judged(Some(document()), Kind::Readable), Outcome::Exact);
        assert_eq!(judged(None, Kind::Readable), Outcome::Refused);
        for change in [
            |document: &mut Document| document.number = "12AB34568".into(),
            |document: &mut Document| document.surname = "LE G0FF".into(),
            |document: &mut Document| document.given_names = vec!["MARIE".into()],
            |document: &mut Document| document.sex = Sex::Male,
            |document: &mut Document| document.format = Format::Td2,
            |document: &mut Document| document.issuing_state = "PRA".into(),
            |document: &mut Document| document.birth_date = Date::constant(1990, 1, 3),
            |document: &mut Document| document.expiry = Expiry::Printed(Date::constant(2031, 1, 1)),
        ] {
            let mut other = document();
            change(&mut other);
            assert_eq!(judged(Some(other), Kind::Readable), Outcome::Wrong);
        }
    }

    #[test]
    fn what_must_be_refused_may_be_read_only_to_be_declined() {
        let kind = Kind::Refused(specimens::Flaw::Expired);
        assert_eq!(judged(Some(document()), kind), Outcome::Wrong);
        assert_eq!(judged(None, kind), Outcome::Refused);
        let mut ended = document();
        ended.expiry = Expiry::ByRule(Date::constant(2026, 11, 21));
        assert_eq!(judged(Some(ended), kind), Outcome::Refused);
        let mut young = document();
        young.birth_date = Date::constant(2008, 11, 23);
        assert_eq!(judged(Some(young), kind), Outcome::Refused);
    }
}
