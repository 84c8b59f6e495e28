//! Who may call what.

use contracts::{
    Actor, AdminRole, FailureCode, ServiceResult, StaffActor, StaffRole, catalog::Decision, identity::Done,
    verification::*,
};
use kernel::{AccountId, IdentityCheckId, PageRequest, PartnerId, SessionId};

use crate::world::{World, admin};

/// The failure's code, when it failed for lack of a right.
fn denied<T>(result: ServiceResult<T>) -> Option<FailureCode> {
    let code = result.err().and_then(|error| error.failure_code());
    code.filter(|code| matches!(code, FailureCode::Unauthenticated | FailureCode::Forbidden))
}

/// Every operation as `actor`: member's, moderator's, any administrator's, super's, the platform's.
async fn denials(world: &World, actor: &Actor) -> [Vec<Option<FailureCode>>; 5] {
    let service = &world.verification;
    let check = IdentityCheckId::generate();
    let (side, account) = (DocumentSide::Front, AccountId::generate());
    let upload = UploadDocumentImage { check, side, bytes: Vec::new() };
    let decide = DecideIdentityCheck { check, decision: Decision::Approve, reason: None };
    let reset = ResetIdentityAttempts { account, reason: "Raison".to_owned() };
    let policy = SetVerdictPolicy {
        provider: VerificationProvider::BuiltIn,
        mode: VerdictMode::Manual,
        rules: Vec::new(),
        retention_hours: 24,
        revision: -1,
    };
    let start = StartIdentityCheck { document_type: DocumentType::Passport };
    let queue = IdentityReviewQueue { page: PageRequest::first(1) };
    [
        vec![
            denied(service.start_identity_check(actor, start).await),
            denied(service.upload_document_image(actor, upload).await),
            denied(service.submit_identity_check(actor, SubmitIdentityCheck { check }).await),
            denied(service.my_identity_check(actor, Done {}).await),
        ],
        vec![
            denied(service.identity_reviews(actor, queue).await),
            denied(service.identity_review(actor, IdentityReviewQuery { check }).await),
            denied(service.issue_image_link(actor, IssueImageLink { check, side }).await),
            denied(service.decide_identity_check(actor, decide).await),
            denied(service.verdict_policy(actor, Done {}).await),
        ],
        vec![denied(service.reset_identity_attempts(actor, reset).await)],
        vec![denied(service.set_verdict_policy(actor, policy).await)],
        vec![denied(service.provision_verified(actor, ProvisionVerified { account }).await)],
    ]
}

#[tokio::test]
async fn everybody_does_what_is_theirs_and_nothing_else() {
    let world = World::new().await;
    let (account, session) = (AccountId::generate(), SessionId::generate());
    let staff = StaffActor { account, partner: PartnerId::generate(), role: StaffRole::Owner };
    // Member's, moderator's, any administrator's, super's, the platform's.
    let rights = [
        (Actor::Anonymous, [false; 5]),
        (Actor::Member { account, session }, [true, false, false, false, false]),
        (Actor::Limited { account, session }, [false; 5]),
        (Actor::Staff { staff, session }, [false; 5]),
        (admin(AdminRole::Support), [false, false, true, false, false]),
        (admin(AdminRole::Moderator), [false, true, true, false, false]),
        (admin(AdminRole::Super), [false, true, true, true, false]),
        (Actor::System, [false, false, false, false, true]),
    ];
    for (actor, rights) in rights {
        for (may, denials) in rights.into_iter().zip(denials(&world, &actor).await) {
            assert!(denials.iter().all(|denied| denied.is_none() == may), "{actor:?}: {denials:?}");
        }
    }
    world.database.drop_all().await;
}
