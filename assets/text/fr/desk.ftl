# La fenêtre du bureau, pour l'équipe à sa table.

desk-name = Bureau
desk-sticks = Clés USB
desk-months = Mois
desk-people = Personnes
desk-lists = Listes
desk-kiosks = Bornes
desk-badges = Cartes
desk-settings = Réglages
desk-side-key = Ctrl + { $number }
desk-side-sticks =
    { $count ->
        [one] { $count } clé USB ici
        [many] { $count } de clés USB ici
       *[other] { $count } clés USB ici
    }
desk-side-silent =
    { $count ->
        [one] { $count } silencieuse
        [many] { $count } silencieuses
       *[other] { $count } silencieuses
    }
desk-side-forked =
    { $count ->
        [one] { $count } alarme
        [many] { $count } d’alarmes
       *[other] { $count } alarmes
    }

# Ce qui est choisi porte un signe, et pas seulement une couleur.
desk-chosen = • { $label }
desk-sorted-up = { $title } ˄
desk-sorted-down = { $title } ˅
desk-filter = Trouver (Ctrl + F)
desk-reading = Un instant…
desk-close = Fermer
desk-go-on = Continuer
desk-show-folder = Voir le dossier
desk-not-shown = Cet ordinateur n’a trouvé aucun programme pour le montrer. Il est dans { $path }.
desk-copy-lines = Copier les lignes
desk-date = { $day } { $month } { $year }
desk-days = { $first } au { $last }
desk-kiosk-of = { $site } ({ $kiosk })

desk-month-1 = janv.
desk-month-2 = févr.
desk-month-3 = mars
desk-month-4 = avr.
desk-month-5 = mai
desk-month-6 = juin
desk-month-7 = juil.
desk-month-8 = août
desk-month-9 = sept.
desk-month-10 = oct.
desk-month-11 = nov.
desk-month-12 = déc.

# Le premier démarrage.
desk-start-title = Bienvenue au bureau
desk-start-what = Chaque borne garde dans ses données qui est venu. De temps en temps, quelqu’un les apporte ici sur une clé USB, et ce programme en fait un seul ensemble.
desk-start-keys = Le bureau a d’abord besoin de ses clés. Les bornes scellent ce qu’elles écrivent pour lui, et seules ces clés l’ouvrent.
desk-start-where = Elles seront faites dans { $path }. Ce dossier n’est lisible que depuis ce compte.
desk-start-make = Faire les clés
desk-made-title = Les clés sont faites
desk-made-where = Elles sont dans { $path }.
desk-made-recovery = L’une d’elles, recovery.age, ouvre tout si cet ordinateur est perdu. La copier sur une clé USB, la mettre sous clé ailleurs, et l’effacer ici.
desk-made-copy = Garder aussi une copie des autres fichiers. Sans eux, personne n’ouvre plus une clé USB ni les données, et personne ne peut aider.
desk-made-lines = Chaque borne doit savoir pour qui elle écrit. Mettre ces lignes dans son kiosk.toml ; elles ne sont pas secrètes :
desk-opening = Ouverture des données…
desk-failed-title = Le bureau ne peut pas s’ouvrir

# Clés USB.
desk-sticks-title = Ce qu’apporte une clé USB
desk-put-in = Insérer une clé USB. Elle apparaît toute seule.
desk-plugged-in = Ces clés USB sont branchées :
desk-look-at = Regarder { $name }
desk-drop = Ou déposer un dossier ou un fichier sur cette fenêtre, ou taper où il est.
desk-receipts-anew = Écrire les reçus à nouveau
desk-path-label = Dossier ou fichier
desk-look = Regarder
desk-looking = Lecture : { $name }
desk-looking-at = Fichier { $at } sur { $of }. Rien n’est encore gardé.
desk-taking = Import : { $name }
desk-taking-files = { $done } fichiers vérifiés sur { $all }
desk-taking-entries = { $done } entrées sur { $all }
desk-taking-waits = Un autre bureau écrit ici en ce moment ; on l’attend. { $done } entrées sur { $all }
desk-stop = Arrêter après celui-ci
desk-not-read = { $name } n’a pas pu être lu
desk-on-it =
    { $count ->
        [0] Il n’y a rien pour ce bureau sur { $name }.
        [one] Il y a un paquet sur { $name }. { $ready ->
            [0] Il n’apporte rien de nouveau.
           *[other] Il apporte du nouveau.
        }
        [many] Il y a { $count } de paquets sur { $name }. { $ready ->
            [0] Aucun n’apporte du nouveau.
            [one] L’un d’eux apporte du nouveau.
            [many] { $ready } d’entre eux apportent du nouveau.
           *[other] { $ready } d’entre eux apportent du nouveau.
        }
       *[other] Il y a { $count } paquets sur { $name }. { $ready ->
            [0] Aucun n’apporte du nouveau.
            [one] L’un d’eux apporte du nouveau.
            [many] { $ready } d’entre eux apportent du nouveau.
           *[other] { $ready } d’entre eux apportent du nouveau.
        }
    }
