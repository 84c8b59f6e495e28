//! Who uploads what.

use contracts::{Actor, FailureCode, RefusalCode, StaffRole, media::*};
use kernel::{AccountId, SessionId};

use crate::world::{World, jpeg, manager, refusals, staff};

#[tokio::test]
async fn a_photo_is_shown_at_once_in_every_width() {
    let world = World::new().await;
    let photo = world.upload(&manager("a"), jpeg(2_000, 1_500)).await.unwrap();
    assert_eq!((photo.width, photo.height, photo.alt.as_str()), (1_600, 1_200, "Le comptoir"));
    assert!(photo.color.starts_with('#') && photo.color.len() == 7, "{}", photo.color);
    assert_eq!(world.stored()[0].photo, photo, "the others know of it before the answer");
    for width in WIDTHS {
        let webp = world.file(photo.id, width, PhotoFormat::Webp).await.unwrap();
        assert_eq!(&webp.bytes[8..12], b"WEBP");
        let jpeg = world.file(photo.id, width, PhotoFormat::Jpeg).await.unwrap();
        let decoded = image::load_from_memory(&jpeg.bytes).unwrap();
        assert_eq!(decoded.width(), width);
    }
    assert!(world.file(photo.id, 1_000, PhotoFormat::Webp).await.is_none());
    assert!(world.file(kernel::PhotoId::generate(), 400, PhotoFormat::Webp).await.is_none());
    world.database.drop_all().await;
}

#[tokio::test]
async fn a_small_photo_is_not_made_larger() {
    let world = World::new().await;
    let photo = world.upload(&manager("a"), jpeg(640, 480)).await.unwrap();
    assert_eq!(photo.widths(), [400, 800]);
    let widest = world.file(photo.id, 1_600, PhotoFormat::Jpeg).await.unwrap();
    assert_eq!(image::load_from_memory(&widest.bytes).unwrap().width(), 640);
    world.database.drop_all().await;
}

#[tokio::test]
async fn only_managers_and_owners_upload() {
    let world = World::new().await;
    let member = Actor::Member { account: AccountId::generate(), session: SessionId::generate() };
    for (actor, code) in [
        (Actor::Anonymous, FailureCode::Unauthenticated),
        (member, FailureCode::Forbidden),
        (staff("a", StaffRole::Door), FailureCode::Forbidden),
    ] {
        let refused = world.upload(&actor, jpeg(500, 400)).await.unwrap_err();
        assert_eq!(refused.failure_code(), Some(code), "{actor:?}");
    }
    world.upload(&staff("a", StaffRole::Owner), jpeg(500, 400)).await.unwrap();
    assert_eq!(world.documents("photos").await.len(), 1);
    world.database.drop_all().await;
}

#[tokio::test]
async fn what_is_no_photo_is_refused_and_leaves_nothing() {
    let world = World::new().await;
    let whole = jpeg(800, 600);
    for (code, bytes) in [
        (RefusalCode::ImageTooLarge, vec![0; 12 * 1024 * 1024 + 1]),
        (RefusalCode::ImageTypeNotAllowed, b"<script>alert(1)</script>".to_vec()),
        (RefusalCode::ImageInvalid, whole[..whole.len() / 2].to_vec()),
        (RefusalCode::ImageInvalid, whole[..whole.len() - 2].to_vec()),
        (RefusalCode::PhotoTooSmall, jpeg(399, 300)),
        (RefusalCode::PhotoTooSmall, jpeg(400, 299)),
    ] {
        let refused = refusals(world.upload(&manager("a"), bytes).await);
        assert_eq!(refused, [(code, Some("file".to_owned()))]);
    }
    let long = UploadPhoto { alt: "x".repeat(201), bytes: whole };
    let refused = refusals(world.media.upload_photo(&manager("a"), long).await);
    assert_eq!(refused, [(RefusalCode::TextTooLong, Some("alt".to_owned()))]);
    assert!(world.documents("photos").await.is_empty());
    world.database.drop_all().await;
}
