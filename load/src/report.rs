//! What the rounds come to.

use std::fmt::Write;

use anyhow::{Result, ensure};
use serde::Serialize;
use serde_json::{Map, Value, json};

use crate::measure::Measured;

/// Until when an answer is in time, at the 99th percentile, in milliseconds.
const TARGETS: &[(&str, f64)] = &[("feed", 10.0), ("outing", 10.0), ("register", 50.0), ("check_in", 50.0)];

/// One scenario in one round.
#[derive(Debug, Clone, Default)]
pub struct Round {
    p50_ms: f64,
    p99_ms: f64,
    rps: f64,
    requests: u64,
    failures: u64,
    first_failure: Option<String>,
}

impl Round {
    /// The figures of what was measured.
    pub fn of(measured: &Measured) -> Self {
        let milliseconds = |quantile| measured.latencies.value_at_quantile(quantile) as f64 / 1000.0;
        let requests = measured.latencies.len();
        Self {
            p50_ms: milliseconds(0.5),
            p99_ms: milliseconds(0.99),
            rps: requests as f64 / measured.elapsed.as_secs_f64(),
            requests,
            failures: measured.failures,
            first_failure: measured.first_failure.as_ref().map(|error| format!("{error:#}")),
        }
    }
}

/// The figures of a scenario over all rounds: medians, and the worst p99.
#[derive(Debug, Serialize, PartialEq)]
struct Summary {
    p50_ms: f64,
    p99_ms: f64,
    max_p99_ms: f64,
    rps: f64,
    requests: u64,
    failures: u64,
}

/// All rounds.
#[derive(Default)]
pub struct Report {
    /// By scenario, in the order they were first run.
    scenarios: Vec<(&'static str, Vec<Round>)>,
}

impl Report {
    /// Takes in a round of a scenario.
    pub fn add(&mut self, scenario: &'static str, round: Round) {
        match self.scenarios.iter_mut().find(|(name, _)| *name == scenario) {
            Some((_, rounds)) => rounds.push(round),
            None => self.scenarios.push((scenario, vec![round])),
        }
    }

    fn summaries(&self) -> impl Iterator<Item = (&'static str, Summary)> {
        self.scenarios.iter().map(|(name, rounds)| (*name, summary(rounds)))
    }

    fn targets_met(&self) -> bool {
        let right = self.summaries().all(|(_, summary)| summary.failures == 0 && summary.requests > 0);
        let in_time = |(name, limit): &(&str, f64)| {
            self.summaries().any(|(other, summary)| other == *name && summary.p99_ms < *limit)
        };
        right && TARGETS.iter().all(in_time)
    }

    /// For a person.
    pub fn table(&self) -> String {
        let mut table = format!(
            "{:<12}{:>10}{:>10}{:>14}{:>12}{:>11}{:>11}{:>10}\n",
            "", "p50 ms", "p99 ms", "worst p99 ms", "requests/s", "requests", "failures", "target"
        );
        for (name, summary) in self.summaries() {
            let target = TARGETS.iter().find(|(other, _)| *other == name);
            let target = target.map_or_else(String::new, |(_, limit)| format!("< {limit}"));
            // Writing to a text cannot fail.
            let _ = writeln!(
                table,
                "{name:<12}{:>10.2}{:>10.2}{:>14.2}{:>12.0}{:>11}{:>11}{target:>10}",
                summary.p50_ms,
                summary.p99_ms,
                summary.max_p99_ms,
                summary.rps,
                summary.requests,
                summary.failures
            );
        }
        table
    }

    /// For a program: one line.
    pub fn json(&self) -> Result<String> {
        let mut all = Map::new();
        for (name, summary) in self.summaries() {
            all.insert(name.to_owned(), serde_json::to_value(summary)?);
        }
        all.insert("targets_met".to_owned(), json!(self.targets_met()));
        Ok(Value::Object(all).to_string())
    }

