# Okno biura, dla zespołu przy biurku.

desk-name = Biuro
desk-sticks = Nośniki
desk-months = Miesiące
desk-people = Osoby
desk-lists = Listy
desk-kiosks = Urządzenia
desk-badges = Karty
desk-settings = Ustawienia
desk-side-key = Ctrl + { $number }
desk-side-sticks =
    { $count ->
        [one] 1 nośnik jest tutaj
        [few] { $count } nośniki są tutaj
        [many] { $count } nośników jest tutaj
       *[other] { $count } nośników jest tutaj
    }
desk-side-silent =
    { $count ->
        [one] 1 milczy
        [few] { $count } milczą
        [many] { $count } milczy
       *[other] { $count } milczy
    }
desk-side-forked =
    { $count ->
        [one] 1 alarm
        [few] { $count } alarmy
        [many] { $count } alarmów
       *[other] { $count } alarmu
    }

# To, co wybrane, ma znak, a nie tylko kolor.
desk-chosen = • { $label }
desk-sorted-up = { $title } ˄
desk-sorted-down = { $title } ˅
desk-filter = Szukaj (Ctrl + F)
desk-reading = Chwilę…
desk-close = Zamknij
desk-go-on = Dalej
desk-show-folder = Pokaż folder
desk-not-shown = Ten komputer nie znalazł programu, żeby to pokazać. Miejsce: { $path }.
desk-copy-lines = Kopiuj wiersze
desk-date = { $day } { $month } { $year }
desk-days = { $first } – { $last }
desk-kiosk-of = { $site } ({ $kiosk })

desk-month-1 = sty
desk-month-2 = lut
desk-month-3 = mar
desk-month-4 = kwi
desk-month-5 = maj
desk-month-6 = cze
desk-month-7 = lip
desk-month-8 = sie
desk-month-9 = wrz
desk-month-10 = paź
desk-month-11 = lis
desk-month-12 = gru

# Pierwsze uruchomienie.
desk-start-title = Witamy w biurze
desk-start-what = Urządzenia przechowują we własnych zapisach, kto przyszedł. Co jakiś czas ktoś przynosi je tu na nośniku, a ten program łączy je w jedną całość.
desk-start-keys = Najpierw biuro potrzebuje kluczy. Urządzenia zamykają to, co dla niego piszą, i tylko te klucze to otwierają.
desk-start-where = Powstaną w { $path }. Ten folder da się odczytać tylko z tego konta.
desk-start-make = Utwórz klucze
desk-made-title = Klucze są gotowe
desk-made-where = Są w { $path }.
desk-made-recovery = Jeden z nich, recovery.age, otwiera wszystko, gdy ten komputer przepadnie. Trzeba skopiować go na nośnik, zamknąć ten nośnik w innym miejscu, a tutaj plik usunąć.
desk-made-copy = Trzeba mieć też kopię pozostałych plików. Bez nich nikt już nie otworzy nośników ani zapisów i nikt nie zdoła pomóc.
desk-made-lines = Każde urządzenie musi wiedzieć, dla kogo pisze. Te wiersze trzeba wpisać do jego kiosk.toml; nie są tajne:
desk-opening = Otwieranie zapisów…
desk-failed-title = Nie można otworzyć biura

