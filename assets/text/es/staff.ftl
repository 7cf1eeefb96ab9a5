# Para el equipo: gente sin técnica, una vez al mes.

staff-title = Para el equipo
staff-export = Llevarse el mes
staff-people = Personas
staff-badges = Tarjetas
staff-pins = Los PIN
staff-key = La llave
staff-between = Entre reuniones
staff-status = ¿Cómo va todo?
staff-lost-card = Tarjeta perdida

export-title = Llevarse el mes
export-no-stick = Inserta la memoria.
export-no-stick-note = Aparece aquí sola, casi siempre en dos segundos.
export-not-allowed = Este lugar no nombra ninguna oficina ni permite hojas de cálculo sin sellar. Un técnico puede poner lo uno o lo otro en kiosk.toml, en [export].
export-sealed = { $records ->
    [one] { $records } registro que la oficina aún no ha confirmado. Va sellado: solo la oficina puede abrirlo.
    [many] { $records } de registros que la oficina aún no ha confirmado. Van sellados: solo la oficina puede abrirlos.
   *[other] { $records } registros que la oficina aún no ha confirmado. Van sellados: solo la oficina puede abrirlos.
} Quien encuentre la memoria no lee nada.
export-sealed-nothing = La oficina lo ha confirmado todo. Aún no hay nada que llevar.
export-seal = Para la oficina, en { $label }
export-plain-instead = Mejor hojas de cálculo
export-sealed-instead = Mejor para la oficina
export-sealed-body = El paquete { $number } está dentro, sellado: { $records ->
    [one] { $records } registro.
    [many] { $records } de registros.
   *[other] { $records } registros.
} Lleva la memoria a la oficina y tráela después: trae el recibo.
export-sealed-receipt = La oficina ha confirmado lo anterior.
export-warning = Quien encuentre esta memoria puede leerla. Las personas son números, con nombre solo si lo aceptaron. Llévala contigo.
export-stick = { $label }
export-stick-note = { $free } libres
export-which-stick = ¿Qué memoria?
export-month = { $month }: { $meetings ->
    [one] { $meetings } reunión
    [many] { $meetings } de reuniones
   *[other] { $meetings } reuniones
}, { $sign-ins ->
    [one] { $sign-ins } llegada
    [many] { $sign-ins } de llegadas
   *[other] { $sign-ins } llegadas
}
export-earlier = { $count ->
    [one] { $count } mes anterior
    [many] { $count } de meses anteriores
   *[other] { $count } meses anteriores
}
export-never = sin exportar
export-changed = cambió desde la última vez
export-exported = ya exportado
export-again = No hay nada nuevo desde aquella memoria. Si se perdió, puedes llevarte lo mismo otra vez.
export-nothing = Aún no hay nada que llevar.
export-start = Exportar a { $label }
export-cancel = Parar
export-writing = Escribiendo. Deja la memoria puesta.
export-verifying = Leyéndolo de nuevo para comprobar
export-ejecting = Soltando la memoria
export-done-title = Ya puedes sacar la memoria
export-done-body = { $folder } está en ella: { $rows ->
    [one] { $rows } línea
    [many] { $rows } de líneas
   *[other] { $rows } líneas
} de asistencia. Se abre con cualquier hoja de cálculo.
export-pulled = La memoria se sacó demasiado pronto. Nada cuenta como exportado. Insértala y empieza otra vez.
export-full = La memoria está llena: hacen falta { $needed } y hay { $free } libres. Borra algo o toma otra. Nada cuenta como exportado.
export-read-only = No se puede escribir en la memoria. Busca un pequeño interruptor en su costado, o toma otra. Nada cuenta como exportado.
export-wrong-device = En esa memoria el aparato no puede escribir. Toma otra. Nada cuenta como exportado.
export-differs = Lo que hay en la memoria no es lo que se escribió: está rota. Toma otra. Nada cuenta como exportado.
export-failed = No se pudo exportar. Prueba una vez más; si vuelve a fallar, toma otra memoria. Nada cuenta como exportado.
export-not-ejected = Todo está escrito y comprobado, pero la memoria no se soltó. Espera a que su luz deje de parpadear y sácala.
export-cancelled = Parado. Nada cuenta como exportado, y no quedó nada a medias.

