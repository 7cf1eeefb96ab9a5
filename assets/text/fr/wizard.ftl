# Le premier démarrage. Qui installe la borne le lit une fois.

wizard-language = Langue
wizard-region = Où est cette borne ?
wizard-zone = La ville la plus proche
wizard-site = Comment s’appelle ce lieu ?
wizard-site-note = Comme on dit ici. C’est dans les rapports, pas à la porte.
wizard-room = Devant quelle salle est la borne ?
wizard-room-note = Les réunions de cette salle s’affichent en premier à la porte.
wizard-size = Quelle est la taille de l’écran ?
wizard-size-note = Pose une carte bancaire sur la barre. Change la taille jusqu’à ce que la barre soit aussi longue que la carte : chaque bouton sera alors assez grand pour un doigt.
wizard-inches = Pouces
wizard-pin = Le premier PIN de l’équipe
wizard-pin-note = 6 chiffres que personne ne devine. Il ouvre tout : choisis qui le connaît.
wizard-code = Le code de secours
wizard-code-note = Écris-le sur papier et mets-le sous clé. Il remplace un PIN oublié et n’est montré que cette fois.
wizard-code-done = Je l’ai sur papier
wizard-later = Plus tard
