//! Files and links that leave the app.

use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, ShareData, Url};

/// Gives the person a file.
pub fn save(name: &str, kind: &str, text: &str) -> Option<()> {
    let parts = js_sys::Array::of1(&JsValue::from_str(text));
    let options = BlobPropertyBag::new();
    options.set_type(kind);
    let blob = Blob::new_with_str_sequence_and_options(&parts, &options).ok()?;
    let address = Url::create_object_url_with_blob(&blob).ok()?;
    let document = web_sys::window()?.document()?;
    let anchor: HtmlAnchorElement = document.create_element("a").ok()?.dyn_into().ok()?;
    anchor.set_href(&address);
    anchor.set_download(name);
    anchor.click();
    Url::revoke_object_url(&address).ok()
}

/// What became of a link to be shared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shared {
    /// The person chose where to, or thought better of it.
    Offered,
    /// This browser cannot share: it is in the clipboard.
    Copied,
    /// Neither is possible here.
    Impossible,
}

/// Shares a link by the device's own means, or copies it.
pub async fn copy_or_share(title: &str, link: &str) -> Shared {
    let Some(navigator) = web_sys::window().map(|window| window.navigator()) else {
        return Shared::Impossible;
    };
    if js_sys::Reflect::has(&navigator, &"share".into()).unwrap_or(false) {
        let data = ShareData::new();
        data.set_title(title);
        data.set_url(link);
        // Refused when the person closes the choice: not to be told.
        drop(JsFuture::from(navigator.share_with_data(&data)).await);
        return Shared::Offered;
    }
    if !js_sys::Reflect::get(&navigator, &"clipboard".into()).is_ok_and(|clipboard| clipboard.is_object()) {
        return Shared::Impossible;
    }
    match JsFuture::from(navigator.clipboard().write_text(link)).await {
        Ok(_) => Shared::Copied,
        Err(_) => Shared::Impossible,
    }
}
