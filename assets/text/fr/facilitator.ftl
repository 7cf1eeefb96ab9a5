# Pour la personne qui anime. Court : quelqu'un le lit peut-être pour sa première soirée dans ce rôle.

pin-title = Ton PIN
pin-note = Pour la personne qui anime, et pour l'équipe.
pin-again = Ce n'était pas ça. Prends ton temps.
pin-wait = { $secs ->
    [one] Attends { $secs } seconde, puis réessaie. On peut toujours arriver.
   *[other] Attends { $secs } secondes, puis réessaie. On peut toujours arriver.
}
pin-card = Maintenant ton PIN.
pin-checking = Un instant
pin-forgot = J'ai oublié mon PIN
pin-not-allowed = Il faut un PIN de l'équipe.

tonight-none-title = Rien n'est ouvert
tonight-none-note = Ouvre une réunion d'aujourd'hui, ou une qui n'était pas prévue.
tonight-start = { $title } · { $time }
tonight-start-again = { $title } · { $time } · rouvrir
tonight-ad-hoc = Une réunion qui n'était pas prévue
tonight-place = { $room } · { $time }
tonight-count = { $count } ici
tonight-show-around = { $count ->
    [one] • Quelqu'un de nouveau : fais-lui voir les lieux
   *[other] • { $count } nouvelles personnes : fais-leur voir les lieux
}
tonight-met = Je leur ai montré
tonight-plus-member = + 1 personne
tonight-plus-newcomer = + 1 nouvelle
tonight-plus-guest = + 1 visite
tonight-plus-family = + 1 proche
tonight-plus-minor = + 1 mineur
tonight-lock = Verrouiller
tonight-who = Qui est là
tonight-more = Plus
tonight-milestones = { $count ->
    [one] { $count } étape
   *[other] { $count } étapes
}
tonight-milestones-title = Étapes de ce soir
tonight-give = Remis à { $name }
tonight-given = Remis
tonight-quiet = { $milestone } · en silence
tonight-more-title = Plus
tonight-look-up = Trouver quelqu'un
tonight-tray = À classer
tonight-topic = Thème
tonight-reading = Lecture
tonight-other-meeting = Autre réunion
tonight-other-time = Autre heure
tonight-other-room = Autre salle
tonight-not-tonight = Pas ce soir
tonight-paper = Une soirée papier
tonight-staff = Pour l'équipe
tonight-close = Fermer la réunion
tonight-counted = Compté
tonight-signed-in = Arrivée notée
tonight-already = Était déjà là
tonight-card-new = Cette carte est nouvelle ici
tonight-saved = C'est gardé
tonight-filed = Classé
tonight-undone = Annulé : cela ne compte plus
tonight-moved = Déplacé
tonight-closed = La réunion est fermée

kind-member = Membre
kind-newcomer = Nouveau
kind-guest = Visite
kind-family = Famille ou proche
kind-volunteer = Bénévole
kind-staff = Équipe
kind-professional = Professionnel
kind-minor = Moins de 18 ans
kind-count-member = { $count ->
    [one] { $count } personne
   *[other] { $count } personnes
}
kind-count-newcomer = { $count ->
    [one] { $count } nouvelle
   *[other] { $count } nouvelles
}
kind-count-guest = { $count ->
    [one] { $count } visite
   *[other] { $count } visites
}
kind-count-family = { $count ->
    [one] { $count } proche
   *[other] { $count } proches
}
kind-count-volunteer = { $count ->
    [one] { $count } bénévole
   *[other] { $count } bénévoles
}
kind-count-staff = { $count } de l'équipe
kind-count-professional = { $count ->
    [one] { $count } professionnel
   *[other] { $count } professionnels
}
kind-count-minor = { $count } de moins de 18 ans

who-title = Qui est là
who-note = Les plus récents d'abord. Touche une ligne pour l'annuler ou la déplacer.
who-line = { $who } · { $time }
who-nobody = Sans nom
who-left = départ { $time }
who-undo = Annuler : ne compte pas
who-move = Vers une autre réunion
who-left-now = Part maintenant
who-stayed = Resté jusqu'à la fin
who-not-stayed = Parti avant
who-back = Laisser ainsi

find-title = Trouver quelqu'un
find-note = Tourne l'écran loin de la file.
find-results-title = Noter l'arrivée
find-none = Personne de ce nom. Essaie avec moins de lettres.

tray-title = À classer
tray-note = Arrivés quand rien n'était ouvert. Choisis-en un, puis sa réunion.
tray-line = { $day } · { $time } · { $kind }
tray-line-person = { $day } · { $time } · { $kind } · avec carte ou nom

move-title = Quelle réunion ?
meeting-line = { $title } · { $day } · { $time }

topic-title = Thème
topic-note = Seuls les rapports le disent, pas la porte.

ad-hoc-title = Quel genre de réunion ?
ad-hoc-note = Elle s'ouvre tout de suite, dans cette salle, pour 90 minutes.
ad-hoc-name = Une réunion
mode-headcount = Compter, sans nommer
mode-anonymous_badge = Cartes sans nom
mode-chosen_name = Noms choisis
mode-roster = Une liste, avec arrivée et départ