people-title = Personas
people-find = Buscar a alguien
people-add = Añadir a alguien
people-note = { $count ->
    [one] { $count } persona
    [many] { $count } de personas
   *[other] { $count } personas
}
people-no-name = Tarjeta sin nombre
people-cards = { $count ->
    [one] { $count } tarjeta
    [many] { $count } de tarjetas
   *[other] { $count } tarjetas
}
person-rename = Corregir el nombre
person-kind = En la sala como: { $kind }
person-unlist = Solo con tarjeta
person-list = También por nombre
person-new-card = Dar una tarjeta
person-lost-card = Tarjeta perdida
person-merge = La misma persona que
person-erase = Quitar
person-name-title = ¿Con qué nombre se le conoce?
person-name-note = Sirve un apodo.
person-name-busy = Hay otros así: añade una letra.
person-card-title = Pon una tarjeta en blanco frente al lector
person-card-note = Será la tarjeta de { $name }. La anterior deja de servir al momento.
person-card-done = La tarjeta nueva ya sirve. La anterior no.
person-card-taken = Esa tarjeta no está en blanco. Toma una de las blancas.
person-card-unknown = Esa no es una tarjeta de este aparato. Imprime una primero.
person-merge-title = ¿La misma persona que?
person-merge-body = { $gone } pasa a ser { $keep }. Desde ahora su asistencia cuenta como la de una sola persona.
person-merge-yes = Son la misma
person-merge-done = Ahora son una sola persona
person-merge-done-body = ¿Fue sin querer? Ahora mismo se pueden separar otra vez.
person-merge-part = Separarlas otra vez
person-merge-parted = Vuelven a ser dos personas
person-erase-title = ¿Quitar a { $name }?
person-erase-body = Aquí se borran nombre, fecha, dibujo y tarjetas. Las reuniones siguen contando, sin esa persona. No se puede deshacer.
person-erase-yes = Quitar
person-erase-no = Conservar
person-erased = Borrado

badges-title = Tarjetas
badges-count = ¿Cuántas tarjetas en blanco?
badges-note = La hoja para imprimir va a la memoria: inserta una. Imprímela y vuelve.
badges-no-stick = Inserta primero una memoria: la hoja se escribe en ella. No se hizo ninguna tarjeta.
badges-make = Escribir la hoja
badges-on-stick = La hoja está en la memoria como { $file }. Ya puedes sacarla.
badges-on-stick-held = La hoja está en la memoria como { $file }. La memoria no se soltó: espera a que su luz deje de parpadear y sácala.
badges-printed-title = ¿Salió bien la impresión?
badges-printed-body = Imprímela y mira algunas tarjetas a contraluz: cada cuadrado nítido, ninguno cortado. Solo cuando lo digas empezarán a servir.
badges-printed-yes = Salió bien
badges-printed-no = Descartarlas
badges-live = Las tarjetas ya sirven
badges-gone = Esas tarjetas nunca servirán
badges-waits = Hoja del { $date }, { $time }
badges-waits-count = Tarjetas: { $count }
badges-waits-note = Estas hojas esperan a que digas si salieron bien. Hasta entonces sus tarjetas no abren nada.
badges-new = Tarjetas nuevas