# Nośniki.
desk-sticks-title = Co przyszło na nośniku
desk-put-in = Włóż nośnik USB (pendrive). Pojawi się sam.
desk-plugged-in = Te nośniki są włożone:
desk-look-at = Przejrzyj { $name }
desk-drop = Można też upuścić na to okno folder lub plik albo wpisać, gdzie jest.
desk-receipts-anew = Zapisz pokwitowania od nowa
desk-path-label = Folder lub plik
desk-look = Przejrzyj
desk-looking = Przeglądanie: { $name }
desk-looking-at = Plik { $at } z { $of }. Nic jeszcze nie zachowano.
desk-taking = Przyjmowanie: { $name }
desk-taking-files = Sprawdzone pliki: { $done } z { $all }
desk-taking-entries = Zapisy: { $done } z { $all }
desk-taking-waits = Inne biuro właśnie tu zapisuje; ten program na nie czeka. Zapisy: { $done } z { $all }
desk-stop = Zatrzymaj po tej
desk-not-read = Nie udało się odczytać: { $name }
desk-on-it =
    { $count ->
        [0] Na { $name } nie ma nic dla tego biura.
        [one] Na { $name } jest jedna paczka. { $ready ->
            [0] Nie ma w niej nic nowego.
           *[other] Jest w niej coś nowego.
        }
        [few] Na { $name } są { $count } paczki. { $ready ->
            [0] W żadnej nie ma nic nowego.
            [one] W jednej z nich jest coś nowego.
            [few] W { $ready } z nich jest coś nowego.
            [many] W { $ready } z nich jest coś nowego.
           *[other] W { $ready } z nich jest coś nowego.
        }
        [many] Na { $name } jest { $count } paczek. { $ready ->
            [0] W żadnej nie ma nic nowego.
            [one] W jednej z nich jest coś nowego.
            [few] W { $ready } z nich jest coś nowego.
            [many] W { $ready } z nich jest coś nowego.
           *[other] W { $ready } z nich jest coś nowego.
        }
       *[other] Na { $name } jest { $count } paczek. { $ready ->
            [0] W żadnej nie ma nic nowego.
            [one] W jednej z nich jest coś nowego.
            [few] W { $ready } z nich jest coś nowego.
            [many] W { $ready } z nich jest coś nowego.
           *[other] W { $ready } z nich jest coś nowego.
        }
    }
desk-take-in =
    { $count ->
        [0] Przyjmij
        [one] Przyjmij 1 paczkę
        [few] Przyjmij { $count } paczki
        [many] Przyjmij { $count } paczek
       *[other] Przyjmij { $count } paczek
    }
desk-note-alarm = Zanotuj alarm
desk-col-kiosk = Urządzenie
desk-col-bundle = Paczka
desk-col-made = Z dnia
desk-col-days = Nowe dni
desk-col-what = Co to jest
desk-stand-new =
    { $entries ->
        [one] Nowe: 1 zapis
        [few] Nowe: { $entries } zapisy
        [many] Nowe: { $entries } zapisów
       *[other] Nowe: { $entries } zapisów
    }
