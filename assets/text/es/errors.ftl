# Frases para lo que no salió: causa, qué hacer, sin reproche.

rescue-pin-title = Un PIN del equipo
rescue-pin-note = Los registros de este aparato no se pueden leer. Con un PIN del equipo, busca una copia.
rescue-title = Recuperar los registros
rescue-found = Hay una buena copia del { $date }: { $sign-ins ->
    [one] { $sign-ins } llegada.
    [many] { $sign-ins } de llegadas.
   *[other] { $sign-ins } llegadas.
} Lo que vino después no está en ella. Lo que hay ahora en el aparato se guarda al lado, por si aún se puede leer.
rescue-yes = Recuperarlos
rescue-no = Ahora no
rescue-working = Se está colocando la copia. No cortes la corriente.
rescue-done-title = Se recuperaron los registros
rescue-done-whole = No falta nada.
rescue-done-journal = Están todas las llegadas. Puede que haya que volver a poner los nombres y tarjetas posteriores a la copia.
rescue-done-missing = { $missing ->
    [one] Falta una cosa escrita después de la copia. Puede estar en la última memoria o en la lista en papel.
    [many] Faltan { $missing } de cosas escritas después de la copia. Pueden estar en la última memoria o en la lista en papel.
   *[other] Faltan { $missing } cosas escritas después de la copia. Pueden estar en la última memoria o en la lista en papel.
}
rescue-done-unknown = Falta lo escrito después de la copia. Puede estar en la última memoria o en la lista en papel.
rescue-no-copy = No hay ninguna copia que sirva. Deja el aparato como está y llama a un técnico. La lista en papel sigue.
rescue-failed = No funcionó, y no se perdió nada por probar. Deja el aparato como está y llama a un técnico. La lista en papel sigue.
rescue-stop = Se probó demasiadas veces. Apaga y enciende el aparato y prueba otra vez.

wake-title = Despertar el aparato
wake-note = Inserta una memoria con llave y escribe su PIN.
wake-no-stick = No está la memoria con llave de este aparato. Insértala y escribe el PIN otra vez.
wake-wait = { $secs ->
    [one] Espera { $secs } segundo y prueba otra vez.
    [many] Espera { $secs } de segundos y prueba otra vez.
   *[other] Espera { $secs } segundos y prueba otra vez.
}
wake-failed = No funcionó. Llama a un técnico. La lista en papel sigue.
