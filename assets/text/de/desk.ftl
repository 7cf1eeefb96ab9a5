# Das Fenster des Büros, für das Team am Schreibtisch.

desk-name = Büro
desk-sticks = Sticks
desk-months = Monate
desk-people = Personen
desk-lists = Listen
desk-kiosks = Geräte
desk-badges = Karten
desk-settings = Einstellungen
desk-side-key = Strg + { $number }
desk-side-sticks =
    { $count ->
        [one] 1 Stick ist da
       *[other] { $count } Sticks sind da
    }
desk-side-silent =
    { $count ->
        [one] 1 schweigt
       *[other] { $count } schweigen
    }
desk-side-forked =
    { $count ->
        [one] 1 Alarm
       *[other] { $count } Alarme
    }

# Was gewählt ist, trägt ein Zeichen und nicht nur eine Farbe.
desk-chosen = • { $label }
desk-sorted-up = { $title } ˄
desk-sorted-down = { $title } ˅
desk-filter = Suchen (Strg + F)
desk-reading = Einen Moment …
desk-close = Schließen
desk-go-on = Weiter
desk-show-folder = Ordner zeigen
desk-not-shown = Dieser Computer fand kein Programm, um ihn zu zeigen. Er liegt in { $path }.
desk-copy-lines = Zeilen kopieren
desk-date = { $day }. { $month } { $year }
desk-days = { $first } bis { $last }
desk-kiosk-of = { $site } ({ $kiosk })

desk-month-1 = Jan.
desk-month-2 = Feb.
desk-month-3 = März
desk-month-4 = Apr.
desk-month-5 = Mai
desk-month-6 = Juni
desk-month-7 = Juli
desk-month-8 = Aug.
desk-month-9 = Sept.
desk-month-10 = Okt.
desk-month-11 = Nov.
desk-month-12 = Dez.

# Der erste Start.
desk-start-title = Willkommen im Büro
desk-start-what = Die Geräte zeichnen selbst auf, wer gekommen ist. Ab und zu bringt jemand diese Aufzeichnungen auf einem Stick hierher, und dieses Programm führt sie zusammen.
desk-start-keys = Zuerst braucht das Büro seine Schlüssel. Was die Geräte für das Büro schreiben, verschließen sie, und nur diese Schlüssel öffnen es.
desk-start-where = Sie werden in { $path } angelegt. Nur Sie können diesen Ordner lesen.
desk-start-make = Schlüssel anlegen
desk-made-title = Die Schlüssel sind angelegt
desk-made-where = Sie liegen in { $path }.
desk-made-recovery = Einer davon, recovery.age, öffnet alles, wenn dieser Computer verloren geht. Kopieren Sie diese Datei auf einen Stick, schließen Sie ihn an einem anderen Ort ein, und löschen Sie die Datei hier.
desk-made-copy = Verwahren Sie auch von den anderen Dateien eine Kopie. Ohne sie öffnet niemand mehr einen Stick oder die Aufzeichnungen, und niemand kann helfen.
desk-made-lines = Jedes Gerät muss wissen, für wen es schreibt. Diese Zeilen kommen in seine kiosk.toml; sie sind nicht geheim:
desk-opening = Die Aufzeichnungen werden geöffnet …
desk-failed-title = Das Büro lässt sich nicht öffnen

# Sticks.
desk-sticks-title = Was auf einem Stick kam
desk-put-in = Bitte einen Stick einstecken. Er wird von selbst erkannt.
desk-plugged-in = Diese Sticks sind eingesteckt:
desk-look-at = { $name } ansehen
desk-drop = Oder einen Ordner oder eine Datei auf dieses Fenster ziehen oder eintippen, wo sie liegt.
desk-receipts-anew = Die Quittungen neu schreiben
desk-path-label = Ordner oder Datei
desk-look = Ansehen
desk-looking = { $name } wird angesehen
desk-looking-at = Datei { $at } von { $of }. Noch wird nichts gespeichert.
desk-taking = { $name } wird übernommen
desk-taking-files = { $done } von { $all } Dateien geprüft
desk-taking-entries = { $done } von { $all } Einträgen
desk-taking-waits = Ein anderes Büro schreibt gerade hier; dies wartet darauf. { $done } von { $all } Einträgen
desk-stop = Nach diesem anhalten
desk-not-read = { $name } ließ sich nicht lesen
desk-on-it =
    { $count ->
        [0] Auf { $name } ist nichts für dieses Büro.
        [one] Auf { $name } ist ein Paket. { $ready ->
            [0] Es bringt nichts Neues.
           *[other] Es bringt etwas Neues.
        }
       *[other] Auf { $name } sind { $count } Pakete. { $ready ->
            [0] Keines bringt etwas Neues.
            [one] Eines davon bringt etwas Neues.
           *[other] { $ready } davon bringen etwas Neues.
        }
    }
