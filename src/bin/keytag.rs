//! The kiosk: arguments, configuration, services, window.

fn main() {}
