//! What the photos come to.

use std::fmt::Write as _;

use serde_json::{Map, Value, json};
use specimens::{Flaw, Format, Kind, Severity};

use crate::{
    judge::Judged,
    measure::Process,
    statistics::{Figures, figures, quantile},
};

/// How many of a hundred photos of a severity must be read exactly.
const fn wanted_percent(severity: Severity) -> f64 {
    match severity {
        Severity::Easy | Severity::Mid => 97.0,
        Severity::Hard => 90.0,
    }
}

/// Under which time 99 of 100 photos must be read, in milliseconds.
const WANTED_P99_MS: f64 = 1000.0;

/// All photos of a run.
pub struct Report {
    /// One after the other.
    pub judged: Vec<Judged>,
    /// The process that read them.
    pub process: Process,
}

impl Report {
    fn group(&self, wanted: impl Fn(&Judged) -> bool) -> Figures {
        figures(&self.judged.iter().filter(|judged| wanted(judged)).collect::<Vec<_>>())
    }

    /// Every group with its name; those without a photo are left out.
    fn groups(&self) -> Vec<(String, Figures)> {
        let mut groups = Vec::new();
        for severity in Severity::ALL {
            let of = |judged: &Judged| judged.case.kind == Kind::Readable && judged.case.severity == severity;
            for format in Format::ALL {
                let cell = self.group(|judged| of(judged) && judged.case.format == format);
                groups.push((format!("{}/{}", format.label(), severity.label()), cell));
            }
            groups.push((severity.label().to_owned(), self.group(of)));
        }
        for flaw in Flaw::ALL {
            groups.push((
                flaw.label().to_owned(),
                self.group(|judged| judged.case.kind == Kind::Refused(flaw)),
            ));
        }
        groups.push(("all".to_owned(), self.group(|_| true)));
        groups.retain(|(_, figures)| figures.photos > 0);
        groups
    }

    /// How many photos were accepted with something wrong.
    pub fn wrong(&self) -> usize {
        self.group(|_| true).wrong
    }

    fn targets_met(&self) -> bool {
        let enough = |severity: Severity| {
            let read =
                self.group(|judged| judged.case.kind == Kind::Readable && judged.case.severity == severity);
            read.photos > 0 && read.exact_percent >= wanted_percent(severity)
        };
        let all = self.group(|_| true);
        Severity::ALL.into_iter().all(enough) && all.wrong == 0 && all.p99_ms < WANTED_P99_MS
    }

    /// For a person.
    pub fn table(&self) -> String {
        let mut table = format!(
            "{:<16}{:>7}{:>9}{:>9}{:>7}{:>16}{:>9}{:>9}  {}\n",
            "",
            "photos",
            "exact %",
            "refused",
            "wrong",
            "certain min/p50",
            "p50 ms",
            "p99 ms",
            "refused because"
        );
        for (name, figures) in self.groups() {
            let findings = figures.findings.iter().map(|(finding, count)| format!("{finding} {count}"));
            // Writing to a text cannot fail.
            let _ = writeln!(
                table,
                "{name:<16}{:>7}{:>9.1}{:>9}{:>7}{:>9.2} / {:.2}{:>9.0}{:>9.0}  {}",
                figures.photos,
                figures.exact_percent,
                figures.refused,
                figures.wrong,
                figures.least_confidence,
                figures.median_confidence,
                figures.p50_ms,
                figures.p99_ms,
                findings.collect::<Vec<_>>().join(", ")
            );
        }
        let cpu: Vec<f64> = self.judged.iter().map(|judged| judged.cpu_ms).collect();
        let _ = writeln!(
            table,
            "\nprocessor time p50 {:.0} ms, p99 {:.0} ms; peak memory {:.0} MiB ({:.0} MiB with the model loaded and \
             nothing read); the model loads in {:.0} ms; {} thread(s)",
            quantile(&cpu, 0.5),
            quantile(&cpu, 0.99),
            self.process.peak_memory_mib,
            self.process.model_memory_mib,
            self.process.model_ms,
            self.process.threads
        );
        table
    }

    /// For a program: one line.
    pub fn json(&self) -> String {
        let groups: Map<String, Value> =
            self.groups().into_iter().map(|(name, figures)| (name, json!(figures))).collect();
        let all = self.group(|_| true);
        let cpu: Vec<f64> = self.judged.iter().map(|judged| judged.cpu_ms).collect();
        json!({
            "groups": groups,
            "wrong_accepts": all.wrong,
            "p50_ms": all.p50_ms,
            "p99_ms": all.p99_ms,
            "cpu_p50_ms": quantile(&cpu, 0.5),
            "cpu_p99_ms": quantile(&cpu, 0.99),
            "process": self.process,
            "targets_met": self.targets_met(),
        })
        .to_string()
    }
}
