# Für das Team: keine Technik, einmal im Monat.

staff-title = Für das Team
staff-export = Den Monat mitnehmen
staff-people = Personen
staff-badges = Karten
staff-pins = PINs
staff-key = Der Schlüssel
staff-between = Zwischen den Treffen
staff-status = Wie läuft es?
staff-lost-card = Karte verloren

export-title = Den Monat mitnehmen
export-no-stick = Steck den Stick ein.
export-no-stick-note = Er erscheint hier von selbst, meist in zwei Sekunden.
export-not-allowed = Hier ist kein Büro eingetragen, und offene Tabellen sind nicht erlaubt. Die Technik kann beides in kiosk.toml einrichten, unter [export].
export-sealed = { $records ->
    [one] { $records } Eintrag, den das Büro noch nicht bestätigt hat.
   *[other] { $records } Einträge, die das Büro noch nicht bestätigt hat.
} Alles ist versiegelt: Nur das Büro kann es öffnen. Wer den Stick findet, kann nichts lesen.
export-sealed-nothing = Das Büro hat alles bestätigt. Es gibt noch nichts mitzunehmen.
export-seal = Für das Büro, auf { $label }
export-plain-instead = Lieber Tabellen
export-sealed-instead = Lieber für das Büro
export-sealed-body = Paket { $number } liegt versiegelt darauf: { $records ->
    [one] { $records } Eintrag.
   *[other] { $records } Einträge.
} Bring den Stick ins Büro und danach wieder her: Er trägt die Quittung.
export-sealed-receipt = Das Büro hat bestätigt, was davor kam.
export-warning = Wer diesen Stick findet, kann ihn lesen. Personen stehen als Zahlen darin, mit Namen nur, wo sie zugestimmt haben. Behalte ihn bei dir.
export-stick = { $label }
export-stick-note = { $free } frei
export-which-stick = Welcher Stick?
export-month = { $month ->
   *[other] { $month }: { $meetings } Treffen, { $sign-ins ->
        [one] { $sign-ins } Anmeldung
       *[other] { $sign-ins } Anmeldungen
    }
}
export-earlier = { $count ->
    [one] { $count } früherer Monat
   *[other] { $count } frühere Monate
}
export-never = nie exportiert
export-changed = seit dem letzten Export geändert
export-exported = schon exportiert
export-again = Seit dem letzten Stick gibt es nichts Neues. Ist er verloren, kannst du dasselbe noch einmal mitnehmen.
export-nothing = Es gibt noch nichts mitzunehmen.
export-start = Auf { $label } exportieren
export-cancel = Anhalten
export-writing = Es wird geschrieben. Lass den Stick stecken.
export-verifying = Es wird zur Sicherheit noch einmal gelesen
export-ejecting = Der Stick wird freigegeben
export-done-title = Du kannst den Stick jetzt abziehen
export-done-body = { $folder } liegt darauf: { $rows ->
    [one] { $rows } Zeile
   *[other] { $rows } Zeilen
} Anwesenheit. Jedes Tabellenprogramm öffnet sie.
export-pulled = Der Stick wurde zu früh abgezogen. Nichts gilt als exportiert. Steck ihn ein und fang noch einmal an.
export-full = Der Stick ist voll: { $needed } werden gebraucht, { $free } sind frei. Lösch etwas darauf oder nimm einen anderen. Nichts gilt als exportiert.
export-read-only = Auf den Stick kann nicht geschrieben werden. Such einen kleinen Schalter an der Seite oder nimm einen anderen. Nichts gilt als exportiert.
export-wrong-device = Auf diesen Stick darf das Gerät nicht schreiben. Nimm einen anderen. Nichts gilt als exportiert.
export-differs = Auf dem Stick steht nicht, was geschrieben wurde: Der Stick ist kaputt. Nimm einen anderen. Nichts gilt als exportiert.
export-failed = Der Export ging nicht. Versuch es noch einmal; geht es wieder nicht, nimm einen anderen Stick. Nichts gilt als exportiert.
export-not-ejected = Alles ist geschrieben und geprüft, aber der Stick ließ sich nicht freigeben. Warte, bis sein Licht ruhig ist, dann zieh ihn ab.
export-cancelled = Angehalten. Nichts gilt als exportiert, und nichts Halbes liegt auf dem Stick.

