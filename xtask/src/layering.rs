//! The house rules that no lint knows: who may depend on whom, and how files are kept.

mod manifests;
mod sources;
#[cfg(test)]
mod tests;
mod tokens;

use std::{
    fmt, fs,
    path::{Path, PathBuf},
    process::Command,
};

use crate::{
    failure::{Outcome, While},
    process,
};

/// A rule that is broken, and where.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Violation {
    file: String,
    line: usize,
    rule: String,
}

impl Violation {
    fn new(file: &str, line: usize, rule: impl Into<String>) -> Self {
        Self { file: file.to_owned(), line, rule: rule.into() }
    }
}

impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.file, self.line, self.rule)
    }
}

/// Checks what git keeps, or would keep, of the checkout.
pub fn check(root: &Path) -> Outcome<Vec<Violation>> {
    let mut list = Command::new("git");
    list.args(["ls-files", "-z", "--cached", "--others", "--exclude-standard"]).current_dir(root);
    let names = process::output("listing the files", list)?;
    let names = names.split('\0').filter(|name| !name.is_empty());
    let mut files = Vec::new();
    for name in names {
        let path = root.join(name);
        // A file that was deleted but not yet committed as such, or a link.
        if path.is_file() {
            files.push(TextFile::read(&path, name)?);
        }
    }
    Ok(check_files(&files.into_iter().flatten().collect::<Vec<_>>()))
}

fn check_files(files: &[TextFile]) -> Vec<Violation> {
    let mut violations = manifests::check(files);
    violations.extend(sources::check(files));
    violations.sort();
    violations.dedup();
    violations
}

/// A file of the checkout.
struct TextFile {
    /// From the root, with `/`.
    name: String,
    text: String,
}

impl TextFile {
    /// Reads a file; nothing when it is not text.
    fn read(path: &PathBuf, name: &str) -> Outcome<Option<Self>> {
        let bytes = fs::read(path).during(path.display())?;
        Ok(String::from_utf8(bytes).ok().map(|text| Self { name: name.to_owned(), text }))
    }

    /// The lines, numbered from 1.
    fn lines(&self) -> impl Iterator<Item = (usize, &str)> {
        self.text.lines().enumerate().map(|(index, line)| (index + 1, line))
    }

    /// `booking` for every file under `contexts/booking`.
    fn context(&self) -> Option<&str> {
        self.name.strip_prefix("contexts/")?.split_once('/').map(|(context, _)| context)
    }
}
