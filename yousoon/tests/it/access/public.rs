//! What is public, field by field, with the reason where it is not plain.

/// Root queries anybody may call.
pub const QUERIES: &[&str] = &[
    "Query.venue",
    "Query.offer",
    "Query.outing",
    "Query.outings",
    "Query.searchSuggestions",
    "Query.similarOutings",
    "Query.siretCheck",
];

/// Queries in which a door account finds its own company's data.
pub const DOOR_MAY_SEE: &[&str] = &[
    "Query.myPartner",
    "Query.outingRegistrations",
    "Query.doorDay",
    "Query.doorEntries",
    "Query.offer",
    "Query.outing",
];

/// Fields anybody may read: what a card, an outing's page and the map show.
pub const FIELDS: &[&str] = &[
    "OutingConnection.totalCount",
    "OutingEdge.cursor",
    "PageInfo.hasNextPage",
    "PageInfo.hasPreviousPage",
    "PageInfo.startCursor",
    "PageInfo.endCursor",
    "Outing.id",
    "Outing.startsAt",
    "Outing.endsAt",
    "Outing.registrationOpensAt",
    "Outing.registrationClosesAt",
    "Outing.status",
    "Outing.cancellationReason",
    "Outing.capacity",
    "Outing.seatsLeft",
    "Outing.registeredCount",
    "Outing.waitlistCount",
    "Outing.discountPercent",
    "Outing.minimumAge",
    "Outing.distanceMeters",
    "GroupTier.minPeople",
    "GroupTier.discountPercent",
    "GroupTier.reached",
    "Money.cents",
    "Money.currency",
    "Offer.id",
    "Offer.kind",
    "Offer.title",
    "Offer.description",
    "Offer.conditions",
    "Offer.minimumAge",
    "Offer.validFrom",
    "Offer.validUntil",
    "Offer.status",
    // False for everybody who is not a member.
    "Offer.favourite",
    "Venue.id",
    "Venue.name",
    "Venue.timeZone",
    "Photo.id",
    "Photo.width",
    "Photo.height",
    "Photo.alt",
    "Photo.color",
    "Photo.url",
    "Address.street",
    "Address.postalCode",
    "Address.city",
    "Address.country",
    "GeoPoint.latitude",
    "GeoPoint.longitude",
    "OpeningHours.weekday",
    "OpeningHours.opens",
    "OpeningHours.closes",
    "PartnerProfile.id",
    "PartnerProfile.name",
    "PartnerProfile.type",
    // Names of what can be found anyway.
    "SearchSuggestion.text",
    "SearchSuggestion.kind",
    "SearchSuggestion.outingId",
    "SearchSuggestion.partnerType",
    // Says of digits what anybody can reckon.
    "SiretCheck.siret",
    "SiretCheck.formatted",
    "SiretCheck.valid",
    "UserError.code",
    "UserError.field",
    "UserError.message",
    "DrinkPrice.name",
    "DrinkPrice.alcoholic",
];

/// Whether `Type.field` is public. The terms of a published offer are, whatever their kind.
pub fn is_public(field: &str) -> bool {
    let of_terms = field.split('.').next().is_some_and(|kind| kind.ends_with("Terms"));
    of_terms || FIELDS.contains(&field)
}

/// Mutations that only ever touch what is the caller's own, or that anybody may try.
pub fn is_own_effect(root: &str, stranger: &str) -> bool {
    let of_anybody = [
        "signUp",
        "signUpPartner",
        "resendCode",
        "requestPasswordReset",
        "startPasskeySignIn",
        "startProviderSignIn",
        "recordViews",
    ];
    let of_any_account = [
        "signOut",
        "updateProfile",
        "revokeOtherSessions",
        "startPasskey",
        "recordConsent",
        "cancelAccountDeletion",
        "exportMyData",
        "markNotificationsRead",
    ];
    // Makes something of the stranger's own company, or books for the stranger.
    let of_an_owner = ["inviteStaff", "createVenue"];
    let of_a_member = ["register", "startIdentityCheck", "setFavourite", "openPartnerConversation"];
    // The same company's door checks in: that is its work.
    let of_the_door = ["checkIn"];
    let name = root.trim_start_matches("Mutation.");
    of_anybody.contains(&name)
        || (stranger != "anonymous" && of_any_account.contains(&name))
        || (stranger == "another partner's owner" && of_an_owner.contains(&name))
        || (stranger == "another member" && of_a_member.contains(&name))
        || (stranger.starts_with("a door") && of_the_door.contains(&name))
}