people-title = Personen
people-find = Jemanden finden
people-add = Jemanden hinzufügen
people-note = { $count ->
    [one] { $count } Person
   *[other] { $count } Personen
}
people-no-name = Karte ohne Namen
people-cards = { $count ->
    [one] { $count } Karte
   *[other] { $count } Karten
}
person-rename = Namen ändern
person-kind = Im Raum als: { $kind }
person-unlist = Nur mit Karte
person-list = Auch mit Namen
person-new-card = Karte geben
person-lost-card = Karte verloren
person-merge = Ist dieselbe Person wie
person-erase = Daten löschen
person-name-title = Wie heißt die Person hier?
person-name-note = Ein Spitzname genügt.
person-name-busy = So heißen schon andere: Häng einen Buchstaben an.
person-card-title = Halt eine leere Karte vor den Scanner
person-card-note = Sie wird die Karte von { $name }. Eine alte gilt sofort nicht mehr.
person-card-done = Die neue Karte gilt jetzt. Die alte nicht mehr.
person-card-taken = Diese Karte ist nicht leer. Nimm eine von den leeren.
person-card-unknown = Das ist keine Karte dieses Geräts. Druck zuerst eine.
person-merge-title = Dieselbe Person wie?
person-merge-body = { $gone } wird zu { $keep }. Ihre Anwesenheit zählt von nun an als die einer Person.
person-merge-yes = Es ist eine Person
person-merge-done = Sie sind jetzt eine Person
person-merge-done-body = War das ein Versehen? Jetzt lassen sie sich wieder trennen.
person-merge-part = Wieder trennen
person-merge-parted = Es sind wieder zwei Personen
person-erase-title = Daten von { $name } löschen?
person-erase-body = Name, Datum, Bild und Karten werden hier gelöscht. Die Treffen zählen weiter, aber ohne diese Person. Das lässt sich nicht zurücknehmen.
person-erase-yes = Daten löschen
person-erase-no = Behalten
person-erased = Gelöscht

badges-title = Karten
badges-count = Wie viele leere Karten?
badges-note = Ein Bogen zum Drucken kommt auf den Stick, also steck einen ein. Druck ihn, dann komm zurück.
badges-no-stick = Steck zuerst einen Stick ein: Der Bogen kommt darauf. Es wurden keine Karten gemacht.
badges-make = Bogen schreiben
badges-on-stick = Der Bogen liegt als { $file } auf dem Stick. Du kannst den Stick jetzt abziehen.
badges-on-stick-held = Der Bogen liegt als { $file } auf dem Stick. Der Stick ließ sich nicht freigeben: Warte, bis sein Licht ruhig ist, dann zieh ihn ab.
badges-printed-title = Ist der Druck gut?
badges-printed-body = Druck ihn und halt einige Karten gegen das Licht: Jedes Quadrat ist scharf, keines abgeschnitten. Erst wenn du es sagst, gelten diese Karten.
badges-printed-yes = Der Druck ist gut
badges-printed-no = Wegwerfen
badges-live = Die Karten gelten jetzt
badges-gone = Diese Karten werden nie gelten
badges-waits = Bogen vom { $date }, { $time }
badges-waits-count = Karten: { $count }
badges-waits-note = Diese Bögen warten, bis du sagst, ob der Druck gut ist. Bis dahin öffnen ihre Karten nichts.
badges-new = Neue Karten

