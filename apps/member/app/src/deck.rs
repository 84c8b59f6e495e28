//! Full-screen cards, one above the other, swiped sideways.
//!
//! While a finger is down, only two cards are moved, by writing their `transform`: nothing is drawn anew. What
//! remains of the way is left to the browser's compositor. The next card waits small at the right edge and grows
//! as it comes; the former one is left behind under it.
//!
//! There are [`SLOTS`] elements, which cards take in turn. When another card has come to the top, the next one is there
//! already; only then, while nothing moves, the card that is farthest behind becomes the one that is farthest ahead. So no
//! frame has to make a card, and the slot's elements are used again.
//!
//! The pointer is captured only once the finger has gone sideways: a tap is never captured, so its click
//! arrives at the button that was tapped. `touch-action: none` (in the style sheet) keeps the browser from starting a
//! scroll of its own, whose fling would swallow the next tap.
//!
//! A tap on the card itself is told by the finger that leaves, not by a click: the finger that stops a running
//! animation changes which card is on top, and browsers give no click where the page changed under the finger.

use std::cmp::Ordering;

use dioxus::{prelude::*, web::WebEventExt as _};
use member_ui::swipe::{Around, Axis, Swipe};
use wasm_bindgen::JsCast as _;

use crate::browser;

/// The former card, the one on top, the next, and the one after it.
const SLOTS: usize = 4;
/// So long before each of the two steps that follow a card's coming to rest, in milliseconds: a frame or two.
const REST: u32 = 40;
/// How much of the next card is seen, in pixels.
const PEEK: f64 = 10.0;
/// How small it waits.
const SMALL: f64 = 0.27;
/// How far the former card is left behind, as a share of the way.
const LEFT_BEHIND: f64 = 0.35;
/// So far up opens the details; so far down asks for what is new.
const PULL: f64 = 70.0;
/// How long a card takes that no finger has thrown, in milliseconds.
const BY_KEY: f64 = 260.0;

/// What is done with the card on top.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Gesture {
    /// A tap, or a swipe up.
    Open,
    /// Pulled down.
    Refresh,
}

/// The words of a [`Deck`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeckWords {
    /// What the cards are.
    pub label: String,
    /// Which one is on top.
    pub position: String,
    /// The button for those who do not swipe.
    pub previous: String,
    /// The other one.
    pub next: String,
}

/// Where a card is that is `distance` cards from the top, on a deck so many pixels wide.
fn transform(distance: f64, width: f64) -> String {
    if distance <= 0.0 {
        return format!("translate3d({:.1}px, 0, 0)", distance.max(-1.0) * LEFT_BEHIND * width);
    }
    let waiting = distance.min(1.0);
    let scale = 1.0 - (1.0 - SMALL) * waiting;
    let shift = (width - PEEK) * waiting + if distance > 1.0 { PEEK } else { 0.0 };
    format!("translate3d({shift:.1}px, 0, 0) scale({scale:.3})")
}

/// A position in a list as a number to calculate with.
fn number(index: usize) -> f64 {
    f64::from(u32::try_from(index).unwrap_or(u32::MAX))
}

/// The first card that has a slot while this one is on top.
const fn first_for(top: usize) -> usize {
    top.saturating_sub(1)
}

/// The first card that has a slot, unless the deck was put to a card that has none.
fn placed(first: usize, top: usize) -> usize {
    if (first..first + SLOTS).contains(&top) { first } else { first_for(top) }
}

/// The card in a slot, of those from `first`: each card has its slot, whichever is on top.
const fn card_in(slot: usize, first: usize) -> usize {
    first + (slot + SLOTS - first % SLOTS) % SLOTS
}

#[derive(Clone, Copy)]
struct Moving {
    swipe: CopyValue<Option<Swipe>>,
    /// The card that will be on top when the running animation ends.
    landing: CopyValue<Option<usize>>,
    index: Signal<usize>,
    /// The card whose buttons the keyboard can still reach.
    awake: Signal<usize>,
    /// The first card that has a slot.
    first: Signal<usize>,
    count: usize,
}

