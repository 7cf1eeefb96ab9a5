# Für die Leitung eines Treffens. Kurz: Vielleicht liest es jemand am ersten Abend in dieser Rolle.

pin-title = Deine PIN
pin-note = Für die Leitung des Treffens und für das Team.
pin-again = Das war sie nicht. Lass dir Zeit.
pin-wait = { $secs ->
    [one] Bitte warte { $secs } Sekunde, dann versuch es noch einmal. Anmelden bleibt möglich.
   *[other] Bitte warte { $secs } Sekunden, dann versuch es noch einmal. Anmelden bleibt möglich.
}
pin-card = Jetzt deine PIN.
pin-checking = Einen Moment
pin-forgot = PIN vergessen
pin-not-allowed = Dafür braucht es eine Team-PIN.

tonight-none-title = Kein Treffen offen
tonight-ad-hoc = Ein Treffen, das nicht geplant war
tonight-place = { $room } · { $time }
tonight-count = { $count } hier
tonight-show-around = { $count ->
    [one] • Jemand ist neu: bitte alles zeigen
   *[other] • { $count } sind neu: bitte alles zeigen
}
tonight-met = Ich habe alles gezeigt
tonight-plus-member = + 1 Person
tonight-plus-newcomer = + 1 neu
tonight-plus-guest = + 1 Besuch
tonight-plus-family = + 1 Familie
tonight-plus-minor = + 1 unter 18
tonight-lock = Sperren
tonight-who = Wer ist hier
tonight-more = Mehr
tonight-milestones = { $count ->
    [one] { $count } Jubiläum
   *[other] { $count } Jubiläen
}
tonight-milestones-title = Jubiläen heute
tonight-give = Übergeben an { $name }
tonight-given = Übergeben
tonight-quiet = { $milestone } · bitte still
tonight-more-title = Mehr
tonight-look-up = Jemanden finden
tonight-tray = Noch zuzuordnen
tonight-topic = Thema
tonight-reading = Text des Tages
tonight-other-meeting = Anderes Treffen
tonight-other-time = Andere Zeit
tonight-other-room = Anderer Raum
tonight-not-tonight = Fällt heute aus
tonight-paper = Treffen auf Papier
tonight-staff = Für das Team
tonight-close = Treffen schließen
tonight-counted = Gezählt
tonight-signed-in = Angemeldet
tonight-already = War schon angemeldet
tonight-card-new = Diese Karte ist hier neu
tonight-saved = Gespeichert
tonight-filed = Zugeordnet
tonight-undone = Zurückgenommen: Es zählt nicht mehr
tonight-moved = Verschoben
tonight-closed = Das Treffen ist geschlossen

kind-member = Mitglied
kind-newcomer = Neu
kind-guest = Besuch
kind-family = Familie oder Freunde
kind-volunteer = Ehrenamt
kind-staff = Team
kind-professional = Fachkraft
kind-minor = Unter 18
kind-count-member = { $count ->
    [one] { $count } Person
   *[other] { $count } Personen
}
kind-count-newcomer = { $count } neu
kind-count-guest = { $count } zu Besuch
kind-count-family = { $count } Familie oder Freunde
kind-count-volunteer = { $count } im Ehrenamt
kind-count-staff = { $count } vom Team
kind-count-professional = { $count ->
    [one] { $count } Fachkraft
   *[other] { $count } Fachkräfte
}
kind-count-minor = { $count } unter 18

who-title = Wer ist hier
who-note = Neueste zuerst. Tipp auf eine Zeile, um sie zurückzunehmen oder zu verschieben.
who-line = { $who } · { $time }
who-left = gegangen { $time }
who-undo = Zurücknehmen: zählt nicht
who-move = In ein anderes Treffen
who-left-now = Geht jetzt
who-stayed = War bis zum Ende da
who-not-stayed = Ging früher
who-back = So lassen

find-title = Jemanden finden
find-note = Dreh den Bildschirm von der Schlange weg.
find-results-title = Anmelden
find-none = Niemand mit diesem Namen. Versuch es mit weniger Buchstaben.

tray-title = Noch zuzuordnen
tray-note = Diese Anmeldungen kamen, als kein Treffen offen war. Wähle eine, dann ihr Treffen.
tray-line = { $day } · { $time } · { $kind }
tray-line-person = { $day } · { $time } · { $kind } · mit Karte oder Namen

move-title = Welches Treffen?
meeting-line = { $title } · { $day } · { $time }

topic-title = Thema
topic-note = Es steht nur in Berichten, nicht an der Tür.

ad-hoc-title = Was für ein Treffen?
ad-hoc-note = Es öffnet sofort, in diesem Raum, für 90 Minuten.
ad-hoc-name = Ein Treffen
mode-headcount = Nur zählen, ohne Namen
mode-anonymous_badge = Karten ohne Namen
mode-chosen_name = Gewählte Namen
mode-roster = Eine Liste, mit Kommen und Gehen

time-title = Wann fängt es an?
time-note = Anmelden geht schon { $minutes } Minuten vorher.
time-hour = Stunde
time-minute = Minute
time-minutes-long = Dauer in Minuten
room-title = Welcher Raum?

reading-choose = Der Text für dieses Treffen
reading-of-day = Vom Tag
reading-after-loss = Nach einem Verlust
reading-holiday = An einem Feiertag
reading-first-meeting = Erstes Treffen in diesem Raum
reading-this = Heute diesen
reading-other = Einen anderen

