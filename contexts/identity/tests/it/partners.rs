//! A company's way in, and its SIRET.

use contracts::{
    Actor, RefusalCode, ServiceResult, StaffRole,
    identity::{
        AccountRole, IdentityService, PartnerOwnerConfirmed, PartnerSignedUp, SignUpPartner, SignedUpPartner,
    },
};

use crate::world::{EMAIL, OTHER_EMAIL, PASSWORD, World, on, partner_form, refusal, refusals, sign_up_form};

async fn sign_up_partner(world: &World, email: &str) -> ServiceResult<SignedUpPartner> {
    world.identity.sign_up_partner(&Actor::Anonymous, partner_form(email)).await
}

#[tokio::test]
async fn a_company_signs_up_and_its_owner_confirms() {
    let world = World::new().await;
    let partner = sign_up_partner(&world, EMAIL).await.unwrap();
    assert_eq!((partner.company_name.as_str(), partner.siret.as_str()), ("Le Comptoir", "12002701600563"));
    let signed_up = world.events::<PartnerSignedUp>().remove(0);
    assert_eq!((signed_up.partner, &signed_up.siret), (partner.partner, &partner.siret));
    let expected = ["identity.account.changed", "identity.partner.signed_up", "identity.code.requested"];
    assert_eq!(world.names(), expected);

    let confirmed = world.confirm(EMAIL, &world.latest_code()).await.unwrap();
    let staff = world.actor(&confirmed).require_staff(StaffRole::Owner).unwrap();
    let owner = world.events::<PartnerOwnerConfirmed>().remove(0);
    assert_eq!((owner.partner, owner.owner), (staff.partner, staff.account));
    assert_eq!(confirmed.account.role, AccountRole::Staff { partner: staff.partner, role: StaffRole::Owner });
    assert!(world.sign_in(EMAIL, PASSWORD).await.is_ok());
    world.database.drop_all().await;
}

#[tokio::test]
async fn a_company_s_wrong_fields_are_refused_at_once() {
    let world = World::new().await;
    let form = SignUpPartner {
        company_name: "c".repeat(121),
        siret: "12002701600564".into(),
        ..partner_form("nobody")
    };
    let refused = refusals(world.identity.sign_up_partner(&Actor::Anonymous, form).await);
    let found: Vec<_> = refused.iter().map(|r| (r.field.as_deref().unwrap_or_default(), r.code)).collect();
    let expected = [
        ("email", RefusalCode::EmailInvalid),
        ("companyName", RefusalCode::TextTooLong),
        ("siret", RefusalCode::SiretInvalid),
    ];
    assert_eq!(found, expected);
    world.database.drop_all().await;
}

#[tokio::test]
async fn a_confirmed_company_keeps_its_siret_for_good() {
    let world = World::new().await;
    world.owner(EMAIL).await;
    world.clock.advance_minutes(400 * 24 * 60);
    let taken = on("siret", RefusalCode::SiretTaken);
    assert_eq!(refusal(sign_up_partner(&world, OTHER_EMAIL).await), taken);
    assert_eq!(refusal(sign_up_partner(&world, EMAIL).await), taken);
    world.database.drop_all().await;
}

#[tokio::test]
async fn an_unconfirmed_company_holds_its_siret_for_a_day_against_others_only() {
    let world = World::new().await;
    let first = sign_up_partner(&world, EMAIL).await.unwrap();
    let again = sign_up_partner(&world, EMAIL).await.unwrap();
    assert_ne!(first.partner, again.partner);
    world.clock.advance_minutes(24 * 60 - 1);
    let refused = refusal(sign_up_partner(&world, OTHER_EMAIL).await);
    assert_eq!(refused, on("siret", RefusalCode::SiretTaken));
    assert_eq!(world.stored("sign_ups").await.len(), 1, "a refused sign-up leaves nothing");

    world.clock.advance_minutes(1);
    let taken_over = sign_up_partner(&world, OTHER_EMAIL).await.unwrap();
    let confirmed = world.confirm(OTHER_EMAIL, &world.latest_code()).await.unwrap();
    let staff = world.actor(&confirmed).require_staff(StaffRole::Owner).unwrap();
    assert_eq!(staff.partner, taken_over.partner);
    world.database.drop_all().await;
}

#[tokio::test]
async fn who_lost_the_siret_cannot_confirm_the_company_any_more() {
    let world = World::new().await;
    sign_up_partner(&world, EMAIL).await.unwrap();
    world.clock.advance_minutes(24 * 60);
    world.resend(EMAIL).await;
    let code_of_loser = world.latest_code();
    sign_up_partner(&world, OTHER_EMAIL).await.unwrap();
    assert_eq!(refusal(world.confirm(EMAIL, &code_of_loser).await), on("code", RefusalCode::CodeInvalid));
    assert!(world.stored("accounts").await.is_empty());
    assert!(world.events::<PartnerOwnerConfirmed>().is_empty());
    world.database.drop_all().await;
}

#[tokio::test]
async fn another_sign_up_of_the_address_gives_the_siret_back() {
    let world = World::new().await;
    sign_up_partner(&world, EMAIL).await.unwrap();
    world.identity.sign_up(&Actor::Anonymous, sign_up_form(EMAIL)).await.unwrap();
    assert!(sign_up_partner(&world, OTHER_EMAIL).await.is_ok());
    let confirmed = world.confirm(EMAIL, &world.code_for(EMAIL)).await.unwrap();
    assert_eq!(confirmed.account.role, AccountRole::Member);
    world.database.drop_all().await;
}

#[tokio::test]
async fn of_many_companies_with_one_siret_one_gets_it() {
    let world = World::new().await;
    let emails: Vec<_> = (0..6).map(|n| format!("chef{n}@example.org")).collect();
    let sign_ups = emails.iter().map(|email| sign_up_partner(&world, email));
    let results = futures::future::join_all(sign_ups).await;
    assert_eq!(results.iter().filter(|result| result.is_ok()).count(), 1);
    for refused in results.into_iter().filter(Result::is_err) {
        assert_eq!(refusal(refused), on("siret", RefusalCode::SiretTaken));
    }
    assert_eq!(world.stored("partners").await.len(), 1);
    world.database.drop_all().await;
}
