//! Sends operations to the gateway, renews the session when it has run out, keeps answers for later.

use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};

use async_trait::async_trait;
use cynic::{MutationBuilder as _, Operation};
use serde::{Serialize, de::DeserializeOwned};
use serde_json::{Value, json};

use crate::{
    api::sign_in::{RefreshSession, RefreshSessionInput, RefreshSessionVariables, Session},
    failure::Failure,
    json,
    store::{Store, Table},
    texts::Lang,
    time::Instant,
};

/// How many answers a table keeps; the oldest go first.
const KEPT: usize = 80;
const SESSION: &str = "session";

/// One request to `/graphql`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outgoing {
    /// JSON.
    pub body: String,
    /// For `Authorization: Bearer`, where the gateway does not keep the session in cookies.
    pub bearer: Option<String>,
    /// For `Accept-Language`.
    pub lang: Lang,
}

/// The network and the clock.
#[async_trait(?Send)]
pub trait Outside {
    /// Sends a request and returns the answer's text, whatever its status.
    async fn post(&self, request: &Outgoing) -> Result<String, Failure>;
    /// What time it is.
    fn now(&self) -> Instant;
}

/// How this device proves who it is.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Tokens {
    /// Nobody is signed in.
    Nobody,
    /// The gateway keeps them in cookies that scripts cannot read.
    InCookies,
    /// They were given to us: a phone's shell. They are not written to the store.
    Held { access: String, refresh: String },
}

/// An answer from an earlier time.
#[derive(Debug, Clone)]
pub struct Kept<T> {
    /// What was answered.
    pub value: T,
    /// When.
    pub at: Instant,
}

/// The app's way to the platform. Cloning gives another handle on the same.
#[derive(Clone)]
pub struct Client(Rc<Inner>);

struct Inner {
    outside: Box<dyn Outside>,
    store: Box<dyn Store>,
    lang: Cell<Lang>,
    tokens: RefCell<Tokens>,
    /// Counts renewals: who waited for one does not need another.
    renewals: Cell<u32>,
    renewing: futures::lock::Mutex<()>,
}

impl Client {
    /// A client on which nobody is signed in yet; see [`Client::recall_session`].
    pub fn new(outside: Box<dyn Outside>, store: Box<dyn Store>) -> Self {
        Self(Rc::new(Inner {
            outside,
            store,
            lang: Cell::default(),
            tokens: RefCell::new(Tokens::Nobody),
            renewals: Cell::default(),
            renewing: futures::lock::Mutex::default(),
        }))
    }

    /// The store, for what is not an answer.
    pub fn store(&self) -> &dyn Store {
        &*self.0.store
    }

    /// What time it is.
    pub fn now(&self) -> Instant {
        self.0.outside.now()
    }

    /// The language of answers from now on.
    pub fn speak(&self, lang: Lang) {
        self.0.lang.set(lang);
    }

    /// Whether somebody is signed in, as far as this device knows.
    pub fn is_signed_in(&self) -> bool {
        *self.0.tokens.borrow() != Tokens::Nobody
    }

    /// The header's token for requests that do not go through here, such as uploads.
    pub fn bearer(&self) -> Option<String> {
        match &*self.0.tokens.borrow() {
            Tokens::Held { access, .. } => Some(access.clone()),
            Tokens::Nobody | Tokens::InCookies => None,
        }
    }

    /// At start: whether this device was signed in when it was last used.
    pub async fn recall_session(&self) -> bool {
        let known = self.0.store.get(Table::Device, SESSION).await;
        if known.is_ok_and(|known| known.is_some()) {
            self.0.tokens.replace(Tokens::InCookies);
        }
        self.is_signed_in()
    }

    /// After a mutation that opened a session.
    pub async fn take_session(&self, session: &Session) {
        let in_cookies = session.access_token.is_empty();
        let held =
            || Tokens::Held { access: session.access_token.clone(), refresh: session.refresh_token.clone() };
        self.0.tokens.replace(if in_cookies { Tokens::InCookies } else { held() });
        self.0.renewals.set(self.0.renewals.get().wrapping_add(1));
        if in_cookies {
            // Without it the person signs in again after a restart: no reason to fail.
            drop(self.0.store.put(Table::Device, SESSION, "cookies").await);
        }
    }

    /// Forgets who was signed in, and all that was only for them.
    pub async fn forget_session(&self) {
        self.0.tokens.replace(Tokens::Nobody);
        drop(self.0.store.remove(Table::Device, SESSION).await);
        drop(self.0.store.clear(Table::Own).await);
        drop(self.0.store.clear(Table::Waiting).await);
    }

    /// What was answered last time, if it can still be understood.
    pub async fn kept<Q, V>(&self, table: Table, operation: &Operation<Q, V>) -> Option<Kept<Q>>
    where
        Q: DeserializeOwned,
        V: Serialize,
    {
        let Kept { value, at } = self.kept_answer(table, &Question::of(operation).ok()?).await?;
        Some(Kept { value: data(&value).ok()?, at })
    }

    /// Asks, and keeps the answer.
    pub async fn fetch<Q, V>(&self, table: Table, operation: &Operation<Q, V>) -> Result<Q, Failure>
    where
        Q: DeserializeOwned,
        V: Serialize,
    {
        data(&self.fetch_answer(table, &Question::of(operation)?).await?)
    }

    /// Does something, or asks something that is not to be kept.
    pub async fn act<Q, V>(&self, operation: &Operation<Q, V>) -> Result<Q, Failure>
    where
        Q: DeserializeOwned,
        V: Serialize,
    {
        data(&self.answer(&Question::of(operation)?.body).await?.value)
    }