desk-take-in =
    { $count ->
        [0] Übernehmen
        [one] 1 Paket übernehmen
       *[other] { $count } Pakete übernehmen
    }
desk-note-alarm = Alarm vermerken
desk-col-kiosk = Gerät
desk-col-bundle = Paket
desk-col-made = Erstellt
desk-col-days = Neue Tage
desk-col-what = Was es ist
desk-stand-new =
    { $entries ->
        [one] Neu: 1 Eintrag
       *[other] Neu: { $entries } Einträge
    }
desk-stand-known = Schon hier.
desk-stand-stranger = Dieses Gerät ist für das Büro neu: zuerst seinen Schlüssel vergleichen.
desk-stand-trusted = Neues Gerät, der Schlüssel ist verglichen.
desk-stranger-who = Ein Gerät, das dieses Büro noch nicht kennt: { $site } ({ $kiosk })
desk-stranger-ask = Kommt es aus einem Ihrer Räume? Jedes Gerät zeigt seinen Schlüssel: „Für das Team“, „Wie läuft es?“, dann „Schlüssel fürs Büro“. Sind es dieselben acht Gruppen, gehört es zu Ihnen. Weiß es niemand, lassen Sie es vorerst weg: Es geht nichts verloren.
desk-trust = Es sind dieselben
desk-leave-out = Vorerst weglassen
desk-waits = Wartet: Paket { $number } von { $site }, erstellt vor dem { $made }, fehlt (Einträge { $first } bis { $last }). Bitte dieses Paket bringen oder die Quittung zum Gerät tragen und noch einmal exportieren.
desk-waits-between = Wartet: Paket { $number } von { $site }, erstellt zwischen dem { $after } und dem { $made }, fehlt (Einträge { $first } bis { $last }). Bitte jenes bringen, oder die Quittung zum Gerät tragen und noch einmal exportieren.
desk-waits-earlier = Wartet: Ein früheres Paket fehlt (Einträge { $first } bis { $last }). Bitte dieses Paket bringen oder die Quittung zum Gerät tragen und noch einmal exportieren.
desk-refused-no-bundle = Nicht übernommen: Das ist kein Paket eines Geräts.
desk-refused-other-office = Nicht übernommen: Es ist für ein anderes Büro verschlossen.
desk-refused-other-key = Nicht übernommen: Dieses Gerät ist hier mit einem anderen Schlüssel bekannt. Bitte herausfinden, woher der Stick kommt.
desk-refused-cut = Nicht übernommen: Das Ende fehlt. Bitte am Gerät noch einmal exportieren, auf einen anderen Stick.
desk-refused-altered = Nicht übernommen: Es ist nicht so, wie das Gerät es geschrieben hat. Bitte am Gerät noch einmal exportieren, auf einen anderen Stick.
desk-refused-older = Nicht übernommen: Ein neueres Paket hat das alles gebracht. Nichts fehlt.
desk-refused-replayed = Nicht übernommen: Jemand hat es neu geschrieben. Bitte herausfinden, wer den Stick hatte, und am Gerät noch einmal exportieren.
desk-refused-forked = Alarm: Dieses Gerät wurde kopiert oder verändert. Nichts wurde übernommen. Die Technik soll dort „keytag verify“ ausführen.
desk-refused-rolled-back = Alarm: Auf diesem Gerät wurde ein älterer Stand zurückgespielt. Nichts wurde übernommen. Die Technik soll dort „keytag verify“ ausführen.
desk-refused-version = Nicht übernommen: Ein neueres Programm hat es geschrieben. Bitte hier das neuere installieren.
desk-refused-unreadable = Nicht übernommen: Der Stick ist nicht lesbar. Noch einmal versuchen, oder an einem anderen Anschluss.
desk-taken =
    { $name }: { $taken ->
        [0] Nichts wurde übernommen.
        [one] 1 Paket ist übernommen.
       *[other] { $taken } Pakete sind übernommen.
    } { $refused ->
        [0] Nichts wurde weggelassen.
        [one] 1 wurde weggelassen; warum, steht unten.
       *[other] { $refused } wurden weggelassen; warum, steht unten.
    }
