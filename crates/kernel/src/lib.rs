//! Values every context shares: typed ids, money, time, paging, places and text.
//!
//! Nothing here does I/O. The clock and the id generator are the only sources of time and randomness;
//! everything else receives them as arguments.

pub mod email;
pub mod geo;
pub mod id;
pub mod language;
pub mod money;
pub mod page;
pub mod siret;
pub mod text;
pub mod time;

pub use email::EmailAddress;
pub use geo::GeoPoint;
pub use id::{
    AccountId, ChallengeId, ConversationId, EventId, GroupMessageId, IdentityCheckId, MailId, MessageId,
    MessageReportId, NotificationId, OfferDraftId, OfferId, OutingId, PartnerId, PasskeyId, PhotoId,
    RegistrationId, SessionId, VenueId,
};
pub use language::Language;
pub use money::{Currency, Money};
pub use page::{Cursor, Page, PageRequest};
pub use siret::Siret;
pub use time::{Clock, SystemClock, TimeZoneName, Timestamp};
