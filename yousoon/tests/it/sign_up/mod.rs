//! Sign-up: from the first screen's call to a member who may register, and every way it is refused. Over
//! HTTP, on a real database, with photos of documents that do not exist.
//!
//! A journey more is a [`Document`], a [`Profile`] and what is expected.

mod newcomer;
mod secrecy;

use serde_json::{Value, json};
use specimens::{Flaw, Format};

use crate::world::{PASSWORD, REGISTER, SIGN_IN, SIGN_UP, World};
use newcomer::{CONFIRM_EMAIL, Document, Newcomer, Profile, confirm_input, outcome, sign_up_input, today};

const EMAIL: &str = "nouvelle@yousoon.test";

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn from_the_first_screen_to_the_first_ticket() {
    let world = World::start_reading().await;
    let bar = world.bar(10).await;
    let document = Document::new(Format::Td1, 1);
    let member = Newcomer::arrives(&world, &Profile::of(&document, EMAIL)).await;
    assert_eq!(member.is_eligible(false).await, json!(["IDENTITY_NOT_VERIFIED"]));
    let input = json!({ "input": { "outingId": bar.outing, "people": 1 } });
    let refused = world.client.refused(Some(&member.token), REGISTER, input).await;
    assert_eq!(refused, [("IDENTITY_NOT_VERIFIED".to_owned(), String::new())]);

    assert_eq!(outcome(&member.shows(&document).await), ("VERIFIED", vec![]));

    assert_eq!(member.is_eligible(true).await, json!([]));
    let registration = world.register(&member.token, &bar.outing, 2).await;
    assert_eq!(registration["status"], "CONFIRMED");
    assert!(registration["ticket"]["shortCode"].is_string());
    world.end().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn each_format_verifies() {
    let world = World::start_reading().await;
    for (number, format) in
        [Format::Td1, Format::Td2, Format::Td3, Format::FrenchCard].into_iter().enumerate()
    {
        let document = Document::new(format, 23 + number as u64);
        let profile = Profile::of(&document, &format!("format{number}@yousoon.test"));
        let member = Newcomer::arrives(&world, &profile).await;
        assert_eq!(outcome(&member.shows(&document).await), ("VERIFIED", vec![]), "{format:?}");
    }
    world.end().await;
}

/// What the form and the code refuse, each on its field.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_first_screens_refuse() {
    let world = World::start().await;
    let good = Profile {
        email: EMAIL.to_owned(),
        first_name: "Léa".to_owned(),
        last_name: "Martin".to_owned(),
        birth_date: "1994-05-17".parse().unwrap(),
    };
    for (field, value, code) in [
        ("email", json!("lea@"), "EMAIL_INVALID"),
        ("password", json!("motdepasse1"), "PASSWORD_TOO_WEAK"),
        ("password", json!("Martin1994!"), "PASSWORD_TOO_WEAK"),
        ("firstName", json!(" "), "REQUIRED"),
        ("lastName", json!("x".repeat(1_000)), "TEXT_TOO_LONG"),
        ("birthDate", json!("1850-01-01"), "BIRTH_DATE_INVALID"),
        ("birthDate", json!(today().to_string()), "MEMBER_UNDER_AGE"),
        ("acceptTerms", json!(false), "TERMS_NOT_ACCEPTED"),
    ] {
        let mut input = sign_up_input(&good);
        input["input"][field] = value;
        let refused = world.client.refused(None, SIGN_UP, input).await;
        assert_eq!(refused, [(code.to_owned(), field.to_owned())]);
    }
    world.client.done(None, SIGN_UP, sign_up_input(&good)).await;
    let sign_in = json!({ "input": { "email": EMAIL, "password": PASSWORD } });
    let refused = world.client.refused(None, SIGN_IN, sign_in).await;
    assert_eq!(refused, [("EMAIL_NOT_CONFIRMED".to_owned(), "email".to_owned())]);
    let code = world.code(EMAIL).await;
    let wrong = format!("{:06}", (code.parse::<u32>().unwrap() + 1) % 1_000_000);
    let invalid = [("CODE_INVALID".to_owned(), "code".to_owned())];
    let refused = world.client.refused(None, CONFIRM_EMAIL, confirm_input(EMAIL, &wrong)).await;
    assert_eq!(refused, invalid);
    let elsewhere = confirm_input("personne@yousoon.test", &code);
    assert_eq!(world.client.refused(None, CONFIRM_EMAIL, elsewhere).await, invalid);
    world.client.done(None, CONFIRM_EMAIL, confirm_input(EMAIL, &code)).await;
    world.end().await;
}

