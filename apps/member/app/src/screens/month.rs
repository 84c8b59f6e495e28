//! Mes sorties as a calendar: the days with an outing, and what is on the one that is touched.

use dioxus::prelude::*;
use jiff::civil::Date;
use member_core::{
    api::registrations::Registration,
    month::{Month, weekday_letters},
};
use member_ui::{Icon, IconButton};

use crate::{screens::my_outings::Row, state::use_app};

/// A month, and the outings of a day.
#[component]
pub fn MonthPage(registrations: Vec<Registration>) -> Element {
    let app = use_app();
    let lang = app.lang();
    let month = use_signal(|| {
        // The first outing's month: what is ahead may begin next year.
        Month::of(registrations.first().map_or_else(|| app.now(), |first| first.outing.starts_at))
    });
    let mut chosen = use_signal(|| registrations.first().map(|first| first.outing.starts_at.day()));
    let starts: Vec<_> = registrations.iter().map(|registration| registration.outing.starts_at).collect();
    let days = month().days(&starts);
    let today = app.now().day();
    let mark = move |date: Date, count: usize| {
        let mut class = "month-day".to_owned();
        for (is, name) in [(count > 0, "has"), (chosen() == Some(date), "chosen"), (date == today, "today")] {
            if is {
                class.push_str(" month-day-");
                class.push_str(name);
            }
        }
        class
    };
    rsx! {
        section { class: "month",
            Head { month }
            div { class: "month-days",
                for (index , letter) in weekday_letters(lang).into_iter().enumerate() {
                    span { key: "w{index}", class: "month-weekday", aria_hidden: "true", "{letter}" }
                }
                for index in 0..month().empty_before() {
                    span { key: "e{index}" }
                }
                for day in days {
                    button {
                        key: "{day.date}",
                        class: mark(day.date, day.count),
                        r#type: "button",
                        aria_label: day.label(lang),
                        aria_pressed: (chosen() == Some(day.date)).to_string(),
                        disabled: day.count == 0,
                        onclick: move |_| chosen.set(Some(day.date)),
                        {day.date.day().to_string()}
                    }
                }
            }
            ul { class: "rows",
                for registration in registrations.into_iter().filter(|one| Some(one.outing.starts_at.day()) == chosen()) {
                    li { key: "{registration.id.inner()}",
                        Row { registration }
                    }
                }
            }
        }
    }
}

#[component]
fn Head(month: Signal<Month>) -> Element {
    let app = use_app();
    let mut month = month;
    rsx! {
        div { class: "month-head",
            IconButton {
                icon: Icon::ChevronLeft,
                label: app.text("outings-previous-month"),
                onclick: move |()| month.set(month().previous()),
            }
            h2 { class: "page-heading", aria_live: "polite", {month().name(app.lang())} }
            IconButton {
                icon: Icon::ChevronRight,
                label: app.text("outings-next-month"),
                onclick: move |()| month.set(month().next()),
            }
        }
    }
}
