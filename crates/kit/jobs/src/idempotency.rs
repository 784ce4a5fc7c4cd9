//! A post that arrives twice is answered with its first answer. Only where the answer is gets kept, never its body.

use kit_base::{Rng, Span, Timestamp};
use kit_db::{DbError, Statement, Tx, sql};
use sha2::{Digest as _, Sha256};

/// How long a repeated post still finds its first answer.
pub const KEPT: Span = Span::hours(48);

/// The schedule that forgets old keys; [`crate::Jobs::new`] brings it along.
pub(crate) const FORGET_KIND: &str = "idempotency.forget";

/// A key that nobody guesses: at least 128 bits as far as its alphabet tells. Only its hash is kept.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Key([u8; 32]);

/// A post, as far as telling it from others needs.
#[derive(Clone, Copy)]
pub struct Post {
    /// Who posts, hashed: the session, the private link, or for `/ask` the route alone.
    pub actor: [u8; 32],
    /// The key that came with it.
    pub key: Key,
    /// The form, hashed.
    pub body_hash: [u8; 32],
}

/// What a post turned out to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// New: go on, in this transaction.
    First,
    /// Seen: answer what was answered then.
    Repeat(String),
    /// The same key with another form: refuse.
    Mismatch,
}

pub(crate) const REMEMBER: Statement = sql!(
    "INSERT INTO idempotency_keys (network_id, actor, key_hash, body_hash, answer, created_at)
     VALUES ($1, $2, $3, $4, $5, $6)
     ON CONFLICT (network_id, actor, key_hash) DO NOTHING"
);
pub(crate) const RECALL: Statement = sql!(
    "SELECT body_hash, answer FROM idempotency_keys WHERE network_id = $1 AND actor = $2 AND key_hash = $3"
);
pub(crate) const FORGET: Statement =
    sql!("DELETE FROM idempotency_keys WHERE created_at <= $1 OR created_at > $2");

impl Key {
    /// Reads a key from a header or a hidden field; `None` when it could be guessed or is no key at all.
    pub fn parse(text: &str) -> Option<Self> {
        let plain =
            text.len() <= 200 && text.bytes().all(|b| b.is_ascii_alphanumeric() || b"-_".contains(&b));
        let signs = text.bytes().filter(u8::is_ascii_alphanumeric).count();
        // 128 bits are 39 decimal digits, 32 hexadecimal ones or 22 letters and digits.
        let least = if text.bytes().all(|b| b.is_ascii_digit() || b == b'-') {
            39
        } else if text.bytes().all(|b| b.is_ascii_hexdigit() || b == b'-') {
            32
        } else {
            22
        };
        let mut different: Vec<u8> = text.bytes().collect();
        different.sort_unstable();
        different.dedup();
        (plain && signs >= least && different.len() >= 6).then(|| Self(digest(&[text.as_bytes()])))
    }

    /// The key's hash: what a token that must be rebuilt on a repeat may be derived from.
    pub const fn hash(&self) -> &[u8; 32] {
        &self.0
    }
}

/// A new key of 128 bits for a form that must not count twice.
pub fn new_key(rng: &Rng) -> String {
    format!("{:032x}", u128::from_be_bytes(rng.bytes("idempotency.form-key")))
}

/// A hash of parts whose borders count.
pub fn digest(parts: &[&[u8]]) -> [u8; 32] {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update((part.len() as u64).to_le_bytes());
        hash.update(part);
    }
    hash.finalize().into()
}

/// First statement of a post's transaction: notes that it was seen and where its answer will be. A rolled-back
/// transaction has seen nothing.
pub fn remember(tx: &mut Tx<'_>, post: &Post, answer: &str, now: Timestamp) -> Result<Outcome, DbError> {
    let network = tx.network();
    let new = tx.execute(&REMEMBER, &[&network, &post.actor, &post.key.0, &post.body_hash, &answer, &now])?;
    if new == 1 {
        return Ok(Outcome::First);
    }
    let seen = tx.one(&RECALL, &[&network, &post.actor, &post.key.0], |row| {
        Ok((row.take::<Vec<u8>>()?, row.take::<String>()?))
    })?;
    match seen {
        Some((body, answer)) if body == post.body_hash => Ok(Outcome::Repeat(answer)),
        Some(_) => Ok(Outcome::Mismatch),
        None => Err(DbError::Conflict),
    }
}

/// Forgets what is older than [`KEPT`], and what a clock that ran ahead wrote (server scope).
pub fn forget_old(tx: &mut Tx<'_>, now: Timestamp) -> Result<u64, DbError> {
    tx.execute(&FORGET, &[&(now - KEPT), &(now + KEPT)])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_that_could_be_guessed_is_no_key() {
        assert!(Key::parse("0f8fad5b-d9cb-469f-a165-70867728950e").is_some());
        assert!(Key::parse("dGhpc19pc19hX2xvbmdfa2V5").is_some());
        for weak in [
            "",
            "retry-1",
            "12345678901234567890123",
            "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
            "f8fad5bd9cb469fa16570867",
        ] {
            assert!(Key::parse(weak).is_none(), "{weak}");
        }
        assert!(Key::parse("0f8fad5b d9cb 469f a165 70867728950e!").is_none());
    }

    #[test]
    fn moving_a_border_between_parts_changes_the_hash() {
        assert_ne!(digest(&[b"ab", b"c"]), digest(&[b"a", b"bc"]));
    }
}
