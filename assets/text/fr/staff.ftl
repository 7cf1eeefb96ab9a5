# Pour l'équipe : pas des techniciens, une fois par mois.

staff-title = Pour l’équipe
staff-export = Emporter le mois
staff-people = Personnes
staff-badges = Cartes
staff-pins = Les PIN
staff-key = La clé
staff-between = Entre les réunions
staff-status = État de la borne
staff-lost-card = Carte perdue

export-title = Emporter le mois
export-no-stick = Insère la clé USB.
export-no-stick-note = Elle apparaît ici toute seule, en deux secondes le plus souvent.
export-not-allowed = Ce lieu ne nomme aucun bureau et n’autorise pas les tableaux non scellés. Un technicien peut régler l’un ou l’autre dans kiosk.toml, sous [export].
export-sealed = { $records ->
    [one] { $records } entrée que le bureau n’a pas encore confirmée. Elle est scellée : seul le bureau peut l’ouvrir.
    [many] { $records } d’entrées que le bureau n’a pas encore confirmées. Elles sont scellées : seul le bureau peut les ouvrir.
   *[other] { $records } entrées que le bureau n’a pas encore confirmées. Elles sont scellées : seul le bureau peut les ouvrir.
} Qui trouve la clé USB ne lit rien.
export-sealed-nothing = Le bureau a tout confirmé. Il n’y a encore rien à emporter.
export-seal = Pour le bureau, sur { $label }
export-plain-instead = Plutôt des tableaux
export-sealed-instead = Plutôt pour le bureau
export-sealed-body = Le paquet { $number } y est, scellé : { $records ->
    [one] { $records } entrée.
    [many] { $records } d’entrées.
   *[other] { $records } entrées.
} Porte la clé au bureau, puis rapporte-la : elle contient le reçu.
export-sealed-receipt = Le bureau a confirmé ce qui précède.
export-warning = Qui trouve cette clé USB peut la lire. Les personnes y sont des nombres, avec un nom seulement si elles l’ont accepté. Garde-la sur toi.
export-stick = { $label }
export-stick-note = { $free } libres
export-which-stick = Quelle clé USB ?
export-month = { $month } : { $meetings ->
    [one] { $meetings } réunion
    [many] { $meetings } de réunions
   *[other] { $meetings } réunions
}, { $sign-ins ->
    [one] { $sign-ins } arrivée
    [many] { $sign-ins } d’arrivées
   *[other] { $sign-ins } arrivées
}
export-earlier = { $count ->
    [one] { $count } mois plus ancien
    [many] { $count } de mois plus anciens
   *[other] { $count } mois plus anciens
}
export-never = jamais exporté
export-changed = changé depuis le dernier export
export-exported = déjà exporté
export-again = Rien de nouveau depuis cette clé. Si elle est perdue, tu peux emporter la même chose à nouveau.
export-nothing = Il n’y a encore rien à emporter.
export-start = Exporter sur { $label }
export-cancel = Arrêter
export-writing = Écriture. Laisse la clé en place.
export-verifying = Relecture, pour vérifier
export-ejecting = Libération de la clé
export-done-title = Tu peux retirer la clé
export-done-body = { $folder } y est : { $rows ->
    [one] { $rows } ligne
    [many] { $rows } de lignes
   *[other] { $rows } lignes
} de présence. Tout tableur l’ouvre.
export-pulled = La clé a été retirée trop tôt. Rien ne compte comme exporté. Insère-la et recommence.
export-full = La clé est pleine : il faut { $needed }, il reste { $free }. Efface quelque chose ou prends-en une autre. Rien ne compte comme exporté.
export-read-only = On ne peut pas écrire sur cette clé. Cherche un petit verrou sur le côté, ou prends-en une autre. Rien ne compte comme exporté.
export-wrong-device = La borne ne peut pas écrire sur cette clé. Prends-en une autre. Rien ne compte comme exporté.
export-differs = Ce qui est sur la clé n’est pas ce qui a été écrit : elle est abîmée. Prends-en une autre. Rien ne compte comme exporté.
export-failed = L’export n’a pas marché. Réessaie ; si cela échoue encore, prends une autre clé. Rien ne compte comme exporté.
export-not-ejected = Tout est écrit et relu, mais la clé n’a pas pu être libérée. Attends que sa lumière ne clignote plus, puis retire-la.
export-cancelled = Arrêté. Rien ne compte comme exporté, et rien d’inachevé n’est sur la clé.

