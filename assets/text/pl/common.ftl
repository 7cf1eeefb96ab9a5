# Słowa dla każdego ekranu: język, daty, klawisze i przyciski.

language-name = Polski
# 12 or 24; a site can overrule it.
language-hours = 24
# ltr or rtl: from left to right, or from right to left.
language-direction = ltr

weekday-1 = poniedziałek
weekday-2 = wtorek
weekday-3 = środa
weekday-4 = czwartek
weekday-5 = piątek
weekday-6 = sobota
weekday-7 = niedziela

month-1 = styczeń
month-2 = luty
month-3 = marzec
month-4 = kwiecień
month-5 = maj
month-6 = czerwiec
month-7 = lipiec
month-8 = sierpień
month-9 = wrzesień
month-10 = październik
month-11 = listopad
month-12 = grudzień

# Within a date.
month-of-1 = stycznia
month-of-2 = lutego
month-of-3 = marca
month-of-4 = kwietnia
month-of-5 = maja
month-of-6 = czerwca
month-of-7 = lipca
month-of-8 = sierpnia
month-of-9 = września
month-of-10 = października
month-of-11 = listopada
month-of-12 = grudnia

date-long = { $weekday }, { $day } { $month-of } { $year }
date-day = { $weekday }, { $day } { $month-of }
date-full = { $day } { $month-of } { $year }
date-month = { $month } { $year }
time-12-before-noon = { $hour }:{ $minute } am
time-12-after-noon = { $hour }:{ $minute } pm
time-24 = { $hour24 }:{ $minute }
time-span = { $start }–{ $end }

button-back = Wróć
button-done = Gotowe
button-next = Dalej
button-previous = Wcześniej
button-cancel = Anuluj
button-save = Zapisz
button-again = Jeszcze raz
button-help = Pomoc teraz
button-help-short = Pomoc

key-space = Spacja
key-backspace = Usuń
key-shift = Aa
key-digits = 123
key-accents = áęñ
key-accents-more = čőš
key-letters = a–z
key-done = Gotowe
key-abc = ABC
key-qwerty = QWERTY
key-azerty = AZERTY
key-qwertz = QWERTZ

list-page = { $page } z { $pages }
list-empty = Tu jeszcze nic nie ma.

stepper-less = – { $name }
stepper-more = + { $name }
toggle-on = Tak
toggle-off = Nie

picture-kite = Latawiec
picture-boat = Łódka
picture-leaf = Liść
picture-umbrella = Parasol
picture-cat = Kot
picture-drum = Bęben
picture-pear = Gruszka
picture-hat = Kapelusz
picture-snail = Ślimak

colour-red = Czerwony
colour-orange = Pomarańczowy
colour-yellow = Żółty
colour-green = Zielony
colour-blue = Niebieski
colour-purple = Fioletowy

mark-name = { $picture } · { $colour }
