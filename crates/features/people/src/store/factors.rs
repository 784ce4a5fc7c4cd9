//! Second factors: keys of apps and passkeys, sealed with the person's own key, and recovery codes as HMACs.

use kit_base::{Id, Private, Rng, Timestamp};
use kit_db::{DbError, Statement, Tx, only, sql};
use kit_factor::recovery;
use kit_factor::totp::Key;
use kit_vault::{Cell, PersonId, Purpose, Vault, VaultError};

use crate::contact::PeopleError;

pub(super) const ADD: Statement = sql!(
    "INSERT INTO factors (network_id, id, person_id, kind, secret, made_at, confirmed_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7)"
);
pub(super) const DROP_UNCONFIRMED: Statement =
    sql!("DELETE FROM factors WHERE network_id = $1 AND person_id = $2 AND confirmed_at IS NULL");
pub(super) const OF_PERSON: Statement = sql!(
    "SELECT id, kind, secret, last_step, made_at, confirmed_at
     FROM factors
     WHERE network_id = $1 AND person_id = $2
     ORDER BY made_at, id
     LIMIT 20"
);
pub(super) const CONFIRM: Statement = sql!(
    "UPDATE factors SET confirmed_at = $4, last_step = $5
     WHERE network_id = $1 AND person_id = $2 AND id = $3 AND confirmed_at IS NULL"
);
/// A step counts for whoever comes first.
pub(super) const STEP: Statement = sql!(
    "UPDATE factors SET last_step = $3
     WHERE network_id = $1 AND id = $2 AND (last_step IS NULL OR last_step < $3)"
);
pub(super) const RESEAL: Statement = sql!("UPDATE factors SET secret = $3 WHERE network_id = $1 AND id = $2");
pub(super) const REMOVE: Statement =
    sql!("DELETE FROM factors WHERE network_id = $1 AND person_id = $2 AND id = $3");
pub(super) const ADD_CODE: Statement =
    sql!("INSERT INTO recovery_codes (network_id, person_id, code) VALUES ($1, $2, $3)");
pub(super) const USE_CODE: Statement =
    sql!("DELETE FROM recovery_codes WHERE network_id = $1 AND person_id = $2 AND code = $3");
pub(super) const CLEAR_CODES: Statement =
    sql!("DELETE FROM recovery_codes WHERE network_id = $1 AND person_id = $2");
pub(super) const COUNT_CODES: Statement =
    sql!("SELECT COUNT(*) FROM recovery_codes WHERE network_id = $1 AND person_id = $2");

/// Marks the key of a factor.
#[derive(Debug)]
pub struct Row;

/// The key of a factor.
pub type FactorId = Id<Row>;

/// What a factor is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Six digits from an app.
    Totp,
    /// A passkey.
    Passkey,
}

impl Kind {
    /// As stored.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Totp => "totp",
            Self::Passkey => "passkey",
        }
    }
}

/// One factor of a person.
#[derive(Clone)]
pub struct Factor {
    /// Its key.
    pub id: FactorId,
    /// What it is.
    pub kind: Kind,
    /// Since when it is there.
    pub made_at: Timestamp,
    /// It works: they have shown that once.
    pub confirmed: bool,
    /// The last thirty seconds whose code was taken.
    pub last_step: Option<i64>,
    secret: Vec<u8>,
}

const RECOVERY: Purpose = Purpose::new("people.recovery");

impl Factor {
    /// What it keeps: the key of an app, or a passkey.
    pub fn open(
        &self,
        tx: &mut Tx<'_>,
        vault: &Vault,
        person: PersonId,
    ) -> Result<Private<String>, PeopleError> {
        let key = vault.person(tx, person)?.ok_or(PeopleError::NotHere)?;
        Ok(key.open(&cell(self.id), &self.secret)?)
    }
}

const fn cell(id: FactorId) -> Cell {
    Cell::new("factors", "secret", id)
}

/// Every factor of a person, the unconfirmed one of a half-finished set-up among them.
pub fn of_person(tx: &mut Tx<'_>, person: PersonId) -> Result<Vec<Factor>, DbError> {
    tx.query(&OF_PERSON, &[&tx.network(), &person], |row| {
        let id = row.take()?;
        let kind = row.text(|kind| if kind == "totp" { Kind::Totp } else { Kind::Passkey })?;
        let (secret, last_step, made_at) = (row.take()?, row.take()?, row.take()?);
        let confirmed = row.take::<Option<Timestamp>>()?.is_some();
        Ok(Factor { id, kind, made_at, confirmed, last_step, secret })
    })
}

/// A new key for an app; one that was never confirmed goes.
pub fn begin_totp(
    tx: &mut Tx<'_>,
    vault: &Vault,
    person: PersonId,
    now: Timestamp,
    rng: &Rng,
) -> Result<Key, PeopleError> {
    let key = Key::new(rng);
    tx.execute(&DROP_UNCONFIRMED, &[&tx.network(), &person])?;
    add(tx, vault, (person, Kind::Totp, &key.text()), (now, None), rng)?;
    Ok(key)
}

