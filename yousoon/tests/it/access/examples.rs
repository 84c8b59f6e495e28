//! Arguments for every root field, aimed at what belongs to somebody else.

const PLACE: &str = "name: \"X\", address: { street: \"1 rue\", postalCode: \"75011\", city: \"Paris\" }, \
    location: { latitude: 48.8, longitude: 2.3 }";

/// The ids of what belongs to a partner and a member.
pub struct Owned {
    pub venue: String,
    pub offer: String,
    pub draft: String,
    pub saved_draft: String,
    pub outing: String,
    pub registration: String,
    pub short_code: String,
    pub partner: String,
    pub account: String,
    /// The account of the partner's owner.
    pub owner: String,
    pub session: String,
    pub check: String,
    pub photo: String,
    /// The outing's group, and the member's conversation with the partner.
    pub conversations: [String; 2],
    /// What the member wrote to the partner.
    pub message: String,
}

impl Owned {
    /// Empty ids: to ask only whether there is an example.
    pub fn nobody() -> Self {
        let none = String::new;
        Self {
            venue: none(),
            offer: none(),
            draft: none(),
            saved_draft: none(),
            outing: none(),
            registration: none(),
            short_code: none(),
            partner: none(),
            account: none(),
            owner: none(),
            session: none(),
            check: none(),
            photo: none(),
            conversations: [none(), none()],
            message: none(),
        }
    }
}

