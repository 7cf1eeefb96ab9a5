# Palabras dentro de los archivos de un informe: READ ME FIRST.txt y Summary.xlsx.
# Sheet names have at most 31 characters and none of [ ] : * ? / \

report-read-me =
    Informe de { $site }
    Meses: { $months }
    Hecho: { $made }
    Reuniones: { $meetings }
    Llegadas: { $sign-ins }

    TRATAR COMO CONFIDENCIAL.
    Quien pueda abrir esta memoria puede leer estos archivos.
    Copiar la carpeta a su lugar y después borrarla de la memoria.

    QUÉ HAY AQUÍ
    Summary.xlsx - para empezar: las cifras de los meses y de cada reunión.
    attendance.csv - una línea por cada llegada.
    sessions.csv - una línea por cada reunión.
    manifest.json - para programas: qué se exportó, con sumas de control.

    CÓMO LEERLO
    Cada persona es un número largo. El mismo número es la misma persona.
    Junto a un número hay un nombre solo si esa persona lo aceptó.
    Una celda vacía significa: no guardado, no preguntado o no aceptado.
    Las llegadas anuladas están en attendance.csv con "voided" = true.
    No cuentan en ningún otro lugar.
    Un apóstrofo ante = + - o @ evita que una hoja de cálculo tome el texto por una fórmula.
    Las horas están en UTC y en hora local con su distancia a UTC.

    CORRECCIONES POSTERIORES
    Las llegadas pueden corregirse después de un informe. Un informe más nuevo del mismo mes
    contiene el mes entero otra vez y sustituye al anterior. Si ambos están en esta memoria,
    el más nuevo termina en _2, _3, etcétera.

report-title = { $site }: { $months }
report-sheet-months = Resumen
report-sheet-sessions = Reuniones
report-month = Mes
report-whole = En total
report-sessions = Reuniones
report-attendances = Llegadas
report-average = Llegadas por reunión
report-persons = Personas distintas
report-not-deduplicated = Llegadas sin tarjeta ni nombre
report-first-timers = Primera vez aquí
report-date = Fecha
report-start = Inicio
report-meeting = Reunión
report-room = Sala
report-mode = Cómo se lleva la asistencia
report-mode-headcount = solo se cuenta
report-mode-anonymous-badge = tarjeta sin nombre
report-mode-chosen-name = nombre elegido
report-mode-roster = lista de nombres
report-notes =
    Personas distintas: todas las que tienen tarjeta o nombre, contadas una vez en el mes. Los meses no se pueden sumar: quien vino en ambos es una persona.
    Llegadas sin tarjeta ni nombre: gente que solo se contó. Detrás de varias puede haber una sola persona, y nadie puede saberlo.
    Así, vinieron al menos «Personas distintas» y como mucho esas y «Llegadas sin tarjeta ni nombre» juntas.
    Primera vez aquí: llegadas como persona nueva.
