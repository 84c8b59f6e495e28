use contracts::{
    Actor, RefusalCode,
    booking::BookingService,
    identity::{AccountChanged, AccountRole, AccountView},
    verification::{IdentityChanged, IdentityStatus},
};
use kernel::{AccountId, PartnerId};
use platform::settings::EligibilityPolicy;

use crate::fixture::{Plan, Setup, World, account, code, member_actor};

#[tokio::test]
async fn nobody_under_the_minimum_age_on_the_day_registers() {
    let world = World::new().await;
    let outing = world.outing(&Plan::of(5)).await;
    let strict = world.outing(&Plan { minimum_age: 21, partner: "club", ..Plan::of(5) }).await;
    let lax = world.outing(&Plan { minimum_age: 12, partner: "piscine", ..Plan::of(5) }).await;
    // 18 on the day of the outing, and the day after.
    let just = world.member_born("Juste", "2008-11-22").await;
    let not_yet = world.member_born("Presque", "2008-11-23").await;
    world.register(&just, outing, 1).await.unwrap();
    assert_eq!(code(world.register(&not_yet, outing, 1).await), "UNDER_MINIMUM_AGE");
    assert_eq!(code(world.register(&not_yet, lax, 1).await), "UNDER_MINIMUM_AGE", "members are adults");
    let refusal = world.register(&just, strict, 1).await.unwrap_err();
    let contracts::ServiceError::Refused(refusals) = refusal else { panic!("{refusal:?}") };
    assert_eq!(refusals[0].args["min"], "21");
    assert_eq!(world.check_seats(outing).await, 1);
    world.end().await;
}

#[tokio::test]
async fn the_full_rule_asks_for_identity_and_subscription_too() {
    let setup = Setup { eligibility: EligibilityPolicy::Full, ..Setup::default() };
    let world = World::with(setup).await;
    let outing = world.outing(&Plan::of(5)).await;
    let member = world.member("Léa").await;
    assert_eq!(
        code(world.register(&member, outing, 1).await),
        "IDENTITY_NOT_VERIFIED, SUBSCRIPTION_REQUIRED"
    );
    let view = world.booking.my_eligibility(&member).await.unwrap();
    assert!(!view.eligible);
    assert_eq!(view.missing, [RefusalCode::IdentityNotVerified, RefusalCode::SubscriptionRequired]);
    world.end().await;
}

#[tokio::test]
async fn an_account_counts_in_its_newest_state_whatever_the_order_it_is_heard_in() {
    let world = World::new().await;
    let outing = world.outing(&Plan::of(5)).await;
    let confirmed = account("Léa", "1990-05-17");
    let member = member_actor(confirmed.id);
    assert_eq!(
        code(world.register(&member, outing, 1).await),
        "EMAIL_NOT_CONFIRMED, UNDER_MINIMUM_AGE",
        "booking has not heard of the account"
    );
    let unconfirmed = AccountView { email_confirmed: false, ..confirmed.clone() };
    world.tell(&AccountChanged { account: unconfirmed.clone(), revision: 1 }).await;
    assert_eq!(code(world.register(&member, outing, 1).await), "EMAIL_NOT_CONFIRMED");
    let envelope = world.tell(&AccountChanged { account: confirmed, revision: 3 }).await;
    world.tell(&AccountChanged { account: unconfirmed, revision: 2 }).await;
    world.bus.deliver(&envelope).await.unwrap();
    assert!(world.booking.my_eligibility(&member).await.unwrap().eligible);
    world.register(&member, outing, 1).await.unwrap();
    world.end().await;
}

fn identity(member: &Actor, status: IdentityStatus, revision: i64) -> IdentityChanged {
    let account = member.account().unwrap();
    IdentityChanged { account, check: None, status, findings: Vec::new(), message: None, revision }
}

#[tokio::test]
async fn a_verified_identity_makes_eligible_until_it_is_not_verified_any_more() {
    let setup = Setup { eligibility: EligibilityPolicy::VerifiedAdults, ..Setup::default() };
    let world = World::with(setup).await;
    let outing = world.outing(&Plan::of(5)).await;
    let member = world.member("Léa").await;
    let missing = async || world.booking.my_eligibility(&member).await.unwrap().missing;
    assert_eq!(missing().await, [RefusalCode::IdentityNotVerified]);
    assert_eq!(code(world.register(&member, outing, 1).await), "IDENTITY_NOT_VERIFIED");
    for status in [IdentityStatus::Processing, IdentityStatus::ManualReview] {
        world.tell(&identity(&member, status, 1)).await;
        assert_eq!(missing().await, [RefusalCode::IdentityNotVerified]);
    }
    let verified = world.tell(&identity(&member, IdentityStatus::Verified, 3)).await;
    assert!(missing().await.is_empty());
    world.tell(&identity(&member, IdentityStatus::ManualReview, 2)).await;
    assert!(missing().await.is_empty(), "older news");
    world.register(&member, outing, 1).await.unwrap();
    // The account changes without touching what verification told.
    world.tell(&AccountChanged { account: account("Léa", "1990-05-17"), revision: 2 }).await;
    assert!(missing().await.is_empty());
    world.tell(&identity(&member, IdentityStatus::Rejected, 4)).await;
    world.bus.deliver(&verified).await.unwrap();
    assert_eq!(missing().await, [RefusalCode::IdentityNotVerified], "the older news again");
    world.end().await;
}

#[tokio::test]
async fn an_identity_that_is_heard_before_its_account_counts() {
    let setup = Setup { eligibility: EligibilityPolicy::VerifiedAdults, ..Setup::default() };
    let world = World::with(setup).await;
    let member = member_actor(AccountId::derived_from("Léa"));
    world.tell(&identity(&member, IdentityStatus::Verified, 1)).await;
    assert_eq!(
        world.booking.my_eligibility(&member).await.unwrap().missing,
        [RefusalCode::EmailNotConfirmed, RefusalCode::UnderMinimumAge]
    );
    world.member("Léa").await;
    assert!(world.booking.my_eligibility(&member).await.unwrap().eligible);
    world.end().await;
}

#[tokio::test]
async fn staff_accounts_are_no_members() {
    let world = World::new().await;
    let role =
        AccountRole::Staff { partner: PartnerId::derived_from("bar"), role: contracts::StaffRole::Owner };
    let account = AccountView { role, ..account("Patronne", "1980-01-01") };
    world.tell(&AccountChanged { account, revision: 1 }).await;
    let member = member_actor(AccountId::derived_from("Patronne"));
    assert!(!world.booking.my_eligibility(&member).await.unwrap().eligible);
    world.end().await;
}
