# La ventana de la oficina, para el equipo en su mesa.

desk-name = Oficina
desk-sticks = Memorias
desk-months = Meses
desk-people = Personas
desk-lists = Listas
desk-kiosks = Aparatos
desk-badges = Tarjetas
desk-settings = Ajustes
desk-side-key = Ctrl + { $number }
desk-side-sticks =
    { $count ->
        [one] 1 memoria aquí
        [many] { $count } de memorias aquí
       *[other] { $count } memorias aquí
    }
desk-side-silent =
    { $count ->
        [one] 1 en silencio
        [many] { $count } en silencio
       *[other] { $count } en silencio
    }
desk-side-forked =
    { $count ->
        [one] 1 alarma
        [many] { $count } de alarmas
       *[other] { $count } alarmas
    }

# Lo elegido lleva un signo, y no solo un color.
desk-chosen = • { $label }
desk-sorted-up = { $title } ˄
desk-sorted-down = { $title } ˅
desk-filter = Buscar (Ctrl + F)
desk-reading = Un momento…
desk-close = Cerrar
desk-go-on = Seguir
desk-show-folder = Ver la carpeta
desk-not-shown = Este ordenador no encontró ningún programa para mostrarla. Está en { $path }.
desk-copy-lines = Copiar las líneas
desk-date = { $day } { $month } { $year }
desk-days = { $first } a { $last }
desk-kiosk-of = { $site } ({ $kiosk })

desk-month-1 = ene
desk-month-2 = feb
desk-month-3 = mar
desk-month-4 = abr
desk-month-5 = may
desk-month-6 = jun
desk-month-7 = jul
desk-month-8 = ago
desk-month-9 = sept
desk-month-10 = oct
desk-month-11 = nov
desk-month-12 = dic

# El primer inicio.
desk-start-title = Esta es la oficina
desk-start-what = Cada aparato guarda en sus registros quién vino. De vez en cuando alguien los trae aquí en una memoria, y este programa hace de todos uno solo.
desk-start-keys = Primero la oficina necesita sus llaves. Los aparatos sellan lo que escriben para ella, y solo estas llaves lo abren.
desk-start-where = Se harán en { $path }. Solo tú puedes leer esa carpeta.
desk-start-make = Hacer las llaves
desk-made-title = Las llaves están hechas
desk-made-where = Están en { $path }.
desk-made-recovery = Una de ellas, recovery.age, lo abre todo si se pierde esta computadora. Cópiala en una memoria, guárdala bajo llave en otro lugar y bórrala de aquí.
desk-made-copy = Guarda también una copia de los otros archivos. Sin ellos nadie vuelve a abrir una memoria ni los registros, y nadie puede ayudar.
desk-made-lines = Cada aparato tiene que saber para quién escribe. Pon estas líneas en su kiosk.toml; no son secretas:
desk-opening = Abriendo los registros…
desk-failed-title = La oficina no se puede abrir

# Memorias.
desk-sticks-title = Lo que vino en una memoria
desk-put-in = Inserta una memoria. Aparece sola.
desk-plugged-in = Estas memorias están conectadas:
desk-look-at = Mirar { $name }
desk-drop = O suelta una carpeta o un archivo en esta ventana, o escribe dónde está.
desk-receipts-anew = Escribir los recibos de nuevo
desk-path-label = Carpeta o archivo
desk-look = Mirar
desk-looking = Mirando { $name }
desk-looking-at = Archivo { $at } de { $of }. Aún no se guarda nada.
desk-taking = Importando { $name }
desk-taking-files = { $done } de { $all } archivos revisados
desk-taking-entries = { $done } de { $all } registros
desk-taking-waits = Otra oficina está escribiendo aquí; se espera a que termine. { $done } de { $all } registros
desk-stop = Parar tras este
desk-not-read = No se pudo leer { $name }
desk-on-it =
    { $count ->
        [0] En { $name } no hay nada para esta oficina.
        [one] En { $name } hay un paquete. { $ready ->
            [0] No trae nada nuevo.
           *[other] Trae algo nuevo.
        }
        [many] En { $name } hay { $count } de paquetes. { $ready ->
            [0] Ninguno trae nada nuevo.
            [one] Uno de ellos trae algo nuevo.
            [many] { $ready } de ellos traen algo nuevo.
           *[other] { $ready } de ellos traen algo nuevo.
        }
       *[other] En { $name } hay { $count } paquetes. { $ready ->
            [0] Ninguno trae nada nuevo.
            [one] Uno de ellos trae algo nuevo.
            [many] { $ready } de ellos traen algo nuevo.
           *[other] { $ready } de ellos traen algo nuevo.
        }
    }
