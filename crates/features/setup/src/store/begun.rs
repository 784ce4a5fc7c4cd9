//! Groups that somebody began beside the network of this server: how many a day, and a form that arrives twice.

use kit_base::{Span, Timestamp};
use kit_db::{DbError, Statement, Tx, only, sql};
use kit_vault::PersonId;

use super::founding::{Founded, Ground, lay};
use super::start::{Tick, tick};
use crate::answers::Founding;

/// Of two of one key, one finds this taken.
pub(super) const NOTE: Statement = sql!(
    "INSERT INTO begun_forms (form_key, body_hash, slug, made_at) VALUES ($1, $2, $3, $4)
     ON CONFLICT (form_key) DO NOTHING"
);
pub(super) const SEEN: Statement =
    sql!("SELECT body_hash, slug, made_at FROM begun_forms WHERE form_key = $1");
pub(super) const FORGET_FORMS: Statement = sql!("DELETE FROM begun_forms WHERE made_at <= $1");
pub(super) const FORGET_DAYS: Statement = sql!("DELETE FROM begun_days WHERE day < $1");
/// One more of today, unless there are as many as there may be. It also holds back whoever begins at the same moment.
pub(super) const COUNT: Statement = sql!(
    "INSERT INTO begun_days (day, many) VALUES ($1, 1)
     ON CONFLICT (day) DO UPDATE SET many = begun_days.many + 1 WHERE begun_days.many < $2"
);
pub(super) const TODAY: Statement = sql!("SELECT many FROM begun_days WHERE day = $1");
/// Nobody else was made and verified in the moment of the founding.
pub(super) const FOUNDER: Statement = sql!(
    "SELECT p.id
     FROM people p
     JOIN networks n ON n.network_id = p.network_id
     WHERE p.network_id = $1 AND p.created_at = n.created_at AND p.verified_at = n.created_at
     ORDER BY p.id
     LIMIT 1"
);

/// So many groups may begin on a server in a day.
pub const MOST_A_DAY: i64 = 10;
/// So long a form that is sent again leads back in.
const AGAIN: Span = Span::hours(1);
/// So long a form is remembered at all.
const KEPT: Span = Span::hours(48);

/// A form, as far as telling it from others needs.
#[derive(Clone, Copy)]
pub struct Sent {
    /// Its key, hashed.
    pub key: [u8; 32],
    /// What it says, hashed.
    pub body: [u8; 32],
}

/// What a form that was sent before founded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Before {
    /// It says the same.
    pub same: bool,
    /// The network's name in addresses.
    pub slug: String,
    /// It was moments ago: whoever sends it again may be let in.
    pub lately: bool,
}

/// Why nothing was begun.
#[derive(Debug, thiserror::Error)]
pub enum NotBegun {
    /// This form was sent before.
    #[error("the form was sent before")]
    Seen,
    /// As many as there may be began today.
    #[error("enough groups began today")]
    Full,
    /// The database.
    #[error(transparent)]
    Db(#[from] DbError),
}

/// Founds the scope's network beside others: all of it, or nothing.
pub fn begin(
    tx: &mut Tx<'_>,
    on: &Ground<'_>,
    (sent, slug): (Sent, &str),
    founding: &Founding,
) -> Result<Founded, NotBegun> {
    if tx.execute(&NOTE, &[&sent.key.as_slice(), &sent.body.as_slice(), &slug, &on.now])? == 0 {
        return Err(NotBegun::Seen);
    }
    if tx.execute(&COUNT, &[&day(on.now), &MOST_A_DAY])? == 0 {
        return Err(NotBegun::Full);
    }
    let founded = lay(tx, on, founding)?;
    // Whoever runs the server makes the copies.
    tick(tx, Tick::Backup, on.now)?;
    Ok(founded)
}

/// What a form founded when it was sent before. Server scope.
pub fn before(tx: &mut Tx<'_>, sent: &Sent, now: Timestamp) -> Result<Option<Before>, DbError> {
    tx.one(&SEEN, &[&sent.key.as_slice()], |row| {
        let same = row.take::<Vec<u8>>()? == sent.body;
        let slug = row.take()?;
        let made_at: Timestamp = row.take()?;
        Ok(Before { same, slug, lately: now < made_at + AGAIN })
    })
}

/// Whether as many began today as there may be. Server scope.
pub fn is_full(tx: &mut Tx<'_>, now: Timestamp) -> Result<bool, DbError> {
    Ok(tx.one(&TODAY, &[&day(now)], only::<i64>)?.unwrap_or_default() >= MOST_A_DAY)
}

/// Forgets forms after two days, and how many began after a week. Server scope.
pub fn sweep(tx: &mut Tx<'_>, now: Timestamp) -> Result<(), DbError> {
    tx.execute(&FORGET_FORMS, &[&(now - KEPT)])?;
    tx.execute(&FORGET_DAYS, &[&(day(now) - 7)]).map(drop)
}

/// Who founded the scope's network, if they are still here.
pub fn founder(tx: &mut Tx<'_>) -> Result<Option<PersonId>, DbError> {
    tx.one(&FOUNDER, &[&tx.network()], only)
}

/// Whole days since the epoch.
const fn day(at: Timestamp) -> i64 {
    at.secs().div_euclid(86_400)
}
