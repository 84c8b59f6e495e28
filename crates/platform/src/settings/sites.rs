//! Where the browser sites are served from: whose pages may call the API, and in whose name.

use super::SettingsError;

const NAME: &str = "YOUSOON_SITE_ORIGINS";
/// The development servers. A page of `localhost` calls the API at `localhost`, one of `127.0.0.1` there.
const DEVELOPMENT: &str = "member=http://127.0.0.1:4001,member=http://localhost:4001,\
     portal=http://127.0.0.1:4002,portal=http://localhost:4002,\
     admin=http://127.0.0.1:4003,admin=http://localhost:4003,\
     showcase=http://127.0.0.1:4004,showcase=http://localhost:4004";
const PRODUCTION: &str = "member=https://app.yousoon.com,portal=https://business.yousoon.com,\
     admin=https://admin.yousoon.com,showcase=https://www.yousoon.com";

/// A site that browsers show.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Site {
    /// The member app.
    Member,
    /// The partner portal.
    Portal,
    /// The administration.
    Admin,
    /// The showcase: nobody signs in there.
    Showcase,
}

impl Site {
    const ALL: [Self; 4] = [Self::Member, Self::Portal, Self::Admin, Self::Showcase];

    /// How settings, headers and cookies call it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Member => "member",
            Self::Portal => "portal",
            Self::Admin => "admin",
            Self::Showcase => "showcase",
        }
    }

    /// The site of a name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|site| site.name() == name)
    }
}

/// Each site's origins (`scheme://host:port`, as browsers write them).
#[derive(Debug, Clone)]
pub struct SiteOrigins(Vec<(Site, String)>);

impl SiteOrigins {
    pub(super) fn read(
        get: impl Fn(&str) -> Option<String>,
        production: bool,
    ) -> Result<Self, SettingsError> {
        let default = if production { PRODUCTION } else { DEVELOPMENT };
        let text = get(NAME).unwrap_or_else(|| default.to_owned());
        text.split(',').map(|entry| origin(entry.trim(), production)).collect::<Result<_, _>>().map(Self)
    }

    /// Whether pages of `origin` are this site's.
    #[must_use]
    pub fn is_of(&self, site: Site, origin: &str) -> bool {
        self.0.iter().any(|(known, at)| *known == site && at == origin)
    }

    /// Every origin of every site.
    pub fn all(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(|(_, origin)| origin.as_str())
    }
}

/// `site=origin`. In production only HTTPS: what is sent to a plain page anybody on the way may change.
fn origin(entry: &str, production: bool) -> Result<(Site, String), SettingsError> {
    let invalid =
        || SettingsError::Invalid { name: NAME, problem: format!("site=https://host, not {entry}") };
    let (site, origin) = entry.split_once('=').ok_or_else(invalid)?;
    let site = Site::named(site).ok_or_else(invalid)?;
    let host = origin.strip_prefix("https://");
    let host = host.or_else(|| origin.strip_prefix("http://").filter(|_| !production)).ok_or_else(invalid)?;
    let plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || b".-:[]".contains(&byte);
    if host.is_empty() || !host.bytes().all(plain) {
        return Err(invalid());
    }
    Ok((site, origin.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str, production: bool) -> Result<SiteOrigins, SettingsError> {
        SiteOrigins::read(|_| Some(text.to_owned()), production)
    }

    #[test]
    fn an_origin_belongs_to_its_site() {
        for production in [false, true] {
            assert!(SiteOrigins::read(|_| None, production).is_ok());
        }
        let origins =
            read("portal=https://business.yousoon.com, admin=https://admin.yousoon.com", true).unwrap();
        assert!(origins.is_of(Site::Portal, "https://business.yousoon.com"));
        for foreign in ["https://admin.yousoon.com", "https://business.yousoon.com.evil.example", "null", ""]
        {
            assert!(!origins.is_of(Site::Portal, foreign), "{foreign}");
        }
        assert_eq!(origins.all().count(), 2);
    }

    #[test]
    fn what_is_no_origin_is_refused() {
        for bad in [
            "",
            "portal",
            "shop=https://a.example",
            "portal=*",
            "portal=https://A.example",
            "portal=https://a/",
        ] {
            assert!(read(bad, false).is_err(), "{bad}");
        }
        assert!(read("portal=http://127.0.0.1:4002", false).is_ok());
        assert!(read("portal=http://127.0.0.1:4002", true).is_err());
    }
}
