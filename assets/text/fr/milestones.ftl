# Le nom des étapes ; un schéma à soi peut avoir ses mots.

span-welcome = Accueil
span-days = { $n ->
    [one] { $n } jour
   *[other] { $n } jours
}
span-months = { $n } mois
span-years = { $n ->
    [one] { $n } an
   *[other] { $n } ans
}
span-visits = { $n ->
    [one] Première soirée ici
   *[other] { $n } soirées ici
}
span-months-with-us = { $n } mois avec nous
