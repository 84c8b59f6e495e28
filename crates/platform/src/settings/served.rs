//! The built sites and what their pages are told. Serving them needs no database and no key.

use std::{net::SocketAddr, path::PathBuf};

use super::{Environment, SettingsError, address, choice, parsed};

const SITES: &str = "YOUSOON_SITES";

/// What a process that serves sites is told from outside.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SiteSettings {
    /// `YOUSOON_ENV`.
    pub environment: Environment,
    /// `YOUSOON_SITES`: `name=folder@address`, separated by commas, for instance
    /// `partner=web/apps/partner/dist@127.0.0.1:4002`.
    pub sites: Vec<SitePlace>,
    /// `YOUSOON_SITES_API_URL`: where the pages find the API; `YOUSOON_PUBLIC_URL` when absent.
    pub api_url: String,
    /// `YOUSOON_PUBLIC_URL`: what the addresses of photos begin with.
    pub public_url: String,
    /// `YOUSOON_MAP_STYLE_URL`: the style of the maps; the pages have a plain one of their own.
    pub map_style_url: Option<String>,
    /// `YOUSOON_MAP_ORIGINS`: whom maps may load tiles, letters and signs from besides the style's own origin,
    /// separated by commas.
    pub map_origins: Vec<String>,
}

/// A built site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SitePlace {
    /// Its name, in logs.
    pub name: String,
    /// The folder with its `index.html`.
    pub folder: PathBuf,
    /// Where it is served.
    pub listen: SocketAddr,
}

impl SiteSettings {
    /// Reads the process's environment.
    ///
    /// # Errors
    /// On the first setting that cannot be used.
    pub fn from_env() -> Result<Self, SettingsError> {
        Self::read(|name| std::env::var(name).ok().filter(|value| !value.is_empty()))
    }

    /// Reads settings from any source of named values.
    ///
    /// # Errors
    /// On the first setting that cannot be used.
    pub fn read(get: impl Fn(&str) -> Option<String>) -> Result<Self, SettingsError> {
        let kinds = [("development", Environment::Development), ("production", Environment::Production)];
        let environment = choice(&get, "YOUSOON_ENV", Environment::Development, &kinds)?;
        let production = environment == Environment::Production;
        let public_url = address(&get, "YOUSOON_PUBLIC_URL", production)?;
        let api_url = match get("YOUSOON_SITES_API_URL") {
            Some(_) => address(&get, "YOUSOON_SITES_API_URL", production)?,
            None => public_url.clone(),
        };
        let list = |name: &str| {
            let text = get(name).unwrap_or_default();
            let items = text.split(',').map(str::trim).filter(|item| !item.is_empty());
            items.map(str::to_owned).collect::<Vec<_>>()
        };
        let map_style_url = match get("YOUSOON_MAP_STYLE_URL") {
            Some(_) => Some(address(&get, "YOUSOON_MAP_STYLE_URL", production)?),
            None => None,
        };
        let sites = list(SITES).iter().map(|site| place(site)).collect::<Result<Vec<_>, _>>()?;
        Ok(Self {
            environment,
            sites,
            api_url,
            public_url,
            map_style_url,
            map_origins: list("YOUSOON_MAP_ORIGINS"),
        })
    }
}

fn place(text: &str) -> Result<SitePlace, SettingsError> {
    let parts = || {
        let (name, rest) = text.split_once('=')?;
        let (folder, listen) = rest.rsplit_once('@')?;
        (!name.is_empty() && !folder.is_empty()).then_some((name, folder, listen))
    };
    let (name, folder, listen) = parts().ok_or_else(|| SettingsError::Invalid {
        name: SITES,
        problem: format!("expected name=folder@address, not {text}"),
    })?;
    let nowhere = SocketAddr::from(([127, 0, 0, 1], 0));
    let listen = parsed(|_: &str| Some(listen.to_owned()), SITES, nowhere)?;
    Ok(SitePlace { name: name.to_owned(), folder: folder.into(), listen })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(pairs: &[(&str, &str)]) -> Result<SiteSettings, SettingsError> {
        SiteSettings::read(|name| {
            pairs.iter().find(|(key, _)| *key == name).map(|(_, value)| (*value).to_owned())
        })
    }

    #[test]
    fn a_site_is_a_folder_at_an_address() {
        let one = "partner=web/apps/partner/dist@127.0.0.1:4002, app=/srv/app@[::1]:4001";
        let sites = read(&[("YOUSOON_SITES", one)]).unwrap().sites;
        assert_eq!(sites[0].name, "partner");
        assert_eq!(sites[0].folder, PathBuf::from("web/apps/partner/dist"));
        assert_eq!(sites[1].listen, "[::1]:4001".parse().unwrap());
        for wrong in
            ["partner", "partner=dist", "=dist@127.0.0.1:1", "partner=dist@nowhere", "a=@127.0.0.1:1"]
        {
            assert!(read(&[("YOUSOON_SITES", wrong)]).is_err(), "{wrong}");
        }
    }

    #[test]
    fn production_needs_addresses_and_no_key() {
        let production = ("YOUSOON_ENV", "production");
        assert!(read(&[production]).is_err());
        let settings = read(&[production, ("YOUSOON_PUBLIC_URL", "https://api.yousoon.com/")]).unwrap();
        assert_eq!(settings.api_url, "https://api.yousoon.com");
        let plain = ("YOUSOON_SITES_API_URL", "http://api.yousoon.com");
        assert!(read(&[production, ("YOUSOON_PUBLIC_URL", "https://api.yousoon.com"), plain]).is_err());
    }
}
