//! An offer's terms as lines: what one gets, what it costs otherwise, what to know.

use crate::{
    api::{
        money::Money,
        terms::{MealService, OfferTerms},
    },
    format,
    texts::{Lang, fill, text},
};

/// A line of an offer's terms.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TermLine {
    /// What.
    pub label: String,
    /// How much, or how.
    pub value: String,
    /// The price without membership.
    pub instead_of: Option<String>,
}

struct Lines {
    lang: Lang,
    lines: Vec<TermLine>,
}

impl Lines {
    fn price(&mut self, label: impl Into<String>, list: &Money, member: &Money) {
        let (value, list) = (format::price(self.lang, member), format::money(self.lang, list));
        let instead_of = (value != list).then_some(list);
        self.lines.push(TermLine { label: label.into(), value, instead_of });
    }

    fn price_of(&mut self, key: &str, list: &Money, member: &Money) {
        self.price(text(self.lang, key), list, member);
    }

    fn say(&mut self, key: &str, value: impl Into<String>) {
        self.lines.push(TermLine { label: text(self.lang, key), value: value.into(), instead_of: None });
    }

    fn say_if(&mut self, key: &str, value: Option<&String>) {
        if let Some(value) = value {
            self.say(key, value);
        }
    }

    fn free(&mut self, label: &str, list: &Money) {
        let value = text(self.lang, "terms-free");
        let instead_of = Some(format::money(self.lang, list));
        self.lines.push(TermLine { label: label.to_owned(), value, instead_of });
    }

    fn minimum(&mut self, minimum: Option<&Money>) {
        if let Some(minimum) = minimum {
            self.say("terms-minimum-order", format::money(self.lang, minimum));
        }
    }

    fn minutes(&mut self, minutes: i32) {
        self.say("terms-duration", fill(self.lang, "terms-minutes", &[("minutes", minutes.into())]));
    }
}

/// The lines of an offer's terms; none for a kind this version does not know.
pub fn lines(lang: Lang, terms: &OfferTerms) -> Vec<TermLine> {
    let mut out = Lines { lang, lines: Vec::new() };
    match terms {
        OfferTerms::HappyHour(_)
        | OfferTerms::FreeDrink(_)
        | OfferTerms::TabDiscount(_)
        | OfferTerms::BillDiscount(_)
        | OfferTerms::SetMenu(_)
        | OfferTerms::FreeItem(_) => table(&mut out, terms),
        OfferTerms::ReducedEntry(entry) => {
            out.price_of("terms-entry", &entry.list_price, &entry.member_price);
            until(&mut out, entry.until, entry.drink_included);
            out.say_if("terms-dress-code", entry.dress_code.as_ref());
        }
        OfferTerms::GuestList(list) => {
            out.price_of("terms-guest-list", &list.list_price, &list.member_price);
            until(&mut out, list.until, list.drink_included);
            out.say_if("terms-dress-code", list.dress_code.as_ref());
        }
        _ => tickets(&mut out, terms),
    }
    out.lines
}

fn until(out: &mut Lines, until: Option<crate::time::ClockTime>, drink_included: bool) {
    if let Some(until) = until {
        out.say("terms-until", format::clock_time(until));
    }
    if drink_included {
        out.say("terms-drink", text(out.lang, "terms-included"));
    }
}

/// At a bar or a table.
fn table(out: &mut Lines, terms: &OfferTerms) {
    match terms {
        OfferTerms::HappyHour(hour) => {
            for drink in &hour.drinks {
                out.price(&drink.name, &drink.list_price, &drink.member_price);
            }
        }
        OfferTerms::FreeDrink(free) => {
            out.free(&free.drink, &free.list_price);
            out.minimum(free.minimum_order.as_ref());
        }
        OfferTerms::TabDiscount(tab) => {
            out.say("terms-tab", format::percent_off(out.lang, tab.percent));
            if let Some(cap) = &tab.cap {
                out.say("terms-cap", format::money(out.lang, cap));
            }
            if !tab.excluded_items.is_empty() {
                out.say("terms-excluded", tab.excluded_items.join(", "));
            }
        }
        OfferTerms::BillDiscount(bill) => {
            out.say("terms-bill", format::percent_off(out.lang, bill.percent));
            if bill.drinks_excluded {
                out.say("terms-excluded", text(out.lang, "terms-drinks"));
            }
            let services = bill.services.iter().map(|service| match service {
                MealService::Lunch => text(out.lang, "terms-lunch"),
                MealService::Dinner => text(out.lang, "terms-dinner"),
            });
            let services: Vec<_> = services.collect();
            out.say("terms-services", services.join(", "));
            let people = [("min", bill.party_min.into()), ("max", bill.party_max.into())];
            out.say("terms-party", fill(out.lang, "terms-party-range", &people));
        }
        OfferTerms::SetMenu(menu) => {
            out.price_of("terms-menu", &menu.list_price, &menu.member_price);
            for (index, course) in menu.courses.iter().enumerate() {
                let label = fill(out.lang, "terms-course", &[("number", (index + 1).into())]);
                out.lines.push(TermLine { label, value: course.clone(), instead_of: None });
            }
        }
        OfferTerms::FreeItem(free) => {
            out.free(&free.item, &free.list_price);
            out.minimum(free.minimum_order.as_ref());
        }
        _ => {}
    }
}

