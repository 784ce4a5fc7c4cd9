//! Offers by the hundred, as a list brings them: eight in one statement.

use circles::CircleId;
use kit_base::{Rng, Timestamp};
use kit_db::{DbError, Statement, ToValue, Tx, sql};
use people::PersonId;

use super::{joined, keep, lot};
use crate::domain::Offer;

pub(super) const KEEP_MANY: Statement = sql!(
    "INSERT INTO offers (network_id, person_id, home_circle_id, kinds, days, parts, band, languages, travel,
        per_week, night, lot, made_at, changed_at)
     VALUES ($1, $4, $2, $5, $6, $7, $8, $9, $10, $11, $12, $13, $3, $3),
            ($1, $14, $2, $15, $16, $17, $18, $19, $20, $21, $22, $23, $3, $3),
            ($1, $24, $2, $25, $26, $27, $28, $29, $30, $31, $32, $33, $3, $3),
            ($1, $34, $2, $35, $36, $37, $38, $39, $40, $41, $42, $43, $3, $3),
            ($1, $44, $2, $45, $46, $47, $48, $49, $50, $51, $52, $53, $3, $3),
            ($1, $54, $2, $55, $56, $57, $58, $59, $60, $61, $62, $63, $3, $3),
            ($1, $64, $2, $65, $66, $67, $68, $69, $70, $71, $72, $73, $3, $3),
            ($1, $74, $2, $75, $76, $77, $78, $79, $80, $81, $82, $83, $3, $3)"
);

/// Offers in one statement.
const BATCH: usize = 8;

/// An offer as it is stored.
struct Row<'a> {
    person: &'a PersonId,
    lists: [String; 4],
    codes: [&'static str; 3],
    night: bool,
    lot: i64,
}

impl<'a> Row<'a> {
    fn of((person, offer): &'a (PersonId, Offer), rng: &Rng) -> Self {
        Self {
            person,
            lists: [
                joined(offer.kinds.iter().map(|kind| kind.code())),
                joined(offer.days.iter().map(|day| day.code())),
                joined(offer.parts.iter().map(|part| part.code())),
                joined(offer.languages.iter().copied()),
            ],
            codes: [offer.band.code(), offer.travel.code(), offer.per_week.code()],
            night: offer.night_opt_in,
            lot: lot(rng),
        }
    }

    fn params(&self) -> [&dyn ToValue; 10] {
        let [kinds, days, parts, languages] = &self.lists;
        let [band, travel, per_week] = &self.codes;
        [self.person, kinds, days, parts, band, languages, travel, per_week, &self.night, &self.lot]
    }
}

/// [`keep`] for many who are new: nobody of them has an offer yet.
pub fn keep_many(
    tx: &mut Tx<'_>,
    home: CircleId,
    offers: &[(PersonId, Offer)],
    now: Timestamp,
    rng: &Rng,
) -> Result<(), DbError> {
    let network = tx.network();
    let (whole, rest) = offers.split_at(offers.len() / BATCH * BATCH);
    for batch in whole.chunks(BATCH) {
        let rows: Vec<Row<'_>> = batch.iter().map(|one| Row::of(one, rng)).collect();
        let mut params: Vec<&dyn ToValue> = vec![&network, &home, &now];
        params.extend(rows.iter().flat_map(Row::params));
        tx.execute(&KEEP_MANY, &params)?;
    }
    rest.iter().try_for_each(|(person, offer)| keep(tx, *person, (home, offer), now, rng))
}
