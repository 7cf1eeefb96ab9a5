//! The kiosk's database.
