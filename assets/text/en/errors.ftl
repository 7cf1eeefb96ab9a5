# Sentences for what went wrong: cause, next step, no blame.

# A database that cannot be read any more, and the copy that takes its place. Read by staff.
rescue-pin-title = A staff PIN
rescue-pin-note = The records on this kiosk can't be read. With a staff PIN, it looks for a copy of them.
rescue-title = Bring the records back
rescue-found = There is a sound copy of { $date }: { $sign-ins ->
    [one] { $sign-ins } sign-in.
   *[other] { $sign-ins } sign-ins.
} What came after it is not in it. What is on this kiosk now is kept beside it, in case it can still be read.
rescue-yes = Bring them back
rescue-no = Not now
rescue-working = The copy is put in place. Leave the power on.
rescue-done-title = The records are back
rescue-done-whole = Nothing is missing.
rescue-done-journal = Every sign-in is there. Names and cards that were new after the copy may have to be entered again.
rescue-done-missing = { $missing ->
    [one] One thing that was written after the copy is missing. It may be on the last stick or on the paper list.
   *[other] { $missing } things that were written after the copy are missing. They may be on the last stick or on the paper list.
}
rescue-done-unknown = What was written after the copy is missing. It may be on the last stick or on the paper list.
rescue-no-copy = There is no copy that can be used. Leave the kiosk as it is and call a technician. The paper list goes on.
rescue-failed = That didn't work, and nothing was lost by trying. Leave the kiosk as it is and call a technician. The paper list goes on.
rescue-stop = That was tried too often. Switch the kiosk off and on, then try again.

# A kiosk whose key lies on the staff's stick. Read by staff.
wake-title = Wake the kiosk
wake-note = Put in a key stick and type its PIN.
wake-no-stick = There is no key stick for this kiosk. Put it in, then type the PIN again.
wake-wait = Please wait { $secs ->
    [one] { $secs } second
   *[other] { $secs } seconds
}, then try again.
wake-failed = That didn't work. Call a technician. The paper list goes on.
