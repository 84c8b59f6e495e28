//! Somebody finds a message not right.

use contracts::{
    FailureCode, RefusalCode,
    engagement::{EngagementService, ReportMessage},
};
use kernel::MessageId;

use crate::support::*;

fn report(message: MessageId, reason: &str) -> ReportMessage {
    ReportMessage { message, reason: reason.to_owned() }
}

#[tokio::test]
async fn support_is_told_once_by_each() {
    let world = World::new().await;
    let facts = dinner();
    world.plan(&facts).await;
    for name in ["Anna", "Bruno"] {
        world.join(&facts, name).await;
    }
    let (anna, bruno, company) = (member("Anna"), member("Bruno"), manager(facts.outing.partner));
    let group = world.group(&anna).await.id;
    let message = world.say(&anna, group, "Une injure").await.unwrap().id;
    for _ in 0..2 {
        world.engagement.report_message(&bruno, report(message, "Insultant")).await.unwrap();
    }
    world.engagement.report_message(&company, report(message, "Insultant")).await.unwrap();
    let reports = world.documents("reports").await;
    assert_eq!(reports.len(), 2);
    assert!(reports.iter().all(|kept| kept.get_str("text").is_ok_and(|text| text == "Une injure")));
    assert_eq!(world.documents("audit").await.len(), 2);
    assert_eq!(
        world.texts(&bruno, group).await.unwrap(),
        ["Une injure"],
        "it stays until support has looked"
    );
    let about_own = world.engagement.report_message(&anna, report(message, "Oups")).await.unwrap_err();
    assert!(about_own.is_refusal(RefusalCode::InvalidState));
    let without = world.engagement.report_message(&bruno, report(message, " ")).await.unwrap_err();
    assert!(without.is_refusal(RefusalCode::Required));
    for (stranger, unknown) in [(member("Eve"), message), (bruno, MessageId::generate())] {
        let refused = world.engagement.report_message(&stranger, report(unknown, "Insultant")).await;
        assert_eq!(refused.unwrap_err().failure_code(), Some(FailureCode::NotFound));
    }
    world.end().await;
}

#[tokio::test]
async fn what_support_takes_down_has_no_text() {
    let world = World::new().await;
    let facts = dinner();
    world.plan(&facts).await;
    world.join(&facts, "Anna").await;
    let (anna, company) = (member("Anna"), manager(facts.outing.partner));
    let group = world.group(&anna).await.id;
    let message = world.say(&anna, group, "Une injure").await.unwrap().id;
    let database = world.database.client.database(&format!("{}_engagement", world.database.prefix));
    let hide = bson::doc! { "$set": { "hidden": true } };
    let messages = database.collection::<bson::Document>("messages");
    messages.update_one(bson::doc! { "_id": message }, hide).await.unwrap();
    assert_eq!(world.texts(&company, group).await.unwrap(), [""]);
    let refused = world.engagement.report_message(&company, report(message, "Insultant")).await.unwrap_err();
    assert!(refused.is_refusal(RefusalCode::InvalidState));
    world.end().await;
}
