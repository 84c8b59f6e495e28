//! Group tiers.

use async_graphql::{InputObject, SimpleObject};
use contracts::{
    Refusal, RefusalCode, ServiceError,
    catalog::{self, TierBenefit},
};

use crate::scalars::{Money, MoneyInput, clamped, count};

/// "From `minPeople` people": the discount grows with the number of registered people.
#[derive(SimpleObject)]
pub struct GroupTier {
    /// How many registered people reach it, guests counted.
    min_people: i32,
    /// Percent off; null when the tier names a price.
    discount_percent: Option<i32>,
    /// The price a person; null when the tier names a discount.
    member_price: Option<Money>,
    /// Whether it is reached; always false outside an outing.
    reached: bool,
}

impl GroupTier {
    /// A tier, for an outing with `people` registered.
    pub fn new(tier: &catalog::GroupTier, people: u32) -> Self {
        let (discount_percent, member_price) = match tier.benefit {
            TierBenefit::DiscountPercent(percent) => (Some(i32::from(percent)), None),
            TierBenefit::MemberPrice(price) => (None, Some(price.into())),
        };
        let reached = tier.min_people <= people;
        Self { min_people: count(tier.min_people), discount_percent, member_price, reached }
    }
}

/// A group tier: either a discount or a price.
#[derive(InputObject)]
pub struct GroupTierInput {
    /// How many registered people reach it, guests counted.
    min_people: i32,
    /// Percent off the list price, or off the bill.
    discount_percent: Option<i32>,
    /// The price a person.
    member_price: Option<MoneyInput>,
}

/// The tiers of an input.
///
/// # Errors
/// `REQUIRED` for one without a benefit, `TIER_NOT_APPLICABLE` for one with both.
pub fn tiers(input: Vec<GroupTierInput>) -> Result<Vec<catalog::GroupTier>, ServiceError> {
    let one = |(index, tier): (usize, GroupTierInput)| {
        let benefit = match (tier.discount_percent, tier.member_price) {
            (Some(percent), None) => TierBenefit::DiscountPercent(clamped(percent, u8::MAX)),
            (None, Some(price)) => TierBenefit::MemberPrice(price.into()),
            (None, None) => {
                let missing =
                    Refusal::new(RefusalCode::Required).on(format!("tiers.{index}.discountPercent"));
                return Err(missing.with("min", 1).into());
            }
            (Some(_), Some(_)) => {
                return Err(Refusal::new(RefusalCode::TierNotApplicable).on(format!("tiers.{index}")).into());
            }
        };
        Ok(catalog::GroupTier { min_people: clamped(tier.min_people, u32::MAX), benefit })
    };
    input.into_iter().enumerate().map(one).collect()
}
