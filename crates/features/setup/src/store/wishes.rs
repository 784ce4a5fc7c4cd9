//! Those who want to hear when a group begins near them: asked twice for their yes, counted for stewards, forgotten in time.

use kit_base::{Id, Rng, Span, Timestamp};
use kit_db::{DbError, Row, Statement, Tx, only, sql};
use kit_jobs::idempotency::digest;
use kit_jobs::{Body, Job};
use kit_vault::{Kind, PersonId, Purpose, Registry, Token, Vault, VaultError};
use people::{Contact, NewPerson};

use crate::wish::Near;

/// The private link of somebody who waits is made from this.
const LINK: Purpose = Purpose::new("setup.wish");
/// The job that forgets somebody whose time is over.
pub const FORGET: &str = "setup.forget_tell_me";

pub(super) const LATELY: Statement =
    sql!("SELECT COUNT(*) FROM start_wishes WHERE network_id = $1 AND made_at > $2 AND confirmed_at IS NULL");
pub(super) const SENT: Statement =
    sql!("SELECT 1 FROM start_wishes WHERE network_id = $1 AND form_key = $2 LIMIT 1");
pub(super) const HAS: Statement =
    sql!("SELECT 1 FROM start_wishes WHERE network_id = $1 AND person_id = $2 LIMIT 1");
pub(super) const ADD: Statement = sql!(
    "INSERT INTO start_wishes (network_id, id, person_id, place, region, words, link_hash, form_key, made_at, ends_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)"
);
pub(super) const BY_LINK: Statement = sql!(
    "SELECT id, person_id, place, region, words, confirmed_at, ends_at FROM start_wishes
     WHERE network_id = $1 AND link_hash = $2 ORDER BY id LIMIT 1"
);
pub(super) const BY_ID: Statement = sql!(
    "SELECT id, person_id, place, region, words, confirmed_at, ends_at FROM start_wishes
     WHERE network_id = $1 AND id = $2"
);
pub(super) const WAITING: Statement = sql!(
    "SELECT id, person_id, place, region, words, confirmed_at, ends_at FROM start_wishes
     WHERE network_id = $1 AND confirmed_at IS NOT NULL ORDER BY made_at, id LIMIT 500"
);
pub(super) const CONFIRM: Statement = sql!(
    "UPDATE start_wishes SET confirmed_at = $3, ends_at = $4
     WHERE network_id = $1 AND id = $2 AND confirmed_at IS NULL"
);
/// Fewer than three somewhere are not told to anybody: they could be recognized.
pub(super) const COUNTS: Statement = sql!(
    "SELECT region, COUNT(*) FROM start_wishes
     WHERE network_id = $1 AND confirmed_at IS NOT NULL
     GROUP BY region HAVING COUNT(*) >= 3 ORDER BY region LIMIT 20"
);
pub(super) const DROP_MEETINGS: Statement =
    sql!("DELETE FROM start_meetings WHERE network_id = $1 AND wish_id = $2");
pub(super) const DROP: Statement = sql!("DELETE FROM start_wishes WHERE network_id = $1 AND id = $2");

/// So long somebody waits who said yes.
pub const WAITS: Span = Span::days(180);
/// So long a message waits for its yes.
const UNCONFIRMED: Span = Span::days(3);
/// So many messages to numbers that nobody has confirmed go out in a day.
const MOST_A_DAY: i64 = 50;

/// Marks the key of a wish.
#[derive(Debug)]
pub struct WishRow;

/// Somebody who waits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wish {
    /// Its key.
    pub id: Id<WishRow>,
    /// Who.
    pub person: PersonId,
    /// Where.
    pub near: Near,
    /// Since when it is known that they meant it.
    pub confirmed_at: Option<Timestamp>,
    /// When it is forgotten.
    pub ends_at: Timestamp,
}

/// What became of a form.
pub enum Wished {
    /// It waits for its yes, behind this link.
    Made(PersonId, Token),
    /// This form, or this number, waits already. Nobody is told which.
    Before,
    /// Too many today.
    Full,
}

/// Notes a wish of somebody whom nobody knows yet. A number that waits already gets no second message.
pub fn wish(
    tx: &mut Tx<'_>,
    vault: &Vault,
    (new, near, form_key): (&NewPerson, &Near, [u8; 32]),
    now: Timestamp,
    rng: &Rng,
) -> Result<Wished, VaultError> {
    let network = tx.network();
    let sent = tx.one(&SENT, &[&network, &form_key.as_slice()], only::<i64>)?.is_some();
    if sent {
        return Ok(Wished::Before);
    }
    // Asked before the number is looked up: on a full day every number hears the same.
    let lately: Option<i64> = tx.one(&LATELY, &[&network, &(now - Span::days(1))], only)?;
    if lately.unwrap_or_default() >= MOST_A_DAY {
        return Ok(Wished::Full);
    }
    if waits_already(tx, vault, &new.contact)? {
        return Ok(Wished::Before);
    }
    let person = people::create_unverified(tx, vault, new, now, rng).map_err(DbError::from)?;
    let id = Id::<WishRow>::new(now, rng);
    let link = vault.token(tx, LINK, id.uuid(), 0)?;
    let ends_at = now + UNCONFIRMED;
    let Near { place, region, words } = near;
    tx.execute(
        &ADD,
        &[&network, &id, &person, place, region, words, &link.hash(), &form_key.as_slice(), &now, &ends_at],
    )?;
    look_again(tx, id, ends_at, (now, rng))?;
    Ok(Wished::Made(person, link))
}

