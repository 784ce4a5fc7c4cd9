//! People and their households: made, verified, resting, erased.

use circles::CircleId;
use kit_base::{Id, Rng, Slug, Timestamp};
use kit_db::{DbError, Each, Statement, Tx, sql, sql_each};
use kit_i18n::Lang;
use kit_vault::{PersonId, Registry, Vault};

use crate::contact::{Contact, NewPerson, PeopleError};
use crate::store::reaching;
use kit_db::only;

/// Marks the key of a household.
#[derive(Debug)]
pub struct Household;

/// The key of a household.
pub type HouseholdId = Id<Household>;

pub(super) const REROLE: Statement =
    sql!("UPDATE roles SET circle_id = $3 WHERE network_id = $1 AND circle_id = $2");
pub(super) const REHOME: Statement =
    sql!("UPDATE households SET home_circle_id = $3 WHERE network_id = $1 AND home_circle_id = $2");
pub(super) const INSERT_HOUSEHOLD: Statement = sql!(
    "INSERT INTO households (network_id, id, home_circle_id, cell, created_at) VALUES ($1, $2, $3, $4, $5)"
);
pub(super) const INSERT: Statement = sql!(
    "INSERT INTO people (network_id, id, slug, household_id, name, phone, email, address, contact_rules,
                         language, speaks, created_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $10, $11)"
);
pub(super) const VERIFY: Statement = sql!(
    "UPDATE people SET verified_at = $3, version = version + 1
     WHERE network_id = $1 AND id = $2 AND verified_at IS NULL"
);
pub(super) const REST: Statement =
    sql!("UPDATE people SET resting_until = $3, version = version + 1 WHERE network_id = $1 AND id = $2");
pub(super) const WRITE_IN: Statement =
    sql!("UPDATE people SET language = $3, version = version + 1 WHERE network_id = $1 AND id = $2");
pub(super) const SPEAK: Statement =
    sql!("UPDATE people SET speaks = $3, version = version + 1 WHERE network_id = $1 AND id = $2");
pub(super) const MOVE_HOME: Statement = sql!(
    "UPDATE households SET home_circle_id = $3, cell = $4
     WHERE network_id = $1
       AND id = (SELECT household_id FROM people WHERE network_id = $1 AND people.id = $2)"
);
pub(super) const PROFILE: Statement = sql!(
    "SELECT p.id, p.slug, p.language, p.speaks, p.verified_at, p.resting_until, h.home_circle_id, h.cell
     FROM people p
     JOIN households h ON h.network_id = p.network_id AND h.id = p.household_id
     WHERE p.network_id = $1 AND p.id = $2"
);
pub(super) const BY_SLUG: Statement = sql!("SELECT id FROM people WHERE network_id = $1 AND slug = $2");
pub(super) const HOUSEHOLD_OF: Statement =
    sql!("SELECT household_id FROM people WHERE network_id = $1 AND id = $2");
pub(super) const HOME: Statement = sql!(
    "SELECT h.home_circle_id
     FROM people p
     JOIN households h ON h.network_id = p.network_id AND h.id = p.household_id
     WHERE p.network_id = $1 AND p.id = $2 AND h.home_circle_id IS NOT NULL"
);
pub(super) const DROP_HOUSEHOLD: Statement = sql!(
    "DELETE FROM households WHERE network_id = $1 AND id = $2
       AND NOT EXISTS (SELECT 1 FROM people p WHERE p.network_id = $1 AND p.household_id = $2)"
);

pub(super) const HOUSEHOLDS_OF: Each =
    sql_each!("SELECT household_id FROM people WHERE network_id = $1 AND id IN (", ") ORDER BY id LIMIT 128");
pub(super) const DROP_HOUSEHOLDS: Each = sql_each!(
    "DELETE FROM households
     WHERE network_id = $1
       AND NOT EXISTS (
           SELECT 1 FROM people p WHERE p.network_id = households.network_id AND p.household_id = households.id)
       AND id IN (",
    ")"
);

/// What is stored of a person without opening the vault.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Profile {
    /// Their key.
    pub id: PersonId,
    /// Their public name in addresses.
    pub slug: Slug,
    /// The language we write to them in.
    pub language: Lang,
    /// Every language they speak.
    pub speaks: Vec<String>,
    /// Since when somebody has vouched that they are who they say.
    pub verified_at: Option<Timestamp>,
    /// Until when they rest.
    pub resting_until: Option<Timestamp>,
    /// Their household's circle.
    pub home_circle: Option<CircleId>,
    /// Their household's coarse cell.
    pub cell: Option<i64>,
}

