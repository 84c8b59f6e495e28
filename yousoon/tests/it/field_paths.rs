//! Every refusal of a form names one of the form's own fields, so that a client can show it there.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use crate::{client::Client, world::*};

const INPUTS: &str = "{ __schema { types { kind name inputFields { name
    type { kind name ofType { kind name ofType { kind name ofType { kind name } } } } } } } }";
const UPDATE_OFFER: &str =
    "mutation($input: UpdateOfferInput!) { updateOffer(input: $input) { errors { code field message } } }";
const UPDATE_ROLE: &str = "mutation($input: UpdateStaffRoleInput!) { updateStaffRole(input: $input) { errors { code field message } } }";
const RESUBMIT: &str = "mutation($input: ResubmitPartnerInput!) { resubmitPartner(input: $input) { errors { code field message } } }";
const START_TOTP: &str =
    "mutation($input: StartTotpInput!) { startTotp(input: $input) { errors { code field message } } }";
const CONFIRM_TOTP: &str =
    "mutation($input: ConfirmTotpInput!) { confirmTotp(input: $input) { errors { code field message } } }";

/// The input types: for each its fields with their types, and whether they are lists.
struct Inputs(BTreeMap<String, BTreeMap<String, (String, bool)>>);

impl Inputs {
    async fn read(client: &Client) -> Self {
        let data = client.data(None, INPUTS, json!({})).await;
        let kinds = data["__schema"]["types"].as_array().unwrap().iter();
        let inputs = kinds.filter(|kind| kind["kind"] == "INPUT_OBJECT").map(|kind| {
            let fields = kind["inputFields"].as_array().unwrap().iter().map(|field| {
                let (mut of, mut list) = (&field["type"], false);
                while of["name"].is_null() {
                    list |= of["kind"] == "LIST";
                    of = &of["ofType"];
                }
                (text(&field["name"]), (text(&of["name"]), list))
            });
            (text(&kind["name"]), fields.collect())
        });
        Self(inputs.collect())
    }

    /// Whether a path leads to a field of the form, or to an item of one of its lists.
    fn has(&self, form: &str, path: &str) -> bool {
        let (mut at, mut in_list) = (form.to_owned(), false);
        path.split('.').all(|part| {
            if in_list && part.parse::<usize>().is_ok() {
                in_list = false;
                return true;
            }
            let field = self.0.get(&at).and_then(|fields| fields.get(part)).filter(|_| !in_list);
            let Some((of, list)) = field else { return false };
            (at, in_list) = (of.clone(), *list);
            true
        })
    }
}

fn text(value: &Value) -> String {
    value.as_str().unwrap().to_owned()
}

fn set(mut form: Value, changes: &[(&str, Value)]) -> Value {
    for (path, value) in changes {
        *form.pointer_mut(path).unwrap_or_else(|| panic!("no {path}")) = value.clone();
    }
    form
}

