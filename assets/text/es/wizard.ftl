# El primer inicio. Quien instala el aparato lo lee una vez.

wizard-language = Idioma
wizard-region = ¿Dónde está este aparato?
wizard-zone = La ciudad más cercana
wizard-site = ¿Cómo se llama este lugar?
wizard-site-note = Como lo dice la gente de aquí. Sale en los informes, no en la puerta.
wizard-room = ¿Junto a qué sala está el aparato?
wizard-room-note = Las reuniones de esta sala salen primero en la puerta.
wizard-size = ¿Qué tamaño tiene la pantalla?
wizard-size-note = Pon una tarjeta bancaria sobre la barra. Cambia el tamaño hasta que la barra sea tan larga como la tarjeta: así cada botón será tan grande como pide un dedo.
wizard-inches = Pulgadas
wizard-pin = El primer PIN del equipo
wizard-pin-note = 6 cifras que nadie adivine. Lo abre todo: piensa quién lo sabrá.
wizard-code = El código de emergencia
wizard-code-note = Escríbelo en papel y guárdalo bajo llave. Sustituye a un PIN olvidado y solo se muestra esta vez.
wizard-code-done = Lo tengo en papel
wizard-later = Más tarde
