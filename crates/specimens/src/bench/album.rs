//! Photos in a folder, with what stands on them.

use std::{
    path::Path,
    sync::{
        Mutex, PoisonError,
        atomic::{AtomicUsize, Ordering},
    },
};

use anyhow::{Context as _, Result};
use kernel::time::Date;
use serde::{Deserialize, Serialize};
use specimens::{Case, Fonts, Kind, Truth};

/// The day on which documents are good or have ended and holders are of age: always the same, so that a
/// seed makes the same photos in any year.
const TODAY: Date = Date::constant(2026, 11, 22);
const TRUTH: &str = "truth.json";

/// What `truth.json` says.
#[derive(Serialize, Deserialize)]
pub struct Album {
    /// The day for which the photos were made.
    pub today: Date,
    /// One after the other.
    pub photos: Vec<Photo>,
}

/// A photo and its truth.
#[derive(Clone, Serialize, Deserialize)]
pub struct Photo {
    /// The file's name in the folder.
    pub file: String,
    /// What it was made from.
    pub case: Case,
    /// From one letter of the lines to the next, in pixels.
    pub pitch: f32,
    /// What stands on the document; nothing without one.
    pub truth: Option<Truth>,
}

impl Album {
    /// Reads `truth.json`.
    pub fn open(folder: &Path) -> Result<Self> {
        let path = folder.join(TRUTH);
        let text = std::fs::read_to_string(&path).with_context(|| path.display().to_string())?;
        serde_json::from_str(&text).with_context(|| path.display().to_string())
    }

    /// The photos that `--only` asks for.
    pub fn only(mut self, only: Option<&str>) -> Self {
        self.photos.retain(|photo| matches(&photo.case, only));
        self
    }
}

/// Whether `--only` asks for a case: every part of it is true of the case.
pub fn matches(case: &Case, only: Option<&str>) -> bool {
    let readable = case.kind == Kind::Readable;
    only.is_none_or(|only| {
        only.split('/').all(|part| match part {
            "refused" => !readable,
            part => readable && (part == case.format.label() || part == case.severity.label()),
        })
    })
}

/// Makes the photos, on every processor, and writes `truth.json`.
pub fn make(folder: &Path, cases: Vec<Case>) -> Result<Album> {
    let fonts = Fonts::load()?;
    let (next, done) = (AtomicUsize::new(0), AtomicUsize::new(0));
    let photos = Mutex::new(Vec::with_capacity(cases.len()));
    let work = || -> Result<()> {
        while let Some(case) = cases.get(next.fetch_add(1, Ordering::Relaxed)) {
            let photo = shoot(folder, &fonts, *case)?;
            photos.lock().unwrap_or_else(PoisonError::into_inner).push(photo);
            let made = done.fetch_add(1, Ordering::Relaxed) + 1;
            if made % 50 == 0 {
                eprintln!("{made} of {} photos made", cases.len());
            }
        }
        Ok(())
    };
    let workers = std::thread::available_parallelism().map_or(1, usize::from);
    std::thread::scope(|scope| -> Result<()> {
        let workers: Vec<_> = (0..workers).map(|_| scope.spawn(work)).collect();
        workers.into_iter().try_for_each(|worker| {
            worker.join().unwrap_or_else(|_| Err(anyhow::anyhow!("a photo could not be made")))
        })
    })?;
    let mut photos = photos.into_inner().unwrap_or_else(PoisonError::into_inner);
    photos.sort_by_key(|photo| photo.case.index);
    let album = Album { today: TODAY, photos };
    let path = folder.join(TRUTH);
    std::fs::write(&path, serde_json::to_vec_pretty(&album)?).with_context(|| path.display().to_string())?;
    Ok(album)
}

fn shoot(folder: &Path, fonts: &Fonts, case: Case) -> Result<Photo> {
    let shot = case.shoot(fonts, TODAY)?;
    let file = format!("{:04}.jpg", case.index);
    let path = folder.join(&file);
    std::fs::write(&path, &shot.file).with_context(|| path.display().to_string())?;
    Ok(Photo { file, case, pitch: shot.pitch, truth: shot.truth })
}

#[cfg(test)]
mod tests {
    use super::*;
    use specimens::plan;

    #[test]
    fn only_what_is_asked_for_matches() {
        let cases = plan(1, 240, 60);
        let count = |only| cases.iter().filter(|case| matches(case, only)).count();
        assert_eq!(count(None), 300);
        assert_eq!(count(Some("td3/hard")), 20);
        assert_eq!(count(Some("french")), 60);
        assert_eq!(count(Some("easy")), 80);
        assert_eq!(count(Some("refused")), 60);
        assert_eq!(count(Some("td9")), 0);
    }
}
