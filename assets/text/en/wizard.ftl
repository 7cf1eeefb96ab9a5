# The first start. Whoever sets the kiosk up reads it once.

wizard-language = Language
wizard-region = Where is this kiosk?
wizard-zone = The nearest city
wizard-site = What is this place called?
wizard-site-note = As people here say it. It stands in reports, not on the door.
wizard-room = Which room does the kiosk stand at?
wizard-room-note = Meetings in this room come first on the door.
wizard-size = How large is the screen?
wizard-size-note = Hold a bank card against the bar. Change the size until the bar is as long as the card: then every button is as large as a finger needs it.
wizard-inches = Inches
wizard-pin = The first staff PIN
wizard-pin-note = 6 digits that nobody guesses. It opens everything, so choose who knows it.
wizard-code = The recovery code
wizard-code-note = Write it on paper and lock it away. It replaces a forgotten PIN, and it is shown this once only.
wizard-code-done = I have it on paper
wizard-later = Later
