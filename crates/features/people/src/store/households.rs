//! Households of several people, many at once: what a spreadsheet brings.

use circles::CircleId;
use kit_base::{Private, Rng, Slug, Timestamp};
use kit_db::{Statement, ToValue, Tx, sql};
use kit_i18n::Lang;
use kit_vault::{PersonId, PersonKey, Terms, Vault};

use crate::contact::PeopleError;
use crate::rules::SafeContact;
use crate::store::person::{HouseholdId, INSERT_HOUSEHOLD};
use crate::store::reaching;

pub(super) const HOUSEHOLDS: Statement = sql!(
    "INSERT INTO households (network_id, home_circle_id, created_at, id)
     VALUES ($1, $2, $3, $4), ($1, $2, $3, $5), ($1, $2, $3, $6), ($1, $2, $3, $7), ($1, $2, $3, $8),
            ($1, $2, $3, $9), ($1, $2, $3, $10), ($1, $2, $3, $11), ($1, $2, $3, $12), ($1, $2, $3, $13),
            ($1, $2, $3, $14), ($1, $2, $3, $15), ($1, $2, $3, $16), ($1, $2, $3, $17), ($1, $2, $3, $18),
            ($1, $2, $3, $19)"
);
pub(super) const PERSON: Statement = sql!(
    "INSERT INTO people (network_id, created_at, id, slug, household_id, name, phone, email, address, contact_rules,
                         language, speaks)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)"
);
pub(super) const PEOPLE: Statement = sql!(
    "INSERT INTO people (network_id, created_at, id, slug, household_id, name, phone, email, address, contact_rules,
                         language, speaks)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12),
            ($1, $2, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22),
            ($1, $2, $23, $24, $25, $26, $27, $28, $29, $30, $31, $32),
            ($1, $2, $33, $34, $35, $36, $37, $38, $39, $40, $41, $42),
            ($1, $2, $43, $44, $45, $46, $47, $48, $49, $50, $51, $52),
            ($1, $2, $53, $54, $55, $56, $57, $58, $59, $60, $61, $62),
            ($1, $2, $63, $64, $65, $66, $67, $68, $69, $70, $71, $72),
            ($1, $2, $73, $74, $75, $76, $77, $78, $79, $80, $81, $82)"
);

/// Households in one statement.
const HOUSEHOLD_BATCH: usize = 16;
/// People in one statement.
const PEOPLE_BATCH: usize = 8;

/// One of a household, as somebody else wrote them down. Nobody has checked who they are.
#[derive(Clone, Default)]
pub struct Member {
    /// What to call them.
    pub name: Option<Private<String>>,
    /// Their phone.
    pub phone: Option<Private<String>>,
    /// Their e-mail address.
    pub email: Option<Private<String>>,
    /// The household's address.
    pub address: Option<Private<String>>,
    /// The language we write to them in.
    pub language: Lang,
    /// What they speak, as codes with blanks between.
    pub speaks: String,
}

/// A person just made.
#[derive(Clone)]
pub struct Made {
    /// Their key.
    pub id: PersonId,
    /// Seals what else is said about them.
    pub key: PersonKey,
}

/// Makes households of one circle with the people in each, in their order. Like
/// [`crate::create_unverified`], it joins nobody who is here already.
pub fn create_households(
    tx: &mut Tx<'_>,
    vault: &Vault,
    (home, households): (Option<CircleId>, &[Vec<Member>]),
    now: Timestamp,
    rng: &Rng,
) -> Result<Vec<Vec<Made>>, PeopleError> {
    let ids: Vec<HouseholdId> = households.iter().map(|_| HouseholdId::new(now, rng)).collect();
    insert_households(tx, home, &ids, now)?;
    let members: Vec<(HouseholdId, &Member)> = ids
        .iter()
        .zip(households)
        .flat_map(|(id, members)| members.iter().map(move |member| (*id, member)))
        .collect();
    let people: Vec<PersonId> = members.iter().map(|_| PersonId::new(now, rng)).collect();
    let keys = vault.new_people(tx, &people, now, rng)?;
    let rows: Vec<Sealed> = members
        .iter()
        .zip(people.iter().zip(&keys))
        .map(|((household, member), (id, key))| Sealed::of(*household, member, (*id, key), rng))
        .collect();
    insert_people(tx, &rows, now)?;
    let terms: Vec<(PersonId, Terms<'_>)> =
        people.iter().zip(&members).map(|(id, (_, member))| (*id, member.terms())).collect();
    vault.index_new_people(tx, &terms)?;
    let mut made = people.into_iter().zip(keys).map(|(id, key)| Made { id, key });
    Ok(households.iter().map(|members| made.by_ref().take(members.len()).collect()).collect())
}

impl Member {
    fn terms(&self) -> Terms<'_> {
        Terms {
            name: self.name.as_ref().map(|text| text.reveal().as_str()),
            phone: self.phone.as_ref().map(|text| text.reveal().as_str()),
            email: self.email.as_ref().map(|text| text.reveal().as_str()),
        }
    }
}

