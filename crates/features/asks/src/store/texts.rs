//! The sealed words of an ask, opened for those who may read them and sealed again when they change.

use kit_base::{Private, Rng};
use kit_db::{DbError, Statement, Tx, sql};
use kit_vault::{Cell, PersonKey, Vault, VaultError};

use crate::domain::AskId;
use crate::store::Kept;

/// What the asker wrote. The caller answers for who sees it: `details` from [`crate::domain::Sight::Claimed`], the
/// rest from [`crate::domain::Sight::Mutual`].
#[derive(Clone, Default)]
pub struct Texts {
    /// What is needed.
    pub details: Private<String>,
    /// For the helper only.
    pub private_note: Option<Private<String>>,
    /// Cross street or building, as typed.
    pub place: Option<Private<String>>,
}

const READ: Statement =
    sql!("SELECT details, private_note, place FROM asks WHERE network_id = $1 AND id = $2");
const WRITE: Statement = sql!(
    "UPDATE asks SET details = $3, private_note = $4, place = $5, public_line = $6
     WHERE network_id = $1 AND id = $2"
);

pub(super) const STATEMENTS: &[Statement] = &[READ, WRITE];

/// Opens the words of an ask; none when the person is erased.
pub fn texts(tx: &mut Tx<'_>, vault: &Vault, kept: &Kept) -> Result<Option<Texts>, VaultError> {
    match vault.person(tx, kept.ask.asker.cast())? {
        Some(key) => texts_under(tx, &key, kept.ask.id),
        None => Ok(None),
    }
}

/// The same with the asker's key at hand.
pub fn texts_under(tx: &mut Tx<'_>, key: &PersonKey, id: AskId) -> Result<Option<Texts>, VaultError> {
    type Sealed = Option<Vec<u8>>;
    let network = tx.network();
    let row = tx.one(&READ, &[&network, &id], |row| {
        Ok::<(Sealed, Sealed, Sealed), DbError>((row.take()?, row.take()?, row.take()?))
    })?;
    let Some((details, note, place)) = row else { return Ok(None) };
    let open = |column: &'static str, sealed: Sealed| {
        sealed.map(|bytes| key.open(&Cell::new("asks", column, id), &bytes)).transpose()
    };
    Ok(Some(Texts {
        details: open("details", details)?.unwrap_or_default(),
        private_note: open("private_note", note)?,
        place: open("place", place)?,
    }))
}

/// Seals changed words, and sets the line of the card. Call it beside [`crate::store::save`] in one transaction.
pub fn write_texts(
    tx: &mut Tx<'_>,
    vault: &Vault,
    kept: &Kept,
    (texts, public_line): (&Texts, Option<&str>),
    rng: &Rng,
) -> Result<(), VaultError> {
    let id = kept.ask.id;
    let Some(key) = vault.person(tx, kept.ask.asker.cast())? else { return Ok(()) };
    let seal = |column: &'static str, text: &Private<String>| {
        key.seal(&Cell::new("asks", column, id), text.reveal(), rng)
    };
    let details = seal("details", &texts.details);
    let note = texts.private_note.as_ref().map(|note| seal("private_note", note));
    let place = texts.place.as_ref().map(|place| seal("place", place));
    tx.execute(&WRITE, &[&tx.network(), &id, &details, &note, &place, &public_line])?;
    Ok(())
}
