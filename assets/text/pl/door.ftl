# Drzwi: to czytają ci, którzy przychodzą. Krótko, ciepło, bez słowa wyrzutu.

# From which hour on it is morning, afternoon, evening and night, by what people say at it.
greeting-hours = 5 12 18 22
greeting-morning = Dzień dobry
greeting-afternoon = Dzień dobry
greeting-evening = Dobry wieczór
greeting-night = Witamy o każdej porze

door-meeting-open = { $title } · { $room } · { $time } · zapraszamy
door-meeting-short = { $title } · { $time }
door-meeting-later = { $title } · { $room } · { $time }
door-no-meetings = Teraz nic nie jest zaplanowane. Mimo to dobrze, że jesteś.
door-smaller = Pokaż kartę albo wejdź bez imienia.

way-card = Moja karta
way-card-note = Wystarczy ją pokazać
way-name = Moje imię
way-name-note = I mój obrazek
way-without = Bez imienia
way-without-note = Dwa dotknięcia
door-first-time = Pierwszy raz tutaj?
door-language = Język
door-display = Litery i przyciski
door-display-short = Aa
door-today = Dziś
door-reading = Czytanie
door-keeper = Prowadzenie
door-keeper-short = PIN

card-title = Pokaż swoją kartę
card-body = Przytrzymaj kwadratowy kod przed czytnikiem. Niczego nie trzeba naciskać.
card-type = Wpisz litery
card-type-title = Wpisz litery ze swojej karty
card-type-count = { $count } z { $all } liter

name-title = Jak tu na ciebie mówią?
name-note = Może być pseudonim. Pisownia nie ma znaczenia.
picture-title = Dotknij swojego obrazka
picture-forgot = Nie pamiętam
colour-title = I jego kolor

without-title = Dobrze, że jesteś
without-body = Bez imienia, bez karty. Jeszcze jedno dotknięcie i gotowe.
without-member = Policzcie mnie
without-guest = Jestem gościem
without-family = Rodzina lub bliscy
without-minor = Poniżej 18 lat

first-title = Dobrze, że jesteś z nami
first-body = Nie ma nic do wypełniania i nikt nie poprosi cię o zabranie głosu. Usiądź, gdzie chcesz. Można przyjść później i wyjść wcześniej.
first-around = Policzcie mnie i oprowadźcie
first-quietly = Policzcie mnie po cichu
first-note = Jeśli poprosisz o oprowadzenie, osoba prowadząca zobaczy, że jest ktoś nowy. Bez imienia, bez twarzy.

which-title = Które spotkanie?
which-note = { $room } · { $time }

welcome-title = Dobrze cię widzieć
welcome-name = Dobrze cię widzieć, { $name }
welcome-lead = Przyjście zapisane.
welcome-counted = Policzone.
welcome-nothing-on = Teraz nic nie jest zaplanowane. Mimo to dobrze, że jesteś; twoje przyjście jest zapisane.
welcome-something = Coś dla ciebie
welcome-about-me = O mnie
welcome-not-me = To nie ja
all-set-title = Wszystko w porządku
all-set-since = Przyjście zapisane o { $time }.
all-set-leaving = Wychodzę
noted-title = Gotowe
noted-body = Dobrze, że jesteś. Przyjście jest bezpiecznie zachowane i później trafi na listę.
undone-title = Cofnięte
undone-body = Ten zapis się nie liczy. Możesz zapisać przyjście znowu, kiedy zechcesz.
goodbye-title = Trzymaj się
goodbye-body = Zapisane: wyjście o { $time }.

another-title = Spróbujmy inaczej
another-card = Ta karta jest dla nas nowa.
another-name = Tak nikogo nie znaleziono.
another-ask = Zapytaj przy drzwiach
another-rest = { $secs ->
    [one] Złapmy oddech. Imiona zadziałają znów za { $secs } sekundę. Karty działają cały czas.
    [few] Złapmy oddech. Imiona zadziałają znów za { $secs } sekundy. Karty działają cały czas.
    [many] Złapmy oddech. Imiona zadziałają znów za { $secs } sekund. Karty działają cały czas.
   *[other] Złapmy oddech. Imiona zadziałają znów za { $secs } sekund. Karty działają cały czas.
}
greeter-title = Przy drzwiach ktoś pomoże
greeter-body = Powiedz o tym osobie przy drzwiach. Jest inny sposób i zajmie tylko chwilę.