/// A place, a seat, a session.
fn tickets(out: &mut Lines, terms: &OfferTerms) {
    match terms {
        OfferTerms::ActivityTicket(ticket) => {
            out.price_of("terms-ticket", &ticket.list_price, &ticket.member_price);
            out.minutes(ticket.duration_minutes);
            activity(out, [&ticket.level, &ticket.equipment, &ticket.meeting_point]);
        }
        OfferTerms::SessionPack(pack) => {
            let label = fill(out.lang, "terms-sessions", &[("count", pack.sessions.into())]);
            out.price(label, &pack.list_price, &pack.member_price);
            out.minutes(pack.duration_minutes);
            activity(out, [&pack.level, &pack.equipment, &pack.meeting_point]);
        }
        OfferTerms::CultureTicket(ticket) => {
            out.price(&ticket.show, &ticket.list_price, &ticket.member_price);
            out.say_if("terms-seat", ticket.seat_category.as_ref());
        }
        OfferTerms::Duo(duo) => {
            out.price(&duo.show, &duo.list_price, &duo.list_price);
            out.price_of("terms-second-seat", &duo.list_price, &duo.second_seat_price);
            out.say_if("terms-seat", duo.seat_category.as_ref());
        }
        OfferTerms::TrialSession(trial) => {
            out.price_of("terms-trial", &trial.list_price, &trial.member_price);
            sport(out, &trial.discipline, [&trial.coach, &trial.equipment]);
        }
        OfferTerms::SportTicket(ticket) => {
            out.price_of("terms-session", &ticket.list_price, &ticket.member_price);
            sport(out, &ticket.discipline, [&ticket.coach, &ticket.equipment]);
        }
        OfferTerms::EventTicket(ticket) => {
            out.price_of("terms-ticket", &ticket.list_price, &ticket.member_price);
            out.say("terms-line-up", ticket.line_up.join(", "));
        }
        OfferTerms::EarlyBird(bird) => {
            out.price_of("terms-ticket", &bird.list_price, &bird.member_price);
            let ends = bird.ends_at;
            let until = format!("{}, {}", format::full_date(out.lang, ends), format::time(ends));
            out.say("terms-early-bird-until", until);
            out.say("terms-line-up", bird.line_up.join(", "));
        }
        _ => {}
    }
}

fn activity(out: &mut Lines, [level, equipment, meeting_point]: [&Option<String>; 3]) {
    out.say_if("terms-level", level.as_ref());
    out.say_if("terms-equipment", equipment.as_ref());
    out.say_if("terms-meeting-point", meeting_point.as_ref());
}

fn sport(out: &mut Lines, discipline: &str, [coach, equipment]: [&Option<String>; 2]) {
    out.say("terms-discipline", discipline);
    out.say_if("terms-coach", coach.as_ref());
    out.say_if("terms-equipment", equipment.as_ref());
}

#[cfg(test)]
mod tests {
    use super::*;

    fn terms(json: &str) -> OfferTerms {
        serde_json::from_str(json).unwrap()
    }

    #[test]
    fn drinks_stand_with_both_prices() {
        let terms = terms(
            r#"{"__typename":"HappyHourTerms","drinks":[{"name":"Spritz",
            "listPrice":{"cents":1400,"currency":"EUR"},"memberPrice":{"cents":980,"currency":"EUR"}}]}"#,
        );
        let lines = lines(Lang::Fr, &terms);
        assert_eq!((lines[0].label.as_str(), lines[0].value.as_str()), ("Spritz", "9,80\u{a0}€"));
        assert_eq!(lines[0].instead_of.as_deref(), Some("14,00\u{a0}€"));
    }

    #[test]
    fn a_bill_has_its_conditions() {
        let terms = terms(
            r#"{"__typename":"BillDiscountTerms","percent":20,"drinksExcluded":true,"services":["DINNER"],
            "partyMin":2,"partyMax":8}"#,
        );
        let lines = lines(Lang::En, &terms);
        let values: Vec<_> = lines.iter().map(|line| line.value.as_str()).collect();
        assert_eq!(values, ["−20%", "drinks", "dinner", "2 to 8 people"]);
    }

    #[test]
    fn a_kind_of_tomorrow_breaks_nothing() {
        assert!(lines(Lang::Fr, &terms(r#"{"__typename":"HologramTerms"}"#)).is_empty());
    }
}
