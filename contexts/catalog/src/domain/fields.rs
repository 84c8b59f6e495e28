//! Checks of single input fields, named the way the API names them.

use std::ops::RangeInclusive;

use contracts::{Refusal, RefusalCode, Refusals};
use kernel::{Money, time::Time};

/// The highest price that is believed: 10,000 €.
const MAX_PRICE_CENTS: i64 = 1_000_000;
/// How long a name or another single line may be, in characters.
const LINE: usize = 120;

/// The fields below one place of the input, `terms.happyHour.drinks.0` for instance.
pub(super) struct Fields<'a> {
    refusals: &'a mut Refusals,
    prefix: String,
}

impl<'a> Fields<'a> {
    /// The fields at the top of the input.
    pub(super) const fn top(refusals: &'a mut Refusals) -> Self {
        Self { refusals, prefix: String::new() }
    }

    /// The fields below `name`.
    pub(super) fn within(&mut self, name: &str) -> Fields<'_> {
        let prefix = self.path(name);
        Fields { refusals: self.refusals, prefix }
    }

    /// The fields of the item at `index` of the list `name`.
    pub(super) fn item(&mut self, name: &str, index: usize) -> Fields<'_> {
        self.within(&format!("{name}.{index}"))
    }

    fn path(&self, name: &str) -> String {
        if self.prefix.is_empty() { name.to_owned() } else { format!("{}.{name}", self.prefix) }
    }

    /// Refuses the field.
    pub(super) fn refuse(&mut self, name: &str, code: RefusalCode) {
        let path = self.path(name);
        self.refusals.add(&path, code);
    }

    /// Refuses the field unless `good`.
    pub(super) fn require(&mut self, name: &str, good: bool, code: RefusalCode) {
        if !good {
            self.refuse(name, code);
        }
    }

    /// A text of a length.
    pub(super) fn text(&mut self, name: &str, text: &mut String, length: RangeInclusive<usize>) {
        let path = self.path(name);
        *text = self.refusals.text(&path, text, length);
    }

    /// A line that must be there.
    pub(super) fn line(&mut self, name: &str, text: &mut String) {
        self.text(name, text, 1..=LINE);
    }

    /// A text that may be absent; an empty one is.
    pub(super) fn optional(&mut self, name: &str, text: &mut Option<String>, max: usize) {
        if let Some(text) = text {
            self.text(name, text, 0..=max);
        }
        text.take_if(|text| text.is_empty());
    }

    /// A line that may be absent.
    pub(super) fn optional_line(&mut self, name: &str, text: &mut Option<String>) {
        self.optional(name, text, LINE);
    }

    /// A list of lines.
    pub(super) fn lines(&mut self, name: &str, lines: &mut Vec<String>, count: RangeInclusive<usize>) {
        self.count(name, lines, count);
        for (index, line) in lines.iter_mut().enumerate() {
            self.line(&format!("{name}.{index}"), line);
        }
    }

    /// A list's length. What is too much is cut off, so that a huge list is not looked through.
    pub(super) fn count<T>(&mut self, name: &str, list: &mut Vec<T>, count: RangeInclusive<usize>) {
        let (min, max) = (*count.start(), *count.end());
        if list.len() < min {
            let path = self.path(name);
            self.refusals.push(Refusal::new(RefusalCode::Required).on(path).with("min", min));
        } else if list.len() > max {
            let path = self.path(name);
            let refusal = Refusal::new(RefusalCode::OutOfRange).on(path);
            self.refusals.push(refusal.with("min", min).with("max", max));
            list.truncate(max);
        }
    }

    /// A number within bounds.
    pub(super) fn number(&mut self, name: &str, number: impl Into<i64>, range: RangeInclusive<i64>) {
        let path = self.path(name);
        self.refusals.range(&path, number.into(), range);
    }

    /// Percent off.
    pub(super) fn percent(&mut self, name: &str, percent: u8) {
        self.number(name, percent, 1..=100);
    }

    /// A price of something that is not free.
    pub(super) fn price(&mut self, name: &str, price: Money) {
        self.number(name, price.cents, 1..=MAX_PRICE_CENTS);
    }

    /// A price that may be absent.
    pub(super) fn optional_price(&mut self, name: &str, price: Option<Money>) {
        if let Some(price) = price {
            self.price(name, price);
        }
    }

    /// The list price and what must be below it.
    pub(super) fn reduced(&mut self, list: Money, name: &str, reduced: Money) {
        self.price("listPrice", list);
        self.number(name, reduced.cents, 0..=MAX_PRICE_CENTS);
        let comparable = list.cents >= 1 && reduced.cents >= 0;
        self.require(name, !comparable || reduced.cents < list.cents, RefusalCode::PriceNotReduced);
    }

    /// From then to then on a clock, to the minute; the same time twice is no time at all.
    pub(super) fn times(&mut self, from_name: &str, from: &mut Time, to: &mut Time) {
        (*from, *to) = (to_the_minute(*from), to_the_minute(*to));
        self.require(from_name, from != to, RefusalCode::TimesInvalid);
    }
}

fn to_the_minute(time: Time) -> Time {
    Time::new(time.hour(), time.minute(), 0, 0).unwrap_or(time)
}
