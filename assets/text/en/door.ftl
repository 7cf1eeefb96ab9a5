# The door: what attendees read. Short, warm, never a word of blame. Nothing here names a person
# unless a message takes { $name }.

# From which hour on it is morning, afternoon, evening and night, by what people say at it.
greeting-hours = 5 12 17 22
greeting-morning = Good morning
greeting-afternoon = Good afternoon
greeting-evening = Good evening
greeting-night = Welcome, whatever the hour

door-meeting-open = { $title } · { $room } · { $time } · come in
door-meeting-short = { $title } · { $time }
door-meeting-later = { $title } · { $room } · { $time }
door-no-meetings = Nothing is scheduled right now. You're welcome anyway.
door-hand = A hand is welcome: { $roles }
door-smaller = Hold up your card, or come in without a name.

idle-touch = Touch the screen to sign in, or hold up your card
idle-evenings = { $count ->
    [one] { $count } evening together this year
   *[other] { $count } evenings together this year
}
idle-meetings = { $count ->
    [one] { $count } meeting together this year
   *[other] { $count } meetings together this year
}

way-card = My card
way-card-note = Hold it up
way-name = My name
way-name-note = And my picture
way-without = Without a name
way-without-note = Two taps
door-first-time = First time here?
door-language = Language
door-display = Text and buttons
door-display-short = Aa
door-today = Today
door-reading = Reading
door-keeper = Facilitator
door-keeper-short = PIN

card-title = Hold up your card
card-body = Hold the square code in front of the scanner. There is no button to press.
mirror-aim = Aim the square code at the camera
mirror-hold-up = Hold up your card
mirror-read = Read. Thank you.
card-type = Type the letters
card-type-title = Type the letters on your card
card-type-count = { $count } of { $all } letters

name-title = What name do you go by here?
name-note = A nickname is fine. Spelling doesn't matter.
picture-title = Tap your picture
picture-forgot = I don't remember
colour-title = And its colour

without-title = Glad you're here
without-body = No name, no card. One more tap and you're counted.
without-member = Count me in
without-guest = I'm visiting
without-family = Family or friend
without-minor = Under 18

first-title = We're glad you came
first-body = There is nothing to fill in, and nobody will ask you to speak. Sit where you like. Coming late or leaving early is fine.
first-around = Count me in and show me around
first-quietly = Count me in quietly
first-note = If you ask to be shown around, the person who runs the meeting sees that somebody new is here. No name, no face.

which-title = Which meeting?
which-note = { $room } · { $time }

welcome-title = Welcome
welcome-name = Welcome, { $name }
welcome-lead = You're signed in.
welcome-counted = You're counted.
welcome-nothing-on = Nothing is scheduled right now. You're welcome anyway, and it's saved that you came.
welcome-later = You're signed in. Hold your card up again later for more.
welcome-family = It's good that you came, for your own sake.
welcome-family-card = For family and friends
welcome-together = Together
welcome-something = Something for you
welcome-about-me = About me
welcome-not-me = Not me
all-set-title = You're all set
all-set-since = You signed in at { $time }.
all-set-leaving = I'm leaving
noted-title = You're in
noted-body = It's good that you came. It's kept safe, and goes onto the list later.
undone-title = Undone
undone-body = That sign-in doesn't count. You can sign in again whenever you like.
goodbye-title = Take care
goodbye-body = It's saved that you left at { $time }.

another-title = Let's try another way
another-card = This card is new to us.
another-name = That didn't find anyone.
another-ask = Ask the greeter
another-rest = { $secs ->
    [one] Let's take a breath. Names are heard again in { $secs } second. Cards work right now.
   *[other] Let's take a breath. Names are heard again in { $secs } seconds. Cards work right now.
}
greeter-title = The greeter will help
greeter-body = Please tell the person at the door. There is another way, and it takes a moment only.

paper-title = We'll keep a paper list today
paper-body = Please see the greeter.
paper-code = For staff: { $code }
asleep-title = This screen isn't awake yet
asleep-body = Please see the greeter: there is a paper list.
asleep-staff = For staff: put in a key stick, then touch “Facilitator”.

something-title = Something for you
something-today = Today
something-since = Since { $date }
something-call = Call my name
something-quietly = Quietly
something-not-today = Not today
something-none = Nothing today. Thank you for coming.
something-call-thanks = It will be said at this meeting.
something-quietly-thanks = It's yours. Nobody will say a word.

