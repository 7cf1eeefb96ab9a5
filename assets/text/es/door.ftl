# La puerta: lo que leen quienes llegan. Breve, cálido, sin una palabra de reproche.

# From which hour on it is morning, afternoon, evening and night, by what people say at it.
greeting-hours = 5 12 20 22
greeting-morning = Buenos días
greeting-afternoon = Buenas tardes
greeting-evening = Buenas noches
greeting-night = Aquí hay lugar, a cualquier hora

door-meeting-open = { $title } · { $room } · { $time } · pasa
door-meeting-short = { $title } · { $time }
door-meeting-later = { $title } · { $room } · { $time }
door-no-meetings = Ahora no hay nada programado. Igual nos alegra verte.
door-smaller = Muestra tu tarjeta, o entra sin nombre.

way-card = Mi tarjeta
way-card-note = Solo acércala
way-name = Mi nombre
way-name-note = Y mi dibujo
way-without = Sin nombre
way-without-note = Dos toques
door-first-time = ¿Primera vez aquí?
door-language = Idioma
door-display = Letra y botones
door-display-short = Aa
door-today = Hoy
door-reading = Lectura
door-keeper = Quien dirige
door-keeper-short = PIN

card-title = Muestra tu tarjeta
card-body = Pon el código cuadrado frente al lector. No hay que apretar nada.
card-type = Escribir las letras
card-type-title = Escribe las letras de tu tarjeta
card-type-count = { $count } de { $all } letras

name-title = ¿Con qué nombre te conocen aquí?
name-note = Sirve un apodo. La ortografía no importa.
picture-title = Toca tu dibujo
picture-forgot = No me acuerdo
colour-title = Y su color

without-title = Nos alegra que estés aquí
without-body = Sin nombre ni tarjeta. Un toque más y tu llegada cuenta.
without-member = Inclúyanme
without-guest = Vengo de visita
without-family = Familia o amistad
without-minor = Menor de 18

first-title = Nos alegra que hayas venido
first-body = No hay nada que llenar, y nadie te pedirá que hables. Siéntate donde quieras. Puedes llegar tarde o irte antes.
first-around = Inclúyanme y muéstrenme el lugar
first-quietly = Inclúyanme sin más
first-note = Si pides que te muestren el lugar, quien dirige la reunión ve que ha llegado una persona nueva. Ni nombre ni cara.

which-title = ¿Qué reunión?
which-note = { $room } · { $time }

welcome-title = Qué bueno verte
welcome-name = Qué bueno verte, { $name }
welcome-lead = Tu llegada está anotada.
welcome-counted = Tu llegada cuenta.
welcome-nothing-on = Ahora no hay nada programado. Igual nos alegra verte, y queda guardado que viniste.
welcome-something = Algo para ti
welcome-about-me = Sobre mí
welcome-not-me = No soy yo
all-set-title = Todo en orden
all-set-since = Hora de llegada: { $time }
all-set-leaving = Ya me voy
noted-title = Ya estás
noted-body = Qué bueno que viniste. Queda a salvo y luego pasa a la lista.
undone-title = Deshecho
undone-body = Esa llegada no cuenta. Puedes anotarte otra vez cuando quieras.
goodbye-title = Cuídate
goodbye-body = Queda guardada tu salida: { $time }

another-title = Probemos de otra manera
another-card = Esta tarjeta es nueva aquí.
another-name = Con eso no encontramos a nadie.
another-ask = Preguntar en la puerta
another-rest = { $secs ->
    [one] Respiremos un momento. En { $secs } segundo se puede de nuevo por nombre. Las tarjetas sirven ya.
    [many] Respiremos un momento. En { $secs } de segundos se puede de nuevo por nombre. Las tarjetas sirven ya.
   *[other] Respiremos un momento. En { $secs } segundos se puede de nuevo por nombre. Las tarjetas sirven ya.
}
greeter-title = En la puerta te ayudan
greeter-body = Díselo a la persona de la puerta. Hay otra manera, y lleva un momento.

paper-title = Hoy llevamos la lista en papel
paper-body = Habla con la persona de la puerta.
paper-code = Para el equipo: { $code }
asleep-title = Esta pantalla aún no despierta
asleep-body = Habla con la persona de la puerta: hay una lista en papel.
asleep-staff = Equipo: memoria con llave y «Quien dirige».

something-title = Algo para ti
something-today = Hoy
something-since = Desde el { $date }
something-call = Digan mi nombre
something-quietly = En silencio
something-not-today = Hoy no
something-none = Hoy nada. Gracias por venir.
something-call-thanks = Se dirá en esta reunión.
something-quietly-thanks = Es tuyo. Nadie dirá una palabra.

still-title = ¿Sigues ahí?
still-body = Tómate tu tiempo.
still-kept = Tómate tu tiempo. Todo queda guardado y no se pierde nada.
still-yes = Aquí sigo
still-done = Ya terminé
put-away-title = Guardado para ti
put-away-body = No se pierde nada. Muestra otra vez tu tarjeta, o elige tu nombre y tu dibujo, y sigue donde estabas.
put-away-card = No se pierde nada. Muestra otra vez tu tarjeta y sigue donde estabas.
put-away-else = ¿Otra persona? Empieza aquí

language-title = Idioma
display-title = Letra y botones
display-large = Letra más grande
display-low = Bajar los botones
display-contrast = Alto contraste
display-motion = Menos movimiento

