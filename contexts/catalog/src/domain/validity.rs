//! From when until when an offer holds.

use contracts::RefusalCode;
use kernel::Timestamp;

use super::fields::Fields;

/// How far ahead a validity may reach, in days: two years.
const MAX_DAYS: i64 = 731;

/// Checks both ends; either may be open.
pub(super) fn check(
    fields: &mut Fields<'_>,
    from: Option<Timestamp>,
    until: Option<Timestamp>,
    now: Timestamp,
) {
    let farthest = now.plus_days(MAX_DAYS);
    let mut fields = fields.within("validity");
    if let Some(from) = from {
        fields.require("from", from <= farthest, RefusalCode::DateTooFar);
    }
    if let Some(until) = until {
        fields.require("until", until > now, RefusalCode::DateInPast);
        fields.require("until", until <= farthest, RefusalCode::DateTooFar);
        fields.require("until", from.is_none_or(|from| from < until), RefusalCode::EndBeforeStart);
    }
}
