//! Offers kept, changed and ended, and the slots that tell where each of them counts.

mod many;
mod slots;
mod waiting;

use circles::CircleId;
use kit_base::{Id, Rng, Timestamp};
use kit_db::{DbError, Row, Statement, Tx, only, sql};
use people::PersonId;

use crate::domain::{Band, Day, Kind, Offer, Part, PerWeek, Travel};
pub use many::keep_many;
pub use slots::{asked, renew_all, renew_slots};
pub use waiting::{Waiting, home_of, is_waiting, waiting, welcome};

const KEEP: Statement = sql!(
    "INSERT INTO offers (network_id, person_id, home_circle_id, kinds, days, parts, band, languages, travel,
        per_week, night, lot, made_at, changed_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $13)
     ON CONFLICT (network_id, person_id) DO UPDATE SET kinds = excluded.kinds, days = excluded.days,
        parts = excluded.parts, band = excluded.band, languages = excluded.languages, travel = excluded.travel,
        per_week = excluded.per_week, night = excluded.night, changed_at = excluded.changed_at"
);

const OF_PERSON: Statement = sql!(
    "SELECT o.kinds, o.days, o.parts, o.band, o.languages, o.travel, o.per_week, o.night, p.resting_until
     FROM offers o
     JOIN people p ON p.network_id = o.network_id AND p.id = o.person_id
     WHERE o.network_id = $1 AND o.person_id = $2"
);

const END: Statement = sql!("DELETE FROM offers WHERE network_id = $1 AND person_id = $2");

const LINK: Statement =
    sql!("UPDATE offers SET link_id = $3, link_hash = $4 WHERE network_id = $1 AND person_id = $2");

const BY_LINK: Statement =
    sql!("SELECT person_id FROM offers WHERE network_id = $1 AND link_hash = $2 LIMIT 1");

/// Every statement of this room.
pub const STATEMENTS: &[Statement] = &[
    KEEP,
    OF_PERSON,
    END,
    LINK,
    BY_LINK,
    many::KEEP_MANY,
    slots::CLEAR,
    slots::PUT,
    slots::LATEST,
    slots::WHERE_TO,
    slots::ASKED,
    slots::ALL,
    waiting::WAITING,
    waiting::WELCOME,
    waiting::IS_WAITING,
    waiting::HOME_OF,
    crate::jobs::NETWORKS,
];

/// Marks the key that an offer's private link is made from.
#[derive(Debug)]
pub struct OfferLink;

/// Keeps what somebody offers, new or changed. It counts nowhere before [`welcome`] and [`renew_slots`].
pub fn keep(
    tx: &mut Tx<'_>,
    person: PersonId,
    (home, offer): (CircleId, &Offer),
    now: Timestamp,
    rng: &Rng,
) -> Result<(), DbError> {
    tx.execute(
        &KEEP,
        &[
            &tx.network(),
            &person,
            &home,
            &joined(offer.kinds.iter().map(|kind| kind.code())),
            &joined(offer.days.iter().map(|day| day.code())),
            &joined(offer.parts.iter().map(|part| part.code())),
            &offer.band.code(),
            &joined(offer.languages.iter().copied()),
            &offer.travel.code(),
            &offer.per_week.code(),
            &offer.night_opt_in,
            &lot(rng),
            &now,
        ],
    )
    .map(drop)
}

/// What somebody offers, if they do.
pub fn of_person(tx: &mut Tx<'_>, person: PersonId) -> Result<Option<Offer>, DbError> {
    tx.one(&OF_PERSON, &[&tx.network(), &person], offer)
}

/// Ends an offer; whoever made it stays a neighbor.
pub fn end(tx: &mut Tx<'_>, person: PersonId) -> Result<bool, DbError> {
    let network = tx.network();
    tx.execute(&slots::CLEAR, &[&network, &person])?;
    Ok(tx.execute(&END, &[&network, &person])? == 1)
}

/// Gives an offer a private way back.
pub fn set_link(
    tx: &mut Tx<'_>,
    person: PersonId,
    link: Id<OfferLink>,
    hash: [u8; 32],
) -> Result<(), DbError> {
    tx.execute(&LINK, &[&tx.network(), &person, &link, &hash]).map(drop)
}

/// Whose offer a private link opens.
pub fn by_link(tx: &mut Tx<'_>, hash: &[u8; 32]) -> Result<Option<PersonId>, DbError> {
    tx.one(&BY_LINK, &[&tx.network(), hash], only)
}

/// A lot is drawn once: between two who are alike in everything, neither name nor seniority decides.
fn lot(rng: &Rng) -> i64 {
    i64::from(u32::from_le_bytes(rng.bytes("offers.lot")))
}

fn joined<'a>(codes: impl Iterator<Item = &'a str>) -> String {
    codes.collect::<Vec<_>>().join(" ")
}

fn offer(row: &mut Row<'_>) -> Result<Offer, DbError> {
    Ok(Offer {
        kinds: row.text(|text| text.split(' ').filter_map(Kind::parse).collect())?,
        days: row.text(|text| text.split(' ').filter_map(Day::parse).collect())?,
        parts: row.text(|text| text.split(' ').filter_map(Part::parse).collect())?,
        band: code(row, Band::parse)?,
        languages: row.text(|text| Offer::known(text.split(' ')))?,
        travel: code(row, Travel::parse)?,
        per_week: code(row, PerWeek::parse)?,
        night_opt_in: row.take()?,
        resting_until: row.take()?,
    })
}

/// Reads a stored code; a word the program does not know is a broken row.
fn code<T>(row: &mut Row<'_>, parse: impl Fn(&str) -> Option<T>) -> Result<T, DbError> {
    row.text(|text| parse(text).ok_or_else(|| DbError::Shape(format!("the code {text}"))))?
}
