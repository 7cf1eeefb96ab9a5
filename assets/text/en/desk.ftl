# The office's window, for staff at a desk.

desk-name = Office
desk-sticks = Sticks
desk-months = Months
desk-people = People
desk-lists = Lists
desk-kiosks = Kiosks
desk-badges = Cards
desk-settings = Settings
desk-side-key = Ctrl + { $number }
desk-side-sticks =
    { $count ->
        [one] 1 stick is here
       *[other] { $count } sticks are here
    }
desk-side-silent =
    { $count ->
        [one] 1 is silent
       *[other] { $count } are silent
    }
desk-side-forked =
    { $count ->
        [one] 1 alarm
       *[other] { $count } alarms
    }

# What is chosen carries a sign, and not only a colour.
desk-chosen = • { $label }
desk-sorted-up = { $title } ˄
desk-sorted-down = { $title } ˅
desk-filter = Find (Ctrl + F)
desk-reading = One moment …
desk-close = Close
desk-go-on = Go on
desk-show-folder = Show the folder
desk-not-shown = This computer found no program to show it. It is in { $path }.
desk-copy-lines = Copy the lines
desk-number = { $number }
desk-date = { $month } { $day }, { $year }
desk-days = { $first } to { $last }
desk-kiosk-of = { $site } ({ $kiosk })

desk-month-1 = Jan
desk-month-2 = Feb
desk-month-3 = Mar
desk-month-4 = Apr
desk-month-5 = May
desk-month-6 = Jun
desk-month-7 = Jul
desk-month-8 = Aug
desk-month-9 = Sep
desk-month-10 = Oct
desk-month-11 = Nov
desk-month-12 = Dec

# The first start.
desk-start-title = Welcome to the office
desk-start-what = Kiosks keep who came in their own records. Once in a while somebody brings them here on a stick, and this program makes one record of all of them.
desk-start-keys = First the office needs its keys. Kiosks lock what they write for it, and only these keys open it.
desk-start-where = They will be made in { $path }. Only you can read that folder.
desk-start-make = Make the keys
desk-made-title = The keys are made
desk-made-where = They are in { $path }.
desk-made-recovery = One of them, recovery.age, opens everything if this computer is lost. Copy it onto a stick, lock that away in another place, and delete it here.
desk-made-copy = Keep a copy of the other files, too. Without them nobody opens a stick or the records again, and nobody can help.
desk-made-lines = Each kiosk has to know whom it writes for. Put these lines into its kiosk.toml; they are no secret:
desk-opening = Opening the records …
desk-failed-title = The office cannot open

# Sticks.
desk-sticks-title = What came on a stick
desk-put-in = Put a stick in. It is noticed by itself.
desk-plugged-in = These sticks are plugged in:
desk-look-at = Look at { $name }
desk-drop = Or drop a folder or a file onto this window, or type where it is.
desk-receipts-anew = Write the receipts anew
desk-path-label = Folder or file
desk-look = Look
desk-looking = Looking at { $name }
desk-looking-at = File { $at } of { $of }. Nothing is kept yet.
desk-taking = Taking in { $name }
desk-taking-files = { $done } of { $all } files checked
desk-taking-entries = { $done } of { $all } entries
desk-taking-waits = Another office writes here just now; this waits for it. { $done } of { $all } entries
desk-stop = Stop after this one
desk-not-read = { $name } could not be read
desk-on-it =
    { $count ->
        [0] There is nothing for this office on { $name }.
        [one] One bundle is on { $name }. { $ready ->
            [0] It brings nothing new.
           *[other] It brings something new.
        }
       *[other] { $count } bundles are on { $name }. { $ready ->
            [0] None of them brings anything new.
            [one] One of them brings something new.
           *[other] { $ready } of them bring something new.
        }
    }
desk-take-in =
    { $count ->
        [0] Take in
        [one] Take in 1 bundle
       *[other] Take in { $count } bundles
    }
desk-note-alarm = Note the alarm
desk-col-kiosk = Kiosk
desk-col-bundle = Bundle
desk-col-made = Made
desk-col-days = New days
desk-col-what = What it is
desk-stand-new =
    { $entries ->
        [one] New: 1 entry
       *[other] New: { $entries } entries
    }
