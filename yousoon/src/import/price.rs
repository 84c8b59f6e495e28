//! Prices as people write them.

use kernel::Money;

/// The full price in a text such as "8 € en prévente / 10 € sur place": the highest amount of a text that
/// speaks of euros. `None` when it names no amount above nothing ("entrée libre").
pub fn list_price(text: &str) -> Option<Money> {
    let speaks_of_euros = text.contains('€') || text.to_lowercase().contains("euro");
    if !speaks_of_euros {
        return None;
    }
    amounts(text).into_iter().max().filter(|cents| (1..=100_000).contains(cents)).map(Money::eur)
}

/// Every number of the text, in cents: "12€", "4,50", "7.5".
fn amounts(text: &str) -> Vec<i64> {
    let mut found = Vec::new();
    let mut digits = String::new();
    for c in text.chars().chain([' ']) {
        let separates = matches!(c, ',' | '.') && !digits.is_empty() && !digits.contains('.');
        if c.is_ascii_digit() {
            digits.push(c);
        } else if separates {
            digits.push('.');
        } else if !digits.is_empty() {
            found.extend(cents(&digits));
            digits.clear();
        }
    }
    found
}

fn cents(digits: &str) -> Option<i64> {
    let (euros, decimals) = digits.split_once('.').unwrap_or((digits, ""));
    let decimals = format!("{decimals:0<2}");
    let euros: i64 = euros.get(..euros.len().min(7))?.parse().ok()?;
    Some(euros * 100 + decimals.get(..2)?.parse::<i64>().ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_way_of_writing_in_the_open_data() {
        for (text, cents) in [
            ("5 €", Some(500)),
            ("3€", Some(300)),
            ("8 € en prévente / 10 € sur place", Some(1000)),
            ("20 / 24 €", Some(2400)),
            ("12€/14€/16€", Some(1600)),
            ("15€/13€/11€ (surplace/location/adhérent)", Some(1500)),
            ("6 € la soirée (buffet et verre de beaujolais compris)", Some(600)),
            ("4,50 €.", Some(450)),
            ("7.5 euros", Some(750)),
            ("8 € ou carte de fidélité", Some(800)),
            ("entrée libre", None),
            ("0 €", None),
            ("réservations au 02 40 00 00 00", None),
            ("", None),
        ] {
            assert_eq!(list_price(text).map(|price| price.cents), cents, "{text}");
        }
    }
}
