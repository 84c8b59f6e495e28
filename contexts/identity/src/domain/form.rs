//! What people type when they sign up, checked: all refusals at once, each on its field.

use contracts::{
    RefusalCode, Refusals, ServiceError,
    identity::{AccountRole, InviteStaff, ProvisionAccount, Secret, SignUp, SignUpPartner, UpdateProfile},
};
use kernel::{
    EmailAddress, Siret,
    time::{Date, age_on},
};

use super::{
    account::{Account, Profile},
    password::{self, OwnWords},
};

/// Characters of a first or last name.
const NAME: std::ops::RangeInclusive<usize> = 1..=80;
/// Characters of a company's name.
const COMPANY_NAME: std::ops::RangeInclusive<usize> = 1..=120;
/// Nobody alive was born before this year.
const FIRST_BIRTH_YEAR: i16 = 1900;
/// From this age on a person consents alone to the use of personal data (loi Informatique et Libertés,
/// article 45). Being adult is asked where places are booked.
const MIN_AGE: i16 = 15;

/// A form that passed its checks.
pub(crate) struct Checked {
    pub(crate) email: EmailAddress,
    pub(crate) profile: Profile,
}

/// A company's form that passed its checks.
pub(crate) struct CheckedPartner {
    pub(crate) owner: Checked,
    pub(crate) company_name: String,
    pub(crate) siret: Siret,
}

/// Checks a member's form; `today` is the date in Paris.
pub(crate) fn check_member(form: &SignUp, today: Date) -> Result<Checked, ServiceError> {
    let mut refusals = Refusals::new();
    let email = check_email(&mut refusals, &form.email);
    let own = OwnWords::of(email.as_ref(), &[&form.first_name, &form.last_name]);
    password::check(&mut refusals, &form.password, &own);
    let (first_name, last_name) = check_names(&mut refusals, &form.first_name, &form.last_name);
    check_birth_date(&mut refusals, Some(form.birth_date), today);
    if !form.accept_terms {
        refusals.add("acceptTerms", RefusalCode::TermsNotAccepted);
    }
    let birth_date = Some(form.birth_date);
    finish(refusals, email, Profile { first_name, last_name, birth_date, language: form.language })
}

/// Checks a company's form.
pub(crate) fn check_partner(form: &SignUpPartner) -> Result<CheckedPartner, ServiceError> {
    let mut refusals = Refusals::new();
    let email = check_email(&mut refusals, &form.email);
    let own = OwnWords::of(email.as_ref(), &[&form.first_name, &form.last_name, &form.company_name]);
    password::check(&mut refusals, &form.password, &own);
    let (first_name, last_name) = check_names(&mut refusals, &form.first_name, &form.last_name);
    let company_name = refusals.text("companyName", &form.company_name, COMPANY_NAME);
    // A SIRET has 14 digits; with generous spacing it is still short.
    let siret = Some(&form.siret).filter(|text| text.len() <= 64).and_then(|text| Siret::parse(text));
    let siret = refusals.need("siret", siret, RefusalCode::SiretInvalid);
    let profile = Profile { first_name, last_name, birth_date: None, language: form.language };
    let owner = finish(refusals, email, profile)?;
    let siret = siret.ok_or(RefusalCode::SiretInvalid)?;
    Ok(CheckedPartner { owner, company_name, siret })
}

/// Checks an invitation.
pub(crate) fn check_invitation(form: &InviteStaff) -> Result<Checked, ServiceError> {
    let mut refusals = Refusals::new();
    let email = check_email(&mut refusals, &form.email);
    let (first_name, last_name) = check_names(&mut refusals, &form.first_name, &form.last_name);
    finish(refusals, email, Profile { first_name, last_name, birth_date: None, language: form.language })
}

/// Checks the data of an account the platform makes; `today` is the date in Paris.
pub(crate) fn check_provisioned(form: &ProvisionAccount, today: Date) -> Result<Checked, ServiceError> {
    let mut refusals = Refusals::new();
    let email = check_email(&mut refusals, &form.email);
    let own = OwnWords::of(email.as_ref(), &[&form.first_name, &form.last_name]);
    password::check(&mut refusals, &form.password, &own);
    let (first_name, last_name) = check_names(&mut refusals, &form.first_name, &form.last_name);
    let is_member = matches!(form.role, AccountRole::Member);
    if is_member {
        check_birth_date(&mut refusals, form.birth_date, today);
    }
    let birth_date = form.birth_date.filter(|_| is_member);
    let language = kernel::Language::default();
    finish(refusals, email, Profile { first_name, last_name, birth_date, language })
}

