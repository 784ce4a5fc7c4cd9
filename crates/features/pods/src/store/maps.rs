//! Maps that a browser sealed before they came here: bytes that nobody here can open.

use kit_base::Timestamp;
use kit_db::{DbError, Statement, Tx, only, sql};
use kit_vault::PersonId;

/// The most letters of a sealed map.
pub const MOST: usize = 48_000;
/// How everything that `age` seals begins, written as text.
const BEGINS: &str = "-----BEGIN AGE ENCRYPTED FILE-----";
/// And how it goes on inside: a passphrase opens it, and nothing else.
const HEAD: &[u8] = b"age-encryption.org/v1\n-> scrypt ";
const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
/// The letters that tell one sealed map from another.
const MARK: usize = 40;
const ENDS: &str = "-----END AGE ENCRYPTED FILE-----";

pub(super) const KEEP: Statement = sql!(
    "INSERT INTO pod_maps (network_id, owner_id, sealed_map, updated_at) VALUES ($1, $2, $3, $4)
     ON CONFLICT (network_id, owner_id)
     DO UPDATE SET sealed_map = excluded.sealed_map, updated_at = excluded.updated_at"
);
pub(super) const LOAD: Statement =
    sql!("SELECT sealed_map FROM pod_maps WHERE network_id = $1 AND owner_id = $2 LIMIT 1");
pub(super) const DROP: Statement = sql!("DELETE FROM pod_maps WHERE network_id = $1 AND owner_id = $2");

/// Whether this is sealed: a map in the clear is never taken, even if a browser sends one by mistake.
pub fn is_sealed(text: &str) -> bool {
    let Some(inner) = text.trim().strip_prefix(BEGINS).and_then(|rest| rest.strip_suffix(ENDS)) else {
        return false;
    };
    let of_base64 = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'/' | b'=' | b'\n' | b'\r');
    text.len() <= MOST
        && inner.bytes().all(of_base64)
        && decoded(inner).is_some_and(|file| file.starts_with(HEAD))
}

/// What base 64 says; `None`: it is none.
fn decoded(text: &str) -> Option<Vec<u8>> {
    let letters: Vec<u8> = text.bytes().filter(|b| !b.is_ascii_whitespace()).collect();
    let full = letters.iter().position(|b| *b == b'=').unwrap_or(letters.len());
    if letters.is_empty() || !letters.len().is_multiple_of(4) || full + 2 < letters.len() {
        return None;
    }
    let mut bytes = Vec::with_capacity(letters.len());
    for four in letters[..full].chunks(4) {
        let mut bits = 0_u32;
        for letter in four {
            let at = ALPHABET.iter().position(|known| known == letter)?;
            bits = (bits << 6) | u32::try_from(at).ok()?;
        }
        bits <<= 6 * (4 - four.len());
        bytes.extend(bits.to_be_bytes().into_iter().skip(1).take(four.len() - 1));
    }
    Some(bytes)
}

/// Tells one sealed map from another: its last letters. Whoever has opened it or made it knows them.
pub fn mark(sealed: &str) -> String {
    let inner = sealed.trim().trim_start_matches(BEGINS).trim_end_matches(ENDS);
    let letters: Vec<char> = inner.chars().filter(|c| !c.is_whitespace()).collect();
    letters[letters.len().saturating_sub(MARK)..].iter().collect()
}

/// Keeps a sealed map, in place of the one that its browser has seen. `false`: another is here, and stays.
/// `over`: [`mark`] of the one that it replaces; `None` replaces any.
pub fn keep(
    tx: &mut Tx<'_>,
    owner: PersonId,
    (sealed, over): (&str, Option<&str>),
    now: Timestamp,
) -> Result<bool, DbError> {
    if let (Some(over), Some(kept)) = (over, load(tx, owner)?)
        && mark(&String::from_utf8_lossy(&kept)) != over
    {
        return Ok(false);
    }
    tx.execute(&KEEP, &[&tx.network(), &owner, &sealed.as_bytes().to_vec(), &now])?;
    Ok(true)
}

/// The sealed map.
pub fn load(tx: &mut Tx<'_>, owner: PersonId) -> Result<Option<Vec<u8>>, DbError> {
    tx.one(&LOAD, &[&tx.network(), &owner], only)
}

/// Forgets it.
pub fn forget(tx: &mut Tx<'_>, owner: PersonId) -> Result<(), DbError> {
    tx.execute(&DROP, &[&tx.network(), &owner]).map(drop)
}

#[cfg(test)]
mod tests {
    use super::{is_sealed, mark};

    #[test]
    fn only_what_age_sealed_is_taken() {
        let sealed = |inner: &str| {
            format!("-----BEGIN AGE ENCRYPTED FILE-----\n{inner}\n-----END AGE ENCRYPTED FILE-----\n")
        };
        // "age-encryption.org/v1\n-> scrypt " and then "-> X25519 ": a passphrase, or somebody's key.
        assert!(is_sealed(&sealed("YWdlLWVuY3J5cHRpb24ub3JnL3YxCi0+IHNjcnlwdCBB")));
        assert!(!is_sealed(&sealed("YWdlLWVuY3J5cHRpb24ub3JnL3YxCi0+IFgyNTUxOSBB")));
        // It says the right thing first, and then names.
        assert!(!is_sealed(&sealed("YWdlLWVuY3J5cHRpb24ub3Jn\nUm9zYSBBbmE")));
        assert!(!is_sealed(&sealed("YWdlLWVuY3J5cHRpb24ub3JnUm9zYSBhbmQgQW5h")));
        assert!(!is_sealed("{\"pod\":[\"Rosa\"]}"));
        assert!(!is_sealed(&sealed("Rosa, Ana, the twins upstairs")));
        assert!(!is_sealed(&sealed("Um9zYQ==")));
        assert!(!is_sealed(&sealed(&format!("YWdlLWVuY3J5cHRpb24ub3JnL3Yx{}", "A".repeat(50_000)))));
        assert!(!is_sealed(""));
    }

    #[test]
    fn a_mark_is_the_end_of_the_letters_however_the_lines_break() {
        let text = "-----BEGIN AGE ENCRYPTED FILE-----\nAAAA\nBBBB==\n-----END AGE ENCRYPTED FILE-----\n";
        assert_eq!(mark(text), "AAAABBBB==");
        assert_eq!(mark(&text.replace('\n', "\r\n")), "AAAABBBB==");
    }
}
