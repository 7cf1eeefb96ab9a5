# Dla osoby prowadzącej. Krótko: ktoś może to czytać pierwszego wieczoru w tej roli.

pin-title = Twój PIN
pin-note = Dla osoby prowadzącej i dla zespołu.
pin-again = To nie ten. Nie spiesz się.
pin-wait = { $secs ->
    [one] Poczekaj { $secs } sekundę i spróbuj znowu. Ludzie nadal mogą wchodzić.
    [few] Poczekaj { $secs } sekundy i spróbuj znowu. Ludzie nadal mogą wchodzić.
   *[other] Poczekaj { $secs } sekund i spróbuj znowu. Ludzie nadal mogą wchodzić.
}
pin-card = Teraz twój PIN.
pin-checking = Chwilę
pin-forgot = Nie pamiętam PIN-u
pin-not-allowed = Do tego trzeba PIN-u zespołu.

tonight-none-title = Nic nie jest otwarte
tonight-none-note = Otwórz jedno z dzisiejszych spotkań albo takie, którego nikt nie planował.
tonight-start = { $title } · { $time }
tonight-start-again = { $title } · { $time } · otwórz znowu
tonight-ad-hoc = Spotkanie, którego nikt nie planował
tonight-place = { $room } · { $time }
tonight-count = Tutaj: { $count }
tonight-show-around = { $count ->
    [one] • Ktoś nowy: proszę oprowadzić
   *[other] • Nowe osoby: { $count }. Proszę oprowadzić
}
tonight-met = Już oprowadzone
tonight-plus-member = + 1 osoba
tonight-plus-newcomer = + 1 nowa
tonight-plus-guest = + 1 gość
tonight-plus-family = + 1 bliska
tonight-plus-minor = + 1 do 18 lat
tonight-lock = Zablokuj
tonight-who = Kto jest
tonight-more = Więcej
tonight-milestones = { $count ->
    [one] { $count } rocznica
    [few] { $count } rocznice
   *[other] { $count } rocznic
}
tonight-milestones-title = Rocznice dzisiaj
tonight-give = Wręczone: { $name }
tonight-given = Wręczone
tonight-quiet = { $milestone } · po cichu
tonight-more-title = Więcej
tonight-look-up = Znajdź osobę
tonight-tray = Do przypisania
tonight-topic = Temat
tonight-reading = Czytanie
tonight-other-meeting = Inne spotkanie
tonight-other-time = Inna godzina
tonight-other-room = Inna sala
tonight-not-tonight = Dziś nie
tonight-paper = Wieczór z papieru
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

kind-member = Stała osoba
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
   *[other] { $count } osób
}
kind-count-newcomer = { $count ->
    [one] { $count } nowa
    [few] { $count } nowe
   *[other] { $count } nowych
}
kind-count-guest = { $count ->
    [one] { $count } gość
    [few] { $count } goście
   *[other] { $count } gości
}
kind-count-family = rodzina i bliscy: { $count }
kind-count-volunteer = wolontariat: { $count }
kind-count-staff = zespół: { $count }
kind-count-professional = specjaliści: { $count }
kind-count-minor = poniżej 18 lat: { $count }

who-title = Kto jest
who-note = Najnowsze najpierw. Dotknij wiersza, aby go cofnąć lub przenieść.
who-line = { $who } · { $time }
who-nobody = Bez imienia
who-left = wyjście { $time }
who-undo = Cofnij: nie liczy się
who-move = Do innego spotkania
who-left-now = Wychodzi teraz
who-stayed = Do samego końca
who-not-stayed = Wyjście wcześniej
who-back = Zostaw tak

find-title = Znajdź osobę
find-note = Odwróć ekran od kolejki.
find-results-title = Zapisz przyjście
find-none = Nikogo o tym imieniu. Spróbuj mniej liter.

tray-title = Do przypisania
tray-note = Przyszli, gdy nic nie było otwarte. Wybierz jedno, potem spotkanie.
tray-line = { $day } · { $time } · { $kind }
tray-line-person = { $day } · { $time } · { $kind } · z kartą lub imieniem

move-title = Które spotkanie?
meeting-line = { $title } · { $day } · { $time }

topic-title = Temat
topic-note = Stoi tylko w raportach, nie na drzwiach.

ad-hoc-title = Jakie to spotkanie?
ad-hoc-note = Otwiera się od razu, w tej sali, na 90 minut.
ad-hoc-name = Spotkanie
mode-headcount = Tylko liczyć, bez imion
mode-anonymous_badge = Karty bez imion
mode-chosen_name = Wybrane imiona
mode-roster = Lista, z przyjściem i wyjściem