still-title = Still there?
still-body = Take your time.
still-kept = Take your time. Everything is kept, and nothing is lost.
still-yes = I'm still here
still-done = I'm done
put-away-title = Kept for you
put-away-body = Nothing is lost. Hold up your card again, or choose your name and picture, and go on where you were.
put-away-card = Nothing is lost. Hold up your card again, and go on where you were.
put-away-else = Someone else? Start here

language-title = Language
display-title = Text and buttons
display-large = Larger text
display-low = Lower the buttons
display-contrast = High contrast
display-motion = Less movement
display-time = More time
display-time-once = Usual
display-time-twice = Twice
display-time-four = 4 times
display-time-endless = No limit
display-buttons = Two buttons
display-sound = Sounds
display-speech = Spoken prompts

about-title = About me
about-lead = All of this is up to you. Any of it can stay empty.
about-name = The name I go by
about-mark-new = Give me others
about-mark-first = Keep a name first. Then a picture and a colour go with it.
about-language = My language
about-language-site = The same as here
about-text = My text size
about-text-large = Larger
about-text-normal = Ordinary
about-consents = What may be kept
about-date = My date
about-date-update = Update my date
about-date-note = A month is enough. Nobody sees it unless you say so.
about-date-saved = Saved. We're glad you're here.
about-date-future = That day is still to come. Please choose today or a day before.
about-date-long-ago = That's more than 60 years ago. Is that right?
about-date-is-right = Yes, that's right
about-date-day = Day
about-date-month = Month
about-date-year = Year
about-date-whole-month = The month is enough
about-date-forget = Keep no date
about-date-leap = On 1 March when there is no 29 February
about-statement = Attendance statement
about-statement-ask = You can have a paper that says that you were at this meeting. Ask for it here, and go to the facilitator at the end. It names you as you want, is given to nobody but you, and isn't kept.
about-statement-asked = You asked for it. Go to the facilitator when the meeting is over.
about-statement-yes = I'd like one
about-statement-no = I don't need one
about-off = Take me off
about-off-title = Take me off?
about-off-body = Your name, date, picture and card are erased here. The meetings you came to still count, without you in them. This can't be undone.
about-off-yes = Yes, take me off
about-off-no = No, keep me
about-off-thanks = Thank you for coming
about-off-done = Done. You're welcome here any time.
about-saved = Saved
about-name-busy = Others here go by a name like that. Add a letter or a word, so that you can be told apart.
consent-keep-name = Keep the name I go by
consent-remember-date = Remember my date
consent-tell-facilitator = Tell the facilitator on milestones
consent-name-in-exports = Put my name into reports

together-title = For each other
together-note = Only the person who runs the meeting sees what you touch here. Who would like to talk, and who listens, is gone when the meeting closes.
together-note-short = Only the person who runs the meeting sees it.
together-ask = I'd like to talk to someone who has been there
together-asked = The facilitator can see it, without your name, and will say where to meet. If you hear nothing, ask the greeter.
together-listen = I'm free to listen today
together-listen-named = I'm free to listen, and my name may be said
together-listens = Thank you. You will hear where to meet.
together-hand = Lend a hand next time
hand-title = { $date }
hand-note = Touch what you would like to do. Touch it again to give it back.
hand-taken = Taken: { $roles }
hand-lent = Saved. Touch it again to give it back, or tell the facilitator later.
hand-quicker = Somebody was quicker. Thank you all the same.
role-coffee = Coffee
role-chairs = Chairs
role-greeting = Greeting
hand-by-name = With my name
hand-as-somebody = As somebody
hand-name-note = Only the person who runs the meeting sees it.
honours-count = { $count ->
    [one] { $count } meeting here
   *[other] { $count } meetings here
}
honours-since = { $count ->
    [one] { $count } meeting here, since { $since }
   *[other] { $count } meetings here, since { $since }
}

help-title = Help now
help-cards = To read
help-talk = Talk to someone here
talk-ask-title = Would it help to talk?
talk-ask-body = The person who runs the meeting sees that somebody would like to talk, and no name. When the meeting closes, it is gone.
talk-asked-title = The facilitator can see it
talk-asked-body = They will say to the whole room where to meet, and nobody has to raise a hand. If you hear nothing, ask the greeter.
talk-nobody-title = Please ask the greeter
talk-nobody-body = No meeting is open here in which anybody would see it. Speak to the greeter, or to anybody here. Under Help there are people you can call.
shelf-title = To read, in your own time
shelf-phone = For your phone
help-empty = Please speak to the greeter, or to anybody here. They will find help with you.
