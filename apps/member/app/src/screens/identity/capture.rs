//! One side of a document: taken, looked at, sent.

use dioxus::prelude::*;
use member_core::api::identity::IdentityCheck;
use member_ui::{Button, ButtonKind, Glyph, Icon};

use super::{Privacy, side_title};
use crate::{
    browser::camera::{self, Taken},
    screens::step_head::StepHead,
    state::use_app,
};

const FIELD: &str = "document-photo";

/// Asks for the photo of one side.
#[component]
pub fn Capture(
    check: IdentityCheck,
    side: usize,
    ondone: EventHandler<()>,
    onback: EventHandler<()>,
) -> Element {
    let app = use_app();
    let mut photo = use_signal(|| None::<Taken>);
    let mut wrong = use_signal(|| None::<String>);
    let mut busy = use_signal(|| false);
    let Some(which) = check.sides.get(side).copied() else {
        return rsx! {};
    };
    let url = check.upload_urls.iter().find(|upload| upload.side == which).map(|upload| upload.url.clone());
    let title = app.text(side_title(check.document_type, which));
    let send = move |()| {
        let (Some(taken), Some(url)) = (photo(), url.clone()) else {
            return;
        };
        busy.set(true);
        wrong.set(None);
        spawn(async move {
            let sent = camera::send(&app.client(), &url, app.lang().tag(), &taken).await;
            busy.set(false);
            match sent {
                Ok(()) => ondone.call(()),
                Err(failure) => wrong.set(Some(failure.message(app.lang()))),
            }
        });
    };
    rsx! {
        div { class: "screen screen-page",
            StepHead { step: side + 2, count: check.sides.len() + 2, onback: move |()| onback.call(()) }
            main { id: "main", class: "page form-page capture",
                h1 { class: "page-title", "{title}" }
                p { class: "page-lead", {app.text("identity-frame")} }
                Framed { preview: photo().map(|photo| photo.preview), alt: title.clone() }
                if let Some(photo) = photo() {
                    Hints { photo }
                }
                if let Some(wrong) = wrong() {
                    p { class: "page-warning", role: "alert", "{wrong}" }
                }
                Privacy {}
                div { class: "capture-actions",
                    if photo().is_some() {
                        Button { label: app.text("identity-send"), wide: true, busy: busy(), onclick: send }
                    }
                    Shutter {
                        again: photo().is_some(),
                        disabled: busy(),
                        ontaken: move |taken: Option<Taken>| {
                            wrong.set(taken.is_none().then(|| app.text("identity-unreadable")));
                            if taken.is_some() {
                                photo.set(taken);
                            }
                        },
                    }
                    if photo().is_none() {
                        Button {
                            label: app.text("identity-other"),
                            kind: ButtonKind::Tertiary,
                            wide: true,
                            onclick: move |()| onback.call(()),
                        }
                    }
                }
            }
        }
    }
}

/// The button is the field's label: the camera opens by the browser's own means.
#[component]
fn Shutter(again: bool, disabled: bool, ontaken: EventHandler<Option<Taken>>) -> Element {
    let app = use_app();
    let class = if again { "button button-tertiary button-wide" } else { "button button-wide" };
    rsx! {
        label { r#for: FIELD, class, "data-disabled": disabled,
            Glyph { icon: Icon::Camera, size: 20 }
            span { {app.text(if again { "identity-retake" } else { "identity-take" })} }
        }
        input {
            id: FIELD,
            class: "visually-hidden",
            r#type: "file",
            accept: "image/*",
            capture: "environment",
            disabled,
            aria_label: app.text("identity-take"),
            onchange: move |_| async move { ontaken.call(camera::taken(FIELD).await) },
        }
    }
}

/// The frame in which the document belongs, with the photo once there is one.
#[component]
fn Framed(preview: Option<String>, alt: String) -> Element {
    rsx! {
        div { class: "frame",
            if let Some(preview) = preview {
                img { src: preview, alt }
            } else {
                span { class: "frame-document", aria_hidden: "true",
                    span { class: "frame-face" }
                    span { class: "frame-lines" }
                }
            }
            for corner in ["tl", "tr", "bl", "br"] {
                span { key: "{corner}", class: "frame-corner frame-{corner}", aria_hidden: "true" }
            }
        }
    }
}

/// What can be told of the photo before it is sent.
#[component]
fn Hints(photo: Taken) -> Element {
    let app = use_app();
    let judged = photo.sample.judge();
    let hints = [
        (judged.detailed, "identity-hint-size", "identity-hint-size-bad"),
        (judged.bright, "identity-hint-light", "identity-hint-light-bad"),
        (judged.sharp, "identity-hint-sharp", "identity-hint-sharp-bad"),
    ];
    rsx! {
        div { role: "status",
            ul { class: "hints",
                for (good , yes , no) in hints {
                    li { key: "{yes}", class: if good { "hint" } else { "hint hint-bad" },
                        Glyph { icon: if good { Icon::CircleCheck } else { Icon::CircleAlert }, size: 20 }
                        {app.text(if good { yes } else { no })}
                    }
                }
            }
        }
    }
}
