# Jak nazywają się rocznice; własny schemat może mieć własne słowa.

span-welcome = Powitanie
span-days = { $n ->
    [one] { $n } dzień
    [few] { $n } dni
    [many] { $n } dni
   *[other] { $n } dni
}
span-months = { $n ->
    [one] { $n } miesiąc
    [few] { $n } miesiące
    [many] { $n } miesięcy
   *[other] { $n } miesięcy
}
span-years = { $n ->
    [one] { $n } rok
    [few] { $n } lata
    [many] { $n } lat
   *[other] { $n } lat
}
span-visits = { $n ->
    [one] Pierwszy raz tutaj
    [few] { $n } spotkania tutaj
    [many] { $n } spotkań tutaj
   *[other] { $n } spotkań tutaj
}
span-months-with-us = { $n ->
    [one] { $n } miesiąc z nami
    [few] { $n } miesiące z nami
    [many] { $n } miesięcy z nami
   *[other] { $n } miesięcy z nami
}
