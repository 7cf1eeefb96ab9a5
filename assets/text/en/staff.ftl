# For staff: not technical people, once a month.

staff-title = For staff
staff-export = Take the month away
staff-package = From the office
staff-people = People
staff-badges = Cards
staff-pins = PINs
staff-key = The key
staff-between = Between meetings
staff-status = How is it going?
staff-sounds = Sounds off or on
staff-sounds-are-off = The kiosk is silent now, until it starts again or somebody switches the sounds on here.
staff-sounds-are-on = The kiosk makes its two sounds again.
staff-lost-card = Lost card

export-title = Take the month away
export-no-stick = Plug in the stick.
export-no-stick-note = It shows up here by itself, usually within two seconds.
export-not-allowed = This site names no office to take it to, and doesn't allow plain spreadsheets. A technician can set up either in kiosk.toml, under [export].
export-sealed = { $records ->
    [one] { $records } record that the office hasn't confirmed yet. It is sealed: only the office can open it.
   *[other] { $records } records that the office hasn't confirmed yet. They are sealed: only the office can open them.
} Whoever finds the stick reads nothing.
export-sealed-nothing = The office has confirmed everything. There is nothing to take away yet.
export-seal = For the office, onto { $label }
export-plain-instead = Spreadsheets instead
export-sealed-instead = For the office instead
export-sealed-body = Bundle { $number } is on it, sealed: { $records ->
    [one] { $records } record.
   *[other] { $records } records.
} Take the stick to the office, and bring it back afterwards: it carries the receipt.
export-sealed-receipt = The office has confirmed what came before.
export-warning = Anybody who finds this stick can read it. It names people by long numbers, and by name only where they agreed. Keep it on you.
export-stick = { $label }
export-stick-note = { $free } free
export-which-stick = Which stick?
export-month = { $month }: { $meetings ->
    [one] { $meetings } meeting
   *[other] { $meetings } meetings
}, { $sign-ins ->
    [one] { $sign-ins } sign-in
   *[other] { $sign-ins } sign-ins
}
export-earlier = { $count ->
    [one] { $count } earlier month
   *[other] { $count } earlier months
}
export-never = never exported
export-changed = changed since the last export
export-exported = exported before
export-again = Nothing is new since that stick. If it is lost, you can take the same away again.
export-nothing = There is nothing to take away yet.
export-start = Export onto { $label }
export-cancel = Stop
export-writing = Writing. Leave the stick in.
export-verifying = Reading it back to make sure
export-ejecting = Letting go of the stick
export-done-title = It is safe to remove the stick
export-done-body = { $folder } is on it: { $rows ->
    [one] { $rows } line
   *[other] { $rows } lines
} of attendance. It opens in any spreadsheet program.
export-pulled = The stick was pulled out too early. Nothing counts as exported. Plug it in and start again.
export-full = The stick is full: { $needed } are needed, { $free } are free. Delete something on it or take another one. Nothing counts as exported.
export-read-only = The stick can't be written to. Look for a small switch on its side, or take another one. Nothing counts as exported.
export-wrong-device = That isn't a stick that this kiosk may write to. Take another one. Nothing counts as exported.
export-differs = What is on the stick isn't what was written: this stick is broken. Take another one. Nothing counts as exported.
export-failed = The export didn't work. Try it once more; if it fails again, take another stick. Nothing counts as exported.
export-not-ejected = Everything is written and was read back, but the stick couldn't be let go. Wait until its light is still, then pull it out.
export-cancelled = Stopped. Nothing counts as exported, and nothing half-done is on the stick.

people-title = People
people-find = Find somebody
people-add = Add somebody
people-note = { $count ->
    [one] { $count } person
   *[other] { $count } people
}
people-no-name = Card without a name
people-cards = { $count ->
    [one] { $count } card
   *[other] { $count } cards
}
person-rename = Mend the name
person-kind = In the room as: { $kind }
person-unlist = Only by card
person-list = By name too
person-new-card = Give a card
person-lost-card = Lost card
person-merge = The same person as
person-erase = Take off
person-name-title = What name do they go by?
person-name-note = A nickname is fine.
person-name-busy = Others go by that: add a letter.
person-card-title = Hold a blank card in front of the scanner
person-card-note = It becomes { $name }'s card. An old one dies at once.
person-card-done = The new card works now. The old one doesn't.
person-card-taken = That card isn't blank. Take one from the blank ones.
person-card-unknown = That isn't a card of this kiosk. Print one first.
person-merge-title = The same person as?
person-merge-body = { $gone } becomes { $keep }. Their attendance counts as one person's from now on.
person-merge-yes = They are the same
person-merge-done = They are one person now
person-merge-done-body = Was that a mistake? Right now they can be parted again.
person-merge-part = Part them again
person-merge-parted = They are two people again
person-erase-title = Take { $name } off?
person-erase-body = Name, date, picture and cards are erased here. The meetings still count, without the person in them. This can't be undone.
person-erase-yes = Take off
person-erase-no = Keep
person-erased = Erased

