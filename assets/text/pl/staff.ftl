# Dla zespołu: nie dla techników, raz w miesiącu.

staff-title = Dla zespołu
staff-export = Eksport miesiąca
staff-people = Osoby
staff-badges = Karty
staff-pins = PIN-y
staff-key = Klucz
staff-between = Między spotkaniami
staff-status = Jak idzie?
staff-lost-card = Zgubiona karta

export-title = Eksport miesiąca
export-no-stick = Włóż nośnik USB.
export-no-stick-note = Pojawi się tu sam, zwykle w dwie sekundy.
export-not-allowed = Nie podano tu biura ani nie pozwolono na zwykłe arkusze. Technik może ustawić jedno albo drugie w kiosk.toml, w [export].
export-sealed = { $records ->
    [one] { $records } zapis, którego biuro jeszcze nie potwierdziło.
    [few] { $records } zapisy, których biuro jeszcze nie potwierdziło.
    [many] { $records } zapisów, których biuro jeszcze nie potwierdziło.
   *[other] { $records } zapisów, których biuro jeszcze nie potwierdziło.
} Są zapieczętowane: otworzy je tylko biuro. Kto znajdzie nośnik, niczego nie przeczyta.
export-sealed-nothing = Biuro potwierdziło wszystko. Nie ma jeszcze nic do eksportu.
export-seal = Dla biura, na { $label }
export-plain-instead = Jednak arkusze
export-sealed-instead = Jednak dla biura
export-sealed-body = Paczka { $number } jest na nośniku, zapieczętowana: { $records ->
    [one] { $records } zapis.
    [few] { $records } zapisy.
    [many] { $records } zapisów.
   *[other] { $records } zapisów.
} Zanieś nośnik do biura, a potem przynieś z powrotem: będzie na nim pokwitowanie.
export-sealed-receipt = Biuro potwierdziło to, co było wcześniej.
export-warning = Kto znajdzie ten nośnik, może go przeczytać. Osoby mają na nim numery, a imiona tylko za zgodą. Noś go przy sobie.
export-stick = { $label }
export-stick-note = wolne: { $free }
export-which-stick = Który nośnik?
export-month = { $month ->
   *[other] { $month }: spotkania { $meetings }, przyjścia { $sign-ins }
}
export-earlier = { $count ->
    [one] { $count } wcześniejszy miesiąc
    [few] { $count } wcześniejsze miesiące
    [many] { $count } wcześniejszych miesięcy
   *[other] { $count } wcześniejszych miesięcy
}
export-never = nie wyeksportowany
export-changed = zmieniony od eksportu
export-exported = wyeksportowany
export-again = Od tamtego nośnika nic nowego. Jeśli zginął, możesz wyeksportować to samo jeszcze raz.
export-nothing = Nie ma jeszcze nic do eksportu.
export-start = Zapisz na { $label }
export-cancel = Zatrzymaj
export-writing = Zapisywanie. Nie wyjmuj nośnika.
export-verifying = Sprawdzanie zapisu
export-ejecting = Odłączanie nośnika
export-done-title = Można bezpiecznie wyjąć nośnik
export-done-body = Jest na nim { $folder }: { $rows ->
    [one] { $rows } wiersz
    [few] { $rows } wiersze
    [many] { $rows } wierszy
   *[other] { $rows } wierszy
} z przyjściami. Otworzy to każdy program do arkuszy.
export-pulled = Nośnik wyjęto za wcześnie. Nic nie uznano za wyeksportowane. Włóż go i zacznij znowu.
export-full = Nośnik jest pełny: potrzeba { $needed }, wolne { $free }. Usuń coś albo weź inny. Nic nie uznano za wyeksportowane.
export-read-only = Na tym nośniku nie można zapisywać. Poszukaj małego przełącznika z boku albo weź inny. Nic nie uznano za wyeksportowane.
export-wrong-device = Na tym nośniku urządzenie nie może zapisywać. Weź inny. Nic nie uznano za wyeksportowane.
export-differs = Na nośniku nie ma tego, co zapisano: jest zepsuty. Weź inny. Nic nie uznano za wyeksportowane.
export-failed = Nie udało się. Spróbuj jeszcze raz; jeśli znów się nie uda, weź inny nośnik. Nic nie uznano za wyeksportowane.
export-not-ejected = Wszystko zapisano i sprawdzono, ale nośnika nie dało się odłączyć. Poczekaj, aż jego lampka przestanie migać, i wyjmij go.
export-cancelled = Zatrzymane. Nic nie uznano za wyeksportowane i na nośniku nie ma nic niedokończonego.

