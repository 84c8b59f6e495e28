//! Packages of the operating system.

use std::process::Command;

use crate::{
    console,
    failure::{Failure, Outcome},
    places::Places,
    process,
};

/// What compiling the project needs.
pub const ALWAYS: &[&str] = &["build-essential", "pkg-config"];
/// What compiling the database server needs besides.
pub const FOR_THE_DATABASE: &[&str] = &["cmake", "clang", "libclang-dev", "swig"];
/// The font of machine-readable lines: what the platform reads documents with, beside the model.
pub const FOR_READING: &[&str] = &["fonts-ocr-b"];
/// The other font that specimens of documents are drawn with.
pub const FOR_SPECIMENS: &[&str] = &["fonts-dejavu-core"];
/// The browser that walks through the sites.
pub const FOR_THE_JOURNEYS: &[&str] = &["chromium"];

/// Installs those of the packages that are missing.
pub fn bring(places: &Places, packages: &[&str]) -> Outcome {
    if !process::works("dpkg-query", &["--version"]) {
        return without_debian(packages);
    }
    let missing: Vec<_> = packages.iter().copied().filter(|package| !is_installed(package)).collect();
    if missing.is_empty() {
        return Ok(());
    }
    let names = missing.join(" ");
    if !process::works("apt-get", &["--version"]) {
        return Err(Failure::Broken(format!("apt-get is not here to install: {names}. Please install them")));
    }
    console::say(&format!("missing Debian packages: {names}"));
    ask_for_rights()?;
    let log = places.log("apt-get")?;
    process::logged("reading the lists of packages", apt_get(&["update"]), &log)?;
    let mut install = apt_get(&["install", "--yes", "--no-install-recommends"]);
    install.args(&missing);
    process::logged(&format!("installing {names}"), install, &log)
}

fn is_installed(package: &str) -> bool {
    let mut query = Command::new("dpkg-query");
    query.args(["--show", "--showformat", "${db:Status-Status}", package]);
    // An unknown package is an error with a message that says no more than `missing`.
    let answer = query.stderr(std::process::Stdio::null()).output();
    answer.is_ok_and(|answer| answer.stdout == b"installed")
}

/// Another system: what matters is that the tools are there.
fn without_debian(packages: &[&str]) -> Outcome {
    let tools = [
        ("cc", "build-essential"),
        ("cmake", "cmake"),
        ("clang", "clang"),
        ("swig", "swig"),
        ("chromium", "chromium"),
        ("npm", "npm"),
    ];
    let missing: Vec<_> = tools
        .iter()
        .filter(|(tool, package)| packages.contains(package) && !process::works(tool, &["--version"]))
        .map(|(tool, _)| *tool)
        .collect();
    if missing.is_empty() {
        return Ok(());
    }
    let missing = missing.join(" ");
    Err(Failure::Broken(format!("this is not a Debian system: please install {missing} by its own means")))
}

fn is_root() -> bool {
    rustix::process::geteuid().is_root()
}

/// Asks for the password, if one is needed, while the person can still answer.
fn ask_for_rights() -> Outcome {
    if is_root() {
        return Ok(());
    }
    console::say("installing packages needs the rights of root: asking sudo");
    let allowed = Command::new("sudo").arg("--validate").status().is_ok_and(|status| status.success());
    if allowed {
        return Ok(());
    }
    Err(Failure::Broken(
        "not root, and sudo does not help: please run `cargo xtask setup` as root once".into(),
    ))
}

fn apt_get(arguments: &[&str]) -> Command {
    let mut command = if is_root() {
        Command::new("env")
    } else {
        let mut sudo = Command::new("sudo");
        sudo.args(["--non-interactive", "env"]);
        sudo
    };
    command.args(["DEBIAN_FRONTEND=noninteractive", "apt-get", "-o", "DPkg::Lock::Timeout=300"]);
    command.args(arguments);
    command
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_package_is_installed_or_not() {
        if process::works("dpkg-query", &["--version"]) {
            assert!(is_installed("dpkg"));
            assert!(!is_installed("no-such-package-of-any-debian"));
        }
    }
}