impl Moving {
    fn place(self, offset: f64, duration: f64) {
        let width = browser::element_width("deck").max(1.0);
        let index = *self.index.peek();
        let top = number(index) - offset / width;
        let first = placed(*self.first.peek(), index);
        for card in first.max(index.saturating_sub(1))..(first + SLOTS).min(index + 3).min(self.count) {
            let element = format!("card-{}", card % SLOTS);
            browser::animate(&element, &transform(number(card) - top, width), duration);
        }
    }

    /// What another card on top means for the others, once nothing moves and each in a frame of its own: the former one
    /// goes to sleep, then the cards around the one on top get the slots.
    fn follow(mut self, top: usize) {
        spawn(async move {
            browser::pause(REST).await;
            self.awake.set(top);
            browser::pause(REST).await;
            let first = first_for(*self.index.peek());
            if *self.first.peek() != first {
                self.first.set(first);
            }
        });
    }

    /// What was still on its way arrives now.
    fn arrive(mut self) {
        let landing = self.landing.write().take();
        if let Some(landing) = landing {
            self.index.set(landing);
        }
    }

    fn go(mut self, pages: i32, duration: f64) {
        let index = *self.index.peek();
        let target = match pages {
            1 => (index + 1).min(self.count.saturating_sub(1)),
            -1 => index.saturating_sub(1),
            _ => index,
        };
        let width = browser::element_width("deck");
        let duration = if browser::reduced_motion() { 0.0 } else { duration };
        self.place((number(index) - number(target)) * width, duration);
        self.landing.set((target != index).then_some(target));
        if target != index {
            spawn(async move {
                browser::pause(duration as u32 + 16).await;
                // Another finger may have arrived before.
                if *self.landing.peek() == Some(target) {
                    self.arrive();
                }
            });
        }
    }
}

/// Cards, of which one is on top. `card` draws one; it is asked for those that have a slot.
#[component]
pub fn Deck(
    words: DeckWords,
    count: usize,
    index: Signal<usize>,
    card: Callback<usize, Element>,
    ongesture: EventHandler<Gesture>,
) -> Element {
    let mut swipe = use_hook(|| CopyValue::new(None::<Swipe>));
    let landing = use_hook(|| CopyValue::new(None));
    let top = index().min(count.saturating_sub(1));
    let first = use_signal(|| first_for(top));
    let awake = use_signal(|| top);
    let moving = Moving { swipe, landing, index, awake, first, count };
    use_effect(use_reactive!(|top| moving.follow(top)));
    let first = placed(first(), top);
    let shown = (0..SLOTS).map(|slot| (slot, card_in(slot, first))).filter(move |(_, place)| *place < count);
    rsx! {
        section {
            id: "deck",
            class: "deck",
            aria_roledescription: "carousel",
            aria_label: words.label,
            tabindex: "0",
            onkeydown: move |event| match event.key() {
                Key::ArrowRight => moving.go(1, BY_KEY),
                Key::ArrowLeft => moving.go(-1, BY_KEY),
                Key::Enter => ongesture.call(Gesture::Open),
                _ => {}
            },
            onpointerdown: move |event| {
                moving.arrive();
                let place = event.client_coordinates();
                swipe.set(event.is_primary().then(|| Swipe::begin(place.x, place.y, browser::time_millis())));
            },
            onpointermove: move |event| moved(moving, &event),
            onpointerup: move |event| {
                let taps = !is_for_itself(&event);
                ended(moving, Some((ongesture, taps)));
            },
            onpointercancel: move |_| ended(moving, None),
            for (slot, place) in shown {
                div {
                    key: "{slot}",
                    id: "card-{slot}",
                    class: "deck-card",
                    style: "z-index: {place}; transform: {initial(place, top)}",
                    aria_hidden: if place != top { "true" },
                    inert: if place != top && place != awake() { "true" },
                    {card.call(place)}
                }
            }
            p { class: "visually-hidden", aria_live: "polite", "{words.position}" }
            Buttons {
                previous: words.previous,
                next: words.next,
                first: top == 0,
                last: top + 1 >= count,
                ongo: move |pages| moving.go(pages, BY_KEY),
            }
        }
    }
}

