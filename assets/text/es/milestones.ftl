# Cómo se llaman los logros; un esquema propio puede tener sus palabras.

span-welcome = Bienvenida
span-days = { $n ->
    [one] { $n } día
   *[other] { $n } días
}
span-months = { $n ->
    [one] { $n } mes
   *[other] { $n } meses
}
span-years = { $n ->
    [one] { $n } año
   *[other] { $n } años
}
span-visits = { $n ->
    [one] La primera noche aquí
   *[other] { $n } noches aquí
}
span-months-with-us = { $n ->
    [one] { $n } mes con nosotros
   *[other] { $n } meses con nosotros
}
