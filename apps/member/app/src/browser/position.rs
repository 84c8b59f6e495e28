//! Where the person is, if they allow it.

use futures::channel::oneshot;
use member_core::search::Position;
use wasm_bindgen::{JsCast as _, JsValue, closure::Closure};
use web_sys::PositionOptions;

/// Longer than this nobody waits, in milliseconds.
const PATIENCE: u32 = 8_000;
/// A position of the last minutes is good enough.
const AGE: u32 = 300_000;

/// Asks for the position; nothing when it is refused or not to be had.
pub async fn position() -> Option<Position> {
    let geolocation = web_sys::window()?.navigator().geolocation().ok()?;
    let (sender, receiver) = oneshot::channel::<Option<Position>>();
    let sender = std::rc::Rc::new(std::cell::Cell::new(Some(sender)));
    let tell = move |position: Option<Position>| {
        if let Some(sender) = sender.take() {
            // Nobody waits any more: nothing to do.
            let _ = sender.send(position);
        }
    };
    let refused = tell.clone();
    let found = Closure::once(move |found: JsValue| tell(read(&found)));
    let failed = Closure::once(move |_: JsValue| refused(None));
    let options = PositionOptions::new();
    options.set_timeout(PATIENCE);
    options.set_maximum_age(AGE);
    geolocation
        .get_current_position_with_error_callback_and_options(
            found.as_ref().unchecked_ref(),
            Some(failed.as_ref().unchecked_ref()),
            &options,
        )
        .ok()?;
    receiver.await.ok().flatten()
}

fn read(found: &JsValue) -> Option<Position> {
    let coords = js_sys::Reflect::get(found, &"coords".into()).ok()?;
    let number = |name: &str| js_sys::Reflect::get(&coords, &name.into()).ok()?.as_f64();
    Some(Position { latitude: number("latitude")?, longitude: number("longitude")? })
}
