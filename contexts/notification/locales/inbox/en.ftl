### The inbox of the app: a title and a body for each template, written when they are read.

## Account

password-changed-title = Your password has changed
password-changed-body = If it was not you, choose a new password at once with “Forgotten password”.

deletion-requested-title = Your account will be deleted
deletion-requested-body = It will be erased on { $when }, with your data. You can cancel the deletion before then.

deletion-cancelled-title = Your account stays
deletion-cancelled-body = The deletion is cancelled. Everything stays as it was.

## Identity

identity-verified-title = Your identity is verified
identity-verified-body = You can register for outings now.

identity-manual-review-title = We are looking at your document
identity-manual-review-body = Somebody of our team has it. You will find the answer here.

identity-rejected-title = Your identity could not be verified
identity-rejected-body = { $reasons }

## Partners

partner-approved-title = { $company } is on Yousoon
partner-approved-body = You can publish your offers and welcome your first groups.

partner-rejected-title = Your file needs completing
partner-rejected-body = { $company }: { $reason }

partner-suspended-title = { $company } is suspended
partner-suspended-body = Its offers cannot be booked for the moment. The reason: { $reason }

offer-published-title = Your offer is online: { $title }
offer-published-body = Members of Yousoon can register for its outings.

offer-rejected-title = Your offer needs another look: { $title }
offer-rejected-body = { $reason }

## Registrations

registration-confirmed-title = You're in: { $title }
registration-confirmed-body = { $venue }, { $when }. { $people ->
        [one] Your ticket is waiting for you.
       *[other] Your places are booked for { $people } people, your ticket is waiting for you.
    }

registration-waitlisted-title = On the waitlist: { $title }
registration-waitlisted-body = { $venue }, { $when }. As soon as { $people ->
        [one] a place is free, it is yours.
       *[other] { $people } places are free, they are yours.
    }

registration-promoted-title = A place for you: { $title }
registration-promoted-body = { $venue }, { $when }. { $people ->
        [one] You are registered, your ticket is waiting for you.
       *[other] You are registered for { $people } people, your ticket is waiting for you.
    }

registration-cancelled-title = Registration cancelled: { $title }
registration-cancelled-body = { $venue }, { $when }. { $people ->
        [one] Your place is given back.
       *[other] Your { $people } places are given back.
    }

outing-cancelled-title = Outing cancelled: { $title }
outing-cancelled-body = { $venue }, { $when }. The reason: { $reason }

waitlist-expired-title = No place this time: { $title }
waitlist-expired-body = { $venue }, { $when }. No place became free, we are sorry.

## After and during

outing-message-title = { $company } writes to you
outing-message-body = { $title }: “{ $message }”

saving-recorded-title = You saved { $amount }
saving-recorded-body = Thank you for going out with Yousoon. See you soon!