/// Keeps a factor. `confirmed`: a passkey was used when it was made.
pub(super) fn add(
    tx: &mut Tx<'_>,
    vault: &Vault,
    (person, kind, secret): (PersonId, Kind, &str),
    (now, confirmed): (Timestamp, Option<Timestamp>),
    rng: &Rng,
) -> Result<FactorId, PeopleError> {
    let id = FactorId::new(now, rng);
    let key = vault.person(tx, person)?.ok_or(PeopleError::NotHere)?;
    let sealed = key.seal(&cell(id), secret, rng);
    tx.execute(&ADD, &[&tx.network(), &id, &person, &kind.code(), &sealed, &now, &confirmed])?;
    Ok(id)
}

/// The key of a half-finished set-up, to be shown again after a wrong code.
pub fn begun(
    tx: &mut Tx<'_>,
    vault: &Vault,
    person: PersonId,
) -> Result<Option<(FactorId, Key)>, PeopleError> {
    let Some(factor) = of_person(tx, person)?.into_iter().find(|f| f.kind == Kind::Totp && !f.confirmed)
    else {
        return Ok(None);
    };
    let text = factor.open(tx, vault, person)?;
    Ok(Key::read(text.reveal()).map(|key| (factor.id, key)))
}

/// The first code of a new app: it works. An app that was there before is replaced.
pub fn confirm_totp(
    tx: &mut Tx<'_>,
    vault: &Vault,
    (person, code): (PersonId, &str),
    now: Timestamp,
) -> Result<bool, PeopleError> {
    let Some((id, key)) = begun(tx, vault, person)? else { return Ok(false) };
    let Some(step) = key.accepts(code, now, None) else { return Ok(false) };
    for old in of_person(tx, person)?.iter().filter(|f| f.kind == Kind::Totp && f.confirmed) {
        remove(tx, person, old.id)?;
    }
    Ok(tx.execute(&CONFIRM, &[&tx.network(), &person, &id, &now, &step])? == 1)
}

/// Whether this is the code of one of their apps now; it does not count a second time.
pub fn accepts_totp(
    tx: &mut Tx<'_>,
    vault: &Vault,
    (person, code): (PersonId, &str),
    now: Timestamp,
) -> Result<bool, PeopleError> {
    let network = tx.network();
    for factor in of_person(tx, person)?.iter().filter(|f| f.kind == Kind::Totp && f.confirmed) {
        let text = factor.open(tx, vault, person)?;
        let step = Key::read(text.reveal()).and_then(|key| key.accepts(code, now, factor.last_step));
        if let Some(step) = step {
            return Ok(tx.execute(&STEP, &[&network, &factor.id, &step])? == 1);
        }
    }
    Ok(false)
}

/// New recovery codes; the old ones are over. They are shown once.
pub fn renew_codes(
    tx: &mut Tx<'_>,
    vault: &Vault,
    person: PersonId,
    rng: &Rng,
) -> Result<Vec<String>, PeopleError> {
    let network = tx.network();
    tx.execute(&CLEAR_CODES, &[&network, &person])?;
    let codes = recovery::codes(rng);
    for code in codes.iter().filter_map(|code| recovery::folded(code)) {
        let mac = code_mac(tx, vault, person, &code)?;
        tx.execute(&ADD_CODE, &[&network, &person, &mac])?;
    }
    Ok(codes)
}

/// Uses a recovery code up.
pub fn use_code(tx: &mut Tx<'_>, vault: &Vault, person: PersonId, typed: &str) -> Result<bool, PeopleError> {
    let Some(code) = recovery::folded(typed) else { return Ok(false) };
    let mac = code_mac(tx, vault, person, &code)?;
    Ok(tx.execute(&USE_CODE, &[&tx.network(), &person, &mac])? == 1)
}

/// How many recovery codes are left.
pub fn codes_left(tx: &mut Tx<'_>, person: PersonId) -> Result<i64, DbError> {
    Ok(tx.one(&COUNT_CODES, &[&tx.network(), &person], only)?.unwrap_or(0))
}

fn code_mac(tx: &mut Tx<'_>, vault: &Vault, person: PersonId, code: &str) -> Result<[u8; 32], VaultError> {
    vault.mac(tx, RECOVERY, &[person.uuid().as_bytes(), code.as_bytes()].concat())
}

/// Takes a factor away; with the last one its recovery codes go too.
pub fn remove(tx: &mut Tx<'_>, person: PersonId, id: FactorId) -> Result<bool, DbError> {
    let network = tx.network();
    let gone = tx.execute(&REMOVE, &[&network, &person, &id])? == 1;
    if gone && !of_person(tx, person)?.iter().any(|f| f.confirmed) {
        tx.execute(&CLEAR_CODES, &[&network, &person])?;
    }
    Ok(gone)
}

/// Keeps what a passkey has become: its counter moved on.
pub(super) fn reseal(
    tx: &mut Tx<'_>,
    vault: &Vault,
    (person, id, secret): (PersonId, FactorId, &str),
    rng: &Rng,
) -> Result<(), PeopleError> {
    let key = vault.person(tx, person)?.ok_or(PeopleError::NotHere)?;
    let sealed = key.seal(&cell(id), secret, rng);
    tx.execute(&RESEAL, &[&tx.network(), &id, &sealed])?;
    Ok(())
}
