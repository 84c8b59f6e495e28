//! No question to the database reads a whole collection.

use contracts::media::PhotoFormat;
use testkit::questions::Questions;

use crate::world::{World, manager, venue};

/// Everything media does, once.
async fn journey(world: &World) {
    let own = manager("a");
    let (photo, other) = (world.photo(&own).await, world.photo(&own).await);
    world.tell(&venue("a", "Bar", &[&photo], 1)).await;
    world.tell(&venue("a", "Bar", &[], 2)).await;
    world.media.run_duties().await.unwrap();
    world.file(photo.id, 800, PhotoFormat::Webp).await.unwrap();
    world.delete(&own, other.id).await.unwrap();
    world.clock.advance_minutes(8 * 24 * 60);
    world.media.run_duties().await.unwrap();
}

#[tokio::test]
async fn no_question_reads_a_whole_collection() {
    let asked = Questions::default();
    let world = World::with(Some(asked.listening().await)).await;
    asked.forget();
    journey(&world).await;
    let database = world.database.client.database(&format!("{}_media", world.database.prefix));
    asked.read_no_whole_collection(&database, 6).await;
    world.database.drop_all().await;
}
