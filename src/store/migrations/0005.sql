-- Who asked for an attendance statement tonight. It is in no entry and in no export, and goes when the
-- slip is theirs, when they take it back or are taken off, and when the night is over.
CREATE TABLE statement_wish (
    attendance INTEGER PRIMARY KEY REFERENCES attendance (n)
) STRICT;
