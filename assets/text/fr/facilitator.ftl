# Pour la personne qui anime. Court : quelqu'un le lit peut-être pour sa première soirée dans ce rôle.

pin-title = Ton PIN
pin-note = Pour la personne qui anime, et pour l’équipe.
pin-again = Ce n’était pas ça. Prends ton temps.
pin-wait = { $secs ->
    [one] Attends { $secs } seconde, puis réessaie. Les arrivées se notent toujours.
    [many] Attends { $secs } de secondes, puis réessaie. Les arrivées se notent toujours.
   *[other] Attends { $secs } secondes, puis réessaie. Les arrivées se notent toujours.
}
pin-card = Maintenant ton PIN.
pin-checking = Un instant
pin-forgot = J’ai oublié mon PIN
pin-not-allowed = Il faut un PIN de l’équipe.

tonight-none-title = Rien n’est ouvert
tonight-ad-hoc = Une réunion qui n’était pas prévue
tonight-place = { $room } · { $time }
tonight-count = { $count } ici
tonight-show-around = { $count ->
    [one] • Quelqu’un de nouveau : fais-lui voir les lieux
    [many] • { $count } de nouvelles personnes : fais-leur voir les lieux
   *[other] • { $count } nouvelles personnes : fais-leur voir les lieux
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
    [many] { $count } d’étapes
   *[other] { $count } étapes
}
tonight-milestones-title = Étapes du jour
tonight-give = Remis à { $name }
tonight-given = Remis
tonight-quiet = { $milestone } · en silence
tonight-more-title = Plus
tonight-look-up = Trouver quelqu’un
tonight-tray = À classer
tonight-topic = Thème
tonight-reading = Lecture
tonight-other-meeting = Autre réunion
tonight-other-time = Autre heure
tonight-other-room = Autre salle
tonight-not-tonight = Pas aujourd’hui
tonight-paper = Réunion sur papier
tonight-staff = Pour l’équipe
tonight-close = Fermer la réunion
tonight-counted = Compté
tonight-signed-in = Arrivée notée
tonight-already = Arrivée déjà notée
tonight-card-new = Cette carte est nouvelle ici
tonight-saved = C’est noté
tonight-filed = Classé
tonight-undone = Annulé : cela ne compte plus
tonight-moved = Déplacé
tonight-closed = La réunion est fermée

kind-member = Membre
kind-newcomer = Première fois
kind-guest = Visite
kind-family = Famille ou proche
kind-volunteer = Bénévole
kind-staff = Équipe
kind-professional = Professionnel
kind-minor = Moins de 18 ans
kind-count-member = { $count ->
    [one] { $count } personne
    [many] { $count } de personnes
   *[other] { $count } personnes
}
kind-count-newcomer = { $count ->
    [one] { $count } nouvelle
    [many] { $count } de nouvelles
   *[other] { $count } nouvelles
}
kind-count-guest = { $count ->
    [one] { $count } visite
    [many] { $count } de visites
   *[other] { $count } visites
}
kind-count-family = { $count ->
    [one] { $count } proche
    [many] { $count } de proches
   *[other] { $count } proches
}
kind-count-volunteer = { $count ->
    [one] { $count } bénévole
    [many] { $count } de bénévoles
   *[other] { $count } bénévoles
}
kind-count-staff = { $count } de l’équipe
kind-count-professional = { $count ->
    [one] { $count } professionnel
    [many] { $count } de professionnels
   *[other] { $count } professionnels
}
kind-count-minor = { $count } de moins de 18 ans

who-title = Qui est là
who-note = Les plus récents d’abord. Touche une ligne pour l’annuler ou la déplacer.
who-line = { $who } · { $time }
who-left = départ { $time }
who-undo = Annuler : ne compte pas
who-move = Vers une autre réunion
who-left-now = Part maintenant
who-stayed = Là jusqu’à la fin
who-not-stayed = Départ avant la fin
who-back = Laisser ainsi

find-title = Trouver quelqu’un
find-note = Détourne l’écran de la file.
find-results-title = Noter l’arrivée
find-none = Personne de ce nom. Essaie avec moins de lettres.

tray-title = À classer
tray-note = Arrivées sans réunion ouverte. Choisis-en une, puis sa réunion.
tray-line = { $day } · { $time } · { $kind }
tray-line-person = { $day } · { $time } · { $kind } · avec carte ou nom

move-title = Quelle réunion ?
meeting-line = { $title } · { $day } · { $time }

topic-title = Thème
topic-note = Il figure dans les rapports, pas à la porte.

ad-hoc-title = Quel genre de réunion ?
ad-hoc-note = Elle s’ouvre tout de suite, dans cette salle, pour 90 minutes.
ad-hoc-name = Une réunion
mode-headcount = Compter, sans nommer
mode-anonymous_badge = Cartes sans nom
mode-chosen_name = Noms choisis
mode-roster = Une liste, avec arrivée et départ

time-title = Quand commence-t-elle ?
time-note = Arrivées notées dès { $minutes ->
    [one] { $minutes } minute
    [many] { $minutes } de minutes
   *[other] { $minutes } minutes
} avant.
time-hour = Heure
time-minute = Minute
time-minutes-long = Durée en minutes
room-title = Quelle salle ?