desk-take-in =
    { $count ->
        [0] Importer
        [one] Importer { $count } paquet
        [many] Importer { $count } de paquets
       *[other] Importer { $count } paquets
    }
desk-note-alarm = Noter l’alarme
desk-col-kiosk = Borne
desk-col-bundle = Paquet
desk-col-made = Fait le
desk-col-days = Nouveaux jours
desk-col-what = Ce que c’est
desk-stand-new =
    { $entries ->
        [one] Nouveau : { $entries } entrée
        [many] Nouveau : { $entries } d’entrées
       *[other] Nouveau : { $entries } entrées
    }
desk-stand-known = Déjà ici.
desk-stand-stranger = Cette borne est nouvelle pour le bureau : comparer d’abord sa clé.
desk-stand-trusted = Nouvelle borne, sa clé a été comparée.
desk-stranger-who = Une borne que ce bureau ne connaît pas encore : { $site } ({ $kiosk })
desk-stranger-ask = Vient-elle d’une des salles ? Chaque borne montre sa clé : « Pour l’équipe », « État de la borne », puis « Clé pour le bureau ». Si ce sont ces mêmes huit groupes, elle est bien des nôtres. Si personne ne peut le dire, la laisser de côté pour l’instant : rien n’est perdu.
desk-trust = Ce sont les mêmes
desk-leave-out = Laisser de côté
desk-waits = En attente : le paquet { $number } de { $site }, d’avant le { $made }, manque (entrées { $first } à { $last }). L’apporter, ou porter le reçu à la borne et exporter encore.
desk-waits-between = En attente : le paquet { $number } de { $site }, fait entre le { $after } et le { $made }, manque (entrées { $first } à { $last }). L’apporter, ou porter le reçu à la borne et exporter encore.
desk-waits-earlier = En attente : un paquet d’avant manque (entrées { $first } à { $last }). L’apporter, ou porter le reçu à la borne et exporter encore.
desk-refused-no-bundle = Non importé : ce n’est pas le paquet d’une borne.
desk-refused-other-office = Non importé : il est scellé pour un autre bureau.
desk-refused-other-key = Non importé : cette borne est connue ici avec une autre clé. Chercher d’où vient cette clé USB.
desk-refused-cut = Non importé : la fin manque. Exporter encore à la borne, sur une autre clé USB.
desk-refused-altered = Non importé : il n’est pas tel que la borne l’a écrit. Exporter encore à la borne, sur une autre clé USB.
desk-refused-older = Non importé : un paquet plus récent a tout apporté. Rien ne manque.
desk-refused-replayed = Non importé : quelqu’un l’a réécrit. Chercher qui a eu cette clé USB, et exporter encore à la borne.
desk-refused-forked = Alarme : cette borne a été copiée ou modifiée. Rien n’a été importé. Un technicien doit y lancer « keytag verify ».
desk-refused-rolled-back = Alarme : un état plus ancien de cette borne a été remis. Rien n’a été importé. Un technicien doit y lancer « keytag verify ».
desk-refused-version = Non importé : un programme plus récent l’a écrit. Installer ici le plus récent.
desk-refused-unreadable = Non importé : la clé USB ne peut pas être lue. Réessayer, ou sur une autre prise.
desk-taken =
    { $name } : { $taken ->
        [0] rien n’a été importé.
        [one] { $taken } paquet est importé.
        [many] { $taken } de paquets sont importés.
       *[other] { $taken } paquets sont importés.
    } { $refused ->
        [0] Rien n’est resté de côté.
        [one] { $refused } est resté de côté ; la raison est plus bas.
        [many] { $refused } sont restés de côté ; la raison est plus bas.
       *[other] { $refused } sont restés de côté ; la raison est plus bas.
    }
