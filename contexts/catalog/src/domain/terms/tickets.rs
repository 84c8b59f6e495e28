//! Entries, sessions and seats: a price for one person.

use std::ops::RangeInclusive;

use contracts::{
    RefusalCode,
    catalog::{ActivitySession, ClubEntry, CultureTicket, Duo, EarlyBird, EventTicket, SportSession},
};
use kernel::Timestamp;

use crate::domain::fields::Fields;

pub(super) fn club_entry(fields: &mut Fields<'_>, terms: &mut ClubEntry) {
    fields.reduced(terms.list_price, "memberPrice", terms.member_price);
    fields.optional_line("dressCode", &mut terms.dress_code);
}

pub(super) fn activity(fields: &mut Fields<'_>, terms: &mut ActivitySession, sessions: RangeInclusive<i64>) {
    fields.reduced(terms.list_price, "memberPrice", terms.member_price);
    fields.number("durationMinutes", terms.duration_minutes, 5..=1440);
    fields.optional_line("level", &mut terms.level);
    fields.optional_line("equipment", &mut terms.equipment);
    fields.optional_line("meetingPoint", &mut terms.meeting_point);
    fields.number("sessions", terms.sessions, sessions);
}

pub(super) fn culture(fields: &mut Fields<'_>, terms: &mut CultureTicket) {
    fields.line("show", &mut terms.show);
    fields.reduced(terms.list_price, "memberPrice", terms.member_price);
    fields.optional_line("seatCategory", &mut terms.seat_category);
}

pub(super) fn duo(fields: &mut Fields<'_>, terms: &mut Duo) {
    fields.line("show", &mut terms.show);
    fields.reduced(terms.list_price, "secondSeatPrice", terms.second_seat_price);
    fields.optional_line("seatCategory", &mut terms.seat_category);
}

pub(super) fn sport(fields: &mut Fields<'_>, terms: &mut SportSession) {
    fields.line("discipline", &mut terms.discipline);
    fields.optional_line("coach", &mut terms.coach);
    fields.reduced(terms.list_price, "memberPrice", terms.member_price);
    fields.optional_line("equipment", &mut terms.equipment);
}

pub(super) fn event(fields: &mut Fields<'_>, terms: &mut EventTicket) {
    fields.lines("lineUp", &mut terms.line_up, 1..=20);
    fields.reduced(terms.list_price, "memberPrice", terms.member_price);
}

pub(super) fn early_bird(fields: &mut Fields<'_>, terms: &mut EarlyBird, now: Timestamp) {
    fields.lines("lineUp", &mut terms.line_up, 1..=20);
    fields.reduced(terms.list_price, "memberPrice", terms.member_price);
    fields.require("endsAt", terms.ends_at > now, RefusalCode::DateInPast);
}
