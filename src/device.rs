//! The only home of hardware: frames, scanner, volumes. Each can be absent; absence is a value.
