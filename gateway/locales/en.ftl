### Refusals and failures. One text per code; the codes are those of `contracts::RefusalCode`, `FailureCode` and `FindingCode`.

REQUIRED = This field is required.
TEXT_TOO_LONG = This text is too long: { $max } characters at most.
OUT_OF_RANGE = Choose a value between { $min } and { $max }.
INVALID_ID = This identifier is not valid.
INVALID_CURSOR = There is no such page. Start the list again.
INVALID_STATE = This can no longer be done: the state has changed meanwhile.
IDEMPOTENCY_KEY_REUSED = This key was already used for another request.
EMAIL_INVALID = This e-mail address is not valid.
EMAIL_TAKEN = This e-mail address already has an account.
PASSWORD_TOO_WEAK = { $advice ->
    [ADD_WORDS] This password is too easy to guess: add one or two uncommon words.
    [AVOID_NAMES] This password is too easy to guess: leave out names, your own and your address.
    [AVOID_COMMON] This password is one of the most used: choose a phrase of your own.
    [AVOID_DATES] This password is too easy to guess: leave out dates and years.
    [AVOID_PATTERNS] This password is too easy to guess: leave out sequences and repetitions.
    [LONGER] This password is too short: at least { $min } characters; a phrase is perfect.
   *[other] This password is too easy to guess: use a few words that do not belong together.
}
CREDENTIALS_INVALID = The e-mail address or the password is wrong.
EMAIL_NOT_CONFIRMED = First confirm your e-mail address with the code you were sent.
CODE_INVALID = This is not the right code.
CODE_EXPIRED = This code is no longer valid. Ask for a new one.
TERMS_NOT_ACCEPTED = Accept the terms of use to go on.
BIRTH_DATE_INVALID = This birth date is not possible.
MEMBER_UNDER_AGE = You must be at least { $min } to open an account.
SESSION_EXPIRED = Your session is over. Sign in again.
SIRET_INVALID = This SIRET number is not valid: 14 digits, check digit included.
SIRET_TAKEN = A partner is already registered with this SIRET.
SECOND_FACTOR_REQUIRED = Enter the code of your authenticator app.
SECOND_FACTOR_INVALID = This is not the right code, or it was used before. Wait for the next one.
SECOND_FACTOR_MANDATORY = Your account must keep its second factor.
PASSWORD_WRONG = This is not the right password.
FRESH_SIGN_IN_REQUIRED = To be safe, sign in again before you go on.
PASSKEY_INVALID = This passkey was not recognised. Try again, or sign in another way.
PROVIDER_SIGN_IN_FAILED = Signing in with Apple or Google did not work. Try again.
LINK_EXISTING_ACCOUNT = This address already has an account: sign in with your password, then link Apple or Google in your profile.
PROVIDER_LINKED_ELSEWHERE = This Apple or Google account already opens another Yousoon account.
LAST_SIGN_IN_METHOD = This is your last way to sign in. Add another one first.
PROFILE_LOCKED = Your identity is verified: your name and birth date no longer change.
LAST_OWNER = Your company must keep an owner. Name another one first.
OWN_ACCOUNT = You cannot do this to your own account: ask another owner.
ATTEMPTS_EXHAUSTED = You have used all your tries. Write to us and we will help.
IMAGE_MISSING = { $side ->
    [FRONT] The photo of the front of your document is missing.
    [BACK] The photo of the back of your document is missing.
   *[other] A photo of your document is missing.
}
IMAGE_TOO_LARGE = This photo is too large: 12 MB at most.
IMAGE_TYPE_NOT_ALLOWED = Send a photo in JPEG or PNG format.
IMAGE_INVALID = This file cannot be read. Take the photo again.
IMAGE_TOO_SMALL = This photo has too little detail. Take it from closer, without shrinking it.
PROFILE_INCOMPLETE = First give your birth date in your profile.
PARTNER_NOT_ACTIVE = Your company must be approved by Yousoon first.
COORDINATES_INVALID = These coordinates are not on the globe.
TIME_ZONE_INVALID = There is no such time zone.
TIME_ZONE_IN_USE = Outings are to come here: the time zone cannot change.
TIMES_INVALID = These times are not possible.
KIND_NOT_ALLOWED = This kind of offer is not open to your type of business.
PRICE_NOT_REDUCED = The member’s price must be below the list price.
TIERS_NOT_RISING = Tiers must rise and the benefit never fall.
TIER_NOT_APPLICABLE = This tier’s benefit does not fit this kind of offer.
MINIMUM_AGE_TOO_LOW = An offer with alcohol is for people of 18 and over.
END_BEFORE_START = The end must come after the start.
DATE_IN_PAST = This date is in the past.
DATE_TOO_FAR = This date is too far away.
VENUE_NOT_IN_OFFER = This venue is not part of the offer.
OFFER_NOT_PUBLISHED = The offer must be published to schedule an outing.
OUTSIDE_VALIDITY = This date is outside the offer’s validity.
QUOTA_EXCEEDED = The offer’s quota of places does not suffice: { $left } left.
OUTING_EXISTS = This outing is already scheduled.
REASON_REQUIRED = Give the reason.
SOFT_DRINK_REQUIRED = A happy hour with alcohol must also have at least one drink without alcohol for less (French public health code, art. L3323-1).
STALE = This was changed meanwhile, perhaps in another tab. Load it again.
DRAFT_TOO_LARGE = This draft is too large: { $max } kB at most.
TOO_MANY_DRAFTS = You have { $max } drafts already: delete one first.
PHOTO_UNKNOWN = This photo does not exist, or no longer.
PHOTO_TOO_SMALL = This photo is too small: 400 × 300 pixels at least.
TOO_MANY_PHOTOS = You already have many photos: delete those you no longer use.
IDENTITY_NOT_VERIFIED = Have your identity verified first.
SUBSCRIPTION_REQUIRED = You need a subscription to register.
UNDER_MINIMUM_AGE = This outing is for people of { $min } and over.
REGISTRATION_NOT_OPEN = Registration has not opened yet.
REGISTRATION_CLOSED = Registration is closed.
OUTING_CANCELLED = This outing is cancelled.
OUTING_NOT_BOOKABLE = This outing cannot be booked at the moment.
ALREADY_REGISTERED = You are already registered for this outing.
PARTY_TOO_LARGE = There are too many of you for this outing: { $max } people at most.
WAITLIST_FULL = The outing and its waitlist are full.
NOT_CANCELLABLE = This registration can no longer be cancelled.
TICKET_INVALID = This ticket is not valid.
TICKET_FOR_OTHER_PARTNER = This ticket is for another venue.
ALREADY_CHECKED_IN = This ticket was already checked in { $when }: { $venue }.
REGISTRATION_WAITLISTED = This registration is still on the waitlist.
REGISTRATION_CANCELLED = This registration was cancelled.
CHECK_IN_TOO_EARLY = It is too early: the doors are not open yet.
CHECK_IN_TOO_LATE = It is too late: the outing is over.
TOO_MANY_PEOPLE = This ticket is good for { $max } more people at most.
SCAN_TIME_INVALID = The time of this scan is not possible. Check the device’s clock.
TICKET_FOR_OTHER_OUTING = This ticket is for another outing: { $title }, { $venue }.
SCAN_UNDONE = This scan was undone. Scan the ticket again.
NOT_CHECKED_IN = There is no check-in to undo for this ticket.
UNDO_TOO_LATE = A check-in can be undone within { $minutes } minutes. It is too late.
TOO_MANY_MESSAGES = You have written to this group { $max } times today. Try again tomorrow.
MESSAGE_TOO_LATE = The outing ended too long ago to write to the group.
TEXT_INVALID = This text has invisible characters. Remove them, then try again.
TOO_MANY_FAVOURITES = You keep { $max } favourites already. Remove one to add another.
CONVERSATION_CLOSED = The outing ended too long ago to write here.
PERIOD_TOO_LONG = Choose a period of at most { $max } days.
FAILURE_UNAUTHENTICATED = Sign in to go on.
FAILURE_FORBIDDEN = You may not do this.
FAILURE_NOT_FOUND = Not found.
FAILURE_RATE_LIMITED = Too many requests. Try again in a moment.
FAILURE_BAD_USER_INPUT = This request is not valid.
FAILURE_INTERNAL = Something went wrong on our side. Try again in a moment.
FINDING_TOO_DARK = The photo is too dark: move near a window.
FINDING_BLURRED = The photo is blurred: lay the document down and hold the camera still.
FINDING_GLARE = A reflection hides part of the document: tilt it a little, or turn the flash off.
FINDING_CUT_OFF = The document is cut off: show all of it, with its four corners.
FINDING_TOO_SMALL = The document is too small in the photo: move closer.
FINDING_NOT_A_DOCUMENT = We see no document: take the photo with it lying flat, on a plain background.
FINDING_UNREADABLE = We could not read the document with certainty: take a sharp photo in full light.
FINDING_WRONG_DOCUMENT_TYPE = This is not the document you chose: take a photo of the right one, or change your choice.
FINDING_EXPIRED = This document is no longer valid: show one that is.
FINDING_UNDER_AGE = Yousoon is for adults only.
FINDING_NAME_DIFFERS = The name on the document is not the one in your profile: correct your profile, then try again.
FINDING_BIRTH_DATE_DIFFERS = The birth date on the document is not the one in your profile. Write to us and we will help.
FINDING_DOCUMENT_ALREADY_USED = This document already verified another account. If it is yours, sign in to that account.
FINDING_PROVIDER_REFUSED = Your document was not accepted: try again, or show another one.
FINDING_REFUSED_BY_REVIEWER = Our team could not accept your document. Read their message, then try again.
FINDING_TIMED_OUT = The check did not finish in time: please try again.