not-tonight-title = Fällt es heute aus?
not-tonight-body = An der Tür steht es heute nicht. Wer trotzdem kommt, wird gezählt und später zugeordnet.
not-tonight-yes = Fällt aus
not-tonight-no = Findet statt
not-tonight-done = Es fällt heute aus

paper-series-title = Welches Treffen war es?
paper-date-title = Welcher Tag?
paper-counts-title = Wer war da?
paper-counts-note = Zähl alle ohne Namen. Danach kommen die Namen.
paper-people-title = Namen vom Papier
paper-people-note = Tipp einen Namen, wähle ihn, dann den nächsten.
paper-people-more = Noch ein Name
paper-people-done = Alle Namen sind da

close-title = Treffen schließen?
close-note = Angemeldet: { $count }. Schau dich um: Ist jemand ohne Anmeldung da?
close-people = Ohne Anmeldung da
close-yes = Schließen

clock-title = Ist heute { $date }?
clock-body = Die Uhr dieses Geräts geht vielleicht falsch. Anmelden geht so oder so.
clock-yes = Ja, das ist heute
clock-no = Nein
clock-date-title = Welcher Tag ist heute?
clock-note = Nur dieses Gerät merkt es sich. Sonst ändert sich nichts.
clock-year = Jahr
clock-month = Monat
clock-day = Tag
clock-set = Datum eingestellt

tonight-service = Mithelfen
tonight-talk = • Reden möchten: { $count }
tonight-talk-none = Wer zuhören kann
talk-title = Miteinander reden
talk-asking = { $count ->
    [0] Niemand hat um ein Gespräch gebeten.
    [one] { $count } Person möchte reden.
   *[other] { $count } Personen möchten reden.
}
talk-listening = Heute hören zu: { $names }
talk-listening-unnamed = { $count ->
    [one] { $count } Person ohne Namen hört zu.
   *[other] { $count } Personen ohne Namen hören zu.
}
talk-how = Sag allen im Raum, wo nach dem Treffen die sind, die zuhören. Niemand muss die Hand heben.
talk-done = Zwei haben sich getroffen
service-title = Mithelfen
service-note = Erst heute, dann nächstes Mal. Tipp auf eine Zeile, um sie frei zu machen.
service-none = Hier sind keine Aufgaben eingetragen: Sie gehören in kiosk.toml.
service-line = { $day } · { $role }
service-nobody = frei
service-somebody = jemand
service-free = Frei machen: kann nicht kommen
tonight-statements = { $count ->
    [one] { $count } Bestätigung
   *[other] { $count } Bestätigungen
}
statement-title = Teilnahmebestätigungen
statement-note = Diese Personen baten um eine. Bestätige sie einzeln, wenn das Treffen vorbei ist.
statement-ready = kann bestätigt werden
statement-later = ab { $time }
statement-left = ging früher
statement-wait = Bestätige am Ende des Treffens, ab { $time }, oder sobald „War bis zum Ende da“ eingetragen ist.
statement-left-note = Ging vor dem Ende. Stimmt das nicht, trag zuerst „War bis zum Ende da“ ein.
statement-ask-title = Am Ende noch da?
statement-ask-body = { $who } kam um { $time }. Wer bis zum Ende da war, bekommt die Bestätigung. Dann wird der Name getippt, der darauf stehen soll.
statement-ask-yes = War am Ende da
statement-ask-no = Nicht bestätigt
statement-where-title = Wohin soll sie?
statement-print = Hier drucken
statement-stick = Auf einen Stick
statement-name-title = Der Name auf der Bestätigung
statement-name-note = Er wird nur gedruckt, nicht gespeichert.
statement-making = Einen Moment.
statement-printing = Sie wird gedruckt. Hier wird nichts davon gespeichert.
statement-on-stick = Sie liegt als { $file } auf dem Stick, den du jetzt abziehen kannst. Hier wird nichts davon gespeichert.
statement-on-stick-held = Sie liegt als { $file } auf dem Stick. Er ließ sich nicht freigeben: Warte, bis sein Licht ruhig ist, dann zieh ihn ab. Hier wird nichts davon gespeichert.
statement-no-stick = Steck zuerst einen Stick ein, dann noch einmal.
statement-no-print = Der Drucker nahm sie nicht an. Sieh am Drucker nach, oder nimm einen Stick.
statement-not-written = Sie kam nicht auf den Stick. Nimm einen anderen und versuch es noch einmal.
statement-letters = Ein Buchstabe darin lässt sich nicht drucken.
slip-title = Teilnahmebestätigung
slip-name = Name
slip-meeting = Treffen
slip-place = Ort
slip-place-said = { $site }, { $room }
slip-date = Datum
slip-times = Zeiten
slip-times-said = { $from } bis { $until }
slip-number = Nummer der Bestätigung
slip-code = Prüfcode
slip-confirmed = Die Leitung des Treffens hat bestätigt, dass diese Person am Ende anwesend war.
slip-check = Zur Prüfung nennen Sie { $site } (Gerät: { $kiosk }) die Nummer, den Code und den Namen. Die Bestätigung wurde auf Wunsch der genannten Person ausgestellt; eine Kopie wird nicht aufbewahrt.
