# Die Tür: was Kommende lesen. Kurz, warm, ohne ein Wort des Vorwurfs.

# From which hour on it is morning, afternoon, evening and night, by what people say at it.
greeting-hours = 5 11 18 22
greeting-morning = Guten Morgen
greeting-afternoon = Guten Tag
greeting-evening = Guten Abend
greeting-night = Willkommen, zu jeder Stunde

door-meeting-open = { $title } · { $room } · { $time } · komm herein
door-meeting-short = { $title } · { $time }
door-meeting-later = { $title } · { $room } · { $time }
door-no-meetings = Gerade ist nichts geplant. Schön, dass du da bist.
door-smaller = Halt deine Karte hin, oder komm ohne Namen herein.

way-card = Meine Karte
way-card-note = Einfach hinhalten
way-name = Mein Name
way-name-note = Und mein Bild
way-without = Ohne Namen
way-without-note = Zweimal tippen
door-first-time = Zum ersten Mal hier?
door-language = Sprache
door-display = Schrift und Knöpfe
door-display-short = Aa
door-today = Heute
door-reading = Text
door-keeper = Leitung
door-keeper-short = PIN

card-title = Halt deine Karte hin
card-body = Halt den viereckigen Code vor den Scanner. Drücken musst du nichts.
card-type = Buchstaben eintippen
card-type-title = Tipp die Buchstaben von deiner Karte ab
card-type-count = { $count } von { $all } Buchstaben

name-title = Unter welchem Namen kennt man dich hier?
name-note = Ein Spitzname genügt. Schreibfehler machen nichts.
picture-title = Tipp auf dein Bild
picture-forgot = Weiß ich nicht mehr
colour-title = Und seine Farbe

without-title = Schön, dass du da bist
without-body = Kein Name, keine Karte. Noch einmal tippen, und du bist gezählt.
without-member = Zählt mich mit
without-guest = Ich bin zu Besuch
without-family = Familie oder Freunde
without-minor = Unter 18

first-title = Schön, dass du gekommen bist
first-body = Es gibt nichts auszufüllen, und niemand bittet dich zu reden. Setz dich, wohin du magst. Später kommen und früher gehen ist in Ordnung.
first-around = Zählt mich mit, zeigt mir alles
first-quietly = Zählt mich still mit
first-note = Wenn du dir alles zeigen lässt, sieht die Leitung des Treffens, dass jemand Neues da ist. Kein Name, kein Gesicht.

which-title = Welches Treffen?
which-note = { $room } · { $time }

welcome-title = Willkommen
welcome-name = Willkommen, { $name }
welcome-lead = Du bist angemeldet.
welcome-counted = Du bist mitgezählt.
welcome-nothing-on = Gerade ist nichts geplant. Schön, dass du trotzdem da bist; dein Besuch ist gespeichert.
welcome-something = Etwas für dich
welcome-about-me = Über mich
welcome-not-me = Das bin ich nicht
all-set-title = Alles klar
all-set-since = Du bist seit { $time } angemeldet.
all-set-leaving = Ich gehe jetzt
noted-title = Du bist dabei
noted-body = Gut, dass du gekommen bist. Es ist sicher aufgehoben und kommt später auf die Liste.
undone-title = Zurückgenommen
undone-body = Diese Anmeldung zählt nicht. Du kannst dich jederzeit wieder anmelden.
goodbye-title = Mach’s gut
goodbye-body = Gespeichert: Du bist um { $time } gegangen.

another-title = Versuchen wir es anders
another-card = Diese Karte ist neu für uns.
another-name = Damit war niemand zu finden.
another-ask = Jemanden fragen
another-rest = { $secs ->
    [one] Atmen wir kurz durch. In { $secs } Sekunde geht es mit Namen weiter. Mit Karte geht es sofort.
   *[other] Atmen wir kurz durch. In { $secs } Sekunden geht es mit Namen weiter. Mit Karte geht es sofort.
}
greeter-title = An der Tür hilft dir jemand
greeter-body = Sag es bitte der Person an der Tür. Es gibt einen anderen Weg, und er dauert nur einen Moment.

