-- A kiosk that is gone for good: nothing waits for it any more.
ALTER TABLE kiosk ADD COLUMN gone INTEGER NOT NULL DEFAULT 0;

-- Months of a site are counted as a whole, and no longer person by person.
CREATE INDEX evening_of_month ON evening (site, month);
DROP INDEX person_month_of_person;
