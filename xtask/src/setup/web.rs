//! What the web sites are built and tested with: the packages of the lock file, Node 24 among them.

use std::{fs, path::PathBuf, process::Command};

use crate::{
    console, digest,
    failure::{Outcome, While},
    places::Places,
    process,
    setup::debian,
};

/// Written into `node_modules` once it is whole: the lock file it was made from.
const MARK: &str = "node_modules/.yousoon-lock";

/// npm in the workspace. Its scripts run on the workspace's own Node 24, whichever Node npm itself runs on.
pub fn npm(places: &Places, arguments: &[&str]) -> Command {
    let mut command = Command::new("npm");
    command.args(arguments).current_dir(folder(places));
    command.env("npm_config_cache", places.cache.join("npm")).env("npm_config_update_notifier", "false");
    command
}

/// The workspace's folder.
pub fn folder(places: &Places) -> PathBuf {
    places.root.join("web")
}

/// Installs the packages unless those of this very lock file are there.
pub fn bring(places: &Places) -> Outcome {
    let lock = folder(places).join("package-lock.json");
    let wanted = digest::of(fs::read(&lock).during(lock.display())?);
    let mark = folder(places).join(MARK);
    if fs::read_to_string(&mark).is_ok_and(|found| found == wanted) {
        return Ok(());
    }
    if !process::works("npm", &["--version"]) {
        debian::bring(places, &["nodejs", "npm"])?;
    }
    console::say("the packages of web/package-lock.json are missing or old");
    let install = npm(places, &["ci", "--ignore-scripts", "--prefer-offline", "--no-audit", "--no-fund"]);
    process::logged("installing the packages of the web sites", install, &places.log("npm")?)?;
    fs::write(&mark, wanted).during(mark.display())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scratch::Scratch;

    #[test]
    fn packages_of_the_same_lock_file_are_not_installed_again() {
        let scratch = Scratch::new("web").unwrap();
        let places = Places::at(scratch.path());
        fs::create_dir_all(folder(&places).join("node_modules")).unwrap();
        fs::write(folder(&places).join("package-lock.json"), "abc").unwrap();
        // FIPS 180-2, appendix B.1.
        let abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        fs::write(folder(&places).join(MARK), abc).unwrap();
        bring(&places).unwrap();
        assert!(!scratch.path().join("logs").exists());
    }
}
