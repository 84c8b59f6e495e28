//! An account is erased: the figures stay, and nothing leads to the member.

use contracts::{
    Actor,
    booking::{RegistrationStep, stand_in},
    personal_data::PersonalDataQuery,
    reporting::{RecordViews, ReportingService},
};
use kernel::AccountId;

use crate::support::{builders::*, *};

#[tokio::test]
async fn nothing_leads_to_an_erased_member_and_the_figures_stay() {
    let world = World::new().await;
    let (menu_offer, place) = (offer("Menu", menu(&["Soupe"])), venue("Le Comptoir", 48.85, 2.36));
    let (tonight, tomorrow) = (outing(&menu_offer, &place, 120), outing(&menu_offer, &place, 24 * 60));
    let anna = AccountId::derived_from("Anna");
    for facts in [&tonight, &tomorrow] {
        world.plan(facts).await;
        let visit = came(&party(facts, "Anna"), 2, facts.outing.starts_at);
        world.hear(&changed(&visit, RegistrationStep::CheckedIn)).await;
    }
    let bruno = came(&party(&tonight, "Bruno"), 2, after_minutes(125));
    world.hear(&changed(&bruno, RegistrationStep::CheckedIn)).await;
    let views = RecordViews { outings: vec![tonight.outing.id], client: Default::default() };
    world.reporting.record_views(&member("Anna"), views).await.unwrap();
    let before = world.results(place.partner).await;
    assert_eq!((before.total.new_people, before.total.returning_people), (2, 1));
    let kept = world.everything_kept().await;
    assert!(kept.contains(&anna.to_string()), "she can be found so far");

    world.hear(&erased("Anna")).await;
    world.hear(&erased("Anna")).await;
    assert!(!world.everything_kept().await.contains(&anna.to_string()));
    assert!(world.everything_kept().await.contains(&AccountId::derived_from("Bruno").to_string()));
    assert_eq!(world.results(place.partner).await, before);

    // What was on its way: an old event, and more of the party at the door, whom booking calls a stand-in.
    let late = party(&tomorrow, "Anna");
    world.hear(&changed(&late, RegistrationStep::Confirmed)).await;
    let mut more = came(&came(&late, 1, after_minutes(125)), 2, after_minutes(125));
    more.revision += 1;
    more.member = stand_in(more.registration);
    more.state.arrived = 1;
    world.hear(&changed(&more, RegistrationStep::MoreArrived)).await;
    let after = world.results(place.partner).await.total;
    assert_eq!((after.new_people, after.returning_people, after.arrived_people), (2, 1, 5));
    let other = outing(&menu_offer, &place, 48 * 60);
    world.hear(&changed(&party(&other, "Anna"), RegistrationStep::Confirmed)).await;
    assert!(!world.everything_kept().await.contains(&anna.to_string()), "it brings nobody back");
    world.end().await;
}

#[tokio::test]
async fn a_member_takes_along_what_is_kept() {
    let world = World::new().await;
    let facts = outing(&offer("Menu", menu(&["Soupe"])), &venue("Le Comptoir", 48.85, 2.36), 120);
    for name in ["Anna", "Bruno"] {
        let visit = came(&party(&facts, name), 2, after_minutes(125));
        world.hear(&changed(&visit, RegistrationStep::CheckedIn)).await;
    }
    let query = PersonalDataQuery { account: AccountId::derived_from("Anna") };
    let data = world.reporting.personal_data(&Actor::System, query).await.unwrap();
    assert_eq!(data.files[0].path, "reporting/registrations.json");
    let kept: serde_json::Value = serde_json::from_slice(&data.files[0].bytes).unwrap();
    assert_eq!(kept.as_array().unwrap().len(), 1);
    assert_eq!(kept[0]["registration"], party(&facts, "Anna").registration.to_string());
    assert_eq!((kept[0]["firstVisit"].as_bool(), kept[0]["paidCents"].as_i64()), (Some(true), Some(4_000)));
    assert!(world.reporting.personal_data(&member("Bruno"), query).await.is_err());
    world.end().await;
}
