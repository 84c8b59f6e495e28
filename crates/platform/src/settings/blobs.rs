//! Where uploaded files are.

use std::path::PathBuf;

use super::SettingsError;

/// Where uploaded files are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BlobPlace {
    /// A folder of this machine.
    Folder(PathBuf),
    /// A bucket of S3, or of a store that speaks as S3 does. Region, endpoint and credentials come from the
    /// `AWS_…` variables.
    Bucket {
        /// The bucket's name.
        name: String,
        /// What every path in it starts with; perhaps nothing.
        prefix: String,
    },
}

impl BlobPlace {
    /// Reads `YOUSOON_BLOBS` and `YOUSOON_BLOBS_DIR`.
    ///
    /// # Errors
    /// When it is neither a bucket nor a folder; in production when it is missing.
    pub(super) fn read(
        get: &impl Fn(&str) -> Option<String>,
        production: bool,
    ) -> Result<Self, SettingsError> {
        match (get("YOUSOON_BLOBS"), get("YOUSOON_BLOBS_DIR")) {
            (Some(address), _) => bucket(&address).ok_or_else(|| SettingsError::Invalid {
                name: "YOUSOON_BLOBS",
                problem: "expected s3://bucket or s3://bucket/prefix".to_owned(),
            }),
            (None, Some(folder)) => Ok(Self::Folder(folder.into())),
            (None, None) if production => {
                Err(SettingsError::DevelopmentInProduction { name: "YOUSOON_BLOBS_DIR" })
            }
            (None, None) => Ok(Self::Folder(std::env::temp_dir().join("yousoon-blobs"))),
        }
    }
}

fn bucket(address: &str) -> Option<BlobPlace> {
    let rest = address.strip_prefix("s3://")?;
    let (name, prefix) = rest.split_once('/').unwrap_or((rest, ""));
    let prefix = prefix.trim_matches('/').to_owned();
    (!name.is_empty()).then(|| BlobPlace::Bucket { name: name.to_owned(), prefix })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(
        bucket: Option<&str>,
        folder: Option<&str>,
        production: bool,
    ) -> Result<BlobPlace, SettingsError> {
        let get = |name: &str| match name {
            "YOUSOON_BLOBS" => bucket.map(str::to_owned),
            _ => folder.map(str::to_owned),
        };
        BlobPlace::read(&get, production)
    }

    #[test]
    fn files_are_in_a_bucket_or_a_folder() {
        let bucket =
            |name: &str, prefix: &str| BlobPlace::Bucket { name: name.into(), prefix: prefix.into() };
        assert_eq!(read(Some("s3://photos"), Some("/x"), true), Ok(bucket("photos", "")));
        assert_eq!(read(Some("s3://photos/prod/"), None, true), Ok(bucket("photos", "prod")));
        assert_eq!(read(None, Some("/x"), true), Ok(BlobPlace::Folder("/x".into())));
        assert!(read(None, None, false).is_ok());
        assert!(read(None, None, true).is_err());
        for wrong in ["photos", "s3://", "s3:///x", "gs://photos"] {
            assert!(read(Some(wrong), Some("/x"), false).is_err(), "{wrong}");
        }
    }
}
