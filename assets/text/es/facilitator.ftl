# Para quien dirige la reunión. Breve: quizá alguien lo lee en su primera noche en el papel.

pin-title = Tu PIN
pin-note = Para quien dirige la reunión y para el equipo.
pin-again = No era ese. Tómate tu tiempo.
pin-wait = { $secs ->
    [one] Espera { $secs } segundo y prueba otra vez. La gente puede seguir anotándose.
    [many] Espera { $secs } de segundos y prueba otra vez. La gente puede seguir anotándose.
   *[other] Espera { $secs } segundos y prueba otra vez. La gente puede seguir anotándose.
}
pin-card = Ahora tu PIN.
pin-checking = Un momento
pin-forgot = Olvidé mi PIN
pin-not-allowed = Esto necesita un PIN del equipo.

tonight-none-title = No hay nada abierto
tonight-ad-hoc = Una reunión que nadie planeó
tonight-place = { $room } · { $time }
tonight-count = { $count } aquí
tonight-show-around = { $count ->
    [one] • Persona nueva: muéstrale el lugar
    [many] • { $count } de personas nuevas: muéstrales el lugar
   *[other] • { $count } personas nuevas: muéstrales el lugar
}
tonight-met = Les mostré el lugar
tonight-plus-member = + 1 persona
tonight-plus-newcomer = + 1 nueva
tonight-plus-guest = + 1 visita
tonight-plus-family = + 1 familiar
tonight-plus-minor = + 1 menor
tonight-lock = Bloquear
tonight-who = Quién está
tonight-more = Más
tonight-milestones = { $count ->
    [one] { $count } logro
    [many] { $count } de logros
   *[other] { $count } logros
}
tonight-milestones-title = Logros de hoy
tonight-give = Entregado a { $name }
tonight-given = Entregado
tonight-quiet = { $milestone } · en silencio, por favor
tonight-more-title = Más
tonight-look-up = Buscar a alguien
tonight-tray = Por asignar
tonight-topic = Tema
tonight-reading = Lectura
tonight-other-meeting = Otra reunión
tonight-other-time = Otra hora
tonight-other-room = Otra sala
tonight-not-tonight = Hoy no
tonight-paper = Una reunión en papel
tonight-staff = Para el equipo
tonight-close = Cerrar la reunión
tonight-counted = Contado
tonight-signed-in = Llegada anotada
tonight-already = Ya estaba
tonight-card-new = Esa tarjeta es nueva aquí
tonight-saved = Guardado
tonight-filed = Asignado
tonight-undone = Deshecho: ya no cuenta
tonight-moved = Movido
tonight-closed = La reunión está cerrada

kind-member = Miembro
kind-newcomer = Persona nueva
kind-guest = Visita
kind-family = Familia o amistad
kind-volunteer = Voluntariado
kind-staff = Equipo
kind-professional = Profesional
kind-minor = Menor de 18
kind-count-member = { $count ->
    [one] { $count } persona
    [many] { $count } de personas
   *[other] { $count } personas
}
kind-count-newcomer = { $count ->
    [one] { $count } nueva
    [many] { $count } de nuevas
   *[other] { $count } nuevas
}
kind-count-guest = { $count ->
    [one] { $count } visita
    [many] { $count } de visitas
   *[other] { $count } visitas
}
kind-count-family = { $count } de familia o amistad
kind-count-volunteer = { $count } de voluntariado
kind-count-staff = { $count } del equipo
kind-count-professional = { $count ->
    [one] { $count } profesional
    [many] { $count } de profesionales
   *[other] { $count } profesionales
}
kind-count-minor = { $count ->
    [one] { $count } menor de 18
    [many] { $count } de menores de 18
   *[other] { $count } menores de 18
}

who-title = Quién está
who-note = Primero lo más reciente. Toca una línea para deshacerla o moverla.
who-line = { $who } · { $time }
who-left = salió { $time }
who-undo = Deshacer: no cuenta
who-move = Mover a otra reunión
who-left-now = Sale ahora
who-stayed = Se quedó hasta el final
who-not-stayed = Salió antes
who-back = Dejarlo así

find-title = Buscar a alguien
find-note = Gira la pantalla para que la fila no la vea.
find-results-title = Anotar
find-none = Nadie con ese nombre. Prueba con menos letras.

tray-title = Por asignar
tray-note = Llegaron cuando no había reunión abierta. Elige una y luego su reunión.
tray-line = { $day } · { $time } · { $kind }
tray-line-person = { $day } · { $time } · { $kind } · con tarjeta o nombre

move-title = ¿Qué reunión?
meeting-line = { $title } · { $day } · { $time }

topic-title = Tema
topic-note = Solo sale en los informes, no en la puerta.

ad-hoc-title = ¿Qué clase de reunión?
ad-hoc-note = Se abre ya, en esta sala, por 90 minutos.
ad-hoc-name = Una reunión
mode-headcount = Solo contar, sin nombres
mode-anonymous_badge = Tarjetas sin nombre
mode-chosen_name = Nombres elegidos
mode-roster = Una lista, con entrada y salida

time-title = ¿Cuándo empieza?
time-note = La gente puede anotarse { $minutes ->
    [one] { $minutes } minuto
    [many] { $minutes } de minutos
   *[other] { $minutes } minutos
} antes.
time-hour = Hora
time-minute = Minuto
time-minutes-long = Minutos que dura
room-title = ¿Qué sala?

