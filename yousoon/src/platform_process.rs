//! Every context in one process, wired through the service traits and the bus.

use std::sync::Arc;

use anyhow::{Context as _, Result};
use contracts::{booking::BookingService, catalog::CatalogService, identity::IdentityService};
use gateway::{Gateway, Readiness, Services};
use kernel::Clock;
use notification::Transport;
use platform::{
    Bus, Settings, Store, Tasks, TransactionLimit,
    blobs::Blobs,
    codes::Codes,
    store::{StoreDeps, connect},
    tokens::AccessTokens,
    vault::Vault,
};

/// The contexts that have a database.
const DATABASES: [&str; 8] =
    ["identity", "catalog", "booking", "notification", "verification", "media", "reporting", "engagement"];

/// The whole platform.
#[derive(Clone)]
pub struct Platform {
    /// Accounts and sessions.
    pub identity: identity::Identity,
    /// Partners, venues, offers, outings.
    pub catalog: catalog::Catalog,
    /// Registrations and tickets.
    pub booking: booking::Booking,
    /// What can be booked, in memory.
    pub discovery: discovery::Discovery,
    /// Messages to people.
    pub notification: notification::Notification,
    /// Identity documents and verdicts.
    pub verification: verification::Verification,
    /// Photos of partners.
    pub media: media::Media,
    /// What partners gained.
    pub reporting: reporting::Reporting,
    /// Favourites and conversations.
    pub engagement: engagement::Engagement,
    tokens: AccessTokens,
    store: StoreDeps,
    settings: Settings,
}

impl Platform {
    /// Puts the platform together. Nothing runs yet, and no database was asked.
    ///
    /// # Errors
    /// When a setting cannot be used.
    pub async fn build(settings: &Settings, clock: Arc<dyn Clock>) -> Result<Self> {
        let client = connect(&settings.mongodb_uri).await.context("MONGODB_URI")?;
        let bus = Bus::new();
        let store = StoreDeps {
            client,
            transactions: TransactionLimit::new(settings.open_transactions),
            prefix: settings.database_prefix.clone(),
            bus: bus.clone(),
            clock: Arc::clone(&clock),
            relay: settings.relay,
        };
        let tokens = AccessTokens::new(&settings.access_key).context("YOUSOON_ACCESS_KEY")?;
        let codes = Codes::new(settings.code_key.clone());
        let vault = vault(settings);
        let identity = identity::build(identity::Deps {
            store: store.clone(),
            tokens: tokens.clone(),
            codes: codes.clone(),
            vault: vault.clone(),
            admin_second_factor: settings.admin_second_factor,
            providers: settings.providers.clone(),
            app_url: settings.app_url.clone(),
        });
        let blobs = Blobs::open(&settings.blobs).context("YOUSOON_BLOBS")?;
        let verification = verification::build(verification::Deps {
            store: store.clone(),
            vault,
            blobs: blobs.clone(),
            document_key: settings.document_key.clone(),
            reader: reader(settings)?,
            ocr_workers: settings.ocr_workers,
            providers: settings.providers.clone(),
            app_url: settings.app_url.clone(),
        });
        let workers = settings.media_workers;
        let media = media::build(media::Deps { store: store.clone(), blobs, workers });
        let catalog = catalog::build(catalog::Deps { store: store.clone() });
        let booking = booking::build(booking::Deps {
            store: store.clone(),
            ticket_key: settings.ticket_key.clone(),
            eligibility: settings.eligibility,
            check_in_opens_minutes: settings.check_in_opens_minutes,
        });
        let discovery = discovery::build(discovery::Deps {
            bus,
            clock,
            catalog: Arc::new(catalog.clone()) as Arc<dyn CatalogService>,
            booking: Arc::new(booking.clone()) as Arc<dyn BookingService>,
        });
        let reporting = reporting::build(reporting::Deps {
            store: store.clone(),
            viewer_key: settings.code_key.clone(),
            catalog: Arc::new(catalog.clone()) as Arc<dyn CatalogService>,
            booking: Arc::new(booking.clone()) as Arc<dyn BookingService>,
        });
        let engagement = engagement::build(engagement::Deps {
            store: store.clone(),
            identity: Arc::new(identity.clone()) as Arc<dyn IdentityService>,
            catalog: Arc::new(catalog.clone()) as Arc<dyn CatalogService>,
            booking: Arc::new(booking.clone()) as Arc<dyn BookingService>,
        });
        let transport = Transport::from_settings(settings).context("SMTP_URL")?;
        let notification = notification::build(notification::Deps { store: store.clone(), codes, transport });
        Ok(Self {
            identity,
            catalog,
            booking,
            discovery,
            notification,
            verification,
            media,
            reporting,
            engagement,
            tokens,
            store,
            settings: settings.clone(),
        })
    }

