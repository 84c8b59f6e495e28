//! What became of the rows.

use std::{collections::BTreeMap, fmt};

use contracts::catalog::ImportOutcome;

/// Most row numbers shown for one reason.
const SHOWN: usize = 12;

/// The counts, and for each reason the refused rows.
#[derive(Debug)]
pub struct Report {
    total: usize,
    created: usize,
    unchanged: usize,
    refused: BTreeMap<String, Vec<(usize, String)>>,
}

impl Report {
    /// Nothing read of `total` rows.
    pub(super) const fn new(total: usize) -> Self {
        Self { total, created: 0, unchanged: 0, refused: BTreeMap::new() }
    }

    pub(super) fn refuse(&mut self, row: usize, label: &str, reason: impl Into<String>) {
        self.refused.entry(reason.into()).or_default().push((row, label.to_owned()));
    }

    pub(super) fn add(&mut self, row: usize, label: &str, outcome: ImportOutcome) {
        match outcome {
            ImportOutcome::Created => self.created += 1,
            ImportOutcome::Unchanged => self.unchanged += 1,
            ImportOutcome::Refused(refusals) => {
                let reasons: Vec<_> = refusals
                    .iter()
                    .map(|refusal| match &refusal.field {
                        Some(field) => format!("{} ({field})", refusal.code.as_ref()),
                        None => refusal.code.as_ref().to_owned(),
                    })
                    .collect();
                self.refuse(row, label, reasons.join(", "));
            }
        }
    }

    /// Rows that are new in the catalog.
    #[must_use]
    pub const fn created(&self) -> usize {
        self.created
    }

    /// Rows that were there already.
    #[must_use]
    pub const fn unchanged(&self) -> usize {
        self.unchanged
    }

    /// Rows that were refused.
    #[must_use]
    pub fn refused(&self) -> usize {
        self.refused.values().map(Vec::len).sum()
    }

    /// The refused row numbers of the reasons that contain `text`.
    #[must_use]
    pub fn refused_rows(&self, text: &str) -> Vec<usize> {
        let rows = self.refused.iter().filter(|(reason, _)| reason.contains(text)).flat_map(|(_, rows)| rows);
        rows.map(|(row, _)| *row).collect()
    }

    pub(super) fn progress(&self) -> String {
        let read = self.created + self.unchanged + self.refused();
        format!("  {read:>5} of {} rows", self.total)
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (created, unchanged, refused) = (self.created, self.unchanged, self.refused());
        write!(f, "{} rows: {created} new, {unchanged} there already, {refused} refused", self.total)?;
        for (reason, rows) in &self.refused {
            write!(f, "\n  refused, {reason}: {} rows", rows.len())?;
            for (row, label) in rows.iter().take(SHOWN) {
                write!(f, "\n    row {row:>5}  {label}")?;
            }
            if rows.len() > SHOWN {
                write!(f, "\n    … and {} more", rows.len() - SHOWN)?;
            }
        }
        Ok(())
    }
}