paper-title = Dziś prowadzimy listę na papierze
paper-body = Podejdź do osoby przy drzwiach.
paper-code = Dla zespołu: { $code }
asleep-title = Ten ekran jeszcze śpi
asleep-body = Podejdź do osoby przy drzwiach: jest lista na papierze.
asleep-staff = Dla zespołu: włóż nośnik z kluczem, potem dotknij „Prowadzenie”.

something-title = Coś dla ciebie
something-today = Dziś
something-since = Data: { $date }
something-call = Imię na głos
something-quietly = Po cichu
something-not-today = Nie dziś
something-none = Dziś nic nie ma. Dziękujemy, że jesteś.
something-call-thanks = Powiemy to dziś na głos.
something-quietly-thanks = To jest twoje. Nikt nie powie ani słowa.

still-title = Jesteś tam jeszcze?
still-body = Nie spiesz się.
still-kept = Nie spiesz się. Wszystko jest zachowane, nic nie zginie.
still-yes = Jestem
still-done = Już kończę
put-away-title = Zachowane dla ciebie
put-away-body = Nic nie zginie. Pokaż kartę jeszcze raz albo wybierz imię i obrazek, a wrócisz w to samo miejsce.
put-away-card = Nic nie zginie. Pokaż kartę jeszcze raz, a wrócisz w to samo miejsce.
put-away-else = Ktoś inny? Zacznij tutaj

language-title = Język
display-title = Litery i przyciski
display-large = Większe litery
display-low = Przyciski niżej
display-contrast = Wysoki kontrast
display-motion = Mniej ruchu

about-title = O mnie
about-lead = O wszystkim decydujesz ty. Każde pole może zostać puste.
about-name = Imię, którego używam
about-mark-new = Daj mi inne
about-mark-first = Najpierw zachowaj imię. Do niego należą obrazek i kolor.
about-language = Mój język
about-language-site = Taki jak tutaj
about-text = Wielkość moich liter
about-text-large = Większa
about-text-normal = Zwykła
about-consents = Co wolno zachować
about-date = Moja data
about-date-update = Zmień moją datę
about-date-note = Wystarczy miesiąc. Nikt jej nie widzi bez twojej zgody.
about-date-saved = Zapisane. Dobrze, że jesteś.
about-date-future = Ten dzień dopiero nadejdzie. Wybierz dzisiaj albo dzień wcześniejszy.
about-date-long-ago = To ponad 60 lat temu. Zgadza się?
about-date-is-right = Tak, zgadza się
about-date-day = Dzień
about-date-month = Miesiąc
about-date-year = Rok
about-date-whole-month = Wystarczy miesiąc
about-date-forget = Nie zachowuj daty
about-date-leap = 1 marca, gdy nie ma 29 lutego
about-off = Usuńcie mnie
about-off-title = Usunąć cię?
about-off-body = Imię, data, obrazek i karta zostaną tu usunięte. Spotkania z twoim udziałem nadal się liczą, ale bez związku z tobą. Tego nie da się cofnąć.
about-off-yes = Tak, usuńcie mnie
about-off-no = Nie, zostaję
about-off-thanks = Dziękujemy za ten czas
about-off-done = Zrobione. Zawsze jest tu dla ciebie miejsce.
about-saved = Zapisane
about-name-busy = Są tu już podobne imiona. Dodaj literę albo słowo, żeby dało się was odróżnić.
consent-keep-name = Zachować imię, którego używam
consent-remember-date = Pamiętać moją datę
consent-tell-facilitator = Mówić prowadzącym o rocznicach
consent-name-in-exports = Umieszczać moje imię w raportach

help-title = Pomoc teraz
help-empty = Porozmawiaj z osobą przy drzwiach albo z kimkolwiek tutaj. Poszukają z tobą pomocy.