desk-taken-new =
    Importé : { $new ->
        [one] { $new } nouvelle entrée
        [many] { $new } de nouvelles entrées
       *[other] { $new } nouvelles entrées
    }, { $known } déjà ici.
desk-taken-odd = Dont { $odd } pour un programme plus récent, en attente jusque-là.
desk-taken-before = Déjà ici.
desk-taken-stranger = Laissé de côté : personne n’a comparé la clé de cette borne.
desk-taken-not-reached = Pas regardé : l’arrêt est venu avant. Reprendre la clé USB.
desk-taken-unheard = Ce qu’elle dit aux autres bornes n’a pas pu être lu : exporter là-bas encore.
desk-receipts =
    { $count ->
        [one] Un reçu pour sa borne est à côté. Le rapporter là-bas un jour : la borne sait alors ce qui est en sûreté ici.
        [many] { $count } de reçus pour les bornes sont à côté. Les rapporter là-bas un jour : les bornes savent alors ce qui est en sûreté ici.
       *[other] { $count } reçus pour les bornes sont à côté. Les rapporter là-bas un jour : les bornes savent alors ce qui est en sûreté ici.
    }
desk-receipts-failed =
    { $count ->
        [one] Un reçu n’a pas pu être écrit. Tout est importé quand même ; importer encore pour un autre reçu.
        [many] { $count } de reçus n’ont pas pu être écrits. Tout est importé quand même ; importer encore pour en avoir d’autres.
       *[other] { $count } reçus n’ont pas pu être écrits. Tout est importé quand même ; importer encore pour en avoir d’autres.
    }
desk-safe = La clé USB peut être retirée.
desk-busy = La clé USB sert encore. Fermer ce qui l’utilise, puis la libérer.
desk-let-go = Libérer la clé

# Mois.
desk-months-title = Mois
desk-no-months = Il n’y a encore rien ici. Importer d’abord une clé USB.
desk-before = ‹ Mois précédent
desk-after = Mois suivant ›
desk-site = Lieu : { $site }
desk-choose-site = Quel lieu ?
desk-take-site = Ce lieu
desk-charts = Graphiques
desk-numbers = Chiffres
desk-milestones = Étapes
desk-by-meeting = Arrivées par réunion
desk-meetings-more = Et { $more } de plus ; toutes sont sous « Chiffres ».
desk-chart-chosen = { $name } : { $value }.
desk-chart-highest = Le plus : { $value } ({ $name }).
desk-chart-lowest = Le moins : { $value } ({ $name }).
desk-returned = Nouvelles personnes dont les { $days } jours sont écoulés : { $of }. Revenues : { $persons }.
desk-complete = Complet jusqu’au { $date }.
desk-complete-unknown = Rien n’est complet : une borne n’a encore rien apporté.
desk-waits-for =
    { $count ->
        [one] Une borne manque encore : { $kiosks }.
        [many] { $count } de bornes manquent encore : { $kiosks }.
       *[other] { $count } bornes manquent encore : { $kiosks }.
    }
desk-save-folder = Dans le dossier
desk-save = Enregistrer
desk-save-year = Enregistrer l’année depuis { $from }
desk-save-what = Des tableaux, et des pages à imprimer, dans un dossier à part. Ils parlent de personnes précises : en prendre soin.
desk-saving = Écriture…
desk-saved =
    Enregistré dans { $folder } : { $people ->
        [one] { $people } personne
        [many] { $people } de personnes
       *[other] { $people } personnes
    }, { $meetings ->
        [one] { $meetings } réunion
        [many] { $meetings } de réunions
       *[other] { $meetings } réunions
    }, { $signins ->
        [one] { $signins } arrivée
        [many] { $signins } d’arrivées
       *[other] { $signins } arrivées
    }.
