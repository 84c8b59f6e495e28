//! An outing's page.

mod similar;

use cynic::QueryBuilder as _;
use dioxus::prelude::*;
use member_core::{
    api::{
        ById,
        outings::{OneOuting, OutingDetails},
    },
    format,
    loadable::Loadable,
    outing_view::{self, Step, tier_line},
    store::Table,
    terms,
    texts::{Arg, fill},
    words,
};
use member_ui::{
    Button, EmptyState, Icon, IconButton, OfflineBar, Skeleton, SkeletonShape, TierProgress, TopBar,
    outing::{Gallery, PriceTag},
};

use self::similar::Similar;
use crate::{
    answer::use_answer,
    browser::{self, files::Shared},
    live::use_live_outing,
    route::Route,
    screens::{
        messages::open_with_partner,
        register::RegisterSheet,
        shared::{BackButton, HeartButton, Trouble, photo, tiers},
    },
    state::{Who, use_app},
};

const GALLERY: &str = "photos";

/// The page of one outing; another outing is another page.
#[component]
pub fn OutingScreen(id: String) -> Element {
    rsx! {
        Page { key: "{id}", id }
    }
}

#[component]
fn Page(id: String) -> Element {
    let app = use_app();
    let asked = id.clone();
    let answer = use_answer(Table::Own, move || {
        // Asked anew when somebody signs in: the page holds the caller's own place.
        let known = app.who() != Who::Unknown;
        known.then(|| OneOuting::build(ById { id: cynic::Id::new(asked.clone()) }))
    });
    let live = use_live_outing(id, move |seats| {
        answer.change(|page| {
            if let Some(outing) = &mut page.outing {
                outing.update(seats);
            }
        });
    });
    let state = answer.read();
    let offline = state.is_offline();
    rsx! {
        div { class: "screen screen-page",
            TopBar {
                over_photo: true,
                start: rsx! { BackButton {} },
                end: state.value().and_then(|page| page.outing.clone()).map(|outing| rsx! {
                    ShareButton { outing: outing.clone() }
                    HeartButton { offer: outing.offer.id.inner().to_owned() }
                }),
            }
            match state {
                Loadable::Loading => rsx! {
                    Skeleton { shape: SkeletonShape::Page, label: app.text("state-loading") }
                },
                Loadable::Failed(failure) => rsx! {
                    Trouble { failure, onretry: move |()| answer.reload() }
                },
                Loadable::Shown { value: OneOuting { outing: Some(outing) }, .. } => rsx! {
                    Details { outing, live: live(), offline, onchange: move |()| answer.reload() }
                },
                Loadable::Shown { .. } => rsx! { Gone {} },
            }
        }
    }
}

#[component]
fn Gone() -> Element {
    let app = use_app();
    let navigator = use_navigator();
    rsx! {
        EmptyState {
            icon: Icon::CircleX,
            title: app.text("outing-gone"),
            detail: app.text("outing-gone-detail"),
            action: app.text("failure-home"),
            onaction: move |()| {
                navigator.replace(Route::Feed {});
            },
        }
    }
}

#[component]
fn ShareButton(outing: OutingDetails) -> Element {
    let app = use_app();
    rsx! {
        IconButton {
            icon: Icon::Share,
            label: app.text("outing-share"),
            onclick: move |()| {
                let link = format!("{}/o/{}", browser::site(), outing.id.inner());
                let title = format!("{} · {}", outing.offer.title, outing.venue.name);
                spawn(async move {
                    match browser::copy_or_share(&title, &link).await {
                        Shared::Copied => app.say(link, false),
                        Shared::Offered => {}
                        Shared::Impossible => app.say(app.text("failure-unknown"), true),
                    }
                });
            },
        }
    }
}

#[component]
fn Details(outing: OutingDetails, live: bool, offline: bool, onchange: EventHandler<()>) -> Element {
    let app = use_app();
    let kind = outing.offer.partner.partner_type.slug();
    let mut seen = use_signal(|| 0_usize);
    rsx! {
        main { id: "main", class: "page",
            Gallery {
                id: GALLERY,
                label: app.text("outing-photos"),
                photos: outing.offer.photos.iter().map(photo).collect::<Vec<_>>(),
                kind,
                chosen: seen(),
                onscroll: move |()| {
                    let now = browser::scrolled_to(GALLERY);
                    if now != *seen.peek() {
                        seen.set(now);
                    }
                },
            }
            if offline {
                OfflineBar { text: app.text("state-offline") }
            }
            div { class: "page-text",
                h1 { class: "page-title", "{outing.offer.title}" }
                p { class: "page-under", "{outing.venue.name}" }
                if let Some(reason) = &outing.cancellation_reason {
                    p { class: "page-warning", {app.fill("outing-cancelled-because", "reason", reason.as_str())} }
                }
                Facts { outing: outing.clone() }
                Group { outing: outing.clone(), live }
                if !outing.offer.description.is_empty() {
                    section {
                        h2 { class: "page-heading", {app.text("outing-offer")} }
                        p { class: "page-body", "{outing.offer.description}" }
                    }
                }
                Terms { outing: outing.clone() }
                if let Some(conditions) = &outing.offer.conditions {
                    section {
                        h2 { class: "page-heading", {app.text("outing-conditions")} }
                        p { class: "page-body", "{conditions}" }
                    }
                }
                WhereAndWho { outing: outing.clone() }
                Similar { outing: outing.id.inner().to_owned() }
            }
        }
        Foot { outing, onchange }
    }
}

