//! Areas with a border, such as those of neighborhood councils. Everything here runs in the commons' scope.

use kit_base::{Id, Rng, Timestamp};
use kit_db::{DbError, Statement, Tx, sql};

use crate::areas::{Area, Point};
use crate::domain::Spot;

pub(super) const CLEAR: Statement = sql!("DELETE FROM areas WHERE network_id = $1");
pub(super) const ADD: Statement = sql!(
    "INSERT INTO areas (network_id, id, name, page, south, north, west, east, shape)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)"
);
pub(super) const AROUND: Statement = sql!(
    "SELECT name, page, shape FROM areas
     WHERE network_id = $1 AND south <= $2 AND north >= $2 AND west <= $3 AND east >= $3
     ORDER BY name, id LIMIT 20"
);

/// Marks the key of an area.
#[derive(Debug)]
struct AreaRow;

/// Puts these areas in the place of those that were there.
pub fn replace(tx: &mut Tx<'_>, areas: &[Area], now: Timestamp, rng: &Rng) -> Result<(), DbError> {
    tx.execute(&CLEAR, &[&tx.network()])?;
    for area in areas {
        let bounds = area.bounds();
        let id = Id::<AreaRow>::new(now, rng);
        tx.execute(
            &ADD,
            &[
                &tx.network(),
                &id,
                &area.name,
                &area.site,
                &i64::from(bounds.min_lat_e6),
                &i64::from(bounds.max_lat_e6),
                &i64::from(bounds.min_lon_e6),
                &i64::from(bounds.max_lon_e6),
                &area.to_text(),
            ],
        )?;
    }
    Ok(())
}

/// The areas that hold a point: name and page, by name.
pub fn around(tx: &mut Tx<'_>, spot: Spot) -> Result<Vec<(String, String)>, DbError> {
    let (lat, lon) = spot.degrees();
    let near =
        tx.query(&AROUND, &[&tx.network(), &i64::from(spot.lat_e6), &i64::from(spot.lon_e6)], |row| {
            let (name, page): (String, String) = (row.take()?, row.take()?);
            row.text(|shape| Area::parse(&name, &page, shape))?
                .map_err(|error| DbError::Shape(format!("an area: {error}")))
        })?;
    let holds = |area: &Area| area.holds(Point { lat, lon });
    Ok(near.into_iter().filter(holds).map(|area| (area.name, area.site)).collect())
}