desk-col-meeting = Réunion
desk-col-site = Lieu
desk-col-evenings = Fois

# Personnes.
desk-people-title = Personnes
desk-everybody = Toutes
desk-doubles = Peut-être la même ({ $count })
desk-merged = Paires réunies ({ $count })
desk-people-count = Personnes avec carte ou nom : { $shown } sur { $all }
desk-people-more = Il y en a plus que cette liste n’en peut montrer. Toutes sont dans les tableaux d’un mois.
desk-col-name = Nom
desk-col-number = Numéro
desk-col-meetings = Réunions
desk-col-sites = Lieux
desk-col-first = Première
desk-col-last = Dernière
desk-unnamed = Sans nom ({ $number })
desk-pseudonym = Numéro ici : { $number }
desk-never-came = Figure ici par une liste ou une borne ; aucune réunion encore.
desk-came =
    { $count ->
        [one] Une réunion, le { $last }.
        [many] { $count } de réunions du { $first } au { $last }, dans { $sites ->
            [one] un lieu
            [many] { $sites } de lieux
           *[other] { $sites } lieux
        }.
       *[other] { $count } réunions du { $first } au { $last }, dans { $sites ->
            [one] un lieu
            [many] { $sites } de lieux
           *[other] { $sites } lieux
        }.
    }
desk-no-name = Cette personne n’a pas de nom ici : elle n’en a pas donné, ou n’a pas accepté qu’il quitte la borne.
desk-name-label = Nom dans les rapports
desk-name-save = Garder le nom
desk-name-how = Il est ici et dans les rapports, et va aux bornes avec le prochain paquet.
desk-name-chosen = À la borne : { $name }
desk-name-back = Reprendre celui-là
desk-erase = Retirer
desk-erase-title = Retirer { $name } ?
desk-erase-body = Nom et numéro sont effacés ici, et à chaque borne avec le prochain paquet. Les réunions comptent toujours, sans cette personne. On ne peut pas revenir en arrière.
desk-erase-yes = Retirer pour toujours
desk-erase-no = Garder
desk-taken-off = A été retirée. Ici, on n’en sait plus rien.
desk-doubles-what = C’est peut-être une seule personne avec deux cartes, ou avec une carte à une borne et un nom à une autre. Le programme ne peut pas le savoir : c’est à décider ici.
desk-doubles-none = Personne ne semble être ici deux fois.
desk-merged-none = Aucune paire n’a été réunie ici.
desk-col-because = Pourquoi
desk-col-one = Une
desk-col-other = Une autre
desk-col-merged = Celle-ci
desk-col-into = compte comme
desk-same-number = Même numéro
desk-same-name = Même nom
desk-alike-name = Noms proches
desk-known = { $names } { $numbers } · { $sites } · réunions : { $count }
desk-merge = Réunir en une
desk-merge-how = Pour tous les jours et dans chaque rapport. On peut l’annuler à tout moment.
desk-two = Elles sont deux
desk-split = Séparer de nouveau

# Listes de personnes.
desk-lists-title = Listes de personnes
desk-lists-put-in = Déposer une liste de personnes sur cette fenêtre
desk-lists-what = Un fichier CSV ou XLSX avec des titres dans sa première ligne. Il dit aux bornes d’un lieu qui en fait partie. On voit ce qu’il changerait avant que rien ne soit gardé. Il part avec le prochain paquet ; jusque-là, on peut le reprendre.
desk-list-path = Fichier
desk-list-keep = Garder
desk-list-keep-for = Garder pour { $site }
desk-list-kept =
    { $count ->
        [one] Gardée : une ligne pour les bornes de { $site }.
       *[other] Gardées : { $count } lignes pour les bornes de { $site }.
    }
desk-list-waits =
    { $count ->
        [one] Une ligne d’une liste attend les bornes de { $site }.
       *[other] { $count } lignes d’une liste attendent les bornes de { $site }.
    }
