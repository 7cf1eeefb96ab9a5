# Les mots des fichiers d'un rapport : READ ME FIRST.txt et Summary.xlsx.
# Sheet names have at most 31 characters and none of [ ] : * ? / \

report-read-me =
    Rapport de { $site }
    Mois : { $months }
    Fait le : { $made }
    Réunions : { $meetings }
    Arrivées : { $sign-ins }

    À TRAITER COMME CONFIDENTIEL.
    Qui peut ouvrir cette clé peut lire ces fichiers.
    Copier le dossier là où il doit être, puis l’effacer de la clé.

    CE QUI EST ICI
    Summary.xlsx - à ouvrir d’abord : les chiffres des mois et de chaque réunion.
    attendance.csv - une ligne par arrivée.
    sessions.csv - une ligne par réunion.
    manifest.json - pour les programmes : ce qui a été exporté, avec des sommes de contrôle.

    COMMENT LE LIRE
    Chaque personne est un long nombre. Un même nombre désigne une même personne.
    Un nom ne figure à côté d’un nombre que si cette personne l’a accepté.
    Une case vide veut dire : pas gardé, pas demandé ou pas accepté.
    Les arrivées annulées sont dans attendance.csv avec "voided" = true.
    Elles ne comptent nulle part ailleurs.
    Une apostrophe devant = + - ou @ empêche un tableur de prendre le texte pour une formule.
    Les heures sont en UTC, et en heure locale avec son écart à UTC.

    CORRECTIONS ULTÉRIEURES
    Des arrivées peuvent être corrigées après un rapport. Un rapport plus récent du même mois
    contient de nouveau tout le mois et remplace l’ancien. Si les deux sont sur cette clé,
    le plus récent se termine par _2, _3 et ainsi de suite.

report-title = { $site } : { $months }
report-sheet-months = Résumé
report-sheet-sessions = Réunions
report-month = Mois
report-whole = Total
report-sessions = Réunions
report-attendances = Arrivées
report-average = Arrivées par réunion
report-persons = Personnes différentes
report-not-deduplicated = Arrivées sans carte ni nom
report-first-timers = Première fois ici
report-date = Date
report-start = Début
report-meeting = Réunion
report-room = Salle
report-mode = Présence notée par
report-mode-headcount = un simple compte
report-mode-anonymous-badge = carte sans nom
report-mode-chosen-name = nom choisi
report-mode-roster = liste de noms
report-notes =
    Personnes différentes : toutes celles qui ont une carte ou un nom, comptées une fois dans le mois. Les mois ne s’additionnent pas : qui est venu dans les deux est une seule personne.
    Arrivées sans carte ni nom : des gens simplement comptés. Une seule personne peut être derrière plusieurs d’entre elles, et nul ne peut le dire.
    Sont donc venues au moins « Personnes différentes », et au plus celles-ci et « Arrivées sans carte ni nom » ensemble.
    Première fois ici : les arrivées de nouvelles personnes.
