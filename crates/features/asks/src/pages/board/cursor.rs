//! Where the next page of a board begins, sealed: an address shows no key and no time, and takes none from anybody.
//!
//! The tag is a MAC of the position, the position is masked by a MAC of the tag. Another network's cursor, or a
//! forged one, opens nothing.

use std::fmt::Write as _;

use kit_base::{Id, Timestamp};
use kit_db::Tx;
use kit_vault::{Purpose, Vault, VaultError};
use uuid::Uuid;

use crate::store::Cursor;

const TAG: Purpose = Purpose::new("asks.board.tag");
const MASK: Purpose = Purpose::new("asks.board.mask");

const TAG_BYTES: usize = 16;
const PLAIN_BYTES: usize = 24;
const BYTES: usize = TAG_BYTES + PLAIN_BYTES;

/// The text for an address.
pub fn seal(tx: &mut Tx<'_>, vault: &Vault, at: Cursor) -> Result<String, VaultError> {
    let mut plain = [0; PLAIN_BYTES];
    plain[..8].copy_from_slice(&at.opened_at.micros().to_be_bytes());
    plain[8..].copy_from_slice(at.id.uuid().as_bytes());
    let tag = tag(tx, vault, &plain)?;
    masked(tx, vault, &tag, &mut plain)?;
    let mut text = String::with_capacity(BYTES * 2);
    for byte in tag.iter().chain(&plain) {
        write!(text, "{byte:02x}").expect("writing into a string cannot fail");
    }
    Ok(text)
}

/// The position, if this text was sealed here.
pub fn open(tx: &mut Tx<'_>, vault: &Vault, text: &str) -> Result<Option<Cursor>, VaultError> {
    let Some(bytes) = bytes(text) else { return Ok(None) };
    let (mut tag_given, mut plain) = ([0; TAG_BYTES], [0; PLAIN_BYTES]);
    tag_given.copy_from_slice(&bytes[..TAG_BYTES]);
    plain.copy_from_slice(&bytes[TAG_BYTES..]);
    masked(tx, vault, &tag_given, &mut plain)?;
    if !kit_vault::same_bytes(&tag(tx, vault, &plain)?, &tag_given) {
        return Ok(None);
    }
    let (mut micros, mut id) = ([0; 8], [0; 16]);
    micros.copy_from_slice(&plain[..8]);
    id.copy_from_slice(&plain[8..]);
    let opened_at = Timestamp::from_micros(i64::from_be_bytes(micros));
    Ok(Some(Cursor { opened_at, id: Id::from_uuid(Uuid::from_bytes(id)) }))
}

fn tag(tx: &mut Tx<'_>, vault: &Vault, plain: &[u8; PLAIN_BYTES]) -> Result<[u8; TAG_BYTES], VaultError> {
    let mac = vault.mac(tx, TAG, plain)?;
    Ok(std::array::from_fn(|at| mac[at]))
}

fn masked(
    tx: &mut Tx<'_>,
    vault: &Vault,
    tag: &[u8; TAG_BYTES],
    plain: &mut [u8; PLAIN_BYTES],
) -> Result<(), VaultError> {
    let mask = vault.mac(tx, MASK, tag)?;
    plain.iter_mut().zip(mask).for_each(|(byte, mask)| *byte ^= mask);
    Ok(())
}

fn bytes(text: &str) -> Option<[u8; BYTES]> {
    let digits: &[u8; BYTES * 2] = text.as_bytes().try_into().ok()?;
    let mut bytes = [0; BYTES];
    for (byte, pair) in bytes.iter_mut().zip(digits.chunks_exact(2)) {
        let digit = |at: usize| u8::try_from(char::from(pair[at]).to_digit(16)?).ok();
        *byte = digit(0)? << 4 | digit(1)?;
    }
    Some(bytes)
}