desk-taken-new =
    Übernommen: { $new ->
        [one] 1 neuer Eintrag
       *[other] { $new } neue Einträge
    }, { $known } bekannt.
desk-taken-odd =
    { $odd ->
        [one] 1 davon braucht ein neueres Programm und wird bis dahin aufbewahrt.
       *[other] { $odd } davon brauchen ein neueres Programm und werden bis dahin aufbewahrt.
    }
desk-taken-before = Schon hier.
desk-taken-stranger = Weggelassen: Niemand hat den Schlüssel dieses Geräts verglichen.
desk-taken-not-reached = Nicht angesehen: Es hörte vorher auf. Den Stick bitte noch einmal übernehmen.
desk-taken-unheard = Was es den anderen Geräten sagt, war nicht lesbar: Dort bitte noch einmal exportieren.
desk-receipts =
    { $count ->
        [one] Daneben liegt eine Quittung für das Gerät. Bringen Sie sie gelegentlich dorthin zurück: Dann weiß das Gerät, was hier sicher ist.
       *[other] Daneben liegen { $count } Quittungen für die Geräte. Bringen Sie sie gelegentlich dorthin zurück: Dann wissen die Geräte, was hier sicher ist.
    }
desk-receipts-failed =
    { $count ->
        [one] Eine Quittung ließ sich nicht schreiben. Übernommen ist trotzdem alles; noch einmal übernehmen gibt eine neue.
       *[other] { $count } Quittungen ließen sich nicht schreiben. Übernommen ist trotzdem alles; noch einmal übernehmen gibt neue.
    }
desk-safe = Der Stick kann jetzt abgezogen werden.
desk-busy = Der Stick wird noch benutzt. Bitte schließen, was ihn offen hält, und ihn dann freigeben.
desk-let-go = Stick freigeben

# Monate.
desk-months-title = Monate
desk-no-months = Noch ist nichts hier. Bitte zuerst etwas von einem Stick übernehmen.
desk-before = ‹ Monat davor
desk-after = Monat danach ›
desk-site = Ort: { $site }
desk-choose-site = Welcher Ort?
desk-take-site = Dieser Ort
desk-charts = Diagramme
desk-numbers = Zahlen
desk-milestones = Jubiläen
desk-by-meeting = Anmeldungen je Treffen
desk-meetings-more = Und { $more } weitere; alle stehen unter „Zahlen“.
desk-chart-chosen = { $name }: { $value }.
desk-chart-highest = Am meisten: { $value } ({ $name }).
desk-chart-lowest = Am wenigsten: { $value } ({ $name }).
desk-returned = Neue, die vor mindestens { $days } Tagen kamen: { $of }. Davon binnen { $days } Tagen wiedergekommen: { $persons }.
desk-complete = Vollständig bis { $date }.
desk-complete-unknown = Nichts ist vollständig: Ein Gerät hat noch nichts geliefert.
desk-waits-for =
    { $count ->
        [one] Ein Gerät fehlt noch: { $kiosks }.
       *[other] { $count } Geräte fehlen noch, darunter { $kiosks }.
    }
desk-save-folder = Speichern im Ordner
desk-save = Speichern
desk-save-year = Das Jahr ab { $from } speichern
desk-save-what = Tabellen und Seiten zum Drucken, in einem eigenen Ordner. Sie betreffen einzelne Personen: Bitte gut darauf aufpassen.
desk-saving = Es wird geschrieben …
desk-saved = Gespeichert in { $folder }. Personen: { $people }, Treffen: { $meetings }, Anmeldungen: { $signins }.
desk-col-meeting = Treffen
desk-col-site = Ort
desk-col-evenings = Wie oft