fn waits_already(tx: &mut Tx<'_>, vault: &Vault, contact: &Contact) -> Result<bool, VaultError> {
    let found = match contact {
        Contact::Phone(phone) => vault.find(tx, Kind::Phone, phone.reveal(), 8)?,
        Contact::Email(email) => vault.find(tx, Kind::Email, email.reveal(), 8)?,
        Contact::None => Vec::new(),
    };
    for person in found {
        if tx.one(&HAS, &[&tx.network(), &person], only::<i64>)?.is_some() {
            return Ok(true);
        }
    }
    Ok(false)
}

/// The wish behind a link.
pub fn by_link(tx: &mut Tx<'_>, link: &Token) -> Result<Option<Wish>, DbError> {
    tx.one(&BY_LINK, &[&tx.network(), &link.hash()], row)
}

/// The link of a wish, once more.
pub fn link(tx: &mut Tx<'_>, vault: &Vault, wish: &Wish) -> Result<Token, VaultError> {
    vault.token(tx, LINK, wish.id.uuid(), 0)
}

/// They meant it: from now on they wait.
pub fn confirm(tx: &mut Tx<'_>, wish: &Wish, now: Timestamp, rng: &Rng) -> Result<(), DbError> {
    let ends_at = now + WAITS;
    if tx.execute(&CONFIRM, &[&tx.network(), &wish.id, &now, &ends_at])? == 1 {
        look_again(tx, wish.id, ends_at, (now, rng))?;
    }
    Ok(())
}

/// Everybody who waits, the longest first, at most 500.
pub fn waiting(tx: &mut Tx<'_>) -> Result<Vec<Wish>, DbError> {
    tx.query(&WAITING, &[&tx.network()], row)
}

/// How many wait in each part of the county, where there are three or more.
pub fn counts(tx: &mut Tx<'_>) -> Result<Vec<(String, i64)>, DbError> {
    tx.query(&COUNTS, &[&tx.network()], |row| Ok((row.take()?, row.take()?)))
}

/// Forgets a wish, and whoever wished it unless they are here for something else too.
pub fn forget(tx: &mut Tx<'_>, registry: &Registry, wish: &Wish) -> Result<(), DbError> {
    let network = tx.network();
    kit_jobs::cancel(tx, FORGET, wish.id)?;
    tx.execute(&DROP_MEETINGS, &[&network, &wish.id])?;
    tx.execute(&DROP, &[&network, &wish.id])?;
    erase_stranger(tx, registry, wish.person)
}

/// The job's own verb: forgets a wish whose time is over.
pub fn due(tx: &mut Tx<'_>, registry: &Registry, id: Id<WishRow>, now: Timestamp) -> Result<(), DbError> {
    let wish = tx.one(&BY_ID, &[&tx.network(), &id], row)?;
    wish.filter(|wish| wish.ends_at <= now).map_or(Ok(()), |wish| forget(tx, registry, &wish))
}

/// Erases somebody who is in no circle, asked for nothing, waits for nothing and was met by nobody.
pub(super) fn erase_stranger(tx: &mut Tx<'_>, registry: &Registry, person: PersonId) -> Result<(), DbError> {
    let known = people::profile(tx, person)?.is_none_or(|profile| profile.verified_at.is_some());
    let tied = known
        || !people::memberships::of_person(tx, person)?.is_empty()
        || !asks::store::sheets_of(tx, person.cast())?.is_empty()
        || tx.one(&HAS, &[&tx.network(), &person], only::<i64>)?.is_some()
        || super::meetings::is_met(tx, person)?;
    if tied { Ok(()) } else { people::erase(tx, registry, person).map(drop) }
}

/// What a wish is called in the network of a group that it met: nobody finds its way back.
pub fn origin(wish: &Wish, group: &str) -> [u8; 32] {
    digest(&[b"setup.met", wish.id.uuid().as_bytes(), group.as_bytes()])
}

/// Looks at it again then, and only then.
fn look_again(
    tx: &mut Tx<'_>,
    id: Id<WishRow>,
    at: Timestamp,
    (now, rng): (Timestamp, &Rng),
) -> Result<(), DbError> {
    kit_jobs::cancel(tx, FORGET, id)?;
    let job = Job::new(FORGET, Body::new().id("wish", id)).at(at).once(id);
    kit_jobs::enqueue(tx, &job, now, rng).map(drop)
}

fn row(row: &mut Row<'_>) -> Result<Wish, DbError> {
    Ok(Wish {
        id: row.take()?,
        person: row.take()?,
        near: Near { place: row.take()?, region: row.take()?, words: row.take()? },
        confirmed_at: row.take()?,
        ends_at: row.take()?,
    })
}