desk-list-back = La reprendre
desk-list-site = Pour quel lieu ?
desk-list-column = La colonne « { $heading } » est :
desk-list-rows =
    { $count ->
        [one] Une personne.
       *[other] { $count } personnes.
    }
desk-list-counts = Nouvelles : { $new }. Changées : { $changed }. Comme avant : { $same }.
desk-list-note = Une borne connaît peut-être déjà certaines des nouvelles : elle montre ce qui change avant de les prendre.
desk-list-taken-off =
    { $count ->
        [one] Une personne a été retirée, et le reste.
       *[other] { $count } personnes ont été retirées, et le restent.
    }
desk-list-problems = Ces lignes sont laissées de côté :
desk-list-problem = Ligne { $row } : { $what }
desk-list-more = Et { $more } autres.
desk-wrong-same = la même que la ligne { $row }.
desk-wrong-long = « { $field } » est trop long.
desk-wrong-sign = « { $field } » a un signe qui ne peut pas s’afficher.
desk-wrong-no-name = pas de nom.
desk-wrong-kind = le type n’est aucun de { $kinds }.
desk-list-too-long = Ce fichier est plus long que toute liste. Est-ce le bon ?
desk-list-empty = Il n’y a rien dans ce fichier.
desk-list-not-utf8 = La ligne { $line } est dans un ancien codage. Enregistrer la liste en « CSV UTF-8 » ou en XLSX, puis réessayer.
desk-list-not-csv = La ligne { $line } ne peut pas être lue : il manque peut-être un guillemet.
desk-list-not-xlsx = Cette feuille ne peut pas être lue. L’enregistrer encore une fois en XLSX, puis réessayer.
desk-list-no-names = Rien ne dit où sont les noms : choisir leur colonne, et dire que c’est le nom choisi.
desk-col-place = N°
desk-col-heading = Colonne
desk-col-below = Première valeur
desk-field-name = Nom choisi
desk-field-legal = Nom officiel
desk-field-last = Nom de famille
desk-field-number = Numéro
desk-field-kind = Type
desk-field-none = Non repris

# Bornes.
desk-kiosks-title = Bornes
desk-no-kiosks = Aucune borne n’a encore rien apporté.
desk-kiosks-count =
    { $count ->
        [one] { $count } borne.
        [many] { $count } de bornes.
       *[other] { $count } bornes.
    } { $silent ->
        [0] Aucune n’est silencieuse depuis { $days } jours.
        [one] { $silent } est silencieuse depuis { $days } jours ou plus.
        [many] { $silent } sont silencieuses depuis { $days } jours ou plus.
       *[other] { $silent } sont silencieuses depuis { $days } jours ou plus.
    }
desk-col-brought = Apporté jusqu’au
desk-col-state = État
desk-nothing-yet = encore rien
desk-kiosk-fine = En ordre
desk-kiosk-gone = Retirée
desk-kiosk-silent = Silencieuse depuis { $days ->
    [one] { $days } jour
    [many] { $days } de jours
   *[other] { $days } jours
} : il faudrait aller la voir.
desk-kiosk-missing = En attente des entrées { $first } à { $last }, d’avant le paquet { $number } du { $made }.
desk-kiosk-forked = Alarme : une autre machine écrit à la place de cette borne, ou une ancienne copie de son disque a été remise. Ce qu’elle a écrit à partir de l’entrée { $first } n’est pas ici (paquet { $number } du { $made }).
desk-kiosk-forked-do = Chercher la machine dont le paquet n’a pas été importé, la retirer et l’installer à neuf.
desk-kiosk-nothing = N’a encore rien apporté.
desk-due = Un paquet est à apporter.
desk-due-news =
    { $count ->
        [one] Un changement est encore
        [many] { $count } de changements sont encore
       *[other] { $count } changements sont encore
    } à porter aux bornes de { $site } : retraits, réunions en une ou noms.
desk-due-behind = Elle n’a pas encore reçu le paquet du { $date }.
desk-pack = Écrire sur { $stick } le paquet pour { $site }
desk-pack-plug = Brancher une clé USB pour écrire le paquet pour { $site }.
desk-packing = Écriture du paquet…
desk-packed = Le paquet pour { $site } est sur { $stick }. À chaque borne de ce lieu : Pour l’équipe, puis Du bureau.
desk-gone = Elle est retirée
desk-back = Elle n’est pas retirée
desk-settled = C’est réglé