pins-title = Los PIN
pins-add = Añadir a alguien
pins-label-title = ¿Cómo le dice la gente?
pins-label-note = Basta el nombre de pila.
pins-role-title = ¿Qué puede hacer?
role-greeter = En la puerta
role-facilitator = Dirigir
role-staff = Equipo
pins-new-title = Un PIN nuevo de 6 cifras
pins-new-note = Lo escribe ahora quien lo va a usar.
pins-twice-title = El mismo PIN otra vez
pins-differ = Eran distintos. Otra vez desde el principio.
pins-obvious = Ese se adivina fácil. Otro, por favor.
pins-short = Un PIN tiene de { $least } a { $most } cifras.
pins-taken = Ese PIN no sirve. Otro, por favor.
pins-saved = El PIN está puesto
pins-change = Un PIN nuevo
pins-card = Darle una tarjeta
pins-card-title = Pon su tarjeta frente al lector
pins-card-note = Con ella el PIN se encuentra al instante. Es la tarjeta con la que se anota.
pins-card-done = La tarjeta es suya. Primero la tarjeta, luego el PIN.
pins-remove = Quitar
pins-removed = Quitado
pins-remove-title = ¿Quitar a { $label }?
pins-remove-body = Su PIN deja de servir al momento.
pins-last-staff = Alguien tiene que poder hacerlo todo. Añade antes otro PIN del equipo.

recovery-title = El código de emergencia
recovery-note = Mayúsculas y espacios no importan.
recovery-wrong = Ese no es el código. Tómate tu tiempo.
recovery-group = El grupo { $group } se escribió distinto.
recovery-pick = ¿De quién es el PIN olvidado?

status-people = Personas
status-cards = Tarjetas
status-sessions = Reuniones hasta ahora
status-attendances = Llegadas hasta ahora
status-unexported = Registros sin exportar
status-last-export = Última exportación
status-tray = Por asignar
status-never = ninguna
status-key = Llave para la oficina
status-key-body = Cuando una memoria de aquí llega por primera vez a la oficina, allí aparecen ocho grupos. Tienen que ser estos:

key-title = La llave de los registros
key-plain = La llave está en este aparato. Eso protege una copia de los registros, pero no de quien se lleve el aparato. Con una memoria con llave, un aparato apagado no le dice nada a nadie sin la memoria y su PIN.
key-make = Hacer una memoria con llave
key-needs-code = Hay una memoria con llave. Antes de que la llave salga de aquí, hace falta un código de emergencia en papel: un técnico lo hace con «keytag keys recovery». Sin nada de eso, los registros se perderían.
key-ready = Hay una memoria con llave y un código de emergencia, así que la llave puede salir de aquí. Después, cada vez que se corte la corriente, solo despierta con la memoria y su PIN. Haz una segunda y guarda el papel en otro lugar.
key-take-away = Sacar la llave
key-gone = La llave no está en este aparato. Una memoria con llave y su PIN lo despiertan cada vez que se apaga. Mientras está despierto, quien se lo lleve encendido aún podría leerlo.
key-system = El sistema de este aparato guarda la llave y lo despierta solo. Eso protege el disco suelto y las copias. No protege de quien se lleve el aparato entero.
key-another = Hacer otra memoria con llave
key-stick-title = Un PIN para esta memoria
key-stick-note = Inserta antes la memoria. Quien despierta el aparato escribe este PIN.
key-no-stick = Inserta antes una memoria y prueba otra vez. Nada ha cambiado.
key-failed = No funcionó, y nada ha cambiado. Prueba con otra memoria.
key-made = Esta memoria ya abre el aparato, con su PIN. Sácala y llévala contigo.
between-title = Entre reuniones
between-not-yet = Este aparato puede bloquearse entre reuniones: entonces la llave está en tu memoria, y quien se lleve el aparato no averigua nada. Antes la llave tiene que salir de aquí: toca «La llave». Hacen falta una memoria con llave y un código en papel.
between-awake = Puede bloquearse: cinco minutos después de la última reunión, la llave está solo en tu memoria. Hasta que vuelva, la gente entra con tarjeta o sin nombre, y a cada persona se le agradece igual. No se busca a nadie por nombre ni se muestran logros.
between-lock = Bloquearlo desde ahora
between-locked = Se bloquea cinco minutos después de la última reunión, y tu memoria lo despierta. Hasta entonces la gente entra con tarjeta o sin nombre, y a cada persona se le agradece igual. No se busca a nadie por nombre ni se muestran logros.
between-stay-awake = Que siga despierto
between-locks-now = Desde ahora se bloquea entre reuniones.
between-awake-now = Sigue despierto hasta que se corte la corriente.
key-taken = La llave ya no está en este aparato. Desde la próxima vez que se apague, lo despierta una memoria con llave.

