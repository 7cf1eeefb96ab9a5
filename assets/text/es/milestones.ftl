# Cómo se llaman los logros; un esquema propio puede tener sus palabras.

span-welcome = Bienvenida
span-days = { $n ->
    [one] { $n } día
    [many] { $n } de días
   *[other] { $n } días
}
span-months = { $n ->
    [one] { $n } mes
    [many] { $n } de meses
   *[other] { $n } meses
}
span-years = { $n ->
    [one] { $n } año
    [many] { $n } de años
   *[other] { $n } años
}
span-visits = { $n ->
    [one] La primera vez aquí
    [many] { $n } de reuniones aquí
   *[other] { $n } reuniones aquí
}
span-months-with-us = { $n ->
    [one] { $n } mes aquí
    [many] { $n } de meses aquí
   *[other] { $n } meses aquí
}
