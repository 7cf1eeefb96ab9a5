# Słowa w plikach raportu: READ ME FIRST.txt i Summary.xlsx.
# Sheet names have at most 31 characters and none of [ ] : * ? / \

report-read-me =
    Raport: { $site }
    Miesiące: { $months }
    Sporządzono: { $made }
    Spotkania: { $meetings }
    Przyjścia: { $sign-ins }

    PROSIMY TRAKTOWAĆ JAKO POUFNE.
    Kto może otworzyć tę pamięć, może przeczytać te pliki.
    Skopiujcie folder na jego miejsce, a potem usuńcie go z pamięci.

    CO TU JEST
    Summary.xlsx - zacznijcie tutaj: liczby z miesięcy i z każdego spotkania.
    attendance.csv - jeden wiersz na każde przyjście.
    sessions.csv - jeden wiersz na każde spotkanie.
    manifest.json - dla programów: co wyeksportowano, z sumami kontrolnymi.

    JAK TO CZYTAĆ
    Ludzie są długimi liczbami. Ta sama liczba to ta sama osoba.
    Imię stoi obok liczby tylko tam, gdzie ta osoba się zgodziła.
    Pusta komórka znaczy: nie zachowano, nie pytano albo bez zgody.
    Cofnięte przyjścia są w attendance.csv z "voided" = true.
    Nigdzie indziej się nie liczą.
    Apostrof przed = + - albo @ sprawia, że arkusz nie weźmie tekstu za formułę.
    Godziny podano w UTC i jako czas miejscowy z różnicą do UTC.

    PÓŹNIEJSZE POPRAWKI
    Przyjścia mogą zostać poprawione po sporządzeniu raportu. Nowszy raport tego samego miesiąca
    zawiera cały miesiąc jeszcze raz i zastępuje starszy. Jeśli oba są na tej pamięci,
    nowszy kończy się na _2, _3 i tak dalej.

report-title = { $site }: { $months }
report-sheet-months = Podsumowanie
report-sheet-sessions = Spotkania
report-month = Miesiąc
report-whole = Razem
report-sessions = Spotkania
report-attendances = Przyjścia
report-average = Przyjścia na spotkanie
report-persons = Różne osoby
report-not-deduplicated = Przyjścia bez osoby
report-first-timers = Pierwszy raz tutaj
report-date = Data
report-start = Początek
report-meeting = Spotkanie
report-room = Sala
report-mode = Sposób zapisu
report-mode-headcount = tylko liczba
report-mode-anonymous-badge = karta bez imienia
report-mode-chosen-name = wybrane imię
report-mode-roster = lista
report-notes =
    Różne osoby: wszyscy z kartą lub imieniem, w miesiącu liczeni raz. Miesięcy nie można dodawać: kto przyszedł w obu, jest jedną osobą.
    Przyjścia bez osoby: ludzie policzeni bez karty i imienia. Za kilkoma z nich może stać jedna osoba i nikt nie umie tego powiedzieć.
    Przyszło więc co najmniej „Różne osoby”, a najwyżej one i „Przyjścia bez osoby” razem.
    Pierwszy raz tutaj: przyjścia nowych osób.
