//! What the member app is built with: the standard library for browsers and phones, and npm packages.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use crate::{
    console, digest,
    failure::{Failure, Outcome, While},
    places::Places,
    process,
    scratch::Scratch,
    setup::debian,
};

/// Browsers.
pub const TARGET: &str = "wasm32-unknown-unknown";
/// Phones: what they share with browsers is checked for them.
pub const ANDROID: &str = "aarch64-linux-android";
/// Debian's sources of the standard library, for where rustup cannot fetch the target: they must be of the compiler's
/// own version.
const SOURCES: &str = "rust-src_1.95.0+dfsg1-2~bpo13+1_all.deb";
const SOURCES_SHA_256: &str = "7b76db5b880a77f9e52975d2baa6209d2f76d2c9c2789515c3088cb960e2c83b";
const POOL: &str = "pool/main/r/rustc";
/// Where `apps/member` says which npm packages it needs.
const NPM: &str = "apps/member/npm";

/// How the standard library is had.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Std {
    /// Compiled, from rustup.
    Ready,
    /// As sources: it is compiled with the app.
    Sources,
}

/// Brings what is missing.
pub fn bring(places: &Places) -> Outcome {
    if !has_sources()? {
        match bring_sources(places) {
            Err(Failure::Interrupted) => return Err(Failure::Interrupted),
            Err(failure) => {
                console::say(&format!("{failure}; rustup's standard library will do: the app is larger"))
            }
            Ok(()) => {}
        }
    }
    for target in [TARGET, ANDROID] {
        if standard_library(target)?.is_none() {
            let mut add = Command::new("rustup");
            add.args(["target", "add", target]);
            process::logged(&format!("fetching the target {target}"), add, &places.log("rust-target")?)?;
        }
    }
    debian::bring(places, &["brotli"])?;
    bring_packages(places)
}

/// How the standard library is had here, if it is.
pub fn standard_library(target: &str) -> Outcome<Option<Std>> {
    let mut ask = Command::new("rustc");
    ask.args(["--print", "target-libdir", "--target", target]);
    let folder = process::output("asking for the target's folder", ask)?;
    let compiled = fs::read_dir(folder.trim()).is_ok_and(|mut files| {
        files.any(|file| file.is_ok_and(|file| file.file_name().to_string_lossy().starts_with("libstd-")))
    });
    if compiled {
        return Ok(Some(Std::Ready));
    }
    Ok(has_sources()?.then_some(Std::Sources))
}

/// Whether the standard library can be compiled along, by the app's own rules.
pub fn has_sources() -> Outcome<bool> {
    Ok(source_folder()?.join("std/Cargo.toml").is_file())
}

/// The folder with the npm packages.
pub fn packages(places: &Places) -> Outcome<PathBuf> {
    let lock = places.root.join(NPM).join("package-lock.json");
    let digest = digest::of(fs::read(&lock).during(lock.display())?);
    Ok(places.cache.join("member-npm").join(&digest[..16]).join("node_modules"))
}

fn source_folder() -> Outcome<PathBuf> {
    let mut ask = Command::new("rustc");
    ask.args(["--print", "sysroot"]);
    let sysroot = process::output("asking for the compiler's folder", ask)?;
    Ok(Path::new(sysroot.trim()).join("lib/rustlib/src/rust/library"))
}

fn bring_sources(places: &Places) -> Outcome {
    let scratch = Scratch::new("rust-src")?;
    let package = scratch.path().join("rust-src.deb");
    let mut fetch = Command::new("curl");
    let address = format!("{}/{POOL}/{SOURCES}", mirror()?);
    fetch.args(["--fail", "--silent", "--show-error", "--location", "--output"]).arg(&package).arg(address);
    process::logged("fetching the standard library's sources", fetch, &places.log("rust-src")?)?;
    digest::expected(&package, SOURCES_SHA_256)?;
    let mut unpack = Command::new("dpkg-deb");
    unpack.arg("-x").arg(&package).arg(scratch.path());
    process::output("unpacking the standard library's sources", unpack)?;
    let folder = source_folder()?;
    let above = folder.parent().unwrap_or(&folder);
    fs::create_dir_all(above).during(above.display())?;
    let mut copy = Command::new("cp");
    copy.arg("-r").arg(scratch.path().join("usr/src/rustc-1.95.0/library")).arg(above);
    process::output("putting the sources in place", copy).map(drop)
}

/// The Debian mirror of this machine.
fn mirror() -> Outcome<String> {
    let mut ask = Command::new("sh");
    let lists = "cat /etc/apt/sources.list /etc/apt/sources.list.d/* 2>/dev/null || true";
    ask.args(["-c", lists]);
    let text = process::output("reading the lists of packages", ask)?;
    Ok(mirror_in(&text).unwrap_or("http://deb.debian.org/debian").to_owned())
}

/// The first address of Debian itself, not of its security updates, in either way of writing lists.
fn mirror_in(lists: &str) -> Option<&str> {
    let lines = lists.lines().filter(|line| line.starts_with("URIs:") || line.starts_with("deb "));
    let words = lines.flat_map(str::split_whitespace);
    let mut addresses = words.filter(|word| word.starts_with("http")).map(|word| word.trim_end_matches('/'));
    addresses.find(|address| address.ends_with("/debian"))
}

fn bring_packages(places: &Places) -> Outcome {
    let folder = packages(places)?;
    if folder.is_dir() {
        return Ok(());
    }
    if !process::works("npm", &["--version"]) {
        debian::bring(places, &["nodejs", "npm"])?;
    }
    let ready = folder.parent().unwrap_or(&folder);
    // Made aside and moved in one step: the folder is whole or not there.
    let new = ready.with_extension("new");
    drop(fs::remove_dir_all(&new));
    fs::create_dir_all(&new).during(new.display())?;
    for file in ["package.json", "package-lock.json"] {
        let from = places.root.join(NPM).join(file);
        fs::copy(&from, new.join(file)).during(from.display())?;
    }
    let mut install = Command::new("npm");
    install
        .args(["ci", "--ignore-scripts", "--no-fund", "--no-audit", "--no-update-notifier"])
        .current_dir(&new);
    process::logged("fetching the member app's npm packages", install, &places.log("member-npm")?)?;
    drop(fs::remove_dir_all(ready));
    fs::rename(&new, ready).during(ready.display())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_mirror_is_found_in_both_ways_of_writing() {
        let new = "Types: deb\nURIs: http://deb.debian.org/debian-security\n\nTypes: deb\nURIs: https://mirror.example/debian/\n";
        assert_eq!(mirror_in(new), Some("https://mirror.example/debian"));
        let old = "# deb http://no.example/debian x\ndeb http://ftp.example/debian bookworm main\n";
        assert_eq!(mirror_in(old), Some("http://ftp.example/debian"));
        assert_eq!(mirror_in(""), None);
    }
}
