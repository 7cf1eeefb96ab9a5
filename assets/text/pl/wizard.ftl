# Pierwsze uruchomienie. Kto ustawia urządzenie, czyta to raz.

wizard-language = Język
wizard-region = Gdzie stoi to urządzenie?
wizard-zone = Najbliższe miasto
wizard-site = Jak nazywa się to miejsce?
wizard-site-note = Tak, jak się tu mówi. Jest w raportach, nie przy drzwiach.
wizard-room = Przy której sali stoi urządzenie?
wizard-room-note = Ekran pokazuje najpierw spotkania w tej sali.
wizard-size = Jak duży jest ekran?
wizard-size-note = Przyłóż kartę bankową do paska. Zmieniaj wielkość, aż pasek będzie tak długi jak karta: wtedy każdy przycisk będzie tak duży, jak tego potrzebuje palec.
wizard-inches = Cale
wizard-pin = Pierwszy PIN zespołu
wizard-pin-note = 6 cyfr, których nikt nie zgadnie. Otwiera wszystko, więc wybierz, kto go zna.
wizard-code = Kod awaryjny
wizard-code-note = Zapisz go na papierze i schowaj pod kluczem. Zastępuje zapomniany PIN i jest pokazywany tylko ten jeden raz.
wizard-code-done = Mam go na papierze
wizard-later = Później