time-title = Kiedy się zaczyna?
time-note = Wchodzić można { $minutes } min wcześniej.
time-hour = Godzina
time-minute = Minuta
time-minutes-long = Ile minut trwa
room-title = Która sala?

reading-choose = Czytanie wieczoru
reading-of-day = Na ten dzień
reading-after-loss = Po stracie
reading-holiday = W wieczór świąteczny
reading-first-meeting = Pierwsze spotkanie w tej sali
reading-this = Dziś to
reading-other = Inne

not-tonight-title = Dziś nie?
not-tonight-body = Drzwi dziś go nie pokażą. Kto mimo to przyjdzie, zostanie policzony i czeka na przypisanie.
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
paper-done = Wpisane: { $recorded }
paper-already = Już były: { $already }

close-title = Zamknąć spotkanie?
close-note = Zapisani: { $count }. Rozejrzyj się: czy jest ktoś bez zapisu?
close-people = Bez zapisu
close-yes = Zamknij

clock-title = Czy dziś jest { $date }?
clock-body = Zegar tego urządzenia nie jest pewny. Wchodzić można tak czy tak.
clock-yes = Tak, to dzisiaj
clock-no = Nie
clock-date-title = Jaki jest dzień?
clock-note = Pamięta to tylko to urządzenie. Nic innego się nie zmienia.
clock-year = Rok
clock-month = Miesiąc
clock-day = Dzień
clock-set = Data ustawiona

tonight-service = Pomoc
tonight-talk = • Chcą porozmawiać: { $count }
tonight-talk-none = Kto może posłuchać
talk-title = Rozmowy
talk-asking = { $count ->
    [0] Nikt nie prosił o rozmowę.
    [one] { $count } osoba chce porozmawiać z kimś, kto to zna.
    [few] { $count } osoby chcą porozmawiać z kimś, kto to zna.
   *[other] { $count } osób chce porozmawiać z kimś, kto to zna.
}
talk-listening = Dziś słuchają: { $names }
talk-listening-unnamed = Słuchają bez imienia: { $count }.
talk-how = Powiedz całej sali, gdzie po spotkaniu będą ci, którzy słuchają. Nikt nie musi podnosić ręki.
talk-done = Dwie osoby się spotkały
service-title = Pomoc
service-note = Najpierw dziś, potem następny raz. Dotknij wiersza, aby go zwolnić.
service-none = To miejsce nie wymienia zadań: są w kiosk.toml.
service-line = { $day } · { $role }
service-nobody = wolne
service-somebody = ktoś
service-free = Zwolnij: nie może przyjść
tonight-statements = { $count ->
    [one] { $count } zaświadczenie
    [few] { $count } zaświadczenia
   *[other] { $count } zaświadczeń
}
statement-title = Zaświadczenia o obecności
statement-note = Te osoby o nie prosiły. Potwierdź, gdy spotkanie się skończy.
statement-ready = można potwierdzić
statement-later = od { $time }
statement-left = wyjście wcześniej
statement-wait = Potwierdź na końcu spotkania, od { $time }, albo gdy zaznaczono „Do samego końca”.
statement-left-note = Wyjście przed końcem. Jeśli to błąd, najpierw zaznacz „Do samego końca”.
statement-ask-title = Obecność na końcu?
statement-ask-body = { $who }: przyjście o { $time }. Jeśli do końca, potwierdź. Potem wpisuje się imię, które ma tam być.
statement-ask-yes = Tak, na końcu
statement-ask-no = Bez potwierdzenia
statement-where-title = Dokąd?
statement-print = Wydrukuj tutaj
statement-stick = Na pamięć
statement-name-title = Imię na zaświadczeniu
statement-name-note = Tylko drukowane, nie zachowane.
statement-printing = Drukuje się. Nic z tego tu nie zostaje.
statement-on-stick = Jest na pamięci jako { $file }; można ją wyjąć. Nic z tego tu nie zostaje.
statement-no-stick = Najpierw włóż pamięć, potem spróbuj znowu.
statement-no-print = Drukarka tego nie przyjęła. Obejrzyj ją albo weź pamięć.
statement-not-written = Nie trafiło na pamięć. Weź inną i spróbuj znowu.
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
slip-confirmed = Osoba prowadząca spotkanie potwierdziła obecność tej osoby na końcu.
slip-check = Aby sprawdzić, proszę zapytać: { $site }, podając numer, kod i imię. Sporządzono na prośbę wymienionej osoby; kopia nie jest zachowana.
