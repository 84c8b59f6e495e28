//! The ticket: black on white, as bright and as large as the screen allows.

use std::fmt::Write as _;

use dioxus::prelude::*;
use fast_qr::{ECL, QRBuilder};

use crate::{
    icons::{Glyph, Icon},
    outing::DiscountBadge,
};

/// White modules around the code; scanners need them.
const QUIET: usize = 4;

/// What a ticket shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TicketFace {
    /// Where.
    pub venue: String,
    /// When.
    pub when: String,
    /// `−30 %`.
    pub discount: Option<String>,
    /// What the code says.
    pub token: String,
    /// What is read out instead.
    pub qr_label: String,
    /// For a door without a camera.
    pub code: String,
    /// Pairs of a label and a value.
    pub facts: Vec<(String, String)>,
    /// `18+`, verified.
    pub age: Option<String>,
    /// Says that it was scanned.
    pub used: Option<String>,
}

/// A QR code as one path; a text too long for any code is not drawn.
#[component]
pub fn QrCode(text: String, label: String) -> Element {
    let Some((size, path)) = modules(&text) else {
        return rsx! {
            p { class: "state-detail", "{label}" }
        };
    };
    rsx! {
        svg {
            class: "qr",
            view_box: "0 0 {size} {size}",
            role: "img",
            "aria-label": label,
            shape_rendering: "crispEdges",
            path { d: path, fill: "#000000" }
        }
    }
}

/// The side of the code with its margin, and its dark modules: neighbours in a row are one rectangle.
fn modules(text: &str) -> Option<(usize, String)> {
    let code = QRBuilder::new(text).ecl(ECL::M).build().ok()?;
    let mut path = String::new();
    for y in 0..code.size {
        let row = &code[y];
        let mut x = 0;
        while x < code.size {
            let width = row.iter().skip(x).take(code.size - x).take_while(|module| module.value()).count();
            if width > 0 {
                // Writing to a string cannot fail.
                let _ = write!(path, "M{} {}h{width}v1h-{width}z", x + QUIET, y + QUIET);
            }
            x += width.max(1);
        }
    }
    Some((code.size + 2 * QUIET, path))
}

/// A ticket.
#[component]
pub fn QrTicket(face: TicketFace) -> Element {
    rsx! {
        article { class: if face.used.is_some() { "ticket ticket-used" } else { "ticket" },
            header { class: "ticket-head",
                div {
                    h2 { class: "ticket-venue", "{face.venue}" }
                    p { class: "ticket-when", "{face.when}" }
                }
                if let Some(discount) = face.discount {
                    DiscountBadge { text: discount }
                }
            }
            div { class: "ticket-code",
                QrCode { text: face.token, label: face.qr_label }
                p { class: "ticket-short", "{face.code}" }
                if let Some(used) = &face.used {
                    p { class: "ticket-stamp", "{used}" }
                }
            }
            footer { class: "ticket-foot",
                for (label , value) in face.facts {
                    div { key: "{label}",
                        p { class: "ticket-label", "{label}" }
                        p { class: "ticket-value", "{value}" }
                    }
                }
                if let Some(age) = face.age {
                    p { class: "ticket-age",
                        Glyph { icon: Icon::BadgeCheck, size: 20 }
                        "{age}"
                    }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_drawn_with_its_quiet_zone() {
        let (size, path) = modules("yt1.some-token").unwrap();
        let code = QRBuilder::new("yt1.some-token").ecl(ECL::M).build().unwrap();
        assert_eq!(size, code.size + 8);
        assert!(path.starts_with("M4 4h7v1h-7z"), "the finder's upper edge");
        let dark: usize =
            (0..code.size).map(|y| code[y].iter().take(code.size).filter(|m| m.value()).count()).sum();
        let drawn: usize = path
            .split('h')
            .skip(1)
            .step_by(2)
            .filter_map(|rest| rest.split('v').next()?.parse::<usize>().ok())
            .sum();
        assert_eq!(dark, drawn);
    }

    #[test]
    fn what_fits_no_code_is_not_drawn() {
        assert_eq!(modules(&"x".repeat(5_000)), None);
    }
}
