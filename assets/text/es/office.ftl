# Palabras de los informes de la oficina. No dicen qué clase de reuniones son.
# Sheet names have at most 31 characters and none of [ ] : * ? / \

office-read-me =
    Informe: { $days }
    Lugar: { $site }
    Hecho: { $made }
    Completo hasta: { $complete }
    { $waits }

    TRATAR COMO CONFIDENCIAL.
    Board.xlsx, Board.pdf y Board.csv se pueden compartir: faltan en ellos las cifras menores de { $few }.
    Todo lo demás habla de personas concretas y es para quienes cuidan de ellas.

    QUÉ HAY AQUÍ
    Board.xlsx - una página para una junta, con un gráfico.
    Report.xlsx - para empezar: meses, lugares, reuniones, personas y a qué vinieron, personas nuevas, y cuánto se puede confiar en las cifras.
    Board.pdf, Report.pdf - lo mismo para imprimir. Board.csv - lo mismo para otros programas.
    Meetings.pdf, Meetings.xlsx - cada reunión por separado, con quienes estuvieron. No se hace para más de { $pages } reuniones.
    months.csv, sites.csv, meetings.csv, people.csv, newcomers.csv, milestones.csv - las mismas cifras para otros programas.
    chips.csv - cuántas fichas de cada clase tener a mano en los dos meses que siguen.
    quality.csv, kiosks.csv - cuánto se puede confiar en ellas.
    services.csv - a qué vino cada persona, reunión por reunión.
    sessions.csv - una línea por cada reunión.
    attendance.csv - una línea por cada llegada.
    datapackage.json - para programas: qué columnas tienen las tablas, y qué hay en cada una: un número, un día o palabras.

    CÓMO LEERLO
    Cada persona es un número largo. El mismo número es la misma persona, en cada puerta.
    Junto a un número hay un nombre solo si esa persona lo aceptó.
    Una celda vacía significa: no guardado, no preguntado o no aceptado.
    Las llegadas anuladas están en attendance.csv con "voided" = true.
    No cuentan en ningún otro lugar.
office-waits-nothing = No falta nada: todos los aparatos han traído estos días.
office-waits = FALTAN DATOS. Ver «Calidad de los datos» en Report.xlsx: aparatos que no han traído estos días: { $kiosks }
office-complete-unknown = no se sabe (un aparato no ha traído nada todavía)
office-standing = Completo hasta: { $complete }.
office-standing-waits = Aún no está todo. Estos aparatos no han traído estos días: { $kiosks }.
office-forked = Otra máquina escribe como si fuera un aparato de aquí, o se restauró una copia antigua de su disco. Lo que esa máquina escribió no está aquí: { $kiosks }.
office-forked-do = Hay que buscar la máquina cuyo paquete no se importó, retirarla y configurarla de nuevo. Después hay que indicar en el programa de la oficina, en «Aparatos», que está resuelto.
office-all-sites = Todos los lugares

office-sheet-board = Junta
office-sheet-months = Meses
office-sheet-sites = Lugares
office-sheet-meetings = Reuniones
office-sheet-evenings = Cada reunión por fecha
office-sheet-services = A qué vino cada persona
office-sheet-people = Personas
office-sheet-newcomers = Personas nuevas
office-sheet-milestones = Logros
office-sheet-quality = Calidad de los datos

office-title = { $site }: { $days }
office-days = { $from } a { $until }
office-month = Mes
office-site = Lugar
office-sessions = Reuniones
office-attendances = Llegadas
office-average = Llegadas por reunión
office-persons = Personas distintas
office-not-deduplicated = Llegadas sin tarjeta ni nombre
office-first-timers = Primera vez aquí
office-whole = En total
office-hidden = no se muestra
office-chart = Llegadas y personas distintas por mes
office-meeting = Reunión
office-date = Fecha
office-in-the-room = En la sala
office-chart-sites = Llegadas y personas distintas por lugar
office-chart-meetings = Llegadas y personas nuevas por reunión
office-chart-evenings = Llegadas y personas nuevas por fecha
office-chart-returned = Personas nuevas que volvieron
office-evenings-more = Hubo más reuniones de las que caben en esta lista. Todas están en sessions.csv.
office-services-more = Hay más de lo que cabe en esta lista. Todo está en services.csv.
office-notes =
    Personas distintas: todas las que tienen tarjeta o nombre, contadas una vez. Los meses y los lugares no se pueden sumar: quien estuvo en ambos es una persona.
    Llegadas sin tarjeta ni nombre: gente que solo se contó. Detrás de varias puede haber una sola persona, y nadie puede saberlo.
    Así, vinieron al menos «Personas distintas» y como mucho esas y «Llegadas sin tarjeta ni nombre» juntas.
    Primera vez aquí: llegadas como persona nueva.
office-board-notes =
    Faltan las cifras de 1 a { $most }, para que por ellas no se reconozca a nadie. Donde una se podría calcular con las otras, falta otra más.
    Personas distintas: todas las que tienen tarjeta o nombre, contadas una vez. Los meses no se pueden sumar.