paper-title = Heute führen wir eine Liste auf Papier
paper-body = Bitte wende dich an die Person an der Tür.
paper-code = Für das Team: { $code }
asleep-title = Dieser Bildschirm ist noch nicht wach
asleep-body = Bitte wende dich an die Person an der Tür: Es gibt eine Liste auf Papier.
asleep-staff = Team: Schlüsselstick einstecken, dann „Leitung“.

something-title = Etwas für dich
something-today = Heute
something-since = Seit { $date }
something-call = Mit Namen
something-quietly = Still
something-not-today = Heute nicht
something-none = Heute nichts. Danke, dass du gekommen bist.
something-call-thanks = Es wird heute gesagt.
something-quietly-thanks = Es gehört dir. Niemand wird etwas sagen.

still-title = Noch da?
still-body = Lass dir Zeit.
still-kept = Lass dir Zeit. Alles bleibt erhalten, nichts geht verloren.
still-yes = Ich bin noch da
still-done = Ich bin fertig
put-away-title = Für dich aufgehoben
put-away-body = Nichts geht verloren. Zeig noch einmal deine Karte oder wähle Namen und Bild, dann geht es dort weiter, wo du warst.
put-away-card = Nichts geht verloren. Zeig noch einmal deine Karte, dann geht es dort weiter, wo du warst.
put-away-else = Jemand anderes? Hier beginnen

language-title = Sprache
display-title = Schrift und Knöpfe
display-large = Größere Schrift
display-low = Knöpfe nach unten
display-contrast = Hoher Kontrast
display-motion = Weniger Bewegung

about-title = Über mich
about-lead = All das entscheidest du. Alles darf leer bleiben.
about-name = Mein Name hier
about-mark-new = Gib mir andere
about-mark-first = Gib zuerst einen Namen an. Dann kommen ein Bild und eine Farbe dazu.
about-language = Meine Sprache
about-language-site = Wie hier üblich
about-text = Meine Schriftgröße
about-text-large = Größer
about-text-normal = Normal
about-consents = Was behalten werden darf
about-date = Mein Datum
about-date-update = Mein Datum ändern
about-date-note = Ein Monat genügt. Niemand sieht es, außer du willst es.
about-date-saved = Gespeichert. Schön, dass du da bist.
about-date-future = Dieser Tag kommt erst noch. Bitte wähle heute oder einen Tag davor.
about-date-long-ago = Das ist über 60 Jahre her. Stimmt das?
about-date-is-right = Ja, das stimmt
about-date-day = Tag
about-date-month = Monat
about-date-year = Jahr
about-date-whole-month = Der Monat genügt
about-date-forget = Kein Datum behalten
about-date-leap = Am 1. März, wenn es keinen 29. Februar gibt
about-off = Meine Daten löschen
about-off-title = Deine Daten löschen?
about-off-body = Dein Name, dein Datum, dein Bild und deine Karte werden hier gelöscht. Die Treffen, bei denen du warst, zählen weiter, aber ohne dich. Das lässt sich nicht zurücknehmen.
about-off-yes = Ja, Daten löschen
about-off-no = Nein, ich bleibe
about-off-thanks = Danke, dass du da warst
about-off-done = Erledigt. Du bist hier jederzeit willkommen.
about-saved = Gespeichert
about-name-busy = Hier gibt es schon Namen wie diesen. Häng einen Buchstaben oder ein Wort an, damit man euch unterscheiden kann.
consent-keep-name = Meinen gewählten Namen behalten
consent-remember-date = Mein Datum behalten
consent-tell-facilitator = Der Leitung meine Jubiläen sagen
consent-name-in-exports = Meinen Namen in Berichte aufnehmen

