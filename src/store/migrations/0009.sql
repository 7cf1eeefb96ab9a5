-- What was told of a month is found again without reading the whole log.
CREATE INDEX log_chips_due ON log (n) WHERE kind = 'chips_due';
