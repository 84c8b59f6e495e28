//! `yousoon verify-document`: what the reader makes of a photo, for anyone to try.

use std::{
    io::IsTerminal as _,
    path::{Path, PathBuf},
    time::Instant,
};

use anyhow::{Context as _, Result};
use clap::Args;
use docread::{Document, Finding, Photo, PhotoError, Reader, Reading};
use kernel::{
    Clock as _, SystemClock, TimeZoneName,
    time::{Date, age_on},
};
use serde::Serialize;

/// Where the set-up command puts the model, in the user's cache.
const IN_CACHE: &str = "yousoon/models/PP-OCRv6_rec_small.onnx";

/// What to read.
#[derive(Args)]
pub struct VerifyDocumentArgs {
    /// Photos, JPEG or PNG.
    #[arg(required = true)]
    files: Vec<PathBuf>,
    /// The recognition model; by default the one that `cargo xtask setup` brought.
    #[arg(long, env = "YOUSOON_OCR_MODEL")]
    model: Option<PathBuf>,
}

/// What is printed for a photo.
#[derive(Serialize)]
struct Report<'a> {
    file: &'a Path,
    /// Why the file is no photo.
    error: Option<String>,
    findings: Vec<Finding>,
    confidence: f32,
    document: Option<Document>,
    /// Whether the document has ended today.
    expired: Option<bool>,
    /// The holder's age today, in years.
    age: Option<i16>,
    /// From bytes to result, in milliseconds.
    ms: u128,
}

/// Prints one JSON object a photo: spread over lines on a terminal, else each on its own line.
///
/// # Errors
/// When the model or a file cannot be opened. A photo that cannot be read is no error.
pub fn verify_document(args: &VerifyDocumentArgs) -> Result<()> {
    let model = args.model.clone().or_else(model_in_cache);
    let model = model.context("no model: --model, YOUSOON_OCR_MODEL or `cargo xtask setup`")?;
    let reader = Reader::load(&model).with_context(|| model.display().to_string())?;
    let today = SystemClock.now().in_zone(&TimeZoneName::paris()).date();
    for file in &args.files {
        let bytes = std::fs::read(file).with_context(|| file.display().to_string())?;
        let started = Instant::now();
        let reading = Photo::decode(&bytes, &docread::DOCUMENT).map(|photo| reader.read(&photo, today));
        let report = report(file, reading, (today, started));
        let json = if std::io::stdout().is_terminal() {
            serde_json::to_string_pretty(&report)?
        } else {
            serde_json::to_string(&report)?
        };
        println!("{json}");
    }
    Ok(())
}

fn report(file: &Path, reading: Result<Reading, PhotoError>, when: (Date, Instant)) -> Report<'_> {
    let (today, started) = when;
    let (error, reading) = match reading {
        Ok(reading) => (None, reading),
        Err(error) => {
            let nothing = Reading { document: None, findings: Vec::new(), confidence: 0.0 };
            (Some(error.to_string()), nothing)
        }
    };
    let document = reading.document;
    Report {
        file,
        error,
        findings: reading.findings,
        confidence: reading.confidence,
        expired: document.as_ref().map(|document| document.expiry.last_day() < today),
        age: document.as_ref().map(|document| age_on(document.birth_date, today)),
        document,
        ms: started.elapsed().as_millis(),
    }
}

/// The model where the set-up command puts it, if it is there.
fn model_in_cache() -> Option<PathBuf> {
    let home = || std::env::var_os("HOME").map(|home| Path::new(&home).join(".cache"));
    let cache = std::env::var_os("XDG_CACHE_HOME").map(PathBuf::from).or_else(home)?;
    Some(cache.join(IN_CACHE)).filter(|path| path.is_file())
}

#[cfg(test)]
mod tests {
    use super::*;
    use docread::{DocumentKind, Expiry, Format, Sex};

    const TODAY: Date = Date::constant(2026, 11, 22);

    #[test]
    fn the_number_is_shown_with_age_and_expiry_of_today() {
        let document = Document {
            format: Format::Td3,
            kind: DocumentKind::Passport,
            issuing_state: "UTO".into(),
            nationality: "UTO".into(),
            number: "L898902C3".into(),
            surname: "ERIKSSON".into(),
            given_names: vec!["ANNA".into(), "MARIA".into()],
            names_may_be_cut: false,
            birth_date: Date::constant(2008, 11, 23),
            sex: Sex::Female,
            expiry: Expiry::Printed(Date::constant(2026, 11, 21)),
        };
        let reading = Reading { document: Some(document), findings: vec![], confidence: 0.9 };
        let report = report(Path::new("a.jpg"), Ok(reading), (TODAY, Instant::now()));
        assert_eq!((report.expired, report.age), (Some(true), Some(17)));
        let json = serde_json::to_value(&report).unwrap();
        assert_eq!(json["document"]["number"], "L898902C3");
        assert_eq!(json["file"], "a.jpg");
    }

    #[test]
    fn a_file_that_is_no_photo_is_told_as_such() {
        let reading = Photo::decode(b"%PDF-1.7", &docread::DOCUMENT).map(|_| unreachable!());
        let report = report(Path::new("a.pdf"), reading, (TODAY, Instant::now()));
        assert!(report.error.is_some() && report.document.is_none());
        assert_eq!((report.expired, report.age), (None, None));
    }
}
