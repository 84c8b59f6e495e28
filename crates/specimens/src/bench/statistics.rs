//! Figures of a group of photos.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::judge::{Judged, Outcome};

/// What a group comes to. Times are milliseconds.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Figures {
    /// How many photos.
    pub photos: usize,
    /// How many were read exactly.
    pub exact: usize,
    /// How many were refused.
    pub refused: usize,
    /// How many were accepted wrongly.
    pub wrong: usize,
    /// Percentage read exactly.
    pub exact_percent: f64,
    /// The lowest certainty among those read exactly.
    pub least_confidence: f64,
    /// Their median certainty.
    pub median_confidence: f64,
    /// Half the photos took less.
    pub p50_ms: f64,
    /// One in a hundred took more.
    pub p99_ms: f64,
    /// What the reader said of those it refused.
    pub findings: BTreeMap<String, usize>,
}

/// The figures of some photos.
pub fn figures(group: &[&Judged]) -> Figures {
    let count = |wanted| group.iter().filter(|judged| judged.outcome == wanted).count();
    let exact = count(Outcome::Exact);
    let certain = group.iter().filter(|judged| judged.outcome == Outcome::Exact);
    let certain: Vec<f64> = certain.map(|judged| f64::from(judged.confidence)).collect();
    let times: Vec<f64> = group.iter().map(|judged| judged.ms).collect();
    let mut findings = BTreeMap::new();
    for judged in group.iter().filter(|judged| judged.outcome == Outcome::Refused) {
        let said = judged.finding.map_or_else(|| "read".to_owned(), |finding| format!("{finding:?}"));
        *findings.entry(said).or_insert(0) += 1;
    }
    Figures {
        photos: group.len(),
        exact,
        refused: count(Outcome::Refused),
        wrong: count(Outcome::Wrong),
        exact_percent: rounded(100.0 * exact as f64 / group.len().max(1) as f64),
        least_confidence: quantile(&certain, 0.0),
        median_confidence: quantile(&certain, 0.5),
        p50_ms: quantile(&times, 0.5),
        p99_ms: quantile(&times, 0.99),
        findings,
    }
}

/// The value that the given share of all values does not exceed (nearest rank).
pub fn quantile(values: &[f64], share: f64) -> f64 {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    let rank = (share * sorted.len() as f64).ceil() as usize;
    rounded(sorted.get(rank.saturating_sub(1)).copied().unwrap_or_default())
}

/// Three decimals.
fn rounded(figure: f64) -> f64 {
    (figure * 1000.0).round() / 1000.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quantiles_are_values_that_occurred() {
        let values: Vec<f64> = (1..=200).rev().map(f64::from).collect();
        assert_eq!(quantile(&values, 0.0), 1.0);
        assert_eq!(quantile(&values, 0.5), 100.0);
        assert_eq!(quantile(&values, 0.99), 198.0);
        assert_eq!(quantile(&[], 0.5), 0.0);
    }
}