reading-choose = La lectura de esta reunión
reading-of-day = La del día
reading-after-loss = Después de una pérdida
reading-holiday = En un día de fiesta
reading-first-meeting = Primera reunión en esta sala
reading-this = Esta, para hoy
reading-other = Otra

not-tonight-title = ¿Hoy no?
not-tonight-body = Hoy no saldrá en la puerta. Quien venga de todos modos se cuenta y queda por asignar.
not-tonight-yes = Hoy no
not-tonight-no = Sí se hace
not-tonight-done = Hoy no se hace

paper-series-title = ¿Qué reunión fue?
paper-date-title = ¿Qué día?
paper-counts-title = ¿Quién estuvo?
paper-counts-note = Cuenta a quienes no tienen nombre. Los nombres vienen después.
paper-people-title = Nombres del papel
paper-people-note = Escribe un nombre, elígelo, y luego el siguiente.
paper-people-more = Otro nombre
paper-people-done = Ya están todos

close-title = ¿Cerrar la reunión?
close-note = Llegadas anotadas: { $count }. Mira alrededor: ¿hay alguien sin anotar?
close-people = Sin anotar
close-yes = Cerrarla

clock-title = ¿Hoy es { $date }?
clock-body = El reloj de este aparato no es seguro. La gente puede seguir anotándose.
clock-yes = Sí, es hoy
clock-no = No
clock-date-title = ¿Qué día es?
clock-note = Solo lo recuerda este aparato. Nada más cambia.
clock-year = Año
clock-month = Mes
clock-day = Día
clock-set = La fecha está puesta

tonight-service = Echar una mano
tonight-talk = { $count ->
    [one] • { $count } quiere hablar
    [many] • { $count } quieren hablar
   *[other] • { $count } quieren hablar
}
tonight-talk-none = Quién escucha
talk-title = Hablar en confianza
talk-asking = { $count ->
    [0] Nadie ha pedido hablar.
    [one] { $count } persona quiere hablar.
    [many] { $count } de personas quieren hablar.
   *[other] { $count } personas quieren hablar.
}
talk-listening = Hoy pueden escuchar: { $names }
talk-listening-unnamed = { $count ->
    [one] { $count } persona sin nombre puede escuchar.
    [many] { $count } de personas sin nombre pueden escuchar.
   *[other] { $count } personas sin nombre pueden escuchar.
}
talk-how = Di a toda la sala dónde estarán después quienes escuchan. Nadie tiene que levantar la mano.
talk-done = Dos se encontraron
service-title = Echar una mano
service-note = Primero hoy, luego la próxima vez. Toca una línea para dejarla libre.
service-none = Este lugar no tiene tareas: se ponen en kiosk.toml.
service-line = { $day } · { $role }
service-nobody = libre
service-somebody = alguien
service-free = Dejarla libre: no puede venir
tonight-statements = { $count ->
    [one] { $count } constancia
    [many] { $count } de constancias
   *[other] { $count } constancias
}
statement-title = Constancias de asistencia
statement-note = Estas personas pidieron una. Confirma cada una cuando termine la reunión.
statement-ready = se puede confirmar
statement-later = desde { $time }
statement-left = salió antes
statement-wait = Confírmala al final de la reunión (desde { $time }), o cuando esté marcado «Se quedó hasta el final».
statement-left-note = Salió antes del final. Si no es así, marca antes «Se quedó hasta el final».
statement-ask-title = ¿Presente al final?
statement-ask-body = { $who } (llegada: { $time }). Si estuvo hasta el final, dilo. Luego se escribe el nombre que quiere en ella.
statement-ask-yes = Presente al final
statement-ask-no = Sin confirmar
statement-where-title = ¿Adónde va?
statement-print = Imprimirla aquí
statement-stick = A una memoria
statement-name-title = El nombre en la constancia
statement-name-note = Solo se imprime, no se guarda aquí.
statement-making = Un momento.
statement-printing = Se está imprimiendo. Aquí no se guarda nada.
statement-on-stick = Está en la memoria como { $file }; ya se puede sacar. Aquí no se guarda nada.
statement-on-stick-held = Está en la memoria como { $file }. La memoria no se soltó: espera a que su luz deje de parpadear y sácala. Aquí no se guarda nada.
statement-no-stick = Inserta antes una memoria y prueba otra vez.
statement-no-print = La impresora no la tomó. Revisa la impresora, o usa una memoria.
statement-not-written = No llegó a la memoria. Toma otra y prueba otra vez.
statement-letters = Hay una letra que no se puede imprimir.
slip-title = Constancia de asistencia
slip-name = Nombre
slip-meeting = Reunión
slip-place = Lugar
slip-place-said = { $site }, { $room }
slip-date = Fecha
slip-times = Horario
slip-times-said = de { $from } a { $until }
slip-number = Número de constancia
slip-code = Código de control
slip-confirmed = Quien dirigió la reunión confirmó que esta persona estuvo presente al final.
slip-check = Para comprobarla, preguntar en { $site } (aparato: { $kiosk }) con el número, el código y el nombre. Se hizo porque la persona nombrada la pidió, y no se guarda copia.