# Menschen.
desk-people-title = Personen
desk-everybody = Alle
desk-doubles = Vielleicht doppelt ({ $count })
desk-merged = Zusammengeführt ({ $count })
desk-people-count = { $shown } von { $all } Personen mit Karte oder Namen
desk-people-more = Es sind mehr, als hier stehen können. Alle stehen in den Tabellen eines Monats.
desk-col-name = Name
desk-col-number = Nummer
desk-col-meetings = Treffen
desk-col-sites = Orte
desk-col-first = Zuerst
desk-col-last = Zuletzt
desk-unnamed = Ohne Namen ({ $number })
desk-pseudonym = Nummer hier: { $number }
desk-never-came = Hier durch eine Liste oder ein Gerät bekannt; war noch bei keinem Treffen.
desk-came =
    { $count ->
        [one] War bei 1 Treffen, am { $last }.
       *[other] War bei { $count } Treffen, vom { $first } bis zum { $last }, an { $sites ->
            [one] 1 Ort
           *[other] { $sites } Orten
        }.
    }
desk-no-name = Diese Person hat hier keinen Namen: Sie nannte keinen, oder ihr Name sollte auf dem Gerät bleiben.
desk-name-label = Name in Berichten
desk-name-save = Namen speichern
desk-name-how = Er steht hier und in Berichten und geht mit dem nächsten Paket an die Geräte.
desk-name-chosen = Am Gerät: { $name }
desk-name-back = Wieder diesen
desk-erase = Herausnehmen
desk-erase-title = { $name } herausnehmen?
desk-erase-body = Name und Nummer werden hier gelöscht, und mit dem nächsten Paket an jedem Gerät. Die Treffen zählen weiter, ohne diese Person darin. Das lässt sich nicht zurücknehmen.
desk-erase-yes = Endgültig herausnehmen
desk-erase-no = Behalten
desk-taken-off = Wurde herausgenommen. Mehr ist hier nicht mehr bekannt.
desk-doubles-what = Das ist jeweils vielleicht eine einzige Person mit zwei Karten oder mit einer Karte an einem Gerät und einem Namen an einem anderen. Das können nur Sie wissen.
desk-doubles-none = Niemand scheint zweimal da zu sein.
desk-merged-none = Hier wurde noch niemand zusammengeführt.
desk-col-because = Warum
desk-col-one = Eine Person
desk-col-other = Andere Person
desk-col-merged = Diese Person
desk-col-into = zählt als
desk-same-number = Gleiche Nummer
desk-same-name = Gleicher Name
desk-alike-name = Ähnliche Namen
desk-known = { $names } { $numbers } · { $sites } · Treffen: { $count }
desk-merge = Zusammenführen
desk-merge-how = Für alle Tage und in jedem Bericht. Es lässt sich jederzeit zurücknehmen.
desk-two = Es sind zwei
desk-split = Wieder trennen

# Listen von Personen.
desk-lists-title = Listen von Personen
desk-lists-put-in = Ziehen Sie eine Liste von Personen in dieses Fenster
desk-lists-what = Eine CSV- oder XLSX-Datei mit Überschriften in der ersten Zeile. Sie sagt den Geräten eines Orts, wer dazugehört. Sie sehen, was sie ändern würde, bevor etwas behalten wird. Sie geht mit dem nächsten Paket hinaus, und bis dahin können Sie sie zurücknehmen.
desk-list-path = Datei
desk-list-keep = Behalten
desk-list-keep-for = Für { $site } behalten
desk-list-kept =
    { $count ->
        [one] Behalten: eine Zeile für die Geräte von { $site }.
       *[other] Behalten: { $count } Zeilen für die Geräte von { $site }.
    }
desk-list-waits =
    { $count ->
        [one] Eine Zeile einer Liste wartet auf die Geräte von { $site }.
       *[other] { $count } Zeilen einer Liste warten auf die Geräte von { $site }.
    }
desk-list-back = Zurücknehmen
desk-list-site = Für welchen Ort?
desk-list-column = Die Spalte „{ $heading }“ ist:
desk-list-rows =
    { $count ->
        [one] Eine Person.
       *[other] { $count } Personen.
    }
