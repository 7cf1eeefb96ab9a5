# Zdania na to, co się nie udało: przyczyna, następny krok, bez wyrzutu.

rescue-pin-title = PIN zespołu
rescue-pin-note = Zapisów na tym urządzeniu nie da się odczytać. Po podaniu PIN-u zespołu urządzenie poszuka ich kopii.
rescue-title = Przywróć zapisy
rescue-found = Jest dobra kopia ({ $date }): { $sign-ins ->
    [one] { $sign-ins } przyjście.
    [few] { $sign-ins } przyjścia.
    [many] { $sign-ins } przyjść.
   *[other] { $sign-ins } przyjść.
} Tego, co było później, w niej nie ma. To, co teraz jest na urządzeniu, zostanie obok na wypadek, gdyby dało się to odczytać.
rescue-yes = Przywróć
rescue-no = Nie teraz
rescue-working = Kopia wraca na miejsce. Nie wyłączaj prądu.
rescue-done-title = Zapisy wróciły
rescue-done-whole = Niczego nie brakuje.
rescue-done-journal = Są wszystkie przyjścia. Imiona i karty nowsze niż kopia mogą wymagać ponownego wpisania.
rescue-done-missing = { $missing ->
    [one] Brakuje jednej rzeczy zapisanej po kopii. Może jest na ostatnim nośniku albo na liście papierowej.
    [few] Brakuje { $missing } rzeczy zapisanych po kopii. Może są na ostatnim nośniku albo na liście papierowej.
    [many] Brakuje { $missing } rzeczy zapisanych po kopii. Może są na ostatnim nośniku albo na liście papierowej.
   *[other] Brakuje { $missing } rzeczy zapisanych po kopii. Może są na ostatnim nośniku albo na liście papierowej.
}
rescue-done-unknown = Brakuje tego, co zapisano po kopii. Może jest na ostatnim nośniku albo na liście papierowej.
rescue-no-copy = Nie ma kopii, której można użyć. Zostaw urządzenie tak, jak jest, i wezwij technika. Lista papierowa działa dalej.
rescue-failed = Nie udało się, ale próba niczego nie zniszczyła. Zostaw urządzenie tak, jak jest, i wezwij technika. Lista papierowa działa dalej.
rescue-stop = Prób było za dużo. Wyłącz i włącz urządzenie, potem spróbuj znowu.

wake-title = Obudź urządzenie
wake-note = Włóż nośnik z kluczem i wpisz jego PIN.
wake-no-stick = Nie ma tu nośnika z kluczem do tego urządzenia. Włóż go i wpisz PIN jeszcze raz.
wake-wait = Poczekaj { $secs } s i spróbuj znowu.
wake-failed = Nie udało się. Wezwij technika. Lista papierowa działa dalej.
