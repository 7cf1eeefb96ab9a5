# Words inside the files of the office's reports. They are opened by directors, funders and boards:
# they say nothing of what kind of meetings these are.
# Sheet names have at most 31 characters and none of [ ] : * ? / \

office-read-me =
    Report: { $days }
    Site: { $site }
    Made: { $made }
    Complete up to: { $complete }
    { $waits }

    PLEASE TREAT THIS AS CONFIDENTIAL.
    Board.xlsx, Board.pdf and Board.csv may be passed on: figures below { $few } are left out of them.
    Everything else tells of single people and is for those who look after them.

    WHAT IS HERE
    Board.xlsx - one page for a board, with a chart.
    Report.xlsx - start here: months, sites, meetings, people and what they came to, newcomers, and how far to trust the figures.
    Board.pdf, Report.pdf - the same to print. Board.csv - the same for other programs.
    Meetings.pdf, Meetings.xlsx - each meeting by itself, with who was there. Not made of more than { $pages }.
    months.csv, sites.csv, meetings.csv, people.csv, newcomers.csv, milestones.csv - the same figures for other programs.
    chips.csv - how many of which chip to have ready in the two months that follow.
    quality.csv, kiosks.csv - how far to trust them.
    services.csv - what each person came to, meeting by meeting.
    sessions.csv - one line for each meeting.
    attendance.csv - one line for each sign-in.
    datapackage.json - for programs: which columns the tables have, and what is in each: a number, a day or words.

    HOW TO READ IT
    People stand here as long numbers. The same number is the same person, at every door.
    A name stands beside a number only where that person agreed to it.
    An empty cell means: not kept, not asked, or not agreed to.
    Sign-ins that were taken back are in attendance.csv with "voided" = true.
    They count nowhere else.
office-waits-nothing = Nothing is missing: every kiosk has brought these days.
office-waits = NOT ALL OF IT IS HERE. See "Data quality" in Report.xlsx: kiosks that have not brought these days: { $kiosks }
office-complete-unknown = not known: a kiosk has brought nothing yet
office-standing = Complete up to: { $complete }.
office-standing-waits = Not all of it is here. These kiosks have not brought these days: { $kiosks }.
office-forked = Another machine writes as a kiosk, or an old copy of its disk was put back. What that machine wrote is not in here: { $kiosks }.
office-forked-do = Find the machine whose bundle was refused, take it out of use and set it up anew. Then say in the program of the office, under Kiosks, that it is seen to.
office-all-sites = All sites

office-sheet-board = Board
office-sheet-months = Months
office-sheet-sites = Sites
office-sheet-meetings = Meetings
office-sheet-evenings = Each meeting by date
office-sheet-services = What each person came to
office-sheet-people = People
office-sheet-newcomers = Newcomers
office-sheet-milestones = Milestones
office-sheet-quality = Data quality

office-title = { $site }: { $days }
office-days = { $from } to { $until }
office-month = Month
office-site = Site
office-sessions = Meetings
office-attendances = Sign-ins
office-average = Sign-ins per meeting
office-persons = Different people
office-not-deduplicated = Sign-ins without a person
office-first-timers = First time here
office-whole = All together
office-hidden = not shown
office-chart = Sign-ins and different people by month
office-meeting = Meeting
office-date = Date
office-in-the-room = In the room
office-chart-sites = Sign-ins and different people by site
office-chart-meetings = Sign-ins and newcomers by meeting
office-chart-evenings = Sign-ins and newcomers by date
office-chart-returned = Newcomers who came again
office-evenings-more = There were more meetings than are listed here. All of them are in sessions.csv.
office-services-more = There is more than is listed here. All of it is in services.csv.
office-notes =
    Different people: everybody with a card or a name, counted once. Months and sites cannot be added up: somebody who came to both is one person.
    Sign-ins without a person: people who were counted without a card or a name. One person may stand behind several of them, and nobody can tell.
    So the number of people who came is at least "Different people", and at most that and "Sign-ins without a person" together.
    First time here: sign-ins as a newcomer.
office-board-notes =
    Figures from 1 to { $most } are left out, so that nobody can be told from them. Where one such figure could be worked out from the others, another one is left out, too.
    Different people: everybody with a card or a name, counted once. Months cannot be added up.

