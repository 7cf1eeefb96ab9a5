# Sentences for what went wrong: cause, next step, no blame.
