//! Outings: the full-screen card, the row, the compact card, and what they are made of.

use dioxus::prelude::*;

use crate::{
    button::IconButton,
    icons::{Glyph, Icon},
};

/// What a photograph needs to be shown.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Photo {
    /// AVIF: addresses and widths, as `srcset` wants them.
    pub srcset: String,
    /// The address for browsers that choose nothing; empty where there is no photograph.
    pub src: String,
    /// What is on it.
    pub alt: String,
    /// Its average colour, `#rrggbb`: shown until it is there, and instead of it.
    pub color: String,
}

/// A photograph, over its colour. `kind` gives the light that is drawn where there is none.
#[component]
pub fn Picture(
    photo: Photo,
    kind: &'static str,
    sizes: &'static str,
    #[props(default)] eager: bool,
) -> Element {
    let color = (!photo.color.is_empty()).then(|| format!("--photo-color: {}", photo.color));
    rsx! {
        div { class: "picture picture-{kind}", style: color,
            if !photo.src.is_empty() {
                picture {
                    source { r#type: "image/avif", "srcset": photo.srcset, "sizes": sizes }
                    img {
                        src: photo.src,
                        alt: photo.alt,
                        // Kept for the time without a network: what it weighs must be known.
                        crossorigin: "anonymous",
                        loading: if eager { "eager" } else { "lazy" },
                        decoding: "async",
                        draggable: "false",
                    }
                }
            }
        }
    }
}

/// Photographs side by side, swiped; the line under them says which one is seen.
#[component]
pub fn Gallery(
    id: &'static str,
    label: String,
    photos: Vec<Photo>,
    kind: &'static str,
    chosen: usize,
    onscroll: EventHandler<()>,
) -> Element {
    let count = photos.len();
    if count < 2 {
        let photo = photos.into_iter().next().unwrap_or_default();
        return rsx! {
            Picture { photo, kind, sizes: "100vw", eager: true }
        };
    }
    rsx! {
        section { class: "photos", aria_label: label,
            div { id, class: "photos-row", tabindex: "0", onscroll: move |_| onscroll.call(()),
                for (index , photo) in photos.into_iter().enumerate() {
                    Picture { key: "{index}", photo, kind, sizes: "100vw", eager: index == 0 }
                }
            }
            div { class: "dashes", aria_hidden: "true",
                for index in 0..count {
                    span { key: "{index}", class: if index == chosen { "dash dash-on" } else { "dash" } }
                }
            }
        }
    }
}

/// A tier on a [`TierProgress`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TierMark {
    /// Where, 0 to 100.
    pub at: u8,
    /// Whether the group is that large.
    pub reached: bool,
    /// `6 pers.`
    pub people: String,
    /// `−30 %`.
    pub gain: String,
}

/// The line towards the next tier.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tiers {
    /// How much is filled, 0 to 100.
    pub filled: u8,
    /// Its points.
    pub marks: Vec<TierMark>,
    /// What the next one takes.
    pub next: Option<String>,
}

/// What a card shows of an outing.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct OutingFace {
    /// What.
    pub title: String,
    /// Where.
    pub venue: String,
    /// `−30 %`.
    pub discount: Option<String>,
    /// `Bar`, `18+`.
    pub tags: Vec<String>,
    /// Gives the light where there is no photograph.
    pub kind: &'static str,
    /// When, in words.
    pub when: String,
    /// `21:00`.
    pub time: String,
    /// How far.
    pub distance: Option<String>,
    /// Struck through.
    pub list_price: Option<String>,
    /// What one pays.
    pub price: Option<String>,
    /// `8 inscrits`.
    pub note: String,
    /// The group's line.
    pub tiers: Option<Tiers>,
    /// The first photograph.
    pub photo: Photo,
}

/// `−30 %` on gold.
#[component]
pub fn DiscountBadge(text: String) -> Element {
    rsx! {
        span { class: "discount", "{text}" }
    }
}

/// What one pays, beside what others pay. One line: the outing sells itself.
#[component]
pub fn PriceTag(
    price: String,
    #[props(default)] list_price: Option<String>,
    #[props(default)] large: bool,
) -> Element {
    rsx! {
        span { class: if large { "price price-large" } else { "price" },
            if let Some(list_price) = list_price {
                s { class: "price-list", "{list_price}" }
            }
            span { class: "price-now", "{price}" }
        }
    }
}

/// How many places are left.
#[component]
pub fn SeatsLeft(text: String, #[props(default)] few: bool) -> Element {
    rsx! {
        span { class: if few { "seats seats-few" } else { "seats" }, "{text}" }
    }
}

/// The line on which a group moves towards its next tier; `short` leaves out how many people each takes.
#[component]
pub fn TierProgress(tiers: Tiers, #[props(default)] short: bool) -> Element {
    let last = tiers.marks.len().saturating_sub(1);
    rsx! {
        div { class: if short { "tiers tiers-short" } else { "tiers" },
            div { class: "tiers-line", aria_hidden: "true",
                span { class: "tiers-filled", style: "--filled: {tiers.filled}%" }
                for (index , mark) in tiers.marks.iter().enumerate() {
                    span {
                        key: "{index}",
                        class: if mark.reached { "tier-dot tier-dot-reached" } else { "tier-dot" },
                        style: "--at: {mark.at}%",
                    }
                }
            }
            ul { class: "tiers-labels",
                for (index , mark) in tiers.marks.iter().enumerate() {
                    li {
                        key: "{index}",
                        class: if mark.reached { "tier tier-reached" } else { "tier" },
                        style: "--at: {mark.at}%",
                        "data-end": if mark.at > 85 { "true" },
                        "data-start": if mark.at < 15 { "true" },
                        if short && index == last && !mark.reached && tiers.next.is_some() {
                            {tiers.next.clone()}
                        } else {
                            if !short {
                                span { "{mark.people} " }
                            }
                            span { "{mark.gain}" }
                        }
                    }
                }
            }
        }
    }
}

