//! What a document means for a member: verified, a person must look, or no.

use contracts::verification::{
    DocumentType, Finding, FindingCode, FindingField, IdentityStatus, VerdictMode,
};
use kernel::time::Date;

use super::{
    check::CheckState,
    evidence::Evidence,
    names::{self, FullName, NameMatch},
    person::{Person, is_adult},
};

/// A reading below this is a doubt, in percent.
pub const CERTAIN_PERCENT: u8 = 80;

/// The outcome of a try.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// The member is who they say.
    Verified,
    /// A person must look; what is in doubt.
    Review(Vec<Finding>),
    /// No; what is wrong.
    Rejected(Vec<Finding>),
}

impl Verdict {
    /// No, for one reason.
    #[must_use]
    pub fn rejected(field: FindingField, code: FindingCode) -> Self {
        Self::Rejected(vec![Finding { field, code }])
    }

    /// What is wrong, or in doubt.
    #[must_use]
    pub fn findings(&self) -> &[Finding] {
        match self {
            Self::Verified => &[],
            Self::Review(findings) | Self::Rejected(findings) => findings,
        }
    }

    /// Where the try stands after it.
    #[must_use]
    pub const fn state(&self) -> CheckState {
        match self {
            Self::Verified => CheckState::Verified,
            Self::Review(_) => CheckState::ManualReview,
            Self::Rejected(_) => CheckState::Rejected,
        }
    }

    /// Where the member's identity stands after it.
    #[must_use]
    pub const fn status(&self) -> IdentityStatus {
        match self {
            Self::Verified => IdentityStatus::Verified,
            Self::Review(_) => IdentityStatus::ManualReview,
            Self::Rejected(_) => IdentityStatus::Rejected,
        }
    }
}

/// What a verdict depends on.
#[derive(Debug, Clone, Copy)]
pub struct Case<'a> {
    /// What was read.
    pub evidence: &'a Evidence,
    /// The member's profile.
    pub person: &'a Person,
    /// The type the member chose.
    pub chosen: DocumentType,
    /// The day it is in Paris.
    pub today: Date,
    /// Who decides on such documents.
    pub mode: VerdictMode,
}

/// Decides.
#[must_use]
pub fn judge(case: Case<'_>) -> Verdict {
    let mut findings = Findings::default();
    if case.evidence.document_type != Some(case.chosen) {
        findings.wrong(FindingField::Document, FindingCode::WrongDocumentType);
    }
    judge_ending(case, &mut findings);
    judge_birth_date(case, &mut findings);
    judge_name(case, &mut findings);
    if case.evidence.confidence_percent < CERTAIN_PERCENT || case.evidence.country().is_none() {
        findings.in_doubt(FindingField::Document, FindingCode::Unreadable);
    }
    findings.verdict(case.mode)
}

fn judge_ending(case: Case<'_>, findings: &mut Findings) {
    let Some(ending) = case.evidence.ending else {
        return;
    };
    let last_day = ending.last_day;
    if last_day < case.today {
        findings.wrong(FindingField::Expiry, FindingCode::Expired);
    } else if ending.only_month_known
        && (last_day.year(), last_day.month()) == (case.today.year(), case.today.month())
    {
        findings.in_doubt(FindingField::Expiry, FindingCode::Expired);
    }
}

fn judge_birth_date(case: Case<'_>, findings: &mut Findings) {
    let (Some(read), Some(told)) = (case.evidence.birth_date, case.person.birth_date) else {
        findings.in_doubt(FindingField::BirthDate, FindingCode::BirthDateDiffers);
        return;
    };
    if !is_adult(read, case.today) {
        findings.wrong(FindingField::BirthDate, FindingCode::UnderAge);
    }
    if read != told {
        findings.wrong(FindingField::BirthDate, FindingCode::BirthDateDiffers);
    }
}

fn judge_name(case: Case<'_>, findings: &mut Findings) {
    let profile = FullName { last: &case.person.last_name, first: &case.person.first_name };
    let document = FullName { last: &case.evidence.last_name, first: &case.evidence.first_names };
    match names::compare(profile, document, case.evidence.names_may_be_cut) {
        NameMatch::Matches => {}
        NameMatch::Doubtful => findings.in_doubt(FindingField::Name, FindingCode::NameDiffers),
        NameMatch::Differs => findings.wrong(FindingField::Name, FindingCode::NameDiffers),
    }
}

#[derive(Default)]
struct Findings {
    wrong: Vec<Finding>,
    doubts: Vec<Finding>,
}

impl Findings {
    fn wrong(&mut self, field: FindingField, code: FindingCode) {
        self.wrong.push(Finding { field, code });
    }

    fn in_doubt(&mut self, field: FindingField, code: FindingCode) {
        self.doubts.push(Finding { field, code });
    }

