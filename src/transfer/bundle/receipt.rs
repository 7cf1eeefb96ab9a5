//! Receipts: the office's whole statement for one kiosk, as a signed note that comes back on any
//! stick. It names stretches of a log by opaque ids, and nothing of what is in them.

use thiserror::Error;

use super::keys::{PublicKey, SigningKey, pseudonym};
use super::note;
use crate::domain::carried::Receipt;
use crate::domain::id::KioskId;

/// What a receipt's file ends in.
pub const RECEIPT_END: &str = ".receipt";
/// The longest receipt that is read, in bytes.
pub const RECEIPT_BYTES_MAX: u64 = note::NOTE_BYTES_MAX;
/// The first line begins with this, which separates this signature from all others.
const FORM: &str = "keytag/receipt/1/";
/// The name that the office signs with.
const OFFICE: &str = "office";

/// Why a receipt does not count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum ReceiptError {
    /// The office has not signed it.
    #[error("the office has not signed this receipt")]
    NotSigned,
    /// It was signed, and is not understood.
    #[error("this receipt is not understood; install the newer program")]
    NotUnderstood,
}

/// Writes a receipt.
///
/// # Errors
/// Never for a receipt that was made by this program: every one can be written.
pub fn write_receipt(receipt: &Receipt, key: &SigningKey) -> serde_json::Result<String> {
    let json = serde_json::to_string(receipt)?;
    let text = format!("{FORM}{}\n{json}\n", receipt.kiosk);
    Ok(note::sign(&text, OFFICE, key))
}

/// Reads a receipt that the office has signed.
///
/// # Errors
/// When it has not, or says what this program does not understand.
pub fn read_receipt(bytes: &[u8], office: &PublicKey) -> Result<Receipt, ReceiptError> {
    let note = str::from_utf8(bytes).map_err(|_| ReceiptError::NotSigned)?;
    let text = note::signed(note, OFFICE, office).ok_or(ReceiptError::NotSigned)?;
    let read = || {
        let (first, json) = text.split_once('\n')?;
        let receipt: Receipt = serde_json::from_str(json.trim_end()).ok()?;
        let is_of = first.strip_prefix(FORM)? == receipt.kiosk.to_string();
        let spans = [&receipt.held, &receipt.backed_up, &receipt.missing];
        let is_sound = spans
            .into_iter()
            .flatten()
            .all(|span| 1 <= span.first && span.first <= span.last && span.last < u64::MAX);
        (is_of && is_sound).then_some(receipt)
    };
    read().ok_or(ReceiptError::NotUnderstood)
}

/// What a receipt's file is called. Of one kiosk the last by name is the newest.
pub fn receipt_name(receipt: &Receipt) -> String {
    format!(
        "{}-{:010}{RECEIPT_END}",
        pseudonym(receipt.kiosk),
        receipt.number
    )
}

/// Whether a file of this name may be a receipt for this kiosk.
pub fn is_receipt_for(name: &str, kiosk: KioskId) -> bool {
    name.strip_prefix(&pseudonym(kiosk))
        .and_then(|rest| rest.strip_prefix('-')?.strip_suffix(RECEIPT_END))
        .is_some_and(|number| number.len() == 10 && number.bytes().all(|b| b.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::carried::Span;
    use crate::domain::id::Epoch;

    fn receipt() -> Receipt {
        Receipt {
            kiosk: KioskId::from_bytes([0xaa; 16]),
            number: 12,
            held: vec![Span {
                epoch: Epoch::from_bytes([2; 16]),
                first: 1,
                last: 90,
            }],
            backed_up: Vec::new(),
            missing: Vec::new(),
        }
    }

    #[test]
    fn a_receipt_is_good_with_the_offices_signature_only() {
        let [office, other] = [[1; 32], [2; 32]].map(|seed| SigningKey::from_seed(&seed));
        let note = write_receipt(&receipt(), &office).unwrap();
        assert_eq!(
            read_receipt(note.as_bytes(), &office.public()),
            Ok(receipt())
        );
        let changed = note.replace("\"last\":90", "\"last\":99");
        assert_ne!(changed, note);
        for bad in [changed.as_bytes(), b"", b"\xff", &note.as_bytes()[1..]] {
            let read = read_receipt(bad, &office.public());
            assert_eq!(read, Err(ReceiptError::NotSigned));
        }
        let read = read_receipt(note.as_bytes(), &other.public());
        assert_eq!(read, Err(ReceiptError::NotSigned));
    }

    #[test]
    fn what_was_signed_for_another_end_is_no_receipt() {
        let office = SigningKey::from_seed(&[1; 32]);
        let json = serde_json::to_string(&receipt()).unwrap();
        let backwards = json.replace("\"first\":1", "\"first\":91");
        let kiosk = receipt().kiosk;
        for text in [
            format!("sealed file\n{json}\n"),
            format!("{FORM}{}\n{json}\n", "bb".repeat(16)),
            format!("{FORM}{kiosk}\n{backwards}\n"),
            format!("{FORM}{kiosk}\n{{}}\n"),
        ] {
            let note = note::sign(&text, OFFICE, &office);
            let read = read_receipt(note.as_bytes(), &office.public());
            assert_eq!(read, Err(ReceiptError::NotUnderstood), "{text}");
        }
    }

    #[test]
    fn receipts_are_found_by_their_names() {
        let name = receipt_name(&receipt());
        assert_eq!(name, "aaaaaaaaaaaa-0000000012.receipt");
        assert!(is_receipt_for(&name, receipt().kiosk));
        assert!(!is_receipt_for(&name, KioskId::from_bytes([0xbb; 16])));
        for other in [
            "aaaaaaaaaaaa-12.receipt",
            "aaaaaaaaaaaa-.receipt",
            ".receipt",
        ] {
            assert!(!is_receipt_for(other, receipt().kiosk));
        }
    }
}
