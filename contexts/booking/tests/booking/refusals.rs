use contracts::{
    Actor, AdminRole,
    booking::{BookingService, Register, SeatsExport},
    catalog::OfferStatus,
};
use kernel::{AccountId, OutingId, SessionId};

use crate::fixture::{Plan, World, code, door, instant};

#[tokio::test]
async fn registering_is_refused_with_the_reason() {
    let world = World::new().await;
    let lea = world.member("Léa").await;
    let outing = world.outing(&Plan::of(5)).await;
    let refused = async |outing, people| code(world.register(&lea, outing, people).await);
    for people in [0, -1, 21, i64::MIN, i64::MAX] {
        assert_eq!(refused(outing, people).await, "OUT_OF_RANGE people");
    }
    assert_eq!(refused(outing, 6).await, "PARTY_TOO_LARGE people");
    assert_eq!(refused(OutingId::generate(), 1).await, "failed NOT_FOUND");

    let called_off = Plan::of(5);
    world.outing(&called_off).await;
    world.tell(&called_off.cancelled("Fuite d'eau")).await;
    assert_eq!(refused(called_off.outing, 1).await, "OUTING_CANCELLED");

    let paused = Plan { offer_status: OfferStatus::Paused, partner: "café", ..Plan::of(5) };
    assert_eq!(refused(world.outing(&paused).await, 1).await, "OUTING_NOT_BOOKABLE");

    let later = Plan { opens_at: instant("2026-11-20T12:00:01Z"), ..Plan::of(5) };
    assert_eq!(refused(world.outing(&later).await, 1).await, "REGISTRATION_NOT_OPEN");

    world.register(&lea, outing, 2).await.unwrap();
    assert_eq!(refused(outing, 1).await, "ALREADY_REGISTERED");
    assert_eq!(refused(outing, 4).await, "ALREADY_REGISTERED", "on the waitlist neither");

    world.at("2026-11-22T18:00:00Z");
    assert_eq!(refused(outing, 1).await, "REGISTRATION_CLOSED");
    assert_eq!(world.check_seats(outing).await, 2);
    world.end().await;
}

#[tokio::test]
async fn the_waitlist_has_an_end() {
    let world = World::new().await;
    let outing = world.outing(&Plan::of(1)).await;
    let mut members = Vec::new();
    for index in 0..201 {
        let member = world.member(&format!("Membre {index}")).await;
        world.register(&member, outing, 1).await.unwrap();
        members.push(member);
    }
    let late = world.member("Tard").await;
    assert_eq!(code(world.register(&late, outing, 1).await), "WAITLIST_FULL");
    assert_eq!(code(world.register(&members[9], outing, 1).await), "ALREADY_REGISTERED");
    assert_eq!(world.live(&members[200], outing).await.unwrap().waitlist_position, Some(200));
    assert_eq!(world.check_seats(outing).await, 1);
    world.end().await;
}

#[tokio::test]
async fn only_members_register_and_only_the_platform_asks_for_all_seats() {
    let world = World::new().await;
    let outing = world.outing(&Plan::of(5)).await;
    let admin = Actor::Admin {
        account: AccountId::derived_from("admin"),
        role: AdminRole::Super,
        session: SessionId::generate(),
    };
    let others = [(Actor::Anonymous, "failed UNAUTHENTICATED"), (door("Ana", "bar"), "failed FORBIDDEN")];
    for (actor, expected) in others.into_iter().chain([(admin, "failed FORBIDDEN")]) {
        let command = Register { outing, people: 1, idempotency_key: None };
        assert_eq!(code(world.booking.register(&actor, command).await), expected);
        assert_eq!(code(world.booking.my_savings(&actor).await), expected);
        assert_eq!(code(world.booking.my_eligibility(&actor).await), expected);
        assert_eq!(code(world.booking.my_live_registrations(&actor, vec![outing]).await), expected);
        assert_eq!(code(world.booking.seats_by_id(&actor, vec![outing]).await), "failed FORBIDDEN");
        let export = SeatsExport { ends_after: instant("2026-01-01T00:00:00Z"), after: None };
        assert_eq!(code(world.booking.export_seats(&actor, export).await), "failed FORBIDDEN");
    }
    world.end().await;
}
