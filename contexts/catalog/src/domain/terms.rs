//! What the terms of each kind may say.

mod tables;
mod tickets;

use contracts::RefusalCode;
use contracts::catalog::{OfferTerms, PartnerType};
use kernel::Timestamp;

use super::fields::Fields;

/// Checks the terms and cleans their texts. `now` is the present.
pub(super) fn check(fields: &mut Fields<'_>, terms: &mut OfferTerms, of: PartnerType, now: Timestamp) {
    fields.require("terms", terms.partner_type() == of, RefusalCode::KindNotAllowed);
    let mut fields = fields.within("terms");
    match terms {
        OfferTerms::HappyHour(terms) => tables::happy_hour(&mut fields.within("happyHour"), terms),
        OfferTerms::FreeDrink(terms) => tables::free_drink(&mut fields.within("freeDrink"), terms),
        OfferTerms::TabDiscount(terms) => tables::tab_discount(&mut fields.within("tabDiscount"), terms),
        OfferTerms::BillDiscount(terms) => tables::bill_discount(&mut fields.within("billDiscount"), terms),
        OfferTerms::SetMenu(terms) => tables::set_menu(&mut fields.within("setMenu"), terms),
        OfferTerms::FreeItem(terms) => tables::free_item(&mut fields.within("freeItem"), terms),
        OfferTerms::ReducedEntry(terms) => tickets::club_entry(&mut fields.within("reducedEntry"), terms),
        OfferTerms::GuestList(terms) => tickets::club_entry(&mut fields.within("guestList"), terms),
        OfferTerms::ActivityTicket(terms) => {
            tickets::activity(&mut fields.within("activityTicket"), terms, 1..=1);
        }
        OfferTerms::SessionPack(terms) => tickets::activity(&mut fields.within("sessionPack"), terms, 2..=50),
        OfferTerms::CultureTicket(terms) => tickets::culture(&mut fields.within("cultureTicket"), terms),
        OfferTerms::Duo(terms) => tickets::duo(&mut fields.within("duo"), terms),
        OfferTerms::TrialSession(terms) => tickets::sport(&mut fields.within("trialSession"), terms),
        OfferTerms::SportTicket(terms) => tickets::sport(&mut fields.within("sportTicket"), terms),
        OfferTerms::EventTicket(terms) => tickets::event(&mut fields.within("eventTicket"), terms),
        OfferTerms::EarlyBird(terms) => tickets::early_bird(&mut fields.within("earlyBird"), terms, now),
    }
}