/// A row of `people` as it is stored.
struct Sealed {
    id: PersonId,
    slug: Slug,
    household: HouseholdId,
    columns: [Option<Vec<u8>>; 5],
    language: &'static str,
    speaks: String,
}

impl Sealed {
    fn of(household: HouseholdId, member: &Member, (id, key): (PersonId, &PersonKey), rng: &Rng) -> Self {
        let seal =
            |column, text: &Option<Private<String>>| reaching::seal(key, id, column, text.as_ref(), rng);
        let language = member.language.code();
        Self {
            id,
            slug: Slug::of("people.slug", rng),
            household,
            columns: [
                seal("name", &member.name),
                seal("phone", &member.phone),
                seal("email", &member.email),
                seal("address", &member.address),
                Some(reaching::seal_rules(key, id, &SafeContact::default(), rng)),
            ],
            language,
            speaks: if member.speaks.is_empty() { language.to_owned() } else { member.speaks.clone() },
        }
    }

    fn params<'a>(&'a self, out: &mut Vec<&'a dyn ToValue>) {
        out.extend([&self.id as &dyn ToValue, &self.slug, &self.household]);
        out.extend(self.columns.iter().map(|column| column as &dyn ToValue));
        out.extend([&self.language as &dyn ToValue, &self.speaks]);
    }
}

fn insert_households(
    tx: &mut Tx<'_>,
    home: Option<CircleId>,
    ids: &[HouseholdId],
    now: Timestamp,
) -> Result<(), PeopleError> {
    let network = tx.network();
    let (whole, rest) = ids.split_at(ids.len() / HOUSEHOLD_BATCH * HOUSEHOLD_BATCH);
    for batch in whole.chunks(HOUSEHOLD_BATCH) {
        let mut params: Vec<&dyn ToValue> = vec![&network, &home, &now];
        params.extend(batch.iter().map(|id| id as &dyn ToValue));
        tx.execute(&HOUSEHOLDS, &params)?;
    }
    for id in rest {
        tx.execute(&INSERT_HOUSEHOLD, &[&network, id, &home, &None::<i64>, &now])?;
    }
    Ok(())
}

fn insert_people(tx: &mut Tx<'_>, rows: &[Sealed], now: Timestamp) -> Result<(), PeopleError> {
    let network = tx.network();
    let (whole, rest) = rows.split_at(rows.len() / PEOPLE_BATCH * PEOPLE_BATCH);
    let one = rest.chunks(1).map(|row| (&PERSON, row));
    for (statement, batch) in whole.chunks(PEOPLE_BATCH).map(|rows| (&PEOPLE, rows)).chain(one) {
        let mut params: Vec<&dyn ToValue> = vec![&network, &now];
        for row in batch {
            row.params(&mut params);
        }
        tx.execute(statement, &params)?;
    }
    Ok(())
}

pub(super) const MEMBERS: Statement = sql!(
    "INSERT INTO memberships (network_id, circle_id, joined_at, person_id)
     VALUES ($1, $2, $3, $4), ($1, $2, $3, $5), ($1, $2, $3, $6), ($1, $2, $3, $7), ($1, $2, $3, $8),
            ($1, $2, $3, $9), ($1, $2, $3, $10), ($1, $2, $3, $11), ($1, $2, $3, $12), ($1, $2, $3, $13),
            ($1, $2, $3, $14), ($1, $2, $3, $15), ($1, $2, $3, $16), ($1, $2, $3, $17), ($1, $2, $3, $18),
            ($1, $2, $3, $19)"
);
pub(super) const HELPS: Statement = sql!(
    "SELECT id FROM roles
     WHERE network_id = $1 AND person_id = $2 AND circle_id = $3 AND role = 'helper' AND until IS NULL
     ORDER BY id LIMIT 1"
);

/// Makes people who have just been made members of a circle; nobody vouches for them.
pub fn join_many(
    tx: &mut Tx<'_>,
    circle: CircleId,
    people: &[PersonId],
    now: Timestamp,
) -> Result<(), PeopleError> {
    let network = tx.network();
    let (whole, rest) = people.split_at(people.len() / HOUSEHOLD_BATCH * HOUSEHOLD_BATCH);
    for batch in whole.chunks(HOUSEHOLD_BATCH) {
        let mut params: Vec<&dyn ToValue> = vec![&network, &circle, &now];
        params.extend(batch.iter().map(|id| id as &dyn ToValue));
        tx.execute(&MEMBERS, &params)?;
    }
    for &person in rest {
        super::memberships::join(tx, circle, person, None, now)?;
    }
    Ok(())
}

/// Whether somebody helps in exactly this circle.
pub fn helps(tx: &mut Tx<'_>, person: PersonId, circle: CircleId) -> Result<bool, PeopleError> {
    let network = tx.network();
    Ok(tx.one(&HELPS, &[&network, &person, &circle], kit_db::only::<uuid::Uuid>)?.is_some())
}
