# Des mots pour chaque écran : la langue, les dates, les touches et les boutons.

language-name = Français
# 12 or 24; a site can overrule it.
language-hours = 24
# ltr or rtl: from left to right, or from right to left.
language-direction = ltr

weekday-1 = lundi
weekday-2 = mardi
weekday-3 = mercredi
weekday-4 = jeudi
weekday-5 = vendredi
weekday-6 = samedi
weekday-7 = dimanche

month-1 = janvier
month-2 = février
month-3 = mars
month-4 = avril
month-5 = mai
month-6 = juin
month-7 = juillet
month-8 = août
month-9 = septembre
month-10 = octobre
month-11 = novembre
month-12 = décembre

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

date-long = { $weekday } { $day ->
    [1] 1er
   *[other] { $day }
} { $month-of } { $year }
date-day = { $weekday } { $day ->
    [1] 1er
   *[other] { $day }
} { $month-of }
date-full = { $day ->
    [1] 1er
   *[other] { $day }
} { $month-of } { $year }
date-month = { $month } { $year }
time-12-before-noon = { $hour }:{ $minute } am
time-12-after-noon = { $hour }:{ $minute } pm
time-24 = { $hour24 } h { $minute }
time-span = de { $start } à { $end }

button-back = Retour
button-done = Terminé
button-next = Suivant
button-previous = Précédent
button-cancel = Annuler
button-save = Garder
button-again = Réessayer
button-help = Aide
button-help-short = Aide

key-space = Espace
key-backspace = Effacer
key-shift = Aa
key-digits = 123
key-accents = áęñ
key-accents-more = čőš
key-letters = a–z
key-done = OK
key-abc = ABC
key-qwerty = QWERTY
key-azerty = AZERTY
key-qwertz = QWERTZ

list-page = { $page } sur { $pages }
list-empty = Il n’y a encore rien ici.

stepper-less = – { $name }
stepper-more = + { $name }
toggle-on = Oui
toggle-off = Non

picture-kite = Cerf-volant
picture-boat = Bateau
picture-leaf = Feuille
picture-umbrella = Parapluie
picture-cat = Chat
picture-drum = Tambour
picture-pear = Poire
picture-hat = Chapeau
picture-snail = Escargot

colour-red = Rouge
colour-orange = Orange
colour-yellow = Jaune
colour-green = Vert
colour-blue = Bleu
colour-purple = Violet

mark-name = { $picture } · { $colour }
