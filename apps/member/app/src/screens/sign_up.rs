//! Signing up: one question per step, back always possible.

use cynic::MutationBuilder as _;
use dioxus::prelude::*;
use jiff::civil::Date;
use member_core::{
    api::{
        UserError,
        sign_in::{
            ConfirmEmail, ConfirmEmailInput, ConfirmEmailVariables, ResendCode, ResendCodeInput,
            ResendCodeVariables, SignUp, SignUpInput, SignUpVariables,
        },
    },
    failure::{accepted, of_field, of_no_field},
    texts::Lang,
};
use member_ui::{Button, ButtonKind, CheckField, Field, OtpField, PasswordField, TextField};

use crate::{
    route::Route,
    screens::{shared::eye_words, step_head::StepHead},
    state::{App, use_app},
};

/// The questions, in their order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Question {
    Name,
    Birth,
    Email,
    Password,
    Code,
}

impl Question {
    const ALL: [Self; 5] = [Self::Name, Self::Birth, Self::Email, Self::Password, Self::Code];

    fn number(self) -> usize {
        self as usize
    }

    fn before(self) -> Option<Self> {
        Self::ALL.get(self.number().checked_sub(1)?).copied()
    }

    fn title(self) -> &'static str {
        match self {
            Self::Name => "sign-up-name-title",
            Self::Birth => "sign-up-birth-title",
            Self::Email => "sign-up-email-title",
            Self::Password => "sign-up-password-title",
            Self::Code => "sign-up-code-title",
        }
    }

    fn detail(self) -> &'static str {
        match self {
            Self::Name => "sign-up-name-detail",
            Self::Birth => "sign-up-birth-detail",
            Self::Email => "sign-up-email-detail",
            Self::Password => "sign-up-password-detail",
            Self::Code => "sign-up-code-detail",
        }
    }

    /// The step on which a refusal of `field` is put right.
    fn of_field(field: &str) -> Option<Self> {
        match field {
            "firstName" | "lastName" => Some(Self::Name),
            "birthDate" => Some(Self::Birth),
            "email" => Some(Self::Email),
            "password" | "acceptTerms" => Some(Self::Password),
            "code" => Some(Self::Code),
            _ => None,
        }
    }

    /// The fields asked for.
    const fn fields(self) -> &'static [&'static str] {
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
struct Answers {
    first_name: String,
    last_name: String,
    birth_date: String,
    email: String,
    password: String,
    terms: bool,
    code: String,
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
    fn missing(&self, app: App, question: Question) -> Vec<UserError> {
        let missing = question.fields().iter().filter(|field| self.is_missing(field));
        let refusal = |field: &&str| UserError {
            code: "REQUIRED".to_owned(),
            field: Some((*field).to_owned()),
            message: app.text("field-empty"),
        };
        missing.map(refusal).collect()
    }

    fn input(&self, lang: Lang) -> Option<SignUpInput> {
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

#[derive(Clone, Copy)]
struct Form {
    question: Signal<Question>,
    answers: Signal<Answers>,
    errors: Signal<Vec<UserError>>,
    busy: Signal<bool>,
}

impl Form {
    fn error(self, field: &str) -> Option<String> {
        of_field(&self.errors.read(), field).map(|error| error.message.clone())
    }

    /// Shows refusals on the step they belong to.
    fn refuse(mut self, errors: Vec<UserError>) {
        let fields = errors.iter().filter_map(|error| Question::of_field(error.field.as_deref()?));
        if let Some(question) = fields.min() {
            self.question.set(question);
        }
        self.errors.set(errors);
    }

    async fn go_on(mut self, app: App) -> bool {
        let question = *self.question.peek();
        let missing = self.answers.peek().missing(app, question);
        if !missing.is_empty() {
            self.errors.set(missing);
            return false;
        }
        self.errors.set(Vec::new());
        self.busy.set(true);
        let answers = self.answers.peek().clone();
        let done = match question {
            Question::Name => self.next(Question::Birth),
            Question::Birth => self.next(Question::Email),
            Question::Email => self.next(Question::Password),
            Question::Password => self.sign_up(app, &answers).await,
            Question::Code => self.confirm(app, &answers).await,
        };
        self.busy.set(false);
        done
    }

    fn next(mut self, question: Question) -> bool {
        self.question.set(question);
        false
    }

    async fn sign_up(self, app: App, answers: &Answers) -> bool {
        let Some(input) = answers.input(app.lang()) else {
            return self.next(Question::Birth);
        };
        match app.client().act(&SignUp::build(SignUpVariables { input })).await {
            Ok(answer) if answer.sign_up.errors.is_empty() => return self.next(Question::Code),
            Ok(answer) => self.refuse(answer.sign_up.errors),
            Err(failure) => self.refuse(vec![trouble(failure.message(app.lang()))]),
        }
        false
    }

    async fn confirm(self, app: App, answers: &Answers) -> bool {
        let input = ConfirmEmailInput { email: answers.email.trim().to_owned(), code: answers.code.clone() };
        match app.client().act(&ConfirmEmail::build(ConfirmEmailVariables { input })).await {
            Ok(answer) => match (answer.confirm_email.session, answer.confirm_email.account) {
                (Some(session), Some(account)) => {
                    app.enter(&session, account).await;
                    return true;
                }
                _ => self.refuse(answer.confirm_email.errors),
            },
            Err(failure) => self.refuse(vec![trouble(failure.message(app.lang()))]),
        }
        false
    }
}

fn trouble(message: String) -> UserError {
    UserError { code: String::new(), field: None, message }
}

/// The stepper.
#[component]
pub fn SignUpScreen() -> Element {
    let app = use_app();
    let navigator = use_navigator();
    let mut form = Form {
        question: use_signal(|| Question::Name),
        answers: use_signal(Answers::default),
        errors: use_signal(Vec::new),
        busy: use_signal(|| false),
    };
    let question = (form.question)();
    let back = move |()| match question.before() {
        // Behind the code there is an account already: nothing to go back to.
        Some(before) if question != Question::Code => form.question.set(before),
        _ if navigator.can_go_back() => navigator.go_back(),
        _ => {
            navigator.replace(Route::Feed {});
        }
    };
    let submit = move |event: Event<FormData>| {
        event.prevent_default();
        if (form.busy)() {
            return;
        }
        spawn(async move {
            if form.go_on(app).await {
                navigator.replace(Route::IdentityScreen {});
            }
        });
    };
    let email = form.answers.read().email.trim().to_owned();
    rsx! {
        div { class: "screen screen-page",
            StepHead { step: question.number() + 1, count: Question::ALL.len(), onback: back }
            main { id: "main", class: "page form-page",
                h1 { class: "page-title", {app.text(question.title())} }
                p { class: "page-lead", {app.fill(question.detail(), "email", email)} }
                form { class: "form", onsubmit: submit, novalidate: true,
                    if let Some(error) = of_no_field(&form.errors.read(), question.fields()) {
                        p { class: "page-warning", role: "alert", "{error.message}" }
                    }
                    Fields { key: "{question.number()}", form: Handle(form) }
                    Button {
                        label: app.text("sign-up-continue"),
                        wide: true,
                        submits: true,
                        busy: (form.busy)(),
                    }
                }
            }
        }
    }
}

/// The form as a property: always the same one.
#[derive(Clone, Copy)]
struct Handle(Form);

impl PartialEq for Handle {
    fn eq(&self, other: &Self) -> bool {
        self.0.answers == other.0.answers
    }
}

#[component]
fn Fields(form: Handle) -> Element {
    match (form.0.question)() {
        Question::Name => rsx! { NameFields { form } },
        Question::Birth | Question::Email => rsx! { LineField { form } },
        Question::Password => rsx! { PasswordFields { form } },
        Question::Code => rsx! { CodeFields { form } },
    }
}

fn field(
    app: App,
    form: Form,
    (id, label): (&'static str, &str),
    fills: (&'static str, &'static str),
) -> Field {
    Field {
        id,
        label: app.text(label),
        required: Some(app.text("field-required")),
        error: form.error(id),
        autocomplete: fills.0,
        keyboard: fills.1,
    }
}

#[component]
fn NameFields(form: Handle) -> Element {
    let app = use_app();
    let Handle(mut form) = form;
    rsx! {
        TextField {
            field: field(app, form, ("firstName", "field-first-name"), ("given-name", "text")),
            value: form.answers.read().first_name.clone(),
            oninput: move |value| form.answers.write().first_name = value,
        }
        TextField {
            field: field(app, form, ("lastName", "field-last-name"), ("family-name", "text")),
            value: form.answers.read().last_name.clone(),
            oninput: move |value| form.answers.write().last_name = value,
        }
    }
}

#[component]
fn LineField(form: Handle) -> Element {
    let app = use_app();
    let Handle(mut form) = form;
    if (form.question)() == Question::Birth {
        return rsx! {
            TextField {
                field: field(app, form, ("birthDate", "field-birth-date"), ("bday", "numeric")),
                kind: "date",
                value: form.answers.read().birth_date.clone(),
                oninput: move |value| form.answers.write().birth_date = value,
            }
        };
    }
    rsx! {
        TextField {
            field: field(app, form, ("email", "field-email"), ("email", "email")),
            kind: "email",
            value: form.answers.read().email.clone(),
            oninput: move |value| form.answers.write().email = value,
        }
    }
}

#[component]
fn PasswordFields(form: Handle) -> Element {
    let app = use_app();
    let Handle(mut form) = form;
    rsx! {
        PasswordField {
            field: field(app, form, ("password", "field-password"), ("new-password", "text")),
            words: eye_words(app),
            value: form.answers.read().password.clone(),
            oninput: move |value| form.answers.write().password = value,
        }
        CheckField {
            field: field(app, form, ("acceptTerms", "sign-up-terms"), ("off", "text")),
            checked: form.answers.read().terms,
            onchange: move |checked| form.answers.write().terms = checked,
        }
    }
}

#[component]
fn CodeFields(form: Handle) -> Element {
    let app = use_app();
    let Handle(mut form) = form;
    let again = move |()| {
        let input = ResendCodeInput { email: form.answers.peek().email.trim().to_owned() };
        spawn(async move {
            let answer = app.client().act(&ResendCode::build(ResendCodeVariables { input })).await;
            match answer.and_then(|answer| accepted(answer.resend_code.errors)) {
                Ok(()) => app.say(app.text("sign-up-code-sent"), false),
                Err(failure) => app.regret(&failure),
            }
        });
    };
    rsx! {
        OtpField {
            field: field(app, form, ("code", "field-code"), ("one-time-code", "numeric")),
            value: form.answers.read().code.clone(),
            oninput: move |value| form.answers.write().code = value,
        }
        Button { label: app.text("sign-up-code-again"), kind: ButtonKind::Tertiary, onclick: again }
    }
}
