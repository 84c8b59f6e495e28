//! The inbox of the app: what comes into it, how it is read, how long it is kept.
#![expect(clippy::unwrap_used, reason = "a test that cannot be set up must fail loudly")]

use bson::doc;
use contracts::{
    Actor, FailureCode, RefusalCode,
    booking::RegistrationStep,
    catalog::{OfferStatus, PartnerStatus},
    identity::CodePurpose,
    notification::{Inbox, InboxChanged, MarkNotificationsRead, MyNotifications, NotificationService},
    verification::IdentityStatus,
};
use kernel::{AccountId, Clock, Cursor, Language, PageRequest, RegistrationId, SessionId, Timestamp};

use crate::support::{World, builders::*};

fn member(name: &str) -> Actor {
    Actor::Member { account: AccountId::derived_from(name), session: SessionId::derived_from(name) }
}

async fn page(world: &World, name: &str, language: Language, page: PageRequest) -> Inbox {
    let query = MyNotifications { language, page };
    world.notification.my_notifications(&member(name), query).await.unwrap()
}

async fn inbox(world: &World, name: &str) -> Inbox {
    page(world, name, Language::Fr, PageRequest::first(100)).await
}

async fn titles(world: &World, name: &str) -> Vec<String> {
    inbox(world, name).await.page.values().map(|view| view.title.clone()).collect()
}

async fn read_up_to(world: &World, name: &str, up_to: Timestamp) {
    let command = MarkNotificationsRead { up_to };
    world.notification.mark_notifications_read(&member(name), command).await.unwrap();
}

#[tokio::test]
async fn what_concerns_a_person_is_told_newest_first_with_where_it_leads() {
    let world = World::with_mailbox().await;
    world.hear(&account("Max", Language::Fr)).await;
    let ticket = format!("/billet/{}", RegistrationId::derived_from("Max"));
    let confirmed = step("Max", RegistrationStep::Confirmed);
    let outing = format!("/o/{}", confirmed.summary.outing);
    let mut expected = Vec::new();
    for (kind, step_of, link) in [
        ("REGISTRATION_CONFIRMED", RegistrationStep::Confirmed, &ticket),
        ("REGISTRATION_WAITLISTED", RegistrationStep::Waitlisted, &outing),
        ("REGISTRATION_PROMOTED", RegistrationStep::Promoted, &ticket),
        ("REGISTRATION_CANCELLED", RegistrationStep::Cancelled, &outing),
        ("OUTING_CANCELLED", RegistrationStep::OutingCancelled, &outing),
        ("WAITLIST_EXPIRED", RegistrationStep::WaitlistExpired, &outing),
    ] {
        world.clock.advance_minutes(1);
        world.hear(&step("Max", step_of)).await;
        expected.insert(0, (kind.to_owned(), Some(link.clone())));
    }
    // What the door does is told by the door.
    world.hear(&step("Max", RegistrationStep::CheckedIn)).await;
    world.clock.advance_minutes(1);
    world.hear(&saving("Max", 1_400, 1)).await;
    expected.insert(0, ("SAVING_RECORDED".to_owned(), Some(ticket)));
    world.clock.advance_minutes(1);
    world.hear(&group_message(&["Max"], "Au fond de la salle.\nÀ ce soir !")).await;
    expected.insert(0, ("OUTING_MESSAGE".to_owned(), Some(outing)));
    world.clock.advance_minutes(1);
    world.hear(&identity("Max", IdentityStatus::Rejected, 1)).await;
    expected.insert(0, ("IDENTITY_REJECTED".to_owned(), Some("/identite".to_owned())));
    world.clock.advance_minutes(1);
    world.hear(&password_changed("Max", Language::Fr)).await;
    expected.insert(0, ("PASSWORD_CHANGED".to_owned(), None));
    // A code is for the mailbox alone.
    world.hear(&code("Max", Language::Fr, CodePurpose::ResetPassword)).await;
    let found = inbox(&world, "Max").await;
    let shown: Vec<_> = found.page.values().map(|view| (view.kind.clone(), view.link.clone())).collect();
    assert_eq!(shown, expected);
    assert_eq!(found.unread as usize, expected.len());
    let message = found.page.values().find(|view| view.kind == "OUTING_MESSAGE").unwrap();
    assert_eq!(message.title, "Maison Léa & Fils vous écrit");
    assert!(message.body.ends_with("« Au fond de la salle.\nÀ ce soir ! »"), "{}", message.body);
    assert!(found.page.values().all(|view| !view.body.is_empty() && !view.body.contains('$')));
    world.database.drop_all().await;
}