# Cartes.
desk-badges-title = Cartes
desk-badges-how = Les nouvelles cartes se font à une borne : « Pour l’équipe », puis « Cartes ». Elle écrit une feuille sur une clé USB ; l’apporter ici, ou à n’importe quelle imprimante.
desk-badges-why = Une carte ne vaut que là où une borne peut prouver qu’elle l’a faite, et aucun bureau ne peut lire ce qui le prouve. Personne ne peut donc faire de cartes ici, même en emportant cet ordinateur.
desk-badges-after = Quand la feuille est bien imprimée, le dire à la borne : d’ici là, ses cartes n’ouvrent rien.
desk-badges-found = Feuilles sur les clés USB branchées
desk-badges-none = Il n’y a de feuille sur aucune clé USB branchée.
desk-col-sheet = Feuille
desk-col-stick = Clé USB
desk-print = Ouvrir pour imprimer
desk-not-opened = Cet ordinateur n’a pas trouvé de programme pour l’ouvrir. L’ouvrir depuis la clé USB ; l’imprimer à 100 %, sans « ajuster à la page ».

# Réglages.
desk-settings-title = Réglages
desk-language = Langue
desk-theme = Couleurs
desk-theme-light = Clair
desk-theme-dark = Sombre
desk-theme-contrast = Fort contraste
desk-text = Texte
desk-text-normal = Normal
desk-text-large = Grand
desk-paper = Papier
desk-paper-a4 = A4
desk-paper-letter = Letter
desk-year = L’année du bureau
desk-year-starts = Elle commence en { $month }.
desk-year-earlier = Un mois plus tôt
desk-year-later = Un mois plus tard
desk-backup = Copie de toutes les données
desk-backup-path = Dans le fichier
desk-backup-do = Copier
desk-backup-why = De préférence sur un autre disque. Les bornes ne peuvent oublier que ce qui est dans une copie. Elle ne s’ouvre qu’avec les clés de ce bureau.
desk-backup-writing = Copie…
desk-backup-here = La copie est dans { $path }. Les bornes l’apprennent par les prochains reçus : remettre une clé USB.
desk-places = Où tout se trouve
desk-place-database = Données : { $place }
desk-place-keys = Clés : { $place }

# Ce qui n'a pas marché.
desk-failed-file = { $path } : lecture ou écriture impossible. Indiquer un emplacement permis, où il reste de la place.
desk-failed-taken = { $path } existe déjà. Indiquer un autre emplacement.
desk-failed-in-use = Un autre programme tient { $path } ouvert. Le fermer, puis réessayer.
desk-failed-other-key = { $path } est scellé avec une autre clé. Les clés sont-elles les bonnes ?
desk-failed-no-key = Une clé manque ou est abîmée : { $path }. Remettre la copie en place.
desk-failed-version = Un programme plus récent a fait ces données. Installer le plus récent.
desk-failed-server = Le serveur des données ne répond pas. Demander à qui s’en occupe.
desk-failed-busy = Un autre programme se sert des données. Le laisser finir, puis réessayer.
desk-failed-full = Le disque des données est plein. Y faire de la place, puis réessayer.
desk-failed-person = Cette personne n’est plus ici. Regarder la liste encore une fois.
desk-failed-one-already = Elles comptent déjà comme une seule.
desk-failed-taken-off = Cette personne a été retirée. Celle qui ne ferait qu’un avec elle le serait aussi.
desk-failed-no-name = Cette personne n’a pas accepté qu’un nom quitte la borne : on ne peut donc pas en écrire ici.
desk-failed-database = Les données n’ont pas pu être lues ou changées. Réessayer ; si rien ne change, remettre une copie.
desk-number = { $number }
desk-meeting-figures =
    { $evenings ->
        [one] { $signins } à { $evenings } réunion
        [many] { $signins } à { $evenings } de réunions, { $average } chacune
       *[other] { $signins } à { $evenings } réunions, { $average } chacune
    }