# On paper.
office-page = Page { $page } of { $of }
office-confidential = Confidential
office-letters = A box stands for a sign that these letters do not have. The names are whole in the tables.
office-evening-ad-hoc = A meeting without a series
office-evening-when = { $date }, { $from } to { $until }, { $site }. Took sign-ins from { $opened } to { $closed }.
office-evening-heads = Signed in: { $in }; without a name: { $nobody }. Newcomers: { $newcomers }, guests: { $guests }, family and friends: { $family }, under 18: { $minors }.
office-evening-more = In the room without signing in: { $more }. All together: { $total }.
office-evening-interrupted = A power cut ended it.
office-not-known = a time that is not known
office-when = Time
office-who = Person
office-as = As
office-how = How
office-remark = Remark
office-nobody = without a name
office-remark-double = counted once already
office-remark-taken-back = taken back
office-remark-left = left at { $at }
office-remark-stayed = stayed to the end
office-kind-member = member
office-kind-newcomer = newcomer
office-kind-guest = guest
office-kind-family = family or friend
office-kind-volunteer = volunteer
office-kind-staff = staff
office-kind-professional = professional
office-kind-minor = under 18
office-method-badge = card
office-method-scanner = card, by a scanner
office-method-name = name
office-method-code = code
office-method-facilitator = by the facilitator
office-method-headcount = counted
office-method-paper_later = from a paper list

office-person = Person
office-external = Their number
office-name = Chosen name
office-visits = Meetings they came to
office-sites = Sites
office-first = First
office-last = Last
office-people-more = There are more people than are listed here. All of them are in people.csv.

office-newcomers = Sign-ins as a newcomer
office-newcomers-persons = Of them, different people with a card or a name
office-window = Came again within
office-window-days = { $days } days
office-returned = Of them, came again
office-share = Share
office-window-head = Who had the time for it
office-newcomers-notes =
    Who came without a card or a name cannot be seen again, and is in no share.
    A share counts only newcomers of whom so many days are here: the others may still come.
office-answers = Milestones
office-answer-call_my_name = said in the room
office-answer-quietly = taken quietly
office-answer-not_today = not today
office-answer-given = handed over
office-every-year = every year
office-chips = To have ready in { $month }
office-chip = Chip
office-ready = Have ready
office-as-of = Dates as of
office-chips-few = { $month }, { $site }: fewer than { $few } people with a date come to meetings at a kiosk there, so it tells nothing. A few of each chip will do.
office-chips-none = No kiosk has told yet what to have ready: it comes with each one's next bundle.
office-chips-notes =
    The kiosks count this from the dates that people keep there, of those who came in the last 90 days. Whose they are is known to nobody here: dates never leave a kiosk.
    A month is told once, before it is over. Whoever gives a date after that is not in it.
    Figures go up in steps of { $step }, and { $step } also stands where no date asks for any: so no figure tells of one person. Where fewer than { $few } people keep a date, nothing is told.
    Who comes to two kiosks is counted at both.
office-colour-white = white
office-colour-silver = silver
office-colour-grey = grey
office-colour-black = black
office-colour-red = red
office-colour-orange = orange
office-colour-yellow = yellow
office-colour-green = green
office-colour-blue = blue
office-colour-dark_blue = dark blue
office-colour-purple = purple
office-colour-pink = pink
office-colour-brown = brown
office-colour-copper = copper
office-colour-bronze = bronze
office-colour-gold = gold
office-colour-glow_in_the_dark = glow in the dark
office-shape-chip = chip
office-shape-key_tag = key tag
office-shape-medallion = medallion

office-what = What
office-how-many = How many
office-quality-unassigned = Sign-ins that wait to be filed; they count nowhere
office-quality-nobody-opened = Sign-ins of meetings of which it isn't known here that anybody opened them; they count nowhere
office-quality-empty = Meetings to which nobody came
office-quality-interrupted = Meetings that a power cut ended
office-quality-open = Meetings that were not closed
office-quality-clock = Sign-ins by a clock that was not right
office-quality-elsewhere = Sign-ins by the wrong clock of { $kiosk }, which said { $first } to { $last }; they may belong to these days
office-quality-taken-back = Sign-ins that were taken back
office-quality-unknown = Entries that a newer program wrote; they are kept and count nowhere yet
office-kiosk = Kiosk
office-gone = gone for good
office-complete-to = Complete up to
office-missing = Missing
office-missing-one = entries { $first } to { $last }, before bundle { $number } of { $made }
office-forked-one = what another machine wrote from entry { $first } on, such as in bundle { $number } of { $made }
office-never = nothing yet
