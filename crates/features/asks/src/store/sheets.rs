//! A sheet: one posting by one asker. Its asks share a private link and a code word.

use kit_base::{Id, Slug, Timestamp};
use kit_db::{DbError, Row, Statement, Tx, sql};

use super::aggregate::code;
use crate::domain::{AskId, AskState, Kind, PersonId};

/// One posting.
#[derive(Clone, Debug)]
pub struct Sheet {
    /// Its key; the private link and the code word are made from it.
    pub id: Id<Self>,
    /// Who is helped.
    pub asker: PersonId,
    /// Grows when the link is given out anew: the old one dies.
    pub link_generation: u32,
    /// Asked for somebody else.
    pub for_other: bool,
    /// When that person's consent was noted.
    pub consent_at: Option<Timestamp>,
    /// The language the code word is drawn in.
    pub code_language: String,
    /// When it was posted.
    pub created_at: Timestamp,
}

/// A line of a sheet.
#[derive(Clone, Debug)]
pub struct SheetAsk {
    /// The ask.
    pub id: AskId,
    /// Its public name.
    pub slug: Slug,
    /// What about.
    pub kind: Kind,
    /// Where it stands.
    pub state: AskState,
    /// Who holds the live claim.
    pub helper: Option<PersonId>,
}

const CREATE: Statement = sql!(
    "INSERT INTO ask_sheets (network_id, id, asker_id, link_generation, link_hash, for_other, consent_at, spoken_by,
        code_language, created_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)"
);
const BY_LINK: Statement = sql!(
    "SELECT id, asker_id, link_generation, for_other, consent_at, code_language, created_at
     FROM ask_sheets
     WHERE network_id = $1 AND link_hash = $2"
);
const BY_ID: Statement = sql!(
    "SELECT id, asker_id, link_generation, for_other, consent_at, code_language, created_at
     FROM ask_sheets
     WHERE network_id = $1 AND id = $2"
);
const OF_PERSON: Statement = sql!(
    "SELECT id, asker_id, link_generation, for_other, consent_at, code_language, created_at
     FROM ask_sheets
     WHERE network_id = $1 AND asker_id = $2
     ORDER BY created_at DESC, id DESC
     LIMIT 20"
);
const ASKS: Statement = sql!(
    "SELECT a.id, a.slug, a.kind, a.state, c.helper_id
     FROM asks a
     LEFT JOIN claims c ON c.network_id = a.network_id AND c.id = a.claim_id AND c.live
     WHERE a.network_id = $1 AND a.sheet_id = $2
     ORDER BY a.asked_at, a.id
     LIMIT 40"
);

pub(super) const STATEMENTS: &[Statement] = &[CREATE, BY_LINK, BY_ID, OF_PERSON, ASKS];

/// Writes a sheet. `link_hash` is the hash of the private link's token; `spoken_by`, sealed, names who asked for
/// the asker.
pub fn create_sheet(
    tx: &mut Tx<'_>,
    sheet: &Sheet,
    link_hash: &[u8; 32],
    spoken_by: Option<&[u8]>,
) -> Result<(), DbError> {
    tx.execute(
        &CREATE,
        &[
            &tx.network(),
            &sheet.id,
            &sheet.asker,
            &sheet.link_generation,
            link_hash,
            &sheet.for_other,
            &sheet.consent_at,
            &spoken_by,
            &sheet.code_language,
            &sheet.created_at,
        ],
    )?;
    Ok(())
}

/// The sheet a private link opens.
pub fn sheet_by_link(tx: &mut Tx<'_>, link_hash: &[u8; 32]) -> Result<Option<Sheet>, DbError> {
    let network = tx.network();
    tx.one(&BY_LINK, &[&network, link_hash], row)
}

/// One sheet.
pub fn sheet(tx: &mut Tx<'_>, id: Id<Sheet>) -> Result<Option<Sheet>, DbError> {
    let network = tx.network();
    tx.one(&BY_ID, &[&network, &id], row)
}

/// A person's latest sheets.
pub fn sheets_of(tx: &mut Tx<'_>, asker: PersonId) -> Result<Vec<Sheet>, DbError> {
    let network = tx.network();
    tx.query(&OF_PERSON, &[&network, &asker], row)
}

/// The asks of a sheet, in the order they were asked.
pub fn asks_of_sheet(tx: &mut Tx<'_>, sheet: Id<Sheet>) -> Result<Vec<SheetAsk>, DbError> {
    let network = tx.network();
    tx.query(&ASKS, &[&network, &sheet], |row| {
        Ok(SheetAsk {
            id: row.take()?,
            slug: row.take()?,
            kind: code(row, Kind::parse)?,
            state: code(row, AskState::parse)?,
            helper: row.take()?,
        })
    })
}

fn row(row: &mut Row<'_>) -> Result<Sheet, DbError> {
    Ok(Sheet {
        id: row.take()?,
        asker: row.take()?,
        link_generation: row.take()?,
        for_other: row.take()?,
        consent_at: row.take()?,
        code_language: row.take()?,
        created_at: row.take()?,
    })
}
