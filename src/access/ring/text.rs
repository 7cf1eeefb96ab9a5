//! The ring as a text, and back.

use std::fmt::Write as _;

use sha2::{Digest, Sha256};

use super::{
    Body, HashCost, RING_BYTES_MAX, Ring, RingError, SLOTS_MAX, Slot, SlotKind, StickSlot,
};

/// How the text begins: the version of its form.
const FORM: &str = "keytag-keys-1";

impl Ring {
    /// Reads what [`Ring::text`] wrote.
    ///
    /// # Errors
    /// When it is not whole, with the line; or a newer program wrote it.
    pub fn parse(bytes: &[u8]) -> Result<Self, RingError> {
        let unreadable = RingError::Unreadable;
        if bytes.len() > RING_BYTES_MAX {
            return Err(unreadable(1));
        }
        let text = str::from_utf8(bytes).map_err(|_| unreadable(1))?;
        let body = text.strip_suffix('\n').ok_or(unreadable(1))?;
        let lines: Vec<&str> = body.split('\n').collect();
        let (sum, lines) = lines.split_last().ok_or(unreadable(1))?;
        let summed = text.len() - sum.len() - 1;
        if sum.strip_prefix("sum ") != Some(&hex(&Sha256::digest(&bytes[..summed]))) {
            return Err(unreadable(lines.len() + 1));
        }
        let [form, name, written, slots @ ..] = lines else {
            return Err(unreadable(lines.len() + 1));
        };
        if *form != FORM {
            let is_newer = form.starts_with("keytag-keys-");
            return Err(if is_newer {
                RingError::Newer
            } else {
                unreadable(1)
            });
        }
        let name = name.strip_prefix("key ").and_then(from_hex);
        let written = written.strip_prefix("written ");
        let mut ring = Self {
            name: name.ok_or(unreadable(2))?,
            written: written
                .and_then(|it| it.parse().ok())
                .ok_or(unreadable(3))?,
            slots: Vec::new(),
        };
        for (at, line) in slots.iter().enumerate() {
            let slot = parse_slot(line).ok_or(unreadable(at + 4))?;
            let is_new = ring.slots.iter().all(|known| known.number < slot.number);
            if !is_new || ring.slots.len() == SLOTS_MAX {
                return Err(unreadable(at + 4));
            }
            ring.slots.push(slot);
        }
        Ok(ring)
    }

    /// The text to be written next: it counts one up.
    pub fn next_text(&mut self) -> String {
        self.written += 1;
        self.text()
    }

    /// As it stands in the file.
    pub fn text(&self) -> String {
        let mut text = format!(
            "{FORM}\nkey {}\nwritten {}\n",
            hex(&self.name),
            self.written
        );
        for slot in &self.slots {
            // Writing to a String cannot fail.
            let _ = match &slot.body {
                Body::Unknown(rest) => writeln!(text, "slot {} {rest}", slot.number),
                Body::Known {
                    kind,
                    salt,
                    stick,
                    sealed,
                } => {
                    let (of, cost) = stick.map_or_else(Default::default, |stick| {
                        let (memory_kib, passes) = stick.cost;
                        let of = format!(" of={}", hex(&stick.of));
                        (of, format!(" cost={memory_kib},{passes}"))
                    });
                    let (number, kind) = (slot.number, kind.code());
                    let (salt, sealed) = (hex(salt), hex(sealed));
                    writeln!(
                        text,
                        "slot {number} {kind}{of} salt={salt}{cost} sealed={sealed}"
                    )
                }
            };
        }
        let sum = hex(&Sha256::digest(text.as_bytes()));
        let _ = writeln!(text, "sum {sum}");
        text
    }
}

fn parse_slot(line: &str) -> Option<Slot> {
    let (number, rest) = line.strip_prefix("slot ")?.split_once(' ')?;
    let number = number.parse().ok()?;
    let mut words = rest.split(' ');
    let code = words.next()?;
    let Some(kind) = SlotKind::ALL.into_iter().find(|kind| kind.code() == code) else {
        let body = Body::Unknown(rest.to_owned());
        return Some(Slot { number, body });
    };
    let mut value = |name: &str| words.next()?.strip_prefix(name)?.strip_prefix('=');
    let (of, salt, cost) = match kind {
        SlotKind::Stick => (Some(value("of")?), value("salt")?, Some(value("cost")?)),
        SlotKind::Credential | SlotKind::Recovery => (None, value("salt")?, None),
    };
    let (salt, sealed) = (from_hex(salt)?, from_hex(value("sealed")?)?);
    let stick = match of.zip(cost) {
        None => None,
        Some((of, cost)) => {
            let (memory_kib, passes) = cost.split_once(',')?;
            let cost: (u32, u32) = (memory_kib.parse().ok()?, passes.parse().ok()?);
            // A file that was changed must not ask for all the memory.
            if cost.0 > HashCost::MEMORY_KIB_MAX || cost.1 > HashCost::PASSES_MAX {
                return None;
            }
            let of = from_hex(of)?;
            Some(StickSlot { of, cost })
        }
    };
    let body = Body::Known {
        kind,
        salt,
        stick,
        sealed,
    };
    (words.next().is_none()).then_some(Slot { number, body })
}

/// Two digits a byte.
pub(in crate::access) fn hex(bytes: &[u8]) -> String {
    let mut digits = String::with_capacity(bytes.len() * 2);
    for byte in bytes {
        // Writing to a String cannot fail.
        let _ = write!(digits, "{byte:02x}");
    }
    digits
}

/// So many bytes and no more; none where it is anything else.
pub(in crate::access) fn from_hex<const N: usize>(digits: &str) -> Option<[u8; N]> {
    if digits.len() != N * 2 || !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return None;
    }
    let mut bytes = [0; N];
    for (at, byte) in bytes.iter_mut().enumerate() {
        *byte = u8::from_str_radix(digits.get(at * 2..at * 2 + 2)?, 16).ok()?;
    }
    Some(bytes)
}
