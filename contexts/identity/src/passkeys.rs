//! Ceremonies of passkeys (WebAuthn), for the host of the member app.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use contracts::{RefusalCode, ServiceError, identity::Secret};
use serde::{Serialize, de::DeserializeOwned};
use serde_json::Value;
use webauthn_rs::prelude::{
    DiscoverableAuthentication, DiscoverableKey, Passkey, PasskeyRegistration, PublicKeyCredential,
    RegisterPublicKeyCredential, Url, Uuid, Webauthn, WebauthnBuilder, WebauthnError,
};

const RP_NAME: &str = "Yousoon";
/// Longer answers are no browser's.
const MAX_ANSWER_BYTES: usize = 32_768;

/// Why a ceremony does not go on. No variant holds what the browser sent.
#[derive(Debug, thiserror::Error)]
pub(crate) enum PasskeyError {
    /// The answer is not one that this ceremony asked for.
    #[error("the answer of the passkey is not good")]
    Refused,
    /// The passkey counts its uses, and counted backwards: there may be a copy of it.
    #[error("the passkey's counter went back")]
    CounterWentBack,
    #[error("the app's address is none that passkeys can belong to")]
    Unusable,
    #[error("the ceremony cannot be prepared")]
    Prepare(#[source] WebauthnError),
    #[error("a ceremony or a passkey could not be written or read")]
    Stored(#[from] serde_json::Error),
}

impl From<PasskeyError> for ServiceError {
    fn from(error: PasskeyError) -> Self {
        match error {
            PasskeyError::Refused | PasskeyError::CounterWentBack => RefusalCode::PasskeyInvalid.into(),
            error => Self::internal(error),
        }
    }
}

/// A ceremony that began: what the browser gets, and what is needed when its answer comes.
pub(crate) struct Begun {
    /// JSON.
    pub(crate) options: String,
    /// JSON.
    pub(crate) state: String,
}

/// For whom a passkey is made.
pub(crate) struct NewHolder<'a> {
    /// Random, for the authenticator shows it to whoever asks.
    pub(crate) handle: &'a str,
    /// What the person chooses the passkey by.
    pub(crate) email: &'a str,
    pub(crate) name: String,
    /// The ids of the passkeys there are: one device holds one.
    pub(crate) existing: Vec<&'a str>,
}

/// A passkey as it is stored.
pub(crate) struct Credential {
    /// Its id, which the authenticator chose, in base64url.
    pub(crate) id: String,
    /// Public key and counter, as JSON.
    pub(crate) json: String,
}

/// What a browser sent to sign in.
pub(crate) struct Answer {
    sent: PublicKeyCredential,
    pub(crate) credential_id: String,
    pub(crate) handle: String,
}

/// Begins and ends ceremonies.
pub(crate) struct Passkeys(Option<Webauthn>);

impl Passkeys {
    /// Passkeys for the app at `app_url`. They belong to its host, so one that is an IP address has none.
    pub(crate) fn new(app_url: &str) -> Self {
        let webauthn = Url::parse(app_url).ok().and_then(|origin| {
            let builder = WebauthnBuilder::new(origin.host_str()?, &origin).ok()?;
            builder.rp_name(RP_NAME).build().ok()
        });
        if webauthn.is_none() {
            tracing::warn!("there are no passkeys: the app's address has no host name");
        }
        Self(webauthn)
    }

    /// Begins to make a passkey.
    pub(crate) fn begin_registration(&self, holder: NewHolder<'_>) -> Result<Begun, PasskeyError> {
        let handle = Uuid::parse_str(holder.handle).map_err(|_| PasskeyError::Unusable)?;
        let existing = holder.existing.iter().filter_map(|id| URL_SAFE_NO_PAD.decode(id).ok());
        let existing = existing.collect();
        let (challenge, state) = self
            .webauthn()?
            .start_passkey_registration(handle, holder.email, &holder.name, Some(existing))
            .map_err(PasskeyError::Prepare)?;
        let mut options = public_key(&challenge)?;
        // The library discourages what sign-in without an address needs.
        options["authenticatorSelection"]["residentKey"] = "preferred".into();
        Ok(Begun { options: options.to_string(), state: serde_json::to_string(&state)? })
    }

