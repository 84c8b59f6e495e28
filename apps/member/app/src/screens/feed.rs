//! Pour vous: cards that fill the screen, swiped sideways.

use dioxus::prelude::*;
use member_core::{
    api::outings::{FindOutings, OutingCard, feed},
    failure::Failure,
    loadable::Loadable,
    store::Table,
    texts::{Arg, fill},
};
use member_ui::{
    EmptyState, FullCard, Icon, OfflineBar, Skeleton, SkeletonShape, TopBar,
    outing::{FullCardWords, OutingFace},
};

use crate::{
    answer::{Answer, use_answer},
    deck::{Deck, DeckWords, Gesture},
    favourites::use_favourites,
    route::Route,
    screens::{
        onboarding::was_seen,
        shared::{BellButton, ProfileButton, SearchButton, Trouble, face, heart_label, use_heart},
    },
    state::{App, use_app},
};

/// So many cards before the end, the next page is asked for.
const AHEAD: usize = 6;

/// Where one is in the feed: kept while other screens are looked at.
#[derive(Clone, Copy)]
pub struct FeedPlace {
    index: Signal<usize>,
}

impl FeedPlace {
    /// Called once, by the outermost component.
    pub fn provide() {
        let index = use_signal(|| 0);
        use_context_provider(|| Self { index });
    }
}

/// The feed.
#[component]
pub fn Feed() -> Element {
    let app = use_app();
    let answer = use_answer(Table::Public, || Some(feed(None)));
    let place = use_context::<FeedPlace>();
    let navigator = use_navigator();
    use_future(move || async move {
        // The first visit begins with what this is.
        if !was_seen(app).await {
            navigator.replace(Route::Onboarding {});
        }
    });
    rsx! {
        TopBar {
            over_photo: true,
            start: rsx! { SearchButton {} },
            end: rsx! {
                BellButton {}
                ProfileButton {}
            },
        }
        {body(app, answer, place)}
    }
}

/// What there is to show, or why there is nothing.
fn body(app: App, answer: Answer<FindOutings>, mut place: FeedPlace) -> Element {
    let mut refresh = move || {
        place.index.set(0);
        answer.reload();
    };
    match answer.read() {
        Loadable::Loading => rsx! {
            Skeleton { shape: SkeletonShape::Card, label: app.text("state-loading") }
        },
        Loadable::Failed(failure) => rsx! {
            Trouble { failure, onretry: move |()| answer.reload() }
        },
        Loadable::Shown { value, .. } if value.outings.nodes.is_empty() => rsx! {
            EmptyState {
                icon: Icon::GalleryVerticalEnd,
                title: app.text("feed-empty"),
                detail: app.text("feed-empty-detail"),
                action: app.text("state-retry"),
                onaction: move |()| answer.reload(),
            }
        },
        Loadable::Shown { value, trouble, .. } => rsx! {
            div { class: "feed",
                if trouble == Some(Failure::Offline) {
                    OfflineBar { text: app.text("state-offline") }
                }
                Cards {
                    first: value,
                    index: place.index,
                    onrefresh: move |()| refresh(),
                }
            }
        },
    }
}

/// The pages so far, and the way to the next.
#[derive(Clone, Copy, PartialEq)]
struct Pages {
    cards: Signal<Vec<OutingCard>>,
    next: Signal<Option<String>>,
    asking: CopyValue<bool>,
}

impl Pages {
    /// A first page that is newer than the one shown: what is shown keeps its place where it can.
    fn renew(mut self, first: FindOutings) {
        let info = first.outings.page_info;
        let mut cards = first.outings.nodes;
        let same = self.cards.peek().iter().zip(&cards).all(|(shown, card)| shown.id == card.id);
        if same {
            let longer: Vec<_> = self.cards.peek().iter().skip(cards.len()).cloned().collect();
            if longer.is_empty() {
                self.next.set(info.end_cursor.filter(|_| info.has_next_page));
            }
            cards.extend(longer);
        } else {
            self.next.set(info.end_cursor.filter(|_| info.has_next_page));
        }
        self.cards.set(cards);
    }