people-title = Personnes
people-find = Trouver quelqu’un
people-add = Ajouter quelqu’un
people-note = { $count ->
    [one] { $count } personne
    [many] { $count } de personnes
   *[other] { $count } personnes
}
people-no-name = Carte sans nom
people-cards = { $count ->
    [one] { $count } carte
    [many] { $count } de cartes
   *[other] { $count } cartes
}
person-rename = Corriger le nom
person-kind = Dans la salle : { $kind }
person-unlist = Par carte seulement
person-list = Par nom aussi
person-new-card = Donner une carte
person-lost-card = Carte perdue
person-merge = La même personne que
person-erase = Retirer
person-name-title = Sous quel nom la connaît-on ?
person-name-note = Un surnom suffit.
person-name-busy = D’autres ont ce nom : ajoute une lettre.
person-card-title = Tiens une carte vierge devant le lecteur
person-card-note = Elle devient la carte de { $name }. L’ancienne cesse aussitôt de marcher.
person-card-done = La nouvelle carte marche. L’ancienne, non.
person-card-taken = Cette carte n’est pas vierge. Prends-en une vierge.
person-card-unknown = Ce n’est pas une carte de cette borne. Imprimes-en une d’abord.
person-merge-title = La même personne que ?
person-merge-body = { $gone } devient { $keep }. Leur présence compte désormais comme celle d’une seule personne.
person-merge-yes = C’est la même
person-merge-done = C’est une seule personne maintenant
person-merge-done-body = Une erreur ? On peut encore les séparer tout de suite.
person-merge-part = Les séparer
person-merge-parted = Ce sont de nouveau deux personnes
person-erase-title = Retirer { $name } ?
person-erase-body = Nom, date, image et cartes sont effacés ici. Les réunions comptent toujours, sans cette personne. On ne peut pas revenir en arrière.
person-erase-yes = Retirer
person-erase-no = Garder
person-erased = Effacé

badges-title = Cartes
badges-count = Combien de cartes vierges ?
badges-note = La feuille à imprimer va sur la clé USB : insères-en une. Imprime-la, puis reviens.
badges-no-stick = Insère d’abord une clé USB : la feuille y est écrite. Aucune carte n’a été faite.
badges-make = Écrire la feuille
badges-on-stick = La feuille est sur la clé : { $file }. Tu peux retirer la clé.
badges-on-stick-held = La feuille est sur la clé : { $file }. La clé n’a pas pu être libérée : attends que sa lumière ne clignote plus, puis retire-la.
badges-printed-title = L’impression est-elle bonne ?
badges-printed-body = Imprime-la et regarde des cartes à la lumière : chaque carré est net, aucun n’est coupé. Elles ne marchent qu’une fois que tu l’as dit.
badges-printed-yes = L’impression est bonne
badges-printed-no = Les jeter
badges-live = Les cartes marchent maintenant
badges-gone = Ces cartes ne marcheront jamais
badges-waits = Feuille du { $date }, { $time }
badges-waits-count = Cartes : { $count }
badges-waits-note = Ces feuilles attendent que tu dises si elles sont bonnes. D’ici là, leurs cartes n’ouvrent rien.
badges-new = Nouvelles cartes