/// Checks a new password of an account.
pub(crate) fn check_password(account: &Account, typed: &Secret) -> Result<(), ServiceError> {
    let mut refusals = Refusals::new();
    let Profile { first_name, last_name, .. } = &account.profile;
    password::check(&mut refusals, typed, &OwnWords::of(Some(&account.email), &[first_name, last_name]));
    refusals.done()
}

/// Checks a new password of a stranger, who must not learn from it what the account's owner is called.
pub(crate) fn check_strangers_password(email: &EmailAddress, typed: &Secret) -> Result<(), ServiceError> {
    let mut refusals = Refusals::new();
    password::check(&mut refusals, typed, &OwnWords::of(Some(email), &[]));
    refusals.done()
}

/// What a person changes of the own profile: refused on the field where it stays as it is. A value that is
/// the present one changes nothing and is fine.
pub(crate) fn check_profile(
    account: &Account,
    form: &UpdateProfile,
    today: Date,
) -> Result<Profile, ServiceError> {
    let mut refusals = Refusals::new();
    let mut profile = account.profile.clone();
    for (field, typed, name) in [
        ("firstName", &form.first_name, &mut profile.first_name),
        ("lastName", &form.last_name, &mut profile.last_name),
    ] {
        let typed = typed.as_ref().map(|typed| refusals.text(field, typed, NAME));
        match typed.filter(|typed| typed != name) {
            Some(_) if account.identity.verified => refusals.add(field, RefusalCode::ProfileLocked),
            Some(typed) => *name = typed,
            None => {}
        }
    }
    if let Some(birth_date) = form.birth_date.filter(|typed| account.profile.birth_date != Some(*typed)) {
        match (account.role, account.profile.birth_date) {
            (AccountRole::Member, None) => check_birth_date(&mut refusals, Some(birth_date), today),
            _ => refusals.add("birthDate", RefusalCode::ProfileLocked),
        }
        profile.birth_date = Some(birth_date);
    }
    profile.language = form.language.unwrap_or(profile.language);
    refusals.done()?;
    Ok(profile)
}

fn finish(
    refusals: Refusals,
    email: Option<EmailAddress>,
    profile: Profile,
) -> Result<Checked, ServiceError> {
    refusals.done()?;
    let email = email.ok_or(RefusalCode::EmailInvalid)?;
    Ok(Checked { email, profile })
}

fn check_email(refusals: &mut Refusals, text: &str) -> Option<EmailAddress> {
    refusals.need("email", EmailAddress::parse(text), RefusalCode::EmailInvalid)
}

fn check_names(refusals: &mut Refusals, first: &str, last: &str) -> (String, String) {
    (refusals.text("firstName", first, NAME), refusals.text("lastName", last, NAME))
}

fn check_birth_date(refusals: &mut Refusals, birth: Option<Date>, today: Date) {
    let possible = birth.filter(|birth| *birth <= today && birth.year() >= FIRST_BIRTH_YEAR);
    let birth = refusals.need("birthDate", possible, RefusalCode::BirthDateInvalid);
    if birth.is_some_and(|birth| age_on(birth, today) < MIN_AGE) {
        refusals.add("birthDate", RefusalCode::MemberUnderAge);
    }
}

#[cfg(test)]
mod tests {
    use contracts::{catalog::PartnerType, identity::Client};
    use kernel::Language;

    use super::*;

    fn date(text: &str) -> Date {
        text.parse().unwrap()
    }

    fn form() -> SignUp {
        SignUp {
            email: " Lea@Example.org".into(),
            password: Secret("cheval-agrafe-lampe".into()),
            first_name: " Léa ".into(),
            last_name: "Martin".into(),
            birth_date: date("1999-04-30"),
            language: Language::Fr,
            accept_terms: true,
            client: Client::default(),
        }
    }

