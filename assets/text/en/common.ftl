# Words that every screen shares: the language itself, dates, keys and buttons.

language-name = English
# 12 or 24; a site can overrule it.
language-hours = 12
# ltr or rtl: from left to right, or from right to left.
language-direction = ltr

weekday-1 = Monday
weekday-2 = Tuesday
weekday-3 = Wednesday
weekday-4 = Thursday
weekday-5 = Friday
weekday-6 = Saturday
weekday-7 = Sunday

month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December

# Within a date; the same in English.
month-of-1 = { month-1 }
month-of-2 = { month-2 }
month-of-3 = { month-3 }
month-of-4 = { month-4 }
month-of-5 = { month-5 }
month-of-6 = { month-6 }
month-of-7 = { month-7 }
month-of-8 = { month-8 }
month-of-9 = { month-9 }
month-of-10 = { month-10 }
month-of-11 = { month-11 }
month-of-12 = { month-12 }

date-long = { $weekday }, { $month-of } { $day }, { $year }
date-day = { $weekday }, { $month-of } { $day }
date-full = { $month-of } { $day }, { $year }
date-month = { $month } { $year }
time-12-before-noon = { $hour }:{ $minute } am
time-12-after-noon = { $hour }:{ $minute } pm
time-24 = { $hour24 }:{ $minute }
time-span = { $start } to { $end }

button-back = Back
button-done = Done
button-next = Next
button-previous = Previous
button-cancel = Cancel
button-save = Save
button-again = Try again
button-help = Help now
button-help-short = Help

key-space = Space
key-backspace = Delete
key-shift = Aa
key-digits = 123
key-accents = áęñ
key-accents-more = čőš
key-letters = a–z
key-done = Done
key-abc = ABC
key-qwerty = QWERTY
key-azerty = AZERTY
key-qwertz = QWERTZ

list-page = { $page } of { $pages }
list-empty = Nothing here yet.

stepper-less = – { $name }
stepper-more = + { $name }
toggle-on = On
toggle-off = Off

picture-kite = Kite
picture-boat = Boat
picture-leaf = Leaf
picture-umbrella = Umbrella
picture-cat = Cat
picture-drum = Drum
picture-pear = Pear
picture-hat = Hat
picture-snail = Snail

colour-red = Red
colour-orange = Orange
colour-yellow = Yellow
colour-green = Green
colour-blue = Blue
colour-purple = Purple

mark-name = { $colour } { $picture }