    /// Creates every index. Run it before the first start and after each update.
    ///
    /// # Errors
    /// When a database does not answer or refuses.
    pub async fn migrate(&self) -> Result<()> {
        self.identity.migrate().await.context("identity")?;
        self.catalog.migrate().await.context("catalog")?;
        self.booking.migrate().await.context("booking")?;
        self.notification.migrate().await.context("notification")?;
        self.verification.migrate().await.context("verification")?;
        self.media.migrate().await.context("media")?;
        self.reporting.migrate().await.context("reporting")?;
        self.engagement.migrate().await.context("engagement")?;
        Ok(())
    }

    /// Starts deliveries and background jobs, and fills the read model. Returns how many outings it knows.
    ///
    /// # Errors
    /// When a context does not answer.
    pub async fn start(&self, tasks: &Tasks) -> Result<usize> {
        self.identity.start(tasks);
        self.catalog.start(tasks);
        self.booking.start(tasks);
        self.notification.start(tasks);
        self.verification.start(tasks);
        self.media.start(tasks);
        self.reporting.start(tasks);
        self.engagement.start(tasks);
        let known = self.discovery.load().await.context("discovery")?;
        self.discovery.start(tasks);
        Ok(known)
    }

    /// Delivers every waiting event of every context, until none waits.
    ///
    /// # Errors
    /// When a database does not answer.
    pub async fn deliver_all(&self) -> Result<()> {
        loop {
            let mut delivered = 0;
            for context in DATABASES {
                delivered += Store::new(&self.store, context).outbox().sweep(None).await?;
            }
            if delivered == 0 {
                return Ok(());
            }
        }
    }

    /// How many events wait, per context with a database.
    ///
    /// # Errors
    /// When a database does not answer.
    pub async fn waiting_events(&self) -> Result<Vec<(&'static str, u64)>> {
        let mut waiting = Vec::new();
        for context in DATABASES {
            waiting.push((context, Store::new(&self.store, context).outbox().waiting().await?));
        }
        Ok(waiting)
    }

    /// The endpoint over this process's contexts.
    ///
    /// # Errors
    /// When a catalogue of texts is malformed.
    pub fn gateway(&self, metrics: Option<gateway::PrometheusHandle>) -> Result<Gateway> {
        let deps = gateway::Deps {
            services: Services {
                identity: Arc::new(self.identity.clone()),
                catalog: Arc::new(self.catalog.clone()),
                discovery: Arc::new(self.discovery.clone()),
                booking: Arc::new(self.booking.clone()),
                notification: Arc::new(self.notification.clone()),
                verification: Arc::new(self.verification.clone()),
                media: Arc::new(self.media.clone()),
                reporting: Arc::new(self.reporting.clone()),
                engagement: Arc::new(self.engagement.clone()),
            },
            tokens: self.tokens.clone(),
            bus: self.store.bus.clone(),
            clock: Arc::clone(&self.store.clock),
            readiness: Arc::new(self.clone()),
            metrics,
            development: self.settings.is_development(),
            graphiql_dir: self.settings.graphiql_dir.clone(),
            public_url: self.settings.public_url.clone(),
            site_origins: self.settings.site_origins.clone(),
            proxies: self.settings.proxies,
            vault: vault(&self.settings),
        };
        Ok(Gateway::new(deps)?)
    }
}

fn vault(settings: &Settings) -> Vault {
    Vault::new(settings.vault_key.clone(), settings.vault_earlier_keys.clone())
}

/// The reader of identity documents, when there is a model.
fn reader(settings: &Settings) -> Result<Option<Arc<docread::Reader>>> {
    let Some(model) = &settings.ocr_model else {
        tracing::info!("YOUSOON_OCR_MODEL is not set: every identity document goes to manual review");
        return Ok(None);
    };
    Ok(Some(Arc::new(docread::Reader::load(model).context("YOUSOON_OCR_MODEL")?)))
}

#[async_trait::async_trait]
impl Readiness for Platform {
    async fn missing(&self) -> Vec<String> {
        let mut missing = Vec::new();
        if !self.discovery.is_ready() {
            missing.push("discovery is being filled".to_owned());
        }
        if self.catalog.ping().await.is_err() {
            missing.push("the database does not answer".to_owned());
        }
        missing
    }
}
