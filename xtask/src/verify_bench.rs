//! `cargo xtask verify-bench`: the reader of identity documents, measured on synthetic photos.

use std::process::Command;

use crate::{failure::Outcome, places::Places, process, setup};

const BUILD: &[&str] = &["build", "--release", "--locked", "--package", "specimens", "--bins"];

/// Builds and measures. The last line of standard output is JSON.
pub fn run(places: &Places, arguments: &[&str]) -> Outcome {
    setup::run(places, setup::Wanted::READING)?;
    process::show("building in release", places.cargo(BUILD))?;
    let mut measure = Command::new(places.release_program("verify-bench"));
    measure.args(arguments);
    setup::tell_model(places, &mut measure);
    process::show_to_the_end("making and reading photos of documents", measure)
}