desk-stand-known = Już tu jest.
desk-stand-stranger = To urządzenie jest nowe dla biura: najpierw trzeba porównać jego klucz.
desk-stand-trusted = Nowe urządzenie, klucz porównano.
desk-stranger-who = Urządzenie, którego to biuro jeszcze nie zna: { $site } ({ $kiosk })
desk-stranger-ask = Czy jest z jednej z sal tej organizacji? Każde urządzenie pokazuje swój klucz: „Dla zespołu”, „Jak idzie?”, potem „Klucz dla biura”. Jeśli to te same osiem grup, jest stąd. Jeśli nikt nie wie, na razie lepiej je pominąć: nic nie przepadnie.
desk-trust = Są takie same
desk-leave-out = Na razie pomiń
desk-waits = Czeka: brakuje paczki { $number } ({ $site }) sprzed { $made } (zapisy od { $first } do { $last }). Trzeba ją przynieść albo zanieść pokwitowanie do urządzenia i wyeksportować znowu.
desk-waits-between = Czeka: brakuje paczki { $number } z { $site }, sporządzonej między { $after } a { $made } (zapisy od { $first } do { $last }). Trzeba ją przynieść albo zanieść pokwitowanie do urządzenia i wyeksportować znowu.
desk-waits-earlier = Czeka: brakuje wcześniejszej paczki (zapisy od { $first } do { $last }). Trzeba ją przynieść albo zanieść pokwitowanie do urządzenia i wyeksportować znowu.
desk-refused-no-bundle = Nie przyjęto: to nie jest paczka z urządzenia.
desk-refused-other-office = Nie przyjęto: jest zamknięta dla innego biura.
desk-refused-other-key = Nie przyjęto: to urządzenie jest tu znane z innym kluczem. Trzeba sprawdzić, skąd jest ten nośnik.
desk-refused-cut = Nie przyjęto: brakuje końca. Trzeba wyeksportować znowu na urządzeniu, na inny nośnik.
desk-refused-altered = Nie przyjęto: nie jest taka, jaką zapisało urządzenie. Trzeba wyeksportować znowu na urządzeniu, na inny nośnik.
desk-refused-older = Nie przyjęto: nowsza paczka przyniosła to wszystko. Niczego nie brakuje.
desk-refused-replayed = Nie przyjęto: ktoś zapisał ją na nowo. Trzeba sprawdzić, kto miał ten nośnik, i wyeksportować znowu na urządzeniu.
desk-refused-forked = Alarm: to urządzenie skopiowano lub zmieniono. Nic nie przyjęto. Technik powinien uruchomić tam „keytag verify”.
desk-refused-rolled-back = Alarm: na tym urządzeniu przywrócono starszy stan. Nic nie przyjęto. Technik powinien uruchomić tam „keytag verify”.
desk-refused-version = Nie przyjęto: zapisał to nowszy program. Trzeba zainstalować tu nowszy.
desk-refused-unreadable = Nie przyjęto: nośnika nie da się odczytać. Można spróbować znowu albo w innym gnieździe.
desk-taken =
    { $name }: { $taken ->
        [0] nic nie przyjęto.
        [one] przyjęto 1 paczkę.
        [few] przyjęto { $taken } paczki.
        [many] przyjęto { $taken } paczek.
       *[other] przyjęto { $taken } paczek.
    } { $refused ->
        [0] Niczego nie pominięto.
        [one] Pominięto 1; powód jest niżej.
        [few] Pominięto { $refused }; powody są niżej.
        [many] Pominięto { $refused }; powody są niżej.
       *[other] Pominięto { $refused }; powody są niżej.
    }
desk-taken-new =
    Przyjęto: { $new ->
        [one] 1 nowy zapis
        [few] { $new } nowe zapisy
        [many] { $new } nowych zapisów
       *[other] { $new } nowych zapisów
    }, znane: { $known }.
desk-taken-odd = W tym dla nowszego programu: { $odd }; zachowano do tego czasu.
desk-taken-before = Już tu jest.
desk-taken-stranger = Pominięto: nikt nie porównał klucza tego urządzenia.
desk-taken-not-reached = Nie obejrzano: przerwano wcześniej. Pamięć trzeba przyjąć jeszcze raz.
desk-taken-unheard = Tego, co mówi innym urządzeniom, nie dało się odczytać: trzeba tam wyeksportować znowu.
desk-receipts =
    { $count ->
        [one] Obok jest pokwitowanie dla urządzenia. Warto je tam kiedyś zanieść: urządzenie będzie wtedy wiedzieć, co jest tu bezpieczne.
        [few] Obok są { $count } pokwitowania dla urządzeń. Warto je tam kiedyś zanieść: urządzenia będą wtedy wiedzieć, co jest tu bezpieczne.
        [many] Obok jest { $count } pokwitowań dla urządzeń. Warto je tam kiedyś zanieść: urządzenia będą wtedy wiedzieć, co jest tu bezpieczne.
       *[other] Obok jest { $count } pokwitowań dla urządzeń. Warto je tam kiedyś zanieść: urządzenia będą wtedy wiedzieć, co jest tu bezpieczne.
    }
