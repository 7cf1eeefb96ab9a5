# Sätze für das, was nicht ging: Ursache, nächster Schritt, kein Vorwurf.

rescue-pin-title = Eine Team-PIN
rescue-pin-note = Die Aufzeichnungen auf diesem Gerät lassen sich nicht lesen. Mit einer Team-PIN sucht es eine Kopie davon.
rescue-title = Die Aufzeichnungen zurückholen
rescue-found = Es gibt eine intakte Kopie vom { $date }: { $sign-ins ->
    [one] { $sign-ins } Anmeldung.
   *[other] { $sign-ins } Anmeldungen.
} Was danach kam, ist nicht darin. Was jetzt auf dem Gerät ist, bleibt daneben liegen, falls es sich noch lesen lässt.
rescue-yes = Zurückholen
rescue-no = Jetzt nicht
rescue-working = Die Kopie wird eingesetzt. Lass den Strom an.
rescue-done-title = Die Aufzeichnungen sind zurück
rescue-done-whole = Es fehlt nichts.
rescue-done-journal = Jede Anmeldung ist da. Namen und Karten, die nach der Kopie neu waren, müssen vielleicht noch einmal eingegeben werden.
rescue-done-missing = { $missing ->
    [one] Ein Eintrag, der nach der Kopie geschrieben wurde, fehlt. Vielleicht ist er auf dem letzten Stick oder auf der Papierliste.
   *[other] { $missing } Einträge, die nach der Kopie geschrieben wurden, fehlen. Vielleicht sind sie auf dem letzten Stick oder auf der Papierliste.
}
rescue-done-unknown = Was nach der Kopie geschrieben wurde, fehlt. Vielleicht ist es auf dem letzten Stick oder auf der Papierliste.
rescue-no-copy = Es gibt keine brauchbare Kopie. Lass das Gerät, wie es ist, und ruf die Technik. Die Papierliste geht weiter.
rescue-failed = Das ging nicht, und durch den Versuch ging nichts verloren. Lass das Gerät, wie es ist, und ruf die Technik. Die Papierliste geht weiter.
rescue-stop = Das wurde zu oft versucht. Schalte das Gerät aus und an, dann versuch es noch einmal.

wake-title = Das Gerät wecken
wake-note = Steck einen Schlüsselstick ein und tipp seine PIN.
wake-no-stick = Hier ist kein Schlüsselstick für dieses Gerät. Steck ihn ein, dann tipp die PIN noch einmal.
wake-wait = { $secs ->
    [one] Bitte warte { $secs } Sekunde, dann versuch es noch einmal.
   *[other] Bitte warte { $secs } Sekunden, dann versuch es noch einmal.
}
wake-failed = Das ging nicht. Ruf die Technik. Die Papierliste geht weiter.
