//! A device with one passkey (ES256, no attestation), and the lies it can tell.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use p256::ecdsa::{Signature, SigningKey, signature::Signer};
use platform::tokens::random_token;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

const ORIGIN: &str = "http://localhost:4000";

/// What is not true of an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lie {
    None,
    /// Another site asked.
    Origin,
    /// The passkey is for another site.
    Host,
    /// Nobody showed a finger, a face or a PIN.
    Unverified,
    /// Another ceremony.
    Challenge,
    /// Another key signed.
    Signature,
    /// Somebody else's handle.
    Handle,
}

/// A device.
#[derive(Clone)]
pub struct Authenticator {
    key: SigningKey,
    id: Vec<u8>,
    handle: String,
    counter: u32,
    counts: bool,
}

impl Default for Authenticator {
    fn default() -> Self {
        let id = Sha256::digest(random_token()).to_vec();
        Self { key: random_key(), id, handle: String::new(), counter: 0, counts: true }
    }
}

impl Authenticator {
    /// One that does not count, as those that keep passkeys on several devices.
    pub fn without_counter() -> Self {
        Self { counts: false, ..Self::default() }
    }

    /// One that was never registered.
    pub fn unknown() -> Self {
        Self { handle: URL_SAFE_NO_PAD.encode([7_u8; 16]), ..Self::default() }
    }

    /// Makes a passkey: `PublicKeyCredential` with an attestation response.
    pub fn make(&mut self, options: &str, lie: Lie) -> String {
        let options: Value = serde_json::from_str(options).unwrap();
        self.handle = options["user"]["id"].as_str().unwrap().to_owned();
        let host = options["rp"]["id"].as_str().unwrap();
        let mut data = self.data(host, lie, true);
        data.extend([0_u8; 16]);
        data.extend(u16::try_from(self.id.len()).unwrap().to_be_bytes());
        data.extend(&self.id);
        data.extend(self.cose_key());
        let client = client_data("webauthn.create", &options, lie);
        self.credential(json!({
            "clientDataJSON": URL_SAFE_NO_PAD.encode(client),
            "attestationObject": URL_SAFE_NO_PAD.encode(attestation(&data)),
        }))
    }

    /// Makes the same passkey again, for somebody else.
    pub fn make_again(mut self, options: &str) -> String {
        self.make(options, Lie::None)
    }

    /// Signs in: `PublicKeyCredential` with an assertion response.
    pub fn answer(&mut self, options: &str, lie: Lie) -> String {
        let options: Value = serde_json::from_str(options).unwrap();
        let host = options["rpId"].as_str().unwrap_or("localhost");
        let data = self.data(host, lie, false);
        let client = client_data("webauthn.get", &options, lie);
        let signed = [data.as_slice(), Sha256::digest(&client).as_slice()].concat();
        let key = if lie == Lie::Signature { random_key() } else { self.key.clone() };
        let signature: Signature = key.sign(&signed);
        let other_handle = URL_SAFE_NO_PAD.encode([9_u8; 16]);
        let handle = if lie == Lie::Handle { &other_handle } else { &self.handle };
        self.credential(json!({
            "clientDataJSON": URL_SAFE_NO_PAD.encode(client),
            "authenticatorData": URL_SAFE_NO_PAD.encode(data),
            "signature": URL_SAFE_NO_PAD.encode(signature.to_der().as_bytes()),
            "userHandle": handle,
        }))
    }

    /// Authenticator data: hash of the host, flags (present, verified, with a new key), counter.
    fn data(&mut self, host: &str, lie: Lie, with_key: bool) -> Vec<u8> {
        if self.counts && lie == Lie::None {
            self.counter += 1;
        }
        let host = if lie == Lie::Host { "evil.example" } else { host };
        let verified = if lie == Lie::Unverified { 0 } else { 0b100 };
        let flags = 1 | verified | if with_key { 0b100_0000 } else { 0 };
        // A lie counts further, so that it is not refused for its counter.
        let counter = if self.counts && lie != Lie::None { self.counter + 1 } else { self.counter };
        let mut data = Sha256::digest(host).to_vec();
        data.push(flags);
        data.extend(counter.to_be_bytes());
        data
    }

    /// The public key as COSE writes it: `{1: 2, 3: -7, -1: 1, -2: x, -3: y}`.
    fn cose_key(&self) -> Vec<u8> {
        let point = self.key.verifying_key().to_sec1_point(false);
        let bytes = point.as_bytes();
        let (x, y) = bytes[1..].split_at(32);
        [&[0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 0x20], x, &[0x22, 0x58, 0x20], y].concat()
    }

    fn credential(&self, response: Value) -> String {
        let id = URL_SAFE_NO_PAD.encode(&self.id);
        json!({
            "id": id, "rawId": id, "type": "public-key", "response": response, "clientExtensionResults": {},
        })
        .to_string()
    }
}

fn client_data(kind: &str, options: &Value, lie: Lie) -> Vec<u8> {
    let challenge = match lie {
        Lie::Challenge => URL_SAFE_NO_PAD.encode([1_u8; 32]),
        _ => options["challenge"].as_str().unwrap().to_owned(),
    };
    let origin = if lie == Lie::Origin { "http://evil.example" } else { ORIGIN };
    json!({ "type": kind, "challenge": challenge, "origin": origin, "crossOrigin": false })
        .to_string()
        .into_bytes()
}

/// `{"fmt": "none", "attStmt": {}, "authData": data}` in CBOR.
fn attestation(data: &[u8]) -> Vec<u8> {
    let length = u16::try_from(data.len()).unwrap().to_be_bytes();
    let mut object = vec![0xa3];
    object.extend(b"\x63fmt\x64none\x67attStmt\xa0\x68authData\x59");
    object.extend(length);
    object.extend(data);
    object
}

pub fn random_key() -> SigningKey {
    loop {
        let bytes = Sha256::digest(random_token());
        if let Ok(key) = SigningKey::from_slice(&bytes) {
            return key;
        }
    }
}