/// For those who do not swipe.
#[component]
fn Buttons(previous: String, next: String, first: bool, last: bool, ongo: EventHandler<i32>) -> Element {
    let go = move |event: Event<MouseData>, pages: i32| {
        event.stop_propagation();
        ongo.call(pages);
    };
    rsx! {
        div { class: "deck-buttons",
            button { r#type: "button", disabled: first, onclick: move |event| go(event, -1), "{previous}" }
            button { r#type: "button", disabled: last, onclick: move |event| go(event, 1), "{next}" }
        }
    }
}

/// Where a card rests, in terms of its own width: the deck's width is not known before it is drawn.
fn initial(place: usize, top: usize) -> String {
    match place.cmp(&top) {
        Ordering::Less => format!("translate3d({:.0}%, 0, 0)", -100.0 * LEFT_BEHIND),
        Ordering::Equal => "translate3d(0, 0, 0)".to_owned(),
        Ordering::Greater if place > top + 1 => format!("translate3d(100%, 0, 0) scale({SMALL})"),
        Ordering::Greater => format!("translate3d(calc(100% - {PEEK}px), 0, 0) scale({SMALL})"),
    }
}

fn moved(moving: Moving, event: &Event<PointerData>) {
    let place = event.client_coordinates();
    let mut held = moving.swipe;
    let mut held = held.write();
    let Some(swipe) = held.as_mut() else {
        return;
    };
    let before = swipe.axis();
    swipe.move_to(place.x, place.y, browser::time_millis());
    if before == Axis::Open && swipe.axis() != Axis::Open {
        capture(event);
    }
    if swipe.axis() == Axis::Horizontal {
        let index = *moving.index.peek();
        moving.place(swipe.offset(Around::of(index, moving.count)), 0.0);
    }
}

/// From now on the deck hears of the finger, wherever it goes.
fn capture(event: &Event<PointerData>) {
    let pointer: Option<web_sys::PointerEvent> = event.as_web_event().dyn_into().ok();
    if let (Some(pointer), Some(deck)) = (pointer, around(event, "#deck")) {
        // A pointer that has just gone cannot be captured, and need not.
        drop(deck.set_pointer_capture(pointer.pointer_id()));
    }
}

/// Whether the finger is on something that has its own click.
fn is_for_itself(event: &Event<PointerData>) -> bool {
    around(event, "a, button").is_some()
}

/// What is around the place of an event. Events are heard at the root: the target is whatever was touched inside.
fn around(event: &Event<PointerData>, selector: &str) -> Option<web_sys::Element> {
    let target = event.as_web_event().target()?.dyn_into::<web_sys::Element>().ok()?;
    target.closest(selector).ok().flatten()
}

/// The finger leaves, or the browser takes it away: then nothing was meant. With it, who hears of gestures, and
/// whether a tap is one.
fn ended(mut moving: Moving, gesture: Option<(EventHandler<Gesture>, bool)>) {
    let Some(swipe) = moving.swipe.write().take() else {
        return;
    };
    match swipe.axis() {
        Axis::Open => {
            if let Some((gesture, true)) = gesture {
                gesture.call(Gesture::Open);
            }
        }
        Axis::Horizontal => {
            let index = *moving.index.peek();
            let width = browser::element_width("deck").max(1.0);
            let landing = swipe.end(browser::time_millis(), width, Around::of(index, moving.count));
            moving.go(if gesture.is_some() { landing.pages } else { 0 }, landing.duration);
        }
        Axis::Vertical => match (swipe.dy(), gesture) {
            (dy, Some((gesture, _))) if dy < -PULL => gesture.call(Gesture::Open),
            (dy, Some((gesture, _))) if dy > PULL => gesture.call(Gesture::Refresh),
            _ => {}
        },
    }
}
