//! Owners look after their people.

use contracts::{
    Actor, FailureCode, RefusalCode, ServiceResult, StaffRole,
    identity::{
        AcceptInvitation, AccountChanged, AccountErased, AccountRole, Client, CodeRequested, Done,
        IdentityService, InviteStaff, Secret, SessionRevoked, SignedIn, StaffMember, StaffMemberView,
        StaffQuery, UpdateStaffRole,
    },
};
use kernel::{AccountId, Language, Page, PageRequest};

use crate::world::{EMAIL, PASSWORD, World, on, partner_form, refusal};

const DOOR: &str = "ines@example.org";
const SECOND: &str = "omar@example.org";

async fn invite(world: &World, owner: &Actor, email: &str, role: StaffRole) -> AccountId {
    let command = InviteStaff {
        email: email.to_owned(),
        first_name: "Inès".to_owned(),
        last_name: "Roy".to_owned(),
        role,
        language: Language::Fr,
    };
    world.identity.invite_staff(owner, command).await.unwrap().id
}

/// Somebody who was invited and came.
async fn join(world: &World, owner: &Actor, email: &str, role: StaffRole) -> SignedIn {
    invite(world, owner, email, role).await;
    let command = AcceptInvitation {
        email: email.to_owned(),
        code: Secret(world.code_for(email)),
        password: Secret(PASSWORD.to_owned()),
        client: Client::default(),
    };
    world.identity.accept_invitation(&Actor::Anonymous, command).await.unwrap()
}

async fn staff(world: &World, actor: &Actor, page: PageRequest) -> ServiceResult<Page<StaffMemberView>> {
    world.identity.staff(actor, StaffQuery { page }).await
}

async fn set_role(
    world: &World,
    actor: &Actor,
    account: AccountId,
    role: StaffRole,
) -> ServiceResult<StaffMemberView> {
    world.identity.update_staff_role(actor, UpdateStaffRole { account, role }).await
}

async fn remove(world: &World, actor: &Actor, account: AccountId) -> ServiceResult<Done> {
    world.identity.remove_staff(actor, StaffMember { account }).await
}

async fn resend(world: &World, actor: &Actor, account: AccountId) -> ServiceResult<Done> {
    world.identity.resend_staff_invitation(actor, StaffMember { account }).await
}

/// Another company's owner.
async fn stranger(world: &World) -> Actor {
    let mut form = partner_form("elsewhere@example.org");
    form.siret = "732 829 320 00074".to_owned();
    world.identity.sign_up_partner(&Actor::Anonymous, form).await.unwrap();
    let signed_in = world.confirm("elsewhere@example.org", &world.latest_code()).await.unwrap();
    world.actor(&signed_in)
}

#[tokio::test]
async fn the_list_has_everybody_of_the_company_and_its_open_invitations_in_pages() {
    let world = World::new().await;
    let owner = world.actor(&world.owner(EMAIL).await);
    stranger(&world).await;
    world.clock.advance_minutes(1);
    let door = join(&world, &owner, DOOR, StaffRole::Door).await;
    world.clock.advance_minutes(1);
    let invited = invite(&world, &owner, SECOND, StaffRole::Manager).await;
    let invited_at = kernel::Clock::now(&world.clock);
    let first = staff(&world, &owner, PageRequest::first(2)).await.unwrap();
    assert!(first.has_next);
    let people: Vec<_> = first.values().collect();
    assert_eq!((people[0].email.as_str(), people[0].role), (EMAIL, StaffRole::Owner));
    assert!(people[0].is_caller && people[0].confirmed && people[0].invited_at.is_none());
    assert_eq!((people[1].account, people[1].role), (door.account.id, StaffRole::Door));
    assert!(!people[1].is_caller && people[1].confirmed && people[1].invited_at.is_none());
    let after = first.items.last().map(|(cursor, _)| cursor.clone());
    let second = staff(&world, &owner, PageRequest { first: 2, after }).await.unwrap();
    let people: Vec<_> = second.values().collect();
    assert_eq!((people.len(), second.has_next), (1, false));
    assert_eq!((people[0].account, people[0].confirmed), (invited, false));
    assert_eq!(people[0].invited_at, Some(invited_at));
    let bad = PageRequest { first: 2, after: Some(kernel::Cursor::from("%%%".to_owned())) };
    assert_eq!(refusal(staff(&world, &owner, bad).await), on("after", RefusalCode::InvalidCursor));
    world.database.drop_all().await;
}

