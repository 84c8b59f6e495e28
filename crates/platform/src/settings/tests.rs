//! Settings from named values.

use super::*;

fn read(pairs: &[(&str, &str)]) -> Result<Settings, SettingsError> {
    Settings::read(|name| pairs.iter().find(|(key, _)| *key == name).map(|(_, value)| (*value).to_owned()))
}

const PRODUCTION: &[(&str, &str)] = &[
    ("YOUSOON_ENV", "production"),
    ("MONGODB_URI", "mongodb://db"),
    ("YOUSOON_ACCESS_KEY", "CQkJCQkJCQkJCQkJCQkJCQkJCQkJCQkJCQkJCQkJCQk"),
    ("YOUSOON_TICKET_KEY", "CgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgo"),
    ("YOUSOON_CODE_KEY", "CwsLCwsLCwsLCwsLCwsLCwsLCwsLCwsLCwsLCwsLCws"),
    ("YOUSOON_VAULT_KEY", "DAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAw"),
    ("YOUSOON_DOCUMENT_KEY", "DQ0NDQ0NDQ0NDQ0NDQ0NDQ0NDQ0NDQ0NDQ0NDQ0NDQ0"),
    ("YOUSOON_BLOBS_DIR", "/var/lib/yousoon"),
    ("YOUSOON_PUBLIC_URL", "https://api.yousoon.com/"),
    ("YOUSOON_APP_URL", "https://app.yousoon.com"),
];

#[test]
fn development_needs_nothing() {
    let settings = read(&[]).unwrap();
    assert_eq!(settings.eligibility, EligibilityPolicy::ConfirmedAdults);
    assert!(settings.is_development());
}

#[test]
fn production_refuses_every_development_value() {
    assert_eq!(read(PRODUCTION).unwrap().eligibility, EligibilityPolicy::Full);
    for (missing, _) in &PRODUCTION[1..] {
        let rest: Vec<_> = PRODUCTION.iter().copied().filter(|(name, _)| name != missing).collect();
        assert!(
            matches!(read(&rest), Err(SettingsError::DevelopmentInProduction { name }) if name == *missing)
        );
    }
    for lax in [
        ("YOUSOON_ELIGIBILITY", "confirmed-adults"),
        ("YOUSOON_ELIGIBILITY", "verified-adults"),
        ("YOUSOON_SECOND_FACTOR", "optional"),
    ] {
        let lax = [PRODUCTION, &[lax]].concat();
        assert!(matches!(read(&lax), Err(SettingsError::DevelopmentInProduction { .. })));
    }
    let plain = [&[("YOUSOON_APP_URL", "http://app.yousoon.com")], PRODUCTION].concat();
    assert!(matches!(read(&plain), Err(SettingsError::Invalid { name: "YOUSOON_APP_URL", .. })));
}

#[test]
fn a_secret_is_never_shown() {
    let with_provider = [
        PRODUCTION,
        &[("YOUSOON_GOOGLE_CLIENT_ID", "id"), ("YOUSOON_GOOGLE_CLIENT_SECRET", "hidden-secret")],
    ];
    let shown = format!("{:?}", read(&with_provider.concat()).unwrap());
    assert!(shown.contains("accounts.google.com"));
    assert!(!shown.contains("CQkJ") && !shown.contains("hidden-secret"));
}

#[test]
fn a_derived_key_is_another_one_for_each_purpose_and_key() {
    let key = SecretKey::development(3);
    assert_eq!(key.derive("viewers"), key.derive("viewers"));
    assert_ne!(key.derive("viewers"), key);
    assert_ne!(key.derive("viewers"), key.derive("others"));
    assert_ne!(key.derive("viewers"), SecretKey::development(4).derive("viewers"));
}
