//! The outbox on a real database: state and event together, at least once, once in effect.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on must fail loudly")]

use std::sync::{
    Arc,
    atomic::{AtomicUsize, Ordering},
};

use bson::{Document, doc};
use contracts::Event;
use kernel::SystemClock;
use platform::{
    Bus, Dispatch, Store, Tasks, UseCaseError, retry,
    settings::RelayMode,
    store::{StoreDeps, StoreError, unique_index},
};
use serde::{Deserialize, Serialize};
use testkit::{TestDatabase, eventually};

#[derive(Serialize, Deserialize)]
struct Poured {
    glass: String,
}

impl Event for Poured {
    const NAME: &'static str = "test.glass.poured";

    fn key(&self) -> String {
        self.glass.clone()
    }
}

async fn store(database: &TestDatabase, bus: &Bus, relay: RelayMode) -> Store {
    let deps = StoreDeps { relay, ..database.store(bus, SystemClock) };
    let store = Store::new(&deps, "test");
    store.ensure_event_indexes().await.unwrap();
    store
}

async fn pour(store: &Store, glass: &str, dispatch: Dispatch) {
    let mut tx = store.begin().await.unwrap();
    let glasses = store.collection::<Document>("glasses");
    glasses.insert_one(doc! { "_id": glass }).session(&mut tx.session).await.unwrap();
    tx.emit(&Poured { glass: glass.to_owned() }).unwrap();
    tx.commit(dispatch).await.unwrap();
}

/// A consumer that counts its effects in the database, guarded by the inbox.
fn counting_consumer(bus: &Bus, store: &Store, calls: &Arc<AtomicUsize>, failures: usize) {
    let (store, calls) = (store.clone(), Arc::clone(calls));
    bus.consume("test", move |delivered: platform::Delivered<Poured>| {
        let (store, calls) = (store.clone(), Arc::clone(&calls));
        async move {
            if calls.fetch_add(1, Ordering::SeqCst) < failures {
                return Err(UseCaseError::Store(StoreError::Conflict));
            }
            let mut tx = store.begin().await?;
            if !tx.first_delivery("test", delivered.id).await? {
                return Ok(());
            }
            let effects = store.collection::<Document>("effects");
            let count = doc! { "$inc": { "count": 1 } };
            effects
                .update_one(doc! { "_id": delivered.event.glass }, count)
                .upsert(true)
                .session(&mut tx.session)
                .await?;
            tx.commit(Dispatch::Now).await?;
            Ok(())
        }
    });
}

async fn effects(store: &Store, glass: &str) -> i32 {
    let found = store.collection::<Document>("effects").find_one(doc! { "_id": glass }).await.unwrap();
    found.map_or(0, |document| document.get_i32("count").unwrap())
}

#[tokio::test]
async fn an_abandoned_transaction_leaves_neither_state_nor_event() {
    let database = TestDatabase::new().await;
    let store = store(&database, &Bus::new(), RelayMode::Paused).await;
    pour(&store, "kept", Dispatch::Now).await;
    {
        let mut tx = store.begin().await.unwrap();
        let glasses = store.collection::<Document>("glasses");
        glasses.insert_one(doc! { "_id": "spilled" }).session(&mut tx.session).await.unwrap();
        tx.emit(&Poured { glass: "spilled".into() }).unwrap();
    }
    let glasses = store.collection::<Document>("glasses");
    assert_eq!(glasses.count_documents(doc! {}).await.unwrap(), 1);
    assert_eq!(store.outbox().waiting().await.unwrap(), 1);
    database.drop_all().await;
}

#[tokio::test]
async fn events_of_a_process_that_died_are_delivered_by_the_next_once_in_effect() {
    let database = TestDatabase::new().await;
    // The first process commits and dies before it delivers anything.
    let dead = store(&database, &Bus::new(), RelayMode::Paused).await;
    pour(&dead, "red", Dispatch::Now).await;
    drop(dead);
    // Two replicas start and both sweep.
    let calls = Arc::new(AtomicUsize::new(0));
    let tasks = Tasks::default();
    let mut last = None;
    for _ in 0..2 {
        let bus = Bus::new();
        let next = store(&database, &bus, RelayMode::On).await;
        counting_consumer(&bus, &next, &calls, 0);
        next.outbox().start(&tasks);
        last = Some(next);
    }
    let store = last.unwrap();
    eventually("the outbox is empty", async || (store.outbox().waiting().await.unwrap() == 0).then_some(()))
        .await;
    assert_eq!(effects(&store, "red").await, 1);
    database.drop_all().await;
}

