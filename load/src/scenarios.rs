//! What is measured.

mod reads;
mod writes;

use std::{net::SocketAddr, sync::Arc};

use anyhow::{Result, ensure};

use crate::{
    client::Call,
    measure::{Asks, Scenario},
    sample::Sample,
    sign_in::Accounts,
};

/// Every scenario, in the order of a round: check-in uses the tickets of the registrations before it.
pub fn all(hello: SocketAddr, platform: SocketAddr, accounts: &Accounts, sample: Sample) -> Vec<Scenario> {
    let Sample { outings, words, places } = sample;
    let outings: Arc<[String]> = outings.into();
    let tickets = Arc::new(writes::Tickets::default());
    let register =
        writes::Register::new(accounts.members.clone(), Arc::clone(&outings), Arc::clone(&tickets));
    vec![
        Scenario::new("hello", hello, Hello),
        Scenario::new("feed", platform, reads::Cards::feed()),
        Scenario::new("feed_near", platform, reads::Cards::near(&places)),
        Scenario::new("search", platform, reads::Cards::search(&words)),
        Scenario::new("suggest", platform, reads::Suggestions::new(&words)),
        Scenario::new("similar", platform, reads::SimilarOutings::new(Arc::clone(&outings))),
        Scenario::new("outing", platform, reads::OutingPage::new(outings)),
        Scenario::new("register", platform, register),
        Scenario::new("check_in", platform, writes::CheckIn::new(accounts.door.clone(), tickets)),
    ]
}

/// The bare server.
struct Hello;

impl Asks for Hello {
    fn call(&self, _number: u64) -> Result<Option<Call>> {
        Ok(Some(Call { path: "/hello", json: None, authorization: None }))
    }

    fn check(&self, _number: u64, body: &[u8]) -> Result<()> {
        ensure!(body == br#"{"hello":"world"}"#, "not the bare server's answer");
        Ok(())
    }
}

/// The item for a request: all in turn, but neighbours far apart, so that no cache is flattered by order.
fn spread<T>(items: &[T], number: u64) -> Option<&T> {
    /// A prime; with a count that it does not divide, every item has its turn.
    const STEP: u64 = 7919;
    let count = items.len() as u64;
    let index = number.wrapping_mul(STEP).checked_rem(count)?;
    items.get(usize::try_from(index).ok()?)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_item_has_its_turn() {
        let items: Vec<u32> = (0..1000).collect();
        let seen: BTreeSet<_> = (0..1000).filter_map(|number| spread(&items, number)).collect();
        assert_eq!(seen.len(), 1000);
        assert_eq!(spread::<u32>(&[], 1), None);
    }
}
