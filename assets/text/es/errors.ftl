# Frases para lo que no salió: causa, qué hacer, sin reproche.

rescue-pin-title = Un PIN del equipo
rescue-pin-note = Los registros de este aparato no se pueden leer. Con un PIN del equipo, busca una copia.
rescue-title = Recuperar los registros
rescue-found = Hay una copia sana del { $date }: { $sign-ins ->
    [one] { $sign-ins } llegada.
   *[other] { $sign-ins } llegadas.
} Lo que vino después no está en ella. Lo que hay ahora en el aparato se guarda al lado, por si aún se puede leer.
rescue-yes = Recuperarlos
rescue-no = Ahora no
rescue-working = Se está colocando la copia. No corten la corriente.
rescue-done-title = Los registros han vuelto
rescue-done-whole = No falta nada.
rescue-done-journal = Están todas las llegadas. Puede que haya que volver a poner nombres y tarjetas nuevos después de la copia.
rescue-done-missing = { $missing ->
    [one] Falta una cosa escrita después de la copia. Puede estar en la última memoria o en la lista de papel.
   *[other] Faltan { $missing } cosas escritas después de la copia. Pueden estar en la última memoria o en la lista de papel.
}
rescue-done-unknown = Falta lo escrito después de la copia. Puede estar en la última memoria o en la lista de papel.
rescue-no-copy = No hay ninguna copia que sirva. Dejen el aparato como está y llamen a un técnico. La lista de papel sigue.
rescue-failed = No funcionó, y no se perdió nada por probar. Dejen el aparato como está y llamen a un técnico. La lista de papel sigue.
rescue-stop = Se probó demasiadas veces. Apaguen y enciendan el aparato y prueben otra vez.

wake-title = Despertar el aparato
wake-note = Inserta una memoria con llave y escribe su PIN.
wake-no-stick = No hay una memoria con llave para este aparato. Insértala y escribe el PIN otra vez.
wake-wait = Espera { $secs } segundos y prueba otra vez.
wake-failed = No funcionó. Llama a un técnico. La lista de papel sigue.
