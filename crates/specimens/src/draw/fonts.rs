//! The fonts, from the packages `fonts-ocr-b` and `fonts-dejavu-core`.

use std::path::Path;

use ab_glyph::FontVec;

const OCR_B: &str = "/usr/share/fonts/opentype/ocr-b/OCRB.otf";
const SANS: &str = "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf";
const BOLD: &str = "/usr/share/fonts/truetype/dejavu/DejaVuSans-Bold.ttf";

/// Why there is nothing to write with.
#[derive(Debug, thiserror::Error)]
pub enum FontError {
    /// Not there.
    #[error("the font {0} cannot be read; `cargo xtask setup` installs it")]
    Missing(&'static str, #[source] std::io::Error),
    /// There, but no font.
    #[error("{0} is no font")]
    Invalid(&'static str),
}

/// What is written with.
pub struct Fonts {
    /// The lines' font.
    pub ocr_b: FontVec,
    /// What people read.
    pub sans: FontVec,
    /// Headings.
    pub bold: FontVec,
}

impl Fonts {
    /// Reads them.
    ///
    /// # Errors
    /// When one is not installed.
    pub fn load() -> Result<Self, FontError> {
        Ok(Self { ocr_b: font(OCR_B)?, sans: font(SANS)?, bold: font(BOLD)? })
    }
}

fn font(path: &'static str) -> Result<FontVec, FontError> {
    let bytes = std::fs::read(Path::new(path)).map_err(|error| FontError::Missing(path, error))?;
    FontVec::try_from_vec(bytes).map_err(|_| FontError::Invalid(path))
}
