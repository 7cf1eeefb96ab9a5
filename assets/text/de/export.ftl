# Wörter in den Dateien eines Berichts auf einem Stick: READ ME FIRST.txt und Summary.xlsx.
# Sheet names have at most 31 characters and none of [ ] : * ? / \

report-read-me =
    Bericht von { $site }
    Monate: { $months }
    Erstellt: { $made }
    Treffen: { $meetings }
    Anmeldungen: { $sign-ins }

    BITTE VERTRAULICH BEHANDELN.
    Wer diesen Stick öffnen kann, kann diese Dateien lesen.
    Kopieren Sie den Ordner dorthin, wo er hingehört, und löschen Sie ihn dann vom Stick.

    WAS HIER LIEGT
    Summary.xlsx - hier anfangen: die Zahlen der Monate und jedes Treffens.
    attendance.csv - eine Zeile für jede Anmeldung.
    sessions.csv - eine Zeile für jedes Treffen.
    manifest.json - für Programme: was exportiert wurde, mit Prüfsummen.

    WIE MAN ES LIEST
    Personen stehen hier als lange Zahlen. Dieselbe Zahl ist dieselbe Person.
    Ein Name steht nur dort neben der Zahl, wo diese Person zugestimmt hat.
    Eine leere Zelle heißt: nicht aufbewahrt, nicht gefragt oder nicht zugestimmt.
    Zurückgenommene Anmeldungen stehen in attendance.csv mit „voided“ = true.
    Sie zählen sonst nirgends.
    Ein Apostroph vor = + - oder @ hält ein Tabellenprogramm davon ab, den Text für eine Formel zu halten.
    Zeiten stehen in UTC und als Ortszeit mit ihrem Abstand zu UTC.

    SPÄTERE BERICHTIGUNGEN
    Anmeldungen können nach einem Bericht berichtigt werden. Ein neuerer Bericht desselben Monats
    enthält den ganzen Monat noch einmal und ersetzt den älteren. Sind beide auf diesem Stick,
    endet der neuere auf _2, _3 und so weiter.

report-title = { $site }: { $months }
report-sheet-months = Übersicht
report-sheet-sessions = Treffen
report-month = Monat
report-whole = Alles zusammen
report-sessions = Treffen
report-attendances = Anmeldungen
report-average = Anmeldungen je Treffen
report-persons = Verschiedene Personen
report-not-deduplicated = Anmeldungen ohne Person
report-first-timers = Zum ersten Mal hier
report-date = Datum
report-start = Beginn
report-meeting = Treffen
report-room = Raum
report-mode = Art der Aufzeichnung
report-mode-headcount = nur gezählt
report-mode-anonymous-badge = Karte ohne Namen
report-mode-chosen-name = gewählter Name
report-mode-roster = Liste
report-notes =
    Verschiedene Personen: alle mit Karte oder Namen, im Monat einmal gezählt. Monate lassen sich nicht zusammenzählen: Wer in beiden kam, ist eine Person.
    Anmeldungen ohne Person: alle, die ohne Karte oder Namen gezählt wurden. Hinter mehreren davon kann dieselbe Person stehen, und niemand kann es sagen.
    Gekommen sind also mindestens „Verschiedene Personen“ und höchstens diese und „Anmeldungen ohne Person“ zusammen.
    Zum ersten Mal hier: Anmeldungen von Neuen.
