//! A platform of one test's own, and the people in it.

use std::{net::SocketAddr, sync::Arc};

use http_body_util::BodyExt;
use kernel::{Clock, SystemClock, Timestamp};
use platform::{Settings, Tasks};
use serde_json::{Value, json};
use testkit::TestDatabase;
use yousoon::Platform;

use crate::client::Client;

/// A valid SIRET for each `number`.
pub fn siret(number: u64) -> String {
    yousoon::demo::demo_siret(number).to_string()
}

pub const PASSWORD: &str = "une-phrase-de-passe-42";

/// The platform on a port of its own, over a throw-away database.
pub struct World {
    pub client: Client,
    pub platform: Platform,
    database: TestDatabase,
    tasks: std::sync::Mutex<Option<Tasks>>,
}

/// Settings of a test with this database; `own` come before what every test has.
pub fn settings(database: &TestDatabase, own: &[(&str, &str)]) -> Settings {
    let get = |name: &str| match own.iter().find(|(known, _)| *known == name) {
        Some((_, value)) => Some((*value).to_owned()),
        None => match name {
            "MONGODB_URI" => std::env::var(name).ok(),
            "YOUSOON_DB_PREFIX" => Some(database.prefix.clone()),
            "YOUSOON_BLOBS_DIR" => Some(format!("{}/{}", env!("CARGO_TARGET_TMPDIR"), database.prefix)),
            _ => None,
        },
    };
    Settings::read(get).unwrap()
}

impl World {
    pub async fn start() -> Self {
        Self::start_with(&[]).await
    }

    /// A platform that reads identity documents, and where only verified adults may register.
    pub async fn start_reading() -> Self {
        let model = std::env::var("YOUSOON_OCR_MODEL").unwrap();
        let own = [("YOUSOON_ELIGIBILITY", "verified-adults"), ("YOUSOON_OCR_MODEL", &model)];
        let world = Self::start_with(&own).await;
        world.set_verdicts(&world.admin().await, "AUTOMATIC").await;
        world
    }

    /// The administrator says who decides on documents.
    pub async fn set_verdicts(&self, admin: &str, mode: &str) {
        let data = self.client.data(Some(admin), "{ verdictPolicy { revision } }", json!({})).await;
        let input = json!({ "input": {
            "provider": "BUILT_IN", "mode": mode, "rules": [], "retentionHours": 24,
            "revision": data["verdictPolicy"]["revision"],
        } });
        self.client.done(Some(admin), SET_POLICY, input).await;
    }

    /// A platform with settings of its own.
    pub async fn start_with(own: &[(&str, &str)]) -> Self {
        let database = TestDatabase::new().await;
        let settings = settings(&database, own);
        let platform = Platform::build(&settings, Arc::new(SystemClock)).await.unwrap();
        platform.migrate().await.unwrap();
        let tasks = Tasks::default();
        platform.start(&tasks).await.unwrap();
        let router = platform.gateway(None).unwrap().router();
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address: SocketAddr = listener.local_addr().unwrap();
        let router = router.into_make_service_with_connect_info::<SocketAddr>();
        tasks.spawn(async move { axum::serve(listener, router).await.unwrap() });
        Self { client: Client::new(address), platform, database, tasks: std::sync::Mutex::new(Some(tasks)) }
    }

    /// Stops the jobs, then drops the databases. In this order: a job's open transaction is aborted while this
    /// runtime still can say so to the server, where it would otherwise hold up the other tests.
    pub async fn end(self) {
        self.stop_serving();
        self.database.drop_all().await;
        // The folder of uploads, when there were any.
        drop(std::fs::remove_dir_all(format!("{}/{}", env!("CARGO_TARGET_TMPDIR"), self.database.prefix)));
    }

    /// Ends this process's part of the platform: other processes go on with the same database.
    pub fn stop_serving(&self) {
        self.tasks.lock().unwrap().take();
    }

    /// What another process needs to share the database.
    pub fn prefix(&self) -> String {
        self.database.prefix.clone()
    }

    /// The connection to the database.
    pub fn database_client(&self) -> mongodb::Client {
        self.database.client.clone()
    }

