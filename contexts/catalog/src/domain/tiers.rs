//! Group tiers: thresholds rise, discounts never fall, and none is worse than no group at all.

use contracts::{
    RefusalCode,
    catalog::{Deal, GroupTier, TierBenefit},
};
use kernel::Money;

use super::fields::Fields;

const MAX_TIERS: usize = 10;
const MAX_PEOPLE: i64 = 10_000;

/// Checks each tier by itself, then the whole ladder when every step of it makes sense.
pub(super) fn check(fields: &mut Fields<'_>, deal: &mut Deal, terms_are_good: bool) {
    fields.count("tiers", &mut deal.tiers, 0..=MAX_TIERS);
    let mut steps_are_good = true;
    for (index, tier) in deal.tiers.iter().enumerate() {
        steps_are_good &= check_one(&mut fields.item("tiers", index), tier, deal.list_price());
    }
    if terms_are_good && steps_are_good {
        fields.require("tiers", is_ladder(deal), RefusalCode::TiersNotRising);
    }
}

fn check_one(fields: &mut Fields<'_>, tier: &GroupTier, list: Option<Money>) -> bool {
    let people = i64::from(tier.min_people);
    fields.number("minPeople", people, 1..=MAX_PEOPLE);
    let applicable = match tier.benefit {
        TierBenefit::DiscountPercent(percent) => {
            fields.percent("discountPercent", percent);
            (1..=100).contains(&percent)
        }
        TierBenefit::MemberPrice(price) => match list {
            Some(list) => {
                fields.number("memberPrice", price.cents, 0..=list.cents.max(0));
                (0..=list.cents).contains(&price.cents)
            }
            None => {
                fields.refuse("memberPrice", RefusalCode::TierNotApplicable);
                false
            }
        },
    };
    applicable && (1..=MAX_PEOPLE).contains(&people)
}

fn is_ladder(deal: &Deal) -> bool {
    let thresholds_rise = deal.tiers.windows(2).all(|pair| pair[0].min_people < pair[1].min_people);
    let benefits =
        std::iter::once(advantage(deal, None)).chain(deal.tiers.iter().map(|t| advantage(deal, Some(t))));
    thresholds_rise && benefits.is_sorted()
}

/// What a tier, or no tier, gives by itself: comparable between tiers of one deal, more is better.
fn advantage(deal: &Deal, tier: Option<&GroupTier>) -> i64 {
    match (deal.list_price(), tier) {
        (Some(list), Some(tier)) => list.cents - tier.benefit.price(list).cents,
        (Some(list), None) => list.cents - deal.price_per_person(None).unwrap_or(list).cents,
        (None, Some(GroupTier { benefit: TierBenefit::DiscountPercent(percent), .. })) => i64::from(*percent),
        (None, _) => i64::from(deal.discount_percent(None)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use contracts::{Refusals, ServiceError, catalog::Pricing};
    use proptest::prelude::*;

    fn fixed(list: i64, member: i64) -> Pricing {
        Pricing::Fixed { list: Money::eur(list), member: Money::eur(member), until: None }
    }

    fn percent(min_people: u32, percent: u8) -> GroupTier {
        GroupTier { min_people, benefit: TierBenefit::DiscountPercent(percent) }
    }

    fn price(min_people: u32, cents: i64) -> GroupTier {
        GroupTier { min_people, benefit: TierBenefit::MemberPrice(Money::eur(cents)) }
    }

    fn refused(pricing: &Pricing, tiers: &[GroupTier]) -> Option<(RefusalCode, String)> {
        let mut refusals = Refusals::new();
        let mut deal = Deal { pricing: pricing.clone(), tiers: tiers.to_vec() };
        check(&mut Fields::top(&mut refusals), &mut deal, true);
        let Err(ServiceError::Refused(all)) = refusals.done() else {
            return None;
        };
        all.first().map(|one| (one.code, one.field.clone().unwrap_or_default()))
    }

    fn accept(pricing: &Pricing, tiers: &[GroupTier]) {
        assert_eq!(refused(pricing, tiers), None, "{pricing:?} {tiers:?}");
    }

    fn refuse(pricing: &Pricing, tiers: &[GroupTier], code: RefusalCode, field: &str) {
        assert_eq!(refused(pricing, tiers), Some((code, field.to_owned())), "{pricing:?} {tiers:?}");
    }

    #[test]
    fn a_ladder_rises() {
        use RefusalCode::{OutOfRange, TiersNotRising};
        let mojito = fixed(1400, 1120);
        accept(&mojito, &[percent(6, 30), percent(10, 40)]);
        accept(&mojito, &[percent(6, 30), price(10, 900)]);
        accept(&mojito, &[percent(6, 20), percent(10, 20)]);
        refuse(&mojito, &[percent(6, 30), price(10, 1000)], TiersNotRising, "tiers");
        refuse(&mojito, &[percent(6, 30), percent(6, 40)], TiersNotRising, "tiers");
        refuse(&mojito, &[percent(6, 10)], TiersNotRising, "tiers");
        refuse(&mojito, &[price(6, 1121)], TiersNotRising, "tiers");
        refuse(&mojito, &[price(6, -1)], OutOfRange, "tiers.0.memberPrice");
        refuse(&mojito, &[percent(6, 30), percent(0, 40)], OutOfRange, "tiers.1.minPeople");
        refuse(&mojito, &[percent(6, 101)], OutOfRange, "tiers.0.discountPercent");
        refuse(&mojito, &[percent(6, 30); 11], OutOfRange, "tiers");
    }

    #[test]
    fn a_ladder_fits_its_kind() {
        use RefusalCode::{TierNotApplicable, TiersNotRising};
        let bill = Pricing::BillPercent { percent: 20, cap: None };
        accept(&bill, &[percent(6, 25)]);
        refuse(&bill, &[percent(6, 15)], TiersNotRising, "tiers");
        refuse(&bill, &[price(6, 100)], TierNotApplicable, "tiers.0.memberPrice");
        let gift = Pricing::Gift { value: Money::eur(600) };
        accept(&gift, &[percent(6, 5)]);
        refuse(&gift, &[price(6, 100)], TierNotApplicable, "tiers.0.memberPrice");
        let duo = Pricing::SecondSeat { list: Money::eur(2000), second: Money::eur(1000) };
        accept(&duo, &[percent(6, 25)]);
        refuse(&duo, &[percent(6, 24)], TiersNotRising, "tiers");
    }

    proptest! {
        #[test]
        fn an_accepted_ladder_never_costs_a_larger_group_more(
            list in 1_i64..10_000,
            base in 1_u8..50,
            people in prop::collection::btree_set(1_u32..60, 1..8),
            mut off in prop::collection::vec((1_u8..=100, any::<bool>(), -1_i64..=1), 8),
        ) {
            off.sort_unstable();
            let list = Money::eur(list);
            let tiers = people.iter().zip(off).map(|(people, (off, as_percent, nudge))| {
                if as_percent { percent(*people, off) } else { price(*people, list.less_percent(off).cents + nudge) }
            }).collect::<Vec<_>>();
            let pricing = fixed(list.cents, list.less_percent(base).cents);
            if refused(&pricing, &tiers).is_none() {
                let deal = Deal { pricing, tiers };
                let cost = |people| deal.price_per_person(deal.reached(people)).unwrap().cents;
                prop_assert!((1..70).all(|people| cost(people + 1) <= cost(people)));
            }
        }
    }
}