pins-title = Les PIN
pins-add = Ajouter quelqu’un
pins-label-title = Comment les autres l’appellent-ils ?
pins-label-note = Un prénom suffit.
pins-role-title = Que peut faire cette personne ?
role-greeter = Accueil
role-facilitator = Animation
role-staff = Équipe
pins-new-title = Un nouveau PIN de 6 chiffres
pins-new-note = Qui s’en servira le tape maintenant.
pins-twice-title = Le même PIN encore une fois
pins-differ = Ils étaient différents. On recommence.
pins-obvious = Celui-ci se devine trop facilement. Un autre, s’il te plaît.
pins-short = Un PIN a de { $least } à { $most } chiffres.
pins-taken = Ce PIN ne convient pas. Un autre, s’il te plaît.
pins-saved = Le PIN est en place
pins-change = Un nouveau PIN
pins-card = Lui donner une carte
pins-card-title = Tiens sa carte devant le lecteur
pins-card-note = Avec elle, son PIN est trouvé aussitôt. C’est la carte qui note son arrivée.
pins-card-done = La carte est à elle. D’abord la carte, puis le PIN.
pins-remove = Enlever
pins-removed = Enlevé
pins-remove-title = Enlever { $label } ?
pins-remove-body = Son PIN cesse aussitôt de marcher.
pins-last-staff = Il faut que quelqu’un puisse tout faire. Ajoute d’abord un autre PIN de l’équipe.

recovery-title = Le code de secours
recovery-note = Peu importent majuscules et espaces.
recovery-wrong = Ce n’est pas le code. Prends ton temps.
recovery-group = Le groupe { $group } a été tapé autrement.
recovery-pick = Qui a oublié son PIN ?

status-people = Personnes
status-cards = Cartes
status-sessions = Réunions jusqu’ici
status-attendances = Arrivées jusqu’ici
status-unexported = Entrées non exportées
status-last-export = Dernier export
status-tray = À classer
status-never = jamais
status-key = Clé pour le bureau
status-key-body = Quand une clé USB d’ici arrive au bureau pour la première fois, huit groupes s’y affichent. Ce doivent être ceux-ci :

key-title = La clé des données
key-plain = La clé est sur cette borne. Cela protège une copie des données, mais pas contre qui emporte la borne. Avec une clé de réveil, une borne éteinte ne dit rien à personne sans elle et son PIN.
key-make = Faire une clé de réveil
key-needs-code = Il y a une clé de réveil. Avant que la clé quitte cette borne, il faut un code de secours sur papier : un technicien le fait avec « keytag keys recovery ». Sans rien de cela, les données seraient perdues.
key-ready = Une clé de réveil et un code de secours sont là : la clé peut quitter cette borne. Après chaque coupure, la borne ne se réveille alors qu’avec la clé de réveil et son PIN. Fais-en une deuxième et garde le papier ailleurs.
key-take-away = Ôter la clé d’ici
key-gone = La clé n’est pas sur cette borne. Une clé de réveil et son PIN la réveillent après chaque coupure. Tant qu’elle est éveillée, qui l’emporte allumée pourrait encore la lire.
key-system = Le système de cette borne garde la clé et la réveille seul. Cela protège le disque seul et les copies, mais pas contre qui emporte la borne entière.
key-another = Faire une autre clé de réveil
key-stick-title = Un PIN pour cette clé
key-stick-note = Insère d’abord la clé USB. Qui réveille la borne tape ce PIN.
key-no-stick = Insère d’abord une clé USB, puis réessaie. Rien n’a changé.
key-failed = Cela n’a pas marché, et rien n’a changé. Essaie une autre clé USB.
key-made = Cette clé ouvre la borne maintenant, avec son PIN. Retire-la et garde-la sur toi.
between-title = Entre les réunions
between-not-yet = Cette borne peut être verrouillée entre les réunions : sa clé est alors sur ta clé de réveil, et qui emporte la borne n’apprend rien. La clé doit d’abord la quitter : touche « La clé ». Il faut une clé de réveil et un code sur papier.
between-awake = Elle peut être verrouillée : cinq minutes après la dernière réunion, sa clé n’est plus que sur ta clé de réveil. Jusqu’à son retour, on entre avec une carte ou sans nom, avec le même merci pour chaque personne. On ne trouve personne par son nom, et aucune étape ne s’affiche.
between-lock = Verrouiller désormais
between-locked = Elle se verrouille cinq minutes après la dernière réunion, et ta clé la réveille. D’ici là, on entre avec une carte ou sans nom, avec le même merci pour chaque personne. On ne trouve personne par son nom, et aucune étape ne s’affiche.
between-stay-awake = La laisser éveillée
between-locks-now = Désormais, elle se verrouille entre les réunions.
between-awake-now = Elle reste éveillée jusqu’à la coupure du courant.
key-taken = La clé n’est plus sur cette borne. Dès la prochaine coupure, une clé de réveil la réveille.

