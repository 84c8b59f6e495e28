### The members' app. One text per key; the same keys in French.

## Days and months

day-tonight = Tonight
day-today = Today
day-tomorrow = Tomorrow
day-yesterday = Yesterday
day-weekday = { $weekday } { $day }
day-date = { $day } { $month }
weekday-monday = Monday
weekday-tuesday = Tuesday
weekday-wednesday = Wednesday
weekday-thursday = Thursday
weekday-friday = Friday
weekday-saturday = Saturday
weekday-sunday = Sunday
month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December

## Names

type-bar = Bar
type-restaurant = Restaurant
type-nightclub = Club
type-activity = Activity
type-culture = Culture
type-sport = Sport
type-event = Event
types-bar = Bars
types-restaurant = Restaurants
types-nightclub = Clubs
types-activity = Activities
types-culture = Culture
types-sport = Sport
types-event = Events
party-alone = you
party-guests = you + { $guests }
status-scheduled = Opens soon
status-full = Full
status-closed = Registration closed
status-done = Over
status-cancelled = Cancelled
registration-waitlisted = Waiting list, place { $position }
registration-checked-in = Checked in
registration-cancelled = Cancelled
registration-no-show = Missed

## Cards and tiers

price-free = Free
card-registered = { $count ->
    [0] Be the first to join
   *[other] { $count } going
}
tier-people = { $count ->
    [one] { $count } person
   *[other] { $count } people
}
tier-next = { $count } more for { $gain }
seats-left = { $count ->
    [0] No place left
    [one] One place left
   *[other] { $count } places left
}

## Terms of an offer

terms-free = Free
terms-included = included
terms-drink = Drink
terms-drinks = drinks
terms-entry = Entry
terms-guest-list = Guest list entry
terms-until = Until
terms-dress-code = Dress code
terms-minimum-order = Minimum order
terms-duration = Duration
terms-minutes = { $minutes } min
terms-tab = Off the tab
terms-cap = Discount at most
terms-excluded = Except
terms-bill = Off the bill
terms-services = Service
terms-lunch = lunch
terms-dinner = dinner
terms-party = Table
terms-party-range = { $min } to { $max } people
terms-menu = Menu
terms-course = Course { $number }
terms-ticket = Ticket
terms-sessions = { $count } sessions
terms-seat = Category
terms-second-seat = Second seat
terms-trial = Trial session
terms-session = Session
terms-line-up = Line-up
terms-early-bird-until = Price valid until
terms-level = Level
terms-equipment = Equipment
terms-meeting-point = Meeting point
terms-discipline = Discipline
terms-coach = With

## Ticket

ticket-title = Your ticket
ticket-per-person = { $price } each
ticket-people = People
ticket-to-pay = To pay on site
ticket-offline = This ticket opens without a network too.
ticket-qr-label = QR code of your ticket. Code to read out: { $code }
ticket-not-yet = Your ticket is on its way.
ticket-used = Ticket checked in
ticket-route = Directions
ticket-cancel = Give up my place
ticket-cancel-question = Give your place back?
ticket-cancel-detail = It goes to the first person waiting. You pay nothing.
ticket-cancelled = Your place is given back.
ticket-calendar = Add to calendar
ticket-share = Share
ticket-bright = Full brightness
ticket-which = Ticket { $number } of { $count }
calendar-notes = Yousoon ticket { $code }

## Navigation

tab-outings = My outings
tab-favourites = Favourites
tab-for-you = For you
tab-map = Map
tab-messages = Messages
nav-label = Main navigation
nav-back = Back
nav-close = Close
nav-search = Search
nav-notifications = Notifications
nav-profile = Profile
nav-skip = Skip to content

## States

state-loading = Loading
state-retry = Try again
state-offline = Offline: what you see is from your last visit.
state-updated = Up to date
failure-offline = No network. Check your connection, then try again.
failure-unknown = Something went wrong. Try again in a moment.
failure-title = That did not work
failure-not-found = This page does not exist
failure-home = See the outings

## For you

feed-label = Outings for you
feed-go = I’m going
feed-details = See the outing
feed-next = Next outing
feed-previous = Previous outing
feed-empty = Nothing on for now
feed-empty-detail = New outings arrive every day. Widen your search.
feed-position = Outing { $number } of { $count }
favourite-add = Add to favourites
favourite-remove = Remove from favourites

## An outing’s page

outing-photos = Photos
outing-places = Places
outing-places-of = { $left } of { $capacity }
outing-age = Age
outing-age-value = { $age } and over
outing-age-all = All
outing-tiers = The more you are, the less you pay
outing-live = live
outing-tiers-note = The tier reached at { $time } counts for everybody.
outing-offer = The offer
outing-terms = In detail
outing-conditions = Good to know
outing-place = The place
outing-partner = Offered by
outing-similar = More like this
outing-register = Register
outing-join-waitlist = Waiting list
outing-show-ticket = See my ticket
outing-instead-of = instead of { $price }
outing-on-site = off the bill
outing-share = Share
outing-gone = This outing is no longer offered
outing-gone-detail = It was withdrawn, or the address is not right.
outing-cancelled-because = Cancelled: { $reason }