#[tokio::test]
async fn a_new_role_ends_the_person_s_sessions_and_is_in_the_next_one() {
    let world = World::new().await;
    let owner = world.actor(&world.owner(EMAIL).await);
    let door = join(&world, &owner, DOOR, StaffRole::Door).await;
    let changed = set_role(&world, &owner, door.account.id, StaffRole::Manager).await.unwrap();
    assert_eq!((changed.account, changed.role), (door.account.id, StaffRole::Manager));
    assert!(world.verify(&door).is_none(), "the old role's token is refused");
    assert_eq!(world.events::<SessionRevoked>().len(), 1);
    let told = world.events::<AccountChanged>().pop().unwrap();
    assert!(matches!(told.account.role, AccountRole::Staff { role: StaffRole::Manager, .. }));
    let again = world.sign_in(DOOR, PASSWORD).await.unwrap();
    assert!(world.actor(&again).require_staff(StaffRole::Manager).is_ok());
    // The same role once more changes nothing.
    world.forget_events();
    set_role(&world, &owner, door.account.id, StaffRole::Manager).await.unwrap();
    assert!(world.names().is_empty() && world.verify(&again).is_some());
    world.database.drop_all().await;
}

#[tokio::test]
async fn somebody_who_is_removed_is_out_at_once_and_leaves_nothing_behind() {
    let world = World::new().await;
    let owner = world.actor(&world.owner(EMAIL).await);
    let door = join(&world, &owner, DOOR, StaffRole::Door).await;
    remove(&world, &owner, door.account.id).await.unwrap();
    assert!(world.verify(&door).is_none());
    assert_eq!(refusal(world.sign_in(DOOR, PASSWORD).await).0, RefusalCode::CredentialsInvalid);
    assert_eq!(world.events::<AccountErased>().pop().unwrap().account, door.account.id);
    assert_eq!(staff(&world, &owner, PageRequest::first(10)).await.unwrap().items.len(), 1);
    assert!(!world.everything_stored().await.contains(DOOR));
    let gone = remove(&world, &owner, door.account.id).await.unwrap_err();
    assert_eq!(gone.failure_code(), Some(FailureCode::NotFound));
    // The address is free: for an account of the person's own, or another invitation.
    join(&world, &owner, DOOR, StaffRole::Manager).await;
    world.database.drop_all().await;
}

#[tokio::test]
async fn an_invitation_is_sent_again_or_taken_back() {
    let world = World::new().await;
    let owner = world.actor(&world.owner(EMAIL).await);
    let invited = invite(&world, &owner, DOOR, StaffRole::Door).await;
    let code = world.latest_code();
    resend(&world, &owner, invited).await.unwrap();
    assert_eq!(world.latest_code(), code, "not within 30 seconds");
    world.clock.advance_minutes(8 * 24 * 60);
    resend(&world, &owner, invited).await.unwrap();
    let requested = world.events::<CodeRequested>().pop().unwrap();
    assert_eq!((requested.email.as_str(), requested.account), (DOOR, invited));
    let people = staff(&world, &owner, PageRequest::first(10)).await.unwrap();
    let listed = people.values().find(|person| person.account == invited).unwrap();
    assert_eq!(listed.invited_at, Some(kernel::Clock::now(&world.clock)));
    remove(&world, &owner, invited).await.unwrap();
    let command = AcceptInvitation {
        email: DOOR.to_owned(),
        code: Secret(world.latest_code()),
        password: Secret(PASSWORD.to_owned()),
        client: Client::default(),
    };
    let late = world.identity.accept_invitation(&Actor::Anonymous, command).await;
    assert_eq!(refusal(late), on("code", RefusalCode::CodeInvalid));
    let joined = join(&world, &owner, SECOND, StaffRole::Door).await;
    assert_eq!(refusal(resend(&world, &owner, joined.account.id).await).0, RefusalCode::InvalidState);
    world.database.drop_all().await;
}

