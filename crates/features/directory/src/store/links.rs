//! The link with which a group tends its own listing. It is made from the network's key and only its hash is kept, so that a
//! steward can send the same one again; another generation ends it. Everything here runs in the scope of the keeper's network.

use kit_base::Timestamp;
use kit_db::{DbError, Statement, Tx, only, sql};
use kit_vault::{Purpose, Token, Vault, VaultError};

use super::listings::ListingId;

pub(super) const OF: Statement =
    sql!("SELECT generation FROM listing_links WHERE network_id = $1 AND listing_id = $2");
pub(super) const SET: Statement = sql!(
    "INSERT INTO listing_links (network_id, listing_id, generation, hash, made_at) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (network_id, listing_id)
     DO UPDATE SET generation = excluded.generation, hash = excluded.hash, made_at = excluded.made_at, used_at = NULL"
);
pub(super) const BY_HASH: Statement =
    sql!("SELECT listing_id FROM listing_links WHERE network_id = $1 AND hash = $2");
pub(super) const USED: Statement =
    sql!("UPDATE listing_links SET used_at = $3 WHERE network_id = $1 AND listing_id = $2");
pub(super) const DROP: Statement =
    sql!("DELETE FROM listing_links WHERE network_id = $1 AND listing_id = $2");

const PURPOSE: Purpose = Purpose::new("directory.listing");

/// The link of a listing, the same every time, or a new one that ends the one before.
pub fn link(
    tx: &mut Tx<'_>,
    vault: &Vault,
    listing: ListingId,
    anew: bool,
    now: Timestamp,
) -> Result<Token, VaultError> {
    let had: Option<u32> = tx.one(&OF, &[&tx.network(), &listing], only)?;
    let generation = had.map_or(0, |had| if anew { had + 1 } else { had });
    let token = vault.token(tx, PURPOSE, listing.uuid(), generation)?;
    if anew || had.is_none() {
        tx.execute(&SET, &[&tx.network(), &listing, &i64::from(generation), &token.hash().as_slice(), &now])?;
    }
    Ok(token)
}

/// The link that was made for a listing, if one was.
pub fn known(tx: &mut Tx<'_>, vault: &Vault, listing: ListingId) -> Result<Option<Token>, VaultError> {
    let generation: Option<u32> = tx.one(&OF, &[&tx.network(), &listing], only)?;
    generation.map(|generation| vault.token(tx, PURPOSE, listing.uuid(), generation)).transpose()
}

/// The listing that a link tends.
pub fn opens(tx: &mut Tx<'_>, token: &Token) -> Result<Option<ListingId>, DbError> {
    tx.one(&BY_HASH, &[&tx.network(), &token.hash().as_slice()], only)
}

/// The group used its link: from now on it speaks for itself.
pub fn used(tx: &mut Tx<'_>, listing: ListingId, now: Timestamp) -> Result<(), DbError> {
    tx.execute(&USED, &[&tx.network(), &listing, &now]).map(drop)
}

/// Ends a link.
pub fn end(tx: &mut Tx<'_>, listing: ListingId) -> Result<(), DbError> {
    tx.execute(&DROP, &[&tx.network(), &listing]).map(drop)
}
