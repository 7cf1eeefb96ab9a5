# Wörter in den Berichten des Büros. Sie sagen nichts davon, was für Treffen es sind.
# Sheet names have at most 31 characters and none of [ ] : * ? / \

office-read-me =
    Bericht: { $days }
    Ort: { $site }
    Erstellt: { $made }
    Vollständig bis: { $complete }
    { $waits }

    BITTE VERTRAULICH BEHANDELN.
    Board.xlsx, Board.pdf und Board.csv dürfen weitergegeben werden: Zahlen unter { $few } fehlen darin.
    Alles andere betrifft einzelne Personen und ist nur für die, die sie begleiten.

    WAS HIER LIEGT
    Board.xlsx - eine Seite für den Vorstand, mit einem Diagramm.
    Report.xlsx - hier anfangen: Monate, Orte, Treffen, Personen und wozu sie kamen, Neue, und wie weit man den Zahlen trauen kann.
    Board.pdf, Report.pdf - dasselbe zum Drucken. Board.csv - dasselbe für andere Programme.
    Meetings.pdf, Meetings.xlsx - jedes Treffen für sich, mit denen, die da waren. Bei mehr als { $pages } Treffen entfallen sie.
    months.csv, sites.csv, meetings.csv, people.csv, newcomers.csv, milestones.csv - dieselben Zahlen für andere Programme.
    chips.csv - wie viele Chips von jeder Sorte in den zwei Monaten danach bereitliegen sollen.
    quality.csv, kiosks.csv - wie weit man ihnen trauen kann.
    services.csv - wozu jede Person kam, Treffen für Treffen.
    sessions.csv - eine Zeile für jedes Treffen.
    attendance.csv - eine Zeile für jede Anmeldung.
    datapackage.json - für Programme: welche Spalten die Tabellen haben, und was in jeder steht: Zahl, Tag oder Text.

    WIE MAN ES LIEST
    Personen stehen hier als lange Zahlen. Dieselbe Zahl ist dieselbe Person, an jeder Tür.
    Ein Name steht nur dort neben der Zahl, wo diese Person zugestimmt hat.
    Eine leere Zelle heißt: nicht aufbewahrt, nicht gefragt oder nicht zugestimmt.
    Zurückgenommene Anmeldungen stehen in attendance.csv mit „voided“ = true.
    Sie zählen sonst nirgends.
office-waits-nothing = Nichts fehlt: Jedes Gerät hat diese Tage geliefert.
office-waits = ES IST NICHT ALLES DA. Siehe „Datenqualität“ in Report.xlsx: Geräte, die diese Tage nicht geliefert haben: { $kiosks }
office-complete-unknown = nicht bekannt: Ein Gerät hat noch nichts geliefert
office-standing = Vollständig bis: { $complete }.
office-standing-waits = Es ist noch nicht alles da. Diese Geräte haben diese Tage nicht gebracht: { $kiosks }.
office-forked = Ein anderer Rechner schreibt im Namen eines Geräts, oder eine alte Kopie seiner Platte wurde zurückgespielt. Was dort geschrieben wurde, ist hier nicht dabei: { $kiosks }.
office-forked-do = Bitte den Rechner suchen, dessen Paket nicht übernommen wurde, ihn außer Betrieb nehmen und neu einrichten. Dann im Programm des Büros unter „Geräte“ angeben, dass es erledigt ist.
office-all-sites = Alle Orte

office-sheet-board = Vorstand
office-sheet-months = Monate
office-sheet-sites = Orte
office-sheet-meetings = Treffen
office-sheet-evenings = Jedes Treffen nach Datum
office-sheet-services = Wozu jede Person kam
office-sheet-people = Personen
office-sheet-newcomers = Neue
office-sheet-milestones = Jubiläen
office-sheet-quality = Datenqualität

office-title = { $site }: { $days }
office-days = { $from } bis { $until }
office-month = Monat
office-site = Ort
office-sessions = Treffen
office-attendances = Anmeldungen
office-average = Anmeldungen je Treffen
office-persons = Verschiedene Personen
office-not-deduplicated = Anmeldungen ohne Person
office-first-timers = Zum ersten Mal hier
office-whole = Alles zusammen
office-hidden = nicht gezeigt
office-chart = Anmeldungen und verschiedene Personen nach Monat
office-meeting = Treffen
office-date = Datum
office-in-the-room = Im Raum
office-chart-sites = Anmeldungen und verschiedene Personen nach Ort
office-chart-meetings = Anmeldungen und Neue nach Treffen
office-chart-evenings = Anmeldungen und Neue nach Datum
office-chart-returned = Neue, die wiederkamen
office-evenings-more = Es gab mehr Treffen, als hier aufgeführt sind. Alle stehen in sessions.csv.
office-services-more = Es ist mehr, als hier aufgeführt ist. Alles steht in services.csv.
office-notes =
    Verschiedene Personen: alle mit Karte oder Namen, einmal gezählt. Monate und Orte lassen sich nicht zusammenzählen: Wer in beiden war, ist eine Person.
    Anmeldungen ohne Person: alle, die ohne Karte oder Namen gezählt wurden. Hinter mehreren davon kann dieselbe Person stehen, und niemand kann es sagen.
    Gekommen sind also mindestens „Verschiedene Personen“ und höchstens diese und „Anmeldungen ohne Person“ zusammen.
    Zum ersten Mal hier: Anmeldungen von Neuen.