reading-choose = La lecture de la réunion
reading-of-day = Celle du jour
reading-after-loss = Après un deuil
reading-holiday = Un jour de fête
reading-first-meeting = Première réunion dans cette salle
reading-this = Celle-ci aujourd’hui
reading-other = Une autre

not-tonight-title = Pas aujourd’hui ?
not-tonight-body = La porte ne l’affichera pas aujourd’hui. Qui vient quand même est compté et reste à classer.
not-tonight-yes = Pas aujourd’hui
not-tonight-no = Elle a lieu
not-tonight-done = Elle n’a pas lieu aujourd’hui

paper-series-title = Quelle réunion était-ce ?
paper-date-title = Quel jour ?
paper-counts-title = Qui était là ?
paper-counts-note = Compte les gens sans nom. Les noms viennent ensuite.
paper-people-title = Noms du papier
paper-people-note = Tape un nom, choisis-le, puis le suivant.
paper-people-more = Un autre nom
paper-people-done = Tous les noms y sont

close-title = Fermer la réunion ?
close-note = Arrivées notées : { $count }. Regarde autour de toi : manque-t-il quelqu’un ?
close-people = Non comptés
close-yes = Fermer

clock-title = Sommes-nous le { $date } ?
clock-body = L’horloge de cette borne n’est pas sûre. Les arrivées se notent quand même.
clock-yes = Oui, c’est aujourd’hui
clock-no = Non
clock-date-title = Quel jour sommes-nous ?
clock-note = Seule cette borne s’en souvient. Rien d’autre ne change.
clock-year = Année
clock-month = Mois
clock-day = Jour
clock-set = La date est réglée

tonight-service = Coup de main
tonight-talk = { $count ->
    [one] • { $count } veut parler
    [many] • { $count } veulent parler
   *[other] • { $count } veulent parler
}
tonight-talk-none = Qui écoute
talk-title = Se parler
talk-asking = { $count ->
    [0] Personne n’a demandé à parler.
    [one] { $count } personne aimerait parler.
    [many] { $count } de personnes aimeraient parler.
   *[other] { $count } personnes aimeraient parler.
}
talk-listening = Peuvent écouter aujourd’hui : { $names }
talk-listening-unnamed = { $count ->
    [one] { $count } personne sans nom peut écouter.
    [many] { $count } de personnes sans nom peuvent écouter.
   *[other] { $count } personnes sans nom peuvent écouter.
}
talk-how = Dis à toute la salle où trouver, après la réunion, les personnes qui écoutent. Personne n’a à lever la main.
talk-done = Deux se sont parlé
service-title = Coup de main
service-note = D’abord aujourd’hui, puis la prochaine fois. Touche une ligne pour la libérer.
service-none = Ce lieu n’a aucune tâche : elles s’indiquent dans kiosk.toml.
service-line = { $day } · { $role }
service-nobody = libre
service-somebody = quelqu’un
service-free = Libérer : ne peut pas venir
tonight-statements = { $count ->
    [one] { $count } attestation
    [many] { $count } d’attestations
   *[other] { $count } attestations
}
statement-title = Attestations de présence
statement-note = Ces personnes en ont demandé une. Confirme chacune à la fin de la réunion.
statement-ready = peut être confirmée
statement-later = dès { $time }
statement-left = départ avant la fin
statement-wait = Confirme-la à la fin de la réunion, dès { $time }, ou quand « Là jusqu’à la fin » est noté.
statement-left-note = Départ avant la fin. Si c’est faux, note d’abord « Là jusqu’à la fin ».
statement-ask-title = Présence à la fin ?
statement-ask-body = { $who } : arrivée à { $time }. Si cette personne est restée jusqu’à la fin, dis-le. On tape ensuite le nom voulu.
statement-ask-yes = Présence à la fin
statement-ask-no = Pas confirmée
statement-where-title = Où va-t-elle ?
statement-print = L’imprimer ici
statement-stick = Sur une clé USB
statement-name-title = Le nom sur l’attestation
statement-name-note = Imprimé seulement, pas gardé ici.
statement-making = Un instant.
statement-printing = L’impression est en cours. Rien n’en est gardé ici.
statement-on-stick = Elle est sur la clé : { $file }. On peut la retirer. Rien n’en est gardé ici.
statement-on-stick-held = Elle est sur la clé : { $file }. La clé n’a pas pu être libérée : attends que sa lumière ne clignote plus, puis retire-la. Rien n’en est gardé ici.
statement-no-stick = Insère d’abord une clé USB, puis réessaie.
statement-no-print = L’imprimante ne l’a pas prise. Vérifie l’imprimante, ou prends une clé USB.
statement-not-written = Elle n’est pas arrivée sur la clé. Prends-en une autre et réessaie.
statement-letters = Une lettre ne peut pas être imprimée.
slip-title = Attestation de présence
slip-name = Nom
slip-meeting = Réunion
slip-place = Lieu
slip-place-said = { $site }, { $room }
slip-date = Date
slip-times = Heures
slip-times-said = de { $from } à { $until }
slip-number = Numéro d’attestation
slip-code = Code de contrôle
slip-confirmed = La personne qui anime la réunion a confirmé que cette personne était présente à la fin.
slip-check = Pour la vérifier, s’adresser à { $site } (borne : { $kiosk }) avec le numéro, le code et le nom. Faite à la demande de la personne nommée ; aucune copie n’est gardée.
