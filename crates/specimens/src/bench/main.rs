//! `verify-bench`: measures the document reader on synthetic photos.
//!
//! Photos are made first; then a fresh process, which does nothing but read, is measured.

mod album;
mod judge;
mod measure;
mod report;
mod statistics;

use std::{path::PathBuf, process::ExitCode};

use anyhow::{Context as _, Result, ensure};
use clap::Parser;

use album::Album;
use judge::Judged;
use report::Report;

/// Measures the reader of identity documents on synthetic photos. Same seed, same photos.
#[derive(Parser)]
struct Arguments {
    /// How many photos must be read: at least 12, spread over four formats and three severities.
    #[arg(long, default_value_t = 252)]
    count: usize,
    /// How many must be refused; a quarter of the others when not said.
    #[arg(long)]
    refused: Option<usize>,
    /// Where randomness starts.
    #[arg(long, default_value_t = 2026)]
    seed: u64,
    /// Only these: `td1/easy`, `french`, `hard`, `refused`.
    #[arg(long, value_name = "FORMAT/SEVERITY")]
    only: Option<String>,
    /// Keeps the photos there, with `truth.json`.
    #[arg(long, value_name = "DIR")]
    save: Option<PathBuf>,
    /// Measures photos that `--save` kept, and makes none.
    #[arg(long, value_name = "DIR", conflicts_with_all = ["save", "count", "refused", "seed"])]
    photos: Option<PathBuf>,
    /// Names every photo that was not read, or read wrongly.
    #[arg(long)]
    verbose: bool,
    /// The recognition model.
    #[arg(long, env = "YOUSOON_OCR_MODEL")]
    model: PathBuf,
    /// Reads an album and tells the parent process.
    #[arg(long, hide = true)]
    measure: Option<PathBuf>,
}

fn main() -> ExitCode {
    match run(&Arguments::parse()) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

/// Whether nothing wrong was accepted.
fn run(arguments: &Arguments) -> Result<bool> {
    if let Some(album) = &arguments.measure {
        measure::child(album, &arguments.model)?;
        return Ok(true);
    }
    let (folder, _scratch) = folder(arguments)?;
    let album = match &arguments.photos {
        Some(_) => Album::open(&folder)?,
        None => album::make(&folder, cases(arguments)?)?,
    };
    let album = album.only(arguments.only.as_deref());
    ensure!(!album.photos.is_empty(), "no photo is {}", arguments.only.as_deref().unwrap_or_default());
    let measured = measure::parent(&album, &folder, &arguments.model)?;
    let judged: Vec<Judged> = measured
        .photos
        .iter()
        .zip(&album.photos)
        .map(|(measured, photo)| judge::judge(photo, measured, album.today))
        .collect();
    if arguments.verbose {
        judged.iter().filter_map(Judged::note).for_each(|note| eprintln!("{note}"));
    }
    let report = Report { judged, process: measured.process };
    println!("{}", report.table());
    println!("{}", report.json());
    Ok(report.wrong() == 0)
}

fn cases(arguments: &Arguments) -> Result<Vec<specimens::Case>> {
    ensure!((12..=100_000).contains(&arguments.count), "--count: 12 to 100000");
    let refused = arguments.refused.unwrap_or(arguments.count / 4);
    let cases = specimens::plan(arguments.seed, arguments.count, refused);
    let wanted = |case: &specimens::Case| album::matches(case, arguments.only.as_deref());
    Ok(cases.into_iter().filter(wanted).collect())
}

/// Where the photos are or go; a scratch folder goes with its guard.
fn folder(arguments: &Arguments) -> Result<(PathBuf, Option<Scratch>)> {
    if let Some(folder) = arguments.save.as_ref().or(arguments.photos.as_ref()) {
        std::fs::create_dir_all(folder).with_context(|| folder.display().to_string())?;
        return Ok((folder.clone(), None));
    }
    let folder = std::env::temp_dir().join(format!("yousoon-{}-specimens-0", std::process::id()));
    std::fs::create_dir_all(&folder).with_context(|| folder.display().to_string())?;
    Ok((folder.clone(), Some(Scratch(folder))))
}

/// Removes a folder when the process is done with it.
struct Scratch(PathBuf);

impl Drop for Scratch {
    fn drop(&mut self) {
        drop(std::fs::remove_dir_all(&self.0));
    }
}
