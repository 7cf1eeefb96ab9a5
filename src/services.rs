//! Clock, randomness, store, devices: the only door to time and chance.
