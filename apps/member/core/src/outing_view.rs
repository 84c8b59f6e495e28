//! What an outing's card and page say, in words.

use crate::{
    api::outings::{GroupTier, OutingCard, OutingDetails, OutingStatus},
    format,
    texts::{Lang, fill, text},
    time::Instant,
    words,
};

/// A card's texts.
#[derive(Debug, Clone, PartialEq)]
pub struct CardText {
    /// The outing's id.
    pub id: String,
    /// What is offered.
    pub title: String,
    /// Where.
    pub venue: String,
    /// `−30 %`; nothing when there is no discount in percent.
    pub discount: Option<String>,
    /// `Bar`.
    pub kind: String,
    /// For style classes and icons.
    pub kind_slug: &'static str,
    /// `18+`.
    pub age: Option<String>,
    /// `Ce soir, 21:00 – 23:30`.
    pub when: String,
    /// `21:00`.
    pub time: String,
    /// `650 m`.
    pub distance: Option<String>,
    /// The list price, when it is another.
    pub list_price: Option<String>,
    /// What one pays; nothing for a discount on a bill that nobody knows yet.
    pub price: Option<String>,
    /// `8 inscrits`, or what is more important: full, over, called off.
    pub note: String,
    /// How the group lowers the price.
    pub tiers: Option<TierLine>,
}

/// The line on which a group moves towards its next tier.
#[derive(Debug, Clone, PartialEq)]
pub struct TierLine {
    /// How much of the line is filled, 0 to 100.
    pub filled: u8,
    /// Its points, from left to right.
    pub points: Vec<TierPoint>,
    /// `encore 2 pour −40 %`.
    pub next: Option<String>,
}

/// A tier on the line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TierPoint {
    /// Where on the line, 0 to 100.
    pub at: u8,
    /// Whether the group is that large.
    pub reached: bool,
    /// `6 pers.`
    pub people: String,
    /// `−30 %`, or the price.
    pub gain: String,
}

impl CardText {
    /// Says what a card says.
    pub fn of(lang: Lang, card: &OutingCard, now: Instant) -> Self {
        let partner_type = card.offer.partner.partner_type;
        let list_price =
            card.list_price.as_ref().filter(|list| Some(*list) != card.price_per_person.as_ref());
        Self {
            id: card.id.inner().to_owned(),
            title: card.offer.title.clone(),
            venue: card.venue.name.clone(),
            discount: discount(lang, card.discount_percent),
            kind: partner_type.name(lang),
            kind_slug: partner_type.slug(),
            age: age(card.minimum_age),
            when: format::day_and_times(lang, (card.starts_at, card.ends_at), now),
            time: format::time(card.starts_at),
            distance: card.distance_meters.map(|meters| format::distance(lang, meters)),
            list_price: list_price.map(|price| format::money(lang, price)),
            price: card.price_per_person.as_ref().map(|price| format::price(lang, price)),
            note: note(lang, card.status, card.registered_count),
            tiers: tier_line(lang, &card.tiers, card.registered_count, card.discount_percent),
        }
    }
}

/// `−30 %`; what costs nothing says so.
pub fn discount(lang: Lang, percent: i32) -> Option<String> {
    match percent {
        ..=0 => None,
        100.. => Some(text(lang, "price-free")),
        percent => Some(format::percent_off(lang, percent)),
    }
}

/// `18+`; nothing where everybody may come, since members are adults.
fn age(minimum: i32) -> Option<String> {
    (minimum > 0).then(|| format!("{minimum}+"))
}

fn note(lang: Lang, status: OutingStatus, registered: i32) -> String {
    words::status(lang, status)
        .unwrap_or_else(|| fill(lang, "card-registered", &[("count", registered.into())]))
}

