//! Doors at which a note may be left: an address that says nothing, open or closed, and new whenever its household likes.

use kit_base::{Span, Timestamp};
use kit_db::{DbError, Statement, Tx, only, sql};
use kit_vault::{Purpose, Vault, VaultError};
use people::PersonId;

pub(super) const OF: Statement =
    sql!("SELECT turn, is_open FROM note_doors WHERE network_id = $1 AND person_id = $2");
pub(super) const SAVE: Statement = sql!(
    "INSERT INTO note_doors (network_id, person_id, turn, hash, is_open, made_at)
     VALUES ($1, $2, $3, $4, $5, $6)
     ON CONFLICT (network_id, person_id)
     DO UPDATE SET turn = excluded.turn, hash = excluded.hash, is_open = excluded.is_open"
);
pub(super) const BY_HASH: Statement =
    sql!("SELECT person_id FROM note_doors WHERE network_id = $1 AND hash = $2 AND is_open");

/// One message for each door and hour.
pub(super) const TELL: Statement = sql!(
    "UPDATE note_doors SET told_at = $3
     WHERE network_id = $1 AND person_id = $2 AND (told_at IS NULL OR told_at <= $4)"
);
/// Households who got more notes after their message.
pub(super) const UNTOLD: Statement = sql!(
    "SELECT d.person_id FROM note_doors d
     WHERE d.network_id = $1 AND d.told_at IS NOT NULL AND d.told_at <= $2 AND EXISTS (
        SELECT 1 FROM door_notes n
        WHERE n.network_id = d.network_id AND n.person_id = d.person_id AND NOT n.held AND n.words IS NOT NULL
          AND COALESCE(n.passed_at, n.left_at) > d.told_at)
     ORDER BY d.person_id LIMIT 1000"
);

/// Nobody gets a second message about notes within this time.
const QUIET: Span = Span::hours(1);
const WORD: Purpose = Purpose::new("prints.door");
const HASH: Purpose = Purpose::new("prints.door-hash");
/// Letters of an address: 60 bits, and short enough to be typed from paper.
const LETTERS: usize = 12;
const ALPHABET: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

/// Somebody's door.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Door {
    /// Counts its addresses.
    pub turn: i64,
    /// Notes may be left.
    pub is_open: bool,
}

/// Somebody's door, if they ever had one.
pub fn of(tx: &mut Tx<'_>, person: PersonId) -> Result<Option<Door>, DbError> {
    tx.one(&OF, &[&tx.network(), &person], |row| Ok(Door { turn: row.take()?, is_open: row.take()? }))
}

/// Opens, closes, or gives it another address.
pub fn save(
    tx: &mut Tx<'_>,
    vault: &Vault,
    (person, door): (PersonId, Door),
    now: Timestamp,
) -> Result<(), DbError> {
    let word = word(tx, vault, (person, door.turn))?;
    let hash = hash(tx, vault, &word)?;
    tx.execute(&SAVE, &[&tx.network(), &person, &door.turn, &hash, &door.is_open, &now]).map(drop)
}

/// Whose open door this is, if anybody's.
pub fn find(tx: &mut Tx<'_>, vault: &Vault, typed: &str) -> Result<Option<PersonId>, DbError> {
    let hash = hash(tx, vault, &folded(typed))?;
    tx.one(&BY_HASH, &[&tx.network(), &hash], only)
}

/// Whether a message about notes may go to this household now; it counts as sent.
pub fn may_tell(tx: &mut Tx<'_>, person: PersonId, now: Timestamp) -> Result<bool, DbError> {
    Ok(tx.execute(&TELL, &[&tx.network(), &person, &now, &(now - QUIET)])? == 1)
}

/// Households who got notes after their last message, which was a while ago.
pub fn untold(tx: &mut Tx<'_>, now: Timestamp) -> Result<Vec<PersonId>, DbError> {
    tx.query(&UNTOLD, &[&tx.network(), &(now - QUIET)], only)
}

/// The end of a door's address. It is made from the network's key and stored nowhere.
pub fn word(tx: &mut Tx<'_>, vault: &Vault, (person, turn): (PersonId, i64)) -> Result<String, VaultError> {
    let mut seed = person.uuid().as_bytes().to_vec();
    seed.extend(turn.to_be_bytes());
    let bytes = vault.mac(tx, WORD, &seed)?;
    Ok(bytes.iter().take(LETTERS).map(|byte| char::from(ALPHABET[usize::from(byte & 31)])).collect())
}

fn hash(tx: &mut Tx<'_>, vault: &Vault, word: &str) -> Result<[u8; 32], VaultError> {
    vault.mac(tx, HASH, word.as_bytes())
}

/// As it was copied from paper: capitals, and o, i, l for 0 and 1.
pub(crate) fn folded(typed: &str) -> String {
    let letter = |letter: char| match letter.to_ascii_lowercase() {
        'o' => '0',
        'i' | 'l' => '1',
        other => other,
    };
    typed.chars().take(2 * LETTERS).map(letter).collect()
}
