//! Photos: what is taken, and how it is kept.

use contracts::{
    FailureCode, RefusalCode,
    verification::{DocumentSide::*, DocumentType::*, UploadDocumentImage},
};
use futures::future::join_all;
use image::ImageFormat;
use kernel::IdentityCheckId;
use platform::{settings::SecretKey, vault::Vault};

use crate::{
    script::{encoded, jpeg, photo},
    world::{World, failure, refusal, refusals},
};

#[tokio::test]
async fn what_is_no_photo_of_a_document_is_refused() {
    let world = World::new().await;
    let lea = world.lea().await;
    let check = world.start(&lea, Passport).await.unwrap().id.unwrap();
    let damaged = [&photo(Front)[..20], &[7; 4_000][..]].concat();
    for (code, bytes) in [
        (RefusalCode::ImageTypeNotAllowed, b"%PDF-1.7 not a photo".to_vec()),
        (RefusalCode::ImageTypeNotAllowed, Vec::new()),
        (RefusalCode::ImageTooLarge, vec![0; docread::MAX_BYTES + 1]),
        (RefusalCode::ImageTooSmall, jpeg(300, 200)),
        (RefusalCode::ImageInvalid, damaged),
    ] {
        let refused = world.upload_bytes(&lea, UploadDocumentImage { check, side: Front, bytes }).await;
        assert_eq!(refusals(refused), [(code, "file".to_owned())]);
    }
    assert!(world.view(&lea).await.uploaded.is_empty());
    let bytes = encoded(640, 480, ImageFormat::Png);
    let view = world.upload_bytes(&lea, UploadDocumentImage { check, side: Front, bytes }).await.unwrap();
    assert_eq!(view.uploaded, [Front]);
    world.database.drop_all().await;
}

#[tokio::test]
async fn a_photo_is_kept_encrypted_for_its_place_and_without_metadata() {
    let world = World::new().await;
    let lea = world.lea().await;
    let check = world.start(&lea, Passport).await.unwrap().id.unwrap();
    // A comment segment right after the start of the file.
    let mut bytes = photo(Front);
    bytes.splice(2..2, [0xff, 0xfe, 0, 11].into_iter().chain(*b"GPS 48.85"));
    assert!(image::load_from_memory(&bytes).is_ok());
    world.upload_bytes(&lea, UploadDocumentImage { check, side: Front, bytes }).await.unwrap();
    let kept = world.file(check, "front-1").await.unwrap();
    assert!(image::load_from_memory(&kept).is_err());
    let vault = Vault::new(SecretKey::development(4), Vec::new());
    let opened = vault.open(&format!("verification.image:{check}:front"), &kept).unwrap();
    assert!(opened.starts_with(&[0xff, 0xd8]), "JPEG");
    assert!(!opened.windows(3).any(|window| window == b"GPS"));
    assert!(vault.open(&format!("verification.image:{check}:back"), &kept).is_err());
    world.database.drop_all().await;
}

#[tokio::test]
async fn a_later_photo_replaces_the_one_before() {
    let world = World::new().await;
    let lea = world.lea().await;
    let check = world.start(&lea, Passport).await.unwrap().id.unwrap();
    for _ in 0..3 {
        world.upload(&lea, check, Front).await.unwrap();
    }
    assert!(world.file(check, "front-1").await.is_none() && world.file(check, "front-2").await.is_none());
    assert!(world.file(check, "front-3").await.is_some());
    // Several at once: one counts, and no other stays.
    join_all((0..4).map(|_| world.upload(&lea, check, Front))).await.into_iter().for_each(|taken| {
        assert_eq!(taken.unwrap().uploaded, [Front]);
    });
    let mut kept = Vec::new();
    for number in 1..=7 {
        kept.extend(world.file(check, &format!("front-{number}")).await.map(|_| number));
    }
    assert_eq!(kept, [7]);
    world.database.drop_all().await;
}

#[tokio::test]
async fn photos_come_to_the_own_open_try_only_and_not_without_end() {
    let world = World::new().await;
    let (lea, zoe) = (world.lea().await, world.member("Zoé", "Durand").await);
    let check = world.start(&lea, Passport).await.unwrap().id.unwrap();
    assert_eq!(failure(world.upload(&zoe, check, Front).await), FailureCode::NotFound);
    assert_eq!(failure(world.submit(&zoe, check).await), FailureCode::NotFound);
    let unknown = world.upload(&lea, IdentityCheckId::generate(), Front).await;
    assert_eq!(failure(unknown), FailureCode::NotFound);
    let back = world.upload(&lea, check, Back).await;
    assert_eq!(refusals(back), [(RefusalCode::InvalidState, "side".to_owned())], "a passport has one side");
    for _ in 0..40 {
        world.upload(&lea, check, Front).await.unwrap();
    }
    assert_eq!(refusal(world.upload(&lea, check, Front).await), RefusalCode::InvalidState);
    world.submit(&lea, check).await.unwrap();
    assert_eq!(refusal(world.upload(&lea, check, Front).await), RefusalCode::InvalidState);
    world.database.drop_all().await;
}
