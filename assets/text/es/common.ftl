# Palabras que toda pantalla necesita: el idioma, las fechas, las teclas y los botones.

language-name = Español
# 12 or 24; a site can overrule it.
language-hours = 12
# ltr or rtl: from left to right, or from right to left.
language-direction = ltr

weekday-1 = lunes
weekday-2 = martes
weekday-3 = miércoles
weekday-4 = jueves
weekday-5 = viernes
weekday-6 = sábado
weekday-7 = domingo

month-1 = enero
month-2 = febrero
month-3 = marzo
month-4 = abril
month-5 = mayo
month-6 = junio
month-7 = julio
month-8 = agosto
month-9 = septiembre
month-10 = octubre
month-11 = noviembre
month-12 = diciembre

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

date-long = { $weekday }, { $day } de { $month-of } de { $year }
date-day = { $weekday }, { $day } de { $month-of }
date-full = { $day } de { $month-of } de { $year }
date-month = { $month } de { $year }
time-12-before-noon = { $hour }:{ $minute } a. m.
time-12-after-noon = { $hour }:{ $minute } p. m.
time-24 = { $hour24 }:{ $minute }
time-span = de { $start } a { $end }

button-back = Volver
button-done = Listo
button-next = Seguir
button-previous = Anterior
button-cancel = Cancelar
button-save = Guardar
button-again = Otra vez
button-help = Ayuda ahora
button-help-short = Ayuda

key-space = Espacio
key-backspace = Borrar
key-shift = Aa
key-digits = 123
key-accents = áęñ
key-accents-more = čőš
key-letters = a–z
key-done = Listo
key-abc = ABC
key-qwerty = QWERTY
key-azerty = AZERTY
key-qwertz = QWERTZ

list-page = { $page } de { $pages }
list-empty = Aquí todavía no hay nada.

stepper-less = – { $name }
stepper-more = + { $name }
toggle-on = Sí
toggle-off = No

picture-kite = Cometa
picture-boat = Barco
picture-leaf = Hoja
picture-umbrella = Paraguas
picture-cat = Gato
picture-drum = Tambor
picture-pear = Pera
picture-hat = Sombrero
picture-snail = Caracol

colour-red = Rojo
colour-orange = Naranja
colour-yellow = Amarillo
colour-green = Verde
colour-blue = Azul
colour-purple = Morado

mark-name = { $picture } · { $colour }
