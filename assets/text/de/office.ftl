# Wörter in den Berichten des Büros. Sie sagen nichts davon, was für Treffen es sind.
# Sheet names have at most 31 characters and none of [ ] : * ? / \

office-read-me =
    Bericht: { $days }
    Ort: { $site }
    Erstellt: { $made }
    Vollständig bis: { $complete }
    { $waits }

    BITTE VERTRAULICH BEHANDELN.
    Board.xlsx und Board.pdf dürfen weitergegeben werden: Zahlen unter { $few } fehlen darin.
    Alles andere erzählt von einzelnen Menschen und ist für die, die sich um sie kümmern.

    WAS HIER LIEGT
    Board.xlsx - eine Seite für den Vorstand, mit einem Diagramm.
    Report.xlsx - hier anfangen: Monate, Orte, Menschen, Neue, und wie weit man den Zahlen trauen kann.
    Board.pdf, Report.pdf - dasselbe zum Drucken.
    Meetings.pdf - eine Seite für jedes Treffen, mit denen, die da waren. Für mehr als { $pages } wird sie nicht gemacht.
    months.csv, people.csv - dieselben Zahlen für andere Programme.
    sessions.csv - eine Zeile für jedes Treffen.
    attendance.csv - eine Zeile für jede Anmeldung.
    datapackage.json - für Programme: was jede Spalte bedeutet.

    WIE MAN ES LIEST
    Menschen sind lange Zahlen. Dieselbe Zahl ist derselbe Mensch, an jeder Tür.
    Ein Name steht nur dort neben der Zahl, wo dieser Mensch zugestimmt hat.
    Eine leere Zelle heißt: nicht verwahrt, nicht gefragt oder nicht zugestimmt.
    Zurückgenommene Anmeldungen stehen in attendance.csv mit "voided" = true.
    Sie zählen sonst nirgends.
office-waits-nothing = Nichts fehlt: Jedes Gerät hat diese Tage gebracht.
office-waits = ES IST NICHT ALLES DA. Siehe „Datenqualität“ in Report.xlsx: Geräte, die diese Tage nicht gebracht haben: { $kiosks }
office-complete-unknown = nicht bekannt: Ein Gerät hat noch nichts gebracht
office-all-sites = Alle Orte

office-sheet-board = Vorstand
office-sheet-months = Monate
office-sheet-sites = Orte
office-sheet-people = Menschen
office-sheet-newcomers = Neue
office-sheet-quality = Datenqualität

office-title = { $site }: { $days }
office-days = { $from } bis { $until }
office-month = Monat
office-site = Ort
office-sessions = Treffen
office-attendances = Anmeldungen
office-average = Anmeldungen je Treffen
office-persons = Verschiedene Menschen
office-not-deduplicated = Anmeldungen ohne Person
office-first-timers = Zum ersten Mal hier
office-whole = Alles zusammen
office-few = weniger als { $few }
office-hidden = nicht gezeigt
office-chart = Anmeldungen und verschiedene Menschen nach Monat
office-notes =
    Verschiedene Menschen: alle mit Karte oder Namen, einmal gezählt. Monate und Orte lassen sich nicht zusammenzählen: Wer in beiden war, ist ein Mensch.
    Anmeldungen ohne Person: Menschen, die ohne Karte oder Namen gezählt wurden. Hinter mehreren davon kann ein Mensch stehen, und niemand kann es sagen.
    Gekommen sind also mindestens „Verschiedene Menschen“ und höchstens diese und „Anmeldungen ohne Person“ zusammen.
    Zum ersten Mal hier: Anmeldungen als neu.
office-board-notes =
    Zahlen von 1 bis { $most } fehlen, damit daran niemand zu erkennen ist. Wo sich eine aus den anderen errechnen ließe, fehlt noch eine.
    Verschiedene Menschen: alle mit Karte oder Namen, einmal gezählt. Monate lassen sich nicht zusammenzählen.

office-page = Seite { $page } von { $of }
office-confidential = Vertraulich
office-letters = Ein Kästchen steht für ein Zeichen, das diese Schrift nicht hat. In den Tabellen sind die Namen ganz.
office-evening-ad-hoc = Ein Treffen ohne Reihe
office-evening-when = { $date }, { $from } bis { $until }, { $site }. Anmelden ging von { $opened } bis { $closed }.
office-evening-heads = Angemeldet: { $in }; ohne Namen: { $nobody }. Neue: { $newcomers }, Besuch: { $guests }, Familie und Freunde: { $family }, unter 18: { $minors }.
office-evening-more = Im Raum ohne Anmeldung: { $more }. Alle zusammen: { $total }.
office-evening-interrupted = Ein Stromausfall hat es beendet.
office-not-known = eine Zeit, die nicht bekannt ist
office-when = Zeit
office-who = Mensch
office-as = Als
office-how = Wie
office-remark = Bemerkung
office-nobody = ohne Namen
office-remark-double = schon einmal gezählt
office-remark-taken-back = zurückgenommen
office-remark-left = ging um { $at }
office-remark-stayed = war bis zum Ende da
office-kind-member = Mitglied
office-kind-newcomer = neu
office-kind-guest = Besuch
office-kind-family = Familie oder Freunde
office-kind-volunteer = Ehrenamt
office-kind-staff = Team
office-kind-professional = Fachkraft
office-kind-minor = unter 18
office-method-badge = Karte
office-method-scanner = Karte, mit einem Leser
office-method-name = Name
office-method-code = Code
office-method-facilitator = durch die Leitung
office-method-headcount = gezählt
office-method-paper_later = von einer Papierliste

office-person = Mensch
office-external = Nummer bei Ihnen
office-name = Gewählter Name
office-visits = Besuchte Treffen
office-sites = Orte
office-first = Zuerst
office-last = Zuletzt
office-people-more = Es sind mehr Menschen als Zeilen in einem Blatt. Alle stehen in people.csv.

office-newcomers = Anmeldungen als neu
office-newcomers-persons = Davon verschiedene Menschen mit Karte oder Namen
office-window = Wieder gekommen binnen
office-window-days = { $days } Tagen
office-returned = Davon wieder gekommen
office-share = Anteil
office-window-head = Deren Tage um sind
office-newcomers-notes =
    Wer ohne Karte oder Namen kam, ist nicht wiederzuerkennen und in keinem Anteil.
    Ein Anteil zählt nur Neue, von denen so viele Tage da sind: Die anderen kommen vielleicht noch.
office-answers = Jubiläen
office-answer-call_my_name = im Raum gesagt
office-answer-quietly = still genommen
office-answer-not_today = nicht heute
office-answer-given = übergeben
office-answers-notes = Wessen Jubiläum als Nächstes kommt, wissen nur die Geräte an den Türen: Ein Datum verlässt sie nie.

office-what = Was
office-how-many = Wie viele
office-quality-unassigned = Anmeldungen, die auf Zuordnung warten; sie zählen nirgends
office-quality-empty = Treffen, zu denen niemand kam
office-quality-interrupted = Treffen, die ein Stromausfall beendet hat
office-quality-open = Treffen, die nicht geschlossen wurden
office-quality-clock = Anmeldungen nach einer falschen Uhr
office-quality-taken-back = Zurückgenommene Anmeldungen
office-quality-unknown = Einträge eines neueren Programms; sie sind verwahrt und zählen noch nirgends
office-kiosk = Gerät
office-gone = für immer fort
office-complete-to = Vollständig bis
office-missing = Es fehlt
office-missing-one = Einträge { $first } bis { $last }, vor Paket { $number } vom { $made }
office-never = noch nichts
