//! What a member pays: the price rules behind every kind of offer, and how a group improves them.
//!
//! catalog validates deals, discovery shows them, booking settles them; so the rules stand here, once.

use kernel::{Money, Timestamp};
use serde::{Deserialize, Serialize};

/// The price rule of an offer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Pricing {
    /// So much a person instead of so much.
    Fixed {
        /// The price without Yousoon.
        list: Money,
        /// The member's price.
        member: Money,
        /// Who registers from this instant on pays the list price (early bird).
        until: Option<Timestamp>,
    },
    /// Two for less: of two people one pays the list price and the other the second seat's.
    SecondSeat {
        /// The price of the first seat, and of a single one.
        list: Money,
        /// The price of the second seat.
        second: Money,
    },
    /// A part of the bill.
    BillPercent {
        /// Percent off.
        percent: u8,
        /// At most this much off one bill.
        cap: Option<Money>,
    },
    /// Something is given to each person.
    Gift {
        /// What it is worth.
        value: Money,
    },
}

/// "From `min_people` people, `benefit`": the discount grows with the number of registered people.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct GroupTier {
    /// How many registered people reach the tier, guests counted.
    pub min_people: u32,
    /// What everybody then gets.
    pub benefit: TierBenefit,
}

/// What a tier gives.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum TierBenefit {
    /// Percent off the list price, or off the bill for kinds without a price.
    DiscountPercent(u8),
    /// This price a person.
    MemberPrice(Money),
}

/// A price rule with its tiers: what a registration keeps a copy of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Deal {
    /// Without a group.
    pub pricing: Pricing,
    /// With one; thresholds rise, discounts never fall.
    pub tiers: Vec<GroupTier>,
}

impl Deal {
    /// The deal for someone who registers at `now`: an early-bird price that has ended is the list price.
    #[must_use]
    pub fn at(&self, now: Timestamp) -> Self {
        let pricing = match &self.pricing {
            Pricing::Fixed { list, until: Some(until), .. } if now >= *until => {
                Pricing::Fixed { list: *list, member: *list, until: None }
            }
            pricing => pricing.clone(),
        };
        Self { pricing, tiers: self.tiers.clone() }
    }

    /// The highest tier that `people` reach.
    #[must_use]
    pub fn reached(&self, people: u32) -> Option<&GroupTier> {
        self.tiers.iter().rev().find(|tier| tier.min_people <= people)
    }

    /// The first tier that `people` do not reach.
    #[must_use]
    pub fn next(&self, people: u32) -> Option<&GroupTier> {
        self.tiers.iter().find(|tier| tier.min_people > people)
    }

    /// The price without Yousoon, for kinds that have one.
    #[must_use]
    pub const fn list_price(&self) -> Option<Money> {
        match &self.pricing {
            Pricing::Fixed { list, .. } | Pricing::SecondSeat { list, .. } => Some(*list),
            Pricing::BillPercent { .. } | Pricing::Gift { .. } => None,
        }
    }

    /// What one person pays at `tier`, for kinds that have a price. Of a pair, the mean of both seats.
    #[must_use]
    pub fn price_per_person(&self, tier: Option<&GroupTier>) -> Option<Money> {
        let (list, base) = match &self.pricing {
            Pricing::Fixed { list, member, .. } => (*list, *member),
            Pricing::SecondSeat { list, second } => {
                (*list, Money { cents: (list.cents + second.cents + 1) / 2, ..*list })
            }
            Pricing::BillPercent { .. } | Pricing::Gift { .. } => return None,
        };
        let with_tier = tier.map(|tier| tier.benefit.price(list));
        Some(with_tier.map_or(base, |price| if price.cents < base.cents { price } else { base }))
    }

    /// The discount in whole percent at `tier`, for badges and filters; a gift counts as its tier's percent.
    #[must_use]
    pub fn discount_percent(&self, tier: Option<&GroupTier>) -> u8 {
        match &self.pricing {
            Pricing::BillPercent { percent, .. } => {
                tier.map_or(*percent, |tier| tier.percent().max(*percent))
            }
            Pricing::Gift { .. } => tier.map_or(0, GroupTier::percent),
            Pricing::Fixed { list, .. } | Pricing::SecondSeat { list, .. } => {
                self.price_per_person(tier).map_or(0, |price| list.discount_to(price))
            }
        }
    }

