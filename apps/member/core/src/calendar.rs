//! An outing for the phone's calendar (RFC 5545).

use std::fmt::Write as _;

use jiff::tz::Offset;

use crate::time::Instant;

/// What goes into the calendar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// Stays the same: adding it twice changes the first.
    pub id: String,
    /// One line.
    pub title: String,
    /// Name and address.
    pub place: String,
    /// What else helps there.
    pub notes: String,
    /// Where it can be seen again.
    pub link: String,
    /// When it starts.
    pub starts: Instant,
    /// When it ends.
    pub ends: Instant,
}

/// The file's text: `text/calendar`.
pub fn file(event: &Event, now: Instant) -> String {
    let mut out = String::new();
    let lines = [
        "BEGIN:VCALENDAR".to_owned(),
        "VERSION:2.0".to_owned(),
        "PRODID:-//Yousoon//Member app//FR".to_owned(),
        "METHOD:PUBLISH".to_owned(),
        "BEGIN:VEVENT".to_owned(),
        format!("UID:{}@yousoon.com", escaped(&event.id)),
        format!("DTSTAMP:{}", utc(now)),
        format!("DTSTART:{}", utc(event.starts)),
        format!("DTEND:{}", utc(event.ends)),
        format!("SUMMARY:{}", escaped(&event.title)),
        format!("LOCATION:{}", escaped(&event.place)),
        format!("DESCRIPTION:{}", escaped(&event.notes)),
        format!("URL:{}", event.link),
        "BEGIN:VALARM".to_owned(),
        "ACTION:DISPLAY".to_owned(),
        "TRIGGER:-PT2H".to_owned(),
        format!("DESCRIPTION:{}", escaped(&event.title)),
        "END:VALARM".to_owned(),
        "END:VEVENT".to_owned(),
        "END:VCALENDAR".to_owned(),
    ];
    for line in lines {
        fold(&mut out, &line);
    }
    out
}

fn utc(at: Instant) -> String {
    let at = Offset::UTC.to_datetime(at.timestamp());
    let (hour, minute, second) = (at.hour(), at.minute(), at.second());
    format!("{:04}{:02}{:02}T{hour:02}{minute:02}{second:02}Z", at.year(), at.month(), at.day())
}

fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' | ';' | ',' => {
                out.push('\\');
                out.push(c);
            }
            '\n' => out.push_str("\\n"),
            '\r' => {}
            c => out.push(c),
        }
    }
    out
}

/// A line is at most 75 octets; what is longer goes on after a space on the next.
fn fold(out: &mut String, line: &str) {
    let mut room = 75;
    for c in line.chars() {
        if c.len_utf8() > room {
            out.push_str("\r\n ");
            room = 74;
        }
        room -= c.len_utf8();
        // Writing to a string cannot fail.
        let _ = out.write_char(c);
    }
    out.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_read_as_it_was_meant() {
        let event = Event {
            id: "reg_1".to_owned(),
            title: "Cocktails signature, à six; « même » tarif \\ sur place — et un titre bien trop long"
                .to_owned(),
            place: "Le Comptoir Bastille, 12 rue de la Roquette".to_owned(),
            notes: "Billet K7M4-QXAB\nVous + 1".to_owned(),
            link: "https://app.yousoon.com/o/out_1".to_owned(),
            starts: "2026-11-28T21:00:00+01:00".parse().unwrap(),
            ends: "2026-11-29T00:30:00+01:00".parse().unwrap(),
        };
        let text = file(&event, Instant::from_millis(0));
        assert!(text.lines().all(|line| line.len() <= 75), "{text}");
        assert!(text.split("\r\n").all(|line| !line.contains('\n')));
        let unfolded = text.replace("\r\n ", "");
        for line in [
            "DTSTART:20261128T200000Z",
            "DTEND:20261128T233000Z",
            "DTSTAMP:19700101T000000Z",
            "LOCATION:Le Comptoir Bastille\\, 12 rue de la Roquette",
            "DESCRIPTION:Billet K7M4-QXAB\\nVous + 1",
        ] {
            assert!(unfolded.lines().any(|found| found == line), "{line} is not in {unfolded}");
        }
        assert!(unfolded.contains("six\\; « même » tarif \\\\ sur"));
    }
}