#[tokio::test]
async fn a_failing_consumer_is_asked_again_and_the_caller_does_not_wait() {
    let database = TestDatabase::new().await;
    let bus = Bus::new();
    let store = store(&database, &bus, RelayMode::On).await;
    let calls = Arc::new(AtomicUsize::new(0));
    counting_consumer(&bus, &store, &calls, 2);
    pour(&store, "white", Dispatch::Now).await;
    assert_eq!(effects(&store, "white").await, 0);
    assert_eq!(store.outbox().waiting().await.unwrap(), 1);
    store.outbox().sweep(None).await.unwrap();
    store.outbox().sweep(None).await.unwrap();
    assert_eq!(effects(&store, "white").await, 1);
    assert_eq!(store.outbox().waiting().await.unwrap(), 0);
    database.drop_all().await;
}

/// Entries are deleted while other deliveries have a transaction open: neither may wait for the other.
#[tokio::test]
async fn many_events_in_the_background_are_all_taken_once_and_soon() {
    let database = TestDatabase::new().await;
    let bus = Bus::new();
    let store = store(&database, &bus, RelayMode::On).await;
    let calls = Arc::new(AtomicUsize::new(0));
    counting_consumer(&bus, &store, &calls, 0);
    let tasks = Tasks::default();
    store.outbox().start(&tasks);
    for number in 0..200 {
        pour(&store, &format!("glass {number}"), Dispatch::Soon).await;
    }
    eventually("every event is taken", async || (store.outbox().waiting().await.unwrap() == 0).then_some(()))
        .await;
    // The sweep at the start may take an entry between its commit and its delivery: asked twice, done once.
    assert!(calls.load(Ordering::SeqCst) >= 200);
    for number in 0..200 {
        assert_eq!(effects(&store, &format!("glass {number}")).await, 1);
    }
    database.drop_all().await;
}

#[tokio::test]
async fn observers_hear_of_a_commit_before_it_returns() {
    let database = TestDatabase::new().await;
    let bus = Bus::new();
    let store = store(&database, &bus, RelayMode::On).await;
    let heard = Arc::new(AtomicUsize::new(0));
    let counter = Arc::clone(&heard);
    bus.observe(move |_: Poured| {
        counter.fetch_add(1, Ordering::SeqCst);
    });
    pour(&store, "rosé", Dispatch::Soon).await;
    assert_eq!(heard.load(Ordering::SeqCst), 1);
    database.drop_all().await;
}

#[tokio::test]
async fn a_hundred_transactions_on_one_document_all_count() {
    let database = TestDatabase::new().await;
    let store = store(&database, &Bus::new(), RelayMode::Paused).await;
    store.ensure_indexes("tills", [unique_index(doc! { "name": 1 })]).await.unwrap();
    let tills = store.collection::<Document>("tills");
    tills.insert_one(doc! { "_id": "bar", "name": "bar", "cents": 0 }).await.unwrap();
    let tries = (0..100).map(|_| {
        let store = store.clone();
        tokio::spawn(async move {
            retry(|| async {
                let mut tx = store.begin().await?;
                let tills = store.collection::<Document>("tills");
                let add = doc! { "$inc": { "cents": 1 } };
                tills.update_one(doc! { "_id": "bar" }, add).session(&mut tx.session).await?;
                tx.emit(&Poured { glass: "any".into() })?;
                tx.commit(Dispatch::Now).await?;
                Ok(())
            })
            .await
        })
    });
    let started = std::time::Instant::now();
    for result in futures::future::join_all(tries).await {
        result.unwrap().unwrap();
    }
    println!("100 colliding transactions: {:?}", started.elapsed());
    let till = tills.find_one(doc! { "_id": "bar" }).await.unwrap().unwrap();
    assert_eq!(till.get_i32("cents").unwrap(), 100);
    assert_eq!(store.outbox().waiting().await.unwrap(), 100);
    let twice = tills.insert_one(doc! { "_id": "bar2", "name": "bar" }).await;
    assert!(platform::store::is_duplicate_key(&twice.unwrap_err()));
    database.drop_all().await;
}
