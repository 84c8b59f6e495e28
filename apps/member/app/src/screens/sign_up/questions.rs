//! What is asked of who signs up, and what was answered so far.

use jiff::civil::Date;
use member_core::{
    api::{UserError, sign_in::SignUpInput},
    texts::Lang,
};

use crate::state::App;

/// The questions, in their order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Question {
    /// First and last name.
    Name,
    /// The birth date.
    Birth,
    /// The address.
    Email,
    /// A password, and yes to the terms.
    Password,
    /// The code of the mail.
    Code,
}

impl Question {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Name, Self::Birth, Self::Email, Self::Password, Self::Code];

    /// Its place, from 0 on.
    pub fn number(self) -> usize {
        self as usize
    }

    /// The one before it.
    pub fn before(self) -> Option<Self> {
        Self::ALL.get(self.number().checked_sub(1)?).copied()
    }

    /// The key of its title.
    pub fn title(self) -> &'static str {
        match self {
            Self::Name => "sign-up-name-title",
            Self::Birth => "sign-up-birth-title",
            Self::Email => "sign-up-email-title",
            Self::Password => "sign-up-password-title",
            Self::Code => "sign-up-code-title",
        }
    }

    /// The key of what stands below it.
    pub fn detail(self) -> &'static str {
        match self {
            Self::Name => "sign-up-name-detail",
            Self::Birth => "sign-up-birth-detail",
            Self::Email => "sign-up-email-detail",
            Self::Password => "sign-up-password-detail",
            Self::Code => "sign-up-code-detail",
        }
    }

    /// The step on which a refusal of `field` is put right.
    pub fn of_field(field: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|question| question.fields().contains(&field))
    }

    /// The fields asked for.
    pub const fn fields(self) -> &'static [&'static str] {
        match self {
            Self::Name => &["firstName", "lastName"],
            Self::Birth => &["birthDate"],
            Self::Email => &["email"],
            Self::Password => &["password", "acceptTerms"],
            Self::Code => &["code"],
        }
    }
}

/// What was answered so far.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Answers {
    /// As on the identity card.
    pub first_name: String,
    /// As on the identity card.
    pub last_name: String,
    /// `1995-04-03`.
    pub birth_date: String,
    /// As it was typed.
    pub email: String,
    /// The one to be.
    pub password: String,
    /// Whether they are accepted.
    pub terms: bool,
    /// Six digits.
    pub code: String,
}

impl Answers {
    fn is_missing(&self, field: &str) -> bool {
        match field {
            "firstName" => self.first_name.trim().is_empty(),
            "lastName" => self.last_name.trim().is_empty(),
            "birthDate" => self.birth_date.parse::<Date>().is_err(),
            "email" => self.email.trim().is_empty(),
            "password" => self.password.is_empty(),
            "acceptTerms" => !self.terms,
            _ => self.code.len() != 6,
        }
    }

    /// What the step still lacks, as refusals beside the fields.
    pub fn missing(&self, app: App, question: Question) -> Vec<UserError> {
        let missing = question.fields().iter().filter(|field| self.is_missing(field));
        let refusal = |field: &&str| UserError {
            code: "REQUIRED".to_owned(),
            field: Some((*field).to_owned()),
            message: app.text("field-empty"),
        };
        missing.map(refusal).collect()
    }

    /// What is sent, once the birth date is one.
    pub fn input(&self, lang: Lang) -> Option<SignUpInput> {
        Some(SignUpInput {
            email: self.email.trim().to_owned(),
            password: self.password.clone(),
            first_name: self.first_name.trim().to_owned(),
            last_name: self.last_name.trim().to_owned(),
            birth_date: self.birth_date.parse().ok()?,
            language: Some(lang.into()),
            accept_terms: self.terms,
        })
    }
}