/// What becomes of a document of a member whose profile says `change` of what stands on it.
async fn verdict_of(document: &Document, change: impl FnOnce(&mut Profile)) -> Value {
    let world = World::start_reading().await;
    let mut profile = Profile::of(document, EMAIL);
    change(&mut profile);
    let member = Newcomer::arrives(&world, &profile).await;
    let check = member.shows(document).await;
    assert_eq!(member.is_eligible(false).await, json!(["IDENTITY_NOT_VERIFIED"]));
    world.end().await;
    check
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_expired_document_is_refused() {
    let check = verdict_of(&Document::flawed(Format::Td3, 3, Flaw::Expired), |_| {}).await;
    assert_eq!(outcome(&check), ("REJECTED", vec![("EXPIRY", "EXPIRED")]));
    assert_eq!(check["attemptsLeft"], 9);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn another_name_is_refused() {
    let document = Document::new(Format::Td1, 4);
    let check = verdict_of(&document, |profile| {
        profile.first_name = "Zoltan".to_owned();
        profile.last_name = "Quelqu'un d'autre".to_owned();
    });
    assert_eq!(outcome(&check.await), ("REJECTED", vec![("NAME", "NAME_DIFFERS")]));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn another_birth_date_is_refused() {
    let document = Document::new(Format::Td1, 24);
    let check = verdict_of(&document, |profile| profile.birth_date = "1971-01-01".parse().unwrap()).await;
    assert_eq!(outcome(&check), ("REJECTED", vec![("BIRTH_DATE", "BIRTH_DATE_DIFFERS")]));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn another_type_of_document_is_refused() {
    let document = Document { kind: "IDENTITY_CARD", ..Document::new(Format::Td3, 6) };
    let check = verdict_of(&document, |_| {}).await;
    assert_eq!(outcome(&check), ("REJECTED", vec![("DOCUMENT", "WRONG_DOCUMENT_TYPE")]));
}

/// A picture without a document, a cut one, a dark one, a blurred one, one with an altered digit: the member
/// is told what to do, and may try again.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_photo_that_cannot_be_read_says_what_to_do_and_another_may_follow() {
    let world = World::start_reading().await;
    let good = Document::new(Format::Td3, 7);
    let member = Newcomer::arrives(&world, &Profile::of(&good, EMAIL)).await;
    for (flaw, seed, codes) in [
        (Flaw::NoDocument, 1, &["NOT_A_DOCUMENT", "UNREADABLE", "BLURRED"][..]),
        (Flaw::CutOff, 2, &["CUT_OFF", "UNREADABLE"]),
        (Flaw::TooDark, 3, &["TOO_DARK", "NOT_A_DOCUMENT"]),
        (Flaw::Blurred, 4, &["BLURRED", "NOT_A_DOCUMENT"]),
        (Flaw::DigitAltered, 5, &["UNREADABLE"]),
    ] {
        let check = member.shows(&Document::flawed(Format::Td3, seed, flaw)).await;
        let (status, findings) = outcome(&check);
        assert_eq!(status, "REJECTED", "{flaw:?}");
        let (field, code) = findings[0];
        assert!(field == "FRONT" && codes.contains(&code), "{flaw:?}: {findings:?}");
    }
    assert_eq!(outcome(&member.shows(&good).await), ("VERIFIED", vec![]));
    world.end().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn one_document_verifies_one_account() {
    let world = World::start_reading().await;
    let document = Document::new(Format::Td1, 8);
    let first = Newcomer::arrives(&world, &Profile::of(&document, EMAIL)).await;
    let second = Newcomer::arrives(&world, &Profile::of(&document, "encore@yousoon.test")).await;
    assert_eq!(outcome(&first.shows(&document).await), ("VERIFIED", vec![]));
    let check = second.shows(&document).await;
    assert_eq!(outcome(&check), ("REJECTED", vec![("DOCUMENT", "DOCUMENT_ALREADY_USED")]));
    world.end().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn somebody_under_18_is_refused() {
    let document = Document::flawed(Format::Td1, 9, Flaw::Minor);
    let world = World::start_reading().await;
    // The form already refuses children; between 15 and 18 the document does, and whoever lies about the date
    // is found out by the document.
    let profile = Profile { birth_date: "2001-01-01".parse().unwrap(), ..Profile::of(&document, EMAIL) };
    let member = Newcomer::arrives(&world, &profile).await;
    let check = member.shows(&document).await;
    let (status, findings) = outcome(&check);
    assert_eq!(status, "REJECTED");
    assert!(findings.contains(&("BIRTH_DATE", "UNDER_AGE")), "{findings:?}");
    world.end().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_file_that_is_no_photo_is_refused_at_the_upload() {
    let world = World::start().await;
    let document = Document::new(Format::Td3, 10);
    let profile = Profile::of(&document, EMAIL);
    let member = Newcomer::arrives(&world, &profile).await;
    let check = member.starts("PASSPORT").await;
    let broken_off = document.file.get(..document.file.len() * 9 / 10).unwrap().to_vec();
    for (file, code) in [
        (b"GIF89a".to_vec(), "IMAGE_TYPE_NOT_ALLOWED"),
        (b"\xff\xd8\xff\xe0 no more".to_vec(), "IMAGE_INVALID"),
        (broken_off, "IMAGE_INVALID"),
    ] {
        let (_, answer) = member.uploads(&check, "FRONT", &file).await;
        assert_eq!(answer["errors"][0]["code"], code, "{answer}");
    }
    let (status, answer) = member.uploads(&check, "FRONT", &vec![0xff; 13 * 1024 * 1024]).await;
    assert_eq!((status, &answer["errors"][0]["code"]), (413, &json!("IMAGE_TOO_LARGE")));

    // Somebody else's check is not there for me.
    let other = Newcomer::arrives(&world, &Profile { email: "autre@yousoon.test".into(), ..profile }).await;
    let (status, _) = other.uploads(&check, "FRONT", &document.file).await;
    assert_eq!(status, 404);
    world.end().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn after_ten_tries_only_support_can_help() {
    let world = World::start_reading().await;
    let admin = world.admin().await;
    let good = Document::new(Format::Td3, 11);
    let blank = Document { kind: "PASSPORT", file: blank(), truth: None };
    let member = Newcomer::arrives(&world, &Profile::of(&good, EMAIL)).await;
    for left in (0..10).rev() {
        let check = member.shows(&blank).await;
        assert_eq!(
            (check["status"].as_str(), check["attemptsLeft"].as_i64()),
            (Some("REJECTED"), Some(left))
        );
    }
    let start = "mutation { startIdentityCheck(input: { documentType: PASSPORT }) {
        identityCheck { id } errors { code field message } } }";
    let refused = world.client.refused(Some(&member.token), start, json!({})).await;
    assert_eq!(refused[0].0, "ATTEMPTS_EXHAUSTED");
    let me = world.client.data(Some(&member.token), "{ me { id } }", json!({})).await;
    let reset = "mutation($input: ResetIdentityAttemptsInput!) { resetIdentityAttempts(input: $input) {
        identityCheck { attemptsLeft } errors { code field message } } }";
    let input = json!({ "input": { "accountId": me["me"]["id"], "reason": "Vu au téléphone" } });
    world.client.done(Some(&admin), reset, input).await;
    assert_eq!(outcome(&member.shows(&good).await), ("VERIFIED", vec![]));
    world.end().await;
}

/// A grey photo: large enough, and nothing on it.
fn blank() -> Vec<u8> {
    let mut file = Vec::new();
    let grey = image::RgbImage::from_pixel(900, 700, image::Rgb([140, 140, 140]));
    let mut cursor = std::io::Cursor::new(&mut file);
    image::DynamicImage::from(grey).write_to(&mut cursor, image::ImageFormat::Png).unwrap();
    file
}

/// What waits for a person, decided by one; the photo is seen through a link that ends.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_person_decides_when_the_policy_says_so() {
    let world = World::start_reading().await;
    let admin = world.admin().await;
    world.set_verdicts(&admin, "MANUAL").await;
    let document = Document::new(Format::Td3, 12);
    let member = Newcomer::arrives(&world, &Profile::of(&document, EMAIL)).await;
    let check = member.shows(&document).await;
    assert_eq!(outcome(&check), ("MANUAL_REVIEW", vec![]));

    let queue = "{ reviewQueue(kind: IDENTITY_CHECK) { edges { node { id kind } } } }";
    let data = world.client.data(Some(&admin), queue, json!({})).await;
    assert_eq!(data["reviewQueue"]["edges"][0]["node"]["id"], check["id"]);
    let link = "mutation($input: IssueReviewImageLinkInput!) { issueReviewImageLink(input: $input) {
        link { url expiresAt } errors { code field message } } }";
    let input = json!({ "input": { "checkId": check["id"], "side": "FRONT" } });
    let payload = world.client.done(Some(&admin), link, input.clone()).await;
    let url = payload["link"]["url"].as_str().unwrap();
    let path = &url[url.find("/review/").unwrap()..];
    let (status, body) = world.client.get(path).await;
    assert!(status == 200 && body.len() > 10_000, "{status}");
    assert_eq!(world.client.get("/review/images/anything").await.0, 404);
    assert_eq!(world.client.failure(Some(&member.token), link, input).await, "FORBIDDEN");

    world.decide(&admin, check["id"].as_str().unwrap()).await;
    assert_eq!(member.is_eligible(true).await, json!([]));
    assert!(world.subjects(EMAIL).await.contains(&"identity_verified".to_owned()));
    world.end().await;
}