people-title = Osoby
people-find = Znajdź kogoś
people-add = Dodaj kogoś
people-note = { $count ->
    [one] { $count } osoba
    [few] { $count } osoby
    [many] { $count } osób
   *[other] { $count } osób
}
people-no-name = Karta bez imienia
people-cards = { $count ->
    [one] { $count } karta
    [few] { $count } karty
    [many] { $count } kart
   *[other] { $count } kart
}
person-rename = Popraw imię
person-kind = W sali jako: { $kind }
person-unlist = Tylko kartą
person-list = Także imieniem
person-new-card = Daj kartę
person-lost-card = Zgubiona karta
person-merge = Ta sama osoba co
person-erase = Usuń
person-name-title = Jakiego imienia używa?
person-name-note = Może być pseudonim.
person-name-busy = Jest już podobne imię: dodaj literę.
person-card-title = Przytrzymaj pustą kartę przed czytnikiem
person-card-note = Będzie to karta: { $name }. Stara od razu przestaje działać.
person-card-done = Nowa karta działa. Stara nie.
person-card-taken = Ta karta nie jest pusta. Weź jedną z pustych.
person-card-unknown = To nie jest karta tego urządzenia. Najpierw ją wydrukuj.
person-merge-title = Ta sama osoba co?
person-merge-body = { $gone }: odtąd { $keep }. Ich obecność liczy się jako jedna osoba.
person-merge-yes = To jedna osoba
person-merge-done = To teraz jedna osoba
person-merge-done-body = Pomyłka? Teraz można je jeszcze rozdzielić.
person-merge-part = Rozdziel je
person-merge-parted = To znów dwie osoby
person-erase-title = Usunąć: { $name }?
person-erase-body = Imię, data, obrazek i karty zostaną tu usunięte. Spotkania nadal się liczą, bez tej osoby. Tego nie da się cofnąć.
person-erase-yes = Usuń
person-erase-no = Zachowaj
person-erased = Usunięte

badges-title = Karty
badges-count = Ile pustych kart?
badges-note = Arkusz do druku trafi na nośnik, więc go włóż. Wydrukuj i wróć.
badges-no-stick = Najpierw włóż nośnik: arkusz zapisze się na nim. Żadne karty nie powstały.
badges-make = Zapisz arkusz
badges-on-stick = Arkusz jest na nośniku jako { $file }. Można go bezpiecznie wyjąć.
badges-on-stick-held = Arkusz jest na nośniku jako { $file }. Nośnika nie dało się odłączyć: poczekaj, aż jego lampka przestanie migać, i wyjmij go.
badges-printed-title = Czy wydruk jest dobry?
badges-printed-body = Wydrukuj i obejrzyj kilka kart pod światło: każdy kwadrat ma być ostry i cały. Karty zaczną działać dopiero, gdy to potwierdzisz.
badges-printed-yes = Wydruk dobry
badges-printed-no = Wyrzuć je
badges-live = Karty już działają
badges-gone = Te karty już nie zadziałają
badges-waits = Arkusz: { $date }, { $time }
badges-waits-count = Karty: { $count }
badges-waits-note = Te arkusze czekają, aż potwierdzisz druk. Do tego czasu ich karty niczego nie otwierają.
badges-new = Nowe karty

pins-title = PIN-y
pins-add = Dodaj kogoś
pins-label-title = Jakie imię znają inni?
pins-label-note = Wystarczy imię.
pins-role-title = Co może robić?
role-greeter = Przy drzwiach
role-facilitator = Prowadzenie
role-staff = Zespół
pins-new-title = Nowy PIN z 6 cyfr
pins-new-note = Teraz niech wpisze go ta osoba.
pins-twice-title = Ten sam PIN jeszcze raz
pins-differ = Były różne. Jeszcze raz od początku.
pins-obvious = Ten łatwo zgadnąć. Prosimy o inny.
pins-short = PIN ma od { $least } do { $most } cyfr.
pins-taken = Ten PIN się nie nadaje. Prosimy o inny.
pins-saved = PIN ustawiony
pins-change = Nowy PIN
pins-card = Daj kartę
pins-card-title = Przytrzymaj kartę tej osoby przed czytnikiem
pins-card-note = Dzięki niej PIN znajduje się od razu. To karta, którą zapisuje się przyjście.
pins-card-done = Karta przypisana. Najpierw karta, potem PIN.
pins-remove = Usuń
pins-removed = Usunięte
pins-remove-title = Usunąć: { $label }?
pins-remove-body = PIN od razu przestaje działać.
pins-last-staff = Musi być ktoś, kto może wszystko. Najpierw dodaj inny PIN zespołu.

recovery-title = Kod awaryjny
recovery-note = Wielkość liter i odstępy nie mają znaczenia.
recovery-wrong = To nie ten kod. Nie spiesz się.
recovery-group = Grupa { $group } została wpisana inaczej.
recovery-pick = Czyj PIN zapomniano?