desk-receipts-failed =
    { $count ->
        [one] Nie udało się zapisać jednego pokwitowania. Mimo to wszystko przyjęto; ponowne przyjęcie da nowe.
        [few] Nie udało się zapisać { $count } pokwitowań. Mimo to wszystko przyjęto; ponowne przyjęcie da nowe.
        [many] Nie udało się zapisać { $count } pokwitowań. Mimo to wszystko przyjęto; ponowne przyjęcie da nowe.
       *[other] Nie udało się zapisać { $count } pokwitowań. Mimo to wszystko przyjęto; ponowne przyjęcie da nowe.
    }
desk-safe = Można bezpiecznie wyjąć nośnik.
desk-busy = Nośnik jest jeszcze w użyciu. Trzeba zamknąć to, co z niego korzysta, i wtedy go odłączyć.
desk-let-go = Odłącz nośnik

# Miesiące.
desk-months-title = Miesiące
desk-no-months = Nic tu jeszcze nie ma. Najpierw trzeba przyjąć dane z nośnika.
desk-before = ‹ Poprzedni
desk-after = Następny ›
desk-site = Miejsce: { $site }
desk-choose-site = Które miejsce?
desk-take-site = To miejsce
desk-charts = Wykresy
desk-numbers = Liczby
desk-milestones = Rocznice
desk-by-meeting = Przyjścia według spotkań
desk-meetings-more = I jeszcze { $more }; wszystkie są w widoku „Liczby”.
desk-chart-chosen = { $name }: { $value }.
desk-chart-highest = Najwięcej: { $value } ({ $name }).
desk-chart-lowest = Najmniej: { $value } ({ $name }).
desk-returned = Nowe osoby, od których przyjścia minęło { $days } dni: { $of }. Z nich wróciło: { $persons }.
desk-complete = Kompletne do { $date }.
desk-complete-unknown = Nic nie jest kompletne: jedno z urządzeń nic jeszcze nie przekazało.
desk-waits-for =
    { $count ->
        [one] Czeka na dane z urządzenia: { $kiosks }.
        [few] Czeka na dane z { $count } urządzeń: { $kiosks }.
        [many] Czeka na dane z { $count } urządzeń: { $kiosks }.
       *[other] Czeka na dane z { $count } urządzeń: { $kiosks }.
    }
desk-save-folder = Zapisz w folderze
desk-save = Zapisz
desk-save-year = Zapisz rok od { $from }
desk-save-what = Arkusze i strony do druku, w osobnym folderze. Dotyczą pojedynczych osób: trzeba je dobrze chronić.
desk-saving = Zapisywanie…
desk-saved = Zapisano w { $folder }. Osoby: { $people }, spotkania: { $meetings }, przyjścia: { $signins }.
desk-col-meeting = Spotkanie
desk-col-site = Miejsce
desk-col-evenings = Ile razy

# Osoby.
desk-people-title = Osoby
desk-everybody = Wszyscy
desk-doubles = Może ta sama ({ $count })
desk-merged = Liczone jako jedna ({ $count })
desk-people-count = Osoby z kartą lub imieniem: { $shown } z { $all }
desk-people-more = Jest ich więcej, niż się tu mieści. Wszystkie są w arkuszach miesiąca.
desk-col-name = Imię
desk-col-number = Numer
desk-col-meetings = Spotkania
desk-col-sites = Miejsca
desk-col-first = Pierwsze
desk-col-last = Ostatnie
desk-unnamed = Bez imienia ({ $number })
desk-pseudonym = Numer tutaj: { $number }
desk-never-came = Znana tu z listy lub z urządzenia; jeszcze na żadnym spotkaniu.
desk-came =
    { $count ->
        [one] Spotkania: 1, { $last }.
       *[other] Spotkania: { $count }, od { $first } do { $last }. Miejsca: { $sites }.
    }