## Registration

register-title = How many will you be?
register-people = Number of people
register-fewer = One person less
register-more = One person more
register-confirm = Confirm
register-confirm-for = { $people ->
    [one] Confirm my place
   *[other] Confirm { $people } places
}
register-note = You pay on site. Cancel whenever you like before the start.
register-waitlist-note = The outing is full. Places that become free are yours, first come first served.
register-offline = No network: your place cannot be taken now. Try again once connected.
register-done = You’re in!
register-done-detail = Your ticket is ready.
register-waitlisted = You are on the waiting list
register-waitlisted-detail = We tell you as soon as a place becomes free.
register-see-ticket = See my ticket
register-sign-in = Sign in to register.
register-verify = Verify my identity

## My outings

outings-upcoming = Upcoming
outings-waiting = Waiting list
outings-past = Past
outings-ticket = Ticket
outings-list = List
outings-calendar = Calendar
outings-empty-upcoming = No outing ahead
outings-empty-waiting = No waiting list
outings-empty-past = No outing yet
outings-empty-detail = Find one: it costs less together.
outings-find = Find an outing
outings-saved = Saved with Yousoon
outings-check-ins = { $count ->
    [0] No outing checked in
    [one] One outing checked in
   *[other] { $count } outings checked in
}
outings-saving = { $amount } saved
outings-sign-in = Sign in to see your outings
outings-previous-month = Previous month
outings-next-month = Next month
outings-on-day = { $count ->
    [0] no outing
    [one] one outing
   *[other] { $count } outings
}

## Account

sign-in = Sign in
sign-in-title = Good to see you again
sign-in-forgot = Forgotten your password?
sign-in-no-account = Create an account
sign-in-passkey = With a passkey
sign-in-second-factor = Authentication code
sign-out = Sign out
sign-up = Create an account
field-email = E-mail address
field-password = Password
field-new-password = New password
field-first-name = First name
field-last-name = Last name
field-birth-date = Date of birth
field-code = Six-digit code
field-required = required
field-show-password = Show the password
field-hide-password = Hide the password
field-empty = This field is required.
sign-up-step = { $step } / { $count }
sign-up-continue = Continue
sign-up-name-title = What is your name?
sign-up-name-detail = As on your identity card.
sign-up-birth-title = Your date of birth?
sign-up-birth-detail = Yousoon is for adults only.
sign-up-email-title = Your e-mail address?
sign-up-email-detail = We send a code there, then your tickets.
sign-up-password-title = Choose a password
sign-up-password-detail = A sentence of your own is perfect.
sign-up-terms = I accept the terms of use
sign-up-code-title = Your code
sign-up-code-detail = Six digits sent to { $email }
sign-up-code-again = Send the code again
sign-up-code-sent = A new code is on its way.
reset-title = Forgotten password
reset-detail = We send you a code to choose another.
reset-send = Send me a code
reset-save = Change the password
reset-done = Your password is changed.

## Onboarding

onboarding-1-title = Find your evening
onboarding-1-detail = Bars, tables, concerts, climbing: what is on near you, tonight.
onboarding-2-title = Register, come together
onboarding-2-detail = The larger the group, the lower the price. For everybody.
onboarding-3-title = Show your ticket
onboarding-3-detail = A code at the door, and the saving is yours.
onboarding-start = Create my account
onboarding-known = I have an account
onboarding-look = See the outings first
onboarding-slide = Screen { $number } of { $count }

## Identity

identity-title = Let’s verify your identity
identity-intro = Once and for all: partners know that members are who they say, and adults.
identity-which = Which document do you have?
identity-card = Identity card
identity-passport = Passport
identity-permit = Residence permit
identity-front-card = The front of your identity card
identity-back-card = The back of your identity card
identity-front-permit = The front of your residence permit
identity-back-permit = The back of your residence permit
identity-front-passport = The passport page with the photograph
identity-frame = Flat, well lit, all four corners in the frame.
identity-take = Take the photo
identity-retake = Take it again
identity-send = Send this photo
identity-other = I have another document
identity-hint-size = Enough detail
identity-hint-size-bad = Too little detail: move closer
identity-hint-light = Enough light
identity-hint-light-bad = Too dark: go near a window
identity-hint-sharp = Sharp image
identity-hint-sharp-bad = A little blurred: hold the phone still
identity-privacy = Encrypted, read to check your age and name, then deleted. The bar only sees “18+ verified”.
identity-uploading = Sending the photo
identity-running = We are reading your document
identity-running-detail = A few seconds, without leaving this page.
identity-verified = Identity verified
identity-verified-detail = You can register for every outing.
identity-review = A person is looking at your document
identity-review-detail = We write to you as soon as it is done, within one working day.
identity-rejected = We could not verify this document
identity-again = Start again
identity-attempts = { $count ->
    [one] You have one attempt left.
   *[other] You have { $count } attempts left.
}
identity-later = Later
identity-unreadable = This file is no readable photo.