/// The line of tiers; nothing where the group changes nothing. `percent` is what is taken off just now.
pub fn tier_line(lang: Lang, tiers: &[GroupTier], registered: i32, percent: i32) -> Option<TierLine> {
    let last = tiers.last()?.min_people.max(1);
    // The line starts at the first person: with what is taken off for anybody, where no tier begins there.
    let none_reached = tiers.iter().all(|tier| !tier.reached);
    let start = tiers.first().filter(|tier| tier.min_people > 1).map(|_| TierPoint {
        at: 0,
        reached: true,
        people: fill(lang, "tier-people", &[("count", 1.into())]),
        gain: discount(lang, percent).filter(|_| none_reached).unwrap_or_default(),
    });
    let span = (last - 1).max(1);
    let place = |people: i32| u8::try_from((people - 1).clamp(0, span) * 100 / span).unwrap_or(100);
    let points = tiers.iter().map(|tier| TierPoint {
        at: if span == 1 && last == 1 { 100 } else { place(tier.min_people) },
        reached: tier.reached,
        people: fill(lang, "tier-people", &[("count", tier.min_people.into())]),
        gain: gain(lang, tier),
    });
    let next = tiers.iter().find(|tier| !tier.reached && tier.min_people > registered).map(|tier| {
        let missing = (tier.min_people - registered).into();
        fill(lang, "tier-next", &[("count", missing), ("gain", gain(lang, tier).into())])
    });
    Some(TierLine { filled: place(registered), points: start.into_iter().chain(points).collect(), next })
}

fn gain(lang: Lang, tier: &GroupTier) -> String {
    match (tier.discount_percent, &tier.member_price) {
        (_, Some(price)) => format::price(lang, price),
        (Some(percent), None) => format::percent_off(lang, percent),
        (None, None) => String::new(),
    }
}

/// What the button of an outing's page does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// Take a place.
    Register,
    /// Join the waitlist.
    JoinWaitlist,
    /// Show the ticket.
    ShowTicket,
    /// Nothing to do: the state says why.
    Nothing,
}

impl Step {
    /// What can be done now by who looks.
    pub fn of(outing: &OutingDetails, now: Instant) -> Self {
        use crate::api::registrations::RegistrationStatus as Mine;
        let mine = outing.my_registration.as_ref().map(|mine| mine.status);
        if matches!(mine, Some(Mine::Confirmed | Mine::CheckedIn | Mine::Waitlisted)) {
            return Self::ShowTicket;
        }
        let open = now >= outing.registration_opens_at && now < outing.registration_closes_at;
        match outing.status {
            OutingStatus::Open if open => Self::Register,
            OutingStatus::Full if open => Self::JoinWaitlist,
            _ => Self::Nothing,
        }
    }

    /// The button's text.
    pub fn label(self, lang: Lang, status: OutingStatus) -> String {
        match self {
            Self::Register => text(lang, "outing-register"),
            Self::JoinWaitlist => text(lang, "outing-join-waitlist"),
            Self::ShowTicket => text(lang, "outing-show-ticket"),
            Self::Nothing => words::status(lang, status).unwrap_or_else(|| text(lang, "status-closed")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::money::Money;

    fn tier(min_people: i32, percent: i32, reached: bool) -> GroupTier {
        GroupTier { min_people, discount_percent: Some(percent), member_price: None, reached }
    }

    #[test]
    fn the_line_shows_how_far_the_group_is() {
        let tiers = [tier(1, 20, true), tier(6, 30, true), tier(11, 40, false)];
        let line = tier_line(Lang::Fr, &tiers, 8, 30).unwrap();
        assert_eq!(line.points.iter().map(|point| point.at).collect::<Vec<_>>(), [0, 50, 100]);
        assert_eq!(line.filled, 70);
        assert_eq!(line.next.as_deref(), Some("encore 3 pour −40\u{a0}%"));
        assert_eq!(line.points[1].people, "6 pers.");
        assert_eq!(tier_line(Lang::En, &tiers, 40, 40).unwrap().filled, 100);
        assert_eq!(tier_line(Lang::En, &tiers, 0, 20).unwrap().filled, 0);
    }

    #[test]
    fn a_tier_may_be_a_price() {
        let price = Money { cents: 1_200, currency: "EUR".to_owned() };
        let tiers =
            [GroupTier { min_people: 4, discount_percent: None, member_price: Some(price), reached: false }];
        let line = tier_line(Lang::En, &tiers, 3, 25).unwrap();
        assert_eq!(line.next.as_deref(), Some("1 more for €12.00"));
        assert_eq!((line.points[0].at, line.points[0].gain.as_str()), (0, "−25%"), "what anybody gets");
        assert_eq!(line.points[1].at, 100);
        assert_eq!(tier_line(Lang::En, &[], 3, 25), None);
    }
}
