//! A member asks the partner something.

use contracts::{
    Actor, FailureCode, RefusalCode, StaffRole,
    engagement::{ConversationKind, EngagementService, MyConversations},
};
use kernel::{Language, PageRequest};

use crate::support::{builders::account, *};

const KIND: ConversationKind = ConversationKind::Partner;

#[tokio::test]
async fn whoever_sees_the_outing_may_ask_and_the_company_answers() {
    let world = World::new().await;
    let facts = dinner();
    world.plan(&facts).await;
    world.hear(&account("Anna", Language::Fr)).await;
    let (anna, company) = (member("Anna"), manager(facts.outing.partner));
    let opened = world.open(&anna, &facts).await.unwrap();
    assert_eq!((opened.title.as_str(), opened.member_name.as_deref()), ("Menu du soir", Some("Anna M.")));
    assert_eq!((opened.people, opened.can_write, opened.last_message), (2, true, None));
    assert_eq!(world.open(&anna, &facts).await.unwrap().id, opened.id, "there is one");
    assert_eq!(world.conversations(&anna, KIND).await.len(), 1);
    assert!(world.conversations(&company, KIND).await.is_empty(), "nothing was asked so far");

    world.say(&anna, opened.id, "Y a-t-il une terrasse ?").await.unwrap();
    let seen = world.conversations(&company, KIND).await;
    assert_eq!((seen.len(), seen[0].unread, seen[0].member_name.as_deref()), (1, 1, Some("Anna M.")));
    let answer = world.say(&company, opened.id, "Oui, chauffée").await.unwrap();
    assert_eq!((answer.author_name.as_str(), answer.own), ("Maison", true));
    assert_eq!(world.conversations(&anna, KIND).await[0].unread, 1);
    // A colleague goes on where the manager stopped.
    let owner = staff(facts.outing.partner, StaffRole::Owner);
    assert_eq!(world.texts(&owner, opened.id).await.unwrap().len(), 2);
    world.end().await;
}

#[tokio::test]
async fn two_at_once_open_one() {
    let world = World::new().await;
    let facts = dinner();
    world.plan(&facts).await;
    let anna = member("Anna");
    let opened = futures::future::join_all((0..4).map(|_| world.open(&anna, &facts))).await;
    let ids: std::collections::HashSet<_> = opened.into_iter().map(|opened| opened.unwrap().id).collect();
    assert_eq!(ids.len(), 1);
    world.end().await;
}

#[tokio::test]
async fn it_is_between_the_two_of_them() {
    let world = World::new().await;
    let facts = dinner();
    world.plan(&facts).await;
    for name in ["Anna", "Bruno"] {
        world.join(&facts, name).await;
    }
    let opened = world.open(&member("Anna"), &facts).await.unwrap().id;
    world.say(&member("Anna"), opened, "Entre nous").await.unwrap();
    let elsewhere = builders::venue("Chez Paul", 48.85, 2.36).partner;
    for stranger in [member("Bruno"), manager(elsewhere)] {
        assert_eq!(world.engagement.conversation(&stranger, opened).await.unwrap(), None);
        assert!(world.texts(&stranger, opened).await.is_err());
    }
    assert_ne!(world.open(&member("Bruno"), &facts).await.unwrap().id, opened);
    for (actor, code) in [
        (Actor::Anonymous, FailureCode::Unauthenticated),
        (manager(facts.outing.partner), FailureCode::Forbidden),
        (staff(facts.outing.partner, StaffRole::Door), FailureCode::Forbidden),
    ] {
        let refused = world.open(&actor, &facts).await.unwrap_err();
        assert_eq!(refused.failure_code(), Some(code));
    }
    world.end().await;
}

#[tokio::test]
async fn not_about_what_nobody_knows_or_is_long_over_and_not_without_end() {
    let world = World::new().await;
    let anna = member("Anna");
    let refused = world.open(&anna, &dinner()).await.unwrap_err();
    assert_eq!(refused.failure_code(), Some(FailureCode::NotFound));
    let (old, kept) = (dinner(), dinner());
    world.plan(&old).await;
    world.plan(&kept).await;
    world.open(&anna, &kept).await.unwrap();
    world.clock.advance_minutes(4 * 60 + 48 * 60);
    let refused = world.open(&anna, &old).await.unwrap_err();
    assert!(refused.is_refusal(RefusalCode::ConversationClosed));
    assert!(!world.open(&anna, &kept).await.unwrap().can_write, "the one there is can be read");

    let bruno = member("Bruno");
    for number in 0..11 {
        let facts = builders::with_outing(dinner(), |outing| {
            outing.ends_at = builders::after_minutes(7 * 24 * 60);
        });
        world.plan(&facts).await;
        let opened = world.open(&bruno, &facts).await;
        assert_eq!(opened.is_ok(), number < 10, "{number}");
    }
    let query = MyConversations { page: PageRequest::first(4) };
    let page = world.engagement.my_conversations(&bruno, query).await.unwrap();
    assert!(page.has_next);
    let after = page.items.last().map(|(cursor, _)| cursor.clone());
    let query = MyConversations { page: PageRequest { first: 10, after } };
    let rest = world.engagement.my_conversations(&bruno, query).await.unwrap();
    assert_eq!((rest.items.len(), rest.has_next), (6, false));
    world.end().await;
}
