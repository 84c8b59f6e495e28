//! AVIF comes later, and comes also when the process that was at it died.

use contracts::media::PhotoFormat::{Avif, Webp};

use crate::world::{World, manager};

#[tokio::test]
async fn webp_stands_in_until_avif_is_there() {
    let world = World::new().await;
    let photo = world.photo(&manager("a")).await;
    let before = world.file(photo.id, 400, Avif).await.unwrap();
    assert_eq!((before.format, &before.bytes[8..12]), (Webp, &b"WEBP"[..]));
    assert_eq!(world.media.run_duties().await.unwrap(), 1);
    for width in [400, 800, 1_600] {
        let after = world.file(photo.id, width, Avif).await.unwrap();
        assert_eq!((after.format, &after.bytes[4..12]), (Avif, &b"ftypavif"[..]), "{width}");
    }
    assert_eq!(world.media.run_duties().await.unwrap(), 0, "once");
    world.database.drop_all().await;
}

#[tokio::test]
async fn another_process_goes_on_where_one_died() {
    let world = World::new().await;
    let photo = world.photo(&manager("a")).await;
    // A process that has claimed the photo and lost its files: nothing comes of it.
    let master = format!("photos/{}/master.jpg", photo.id);
    let kept = world.blobs.get(&master).await.unwrap().unwrap();
    world.blobs.delete(&master).await.unwrap();
    world.media.run_duties().await.unwrap();
    world.blobs.put(&master, kept).await.unwrap();
    let other = world.other_process();
    assert_eq!(other.run_duties().await.unwrap(), 0, "the first one may still be at it");
    world.clock.advance_minutes(3);
    assert_eq!(other.run_duties().await.unwrap(), 1);
    assert_eq!(world.file(photo.id, 400, Avif).await.unwrap().format, Avif);
    world.database.drop_all().await;
}

#[tokio::test]
async fn what_cannot_be_made_is_given_up() {
    let world = World::new().await;
    let photo = world.photo(&manager("a")).await;
    world.blobs.delete(&format!("photos/{}/master.jpg", photo.id)).await.unwrap();
    for _ in 0..4 {
        assert_eq!(world.media.run_duties().await.unwrap(), 1);
        world.clock.advance_minutes(3);
    }
    assert_eq!(world.media.run_duties().await.unwrap(), 0);
    assert_eq!(world.file(photo.id, 400, Avif).await.unwrap().format, Webp);
    world.database.drop_all().await;
}
