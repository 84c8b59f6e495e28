//! Full-screen cards, one above the other, swiped sideways.
//!
//! While a finger is down, only two cards are moved, by writing their `transform`: nothing is drawn anew. What
//! remains of the way is left to the browser's compositor. The next card waits small at the right edge and grows
//! as it comes; the former one is left behind under it.
//!
//! There are [`SLOTS`] elements, which cards take in turn. When another card has come to the top, the next one is there
//! already; what else it means follows in steps, each small enough for a frame ([`Moving::follow`]), and the card that is
//! farthest behind becomes the one that is farthest ahead. So no frame has to make a card, and the slot's elements are
//! used again. Nothing but what a step changes is drawn anew: each [`Slot`] knows only what concerns it.
//!
//! The pointer is captured only once the finger has gone sideways: a tap is never captured, so its click
//! arrives at the button that was tapped. `touch-action: none` (in the style sheet) keeps the browser from scrolling; but
//! Chromium still takes a flick for the beginning of a fling, and for about a second makes no click of the next tap: it
//! stops a fling that nobody sees. So each move of a swipe is also refused as a touch ([`refuse`]).
//!
//! A tap on the card itself is told by the finger that leaves, not by a click: the finger that stops a running
//! animation changes which card is on top, and browsers give no click where the page changed under the finger.

mod told;

use dioxus::{prelude::*, web::WebEventExt as _};
use member_ui::{
    deck::{SLOTS, card_in, first_for, number, placed, transform},
    swipe::{Around, Axis, Swipe},
};
use wasm_bindgen::JsCast as _;

use self::told::Told;
use crate::browser;

/// So long before each of the steps that follow a card's coming to rest, in milliseconds: two frames.
const REST: u32 = 40;
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
    /// The button for those who do not swipe.
    pub previous: String,
    /// The other one.
    pub next: String,
}

/// What was said last of where a card is. Browsers take as long over what is said again as over what is new.
struct Written {
    card: usize,
    duration: f64,
    transform: String,
}

#[derive(Clone, Copy, PartialEq)]
struct Moving {
    swipe: CopyValue<Option<Swipe>>,
    /// How wide the deck was when the finger went sideways, in pixels.
    width: CopyValue<f64>,
    /// The card that will be on top when the running animation ends.
    landing: CopyValue<Option<usize>>,
    /// The card for which the others were put in their places.
    rests: CopyValue<usize>,
    /// Of each slot.
    written: CopyValue<[Option<Written>; SLOTS]>,
    index: Signal<usize>,
    /// The card whose buttons the keyboard can still reach.
    awake: Signal<usize>,
    /// The card of which screen readers and the buttons know that it is on top.
    told: Signal<usize>,
    /// The first card that has a slot.
    first: Signal<usize>,
    count: usize,
}

impl Moving {
    /// Puts the cards where they are when `top`, or what is between two cards, is on top.
    fn place(mut self, top: f64, duration: f64) {
        let index = *self.index.peek();
        let first = placed(*self.first.peek(), index);
        let mut written = self.written.write();
        for card in first.max(index.saturating_sub(1))..(first + SLOTS).min(index + 3).min(self.count) {
            let (slot, wanted) =
                (card % SLOTS, Written { card, duration, transform: transform(number(card) - top) });
            let element = format!("card-{slot}");
            let before = written[slot].as_ref().filter(|before| before.card == card);
            if before.is_none_or(|before| before.duration != duration) {
                browser::glide(&element, duration);
            }
            if before.is_none_or(|before| before.transform != wanted.transform) {
                browser::shift(&element, &wanted.transform);
            }
            written[slot] = Some(wanted);
        }
    }

    /// What another card on top means for the others, each in a frame of its own: the card that is to come gets its slot,
    /// the former one goes to sleep, who does not see is told. A finger that comes meanwhile goes first.
    fn follow(mut self, top: usize) {
        if *self.rests.peek() != top {
            // Neither a finger nor a key has brought it here.
            self.rests.set(top);
            self.place(number(top), 0.0);
        }
        if top + 1 >= placed(*self.first.peek(), top) + SLOTS {
            // Swiped faster than this could follow: better a long frame than no card.
            self.deal(top);
        }
        spawn(async move {
            for step in [Self::deal, Self::sleep, Self::tell] {
                browser::pause(REST).await;
                while self.is_moved() {
                    browser::pause(REST).await;
                }
                if *self.index.peek() != top {
                    return;
                }
                step(&mut self, top);
            }
        });
    }