office-board-notes =
    Zahlen von 1 bis { $most } fehlen, damit daran niemand zu erkennen ist. Wo sich eine aus den anderen errechnen ließe, fehlt noch eine weitere.
    Verschiedene Personen: alle mit Karte oder Namen, einmal gezählt. Monate lassen sich nicht zusammenzählen.

office-page = Seite { $page } von { $of }
office-confidential = Vertraulich
office-letters = Ein Kästchen steht für ein Zeichen, das diese Schrift nicht hat. In den Tabellen sind die Namen vollständig.
office-evening-ad-hoc = Einzelnes Treffen
office-evening-when = { $date }, { $from } bis { $until }, { $site }. Anmeldung möglich: { $opened } bis { $closed }.
office-evening-heads = Angemeldet: { $in }; ohne Namen: { $nobody }. Neue: { $newcomers }, Besuch: { $guests }, Familie und Freunde: { $family }, unter 18: { $minors }.
office-evening-more = Im Raum ohne Anmeldung: { $more }. Alle zusammen: { $total }.
office-evening-interrupted = Ein Stromausfall hat es beendet.
office-not-known = unbekannt
office-when = Zeit
office-who = Person
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
office-method-scanner = Karte, mit Scanner
office-method-name = Name
office-method-code = Code
office-method-facilitator = durch die Leitung
office-method-headcount = gezählt
office-method-paper_later = von einer Papierliste

office-person = Person
office-external = Nummer bei Ihnen
office-name = Gewählter Name
office-visits = Besuchte Treffen
office-sites = Orte
office-first = Zuerst
office-last = Zuletzt
office-people-more = Es sind mehr Personen, als hier aufgeführt sind. Alle stehen in people.csv.

office-newcomers = Anmeldungen von Neuen
office-newcomers-persons = Davon verschiedene Personen mit Karte oder Namen
office-window = Wiedergekommen binnen
office-window-days = { $days } Tagen
office-returned = Davon wiedergekommen
office-share = Anteil
office-window-head = Zeitraum abgelaufen
office-newcomers-notes =
    Wer ohne Karte oder Namen kam, ist nicht wiederzuerkennen und zählt in keinem Anteil.
    Ein Anteil zählt nur Neue, bei denen so viele Tage schon vorliegen: Die anderen kommen vielleicht noch.
office-answers = Jubiläen
office-answer-call_my_name = im Raum gesagt
office-answer-quietly = still angenommen
office-answer-not_today = nicht heute
office-answer-given = übergeben
office-every-year = jedes Jahr
office-chips = Bereitlegen für { $month }
office-chip = Chip
office-ready = Bereitlegen
office-as-of = Daten vom
office-chips-few = { $month }, { $site }: Zu den Treffen an einem Gerät dort kommen weniger als { $few } Personen mit einem Datum, darum sagt es nichts. Einige von jeder Sorte reichen.
office-chips-none = Noch hat kein Gerät gesagt, was bereitliegen soll: Es kommt mit dem nächsten Paket von jedem.
office-chips-notes =
    Die Geräte zählen das nach den Daten, die dort aufbewahrt werden, von denen, die in den letzten 90 Tagen da waren. Wem sie gehören, weiß hier niemand: Daten verlassen die Geräte nie.
    Ein Monat wird einmal gesagt, ehe er vorbei ist. Wer danach ein Datum angibt, ist nicht dabei.
    Die Zahlen gehen in Schritten von { $step } nach oben, und { $step } steht auch dort, wo kein Datum etwas verlangt: So verrät keine Zahl etwas über eine einzelne Person. Wo weniger als { $few } Personen ein Datum aufbewahren, wird nichts gesagt.
    Wer zu zwei Geräten kommt, zählt bei beiden.
office-colour-white = weiß
office-colour-silver = silber
office-colour-grey = grau
office-colour-black = schwarz
office-colour-red = rot
office-colour-orange = orange
office-colour-yellow = gelb
office-colour-green = grün
office-colour-blue = blau
office-colour-dark_blue = dunkelblau
office-colour-purple = lila
office-colour-pink = rosa
office-colour-brown = braun
office-colour-copper = kupfer
office-colour-bronze = bronze
office-colour-gold = gold
office-colour-glow_in_the_dark = leuchtet im Dunkeln
office-shape-chip = Chip
office-shape-key_tag = Schlüsselanhänger
office-shape-medallion = Medaille

office-what = Was
office-how-many = Wie viele
office-quality-unassigned = Anmeldungen, die auf Zuordnung warten; sie zählen nirgends
office-quality-nobody-opened = Anmeldungen zu Treffen, von denen hier nicht bekannt ist, dass jemand sie geöffnet hat; sie zählen nirgends
office-quality-empty = Treffen, zu denen niemand kam
office-quality-interrupted = Treffen, die ein Stromausfall beendet hat
office-quality-open = Treffen, die nicht geschlossen wurden
office-quality-clock = Anmeldungen, als die Uhr falsch ging
office-quality-elsewhere = Anmeldungen, als die Uhr von { $kiosk } falsch ging und { $first } bis { $last } zeigte; sie können in diese Tage gehören
office-quality-taken-back = Zurückgenommene Anmeldungen
office-quality-unknown = Einträge eines neueren Programms; sie sind aufbewahrt und zählen noch nirgends
office-kiosk = Gerät
office-gone = endgültig weg
office-complete-to = Vollständig bis
office-missing = Es fehlt
office-missing-one = Einträge { $first } bis { $last }, vor Paket { $number } vom { $made }
office-forked-one = was ein anderer Rechner ab Eintrag { $first } geschrieben hat, etwa in Paket { $number } vom { $made }
office-never = noch nichts
