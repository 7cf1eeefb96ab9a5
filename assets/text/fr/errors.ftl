# Des phrases pour ce qui n'a pas marché : la cause, la suite, sans reproche.

rescue-pin-title = Un PIN de l’équipe
rescue-pin-note = Les données de cette borne sont illisibles. Avec un PIN de l’équipe, elle en cherche une copie.
rescue-title = Rétablir les données
rescue-found = Il y a une bonne copie du { $date } : { $sign-ins ->
    [one] { $sign-ins } arrivée.
    [many] { $sign-ins } d’arrivées.
   *[other] { $sign-ins } arrivées.
} Ce qui est venu après n’y est pas. Ce qui est sur la borne est gardé à côté, au cas où on pourrait encore le lire.
rescue-yes = Les rétablir
rescue-no = Pas maintenant
rescue-working = La copie se met en place. Ne coupe pas le courant.
rescue-done-title = Les données sont rétablies
rescue-done-whole = Il ne manque rien.
rescue-done-journal = Toutes les arrivées sont là. Il faudra peut-être saisir à nouveau des noms et des cartes plus récents que la copie.
rescue-done-missing = { $missing ->
    [one] Il manque une chose écrite après la copie. Elle est peut-être sur la dernière clé ou sur la liste papier.
    [many] Il manque { $missing } de choses écrites après la copie. Elles sont peut-être sur la dernière clé ou sur la liste papier.
   *[other] Il manque { $missing } choses écrites après la copie. Elles sont peut-être sur la dernière clé ou sur la liste papier.
}
rescue-done-unknown = Ce qui a été écrit après la copie manque. C’est peut-être sur la dernière clé ou sur la liste papier.
rescue-no-copy = Aucune copie n’est utilisable. Laisse la borne telle quelle et appelle un technicien. La liste continue sur papier.
rescue-failed = Cela n’a pas marché, et rien n’a été perdu. Laisse la borne telle quelle et appelle un technicien. La liste continue sur papier.
rescue-stop = Il y a eu trop d’essais. Éteins et rallume la borne, puis réessaie.

wake-title = Réveiller la borne
wake-note = Insère une clé de réveil et tape son PIN.
wake-no-stick = La clé de réveil de cette borne n’est pas là. Insère-la, puis tape le PIN à nouveau.
wake-wait = { $secs ->
    [one] Attends { $secs } seconde, puis réessaie.
    [many] Attends { $secs } de secondes, puis réessaie.
   *[other] Attends { $secs } secondes, puis réessaie.
}
wake-failed = Cela n’a pas marché. Appelle un technicien. La liste continue sur papier.
