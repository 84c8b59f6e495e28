//! The whole program against a stand-in for the platform.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test that cannot be set up must fail loudly")]

mod stand_in;

use std::process::Stdio;

use futures::future::join_all;
use serde_json::Value;
use stand_in::{Manner, StandIn};
use tokio::process::Command;

const SCENARIOS: [&str; 9] =
    ["hello", "feed", "feed_near", "search", "suggest", "similar", "outing", "register", "check_in"];

struct Ended {
    success: bool,
    stdout: String,
    stderr: String,
}

async fn bench(url: &str) -> Ended {
    let mut command = Command::new(env!("CARGO_BIN_EXE_bench"));
    command.args(["--url", url, "--concurrency", "4", "--seconds", "0.1", "--members", "8"]);
    let output = command.stdin(Stdio::null()).output().await.unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    Ended { success: output.status.success(), stdout: text(output.stdout), stderr: text(output.stderr) }
}

async fn bench_against(stand_in: &StandIn) -> (Ended, Value) {
    let ended = bench(&format!("http://{}", stand_in.address)).await;
    let last = ended.stdout.lines().last().unwrap_or_else(|| panic!("no output: {}", ended.stderr));
    let figures = serde_json::from_str(last).unwrap();
    (ended, figures)
}

#[tokio::test]
async fn every_scenario_is_measured_and_the_last_line_is_json() {
    let stand_in = StandIn::start(Manner::Good).await;
    let (ended, figures) = bench_against(&stand_in).await;
    assert!(ended.success, "{}", ended.stderr);
    for scenario in SCENARIOS {
        let figures = &figures[scenario];
        assert!(figures["requests"].as_u64().unwrap() > 0, "{scenario}: {figures}");
        assert_eq!(figures["failures"], 0, "{scenario}");
        let (p50, p99) = (figures["p50_ms"].as_f64().unwrap(), figures["p99_ms"].as_f64().unwrap());
        assert!(0.0 < p50 && p50 <= p99 && p99 <= figures["max_p99_ms"].as_f64().unwrap(), "{figures}");
        assert!(figures["rps"].as_f64().unwrap() > 0.0, "{scenario}");
    }
    assert!(figures["targets_met"].is_boolean());
    let seen = stand_in.seen.lock();
    assert_eq!(seen.misuse, [""; 0]);
    assert_eq!(seen.operations["signIn"], 9);
    assert_eq!(seen.operations["sample"], 2);
    assert!(seen.operations["checkIn"] <= seen.operations["register"]);
    // What was counted, and the warm-up.
    assert!(seen.operations["outing"] > figures["outing"]["requests"].as_u64().unwrap());
}

#[tokio::test]
async fn a_run_with_wrong_answers_fails_and_says_which() {
    let cases = [
        (Manner::Refuses, "register", "NOT_ELIGIBLE"),
        (Manner::Errs, "outing", "it broke"),
        (Manner::FindsNothing, "search", "nothing found"),
    ];
    join_all(cases.map(|(manner, scenario, why)| async move {
        let stand_in = StandIn::start(manner).await;
        let (ended, figures) = bench_against(&stand_in).await;
        assert!(!ended.success, "{scenario}");
        let failures = figures[scenario]["failures"].as_u64();
        assert!(failures > Some(0), "{scenario}: {figures}");
        assert_eq!(figures["targets_met"], false, "{scenario}");
        assert!(ended.stderr.contains(why), "{scenario}: {}", ended.stderr);
    }))
    .await;
}

#[tokio::test]
async fn other_machines_are_left_alone() {
    for url in ["http://192.0.2.1:4000", "http://example.org:4000", "http://0.0.0.0:4000"] {
        let ended = bench(url).await;
        assert!(!ended.success, "{url}");
        assert!(ended.stderr.contains("loopback"), "{url}: {}", ended.stderr);
    }
}

#[tokio::test]
async fn the_bare_server_ends_with_its_parent() {
    let mut command = Command::new(env!("CARGO_BIN_EXE_bench"));
    let mut hello = command.arg("hello").stdin(Stdio::piped()).stdout(Stdio::null()).spawn().unwrap();
    assert!(hello.try_wait().unwrap().is_none());
    drop(hello.stdin.take());
    assert!(hello.wait().await.unwrap().success());
}