/// One or more argument lists for a root field; `None` for one that nobody thought of.
pub fn arguments(root: &str, owned: &Owned) -> Option<Vec<String>> {
    let Owned { venue, offer, draft, outing, registration, short_code, partner, .. } = owned;
    let terms = "{ tabDiscount: { percent: 20, excludedItems: [] } }";
    let new_offer = format!("{{ venueIds: [\"{venue}\"], title: \"Volé\", terms: {terms} }}");
    let id = |id: &str| format!("(id: \"{id}\")");
    let person = "firstName: \"Eve\", lastName: \"X\"";
    let password = "password: \"une-phrase-de-passe-42\"";
    Some(match root {
        "Query.me" | "Query.mySavings" | "Query.myPartner" | "Mutation.signOut" => vec![String::new()],
        "Query.mySessions" | "Query.mySecurity" | "Query.myConsents" | "Query.myIdentityCheck" => {
            vec![String::new()]
        }
        "Query.verdictPolicy" => vec![String::new()],
        "Query.myNotifications" | "Subscription.notificationsChanged" => vec![String::new()],
        "Mutation.markNotificationsRead" => vec!["(upTo: \"2100-01-01T00:00:00Z\")".into()],
        "Query.venue" => vec![id(venue)],
        "Query.offer" => vec![id(offer), id(draft)],
        "Query.outing" | "Subscription.outingChanged" => vec![id(outing)],
        "Query.outings" => vec!["(filter: { near: { latitude: 48.85, longitude: 2.37 } })".into()],
        "Query.searchSuggestions" => vec!["(text: \"a\")".into(), "(text: \"paris\", first: 20)".into()],
        "Query.similarOutings" => vec![format!("(outingId: \"{outing}\")")],
        "Query.myRegistrations" => {
            ["UPCOMING", "PAST", "WAITLISTED"].map(|when| format!("(when: {when})")).into()
        }
        "Query.outingRegistrations" => vec![format!("(outingId: \"{outing}\")")],
        "Query.doorDay" => vec![String::new(), "(date: \"2026-11-22\")".into()],
        "Query.doorEntries" => vec![format!("(outingId: \"{outing}\")")],
        "Query.partnerResults" => vec![
            input("from: \"2026-01-01\", to: \"2026-12-31\""),
            input(&format!(
                "from: \"2026-01-01\", to: \"2026-12-31\", offerId: \"{offer}\", venueId: \"{venue}\""
            )),
        ],
        "Query.reviewQueue" => {
            ["PARTNER", "OFFER", "IDENTITY_CHECK"].map(|kind| format!("(kind: {kind})")).into()
        }
        "Mutation.signUp" => vec![input(&format!(
            "email: \"lea@yousoon.test\", {password}, {person}, birthDate: \"1990-01-01\", acceptTerms: true"
        ))],
        "Mutation.signUpPartner" => vec![input(&format!(
            "email: \"owner-1@yousoon.test\", {password}, {person}, companyName: \"X\", siret: \"1\", type: BAR"
        ))],
        "Mutation.confirmEmail" => vec![input("email: \"lea@yousoon.test\", code: \"000000\"")],
        "Mutation.resendCode" => vec![input("email: \"lea@yousoon.test\"")],
        "Mutation.signIn" => vec![input("email: \"lea@yousoon.test\", password: \"une-autre-phrase\"")],
        "Mutation.refreshSession" => vec![input("refreshToken: \"x\"")],
        "Mutation.acceptStaffInvitation" => {
            vec![input(&format!("email: \"door@yousoon.test\", code: \"000000\", {password}"))]
        }
        "Mutation.inviteStaff" => vec![input(&format!("email: \"eve@yousoon.test\", {person}, role: OWNER"))],
        "Query.siretCheck" => vec!["(siret: \"732 829 320 00075\")".into()],
        "Query.staff" => vec![String::new()],
        "Mutation.updateStaffRole" => vec![input(&format!("account: \"{}\", role: DOOR", owned.owner))],
        "Mutation.removeStaff" | "Mutation.resendStaffInvitation" => {
            vec![format!("(account: \"{}\")", owned.owner)]
        }
        "Mutation.resubmitPartner" => vec![input("companyName: \"Volé\"")],
        "Mutation.createVenue" => vec![input(PLACE)],
        "Mutation.updateVenue" => vec![input(&format!("id: \"{venue}\", venue: {{ {PLACE} }}"))],
        "Query.offerDraft" | "Mutation.deleteOfferDraft" => vec![id(&owned.saved_draft)],
        "Mutation.saveOfferDraft" => vec![input(&format!(
            "id: \"{}\", title: \"Volé\", content: {{}}, revision: 1",
            owned.saved_draft
        ))],
        "Mutation.createOffer" => vec![format!("(input: {new_offer})")],
        "Mutation.updateOffer" => vec![input(&format!("id: \"{offer}\", offer: {new_offer}"))],
        "Mutation.submitOffer" => vec![id(draft)],
        "Mutation.pauseOffer" | "Mutation.resumeOffer" | "Mutation.archiveOffer" => vec![id(offer)],
        "Mutation.scheduleOuting" => vec![input(&format!(
            "offerId: \"{offer}\", venueId: \"{venue}\", startsAt: \"2027-06-01T20:00:00Z\", endsAt: \"2027-06-01T22:00:00Z\", capacity: 10"
        ))],
        "Mutation.deletePhoto" => vec![id(&owned.photo)],
        "Mutation.cancelOuting" => vec![format!("(id: \"{outing}\", reason: \"Pour nuire\")")],
        "Mutation.checkIn" => vec![input(&format!("shortCode: \"{short_code}\""))],
        "Mutation.undoCheckIn" => vec![input(&format!("registrationId: \"{registration}\""))],
        "Mutation.messageOuting" => {
            vec![input(&format!("outingId: \"{outing}\", text: \"Pour nuire\", idempotencyKey: \"x\""))]
        }
        "Mutation.recordViews" => vec![input(&format!("outingIds: [\"{outing}\"]"))],
        "Mutation.register" => vec![input(&format!("outingId: \"{outing}\", people: 1"))],
        "Mutation.cancelRegistration" => vec![id(registration)],
        "Mutation.decideReview" => {
            [partner, draft, &owned.check].map(|id| input(&format!("id: \"{id}\", decision: APPROVE"))).into()
        }
        "Mutation.suspendPartner" | "Mutation.reinstatePartner" => {
            vec![input(&format!("id: \"{partner}\", reason: \"Pour nuire\""))]
        }
        _ => {
            return of_an_identity(root, owned)
                .or_else(|| of_an_account(root, owned))
                .or_else(|| of_a_conversation(root, owned));
        }
    })
}

fn input(input: &str) -> String {
    format!("(input: {{ {input} }})")
}

