//! How somebody is reached: sealed when it comes in, opened for those who are entitled, changed by themselves.

use std::collections::HashMap;

use kit_base::{Private, Rng};
use kit_db::{Each, Statement, Tx, sql, sql_each};
use kit_vault::{Cell, PersonId, PersonKey, Terms, Vault, VaultError};

use crate::contact::{Contact, PeopleError, Reach};
use crate::rules::SafeContact;

pub(super) const REACH: Statement = sql!(
    "SELECT name, phone, email, address, contact_rules, language FROM people WHERE network_id = $1 AND id = $2"
);
pub(super) const NAMES: Each =
    sql_each!("SELECT id, name FROM people WHERE network_id = $1 AND id IN (", ") ORDER BY id LIMIT 128");
pub(super) const SET_NAME: Statement =
    sql!("UPDATE people SET name = $3, version = version + 1 WHERE network_id = $1 AND id = $2");
pub(super) const SET_CONTACT: Statement =
    sql!("UPDATE people SET phone = $3, email = $4, version = version + 1 WHERE network_id = $1 AND id = $2");
pub(super) const SET_ADDRESS: Statement =
    sql!("UPDATE people SET address = $3, version = version + 1 WHERE network_id = $1 AND id = $2");
pub(super) const SET_RULES: Statement =
    sql!("UPDATE people SET contact_rules = $3, version = version + 1 WHERE network_id = $1 AND id = $2");

/// Opens how to reach somebody. The caller answers for authority. `None`: erased or never here.
pub fn reach(tx: &mut Tx<'_>, vault: &Vault, person: PersonId) -> Result<Option<Reach>, PeopleError> {
    type Sealed = Option<Vec<u8>>;
    let Some(key) = vault.person(tx, person)? else { return Ok(None) };
    let row = tx.one(&REACH, &[&tx.network(), &person], |row| {
        let sealed: [Sealed; 5] = [row.take()?, row.take()?, row.take()?, row.take()?, row.take()?];
        Ok((sealed, row.take::<String>()?))
    })?;
    let Some(([name, phone, email, address, rules], language)) = row else { return Ok(None) };
    let phone = open(&key, person, "phone", phone.as_deref())?;
    let email = open(&key, person, "email", email.as_deref())?;
    let contact = phone.map(Contact::Phone).or(email.map(Contact::Email)).unwrap_or(Contact::None);
    let rules = open(&key, person, "contact_rules", rules.as_deref())?;
    Ok(Some(Reach {
        name: open(&key, person, "name", name.as_deref())?,
        contact,
        address: open(&key, person, "address", address.as_deref())?,
        rules: rules.map_or_else(SafeContact::default, |text| SafeContact::from_text(text.reveal())),
        language,
    }))
}

/// The name somebody wants to be called by.
pub fn first_name(
    tx: &mut Tx<'_>,
    vault: &Vault,
    person: PersonId,
) -> Result<Option<Private<String>>, PeopleError> {
    Ok(first_names(tx, vault, &[person])?.remove(&person))
}

/// The names of everybody on one page; those without a name, and the erased, are left out.
pub fn first_names(
    tx: &mut Tx<'_>,
    vault: &Vault,
    people: &[PersonId],
) -> Result<HashMap<PersonId, Private<String>>, PeopleError> {
    let keys = vault.people(tx, people)?;
    let mut names = HashMap::with_capacity(people.len());
    let rows =
        tx.each(&NAMES, people, |row| Ok((row.take::<PersonId>()?, row.take::<Option<Vec<u8>>>()?)))?;
    for (id, sealed) in rows {
        if let (Some(key), Some(sealed)) = (keys.get(&id), sealed) {
            names.insert(id, key.open(&Cell::new("people", "name", id), &sealed)?);
        }
    }
    Ok(names)
}

