//! Whose a posting is: a neighbor who is signed in asks as themselves, whoever asks again is the same person, and
//! everybody else is somebody new.

use kit_db::Tx;
use people::Contact;

use super::{Besides, Posting};
use crate::acts::{ActError, Cx};
use crate::domain::PersonId;

/// Finds the person, or makes one that nobody has verified.
pub(super) fn find_or_make(
    tx: &mut Tx<'_>,
    cx: &Cx<'_>,
    posting: &Posting,
    besides: &Besides,
) -> Result<PersonId, ActError> {
    let for_themselves = posting.for_other.is_none() && posting.taken_by.is_none();
    if let Some(me) = besides.me.filter(|_| for_themselves)
        && is_contact_of(tx, cx, me, &posting.person.contact, true)?
    {
        keep_what_is_new(tx, cx, me, posting)?;
        return Ok(me);
    }
    if let Some((_, asker)) = besides.again.filter(|_| for_themselves)
        && is_contact_of(tx, cx, asker, &posting.person.contact, false)?
    {
        keep_what_is_new(tx, cx, asker, posting)?;
        return Ok(asker);
    }
    Ok(people::create_unverified(tx, cx.vault, &posting.person, cx.now, cx.rng)?.cast())
}

/// Whether what was typed is how this person is reached. Somebody at the same screen with another number is somebody
/// else; `none_will_do`: whoever is signed in need not type it.
fn is_contact_of(
    tx: &mut Tx<'_>,
    cx: &Cx<'_>,
    person: PersonId,
    typed: &Contact,
    none_will_do: bool,
) -> Result<bool, ActError> {
    let Some(reach) = people::reach(tx, cx.vault, person.cast())? else { return Ok(false) };
    Ok(match (typed, &reach.contact) {
        (Contact::None, known) => none_will_do || matches!(known, Contact::None),
        (Contact::Phone(typed), Contact::Phone(known)) => digits(typed.reveal()) == digits(known.reveal()),
        (Contact::Email(typed), Contact::Email(known)) => {
            typed.reveal().to_lowercase() == known.reveal().to_lowercase()
        }
        _ => false,
    })
}

/// The last ten digits: with or without the country before them.
fn digits(phone: &str) -> String {
    let all: Vec<char> = phone.chars().filter(char::is_ascii_digit).collect();
    all[all.len().saturating_sub(10)..].iter().collect()
}

/// An address typed now is where help should come; a name only if there was none.
fn keep_what_is_new(
    tx: &mut Tx<'_>,
    cx: &Cx<'_>,
    asker: PersonId,
    posting: &Posting,
) -> Result<(), ActError> {
    let asker = asker.cast();
    if let Some(address) = &posting.person.address {
        people::set_address(tx, cx.vault, asker, Some(address), cx.rng)?;
    }
    if let Some(name) = &posting.person.name
        && people::first_name(tx, cx.vault, asker)?.is_none()
    {
        people::set_name(tx, cx.vault, asker, Some(name), cx.rng)?;
    }
    Ok(())
}
