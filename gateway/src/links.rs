//! Addresses that answers hold: where a photo goes, where a reviewer looks, where an export is fetched.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use contracts::{
    media::{Photo, PhotoFormat},
    verification::DocumentSide,
};
use kernel::{AccountId, IdentityCheckId, Timestamp};
use platform::vault::{Vault, VaultError};
use serde::{Deserialize, Serialize};

/// How long a link to an export is good, in minutes.
const EXPORT_MINUTES: i64 = 10;
/// What the seal of an export's link is for.
const EXPORT: &str = "gateway.export";
/// Longest token that is looked at; ours have under 300 characters.
const MAX_TOKEN: usize = 1_000;

/// Makes addresses under the API's own, and reads them again.
#[derive(Clone)]
pub struct Links {
    public_url: String,
    vault: Vault,
}

/// A link that is itself the permission.
pub struct Link {
    /// The address.
    pub url: String,
    /// When it ends.
    pub expires_at: Timestamp,
}

#[derive(Serialize, Deserialize)]
struct Export {
    account: AccountId,
    expires_at: Timestamp,
}

impl Links {
    /// Addresses under `public_url`.
    pub fn new(public_url: &str, vault: Vault) -> Self {
        Self { public_url: public_url.trim_end_matches('/').to_owned(), vault }
    }

    /// Where the photo of a side is sent.
    pub fn upload(&self, check: IdentityCheckId, side: DocumentSide) -> String {
        format!("{}/uploads/identity/{check}/{}", self.public_url, side.as_ref().to_ascii_lowercase())
    }

    /// Where a photo is shown, `wanted` pixels wide or the next larger.
    pub fn photo(&self, photo: &Photo, wanted: u32, format: PhotoFormat) -> String {
        let (width, extension) = (photo.variant(wanted), format.extension());
        format!("{}/media/{}/{width}.{extension}", self.public_url, photo.id)
    }

    /// Where a reviewer sees an image.
    pub fn review_image(&self, token: &str) -> String {
        format!("{}/review/images/{token}", self.public_url)
    }

    /// Where an account's data can be fetched for ten minutes. The link is kept nowhere: it is sealed, so only
    /// what was made here opens here.
    ///
    /// # Errors
    /// When there is no key, which never happens.
    pub fn export(&self, account: AccountId, now: Timestamp) -> Result<Link, VaultError> {
        let expires_at = now.plus_minutes(EXPORT_MINUTES);
        let export = serde_json::to_vec(&Export { account, expires_at }).map_err(|_| VaultError::Damaged)?;
        let token = URL_SAFE_NO_PAD.encode(self.vault.seal(EXPORT, &export)?);
        Ok(Link { url: format!("{}/exports/{token}", self.public_url), expires_at })
    }

    /// Whose data a link is for; none when it is not ours or has ended.
    pub fn open_export(&self, token: &str, now: Timestamp) -> Option<AccountId> {
        if token.len() > MAX_TOKEN {
            return None;
        }
        let sealed = URL_SAFE_NO_PAD.decode(token).ok()?;
        let export: Export = serde_json::from_slice(&self.vault.open(EXPORT, &sealed).ok()?).ok()?;
        (now < export.expires_at).then_some(export.account)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use platform::settings::SecretKey;

    fn links(key: u8) -> Links {
        Links::new("https://api.yousoon.test/", Vault::new(SecretKey::development(key), Vec::new()))
    }

    #[test]
    fn an_export_opens_for_its_account_until_it_ends() {
        let (account, now) = (AccountId::generate(), Timestamp::from_millis(1_800_000_000_000));
        let link = links(4).export(account, now).unwrap();
        let token = link.url.strip_prefix("https://api.yousoon.test/exports/").unwrap();
        assert!(!token.contains(&account.to_string()));
        assert_eq!(links(4).open_export(token, now), Some(account));
        assert_eq!(links(4).open_export(token, link.expires_at.plus_millis(-1)), Some(account));
        assert_eq!(links(4).open_export(token, link.expires_at), None);
        assert_eq!(links(5).open_export(token, now), None, "sealed elsewhere");
        assert_eq!(links(4).open_export(&token[1..], now), None);
        assert_eq!(links(4).open_export("", now), None);
        assert_eq!(links(4).open_export(&"A".repeat(1_000_000), now), None);
    }

    #[test]
    fn a_seal_for_another_purpose_is_no_export() {
        let (links, now) = (links(4), Timestamp::from_millis(1_800_000_000_000));
        let export = Export { account: AccountId::generate(), expires_at: now.plus_minutes(1) };
        let json = serde_json::to_vec(&export).unwrap();
        let sealed = |purpose: &str| URL_SAFE_NO_PAD.encode(links.vault.seal(purpose, &json).unwrap());
        assert!(links.open_export(&sealed(EXPORT), now).is_some());
        assert!(links.open_export(&sealed("identity.totp"), now).is_none());
    }

    #[test]
    fn a_side_is_written_small() {
        let check = IdentityCheckId::generate();
        let url = links(4).upload(check, DocumentSide::Front);
        assert_eq!(url, format!("https://api.yousoon.test/uploads/identity/{check}/front"));
    }
}