    /// What a party of `people` saves at `tier`, `bill` being what they had for the list price.
    ///
    /// `None` when that cannot be known: a discount on a bill that nobody entered.
    #[must_use]
    pub fn saving(&self, people: u32, tier: Option<&GroupTier>, bill: Option<Money>) -> Option<Money> {
        match &self.pricing {
            Pricing::Fixed { list, .. } => {
                let price = self.price_per_person(tier)?;
                Some(list.saturating_sub(price).times(people))
            }
            Pricing::SecondSeat { list, second } => {
                let pairs = list.saturating_sub(*second).times(people / 2);
                let group = tier
                    .map_or(Money::ZERO, |tier| list.saturating_sub(tier.benefit.price(*list)).times(people));
                Some(if group.cents > pairs.cents { group } else { pairs })
            }
            Pricing::BillPercent { cap, .. } => {
                let off = bill?.percent(self.discount_percent(tier));
                Some(cap.map_or(off, |cap| if off.cents > cap.cents { cap } else { off }))
            }
            Pricing::Gift { value } => {
                let off = bill.map_or(Money::ZERO, |bill| bill.percent(self.discount_percent(tier)));
                Some(value.times(people) + off)
            }
        }
    }

    /// What a party of `people` that saves `saving` pays: what they had for the list price, less the saving.
    /// `bill` says what they had; without it every one of them had what the deal is about, once.
    ///
    /// `None` when that cannot be known: a gift or a discount on a bill that nobody entered.
    #[must_use]
    pub fn paid(&self, people: u32, bill: Option<Money>, saving: Option<Money>) -> Option<Money> {
        let had = bill.or_else(|| self.list_price().map(|list| list.times(people)));
        Some(had?.saturating_sub(saving?))
    }
}

impl GroupTier {
    fn percent(&self) -> u8 {
        match self.benefit {
            TierBenefit::DiscountPercent(percent) => percent,
            TierBenefit::MemberPrice(_) => 0,
        }
    }
}

