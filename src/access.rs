//! PINs, roles and lock-out.
