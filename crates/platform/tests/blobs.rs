//! Every blob store keeps the same promises.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on must fail loudly")]

use platform::blobs::Blobs;

/// What whoever uses files relies on.
async fn keeps_its_promises(blobs: &Blobs) {
    let path = "photos/pho_1/800.webp";
    assert_eq!(blobs.get(path).await.unwrap(), None, "what was never written");
    blobs.delete(path).await.unwrap();
    blobs.put(path, b"one".to_vec()).await.unwrap();
    assert_eq!(blobs.get(path).await.unwrap().unwrap(), b"one");
    blobs.put(path, b"two".to_vec()).await.unwrap();
    assert_eq!(blobs.get(path).await.unwrap().unwrap(), b"two", "the later write counts");
    let large: Vec<u8> = (0..3_000_000_u32).map(|n| (n % 251) as u8).collect();
    blobs.put("photos/pho_1/1600.webp", large.clone()).await.unwrap();
    assert!(blobs.get("photos/pho_1/1600.webp").await.unwrap().unwrap() == large);
    assert_eq!(blobs.get("photos/pho_1").await.unwrap(), None, "a folder is no file");
    blobs.put("photos/pho_2/empty", Vec::new()).await.unwrap();
    assert_eq!(blobs.get("photos/pho_2/empty").await.unwrap().unwrap(), b"");
    for path in [path, path, "photos/pho_1/1600.webp", "photos/pho_2/empty"] {
        blobs.delete(path).await.unwrap();
        assert_eq!(blobs.get(path).await.unwrap(), None);
    }
}

#[tokio::test]
async fn memory() {
    keeps_its_promises(&Blobs::memory()).await;
}

#[tokio::test]
async fn a_folder() {
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("blobs-contract");
    keeps_its_promises(&Blobs::folder(&folder).unwrap()).await;
    let outside = Blobs::folder(&folder).unwrap().get("../../etc/passwd").await;
    assert!(outside.ok().flatten().is_none(), "nothing outside the folder is reached");
    std::fs::remove_dir_all(&folder).unwrap();
}

/// Against a real bucket, when `YOUSOON_TEST_BUCKET` names one (with the `AWS_…` variables).
#[tokio::test]
async fn a_bucket() {
    let Ok(name) = std::env::var("YOUSOON_TEST_BUCKET") else { return };
    keeps_its_promises(&Blobs::bucket(&name, "contract").unwrap()).await;
}