desk-no-name = Ta osoba nie ma tu imienia: nie podała go albo nie zgodziła się, by opuściło urządzenie.
desk-name-label = Imię w raportach
desk-name-save = Zapisz imię
desk-name-how = Jest tutaj i w raportach, a z następną paczką trafi do urządzeń.
desk-name-chosen = Na urządzeniu: { $name }
desk-name-back = Wróć do niego
desk-erase = Usuń
desk-erase-title = Usunąć: { $name }?
desk-erase-body = Imię i numer zostaną usunięte tutaj, a z następną paczką na każdym urządzeniu. Spotkania nadal się liczą, bez tej osoby. Tego nie da się cofnąć.
desk-erase-yes = Usuń na zawsze
desk-erase-no = Zachowaj
desk-taken-off = Osoba usunięta. Nic więcej już tu nie wiadomo.
desk-doubles-what = To może być jedna osoba z dwiema kartami albo z kartą na jednym urządzeniu i imieniem na innym. Program tego nie wie: decyzja zapada tutaj.
desk-doubles-none = Chyba nikogo nie ma tu dwa razy.
desk-merged-none = Nie ma tu osób policzonych jako jedna.
desk-col-because = Dlaczego
desk-col-one = Jedna
desk-col-other = Druga
desk-col-merged = Ta
desk-col-into = liczy się jako
desk-same-number = Ten sam numer
desk-same-name = To samo imię
desk-alike-name = Podobne imiona
desk-known = { $names } { $numbers } · { $sites } · spotkania: { $count }
desk-merge = Licz jako jedną
desk-merge-how = Na wszystkie dni i w każdym raporcie. Można to zawsze cofnąć.
desk-two = To dwie osoby
desk-split = Licz znów jako dwie

# Listy osób.
desk-lists-title = Listy osób
desk-lists-put-in = Upuść listę osób na to okno
desk-lists-what = Plik CSV lub XLSX z nagłówkami w pierwszym wierszu. Mówi urządzeniom w danym miejscu, kto do niego należy. Najpierw widać, co by zmienił; nic jeszcze nie jest zachowane. Wychodzi z następną paczką, a do tego czasu można go wycofać.
desk-list-path = Plik
desk-list-keep = Zachowaj
desk-list-keep-for = Zachowaj dla { $site }
desk-list-kept =
    { $count ->
        [one] Zachowano { $count } wiersz dla urządzeń { $site }.
        [few] Zachowano { $count } wiersze dla urządzeń { $site }.
       *[other] Zachowano { $count } wierszy dla urządzeń { $site }.
    }
desk-list-waits =
    { $count ->
        [one] { $count } wiersz listy czeka na urządzenia { $site }.
        [few] { $count } wiersze listy czekają na urządzenia { $site }.
       *[other] { $count } wierszy listy czeka na urządzenia { $site }.
    }
desk-list-back = Wycofaj
desk-list-site = Dla którego miejsca?
desk-list-column = Kolumna „{ $heading }” to:
desk-list-rows =
    { $count ->
        [one] { $count } osoba.
        [few] { $count } osoby.
       *[other] { $count } osób.
    }
desk-list-counts = Nowe: { $new }. Zmienione: { $changed }. Bez zmian: { $same }.
desk-list-note = Niektóre z nowych osób urządzenie może już znać: pokaże, co się zmienia, zanim je przejmie.
desk-list-taken-off =
    { $count ->
        [one] { $count } osoba została usunięta i tak zostaje.
        [few] { $count } osoby zostały usunięte i tak zostaje.
       *[other] { $count } osób zostało usuniętych i tak zostaje.
    }
