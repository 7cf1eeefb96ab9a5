# Wörter, die jeder Bildschirm braucht: die Sprache selbst, Datum, Tasten und Knöpfe.

language-name = Deutsch
# 12 or 24; a site can overrule it.
language-hours = 24
# ltr or rtl: from left to right, or from right to left.
language-direction = ltr

weekday-1 = Montag
weekday-2 = Dienstag
weekday-3 = Mittwoch
weekday-4 = Donnerstag
weekday-5 = Freitag
weekday-6 = Samstag
weekday-7 = Sonntag

month-1 = Januar
month-2 = Februar
month-3 = März
month-4 = April
month-5 = Mai
month-6 = Juni
month-7 = Juli
month-8 = August
month-9 = September
month-10 = Oktober
month-11 = November
month-12 = Dezember

# Within a date.
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

date-long = { $weekday }, { $day }. { $month-of } { $year }
date-day = { $weekday }, { $day }. { $month-of }
date-full = { $day }. { $month-of } { $year }
date-month = { $month } { $year }
time-12-before-noon = { $hour }:{ $minute } am
time-12-after-noon = { $hour }:{ $minute } pm
time-24 = { $hour24 }:{ $minute }
time-span = { $start } bis { $end }

button-back = Zurück
button-done = Fertig
button-next = Weiter
button-previous = Vorige
button-cancel = Abbrechen
button-save = Speichern
button-again = Noch einmal
button-help = Hilfe jetzt
button-help-short = Hilfe

key-space = Leertaste
key-backspace = Löschen
key-shift = Aa
key-digits = 123
key-accents = áęñ
key-accents-more = čőš
key-letters = a–z
key-done = Fertig
key-abc = ABC
key-qwerty = QWERTY
key-azerty = AZERTY
key-qwertz = QWERTZ

list-page = { $page } von { $pages }
list-empty = Hier ist noch nichts.

stepper-less = – { $name }
stepper-more = + { $name }
toggle-on = An
toggle-off = Aus

picture-kite = Drachen
picture-boat = Boot
picture-leaf = Blatt
picture-umbrella = Schirm
picture-cat = Katze
picture-drum = Trommel
picture-pear = Birne
picture-hat = Hut
picture-snail = Schnecke

colour-red = Rot
colour-orange = Orange
colour-yellow = Gelb
colour-green = Grün
colour-blue = Blau
colour-purple = Lila

mark-name = { $picture } in { $colour }
