# Words of the door screens.

help-title = Help now
help-intro = You can call or write to any of these, at any time.
help-empty = Please ask the greeter. They know who to call.