desk-list-problems = Te wiersze są pominięte:
desk-list-problem = Wiersz { $row }: { $what }
desk-list-more = I jeszcze { $more }.
desk-wrong-same = taki sam jak wiersz { $row }.
desk-wrong-long = „{ $field }” – za długie.
desk-wrong-sign = „{ $field }” ma znak, którego nie da się pokazać.
desk-wrong-no-name = brak imienia.
desk-wrong-kind = rodzaj nie jest żadnym z: { $kinds }.
desk-list-too-long = Ten plik jest dłuższy niż jakakolwiek lista. Czy to właściwy?
desk-list-empty = W tym pliku nic nie ma.
desk-list-not-utf8 = Wiersz { $line } jest w starym kodowaniu. Zapisz listę jako „CSV UTF-8” albo XLSX i spróbuj ponownie.
desk-list-not-csv = Wiersza { $line } nie da się odczytać: może brakuje cudzysłowu.
desk-list-not-xlsx = Tego arkusza nie da się odczytać. Zapisz go jeszcze raz jako XLSX i spróbuj ponownie.
desk-list-no-names = Nic nie mówi, gdzie są imiona: wybierz ich kolumnę i zaznacz, że to wybrane imię.
desk-col-place = Nr
desk-col-heading = Kolumna
desk-col-below = Pierwszy wpis
desk-field-name = Wybrane imię
desk-field-legal = W dokumentach
desk-field-last = Nazwisko
desk-field-number = Numer
desk-field-kind = Rodzaj
desk-field-none = Nie przejmuj

# Urządzenia.
desk-kiosks-title = Urządzenia
desk-no-kiosks = Żadne urządzenie nic jeszcze nie przekazało.
desk-kiosks-count =
    { $count ->
        [one] 1 urządzenie.
        [few] { $count } urządzenia.
        [many] { $count } urządzeń.
       *[other] { $count } urządzeń.
    } { $silent ->
        [0] Żadne nie milczy od { $days } dni.
        [one] 1 milczy od { $days } dni lub dłużej.
        [few] { $silent } milczą od { $days } dni lub dłużej.
        [many] { $silent } milczy od { $days } dni lub dłużej.
       *[other] { $silent } milczy od { $days } dni lub dłużej.
    }
desk-col-brought = Dane do
desk-col-state = Stan
desk-nothing-yet = jeszcze nic
desk-kiosk-fine = W porządku
desk-kiosk-gone = Wycofane
desk-kiosk-silent = Milczy od { $days } dni: ktoś powinien je obejrzeć.
desk-kiosk-missing = Czeka na zapisy od { $first } do { $last }, przed paczką { $number } z { $made }.
desk-kiosk-forked = Alarm: inny komputer zapisuje w imieniu tego urządzenia albo przywrócono starą kopię jego dysku. Tego, co tam zapisano od zapisu { $first }, tu nie ma (paczka { $number } z { $made }).
desk-kiosk-forked-do = Trzeba znaleźć komputer, którego paczki nie przyjęto, wycofać go i skonfigurować od nowa.
desk-kiosk-nothing = Nic jeszcze nie przekazało.
desk-due = Potrzebna jest paczka.
desk-due-news = Zmiany do przekazania urządzeniom { $site }: { $count }. To osoby usunięte lub połączone albo imiona.
desk-due-behind = Nie przyjęło jeszcze paczki z { $date }.
desk-pack = Zapisz na { $stick } paczkę dla { $site }
desk-pack-plug = Aby zapisać paczkę dla { $site }, trzeba podłączyć pamięć.
desk-packing = Zapisywanie paczki…
desk-packed = Paczka dla { $site } jest na { $stick }. Na każdym urządzeniu tam: Dla zespołu, a potem Z biura.
desk-gone = Jest wycofane
desk-back = Nie jest wycofane
desk-settled = Sprawa załatwiona