desk-take-in =
    { $count ->
        [0] Importar
        [one] Importar 1 paquete
        [many] Importar { $count } de paquetes
       *[other] Importar { $count } paquetes
    }
desk-note-alarm = Anotar la alarma
desk-col-kiosk = Aparato
desk-col-bundle = Paquete
desk-col-made = Hecho
desk-col-days = Días nuevos
desk-col-what = Qué es
desk-stand-new =
    { $entries ->
        [one] Nuevo: 1 registro
        [many] Nuevo: { $entries } de registros
       *[other] Nuevo: { $entries } registros
    }
desk-stand-known = Ya está aquí.
desk-stand-stranger = Este aparato es nuevo para la oficina: compara antes su llave.
desk-stand-trusted = Aparato nuevo, su llave se comparó.
desk-stranger-who = Un aparato que esta oficina aún no conoce: { $site } ({ $kiosk })
desk-stranger-ask = ¿Viene de una de las salas de aquí? Cada aparato muestra su llave: «Para el equipo», «¿Cómo va todo?» y luego «Llave para la oficina». Si son estos mismos ocho grupos, es de los de aquí. Si nadie lo sabe, déjalo fuera por ahora: no se pierde nada.
desk-trust = Son los mismos
desk-leave-out = Dejar fuera por ahora
desk-waits = En espera: falta el paquete { $number } de { $site }, anterior al { $made } (registros { $first } a { $last }). Trae ese, o lleva el recibo al aparato y exporta otra vez.
desk-waits-between = En espera: falta el paquete { $number } de { $site }, hecho entre el { $after } y el { $made } (registros { $first } a { $last }). Trae ese, o lleva el recibo al aparato y exporta otra vez.
desk-waits-earlier = En espera: falta un paquete anterior (registros { $first } a { $last }). Trae ese, o lleva el recibo al aparato y exporta otra vez.
desk-refused-no-bundle = No se importó: no es un paquete de un aparato.
desk-refused-other-office = No se importó: está sellado para otra oficina.
desk-refused-other-key = No se importó: aquí este aparato se conoce con otra llave. Averigua de dónde viene esta memoria.
desk-refused-cut = No se importó: le falta el final. Exporta otra vez en el aparato, a otra memoria.
desk-refused-altered = No se importó: no está como lo escribió el aparato. Exporta otra vez en el aparato, a otra memoria.
desk-refused-older = No se importó: un paquete más nuevo lo trajo todo. No falta nada.
desk-refused-replayed = No se importó: alguien lo escribió de nuevo. Averigua quién tuvo esta memoria y exporta otra vez en el aparato.
desk-refused-forked = Alarma: este aparato se copió o se alteró. No se importó nada. Pide que un técnico ejecute allí «keytag verify».
desk-refused-rolled-back = Alarma: este aparato volvió a un estado anterior. No se importó nada. Pide que un técnico ejecute allí «keytag verify».
desk-refused-version = No se importó: lo escribió un programa más nuevo. Instala aquí el más nuevo.
desk-refused-unreadable = No se importó: la memoria no se puede leer. Prueba otra vez, o en otro puerto.
desk-taken =
    { $name }: { $taken ->
        [0] no se importó nada.
        [one] 1 paquete importado.
        [many] { $taken } de paquetes importados.
       *[other] { $taken } paquetes importados.
    } { $refused ->
        [0] No quedó nada fuera.
        [one] 1 quedó fuera; abajo se dice por qué.
        [many] { $refused } quedaron fuera; abajo se dice por qué.
       *[other] { $refused } quedaron fuera; abajo se dice por qué.
    }
