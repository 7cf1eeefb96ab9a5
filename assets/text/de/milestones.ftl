# Wie Jubiläen heißen; ein eigenes Schema kann eigene Wörter haben.

span-welcome = Willkommen
span-days = { $n ->
    [one] { $n } Tag
   *[other] { $n } Tage
}
span-months = { $n ->
    [one] { $n } Monat
   *[other] { $n } Monate
}
span-years = { $n ->
    [one] { $n } Jahr
   *[other] { $n } Jahre
}
span-visits = { $n ->
    [one] Zum ersten Mal hier
   *[other] { $n } Treffen hier
}
span-months-with-us = { $n ->
    [one] { $n } Monat bei uns
   *[other] { $n } Monate bei uns
}
