# For those who run the session. Short: somebody may read it on their first night in the role.

pin-title = Your PIN
pin-note = For the person who runs the session, and for staff.
pin-again = That wasn't it. Take your time.
pin-wait = { $secs ->
    [one] Please wait { $secs } second, then try again. People can still sign in.
   *[other] Please wait { $secs } seconds, then try again. People can still sign in.
}
pin-card = Now your PIN.
pin-checking = One moment
pin-forgot = I forgot my PIN
pin-not-allowed = This needs a staff PIN.

tonight-none-title = Nothing is open
tonight-ad-hoc = A meeting that nobody planned
tonight-place = { $room } · { $time }
tonight-count = { $count } here
tonight-show-around = { $count ->
    [one] • Somebody new: show them around
   *[other] • { $count } new people: show them around
}
tonight-met = I showed them around
tonight-plus-member = + 1 person
tonight-plus-newcomer = + 1 new
tonight-plus-guest = + 1 visitor
tonight-plus-family = + 1 family
tonight-plus-minor = + 1 under 18
tonight-lock = Lock
tonight-who = Who is here
tonight-more = More
tonight-milestones = { $count ->
    [one] { $count } milestone
   *[other] { $count } milestones
}
tonight-milestones-title = Milestones today
tonight-give = Given to { $name }
tonight-given = Given
tonight-quiet = { $milestone } · quietly, please
tonight-more-title = More
tonight-look-up = Find a person
tonight-tray = To be filed
tonight-topic = Topic
tonight-reading = Reading
tonight-other-meeting = Another meeting
tonight-other-time = Another time
tonight-other-room = Another room
tonight-not-tonight = Not today
tonight-service = Lending a hand
tonight-paper = A meeting on paper
tonight-staff = For staff
tonight-close = Close the meeting
tonight-counted = Counted
tonight-signed-in = Signed in
tonight-already = Was signed in already
tonight-card-new = That card is new to this kiosk
tonight-saved = Saved
tonight-filed = Filed
tonight-undone = Undone: it doesn't count any more
tonight-moved = Moved
tonight-closed = The meeting is closed

kind-member = Member
kind-newcomer = New
kind-guest = Visitor
kind-family = Family or friend
kind-volunteer = Volunteer
kind-staff = Staff
kind-professional = Professional
kind-minor = Under 18
kind-count-member = { $count ->
    [one] { $count } person
   *[other] { $count } people
}
kind-count-newcomer = { $count } new
kind-count-guest = { $count ->
    [one] { $count } visitor
   *[other] { $count } visitors
}
kind-count-family = { $count } family or friends
kind-count-volunteer = { $count ->
    [one] { $count } volunteer
   *[other] { $count } volunteers
}
kind-count-staff = { $count } staff
kind-count-professional = { $count ->
    [one] { $count } professional
   *[other] { $count } professionals
}
kind-count-minor = { $count } under 18

tonight-talk = { $count ->
    [one] • { $count } would like to talk
   *[other] • { $count } would like to talk
}
tonight-talk-none = Free to listen
talk-title = Talking to each other
talk-asking = { $count ->
    [0] Nobody has asked to talk.
    [one] { $count } person would like to talk.
   *[other] { $count } people would like to talk.
}
talk-listening = Free to listen today: { $names }
talk-listening-unnamed = { $count ->
    [one] { $count } person without a name is free to listen.
   *[other] { $count } people without a name are free to listen.
}
talk-how = Say to the whole room where those who are free to listen will be after the meeting. Nobody has to raise a hand.
talk-done = Two of them met

service-title = Lending a hand
service-note = Today first, then next time. Touch a line to free it.
service-none = No roles are named for this site yet. They are written in kiosk.toml.
service-line = { $day } · { $role }
service-nobody = free
service-somebody = somebody
service-free = Free it: they can't come

who-title = Who is here
who-note = Newest first. Touch a line to undo or move it.
who-line = { $who } · { $time }
who-left = left { $time }
who-undo = Undo: it doesn't count
who-move = Move to another meeting
who-left-now = Left now
who-stayed = Stayed to the end
who-not-stayed = Left early
who-back = Leave it

find-title = Find a person
find-note = Turn the screen from the queue.
find-results-title = Sign in
find-none = Nobody by that name. Try fewer letters.