/// What the kind of offer says, line by line.
#[component]
fn Terms(outing: OutingDetails) -> Element {
    let app = use_app();
    let lines = terms::lines(app.lang(), &outing.offer.terms);
    if lines.is_empty() {
        return rsx! {};
    }
    rsx! {
        section {
            h2 { class: "page-heading", {app.text("outing-terms")} }
            dl { class: "lines",
                for (index , line) in lines.into_iter().enumerate() {
                    div { key: "{index}", class: "line",
                        dt { "{line.label}" }
                        dd {
                            if let Some(instead_of) = line.instead_of {
                                s { "{instead_of}" }
                            }
                            "{line.value}"
                        }
                    }
                }
            }
        }
    }
}

/// When, how many places, from which age.
#[component]
fn Facts(outing: OutingDetails) -> Element {
    let app = use_app();
    let places = [("left", Arg::from(outing.seats_left)), ("capacity", Arg::from(outing.capacity))];
    let age = match outing.minimum_age {
        ..=0 => app.text("outing-age-all"),
        age => app.fill("outing-age-value", "age", age),
    };
    rsx! {
        dl { class: "facts",
            div {
                dt { {format::day(app.lang(), outing.starts_at, app.now())} }
                dd { {format::time(outing.starts_at)} }
            }
            div {
                dt { {app.text("outing-places")} }
                dd { {fill(app.lang(), "outing-places-of", &places)} }
            }
            div {
                dt { {app.text("outing-age")} }
                dd { "{age}" }
            }
        }
    }
}

/// How far the group is.
#[component]
fn Group(outing: OutingDetails, live: bool) -> Element {
    let app = use_app();
    let Some(line) = tier_line(app.lang(), &outing.tiers, outing.registered_count, outing.discount_percent)
    else {
        return rsx! {};
    };
    rsx! {
        section {
            div { class: "page-heading-row",
                h2 { class: "page-heading", {app.text("outing-tiers")} }
                if live {
                    span { class: "live", {app.text("outing-live")} }
                }
            }
            TierProgress { tiers: tiers(line) }
            p { class: "page-note", aria_live: "polite",
                strong { {app.fill("card-registered", "count", outing.registered_count)} ". " }
                {app.fill("outing-tiers-note", "time", format::time(outing.registration_closes_at))}
            }
        }
    }
}

#[component]
fn WhereAndWho(outing: OutingDetails) -> Element {
    let app = use_app();
    let location = &outing.venue.location;
    let route = format!(
        "https://www.openstreetmap.org/directions?to={:.5}%2C{:.5}",
        location.latitude, location.longitude
    );
    rsx! {
        section {
            h2 { class: "page-heading", {app.text("outing-place")} }
            p { class: "page-body", "{outing.venue.address.line()}" }
            a { class: "page-link", href: route, target: "_blank", rel: "noopener", {app.text("ticket-route")} }
        }
        section {
            h2 { class: "page-heading", {app.text("outing-partner")} }
            p { class: "page-body", "{outing.offer.partner.name} · {outing.offer.partner.partner_type.name(app.lang())}" }
            if app.account().is_some() {
                WriteToPartner { outing: outing.id.inner().to_owned() }
            }
        }
    }
}

/// The way to a conversation with the partner.
#[component]
fn WriteToPartner(outing: String) -> Element {
    let app = use_app();
    let navigator = use_navigator();
    rsx! {
        button {
            class: "page-link",
            r#type: "button",
            onclick: move |_| open_with_partner(app, navigator, outing.clone()),
            {app.text("messages-to-partner")}
        }
    }
}

/// The price, and the one thing to do.
#[component]
fn Foot(outing: OutingDetails, onchange: EventHandler<()>) -> Element {
    let app = use_app();
    let navigator = use_navigator();
    let mut registering = use_signal(|| false);
    let lang = app.lang();
    let step = Step::of(&outing, app.now());
    let price = outing.price_per_person.as_ref().map(|price| format::price(lang, price));
    let list = outing
        .list_price
        .as_ref()
        .map(|price| format::money(lang, price))
        .filter(|list| Some(list) != price.as_ref());
    let mine = outing.my_registration.clone();
    let id = outing.id.inner().to_owned();
    rsx! {
        div { class: "page-foot",
            div { class: "page-foot-price",
                if let Some(price) = price {
                    PriceTag { price, large: true }
                    if let Some(list) = list {
                        span { class: "page-note", {app.fill("outing-instead-of", "price", list)} }
                    }
                } else if let Some(discount) = outing_view::discount(lang, outing.discount_percent) {
                    PriceTag { price: discount, large: true }
                    span { class: "page-note", {app.text("outing-on-site")} }
                }
                if let Some(mine) = mine.as_ref().and_then(|mine| words::registration(lang, mine.status, mine.waitlist_position)) {
                    span { class: "page-note", "{mine}" }
                }
            }
            Button {
                label: step.label(lang, outing.status),
                disabled: step == Step::Nothing,
                onclick: move |()| match step {
                    Step::Register | Step::JoinWaitlist if app.account().is_none() => {
                        navigator.push(Route::SignInScreen { next: format!("/o/{id}") });
                    }
                    Step::Register | Step::JoinWaitlist => registering.set(true),
                    Step::ShowTicket => {
                        if let Some(mine) = &mine {
                            navigator.push(Route::TicketScreen { id: mine.id.inner().to_owned() });
                        }
                    }
                    Step::Nothing => {}
                },
            }
        }
        if registering() {
            RegisterSheet {
                outing,
                onclose: move |changed: bool| {
                    registering.set(false);
                    if changed {
                        onchange.call(());
                    }
                },
            }
        }
    }
}
