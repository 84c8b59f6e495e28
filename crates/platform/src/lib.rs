//! What every context stands on: settings, its database with transactional outbox and inbox, the event bus,
//! tokens and codes, texts, telemetry. No business rule lives here.

pub mod audit;
pub mod blobs;
pub mod bus;
pub mod codes;
pub mod i18n;
pub mod outbox;
pub mod settings;
pub mod store;
pub mod tasks;
pub mod telemetry;
pub mod tokens;
pub mod vault;

pub use audit::{AuditEntry, AuditLog};
pub use bus::{Bus, Delivered};
pub use settings::Settings;
pub use store::{Dispatch, Store, StoreError, TransactionLimit, Tx, UseCaseError, retry};
pub use tasks::Tasks;