    fn refusals<T>(result: Result<T, ServiceError>) -> Vec<(String, RefusalCode)> {
        match result {
            Err(ServiceError::Refused(refusals)) => {
                refusals.into_iter().map(|r| (r.field.unwrap_or_default(), r.code)).collect()
            }
            _ => Vec::new(),
        }
    }

    #[test]
    fn a_good_form_is_cleaned() {
        let checked = check_member(&form(), date("2026-11-22")).unwrap();
        assert_eq!(checked.email.as_str(), "lea@example.org");
        assert_eq!(checked.profile.first_name, "Léa");
    }

    #[test]
    fn every_wrong_field_is_refused_at_once() {
        let wrong = SignUp {
            email: "lea".into(),
            password: Secret("court".into()),
            first_name: " \u{200b} ".into(),
            last_name: "x".repeat(1_000_000),
            birth_date: date("2999-01-01"),
            accept_terms: false,
            ..form()
        };
        let found = refusals(check_member(&wrong, date("2026-11-22")));
        let expected = [
            ("email", RefusalCode::EmailInvalid),
            ("password", RefusalCode::PasswordTooWeak),
            ("firstName", RefusalCode::Required),
            ("lastName", RefusalCode::TextTooLong),
            ("birthDate", RefusalCode::BirthDateInvalid),
            ("acceptTerms", RefusalCode::TermsNotAccepted),
        ];
        assert_eq!(found, expected.map(|(field, code)| (field.to_owned(), code)));
    }

    #[test]
    fn members_are_fifteen_on_their_birthday() {
        let born = SignUp { birth_date: date("2011-11-22"), ..form() };
        assert!(check_member(&born, date("2026-11-22")).is_ok());
        let refused = refusals(check_member(&born, date("2026-11-21")));
        assert_eq!(refused, [("birthDate".to_owned(), RefusalCode::MemberUnderAge)]);
        for impossible in ["1899-12-31", "-009999-01-01", "9999-12-31"] {
            let born = SignUp { birth_date: date(impossible), ..form() };
            let refused = refusals(check_member(&born, date("2026-11-21")));
            assert_eq!(refused, [("birthDate".to_owned(), RefusalCode::BirthDateInvalid)], "{impossible}");
        }
    }

    #[test]
    fn a_company_needs_a_name_and_a_siret() {
        let form = SignUpPartner {
            email: "chef@example.org".into(),
            password: Secret("cheval-agrafe-lampe".into()),
            first_name: "Chef".into(),
            last_name: "Roy".into(),
            company_name: String::new(),
            siret: "1".repeat(1_000_000),
            partner_type: PartnerType::Bar,
            language: Language::Fr,
            client: Client::default(),
        };
        let expected = [("companyName", RefusalCode::Required), ("siret", RefusalCode::SiretInvalid)];
        assert_eq!(refusals(check_partner(&form)), expected.map(|(field, code)| (field.to_owned(), code)));
        let good = SignUpPartner {
            company_name: " Le  Comptoir ".into(),
            siret: "120 027 016 00563".into(),
            ..form
        };
        let checked = check_partner(&good).unwrap();
        assert_eq!(
            (checked.company_name.as_str(), checked.siret.as_str()),
            ("Le Comptoir", "12002701600563")
        );
    }

    proptest::proptest! {
        #[test]
        fn whatever_is_typed_an_accepted_form_keeps_the_rules(
            email in "[a-zA-Z.@ é-]{0,40}|[a-z]{1,12}@[a-z]{1,8}\\.[a-z]{2,3}",
            password in ".{0,140}",
            first_name in "\\PC{0,90}",
            (year, month, day) in (1880_i16..2040, 1_i8..=12, 1_i8..=28),
        ) {
            let today = date("2026-11-22");
            let birth_date = date(&format!("{year}-{month:02}-{day:02}"));
            let password = Secret(password);
            let typed = SignUp { email, password: password.clone(), first_name, birth_date, ..form() };
            if let Ok(checked) = check_member(&typed, today) {
                let name = checked.profile.first_name.chars().count();
                proptest::prop_assert!(NAME.contains(&name));
                proptest::prop_assert!((8..=128).contains(&password.0.chars().count()));
                proptest::prop_assert!(age_on(birth_date, today) >= 15 && birth_date.year() >= 1900);
                proptest::prop_assert_eq!(checked.email.as_str(), typed.email.trim().to_lowercase());
            }
        }
    }
}