status-people = Osoby
status-cards = Karty
status-sessions = Spotkania dotąd
status-attendances = Przyjścia dotąd
status-unexported = Zapisy bez eksportu
status-last-export = Ostatni eksport
status-tray = Do przypisania
status-never = nigdy
status-key = Klucz dla biura
status-key-body = Gdy nośnik stąd pierwszy raz trafia do biura, widać tam osiem grup. Mają to być te:

key-title = Klucz do zapisów
key-plain = Klucz leży na tym urządzeniu. To chroni kopię zapisów, ale nie przed kimś, kto zabierze urządzenie. Gdy klucz jest na nośniku, wyłączone urządzenie nikomu nic nie powie bez niego i jego PIN-u.
key-make = Zrób nośnik z kluczem
key-needs-code = Jest nośnik z kluczem. Zanim klucz opuści urządzenie, na papierze musi być kod awaryjny: technik tworzy go poleceniem „keytag keys recovery”. Bez żadnego z nich zapisy by przepadły.
key-ready = Jest nośnik z kluczem i kod awaryjny, więc klucz może opuścić urządzenie. Wtedy po każdym zaniku prądu budzi się ono tylko z nośnikiem i jego PIN-em. Zrób drugi, a papier trzymaj gdzie indziej.
key-take-away = Zabierz klucz
key-gone = Klucza nie ma na tym urządzeniu. Po każdym wyłączeniu budzi je nośnik z kluczem i jego PIN. Póki nie śpi, klucz mógłby odczytać ten, kto zabierze je włączone.
key-system = System tego urządzenia trzyma klucz i budzi je sam. To chroni sam dysk i kopie. Nie chroni przed kimś, kto zabierze całe urządzenie.
key-another = Zrób drugi nośnik z kluczem
key-stick-title = PIN do tego nośnika
key-stick-note = Najpierw włóż nośnik. Kto budzi urządzenie, wpisuje ten PIN.
key-no-stick = Najpierw włóż nośnik, potem spróbuj znowu. Nic się nie zmieniło.
key-failed = Nie udało się i nic się nie zmieniło. Weź inny nośnik.
key-made = Ten nośnik otwiera teraz urządzenie, ze swoim PIN-em. Wyjmij go i noś przy sobie.
between-title = Między spotkaniami
between-not-yet = To urządzenie można blokować między spotkaniami: jego klucz jest wtedy na twoim nośniku i kto je zabierze, niczego się nie dowie. Najpierw klucz musi je opuścić: dotknij „Klucz”. Potrzebne są nośnik i kod na papierze.
between-awake = Można je blokować: pięć minut po ostatnim spotkaniu klucz jest tylko na twoim nośniku. Dopóki nie wróci, wchodzi się z kartą lub bez imienia i każdy widzi to samo podziękowanie. Nikogo nie znajdzie się po imieniu i nie widać rocznic.
between-lock = Odtąd blokuj
between-locked = Blokuje się pięć minut po ostatnim spotkaniu, a budzi je twój nośnik. Do tego czasu wchodzi się z kartą lub bez imienia i każdy widzi to samo podziękowanie. Nikogo nie znajdzie się po imieniu i nie widać rocznic.
between-stay-awake = Niech nie śpi
between-locks-now = Odtąd blokuje się między spotkaniami.
between-awake-now = Nie śpi, dopóki jest prąd.
key-taken = Klucza nie ma już na tym urządzeniu. Od następnego wyłączenia budzi je nośnik z kluczem.