    /// The passkey the browser made: signed by it, for our host and this ceremony, the person verified.
    pub(crate) fn finish_registration(
        &self,
        state: &str,
        answer: &Secret,
    ) -> Result<Credential, PasskeyError> {
        let state: PasskeyRegistration = serde_json::from_str(state)?;
        let sent: RegisterPublicKeyCredential = parse(answer)?;
        let made = self.webauthn()?.finish_passkey_registration(&sent, &state);
        Credential::of(&made.map_err(|_| PasskeyError::Refused)?)
    }

    /// Begins a sign-in with whatever passkey the device has.
    pub(crate) fn begin_sign_in(&self) -> Result<Begun, PasskeyError> {
        let started = self.webauthn()?.start_discoverable_authentication();
        let (challenge, state) = started.map_err(PasskeyError::Prepare)?;
        Ok(Begun { options: public_key(&challenge)?.to_string(), state: serde_json::to_string(&state)? })
    }

    /// Whose passkey answered, by its own word.
    pub(crate) fn read(&self, answer: &Secret) -> Result<Answer, PasskeyError> {
        let sent: PublicKeyCredential = parse(answer)?;
        let identified = self.webauthn()?.identify_discoverable_authentication(&sent);
        let (handle, id) = identified.map_err(|_| PasskeyError::Refused)?;
        let (handle, credential_id) = (handle.to_string(), URL_SAFE_NO_PAD.encode(id));
        Ok(Answer { sent, credential_id, handle })
    }

    /// The stored passkey as it is after the answer, which it signed, for our host and this ceremony, the
    /// person verified.
    pub(crate) fn finish_sign_in(
        &self,
        state: &str,
        answer: &Answer,
        stored: &str,
    ) -> Result<Credential, PasskeyError> {
        let state: DiscoverableAuthentication = serde_json::from_str(state)?;
        let mut passkey: Passkey = serde_json::from_str(stored)?;
        let key = DiscoverableKey::from(&passkey);
        let result = self.webauthn()?.finish_discoverable_authentication_v2(&answer.sent, state, key);
        let result = result.map_err(|error| match error {
            WebauthnError::CredentialPossibleCompromise => PasskeyError::CounterWentBack,
            _ => PasskeyError::Refused,
        })?;
        if !result.user_verified() {
            return Err(PasskeyError::Refused);
        }
        passkey.update_credential(&result);
        Credential::of(&passkey)
    }

    fn webauthn(&self) -> Result<&Webauthn, PasskeyError> {
        self.0.as_ref().ok_or(PasskeyError::Unusable)
    }
}

impl Credential {
    fn of(passkey: &Passkey) -> Result<Self, PasskeyError> {
        let id = URL_SAFE_NO_PAD.encode(passkey.cred_id());
        Ok(Self { id, json: serde_json::to_string(passkey)? })
    }
}

/// A random handle for a person's passkeys.
pub(crate) fn new_handle() -> String {
    Uuid::new_v4().to_string()
}

/// The options without the wrapper the library puts around them.
fn public_key(challenge: &impl Serialize) -> Result<Value, PasskeyError> {
    Ok(serde_json::to_value(challenge)?["publicKey"].take())
}

fn parse<T: DeserializeOwned>(answer: &Secret) -> Result<T, PasskeyError> {
    let text = Some(answer.0.as_str()).filter(|text| text.len() <= MAX_ANSWER_BYTES);
    // The library's error would quote what was sent.
    text.and_then(|text| serde_json::from_str(text).ok()).ok_or(PasskeyError::Refused)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn passkeys_belong_to_a_host_with_a_name() {
        for address in ["https://app.yousoon.com", "http://localhost:4000"] {
            assert!(Passkeys::new(address).begin_sign_in().is_ok(), "{address}");
        }
        for address in ["http://127.0.0.1:4000", "http://[::1]", "nonsense", ""] {
            assert!(Passkeys::new(address).begin_sign_in().is_err(), "{address}");
        }
    }

    #[test]
    fn whatever_is_wrong_is_one_refusal_and_quotes_nothing() {
        for wrong in [PasskeyError::Refused, PasskeyError::CounterWentBack] {
            assert!(ServiceError::from(wrong).is_refusal(RefusalCode::PasskeyInvalid));
        }
        let sent = Secret("{\"id\":\"what-was-sent\"}".into());
        let refused = parse::<PublicKeyCredential>(&sent).err().map(|error| format!("{error:?} {error}"));
        assert!(refused.is_some_and(|text| !text.contains("what-was-sent")));
    }
}
