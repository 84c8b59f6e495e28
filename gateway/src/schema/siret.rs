//! A company's number, checked while it is typed.

use async_graphql::{Context, Object, Result, SimpleObject};
use contracts::{Refusal, RefusalCode};
use kernel::Siret;

use crate::{
    errors::UserError,
    request::{caller, texts},
};

/// More of what was typed is not looked at.
const MAX_TYPED: usize = 32;

/// What can be said of a SIRET by its digits alone. Whether a company is signed up with it is not told here.
#[derive(SimpleObject)]
pub struct SiretCheck {
    /// The digits that were typed, 14 at most.
    siret: String,
    /// The same digits as they are printed: `732 829 320 00074`.
    formatted: String,
    /// Whether it has 14 digits and its check digits agree.
    valid: bool,
    /// Why it is not valid, on `siret`.
    error: Option<UserError>,
}

/// Reads about companies' numbers.
#[derive(Default)]
pub struct SiretQuery;

#[Object]
impl SiretQuery {
    /// Checks a SIRET as it is typed: its form and its check digits. It asks nobody and nothing.
    async fn siret_check(&self, ctx: &Context<'_>, siret: String) -> Result<SiretCheck> {
        let typed: String = siret.chars().take(MAX_TYPED).collect();
        let digits: String = typed.chars().filter(char::is_ascii_digit).take(14).collect();
        let valid = Siret::parse(&siret).is_some();
        let refusal = Refusal::new(RefusalCode::SiretInvalid).on("siret");
        let error = (!valid)
            .then(|| Ok::<_, async_graphql::Error>(texts(ctx)?.refusal(caller(ctx)?.language, &refusal)));
        Ok(SiretCheck { formatted: grouped(&digits), siret: digits, valid, error: error.transpose()? })
    }
}

/// The SIREN by threes, then the establishment.
fn grouped(digits: &str) -> String {
    let mut text = String::with_capacity(17);
    for (index, digit) in digits.chars().enumerate() {
        if matches!(index, 3 | 6 | 9) {
            text.push(' ');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::grouped;

    #[test]
    fn digits_are_grouped_as_far_as_they_go() {
        assert_eq!(grouped("73282932000074"), "732 829 320 00074");
        assert_eq!(grouped("7328"), "732 8");
        assert_eq!(grouped(""), "");
    }
}