about-title = Sobre mí
about-lead = Todo esto lo decides tú. Cualquier cosa puede quedar vacía.
about-name = El nombre que uso
about-mark-new = Dame otros
about-mark-first = Primero guarda un nombre. Luego tendrá un dibujo y un color.
about-language = Mi idioma
about-language-site = El mismo de aquí
about-text = Tamaño de letra
about-text-large = Más grande
about-text-normal = Normal
about-consents = Lo que se puede guardar
about-date = Mi fecha
about-date-update = Actualizar mi fecha
about-date-note = Basta con el mes. Nadie la ve si tú no quieres.
about-date-saved = Guardado. Nos alegra que estés aquí.
about-date-future = Ese día aún no llega. Elige hoy o un día anterior.
about-date-long-ago = Eso fue hace más de 60 años. ¿Es así?
about-date-is-right = Sí, es así
about-date-day = Día
about-date-month = Mes
about-date-year = Año
about-date-whole-month = Basta con el mes
about-date-forget = No guardar fecha
about-date-leap = El 1 de marzo si no hay 29 de febrero
about-off = Quítenme
about-off-title = ¿Te quitamos?
about-off-body = Aquí se borran tu nombre, tu fecha, tu dibujo y tu tarjeta. Las reuniones a las que viniste siguen contando, sin ti en ellas. No se puede deshacer.
about-off-yes = Sí, quítenme
about-off-no = No, me quedo
about-off-thanks = Gracias por venir
about-off-done = Listo. Aquí hay lugar para ti cuando quieras.
about-saved = Guardado
about-name-busy = Aquí ya hay nombres así. Añade una letra o una palabra para que se distingan.
consent-keep-name = Guardar el nombre que uso
consent-remember-date = Recordar mi fecha
consent-tell-facilitator = Avisar a quien dirige de mis logros
consent-name-in-exports = Poner mi nombre en los informes

help-title = Ayuda ahora
help-empty = Habla con la persona de la puerta o con cualquiera de aquí. Buscarán ayuda contigo.

door-hand = Se agradece una mano: { $roles }
idle-touch = Toca la pantalla para anotarte, o muestra tu tarjeta
idle-evenings = { $count ->
    [one] { $count } noche en compañía este año
    [many] { $count } de noches en compañía este año
   *[other] { $count } noches en compañía este año
}
idle-meetings = { $count ->
    [one] { $count } reunión en compañía este año
    [many] { $count } de reuniones en compañía este año
   *[other] { $count } reuniones en compañía este año
}
mirror-aim = Apunta el código cuadrado a la cámara
mirror-hold-up = Muestra tu tarjeta
mirror-read = Leída. Gracias.
welcome-later = Tu llegada está anotada. Muestra la tarjeta más tarde para lo demás.
welcome-family = Qué bueno que viniste, por ti.
welcome-family-card = Para familia y amistades
welcome-together = Apoyo mutuo
display-time = Más tiempo
display-time-once = Normal
display-time-twice = Doble
display-time-four = 4 veces
display-time-endless = Sin límite
display-buttons = Dos botones
display-sound = Sonidos
display-speech = Voz
about-statement = Constancia de asistencia
about-statement-ask = Puedes tener un papel que diga que estuviste en esta reunión. Pídelo aquí y ve al final con quien dirige. Lleva el nombre que quieras, solo se te da a ti y no se guarda.
about-statement-asked = Lo pediste. Ve con quien dirige cuando termine la reunión.
about-statement-yes = La quiero
about-statement-no = No la necesito
together-title = Apoyo mutuo
together-note = Solo quien dirige la reunión ve lo que tocas aquí. Quién quiere hablar y quién escucha se borra al cerrar la reunión.
together-note-short = Solo lo ve quien dirige la reunión.
together-ask = Quiero hablar con alguien que haya pasado por esto
together-asked = Quien dirige puede verlo, sin tu nombre, y dirá dónde encontrarse. Si no oyes nada, pregunta en la puerta.
together-listen = Hoy puedo escuchar
together-listen-named = Puedo escuchar, y pueden decir mi nombre
together-listens = Gracias. Se dirá dónde encontrarse.
together-hand = Echar una mano la próxima vez
hand-title = { $date }
hand-note = Toca lo que quieras hacer. Tócalo otra vez para dejarlo.
hand-taken = Ocupado: { $roles }
hand-lent = Guardado. Tócalo otra vez para dejarlo, o díselo después a quien dirige.
hand-quicker = Alguien se adelantó. Gracias de todos modos.
role-coffee = Café
role-chairs = Sillas
role-greeting = Recibir
hand-by-name = Con mi nombre
hand-as-somebody = Sin nombre
hand-name-note = Solo lo ve quien dirige la reunión.
honours-count = { $count ->
    [one] { $count } reunión aquí
    [many] { $count } de reuniones aquí
   *[other] { $count } reuniones aquí
}
honours-since = { $count ->
    [one] { $count } reunión aquí, desde { $since }
    [many] { $count } de reuniones aquí, desde { $since }
   *[other] { $count } reuniones aquí, desde { $since }
}
help-cards = Para leer
help-talk = Hablar con alguien aquí
talk-ask-title = ¿Te ayudaría hablar?
talk-ask-body = Quien dirige ve que alguien quiere hablar, pero ningún nombre. Al cerrar la reunión, se borra.
talk-asked-title = Quien dirige puede verlo
talk-asked-body = Dirá a toda la sala dónde encontrarse, y nadie tiene que levantar la mano. Si no oyes nada, pregunta en la puerta.
talk-nobody-title = Pregunta en la puerta
talk-nobody-body = Ahora no hay aquí ninguna reunión abierta en la que alguien lo vería. Habla con la persona de la puerta o con cualquiera de aquí. En Ayuda hay números a los que llamar.
shelf-title = Para leer, a tu ritmo
shelf-phone = Para el teléfono
