//! Accounts the platform makes.

use contracts::{
    Actor, AdminRole, FailureCode, RefusalCode,
    identity::{AccountRole, AccountsExport, IdentityService, ProvisionAccount, Secret},
};

use identity::Deps;
use platform::settings::SecondFactorPolicy;

use crate::world::{EMAIL, PASSWORD, World, on, refusal, sign_in_form};

fn command(role: AccountRole) -> ProvisionAccount {
    ProvisionAccount {
        email: EMAIL.to_owned(),
        password: Secret(PASSWORD.to_owned()),
        first_name: "Ada".to_owned(),
        last_name: "Diallo".to_owned(),
        birth_date: Some("1990-05-05".parse().unwrap()),
        role,
    }
}

#[tokio::test]
async fn the_platform_makes_an_account_once_and_it_can_sign_in_at_once() {
    let world = World::new().await;
    let role = AccountRole::Admin { role: AdminRole::Super };
    let made = world.identity.provision_account(&Actor::System, command(role)).await.unwrap();
    assert!(made.email_confirmed);
    assert_eq!(made.birth_date, None, "only members give it");
    let other = ProvisionAccount { first_name: "Eve".into(), ..command(AccountRole::Member) };
    let again = world.identity.provision_account(&Actor::System, other).await.unwrap();
    assert_eq!(again, made);
    assert_eq!(world.names(), ["identity.account.changed"]);
    let signed_in = world.sign_in(EMAIL, PASSWORD).await.unwrap();
    assert!(matches!(world.actor(&signed_in), Actor::Limited { .. }), "there is no second factor yet");
    let relaxed = world.process(|deps| Deps { admin_second_factor: SecondFactorPolicy::Optional, ..deps });
    let signed_in = relaxed.sign_in(&Actor::Anonymous, sign_in_form(EMAIL)).await.unwrap();
    assert!(world.actor(&signed_in).require_moderator().is_ok());
    world.database.drop_all().await;
}

#[tokio::test]
async fn the_platform_at_once_with_itself_makes_one_account() {
    let world = World::new().await;
    let provision = || world.identity.provision_account(&Actor::System, command(AccountRole::Member));
    let made = futures::future::join_all((0..5).map(|_| provision())).await;
    let first = made[0].as_ref().unwrap();
    assert!(made.iter().all(|made| made.as_ref().unwrap() == first));
    assert_eq!(world.names().len(), 1);
    world.database.drop_all().await;
}

#[tokio::test]
async fn nobody_else_may_and_a_member_has_a_birth_date() {
    let world = World::new().await;
    let member = command(AccountRole::Member);
    let denied = world.identity.provision_account(&Actor::Anonymous, member.clone()).await.unwrap_err();
    assert_eq!(denied.failure_code(), Some(FailureCode::Forbidden));
    let ageless = ProvisionAccount { birth_date: None, ..member };
    let refused = refusal(world.identity.provision_account(&Actor::System, ageless).await);
    assert_eq!(refused, on("birthDate", RefusalCode::BirthDateInvalid));
    world.database.drop_all().await;
}

#[tokio::test]
async fn the_platform_reads_every_account_once() {
    let world = World::new().await;
    for email in ["a@example.org", "b@example.org"] {
        world.member(email).await;
    }
    let all = world.identity.export_accounts(&Actor::System, AccountsExport { after: None }).await.unwrap();
    assert_eq!(all.len(), 2);
    let after = Some(all[0].account.id);
    let rest = world.identity.export_accounts(&Actor::System, AccountsExport { after }).await.unwrap();
    assert_eq!((rest.len(), rest[0].account.id), (1, all[1].account.id));
    let member = world.actor(&world.sign_in("a@example.org", PASSWORD).await.unwrap());
    for stranger in [member, Actor::Anonymous] {
        assert!(world.identity.export_accounts(&stranger, AccountsExport { after: None }).await.is_err());
    }
    world.database.drop_all().await;
}
