//! GraphiQL's files, so that the page works without a network of content servers.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use crate::{
    failure::{Failure, Outcome, While},
    places::Places,
    process,
    scratch::Scratch,
    setup::debian,
};

/// Packages of the npm registry, each with the files the page loads.
const PACKAGES: &[(&str, &[&str])] = &[
    ("graphiql@3.8.3", &["graphiql.min.js", "graphiql.min.css"]),
    ("react@18.3.1", &["umd/react.production.min.js"]),
    ("react-dom@18.3.1", &["umd/react-dom.production.min.js"]),
];
/// Changes when a version does.
const FOLDER: &str = "graphiql/3.8.3-react-18.3.1";

/// Where the files are, if they are.
pub fn folder(places: &Places) -> Option<PathBuf> {
    let folder = places.cache.join(FOLDER);
    folder.is_dir().then_some(folder)
}

/// Fetches the files that are missing.
pub fn bring(places: &Places) -> Outcome {
    if folder(places).is_some() {
        return Ok(());
    }
    if !process::works("npm", &["--version"]) {
        debian::bring(places, &["nodejs", "npm"])?;
    }
    let scratch = Scratch::new("graphiql")?;
    let mut pack = Command::new("npm");
    pack.args(["pack", "--ignore-scripts", "--no-fund", "--no-update-notifier", "--pack-destination"]);
    pack.arg(scratch.path()).args(PACKAGES.iter().map(|(package, _)| package)).current_dir(scratch.path());
    process::logged("fetching GraphiQL", pack, &places.log("graphiql")?)?;
    // Made aside and moved in one step: the folder is whole or not there.
    let ready = places.cache.join("graphiql/new");
    drop(fs::remove_dir_all(&ready));
    fs::create_dir_all(&ready).during(ready.display())?;
    for (package, files) in PACKAGES {
        unpack(package, files, &scratch, &ready)?;
    }
    let folder = places.cache.join(FOLDER);
    fs::rename(&ready, &folder).during(folder.display())
}

fn unpack(package: &str, files: &[&str], scratch: &Scratch, into: &Path) -> Outcome {
    let archive = scratch.path().join(format!("{}.tgz", package.replace('@', "-")));
    let unpacked = scratch.path().join(package);
    fs::create_dir_all(&unpacked).during(unpacked.display())?;
    let mut tar = Command::new("tar");
    tar.arg("-xzf").arg(&archive).arg("-C").arg(&unpacked);
    process::output(&format!("unpacking {package}"), tar)?;
    for file in files {
        let from = unpacked.join("package").join(file);
        let name = from.file_name().ok_or_else(|| Failure::Broken(format!("{file} is no file")))?;
        fs::copy(&from, into.join(name)).during(from.display())?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_wanted_files_are_taken_out_of_a_package() {
        let scratch = Scratch::new("package").unwrap();
        let inside = scratch.path().join("package/umd");
        fs::create_dir_all(&inside).unwrap();
        fs::write(inside.join("react.min.js"), "react").unwrap();
        let mut tar = Command::new("tar");
        tar.arg("-czf").arg(scratch.path().join("react-1.tgz")).arg("-C").arg(scratch.path()).arg("package");
        process::output("packing", tar).unwrap();
        let into = Scratch::new("into").unwrap();
        unpack("react@1", &["umd/react.min.js"], &scratch, into.path()).unwrap();
        assert_eq!(fs::read_to_string(into.path().join("react.min.js")).unwrap(), "react");
        assert!(unpack("react@1", &["umd/other.js"], &scratch, into.path()).is_err());
    }
}
