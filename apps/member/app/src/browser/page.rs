//! The page: its language, its clock, its elements.

use gloo_timers::future::TimeoutFuture;
use js_sys::{Function, Promise, Reflect};
use member_core::texts::Lang;
use wasm_bindgen::{JsCast as _, JsValue, closure::Closure};
use wasm_bindgen_futures::JsFuture;
use web_sys::{HtmlElement, ScrollBehavior, ScrollIntoViewOptions, ScrollLogicalPosition, Window};

fn window() -> Option<Window> {
    web_sys::window()
}

fn element(id: &str) -> Option<HtmlElement> {
    window()?.document()?.get_element_by_id(id)?.dyn_into().ok()
}

/// The language the person's browser asks for.
pub fn preferred_language() -> Lang {
    let wanted = window().map(|window| window.navigator().languages()).unwrap_or_default();
    let wanted: Vec<_> = wanted.iter().filter_map(|tag| tag.as_string()).collect();
    Lang::preferred(wanted.iter().map(String::as_str))
}

/// Tells the browser and screen readers which language the page is in.
pub fn set_page_language(lang: Lang) {
    let root = window().and_then(|window| window.document()).and_then(|document| document.document_element());
    if let Some(root) = root {
        // An attribute of the page's own element can be set.
        drop(root.set_attribute("lang", lang.tag()));
    }
}

/// Waits, in milliseconds.
pub async fn pause(millis: u32) {
    TimeoutFuture::new(millis).await;
}

/// Milliseconds on a clock that never goes back.
pub fn time_millis() -> f64 {
    window().and_then(|window| window.performance()).map_or(0.0, |performance| performance.now())
}

/// How wide an element is, in pixels.
pub fn element_width(id: &str) -> f64 {
    element(id).map_or(0.0, |element| f64::from(element.client_width()))
}

/// Moves an element to `transform`, at once.
pub fn shift(id: &str, transform: &str) {
    style(id, "transform", transform);
}

/// Says how long an element takes wherever it is moved from now on, in milliseconds; 0 for at once.
pub fn glide(id: &str, duration: f64) {
    let transition = if duration > 0.0 {
        format!("transform {duration:.0}ms cubic-bezier(0.2, 0.8, 0.2, 1)")
    } else {
        "none".to_owned()
    };
    style(id, "transition", &transition);
}

fn style(id: &str, property: &str, value: &str) {
    if let Some(element) = element(id) {
        // Every browser has what is set here.
        drop(element.style().set_property(property, value));
    }
}

/// Takes the keyboard to an element, if it is within another just now.
pub fn refocus(within: &str, to: &str) {
    let focused =
        window().and_then(|window| window.document()).and_then(|document| document.active_element());
    let Some((within, to)) = element(within).zip(element(to)) else {
        return;
    };
    if within.contains(focused.as_deref()) {
        // What is there can be focused.
        drop(to.focus());
    }
}

/// Whether the person asked for little motion.
pub fn reduced_motion() -> bool {
    let query =
        window().and_then(|window| window.match_media("(prefers-reduced-motion: reduce)").ok().flatten());
    query.is_some_and(|query| query.matches())
}

/// Brings an element of a slider into sight.
pub fn scroll_into_view(id: &str) {
    if let Some(element) = element(id) {
        let options = ScrollIntoViewOptions::new();
        options.set_behavior(if reduced_motion() { ScrollBehavior::Auto } else { ScrollBehavior::Smooth });
        options.set_inline(ScrollLogicalPosition::Center);
        options.set_block(ScrollLogicalPosition::Nearest);
        element.scroll_into_view_with_scroll_into_view_options(&options);
    }
}

/// Which child of a slider is in its middle.
pub fn scrolled_to(id: &str) -> usize {
    let Some(slider) = element(id) else {
        return 0;
    };
    let middle = slider.scroll_left() + slider.client_width() / 2;
    let children = slider.children();
    let ends = (0..children.length()).filter_map(|index| children.item(index)).map(|child| {
        child.dyn_ref::<HtmlElement>().map_or(0, |child| child.offset_left() + child.offset_width())
    });
    ends.take_while(|end| *end < middle).count()
}

/// What the server said about `name` when the page began; empty when it said nothing.
pub fn config(name: &str) -> String {
    let config = window().and_then(|window| js_sys::Reflect::get(&window, &"yousoonConfig".into()).ok());
    let said = config.and_then(|config| js_sys::Reflect::get(&config, &name.into()).ok());
    said.and_then(|said| said.as_string()).unwrap_or_default()
}

/// Keeps the screen on, as long as the answer is held; nothing where the device does not let us.
pub async fn request_wake_lock() -> Option<ScreenOn> {
    let field =
        |of: &JsValue, name: &str| Reflect::get(of, &name.into()).ok().filter(|value| !value.is_undefined());
    let lock = field(&window()?.navigator(), "wakeLock")?;
    let request: Function = field(&lock, "request")?.dyn_into().ok()?;
    let promise: Promise = request.call1(&lock, &"screen".into()).ok()?.dyn_into().ok()?;
    JsFuture::from(promise).await.ok().map(ScreenOn)
}

/// The screen stays on until this is dropped.
pub struct ScreenOn(JsValue);

impl Drop for ScreenOn {
    fn drop(&mut self) {
        let release =
            Reflect::get(&self.0, &"release".into()).ok().and_then(|found| found.dyn_into::<Function>().ok());
        if let Some(release) = release {
            // Released already when the page was hidden meanwhile.
            drop(release.call0(&self.0));
        }
    }
}

/// A key nobody else has: 128 random bits.
pub fn random_key() -> String {
    let Some(crypto) = window().and_then(|window| window.crypto().ok()) else {
        return format!("{:.0}-{:.0}", js_sys::Date::now(), js_sys::Math::random() * 1e16);
    };
    crypto.random_uuid()
}

/// Leaves the app for another page.
pub fn leave_to(address: &str) {
    if let Some(window) = window() {
        // The address is the platform's: it can be gone to.
        drop(window.location().assign(address));
    }
}

/// Whether an element is scrolled to its beginning.
pub fn is_at_top(id: &str) -> bool {
    element(id).is_some_and(|element| element.scroll_top() <= 0)
}

/// Scrolls an element to its end, once what was said just now is drawn.
pub fn scroll_to_end(id: &'static str) {
    wasm_bindgen_futures::spawn_local(async move {
        pause(30).await;
        if let Some(element) = element(id) {
            element.set_scroll_top(element.scroll_height());
        }
    });
}

/// Waits until the browser says that there is a network again. It is listened for from the call on, not only once this is
/// waited for.
pub fn network_returns() -> impl Future<Output = ()> {
    let (sender, receiver) = futures::channel::oneshot::channel::<()>();
    let tell = Closure::once(move || {
        // Nobody waits any more: nothing to do.
        let _ = sender.send(());
    });
    let listener: Function = tell.as_ref().unchecked_ref::<Function>().clone();
    let listening = window().and_then(|window| {
        window.add_event_listener_with_callback("online", &listener).ok()?;
        Some(Listening { window, listener })
    });
    async move {
        // What is called by the browser lives as long as it may call.
        let _tell = tell;
        let Some(_listening) = listening else {
            return std::future::pending().await;
        };
        // The sender lives as long as the listener: there is nothing to do when it is gone.
        let _ = receiver.await;
    }
}

/// Hears no more once it is dropped.
struct Listening {
    window: Window,
    listener: Function,
}

impl Drop for Listening {
    fn drop(&mut self) {
        drop(self.window.remove_event_listener_with_callback("online", &self.listener));
    }
}