desk-taken-new =
    Importado: { $new ->
        [one] 1 registro nuevo
        [many] { $new } de registros nuevos
       *[other] { $new } registros nuevos
    }, ya aquí: { $known }.
desk-taken-odd = Para un programa más nuevo, en espera hasta entonces: { $odd }.
desk-taken-before = Ya está aquí.
desk-taken-stranger = Quedó fuera: nadie comparó la llave de este aparato.
desk-taken-not-reached = Sin mirar: se detuvo antes. Recoge la memoria otra vez.
desk-taken-unheard = Lo que dice a los otros aparatos no se pudo leer: exporta allí otra vez.
desk-receipts =
    { $count ->
        [one] Al lado hay un recibo para su aparato. Llévalo allí cuando se pueda: así el aparato sabe qué está a salvo aquí.
        [many] Al lado hay { $count } de recibos para los aparatos. Llévalos allí cuando se pueda: así los aparatos saben qué está a salvo aquí.
       *[other] Al lado hay { $count } recibos para los aparatos. Llévalos allí cuando se pueda: así los aparatos saben qué está a salvo aquí.
    }
desk-receipts-failed =
    { $count ->
        [one] No se pudo escribir un recibo. Aun así, todo está importado; impórtalo otra vez para tener otro recibo.
        [many] No se pudieron escribir { $count } de recibos. Aun así, todo está importado; impórtalos otra vez para tener otros.
       *[other] No se pudieron escribir { $count } recibos. Aun así, todo está importado; impórtalos otra vez para tener otros.
    }
desk-safe = Ya se puede sacar la memoria.
desk-busy = La memoria aún se está usando. Cierra lo que la tenga abierta y luego suéltala.
desk-let-go = Soltar la memoria

# Meses.
desk-months-title = Meses
desk-no-months = Aún no hay nada aquí. Importa antes una memoria.
desk-before = ‹ Mes anterior
desk-after = Mes siguiente ›
desk-site = Lugar: { $site }
desk-choose-site = ¿Qué lugar?
desk-take-site = Este lugar
desk-charts = Gráficos
desk-numbers = Cifras
desk-milestones = Logros
desk-by-meeting = Llegadas por reunión
desk-meetings-more = Y { $more } más; todas están en «Cifras».
desk-chart-chosen = { $name }: { $value }.
desk-chart-highest = Máximo: { $value } ({ $name }).
desk-chart-lowest = Mínimo: { $value } ({ $name }).
desk-returned = Personas nuevas con sus { $days } días cumplidos: { $of }. Volvieron: { $persons }.
desk-complete = Completo hasta el { $date }.
desk-complete-unknown = Nada está completo: un aparato no ha traído nada todavía.
desk-waits-for =
    { $count ->
        [one] Falta un aparato: { $kiosks }.
        [many] Faltan { $count } de aparatos: { $kiosks }.
       *[other] Faltan { $count } aparatos: { $kiosks }.
    }
desk-save-folder = Guardar en la carpeta
desk-save = Guardar
desk-save-year = Guardar el año desde { $from }
desk-save-what = Hojas de cálculo, y páginas para imprimir, en su propia carpeta. Hablan de personas concretas: cuídalas.
desk-saving = Escribiendo…
desk-saved =
    Guardado en { $folder }: { $people ->
        [one] { $people } persona
        [many] { $people } de personas
       *[other] { $people } personas
    }, { $meetings ->
        [one] { $meetings } reunión
        [many] { $meetings } de reuniones
       *[other] { $meetings } reuniones
    }, { $signins ->
        [one] { $signins } llegada
        [many] { $signins } de llegadas
       *[other] { $signins } llegadas
    }.
