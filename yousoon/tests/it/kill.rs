//! A real process, killed between a state change and its event.

use std::{
    process::{Child, Command, Stdio},
    time::Duration,
};

use serde_json::json;
use testkit::{TestDatabase, eventually};

use crate::{client::Client, world::*};

/// A `yousoon serve` of this test's own; killed when dropped.
struct Process {
    child: Child,
    client: Client,
}

impl Process {
    /// Starts the executable; `relay` says whether it delivers events.
    async fn start(database: &TestDatabase, relay: &str) -> Self {
        let port = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let address = format!("127.0.0.1:{port}");
        let child = Command::new(env!("CARGO_BIN_EXE_yousoon"))
            .args(["serve", "--target", "all"])
            .env("YOUSOON_LISTEN", &address)
            .env("YOUSOON_DB_PREFIX", &database.prefix)
            .env("YOUSOON_RELAY", relay)
            .env("RUST_LOG", "warn")
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let client = Client::new(address.parse().unwrap());
        let process = Self { child, client };
        eventually("the process is ready", async || {
            let answers =
                std::net::TcpStream::connect_timeout(&address.parse().unwrap(), Duration::from_millis(200));
            if answers.is_err() {
                return None;
            }
            (process.client.get("/readyz").await.0 == 200).then_some(())
        })
        .await;
        process
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        // SIGKILL: nothing gets a chance to tidy up.
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_event_of_a_killed_process_is_delivered_after_the_restart_once_in_effect() {
    let world = World::start().await;
    let bar = world.bar(10).await;
    let member = world.member("lea@yousoon.test").await;
    let database = TestDatabase { client: world.database_client(), prefix: world.prefix() };
    // Its events stay in the outbox, as if it died before it could deliver them.
    let doomed = Process::start(&database, "paused").await;
    world.stop_serving();
    let input = json!({ "input": { "outingId": bar.outing, "people": 2 } });
    let payload = doomed.client.done(Some(&member), REGISTER, input).await;
    assert_eq!(payload["registration"]["status"], "CONFIRMED");
    let before = mails(&doomed.client).await;
    drop(doomed);

    // Two start at once and both find the event.
    let (next, other) = (Process::start(&database, "on").await, Process::start(&database, "on").await);
    eventually("the confirmation is in the mailbox", async || {
        (mails(&next.client).await == before + 1).then_some(())
    })
    .await;
    eventually("no event waits", async || {
        let waiting = world.platform.waiting_events().await.unwrap();
        waiting.iter().all(|(_, count)| *count == 0).then_some(())
    })
    .await;
    assert_eq!(mails(&other.client).await, before + 1);
    let query = "query($id: ID!) { outing(id: $id) { seatsLeft } }";
    let data = next.client.data(None, query, json!({ "id": bar.outing })).await;
    assert_eq!(data["outing"]["seatsLeft"], 8);
    world.end().await;
}

async fn mails(client: &Client) -> usize {
    let (_, text) = client.get("/dev/mailbox?to=lea@yousoon.test").await;
    serde_json::from_str::<Vec<serde_json::Value>>(&text).unwrap().len()
}
