//! A member registers, with guests; onto the waitlist when the places do not suffice.

use contracts::{
    Actor, Refusal, RefusalCode, Refusals, ServiceError, ServiceResult,
    booking::{Register, RegistrationStep, RegistrationView, SeatsChanged},
};
use kernel::{OutingId, RegistrationId, Timestamp};
use platform::{Dispatch, StoreError, UseCaseError, retry, tokens::random_text};

use crate::{
    Inner,
    domain::{
        Ledger, NewRegistration, Party, Person, Placement, Registration,
        person::AgeLimit,
        registration::{MAX_PEOPLE, request_key},
        short_code,
    },
    store::ledgers::Guard,
};

/// How long a client's own key may be.
const MAX_KEY_CHARS: usize = 100;
/// How often another short code is drawn when one is taken: one in 10^12 is, with a million registrations.
const SHORT_CODE_DRAWS: u32 = 5;

/// A checked request.
struct Order {
    id: RegistrationId,
    person: Person,
    outing: OutingId,
    people: u32,
    key: Option<String>,
}

impl Inner {
    pub(crate) async fn register(&self, actor: &Actor, command: Register) -> ServiceResult<RegistrationView> {
        let member = actor.require_member()?;
        let (people, key) = checked(&command)?;
        let outing = command.outing;
        let (person, ledger) = tokio::try_join!(self.db.people.get(member), self.db.ledgers.get(outing))?;
        let mut ledger = ledger.ok_or_else(ServiceError::not_found)?;
        let person = person.unwrap_or_else(|| Person::unknown(member));
        let order = Order { id: RegistrationId::generate(), person, outing, people, key };
        // A look at the committed ledger, before queueing for it: when thousands want the last places, those
        // who come too late are told at once and side by side.
        let answer = match self.decide(&mut ledger, &order, self.db.now()) {
            Ok(_) => self.take_places(&order).await,
            Err(error) => Err(error),
        };
        match answer {
            Err(ServiceError::Refused(refusals)) => self.known_or(&order, refusals).await,
            answer => answer,
        }
    }

    async fn take_places(&self, order: &Order) -> ServiceResult<RegistrationView> {
        for _ in 0..SHORT_CODE_DRAWS {
            if let Some(view) = retry(|| self.try_register(order)).await? {
                return Ok(view);
            }
            if let Some(view) = self.known_request(order).await? {
                return Ok(view);
            }
            match self.live(order).await? {
                // An attempt of ours succeeded after all, and only its answer was lost on the way here.
                Some(live) if live.id == order.id => return self.view_again(&live).await,
                Some(_) => return Err(RefusalCode::AlreadyRegistered.into()),
                None => {}
            }
        }
        Err(ServiceError::internal("every short code that was drawn is taken"))
    }

    /// `None` when a unique index refused the registration.
    async fn try_register(&self, order: &Order) -> Result<Option<RegistrationView>, UseCaseError> {
        let _turn = self.turns.of(order.outing).await;
        let mut tx = self.db.begin().await?;
        let ledger = self.db.ledgers.get_in(&mut tx, order.outing).await?;
        let mut ledger = ledger.ok_or_else(ServiceError::not_found)?;
        let revision = ledger.revision;
        let now = self.db.now();
        let placement = self.decide(&mut ledger, order, now)?;
        let registration = Registration::new(NewRegistration {
            id: order.id,
            person: &order.person,
            ledger: &ledger,
            placement,
            people: order.people,
            short_code: random_text(short_code::ALPHABET, short_code::LENGTH),
            idempotency_key: order.key.as_deref(),
            now,
        });
        let (step, takes) = match placement {
            Placement::Confirmed => (RegistrationStep::Confirmed, order.people),
            Placement::Waitlisted { .. } => (RegistrationStep::Waitlisted, 0),
        };
        self.db.ledgers.save(&mut tx, &ledger, Guard { revision, takes }).await?;
        match self.db.registrations.insert(&mut tx, &registration).await {
            Ok(()) => {}
            Err(error) if error.is_duplicate() => return Ok(None),
            Err(error) => return Err(error.into()),
        }
        tx.emit(&registration.changed(step, None))?;
        tx.emit(&SeatsChanged { seats: ledger.seats_view() })?;
        tx.commit(Dispatch::Soon).await?;
        metrics::counter!("registrations_total", "status" => registration.status.as_ref().to_owned())
            .increment(1);
        Ok(Some(self.after_change(&registration, &ledger)))
    }

    /// Finds the party its place in `ledger`, or tells why it gets none.
    fn decide(&self, ledger: &mut Ledger, order: &Order, now: Timestamp) -> Result<Placement, ServiceError> {
        ledger.check_open(now)?;
        let limit = AgeLimit {
            at: ledger.summary.starts_at,
            zone: &ledger.summary.time_zone,
            minimum: ledger.minimum_age,
        };
        let missing = order.person.missing(self.requirements, limit);
        if !missing.is_empty() {
            return Err(ServiceError::Refused(missing));
        }
        Ok(ledger.place(Party { registration: order.id, people: order.people }, now)?)
    }

    /// The registration that this very request made before: a client that lost the answer asks again, perhaps
    /// after registration closed.
    async fn known_request(&self, order: &Order) -> ServiceResult<Option<RegistrationView>> {
        let Some(key) = &order.key else { return Ok(None) };
        let key = request_key(order.person.id, key);
        let Some(known) = self.db.registrations.by_request(&key).await? else {
            return Ok(None);
        };
        if known.summary.outing != order.outing || known.people != order.people {
            return Err(Refusal::new(RefusalCode::IdempotencyKeyReused).on("idempotencyKey").into());
        }
        self.view_again(&known).await.map(Some)
    }

    async fn known_or(&self, order: &Order, refusals: Vec<Refusal>) -> ServiceResult<RegistrationView> {
        if let Some(view) = self.known_request(order).await? {
            return Ok(view);
        }
        let full = refusals.iter().any(|refusal| refusal.code == RefusalCode::WaitlistFull);
        if full && self.live(order).await?.is_some() {
            return Err(RefusalCode::AlreadyRegistered.into());
        }
        Err(ServiceError::Refused(refusals))
    }

    async fn live(&self, order: &Order) -> Result<Option<Registration>, StoreError> {
        let live = self.db.registrations.live(order.person.id, &[order.outing]).await?;
        Ok(live.into_iter().next())
    }
}

fn checked(command: &Register) -> Result<(u32, Option<String>), ServiceError> {
    let mut refusals = Refusals::new();
    refusals.range("people", command.people, 1..=MAX_PEOPLE);
    let key = command.idempotency_key.as_deref();
    let key = key.map(|key| refusals.text("idempotencyKey", key, 1..=MAX_KEY_CHARS));
    refusals.done()?;
    Ok((u32::try_from(command.people).unwrap_or_default(), key))
}
