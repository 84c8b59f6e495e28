//! Signing up: one question per step, back always possible.

mod fields;
mod questions;

use cynic::MutationBuilder as _;
use dioxus::prelude::*;
use member_core::{
    api::{
        UserError,
        sign_in::{ConfirmEmail, ConfirmEmailInput, ConfirmEmailVariables, SignUp, SignUpVariables},
    },
    failure::{of_field, of_no_field},
};
use member_ui::Button;

use self::{
    fields::Fields,
    questions::{Answers, Question},
};
use crate::{
    route::Route,
    screens::{form::being_put_right, step_head::StepHead},
    state::{App, use_app},
};

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

    fn answer(mut self, field: &str, change: impl FnOnce(&mut Answers)) {
        change(&mut self.answers.write());
        being_put_right(self.errors, field);
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
