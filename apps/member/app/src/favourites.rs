//! Which offers are favourites: shown at once, told to the platform as soon as it can be reached.

use std::collections::BTreeSet;

use async_trait::async_trait;
use cynic::{MutationBuilder as _, QueryBuilder as _};
use dioxus::{dioxus_core::spawn_forever, prelude::*};
use futures::StreamExt as _;
use member_core::{
    api::favourites::{
        MyFavourites, MyFavouritesVariables, SendMessage, SendMessageInput, SendMessageVariables,
        SetFavourite, SetFavouriteInput, SetFavouriteVariables,
    },
    client::Client,
    failure::Failure,
    queue::{self, Action, Answer, Perform},
    store::Table,
};

use crate::{
    browser,
    state::{App, Who, use_app},
};

/// As many as are listed; nobody keeps more on a phone.
const FIRST: i32 = 50;

/// What the list is asked with.
pub fn question() -> cynic::Operation<MyFavourites, MyFavouritesVariables> {
    MyFavourites::build(MyFavouritesVariables { first: FIRST, after: None })
}

/// The favourites of whoever is signed in; a handle that can be copied.
#[derive(Clone, Copy)]
pub struct Favourites {
    offers: Signal<BTreeSet<String>>,
    /// Counts what the platform was told.
    told: Signal<u32>,
}

impl Favourites {
    /// Called once, by the outermost component, inside the shared state.
    pub fn provide() {
        let app = use_app();
        let offers = use_signal(BTreeSet::new);
        let told = use_signal(|| 0);
        let mut favourites = Self { offers, told };
        use_context_provider(|| favourites);
        let member = use_memo(move || matches!(app.who(), Who::Member(_)));
        use_effect(move || {
            if member() {
                spawn(favourites.renew(app));
            } else {
                favourites.offers.set(BTreeSet::new());
            }
        });
        use_future(move || async move {
            let mut online = browser::when_online();
            while online.next().await.is_some() {
                favourites.catch_up(app).await;
            }
        });
    }

    /// Whether an offer is one; a component that asks is drawn anew when that changes.
    pub fn has(&self, offer: &str) -> bool {
        self.offers.read().contains(offer)
    }

    /// Whoever asks is drawn anew when the platform was told of a change.
    pub fn told(&self) -> u32 {
        (self.told)()
    }

    /// Makes an offer one, or none any more. Without a network the platform hears of it later.
    pub fn toggle(self, app: App, offer: &str) {
        let favourite = !self.offers.peek().contains(offer);
        self.mark(offer, favourite);
        let action = Action::SetFavourite { offer_id: offer.to_owned(), favourite };
        spawn_forever(async move {
            if queue::add(app.client().store(), &action, app.now()).await.is_ok() {
                self.catch_up(app).await;
            }
        });
    }

    fn mark(mut self, offer: &str, favourite: bool) {
        if favourite {
            self.offers.write().insert(offer.to_owned());
        } else {
            self.offers.write().remove(offer);
        }
    }

    /// Tells the platform what waits; what it refuses is as it was before, and said.
    async fn catch_up(mut self, app: App) {
        let client = app.client();
        let Ok(round) = queue::flush(client.store(), &Platform(client.clone())).await else {
            return;
        };
        if !round.done.is_empty() {
            *self.told.write() += 1;
        }
        for (action, refusal) in round.refused {
            if let Action::SetFavourite { offer_id, favourite } = action {
                self.mark(&offer_id, !favourite);
            }
            app.say(refusal.message, true);
        }
    }

    /// What was known, then what is true now.
    async fn renew(self, app: App) {
        let client = app.client();
        if let Some(kept) = client.kept(Table::Own, &question()).await {
            self.take(&client, &kept.value).await;
        }
        self.catch_up(app).await;
        if let Ok(value) = client.fetch(Table::Own, &question()).await {
            self.take(&client, &value).await;
        }
    }

    /// The platform's, with what it has not heard yet.
    async fn take(mut self, client: &Client, answer: &MyFavourites) {
        let nodes = &answer.my_favourites.nodes;
        let offers = nodes.iter().map(|favourite| favourite.offer.id.inner().to_owned()).collect();
        self.offers.set(offers);
        for action in queue::waiting(client.store()).await.unwrap_or_default() {
            if let Action::SetFavourite { offer_id, favourite } = action {
                self.mark(&offer_id, favourite);
            }
        }
    }
}

/// Does now what waited.
struct Platform(Client);

#[async_trait(?Send)]
impl Perform for Platform {
    async fn perform(&self, action: &Action) -> Result<Answer, Failure> {
        let errors = match action {
            Action::SetFavourite { offer_id, favourite } => {
                let input = SetFavouriteInput { offer_id: offer_id.as_str().into(), favourite: *favourite };
                self.0.act(&SetFavourite::build(SetFavouriteVariables { input })).await?.set_favourite.errors
            }
            Action::SendMessage { conversation_id, text, client_id } => {
                let input = SendMessageInput {
                    conversation_id: conversation_id.as_str().into(),
                    text: text.clone(),
                    client_id: client_id.clone(),
                };
                self.0.act(&SendMessage::build(SendMessageVariables { input })).await?.send_message.errors
            }
        };
        Ok(errors.into_iter().next().map_or(Ok(()), Err))
    }
}