desk-col-meeting = Reunión
desk-col-site = Lugar
desk-col-evenings = Veces

# Personas.
desk-people-title = Personas
desk-everybody = Todas
desk-doubles = Quizá la misma ({ $count })
desk-merged = Contadas como una ({ $count })
desk-people-count = Personas con tarjeta o nombre: { $shown } de { $all }
desk-people-more = Hay más de las que caben aquí. Todas están en las hojas de cálculo de un mes.
desk-col-name = Nombre
desk-col-number = Número
desk-col-meetings = Reuniones
desk-col-sites = Lugares
desk-col-first = Primera
desk-col-last = Última
desk-unnamed = Sin nombre ({ $number })
desk-pseudonym = Número aquí: { $number }
desk-never-came = Consta aquí por una lista o un aparato; aún no vino a ninguna reunión.
desk-came =
    { $count ->
        [one] Vino a 1 reunión, el { $last }.
        [many] Vino a { $count } de reuniones del { $first } al { $last }, en { $sites ->
            [one] 1 lugar
            [many] { $sites } de lugares
           *[other] { $sites } lugares
        }.
       *[other] Vino a { $count } reuniones del { $first } al { $last }, en { $sites ->
            [one] 1 lugar
            [many] { $sites } de lugares
           *[other] { $sites } lugares
        }.
    }
desk-no-name = Esta persona no tiene nombre aquí: no dio ninguno, o no aceptó que saliera del aparato.
desk-name-label = Nombre en los informes
desk-name-save = Guardar el nombre
desk-name-how = Aparece aquí y en los informes, y llega a los aparatos con el próximo paquete.
desk-name-chosen = En el aparato: { $name }
desk-name-back = Volver a ese
desk-erase = Quitar
desk-erase-title = ¿Quitar a { $name }?
desk-erase-body = Aquí se borran nombre y número, y en cada aparato con el próximo paquete. Las reuniones siguen contando, sin esa persona. No se puede deshacer.
desk-erase-yes = Quitar para siempre
desk-erase-no = Conservar
desk-taken-off = Se le quitó. Aquí ya no se sabe nada más.
desk-doubles-what = Quizá sean una sola persona con dos tarjetas, o con tarjeta en un aparato y nombre en otro. Solo tú puedes saberlo.
desk-doubles-none = Nadie parece estar aquí dos veces.
desk-merged-none = Aquí no hay personas contadas como una.
desk-col-because = Por qué
desk-col-one = Una
desk-col-other = Otra
desk-col-merged = Esta
desk-col-into = cuenta como
desk-same-number = Mismo número
desk-same-name = Mismo nombre
desk-alike-name = Nombres parecidos
desk-known = { $names } { $numbers } · { $sites } · reuniones: { $count }
desk-merge = Contar como una
desk-merge-how = Para todos los días y en cada informe. Se puede deshacer cuando sea.
desk-two = Son dos
desk-split = Contar otra vez como dos

# Listas de personas.
desk-lists-title = Listas de personas
desk-lists-put-in = Suelta una lista de personas en esta ventana
desk-lists-what = Un archivo CSV o XLSX con encabezados en la primera fila. Dice a los aparatos de un lugar quién es de allí. Se ve qué cambiaría antes de guardar nada. Sale con el próximo paquete y, hasta entonces, se puede retirar.
desk-list-path = Archivo
desk-list-keep = Guardar
desk-list-keep-for = Guardar para { $site }
desk-list-kept =
    { $count ->
        [one] Guardada: una fila para los aparatos de { $site }.
       *[other] Guardadas: { $count } filas para los aparatos de { $site }.
    }
desk-list-waits =
    { $count ->
        [one] Una fila de una lista espera a los aparatos de { $site }.
       *[other] { $count } filas de una lista esperan a los aparatos de { $site }.
    }