package-title = From the office
package-no-office = This kiosk knows no office. A technician can name one in kiosk.toml, under [export].
package-no-stick = Plug in the stick that the office gave you.
package-nothing = There is nothing for this site on the stick. Ask the office to write it once more.
package-older = Everything on this stick is here already. Nothing changes.
package-not-for-us = The office doesn't know this kiosk yet, so it couldn't seal this for it. Take the month to the office first, then bring the stick back.
package-other-site = This is for another site. Nothing changes here.
package-not-signed = This isn't from the office that this kiosk knows. Nothing changes. Please find out where the stick comes from.
package-newer = A newer program wrote this. A technician can install it here.
package-damaged = What is on the stick is damaged. Nothing changes. Ask the office to write it once more.
package-people-new = { $count ->
    [one] { $count } person new.
   *[other] { $count } people new.
}
package-people-changed = { $count ->
    [one] { $count } person changed.
   *[other] { $count } people changed.
}
package-people-erased = { $count ->
    [one] { $count } person taken off, for good.
   *[other] { $count } people taken off, for good.
}
package-merges = { $count ->
    [one] { $count } pair made one, or parted.
   *[other] { $count } pairs made one, or parted.
}
package-cards-withdrawn = { $count ->
    [one] { $count } card withdrawn.
   *[other] { $count } cards withdrawn.
}
package-cards-changed = { $count ->
    [one] { $count } card new or changed.
   *[other] { $count } cards new or changed.
}
package-meetings-new = { $count ->
    [one] { $count } meeting new.
   *[other] { $count } meetings new.
}
package-meetings-changed = { $count ->
    [one] { $count } meeting changed.
   *[other] { $count } meetings changed.
}
package-meetings-ended = { $count ->
    [one] { $count } meeting ended.
   *[other] { $count } meetings ended.
}
package-schemes = { $count ->
    [one] { $count } set of milestones changed.
   *[other] { $count } sets of milestones changed.
}
package-readings = { $count ->
    [one] { $count } pack of readings, from the next start on.
   *[other] { $count } packs of readings, from the next start on.
}
package-kiosks-new = { $count ->
    [one] { $count } more kiosk here: the two will tell each other what they know.
   *[other] { $count } more kiosks here: they will tell each other what they know.
}
package-kiosks-closed = { $count ->
    [one] What { $count } kiosk knows comes with the next stick.
   *[other] What { $count } kiosks know comes with the next stick.
}
# Which meetings, on a page of their own.
package-which-ended = Ended: { $titles }.
package-which-changed = Changed: { $titles }.
package-which-new = New: { $titles }.
package-new-office = The office has new keys. Call them and compare, group by group: { $key }
package-no-changes = All of it is known here already.
package-more = { $count ->
    [one] And { $count } other kind of change.
   *[other] And { $count } other kinds of changes.
}
package-again = Look again
package-next = Next
package-apply = Apply
package-not-now = Not now
package-done = Applied

badges-title = Cards
badges-count = How many blank cards?
badges-note = A printable sheet goes onto the stick, so plug one in. Print it, then come back.
badges-cards = Cards
badges-sheet-a4-cards = A4 · 10 cards
badges-sheet-a4-inserts = A4 · 8 inserts
badges-sheet-a4-fobs = A4 · 70 key fobs
badges-sheet-letter-cards = Letter · 10 cards
badges-sheet-letter-inserts = Letter · 8 inserts
badges-sheet-letter-fobs = Letter · 63 key fobs
badges-where = Where on the sheet
badges-where-open = Where on it
badges-where-note = The ruler page shows how far a printer is off.
badges-first = First label
badges-right = To the right
badges-down = Down
badges-mm = { $mm } mm
badges-ruler = Rulers first
badges-no-stick = Plug in a stick first: the sheet is written onto it. No cards were made.
badges-make = Write the sheet
badges-on-stick = The sheet is on the stick as { $file }. It is safe to remove the stick.
badges-on-stick-held = The sheet is on the stick as { $file }. The stick couldn't be let go: wait until its light is still, then pull it out.
badges-printed-title = Is the print good?
badges-printed-body = Print it and hold some cards against the light: every square is sharp, none is cut off. Only when you say so do these cards begin to work.
badges-printed-yes = The print is good
badges-printed-no = Throw them away
badges-live = The cards work now
badges-gone = Those cards will never work
badges-waits = Sheet of { $date }, { $time }
badges-waits-count = Cards: { $count }
badges-waits-note = These sheets wait until you say whether they came out well. Until then their cards open nothing.
badges-new = New cards

pins-title = PINs
pins-add = Add somebody
pins-label-title = What are they called by the others?
pins-label-note = A first name is enough.
pins-role-title = What may they do?
role-greeter = Greeter
role-facilitator = Facilitator
role-staff = Staff
pins-new-title = A new PIN of 6 digits
pins-new-note = Whoever it is for types it now.
pins-twice-title = The same PIN once more
pins-differ = Those two were different. Once more from the start.
pins-obvious = That one is too easy to guess. Another one, please.
pins-short = A PIN has { $least } to { $most } digits.
pins-taken = That PIN won't do. Another one, please.
pins-saved = The PIN is set
pins-change = A new PIN
pins-card = Give them a card
pins-card-title = Hold their card in front of the scanner
pins-card-note = With it their PIN is found at once. It is the card they sign in with.
pins-card-done = The card is theirs. Card first, then the PIN.
pins-remove = Remove
pins-removed = Removed
pins-remove-title = Remove { $label }?
pins-remove-body = Their PIN stops working at once.
pins-last-staff = Somebody must be left who can do everything. Add another staff PIN first.

