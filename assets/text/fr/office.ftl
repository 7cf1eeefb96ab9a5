# Les mots des rapports du bureau. Ils ne disent pas de quelles réunions il s'agit.
# Sheet names have at most 31 characters and none of [ ] : * ? / \

office-read-me =
    Rapport : { $days }
    Lieu : { $site }
    Fait le : { $made }
    Complet jusqu’au : { $complete }
    { $waits }

    À TRAITER COMME CONFIDENTIEL.
    Board.xlsx, Board.pdf et Board.csv peuvent être transmis : les chiffres inférieurs à { $few } n’y sont pas.
    Tout le reste parle de personnes précises et s’adresse à qui prend soin d’elles.

    CE QUI EST ICI
    Board.xlsx - une page pour un conseil d’administration, avec un graphique.
    Report.xlsx - à ouvrir d’abord : mois, lieux, réunions, personnes et à quoi elles sont venues, nouvelles personnes, et à quel point s’y fier.
    Board.pdf, Report.pdf - la même chose à imprimer. Board.csv - la même chose pour d’autres programmes.
    Meetings.pdf, Meetings.xlsx - chaque réunion à part, avec qui était là. Pas au-delà de { $pages } réunions.
    months.csv, sites.csv, meetings.csv, people.csv, newcomers.csv, milestones.csv - les mêmes chiffres pour d’autres programmes.
    chips.csv - combien de jetons de chaque sorte tenir prêts pendant les deux mois qui suivent.
    quality.csv, kiosks.csv - à quel point s’y fier.
    services.csv - à quoi chaque personne est venue, réunion par réunion.
    sessions.csv - une ligne par réunion.
    attendance.csv - une ligne par arrivée.
    datapackage.json - pour les programmes : les colonnes des tables, et ce que chacune contient : un nombre, un jour ou des mots.

    COMMENT LE LIRE
    Chaque personne est un long nombre. Un même nombre désigne une même personne, à chaque porte.
    Un nom ne figure à côté d’un nombre que si cette personne l’a accepté.
    Une case vide veut dire : pas gardé, pas demandé ou pas accepté.
    Les arrivées annulées sont dans attendance.csv avec "voided" = true.
    Elles ne comptent nulle part ailleurs.
office-waits-nothing = Il ne manque rien : chaque borne a apporté ces jours.
office-waits = TOUT N’EST PAS LÀ. Voir « Qualité » dans Report.xlsx : bornes qui n’ont pas apporté ces jours : { $kiosks }
office-complete-unknown = inconnu (une borne n’a encore rien apporté)
office-standing = Complet jusqu’à : { $complete }.
office-standing-waits = Tout n’est pas encore là. Ces bornes n’ont pas apporté ces jours : { $kiosks }.
office-forked = Une autre machine écrit à la place d’une borne, ou une ancienne copie de son disque a été remise. Ce que cette machine a écrit n’est pas ici : { $kiosks }.
office-forked-do = Chercher la machine dont le paquet n’a pas été importé, la retirer et l’installer à neuf. Puis indiquer dans le programme du bureau, sous « Bornes », que c’est réglé.
office-all-sites = Tous les lieux

office-sheet-board = Conseil
office-sheet-months = Mois
office-sheet-sites = Lieux
office-sheet-meetings = Réunions
office-sheet-evenings = Chaque réunion par date
office-sheet-services = À quoi chacun est venu
office-sheet-people = Personnes
office-sheet-newcomers = Nouvelles personnes
office-sheet-milestones = Étapes
office-sheet-quality = Qualité

office-title = { $site } : { $days }
office-days = du { $from } au { $until }
office-month = Mois
office-site = Lieu
office-sessions = Réunions
office-attendances = Arrivées
office-average = Arrivées par réunion
office-persons = Personnes différentes
office-not-deduplicated = Arrivées sans carte ni nom
office-first-timers = Première fois ici
office-whole = Total
office-hidden = non montré
office-chart = Arrivées et personnes différentes par mois
office-meeting = Réunion
office-date = Date
office-in-the-room = Dans la salle
office-chart-sites = Arrivées et personnes différentes par lieu
office-chart-meetings = Arrivées et nouvelles personnes par réunion
office-chart-evenings = Arrivées et nouvelles personnes par date
office-chart-returned = Nouvelles personnes revenues
office-evenings-more = Il y a eu plus de réunions que cette liste n’en montre. Toutes sont dans sessions.csv.
office-services-more = Il y en a plus que cette liste n’en montre. Tout est dans services.csv.
office-notes =
    Personnes différentes : toutes celles qui ont une carte ou un nom, comptées une fois. Mois et lieux ne s’additionnent pas : qui est venu dans les deux est une seule personne.
    Arrivées sans carte ni nom : des gens simplement comptés. Une seule personne peut être derrière plusieurs d’entre elles, et nul ne peut le dire.
    Sont donc venues au moins « Personnes différentes », et au plus celles-ci et « Arrivées sans carte ni nom » ensemble.
    Première fois ici : les arrivées de nouvelles personnes.
office-board-notes =
    Les chiffres de 1 à { $most } manquent, pour que personne n’y soit reconnu. Là où l’un se calculerait avec les autres, un autre manque aussi.
    Personnes différentes : toutes celles qui ont une carte ou un nom, comptées une fois. Les mois ne s’additionnent pas.