    /// Asks for the next page when the end is near; a failure is tried again at the next card.
    fn ask_ahead(mut self, app: App, index: usize) {
        let next = self.next.peek().clone();
        let near = index + AHEAD >= self.cards.peek().len();
        let Some(after) = next.filter(|_| near && !*self.asking.peek()) else {
            return;
        };
        self.asking.set(true);
        spawn(async move {
            let answer = app.client().fetch(Table::Public, &feed(Some(after))).await;
            self.asking.set(false);
            if let Ok(page) = answer {
                self.next
                    .set(page.outings.page_info.end_cursor.filter(|_| page.outings.page_info.has_next_page));
                // A card that moved between two pages is not shown twice.
                let known: Vec<_> = self.cards.peek().iter().map(|card| card.id.clone()).collect();
                let fresh = page.outings.nodes.into_iter().filter(|card| !known.contains(&card.id));
                self.cards.write().extend(fresh);
            }
        });
    }

    /// The offer and the outing of a card, and what is written on it.
    fn shown(self, app: App, place: usize) -> Option<Shown> {
        let cards = self.cards.read();
        let card = cards.get(place)?;
        Some(Shown {
            offer: card.offer.id.inner().to_owned(),
            outing: card.id.inner().to_owned(),
            face: face(app.lang(), card, app.now()),
        })
    }
}

/// One of the cards.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Shown {
    offer: String,
    outing: String,
    face: OutingFace,
}

#[component]
fn Cards(first: FindOutings, mut index: Signal<usize>, onrefresh: EventHandler<()>) -> Element {
    let app = use_app();
    let navigator = use_navigator();
    let pages = Pages {
        cards: use_signal(|| first.outings.nodes.clone()),
        next: use_signal(|| None),
        asking: use_hook(|| CopyValue::new(false)),
    };
    use_effect(use_reactive!(|first| pages.renew(first)));
    use_effect(move || {
        // There may be fewer than there were.
        let last = pages.cards.read().len().saturating_sub(1);
        if *index.peek() > last {
            index.set(last);
        }
    });
    use_effect(move || pages.ask_ahead(app, index()));
    // The cards may have changed without their number.
    let count = use_memo(move || pages.cards.read().len());
    let count = count();
    let open = use_callback(move |place: usize| {
        if let Some(card) = pages.cards.peek().get(place) {
            navigator.push(Route::OutingScreen { id: card.id.inner().to_owned() });
        }
    });
    let position = use_callback(move |top: usize| {
        let position = [("number", Arg::from(top + 1)), ("count", Arg::from(count))];
        fill(app.lang(), "feed-position", &position)
    });
    let words = DeckWords {
        label: app.text("feed-label"),
        previous: app.text("feed-previous"),
        next: app.text("feed-next"),
    };
    let card = use_callback(move |place: usize| rsx! { FeedCard { place, pages, onopen: open } });
    rsx! {
        Deck {
            words,
            count,
            index,
            card,
            position,
            ongesture: move |gesture| match gesture {
                // The finger that opened it may have brought the card on top itself.
                Gesture::Open => open.call(*index.peek()),
                Gesture::Refresh => onrefresh.call(()),
            },
        }
    }
}

/// One of the cards. A component of its own: what is written on the others is not written again when one changes.
#[component]
fn FeedCard(place: usize, pages: Pages, onopen: EventHandler<usize>) -> Element {
    let app = use_app();
    let heart = use_heart();
    let favourites = use_favourites();
    // Not drawn anew because there are more cards.
    let shown = use_memo(use_reactive!(|place| pages.shown(app, place)));
    let Some(Shown { offer, outing, face }) = shown() else {
        return rsx! {};
    };
    let favourite = favourites.has(&offer);
    rsx! {
        FullCard {
            face,
            words: FullCardWords {
                go: app.text("feed-go"),
                heart: Some(app.text(heart_label(favourite))),
                details: app.text("feed-details"),
            },
            href: Route::OutingScreen { id: outing }.to_string(),
            eager: place < 2,
            ongo: move |()| onopen.call(place),
            favourite,
            onheart: move |()| heart.call(offer.clone()),
            ondetails: move |()| onopen.call(place),
        }
    }
}