    fn verdict(self, mode: VerdictMode) -> Verdict {
        match mode {
            _ if !self.wrong.is_empty() => Verdict::Rejected(self.wrong),
            VerdictMode::Automatic if self.doubts.is_empty() => Verdict::Verified,
            VerdictMode::Automatic | VerdictMode::Manual => Verdict::Review(self.doubts),
        }
    }
}

#[cfg(test)]
mod tests {
    use contracts::verification::DocumentType::{IdentityCard, Passport};
    use kernel::AccountId;

    use super::*;
    use crate::domain::evidence::{Ending, samples::card};

    fn lea() -> Person {
        Person {
            id: AccountId::generate(),
            first_name: "Léa".to_owned(),
            last_name: "Martin".to_owned(),
            birth_date: Some("1999-04-30".parse().unwrap()),
            erased: false,
            revision: 1,
        }
    }

    fn on(today: &str, evidence: &Evidence, person: &Person) -> Verdict {
        let today = today.parse().unwrap();
        judge(Case { evidence, person, chosen: IdentityCard, today, mode: VerdictMode::Automatic })
    }

    fn no(field: FindingField, code: FindingCode) -> Verdict {
        Verdict::rejected(field, code)
    }

    fn doubt(field: FindingField, code: FindingCode) -> Verdict {
        Verdict::Review(vec![Finding { field, code }])
    }

    #[test]
    fn a_clean_reading_verifies_when_the_policy_lets_it() {
        assert_eq!(on("2031-03-01", &card(), &lea()), Verdict::Verified);
        let (evidence, person) = (card(), lea());
        let today = "2031-03-01".parse().unwrap();
        let mode = VerdictMode::Manual;
        let case = Case { evidence: &evidence, person: &person, chosen: IdentityCard, today, mode };
        assert_eq!(judge(case), Verdict::Review(Vec::new()));
        let expired = Case { today: "2035-03-02".parse().unwrap(), ..case };
        assert_eq!(judge(expired), no(FindingField::Expiry, FindingCode::Expired), "nobody needs to look");
        let passport = Case { chosen: Passport, mode: VerdictMode::Automatic, ..case };
        assert_eq!(judge(passport), no(FindingField::Document, FindingCode::WrongDocumentType));
    }

    #[test]
    fn the_last_day_counts() {
        assert_eq!(on("2035-03-01", &card(), &lea()), Verdict::Verified);
        assert_eq!(on("2035-03-02", &card(), &lea()), no(FindingField::Expiry, FindingCode::Expired));
        let last_day = "2035-03-31".parse().unwrap();
        let by_month = Evidence { ending: Some(Ending { last_day, only_month_known: true }), ..card() };
        assert_eq!(on("2035-02-28", &by_month, &lea()), Verdict::Verified);
        assert_eq!(on("2035-03-01", &by_month, &lea()), doubt(FindingField::Expiry, FindingCode::Expired));
        assert_eq!(on("2035-04-01", &by_month, &lea()), no(FindingField::Expiry, FindingCode::Expired));
        let endless = Evidence { ending: None, ..card() };
        assert_eq!(on("2099-01-01", &endless, &lea()), Verdict::Verified);
    }

    #[test]
    fn adults_are_adults_from_their_birthday_on() {
        let birth_date = Some("2013-03-02".parse().unwrap());
        let (young, person) = (Evidence { birth_date, ..card() }, Person { birth_date, ..lea() });
        assert_eq!(on("2031-03-01", &young, &person), no(FindingField::BirthDate, FindingCode::UnderAge));
        assert_eq!(on("2031-03-02", &young, &person), Verdict::Verified);
    }

    #[test]
    fn what_differs_is_a_no_and_all_of_it_is_told() {
        let other = Person {
            last_name: "Durand".to_owned(),
            birth_date: Some("1999-04-03".parse().unwrap()),
            ..lea()
        };
        let told = on("2036-01-01", &card(), &other);
        let codes: Vec<_> = told.findings().iter().map(|finding| finding.code).collect();
        let expected = [FindingCode::Expired, FindingCode::BirthDateDiffers, FindingCode::NameDiffers];
        assert_eq!((told.state(), codes), (CheckState::Rejected, expected.to_vec()));
    }

    #[test]
    fn doubts_go_to_a_person() {
        let unsure = Evidence { confidence_percent: CERTAIN_PERCENT - 1, ..card() };
        let foreign = Evidence { state: "XYZ".to_owned(), ..card() };
        for evidence in [unsure, foreign] {
            let told = on("2031-03-01", &evidence, &lea());
            assert_eq!(told, doubt(FindingField::Document, FindingCode::Unreadable));
        }
        let swapped = Person { first_name: "Martin".to_owned(), last_name: "Léa".to_owned(), ..lea() };
        let told = on("2031-03-01", &card(), &swapped);
        assert_eq!(told, doubt(FindingField::Name, FindingCode::NameDiffers));
        let untold = Evidence { birth_date: None, ..card() };
        let told = on("2031-03-01", &untold, &lea());
        assert_eq!(told, doubt(FindingField::BirthDate, FindingCode::BirthDateDiffers));
    }
}
