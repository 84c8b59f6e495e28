//! Where things are.

use std::{
    path::{Path, PathBuf},
    process::Command,
};

use crate::failure::{Failure, Outcome, While};

/// The folders every command works with.
pub struct Places {
    /// The checkout.
    pub root: PathBuf,
    /// What outlives a checkout: `~/.cache/yousoon`.
    pub cache: PathBuf,
    /// Where cargo puts debug builds.
    debug: PathBuf,
}

impl Places {
    /// Finds them from the environment that cargo gives.
    pub fn find() -> Outcome<Self> {
        let crate_folder = std::env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from);
        let root = crate_folder.and_then(|folder| folder.parent().map(Path::to_owned));
        let root = root.ok_or_else(|| Failure::Broken("run this as `cargo xtask`".to_owned()))?;
        let home = || std::env::var_os("HOME").map(|home| Path::new(&home).join(".cache"));
        let cache = std::env::var_os("XDG_CACHE_HOME").map(PathBuf::from).or_else(home);
        let cache =
            cache.ok_or_else(|| Failure::Broken("neither XDG_CACHE_HOME nor HOME is set".to_owned()))?;
        let cache = cache.join("yousoon");
        std::fs::create_dir_all(&cache).during(cache.display())?;
        // This program was just built there: true for every way to choose the target folder.
        let this = std::env::current_exe().during("finding the target folder")?;
        let debug = this.parent().map(Path::to_owned).unwrap_or_default();
        Ok(Self { root, cache, debug })
    }

    /// Places for tests.
    #[cfg(test)]
    pub fn at(folder: &Path) -> Self {
        Self { root: folder.to_owned(), cache: folder.to_owned(), debug: folder.to_owned() }
    }

    /// A program of the workspace, built for development.
    pub fn debug_program(&self, name: &str) -> PathBuf {
        self.debug.join(name)
    }

    /// Where cargo puts everything it builds.
    pub fn target(&self) -> &Path {
        self.debug.parent().unwrap_or(&self.debug)
    }

    /// A program of the workspace, built for release.
    pub fn release_program(&self, name: &str) -> PathBuf {
        self.debug.with_file_name("release").join(name)
    }

    /// Where the output of `what` is kept.
    pub fn log(&self, what: &str) -> Outcome<PathBuf> {
        let folder = self.cache.join("logs");
        std::fs::create_dir_all(&folder).during(folder.display())?;
        Ok(folder.join(format!("{what}.log")))
    }

    /// Cargo in the checkout, without what `cargo run` told this program about itself.
    pub fn cargo(&self, arguments: &[&str]) -> Command {
        let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
        let mut command = Command::new(cargo);
        command.args(arguments).current_dir(&self.root);
        for (name, _) in std::env::vars_os() {
            let told = name.to_string_lossy();
            if told.starts_with("CARGO_PKG_") || told.starts_with("CARGO_MANIFEST_") {
                command.env_remove(&name);
            }
        }
        command
    }
}
