# Słowa w plikach raportu: READ ME FIRST.txt i Summary.xlsx.
# Sheet names have at most 31 characters and none of [ ] : * ? / \

report-read-me =
    Raport: { $site }
    Miesiące: { $months }
    Sporządzono: { $made }
    Spotkania: { $meetings }
    Przyjścia: { $sign-ins }

    PROSIMY TRAKTOWAĆ JAKO POUFNE.
    Kto może otworzyć ten nośnik, może przeczytać te pliki.
    Proszę skopiować folder na jego miejsce, a potem usunąć go z nośnika.

    CO TU JEST
    Summary.xlsx - od tego najlepiej zacząć: liczby z miesięcy i z każdego spotkania.
    attendance.csv - jeden wiersz na każde przyjście.
    sessions.csv - jeden wiersz na każde spotkanie.
    manifest.json - dla programów: co wyeksportowano, z sumami kontrolnymi.

    JAK TO CZYTAĆ
    Osoby są oznaczone długimi numerami. Ten sam numer to ta sama osoba.
    Imię jest obok numeru tylko tam, gdzie ta osoba się zgodziła.
    Pusta komórka znaczy: nie zachowano, nie pytano albo bez zgody.
    Cofnięte przyjścia są w attendance.csv z "voided" = true.
    Nigdzie indziej się nie liczą.
    Apostrof przed = + - albo @ sprawia, że arkusz nie weźmie tekstu za formułę.
    Godziny podano w UTC i jako czas miejscowy z różnicą względem UTC.

    PÓŹNIEJSZE POPRAWKI
    Przyjścia mogą zostać poprawione po sporządzeniu raportu. Nowszy raport tego samego miesiąca
    zawiera cały miesiąc jeszcze raz i zastępuje starszy. Jeśli oba są na tym nośniku,
    nowszy kończy się na _2, _3 i tak dalej.

report-title = { $site }: { $months }
report-sheet-months = Podsumowanie
report-sheet-sessions = Spotkania
report-month = Miesiąc
report-whole = Razem
report-sessions = Spotkania
report-attendances = Przyjścia
report-average = Średnio na spotkanie
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
    Różne osoby: wszyscy z kartą lub imieniem, w miesiącu liczeni raz. Miesięcy nie można sumować: kto przyszedł w obu, jest jedną osobą.
    Przyjścia bez osoby: ludzie policzeni bez karty i imienia. Za kilkoma z nich może stać jedna osoba i nie da się tego stwierdzić.
    Przyszło więc co najmniej tyle osób, ile podaje „Różne osoby”, a najwyżej tyle, ile „Różne osoby” i „Przyjścia bez osoby” razem.
    Pierwszy raz tutaj: przyjścia nowych osób.
