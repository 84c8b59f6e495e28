//! Which offers the member keeps, for every heart of the app.

use std::collections::BTreeSet;

use cynic::QueryBuilder as _;
use dioxus::{dioxus_core::spawn_forever, prelude::*};
use member_core::{
    api::favourites::{MyFavourites, MyFavouritesVariables},
    queue::Action,
    store::Table,
};

use crate::{
    state::{App, Who, use_app},
    waiting::{Waiting, use_waiting},
};

/// As many as are listed; nobody keeps more on a phone.
const KNOWN: i32 = 50;

/// What the list and the hearts are asked with.
pub fn question() -> cynic::Operation<MyFavourites, MyFavouritesVariables> {
    MyFavourites::build(MyFavouritesVariables { first: KNOWN, after: None })
}

/// The favourites; a handle that can be copied.
#[derive(Clone, Copy)]
pub struct Favourites {
    app: App,
    waiting: Waiting,
    offers: Signal<BTreeSet<String>>,
}

impl Favourites {
    /// Called once, by the outermost component.
    pub fn provide() {
        let favourites = Self { app: use_app(), waiting: use_waiting(), offers: use_signal(BTreeSet::new) };
        use_context_provider(|| favourites);
        use_effect(move || {
            // Another member, or something that waited was done.
            let member = matches!(favourites.app.who(), Who::Member(_));
            favourites.waiting.done();
            spawn(favourites.renew(member));
        });
    }

    async fn renew(mut self, member: bool) {
        if !member {
            self.offers.set(BTreeSet::new());
            return;
        }
        let client = self.app.client();
        // Only at the start: later it would bring back for a moment what was just given up.
        if self.offers.peek().is_empty()
            && let Some(kept) = client.kept(Table::Own, &question()).await
        {
            self.take(&kept.value);
        }
        if let Ok(answer) = client.fetch(Table::Own, &question()).await {
            self.take(&answer);
        }
    }

    fn take(&mut self, answer: &MyFavourites) {
        let offers = answer.my_favourites.nodes.iter().map(|one| one.offer.id.inner().to_owned());
        self.offers.set(offers.collect());
    }

    /// Whether an offer is one.
    pub fn has(&self, offer: &str) -> bool {
        self.waiting.favourite(offer).unwrap_or_else(|| self.offers.read().contains(offer))
    }

    /// Keeps an offer, or no longer: seen at once, done when there is a network.
    pub fn set(mut self, offer: &str, favourite: bool) {
        if favourite {
            self.offers.write().insert(offer.to_owned());
        } else {
            self.offers.write().remove(offer);
        }
        let action = Action::SetFavourite { offer_id: offer.to_owned(), favourite };
        spawn_forever(self.waiting.add(action));
    }
}

/// The favourites.
pub fn use_favourites() -> Favourites {
    use_context()
}
