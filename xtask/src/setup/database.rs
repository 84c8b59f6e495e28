//! The database server for development and tests: SecantusDB, compiled from the crates.io registry.

use std::{
    fs,
    path::{Path, PathBuf},
};

use crate::{
    console,
    database::Server,
    failure::{Failure, Outcome, While},
    places::Places,
    process,
    scratch::Scratch,
    signals, wire,
};

const PACKAGE: &str = "secantus-mdb";
const PROGRAM: &str = "secantusd-rs";
/// The version everything is tested with.
const PINNED: &str = "0.5.3-beta.196";
/// How many versions are tried when the pinned one is gone; one that compiles takes minutes.
const ATTEMPTS: usize = 5;

/// The server that the person wants used instead.
pub fn given_uri() -> Option<String> {
    std::env::var("MONGODB_URI").ok().filter(|uri| !uri.is_empty())
}

/// Whether a server of our own is needed and not there yet.
pub fn is_missing(places: &Places) -> bool {
    given_uri().is_none() && installed(places).is_none()
}

/// The server's program.
pub fn program(places: &Places) -> Outcome<PathBuf> {
    let missing = || Failure::Broken("the database server is not installed: `cargo xtask setup`".to_owned());
    installed(places).ok_or_else(missing)
}

/// Installs the pinned version, or the newest that works when that one is no longer to be had.
pub fn bring(places: &Places) -> Outcome {
    console::say(&format!(
        "the database server {PACKAGE} {PINNED} is compiled once; about 5 minutes on 2 cores"
    ));
    let Err(refused) = install(places, PINNED) else {
        return Ok(());
    };
    signals::check()?;
    let log = fs::read_to_string(log(places)?).unwrap_or_default();
    if !is_gone(&log) {
        return Err(refused);
    }
    console::say(&format!(
        "{PACKAGE} {PINNED} is no longer in the registry: looking for the newest that works"
    ));
    let version = newest_that_works(places)?;
    console::say(&format!("using {PACKAGE} {version} instead of {PINNED}: it passed the self-check"));
    let note = replacement(places);
    fs::write(&note, version).during(note.display())
}

fn installed(places: &Places) -> Option<PathBuf> {
    let replacement = fs::read_to_string(replacement(places)).ok();
    let versions = [Some(PINNED.to_owned()), replacement];
    versions
        .into_iter()
        .flatten()
        .map(|version| program_of(places, version.trim()))
        .find(|path| path.is_file())
}

fn folder(places: &Places) -> PathBuf {
    places.cache.join("secantusdb")
}

fn program_of(places: &Places, version: &str) -> PathBuf {
    folder(places).join(version).join("bin").join(PROGRAM)
}

/// Names the version that took the pinned one's place.
fn replacement(places: &Places) -> PathBuf {
    folder(places).join(format!("instead-of-{PINNED}"))
}

fn log(places: &Places) -> Outcome<PathBuf> {
    places.log("secantusdb")
}

/// Whether cargo's output says that the registry does not have the version.
fn is_gone(log: &str) -> bool {
    log.contains("could not find `secantus-mdb`") || log.contains("it has been yanked")
}

fn install(places: &Places, version: &str) -> Outcome {
    let build = folder(places).join("build");
    let mut command = places.cargo(&[
        "install",
        PACKAGE,
        "--locked",
        "--ignore-rust-version",
        "--version",
        version,
        "--root",
    ]);
    command.arg(folder(places).join(version));
    // Outside the checkout, its cargo settings do not apply; a build that was interrupted goes on from here.
    command.current_dir(&places.cache).env("CARGO_TARGET_DIR", &build);
    process::logged(&format!("compiling {PACKAGE} {version}"), command, &log(places)?)?;
    drop(fs::remove_dir_all(build));
    Ok(())
}

/// Goes from the newest version downwards.
fn newest_that_works(places: &Places) -> Outcome<String> {
    let mut info = places.cargo(&["info", PACKAGE]);
    info.current_dir(&places.cache);
    let info = process::output("asking the registry", info)?;
    let newest =
        version_in(&info).ok_or_else(|| Failure::Broken(format!("the registry has no {PACKAGE}")))?;
    let mut wanted = newest.to_owned();
    for _ in 0..ATTEMPTS {
        let outcome = install(places, &wanted).and_then(|()| passes(&program_of(places, &wanted)));
        signals::check()?;
        match outcome {
            Ok(()) => return Ok(wanted),
            Err(failure) => console::say(&format!("{PACKAGE} {wanted} does not work: {failure}")),
        }
        drop(fs::remove_dir_all(folder(places).join(&wanted)));
        let Some(before) = version_before(&wanted) else {
            break;
        };
        wanted = before;
    }
    Err(Failure::Broken(format!(
        "no version of {PACKAGE} works here: set MONGODB_URI to a server of your own"
    )))
}

/// Starts a server over an empty folder and talks to it.
fn passes(program: &Path) -> Outcome {
    let scratch = Scratch::new("self-check")?;
    let server = Server::start(program, &scratch.path().join("data"))?;
    wire::self_check(server.address)
}

/// The version in what `cargo info` prints: `version: 1.2.3 (latest 1.2.4)`.
fn version_in(info: &str) -> Option<&str> {
    let line = info.lines().find_map(|line| line.strip_prefix("version:"))?;
    let latest = line.split_once("(latest ").and_then(|(_, latest)| latest.split(')').next());
    latest.or_else(|| line.split_whitespace().next())
}

/// The version whose last number is one less.
fn version_before(version: &str) -> Option<String> {
    let (front, last) = version.rsplit_once('.')?;
    let last: u32 = last.parse().ok()?;
    Some(format!("{front}.{}", last.checked_sub(1)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_newest_version_is_read() {
        assert_eq!(version_in("secantus-mdb #x\nversion: 0.5.3-beta.196\n"), Some("0.5.3-beta.196"));
        assert_eq!(version_in("version: 1.0.0 (latest 1.2.0)\nlicense: x"), Some("1.2.0"));
        assert_eq!(version_in("license: x"), None);
    }

    #[test]
    fn versions_go_down() {
        assert_eq!(version_before("0.5.3-beta.197").as_deref(), Some("0.5.3-beta.196"));
        assert_eq!(version_before("1.0.0"), None);
    }

    #[test]
    fn a_replacement_is_used_where_the_pinned_version_is_missing() {
        let scratch = Scratch::new("installed").unwrap();
        let places = Places::at(scratch.path());
        let put = |version: &str| {
            let program = program_of(&places, version);
            fs::create_dir_all(program.parent().unwrap()).unwrap();
            fs::write(&program, "").unwrap();
            program
        };
        assert!(program(&places).is_err());
        let newer = put("9.9.9");
        assert_eq!(installed(&places), None);
        fs::write(replacement(&places), "9.9.9\n").unwrap();
        assert_eq!(installed(&places), Some(newer));
        let pinned = put(PINNED);
        assert_eq!(installed(&places), Some(pinned));
    }

    #[test]
    fn only_absence_sends_us_looking() {
        let gone =
            "error: could not find `secantus-mdb` in registry `crates-io` with version `=0.5.3-beta.196`";
        assert!(is_gone(gone));
        assert!(is_gone("error: cannot install package `secantus-mdb`, it has been yanked from registry"));
        assert!(!is_gone("error: failed to compile `secantus-mdb v0.5.3-beta.196`"));
        assert!(!is_gone("warning: package `a v1.0.0` in Cargo.lock is yanked in registry"));
    }
}