desk-stand-known = Here already.
desk-stand-stranger = This kiosk is new to the office: compare its key first.
desk-stand-trusted = New kiosk, the key was compared.
desk-stranger-who = A kiosk that this office does not know yet: { $site } ({ $kiosk })
desk-stranger-ask = Did it come from one of your rooms? Each kiosk shows its key: For staff, How is it going?, then Key for the office. If these are the same eight groups, it is yours. If nobody can say, leave it out for now: nothing is lost.
desk-trust = They are the same
desk-leave-out = Leave it out for now
desk-waits = Waiting: bundle { $number } of { $site }, from before { $made }, is missing (entries { $first } to { $last }). Bring that one, or take the receipt to the kiosk and export again.
desk-waits-between = Waiting: bundle { $number } of { $site }, from between { $after } and { $made }, is missing (entries { $first } to { $last }). Bring that one, or take the receipt to the kiosk and export again.
desk-waits-earlier = Waiting: an earlier bundle is missing (entries { $first } to { $last }). Bring that one, or take the receipt to the kiosk and export again.
desk-refused-no-bundle = Not taken: this is no bundle of a kiosk.
desk-refused-other-office = Not taken: it is locked for another office.
desk-refused-other-key = Not taken: this kiosk is known here with another key. Find out where this stick comes from.
desk-refused-cut = Not taken: its end is missing. Export again at the kiosk, onto another stick.
desk-refused-altered = Not taken: it is not as the kiosk wrote it. Export again at the kiosk, onto another stick.
desk-refused-older = Not taken: a newer bundle brought all of it. Nothing is missing.
desk-refused-replayed = Not taken: somebody wrote it anew. Find out who had this stick, and export again at the kiosk.
desk-refused-forked = Alarm: this kiosk was copied or changed. Nothing was taken. Let a technician run "keytag verify" there.
desk-refused-rolled-back = Alarm: an older state of this kiosk was put back. Nothing was taken. Let a technician run "keytag verify" there.
desk-refused-version = Not taken: it was written by a newer program. Install the newer one here.
desk-refused-unreadable = Not taken: the stick cannot be read. Try it again, or in another socket.
desk-taken =
    { $name }: { $taken ->
        [0] nothing was taken in.
        [one] 1 bundle is in.
       *[other] { $taken } bundles are in.
    } { $refused ->
        [0] Nothing was left out.
        [one] 1 was left out; see why below.
       *[other] { $refused } were left out; see why below.
    }
desk-taken-new =
    In: { $new ->
        [one] 1 new entry
       *[other] { $new } new entries
    }, { $known } known.
desk-taken-odd = { $odd ->
    [one] { $odd } of them needs a newer program, and is kept until then.
   *[other] { $odd } of them need a newer program, and are kept until then.
}
desk-taken-before = Here already.
desk-taken-stranger = Left out: nobody compared the key of this kiosk.
desk-taken-not-reached = Not looked at: it stopped before. Take the stick in again.
desk-taken-unheard = What it tells the other kiosks could not be read: export there again.
desk-receipts =
    { $count ->
        [one] A receipt for its kiosk is beside it. Bring it back there some time: the kiosk then knows what is safe here.
       *[other] { $count } receipts for the kiosks are beside them. Bring them back there some time: the kiosks then know what is safe here.
    }
desk-receipts-failed =
    { $count ->
        [one] One receipt could not be written. Everything is in all the same; take it in again for another receipt.
       *[other] { $count } receipts could not be written. Everything is in all the same; take them in again for others.
    }
desk-safe = It is safe to remove the stick.
desk-busy = The stick is still in use. Close what has it open, then let go of it.
desk-let-go = Let go of the stick

# Months.
desk-months-title = Months
desk-no-months = Nothing is here yet. Take a stick in first.
desk-before = ‹ Month before
desk-after = Month after ›
desk-site = Site: { $site }
desk-choose-site = Which site?
desk-take-site = This site
desk-charts = Charts
desk-numbers = Numbers
desk-milestones = Milestones
desk-by-meeting = Sign-ins by meeting
desk-meeting-figures =
    { $evenings ->
        [one] { $signins } at 1 meeting
       *[other] { $signins } at { $evenings } meetings, { $average } each
    }
desk-meetings-more = And { $more } more; all of them are under Numbers.
desk-chart-chosen = { $name }: { $value }.
desk-chart-highest = Most: { $value } in { $name }.
desk-chart-lowest = Fewest: { $value } in { $name }.
desk-returned = { $of ->
    [one] Of { $of } newcomer
   *[other] Of { $of } newcomers
} who had { $days } days for it, { $persons } came again.
desk-complete = Complete up to { $date }.
desk-complete-unknown = Nothing is complete: a kiosk has brought nothing yet.
desk-waits-for =
    { $count ->
        [one] It waits for a kiosk: { $kiosks }.
       *[other] It waits for { $count } kiosks: { $kiosks }.
    }
desk-save-folder = Save into the folder
desk-save = Save
desk-save-year = Save the year from { $from }
desk-save-what = Spreadsheets, and pages to print, in a folder of their own. They tell of single people: look after them.
desk-saving = Writing …
desk-saved = Saved in { $folder }: { $people ->
    [one] { $people } person
   *[other] { $people } people
}, { $meetings ->
    [one] { $meetings } meeting
   *[other] { $meetings } meetings
}, { $signins ->
    [one] { $signins } sign-in
   *[other] { $signins } sign-ins
}.
desk-col-meeting = Meeting
desk-col-site = Site
desk-col-evenings = Held

