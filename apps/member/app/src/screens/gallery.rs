//! Every component in every state, for developers.

use dioxus::prelude::*;

/// The page; in a build for the world it does not exist.
#[component]
pub fn GalleryScreen() -> Element {
    #[cfg(feature = "gallery")]
    return rsx! { member_ui::gallery::Gallery {} };
    #[cfg(not(feature = "gallery"))]
    return rsx! { super::missing::Missing { segments: Vec::new() } };
}