/// The words of a [`FullCard`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FullCardWords {
    /// The golden button.
    pub go: String,
    /// The heart; nothing where there are no favourites.
    pub heart: Option<String>,
    /// What a tap on the card does.
    pub details: String,
}

/// A card that fills the screen.
#[component]
pub fn FullCard(
    face: OutingFace,
    words: FullCardWords,
    href: String,
    #[props(default)] favourite: bool,
    #[props(default)] eager: bool,
    ongo: EventHandler<()>,
    onheart: EventHandler<()>,
    ondetails: EventHandler<()>,
) -> Element {
    rsx! {
        article { class: "full-card",
            Picture { photo: face.photo.clone(), kind: face.kind, sizes: "100vw", eager }
            div { class: "full-card-shade" }
            div { class: "full-card-foot",
                p { class: "full-card-tags",
                    if let Some(discount) = face.discount {
                        DiscountBadge { text: discount }
                    }
                    // By place, as the marks of the line: a card of a deck becomes another with the elements it has.
                    for (index , tag) in face.tags.into_iter().enumerate() {
                        span { key: "{index}", class: "tag", "{tag}" }
                    }
                }
                CardTitle { title: face.title, href, details: words.details, ondetails }
                p { class: "full-card-venue", "{face.venue}" }
                WhenAndHowFar { when: face.when, distance: face.distance }
                if let Some(tiers) = face.tiers {
                    TierProgress { tiers, short: true }
                }
                div { class: "full-card-actions",
                    div { class: "full-card-price",
                        if let Some(price) = face.price {
                            PriceTag { price, list_price: face.list_price }
                        }
                        span { class: "full-card-note", "{face.note}" }
                    }
                    if let Some(heart) = words.heart {
                        IconButton { icon: Icon::Heart, label: heart, pressed: favourite, onclick: move |()| onheart.call(()) }
                    }
                    button {
                        class: "button full-card-go",
                        r#type: "button",
                        onclick: move |event| {
                            event.stop_propagation();
                            ongo.call(());
                        },
                        "{words.go}"
                    }
                }
            }
        }
    }
}

#[component]
fn CardTitle(title: String, href: String, details: String, ondetails: EventHandler<()>) -> Element {
    rsx! {
        h2 { class: "full-card-title",
            a {
                href,
                title: details,
                draggable: "false",
                onclick: move |event| {
                    event.prevent_default();
                    event.stop_propagation();
                    ondetails.call(());
                },
                "{title}"
            }
        }
    }
}

#[component]
fn WhenAndHowFar(when: String, distance: Option<String>) -> Element {
    rsx! {
        p { class: "full-card-meta",
            Glyph { icon: Icon::Clock, size: 18 }
            span { "{when}" }
            if let Some(distance) = distance {
                span { aria_hidden: "true", "·" }
                Glyph { icon: Icon::MapPin, size: 18 }
                span { "{distance}" }
            }
        }
    }
}

/// An outing in a list.
#[component]
pub fn RowCard(
    face: OutingFace,
    /// Where it leads; nowhere when empty.
    href: String,
    /// Above the title, in gold: the day, or what became of it.
    head: String,
    /// Under the venue: time and party, or time and distance.
    foot: String,
    #[props(default)] action: Option<Element>,
    onopen: EventHandler<()>,
) -> Element {
    rsx! {
        article { class: "row-card",
            Picture { photo: face.photo.clone(), kind: face.kind, sizes: "92px" }
            div { class: "row-card-text",
                p { class: "row-card-head", "{head}" }
                h2 { class: "row-card-title",
                    if href.is_empty() {
                        "{face.title}"
                    } else {
                        a {
                            class: "stretched",
                            href,
                            onclick: move |event| {
                                event.prevent_default();
                                onopen.call(());
                            },
                            "{face.title}"
                        }
                    }
                }
                p { class: "row-card-venue", "{face.venue}" }
                div { class: "row-card-foot",
                    span { "{foot}" }
                    {action}
                }
            }
        }
    }
}

/// A small card, for the slider under the map and for similar outings.
#[component]
pub fn CompactCard(
    face: OutingFace,
    href: String,
    foot: String,
    #[props(default)] chosen: bool,
    onopen: EventHandler<()>,
) -> Element {
    rsx! {
        article { class: if chosen { "compact-card compact-card-chosen" } else { "compact-card" },
            Picture { photo: face.photo.clone(), kind: face.kind, sizes: "104px" }
            div { class: "compact-card-text",
                h3 { class: "compact-card-title",
                    a {
                        class: "stretched",
                        href,
                        onclick: move |event| {
                            event.prevent_default();
                            onopen.call(());
                        },
                        "{face.title}"
                    }
                }
                p { class: "compact-card-venue", "{face.venue}" }
                p { class: "compact-card-meta", "{foot}" }
                div { class: "compact-card-price",
                    if let Some(price) = face.price {
                        PriceTag { price }
                    } else {
                        span {}
                    }
                    if let Some(discount) = face.discount {
                        DiscountBadge { text: discount }
                    }
                }
            }
        }
    }
}
