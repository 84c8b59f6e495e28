//! What the built app depends on, as one text: the same text, the same app.

use std::{fs, path::Path};

use super::{WORKSPACE, files_below};
use crate::{
    digest::Digest,
    failure::{Outcome, While},
};

/// Besides the app's own folder: the API, the texts of refusals, the tokens, photographs, and how it is put together.
const OTHERS: &[&str] = &[
    "gateway/schema.graphql",
    "gateway/locales",
    super::bundle::TOKENS,
    super::bundle::PHOTO_FOLDER,
    "xtask/src/member.rs",
    "xtask/src/member",
];

/// The digest of everything the app is made of.
pub fn digest(root: &Path, setting: &str) -> Outcome<String> {
    let mut digest = Digest::default();
    digest.add(setting);
    for place in [WORKSPACE].iter().chain(OTHERS) {
        let path = root.join(place);
        let files = if path.is_dir() { files_below(&path)? } else { vec![path] };
        for file in files {
            let name = file.strip_prefix(root).unwrap_or(&file).to_string_lossy().into_owned();
            let content = fs::read(&file).during(file.display())?;
            digest.add(u64::try_from(name.len() + content.len()).unwrap_or_default().to_le_bytes());
            digest.add(name);
            digest.add(content);
        }
    }
    Ok(digest.letters())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scratch::Scratch;

    #[test]
    fn every_change_is_seen() {
        let scratch = Scratch::new("inputs").unwrap();
        let root = scratch.path();
        for place in
            [WORKSPACE, "gateway/locales", "assets/photos", "xtask/src/member", "web/packages/tokens/src"]
        {
            fs::create_dir_all(root.join(place)).unwrap();
        }
        fs::write(root.join("gateway/schema.graphql"), "type Query").unwrap();
        fs::write(root.join(super::super::bundle::TOKENS), ":root {}").unwrap();
        fs::write(root.join("xtask/src/member.rs"), "").unwrap();
        fs::write(root.join(WORKSPACE).join("a"), "1").unwrap();
        let before = digest(root, "x").unwrap();
        assert_eq!(before, digest(root, "x").unwrap());
        assert_ne!(before, digest(root, "y").unwrap());
        fs::rename(root.join(WORKSPACE).join("a"), root.join(WORKSPACE).join("b")).unwrap();
        let renamed = digest(root, "x").unwrap();
        assert_ne!(before, renamed);
        fs::write(root.join(super::super::bundle::TOKENS), ":root { color: red }").unwrap();
        assert_ne!(renamed, digest(root, "x").unwrap());
    }
}
