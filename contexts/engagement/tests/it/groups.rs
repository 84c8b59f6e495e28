//! The group of an outing: whoever has places, and the partner.

use contracts::{
    FailureCode, StaffRole,
    booking::RegistrationStatus,
    engagement::{ConversationKind, EngagementService},
};
use kernel::RegistrationId;

use crate::support::*;

#[tokio::test]
async fn it_is_there_with_the_first_registration_and_for_those_with_places() {
    let world = World::new().await;
    let facts = dinner();
    let (partner, anna, bruno) = (facts.outing.partner, member("Anna"), member("Bruno"));
    world.plan(&facts).await;
    let kind = ConversationKind::OutingGroup;
    assert!(world.conversations(&manager(partner), kind).await.is_empty(), "nobody is registered");
    world.join(&facts, "Anna").await;
    let group = world.group(&anna).await;
    assert_eq!((group.title.as_str(), group.partner_name.as_str()), ("Menu du soir", "Maison"));
    assert_eq!((group.outing, group.people, group.unread, group.can_write), (facts.outing.id, 2, 0, true));
    assert_eq!(world.group(&manager(partner)).await.id, group.id);
    assert_eq!(world.group(&staff(partner, StaffRole::Owner)).await.id, group.id);

    world.hear(&changed(&then(&party(&facts, "Bruno"), RegistrationStatus::Waitlisted))).await;
    assert!(world.conversations(&bruno, kind).await.is_empty(), "who waits is not in it");
    let mut promoted = party(&facts, "Bruno");
    promoted.revision = 3;
    world.hear(&changed(&promoted)).await;
    world.hear(&changed(&promoted)).await;
    assert_eq!(world.group(&bruno).await.people, 3);
    let came = then(&promoted, RegistrationStatus::CheckedIn);
    world.hear(&changed(&came)).await;
    assert_eq!(world.group(&bruno).await.people, 3);
    world.end().await;
}

#[tokio::test]
async fn who_cancels_is_out_at_once_and_may_come_back() {
    let world = World::new().await;
    let facts = dinner();
    let (anna, bruno) = (member("Anna"), member("Bruno"));
    world.plan(&facts).await;
    for name in ["Anna", "Bruno"] {
        world.join(&facts, name).await;
    }
    let group = world.group(&anna).await.id;
    world.say(&anna, group, "Bonsoir").await.unwrap();
    let before = world.moved.lock().len();
    let cancelled = then(&party(&facts, "Bruno"), RegistrationStatus::Cancelled);
    world.hear(&changed(&cancelled)).await;
    assert_eq!(world.moved.lock().len(), before + 1, "who follows the conversation hears of it");
    assert!(world.conversations(&bruno, ConversationKind::OutingGroup).await.is_empty());
    assert_eq!(world.engagement.conversation(&bruno, group).await.unwrap(), None);
    let refused = world.texts(&bruno, group).await.unwrap_err();
    assert_eq!(refused.failure_code(), Some(FailureCode::NotFound));
    let refused = world.say(&bruno, group, "Je suis encore là").await.unwrap_err();
    assert_eq!(refused.failure_code(), Some(FailureCode::NotFound));

    // Again, with another registration; what is still told of the first one changes nothing.
    let mut again = party(&facts, "Bruno");
    again.registration = RegistrationId::derived_from("again");
    world.hear(&changed(&again)).await;
    world.hear(&changed(&cancelled)).await;
    world.hear(&changed(&party(&facts, "Bruno"))).await;
    assert_eq!(world.texts(&bruno, group).await.unwrap(), ["Bonsoir"]);
    world.end().await;
}

#[tokio::test]
async fn events_come_in_any_order() {
    let world = World::new().await;
    let facts = dinner();
    world.join(&facts, "Anna").await;
    let late = party(&facts, "Bruno");
    world.hear(&changed(&then(&late, RegistrationStatus::Cancelled))).await;
    world.hear(&changed(&late)).await;
    assert!(world.conversations(&member("Anna"), ConversationKind::OutingGroup).await.is_empty());
    world.plan(&facts).await;
    world.plan(&facts).await;
    assert_eq!(world.group(&member("Anna")).await.people, 2);
    assert!(world.conversations(&member("Bruno"), ConversationKind::OutingGroup).await.is_empty());
    world.end().await;
}

#[tokio::test]
async fn many_register_at_once() {
    let world = World::new().await;
    let facts = dinner();
    world.plan(&facts).await;
    let names: Vec<_> = (0..12).map(|number| format!("Anna{number}")).collect();
    futures::future::join_all(names.iter().map(|name| world.join(&facts, name))).await;
    assert_eq!(world.group(&member("Anna0")).await.people, 13);
    let cancel = async |name: &String| {
        world.hear(&changed(&then(&party(&facts, name), RegistrationStatus::Cancelled))).await;
    };
    futures::future::join_all(names[1..].iter().map(cancel)).await;
    assert_eq!(world.group(&member("Anna0")).await.people, 2);
    world.end().await;
}

#[tokio::test]
async fn nobody_else_reads_it() {
    let world = World::new().await;
    let facts = dinner();
    world.plan(&facts).await;
    world.join(&facts, "Anna").await;
    let group = world.group(&member("Anna")).await.id;
    let elsewhere = builders::venue("Chez Paul", 48.85, 2.36).partner;
    for stranger in [member("Eve"), manager(elsewhere)] {
        assert_eq!(world.engagement.conversation(&stranger, group).await.unwrap(), None, "{stranger:?}");
        for refused in
            [world.texts(&stranger, group).await.err(), world.say(&stranger, group, "x").await.err()]
        {
            assert_eq!(refused.unwrap().failure_code(), Some(FailureCode::NotFound));
        }
    }
    let door = staff(facts.outing.partner, StaffRole::Door);
    let refused = world.engagement.conversation(&door, group).await.unwrap_err();
    assert_eq!(refused.failure_code(), Some(FailureCode::Forbidden));
    let refused = world.say(&door, group, "x").await.unwrap_err();
    assert_eq!(refused.failure_code(), Some(FailureCode::Forbidden));
    world.end().await;
}
