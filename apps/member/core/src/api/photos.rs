//! Photographs of offers and venues, in the sizes a phone needs.

use super::schema;

#[derive(cynic::QueryFragment, Debug, Clone, PartialEq, Eq)]
#[cynic(graphql_type = "Photo")]
pub struct Photo {
    pub alt: String,
    /// Shown until the photograph is there.
    pub color: String,
    /// For rows.
    #[cynic(alias, rename = "url")]
    #[arguments(width: 400, format: AVIF)]
    pub small: String,
    /// For whole screens.
    #[cynic(alias, rename = "url")]
    #[arguments(width: 800, format: AVIF)]
    pub large: String,
    /// For browsers that cannot read the others.
    #[cynic(alias, rename = "url")]
    #[arguments(width: 800, format: WEBP)]
    pub plain: String,
}

impl Photo {
    /// As a browser chooses among them: address and width.
    pub fn choices(&self) -> String {
        format!("{} 400w, {} 800w", self.small, self.large)
    }
}
