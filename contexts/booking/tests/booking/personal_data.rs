//! What a member takes along.

use contracts::{
    Actor, FailureCode,
    booking::BookingService,
    personal_data::{DataFile, PersonalDataQuery},
};
use serde_json::{Value, json};

use crate::fixture::{Outcome, Plan, World, door, scan};

fn read(file: &DataFile) -> Value {
    serde_json::from_slice(&file.bytes).unwrap()
}

#[tokio::test]
async fn a_member_takes_registrations_savings_and_what_is_known_along() {
    let world = World::new().await;
    let (outing, later) = (world.outing(&Plan::of(9)).await, world.outing(&Plan::of(9).later(1)).await);
    let (lea, ana) = (world.member("Léa").await, world.member("Ana").await);
    let after = world.register(&lea, later, 2).await.unwrap();
    let came = world.register(&lea, outing, 1).await.unwrap();
    world.register(&ana, outing, 3).await.unwrap();
    world.at("2026-11-22T18:30:00Z");
    world.booking.check_in(&door("Porte", "bar"), scan(&came)).await.admitted();

    let query = PersonalDataQuery { account: lea.account().unwrap() };
    let data = world.booking.personal_data(&lea, query).await.unwrap();
    let paths: Vec<_> = data.files.iter().map(|file| file.path.as_str()).collect();
    assert_eq!(paths, ["booking/registrations.json", "booking/savings.json", "booking/person.json"]);
    let registrations = read(&data.files[0]);
    assert_eq!(registrations.as_array().unwrap().len(), 2, "nobody else's");
    let first = &registrations[0];
    assert_eq!((&first["id"], &first["status"]), (&json!(came.id), &json!("CHECKED_IN")));
    assert_eq!(first["checkIn"], json!({ "at": "2026-11-22T18:30:00Z", "people": 1 }));
    assert_eq!(first["saving"], json!({ "cents": 280, "currency": "EUR" }));
    assert_eq!(first["venueName"], "Le Comptoir Bastille");
    assert_eq!(registrations[1]["id"], json!(after.id));
    let savings = json!({ "total": { "cents": 280, "currency": "EUR" }, "checkIns": 1 });
    assert_eq!(read(&data.files[1]), savings);
    let person = read(&data.files[2]);
    assert_eq!((&person["nameAtTheDoor"], &person["birthDate"]), (&json!("Léa M."), &json!("1990-05-17")));
    let text = registrations.to_string();
    assert!(!text.contains(&door("Porte", "bar").account().unwrap().to_string()), "others' data: {text}");
    world.end().await;
}

#[tokio::test]
async fn nobody_takes_anothers_data_along() {
    let world = World::new().await;
    let (lea, ana) = (world.member("Léa").await, world.member("Ana").await);
    let query = PersonalDataQuery { account: lea.account().unwrap() };
    for (actor, failure) in [
        (ana, FailureCode::Forbidden),
        (door("Porte", "bar"), FailureCode::Forbidden),
        (Actor::Anonymous, FailureCode::Unauthenticated),
    ] {
        let refused = world.booking.personal_data(&actor, query).await.unwrap_err();
        assert_eq!(refused.failure_code(), Some(failure), "{actor:?}");
    }
    world.booking.personal_data(&Actor::System, query).await.unwrap();
    world.erase(&lea).await;
    let data = world.booking.personal_data(&Actor::System, query).await.unwrap();
    let kept: Vec<_> = data.files.iter().map(read).collect();
    assert_eq!((&kept[0], &kept[2]), (&json!([]), &Value::Null));
    world.end().await;
}