pins-title = PINs
pins-add = Jemanden hinzufügen
pins-label-title = Wie heißt die Person hier?
pins-label-note = Ein Vorname genügt.
pins-role-title = Was ist erlaubt?
role-greeter = An der Tür
role-facilitator = Leitung
role-staff = Team
pins-new-title = Eine neue PIN aus 6 Ziffern
pins-new-note = Wer sie bekommt, tippt sie jetzt.
pins-twice-title = Dieselbe PIN noch einmal
pins-differ = Das waren zwei verschiedene. Noch einmal von vorn.
pins-obvious = Die ist zu leicht zu erraten. Bitte eine andere.
pins-short = Eine PIN hat { $least } bis { $most } Ziffern.
pins-taken = Diese PIN geht nicht. Bitte eine andere.
pins-saved = Die PIN gilt jetzt
pins-change = Neue PIN
pins-card = Karte zuordnen
pins-card-title = Halt die Karte vor den Scanner
pins-card-note = Mit ihr wird die PIN sofort gefunden. Es ist dieselbe Karte wie zum Anmelden.
pins-card-done = Die Karte ist zugeordnet. Erst die Karte, dann die PIN.
pins-remove = Entfernen
pins-removed = Entfernt
pins-remove-title = { $label } entfernen?
pins-remove-body = Die PIN gilt sofort nicht mehr.
pins-last-staff = Eine PIN muss bleiben, die alles darf. Leg zuerst eine andere Team-PIN an.

recovery-title = Der Notfallcode
recovery-note = Großbuchstaben und Lücken sind egal.
recovery-wrong = Das ist nicht der Code. Lass dir Zeit.
recovery-group = Gruppe { $group } wurde anders getippt.
recovery-pick = Wessen PIN wurde vergessen?

status-people = Personen
status-cards = Karten
status-sessions = Treffen bisher
status-attendances = Anmeldungen bisher
status-unexported = Einträge auf keinem Stick
status-last-export = Letzter Export
status-tray = Noch zuzuordnen
status-never = nie
status-key = Schlüssel fürs Büro
status-key-body = Kommt zum ersten Mal ein Stick von hier ins Büro, zeigt es acht Gruppen. Es müssen diese sein:

key-title = Der Schlüssel zu den Aufzeichnungen
key-plain = Der Schlüssel liegt auf diesem Gerät. Das schützt eine Kopie, aber nicht, wenn jemand das Gerät mitnimmt. Mit einem Schlüsselstick verrät ein ausgeschaltetes Gerät niemandem etwas ohne den Stick und seine PIN.
key-make = Schlüsselstick machen
key-needs-code = Ein Schlüsselstick ist da. Bevor der Schlüssel das Gerät verlassen kann, muss ein Notfallcode auf Papier stehen: Die Technik macht ihn mit „keytag keys recovery“. Fehlt beides, sind die Aufzeichnungen verloren.
key-ready = Ein Schlüsselstick und ein Notfallcode sind da, also kann der Schlüssel das Gerät verlassen. Dann wacht es nach jedem Ausschalten nur mit Stick und PIN auf. Mach einen zweiten Stick und verwahr das Papier woanders.
key-take-away = Schlüssel entfernen
key-gone = Der Schlüssel ist nicht auf diesem Gerät. Ein Schlüsselstick und seine PIN wecken es nach jedem Ausschalten. Wer es wach und unter Strom mitnimmt, könnte noch alles lesen.
key-system = Das System dieses Geräts verwahrt den Schlüssel und weckt es von selbst. Das schützt die Platte allein und Kopien, nicht aber, wenn jemand das ganze Gerät mitnimmt.
key-another = Noch einen Schlüsselstick
key-stick-title = Eine PIN für diesen Stick
key-stick-note = Steck zuerst den Stick ein. Wer das Gerät weckt, tippt diese PIN.
key-no-stick = Steck zuerst einen Stick ein, dann noch einmal. Nichts hat sich geändert.
key-failed = Das ging nicht, und nichts hat sich geändert. Nimm einen anderen Stick.
key-made = Dieser Stick öffnet das Gerät jetzt, mit seiner PIN. Zieh ihn ab und trag ihn bei dir.
between-title = Zwischen den Treffen
between-not-yet = Dieses Gerät lässt sich zwischen den Treffen sperren: Der Schlüssel ist dann auf deinem Stick, und wer das Gerät mitnimmt, erfährt nichts. Zuerst muss der Schlüssel es verlassen: Tipp auf „Der Schlüssel“. Es braucht einen Stick und einen Code auf Papier.
between-awake = Es lässt sich sperren: Fünf Minuten nach dem letzten Treffen ist der Schlüssel nur auf deinem Stick. Bis er zurück ist, kommt man mit Karte oder ohne Namen herein, und allen wird gleich gedankt. Niemand wird mit Namen gefunden, kein Jubiläum gezeigt.
between-lock = Ab jetzt sperren
between-locked = Es wird fünf Minuten nach dem letzten Treffen gesperrt, und dein Stick weckt es. Bis dahin kommt man mit Karte oder ohne Namen herein, und allen wird gleich gedankt. Niemand wird mit Namen gefunden, kein Jubiläum gezeigt.
between-stay-awake = Wach lassen
between-locks-now = Von nun an wird es zwischen den Treffen gesperrt.
between-awake-now = Es bleibt wach, bis der Strom weg ist.
key-taken = Der Schlüssel ist nicht mehr auf dem Gerät. Ab dem nächsten Ausschalten weckt es ein Schlüsselstick.