desk-list-counts = { $new } neu, { $changed } geändert, { $same } wie bisher.
desk-list-note = Manche der neuen kennt ein Gerät vielleicht schon: Es zeigt, was sich ändert, bevor es sie übernimmt.
desk-list-taken-off =
    { $count ->
        [one] Eine Person wurde herausgenommen und bleibt es.
       *[other] { $count } Personen wurden herausgenommen und bleiben es.
    }
desk-list-problems = Diese Zeilen bleiben weg:
desk-list-problem = Zeile { $row }: { $what }
desk-list-more = Und { $more } weitere.
desk-wrong-same = dieselbe wie Zeile { $row }.
desk-wrong-long = „{ $field }“ ist zu lang.
desk-wrong-sign = „{ $field }“ hat ein Zeichen, das sich nicht zeigen lässt.
desk-wrong-no-name = kein Name.
desk-wrong-kind = Die Art ist keine von { $kinds }.
desk-list-too-long = Diese Datei ist länger als jede Liste. Ist es die richtige?
desk-list-empty = In dieser Datei steht nichts.
desk-list-not-utf8 = Zeile { $line } ist in einer alten Kodierung. Speichern Sie die Liste als „CSV UTF-8“ oder als XLSX, und versuchen Sie es noch einmal.
desk-list-not-csv = Zeile { $line } ist nicht zu lesen: Vielleicht fehlt ein Anführungszeichen.
desk-list-not-xlsx = Diese Tabelle ist nicht zu lesen. Speichern Sie sie noch einmal als XLSX, und versuchen Sie es noch einmal.
desk-list-no-names = Nichts sagt, wo die Namen stehen: Wählen Sie ihre Spalte, und sagen Sie, dass sie der gewählte Name ist.
desk-col-place = Nr.
desk-col-heading = Spalte
desk-col-below = Erster Eintrag
desk-field-name = Gewählter Name
desk-field-legal = Name in Papieren
desk-field-last = Nachname
desk-field-number = Nummer
desk-field-kind = Art
desk-field-none = Nicht übernommen

# Geräte.
desk-kiosks-title = Geräte
desk-no-kiosks = Noch hat kein Gerät etwas geliefert.
desk-kiosks-count =
    { $count ->
        [one] 1 Gerät.
       *[other] { $count } Geräte.
    } { $silent ->
        [0] Keines schweigt seit { $days } Tagen.
        [one] 1 schweigt seit { $days } Tagen oder länger.
       *[other] { $silent } schweigen seit { $days } Tagen oder länger.
    }
desk-col-brought = Geliefert bis
desk-col-state = Wie es steht
desk-nothing-yet = noch nichts
desk-kiosk-fine = In Ordnung
desk-kiosk-gone = Endgültig weg
desk-kiosk-silent = Schweigt seit { $days } Tagen: Jemand sollte danach sehen.
desk-kiosk-missing = Wartet auf Einträge { $first } bis { $last }, vor Paket { $number } vom { $made }.
desk-kiosk-forked = Alarm: Ein anderer Rechner schreibt im Namen dieses Geräts, oder eine alte Kopie seiner Platte wurde zurückgespielt. Was dort ab Eintrag { $first } geschrieben wurde, ist nicht hier (Paket { $number } vom { $made }).
desk-kiosk-forked-do = Bitte den Rechner suchen, dessen Paket nicht übernommen wurde, ihn außer Betrieb nehmen und neu einrichten.
desk-kiosk-nothing = Hat noch nichts geliefert.
desk-due = Ein Paket ist fällig.
desk-due-news =
    { $count ->
        [one] Eine Änderung ist
       *[other] { $count } Änderungen sind
    } den Geräten von { $site } noch zu melden: Herausgenommene, Zusammengeführte oder Namen.
desk-due-behind = Es hat das Paket vom { $date } noch nicht übernommen.
desk-pack = Paket für { $site } auf { $stick } schreiben
desk-pack-plug = Für das Paket für { $site } bitte einen Stick einstecken.
desk-packing = Das Paket wird geschrieben …
desk-packed = Das Paket für { $site } ist auf { $stick }. An jedem Gerät dort: Für das Team, dann Vom Büro.
desk-gone = Endgültig weg
desk-back = Doch nicht weg
desk-settled = Ist erledigt

