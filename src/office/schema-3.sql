-- A kiosk that is gone for good: nothing waits for it any more.
ALTER TABLE kiosk ADD COLUMN gone INTEGER NOT NULL DEFAULT 0;