desk-list-back = Retirarla
desk-list-site = ¿Para qué lugar?
desk-list-column = La columna «{ $heading }» es:
desk-list-rows =
    { $count ->
        [one] Una persona.
       *[other] { $count } personas.
    }
desk-list-counts = Nuevas: { $new }. Con cambios: { $changed }. Como antes: { $same }.
desk-list-note = Puede que un aparato ya conozca a algunas de las nuevas: muestra qué cambia antes de aceptarlas.
desk-list-taken-off =
    { $count ->
        [one] A una persona se la quitó, y así queda.
       *[other] A { $count } personas se las quitó, y así quedan.
    }
desk-list-problems = Estas filas quedan fuera:
desk-list-problem = Fila { $row }: { $what }
desk-list-more = Y { $more } más.
desk-wrong-same = igual que la fila { $row }.
desk-wrong-long = «{ $field }» es demasiado largo.
desk-wrong-sign = «{ $field }» tiene un signo que no se puede mostrar.
desk-wrong-no-name = sin nombre.
desk-wrong-kind = el tipo no es ninguno de { $kinds }.
desk-list-too-long = Este archivo es más largo que cualquier lista. ¿Es el correcto?
desk-list-empty = En este archivo no hay nada.
desk-list-not-utf8 = La línea { $line } está en una codificación antigua. Guarda la lista como «CSV UTF-8» o como XLSX y vuelve a probar.
desk-list-not-csv = La línea { $line } no se puede leer: quizá falte una comilla.
desk-list-not-xlsx = Esta hoja no se puede leer. Guárdala otra vez como XLSX y vuelve a probar.
desk-list-no-names = Nada dice dónde están los nombres: elige su columna y di que es el nombre elegido.
desk-col-place = N.º
desk-col-heading = Columna
desk-col-below = Primer dato
desk-field-name = Nombre elegido
desk-field-legal = Nombre en papeles
desk-field-last = Apellidos
desk-field-number = Número
desk-field-kind = Tipo
desk-field-none = No se toma

# Aparatos.
desk-kiosks-title = Aparatos
desk-no-kiosks = Ningún aparato ha traído nada todavía.
desk-kiosks-count =
    { $count ->
        [one] 1 aparato.
        [many] { $count } de aparatos.
       *[other] { $count } aparatos.
    } { $silent ->
        [0] Ninguno lleva { $days } días en silencio.
        [one] 1 lleva { $days } días o más en silencio.
        [many] { $silent } llevan { $days } días o más en silencio.
       *[other] { $silent } llevan { $days } días o más en silencio.
    }
desk-col-brought = Traído hasta
desk-col-state = Cómo está
desk-nothing-yet = nada todavía
desk-kiosk-fine = En orden
desk-kiosk-gone = Retirado
desk-kiosk-silent = { $days ->
    [one] { $days } día
    [many] { $days } de días
   *[other] { $days } días
} en silencio: alguien debería ir a verlo.
desk-kiosk-missing = Faltan los registros { $first } a { $last }, antes del paquete { $number } del { $made }.
desk-kiosk-forked = Alarma: otra máquina escribe como si fuera este aparato, o se restauró una copia antigua de su disco. Lo que escribió desde el registro { $first } no está aquí (paquete { $number } del { $made }).
desk-kiosk-forked-do = Busca la máquina cuyo paquete no se importó, retírala y configúrala de nuevo.
desk-kiosk-nothing = No ha traído nada todavía.
desk-due = Hace falta un paquete.
desk-due-news =
    { $count ->
        [one] Falta llevar un cambio
        [many] Faltan por llevar { $count } de cambios
       *[other] Faltan por llevar { $count } cambios
    } a los aparatos de { $site }: a quién se quitó, se unió o se cambió el nombre.
desk-due-behind = Todavía no ha recibido el paquete del { $date }.
desk-pack = Escribir en { $stick } el paquete para { $site }
desk-pack-plug = Conecta una memoria USB para escribir el paquete para { $site }.
desk-packing = Escribiendo el paquete…
desk-packed = El paquete para { $site } está en { $stick }. En cada aparato de allí: Para el equipo, y luego De la oficina.
desk-gone = Está retirado
desk-back = No está retirado
desk-settled = Está resuelto