door-hand = Przyda się pomoc: { $roles }
idle-touch = Dotknij ekranu, aby wejść, albo pokaż kartę
idle-evenings = { $count ->
    [one] { $count } wieczór razem w tym roku
    [few] { $count } wieczory razem w tym roku
    [many] { $count } wieczorów razem w tym roku
   *[other] { $count } wieczorów razem w tym roku
}
idle-meetings = { $count ->
    [one] { $count } wspólne spotkanie w tym roku
    [few] { $count } wspólne spotkania w tym roku
    [many] { $count } wspólnych spotkań w tym roku
   *[other] { $count } wspólnych spotkań w tym roku
}
mirror-aim = Skieruj kwadratowy kod na kamerę
mirror-hold-up = Pokaż swoją kartę
mirror-read = Odczytana. Dziękujemy.
welcome-later = Przyjście zapisane. Później pokaż kartę jeszcze raz, będzie więcej.
welcome-family = Dobrze, że jesteś tu dla siebie.
welcome-family-card = Dla rodziny i bliskich
welcome-together = Razem
display-time = Więcej czasu
display-time-once = Zwykły
display-time-twice = Podwójny
display-time-four = 4 razy
display-time-endless = Bez limitu
display-buttons = Dwa przyciski
display-sound = Dźwięki
display-speech = Głos
about-statement = Zaświadczenie o obecności
about-statement-ask = Możesz dostać zaświadczenie o obecności na tym spotkaniu. Poproś o nie tutaj, a na końcu podejdź do osoby prowadzącej. Będzie na nim imię, które podasz. Dostaniesz je tylko ty, kopii tu nie będzie.
about-statement-asked = Prośba zapisana. Po spotkaniu podejdź do osoby prowadzącej.
about-statement-yes = Poproszę
about-statement-no = Nie trzeba
together-title = Razem
together-note = Tylko osoba prowadząca widzi, czego tu dotykasz. Wiadomość, kto chce rozmawiać, a kto słucha, znika po zamknięciu spotkania.
together-note-short = Widzi to tylko osoba prowadząca.
together-ask = Chcę porozmawiać z kimś, kto to zna
together-asked = Osoba prowadząca to zobaczy, bez imienia, i powie, gdzie się spotkać. Jeśli nic nie usłyszysz, zapytaj przy drzwiach.
together-listen = Mogę dziś posłuchać
together-listen-named = Mogę posłuchać i można podać moje imię
together-listens = Dziękujemy. Usłyszysz, gdzie się spotkać.
together-hand = Pomogę następnym razem
hand-title = { $date }
hand-note = Dotknij tego, co chcesz zrobić. Dotknij jeszcze raz, aby zrezygnować.
hand-taken = Zajęte: { $roles }
hand-lent = Zapisane. Dotknij jeszcze raz, aby zrezygnować, albo powiedz później osobie prowadzącej.
hand-quicker = Ktoś był szybszy. Mimo to dziękujemy.
role-coffee = Kawa
role-chairs = Krzesła
role-greeting = Powitanie
hand-by-name = Z imieniem
hand-as-somebody = Bez imienia
hand-name-note = Widzi je tylko osoba prowadząca.
honours-count = { $count ->
    [one] { $count } spotkanie tutaj
    [few] { $count } spotkania tutaj
    [many] { $count } spotkań tutaj
   *[other] { $count } spotkań tutaj
}
honours-since = { $count ->
    [one] { $count } spotkanie tutaj: { $since }
    [few] { $count } spotkania tutaj, pierwsze: { $since }
    [many] { $count } spotkań tutaj, pierwsze: { $since }
   *[other] { $count } spotkań tutaj, pierwsze: { $since }
}
help-cards = Do czytania
help-talk = Rozmowa z kimś tutaj
talk-ask-title = Czy rozmowa by pomogła?
talk-ask-body = Osoba prowadząca zobaczy, że ktoś chce porozmawiać, bez imienia. Po zamknięciu spotkania to znika.
talk-asked-title = Osoba prowadząca to zobaczy
talk-asked-body = Powie całej sali, gdzie się spotkać, i nikt nie musi podnosić ręki. Jeśli nic nie usłyszysz, zapytaj osobę przy drzwiach.
talk-nobody-title = Zapytaj przy drzwiach
talk-nobody-body = Żadne spotkanie nie jest teraz otwarte, więc nikt by tego nie zobaczył. Porozmawiaj z osobą przy drzwiach albo z kimkolwiek tutaj. W Pomocy są numery, pod które możesz zadzwonić.
shelf-title = Do czytania, bez pośpiechu
shelf-phone = Na telefon
