//! Who views, without saying who: keyed hashes.

use contracts::{Actor, identity::Client};
use hmac::{Hmac, Mac};
use kernel::time::Date;
use platform::settings::SecretKey;
use sha2::Sha256;

/// How many hexadecimal digits of a hash are kept: two viewers in a thousand million never share them.
const DIGITS: usize = 32;

/// Makes the hashes.
pub struct Viewers(SecretKey);

impl Viewers {
    /// Hashes under a key derived from `key`.
    #[must_use]
    pub fn new(key: &SecretKey) -> Self {
        Self(key.derive("reporting: viewers"))
    }

    /// Who views on `day`: the account, else the device. It is another hash each day, so that nobody can be
    /// followed from one to the next.
    #[must_use]
    pub fn viewer(&self, actor: &Actor, client: &Client, day: Date) -> String {
        match actor.account() {
            Some(account) => self.hash(&format!("{day} account {account}")),
            None => {
                let network = client.network().unwrap_or_default();
                let device = client.user_agent.as_deref().unwrap_or_default();
                self.hash(&format!("{day} device {network} {device}"))
            }
        }
    }

    /// Where requests are counted for: the network they came from, when it is known.
    #[must_use]
    pub fn network(&self, client: &Client) -> Option<String> {
        client.network().map(|network| self.hash(&format!("network {network}")))
    }

    fn hash(&self, text: &str) -> String {
        // HMAC takes keys of any length, so this cannot fail.
        let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(self.0.bytes()) else {
            return String::new();
        };
        mac.update(text.as_bytes());
        let digits = mac.finalize().into_bytes().iter().map(|byte| format!("{byte:02x}")).collect::<String>();
        digits.chars().take(DIGITS).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::{AccountId, SessionId};

    #[test]
    fn a_viewer_is_the_account_or_the_device_and_another_one_each_day() {
        let viewers = Viewers::new(&SecretKey::development(3));
        let day: Date = "2026-11-25".parse().unwrap();
        let client = |address: &str, agent: &str| Client {
            address: Some(address.parse().unwrap()),
            user_agent: Some(agent.to_owned()),
        };
        let phone = client("192.0.2.7", "phone");
        let nobody = Actor::Anonymous;
        let hash = viewers.viewer(&nobody, &phone, day);
        assert_eq!(hash, viewers.viewer(&nobody, &phone, day));
        assert_eq!(hash.len(), DIGITS);
        assert_ne!(hash, viewers.viewer(&nobody, &client("192.0.2.7", "tablet"), day));
        assert_ne!(hash, viewers.viewer(&nobody, &client("192.0.2.8", "phone"), day));
        assert_ne!(hash, viewers.viewer(&nobody, &phone, day.tomorrow().unwrap()));
        let member = Actor::Member { account: AccountId::generate(), session: SessionId::generate() };
        assert_ne!(hash, viewers.viewer(&member, &phone, day));
        assert_eq!(
            viewers.viewer(&member, &phone, day),
            viewers.viewer(&member, &client("192.0.2.8", "tablet"), day)
        );
        let other = Viewers::new(&SecretKey::development(4));
        assert_ne!(hash, other.viewer(&nobody, &phone, day));
        assert_eq!(viewers.network(&phone), viewers.network(&client("192.0.2.7", "tablet")));
        assert_eq!(viewers.network(&Client::default()), None);
    }
}
