//! What is kept of a person, for the person: favourites, what was written, what was reported.

use contracts::{
    Actor, ServiceResult,
    personal_data::{DataFile, PersonalData, PersonalDataQuery},
};
use kernel::{ConversationId, MessageId, OfferId, Timestamp};
use serde::Serialize;

use crate::Inner;

/// A favourite as the person takes it along.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Kept {
    offer: OfferId,
    added_at: Timestamp,
}

/// A message as the person takes it along.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Written {
    conversation: ConversationId,
    text: String,
    sent_at: Timestamp,
}

/// A report as the person takes it along: without what somebody else wrote.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Reported {
    message: MessageId,
    reason: String,
    at: Timestamp,
}

impl Inner {
    /// # Errors
    /// `UNAUTHENTICATED` or `FORBIDDEN` for everybody but the person and the platform.
    pub(crate) async fn personal_data(
        &self,
        actor: &Actor,
        query: PersonalDataQuery,
    ) -> ServiceResult<PersonalData> {
        query.check(actor)?;
        let db = &self.db;
        let (favourites, messages, reports) = futures::try_join!(
            db.favourites.all_of(query.account),
            db.messages.all_of(query.account),
            db.reports.all_by(query.account),
        )?;
        let favourites =
            favourites.into_iter().map(|kept| Kept { offer: kept.offer, added_at: kept.added_at });
        let messages = messages.into_iter().map(|message| Written {
            conversation: message.conversation,
            text: message.text,
            sent_at: message.sent_at,
        });
        let reports = reports.into_iter().map(|report| Reported {
            message: report.message,
            reason: report.reason,
            at: report.at,
        });
        Ok(PersonalData {
            files: vec![
                DataFile::json("engagement/favourites.json", &favourites.collect::<Vec<_>>())?,
                DataFile::json("engagement/messages.json", &messages.collect::<Vec<_>>())?,
                DataFile::json("engagement/reports.json", &reports.collect::<Vec<_>>())?,
            ],
        })
    }
}