impl TierBenefit {
    /// The price of one person who would pay `list` without Yousoon.
    #[must_use]
    pub fn price(&self, list: Money) -> Money {
        match self {
            Self::DiscountPercent(percent) => list.less_percent(*percent),
            Self::MemberPrice(price) => *price,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn percent_tier(min_people: u32, percent: u8) -> GroupTier {
        GroupTier { min_people, benefit: TierBenefit::DiscountPercent(percent) }
    }

    fn cocktails() -> Deal {
        Deal {
            pricing: Pricing::Fixed { list: Money::eur(1400), member: Money::eur(1120), until: None },
            tiers: vec![percent_tier(6, 30), percent_tier(10, 40)],
        }
    }

    #[test]
    fn the_outing_page_of_the_design() {
        let deal = cocktails();
        let tier = deal.reached(8);
        assert_eq!(tier, Some(&percent_tier(6, 30)));
        assert_eq!(deal.next(8), Some(&percent_tier(10, 40)));
        assert_eq!(deal.price_per_person(tier), Some(Money::eur(980)));
        assert_eq!(deal.price_per_person(None), Some(Money::eur(1120)));
        assert_eq!(deal.discount_percent(tier), 30);
        assert_eq!(deal.saving(2, tier, None), Some(Money::eur(840)));
    }

    #[test]
    fn an_early_bird_who_is_late_pays_the_list_price() {
        let until: Timestamp = "2026-12-01T00:00:00Z".parse().unwrap();
        let deal = Deal {
            pricing: Pricing::Fixed { list: Money::eur(3000), member: Money::eur(2000), until: Some(until) },
            tiers: vec![],
        };
        assert_eq!(deal.at(until.plus_seconds(-1)).saving(1, None, None), Some(Money::eur(1000)));
        assert_eq!(deal.at(until).saving(1, None, None), Some(Money::ZERO));
    }

    #[test]
    fn three_people_at_two_for_less_make_one_pair() {
        let deal = Deal {
            pricing: Pricing::SecondSeat { list: Money::eur(2000), second: Money::eur(500) },
            tiers: vec![],
        };
        assert_eq!(deal.saving(3, None, None), Some(Money::eur(1500)));
        assert_eq!(deal.saving(1, None, None), Some(Money::ZERO));
    }

    #[test]
    fn a_part_of_the_bill_needs_the_bill_and_stops_at_the_cap() {
        let deal = Deal {
            pricing: Pricing::BillPercent { percent: 20, cap: Some(Money::eur(1500)) },
            tiers: vec![percent_tier(8, 30)],
        };
        assert_eq!(deal.saving(4, None, None), None);
        assert_eq!(deal.saving(4, None, Some(Money::eur(5000))), Some(Money::eur(1000)));
        assert_eq!(deal.saving(9, deal.reached(9), Some(Money::eur(9000))), Some(Money::eur(1500)));
    }

    #[test]
    fn a_gift_is_worth_its_value_a_person() {
        let deal =
            Deal { pricing: Pricing::Gift { value: Money::eur(600) }, tiers: vec![percent_tier(5, 10)] };
        assert_eq!(deal.saving(3, None, None), Some(Money::eur(1800)));
        assert_eq!(deal.saving(5, deal.reached(5), Some(Money::eur(10_000))), Some(Money::eur(4000)));
    }

    /// What is paid of what is saved, both at the same tier.
    fn paid(deal: &Deal, people: u32, tier: Option<&GroupTier>, bill: Option<i64>) -> Option<i64> {
        let bill = bill.map(Money::eur);
        deal.paid(people, bill, deal.saving(people, tier, bill)).map(|paid| paid.cents)
    }

    #[test]
    fn what_is_paid_is_the_price_or_the_bill_less_what_is_saved() {
        let happy_hour = cocktails();
        assert_eq!(paid(&happy_hour, 2, None, None), Some(2_240));
        assert_eq!(paid(&happy_hour, 2, happy_hour.reached(8), None), Some(1_960));
        assert_eq!(paid(&happy_hour, 2, None, Some(6_000)), Some(5_440), "60 € on the card, 5,60 € saved");
        let duo = Deal {
            pricing: Pricing::SecondSeat { list: Money::eur(2_000), second: Money::eur(500) },
            tiers: vec![],
        };
        assert_eq!(paid(&duo, 3, None, None), Some(4_500), "20 + 5 + 20");
        let tab = Deal { pricing: Pricing::BillPercent { percent: 20, cap: None }, tiers: vec![] };
        assert_eq!(paid(&tab, 4, None, None), None, "a bill that nobody entered");
        assert_eq!(paid(&tab, 4, None, Some(5_000)), Some(4_000));
        let gift = Deal { pricing: Pricing::Gift { value: Money::eur(600) }, tiers: vec![] };
        assert_eq!(paid(&gift, 2, None, None), None);
        assert_eq!(paid(&gift, 2, None, Some(5_000)), Some(3_800), "the two drinks are on the bill");
        assert_eq!(paid(&gift, 2, None, Some(1_000)), Some(0), "never less than nothing");
    }

    proptest! {
        #[test]
        fn more_people_never_pay_more(list in 1_i64..100_000, first in 1_u8..50, more in 0_u8..50, people in 1_u32..100) {
            let deal = Deal {
                pricing: Pricing::Fixed { list: Money::eur(list), member: Money::eur(list).less_percent(first), until: None },
                tiers: vec![percent_tier(5, first), percent_tier(20, first + more)],
            };
            let price = |n| deal.price_per_person(deal.reached(n)).unwrap().cents;
            prop_assert!(price(people + 1) <= price(people));
            let saving = deal.saving(people, deal.reached(people), None).unwrap().cents;
            prop_assert!(saving >= 0 && saving <= list * i64::from(people));
        }
    }
}