#[tokio::test]
async fn an_owner_is_told_of_decisions() {
    let world = World::with_mailbox().await;
    world.hear(&account("Olga", Language::Fr)).await;
    for event in [PartnerStatus::Active, PartnerStatus::Rejected, PartnerStatus::Suspended] {
        world.hear(&company("Olga", event)).await;
    }
    let published = offer_changed("Olga", OfferStatus::Published);
    world.hear(&published).await;
    world.hear(&offer_changed("Olga", OfferStatus::Rejected)).await;
    let found = inbox(&world, "Olga").await;
    let mut links: Vec<_> = found.page.values().filter_map(|view| view.link.clone()).collect();
    links.sort();
    assert_eq!(links.len(), 5);
    assert!(
        links.contains(&format!("/offers/{}", published.offer.id)) && links.contains(&"/review".to_owned())
    );
    world.database.drop_all().await;
}

#[tokio::test]
async fn it_is_read_in_the_language_of_whoever_reads() {
    let world = World::with_mailbox().await;
    world.hear(&account("Max", Language::Fr)).await;
    world.hear(&step("Max", RegistrationStep::Confirmed)).await;
    for (language, title) in [
        (Language::Fr, "Inscription confirmée : Cocktails à moitié prix"),
        (Language::En, "You're in: Cocktails à moitié prix"),
    ] {
        let found = page(&world, "Max", language, PageRequest::first(1)).await;
        assert_eq!(found.page.items[0].1.title, title);
    }
    world.database.drop_all().await;
}

#[tokio::test]
async fn each_event_is_told_once_also_at_the_same_moment_and_changes_are_announced() {
    let world = World::with_mailbox().await;
    let changes = world.count_events::<InboxChanged>();
    for name in ["Max", "Kate"] {
        world.hear(&account(name, Language::Fr)).await;
    }
    let confirmed = world.envelope(&step("Max", RegistrationStep::Confirmed));
    let message = world.envelope(&group_message(&["Max", "Kate"], "À ce soir !"));
    for envelope in [&confirmed, &message] {
        let (one, two) = tokio::join!(world.deliver(envelope), world.deliver(envelope));
        assert!(one.is_ok() && two.is_ok());
        assert!(world.deliver(envelope).await.is_ok());
    }
    assert_eq!(titles(&world, "Max").await.len(), 2);
    assert_eq!(titles(&world, "Kate").await.len(), 1);
    assert_eq!(changes(), 3);
    read_up_to(&world, "Max", world.clock.now()).await;
    read_up_to(&world, "Max", world.clock.now()).await;
    assert_eq!(changes(), 4);
    world.database.drop_all().await;
}

#[tokio::test]
async fn it_is_read_up_to_what_was_shown_and_by_its_owner_alone() {
    let world = World::with_mailbox().await;
    for name in ["Max", "Kate"] {
        world.hear(&account(name, Language::Fr)).await;
        world.hear(&step(name, RegistrationStep::Waitlisted)).await;
    }
    // Not at the turn of a second: clients see whole ones.
    world.clock.set(world.clock.now().plus_millis(61_400));
    world.hear(&step("Max", RegistrationStep::Promoted)).await;
    let found = inbox(&world, "Max").await;
    assert_eq!((found.unread, found.page.items.len()), (2, 2));
    let [newest, oldest] = [0, 1].map(|index| found.page.items[index].1.at);
    assert_eq!(newest.as_millis() % 1_000, 0);
    read_up_to(&world, "Max", oldest).await;
    let found = inbox(&world, "Max").await;
    assert_eq!(found.page.values().map(|view| view.read).collect::<Vec<_>>(), [false, true]);
    assert_eq!(
        (found.unread, world.notification.unread_notifications(&member("Max")).await.unwrap()),
        (1, 1)
    );
    read_up_to(&world, "Max", newest).await;
    assert_eq!(inbox(&world, "Max").await.unread, 0);
    // What comes in the very second that was read is new all the same.
    world.hear(&step("Max", RegistrationStep::Cancelled)).await;
    assert_eq!(inbox(&world, "Max").await.unread, 1);
    assert_eq!(inbox(&world, "Kate").await.unread, 1);
    world.database.drop_all().await;
}

