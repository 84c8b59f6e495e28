//! The identity check: which document, its sides, the verdict.

mod capture;

use cynic::{MutationBuilder as _, QueryBuilder as _};
use dioxus::prelude::*;
use member_core::{
    api::{
        ById,
        identity::{
            DocumentSide, DocumentType, IdentityCheck, IdentityStatus, MyIdentityCheck, StartIdentityCheck,
            StartIdentityCheckInput, StartIdentityCheckVariables, SubmitIdentityCheck,
        },
    },
    failure::{Failure, accepted, given},
    store::Table,
};
use member_ui::{Button, ButtonKind, FullPageFeedback, Glyph, Icon, Outcome};

use self::capture::Capture;
use crate::{
    browser,
    route::Route,
    screens::step_head::StepHead,
    state::{App, use_app},
};

/// How often the verdict is asked for.
const LOOK_AGAIN: u32 = 1_000;

/// Where one is.
#[derive(Debug, Clone, PartialEq)]
enum Stage {
    Loading,
    Choosing,
    Photographing { check: IdentityCheck, side: usize },
    Running,
    Verdict(IdentityCheck),
    Trouble(String),
}

#[derive(Clone, Copy)]
struct Check {
    app: App,
    stage: Signal<Stage>,
}

impl Check {
    /// Shows where a check stands.
    fn show(mut self, check: IdentityCheck) {
        let stage = match check.status {
            IdentityStatus::NotSubmitted => Stage::Choosing,
            IdentityStatus::Processing => Stage::Running,
            IdentityStatus::ManualReview | IdentityStatus::Verified | IdentityStatus::Rejected => {
                Stage::Verdict(check)
            }
        };
        self.stage.set(stage);
    }

    fn fail(mut self, failure: &Failure) {
        self.stage.set(Stage::Trouble(self.app.noticed(failure)));
    }

    async fn look(mut self) {
        loop {
            match self.app.client().fetch(Table::Own, &MyIdentityCheck::build(())).await {
                Ok(MyIdentityCheck { my_identity_check: Some(check) }) => {
                    let running = check.status == IdentityStatus::Processing;
                    let verified = check.status == IdentityStatus::Verified;
                    self.show(check);
                    if verified {
                        self.app.renew_account().await;
                    }
                    if !running {
                        return;
                    }
                }
                Ok(MyIdentityCheck { my_identity_check: None }) => {
                    self.stage.set(Stage::Choosing);
                    return;
                }
                // While it runs, a gap in the network is waited out.
                Err(failure) if *self.stage.peek() == Stage::Running && failure.is_passing() => {}
                Err(failure) => return self.fail(&failure),
            }
            browser::pause(LOOK_AGAIN).await;
        }
    }

    async fn start(mut self, document_type: DocumentType) {
        self.stage.set(Stage::Loading);
        let input = StartIdentityCheckInput { document_type };
        let operation = StartIdentityCheck::build(StartIdentityCheckVariables { input });
        let answer = self.app.client().act(&operation).await.map(|answer| answer.start_identity_check);
        match answer.and_then(|answer| given(answer.identity_check, answer.errors)) {
            Ok(check) => match &check.redirect_url {
                // Another provider asks for the document on its own page.
                Some(url) => browser::leave_to(url),
                None => self.stage.set(Stage::Photographing { check, side: 0 }),
            },
            Err(failure) => self.fail(&failure),
        }
    }

    /// A side was taken: the next one, or the verdict.
    async fn side_done(mut self, check: IdentityCheck, side: usize) {
        if side + 1 < check.sides.len() {
            self.stage.set(Stage::Photographing { check, side: side + 1 });
            return;
        }
        let Some(id) = check.id.clone() else {
            self.stage.set(Stage::Choosing);
            return;
        };
        self.stage.set(Stage::Running);
        let answer = self.app.client().act(&SubmitIdentityCheck::build(ById { id })).await;
        match answer.and_then(|answer| accepted(answer.submit_identity_check.errors)) {
            Ok(()) => self.look().await,
            Err(failure) => self.fail(&failure),
        }
    }
}