    /// What was answered last time, which [`data`] reads.
    pub async fn kept_answer(&self, table: Table, question: &Question) -> Option<Kept<Value>> {
        let text = self.0.store.get(table, question.key.as_ref()?).await.ok()??;
        let entry = json::parse(&text).ok()?;
        let at = Instant::from_millis(entry["at"].as_i64()?);
        Some(Kept { value: json::parse(entry["body"].as_str()?).ok()?, at })
    }

    /// Asks, keeps the answer and returns it; [`data`] reads it.
    pub async fn fetch_answer(&self, table: Table, question: &Question) -> Result<Value, Failure> {
        let answer = self.answer(&question.body).await?;
        if let Some(key) = &question.key {
            let entry = json!({ "at": self.now().millis(), "body": answer.text });
            // Not kept is not shown without a network: no reason to fail now.
            drop(self.0.store.put(table, key, &entry.to_string()).await);
        }
        Ok(answer.value)
    }

    /// The request of any operation; a subscription's events are read with [`understand`].
    pub fn outgoing(&self, operation: &impl Serialize) -> Result<Outgoing, Failure> {
        let body = serde_json::to_string(operation);
        Ok(self.request(&body.map_err(no_json)?))
    }

    /// Forgets the oldest answers beyond what is worth keeping.
    pub async fn tidy(&self, table: Table) {
        let Ok(entries) = self.0.store.entries(table).await else {
            return;
        };
        let mut by_age: Vec<_> = entries
            .into_iter()
            .map(|(key, text)| (json::parse(&text).ok().and_then(|entry| entry["at"].as_i64()), key))
            .collect();
        by_age.sort();
        let surplus = by_age.len().saturating_sub(KEPT);
        for (_, key) in by_age.into_iter().take(surplus) {
            drop(self.0.store.remove(table, &key).await);
        }
    }

    /// An answer that is one; a session that ran out is renewed on the way.
    async fn answer(&self, body: &str) -> Result<Answer, Failure> {
        let renewals = self.0.renewals.get();
        match self.ask(body).await {
            Err(Failure::SignedOut) if self.is_signed_in() => {}
            answer => return answer,
        }
        self.renew(renewals).await?;
        self.ask(body).await
    }

    async fn ask(&self, body: &str) -> Result<Answer, Failure> {
        let text = self.0.outside.post(&self.request(body)).await?;
        Ok(Answer { value: accepted(&text)?, text })
    }

    fn request(&self, body: &str) -> Outgoing {
        Outgoing { body: body.to_owned(), bearer: self.bearer(), lang: self.0.lang.get() }
    }

    /// Renews the session, once for all who found it run out together: a refresh token is good for one use.
    async fn renew(&self, renewals_before: u32) -> Result<(), Failure> {
        let _turn = self.0.renewing.lock().await;
        if self.0.renewals.get() != renewals_before {
            return Ok(());
        }
        let refresh_token = match &*self.0.tokens.borrow() {
            Tokens::Nobody => return Err(Failure::SignedOut),
            Tokens::InCookies => String::new(),
            Tokens::Held { refresh, .. } => refresh.clone(),
        };
        let input = RefreshSessionInput { refresh_token };
        let operation = RefreshSession::build(RefreshSessionVariables { input });
        let body = self.0.outside.post(&self.outgoing(&operation)?).await?;
        let session = match understand::<RefreshSession>(&body) {
            Ok(answer) => answer.refresh_session.session,
            Err(Failure::SignedOut) => None,
            Err(failure) => return Err(failure),
        };
        let Some(session) = session else {
            self.forget_session().await;
            return Err(Failure::SignedOut);
        };
        self.take_session(&session).await;
        Ok(())
    }
}

/// A question as it is sent and kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// JSON.
    body: String,
    /// The same question has the same key; nothing when it has no name.
    key: Option<String>,
}

impl Question {
    /// Of an operation.
    ///
    /// # Errors
    /// When it cannot be written as JSON.
    pub fn of<Q, V: Serialize>(operation: &Operation<Q, V>) -> Result<Self, Failure> {
        let variables = serde_json::to_string(&operation.variables).map_err(no_json)?;
        let key = operation.operation_name.as_deref().map(|name| format!("{name} {variables}"));
        Ok(Self { body: serde_json::to_string(operation).map_err(no_json)?, key })
    }
}

/// What came back, and was no refusal.
struct Answer {
    /// As it came.
    text: String,
    value: Value,
}

fn no_json(error: serde_json::Error) -> Failure {
    Failure::NotUnderstood(error.to_string())
}

/// An answer that is no refusal.
fn accepted(body: &str) -> Result<Value, Failure> {
    let answer = json::parse(body)?;
    // Errors first: data is null where one occurred, and would not fit its type.
    let Some(error) = answer["errors"].get(0) else {
        return Ok(answer);
    };
    let said = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let code = said(&error["extensions"]["code"]);
    if code == "UNAUTHENTICATED" {
        return Err(Failure::SignedOut);
    }
    Err(Failure::Answered { code, message: said(&error["message"]) })
}

/// Reads what just came from the gateway, of which nobody has looked yet whether it is a refusal.
pub fn understand<Q: DeserializeOwned>(body: &str) -> Result<Q, Failure> {
    data(&accepted(body)?)
}

/// Reads an answer that is known to be no refusal.
pub fn data<Q: DeserializeOwned>(answer: &Value) -> Result<Q, Failure> {
    json::read(&answer["data"])
}

#[cfg(test)]
mod tests;