office-page = Page { $page } sur { $of }
office-confidential = Confidentiel
office-letters = Une case tient la place d’un caractère absent de cette police. Les noms sont entiers dans les tableaux.
office-evening-ad-hoc = Une réunion ponctuelle
office-evening-when = { $date }, de { $from } à { $until }, { $site }. Arrivées notées : { $opened } – { $closed }.
office-evening-heads = Arrivées : { $in } ; sans nom : { $nobody }. Nouvelles personnes : { $newcomers }, visites : { $guests }, famille et proches : { $family }, moins de 18 ans : { $minors }.
office-evening-more = Dans la salle sans arrivée notée : { $more }. En tout : { $total }.
office-evening-interrupted = Une coupure de courant l’a terminée.
office-not-known = heure inconnue
office-when = Heure
office-who = Personne
office-as = Statut
office-how = Comment
office-remark = Remarque
office-nobody = sans nom
office-remark-double = déjà comptée
office-remark-taken-back = annulée
office-remark-left = départ à { $at }
office-remark-stayed = jusqu’à la fin
office-kind-member = membre
office-kind-newcomer = première fois
office-kind-guest = visite
office-kind-family = famille ou proche
office-kind-volunteer = bénévole
office-kind-staff = équipe
office-kind-professional = professionnel
office-kind-minor = moins de 18 ans
office-method-badge = carte
office-method-scanner = carte, au lecteur
office-method-name = nom
office-method-code = code
office-method-facilitator = par l’animation
office-method-headcount = compté
office-method-paper_later = d’une liste papier

office-person = Personne
office-external = Son numéro
office-name = Nom choisi
office-visits = Réunions suivies
office-sites = Lieux
office-first = Première
office-last = Dernière
office-people-more = Il y a plus de personnes que cette liste n’en montre. Toutes sont dans people.csv.

office-newcomers = Arrivées de nouvelles personnes
office-newcomers-persons = Dont personnes différentes avec carte ou nom
office-window = Revenues en
office-window-days = { $days } jours
office-returned = Dont revenues
office-share = Part
office-window-head = Délai écoulé
office-newcomers-notes =
    Qui est venu sans carte ni nom ne peut être reconnu, et n’entre dans aucune part.
    Une part ne compte que les personnes dont le délai est écoulé : les autres peuvent encore revenir.
office-answers = Étapes
office-answer-call_my_name = dites dans la salle
office-answer-quietly = prises en silence
office-answer-not_today = pas aujourd’hui
office-answer-given = remises
office-every-year = chaque année
office-chips = À tenir prêt en { $month }
office-chip = Jeton
office-ready = À tenir prêts
office-as-of = Dates au
office-chips-few = { $month }, { $site } : moins de { $few } personnes avec une date viennent aux réunions d’une borne de ce lieu, qui ne dit donc rien. Quelques jetons de chaque sorte suffisent.
office-chips-none = Aucune borne n’a encore dit quoi tenir prêt : cela vient avec le prochain paquet de chacune.
office-chips-notes =
    Les bornes comptent d’après les dates que les personnes y gardent, si elles sont venues dans les 90 derniers jours. À qui elles sont, personne ne le sait ici : les dates ne quittent jamais une borne.
    Un mois est annoncé une seule fois, avant sa fin. Qui donne une date ensuite n’y figure pas.
    Les chiffres vont de { $step } en { $step }, et { $step } figure aussi là où aucune date ne demande rien : ainsi, aucun chiffre ne parle d’une seule personne. Là où moins de { $few } personnes gardent une date, rien n’est dit.
    Qui vient à deux bornes est compté aux deux.
office-colour-white = blanc
office-colour-silver = argent
office-colour-grey = gris
office-colour-black = noir
office-colour-red = rouge
office-colour-orange = orange
office-colour-yellow = jaune
office-colour-green = vert
office-colour-blue = bleu
office-colour-dark_blue = bleu foncé
office-colour-purple = violet
office-colour-pink = rose
office-colour-brown = marron
office-colour-copper = cuivre
office-colour-bronze = bronze
office-colour-gold = or
office-colour-glow_in_the_dark = phosphorescent
office-shape-chip = jeton
office-shape-key_tag = porte-clés
office-shape-medallion = médaillon

office-what = Quoi
office-how-many = Combien
office-quality-unassigned = Arrivées à classer ; elles ne comptent nulle part
office-quality-nobody-opened = Arrivées à des réunions dont on ne sait pas ici que quelqu’un les a ouvertes ; elles ne comptent nulle part
office-quality-empty = Réunions où personne n’est venu
office-quality-interrupted = Réunions terminées par une coupure de courant
office-quality-open = Réunions qui n’ont pas été fermées
office-quality-clock = Arrivées notées à une horloge fausse
office-quality-elsewhere = Arrivées notées à l’horloge fausse de { $kiosk }, qui disait { $first } à { $last } ; elles sont peut-être de ces jours
office-quality-taken-back = Arrivées annulées
office-quality-unknown = Entrées écrites par un programme plus récent ; gardées, pas encore comptées
office-kiosk = Borne
office-gone = retirée
office-complete-to = Complet jusqu’au
office-missing = Manque
office-missing-one = entrées { $first } à { $last }, avant le paquet { $number } du { $made }
office-forked-one = ce qu’une autre machine a écrit à partir de l’entrée { $first }, par exemple dans le paquet { $number } du { $made }
office-never = encore rien