help-title = Hilfe jetzt
help-empty = Sprich bitte mit der Person an der Tür oder mit sonst jemandem hier. Zusammen findet ihr Hilfe.

door-hand = Eine helfende Hand wäre schön: { $roles }
idle-touch = Tipp zum Anmelden auf den Bildschirm, oder halt deine Karte hin
idle-evenings = { $count ->
    [one] { $count } Abend zusammen in diesem Jahr
   *[other] { $count } Abende zusammen in diesem Jahr
}
idle-meetings = { $count } Treffen zusammen in diesem Jahr
mirror-aim = Richte den viereckigen Code auf die Kamera
mirror-hold-up = Halt deine Karte hin
mirror-read = Gelesen. Danke.
welcome-later = Du bist angemeldet. Halt deine Karte später noch einmal hin.
welcome-family = Gut, dass du da bist, dir selbst zuliebe.
welcome-family-card = Für Familie und Freunde
welcome-together = Miteinander
display-time = Mehr Zeit
display-time-once = Wie sonst
display-time-twice = Doppelt
display-time-four = 4-fach
display-time-endless = Unbegrenzt
display-buttons = Zwei Tasten
display-sound = Töne
display-speech = Vorlesen
about-statement = Teilnahmebestätigung
about-statement-ask = Du kannst ein Papier bekommen, das bestätigt, dass du bei diesem Treffen warst. Bitte hier darum und geh am Ende zur Leitung. Darauf steht der Name, den du willst. Nur du bekommst es, und hier bleibt keine Kopie.
about-statement-asked = Du hast darum gebeten. Geh nach dem Treffen zur Leitung.
about-statement-yes = Ja, bitte
about-statement-no = Brauche ich nicht
together-title = Miteinander
together-note = Nur die Leitung des Treffens sieht, was du hier antippst. Wer reden möchte und wer zuhört, ist vergessen, wenn das Treffen schließt.
together-note-short = Nur die Leitung des Treffens sieht es.
together-ask = Ich möchte mit einer Person reden, die das kennt
together-asked = Die Leitung kann es sehen, ohne deinen Namen, und sagt, wo man sich trifft. Hörst du nichts, frag an der Tür.
together-listen = Ich kann heute zuhören
together-listen-named = Ich höre zu, mit meinem Namen
together-listens = Danke. Du hörst, wo man sich trifft.
together-hand = Nächstes Mal mithelfen
hand-title = { $date }
hand-note = Tipp an, was du tun möchtest. Noch einmal tippen gibt es wieder frei.
hand-taken = Vergeben: { $roles }
hand-lent = Gespeichert. Noch einmal tippen gibt es wieder frei, oder sag es später der Leitung.
hand-quicker = Jemand war schneller. Danke trotzdem.
role-coffee = Kaffee
role-chairs = Stühle
role-greeting = Begrüßen
hand-by-name = Mit meinem Namen
hand-as-somebody = Ohne Namen
hand-name-note = Nur die Leitung des Treffens sieht ihn.
honours-count = { $count } Treffen hier
honours-since = { $count } Treffen hier, seit { $since }
help-cards = Zum Lesen
help-talk = Hier mit jemandem reden
talk-ask-title = Würde Reden helfen?
talk-ask-body = Die Leitung sieht, dass jemand reden möchte, aber keinen Namen. Wenn das Treffen schließt, ist es vergessen.
talk-asked-title = Die Leitung kann es sehen
talk-asked-body = Sie sagt allen im Raum, wo man sich trifft, und niemand muss die Hand heben. Hörst du nichts, frag die Person an der Tür.
talk-nobody-title = Frag bitte an der Tür
talk-nobody-body = Gerade ist hier kein Treffen offen, in dem es jemand sähe. Sprich mit der Person an der Tür oder mit sonst jemandem hier. Unter Hilfe stehen Nummern, die du anrufen kannst.
shelf-title = Zum Lesen, in aller Ruhe
shelf-phone = Fürs Handy