staff-package = Du bureau
staff-sounds = Sons oui ou non
staff-sounds-are-off = La borne est silencieuse jusqu’à son redémarrage, ou jusqu’à ce que quelqu’un remette les sons ici.
staff-sounds-are-on = La borne fait de nouveau ses deux sons.
package-title = Du bureau
package-no-office = Cette borne ne connaît aucun bureau. Un technicien peut en nommer un dans kiosk.toml, sous [export].
package-no-stick = Insère la clé USB que le bureau t’a donnée.
package-nothing = Il n’y a rien pour ce lieu sur la clé. Demande au bureau de l’écrire encore une fois.
package-older = Tout ce qui est sur cette clé est déjà ici. Rien ne change.
package-not-for-us = Le bureau ne connaît pas encore cette borne et n’a pas pu sceller ceci pour elle. Porte d’abord le mois au bureau, puis rapporte la clé.
package-other-site = C’est pour un autre lieu. Rien ne change ici.
package-not-signed = Cela ne vient pas du bureau que cette borne connaît. Rien ne change. Cherche d’où vient la clé.
package-newer = Un programme plus récent a écrit ceci. Un technicien peut l’installer ici.
package-damaged = Ce qui est sur la clé est abîmé. Rien ne change. Demande au bureau de l’écrire encore une fois.
package-people-new = { $count ->
    [one] { $count } personne nouvelle.
    [many] { $count } de personnes nouvelles.
   *[other] { $count } personnes nouvelles.
}
package-people-changed = { $count ->
    [one] { $count } personne modifiée.
    [many] { $count } de personnes modifiées.
   *[other] { $count } personnes modifiées.
}
package-people-erased = { $count ->
    [one] { $count } personne retirée définitivement.
    [many] { $count } de personnes retirées définitivement.
   *[other] { $count } personnes retirées définitivement.
}
package-merges = { $count ->
    [one] { $count } paire réunie ou séparée.
    [many] { $count } de paires réunies ou séparées.
   *[other] { $count } paires réunies ou séparées.
}
package-cards-withdrawn = { $count ->
    [one] { $count } carte retirée.
    [many] { $count } de cartes retirées.
   *[other] { $count } cartes retirées.
}
package-cards-changed = { $count ->
    [one] { $count } carte nouvelle ou modifiée.
    [many] { $count } de cartes nouvelles ou modifiées.
   *[other] { $count } cartes nouvelles ou modifiées.
}
package-meetings-new = { $count ->
    [one] { $count } réunion nouvelle.
    [many] { $count } de réunions nouvelles.
   *[other] { $count } réunions nouvelles.
}
package-meetings-changed = { $count ->
    [one] { $count } réunion modifiée.
    [many] { $count } de réunions modifiées.
   *[other] { $count } réunions modifiées.
}
package-meetings-ended = { $count ->
    [one] { $count } réunion terminée.
    [many] { $count } de réunions terminées.
   *[other] { $count } réunions terminées.
}
package-schemes = { $count ->
    [one] { $count } schéma d’étapes modifié.
    [many] { $count } de schémas d’étapes modifiés.
   *[other] { $count } schémas d’étapes modifiés.
}
package-readings = { $count ->
    [one] { $count } lot de lectures, dès le prochain démarrage.
    [many] { $count } de lots de lectures, dès le prochain démarrage.
   *[other] { $count } lots de lectures, dès le prochain démarrage.
}
package-kiosks-new = { $count ->
    [one] { $count } borne de plus ici : les deux se diront ce qu’elles savent.
    [many] { $count } de bornes de plus ici : elles se diront ce qu’elles savent.
   *[other] { $count } bornes de plus ici : elles se diront ce qu’elles savent.
}
package-kiosks-closed = { $count ->
    [one] Ce que sait { $count } borne vient avec la prochaine clé.
    [many] Ce que savent { $count } de bornes vient avec la prochaine clé.
   *[other] Ce que savent { $count } bornes vient avec la prochaine clé.
}
# Quelles réunions, sur une page à part.
package-which-ended = Terminées : { $titles }.
package-which-changed = Changées : { $titles }.
package-which-new = Nouvelles : { $titles }.
package-new-office = Le bureau a de nouvelles clés. Compare avec lui, groupe par groupe, par téléphone : { $key }
package-no-changes = Tout cela est déjà connu ici.
package-again = Regarder encore
package-apply = Appliquer
package-not-now = Pas maintenant
package-done = Appliqué
badges-cards = Cartes
badges-sheet-a4-cards = A4 · 10 cartes
badges-sheet-a4-inserts = A4 · 8 fiches
badges-sheet-a4-fobs = A4 · 70 porte-clés
badges-sheet-letter-cards = Letter · 10 cartes
badges-sheet-letter-inserts = Letter · 8 fiches
badges-sheet-letter-fobs = Letter · 63 porte-clés
badges-where = Où sur la feuille
badges-where-open = Où
badges-where-note = La page de réglage montre le décalage d’une imprimante.
badges-first = Première étiquette
badges-right = Vers la droite
badges-down = Vers le bas
badges-mm = { $mm } mm
badges-ruler = D’abord une page de réglage
staff-scanner = Essayer le lecteur
scanner-title = Essayer le lecteur
scanner-lead = Passe une carte maintenant. Tu vois ici ce que le lecteur envoie. Aucune arrivée n’est notée, aucun nom ne s’affiche.
scanner-ours = Une de nos cartes
scanner-other = Une carte, mais pas une des nôtres
scanner-none = Pas une carte
scanner-unknown = Une carte
scanner-by-camera = La caméra l’a lue.
scanner-came = Il a envoyé { $text } ({ $count ->
    [one] { $count } signe
    [many] { $count } de signes
   *[other] { $count } signes
})
scanner-fast = De { $least } à { $most } ms d’un signe à l’autre : bien
scanner-slow = De { $least } à { $most } ms d’un signe à l’autre : comme tapé à la main. Règle-le plus vite.
scanner-around = Avant : { $before } · après : { $behind }
scanner-nothing = rien
scanner-enter = Finit par Entrée : bien
scanner-tab = Finit par Tab : bien
scanner-pause = Finit sans Entrée : c’est bon.
scanner-small = En minuscules : c’est bon.
scanner-mixed = En majuscules et minuscules : règle-le moins vite.
scanner-again = Passes-en une autre, ou reviens.
staff-statements = Attestations de présence
statements-title = Attestations de présence
statements-note = Qui était à une réunion peut en demander une sous « À mon sujet ». Touche une réunion pour changer si elle en propose.
statements-check = Vérifier une attestation
statements-offered = en propose
statements-not-offered = n’en propose pas
statement-code-title = Numéro et code de contrôle
statement-code-note = Les deux, l’un après l’autre.
statement-code-odd = 10 signes et 8. Regarde encore.
statement-check-name-title = Le nom dessus
statement-check-name-note = Comme il y est imprimé.
statement-valid-title = Cette attestation est valable
statement-valid-body = { $title }, { $room }, { $date }, de { $from } à { $until }. Numéro { $number }. Compare avec le papier : rien d’autre n’en est connu ici.
statement-wrong-title = Cela ne correspond pas
statement-wrong-body = Regarde chaque signe du numéro et du code, et le nom. Si tout est bien tapé, cette borne ({ $kiosk }) n’a pas fait ce papier ; il nomme celle qui l’a fait.
package-more = { $count ->
    [one] Et { $count } autre sorte de changement.
    [many] Et { $count } d’autres sortes de changements.
   *[other] Et { $count } autres sortes de changements.
}
package-next = Suivant
