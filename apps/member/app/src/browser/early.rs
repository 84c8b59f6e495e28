//! What the page asked for while the app was still on its way (`static/early.js`).

use js_sys::{Promise, Reflect};
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::JsFuture;

const NAME: &str = "yousoonEarly";

/// The answer to a question, if it is the one that was asked early: once, it is as old as the page.
pub async fn answer(question: &str) -> Option<String> {
    let window = web_sys::window()?;
    let early = Reflect::get(&window, &NAME.into()).ok()?;
    let field = |name: &str| Reflect::get(&early, &name.into()).ok();
    if field("question")?.as_string()? != question {
        return None;
    }
    let answer: Promise = field("answer")?.dyn_into().ok()?;
    Reflect::set(&window, &NAME.into(), &JsValue::UNDEFINED).ok()?;
    JsFuture::from(answer).await.ok()?.as_string().filter(|text| !text.is_empty())
}