    /// Whether a finger is there, or a card on its way.
    fn is_moved(self) -> bool {
        self.swipe.peek().is_some() || self.landing.peek().is_some()
    }

    fn deal(&mut self, top: usize) {
        change(&mut self.first, first_for(top));
    }

    /// Who came to the former card with a keyboard stays at the deck, not nowhere.
    fn sleep(&mut self, top: usize) {
        let former = *self.awake.peek();
        if former != top {
            browser::refocus(&format!("card-{}", former % SLOTS), "deck");
            self.awake.set(top);
        }
    }

    fn tell(&mut self, top: usize) {
        change(&mut self.told, top);
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
        let duration = if browser::reduced_motion() { 0.0 } else { duration };
        self.place(number(target), duration);
        self.rests.set(target);
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

/// Sets what is not so already: nothing is drawn anew for nothing.
fn change(signal: &mut Signal<usize>, value: usize) {
    if *signal.peek() != value {
        signal.set(value);
    }
}

/// Cards, of which one is on top. `card` draws one; it is asked for those that have a slot. `position` says in words
/// which one is on top.
#[component]
pub fn Deck(
    words: DeckWords,
    count: usize,
    index: Signal<usize>,
    card: Callback<usize, Element>,
    position: Callback<usize, String>,
    ongesture: EventHandler<Gesture>,
) -> Element {
    let mut swipe = use_hook(|| CopyValue::new(None::<Swipe>));
    let top = *index.peek();
    let moving = Moving {
        swipe,
        width: use_hook(|| CopyValue::new(1.0)),
        landing: use_hook(|| CopyValue::new(None)),
        rests: use_hook(|| CopyValue::new(top)),
        written: use_hook(|| CopyValue::new([const { None }; SLOTS])),
        index,
        awake: use_signal(|| top),
        told: use_signal(|| top),
        first: use_signal(|| first_for(top)),
        count,
    };
    use_effect(use_reactive!(|moving| moving.follow((moving.index)())));
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
            ontouchmove: move |event| refuse(moving, &event),
            for slot in 0..SLOTS {
                Slot { key: "{slot}", slot, moving, card }
            }
            Told {
                told: moving.told,
                count,
                position,
                previous: words.previous,
                next: words.next,
                ongo: move |pages| moving.go(pages, BY_KEY),
            }
        }
    }
}

/// One of the elements that cards take in turn.
#[component]
fn Slot(slot: usize, moving: Moving, card: Callback<usize, Element>) -> Element {
    let place = use_memo(move || card_in(slot, placed((moving.first)(), (moving.index)())));
    let is_top = use_memo(move || place() == (moving.index)());
    let is_awake = use_memo(move || is_top() || place() == (moving.awake)());
    // Where the card begins, at once: it may take over the element of one that has just glided, and would glide itself,
    // across the one on top. From there it is moved by hand.
    let style = use_memo(move || {
        let place = place();
        let distance = number(place) - number(*moving.index.peek());
        format!("z-index: {place}; transition: none; transform: {}", transform(distance))
    });
    if place() >= moving.count {
        return rsx! {};
    }
    rsx! {
        div {
            id: "card-{slot}",
            class: "deck-card",
            style,
            aria_hidden: if !is_top() { "true" },
            inert: if !is_awake() { "true" },
            {card.call(place())}
        }
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
        // Not sooner: where something has just changed, a browser must lay it out to answer, and the finger waits.
        let mut width = moving.width;
        width.set(browser::element_width("deck").max(1.0));
    }
    if swipe.axis() == Axis::Horizontal {
        let index = *moving.index.peek();
        let offset = swipe.offset(Around::of(index, moving.count));
        moving.place(number(index) - offset / *moving.width.peek(), 0.0);
    }
}

/// A finger that swipes does nothing else. One that rests may still become a click.
fn refuse(moving: Moving, event: &Event<TouchData>) {
    if moving.swipe.peek().as_ref().is_some_and(|swipe| swipe.axis() != Axis::Open) {
        event.prevent_default();
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
            let width = *moving.width.peek();
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
