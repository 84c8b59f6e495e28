//! Photos from the camera: looked at here, then sent.

use gloo_net::http::Request;
use member_core::{client::Client, failure::Failure, json, photo::Sample};
use wasm_bindgen::JsCast as _;
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    CanvasRenderingContext2d, File, HtmlCanvasElement, HtmlInputElement, ImageBitmap, RequestCredentials, Url,
};

/// The copy that is judged is so many pixels wide.
const COPY: u32 = 480;

/// A photo that was taken.
#[derive(Debug, Clone, PartialEq)]
pub struct Taken {
    file: File,
    /// An address to show it by.
    pub preview: String,
    /// What there is to judge.
    pub sample: Sample,
}

/// The photo in a file field; nothing when it is no readable picture.
pub async fn taken(field: &str) -> Option<Taken> {
    let input: HtmlInputElement = web_sys::window()?.document()?.get_element_by_id(field)?.dyn_into().ok()?;
    let file = input.files()?.get(0)?;
    // Taking the same photo again must be noticed, too.
    input.set_value("");
    let sample = sample(&file).await?;
    let preview = Url::create_object_url_with_blob(&file).ok()?;
    Some(Taken { file, preview, sample })
}

/// A small copy of a picture, as the reader will see it: turned as the camera was held.
async fn sample(file: &File) -> Option<Sample> {
    let window = web_sys::window()?;
    let bitmap = JsFuture::from(window.create_image_bitmap_with_blob(file).ok()?).await.ok()?;
    let bitmap: ImageBitmap = bitmap.dyn_into().ok()?;
    let full = (bitmap.width(), bitmap.height());
    let width = COPY.min(full.0).max(1);
    let height = (full.1 * width / full.0.max(1)).max(1);
    let canvas: HtmlCanvasElement = window.document()?.create_element("canvas").ok()?.dyn_into().ok()?;
    canvas.set_width(width);
    canvas.set_height(height);
    let context: CanvasRenderingContext2d = canvas.get_context("2d").ok()??.dyn_into().ok()?;
    let (w, h) = (f64::from(width), f64::from(height));
    context.draw_image_with_image_bitmap_and_dw_and_dh(&bitmap, 0.0, 0.0, w, h).ok()?;
    bitmap.close();
    let pixels = context.get_image_data(0.0, 0.0, w, h).ok()?.data();
    Some(Sample::from_rgba(full, usize::try_from(width).ok()?, &pixels))
}

/// Sends a photo; a refusal is told in the person's words.
pub async fn send(client: &Client, url: &str, lang: &str, taken: &Taken) -> Result<(), Failure> {
    let strange = |error: gloo_net::Error| Failure::NotUnderstood(error.to_string());
    let mut request = Request::post(url)
        .header("Content-Type", if taken.file.type_() == "image/png" { "image/png" } else { "image/jpeg" })
        .header("Accept-Language", lang)
        .header("X-Yousoon-Site", "member")
        .credentials(RequestCredentials::Include);
    if let Some(bearer) = client.bearer() {
        request = request.header("Authorization", &format!("Bearer {bearer}"));
    }
    let request = request.body(taken.file.clone()).map_err(strange)?;
    let response = request.send().await.map_err(|_| Failure::Offline)?;
    if response.status() == 401 {
        return Err(Failure::SignedOut);
    }
    let text = response.text().await.map_err(|_| Failure::Offline)?;
    let answer = json::parse(&text)?;
    let said = |pointer: &str| answer.pointer(pointer).and_then(|value| value.as_str()).map(str::to_owned);
    match said("/errors/0/message") {
        None if response.ok() => Ok(()),
        message => {
            let code = said("/errors/0/code").unwrap_or_else(|| "INTERNAL".to_owned());
            Err(Failure::Answered { code, message: message.unwrap_or_default() })
        }
    }
}
