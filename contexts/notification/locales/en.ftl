### Messages to people: a subject and a text for each template. Short and warm.

## Common forms

# The currency is the euro. $cents always has two digits.
money = €{ $euros }.{ $cents }

# A day and a time on the venue's clock.
date = { $weekday ->
    [1] Monday
    [2] Tuesday
    [3] Wednesday
    [4] Thursday
    [5] Friday
    [6] Saturday
   *[7] Sunday
} { $day } { $month ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
} at { $time }

## Codes

code-confirm-email-subject = Your Yousoon code
code-confirm-email-text =
    Hello { $firstName },

    Welcome to Yousoon! Here is your code to confirm your address:

    { $code }

    It is good for { $minutes ->
        [one] { $minutes } minute
       *[other] { $minutes } minutes
    }. If you did not ask for it, ignore this message.

    The Yousoon team

code-accept-invitation-subject = Your Yousoon invitation
code-accept-invitation-text =
    Hello { $firstName },

    A team invites you to join it on Yousoon. Here is your code to choose a password:

    { $code }

    It is good for { $minutes ->
        [one] { $minutes } minute
       *[other] { $minutes } minutes
    }. If you did not expect an invitation, ignore this message.

    The Yousoon team

code-reset-password-subject = Your code to change your password
code-reset-password-text =
    Hello { $firstName },

    Here is your code to choose a new password:

    { $code }

    It is good for { $minutes ->
        [one] { $minutes } minute
       *[other] { $minutes } minutes
    }. If you did not ask for it, ignore this message: your password stays the same.

    The Yousoon team

code-leave-email-subject = Changing the address of your Yousoon account
code-leave-email-text =
    Hello { $firstName },

    Somebody asks to change the address of your Yousoon account. If it is you, here is your code:

    { $code }

    It is good for { $minutes ->
        [one] { $minutes } minute
       *[other] { $minutes } minutes
    }. A second code goes to the new address.

    If it is not you, give this code to nobody and change your password: somebody else may be signed in to your account.

    The Yousoon team

code-change-email-subject = Confirm your new address
code-change-email-text =
    Hello { $firstName },

    Here is your code to confirm the new address of your Yousoon account:

    { $code }

    It is good for { $minutes ->
        [one] { $minutes } minute
       *[other] { $minutes } minutes
    }. If you did not ask for it, ignore this message.

    The Yousoon team

## Account

password-changed-subject = Your password has changed
password-changed-text =
    Hello { $firstName },

    The password of your Yousoon account was just changed.

    If it was not you, choose a new password at once with “Forgot your password” and reply to this message.

    The Yousoon team

deletion-requested-subject = Your account will be deleted
deletion-requested-text =
    Hello { $firstName },

    You asked us to delete your Yousoon account. It will be erased on { $when }, with your data.

    You changed your mind, or it was not you? Sign in before that date and cancel the deletion in your profile.

    The Yousoon team

deletion-cancelled-subject = Your account stays
deletion-cancelled-text =
    Hello { $firstName },

    The deletion of your Yousoon account is cancelled. Everything stays as it was, and we are glad of it.

    The Yousoon team

known-email-tried-subject = You already have a Yousoon account
known-email-tried-text =
    Hello { $firstName },

    Somebody just tried to create a Yousoon account with your address. You already have one: simply sign in with your password.

    If it was not you, there is nothing to do: your account is safe.

    The Yousoon team

## Partners

partner-approved-subject = { $company } is on Yousoon
partner-approved-text =
    Hello { $firstName },

    Good news: { $company } is active on Yousoon. You can publish your offers and welcome your first groups.

    See you soon,
    The Yousoon team

partner-rejected-subject = Your Yousoon application needs a change
partner-rejected-text =
    Hello { $firstName },

    We could not accept the application of { $company } for this reason:

    { $reason }

    Correct it in your partner space and send it again: we will gladly read it once more.

    The Yousoon team

partner-suspended-subject = { $company } is suspended on Yousoon
partner-suspended-text =
    Hello { $firstName },

    We have suspended { $company }: its offers cannot be booked for now. The reason:

    { $reason }

    Reply to this message if you would like to talk to us.

    The Yousoon team

offer-published-subject = Your offer is online: { $title }
offer-published-text =
    Hello { $firstName },

    Your offer “{ $title }” is online. Yousoon's members can register for its outings.

    The Yousoon team

offer-rejected-subject = Your offer needs a change: { $title }
offer-rejected-text =
    Hello { $firstName },

    We could not publish your offer “{ $title }” for this reason:

    { $reason }

    Change it in your partner space and submit it again.

    The Yousoon team

## Registrations