/// Another name to be called by.
pub fn set_name(
    tx: &mut Tx<'_>,
    vault: &Vault,
    person: PersonId,
    name: Option<&Private<String>>,
    rng: &Rng,
) -> Result<(), PeopleError> {
    let key = vault.person(tx, person)?.ok_or(PeopleError::NotHere)?;
    tx.execute(&SET_NAME, &[&tx.network(), &person, &seal(&key, person, "name", name, rng)])?;
    let contact = reach(tx, vault, person)?.map_or(Contact::None, |r| r.contact);
    index(tx, vault, person, name, &contact)
}

/// Another way to be reached; what was there is gone.
pub fn set_contact(
    tx: &mut Tx<'_>,
    vault: &Vault,
    person: PersonId,
    contact: &Contact,
    rng: &Rng,
) -> Result<(), PeopleError> {
    let key = vault.person(tx, person)?.ok_or(PeopleError::NotHere)?;
    let (phone, email) = match contact {
        Contact::None => (None, None),
        Contact::Phone(phone) => (Some(phone), None),
        Contact::Email(email) => (None, Some(email)),
    };
    let (phone, email) = (seal(&key, person, "phone", phone, rng), seal(&key, person, "email", email, rng));
    tx.execute(&SET_CONTACT, &[&tx.network(), &person, &phone, &email])?;
    let name = first_name(tx, vault, person)?;
    index(tx, vault, person, name.as_ref(), contact)
}

/// Another exact address, or none.
pub fn set_address(
    tx: &mut Tx<'_>,
    vault: &Vault,
    person: PersonId,
    address: Option<&Private<String>>,
    rng: &Rng,
) -> Result<(), PeopleError> {
    let key = vault.person(tx, person)?.ok_or(PeopleError::NotHere)?;
    tx.execute(&SET_ADDRESS, &[&tx.network(), &person, &seal(&key, person, "address", address, rng)])?;
    Ok(())
}

/// What is safe from now on.
pub fn set_rules(
    tx: &mut Tx<'_>,
    vault: &Vault,
    person: PersonId,
    rules: &SafeContact,
    rng: &Rng,
) -> Result<(), PeopleError> {
    let key = vault.person(tx, person)?.ok_or(PeopleError::NotHere)?;
    let sealed = seal_rules(&key, person, rules, rng);
    tx.execute(&SET_RULES, &[&tx.network(), &person, &sealed])?;
    Ok(())
}

/// Seals one column of one person.
pub(super) fn seal(
    key: &PersonKey,
    person: PersonId,
    column: &'static str,
    text: Option<&Private<String>>,
    rng: &Rng,
) -> Option<Vec<u8>> {
    text.map(|text| key.seal(&Cell::new("people", column, person), text.reveal(), rng))
}

/// Seals what is safe.
pub(super) fn seal_rules(key: &PersonKey, person: PersonId, rules: &SafeContact, rng: &Rng) -> Vec<u8> {
    key.seal(&Cell::new("people", "contact_rules", person), &rules.to_text(), rng)
}

/// Replaces the look-up terms of a person.
pub(super) fn index(
    tx: &mut Tx<'_>,
    vault: &Vault,
    person: PersonId,
    name: Option<&Private<String>>,
    contact: &Contact,
) -> Result<(), PeopleError> {
    let (phone, email) = match contact {
        Contact::None => (None, None),
        Contact::Phone(phone) => (Some(phone.reveal().as_str()), None),
        Contact::Email(email) => (None, Some(email.reveal().as_str())),
    };
    let terms = Terms { name: name.map(|n| n.reveal().as_str()), phone, email };
    Ok(vault.index_person(tx, person, &terms)?)
}

fn open(
    key: &PersonKey,
    person: PersonId,
    column: &'static str,
    sealed: Option<&[u8]>,
) -> Result<Option<Private<String>>, VaultError> {
    sealed.map(|sealed| key.open(&Cell::new("people", column, person), sealed)).transpose()
}