tray-title = Waiting to be filed
tray-note = These came when no meeting was open. Choose one, then its meeting.
tray-line = { $day } · { $time } · { $kind }
tray-line-person = { $day } · { $time } · { $kind } · with a card or name

move-title = Which meeting?
meeting-line = { $title } · { $day } · { $time }

topic-title = Topic
topic-note = Only reports say it, not the door.

ad-hoc-title = What kind of meeting?
ad-hoc-note = It opens at once, in this room, for 90 minutes.
ad-hoc-name = A meeting
mode-headcount = Count only, nobody is named
mode-anonymous_badge = Cards without names
mode-chosen_name = Chosen names
mode-roster = A roster, with time in and out

time-title = When does it start?
time-note = It takes sign-ins { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
} before.
time-hour = Hour
time-minute = Minute
time-minutes-long = Minutes long
room-title = Which room?

reading-choose = The reading for this meeting
reading-of-day = Of the day
reading-after-loss = After a loss
reading-holiday = On a holiday
reading-first-meeting = First meeting in this room
reading-this = This one today
reading-other = Another one

not-tonight-title = Not today?
not-tonight-body = The door won't show it today. Who comes anyway is counted and waits to be filed.
not-tonight-yes = Not today
not-tonight-no = It takes place
not-tonight-done = It doesn't take place today

paper-series-title = Which meeting was it?
paper-date-title = Which day?
paper-counts-title = Who was there?
paper-counts-note = Count everybody without a name. Names come next.
paper-people-title = Names from the paper
paper-people-note = Type a name, choose it, then the next.
paper-people-more = Add another name
paper-people-done = All names are in

close-title = Close the meeting?
close-note = { $count } signed in. Look around: is anybody here who didn't sign in?
close-people = Didn't sign in
close-yes = Close it

clock-title = Is today { $date }?
clock-body = The clock of this kiosk isn't sure. Sign-ins go on either way.
clock-yes = Yes, that's today
clock-no = No
clock-date-title = What day is it?
clock-note = Only this kiosk keeps it. Nothing else on the machine changes.
clock-year = Year
clock-month = Month
clock-day = Day
clock-set = The date is set

# Attendance statements: somebody asked for one under "About me".
tonight-statements = { $count ->
    [one] { $count } statement
   *[other] { $count } statements
}
statement-title = Attendance statements
statement-note = These people asked for one. Confirm each when the meeting is over.
statement-ready = can be confirmed
statement-later = from { $time } on
statement-left = left early
statement-wait = Confirm it at the end of the meeting, from { $time } on, or once “Stayed to the end” is marked.
statement-left-note = They left before the end. If that is wrong, mark “Stayed to the end” first.
statement-ask-title = Present at the end?
statement-ask-body = { $who } came at { $time }. If they were here to the end, say so. Then the name is typed that they want on it.
statement-ask-yes = Present at the end
statement-ask-no = Not confirmed
statement-where-title = Where does it go?
statement-print = Print it here
statement-stick = Onto a stick
statement-name-title = The name on the statement
statement-name-note = Printed only, and not kept here.
statement-making = One moment.
statement-printing = It is being printed. Nothing of it is kept here.
statement-on-stick = It is on the stick as { $file }, which can be taken out now. Nothing of it is kept here.
statement-on-stick-held = It is on the stick as { $file }. The stick couldn't be let go: wait until its light is still, then pull it out. Nothing of it is kept here.
statement-no-stick = Plug in a stick first, then try again.
statement-no-print = The printer didn't take it. Look at the printer, or take a stick.
statement-not-written = It did not get onto the stick. Take another one and try again.
statement-letters = A letter there can't be printed.

# What stands on the paper. Whoever reads it may know nothing of us.
slip-title = Attendance statement
slip-name = Name
slip-meeting = Meeting
slip-place = Place
slip-place-said = { $site }, { $room }
slip-date = Date
slip-times = Times
slip-times-said = { $from } to { $until }
slip-number = Statement number
slip-code = Check code
slip-confirmed = A facilitator of the meeting confirmed that this person was present at the end.
slip-check = To check this statement, ask { $site } (kiosk: { $kiosk }) with the number, the code and the name. It was made because the person named above asked for it, and no copy is kept.