registration-confirmed-subject = You're in: { $title }, { $when }
registration-confirmed-text =
    Hello { $firstName },

    Your registration is confirmed { $people ->
        [one] for you
       *[other] for { $people } people
    }:

    { $title }
    { $venue }
    { $when }

    Your ticket is waiting in the app, even without a network. Something came up? Cancel there, and somebody will be glad of your place.

    Have a great time!
    The Yousoon team

registration-waitlisted-subject = On the waiting list: { $title }, { $when }
registration-waitlisted-text =
    Hello { $firstName },

    There are not enough places right now. You are on the waiting list { $people ->
        [one] for one place
       *[other] for { $people } places
    }:

    { $title }
    { $venue }
    { $when }

    As soon as there is room for you, it is yours and we write to you.

    The Yousoon team

registration-promoted-subject = A place for you: { $title }, { $when }
registration-promoted-text =
    Hello { $firstName },

    There is room now: your registration is confirmed { $people ->
        [one] for you
       *[other] for { $people } people
    }!

    { $title }
    { $venue }
    { $when }

    Your ticket is waiting in the app. You can no longer come? Cancel there, and somebody will be glad of your place.

    Have a great time!
    The Yousoon team

registration-cancelled-subject = Registration cancelled: { $title }
registration-cancelled-text =
    Hello { $firstName },

    Your registration is cancelled { $people ->
        [one] for you
       *[other] for { $people } people
    }:

    { $title }
    { $venue }
    { $when }

    Until next time!
    The Yousoon team

outing-cancelled-subject = Outing called off: { $title }, { $when }
outing-cancelled-text =
    Hello { $firstName },

    We are sorry: this outing will not take place.

    { $title }
    { $venue }
    { $when }

    The venue writes: “{ $reason }”

    There is nothing you need to do. Other outings are waiting in the app.

    The Yousoon team

outing-message-subject = { $company } writes to you: { $title }, { $when }
outing-message-text =
    Hello { $firstName },

    { $company } writes to you about your outing:

    { $title }
    { $venue }
    { $when }

    { $message }

    To answer, open this outing in the app: a reply to this e-mail would not reach the venue.

    The Yousoon team

waitlist-expired-subject = No place this time: { $title }
waitlist-expired-text =
    Hello { $firstName },

    No place became free in time for this outing:

    { $title }
    { $venue }
    { $when }

    Other outings are waiting in the app.

    The Yousoon team

## Savings

saving-recorded-subject = You saved { $amount }
saving-recorded-text =
    Hello { $firstName },

    Thank you for going out with us: you saved { $amount }.

    All your savings are in the app.

    See you next time,
    The Yousoon team

## Identity

identity-verified-subject = Your identity is verified
identity-verified-text =
    Hello { $firstName },

    Done: your identity is verified. Your photos will be deleted soon.

    Enjoy going out!
    The Yousoon team

identity-manual-review-subject = We are looking at your document
identity-manual-review-text =
    Hello { $firstName },

    Thank you for your document. Somebody of our team is looking at it. There is nothing you need to do: we write to you as soon as it is done.

    The Yousoon team

identity-rejected-subject = Your identity could not be verified
identity-rejected-text =
    Hello { $firstName },

    We could not verify your identity:

    { $reasons }

    When you are ready, start the check again in the app. A question? Reply to this message.

    The Yousoon team

# The photo that a reason is about.
finding-photo = { $side ->
    [front] The photo of the front
    [back] The photo of the back
   *[any] The photo
}
finding-too-dark = { $photo } is too dark. Take it again in daylight or under a lamp.
finding-blurred = { $photo } is blurred. Lay the document flat and hold the phone still.
finding-glare = { $photo } has a reflection. Turn the flash off and tilt the document a little.
finding-cut-off = { $photo } does not show the whole document. Get its four corners into the picture.
finding-too-small = { $photo } was taken from too far away. Come closer until the document fills the picture.
finding-not-a-document = { $photo } shows no identity document. Take one of your identity card, your passport or your residence permit.
finding-unreadable = { $photo } could not be read with certainty. Take it again, sharp and in daylight.
finding-wrong-document-type = This is not the type of document you had chosen. Choose the right type, or take a photo of the other document.
finding-expired = Your document is no longer valid. Show one that is.
finding-under-age = Yousoon is for adults. Come back when you are 18, we will gladly welcome you.
finding-name-differs = The name on the document is not the one in your profile. Write it in your profile as it is on the document.
finding-birth-date-differs = The birth date on the document is not the one in your profile. Correct it in your profile.
finding-document-already-used = This document has verified another account. Sign in to that account, or reply to this message.
finding-provider-refused = Your document was not accepted. Try with another document.
finding-refused-by-reviewer = Somebody of our team looked at your document and could not accept it.
finding-timed-out = The check did not finish in time. Simply start it again.

# What somebody of the team wrote.
reviewer-message = Our team writes: “{ $message }”