# People.
desk-people-title = People
desk-everybody = Everybody
desk-doubles = Maybe the same ({ $count })
desk-merged = Counted as one ({ $count })
desk-people-count = { $shown } of { $all } people with a card or a name
desk-people-more = There are more than can be listed here. All of them are in the spreadsheets of a month.
desk-col-name = Name
desk-col-number = Number
desk-col-meetings = Meetings
desk-col-sites = Sites
desk-col-first = First
desk-col-last = Last
desk-unnamed = No name ({ $number })
desk-pseudonym = Number here: { $number }
desk-never-came = Known here by a list or a kiosk, and in no meeting yet.
desk-came =
    { $count ->
        [one] Came to 1 meeting, on { $last }.
       *[other] Came to { $count } meetings from { $first } to { $last }, at { $sites ->
            [one] 1 site
           *[other] { $sites } sites
        }.
    }
desk-no-name = This person has no name here: they gave none, or did not allow it to leave the kiosk.
desk-name-label = Name in reports
desk-name-save = Save the name
desk-name-how = It stands here and in reports, and goes to the kiosks with the next package.
desk-name-chosen = At the kiosk: { $name }
desk-name-back = Use that again
desk-erase = Take off
desk-erase-title = Take { $name } off?
desk-erase-body = Name and number are erased here, and with the next package at every kiosk. The meetings still count, without the person in them. This can't be undone.
desk-erase-yes = Take off for good
desk-erase-no = Keep
desk-taken-off = Was taken off. Nothing else is known here any more.
desk-doubles-what = These may be one person who has two cards, or a card at one kiosk and a name at another. Only you can know.
desk-doubles-none = Nobody seems to be here twice.
desk-merged-none = Nobody was counted as one here.
desk-col-because = Why
desk-col-one = One
desk-col-other = Another
desk-col-merged = This one
desk-col-into = is counted as
desk-same-number = Same number
desk-same-name = Same name
desk-alike-name = Alike names
desk-known = { $names } { $numbers } · { $sites } · meetings: { $count }
desk-merge = Count them as one
desk-merge-how = For all days and in every report. It can be undone at any time.
desk-two = They are two
desk-split = Count them as two again

# Lists of people.
desk-lists-title = Lists of people
desk-lists-put-in = Drop a list of people onto this window
desk-lists-what = A CSV or XLSX file with headings in its first row. It tells the kiosks of a site who belongs there. You see what it would change before anything is kept. It goes out with the next package, and until then you can take it back.
desk-list-path = File
desk-list-keep = Keep
desk-list-keep-for = Keep for { $site }
desk-list-kept =
    { $count ->
        [one] Kept: one row for the kiosks of { $site }.
       *[other] Kept: { $count } rows for the kiosks of { $site }.
    }
desk-list-waits =
    { $count ->
        [one] One row of a list waits for the kiosks of { $site }.
       *[other] { $count } rows of a list wait for the kiosks of { $site }.
    }
desk-list-back = Take it back
desk-list-site = For which site?
desk-list-column = The column “{ $heading }” is:
desk-list-rows =
    { $count ->
        [one] One person.
       *[other] { $count } people.
    }
desk-list-counts = { $new } new, { $changed } changed, { $same } as before.
desk-list-note = A kiosk may know some of the new ones already: it shows what changes before it takes them over.
desk-list-taken-off =
    { $count ->
        [one] One person was taken off, and stays so.
       *[other] { $count } people were taken off, and stay so.
    }
desk-list-problems = These rows are left out:
desk-list-problem = Row { $row }: { $what }
desk-list-more = And { $more } more.
desk-wrong-same = the same as row { $row }.
desk-wrong-long = “{ $field }” is too long.
desk-wrong-sign = “{ $field }” has a sign that cannot be shown.
desk-wrong-no-name = no name.
desk-wrong-kind = the kind is none of { $kinds }.
desk-list-too-long = This file is longer than any list. Is it the right one?
desk-list-empty = Nothing is in this file.
desk-list-not-utf8 = Line { $line } is in an old encoding. Save the list as “CSV UTF-8” or as XLSX, then try again.
desk-list-not-csv = Line { $line } cannot be read: a quotation mark may be missing.
desk-list-not-xlsx = This spreadsheet cannot be read. Save it once more as XLSX, then try again.
desk-list-no-names = Nothing says where the names are: choose the column with them, and say that it is the chosen name.
desk-col-place = No.
desk-col-heading = Column
desk-col-below = First entry
desk-field-name = Chosen name
desk-field-legal = Name on papers
desk-field-last = Last name
desk-field-number = Number
desk-field-kind = Kind
desk-field-none = Not taken over

