# Words that every screen shares: the language itself, dates, keys and buttons.

language-name = English
# 12 or 24; a site can overrule it.
language-hours = 12

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

date-long = { $weekday }, { $month } { $day }, { $year }
date-day = { $weekday }, { $month } { $day }
date-full = { $month } { $day }, { $year }
date-month = { $month } { $year }
time-12-before-noon = { $hour }:{ $minute } am
time-12-after-noon = { $hour }:{ $minute } pm
time-24 = { $hour24 }:{ $minute }
time-span = { $start } to { $end }

button-back = Back
button-done = Done
button-next = Next
button-previous = Previous
button-yes = Yes
button-no = No
button-cancel = Cancel
button-close = Close
button-save = Save
button-skip = Skip
button-again = Try again
button-help = Help now

key-space = Space
key-backspace = Delete
key-shift = Aa
key-digits = 123
key-accents = áéñ
key-done = Done
key-abc = ABC
key-qwerty = QWERTY
key-azerty = AZERTY
key-qwertz = QWERTZ

list-page = { $page } of { $pages }
list-empty = Nothing here yet.

stepper-less = − { $name }
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
