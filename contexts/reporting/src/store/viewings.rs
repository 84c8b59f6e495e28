//! `viewings`: that somebody has viewed an outing on a day, for two days. Of the viewer it has a keyed hash that is
//! another one each day.

use bson::{Document, doc};
use kernel::{OutingId, Timestamp, time::Date};
use mongodb::{Collection, error::ErrorKind};
use platform::{StoreError, store::is_duplicate_key};

/// Who has viewed what.
pub struct Viewings(pub(super) Collection<Document>);

/// Somebody has outings on the screen.
#[derive(Debug)]
pub struct Viewing<'a> {
    /// Who, as a hash.
    pub viewer: &'a str,
    /// The day in Paris.
    pub day: Date,
    /// What, each once.
    pub outings: &'a [OutingId],
    /// The present.
    pub now: Timestamp,
}

impl Viewings {
    /// Notes a viewing; those of the outings that the viewer had not viewed that day.
    ///
    /// # Errors
    /// When the database gives no answer.
    pub async fn note(&self, viewing: &Viewing<'_>) -> Result<Vec<OutingId>, StoreError> {
        if viewing.outings.is_empty() {
            return Ok(Vec::new());
        }
        let entry = |outing: &OutingId| {
            doc! { "_id": format!("{}:{outing}:{}", viewing.day, viewing.viewer), "at": viewing.now }
        };
        let entries: Vec<_> = viewing.outings.iter().map(entry).collect();
        let known: Vec<usize> = match self.0.insert_many(entries).ordered(false).await {
            Ok(_) => Vec::new(),
            Err(error) if is_duplicate_key(&error) => match error.kind.as_ref() {
                ErrorKind::InsertMany(refused) => {
                    refused.write_errors.iter().flatten().map(|refused| refused.index).collect()
                }
                _ => return Err(error.into()),
            },
            Err(error) => return Err(error.into()),
        };
        let fresh = viewing.outings.iter().enumerate().filter(|(index, _)| !known.contains(index));
        Ok(fresh.map(|(_, outing)| *outing).collect())
    }
}