# Karty.
desk-badges-title = Karty
desk-badges-how = Nowe karty powstają na urządzeniu: „Dla zespołu”, potem „Karty”. Zapisuje ono arkusz na nośniku; można przynieść go tu albo do dowolnej drukarki.
desk-badges-why = Karta ma wartość tylko tam, gdzie urządzenie umie dowieść, że ją zrobiło, a tego dowodu żadne biuro nie może odczytać. Dlatego nikt nie zrobi tu kart, nawet ten, kto zabierze ten komputer.
desk-badges-after = Gdy arkusz wydrukuje się dobrze, trzeba to potwierdzić na urządzeniu: do tego czasu jego karty niczego nie otwierają.
desk-badges-found = Arkusze na włożonych nośnikach
desk-badges-none = Na żadnym włożonym nośniku nie ma arkusza.
desk-col-sheet = Arkusz
desk-col-stick = Nośnik
desk-print = Otwórz do druku
desk-not-opened = Na tym komputerze nie ma programu, który to otworzy. Trzeba otworzyć z nośnika i drukować w skali 100%, nie „dopasuj do strony”.

# Ustawienia.
desk-settings-title = Ustawienia
desk-language = Język
desk-theme = Kolory
desk-theme-light = Jasne
desk-theme-dark = Ciemne
desk-theme-contrast = Wysoki kontrast
desk-text = Tekst
desk-text-normal = Zwykły
desk-text-large = Duży
desk-paper = Papier
desk-paper-a4 = A4
desk-paper-letter = Letter
desk-year = Rok sprawozdawczy
desk-year-starts = Początek: { $month }.
desk-year-earlier = Miesiąc wcześniej
desk-year-later = Miesiąc później
desk-backup = Kopia wszystkich zapisów
desk-backup-path = Do pliku
desk-backup-do = Kopiuj
desk-backup-why = Najlepiej na inny dysk. Urządzenia mogą zapomnieć tylko to, co jest w kopii. Otwierają ją wyłącznie klucze tego biura.
desk-backup-writing = Kopiowanie…
desk-backup-here = Kopia jest w { $path }. Urządzenia dowiedzą się o niej z następnych pokwitowań: trzeba znowu włożyć pamięć.
desk-places = Gdzie co jest
desk-place-database = Zapisy: { $place }
desk-place-keys = Klucze: { $place }

# Co się nie udało.
desk-failed-file = Nie można odczytać lub zapisać { $path }. Trzeba podać miejsce, w którym wolno zapisywać i które nie jest pełne.
desk-failed-taken = { $path } już istnieje. Trzeba podać inne miejsce.
desk-failed-in-use = Inny program ma otwarte { $path }. Trzeba go zamknąć i spróbować znowu.
desk-failed-other-key = { $path } zamknięto innym kluczem. Czy to właściwe klucze?
desk-failed-no-key = Brakuje klucza albo jest uszkodzony: { $path }. Trzeba przywrócić jego kopię.
desk-failed-version = Te zapisy utworzył nowszy program. Trzeba zainstalować nowszy.
desk-failed-server = Serwer z zapisami nie odpowiada. Warto zapytać osobę, która się nim opiekuje.
desk-failed-busy = Inny program korzysta z zapisów. Trzeba poczekać, aż skończy, i spróbować znowu.
desk-failed-full = Dysk z zapisami jest pełny. Trzeba zrobić tam miejsce i spróbować znowu.
desk-failed-person = Tej osoby już tu nie ma. Trzeba spojrzeć na listę jeszcze raz.
desk-failed-one-already = Już liczą się jako jedna osoba.
desk-failed-taken-off = Tę osobę usunięto. Kto byłby z nią jedną osobą, też zostałby usunięty.
desk-failed-no-name = Ta osoba nie zgodziła się, by imię opuściło urządzenie, więc nie można go tu wpisać.
desk-failed-database = Nie udało się odczytać lub zmienić zapisów. Można spróbować znowu; jeśli to nie minie, trzeba przywrócić kopię.
desk-number = { $number }
desk-meeting-figures =
    { $evenings ->
        [one] { $signins } na 1 spotkaniu
        [few] { $signins } na { $evenings } spotkaniach, średnio { $average }
        [many] { $signins } na { $evenings } spotkaniach, średnio { $average }
       *[other] { $signins } na { $evenings } spotkaniach, średnio { $average }
    }
