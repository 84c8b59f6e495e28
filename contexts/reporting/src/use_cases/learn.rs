//! Something is newer than what is known: it takes the place of that, and the figures change by the difference, in one
//! transaction. What is not newer changes nothing, so no note in the inbox is needed.

use contracts::{ServiceResult, catalog::OutingFacts};
use platform::{Dispatch, Tx, UseCaseError, retry};

use crate::{
    Inner,
    domain::{Change, Fact, Outing, counts::difference},
    store::names::Name,
};

impl Inner {
    /// A registration is like this.
    pub(crate) async fn learn_registration(&self, told: &Fact) -> ServiceResult<()> {
        let known = self.db.facts.revisions(&[told.id]).await?;
        if known.get(&told.id).is_none_or(|known| *known < told.revision) {
            retry(|| self.try_learn_registration(told)).await?;
        }
        // The account may have been erased before, or at this very moment: one of both sides sees the other.
        if self.db.erased.has(told.member).await? {
            self.forget_member(told.member).await?;
        }
        Ok(())
    }

    async fn try_learn_registration(&self, told: &Fact) -> Result<(), UseCaseError> {
        let mut tx = self.db.begin().await?;
        let known = self.db.facts.get_in(&mut tx, told.id).await?;
        if known.as_ref().is_some_and(|known| known.revision >= told.revision) {
            return Ok(());
        }
        let mut fact = told.clone();
        if known.as_ref().is_some_and(Fact::is_forgotten) {
            fact.forget_member();
        }
        let mut changes = self.order_visits(&mut tx, known.as_ref(), &mut fact).await?;
        changes.extend(difference(known.as_ref(), &fact));
        self.db.facts.put(&mut tx, &fact).await?;
        self.db.days.add(&mut tx, &changes).await?;
        Ok(tx.commit(Dispatch::Soon).await?)
    }

    /// Says whether `fact` is the member's first visit to the partner. Of the other visits, the earliest is the first
    /// one exactly when this is not: it is changed where that is news.
    async fn order_visits(
        &self,
        tx: &mut Tx,
        known: Option<&Fact>,
        fact: &mut Fact,
    ) -> Result<Vec<Change>, UseCaseError> {
        let known_visit = known.filter(|known| known.is_visit());
        if !fact.is_visit() && known_visit.is_none() {
            return Ok(Vec::new());
        }
        if fact.is_forgotten() {
            // Nothing leads to the other visits any more: what was said of it stays.
            fact.is_first = fact.is_visit() && known_visit.is_none_or(|known| known.is_first);
            return Ok(Vec::new());
        }
        let other = self.db.facts.earliest_other_visit(tx, fact).await?;
        let comes_before = |other: &Fact| fact.visit_order() < other.visit_order();
        fact.is_first = fact.is_visit() && other.as_ref().is_none_or(comes_before);
        match other {
            Some(other) if other.is_first == fact.is_first => {
                let corrected = Fact { is_first: !fact.is_first, ..other.clone() };
                self.db.facts.put(tx, &corrected).await?;
                Ok(difference(Some(&other), &corrected))
            }
            _ => Ok(Vec::new()),
        }
    }

    /// An outing is like this, and so are its offer and its venue.
    pub(crate) async fn learn_outing(&self, facts: &OutingFacts) -> ServiceResult<()> {
        let told = Outing::of(facts);
        let names = [
            name(facts.offer.id, &facts.offer.title, facts.offer.revision),
            name(facts.venue.id, &facts.venue.name, facts.venue.revision),
        ];
        self.learn_names(&names).await?;
        retry(|| self.try_learn_outing(&told)).await
    }

    async fn try_learn_outing(&self, told: &Outing) -> Result<(), UseCaseError> {
        let mut tx = self.db.begin().await?;
        let known = self.db.outings.get_in(&mut tx, told.id).await?;
        if known.as_ref().is_some_and(|known| known.revision >= told.revision) {
            return Ok(());
        }
        self.db.outings.put(&mut tx, told).await?;
        self.db.days.add(&mut tx, &difference(known.as_ref(), told)).await?;
        Ok(tx.commit(Dispatch::Soon).await?)
    }

    /// Offers or venues are called like this.
    pub(crate) async fn learn_names(&self, told: &[Name]) -> ServiceResult<()> {
        let ids: Vec<_> = told.iter().map(|name| name.id.clone()).collect();
        let known = self.db.names.get_many(&ids).await?;
        for name in told {
            if known.get(&name.id).is_none_or(|known| known.revision < name.revision) {
                self.db.names.keep(name).await?;
            }
        }
        Ok(())
    }
}

/// What an offer or a venue is called.
pub fn name(id: impl std::fmt::Display, text: &str, revision: i64) -> Name {
    Name { id: id.to_string(), text: text.to_owned(), revision }
}
