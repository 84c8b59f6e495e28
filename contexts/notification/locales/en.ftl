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
