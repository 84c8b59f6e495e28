//! Owners invite, invited people choose a password.

use contracts::{
    Actor, FailureCode, RefusalCode, ServiceResult, StaffRole,
    identity::{
        AcceptInvitation, AccountRole, AccountView, Client, CodePurpose, CodeRequested, IdentityService,
        InviteStaff, KnownEmailTried, Secret, SignedIn,
    },
};
use kernel::Language;

use crate::world::{EMAIL, OTHER_EMAIL, PASSWORD, World, on, refusal, sign_up_form};

const INVITED: &str = "ines@example.org";

fn invitation(email: &str, role: StaffRole) -> InviteStaff {
    InviteStaff {
        email: email.to_owned(),
        first_name: "Inès".to_owned(),
        last_name: "Roy".to_owned(),
        role,
        language: Language::En,
    }
}

async fn invite(world: &World, actor: &Actor, email: &str) -> ServiceResult<AccountView> {
    world.identity.invite_staff(actor, invitation(email, StaffRole::Door)).await
}

async fn accept(world: &World, code: &str, password: &str) -> ServiceResult<SignedIn> {
    let command = AcceptInvitation {
        email: INVITED.to_owned(),
        code: Secret(code.to_owned()),
        password: Secret(password.to_owned()),
        client: Client::default(),
    };
    world.identity.accept_invitation(&Actor::Anonymous, command).await
}

#[tokio::test]
async fn an_invited_person_joins_the_owner_s_company_with_the_role_given() {
    let world = World::new().await;
    let owner = world.actor(&world.owner(EMAIL).await);
    let partner = owner.require_staff(StaffRole::Owner).unwrap().partner;
    let invited = invite(&world, &owner, INVITED).await.unwrap();
    assert_eq!(invited.role, AccountRole::Staff { partner, role: StaffRole::Door });
    assert!(!invited.email_confirmed);
    let requested = world.events::<CodeRequested>().pop().unwrap();
    assert_eq!((requested.purpose, requested.language), (CodePurpose::AcceptInvitation, Language::En));
    assert_eq!(requested.expires_at, invited.created_at.plus_days(7));

    world.clock.advance_minutes(7 * 24 * 60 - 1);
    let joined = accept(&world, &world.latest_code(), PASSWORD).await.unwrap();
    assert!(joined.account.email_confirmed);
    let staff = world.actor(&joined).require_staff(StaffRole::Door).unwrap();
    assert_eq!((staff.account, staff.partner, staff.role), (invited.id, partner, StaffRole::Door));
    assert!(world.sign_in(INVITED, PASSWORD).await.is_ok());
    assert_eq!(refusal(accept(&world, &world.latest_code(), PASSWORD).await).0, RefusalCode::CodeInvalid);
    world.database.drop_all().await;
}

#[tokio::test]
async fn only_owners_invite_and_only_addresses_without_an_account() {
    let world = World::new().await;
    let member = world.actor(&world.member(OTHER_EMAIL).await);
    let owner = world.actor(&world.owner(EMAIL).await);
    let Actor::Staff { mut staff, session } = owner.clone() else { panic!("not staff") };
    staff.role = StaffRole::Manager;
    for (actor, code) in [
        (Actor::Anonymous, FailureCode::Unauthenticated),
        (member, FailureCode::Forbidden),
        (Actor::Staff { staff, session }, FailureCode::Forbidden),
        (Actor::System, FailureCode::Forbidden),
    ] {
        assert_eq!(invite(&world, &actor, INVITED).await.unwrap_err().failure_code(), Some(code));
    }
    let taken = on("email", RefusalCode::EmailTaken);
    assert_eq!(refusal(invite(&world, &owner, OTHER_EMAIL).await), taken);
    invite(&world, &owner, INVITED).await.unwrap();
    assert_eq!(refusal(invite(&world, &owner, INVITED).await), taken);
    assert_eq!(refusal(invite(&world, &owner, "nonsense").await), on("email", RefusalCode::EmailInvalid));
    world.database.drop_all().await;
}

#[tokio::test]
async fn an_owner_may_invite_another_owner() {
    let world = World::new().await;
    let owner = world.actor(&world.owner(EMAIL).await);
    world.identity.invite_staff(&owner, invitation(INVITED, StaffRole::Owner)).await.unwrap();
    let joined = accept(&world, &world.latest_code(), PASSWORD).await.unwrap();
    assert!(world.actor(&joined).require_staff(StaffRole::Owner).is_ok());
    world.database.drop_all().await;
}

#[tokio::test]
async fn a_sign_up_does_not_take_an_invitation_over_and_is_in_nobody_s_way() {
    let world = World::new().await;
    world.sign_up(INVITED).await;
    let code_of_sign_up = world.latest_code();
    let owner = world.actor(&world.owner(EMAIL).await);
    let invited = invite(&world, &owner, INVITED).await.unwrap();
    let invitation_code = world.latest_code();
    assert_eq!(
        refusal(world.confirm(INVITED, &code_of_sign_up).await),
        on("code", RefusalCode::CodeInvalid),
        "the invitation came in between"
    );
    world.identity.sign_up(&Actor::Anonymous, sign_up_form(INVITED)).await.unwrap();
    assert_eq!(world.events::<KnownEmailTried>().pop().unwrap().account, invited.id);
    let joined = accept(&world, &invitation_code, "phrase-bien-a-moi").await.unwrap();
    assert_eq!(joined.account.id, invited.id);
    assert!(world.sign_in(INVITED, "phrase-bien-a-moi").await.is_ok());
    world.database.drop_all().await;
}

#[tokio::test]
async fn an_invitation_s_code_is_tried_five_times_ends_after_a_week_and_can_be_sent_again() {
    let world = World::new().await;
    let owner = world.actor(&world.owner(EMAIL).await);
    invite(&world, &owner, INVITED).await.unwrap();
    let code = world.latest_code();
    let weak = refusal(accept(&world, &code, "court").await);
    assert_eq!(weak, on("password", RefusalCode::PasswordTooWeak));
    for _ in 0..5 {
        assert_eq!(refusal(accept(&world, "nope", PASSWORD).await), on("code", RefusalCode::CodeInvalid));
    }
    assert_eq!(refusal(accept(&world, &code, PASSWORD).await), on("code", RefusalCode::CodeExpired));

    world.clock.advance_minutes(1);
    world.resend(INVITED).await;
    world.clock.advance_minutes(7 * 24 * 60);
    let late = refusal(accept(&world, &world.latest_code(), PASSWORD).await);
    assert_eq!(late, on("code", RefusalCode::CodeExpired));
    world.resend(INVITED).await;
    assert!(accept(&world, &world.latest_code(), PASSWORD).await.is_ok());
    world.database.drop_all().await;
}

#[tokio::test]
async fn an_invited_person_cannot_sign_in_before_accepting() {
    let world = World::new().await;
    let owner = world.actor(&world.owner(EMAIL).await);
    invite(&world, &owner, INVITED).await.unwrap();
    assert_eq!(refusal(world.sign_in(INVITED, PASSWORD).await), (RefusalCode::CredentialsInvalid, None));
    assert_eq!(refusal(world.sign_in(INVITED, "").await), (RefusalCode::CredentialsInvalid, None));
    world.database.drop_all().await;
}
