# Słowa w raportach biura. Nie mówią nic o tym, jakie to spotkania.
# Sheet names have at most 31 characters and none of [ ] : * ? / \

office-read-me =
    Raport: { $days }
    Miejsce: { $site }
    Sporządzono: { $made }
    Kompletny do: { $complete }
    { $waits }

    PROSIMY TRAKTOWAĆ JAKO POUFNE.
    Board.xlsx, Board.pdf i Board.csv można przekazać dalej: nie ma w nich liczb poniżej { $few }.
    Cała reszta dotyczy pojedynczych osób i jest dla tych, którzy z nimi pracują.

    CO TU JEST
    Board.xlsx - jedna strona dla zarządu, z wykresem.
    Report.xlsx - od tego najlepiej zacząć: miesiące, miejsca, spotkania, osoby i na co przyszły, nowe osoby i na ile ufać liczbom.
    Board.pdf, Report.pdf - to samo do druku. Board.csv - to samo dla innych programów.
    Meetings.pdf, Meetings.xlsx - każde spotkanie osobno, z listą obecnych. Nie powstają, gdy spotkań jest więcej niż { $pages }.
    months.csv, sites.csv, meetings.csv, people.csv, newcomers.csv, milestones.csv - te same liczby dla innych programów.
    chips.csv - ile żetonów każdego rodzaju przygotować na dwa następne miesiące.
    quality.csv, kiosks.csv - na ile im ufać.
    services.csv - na co przyszła każda osoba, spotkanie po spotkaniu.
    sessions.csv - jeden wiersz na każde spotkanie.
    attendance.csv - jeden wiersz na każde przyjście.
    datapackage.json - dla programów: jakie kolumny mają tabele i co jest w każdej: liczba, dzień czy słowa.

    JAK TO CZYTAĆ
    Osoby są oznaczone długimi numerami. Ten sam numer to ta sama osoba, przy każdych drzwiach.
    Imię jest obok numeru tylko tam, gdzie ta osoba się zgodziła.
    Pusta komórka znaczy: nie zachowano, nie pytano albo bez zgody.
    Cofnięte przyjścia są w attendance.csv z "voided" = true.
    Nigdzie indziej się nie liczą.
office-waits-nothing = Niczego nie brakuje: każde urządzenie przekazało te dni.
office-waits = NIE MA TU WSZYSTKIEGO. Patrz „Jakość danych” w Report.xlsx: urządzenia, które nie przekazały tych dni: { $kiosks }
office-complete-unknown = nie wiadomo: jedno z urządzeń nic jeszcze nie przekazało
office-standing = Kompletne do: { $complete }.
office-standing-waits = Nie ma jeszcze wszystkiego. Te urządzenia nie przyniosły tych dni: { $kiosks }.
office-forked = Inny komputer zapisuje w imieniu urządzenia albo przywrócono starą kopię jego dysku. Tego, co tam zapisano, tu nie ma: { $kiosks }.
office-forked-do = Trzeba znaleźć komputer, którego paczki nie przyjęto, wycofać go i skonfigurować od nowa. Potem trzeba w programie biura, w części „Urządzenia”, zaznaczyć, że sprawa jest załatwiona.
office-all-sites = Wszystkie miejsca

office-sheet-board = Zarząd
office-sheet-months = Miesiące
office-sheet-sites = Miejsca
office-sheet-meetings = Spotkania
office-sheet-evenings = Spotkania według daty
office-sheet-services = Na co przyszła każda osoba
office-sheet-people = Osoby
office-sheet-newcomers = Nowe osoby
office-sheet-milestones = Rocznice
office-sheet-quality = Jakość danych

office-title = { $site }: { $days }
office-days = od { $from } do { $until }
office-month = Miesiąc
office-site = Miejsce
office-sessions = Spotkania
office-attendances = Przyjścia
office-average = Średnio na spotkanie
office-persons = Różne osoby
office-not-deduplicated = Przyjścia bez osoby
office-first-timers = Pierwszy raz tutaj
office-whole = Razem
office-hidden = nie pokazano
office-chart = Przyjścia i różne osoby w miesiącach
office-meeting = Spotkanie
office-date = Data
office-in-the-room = W sali
office-chart-sites = Przyjścia i różne osoby według miejsc
office-chart-meetings = Przyjścia i nowe osoby według spotkań
office-chart-evenings = Przyjścia i nowe osoby według dat
office-chart-returned = Nowe osoby, które wróciły
office-evenings-more = Spotkań było więcej, niż tu wymieniono. Wszystkie są w sessions.csv.
office-services-more = Jest tego więcej, niż tu wymieniono. Wszystko jest w services.csv.
office-notes =
    Różne osoby: wszyscy z kartą lub imieniem, liczeni raz. Miesięcy i miejsc nie można sumować: kto był w dwóch, jest jedną osobą.
    Przyjścia bez osoby: ludzie policzeni bez karty i imienia. Za kilkoma z nich może stać jedna osoba i nie da się tego stwierdzić.
    Przyszło więc co najmniej tyle osób, ile podaje „Różne osoby”, a najwyżej tyle, ile „Różne osoby” i „Przyjścia bez osoby” razem.
    Pierwszy raz tutaj: przyjścia nowych osób.
office-board-notes =
    Pominięto liczby od 1 do { $most }, aby nikogo nie dało się po nich poznać. Gdzie taką liczbę dałoby się obliczyć z innych, pominięto jeszcze jedną.
    Różne osoby: wszyscy z kartą lub imieniem, liczeni raz. Miesięcy nie można sumować.