# Karten.
desk-badges-title = Karten
desk-badges-how = Neue Karten macht ein Gerät: „Für das Team“, dann „Karten“. Es schreibt einen Bogen auf einen Stick; bringen Sie den hierher oder zu einem beliebigen Drucker.
desk-badges-why = Eine Karte ist nur dort etwas wert, wo ein Gerät beweisen kann, dass es sie gemacht hat, und was das beweist, kann kein Büro lesen. Darum kann hier niemand Karten machen, auch niemand, der diesen Computer mitnimmt.
desk-badges-after = Ist der Bogen gut gedruckt, sagen Sie es am Gerät: Bis dahin öffnen seine Karten nichts.
desk-badges-found = Bögen auf den eingesteckten Sticks
desk-badges-none = Auf keinem eingesteckten Stick ist ein Bogen.
desk-col-sheet = Bogen
desk-col-stick = Stick
desk-print = Zum Drucken öffnen
desk-not-opened = Dieser Computer fand kein Programm dafür. Bitte vom Stick öffnen; mit 100 % drucken, nicht „an Seite anpassen“.

# Einstellungen.
desk-settings-title = Einstellungen
desk-language = Sprache
desk-theme = Farben
desk-theme-light = Hell
desk-theme-dark = Dunkel
desk-theme-contrast = Hoher Kontrast
desk-text = Schrift
desk-text-normal = Normal
desk-text-large = Groß
desk-paper = Papier
desk-paper-a4 = A4
desk-paper-letter = Letter
desk-year = Das Jahr des Büros
desk-year-starts = Beginn: { $month }.
desk-year-earlier = Monat früher
desk-year-later = Monat später
desk-backup = Kopie aller Aufzeichnungen
desk-backup-path = In die Datei
desk-backup-do = Kopieren
desk-backup-why = Am besten auf eine andere Platte. Nur was in einer Kopie ist, darf auf den Geräten gelöscht werden. Sie öffnet sich allein mit den Schlüsseln dieses Büros.
desk-backup-writing = Es wird kopiert …
desk-backup-here = Die Kopie ist in { $path }. Die Geräte erfahren es durch die nächsten Quittungen: Bitte wieder einen Stick einstecken.
desk-places = Wo alles liegt
desk-place-database = Aufzeichnungen: { $place }
desk-place-keys = Schlüssel: { $place }

# Was nicht ging.
desk-failed-file = { $path } lässt sich nicht lesen oder schreiben. Bitte einen erlaubten Ort nennen, an dem noch Platz ist.
desk-failed-taken = { $path } gibt es schon. Bitte einen anderen Ort nennen.
desk-failed-in-use = Ein anderes Programm hat { $path } offen. Bitte schließen und noch einmal versuchen.
desk-failed-other-key = { $path } ist mit einem anderen Schlüssel verschlossen. Sind es die richtigen Schlüssel?
desk-failed-no-key = Ein Schlüssel fehlt oder ist beschädigt: { $path }. Bitte Ihre Kopie davon zurücklegen.
desk-failed-version = Ein neueres Programm hat diese Aufzeichnungen gemacht. Bitte das neuere installieren.
desk-failed-server = Der Server mit den Aufzeichnungen antwortet nicht. Bitte fragen, wer sich um ihn kümmert.
desk-failed-busy = Ein anderes Programm ist an den Aufzeichnungen. Bitte warten, bis es fertig ist, dann noch einmal versuchen.
desk-failed-full = Der Datenträger mit den Aufzeichnungen ist voll. Bitte dort Platz schaffen, dann noch einmal versuchen.
desk-failed-person = Diese Person ist nicht mehr hier. Bitte die Liste noch einmal ansehen.
desk-failed-one-already = Sie zählen schon als eine Person.
desk-failed-taken-off = Diese Person wurde herausgenommen. Wer mit ihr zusammengeführt wird, würde es auch.
desk-failed-no-name = Der Name dieser Person sollte das Gerät nicht verlassen, darum kann hier keiner stehen.
desk-failed-database = Die Aufzeichnungen ließen sich nicht lesen oder ändern. Noch einmal versuchen; bleibt es so, eine Kopie zurückspielen.
desk-number = { $number }
desk-meeting-figures =
    { $evenings ->
        [one] { $signins } bei 1 Treffen
       *[other] { $signins } bei { $evenings } Treffen, je { $average }
    }
