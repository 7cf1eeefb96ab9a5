# La porte : ce que lit qui arrive. Court, chaleureux, sans un mot de reproche.

# From which hour on it is morning, afternoon, evening and night, by what people say at it.
greeting-hours = 5 12 18 22
greeting-morning = Bonjour
greeting-afternoon = Bonjour
greeting-evening = Bonsoir
greeting-night = La porte est ouverte, à toute heure

door-meeting-open = { $title } · { $room } · { $time } · bienvenue
door-meeting-short = { $title } · { $time }
door-meeting-later = { $title } · { $room } · { $time }
door-no-meetings = Rien n’est prévu pour l’instant. Tu as quand même ta place ici.
door-smaller = Montre ta carte, ou entre sans nom.

way-card = Ma carte
way-card-note = Il suffit de la montrer
way-name = Mon nom
way-name-note = Et mon image
way-without = Sans nom
way-without-note = Deux gestes
door-first-time = Première fois ici ?
door-language = Langue
door-display = Texte et boutons
door-display-short = Aa
door-today = Aujourd’hui
door-reading = Lecture
door-keeper = Animation
door-keeper-short = PIN

card-title = Montre ta carte
card-body = Tiens le code carré devant le lecteur. Il n’y a pas de bouton à presser.
card-type = Taper les lettres
card-type-title = Tape les lettres de ta carte
card-type-count = Lettres : { $count } sur { $all }

name-title = Sous quel nom te connaît-on ici ?
name-note = Un surnom suffit. L’orthographe n’a pas d’importance.
picture-title = Touche ton image
picture-forgot = Je ne sais plus
colour-title = Et sa couleur

without-title = C’est bien que tu sois ici
without-body = Ni nom, ni carte. Encore un geste et c’est compté.
without-member = Comptez-moi
without-guest = Je suis en visite
without-family = Famille ou proche
without-minor = Moins de 18 ans

first-title = C’est bien que tu sois là
first-body = Il n’y a rien à remplir, et personne ne te demandera de parler. Assieds-toi où tu veux. On peut arriver tard ou partir tôt.
first-around = Comptez-moi et montrez-moi les lieux
first-quietly = Comptez-moi sans rien dire
first-note = Si tu demandes qu’on te montre les lieux, la personne qui anime voit que quelqu’un de nouveau est là. Ni nom, ni visage.

which-title = Quelle réunion ?
which-note = { $room } · { $time }

welcome-title = Bienvenue
welcome-name = Bienvenue, { $name }
welcome-lead = Ton arrivée est notée.
welcome-counted = C’est compté.
welcome-nothing-on = Rien n’est prévu pour l’instant. Tu as quand même ta place ici, et ta venue est notée.
welcome-something = Quelque chose pour toi
welcome-about-me = À mon sujet
welcome-not-me = Ce n’est pas moi
all-set-title = Tout est en ordre
all-set-since = Ton arrivée a été notée à { $time }.
all-set-leaving = Je m’en vais
noted-title = C’est bon
noted-body = C’est bien que tu sois là. C’est gardé en lieu sûr et rejoindra la liste plus tard.
undone-title = Annulé
undone-body = Cette arrivée ne compte pas. Tu peux recommencer quand tu veux.
goodbye-title = Prends soin de toi
goodbye-body = C’est noté : départ à { $time }.

another-title = Essayons autrement
another-card = Cette carte est nouvelle pour nous.
another-name = Cela n’a rien donné.
another-ask = Demander à l’accueil
another-rest = { $secs ->
    [one] Soufflons un peu. On reprend les noms dans { $secs } seconde. Les cartes, elles, marchent.
    [many] Soufflons un peu. On reprend les noms dans { $secs } de secondes. Les cartes, elles, marchent.
   *[other] Soufflons un peu. On reprend les noms dans { $secs } secondes. Les cartes, elles, marchent.
}
greeter-title = L’accueil va t’aider
greeter-body = Parles-en à la personne à la porte. Il y a un autre moyen, et c’est rapide.

paper-title = Aujourd’hui, la liste est sur papier
paper-body = Adresse-toi à l’accueil.
paper-code = Pour l’équipe : { $code }
asleep-title = Cet écran n’est pas encore réveillé
asleep-body = Adresse-toi à l’accueil : il y a une liste sur papier.
asleep-staff = Pour l’équipe : clé de réveil, puis « Animation ».

something-title = Quelque chose pour toi
something-today = Aujourd’hui
something-since = Depuis le { $date }
something-call = Dites mon nom
something-quietly = En silence
something-not-today = Pas aujourd’hui
something-none = Rien aujourd’hui. Merci d’être là.
something-call-thanks = Ce sera dit pendant la réunion.
something-quietly-thanks = C’est à toi. Personne n’en dira un mot.

still-title = Toujours là ?
still-body = Prends ton temps.
still-kept = Prends ton temps. Tout est gardé, rien n’est perdu.
still-yes = Je suis là
still-done = J’ai fini
put-away-title = Gardé pour toi
put-away-body = Rien n’est perdu. Montre de nouveau ta carte, ou choisis ton nom et ton image, et reprends où tu en étais.
put-away-card = Rien n’est perdu. Montre de nouveau ta carte et reprends où tu en étais.
put-away-else = Quelqu’un d’autre ? Commence ici

language-title = Langue
display-title = Texte et boutons
display-large = Texte plus grand
display-low = Boutons en bas
display-contrast = Fort contraste
display-motion = Moins de mouvement