#[tokio::test]
async fn nobody_but_an_owner_of_the_same_company_reaches_its_people() {
    let world = World::new().await;
    let owner = world.actor(&world.owner(EMAIL).await);
    let manager = join(&world, &owner, DOOR, StaffRole::Manager).await;
    let (elsewhere, manager_actor) = (stranger(&world).await, world.actor(&manager));
    let someone = manager.account.id;
    for (actor, code) in [
        (&Actor::Anonymous, FailureCode::Unauthenticated),
        (&manager_actor, FailureCode::Forbidden),
        (&elsewhere, FailureCode::NotFound),
    ] {
        let failed = [
            set_role(&world, actor, someone, StaffRole::Owner).await.unwrap_err(),
            remove(&world, actor, someone).await.unwrap_err(),
            resend(&world, actor, someone).await.unwrap_err(),
        ];
        assert!(failed.iter().all(|error| error.failure_code() == Some(code)), "{actor:?}: {failed:?}");
    }
    assert!(staff(&world, &manager_actor, PageRequest::first(10)).await.is_err());
    let own = owner.account().unwrap();
    for result in [
        set_role(&world, &owner, own, StaffRole::Door).await.map(|_| Done {}),
        remove(&world, &owner, own).await,
    ] {
        assert_eq!(refusal(result), on("account", RefusalCode::OwnAccount));
    }
    let member = world.member("lea@example.org").await.account.id;
    let failed = remove(&world, &owner, member).await.unwrap_err();
    assert_eq!(failed.failure_code(), Some(FailureCode::NotFound), "no member is anybody's staff");
    assert!(world.verify(&manager).is_some());
    world.database.drop_all().await;
}

#[tokio::test]
async fn of_two_owners_who_send_each_other_away_at_once_one_remains() {
    let world = World::new().await;
    for round in 0..6 {
        let (first, second) = (format!("a{round}@example.org"), format!("b{round}@example.org"));
        let mut form = partner_form(&first);
        form.siret = format!("356000000000{:02}", [1, 6, 10, 15, 24, 29][round]);
        world.identity.sign_up_partner(&Actor::Anonymous, form).await.unwrap();
        let signed_in = world.confirm(&first, &world.latest_code()).await.unwrap();
        let one = world.actor(&signed_in);
        let other_signed_in = join(&world, &one, &second, StaffRole::Owner).await;
        let other = world.actor(&other_signed_in);
        let (a, b) = (one.account().unwrap(), other.account().unwrap());
        let (there, back) = if round % 2 == 0 {
            tokio::join!(async { set_role(&world, &one, b, StaffRole::Door).await.is_ok() }, async {
                set_role(&world, &other, a, StaffRole::Door).await.is_ok()
            },)
        } else {
            tokio::join!(async { remove(&world, &one, b).await.is_ok() }, async {
                remove(&world, &other, a).await.is_ok()
            },)
        };
        assert!(there != back, "round {round}: one of them, and one alone: {there} {back}");
        let winner = if there { &one } else { &other };
        let people = staff(&world, winner, PageRequest::first(10)).await.unwrap();
        let owners: Vec<_> = people.values().filter(|person| person.role == StaffRole::Owner).collect();
        assert_eq!(owners.len(), 1, "round {round}: {owners:?}");
        assert!(owners[0].is_caller);
    }
    world.database.drop_all().await;
}

#[tokio::test]
async fn an_owner_who_is_leaving_does_not_count_as_one_who_stays() {
    let world = World::new().await;
    let owner = world.actor(&world.owner(EMAIL).await);
    let second = join(&world, &owner, SECOND, StaffRole::Owner).await;
    let proof =
        contracts::identity::ProveOwner { password: Some(Secret(PASSWORD.to_owned())), second_factor: None };
    world.identity.request_deletion(&owner, proof).await.unwrap();
    let refused = refusal(remove(&world, &owner, second.account.id).await);
    assert_eq!(refused.0, RefusalCode::LastOwner);
    let refused = set_role(&world, &owner, second.account.id, StaffRole::Door).await;
    assert_eq!(refusal(refused).0, RefusalCode::LastOwner);
    assert!(world.verify(&second).is_some());
    world.database.drop_all().await;
}