    /// An error when an answer was wrong or a scenario never got one.
    pub fn verdict(&self) -> Result<()> {
        for (name, rounds) in &self.scenarios {
            let failures: u64 = rounds.iter().map(|round| round.failures).sum();
            let first = rounds.iter().find_map(|round| round.first_failure.as_deref()).unwrap_or_default();
            ensure!(failures == 0, "{name}: {failures} wrong answers, the first: {first}");
            ensure!(rounds.iter().any(|round| round.requests > 0), "{name}: nothing was asked");
        }
        Ok(())
    }
}

fn summary(rounds: &[Round]) -> Summary {
    // A round in which nothing was left to ask says nothing about time.
    let timed: Vec<_> = rounds.iter().filter(|round| round.requests > 0).collect();
    let all = |figure: fn(&Round) -> f64| timed.iter().map(|round| figure(round)).collect::<Vec<_>>();
    Summary {
        p50_ms: median(all(|round| round.p50_ms)),
        p99_ms: median(all(|round| round.p99_ms)),
        max_p99_ms: rounded(all(|round| round.p99_ms).into_iter().fold(0.0, f64::max)),
        rps: median(all(|round| round.rps)),
        requests: rounds.iter().map(|round| round.requests).sum(),
        failures: rounds.iter().map(|round| round.failures).sum(),
    }
}

fn median(mut figures: Vec<f64>) -> f64 {
    figures.sort_by(f64::total_cmp);
    rounded(figures.get(figures.len() / 2).copied().unwrap_or_default())
}

/// Three decimals.
fn rounded(figure: f64) -> f64 {
    (figure * 1000.0).round() / 1000.0
}

#[cfg(test)]
mod tests {
    use super::*;

    fn round(p99_ms: f64) -> Round {
        Round { p50_ms: p99_ms / 2.0, p99_ms, rps: 1000.0 / p99_ms, requests: 10, ..Round::default() }
    }

    fn report(figures: &[(&'static str, [f64; 3])]) -> Report {
        let mut report = Report::default();
        for (name, rounds) in figures {
            rounds.iter().for_each(|p99| report.add(name, round(*p99)));
        }
        report
    }

    fn good() -> Report {
        let figures = [("feed", 9.0), ("outing", 3.0), ("register", 40.0), ("check_in", 30.0)];
        report(&figures.map(|(name, p99)| (name, [p99, 99.0, p99 - 1.0])))
    }

    #[test]
    fn the_median_round_counts_and_the_worst_is_told() {
        let (_, summary) = report(&[("feed", [8.0, 2.0, 5.0])]).summaries().next().unwrap();
        assert_eq!((summary.p50_ms, summary.p99_ms, summary.max_p99_ms), (2.5, 5.0, 8.0));
        assert_eq!((summary.rps, summary.requests), (200.0, 30));
    }

    #[test]
    fn targets_are_met_only_when_all_are_in_time_and_right() {
        assert!(good().targets_met());
        assert!(good().json().unwrap().ends_with("\"targets_met\":true}"));
        let mut slow = good();
        slow.scenarios[0].1 = vec![round(10.0); 3];
        assert!(!slow.targets_met());
        let mut missing = good();
        missing.scenarios.pop();
        assert!(!missing.targets_met());
        let mut wrong = good();
        wrong.scenarios[2].1[0].failures = 1;
        assert!(!wrong.targets_met());
    }

    #[test]
    fn one_wrong_answer_fails_the_run() {
        assert!(good().verdict().is_ok());
        let mut wrong = good();
        wrong.add(
            "search",
            Round { failures: 1, first_failure: Some("refused: FULL".to_owned()), ..round(1.0) },
        );
        assert!(wrong.verdict().unwrap_err().to_string().contains("refused: FULL"));
        let mut idle = good();
        idle.add("search", Round::default());
        assert!(idle.verdict().is_err());
    }
}