    /// An administrator's token.
    pub async fn admin(&self) -> String {
        use contracts::identity::{AccountRole, IdentityService, ProvisionAccount, Secret};
        let role = AccountRole::Admin { role: contracts::AdminRole::Super };
        let command = ProvisionAccount {
            email: "admin@yousoon.test".into(),
            password: Secret(PASSWORD.into()),
            first_name: "Ada".into(),
            last_name: "Admin".into(),
            birth_date: None,
            role,
        };
        self.platform.identity.provision_account(&contracts::Actor::System, command).await.unwrap();
        self.sign_in("admin@yousoon.test").await
    }

    pub async fn sign_in(&self, email: &str) -> String {
        let input = json!({ "input": { "email": email, "password": PASSWORD } });
        let payload = self.client.done(None, SIGN_IN, input).await;
        payload["session"]["accessToken"].as_str().unwrap().to_owned()
    }

    /// The newest code in the mailbox of an address.
    pub async fn code(&self, email: &str) -> String {
        testkit::eventually("a mail with a code", async || {
            let (_, text) = self.client.get(&format!("/dev/mailbox?to={email}")).await;
            let mails: Vec<Value> = serde_json::from_str(&text).unwrap();
            mails.iter().find_map(|mail| {
                let text = mail["text"].as_str().unwrap();
                let digits = text.split(|c: char| !c.is_ascii_digit());
                digits.filter(|word| word.len() == 6).map(str::to_owned).next()
            })
        })
        .await
    }

    /// The subjects in the mailbox of an address, newest first.
    pub async fn subjects(&self, email: &str) -> Vec<String> {
        let (_, text) = self.client.get(&format!("/dev/mailbox?to={email}")).await;
        let mails: Vec<Value> = serde_json::from_str(&text).unwrap();
        mails.iter().map(|mail| mail["template"].as_str().unwrap().to_owned()).collect()
    }

    /// A confirmed adult member: the token.
    pub async fn member(&self, email: &str) -> String {
        self.member_born(email, "1994-05-17").await
    }

    pub async fn member_born(&self, email: &str, birth_date: &str) -> String {
        let input = json!({ "input": {
            "email": email, "password": PASSWORD, "firstName": "Léa", "lastName": "Martin",
            "birthDate": birth_date, "language": "FR", "acceptTerms": true,
        } });
        self.client.done(None, SIGN_UP, input).await;
        self.confirm(email).await
    }

    /// Enters the code out of the mailbox: the token.
    pub async fn confirm(&self, email: &str) -> String {
        let input = json!({ "input": { "email": email, "code": self.code(email).await } });
        let payload = self.client.done(None, CONFIRM, input).await;
        payload["session"]["accessToken"].as_str().unwrap().to_owned()
    }

    /// An active partner of `partner_type`: the owner's token.
    pub async fn partner(&self, admin: &str, number: u64, partner_type: &str) -> String {
        let email = format!("owner-{number}@yousoon.test");
        let input = json!({ "input": {
            "email": email, "password": PASSWORD, "firstName": "Camille", "lastName": "Durand",
            "companyName": format!("Maison {number}"), "siret": siret(number), "type": partner_type,
        } });
        let payload = self.client.done(None, SIGN_UP_PARTNER, input).await;
        let id = payload["partner"]["id"].as_str().unwrap().to_owned();
        let token = self.confirm(&email).await;
        self.decide(admin, &id).await;
        token
    }

    /// The administrator approves.
    pub async fn decide(&self, admin: &str, id: &str) {
        let input = json!({ "input": { "id": id, "decision": "APPROVE" } });
        self.client.done(Some(admin), DECIDE, input).await;
    }

    /// A venue near the Bastille: its id.
    pub async fn venue(&self, owner: &str, name: &str) -> String {
        let input = json!({ "input": {
            "name": name,
            "address": { "street": "12 rue de la Roquette", "postalCode": "75011", "city": "Paris", "country": "FR" },
            "location": { "latitude": 48.8539, "longitude": 2.3716 },
        } });
        let payload = self.client.done(Some(owner), CREATE_VENUE, input).await;
        payload["venue"]["id"].as_str().unwrap().to_owned()
    }

    /// A photo of the owner's company: its id.
    pub async fn photo(&self, owner: &str) -> String {
        let response = self.client.upload("/uploads/photos?alt=Le%20comptoir", owner, jpeg(640, 480)).await;
        assert_eq!(response.status(), 200);
        let bytes = response.into_body().collect().await.unwrap().to_bytes();
        let answer: Value = serde_json::from_slice(&bytes).unwrap();
        answer["photo"]["id"].as_str().unwrap().to_owned()
    }

