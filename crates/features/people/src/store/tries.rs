//! Wrong tries, counted against the credential that was tried and never against a person.
//!
//! A code word that somebody guesses at is locked; the private link of the same person is another credential and still
//! opens. So nobody can lock a neighbor out without knowing what that neighbor holds. A caller counts a try at what
//! nobody holds like any other, or the time of the answer would tell which is which.

use kit_base::{Span, Timestamp};
use kit_db::{DbError, Statement, Tx, sql};
use kit_vault::{Purpose, Vault, VaultError};

pub(super) const FIND: Statement =
    sql!("SELECT failures, locked_until FROM tries WHERE network_id = $1 AND credential = $2");
pub(super) const SET: Statement = sql!(
    "INSERT INTO tries (network_id, credential, failures, locked_until) VALUES ($1, $2, 1, $3)
     ON CONFLICT (network_id, credential)
     DO UPDATE SET failures = tries.failures + 1,
                   locked_until = CASE WHEN tries.failures + 1 >= $5 THEN $4 ELSE $3 END"
);
pub(super) const FORGET: Statement = sql!("DELETE FROM tries WHERE network_id = $1 AND credential = $2");

/// Wrong tries before a credential is locked.
pub const TRIES: i64 = 5;
/// How long it then stays locked; each further wrong try begins it anew.
pub const LOCK: Span = Span::minutes(15);

/// A credential under trial. Make it from what was typed, before looking whether it is right.
#[derive(Clone, Copy)]
pub struct Credential([u8; 32]);

/// Whether it may be tried.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It may.
    Open,
    /// Not before then, right or wrong.
    Locked(Timestamp),
}

/// Names a credential by a keyed hash, so that the table tells nobody what was typed.
pub fn credential(
    tx: &mut Tx<'_>,
    vault: &Vault,
    purpose: Purpose,
    typed: &str,
) -> Result<Credential, VaultError> {
    vault.mac(tx, purpose, typed.as_bytes()).map(Credential)
}

/// Whether it may be tried now.
pub fn check(tx: &mut Tx<'_>, credential: Credential, now: Timestamp) -> Result<Verdict, DbError> {
    let row = tx.one(&FIND, &[&tx.network(), &credential.0], |row| {
        Ok((row.take::<i64>()?, row.take::<Timestamp>()?))
    })?;
    Ok(match row {
        Some((failures, until)) if failures >= TRIES && now < until => Verdict::Locked(until),
        _ => Verdict::Open,
    })
}

/// Counts a wrong try. The closure must then return `Ok`, so that the count is committed.
pub fn failed(tx: &mut Tx<'_>, credential: Credential, now: Timestamp) -> Result<Verdict, DbError> {
    let until = now + LOCK;
    tx.execute(&SET, &[&tx.network(), &credential.0, &now, &until, &TRIES])?;
    check(tx, credential, now)
}

/// It was right: the count begins anew.
pub fn passed(tx: &mut Tx<'_>, credential: Credential) -> Result<(), DbError> {
    tx.execute(&FORGET, &[&tx.network(), &credential.0]).map(drop)
}
