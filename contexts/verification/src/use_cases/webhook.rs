//! A provider tells what became of a try.

use contracts::{
    FailureCode, ServiceError, ServiceResult,
    identity::Done,
    verification::{FindingCode, ProviderWebhook},
};
use kernel::time::Date;
use platform::{Dispatch, UseCaseError, retry};

use super::conclude::{Conclusion, Subject, count};
use crate::{
    Inner,
    domain::{Case, Check, CheckState, Evidence, Person, Verdict, person::day_of, verdict},
    providers::{Message, Word},
};

impl Inner {
    /// Nothing of a message is believed before its signature was checked. What is repeated, about an unknown
    /// try, or about one that was decided on changes nothing.
    pub(crate) async fn provider_webhook(&self, webhook: ProviderWebhook) -> ServiceResult<Done> {
        let forbidden = || {
            metrics::counter!("verification_webhooks_total", "outcome" => "forged").increment(1);
            ServiceError::failed(FailureCode::Forbidden)
        };
        let provider = self.providers.get(webhook.provider).ok_or_else(forbidden)?;
        let heard = provider.hear(&webhook, self.db.now()).map_err(|_| forbidden())?;
        metrics::counter!("verification_webhooks_total", "outcome" => "heard").increment(1);
        let Some(message) = heard else {
            return Ok(Done {});
        };
        let check = self.db.checks.get(message.check).await?;
        let Some(check) = check.filter(|check| is_about(&message, check, &webhook)) else {
            return Ok(Done {});
        };
        if !is_open(&check) || self.db.messages.is_taken(&message.key).await? {
            return Ok(Done {});
        }
        // Outside of any transaction: a provider may take seconds.
        let evidence = match message.word {
            Word::Verified => Some(provider.evidence(&message).await.map_err(ServiceError::internal)?),
            Word::Processing | Word::Refused(_) => None,
        };
        retry(|| self.try_take(&message, evidence.as_ref())).await?;
        Ok(Done {})
    }

    async fn try_take(&self, message: &Message, evidence: Option<&Evidence>) -> Result<(), UseCaseError> {
        let now = self.db.now();
        let mut tx = self.db.begin().await?;
        if !self.db.messages.take(&mut tx, &message.key, now).await? {
            return Ok(());
        }
        let Some((mut check, mut identity)) = self.current_in(&mut tx, message.check).await? else {
            return Ok(());
        };
        if !is_open(&check) {
            return Ok(());
        }
        let is_new = check.state == CheckState::Started;
        if is_new {
            // The member went through the provider's page and did not come back to say so.
            check.submit(identity.submit(now)?, now);
        }
        if message.word == Word::Processing {
            if is_new {
                self.db.checks.save(&mut tx, &mut check).await?;
                self.db.identities.save(&mut tx, &mut identity).await?;
                tx.emit(&identity.changed(Some(&check)))?;
            }
            return Ok(tx.commit(Dispatch::Soon).await?);
        }
        let Some(person) = self.db.people.get_in(&mut tx, check.account).await? else {
            return Ok(());
        };
        let policy = self.db.policies.get_in(&mut tx).await?;
        let mut subject = Subject { check, identity, policy };
        let verdict = judge((message, evidence), &subject, (&person, day_of(now)));
        let give_back = verdict.findings().iter().any(|finding| finding.code == FindingCode::TimedOut);
        let conclusion = Conclusion { give_back, ..Conclusion::of(verdict, evidence.cloned()) };
        self.conclude(&mut tx, &mut subject, conclusion).await?;
        tx.commit(Dispatch::Now).await?;
        count(&subject.check);
        Ok(())
    }
}

/// A provider's yes is judged as a reading of our own is: the provider does not know the profile.
fn judge(
    (message, evidence): (&Message, Option<&Evidence>),
    subject: &Subject,
    (person, today): (&Person, Date),
) -> Verdict {
    let chosen = subject.check.document_type;
    match (&message.word, evidence) {
        (Word::Refused(findings), _) => Verdict::Rejected(findings.clone()),
        (Word::Verified | Word::Processing, Some(evidence)) => {
            let mode = subject.policy.mode_of(chosen);
            verdict::judge(Case { evidence, person, chosen, today, mode })
        }
        (Word::Verified | Word::Processing, None) => Verdict::Review(Vec::new()),
    }
}

/// Whether the message is of the provider the try is with, and about the session that was made for it.
fn is_about(message: &Message, check: &Check, webhook: &ProviderWebhook) -> bool {
    // The session's id may not be here yet when its first message is.
    let same_session = check.external_id.as_ref().is_none_or(|known| *known == message.external_id);
    check.provider == webhook.provider && same_session
}

/// Whether a provider's word can still change the try.
const fn is_open(check: &Check) -> bool {
    matches!(check.state, CheckState::Started | CheckState::Processing)
}