/// An offer in which as much is wrong as one offer can have wrong.
fn bad_offer(venue: &str) -> Value {
    let mut form = happy_hour(venue);
    form["validity"] = json!({ "from": "2126-01-01T00:00:00Z", "until": "2020-01-01T00:00:00Z" });
    form["weeklySlots"] = json!([
        { "venueId": "ven_01J8ZZZZZZZZZZZZZZZZZZZZZZ", "weekday": "MONDAY", "starts": "20:00", "ends": "20:00",
          "capacity": 0, "closesMinutesBefore": 100_000 },
    ]);
    form["minimumAge"] = json!(12);
    form["quota"] = json!(0);
    form["conditions"] = json!("x".repeat(3_000));
    let drinks = "/terms/happyHour/drinks";
    set(
        form,
        &[
            ("/title", json!(" ")),
            ("/description", json!("x".repeat(6_000))),
            (&format!("{drinks}/0/name"), json!("")),
            (&format!("{drinks}/0/memberPrice/cents"), json!(9_000)),
            (&format!("{drinks}/1/alcoholic"), json!(true)),
            (&format!("{drinks}/1/listPrice/cents"), json!(0)),
            ("/tiers/0/discountPercent", json!(0)),
            ("/tiers/1/minPeople", json!(0)),
        ],
    )
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_refused_of_a_form_is_on_one_of_its_fields() {
    let world = World::start().await;
    let bar = world.bar(10).await;
    let (owner, inputs) = (Some(bar.owner.as_str()), Inputs::read(&world.client).await);
    let bad_venue = json!({
        "name": "", "address": { "street": "", "postalCode": "x".repeat(13), "city": "", "country": "7" },
        "location": { "latitude": 91.0, "longitude": 0.0 }, "timeZone": "Europe/Atlantis",
        "openingHours": [{ "weekday": "MONDAY", "opens": "10:00", "closes": "10:00" }],
    });
    let no_tier = json!([{ "minPeople": 6 }]);
    let bad_company = json!({
        "email": "x", "password": "court", "firstName": "", "lastName": "", "companyName": "", "siret": "1", "type": "BAR",
    });
    let outing = set(
        outing_input((&bar.offer, &bar.venue), 24, 10),
        &[
            ("/capacity", json!(0)),
            ("/startsAt", json!("2013-11-22T20:30:00+01:00")),
            ("/endsAt", json!("2013-11-22T19:30:00+01:00")),
        ],
    );
    let own = world.client.data(owner, "{ me { id } }", json!({})).await["me"]["id"].clone();
    let cases = [
        (None, SIGN_UP_PARTNER, "SignUpPartnerInput", bad_company, 6),
        (None, CONFIRM, "ConfirmEmailInput", json!({ "email": "x@yousoon.test", "code": "000000" }), 1),
        (
            owner,
            INVITE,
            "InviteStaffInput",
            json!({ "email": "x", "firstName": "", "lastName": "", "role": "DOOR" }),
            3,
        ),
        (
            None,
            ACCEPT,
            "AcceptStaffInvitationInput",
            json!({ "email": "x@yousoon.test", "code": "000000", "password": PASSWORD }),
            1,
        ),
        (owner, UPDATE_ROLE, "UpdateStaffRoleInput", json!({ "account": own, "role": "DOOR" }), 1),
        (owner, RESUBMIT, "ResubmitPartnerInput", json!({ "companyName": "" }), 1),
        (owner, START_TOTP, "StartTotpInput", json!({ "password": "une-autre-phrase-42" }), 1),
        (owner, CONFIRM_TOTP, "ConfirmTotpInput", json!({ "code": "000000" }), 1),
        (owner, CREATE_VENUE, "CreateVenueInput", bad_venue.clone(), 8),
        (owner, UPDATE_VENUE, "CreateVenueInput", json!({ "id": bar.venue, "venue": bad_venue }), 8),
        (owner, CREATE_OFFER, "CreateOfferInput", bad_offer(&bar.venue), 17),
        (
            owner,
            UPDATE_OFFER,
            "CreateOfferInput",
            json!({ "id": bar.offer, "offer": bad_offer(&bar.venue) }),
            17,
        ),
        (owner, CREATE_OFFER, "CreateOfferInput", set(happy_hour(&bar.venue), &[("/tiers", no_tier)]), 1),
        (
            owner,
            SAVE_DRAFT,
            "SaveOfferDraftInput",
            json!({ "title": "x".repeat(200), "content": "x".repeat(70_000) }),
            2,
        ),
        (owner, SCHEDULE, "ScheduleOutingInput", outing, 3),
    ];
    for (token, mutation, form, input, least) in cases {
        let refused = world.client.refused(token, mutation, json!({ "input": input })).await;
        assert!(refused.len() >= least, "{form}: {refused:#?}");
        for (code, field) in &refused {
            assert!(inputs.has(form, field), "{form} has no {field} ({code})");
        }
    }
    world.end().await;
}