/// What changes an account, with the wrong password or code where one is asked for.
fn of_an_account(root: &str, owned: &Owned) -> Option<Vec<String>> {
    let wrong = "password: \"ce-n-est-pas-la-bonne-42\"";
    let proof = format!("{wrong}, secondFactor: \"000000\"");
    let credential = "ceremony: \"x\", credential: { id: \"x\", type: \"public-key\" }";
    let nowhere = "(id: \"pky_01J8ZZZZZZZZZZZZZZZZZZZZZZ\")".to_owned();
    Some(vec![match root {
        "Mutation.revokeOtherSessions"
        | "Mutation.startPasskey"
        | "Mutation.startPasskeySignIn"
        | "Mutation.cancelAccountDeletion"
        | "Mutation.exportMyData" => String::new(),
        "Mutation.requestPasswordReset" => input("email: \"lea@yousoon.test\""),
        "Mutation.resetPassword" => {
            input("email: \"lea@yousoon.test\", code: \"000000\", password: \"une-phrase-volee-par-eve-42\"")
        }
        "Mutation.changePassword" => {
            input("current: \"ce-n-est-pas-la-bonne-42\", password: \"une-phrase-volee-par-eve-42\"")
        }
        "Mutation.requestEmailChange" => input(&format!("email: \"eve@yousoon.test\", {wrong}")),
        "Mutation.confirmEmailChange" => input("oldCode: \"000000\", newCode: \"000000\""),
        "Mutation.updateProfile" => input("firstName: \"Eve\""),
        "Mutation.revokeSession" => format!("(id: \"{}\")", owned.session),
        "Mutation.startTotp" => input(wrong),
        "Mutation.confirmTotp" => input("code: \"000000\""),
        "Mutation.disableTotp" | "Mutation.renewRecoveryCodes" | "Mutation.requestAccountDeletion" => {
            input(&proof)
        }
        "Mutation.finishPasskey" => input(&format!("name: \"Volée\", {credential}")),
        "Mutation.removePasskey" => nowhere,
        "Mutation.finishPasskeySignIn" => input(credential),
        "Mutation.startProviderSignIn" => input("provider: GOOGLE, acceptTerms: true"),
        "Mutation.finishProviderSignIn" => input("state: \"x\", code: \"x\""),
        "Mutation.recordConsent" => input("kind: MARKETING, version: \"2026-11\", granted: true"),
        _ => return None,
    }])
}

/// What is about a member's identity.
fn of_an_identity(root: &str, Owned { account, check, .. }: &Owned) -> Option<Vec<String>> {
    Some(vec![match root {
        "Query.identityReview" | "Mutation.submitIdentityCheck" => format!("(id: \"{check}\")"),
        "Mutation.startIdentityCheck" => input("documentType: PASSPORT"),
        "Mutation.issueReviewImageLink" => input(&format!("checkId: \"{check}\", side: FRONT")),
        "Mutation.resetIdentityAttempts" => {
            input(&format!("accountId: \"{account}\", reason: \"Pour nuire\""))
        }
        "Mutation.setVerdictPolicy" => {
            input("provider: BUILT_IN, mode: AUTOMATIC, retentionHours: 720, revision: 0")
        }
        _ => return None,
    }])
}

/// What is about favourites, and what people write to each other.
fn of_a_conversation(root: &str, owned: &Owned) -> Option<Vec<String>> {
    let Owned { offer, draft, outing, conversations, message, .. } = owned;
    let each = |example: &dyn Fn(&String) -> String| conversations.iter().map(example).collect();
    Some(match root {
        "Query.myFavourites" | "Query.myConversations" => vec![String::new()],
        "Query.conversation" | "Subscription.conversationChanged" => each(&|id| format!("(id: \"{id}\")")),
        "Mutation.setFavourite" => {
            [offer, draft].map(|id| input(&format!("offerId: \"{id}\", favourite: true"))).into()
        }
        "Mutation.sendMessage" => {
            each(&|id| input(&format!("conversationId: \"{id}\", text: \"Pour nuire\", clientId: \"x\"")))
        }
        "Mutation.openPartnerConversation" => vec![input(&format!("outingId: \"{outing}\""))],
        "Mutation.markConversationRead" => each(&|id| format!("(id: \"{id}\", upTo: \"{message}\")")),
        "Mutation.reportMessage" => {
            vec![input(&format!("messageId: \"{message}\", reason: \"Pour nuire\""))]
        }
        _ => return None,
    })
}