/// Makes somebody new, in a household of their own. It never joins a person who is here already, even if the contact
/// is the same: anybody can type anybody's number. "Maybe the same" is for a steward to decide.
pub fn create_unverified(
    tx: &mut Tx<'_>,
    vault: &Vault,
    new: &NewPerson,
    now: Timestamp,
    rng: &Rng,
) -> Result<PersonId, PeopleError> {
    let network = tx.network();
    let (id, household) = (PersonId::new(now, rng), HouseholdId::new(now, rng));
    let key = vault.new_person(tx, id, now, rng)?;
    let (phone, email) = match &new.contact {
        Contact::None => (None, None),
        Contact::Phone(phone) => (Some(phone), None),
        Contact::Email(email) => (None, Some(email)),
    };
    let seal = |column, text: Option<&_>| reaching::seal(&key, id, column, text, rng);
    let rules = reaching::seal_rules(&key, id, &new.rules, rng);
    tx.execute(&INSERT_HOUSEHOLD, &[&network, &household, &new.home_circle, &new.cell, &now])?;
    tx.execute(
        &INSERT,
        &[
            &network,
            &id,
            &Slug::of("people.slug", rng),
            &household,
            &seal("name", new.name.as_ref()),
            &seal("phone", phone),
            &seal("email", email),
            &seal("address", new.address.as_ref()),
            &rules,
            &new.language.code(),
            &now,
        ],
    )?;
    reaching::index(tx, vault, id, new.name.as_ref(), &new.contact)?;
    Ok(id)
}

/// Somebody met them or called them back: they are who they say.
pub fn verify(tx: &mut Tx<'_>, person: PersonId, at: Timestamp) -> Result<bool, DbError> {
    Ok(tx.execute(&VERIFY, &[&tx.network(), &person, &at])? == 1)
}

/// The circle of their door, if they named one.
pub fn home(tx: &mut Tx<'_>, person: PersonId) -> Result<Option<CircleId>, DbError> {
    tx.one(&HOME, &[&tx.network(), &person], only)
}

/// Those who live in one circle, or hold a role there, do so in another from now on: the one is over.
pub fn rehome(tx: &mut Tx<'_>, from: CircleId, to: CircleId) -> Result<(), DbError> {
    let network = tx.network();
    for statement in [&REHOME, &REROLE] {
        tx.execute(statement, &[&network, &from, &to])?;
    }
    Ok(())
}

/// Rests until then; `None` is back again.
pub fn rest(tx: &mut Tx<'_>, person: PersonId, until: Option<Timestamp>) -> Result<bool, DbError> {
    Ok(tx.execute(&REST, &[&tx.network(), &person, &until])? == 1)
}

/// The language we write to them in.
pub fn set_language(tx: &mut Tx<'_>, person: PersonId, language: Lang) -> Result<bool, DbError> {
    Ok(tx.execute(&WRITE_IN, &[&tx.network(), &person, &language.code()])? == 1)
}

/// Every language they speak, as BCP 47 codes.
pub fn set_speaks(tx: &mut Tx<'_>, person: PersonId, codes: &[&str]) -> Result<bool, DbError> {
    Ok(tx.execute(&SPEAK, &[&tx.network(), &person, &codes.join(" ")])? == 1)
}

/// Moves their household to another circle and cell.
pub fn move_home(
    tx: &mut Tx<'_>,
    person: PersonId,
    circle: Option<CircleId>,
    cell: Option<i64>,
) -> Result<(), DbError> {
    tx.execute(&MOVE_HOME, &[&tx.network(), &person, &circle, &cell]).map(drop)
}

/// What is stored of somebody in the clear; `None` if erased or never here.
pub fn profile(tx: &mut Tx<'_>, person: PersonId) -> Result<Option<Profile>, DbError> {
    tx.one(&PROFILE, &[&tx.network(), &person], |row| {
        Ok(Profile {
            id: row.take()?,
            slug: row.take()?,
            language: row.take::<String>()?.parse().unwrap_or_default(),
            speaks: row.take::<String>()?.split(' ').map(str::to_owned).collect(),
            verified_at: row.take()?,
            resting_until: row.take()?,
            home_circle: row.take()?,
            cell: row.take()?,
        })
    })
}

/// Somebody by their public name.
pub fn by_slug(tx: &mut Tx<'_>, slug: &str) -> Result<Option<PersonId>, DbError> {
    tx.one(&BY_SLUG, &[&tx.network(), &slug], only)
}

/// Erases somebody everywhere the registry knows of, and their household if they were the last in it. The caller's
/// job runs `db.scrub()` afterwards.
pub fn erase(tx: &mut Tx<'_>, registry: &Registry, person: PersonId) -> Result<u64, DbError> {
    let network = tx.network();
    let household = tx.one(&HOUSEHOLD_OF, &[&network, &person], only::<HouseholdId>)?;
    let mut rows = registry.erase(tx, person)?;
    if let Some(household) = household {
        rows += tx.execute(&DROP_HOUSEHOLD, &[&network, &household])?;
    }
    Ok(rows)
}

/// [`erase`] for many at once.
pub fn erase_many(tx: &mut Tx<'_>, registry: &Registry, people: &[PersonId]) -> Result<u64, DbError> {
    let households: Vec<HouseholdId> = tx.each(&HOUSEHOLDS_OF, people, only)?;
    let rows = registry.erase_many(tx, people)?;
    Ok(rows + tx.execute_each(&DROP_HOUSEHOLDS, &households)?)
}
