//! A closed loop: each worker asks again when its last answer has arrived.

use std::{
    net::SocketAddr,
    sync::atomic::{AtomicU64, Ordering},
    time::{Duration, Instant},
};

use anyhow::{Context, Error, Result};
use futures::future::try_join_all;
use hdrhistogram::Histogram;

use crate::client::{Call, Connection};

/// What a scenario asks and expects.
pub trait Asks {
    /// The request of this number; none when there is nothing left to ask.
    fn call(&self, number: u64) -> Result<Option<Call>>;

    /// Looks at the answer to the request of this number.
    fn check(&self, number: u64, body: &[u8]) -> Result<()>;
}

/// One kind of request, measured by itself.
pub struct Scenario {
    /// Its name in the report.
    pub name: &'static str,
    /// Who is asked.
    pub address: SocketAddr,
    /// How often it was asked in all rounds: no two requests have the same number.
    asked: AtomicU64,
    asks: Box<dyn Asks>,
}

impl Scenario {
    /// A scenario that has not been run.
    pub fn new(name: &'static str, address: SocketAddr, asks: impl Asks + 'static) -> Self {
        Self { name, address, asked: AtomicU64::new(0), asks: Box::new(asks) }
    }
}

/// How hard and how long.
pub struct Load {
    /// How many workers.
    pub concurrency: usize,
    /// For how long.
    pub duration: Duration,
}

impl Load {
    /// A shorter load whose result nobody looks at: caches fill and code pages load.
    pub fn warm_up(&self) -> Self {
        let duration = (self.duration / 4).min(Duration::from_secs(1));
        Self { concurrency: self.concurrency, duration }
    }
}

/// What was measured.
pub struct Measured {
    /// Latencies of right answers, in microseconds.
    pub latencies: Histogram<u64>,
    /// How many answers were not right.
    pub failures: u64,
    /// What was wrong with the first of them.
    pub first_failure: Option<Error>,
    /// From the first request to the last answer.
    pub elapsed: Duration,
}

impl Measured {
    fn nothing() -> Result<Self> {
        // From a microsecond to a minute, three digits exact.
        let latencies = Histogram::new_with_bounds(1, 60_000_000, 3)?;
        Ok(Self { latencies, failures: 0, first_failure: None, elapsed: Duration::ZERO })
    }

    fn fail(&mut self, error: Error) {
        self.failures += 1;
        self.first_failure.get_or_insert(error);
    }

    fn add(&mut self, other: Self) -> Result<()> {
        self.latencies.add(other.latencies)?;
        self.failures += other.failures;
        self.first_failure = self.first_failure.take().or(other.first_failure);
        self.elapsed = self.elapsed.max(other.elapsed);
        Ok(())
    }
}

/// Runs a scenario under a load.
pub async fn run(scenario: &Scenario, load: &Load) -> Result<Measured> {
    let connections = (0..load.concurrency).map(|_| Connection::open(scenario.address));
    let connections = try_join_all(connections).await.with_context(|| scenario.name.to_owned())?;
    let workers = connections.into_iter().map(|connection| work(scenario, connection, load.duration));
    let mut all = Measured::nothing()?;
    for measured in try_join_all(workers).await? {
        all.add(measured)?;
    }
    all.elapsed = all.elapsed.max(Duration::from_micros(1));
    Ok(all)
}

/// More failures than this tell nothing new, and a server that is gone fails without taking time.
const ENOUGH_FAILURES: u64 = 100;

async fn work(scenario: &Scenario, mut connection: Connection, duration: Duration) -> Result<Measured> {
    let mut measured = Measured::nothing()?;
    let started = Instant::now();
    while started.elapsed() < duration && measured.failures < ENOUGH_FAILURES {
        let number = scenario.asked.fetch_add(1, Ordering::Relaxed);
        let Some(call) = scenario.asks.call(number)? else {
            break;
        };
        connection.make_ready().await?;
        let sent = Instant::now();
        let answer = connection.ask(&call).await;
        let latency = sent.elapsed();
        measured.elapsed = started.elapsed();
        match answer.and_then(|body| scenario.asks.check(number, &body)) {
            Ok(()) => measured.latencies.saturating_record(latency.as_micros() as u64),
            Err(error) => measured.fail(error),
        }
    }
    Ok(measured)
}
