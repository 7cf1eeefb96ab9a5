# Dla osoby prowadzącej. Krótko: ktoś może to czytać pierwszego wieczoru w tej roli.

pin-title = Twój PIN
pin-note = Dla osoby prowadzącej i dla zespołu.
pin-again = To nie ten. Nie spiesz się.
pin-wait = { $secs ->
    [one] Poczekaj { $secs } sekundę i spróbuj znowu. Przyjścia nadal się zapisują.
    [few] Poczekaj { $secs } sekundy i spróbuj znowu. Przyjścia nadal się zapisują.
    [many] Poczekaj { $secs } sekund i spróbuj znowu. Przyjścia nadal się zapisują.
   *[other] Poczekaj { $secs } sekund i spróbuj znowu. Przyjścia nadal się zapisują.
}
pin-card = Teraz twój PIN.
pin-checking = Chwilę
pin-forgot = Nie pamiętam PIN-u
pin-not-allowed = Do tego trzeba PIN-u zespołu.

tonight-none-title = Nic nie jest otwarte
tonight-ad-hoc = Spotkanie, którego nikt nie planował
tonight-place = { $room } · { $time }
tonight-count = Tutaj: { $count }
tonight-show-around = { $count ->
    [one] • Ktoś nowy: oprowadź
   *[other] • Nowe osoby: { $count }. Oprowadź je
}
tonight-met = Już oprowadzone
tonight-plus-member = + 1 osoba
tonight-plus-newcomer = + 1 nowa
tonight-plus-guest = + 1 gość
tonight-plus-family = + 1 z bliskich
tonight-plus-minor = + 1 poniżej 18
tonight-lock = Zablokuj
tonight-who = Kto jest
tonight-more = Więcej
tonight-milestones = { $count ->
    [one] { $count } rocznica
    [few] { $count } rocznice
    [many] { $count } rocznic
   *[other] { $count } rocznic
}
tonight-milestones-title = Rocznice dzisiaj
tonight-give = Wręczone: { $name }
tonight-given = Wręczone
tonight-quiet = { $milestone } · po cichu
tonight-more-title = Więcej
tonight-look-up = Znajdź osobę
tonight-tray = Do przypisania
tonight-topic = Temat
tonight-reading = Czytanie
tonight-other-meeting = Inne spotkanie
tonight-other-time = Inna godzina
tonight-other-room = Inna sala
tonight-not-tonight = Dziś nie
tonight-paper = Lista papierowa
tonight-staff = Dla zespołu
tonight-close = Zamknij spotkanie
tonight-counted = Policzone
tonight-signed-in = Zapisane
tonight-already = Było już zapisane
tonight-card-new = Ta karta jest tu nowa
tonight-saved = Zapisane
tonight-filed = Przypisane
tonight-undone = Cofnięte: już się nie liczy
tonight-moved = Przeniesione
tonight-closed = Spotkanie jest zamknięte

kind-member = Osoba z grupy
kind-newcomer = Nowa osoba
kind-guest = Gość
kind-family = Rodzina lub bliscy
kind-volunteer = Wolontariat
kind-staff = Zespół
kind-professional = Specjalista
kind-minor = Poniżej 18 lat
kind-count-member = { $count ->
    [one] { $count } osoba
    [few] { $count } osoby
    [many] { $count } osób
   *[other] { $count } osób
}
kind-count-newcomer = { $count ->
    [one] { $count } nowa
    [few] { $count } nowe
    [many] { $count } nowych
   *[other] { $count } nowych
}
kind-count-guest = { $count ->
    [one] { $count } gość
    [few] { $count } goście
    [many] { $count } gości
   *[other] { $count } gości
}
kind-count-family = rodzina i bliscy: { $count }
kind-count-volunteer = wolontariat: { $count }
kind-count-staff = zespół: { $count }
kind-count-professional = specjaliści: { $count }
kind-count-minor = poniżej 18 lat: { $count }

who-title = Kto jest
who-note = Najnowsze na górze. Dotknij wiersza, aby go cofnąć lub przenieść.
who-line = { $who } · { $time }
who-left = wyjście { $time }
who-undo = Cofnij: nie liczy się
who-move = Do innego spotkania
who-left-now = Wychodzi teraz
who-stayed = Do samego końca
who-not-stayed = Wczesne wyjście
who-back = Zostaw tak

find-title = Znajdź osobę
find-note = Odwróć ekran od kolejki.
find-results-title = Zapisz przyjście
find-none = Nikogo o tym imieniu. Wpisz mniej liter.

tray-title = Do przypisania
tray-note = Przyjścia, gdy nic nie było otwarte. Wybierz jedno, potem spotkanie.
tray-line = { $day } · { $time } · { $kind }
tray-line-person = { $day } · { $time } · { $kind } · z kartą lub imieniem

move-title = Które spotkanie?
meeting-line = { $title } · { $day } · { $time }

topic-title = Temat
topic-note = Tylko w raportach, nie przy drzwiach.

ad-hoc-title = Jakie to spotkanie?
ad-hoc-note = Otwiera się od razu, w tej sali, na 90 minut.
ad-hoc-name = Spotkanie
mode-headcount = Tylko liczba, bez imion
mode-anonymous_badge = Karty bez imion
mode-chosen_name = Wybrane imiona
mode-roster = Lista, z przyjściem i wyjściem

time-title = Kiedy się zaczyna?
time-note = Zapis przyjść rusza { $minutes } min wcześniej.
time-hour = Godzina
time-minute = Minuta
time-minutes-long = Ile minut trwa
room-title = Która sala?

