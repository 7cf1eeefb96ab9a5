# Des phrases pour ce qui n'a pas marché : la cause, la suite, sans reproche.

rescue-pin-title = Un PIN de l'équipe
rescue-pin-note = Les données de cette borne sont illisibles. Avec un PIN de l'équipe, elle en cherche une copie.
rescue-title = Retrouver les données
rescue-found = Il y a une bonne copie du { $date } : { $sign-ins ->
    [one] { $sign-ins } arrivée.
   *[other] { $sign-ins } arrivées.
} Ce qui est venu après n'y est pas. Ce qui est sur la borne est gardé à côté, au cas où on pourrait encore le lire.
rescue-yes = Les reprendre
rescue-no = Pas maintenant
rescue-working = La copie se met en place. Ne coupez pas le courant.
rescue-done-title = Les données sont revenues
rescue-done-whole = Il ne manque rien.
rescue-done-journal = Toutes les arrivées sont là. Il faudra peut-être saisir à nouveau des noms et des cartes plus récents que la copie.
rescue-done-missing = { $missing ->
    [one] Il manque une chose écrite après la copie. Elle est peut-être sur la dernière clé ou sur la liste papier.
   *[other] Il manque { $missing } choses écrites après la copie. Elles sont peut-être sur la dernière clé ou sur la liste papier.
}
rescue-done-unknown = Ce qui a été écrit après la copie manque. C'est peut-être sur la dernière clé ou sur la liste papier.
rescue-no-copy = Aucune copie n'est utilisable. Laissez la borne telle quelle et appelez un technicien. La liste papier continue.
rescue-failed = Cela n'a pas marché, et rien n'a été perdu. Laissez la borne telle quelle et appelez un technicien. La liste papier continue.
rescue-stop = Il y a eu trop d'essais. Éteignez et rallumez la borne, puis réessayez.

wake-title = Réveiller la borne
wake-note = Insère une clé de réveil et tape son PIN.
wake-no-stick = Il n'y a pas de clé de réveil pour cette borne. Insère-la, puis tape le PIN à nouveau.
wake-wait = Attends { $secs } secondes, puis réessaie.
wake-failed = Cela n'a pas marché. Appelle un technicien. La liste papier continue.
