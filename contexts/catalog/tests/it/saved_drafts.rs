//! Drafts of offers are kept as they are, and nobody's save is lost.

use contracts::{Actor, FailureCode, RefusalCode, ServiceResult, catalog::*};
use kernel::{OfferDraftId, PageRequest};

use crate::{
    people::{Company, failure, member, refusals},
    world::World,
};

fn form(title: &str, content: &str) -> SaveDraft {
    SaveDraft { id: None, title: title.to_owned(), content: content.to_owned(), revision: None }
}

async fn save(world: &World, actor: &Actor, command: SaveDraft) -> ServiceResult<SavedDraft> {
    world.catalog.save_draft(actor, command).await
}

/// A new draft.
pub async fn keep(world: &World, company: &Company, title: &str) -> SavedDraft {
    save(world, &company.manager, form(title, "{\"step\":1}")).await.unwrap()
}

fn again(draft: &SavedDraft, content: &str) -> SaveDraft {
    SaveDraft { id: Some(draft.id), revision: Some(draft.revision), ..form(&draft.title, content) }
}

#[tokio::test]
async fn a_draft_is_kept_read_saved_again_and_thrown_away() {
    let world = World::new().await;
    let company = world.signed_up(PartnerType::Bar).await;
    let first = keep(&world, &company, " Cocktails  à deux ").await;
    assert_eq!((first.title.as_str(), first.revision), ("Cocktails à deux", 1));
    let manager = &company.manager;
    assert_eq!(world.catalog.draft(manager, first.id).await.unwrap(), Some(first.clone()));
    world.clock.advance_minutes(1);
    let second = save(&world, manager, again(&first, "{\"step\":2}")).await.unwrap();
    assert_eq!((second.revision, second.updated_at), (2, world.now()));
    let repeated = save(&world, manager, again(&first, "{\"step\":2}")).await.unwrap();
    assert_eq!(repeated, second, "its answer was lost: it comes again and changes nothing");
    let stale = save(&world, manager, again(&first, "{\"step\":3}")).await;
    assert_eq!(refusals(stale), [(RefusalCode::Stale, "revision".to_owned())]);
    let without = SaveDraft { revision: None, ..again(&second, "{}") };
    assert_eq!(
        refusals(save(&world, manager, without).await),
        [(RefusalCode::Required, "revision".to_owned())]
    );
    let large = save(&world, manager, again(&second, &"x".repeat(65_537))).await;
    assert_eq!(refusals(large), [(RefusalCode::DraftTooLarge, "content".to_owned())]);
    assert_eq!(world.catalog.draft(manager, first.id).await.unwrap(), Some(second));
    world.catalog.delete_draft(manager, first.id).await.unwrap();
    assert_eq!(world.catalog.draft(manager, first.id).await.unwrap(), None);
    assert_eq!(failure(world.catalog.delete_draft(manager, first.id).await), FailureCode::NotFound);
    world.end().await;
}

#[tokio::test]
async fn of_two_saves_at_once_one_is_told_that_it_is_stale() {
    let world = World::new().await;
    let company = world.signed_up(PartnerType::Bar).await;
    let draft = keep(&world, &company, "a").await;
    let (one, two) = tokio::join!(
        save(&world, &company.manager, again(&draft, "1")),
        save(&world, &company.owner, again(&draft, "2")),
    );
    let (saved, refused) = if one.is_ok() { (one, two) } else { (two, one) };
    assert_eq!(refusals(refused), [(RefusalCode::Stale, "revision".to_owned())]);
    let kept = world.catalog.draft(&company.manager, draft.id).await.unwrap();
    assert_eq!(kept, Some(saved.unwrap()));
    world.end().await;
}

#[tokio::test]
async fn drafts_are_the_managers_own() {
    let world = World::new().await;
    let (company, other) = (world.signed_up(PartnerType::Bar).await, Company::new());
    let draft = keep(&world, &company, "a").await;
    let page = || DraftList { page: PageRequest::first(5) };
    for (actor, code) in [
        (&company.door, FailureCode::Forbidden),
        (&member(), FailureCode::Forbidden),
        (&Actor::Anonymous, FailureCode::Unauthenticated),
    ] {
        assert_eq!(failure(save(&world, actor, form("x", "{}")).await), code);
        assert_eq!(failure(world.catalog.draft(actor, draft.id).await), code);
        assert_eq!(failure(world.catalog.my_drafts(actor, page()).await), code);
        assert_eq!(failure(world.catalog.delete_draft(actor, draft.id).await), code);
    }
    assert_eq!(failure(save(&world, &other.owner, again(&draft, "2")).await), FailureCode::NotFound);
    assert_eq!(failure(world.catalog.delete_draft(&other.owner, draft.id).await), FailureCode::NotFound);
    assert_eq!(world.catalog.draft(&other.owner, draft.id).await.unwrap(), None);
    assert!(world.catalog.my_drafts(&other.owner, page()).await.unwrap().items.is_empty());
    let unknown = SaveDraft { id: Some(OfferDraftId::generate()), ..again(&draft, "2") };
    assert_eq!(failure(save(&world, &company.manager, unknown).await), FailureCode::NotFound);
    world.end().await;
}

#[tokio::test]
async fn the_draft_saved_last_is_listed_first() {
    let world = World::new().await;
    let company = world.signed_up(PartnerType::Bar).await;
    let mut drafts = Vec::new();
    for title in ["a", "b", "c"] {
        world.clock.advance_minutes(1);
        drafts.push(keep(&world, &company, title).await);
    }
    world.clock.advance_minutes(1);
    save(&world, &company.manager, again(&drafts[0], "2")).await.unwrap();
    let list = async |page| world.catalog.my_drafts(&company.manager, DraftList { page }).await.unwrap();
    let titles = |page: &kernel::Page<SavedDraft>| page.values().map(|d| d.title.clone()).collect::<String>();
    let first = list(PageRequest::first(2)).await;
    assert_eq!((titles(&first).as_str(), first.has_next), ("ac", true));
    let rest = list(PageRequest { first: 2, after: first.items.last().map(|item| item.0.clone()) }).await;
    assert_eq!((titles(&rest).as_str(), rest.has_next), ("b", false));
    world.end().await;
}

#[tokio::test]
async fn a_company_keeps_two_hundred_drafts_and_no_more_however_many_begin_at_once() {
    let world = World::new().await;
    let company = world.signed_up(PartnerType::Bar).await;
    for _ in 0..197 {
        keep(&world, &company, "a").await;
    }
    let begun = (0..8).map(|_| save(&world, &company.manager, form("b", "{}")));
    let (kept, refused): (Vec<_>, Vec<_>) =
        futures::future::join_all(begun).await.into_iter().partition(Result::is_ok);
    assert_eq!((kept.len(), refused.len()), (3, 5));
    for result in refused {
        assert_eq!(refusals(result), [(RefusalCode::TooManyDrafts, String::new())]);
    }
    world.end().await;
}