staff-package = Z biura
staff-sounds = Dźwięki wł./wył.
staff-sounds-are-off = Urządzenie milczy, dopóki się nie uruchomi ponownie albo ktoś nie włączy tu dźwięków.
staff-sounds-are-on = Urządzenie znów wydaje swoje dwa dźwięki.
package-title = Z biura
package-no-office = To urządzenie nie zna żadnego biura. Technik może je podać w kiosk.toml, w [export].
package-no-stick = Włóż nośnik otrzymany z biura.
package-nothing = Na nośniku nie ma nic dla tego miejsca. Poproś biuro, aby zapisało to jeszcze raz.
package-older = Wszystko z tego nośnika już tu jest. Nic się nie zmienia.
package-not-for-us = Biuro nie zna jeszcze tego urządzenia i nie mogło tego dla niego zapieczętować. Zanieś najpierw eksport do biura, potem przynieś nośnik.
package-other-site = To jest dla innego miejsca. Tu nic się nie zmienia.
package-not-signed = To nie od biura, które zna to urządzenie. Nic się nie zmienia. Sprawdź, skąd jest ten nośnik.
package-newer = Zapisał to nowszy program. Technik może go tu zainstalować.
package-damaged = To, co jest na nośniku, jest uszkodzone. Nic się nie zmienia. Poproś biuro, aby zapisało to jeszcze raz.
package-people-new = Nowe osoby: { $count }.
package-people-changed = Zmienione osoby: { $count }.
package-people-erased = Osoby usunięte na zawsze: { $count }.
package-merges = Pary połączone lub rozdzielone: { $count }.
package-cards-withdrawn = Karty wycofane: { $count }.
package-cards-changed = Karty nowe lub zmienione: { $count }.
package-meetings-new = Nowe spotkania: { $count }.
package-meetings-changed = Zmienione spotkania: { $count }.
package-meetings-ended = Zakończone spotkania: { $count }.
package-schemes = Zmienione schematy rocznic: { $count }.
package-readings = Zestawy czytań, od następnego uruchomienia: { $count }.
package-kiosks-new = Nowe urządzenia tutaj: { $count }. Będą przekazywać sobie, co wiedzą.
package-kiosks-closed = Co wiedzą inne urządzenia ({ $count }), przyjdzie z następnym nośnikiem.
# Które spotkania, na osobnej stronie.
package-which-ended = Zakończone: { $titles }.
package-which-changed = Zmienione: { $titles }.
package-which-new = Nowe: { $titles }.
package-new-office = Biuro ma nowe klucze. Zadzwoń tam i porównaj grupa po grupie: { $key }
package-no-changes = Wszystko to już tu jest.
package-again = Spójrz jeszcze raz
package-apply = Zastosuj
package-not-now = Nie teraz
package-done = Zastosowano
badges-cards = Karty
badges-sheet-a4-cards = A4 · 10 kart
badges-sheet-a4-inserts = A4 · 8 wkładek
badges-sheet-a4-fobs = A4 · 70 breloków
badges-sheet-letter-cards = Letter · 10 kart
badges-sheet-letter-inserts = Letter · 8 wkładek
badges-sheet-letter-fobs = Letter · 63 breloki
badges-where = Gdzie na arkuszu
badges-where-open = Gdzie
badges-where-note = Strona z linijkami pokazuje, o ile drukarka przesuwa druk.
badges-first = Pierwsza etykieta
badges-right = W prawo
badges-down = W dół
badges-mm = { $mm } mm
badges-ruler = Najpierw linijki
staff-scanner = Wypróbuj czytnik
scanner-title = Wypróbuj czytnik
scanner-lead = Odczytaj teraz kartę. Zobaczysz tu, co wysyła czytnik. Nikt nie zostanie zapisany i nie widać imion.
scanner-ours = Jedna z naszych kart
scanner-other = Karta, ale nie nasza
scanner-none = To nie karta
scanner-unknown = Karta
scanner-by-camera = Odczytała ją kamera.
scanner-came = Wysłał { $text } (znaków: { $count })
scanner-fast = Od { $least } do { $most } ms między znakami: dobrze
scanner-slow = Od { $least } do { $most } ms między znakami: jak przy pisaniu palcami. Ustaw szybciej.
scanner-around = Przed: { $before } · po: { $behind }
scanner-nothing = nic
scanner-enter = Kończy się Enterem: dobrze
scanner-tab = Kończy się Tabem: dobrze
scanner-pause = Kończy się bez Entera: to nic.
scanner-small = Małymi literami: to nic.
scanner-mixed = Wielkimi i małymi literami: ustaw wolniej.
scanner-again = Odczytaj następną albo wróć.
staff-statements = Zaświadczenia o obecności
statements-title = Zaświadczenia o obecności
statements-note = Kto był na spotkaniu, może o nie poprosić w „O mnie”. Dotknij spotkania, aby zmienić, czy je wydaje.
statements-check = Sprawdź zaświadczenie
statements-offered = wydaje
statements-not-offered = nie wydaje
statement-code-title = Numer i kod kontrolny
statement-code-note = Oba, jeden za drugim.
statement-code-odd = 10 znaków i 8. Spójrz jeszcze raz.
statement-check-name-title = Imię na nim
statement-check-name-note = Tak, jak jest wydrukowane.
statement-valid-title = To zaświadczenie jest ważne
statement-valid-body = { $title }, { $room }, { $date }, od { $from } do { $until }. Numer { $number }. Porównaj to z papierem: nic więcej tu o nim nie wiadomo.
statement-wrong-title = To się nie zgadza
statement-wrong-body = Sprawdź każdy znak numeru i kodu oraz imię. Jeśli wszystko wpisano dobrze, ten papier nie jest z tego urządzenia ({ $kiosk }); podano na nim, z którego jest.
package-more = I inne rodzaje zmian: { $count }.
package-next = Dalej
