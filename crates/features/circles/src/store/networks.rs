//! Which network answers at a host, and its settings.

use kit_base::Timestamp;
use kit_db::{COMMONS, DbError, NetworkId, Row, Statement, Tx, sql};

use crate::domain::{Network, NewNetwork};
use crate::domain::{as_column, from_column, languages_text};
use kit_db::only;

pub(super) const LOAD: Statement = sql!(
    "SELECT network_id,
            slug,
            name,
            zone,
            public_url,
            passkey_rp_id,
            languages,
            help_line,
            help_hours,
            awake_from,
            awake_until,
            retention_closed_days,
            retention_untouched_days,
            demo,
            created_at,
            version,
            weekly_asks,
            paused_until,
            paused_words,
            other_help,
            hours_by,
            crisis_lines
     FROM networks
     WHERE network_id = $1"
);
pub(super) const BY_HOST: Statement = sql!("SELECT network_id FROM network_hosts WHERE host = $1");
pub(super) const BY_SLUG: Statement = sql!("SELECT network_id FROM networks WHERE slug = $1");
pub(super) const FIRST_TWO: Statement =
    sql!("SELECT network_id FROM networks WHERE network_id <> $1 ORDER BY network_id LIMIT 2");
pub(super) const ANY_DEMO: Statement = sql!("SELECT 1 FROM networks WHERE demo LIMIT 1");
pub(super) const INSERT: Statement = sql!(
    "INSERT INTO networks (network_id, slug, name, zone, public_url, passkey_rp_id, languages,
                           help_line, help_hours, demo, created_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)"
);
pub(super) const SETTLE: Statement = sql!(
    "UPDATE networks SET name = $2, help_line = $3, help_hours = $4, hours_by = $5, crisis_lines = $6,
        languages = $7, retention_closed_days = $8, retention_untouched_days = $9, version = version + 1
     WHERE network_id = $1"
);
pub(super) const ADD_HOST: Statement = sql!(
    "INSERT INTO network_hosts (host, network_id) VALUES ($1, $2)
     ON CONFLICT (host) DO UPDATE SET network_id = excluded.network_id"
);

/// One network's settings.
pub fn load_network(tx: &mut Tx<'_>, id: NetworkId) -> Result<Option<Network>, DbError> {
    tx.one(&LOAD, &[&id], network)
}

/// The network that answers at this host (lower case, without port). Server scope.
pub fn network_by_host(tx: &mut Tx<'_>, host: &str) -> Result<Option<Network>, DbError> {
    let id = tx.one(&BY_HOST, &[&host], only)?;
    id.map_or(Ok(None), |id| load_network(tx, id))
}

/// The network mounted under `/n/{slug}`. Server scope.
pub fn network_by_slug(tx: &mut Tx<'_>, slug: &str) -> Result<Option<Network>, DbError> {
    let id = tx.one(&BY_SLUG, &[&slug], only)?;
    id.map_or(Ok(None), |id| load_network(tx, id))
}

/// The network of a server that has exactly one. Server scope.
pub fn only_network(tx: &mut Tx<'_>) -> Result<Option<Network>, DbError> {
    let ids: Vec<NetworkId> = tx.query(&FIRST_TWO, &[&COMMONS], only)?;
    match ids[..] {
        [id] => load_network(tx, id),
        _ => Ok(None),
    }
}

/// Whether any network here was made for show. Server scope.
pub fn any_demo(tx: &mut Tx<'_>) -> Result<bool, DbError> {
    Ok(tx.one(&ANY_DEMO, &[], only::<i64>)?.is_some())
}

/// Adds a network. Its keys are the vault's to make. Server scope, or its own.
pub fn create_network(tx: &mut Tx<'_>, new: &NewNetwork, now: Timestamp) -> Result<(), DbError> {
    let languages = languages_text(&new.languages);
    tx.execute(
        &INSERT,
        &[
            &new.id,
            &new.slug,
            &new.name,
            &new.zone,
            &new.public_url,
            &new.host(),
            &languages,
            &new.help_line,
            &new.help_hours,
            &new.demo,
            &now,
        ],
    )?;
    Ok(())
}

/// Lets a network answer at a host; a host that another had moves here. Server scope.
pub fn add_host(tx: &mut Tx<'_>, host: &str, network: NetworkId) -> Result<(), DbError> {
    tx.execute(&ADD_HOST, &[&host.to_ascii_lowercase(), &network])?;
    Ok(())
}

/// Keeps what a network's stewards changed: name, help line and hours, words, languages, days. The rest stays.
pub fn settle(tx: &mut Tx<'_>, new: &Network) -> Result<(), DbError> {
    let (hours, crisis) = (as_column(&new.words.hours), as_column(&new.words.crisis));
    let languages = languages_text(&new.languages);
    let days = (new.retention_closed_days, new.retention_untouched_days);
    tx.execute(
        &SETTLE,
        &[
            &tx.network(),
            &new.name,
            &new.help_line,
            &new.help_hours,
            &hours,
            &crisis,
            &languages,
            &days.0,
            &days.1,
        ],
    )
    .map(drop)
}

fn network(row: &mut Row<'_>) -> Result<Network, DbError> {
    Ok(Network {
        id: row.take()?,
        slug: row.take()?,
        name: row.take()?,
        zone: row.take()?,
        public_url: row.take()?,
        passkey_rp_id: row.take()?,
        languages: crate::domain::languages(&row.take::<String>()?),
        help_line: row.take()?,
        help_hours: row.take()?,
        awake_from: row.take()?,
        awake_until: row.take()?,
        retention_closed_days: row.take()?,
        retention_untouched_days: row.take()?,
        demo: row.take()?,
        created_at: row.take()?,
        version: row.take()?,
        capacity: crate::Capacity {
            weekly: row.take()?,
            paused_until: row.take()?,
            paused_words: row.take()?,
            other_help: row.take()?,
        },
        words: crate::Words {
            hours: from_column(row.take::<Option<String>>()?.as_deref()),
            crisis: from_column(row.take::<Option<String>>()?.as_deref()),
        },
    })
}