recovery-title = The recovery code
recovery-note = Capitals and gaps don't matter.
recovery-wrong = That isn't the code. Take your time.
recovery-group = Group { $group } was typed differently.
recovery-pick = Whose PIN was forgotten?

status-people = People
status-cards = Cards
status-sessions = Meetings so far
status-attendances = Sign-ins so far
status-unexported = Entries on no stick yet
status-last-export = Last export
status-tray = Waiting to be filed
status-never = never
status-key = Key for the office
status-key-body = When a stick from here first comes to the office, it shows eight groups. They have to be these:

# The key of the records: what each place protects against.
key-title = The key to the records
key-plain = The key lies on this kiosk. That protects a copy of the records, but not against somebody who takes the kiosk. With a key stick, a kiosk that is switched off tells nobody anything without the stick and its PIN.
key-make = Make a key stick
key-needs-code = There is a key stick. Before the key can leave this kiosk, a recovery code has to be on paper: a technician makes one with “keytag keys recovery”. Without any of them the records would be lost.
key-ready = A key stick and a recovery code are there, so the key can leave this kiosk. Then it wakes only with a key stick and its PIN, each time the power was off. Make a second stick, and keep the paper somewhere else.
key-take-away = Take the key off
key-gone = The key is not on this kiosk. A key stick and its PIN wake it after each power-off. While it is awake, whoever takes it with the power on could still read it.
key-system = The system of this kiosk keeps the key, and the kiosk wakes by itself. That protects the disk on its own, and copies. It does not protect against somebody who takes the whole kiosk.
key-another = Make another key stick
key-stick-title = A PIN for this stick
key-stick-note = Plug in the stick first. Whoever wakes the kiosk types this PIN.
key-no-stick = Plug in a stick first, then try again. Nothing has changed.
key-failed = That didn't work, and nothing has changed. Try another stick.
key-made = This stick opens the kiosk now, with its PIN. Take it out and keep it on you.
between-title = Between meetings
between-not-yet = This kiosk can be locked between meetings: its key is on your stick then, and nobody who takes the kiosk learns anything. First the key has to leave it: touch “The key”. There has to be a stick and a code on paper.
between-awake = It can be locked: five minutes after the last meeting its key is on your stick only. Until the stick is back, people come in with a card or without a name, and all are thanked alike. Nobody is found by name, and no milestone shows.
between-lock = Lock it from now on
between-locked = It is locked five minutes after the last meeting, and your stick wakes it. Until then people come in with a card or without a name, and all are thanked alike. Nobody is found by name, and no milestone shows.
between-stay-awake = Keep it awake
between-locks-now = From now on it is locked between meetings.
between-awake-now = It stays awake until the power goes.
key-taken = The key is off this kiosk. From the next power-off on, a key stick wakes it.

# What a scanner sends. Nobody is signed in here.
staff-scanner = Try the scanner
scanner-title = Try the scanner
scanner-lead = Scan a card now. You see here what the scanner sends. Nobody is signed in, and nobody's name shows.
scanner-ours = One of our cards
scanner-other = A card, but not one of ours
scanner-none = Not a card
scanner-unknown = A card
scanner-by-camera = The camera read it.
scanner-came = It sent { $text } ({ $count ->
    [one] { $count } sign
   *[other] { $count } signs
})
scanner-fast = { $least } to { $most } ms from sign to sign: good
scanner-slow = { $least } to { $most } ms from sign to sign: like somebody typing. Set it faster.
scanner-around = Before it: { $before } · behind it: { $behind }
scanner-nothing = nothing
scanner-enter = It ends with Enter: good
scanner-tab = It ends with Tab: good
scanner-pause = It ends without Enter: that is fine.
scanner-small = In small letters: that is fine.
scanner-mixed = In capitals and small letters: set it slower.
scanner-again = Scan another one, or go back.

# Attendance statements: what a series offers, and checking a slip that somebody brings.
staff-statements = Attendance statements
statements-title = Attendance statements
statements-note = Who was at a meeting can ask for one under “About me”. Touch a meeting to change whether it offers them.
statements-check = Check a statement
statements-offered = offers them
statements-not-offered = doesn't
statement-code-title = Number and check code
statement-code-note = Both, one behind the other.
statement-code-odd = 10 signs and 8. Please look again.
statement-check-name-title = The name on it
statement-check-name-note = As it is printed there.
statement-valid-title = This statement is valid
statement-valid-body = { $title }, { $room }, { $date }, from { $from } to { $until }. Number { $number }. Compare that with the paper: nothing else of it is known here.
statement-wrong-title = That doesn't match
statement-wrong-body = Look at each sign of number and code, and at the name. If all of it is typed right, this kiosk ({ $kiosk }) didn't make that paper; the paper names the one that did.