staff-package = Vom Büro
staff-sounds = Töne aus oder an
staff-sounds-are-off = Das Gerät ist jetzt still, bis es neu startet oder jemand die Töne hier wieder anmacht.
staff-sounds-are-on = Das Gerät macht wieder seine zwei Töne.
package-title = Vom Büro
package-no-office = Dieses Gerät kennt kein Büro. Die Technik kann eines in kiosk.toml eintragen, unter [export].
package-no-stick = Steck den Stick ein, den du vom Büro hast.
package-nothing = Auf dem Stick ist nichts für diesen Ort. Bitte das Büro, es noch einmal zu schreiben.
package-older = Alles auf diesem Stick ist schon hier. Es ändert sich nichts.
package-not-for-us = Das Büro kennt dieses Gerät noch nicht und konnte dies nicht dafür versiegeln. Bring zuerst den Monat ins Büro, dann den Stick zurück.
package-other-site = Das ist für einen anderen Ort. Hier ändert sich nichts.
package-not-signed = Das kommt nicht von dem Büro, das dieses Gerät kennt. Es ändert sich nichts. Finde bitte heraus, woher der Stick kommt.
package-newer = Ein neueres Programm hat das geschrieben. Die Technik kann es hier installieren.
package-damaged = Was auf dem Stick ist, ist beschädigt. Es ändert sich nichts. Bitte das Büro, es noch einmal zu schreiben.
package-people-new = { $count ->
    [one] { $count } Person neu.
   *[other] { $count } Personen neu.
}
package-people-changed = { $count ->
    [one] { $count } Person geändert.
   *[other] { $count } Personen geändert.
}
package-people-erased = { $count ->
    [one] Daten von { $count } Person endgültig gelöscht.
   *[other] Daten von { $count } Personen endgültig gelöscht.
}
package-merges = { $count ->
    [one] { $count } Doppeleintrag vereint oder getrennt.
   *[other] { $count } Doppeleinträge vereint oder getrennt.
}
package-cards-withdrawn = { $count ->
    [one] { $count } Karte gesperrt.
   *[other] { $count } Karten gesperrt.
}
package-cards-changed = { $count ->
    [one] { $count } Karte neu oder geändert.
   *[other] { $count } Karten neu oder geändert.
}
package-meetings-new = { $count } Treffen neu.
package-meetings-changed = { $count } Treffen geändert.
package-meetings-ended = { $count } Treffen beendet.
package-schemes = { $count ->
    [one] { $count } Schema für Jubiläen geändert.
   *[other] { $count } Schemata für Jubiläen geändert.
}
package-readings = { $count ->
    [one] { $count } Textsammlung, ab dem nächsten Start.
   *[other] { $count } Textsammlungen, ab dem nächsten Start.
}
package-kiosks-new = { $count ->
    [one] { $count } Gerät mehr hier: Die beiden sagen einander, was sie wissen.
   *[other] { $count } Geräte mehr hier: Sie sagen einander, was sie wissen.
}
package-kiosks-closed = { $count ->
    [one] Was { $count } Gerät weiß, kommt mit dem nächsten Stick.
   *[other] Was { $count } Geräte wissen, kommt mit dem nächsten Stick.
}
# Welche Treffen, auf einer eigenen Seite.
package-which-ended = Beendet: { $titles }.
package-which-changed = Geändert: { $titles }.
package-which-new = Neu: { $titles }.
package-new-office = Das Büro hat neue Schlüssel. Ruf dort an und vergleiche Gruppe für Gruppe: { $key }
package-no-changes = All das ist hier schon bekannt.
package-again = Erneut nachsehen
package-apply = Übernehmen
package-not-now = Jetzt nicht
package-done = Übernommen
badges-cards = Karten
badges-sheet-a4-cards = A4 · 10 Karten
badges-sheet-a4-inserts = A4 · 8 Einlagen
badges-sheet-a4-fobs = A4 · 70 Anhänger
badges-sheet-letter-cards = Letter · 10 Karten
badges-sheet-letter-inserts = Letter · 8 Einlagen
badges-sheet-letter-fobs = Letter · 63 Anhänger
badges-where = Wo auf dem Bogen
badges-where-open = Wo genau
badges-where-note = Die Linealseite zeigt, wie weit ein Drucker danebenliegt.
badges-first = Erstes Etikett
badges-right = Nach rechts
badges-down = Nach unten
badges-mm = { $mm } mm
badges-ruler = Zuerst eine Linealseite
staff-scanner = Scanner testen
scanner-title = Scanner testen
scanner-lead = Scanne jetzt eine Karte. Hier siehst du, was der Scanner sendet. Niemand wird angemeldet, kein Name erscheint.
scanner-ours = Eine von unseren Karten
scanner-other = Eine Karte, aber keine von unseren
scanner-none = Keine Karte
scanner-unknown = Eine Karte
scanner-by-camera = Die Kamera hat sie gelesen.
scanner-came = Gesendet: { $text } ({ $count } Zeichen)
scanner-fast = { $least } bis { $most } ms von Zeichen zu Zeichen: gut
scanner-slow = { $least } bis { $most } ms von Zeichen zu Zeichen: wie beim Tippen. Stell ihn schneller.
scanner-around = Davor: { $before } · dahinter: { $behind }
scanner-nothing = nichts
scanner-enter = Es endet mit Enter: gut
scanner-tab = Es endet mit Tab: gut
scanner-pause = Es endet ohne Enter: auch in Ordnung.
scanner-small = In kleinen Buchstaben: auch in Ordnung.
scanner-mixed = In großen und kleinen Buchstaben: Stell ihn langsamer.
scanner-again = Scanne noch eine, oder geh zurück.
staff-statements = Teilnahmebestätigungen
statements-title = Teilnahmebestätigungen
statements-note = Wer bei einem Treffen war, kann unter „Über mich“ um eine bitten. Tipp auf ein Treffen, um zu ändern, ob es sie anbietet.
statements-check = Eine Bestätigung prüfen
statements-offered = bietet sie an
statements-not-offered = bietet keine an
statement-code-title = Nummer und Prüfcode
statement-code-note = Beide, hintereinander.
statement-code-odd = 10 Zeichen und 8. Bitte sieh noch einmal nach.
statement-check-name-title = Der Name darauf
statement-check-name-note = So, wie er dort gedruckt ist.
statement-valid-title = Diese Bestätigung ist gültig
statement-valid-body = { $title }, { $room }, { $date }, von { $from } bis { $until }. Nummer { $number }. Vergleich das mit dem Papier: Mehr ist hier nicht bekannt.
statement-wrong-title = Das passt nicht zusammen
statement-wrong-body = Sieh dir jedes Zeichen von Nummer und Code und den Namen an. Ist alles richtig getippt, hat dieses Gerät ({ $kiosk }) jenes Papier nicht gemacht; auf dem Papier steht, welches es war.
package-more = Und { $count ->
    [one] { $count } weitere Art von Änderung.
   *[other] { $count } weitere Arten von Änderungen.
}
package-next = Weiter
