//! Partner types as a set.

use contracts::catalog::PartnerType;

/// A set of partner types; an empty list means all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TypeSet(u8);

impl TypeSet {
    /// The set of these types.
    #[must_use]
    pub fn of(types: &[PartnerType]) -> Self {
        let bits = types.iter().fold(0, |bits, partner_type| bits | Self::bit(*partner_type));
        Self(if bits == 0 { u8::MAX } else { bits })
    }

    /// Whether the type with this bit is in it.
    #[must_use]
    pub const fn has(self, bit: u8) -> bool {
        self.0 & bit != 0
    }

    /// The bit of a type.
    #[must_use]
    pub const fn bit(partner_type: PartnerType) -> u8 {
        1 << partner_type as u8
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_type_means_all_types() {
        let bars = TypeSet::of(&[PartnerType::Bar, PartnerType::Culture]);
        assert!(bars.has(TypeSet::bit(PartnerType::Bar)) && !bars.has(TypeSet::bit(PartnerType::Restaurant)));
        assert!(TypeSet::of(&[]).has(TypeSet::bit(PartnerType::EventOrganiser)));
    }
}