# Tarjetas.
desk-badges-title = Tarjetas
desk-badges-how = Las tarjetas nuevas se hacen en un aparato: «Para el equipo», luego «Tarjetas». Escribe una hoja en una memoria; tráela aquí, o a cualquier impresora.
desk-badges-why = Una tarjeta solo vale donde un aparato puede probar que la hizo, y ninguna oficina puede leer lo que lo prueba. Por eso aquí nadie puede hacer tarjetas, ni quien se lleve esta computadora.
desk-badges-after = Cuando la hoja salga bien, dilo en el aparato: hasta entonces sus tarjetas no abren nada.
desk-badges-found = Hojas en las memorias conectadas
desk-badges-none = No hay ninguna hoja en las memorias conectadas.
desk-col-sheet = Hoja
desk-col-stick = Memoria
desk-print = Abrir para imprimir
desk-not-opened = Esta computadora no encontró un programa para abrirla. Ábrela desde la memoria; imprímela al 100 %, no «ajustar a la página».

# Ajustes.
desk-settings-title = Ajustes
desk-language = Idioma
desk-theme = Colores
desk-theme-light = Claro
desk-theme-dark = Oscuro
desk-theme-contrast = Alto contraste
desk-text = Texto
desk-text-normal = Normal
desk-text-large = Grande
desk-paper = Papel
desk-paper-a4 = A4
desk-paper-letter = Carta
desk-year = El año de la oficina
desk-year-starts = Empieza en { $month }.
desk-year-earlier = Un mes antes
desk-year-later = Un mes después
desk-backup = Copia de todos los registros
desk-backup-path = En el archivo
desk-backup-do = Copiar
desk-backup-why = Mejor en otro disco. Los aparatos solo pueden olvidar lo que está en una copia. Se abre solo con las llaves de esta oficina.
desk-backup-writing = Copiando…
desk-backup-here = La copia está en { $path }. Los aparatos se enteran con los próximos recibos: vuelve a conectar una memoria.
desk-places = Dónde está todo
desk-place-database = Registros: { $place }
desk-place-keys = Llaves: { $place }

# Lo que no funcionó.
desk-failed-file = { $path } no se puede leer o escribir. Indica un lugar permitido y con espacio libre.
desk-failed-taken = { $path } ya existe. Indica otro lugar.
desk-failed-in-use = Otro programa tiene abierto { $path }. Ciérralo y prueba otra vez.
desk-failed-other-key = { $path } está sellado con otra llave. ¿Son estas las llaves correctas?
desk-failed-no-key = Falta una llave o está dañada: { $path }. Pon otra vez tu copia.
desk-failed-version = Estos registros los hizo un programa más nuevo. Instala el más nuevo.
desk-failed-server = El servidor de los registros no responde. Pregunta a quien lo cuida.
desk-failed-busy = Otro programa está usando los registros. Deja que acabe y prueba otra vez.
desk-failed-full = El disco de los registros está lleno. Haz sitio allí y prueba otra vez.
desk-failed-person = Esta persona ya no está aquí. Mira la lista otra vez.
desk-failed-one-already = Ya se cuentan como una.
desk-failed-taken-off = Se quitó a esa persona. A quien se contara como la misma también se le quitaría.
desk-failed-no-name = Esta persona no aceptó que un nombre saliera del aparato, así que aquí no se puede escribir ninguno.
desk-failed-database = No se pudieron leer o cambiar los registros. Prueba otra vez; si sigue igual, pon de nuevo una copia.
desk-number = { $number }
desk-meeting-figures =
    { $evenings ->
        [one] { $signins } en 1 reunión
        [many] { $signins } en { $evenings } de reuniones, { $average } en cada una
       *[other] { $signins } en { $evenings } reuniones, { $average } en cada una
    }