staff-package = De la oficina
staff-sounds = Sonidos sí o no
staff-sounds-are-off = El aparato está en silencio hasta que se reinicie o alguien vuelva a poner aquí los sonidos.
staff-sounds-are-on = El aparato hace otra vez sus dos sonidos.
package-title = De la oficina
package-no-office = Este aparato no conoce ninguna oficina. Un técnico puede nombrarla en kiosk.toml, en [export].
package-no-stick = Inserta la memoria que te dio la oficina.
package-nothing = En la memoria no hay nada para este lugar. Pide a la oficina que lo escriba otra vez.
package-older = Todo lo de esta memoria ya está aquí. Nada cambia.
package-not-for-us = La oficina aún no conoce este aparato y no pudo sellar esto para él. Lleva antes el mes a la oficina y luego trae la memoria.
package-other-site = Esto es para otro lugar. Aquí no cambia nada.
package-not-signed = Esto no viene de la oficina que este aparato conoce. Nada cambia. Averigua de dónde viene la memoria.
package-newer = Esto lo escribió un programa más nuevo. Un técnico puede instalarlo aquí.
package-damaged = Lo que hay en la memoria está dañado. Nada cambia. Pide a la oficina que lo escriba otra vez.
package-people-new = { $count ->
    [one] { $count } persona nueva.
    [many] { $count } de personas nuevas.
   *[other] { $count } personas nuevas.
}
package-people-changed = { $count ->
    [one] { $count } persona con cambios.
    [many] { $count } de personas con cambios.
   *[other] { $count } personas con cambios.
}
package-people-erased = { $count ->
    [one] { $count } persona quitada, para siempre.
    [many] { $count } de personas quitadas, para siempre.
   *[other] { $count } personas quitadas, para siempre.
}
package-merges = { $count ->
    [one] { $count } par unido o separado.
    [many] { $count } de pares unidos o separados.
   *[other] { $count } pares unidos o separados.
}
package-cards-withdrawn = { $count ->
    [one] { $count } tarjeta retirada.
    [many] { $count } de tarjetas retiradas.
   *[other] { $count } tarjetas retiradas.
}
package-cards-changed = { $count ->
    [one] { $count } tarjeta nueva o con cambios.
    [many] { $count } de tarjetas nuevas o con cambios.
   *[other] { $count } tarjetas nuevas o con cambios.
}
package-meetings-new = { $count ->
    [one] { $count } reunión nueva.
    [many] { $count } de reuniones nuevas.
   *[other] { $count } reuniones nuevas.
}
package-meetings-changed = { $count ->
    [one] { $count } reunión con cambios.
    [many] { $count } de reuniones con cambios.
   *[other] { $count } reuniones con cambios.
}
package-meetings-ended = { $count ->
    [one] { $count } reunión terminada.
    [many] { $count } de reuniones terminadas.
   *[other] { $count } reuniones terminadas.
}
package-schemes = { $count ->
    [one] { $count } esquema de logros con cambios.
    [many] { $count } de esquemas de logros con cambios.
   *[other] { $count } esquemas de logros con cambios.
}
package-readings = { $count ->
    [one] { $count } paquete de lecturas, desde el próximo inicio.
    [many] { $count } de paquetes de lecturas, desde el próximo inicio.
   *[other] { $count } paquetes de lecturas, desde el próximo inicio.
}
package-kiosks-new = { $count ->
    [one] { $count } aparato más aquí: los dos se dirán lo que saben.
    [many] { $count } de aparatos más aquí: se dirán lo que saben.
   *[other] { $count } aparatos más aquí: se dirán lo que saben.
}
package-kiosks-closed = { $count ->
    [one] Lo que sabe { $count } aparato viene con la próxima memoria.
    [many] Lo que saben { $count } de aparatos viene con la próxima memoria.
   *[other] Lo que saben { $count } aparatos viene con la próxima memoria.
}
# Qué reuniones, en una página aparte.
package-which-ended = Terminan: { $titles }.
package-which-changed = Cambian: { $titles }.
package-which-new = Nuevas: { $titles }.
package-new-office = La oficina tiene llaves nuevas. Compara con ella, por teléfono y grupo por grupo: { $key }
package-no-changes = Aquí ya se sabe todo esto.
package-again = Mirar otra vez
package-apply = Aplicar
package-not-now = Ahora no
package-done = Aplicado
badges-cards = Tarjetas
badges-sheet-a4-cards = A4 · 10 tarjetas
badges-sheet-a4-inserts = A4 · 8 fichas
badges-sheet-a4-fobs = A4 · 70 llaveros
badges-sheet-letter-cards = Carta · 10 tarjetas
badges-sheet-letter-inserts = Carta · 8 fichas
badges-sheet-letter-fobs = Carta · 63 llaveros
badges-where = Dónde en la hoja
badges-where-open = Dónde
badges-where-note = La página de ajuste muestra cuánto se desvía la impresora.
badges-first = Primera etiqueta
badges-right = A la derecha
badges-down = Hacia abajo
badges-mm = { $mm } mm
badges-ruler = Antes, una página de ajuste
staff-scanner = Probar el lector
scanner-title = Probar el lector
scanner-lead = Pasa una tarjeta ahora. Aquí ves lo que manda el lector. No se anota a nadie ni sale ningún nombre.
scanner-ours = Una de nuestras tarjetas
scanner-other = Una tarjeta, pero no de las nuestras
scanner-none = No es una tarjeta
scanner-unknown = Una tarjeta
scanner-by-camera = La leyó la cámara.
scanner-came = Mandó { $text } ({ $count ->
    [one] { $count } signo
    [many] { $count } de signos
   *[other] { $count } signos
})
scanner-fast = De { $least } a { $most } ms de signo a signo: bien
scanner-slow = De { $least } a { $most } ms de signo a signo: como quien escribe. Ponlo más rápido.
scanner-around = Antes: { $before } · después: { $behind }
scanner-nothing = nada
scanner-enter = Termina con Enter: bien
scanner-tab = Termina con Tab: bien
scanner-pause = Termina sin Enter: está bien.
scanner-small = En minúsculas: está bien.
scanner-mixed = En mayúsculas y minúsculas: ponlo más lento.
scanner-again = Pasa otra, o vuelve.
staff-statements = Constancias de asistencia
statements-title = Constancias de asistencia
statements-note = Quien estuvo en una reunión puede pedirla en «Sobre mí». Toca una reunión para cambiar si las ofrece.
statements-check = Comprobar una constancia
statements-offered = las ofrece
statements-not-offered = no las ofrece
statement-code-title = Número y código de control
statement-code-note = Los dos, uno tras otro.
statement-code-odd = 10 signos y 8. Míralo otra vez.
statement-check-name-title = El nombre que lleva
statement-check-name-note = Tal como está impreso.
statement-valid-title = Esta constancia es válida
statement-valid-body = { $title }, { $room }, { $date }, de { $from } a { $until }; número { $number }. Compáralo con el papel: aquí no se sabe nada más.
statement-wrong-title = No coincide
statement-wrong-body = Mira cada signo del número y del código, y el nombre. Si todo está bien escrito, este aparato ({ $kiosk }) no hizo ese papel; el papel dice cuál fue.
package-more = { $count ->
    [one] Y otra clase de cambio.
    [many] Y otras { $count } de clases de cambios.
   *[other] Y otras { $count } clases de cambios.
}
package-next = Seguir
