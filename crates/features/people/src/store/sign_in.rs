//! One-time sign-in links.
//!
//! Programs that preview links open them before people do. So opening one only makes a session; the link dies when a
//! session that it made is used for the first time, or at its end.

use kit_base::{Rng, Span, Timestamp};
use kit_db::{DbError, Statement, Tx, sql};
use kit_vault::{PersonId, Token};

use crate::store::sessions;
use crate::token::SessionToken;
use kit_db::only;

pub(super) const INSERT: Statement = sql!(
    "INSERT INTO sign_in_links (network_id, token_hash, person_id, made_at, expires_at)
     VALUES ($1, $2, $3, $4, $5)"
);
pub(super) const FIND: Statement = sql!(
    "SELECT person_id FROM sign_in_links
     WHERE network_id = $1 AND token_hash = $2 AND used_at IS NULL AND expires_at > $3"
);
pub(super) const BURN: Statement = sql!(
    "UPDATE sign_in_links SET used_at = $3 WHERE network_id = $1 AND token_hash = $2 AND used_at IS NULL"
);

/// How long a link waits to be opened.
pub const LIFE: Span = Span::minutes(10);

/// Makes a link for somebody: `/in/{token.text()}`. Use [`LIFE`] outside a demo.
pub fn make_link(
    tx: &mut Tx<'_>,
    person: PersonId,
    life: Span,
    now: Timestamp,
    rng: &Rng,
) -> Result<Token, DbError> {
    let token = Token::random("people.sign-in", rng);
    tx.execute(&INSERT, &[&tx.network(), &token.hash(), &person, &now, &(now + life)])?;
    Ok(token)
}

/// Opens a session from a link that is still good. `None`: unknown, used or over, which look alike.
pub fn open(
    tx: &mut Tx<'_>,
    token: &Token,
    now: Timestamp,
    rng: &Rng,
) -> Result<Option<SessionToken>, DbError> {
    let hash = token.hash();
    let person = tx.one(&FIND, &[&tx.network(), &hash, &now], only)?;
    person.map(|person| sessions::open(tx, person, Some(&hash), now, rng)).transpose()
}

/// Uses a link up; `false` if that was done before.
pub(super) fn burn(tx: &mut Tx<'_>, hash: &[u8], now: Timestamp) -> Result<bool, DbError> {
    Ok(tx.execute(&BURN, &[&tx.network(), &hash, &now])? == 1)
}