#[tokio::test]
async fn pages_follow_each_other_also_within_one_second() {
    let world = World::with_mailbox().await;
    world.hear(&account("Max", Language::Fr)).await;
    for n in 0..7 {
        if n == 4 {
            world.clock.advance_minutes(1);
        }
        world.hear(&group_message(&["Max"], &format!("Message {n}"))).await;
    }
    let whole: Vec<_> = inbox(&world, "Max").await.page.values().map(|view| view.id).collect();
    let (mut turned, mut after) = (Vec::new(), None);
    loop {
        let found = page(&world, "Max", Language::Fr, PageRequest { first: 2, after }).await;
        assert_eq!(found.unread, 7);
        turned.extend(found.page.values().map(|view| view.id));
        after = found.page.items.last().map(|(cursor, _)| cursor.clone());
        if !found.page.has_next {
            break;
        }
    }
    assert_eq!(turned, whole);
    assert_eq!(whole.len(), 7);
    let query = MyNotifications {
        language: Language::Fr,
        page: PageRequest { first: 2, after: Some(Cursor::from("%".to_owned())) },
    };
    let refused = world.notification.my_notifications(&member("Max"), query).await.unwrap_err();
    assert!(refused.is_refusal(RefusalCode::InvalidCursor));
    world.database.drop_all().await;
}

#[tokio::test]
async fn an_inbox_keeps_the_newest_two_hundred() {
    let world = World::with_mailbox().await;
    for name in ["Max", "Kate"] {
        world.hear(&account(name, Language::Fr)).await;
    }
    world.hear(&step("Max", RegistrationStep::Confirmed)).await;
    world.hear(&step("Kate", RegistrationStep::Confirmed)).await;
    let notices = world.documents("notices");
    let own = doc! { "account": AccountId::derived_from("Max") };
    let first = notices.find_one(own.clone()).await.unwrap().unwrap();
    let later = world.clock.now().plus_minutes(1);
    let filled = (1..200).map(|n| {
        let mut copy = first.clone();
        copy.insert("_id", kernel::NotificationId::derived_from(&n.to_string()));
        copy.insert("at", later.plus_millis(n / 2 * 1_000));
        copy
    });
    notices.insert_many(filled).await.unwrap();
    world.clock.advance_minutes(10);
    for (text, first_is_there) in [("a", false), ("b", false)] {
        world.hear(&group_message(&["Max", "Kate"], text)).await;
        assert_eq!(notices.count_documents(own.clone()).await.unwrap(), 200);
        let id = first.get_str("_id").unwrap();
        assert_eq!(notices.find_one(doc! { "_id": id }).await.unwrap().is_some(), first_is_there);
    }
    assert!(titles(&world, "Max").await[0].contains("vous écrit"));
    assert_eq!(titles(&world, "Kate").await.len(), 3);
    world.database.drop_all().await;
}

#[tokio::test]
async fn it_goes_with_the_account_and_nobody_else_reads_it() {
    let world = World::with_mailbox().await;
    for name in ["Max", "Kate"] {
        world.hear(&account(name, Language::Fr)).await;
        world.hear(&step(name, RegistrationStep::Confirmed)).await;
    }
    world.hear(&erased("Max")).await;
    world.hear(&step("Max", RegistrationStep::Cancelled)).await;
    world.hear(&group_message(&["Max", "Kate"], "À ce soir !")).await;
    assert_eq!(titles(&world, "Max").await, [] as [&str; 0]);
    assert_eq!(titles(&world, "Kate").await.len(), 2);
    let query = MyNotifications { language: Language::Fr, page: PageRequest::first(1) };
    let command = MarkNotificationsRead { up_to: world.clock.now() };
    let refused = [
        world.notification.my_notifications(&Actor::Anonymous, query).await.err(),
        world.notification.unread_notifications(&Actor::Anonymous).await.err(),
        world.notification.mark_notifications_read(&Actor::Anonymous, command).await.err(),
    ];
    for refused in refused {
        assert_eq!(refused.unwrap().failure_code(), Some(FailureCode::Unauthenticated));
    }
    world.database.drop_all().await;
}
