//! From a photo to what stands in its machine-readable lines.

use std::path::Path;

use image::imageops;
use kernel::time::Date;
use serde::{Deserialize, Serialize};

use crate::{
    Document, Photo,
    attempt::Attempt,
    print::{self, OCR_B},
    quality,
    recognise::Recogniser,
};

/// Why the model cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum ModelError {
    /// The file cannot be read.
    #[error("the model's file cannot be read")]
    Io(#[from] std::io::Error),
    /// The font of machine-readable lines cannot be drawn with.
    #[error("not a readable font with OCR-B's letters: {0}")]
    Font(String),
    /// The file is not the model that is expected.
    #[error("not the expected model: {0}")]
    Model(String),
}

/// What is wrong with a photo.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Finding {
    /// More light is needed.
    TooDark,
    /// The camera moved or was out of focus.
    Blurred,
    /// Light is reflected where the lines are.
    Glare,
    /// The lines leave the picture.
    CutOff,
    /// The letters have too few pixels.
    TooSmall,
    /// Nothing like machine-readable lines was seen.
    NotADocument,
    /// Lines were seen, but not read with certainty: a digit fails, a state or a date does not exist, or
    /// the letters are doubtful.
    Unreadable,
}

/// What became of a photo.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Reading {
    /// What the lines say; none unless every check digit, state and date is right and the letters certain.
    pub document: Option<Document>,
    /// What is wrong, the most helpful first; empty with a document.
    pub findings: Vec<Finding>,
    /// How certain the least certain letter is, 0 to 1; 0 without lines.
    pub confidence: f32,
}

/// Reads photos. One is enough for a process; reading takes `&self`.
pub struct Reader {
    recogniser: Recogniser,
}

impl Reader {
    /// Loads the recognition model (PP-OCRv6, ONNX), and the font of machine-readable lines: `OCRBS.otf` beside the
    /// model, or where Debian's `fonts-ocr-b` puts it.
    ///
    /// # Errors
    /// When a file cannot be read or is not what is expected.
    pub fn load(model: &Path) -> Result<Self, ModelError> {
        let debians = Path::new(OCR_B);
        let beside = debians.file_name().map(|name| model.with_file_name(name));
        print::load_letters(beside.as_deref().filter(|path| path.is_file()).unwrap_or(debians))?;
        Ok(Self { recogniser: Recogniser::load(model)? })
    }

    /// Reads a photo. `today` decides between centuries of two-digit years. One thread; how long it takes is measured in
    /// `docs/verification.md`.
    #[must_use]
    pub fn read(&self, photo: &Photo, today: Date) -> Reading {
        let mut attempt = Attempt::new(&self.recogniser, today, imageops::grayscale(photo.pixels()));
        if let Some(verified) = attempt.run() {
            return Reading {
                document: Some(verified.document),
                findings: Vec::new(),
                confidence: verified.certainty,
            };
        }
        let confidence = attempt.seen.iter().map(|seen| seen.certainty).fold(0.0, f32::max);
        let findings = quality::findings(&mut attempt);
        Reading { document: None, findings, confidence }
    }
}
