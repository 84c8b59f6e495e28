//! An account is erased: nothing leads to the person, and what a member wrote is gone.

use contracts::{
    Actor,
    engagement::{EngagementService, ReportMessage, SetFavourite},
    identity::{AccountErased, AccountRole},
    personal_data::PersonalDataQuery,
};
use kernel::{AccountId, Language};

use crate::support::{builders::*, *};

#[tokio::test]
async fn nothing_leads_to_an_erased_member() {
    let world = World::new().await;
    let facts = dinner();
    world.plan(&facts).await;
    for name in ["Anna", "Bruno"] {
        world.join(&facts, name).await;
    }
    let (anna, bruno, company) = (member("Anna"), member("Bruno"), manager(facts.outing.partner));
    let group = world.group(&anna).await.id;
    let asked = world.open(&anna, &facts).await.unwrap().id;
    world
        .engagement
        .set_favourite(&anna, SetFavourite { offer: facts.offer.id, favourite: true })
        .await
        .unwrap();
    let said = world.say(&bruno, group, "Bonsoir").await.unwrap().id;
    let written = world.say(&anna, group, "Je viens avec ma sœur").await.unwrap().id;
    world.say(&anna, asked, "Une chaise haute ?").await.unwrap();
    world.say(&company, asked, "Bien sûr").await.unwrap();
    let report = |message| ReportMessage { message, reason: "Insultant".to_owned() };
    world.engagement.report_message(&anna, report(said)).await.unwrap();
    world.engagement.report_message(&bruno, report(written)).await.unwrap();
    let id = AccountId::derived_from("Anna").to_string();
    assert!(world.everything_kept().await.contains(&id), "she can be found so far");

    world.hear(&erased("Anna")).await;
    world.hear(&erased("Anna")).await;
    // What was on its way brings nobody back.
    world.hear(&changed(&party(&dinner(), "Anna"))).await;
    world.hear(&changed(&party(&facts, "Anna"))).await;
    world.hear(&account("Anna", Language::Fr)).await;
    let kept = world.everything_kept().await;
    for secret in [id.as_str(), "Anna", "sœur", "chaise haute"] {
        assert!(!kept.contains(secret), "{secret} is kept:\n{kept}");
    }
    assert!(kept.contains(&AccountId::derived_from("Bruno").to_string()));
    assert_eq!(world.texts(&bruno, group).await.unwrap(), ["", "Bonsoir"]);
    assert_eq!(world.texts(&company, asked).await.unwrap(), ["Bien sûr", ""]);
    let seen = world.group(&bruno).await;
    assert_eq!(seen.people, 2);
    let last = seen.last_message.unwrap();
    assert_eq!((last.author_name.as_str(), last.text.as_str(), last.removed), ("–", "", true));
    assert!(world.texts(&anna, group).await.is_err(), "her token opens nothing any more");
    world.end().await;
}

#[tokio::test]
async fn what_the_company_said_stays_when_somebody_leaves_it() {
    let world = World::new().await;
    let facts = dinner();
    world.plan(&facts).await;
    world.join(&facts, "Anna").await;
    let company = manager(facts.outing.partner);
    let group = world.group(&company).await.id;
    world.say(&company, group, "La table est au fond").await.unwrap();
    let account = company.account().unwrap();
    let role = AccountRole::Staff { partner: facts.outing.partner, role: contracts::StaffRole::Manager };
    world.hear(&AccountErased { account, role }).await;
    assert!(!world.everything_kept().await.contains(&account.to_string()));
    assert_eq!(world.texts(&member("Anna"), group).await.unwrap(), ["La table est au fond"]);
    world.end().await;
}

#[tokio::test]
async fn a_member_takes_along_what_is_kept() {
    let world = World::new().await;
    let facts = dinner();
    world.plan(&facts).await;
    for name in ["Anna", "Bruno"] {
        world.join(&facts, name).await;
    }
    let anna = member("Anna");
    let group = world.group(&anna).await.id;
    world
        .engagement
        .set_favourite(&anna, SetFavourite { offer: facts.offer.id, favourite: true })
        .await
        .unwrap();
    world.say(&anna, group, "Bonsoir").await.unwrap();
    let said = world.say(&member("Bruno"), group, "Ce que Bruno écrit").await.unwrap().id;
    let report = ReportMessage { message: said, reason: "Insultant".to_owned() };
    world.engagement.report_message(&anna, report).await.unwrap();
    let query = PersonalDataQuery { account: AccountId::derived_from("Anna") };
    let data = world.engagement.personal_data(&Actor::System, query).await.unwrap();
    let file = |path: &str| {
        let file = data.files.iter().find(|file| file.path == path).unwrap();
        serde_json::from_slice::<serde_json::Value>(&file.bytes).unwrap()
    };
    assert_eq!(file("engagement/favourites.json")[0]["offer"], facts.offer.id.to_string());
    assert_eq!(file("engagement/messages.json").as_array().unwrap().len(), 1);
    assert_eq!(file("engagement/messages.json")[0]["text"], "Bonsoir");
    assert_eq!(file("engagement/reports.json")[0]["reason"], "Insultant");
    let all: String = data.files.iter().map(|file| String::from_utf8_lossy(&file.bytes)).collect();
    assert!(!all.contains("Bruno"), "what somebody else wrote is not hers");
    assert!(world.engagement.personal_data(&member("Bruno"), query).await.is_err());
    world.end().await;
}
