//! What goes, and when.

use contracts::{FailureCode, media::*};

use crate::world::{World, manager, offer, venue};

const WEEK: i64 = 7 * 24 * 60;

impl World {
    /// Whether a file of the photo is left.
    async fn has_files(&self, photo: &Photo) -> bool {
        let mut found = false;
        for name in ["master.jpg", "400.webp", "400.jpg", "800.webp", "800.jpg", "400.avif", "800.avif"] {
            found |= self.blobs.get(&format!("photos/{}/{name}", photo.id)).await.unwrap().is_some();
        }
        found
    }
}

#[tokio::test]
async fn a_deleted_photo_is_gone_with_its_files() {
    let world = World::new().await;
    let (own, other) = (manager("a"), manager("b"));
    let photo = world.photo(&own).await;
    world.media.run_duties().await.unwrap();
    let refused = world.delete(&other, photo.id).await.unwrap_err();
    assert_eq!(refused.failure_code(), Some(FailureCode::NotFound));
    assert!(world.is_shown(photo.id).await);
    world.delete(&own, photo.id).await.unwrap();
    world.delete(&own, photo.id).await.unwrap();
    assert!(!world.is_shown(photo.id).await && !world.has_files(&photo).await);
    assert_eq!(world.deleted(), [photo.id], "told once");
    // What a process that was at it wrote meanwhile goes with the second sweep.
    world.blobs.put(&format!("photos/{}/800.avif", photo.id), b"late".to_vec()).await.unwrap();
    world.clock.advance_minutes(15);
    world.media.run_duties().await.unwrap();
    assert!(!world.has_files(&photo).await);
    assert!(world.documents("photos").await.is_empty());
    world.database.drop_all().await;
}

#[tokio::test]
async fn what_nothing_shows_goes_after_a_week() {
    let world = World::new().await;
    let own = manager("a");
    let [lonely, shown, dropped] =
        [world.photo(&own).await, world.photo(&own).await, world.photo(&own).await];
    world.tell(&venue("a", "Bar", &[&shown, &dropped], 1)).await;
    world.tell(&offer("a", "Apéro", &[&shown], 1)).await;
    // Another partner's venue that claims to show it changes nothing.
    world.tell(&venue("b", "Ailleurs", &[&lonely], 1)).await;
    world.media.run_duties().await.unwrap();
    world.clock.advance_minutes(WEEK - 1);
    world.tell(&venue("a", "Bar", &[], 3)).await;
    world.tell(&venue("a", "Bar", &[&dropped], 2)).await;
    world.media.run_duties().await.unwrap();
    assert!(world.is_shown(lonely.id).await);
    world.clock.advance_minutes(1);
    world.media.run_duties().await.unwrap();
    assert_eq!(world.deleted(), [lonely.id]);
    world.clock.advance_minutes(WEEK);
    world.media.run_duties().await.unwrap();
    assert_eq!(world.deleted(), [lonely.id, dropped.id], "the offer still shows the other one");
    assert!(world.is_shown(shown.id).await);
    world.database.drop_all().await;
}

#[tokio::test]
async fn events_twice_and_late_change_nothing() {
    let world = World::new().await;
    let own = manager("a");
    let photo = world.photo(&own).await;
    for event in [venue("a", "Bar", &[&photo], 2), venue("a", "Bar", &[], 1), venue("a", "Bar", &[&photo], 2)]
    {
        world.tell(&event).await;
    }
    world.clock.advance_minutes(2 * WEEK);
    world.media.run_duties().await.unwrap();
    assert!(world.is_shown(photo.id).await);
    world.database.drop_all().await;
}
