//! Reading documents on a bounded pool.

use std::{sync::Arc, time::Instant};

use contracts::verification::{DocumentSide, DocumentType, Finding, FindingCode, FindingField};
use docread::{Document, DocumentKind, Expiry, Photo, Reader, Reading};
use kernel::time::Date;
use tokio::{sync::Semaphore, task::JoinError};

use crate::domain::{Evidence, evidence::Ending};

/// Reads documents from photos.
pub trait Reads: Send + Sync {
    /// Reads a photo; blocks for as long as that takes.
    fn read(&self, photo: &Photo, today: Date) -> Reading;
}

impl Reads for Reader {
    fn read(&self, photo: &Photo, today: Date) -> Reading {
        Self::read(self, photo, today)
    }
}

/// A photo of one side, as JPEG.
pub type SidePhoto = (DocumentSide, Vec<u8>);

/// What became of a try's photos.
#[derive(Debug)]
pub enum Outcome {
    /// A document was read.
    Read(Box<Evidence>),
    /// None was; what is wrong with the photos.
    Nothing(Vec<Finding>),
    /// There is no reader in this process.
    NoReader,
}

/// Reads as many documents at a time as it has places; each holds one decoded photo.
pub struct ReadingRoom {
    reader: Option<Arc<dyn Reads>>,
    places: Arc<Semaphore>,
}

impl ReadingRoom {
    /// A room with `places`.
    #[must_use]
    pub fn new(reader: Option<Arc<dyn Reads>>, places: usize) -> Self {
        Self { reader, places: Arc::new(Semaphore::new(places.max(1))) }
    }

    /// Reads the photos until one has a document, in their order.
    ///
    /// # Errors
    /// When the reader panicked.
    pub async fn read(&self, photos: Vec<SidePhoto>, today: Date) -> Result<Outcome, JoinError> {
        let Some(reader) = self.reader.clone() else {
            return Ok(Outcome::NoReader);
        };
        // A semaphore that is never closed always gives a place.
        let place = Arc::clone(&self.places).acquire_owned().await.ok();
        tokio::task::spawn_blocking(move || {
            let _place = place;
            let started = Instant::now();
            let outcome = read_all(reader.as_ref(), photos, today);
            metrics::histogram!("verification_reading_seconds").record(started.elapsed().as_secs_f64());
            outcome
        })
        .await
    }
}

fn read_all(reader: &dyn Reads, photos: Vec<SidePhoto>, today: Date) -> Outcome {
    let mut seen = Vec::new();
    for (side, jpeg) in photos {
        let Ok(photo) = Photo::decode(&jpeg, &docread::DOCUMENT) else {
            seen.push((side, vec![docread::Finding::Unreadable]));
            continue;
        };
        let reading = reader.read(&photo, today);
        match reading.document {
            Some(document) => return Outcome::Read(Box::new(evidence(document, reading.confidence))),
            None => seen.push((side, reading.findings)),
        }
    }
    Outcome::Nothing(findings(&seen))
}

/// What to tell the member. The lines are on one side only, so a side without any is worth a word only when
/// no side has some.
fn findings(seen: &[(DocumentSide, Vec<docread::Finding>)]) -> Vec<Finding> {
    let has_lines = |found: &[docread::Finding]| !found.contains(&docread::Finding::NotADocument);
    let any_lines = seen.iter().any(|(_, found)| has_lines(found));
    let telling = seen.iter().filter(|(_, found)| !any_lines || has_lines(found));
    let mut told = Vec::new();
    for (side, found) in telling {
        let field = match side {
            DocumentSide::Front => FindingField::Front,
            DocumentSide::Back => FindingField::Back,
        };
        // A reader that says nothing has not read the lines.
        let found = if found.is_empty() { &[docread::Finding::Unreadable][..] } else { found };
        told.extend(found.iter().map(|found| Finding { field, code: code(*found) }));
    }
    told
}

const fn code(finding: docread::Finding) -> FindingCode {
    match finding {
        docread::Finding::TooDark => FindingCode::TooDark,
        docread::Finding::Blurred => FindingCode::Blurred,
        docread::Finding::Glare => FindingCode::Glare,
        docread::Finding::CutOff => FindingCode::CutOff,
        docread::Finding::TooSmall => FindingCode::TooSmall,
        docread::Finding::NotADocument => FindingCode::NotADocument,
        docread::Finding::Unreadable => FindingCode::Unreadable,
    }
}

fn evidence(document: Document, confidence: f32) -> Evidence {
    let document_type = match document.kind {
        DocumentKind::IdentityCard => Some(DocumentType::IdentityCard),
        DocumentKind::Passport => Some(DocumentType::Passport),
        DocumentKind::ResidencePermit => Some(DocumentType::ResidencePermit),
        DocumentKind::Other => None,
    };
    let only_month_known = matches!(document.expiry, Expiry::ByRule(_));
    Evidence {
        document_type,
        state: document.issuing_state,
        number: Some(document.number).filter(|number| !number.is_empty()),
        last_name: document.surname,
        first_names: document.given_names.join(" "),
        names_may_be_cut: document.names_may_be_cut,
        birth_date: Some(document.birth_date),
        ending: Some(Ending { last_day: document.expiry.last_day(), only_month_known }),
        confidence_percent: percent(confidence),
    }
}

/// A share of one, in percent.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to 0 to 100 before")]
fn percent(share: f32) -> u8 {
    (share * 100.0).clamp(0.0, 100.0) as u8
}

#[cfg(test)]
mod tests {
    use contracts::verification::DocumentSide::{Back, Front};
    use docread::Finding::{Blurred, NotADocument, TooDark};

    use super::*;

    fn told(seen: &[(DocumentSide, Vec<docread::Finding>)]) -> Vec<(FindingField, FindingCode)> {
        findings(seen).into_iter().map(|finding| (finding.field, finding.code)).collect()
    }

    #[test]
    fn the_side_with_the_lines_is_the_one_to_take_again() {
        let seen = [(Back, vec![Blurred, TooDark]), (Front, vec![NotADocument])];
        let back = FindingField::Back;
        assert_eq!(told(&seen), [(back, FindingCode::Blurred), (back, FindingCode::TooDark)]);
        let nothing = [(Back, vec![NotADocument]), (Front, vec![NotADocument])];
        let none = FindingCode::NotADocument;
        assert_eq!(told(&nothing), [(FindingField::Back, none), (FindingField::Front, none)]);
        assert_eq!(told(&[(Front, Vec::new())]), [(FindingField::Front, FindingCode::Unreadable)]);
    }

    #[test]
    fn certainty_is_never_rounded_up() {
        assert_eq!([percent(0.999), percent(0.0), percent(7.0), percent(f32::NAN)], [99, 0, 100, 0]);
    }
}