## Search

search-placeholder = Drinks, concert, Italian…
search-suggestions = Suggestions
search-filters = Filters
search-results = { $count ->
    [0] No outing
    [one] One outing
   *[other] { $count } outings
}
search-empty = No outing matches
search-empty-detail = Try other words, or fewer filters.
search-clear = Clear
filter-title = Filters
filter-when = When
filter-tonight = Tonight
filter-tomorrow = Tomorrow
filter-week-end = This week-end
filter-week = This week
filter-type = Type
filter-discount = Least discount
filter-discount-from = { $percent } or more
filter-discount-any = Any
filter-distance = Distance
filter-distance-within = within { $distance }
filter-distance-any = Anywhere
filter-people = How many
filter-for = For { $people }
filter-apply = Show { $count ->
    [0] the outings
    [one] one outing
   *[other] { $count } outings
}
filter-reset = Clear all
filter-near-me = Near me
filter-position-refused = No position: allow it in your browser.

## Map

map-label = Map of the outings
map-here = Search here
map-position = My position
map-cluster = { $count } outings
map-unavailable = The map cannot be shown on this device.
map-empty = No outing in this area

## Favourites

favourites-sign-in = Sign in to keep your favourites
favourites-empty = No favourites yet
favourites-empty-detail = Touch an outing’s heart to find it again here.
favourites-no-date = No date yet

## Messages

messages-sign-in = Sign in to read your messages
messages-empty = No conversations
messages-empty-detail = Join an outing: its group talks here.
messages-groups = Groups
messages-partners = Partners
messages-group-with = { $partner } · { $count ->
    [one] { $count } person
   *[other] { $count } people
}
messages-unread = { $count ->
    [one] One unread message
   *[other] { $count } unread messages
}
messages-you = You
messages-yousoon = Yousoon
messages-preview = { $who }: { $text }
messages-none-yet = Nothing yet
messages-write = Your message
messages-send = Send
messages-waiting = Waiting for a network
messages-log = Messages
messages-earlier = Earlier messages
messages-outing = See the outing
messages-closed = This conversation is over.
messages-gone = This conversation no longer exists
messages-removed = Message removed
messages-new = Write to a partner
messages-nobody = Nobody to write to
messages-report = Report
messages-report-question = Report this message?
messages-report-detail = Our team will read it. Its author will not know it was you.
messages-report-reason = Reported from the conversation
messages-reported = Thank you, our team is looking at it.
messages-to-partner = Write to the partner

## Notifications

nav-notifications-new = { $count ->
    [one] Notifications, one new
   *[other] Notifications, { $count } new
}
notifications-sign-in = Sign in to see your notifications
notifications-empty = Nothing new
notifications-empty-detail = Reminders, places that opened up, messages: it all arrives here.
notifications-new = new

## Profile

profile-title = Profile
profile-verified = Identity verified
profile-not-verified = Identity to be verified
profile-verify = Verify my identity
profile-language = Language
profile-french = Français
profile-english = English
profile-sessions = Signed-in devices
profile-this-device = This device
profile-last-used = Seen { $when }
profile-revoke = Sign out
profile-revoked = Device signed out.
profile-unknown-device = Unknown device
settings-title = Account
settings-change = Change
settings-change-what = Change: { $what }
settings-password-note = Change it if somebody else knows it.
settings-no-password = You have none yet.
settings-password-detail = Your other devices will be signed out.
settings-current-password = Current password
settings-email = Change your e-mail address
settings-email-detail = We send a code to your current address and another to the new one.
settings-email-send = Send me the codes
settings-email-codes = Enter the code sent to { $old }, then the one sent to your new address.
settings-email-save = Change the address
settings-email-done = Your address is changed.
settings-new-email = New e-mail address
settings-old-code = Code sent to the current address
settings-new-code = Code sent to the new address
settings-news = Receive news and offers by e-mail
settings-saved = Noted.
passkeys-title = Passkeys
passkeys-detail = Sign in with your face, your finger or your phone’s code.
passkeys-add = Add a passkey
passkeys-added = Your passkey is ready.
passkeys-made = Made on { $date }
passkeys-name = This device
passkeys-remove = Remove
profile-data = My data
profile-export = Download my data
profile-delete = Delete my account
profile-delete-question = Delete your account?
profile-delete-detail = It is erased in 30 days. Until then you can change your mind.
profile-delete-due = Your account is erased on { $date }.
profile-delete-undo = Keep my account
profile-sign-in = Sign in to see your profile
profile-savings = Savings
