//! What leaves the kiosk on a stick.
