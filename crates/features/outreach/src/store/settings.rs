//! What a network says on its route sheets: whether illness goes round, and where the county tells what it offers.

use kit_base::Timestamp;
use kit_db::{DbError, Statement, Tx, sql};

pub(super) const LOAD: Statement =
    sql!("SELECT illness, county_text, county_url FROM outreach_settings WHERE network_id = $1");
pub(super) const SAVE: Statement = sql!(
    "INSERT INTO outreach_settings (network_id, illness, county_text, county_url, changed_at)
     VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (network_id)
     DO UPDATE SET illness = excluded.illness, county_text = excluded.county_text,
                   county_url = excluded.county_url, changed_at = excluded.changed_at"
);

/// Those settings.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Settings {
    /// Illness goes round: keep away and wear masks.
    pub illness: bool,
    /// What the county offers, in words.
    pub county_text: String,
    /// Where it says so.
    pub county_url: String,
}

/// As they are now.
pub fn load(tx: &mut Tx<'_>) -> Result<Settings, DbError> {
    let found = tx.one(&LOAD, &[&tx.network()], |row| {
        Ok(Settings { illness: row.take()?, county_text: row.take()?, county_url: row.take()? })
    })?;
    Ok(found.unwrap_or_default())
}

/// From now on.
pub fn save(tx: &mut Tx<'_>, settings: &Settings, now: Timestamp) -> Result<(), DbError> {
    let Settings { illness, county_text, county_url } = settings;
    tx.execute(&SAVE, &[&tx.network(), illness, county_text, county_url, &now]).map(drop)
}
