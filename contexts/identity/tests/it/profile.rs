//! What a person says of themselves, and what verification says of them.

use contracts::{
    Actor, FailureCode, RefusalCode, ServiceResult,
    identity::{
        AccountChanged, AccountRole, AccountView, Done, IdentityService, ProvisionAccount, Secret,
        UpdateProfile,
    },
    verification::{IdentityChanged, IdentityStatus},
};
use kernel::{AccountId, Language};

use crate::world::{EMAIL, OTHER_EMAIL, PASSWORD, World, on, refusal, refusals};

async fn update(world: &World, actor: &Actor, form: UpdateProfile) -> ServiceResult<AccountView> {
    world.identity.update_profile(actor, form).await
}

fn said(account: AccountId, status: IdentityStatus, revision: i64) -> IdentityChanged {
    IdentityChanged { account, check: None, status, findings: Vec::new(), message: None, revision }
}

fn name(first: &str) -> UpdateProfile {
    UpdateProfile { first_name: Some(first.to_owned()), ..UpdateProfile::default() }
}

#[tokio::test]
async fn a_person_changes_name_and_language_and_the_others_hear() {
    let world = World::new().await;
    let member = world.member(EMAIL).await;
    let actor = world.actor(&member);
    world.forget_events();
    let form = UpdateProfile {
        first_name: Some(" Léa  Anne ".into()),
        last_name: Some("Dubois".into()),
        language: Some(Language::En),
        ..UpdateProfile::default()
    };
    let changed = update(&world, &actor, form).await.unwrap();
    assert_eq!((changed.first_name.as_str(), changed.last_name.as_str()), ("Léa Anne", "Dubois"));
    assert_eq!((changed.language, changed.birth_date), (Language::En, member.account.birth_date));
    let told = world.events::<AccountChanged>();
    assert_eq!((told.len(), &told[0].account, told[0].revision), (1, &changed, 3));
    assert_eq!(world.identity.me(&actor, Done {}).await.unwrap(), changed);

    assert_eq!(update(&world, &actor, UpdateProfile::default()).await.unwrap(), changed);
    assert_eq!(world.events::<AccountChanged>().len(), 1, "nothing changed, nothing is said");
    let wrong = UpdateProfile { last_name: Some("n".repeat(81)), ..name("") };
    let fields: Vec<_> = refusals(update(&world, &actor, wrong).await)
        .into_iter()
        .map(|refusal| (refusal.field.unwrap(), refusal.code))
        .collect();
    let expected = [("firstName", RefusalCode::Required), ("lastName", RefusalCode::TextTooLong)];
    assert_eq!(fields, expected.map(|(field, code)| (field.to_owned(), code)));
    let nobody = update(&world, &Actor::Anonymous, name("Qui")).await.unwrap_err();
    assert_eq!(nobody.failure_code(), Some(FailureCode::Unauthenticated));
    world.database.drop_all().await;
}

#[tokio::test]
async fn a_birth_date_stays_once_there_is_one_and_staff_have_none() {
    let world = World::new().await;
    let member = world.member(EMAIL).await;
    let actor = world.actor(&member);
    let born = |date: &str| UpdateProfile { birth_date: Some(date.parse().unwrap()), ..Default::default() };
    let locked = on("birthDate", RefusalCode::ProfileLocked);
    assert_eq!(refusal(update(&world, &actor, born("1998-01-01")).await), locked);
    assert!(update(&world, &actor, born("1999-04-30")).await.is_ok(), "the one there is");
    let owner = world.actor(&world.owner(OTHER_EMAIL).await);
    assert_eq!(refusal(update(&world, &owner, born("1998-01-01")).await), locked);
    world.database.drop_all().await;
}

#[tokio::test]
async fn a_verified_identity_locks_the_name_until_it_is_no_longer_verified() {
    let world = World::new().await;
    let member = world.member(EMAIL).await;
    let (actor, id) = (world.actor(&member), member.account.id);
    world.forget_events();
    world.tell(&said(id, IdentityStatus::Processing, 1)).await;
    assert!(world.events::<AccountChanged>().is_empty(), "nothing that shows");
    world.tell(&said(id, IdentityStatus::Verified, 2)).await;
    let told = world.events::<AccountChanged>();
    assert!(told.len() == 1 && told[0].account.identity_verified);
    assert!(world.identity.me(&actor, Done {}).await.unwrap().identity_verified);

    let locked = UpdateProfile { last_name: Some("Dubois".into()), ..name("Anne") };
    let codes: Vec<_> =
        refusals(update(&world, &actor, locked).await).into_iter().map(|refusal| refusal.code).collect();
    assert_eq!(codes, [RefusalCode::ProfileLocked; 2]);
    let language = UpdateProfile { language: Some(Language::En), ..name("Léa") };
    assert!(update(&world, &actor, language).await.is_ok(), "the language, and the name there is");

    world.tell(&said(id, IdentityStatus::Rejected, 1)).await;
    assert!(world.identity.me(&actor, Done {}).await.unwrap().identity_verified, "an older word");
    world.tell(&said(id, IdentityStatus::NotSubmitted, 3)).await;
    assert!(!world.identity.me(&actor, Done {}).await.unwrap().identity_verified);
    assert_eq!(update(&world, &actor, name("Anne")).await.unwrap().first_name, "Anne");
    world.tell(&said(AccountId::generate(), IdentityStatus::Verified, 1)).await;
    world.database.drop_all().await;
}

#[tokio::test]
async fn the_same_word_many_times_at_once_is_one_change() {
    let world = World::new().await;
    let member = world.member(EMAIL).await;
    world.forget_events();
    let word = said(member.account.id, IdentityStatus::Verified, 1);
    futures::future::join_all((0..5).map(|_| world.tell(&word))).await;
    let told = world.events::<AccountChanged>();
    assert_eq!((told.len(), told[0].revision), (1, 3));
    world.database.drop_all().await;
}

#[tokio::test]
async fn changes_at_once_are_all_kept() {
    let world = World::new().await;
    let command = ProvisionAccount {
        email: EMAIL.into(),
        password: Secret(PASSWORD.into()),
        first_name: "Ada".into(),
        last_name: "Diallo".into(),
        birth_date: Some("1990-05-05".parse().unwrap()),
        role: AccountRole::Member,
    };
    world.identity.provision_account(&Actor::System, command).await.unwrap();
    let actor = world.actor(&world.sign_in(EMAIL, PASSWORD).await.unwrap());
    let last = UpdateProfile { last_name: Some("Dubois".into()), ..Default::default() };
    let language = UpdateProfile { language: Some(Language::En), ..Default::default() };
    let forms = [name("Anne"), last, language];
    let updates = forms.map(|form| update(&world, &actor, form));
    for result in futures::future::join_all(updates).await {
        result.unwrap();
    }
    let account = world.identity.me(&actor, Done {}).await.unwrap();
    assert_eq!((account.first_name.as_str(), account.last_name.as_str()), ("Anne", "Dubois"));
    assert_eq!(account.language, Language::En);
    world.database.drop_all().await;
}