reading-choose = Czytanie na to spotkanie
reading-of-day = Na ten dzień
reading-after-loss = Po stracie
reading-holiday = W dzień świąteczny
reading-first-meeting = Pierwsze spotkanie w tej sali
reading-this = To na dziś
reading-other = Inne

not-tonight-title = Dziś nie?
not-tonight-body = Ekran przy drzwiach dziś go nie pokaże. Przyjścia mimo to się liczą i czekają na przypisanie.
not-tonight-yes = Dziś nie
not-tonight-no = Odbędzie się
not-tonight-done = Dziś się nie odbędzie

paper-series-title = Które to było spotkanie?
paper-date-title = Którego dnia?
paper-counts-title = Kto był?
paper-counts-note = Policz osoby bez imienia. Imiona będą potem.
paper-people-title = Imiona z papieru
paper-people-note = Wpisz imię, wybierz je, potem następne.
paper-people-more = Następne imię
paper-people-done = Wszystkie są

close-title = Zamknąć spotkanie?
close-note = Przyjścia: { $count }. Rozejrzyj się: czy jest ktoś bez zapisu?
close-people = Bez zapisu
close-yes = Zamknij

clock-title = Czy dziś jest { $date }?
clock-body = Zegar tego urządzenia może się mylić. Przyjścia i tak się zapisują.
clock-yes = Tak, to dzisiaj
clock-no = Nie
clock-date-title = Jaki dziś dzień?
clock-note = Pamięta to tylko to urządzenie. Nic innego się nie zmienia.
clock-year = Rok
clock-month = Miesiąc
clock-day = Dzień
clock-set = Data ustawiona

tonight-service = Kto pomaga
tonight-talk = • Prośby o rozmowę: { $count }
tonight-talk-none = Kto może posłuchać
talk-title = Rozmowy
talk-asking = { $count ->
    [0] Nikt nie prosił o rozmowę.
    [one] { $count } osoba chce porozmawiać z kimś, kto to zna.
    [few] { $count } osoby chcą porozmawiać z kimś, kto to zna.
    [many] { $count } osób chce porozmawiać z kimś, kto to zna.
   *[other] { $count } osób chce porozmawiać z kimś, kto to zna.
}
talk-listening = Dziś posłuchają: { $names }
talk-listening-unnamed = Posłuchają, bez imienia: { $count }.
talk-how = Powiedz całej sali, gdzie po spotkaniu będą osoby gotowe posłuchać. Nikt nie musi podnosić ręki.
talk-done = Dwie osoby się spotkały
service-title = Kto pomaga
service-note = Najpierw dziś, potem następny raz. Dotknij wiersza, aby go zwolnić.
service-none = Tu nie ma jeszcze zadań: wpisuje się je w kiosk.toml.
service-line = { $day } · { $role }
service-nobody = wolne
service-somebody = ktoś
service-free = Zwolnij: nie może przyjść
tonight-statements = { $count ->
    [one] { $count } zaświadczenie
    [few] { $count } zaświadczenia
    [many] { $count } zaświadczeń
   *[other] { $count } zaświadczeń
}
statement-title = Zaświadczenia o obecności
statement-note = Te osoby o nie prosiły. Potwierdź, gdy spotkanie się skończy.
statement-ready = można potwierdzić
statement-later = od { $time }
statement-left = wczesne wyjście
statement-wait = Potwierdź na końcu spotkania, od { $time }, albo gdy zaznaczono „Do samego końca”.
statement-left-note = Wyjście przed końcem. Jeśli to błąd, najpierw zaznacz „Do samego końca”.
statement-ask-title = Obecność do końca?
statement-ask-body = { $who }: przyjście o { $time }. Jeśli ta osoba była do końca, potwierdź. Potem wpisz imię na zaświadczenie.
statement-ask-yes = Tak, do końca
statement-ask-no = Bez potwierdzenia
statement-where-title = Dokąd?
statement-print = Wydrukuj tutaj
statement-stick = Na nośnik
statement-name-title = Imię na zaświadczeniu
statement-name-note = Tylko do druku, bez zapisu.
statement-making = Chwileczkę.
statement-printing = Drukuje się. Nic z tego tu nie zostaje.
statement-on-stick = Jest na nośniku jako { $file }; można go wyjąć. Nic z tego tu nie zostaje.
statement-on-stick-held = Jest na nośniku jako { $file }. Nośnika nie dało się odłączyć: poczekaj, aż jego lampka przestanie migać, i wyjmij go. Nic z tego tu nie zostaje.
statement-no-stick = Najpierw włóż nośnik, potem spróbuj znowu.
statement-no-print = Drukarka tego nie przyjęła. Obejrzyj ją albo weź nośnik.
statement-not-written = Nie trafiło na nośnik. Weź inny i spróbuj znowu.
statement-letters = Jednej litery nie da się wydrukować.
slip-title = Zaświadczenie o obecności
slip-name = Imię
slip-meeting = Spotkanie
slip-place = Miejsce
slip-place-said = { $site }, { $room }
slip-date = Data
slip-times = Godziny
slip-times-said = od { $from } do { $until }
slip-number = Numer zaświadczenia
slip-code = Kod kontrolny
slip-confirmed = Osoba prowadząca potwierdziła obecność tej osoby na końcu spotkania.
slip-check = Aby sprawdzić to zaświadczenie, proszę zapytać: { $site } (urządzenie: { $kiosk }), podając numer, kod i imię. Sporządzono je na prośbę wymienionej osoby; nie zachowano kopii.
