# Le nom des étapes ; un schéma à soi peut avoir ses mots.

span-welcome = Bienvenue
span-days = { $n ->
    [one] { $n } jour
    [many] { $n } de jours
   *[other] { $n } jours
}
span-months = { $n } mois
span-years = { $n ->
    [one] { $n } an
    [many] { $n } d’ans
   *[other] { $n } ans
}
span-visits = { $n ->
    [one] Première fois ici
    [many] { $n } de réunions ici
   *[other] { $n } réunions ici
}
span-months-with-us = { $n } mois avec nous
