//! What a circle says on its route sheets: the season, words of its own, where the county tells what it offers. A circle
//! that says nothing says what the nearest one around it does.

use circles::CircleId;
use kit_base::Timestamp;
use kit_db::{DbError, Statement, Tx, sql};

use crate::domain::Season;

pub(super) const LOAD: Statement = sql!(
    "SELECT s.seasons, s.own_words, s.county_text, s.county_url
     FROM circle_ancestors a
     JOIN outreach_settings s ON s.network_id = a.network_id AND s.circle_id = a.ancestor_id
     WHERE a.network_id = $1 AND a.circle_id = $2
     ORDER BY a.depth LIMIT 1"
);
pub(super) const SAVE: Statement = sql!(
    "INSERT INTO outreach_settings (network_id, circle_id, seasons, own_words, county_text, county_url, changed_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7)
     ON CONFLICT (network_id, circle_id)
     DO UPDATE SET seasons = excluded.seasons, own_words = excluded.own_words, county_text = excluded.county_text,
                   county_url = excluded.county_url, changed_at = excluded.changed_at"
);

/// Those settings.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Settings {
    /// What is in the air.
    pub seasons: Vec<Season>,
    /// What the circle itself wants minded.
    pub own_words: String,
    /// What the county offers, in words.
    pub county_text: String,
    /// Where it says so.
    pub county_url: String,
}

impl Settings {
    /// Whether that season is on.
    pub fn has(&self, season: Season) -> bool {
        self.seasons.contains(&season)
    }
}

/// As they are now for this circle.
pub fn load(tx: &mut Tx<'_>, circle: CircleId) -> Result<Settings, DbError> {
    let found = tx.one(&LOAD, &[&tx.network(), &circle], |row| {
        let seasons = row.text(Season::read)?;
        Ok(Settings { seasons, own_words: row.take()?, county_text: row.take()?, county_url: row.take()? })
    })?;
    Ok(found.unwrap_or_default())
}

/// From now on, in this circle and those inside it that say nothing else.
pub fn save(tx: &mut Tx<'_>, circle: CircleId, settings: &Settings, now: Timestamp) -> Result<(), DbError> {
    let Settings { seasons, own_words, county_text, county_url } = settings;
    let seasons = Season::write(seasons);
    tx.execute(&SAVE, &[&tx.network(), &circle, &seasons, own_words, county_text, county_url, &now]).map(drop)
}
