//! Whose figures somebody sees.

use contracts::{
    Actor, FailureCode, RefusalCode, StaffRole, booking::RegistrationStep, reporting::ReportingService,
};

use crate::support::{builders::*, *};

#[tokio::test]
async fn a_manager_sees_the_own_company_and_no_other() {
    let world = World::new().await;
    let facts = outing(&offer("Menu", menu(&["Soupe"])), &venue("Le Comptoir", 48.85, 2.36), 120);
    world.plan(&facts).await;
    world.hear(&changed(&party(&facts, "Anna"), RegistrationStep::Confirmed)).await;
    let own = facts.outing.partner;
    assert_eq!(world.results(own).await.total.registrations, 1);

    let other = venue("Chez Paul", 48.85, 2.36).partner;
    let mut asked = query("2026-11-01", "2026-12-31");
    asked.offer = Some(facts.offer.id);
    for question in [query("2026-11-01", "2026-12-31"), asked] {
        let results = world.reporting.partner_results(&manager(other), question).await.unwrap();
        assert_eq!(results.total, results.previous, "nothing");
        assert!(results.by_offer.is_empty() && results.by_venue.is_empty());
    }
    for (actor, code) in [
        (Actor::Anonymous, FailureCode::Unauthenticated),
        (member("Anna"), FailureCode::Forbidden),
        (staff(own, StaffRole::Door), FailureCode::Forbidden),
    ] {
        let refused = world.reporting.partner_results(&actor, query("2026-11-01", "2026-11-30")).await;
        assert_eq!(refused.unwrap_err().failure_code(), Some(code), "{actor:?}");
    }
    let owner = staff(own, StaffRole::Owner);
    assert!(world.reporting.partner_results(&owner, query("2026-11-01", "2026-11-30")).await.is_ok());
    let refused = world.reporting.partner_results(&owner, query("2026-11-02", "2026-11-01")).await;
    assert!(refused.unwrap_err().is_refusal(RefusalCode::EndBeforeStart));
    world.end().await;
}
