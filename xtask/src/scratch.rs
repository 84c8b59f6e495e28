//! Folders that vanish with the command that made them.

use std::{
    fs,
    path::{Path, PathBuf},
    sync::atomic::{AtomicU32, Ordering},
};

use crate::failure::{Outcome, While};

const PREFIX: &str = "yousoon-";
static COUNT: AtomicU32 = AtomicU32::new(0);

/// A folder of this process, removed when dropped.
pub struct Scratch {
    path: PathBuf,
}

impl Scratch {
    /// An empty folder; `purpose` is part of its name.
    pub fn new(purpose: &str) -> Outcome<Self> {
        let number = COUNT.fetch_add(1, Ordering::Relaxed);
        let name = format!("{PREFIX}{}-{purpose}-{number}", std::process::id());
        let path = std::env::temp_dir().join(name);
        fs::create_dir_all(&path).during(path.display())?;
        Ok(Self { path })
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.path
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        // What is left behind is swept by the next command.
        drop(fs::remove_dir_all(&self.path));
    }
}

/// Removes the folders of commands that were killed before they could.
pub fn sweep() {
    let Ok(entries) = fs::read_dir(std::env::temp_dir()) else {
        return;
    };
    for entry in entries.flatten() {
        if let Some(owner) = owner(&entry.file_name().to_string_lossy())
            && Path::new("/proc/self").exists()
            && !Path::new("/proc").join(owner.to_string()).exists()
        {
            drop(fs::remove_dir_all(entry.path()));
        }
    }
}

/// The process that made a folder of this name.
fn owner(name: &str) -> Option<u32> {
    let (process, purpose) = name.strip_prefix(PREFIX)?.split_once('-')?;
    if purpose.is_empty() { None } else { process.parse().ok() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_goes_with_its_owner_only() {
        let kept = Scratch::new("kept").unwrap();
        // A process number beyond what Linux gives out.
        let orphan = std::env::temp_dir().join(format!("{PREFIX}4194999-orphan-0"));
        fs::create_dir_all(&orphan).unwrap();
        sweep();
        assert!(kept.path().exists());
        assert!(!orphan.exists());
        let path = kept.path().to_owned();
        drop(kept);
        assert!(!path.exists());
    }

    #[test]
    fn other_names_belong_to_nobody() {
        assert_eq!(owner("yousoon-12-db-0"), Some(12));
        for other in ["yousoon", "yousoon-x-db-0", "yousoon-12", "other-12-db-0"] {
            assert_eq!(owner(other), None, "{other}");
        }
    }
}