time-title = Quand commence-t-elle ?
time-note = On peut arriver { $minutes } minutes avant.
time-hour = Heure
time-minute = Minute
time-minutes-long = Durée en minutes
room-title = Quelle salle ?

reading-choose = La lecture de la soirée
reading-of-day = Celle du jour
reading-after-loss = Après un deuil
reading-holiday = Un soir de fête
reading-first-meeting = Première réunion dans cette salle
reading-this = Celle-ci ce soir
reading-other = Une autre

not-tonight-title = Pas ce soir ?
not-tonight-body = La porte ne la montrera pas aujourd'hui. Qui vient quand même est compté et reste à classer.
not-tonight-yes = Pas ce soir
not-tonight-no = Elle a lieu
not-tonight-done = Elle n'a pas lieu ce soir

paper-series-title = Quelle réunion était-ce ?
paper-date-title = Quel jour ?
paper-counts-title = Qui était là ?
paper-counts-note = Compte les gens sans nom. Les noms viennent ensuite.
paper-people-title = Noms du papier
paper-people-note = Tape un nom, choisis-le, puis le suivant.
paper-people-more = Un autre nom
paper-people-done = Tous les noms y sont
paper-done = { $recorded ->
    [one] { $recorded } noté
   *[other] { $recorded } notés
}
paper-already = { $already } y étaient déjà

close-title = Fermer la réunion ?
close-note = { $count } arrivées notées. Regarde autour : quelqu'un n'est-il pas noté ?
close-people = Non notés
close-yes = La fermer

clock-title = Sommes-nous le { $date } ?
clock-body = L'horloge de cette borne n'est pas sûre. On peut arriver quand même.
clock-yes = Oui, c'est aujourd'hui
clock-no = Non
clock-date-title = Quel jour sommes-nous ?
clock-note = Seule cette borne s'en souvient. Rien d'autre ne change.
clock-year = Année
clock-month = Mois
clock-day = Jour
clock-set = La date est réglée

tonight-service = Coup de main
tonight-talk = { $count ->
    [one] • { $count } veut parler
   *[other] • { $count } veulent parler
}
tonight-talk-none = Qui écoute
talk-title = Se parler
talk-asking = { $count ->
    [0] Personne n'a demandé à parler.
    [one] { $count } personne veut parler à quelqu'un qui est passé par là.
   *[other] { $count } personnes veulent parler à quelqu'un qui est passé par là.
}
talk-listening = Ce soir écoutent : { $names }
talk-listening-unnamed = { $count ->
    [one] { $count } personne sans nom écoute.
   *[other] { $count } personnes sans nom écoutent.
}
talk-how = Dis à toute la salle où seront ensuite ceux qui écoutent. Personne ne doit lever la main.
talk-done = Deux se sont trouvés
service-title = Coup de main
service-note = D'abord ce soir, puis la prochaine fois. Touche une ligne pour la libérer.
service-none = Ce lieu ne nomme aucune tâche : elles sont dans kiosk.toml.
service-line = { $day } · { $role }
service-nobody = libre
service-somebody = quelqu'un
service-free = Libérer : ne peut pas venir
tonight-statements = { $count ->
    [one] { $count } attestation
   *[other] { $count } attestations
}
statement-title = Attestations de présence
statement-note = Ces personnes en ont demandé une. Confirme-les à la fin de la réunion.
statement-ready = peut être confirmée
statement-later = dès { $time }
statement-left = départ avant la fin
statement-wait = Confirme-la à la fin de la réunion, dès { $time }, ou quand « Resté jusqu'à la fin » est noté.
statement-left-note = Départ avant la fin. Si c'est faux, note d'abord « Resté jusqu'à la fin ».
statement-ask-title = Présent à la fin ?
statement-ask-body = { $who } est arrivé à { $time }. Si c'était jusqu'à la fin, dis-le. On tape ensuite le nom voulu.
statement-ask-yes = Présent à la fin
statement-ask-no = Pas confirmé
statement-where-title = Où va-t-elle ?
statement-print = L'imprimer ici
statement-stick = Sur une clé USB
statement-name-title = Le nom sur l'attestation
statement-name-note = Imprimé seulement, pas gardé ici.
statement-printing = L'impression est en cours. Rien n'en est gardé ici.
statement-on-stick = Elle est sur la clé : { $file }. On peut la retirer. Rien n'en est gardé ici.
statement-no-stick = Insère d'abord une clé USB, puis réessaie.
statement-no-print = L'imprimante ne l'a pas prise. Regarde-la, ou prends une clé USB.
statement-not-written = Elle n'est pas arrivée sur la clé. Prends-en une autre et réessaie.
statement-letters = Une lettre ne peut pas être imprimée.
slip-title = Attestation de présence
slip-name = Nom
slip-meeting = Réunion
slip-place = Lieu
slip-place-said = { $site }, { $room }
slip-date = Date
slip-times = Heures
slip-times-said = de { $from } à { $until }
slip-number = Numéro d'attestation
slip-code = Code de contrôle
slip-confirmed = La personne qui anime la réunion a confirmé que cette personne était présente à la fin.
slip-check = Pour vérifier, demandez à { $site } avec le numéro, le code et le nom. Faite à la demande de la personne nommée ; aucune copie n'est gardée.