office-page = Strona { $page } z { $of }
office-confidential = Poufne
office-letters = Kratka zastępuje znak, którego to pismo nie ma. W tabelach imiona są całe.
office-evening-ad-hoc = Spotkanie poza serią
office-evening-when = { $date }, od { $from } do { $until }, { $site }. Zapis przyjść: { $opened } – { $closed }.
office-evening-heads = Przyjścia: { $in }; bez imienia: { $nobody }. Nowe osoby: { $newcomers }, goście: { $guests }, rodzina i bliscy: { $family }, poniżej 18 lat: { $minors }.
office-evening-more = W sali bez zapisu: { $more }. Razem: { $total }.
office-evening-interrupted = Przerwał je brak prądu.
office-not-known = czas nieznany
office-when = Czas
office-who = Osoba
office-as = Jako
office-how = Jak
office-remark = Uwagi
office-nobody = bez imienia
office-remark-double = już raz policzone
office-remark-taken-back = cofnięte
office-remark-left = wyjście o { $at }
office-remark-stayed = do samego końca
office-kind-member = osoba z grupy
office-kind-newcomer = nowa osoba
office-kind-guest = gość
office-kind-family = rodzina lub bliscy
office-kind-volunteer = wolontariat
office-kind-staff = zespół
office-kind-professional = specjalista
office-kind-minor = poniżej 18 lat
office-method-badge = karta
office-method-scanner = karta, czytnikiem
office-method-name = imię
office-method-code = kod
office-method-facilitator = przez prowadzących
office-method-headcount = policzone
office-method-paper_later = z listy papierowej

office-person = Osoba
office-external = Numer własny
office-name = Wybrane imię
office-visits = Odwiedzone spotkania
office-sites = Miejsca
office-first = Pierwsze
office-last = Ostatnie
office-people-more = Osób jest więcej, niż tu wymieniono. Wszystkie są w people.csv.

office-newcomers = Przyjścia nowych osób
office-newcomers-persons = W tym różne osoby z kartą lub imieniem
office-window = Powrót w ciągu
office-window-days = { $days } dni
office-returned = W tym powroty
office-share = Odsetek
office-window-head = Po upływie tych dni
office-newcomers-notes =
    Kto przyszedł bez karty i imienia, tego nie da się rozpoznać i nie wlicza się do żadnego odsetka.
    Odsetek liczy tylko nowe osoby, od których przyjścia minęło już tyle dni: inne mogą jeszcze wrócić.
office-answers = Rocznice
office-answer-call_my_name = powiedziane w sali
office-answer-quietly = przyjęte po cichu
office-answer-not_today = nie dziś
office-answer-given = wręczone
office-every-year = co roku
office-chips = Do przygotowania na { $month }
office-chip = Żeton
office-ready = Przygotować
office-as-of = Daty z dnia
office-chips-few = { $month }, { $site }: na spotkania przy jednym z urządzeń przychodzi mniej niż { $few } osób z datą, więc nic ono nie podaje. Wystarczy po kilka żetonów każdego rodzaju.
office-chips-none = Żadne urządzenie nie podało jeszcze, co przygotować: przyjdzie to z następną paczką każdego z nich.
office-chips-notes =
    Urządzenia liczą to według dat, które zachowały w nich osoby obecne w ciągu ostatnich 90 dni. Czyje to daty, nikt tu nie wie: daty nigdy nie opuszczają urządzeń.
    Każdy miesiąc podaje się raz, zanim minie. Kto poda datę później, nie jest w nim ujęty.
    Liczby rosną co { $step }, a { $step } stoi też tam, gdzie żadna data niczego nie wymaga: dzięki temu żadna liczba nie mówi o jednej osobie. Gdzie datę zachowuje mniej niż { $few } osób, nie podaje się nic.
    Kto przychodzi do dwóch urządzeń, liczy się przy obu.
office-colour-white = biały
office-colour-silver = srebrny
office-colour-grey = szary
office-colour-black = czarny
office-colour-red = czerwony
office-colour-orange = pomarańczowy
office-colour-yellow = żółty
office-colour-green = zielony
office-colour-blue = niebieski
office-colour-dark_blue = granatowy
office-colour-purple = fioletowy
office-colour-pink = różowy
office-colour-brown = brązowy
office-colour-copper = miedziany
office-colour-bronze = z brązu
office-colour-gold = złoty
office-colour-glow_in_the_dark = świecący w ciemności
office-shape-chip = żeton
office-shape-key_tag = brelok
office-shape-medallion = medalion

office-what = Co
office-how-many = Ile
office-quality-unassigned = Przyjścia do przypisania; nigdzie się nie liczą
office-quality-nobody-opened = Przyjścia na spotkania, o których tu nie wiadomo, że ktoś je otworzył; nigdzie się nie liczą
office-quality-empty = Spotkania, na które nikt nie przyszedł
office-quality-interrupted = Spotkania przerwane brakiem prądu
office-quality-open = Spotkania, których nie zamknięto
office-quality-clock = Przyjścia przy błędnym zegarze
office-quality-elsewhere = Przyjścia przy błędnym zegarze { $kiosk }, który pokazywał od { $first } do { $last }; mogą należeć do tych dni
office-quality-taken-back = Cofnięte przyjścia
office-quality-unknown = Zapisy nowszego programu; są zachowane i jeszcze się nie liczą
office-kiosk = Urządzenie
office-gone = wycofane
office-complete-to = Kompletne do
office-missing = Brakuje
office-missing-one = zapisy od { $first } do { $last }, przed paczką { $number } z { $made }
office-forked-one = to, co inny komputer zapisał od zapisu { $first }, na przykład w paczce { $number } z { $made }
office-never = jeszcze nic
