//! What can be done, one file each: command in, what it does.

mod cancel;
mod check_in;
mod close;
mod door_day;
mod duties;
mod erase_member;
mod expire_waitlist;
mod export_registrations;
mod message_outing;
mod my_eligibility;
mod my_registrations;
mod my_savings;
mod outing_registrations;
mod personal_data;
mod register;
mod reprice;
mod seats;
mod settle;
mod undo_check_in;
mod views;