    /// A published offer: its id.
    pub async fn offer(&self, owner: &str, admin: &str, input: Value) -> String {
        let payload = self.client.done(Some(owner), CREATE_OFFER, json!({ "input": input })).await;
        let id = payload["offer"]["id"].as_str().unwrap().to_owned();
        self.client.done(Some(owner), SUBMIT_OFFER, json!({ "id": id })).await;
        self.decide(admin, &id).await;
        id
    }

    /// A scheduled outing in `hours` hours: its id.
    pub async fn outing(
        &self,
        owner: &str,
        (offer, venue): (&str, &str),
        (hours, capacity): (i64, u32),
    ) -> String {
        let input = json!({ "input": outing_input((offer, venue), hours, capacity) });
        let payload = self.client.done(Some(owner), SCHEDULE, input).await;
        payload["outing"]["id"].as_str().unwrap().to_owned()
    }

    /// A bar with one published happy hour and one outing.
    pub async fn bar(&self, capacity: u32) -> Bar {
        let admin = self.admin().await;
        let owner = self.partner(&admin, 1, "BAR").await;
        let venue = self.venue(&owner, "Le Comptoir Bastille").await;
        let offer = self.offer(&owner, &admin, happy_hour(&venue)).await;
        let outing = self.outing(&owner, (&offer, &venue), (48, capacity)).await;
        Bar { admin, owner, venue, offer, outing }
    }

    /// A door account of the owner's company: the token.
    pub async fn door(&self, owner: &str) -> String {
        let email = "door@yousoon.test";
        let input =
            json!({ "input": { "email": email, "firstName": "Paul", "lastName": "Porte", "role": "DOOR" } });
        self.client.done(Some(owner), INVITE, input).await;
        let input =
            json!({ "input": { "email": email, "code": self.code(email).await, "password": PASSWORD } });
        let payload = self.client.done(None, ACCEPT, input).await;
        payload["session"]["accessToken"].as_str().unwrap().to_owned()
    }

    /// The group of the outing the member is registered for, once engagement has heard of it.
    pub async fn group(&self, member: &str) -> String {
        testkit::eventually("the group of the outing", async || {
            let query = "{ myConversations { edges { node { id kind } } } }";
            let data = self.client.data(Some(member), query, json!({})).await;
            let nodes = data["myConversations"]["edges"].as_array().unwrap().iter().map(|edge| &edge["node"]);
            let mut groups = nodes.filter(|node| node["kind"] == "OUTING_GROUP");
            groups.next().map(|group| group["id"].as_str().unwrap().to_owned())
        })
        .await
    }

    /// Registers: the registration.
    pub async fn register(&self, member: &str, outing: &str, people: u32) -> Value {
        let input = json!({ "input": { "outingId": outing, "people": people } });
        self.client.done(Some(member), REGISTER, input).await["registration"].clone()
    }
}

/// A photo with something to see.
pub fn jpeg(width: u32, height: u32) -> Vec<u8> {
    let picture = image::RgbImage::from_fn(width, height, |x, y| image::Rgb([x as u8, y as u8, 90]));
    let mut file = Vec::new();
    picture.write_with_encoder(image::codecs::jpeg::JpegEncoder::new(&mut file)).unwrap();
    file
}

/// What [`World::bar`] made: tokens and ids.
pub struct Bar {
    pub admin: String,
    pub owner: String,
    pub venue: String,
    pub offer: String,
    pub outing: String,
}

pub fn outing_input((offer, venue): (&str, &str), hours: i64, capacity: u32) -> Value {
    let starts: Timestamp = SystemClock.now().plus_minutes(hours * 60);
    json!({
        "offerId": offer, "venueId": venue, "capacity": capacity,
        "startsAt": starts.to_string(), "endsAt": starts.plus_minutes(180).to_string(),
    })
}

/// "Cocktails signature": 14 € → 11,20 €, 30 % from 6 people, 40 % from 10.
pub fn happy_hour(venue: &str) -> Value {
    json!({
        "venueIds": [venue], "title": "Cocktails signature",
        "description": "Trois cocktails au choix, version sans alcool au même tarif.",
        "terms": { "happyHour": { "drinks": [{
            "name": "Cocktail signature", "alcoholic": true,
            "listPrice": { "cents": 1400, "currency": "EUR" }, "memberPrice": { "cents": 1120, "currency": "EUR" },
        }, {
            "name": "Cocktail sans alcool", "alcoholic": false,
            "listPrice": { "cents": 1000, "currency": "EUR" }, "memberPrice": { "cents": 800, "currency": "EUR" },
        }] } },
        "tiers": [{ "minPeople": 6, "discountPercent": 30 }, { "minPeople": 10, "discountPercent": 40 }],
    })
}

