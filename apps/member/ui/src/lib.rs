//! The component kit. Components know no language, no network and no route: texts and handlers are given to them.
//! `assets/kit` is their style; colours and sizes come from the tokens all sites share.

pub mod button;
pub mod choice;
pub mod deck;
pub mod feedback;
pub mod fields;
pub mod gallery;
pub mod icons;
pub mod messages;
pub mod navigation;
pub mod outing;
pub mod overlay;
pub mod profile;
pub mod swipe;
pub mod ticket;

pub use button::{Button, ButtonKind, IconButton, LinkButton};
pub use choice::{Chip, RangeField, Stepper, Tabs};
pub use feedback::{
    EmptyState, ErrorState, FullPageFeedback, OfflineBar, Outcome, Skeleton, SkeletonShape, Toast,
};
pub use fields::{CheckField, Field, OtpField, PasswordField, SearchField, TextField};
pub use icons::{Glyph, Icon};
pub use messages::{
    Bubble, BubbleFace, ConversationFace, ConversationRow, MessageField, MessageWords, NotificationFace,
    NotificationRow,
};
pub use navigation::{TabBar, TabEntry, TopBar};
pub use outing::{
    CompactCard, DiscountBadge, FullCard, Gallery, OutingFace, Photo, PriceTag, RowCard, SeatsLeft,
    TierProgress, Tiers,
};
pub use overlay::{BottomSheet, Modal};
pub use profile::{Avatar, GradeBadge, Rating, SavingsMeter};
pub use ticket::{QrCode, QrTicket, TicketFace};
