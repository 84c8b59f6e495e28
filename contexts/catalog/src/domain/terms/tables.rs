//! Bars and restaurants: drinks, dishes and bills.

use contracts::{
    RefusalCode,
    catalog::{BillDiscount, FreeDrink, FreeItem, HappyHour, SetMenu, TabDiscount},
};

use crate::domain::fields::Fields;

pub(super) fn happy_hour(fields: &mut Fields<'_>, terms: &mut HappyHour) {
    fields.count("drinks", &mut terms.drinks, 1..=20);
    for (index, drink) in terms.drinks.iter_mut().enumerate() {
        let mut fields = fields.item("drinks", index);
        fields.line("name", &mut drink.name);
        fields.reduced(drink.list_price, "memberPrice", drink.member_price);
    }
    let alcohol = terms.drinks.iter().any(|drink| drink.alcoholic);
    let soft_for_less = terms
        .drinks
        .iter()
        .any(|drink| !drink.alcoholic && drink.member_price.cents < drink.list_price.cents);
    // Who sells alcohol for less during a time must sell drinks without it for less, too: Code de la santé
    // publique, art. L3323-1.
    fields.require("drinks", !alcohol || soft_for_less, RefusalCode::SoftDrinkRequired);
}

pub(super) fn free_drink(fields: &mut Fields<'_>, terms: &mut FreeDrink) {
    fields.line("drink", &mut terms.drink);
    fields.price("listPrice", terms.list_price);
    fields.optional_price("minimumOrder", terms.minimum_order);
}

pub(super) fn tab_discount(fields: &mut Fields<'_>, terms: &mut TabDiscount) {
    fields.percent("percent", terms.percent);
    fields.optional_price("cap", terms.cap);
    fields.lines("excludedItems", &mut terms.excluded_items, 0..=20);
}

pub(super) fn bill_discount(fields: &mut Fields<'_>, terms: &mut BillDiscount) {
    fields.percent("percent", terms.percent);
    fields.number("partyMin", terms.party_min, 1..=100);
    fields.number("partyMax", terms.party_max, 1..=100);
    fields.require("partyMax", terms.party_min <= terms.party_max, RefusalCode::OutOfRange);
    let mut once = Vec::with_capacity(2);
    terms.services.iter().for_each(|service| {
        if !once.contains(service) {
            once.push(*service);
        }
    });
    terms.services = once;
    fields.count("services", &mut terms.services, 1..=2);
}

pub(super) fn set_menu(fields: &mut Fields<'_>, terms: &mut SetMenu) {
    fields.lines("courses", &mut terms.courses, 1..=20);
    fields.reduced(terms.list_price, "memberPrice", terms.member_price);
}

pub(super) fn free_item(fields: &mut Fields<'_>, terms: &mut FreeItem) {
    fields.line("item", &mut terms.item);
    fields.price("listPrice", terms.list_price);
    fields.optional_price("minimumOrder", terms.minimum_order);
}
