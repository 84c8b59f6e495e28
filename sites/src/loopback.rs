//! A developer's machine has two names. A page of `localhost` must call the API at `localhost`, one of `127.0.0.1`
//! there: cookies do not go from the one to the other. And passkeys belong to names, never to addresses of numbers.

use std::borrow::Cow;

use platform::settings::{Environment, SiteSettings};

const NAMES: [&str; 2] = ["127.0.0.1", "localhost"];

/// `address` at the name the page was asked for at (`host`, as in the header), where both are this machine's. In
/// production it stays what it is, whatever a request says.
pub fn beside<'a>(settings: &SiteSettings, address: &'a str, host: &str) -> Cow<'a, str> {
    let name = host.split(':').next().unwrap_or_default();
    if settings.environment == Environment::Production || !NAMES.contains(&name) {
        return Cow::Borrowed(address);
    }
    match parts(address) {
        Some((scheme, _, rest)) => Cow::Owned(format!("{scheme}{name}{rest}")),
        None => Cow::Borrowed(address),
    }
}

/// All the names of an address that is this machine's, in development; only itself otherwise.
pub fn names(settings: &SiteSettings, address: &str) -> Vec<String> {
    match parts(address).filter(|_| settings.environment == Environment::Development) {
        Some((scheme, _, rest)) => NAMES.iter().map(|name| format!("{scheme}{name}{rest}")).collect(),
        None => vec![address.to_owned()],
    }
}

/// What is before, at and after the name, of an address on this machine.
fn parts(address: &str) -> Option<(&str, &str, &str)> {
    let at = address.find("://")? + 3;
    let (scheme, after) = address.split_at(at);
    let (name, rest) = after.split_at(after.find([':', '/']).unwrap_or(after.len()));
    NAMES.contains(&name).then_some((scheme, name, rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn settings(environment: Environment) -> SiteSettings {
        let address = "http://127.0.0.1:4000".to_owned();
        SiteSettings {
            environment,
            sites: Vec::new(),
            api_url: address.clone(),
            public_url: address,
            map_style_url: None,
            map_origins: Vec::new(),
        }
    }

    #[test]
    fn a_page_calls_the_api_at_the_name_it_has_itself() {
        let settings = settings(Environment::Development);
        for (host, api) in [
            ("localhost:4001", "http://localhost:4000"),
            ("127.0.0.1:4001", "http://127.0.0.1:4000"),
            ("192.168.1.20:4001", "http://127.0.0.1:4000"),
            ("", "http://127.0.0.1:4000"),
        ] {
            assert_eq!(beside(&settings, &settings.api_url, host), api, "{host}");
        }
        assert_eq!(beside(&settings, "http://api.yousoon.test/x", "localhost"), "http://api.yousoon.test/x");
        assert_eq!(
            names(&settings, "http://localhost:4000"),
            ["http://127.0.0.1:4000", "http://localhost:4000"]
        );
    }

    #[test]
    fn production_does_not_listen_to_the_host() {
        let settings = settings(Environment::Production);
        assert_eq!(beside(&settings, &settings.api_url, "localhost:4001"), settings.api_url);
        assert_eq!(names(&settings, &settings.api_url), std::slice::from_ref(&settings.api_url));
    }
}
