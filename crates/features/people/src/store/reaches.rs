//! How several people are reached, at once: what a steward's list needs, in two statements.

use std::collections::HashMap;
use std::hash::BuildHasher;

use kit_db::{Each, Tx, sql_each};
use kit_vault::{Cell, PersonId, PersonKey, Vault};

use crate::contact::{Contact, PeopleError, Reach};
use crate::rules::SafeContact;

pub(super) const REACHES: Each = sql_each!(
    "SELECT id, name, phone, email, address, contact_rules, language
     FROM people
     WHERE network_id = $1 AND id IN (",
    ") ORDER BY id LIMIT 128"
);

/// The columns that are sealed, in the order of the statement.
const SEALED: [&str; 5] = ["name", "phone", "email", "address", "contact_rules"];

/// Opens how to reach each of these; the erased are left out. The caller answers for authority.
pub fn reaches(
    tx: &mut Tx<'_>,
    vault: &Vault,
    people: &[PersonId],
) -> Result<HashMap<PersonId, Reach>, PeopleError> {
    let keys = vault.people(tx, people)?;
    reaches_under(tx, &keys)
}

/// The same with their keys at hand.
pub fn reaches_under<S: BuildHasher>(
    tx: &mut Tx<'_>,
    keys: &HashMap<PersonId, PersonKey, S>,
) -> Result<HashMap<PersonId, Reach>, PeopleError> {
    let mut found = HashMap::with_capacity(keys.len());
    let people: Vec<PersonId> = keys.keys().copied().collect();
    let rows = tx.each(&REACHES, &people, |row| {
        let id: PersonId = row.take()?;
        let sealed: [Option<Vec<u8>>; 5] = [row.take()?, row.take()?, row.take()?, row.take()?, row.take()?];
        Ok((id, sealed, row.take::<String>()?))
    })?;
    for (id, sealed, language) in rows {
        let Some(key) = keys.get(&id) else { continue };
        let mut opened = Vec::with_capacity(SEALED.len());
        for (column, sealed) in SEALED.into_iter().zip(&sealed) {
            let open = |bytes: &Vec<u8>| key.open(&Cell::new("people", column, id), bytes);
            opened.push(sealed.as_ref().map(open).transpose()?);
        }
        let mut opened = opened.into_iter();
        let mut next = || opened.next().flatten();
        let (name, phone, email, address, rules) = (next(), next(), next(), next(), next());
        let contact = phone.map(Contact::Phone).or(email.map(Contact::Email)).unwrap_or(Contact::None);
        let rules = rules.map_or_else(SafeContact::default, |text| SafeContact::from_text(text.reveal()));
        found.insert(id, Reach { name, contact, address, rules, language });
    }
    Ok(found)
}