office-page = Página { $page } de { $of }
office-confidential = Confidencial
office-letters = Un recuadro está en lugar de un signo que este tipo de letra no tiene. En las tablas los nombres están completos.
office-evening-ad-hoc = Una reunión suelta
office-evening-when = { $date }, de { $from } a { $until }, { $site }. Llegadas anotadas: { $opened } a { $closed }.
office-evening-heads = Llegadas: { $in }; sin nombre: { $nobody }. Personas nuevas: { $newcomers }, visitas: { $guests }, familia y amistades: { $family }, menores de 18: { $minors }.
office-evening-more = En la sala sin anotar: { $more }. En total: { $total }.
office-evening-interrupted = La terminó un corte de corriente.
office-not-known = hora desconocida
office-when = Hora
office-who = Persona
office-as = Tipo
office-how = Cómo
office-remark = Nota
office-nobody = sin nombre
office-remark-double = ya se contó una vez
office-remark-taken-back = anulada
office-remark-left = salió a las { $at }
office-remark-stayed = se quedó hasta el final
office-kind-member = miembro
office-kind-newcomer = persona nueva
office-kind-guest = visita
office-kind-family = familia o amistad
office-kind-volunteer = voluntariado
office-kind-staff = equipo
office-kind-professional = profesional
office-kind-minor = menor de 18
office-method-badge = tarjeta
office-method-scanner = tarjeta, con lector
office-method-name = nombre
office-method-code = código
office-method-facilitator = por quien dirige
office-method-headcount = se contó
office-method-paper_later = de una lista en papel

office-person = Persona
office-external = Su número
office-name = Nombre elegido
office-visits = Reuniones a las que vino
office-sites = Lugares
office-first = Primera
office-last = Última
office-people-more = Hay más personas de las que caben en esta lista. Todas están en people.csv.

office-newcomers = Llegadas como persona nueva
office-newcomers-persons = De ellas, personas distintas con tarjeta o nombre
office-window = Volvieron en
office-window-days = { $days } días
office-returned = De ellas, volvieron
office-share = Porcentaje
office-window-head = Con los días cumplidos
office-newcomers-notes =
    A quien llegó sin tarjeta ni nombre no se le puede reconocer, y no entra en ningún porcentaje.
    Un porcentaje cuenta solo a las personas nuevas de las que ya pasaron esos días: las demás aún pueden volver.
office-answers = Logros
office-answer-call_my_name = dichos en la sala
office-answer-quietly = tomados en silencio
office-answer-not_today = hoy no
office-answer-given = entregados
office-every-year = cada año
office-chips = Para tener a mano en { $month }
office-chip = Ficha
office-ready = Tener a mano
office-as-of = Fechas al
office-chips-few = { $month }, { $site }: a las reuniones de un aparato de allí vienen menos de { $few } personas con fecha, así que no dice nada. Bastan unas pocas fichas de cada clase.
office-chips-none = Ningún aparato ha dicho todavía qué tener a mano: llega con el próximo paquete de cada uno.
office-chips-notes =
    Los aparatos lo cuentan por las fechas que las personas guardan allí, si vinieron en los últimos 90 días. De quién son no lo sabe nadie aquí: las fechas no salen de los aparatos.
    De cada mes se dice una sola vez, antes de que termine. Quien da una fecha después no está incluido.
    Las cifras suben de { $step } en { $step }, y { $step } está también donde ninguna fecha pide nada: así ninguna cifra habla de una sola persona. Donde menos de { $few } personas guardan una fecha, no se dice nada.
    Quien va a dos aparatos cuenta en los dos.
office-colour-white = blanco
office-colour-silver = plateado
office-colour-grey = gris
office-colour-black = negro
office-colour-red = rojo
office-colour-orange = naranja
office-colour-yellow = amarillo
office-colour-green = verde
office-colour-blue = azul
office-colour-dark_blue = azul oscuro
office-colour-purple = morado
office-colour-pink = rosa
office-colour-brown = marrón
office-colour-copper = cobre
office-colour-bronze = bronce
office-colour-gold = dorado
office-colour-glow_in_the_dark = brilla en la oscuridad
office-shape-chip = ficha
office-shape-key_tag = llavero
office-shape-medallion = medalla

office-what = Qué
office-how-many = Cuántos
office-quality-unassigned = Llegadas por asignar; no cuentan en ningún lugar
office-quality-nobody-opened = Llegadas a reuniones de las que aquí no consta que alguien las abriera; no cuentan en ningún lugar
office-quality-empty = Reuniones a las que no vino nadie
office-quality-interrupted = Reuniones que terminó un corte de corriente
office-quality-open = Reuniones que no se cerraron
office-quality-clock = Llegadas con un reloj que no iba bien
office-quality-elsewhere = Llegadas con el reloj de { $kiosk } mal puesto, que decía de { $first } a { $last }; pueden ser de estos días
office-quality-taken-back = Llegadas anuladas
office-quality-unknown = Registros que escribió un programa más nuevo; se guardan y aún no cuentan
office-kiosk = Aparato
office-gone = retirado
office-complete-to = Completo hasta
office-missing = Falta
office-missing-one = registros { $first } a { $last }, antes del paquete { $number } del { $made }
office-forked-one = lo que otra máquina escribió desde el registro { $first }, por ejemplo en el paquete { $number } del { $made }
office-never = nada todavía
