//! SHA-256, in hexadecimal letters: whether a file is the expected one, and names that change with a content.

use std::{fs, path::Path};

use sha2::{Digest as _, Sha256};

use crate::failure::{Failure, Outcome, While};

/// The digest of several pieces, one after the other.
#[derive(Default)]
pub struct Digest(Sha256);

impl Digest {
    /// Adds a piece.
    pub fn add(&mut self, piece: impl AsRef<[u8]>) {
        self.0.update(piece);
    }

    /// All 64 letters.
    pub fn letters(self) -> String {
        self.0.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
    }
}

/// The digest of a content: 64 letters.
pub fn of(content: impl AsRef<[u8]>) -> String {
    let mut digest = Digest::default();
    digest.add(content);
    digest.letters()
}

/// What a file contains, if it is the expected one.
pub fn expected(file: &Path, sha_256: &str) -> Outcome<Vec<u8>> {
    let content = fs::read(file).during(file.display())?;
    let found = of(&content);
    if found == sha_256 {
        return Ok(content);
    }
    Err(Failure::Broken(format!("{} is not the expected file: its SHA-256 is {found}", file.display())))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scratch::Scratch;

    /// FIPS 180-2, appendix B.1.
    const ABC: &str = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    #[test]
    fn it_is_the_standards_digest_also_piece_by_piece() {
        assert_eq!(of("abc"), ABC);
        let mut digest = Digest::default();
        digest.add("a");
        digest.add("bc");
        assert_eq!(digest.letters(), ABC);
    }

    #[test]
    fn only_the_expected_file_is_read() {
        let scratch = Scratch::new("digest").unwrap();
        let file = scratch.path().join("file");
        fs::write(&file, "abc").unwrap();
        assert_eq!(expected(&file, ABC).unwrap(), b"abc");
        assert!(expected(&file, &of("abd")).unwrap_err().to_string().contains(ABC));
    }
}
