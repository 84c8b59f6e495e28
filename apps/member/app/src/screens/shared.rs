//! What several screens need: cards' faces, and what is shown while there is no answer.

use dioxus::prelude::*;
use member_core::{
    api::{outings::OutingCard, photos},
    failure::Failure,
    outing_view::{CardText, TierLine},
    texts::Lang,
    time::Instant,
};
use member_ui::{
    ErrorState, Icon, IconButton,
    fields::EyeWords,
    outing::{OutingFace, Photo, TierMark, Tiers},
};

use crate::{
    favourites::use_favourites,
    news::use_news,
    route::Route,
    state::{App, use_app},
};

/// A card's face.
pub fn face(lang: Lang, card: &OutingCard, now: Instant) -> OutingFace {
    let text = CardText::of(lang, card, now);
    OutingFace {
        title: text.title,
        venue: text.venue,
        discount: text.discount,
        tags: [Some(text.kind), text.age].into_iter().flatten().collect(),
        kind: text.kind_slug,
        when: text.when,
        time: text.time,
        distance: text.distance,
        list_price: text.list_price,
        price: text.price,
        note: text.note,
        tiers: text.tiers.map(tiers),
        photo: first_photo(&card.offer.photos),
    }
}

/// A photograph, as the components want it.
pub fn photo(photo: &photos::Photo) -> Photo {
    Photo {
        srcset: photo.choices(),
        src: photo.plain.clone(),
        alt: photo.alt.clone(),
        color: photo.color.clone(),
    }
}

/// The one a card shows; the light of the place where there is none.
pub fn first_photo(photos: &[photos::Photo]) -> Photo {
    photos.first().map(photo).unwrap_or_default()
}

/// A line of tiers, as the component wants it.
pub fn tiers(line: TierLine) -> Tiers {
    let marks = line.points.into_iter().map(|point| TierMark {
        at: point.at,
        reached: point.reached,
        people: point.people,
        gain: point.gain,
    });
    Tiers { filled: line.filled, marks: marks.collect(), next: line.next }
}

/// It did not work: why, and once more.
#[component]
pub fn Trouble(failure: Failure, onretry: EventHandler<()>) -> Element {
    let app = use_app();
    rsx! {
        ErrorState {
            title: app.text("failure-title"),
            detail: failure.message(app.lang()),
            retry: app.text("state-retry"),
            onretry: move |()| onretry.call(()),
        }
    }
}

/// The way to one's profile.
#[component]
pub fn ProfileButton() -> Element {
    let app = use_app();
    let navigator = use_navigator();
    rsx! {
        IconButton {
            icon: Icon::CircleUserRound,
            label: app.text("nav-profile"),
            onclick: move |()| {
                navigator.push(Route::ProfileScreen {});
            },
        }
    }
}

/// The way to what Yousoon has told the person.
#[component]
pub fn BellButton() -> Element {
    let app = use_app();
    let news = use_news();
    let navigator = use_navigator();
    rsx! {
        IconButton {
            icon: Icon::Bell,
            label: match news.notifications() {
                0 => app.text("nav-notifications"),
                count => app.fill("nav-notifications-new", "count", count),
            },
            news: news.notifications(),
            onclick: move |()| {
                navigator.push(Route::NotificationsScreen {});
            },
        }
    }
}

/// The heart of an offer; who is not signed in is asked to.
#[component]
pub fn HeartButton(offer: String) -> Element {
    let app = use_app();
    let favourites = use_favourites();
    let heart = use_heart();
    let has = favourites.has(&offer);
    rsx! {
        IconButton {
            icon: Icon::Heart,
            label: app.text(heart_label(has)),
            pressed: has,
            onclick: move |()| heart.call(offer.clone()),
        }
    }
}

/// What a tap on a heart will do.
pub const fn heart_label(favourite: bool) -> &'static str {
    if favourite { "favourite-remove" } else { "favourite-add" }
}

/// The words of a password's eye.
pub fn eye_words(app: App) -> EyeWords {
    EyeWords { show: app.text("field-show-password"), hide: app.text("field-hide-password") }
}

/// What a touched heart does; who is not signed in is asked to, and comes back to where the heart was.
pub fn use_heart() -> Callback<String> {
    let app = use_app();
    let favourites = use_favourites();
    let navigator = use_navigator();
    use_callback(move |offer: String| {
        if app.account().is_some() {
            favourites.set(&offer, !favourites.has(&offer));
        } else {
            // Asked only now: every card has a heart, and reading where one is takes as long as drawing half a card.
            let here = router().current::<Route>();
            navigator.push(Route::SignInScreen { next: here.to_string() });
        }
    })
}

/// The way to the search.
#[component]
pub fn SearchButton() -> Element {
    let app = use_app();
    let navigator = use_navigator();
    rsx! {
        IconButton {
            icon: Icon::Search,
            label: app.text("nav-search"),
            onclick: move |()| {
                navigator.push(Route::SearchScreen {});
            },
        }
    }
}

/// Back to where one came from; to the feed for who came from elsewhere.
#[component]
pub fn BackButton(#[props(default)] close: bool) -> Element {
    let app = use_app();
    let navigator = use_navigator();
    let (icon, key) = if close { (Icon::X, "nav-close") } else { (Icon::ChevronLeft, "nav-back") };
    rsx! {
        IconButton {
            icon,
            label: app.text(key),
            onclick: move |()| {
                if navigator.can_go_back() {
                    navigator.go_back();
                } else {
                    navigator.replace(Route::Feed {});
                }
            },
        }
    }
}