pub const SET_POLICY: &str = "mutation($input: SetVerdictPolicyInput!) { setVerdictPolicy(input: $input) { policy { mode revision } errors { code field message } } }";
pub const SIGN_IN: &str = "mutation($input: SignInInput!) { signIn(input: $input) { session { accessToken refreshToken } errors { code field message } } }";
pub const SIGN_UP: &str = "mutation($input: SignUpInput!) { signUp(input: $input) { account { id email } errors { code field message } } }";
pub const CONFIRM: &str = "mutation($input: ConfirmEmailInput!) { confirmEmail(input: $input) { session { accessToken refreshToken expiresAt } account { id emailConfirmed eligibility { eligible missing } } errors { code field message } } }";
pub const SIGN_UP_PARTNER: &str = "mutation($input: SignUpPartnerInput!) { signUpPartner(input: $input) { partner { id status type } errors { code field message } } }";
pub const DECIDE: &str = "mutation($input: DecideReviewInput!) { decideReview(input: $input) { review { id kind } errors { code field message } } }";
pub const CREATE_VENUE: &str = "mutation($input: CreateVenueInput!) { createVenue(input: $input) { venue { id name timeZone } errors { code field message } } }";
pub const CREATE_OFFER: &str = "mutation($input: CreateOfferInput!) { createOffer(input: $input) { offer { id status kind minimumAge terms { __typename } } errors { code field message } } }";
pub const UPDATE_VENUE: &str = "mutation($input: UpdateVenueInput!) { updateVenue(input: $input) { venue { id name timeZone } errors { code field message } } }";
pub const SAVE_DRAFT: &str = "mutation($input: SaveOfferDraftInput!) { saveOfferDraft(input: $input) { draft { id title content revision } errors { code field message } } }";
pub const UPDATE_OFFER: &str = "mutation($input: UpdateOfferInput!) { updateOffer(input: $input) { offer { id status } errors { code field message } } }";
pub const DELETE_PHOTO: &str =
    "mutation($id: ID!) { deletePhoto(id: $id) { done errors { code field message } } }";
pub const SUBMIT_OFFER: &str =
    "mutation($id: ID!) { submitOffer(id: $id) { offer { id status } errors { code field message } } }";
pub const SCHEDULE: &str = "mutation($input: ScheduleOutingInput!) { scheduleOuting(input: $input) { outing { id status seatsLeft } errors { code field message } } }";
pub const CANCEL_OUTING: &str = "mutation($id: ID!, $reason: String!) { cancelOuting(id: $id, reason: $reason) { outing { id status cancellationReason } errors { code field message } } }";
pub const INVITE: &str = "mutation($input: InviteStaffInput!) { inviteStaff(input: $input) { account { id role } errors { code field message } } }";
pub const ACCEPT: &str = "mutation($input: AcceptStaffInvitationInput!) { acceptStaffInvitation(input: $input) { session { accessToken } account { role } errors { code field message } } }";
pub const REGISTER: &str = "mutation($input: RegisterInput!) { register(input: $input) {
    registration { id status people waitlistPosition ticket { token shortCode }
        outing { id seatsLeft registeredCount currentTier { minPeople discountPercent reached } nextTier { minPeople } } }
    errors { code field message } } }";
pub const CANCEL_REGISTRATION: &str = "mutation($id: ID!) { cancelRegistration(id: $id) { registration { id status outing { seatsLeft } } errors { code field message } } }";
pub const CHECK_IN: &str = "mutation($input: CheckInInput!) { checkIn(input: $input) {
    registration { id status people saving { cents currency } checkIn { at venueName people } }
    previousCheckIn { at venueName people } errors { code field message } } }";
pub const OPEN_CONVERSATION: &str = "mutation($input: OpenPartnerConversationInput!) { openPartnerConversation(input: $input) {
    conversation { id kind title partnerName memberName peopleCount canWrite unreadCount } errors { code field message } } }";
pub const SEND_MESSAGE: &str = "mutation($input: SendMessageInput!) { sendMessage(input: $input) {
    message { id authorName authorRole own text removed sentAt } errors { code field message } } }";