# Kiosks.
desk-kiosks-title = Kiosks
desk-no-kiosks = No kiosk has brought anything yet.
desk-kiosks-count =
    { $count ->
        [one] 1 kiosk.
       *[other] { $count } kiosks.
    } { $silent ->
        [0] None has been silent for { $days } days.
        [one] 1 has been silent for { $days } days or longer.
       *[other] { $silent } have been silent for { $days } days or longer.
    }
desk-col-brought = Brought up to
desk-col-state = How it stands
desk-nothing-yet = nothing yet
desk-kiosk-fine = In order
desk-kiosk-gone = Gone for good
desk-kiosk-silent = Silent for { $days ->
    [one] { $days } day
   *[other] { $days } days
}: somebody should look after it.
desk-kiosk-missing = Waiting for entries { $first } to { $last }, from before bundle { $number } of { $made }.
desk-kiosk-forked = Alarm: another machine writes as this kiosk, or an old copy of its disk was put back. What that wrote from entry { $first } on is not here (bundle { $number } of { $made }).
desk-kiosk-forked-do = Find the machine whose bundle was refused, take it out of use and set it up anew.
desk-kiosk-nothing = Has brought nothing yet.
desk-due = A package is due.
desk-due-news =
    { $count ->
        [one] One change is
       *[other] { $count } changes are
    } still to be told to the kiosks of { $site }: who was taken off, merged or renamed.
desk-due-behind = It has not taken the package of { $date } yet.
desk-pack = Write the package for { $site } onto { $stick }
desk-pack-plug = Plug a stick in to write the package for { $site }.
desk-packing = Writing the package…
desk-packed = The package for { $site } is on { $stick }. At each kiosk there: For staff, then From the office.
desk-gone = It is gone for good
desk-back = It is not gone
desk-settled = It is seen to

# Cards.
desk-badges-title = Cards
desk-badges-how = New cards are made at a kiosk: For staff, then Cards. It writes a sheet onto a stick; bring that here, or to any printer.
desk-badges-why = A card is worth something only where a kiosk can prove that it made it, and no office can read what proves it. So nobody can make cards here, and nobody who takes this computer can.
desk-badges-after = When the sheet came out well, say so at the kiosk: until then its cards open nothing.
desk-badges-found = Sheets on the sticks that are plugged in
desk-badges-none = There is no sheet on any stick that is plugged in.
desk-col-sheet = Sheet
desk-col-stick = Stick
desk-print = Open to print
desk-not-opened = This computer found no program to open it with. Open it from the stick; print it at 100 %, not "fit to page".

# Settings.
desk-settings-title = Settings
desk-language = Language
desk-theme = Colours
desk-theme-light = Light
desk-theme-dark = Dark
desk-theme-contrast = High contrast
desk-text = Text
desk-text-normal = Normal
desk-text-large = Large
desk-paper = Paper
desk-paper-a4 = A4
desk-paper-letter = Letter
desk-year = The office's year
desk-year-starts = It begins in { $month }.
desk-year-earlier = A month earlier
desk-year-later = A month later
desk-backup = Copy of all records
desk-backup-path = Into the file
desk-backup-do = Copy
desk-backup-why = Best onto another disk. Only what is in a copy may be forgotten at the kiosks. It opens with the keys of this office alone.
desk-backup-writing = Copying …
desk-backup-here = The copy is in { $path }. Kiosks hear of it by the next receipts: put a stick in again.
desk-places = Where everything is
desk-place-database = Records: { $place }
desk-place-keys = Keys: { $place }

# What did not work.
desk-failed-file = { $path } cannot be read or written. Name a place that you may use, with room left.
desk-failed-taken = { $path } is there already. Name another place.
desk-failed-in-use = Another program has { $path } open. Close it, then try again.
desk-failed-other-key = { $path } is locked with another key. Are these the right keys?
desk-failed-no-key = A key is missing or damaged: { $path }. Put your copy of it back.
desk-failed-version = These records were made by a newer program. Install the newer one.
desk-failed-server = The server with the records does not answer. Ask whoever looks after it.
desk-failed-busy = Another program is at the records. Let it finish, then try again.
desk-failed-full = The disk with the records is full. Make room there, then try again.
desk-failed-person = This person is not here any more. Look at the list again.
desk-failed-one-already = They are counted as one already.
desk-failed-taken-off = They were taken off. Whoever is one with them would be taken off, too.
desk-failed-no-name = This person did not allow a name to leave the kiosk, so none can be written here.
desk-failed-database = The records could not be read or changed. Try again; if it stays so, put a copy back.
