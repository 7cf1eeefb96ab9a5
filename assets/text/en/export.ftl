# Words inside the files of a report on a stick: READ ME FIRST.txt and Summary.xlsx.
# They are opened elsewhere by other people: they say nothing of what kind of meetings these are.
# Sheet names have at most 31 characters and none of [ ] : * ? / \

report-read-me =
    Report of { $site }
    Months: { $months }
    Made: { $made }
    Meetings: { $meetings }
    Sign-ins: { $sign-ins }

    PLEASE TREAT THIS AS CONFIDENTIAL.
    Anybody who can open this stick can read these files.
    Copy the folder to where it belongs, then delete it from the stick.

    WHAT IS HERE
    Summary.xlsx - start here: the figures of the months and of each meeting.
    attendance.csv - one line for each sign-in.
    sessions.csv - one line for each meeting.
    manifest.json - for programs: what was exported, with checksums.

    HOW TO READ IT
    People stand here as long numbers. The same number is the same person.
    A name stands beside a number only where that person agreed to it.
    An empty cell means: not kept, not asked, or not agreed to.
    Sign-ins that were taken back are in attendance.csv with "voided" = true.
    They count nowhere else.
    An apostrophe before = + - or @ keeps a spreadsheet from taking the text for a formula.
    Times are given in UTC, and as local time with its distance from UTC.

    LATER CORRECTIONS
    Sign-ins can be corrected after a report was made. A newer report of the same month
    holds the whole month again and replaces the older one. If both are on this stick,
    the newer one ends with _2, _3 and so on.

report-title = { $site }: { $months }
report-sheet-months = Summary
report-sheet-sessions = Meetings
report-month = Month
report-whole = All together
report-sessions = Meetings
report-attendances = Sign-ins
report-average = Sign-ins per meeting
report-persons = Different people
report-not-deduplicated = Sign-ins without a person
report-first-timers = First time here
report-date = Date
report-start = Start
report-meeting = Meeting
report-room = Room
report-mode = Attendance kept by
report-mode-headcount = count only
report-mode-anonymous-badge = card without a name
report-mode-chosen-name = chosen name
report-mode-roster = roster
report-notes =
    Different people: everybody with a card or a name, counted once in the month. Months cannot be added up: somebody who came in both is one person.
    Sign-ins without a person: people who were counted without a card or a name. One person may stand behind several of them, and nobody can tell.
    So the number of people who came is at least "Different people", and at most that and "Sign-ins without a person" together.
    First time here: sign-ins as a newcomer.
