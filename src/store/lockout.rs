//! Failures that were counted, on disk: PINs, the recovery code, names at the door.
//!
//! How long a failure makes wait is decided by [`crate::access::Lockout`]; here it is only kept.

use hmac::{Hmac, KeyInit, Mac};
use rusqlite::{Connection, OptionalExtension, params};
use sha2::Sha256;

use super::book::Act;
use super::{Result, StoreError};
use crate::access::{Lockout, Patience};
use crate::domain::moment::Moment;

/// Misses by name at this kiosk, whatever the name.
pub(super) const DOOR: &str = "door";
/// What the keys of names begin with.
const NAME: &str = "name/";
/// Separates this use of the kiosk's own key from all others.
const NAME_DOMAIN: &[u8] = b"keytag/lockout/name/1\0";

/// The failures counted under this key.
pub(super) fn failures(conn: &Connection, what: &str) -> Result<Lockout> {
    let mut statement = conn
        .prepare_cached("SELECT failures, boot, until_ms, rest_ms FROM lockout WHERE what = ?1")?;
    let lockout = statement.query_row([what], |row| {
        Ok(Lockout {
            failures: row.get(0)?,
            boot: row.get::<_, i64>(1)?.cast_unsigned(),
            until_ms: row.get::<_, i64>(2)?.cast_unsigned(),
            rest_ms: row.get::<_, i64>(3)?.cast_unsigned(),
        })
    });
    Ok(lockout.optional()?.unwrap_or(Lockout::NONE))
}

/// Keeps the failures counted under this key; a clean slate is not kept at all.
pub(super) fn keep_failures(conn: &Connection, what: &str, lockout: &Lockout) -> Result<()> {
    if *lockout == Lockout::NONE {
        return forget_failures(conn, what);
    }
    let mut statement = conn.prepare_cached(
        "INSERT INTO lockout (what, failures, boot, until_ms, rest_ms)
         VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT (what) DO UPDATE
         SET failures = ?2, boot = ?3, until_ms = ?4, rest_ms = ?5",
    )?;
    statement.execute(params![
        what,
        lockout.failures,
        lockout.boot.cast_signed(),
        lockout.until_ms.cast_signed(),
        lockout.rest_ms.cast_signed()
    ])?;
    Ok(())
}

/// Counts anew.
pub(super) fn forget_failures(conn: &Connection, what: &str) -> Result<()> {
    conn.prepare_cached("DELETE FROM lockout WHERE what = ?1")?
        .execute([what])?;
    Ok(())
}

/// The key under which misses with this folded name are counted, whether somebody has it or not.
/// Nobody can read the name from it without this kiosk's own key.
pub(super) fn lockout_key(act: &Act<'_>, folded: &str) -> Result<String> {
    let hash = keyed_hash(&act.kiosk().local_key, NAME_DOMAIN, folded.as_bytes())?;
    Ok(format!("{NAME}{}", super::outside::hex(&hash[..16])))
}

/// Drops names whose misses have been forgiven by time, and takes off the time that has passed of
/// the others, so that a restart does not begin a long wait anew.
pub(super) fn tidy(conn: &Connection, now: &Moment) -> Result<()> {
    let mut statement =
        conn.prepare_cached("SELECT what FROM lockout WHERE substr(what, 1, length(?1)) = ?1")?;
    let names = statement.query_map([NAME], |row| row.get::<_, String>(0))?;
    for what in names.collect::<rusqlite::Result<Vec<_>>>()? {
        let lockout = failures(conn, &what)?;
        if lockout.is_spent(Patience::DoorName, now) {
            forget_failures(conn, &what)?;
        }
    }
    Ok(())
}

/// HMAC-SHA-256 of one use of a key.
pub(super) fn keyed_hash(key: &[u8], domain: &[u8], of: &[u8]) -> Result<[u8; 32]> {
    let mac = Hmac::<Sha256>::new_from_slice(key).map_err(|_| StoreError::Unreadable("key"))?;
    Ok(mac
        .chain_update(domain)
        .chain_update(of)
        .finalize()
        .into_bytes()
        .into())
}
