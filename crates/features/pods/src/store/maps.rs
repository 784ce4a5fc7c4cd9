//! Maps that a browser sealed before they came here: bytes that nobody here can open.

use kit_base::Timestamp;
use kit_db::{DbError, Statement, Tx, only, sql};
use kit_vault::PersonId;

/// The most letters of a sealed map.
pub const MOST: usize = 48_000;
/// How everything that `age` seals begins, written as text.
const BEGINS: &str = "-----BEGIN AGE ENCRYPTED FILE-----";
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
    // The first line inside is the name of the format, in base 64.
    text.len() <= MOST
        && inner.trim_start().starts_with("YWdlLWVuY3J5cHRpb24ub3Jn")
        && inner.bytes().all(of_base64)
}

/// Keeps a sealed map in place of the one before.
pub fn keep(tx: &mut Tx<'_>, owner: PersonId, sealed: &str, now: Timestamp) -> Result<(), DbError> {
    tx.execute(&KEEP, &[&tx.network(), &owner, &sealed.as_bytes().to_vec(), &now]).map(drop)
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
    use super::is_sealed;

    #[test]
    fn only_what_age_sealed_is_taken() {
        let sealed = |inner: &str| {
            format!("-----BEGIN AGE ENCRYPTED FILE-----\n{inner}\n-----END AGE ENCRYPTED FILE-----\n")
        };
        assert!(is_sealed(&sealed("YWdlLWVuY3J5cHRpb24ub3JnL3YxCi0+IHNjcnlwdA==")));
        assert!(!is_sealed("{\"pod\":[\"Rosa\"]}"));
        assert!(!is_sealed(&sealed("Rosa, Ana, the twins upstairs")));
        assert!(!is_sealed(&sealed("Um9zYQ==")));
        assert!(!is_sealed(&sealed(&format!("YWdlLWVuY3J5cHRpb24ub3JnL3Yx{}", "A".repeat(50_000)))));
        assert!(!is_sealed(""));
    }
}
