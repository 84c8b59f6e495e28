//! Passkeys: the browser asks the person, by its own means, to prove that it is them.

use js_sys::{Function, JSON, Object, Promise, Reflect};
use serde_json::Value;
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::JsFuture;

/// Whether this browser has passkeys, and can read what the platform says of them. They belong to names: a page at an
/// address of numbers has none.
pub fn are_possible() -> bool {
    let host = web_sys::window().and_then(|window| window.location().hostname().ok()).unwrap_or_default();
    let named = host.contains(char::is_alphabetic) && !host.starts_with('[');
    named && class().and_then(|class| field(&class, "parseRequestOptionsFromJSON")).is_some()
}

/// Makes a passkey. Nothing when the person thought better of it.
pub async fn make(options: &Value) -> Option<Value> {
    ceremony("create", "parseCreationOptionsFromJSON", options).await
}

/// Proves who this is, with a passkey that exists. Nothing when the person thought better of it, or there is none.
pub async fn prove(options: &Value) -> Option<Value> {
    ceremony("get", "parseRequestOptionsFromJSON", options).await
}

async fn ceremony(what: &str, parse: &str, options: &Value) -> Option<Value> {
    let class = class()?;
    // The options may stand alone, or within `publicKey` as `navigator.credentials` wants them.
    let options = JSON::parse(&options.get("publicKey").unwrap_or(options).to_string()).ok()?;
    let parse: Function = field(&class, parse)?.dyn_into().ok()?;
    let wanted = Object::new();
    Reflect::set(&wanted, &"publicKey".into(), &parse.call1(&class, &options).ok()?).ok()?;
    let credentials = field(&web_sys::window()?.navigator(), "credentials")?;
    let ask: Function = field(&credentials, what)?.dyn_into().ok()?;
    let asked: Promise = ask.call1(&credentials, &wanted).ok()?.dyn_into().ok()?;
    let credential = JsFuture::from(asked).await.ok().filter(JsValue::is_object)?;
    let to_json: Function = field(&credential, "toJSON")?.dyn_into().ok()?;
    let json = JSON::stringify(&to_json.call0(&credential).ok()?).ok()?;
    serde_json::from_str(&String::from(json)).ok()
}

fn class() -> Option<JsValue> {
    field(web_sys::window()?.as_ref(), "PublicKeyCredential")
}

fn field(of: &JsValue, name: &str) -> Option<JsValue> {
    Reflect::get(of, &name.into()).ok().filter(|value| !value.is_undefined() && !value.is_null())
}