/// The screen.
#[component]
pub fn IdentityScreen() -> Element {
    let app = use_app();
    let mut check = Check { app, stage: use_signal(|| Stage::Loading) };
    use_future(move || async move { check.look().await });
    let navigator = use_navigator();
    let leave = move |()| {
        navigator.replace(Route::Feed {});
    };
    match (check.stage)() {
        Stage::Loading => rsx! {
            FullPageFeedback { outcome: Outcome::Running, title: app.text("state-loading") }
        },
        Stage::Choosing => {
            rsx! { Choosing { onchoose: move |kind| { spawn(check.start(kind)); }, onleave: leave } }
        }
        Stage::Photographing { check: of, side } => {
            let done = of.clone();
            rsx! {
                Capture {
                    key: "{side}",
                    check: of,
                    side,
                    ondone: move |()| {
                        spawn(check.side_done(done.clone(), side));
                    },
                    onback: move |()| check.stage.set(Stage::Choosing),
                }
            }
        }
        Stage::Running => rsx! {
            FullPageFeedback {
                outcome: Outcome::Running,
                title: app.text("identity-running"),
                detail: app.text("identity-running-detail"),
            }
        },
        Stage::Verdict(of) => rsx! {
            Verdict { check: of, onagain: move |()| check.stage.set(Stage::Choosing), onleave: leave }
        },
        Stage::Trouble(text) => rsx! {
            FullPageFeedback { outcome: Outcome::Refused, title: app.text("failure-title"), detail: text,
                Button {
                    label: app.text("identity-again"),
                    onclick: move |()| check.stage.set(Stage::Choosing),
                }
                Button { label: app.text("identity-later"), kind: ButtonKind::Tertiary, onclick: leave }
            }
        },
    }
}

/// What becomes of the photo.
#[component]
fn Privacy() -> Element {
    let app = use_app();
    rsx! {
        p { class: "privacy",
            Glyph { icon: Icon::Lock, size: 16 }
            {app.text("identity-privacy")}
        }
    }
}

#[component]
fn Choosing(onchoose: EventHandler<DocumentType>, onleave: EventHandler<()>) -> Element {
    let app = use_app();
    let documents = [
        (DocumentType::IdentityCard, "identity-card"),
        (DocumentType::Passport, "identity-passport"),
        (DocumentType::ResidencePermit, "identity-permit"),
    ];
    rsx! {
        div { class: "screen screen-page",
            StepHead { step: 1, count: 4, onback: move |()| onleave.call(()) }
            main { id: "main", class: "page form-page",
                h1 { class: "page-title", {app.text("identity-title")} }
                p { class: "page-lead", {app.text("identity-intro")} }
                h2 { class: "page-heading", {app.text("identity-which")} }
                ul { class: "choices",
                    for (kind , key) in documents {
                        li { key: "{key}",
                            button { class: "choice", r#type: "button", onclick: move |_| onchoose.call(kind),
                                Glyph { icon: Icon::IdCard }
                                span { {app.text(key)} }
                                Glyph { icon: Icon::ChevronRight, size: 20 }
                            }
                        }
                    }
                }
                Privacy {}
                Button {
                    label: app.text("identity-later"),
                    kind: ButtonKind::Tertiary,
                    wide: true,
                    onclick: move |()| onleave.call(()),
                }
            }
        }
    }
}

#[component]
fn Verdict(check: IdentityCheck, onagain: EventHandler<()>, onleave: EventHandler<()>) -> Element {
    let app = use_app();
    let (outcome, title, detail) = match check.status {
        IdentityStatus::Verified => {
            (Outcome::Accepted, "identity-verified", app.text("identity-verified-detail"))
        }
        IdentityStatus::ManualReview => {
            (Outcome::Waiting, "identity-review", app.text("identity-review-detail"))
        }
        _ => (Outcome::Refused, "identity-rejected", check.message.clone().unwrap_or_default()),
    };
    let refused = outcome == Outcome::Refused;
    rsx! {
        FullPageFeedback { outcome, title: app.text(title), detail,
            if refused {
                ul { class: "findings",
                    for finding in &check.findings {
                        li { key: "{finding.code}", "{finding.message}" }
                    }
                }
                p { class: "page-note", {app.fill("identity-attempts", "count", check.attempts_left)} }
                Button {
                    label: app.text("identity-again"),
                    disabled: check.attempts_left <= 0,
                    onclick: move |()| onagain.call(()),
                }
            }
            Button {
                label: app.text("failure-home"),
                kind: if refused { ButtonKind::Tertiary } else { ButtonKind::Primary },
                onclick: move |()| onleave.call(()),
            }
        }
    }
}

/// Which photo is asked for.
fn side_title(kind: Option<DocumentType>, side: DocumentSide) -> &'static str {
    match (kind, side) {
        (Some(DocumentType::Passport), _) => "identity-front-passport",
        (Some(DocumentType::ResidencePermit), DocumentSide::Front) => "identity-front-permit",
        (Some(DocumentType::ResidencePermit), DocumentSide::Back) => "identity-back-permit",
        (_, DocumentSide::Front) => "identity-front-card",
        (_, DocumentSide::Back) => "identity-back-card",
    }
}
