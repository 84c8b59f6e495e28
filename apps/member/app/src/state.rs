//! What all screens share: the way to the platform, who is signed in, the language, a passing message.

use cynic::{MutationBuilder as _, QueryBuilder as _};
use dioxus::{dioxus_core::spawn_forever, prelude::*};
use member_core::{
    api::{
        account::{Account, Me},
        sign_in::{Session, SignOut},
    },
    client::Client,
    failure::Failure,
    store::Table,
    texts::{Arg, Lang, fill, text},
    time::Instant,
};

use crate::browser;

const LANGUAGE: &str = "language";
const MESSAGE_LASTS: u32 = 4_000;

/// Who uses the app.
#[derive(Debug, Clone, PartialEq)]
pub enum Who {
    /// It is being found out.
    Unknown,
    /// Somebody who is not signed in.
    Guest,
    /// A member. What is known of the account comes from the platform, or from the last visit.
    Member(Box<Account>),
}

/// A message that vanishes by itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// What is said.
    pub text: String,
    /// Whether something went wrong.
    pub wrong: bool,
}

/// The shared state; a handle that can be copied.
#[derive(Clone, Copy)]
pub struct App {
    client: CopyValue<Client>,
    lang: Signal<Lang>,
    who: Signal<Who>,
    message: Signal<Option<Message>>,
    messages: Signal<u32>,
}

impl App {
    /// Sets everything up; called once, by the outermost component.
    pub fn provide() -> Self {
        let lang = use_signal(browser::preferred_language);
        let client = use_hook(|| {
            let client = browser::client();
            client.speak(*lang.peek());
            CopyValue::new(client)
        });
        let app = Self {
            client,
            lang,
            who: use_signal(|| Who::Unknown),
            message: use_signal(|| None),
            messages: use_signal(|| 0),
        };
        use_context_provider(|| app);
        use_hook(|| {
            spawn(async move {
                app.recall_language().await;
                app.recall_member().await;
                let client = app.client();
                client.tidy(Table::Public).await;
                client.tidy(Table::Own).await;
            });
        });
        app
    }

    /// The way to the platform.
    pub fn client(&self) -> Client {
        Client::clone(&self.client.peek())
    }

    /// The language; a component that asks is drawn anew when it changes.
    pub fn lang(&self) -> Lang {
        (self.lang)()
    }

    /// A text.
    pub fn text(&self, key: &str) -> String {
        text(self.lang(), key)
    }

    /// A text with something in it.
    pub fn fill(&self, key: &str, name: &str, value: impl Into<Arg>) -> String {
        fill(self.lang(), key, &[(name, value.into())])
    }

    /// What time it is.
    pub fn now(&self) -> Instant {
        self.client.peek().now()
    }

    /// Who uses the app.
    pub fn who(&self) -> Who {
        (self.who)()
    }

    /// The account of the member, if one is signed in.
    pub fn account(&self) -> Option<Account> {
        match &*self.who.read() {
            Who::Member(account) => Some((**account).clone()),
            Who::Unknown | Who::Guest => None,
        }
    }

    /// Speaks another language from now on, also after a restart.
    pub fn speak(mut self, lang: Lang) {
        self.lang.set(lang);
        self.client.peek().speak(lang);
        browser::set_page_language(lang);
        let client = self.client();
        spawn_forever(async move {
            drop(client.store().put(Table::Device, LANGUAGE, lang.tag()).await);
        });
    }

    /// Says something for a few seconds.
    pub fn say(mut self, text: impl Into<String>, wrong: bool) {
        self.message.set(Some(Message { text: text.into(), wrong }));
        let number = *self.messages.peek() + 1;
        self.messages.set(number);
        // The screen that said it may be gone before.
        spawn_forever(async move {
            browser::pause(MESSAGE_LASTS).await;
            if *self.messages.peek() == number {
                self.message.set(None);
            }
        });
    }

    /// What is said just now.
    pub fn message(&self) -> Option<Message> {
        (self.message)()
    }

    /// After signing in.
    pub async fn enter(mut self, session: &Session, account: Account) {
        self.client().take_session(session).await;
        self.who.set(Who::Member(Box::new(account)));
        // Kept for the next start without a network.
        drop(self.client().fetch(Table::Own, &Me::build(())).await);
    }

    /// Asks anew who the member is, for instance after an identity check.
    pub async fn renew_account(mut self) {
        match self.client().fetch(Table::Own, &Me::build(())).await {
            Ok(Me { me: Some(account) }) => self.who.set(Who::Member(Box::new(account))),
            Ok(Me { me: None }) | Err(Failure::SignedOut) => self.who.set(Who::Guest),
            Err(_) => {}
        }
    }

    /// The session is over: nobody is signed in any more.
    pub fn session_ended(mut self) {
        self.who.set(Who::Guest);
    }

    /// Why something did not work, in words; if it is because the session is over, that is known from now on.
    pub fn noticed(self, failure: &Failure) -> String {
        if *failure == Failure::SignedOut {
            self.session_ended();
        }
        failure.message(self.lang())
    }

    /// Says why something did not work.
    pub fn regret(self, failure: &Failure) {
        self.say(self.noticed(failure), true);
    }

    /// Signs out, here at once and on the platform as soon as it answers.
    pub async fn leave(mut self) {
        let client = self.client();
        let told = client.act(&SignOut::build(())).await;
        client.forget_session().await;
        self.who.set(Who::Guest);
        if let Err(Failure::Offline) = told {
            self.say(text(*self.lang.peek(), "failure-offline"), true);
        }
    }

    async fn recall_language(mut self) {
        let kept = self.client().store().get(Table::Device, LANGUAGE).await.ok().flatten();
        if let Some(lang) = kept.as_deref().and_then(Lang::from_tag) {
            self.lang.set(lang);
            self.client.peek().speak(lang);
        }
        browser::set_page_language(*self.lang.peek());
    }

    async fn recall_member(mut self) {
        let client = self.client();
        if !client.recall_session().await {
            self.who.set(Who::Guest);
            return;
        }
        let question = Me::build(());
        if let Some(Me { me: Some(account) }) =
            client.kept(Table::Own, &question).await.map(|kept| kept.value)
        {
            self.who.set(Who::Member(Box::new(account)));
        }
        self.renew_account().await;
        if *self.who.peek() == Who::Unknown {
            self.who.set(Who::Guest);
        }
    }
}

/// The shared state.
pub fn use_app() -> App {
    use_context()
}