about-title = À mon sujet
about-lead = Tout cela dépend de toi. Tout peut rester vide.
about-name = Le nom que j’utilise
about-mark-new = M’en donner d’autres
about-mark-first = Garde d’abord un nom. Une image et une couleur iront avec.
about-language = Ma langue
about-language-site = Comme ici
about-text = Taille du texte
about-text-large = Plus grande
about-text-normal = Normale
about-consents = Ce qu’on peut garder
about-date = Ma date
about-date-update = Mettre ma date à jour
about-date-note = Un mois suffit. Personne ne la voit sans ton accord.
about-date-saved = C’est noté. C’est bien que tu sois là.
about-date-future = Ce jour n’est pas encore venu. Choisis aujourd’hui ou un jour d’avant.
about-date-long-ago = Cela fait plus de 60 ans. Est-ce juste ?
about-date-is-right = Oui, c’est juste
about-date-day = Jour
about-date-month = Mois
about-date-year = Année
about-date-whole-month = Le mois suffit
about-date-forget = Ne garder aucune date
about-date-leap = Le 1er mars s’il n’y a pas de 29 février
about-off = Retirez-moi
about-off-title = Te retirer ?
about-off-body = Ton nom, ta date, ton image et ta carte sont effacés ici. Les réunions que tu as suivies comptent toujours, sans toi dedans. On ne peut pas revenir en arrière.
about-off-yes = Oui, retirez-moi
about-off-no = Non, je reste
about-off-thanks = Merci de ta visite
about-off-done = C’est fait. Tu as ta place ici quand tu veux.
about-saved = C’est noté
about-name-busy = D’autres ont ici un nom comme celui-là. Ajoute une lettre ou un mot pour qu’on vous distingue.
consent-keep-name = Garder le nom que j’utilise
consent-remember-date = Garder ma date
consent-tell-facilitator = Dire mes étapes à qui anime
consent-name-in-exports = Mettre mon nom dans les rapports

help-title = Aide
help-empty = Parle à l’accueil, ou à n’importe qui ici. On cherchera de l’aide avec toi.

door-hand = Un coup de main serait bienvenu : { $roles }
idle-touch = Touche l’écran pour noter ton arrivée, ou montre ta carte
idle-evenings = { $count ->
    [one] { $count } soirée ensemble cette année
    [many] { $count } de soirées ensemble cette année
   *[other] { $count } soirées ensemble cette année
}
idle-meetings = { $count ->
    [one] { $count } réunion ensemble cette année
    [many] { $count } de réunions ensemble cette année
   *[other] { $count } réunions ensemble cette année
}
mirror-aim = Place le code carré devant la caméra
mirror-hold-up = Montre ta carte
mirror-read = C’est lu. Merci.
welcome-later = Ton arrivée est notée. Remontre ta carte plus tard pour le reste.
welcome-family = C’est bien que tu sois là, pour toi-même.
welcome-family-card = Pour la famille et les proches
welcome-together = Ensemble
display-time = Plus de temps
display-time-once = Habituel
display-time-twice = Double
display-time-four = 4 fois
display-time-endless = Sans limite
display-buttons = Deux boutons
display-sound = Sons
display-speech = Voix
about-statement = Attestation de présence
about-statement-ask = Tu peux avoir un papier qui dit que tu étais à cette réunion. Demande-le ici et, à la fin, va voir la personne qui anime. Il porte le nom que tu veux, n’est donné qu’à toi et n’est pas gardé.
about-statement-asked = C’est demandé. À la fin de la réunion, va voir la personne qui anime.
about-statement-yes = J’en veux une
about-statement-no = Pas besoin
together-title = Ensemble
together-note = Seule la personne qui anime voit ce que tu touches ici. Le souhait de parler ou d’écouter s’efface à la fermeture de la réunion.
together-note-short = Seule la personne qui anime le voit.
together-ask = J’aimerais parler à quelqu’un qui est passé par là
together-asked = La personne qui anime peut le voir, sans ton nom, et dira où se retrouver. Si tu n’entends rien, demande à l’accueil.
together-listen = Je peux écouter aujourd’hui
together-listen-named = Je peux écouter, et on peut dire mon nom
together-listens = Merci. On dira où se retrouver.
together-hand = Donner un coup de main la prochaine fois
hand-title = { $date }
hand-note = Touche ce que tu veux faire. Touche de nouveau pour y renoncer.
hand-taken = Pris : { $roles }
hand-lent = C’est noté. Touche de nouveau pour y renoncer, ou dis-le plus tard à la personne qui anime.
hand-quicker = Quelqu’un a été plus rapide. Merci quand même.
role-coffee = Café
role-chairs = Chaises
role-greeting = Accueil
hand-by-name = Avec mon nom
hand-as-somebody = Sans nom
hand-name-note = Seule la personne qui anime le voit.
honours-count = { $count ->
    [one] { $count } réunion ici
    [many] { $count } de réunions ici
   *[other] { $count } réunions ici
}
honours-since = { $count ->
    [one] { $count } réunion ici, depuis { $since }
    [many] { $count } de réunions ici, depuis { $since }
   *[other] { $count } réunions ici, depuis { $since }
}
help-cards = À lire
help-talk = Parler à quelqu’un ici
talk-ask-title = Parler te ferait du bien ?
talk-ask-body = La personne qui anime voit que quelqu’un aimerait parler, sans aucun nom. Tout s’efface à la fermeture de la réunion.
talk-asked-title = La personne qui anime peut le voir
talk-asked-body = Elle dira à toute la salle où se retrouver, et personne n’a à lever la main. Si tu n’entends rien, demande à l’accueil.
talk-nobody-title = Demande à l’accueil
talk-nobody-body = Aucune réunion n’est ouverte ici où quelqu’un le verrait. Parle à l’accueil, ou à n’importe qui ici. Sous Aide, il y a des numéros à appeler.
shelf-title = À lire, à ton rythme
shelf-phone = Pour le téléphone
