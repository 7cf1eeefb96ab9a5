# Der erste Start. Wer das Gerät einrichtet, liest es einmal.

wizard-language = Sprache
wizard-region = Wo steht dieses Gerät?
wizard-zone = Die nächste Stadt
wizard-site = Wie heißt dieser Ort?
wizard-site-note = So, wie man hier sagt. Es steht in Berichten, nicht an der Tür.
wizard-room = An welchem Raum steht das Gerät?
wizard-room-note = Treffen in diesem Raum stehen an der Tür zuerst.
wizard-size = Wie groß ist der Bildschirm?
wizard-size-note = Halt eine Bankkarte an den Balken. Ändere die Größe, bis der Balken so lang ist wie die Karte: Dann ist jeder Knopf so groß, wie ein Finger ihn braucht.
wizard-inches = Zoll
wizard-pin = Die erste Team-PIN
wizard-pin-note = 6 Ziffern, die niemand errät. Sie öffnet alles; überleg dir, wer sie kennt.
wizard-code = Der Notfallcode
wizard-code-note = Schreib ihn auf Papier und schließ ihn weg. Er ersetzt eine vergessene PIN und wird nur dieses eine Mal gezeigt.
wizard-code-done = Ich habe ihn auf Papier
wizard-later = Später
