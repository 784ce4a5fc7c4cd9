//! "Who is calling?": somebody by the last four digits of their phone, the whole of it, or a first name.
//!
//! At the most twenty rows are opened, however many there are; a steward finds who lives where they tend, and whoever
//! has no place yet.

use std::collections::{HashMap, HashSet};

use asks::domain::{AskState, Kind};
use circles::CircleId;
use kit_base::{Slug, Timestamp};
use kit_db::{DbError, NetworkId, Statement, ToValue, Tx, sql};
use kit_vault::{Kind as Term, Vault, VaultError};
use people::{HouseholdId, PersonId};

use super::{code, seats};

/// How many are opened at the most.
pub const MOST: usize = 20;

/// Somebody who could be meant.
#[derive(Clone, Debug)]
pub struct Found {
    /// Their key.
    pub id: PersonId,
    /// Their public name.
    pub slug: Slug,
    /// Their door.
    pub door: HouseholdId,
    /// Somebody has checked who they are.
    pub verified: bool,
}

/// An open ask of somebody who was found.
#[derive(Clone, Debug)]
pub struct OpenAsk {
    /// Its public name.
    pub slug: Slug,
    /// What about.
    pub kind: Kind,
    /// Where it stands.
    pub state: AskState,
    /// Since when it is asked.
    pub since: Timestamp,
}

pub(super) const BY_TERM: Statement = sql!(
    "SELECT p.id, p.slug, p.household_id, p.verified_at IS NOT NULL
     FROM vault_terms t
     LEFT JOIN same_people s ON s.network_id = t.network_id AND s.person_id = t.person_id
     JOIN people p ON p.network_id = t.network_id AND p.id = COALESCE(s.is_id, t.person_id)
     JOIN households d ON d.network_id = p.network_id AND d.id = p.household_id
     WHERE t.network_id = $1 AND t.kind = $10 AND t.hash = $11
        AND (d.home_circle_id IS NULL OR EXISTS (
            SELECT 1 FROM circle_ancestors u
            WHERE u.network_id = $1 AND u.circle_id = d.home_circle_id
                AND u.ancestor_id IN ($2, $3, $4, $5, $6, $7, $8, $9)))
     ORDER BY t.person_id
     LIMIT 20"
);
pub(super) const ONE: Statement = sql!(
    "SELECT p.id, p.slug, p.household_id, p.verified_at IS NOT NULL
     FROM people p
     JOIN households d ON d.network_id = p.network_id AND d.id = p.household_id
     WHERE p.network_id = $1 AND p.slug = $10
        AND (d.home_circle_id IS NULL OR EXISTS (
            SELECT 1 FROM circle_ancestors u
            WHERE u.network_id = $1 AND u.circle_id = d.home_circle_id
                AND u.ancestor_id IN ($2, $3, $4, $5, $6, $7, $8, $9))
            OR EXISTS (
            SELECT 1 FROM asks a
            JOIN circle_ancestors w ON w.network_id = a.network_id AND w.circle_id = a.home_circle_id
            WHERE a.network_id = $1 AND a.asker_id = p.id
                AND w.ancestor_id IN ($2, $3, $4, $5, $6, $7, $8, $9)))"
);
pub(super) const ASKS: Statement = sql!(
    "SELECT COALESCE(q.is_id, a.asker_id), a.slug, a.kind, a.state, a.asked_at
     FROM asks a
     LEFT JOIN same_people q ON q.network_id = a.network_id AND q.person_id = a.asker_id
     WHERE a.network_id = $1
        AND (a.asker_id IN ($2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21)
            OR a.asker_id IN (
                SELECT s.person_id FROM same_people s
                WHERE s.network_id = $1 AND s.is_id IN ($2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15,
                    $16, $17, $18, $19, $20, $21)))
        AND a.state IN ('new', 'held', 'heard', 'asking', 'lit', 'under_way', 'could_not')
     ORDER BY a.asked_at, a.id
     LIMIT 60"
);

pub(super) const OWN: Statement = sql!(
    "SELECT a.asker_id, a.slug, a.kind, a.state, a.asked_at
     FROM asks a
     WHERE a.network_id = $1 AND a.asker_id IN ($2, $3)
        AND a.state IN ('new', 'held', 'heard', 'asking', 'lit', 'under_way', 'could_not')
     ORDER BY a.asked_at, a.id
     LIMIT 20"
);
pub(super) const PARTS: Statement = sql!(
    "SELECT s.is_id, p.slug
     FROM same_people s
     JOIN people p ON p.network_id = s.network_id AND p.id = s.person_id
     WHERE s.network_id = $1
        AND s.is_id IN ($2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21)
     ORDER BY s.is_id, s.person_id
     LIMIT 160"
);

/// What was typed, taken apart.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Typed {
    /// Its digits.
    pub digits: String,
    /// Its words.
    pub words: String,
}

impl Typed {
    /// Of a field: "Rosa 0142", "213-555-0142", "0142".
    pub fn of(text: &str) -> Self {
        let digits = text.chars().filter(char::is_ascii_digit).collect();
        let plain: String =
            text.chars().map(|c| if c.is_alphabetic() || c == '\'' { c } else { ' ' }).collect();
        Self { digits, words: plain.split_whitespace().collect::<Vec<_>>().join(" ") }
    }

    /// There is something to look up.
    pub fn is_enough(&self) -> bool {
        self.digits.len() >= 4 || self.words.chars().count() >= 2
    }

    /// It is a whole number.
    pub fn is_number(&self) -> bool {
        self.digits.len() >= 7
    }
}

/// Whoever could be meant; two statements at the most.
pub fn find(
    tx: &mut Tx<'_>,
    vault: &Vault,
    typed: &Typed,
    circles: &[CircleId],
) -> Result<Vec<Found>, VaultError> {
    let digits = typed.digits.as_str();
    let ways: &[(Term, &str)] = if typed.is_number() {
        &[(Term::Phone, digits), (Term::PhoneLast4, digits)]
    } else if digits.len() >= 4 {
        &[(Term::PhoneLast4, digits)]
    } else {
        &[(Term::NameToken, &typed.words), (Term::NamePrefix3, &typed.words)]
    };
    let (network, seats) = (tx.network(), seats(circles));
    for (term, text) in ways {
        let Some((kind, hash)) = vault.term(tx, *term, text)? else { continue };
        let mut params = tended(&network, &seats);
        params.extend([&kind as &dyn ToValue, &hash as &dyn ToValue]);
        let mut found = tx.query(&BY_TERM, &params, found)?;
        let mut known = HashSet::new();
        found.retain(|one| known.insert(one.id));
        if !found.is_empty() {
            return Ok(found);
        }
    }
    Ok(Vec::new())
}

/// Somebody by their public name, if they live where the steward tends or asked there.
pub fn one(tx: &mut Tx<'_>, slug: &str, circles: &[CircleId]) -> Result<Option<Found>, DbError> {
    let (network, seats) = (tx.network(), seats(circles));
    let mut params = tended(&network, &seats);
    params.push(&slug);
    tx.one(&ONE, &params, found)
}

/// The open asks of the first twenty of these people, and of the entries that are a part of them.
pub fn open_asks(tx: &mut Tx<'_>, of: &[PersonId]) -> Result<HashMap<PersonId, Vec<OpenAsk>>, DbError> {
    let mut asks: HashMap<PersonId, Vec<OpenAsk>> = HashMap::new();
    if of.is_empty() {
        return Ok(asks);
    }
    let network = tx.network();
    let ids: [PersonId; MOST] = std::array::from_fn(|i| of[i.min(of.len() - 1)]);
    let mut params: Vec<&dyn ToValue> = vec![&network];
    params.extend(ids.iter().map(|id| id as &dyn ToValue));
    for (who, ask) in tx.query(&ASKS, &params, open_ask)? {
        asks.entry(who).or_default().push(ask);
    }
    Ok(asks)
}

/// The open asks of two people, each their own.
pub fn own_asks(tx: &mut Tx<'_>, of: &[PersonId; 2]) -> Result<HashMap<PersonId, Vec<OpenAsk>>, DbError> {
    let mut asks: HashMap<PersonId, Vec<OpenAsk>> = HashMap::new();
    for (who, ask) in tx.query(&OWN, &[&tx.network(), &of[0], &of[1]], open_ask)? {
        asks.entry(who).or_default().push(ask);
    }
    Ok(asks)
}

/// The entries that are a part of one of the first twenty of these: whose, and their public name.
pub fn parts(tx: &mut Tx<'_>, of: &[PersonId]) -> Result<Vec<(PersonId, Slug)>, DbError> {
    if of.is_empty() {
        return Ok(Vec::new());
    }
    let network = tx.network();
    let ids: [PersonId; MOST] = std::array::from_fn(|i| of[i.min(of.len() - 1)]);
    let mut params: Vec<&dyn ToValue> = vec![&network];
    params.extend(ids.iter().map(|id| id as &dyn ToValue));
    tx.query(&PARTS, &params, |row| Ok((row.take()?, row.take()?)))
}

fn open_ask(row: &mut kit_db::Row<'_>) -> Result<(PersonId, OpenAsk), DbError> {
    let (who, slug) = (row.take()?, row.take()?);
    let (kind, state) = (code(row, Kind::parse)?, code(row, AskState::parse)?);
    Ok((who, OpenAsk { slug, kind, state, since: row.take()? }))
}

fn tended<'a>(network: &'a NetworkId, seats: &'a [CircleId]) -> Vec<&'a dyn ToValue> {
    let mut params: Vec<&dyn ToValue> = vec![network];
    params.extend(seats.iter().map(|seat| seat as &dyn ToValue));
    params
}

fn found(row: &mut kit_db::Row<'_>) -> Result<Found, DbError> {
    Ok(Found { id: row.take()?, slug: row.take()?, door: row.take()?, verified: row.take()? })
}

#[cfg(test)]
mod tests {
    use super::Typed;

    #[test]
    fn a_name_with_four_digits_is_taken_apart() {
        assert_eq!(Typed::of("Rosa 0142"), Typed { digits: "0142".into(), words: "Rosa".into() });
        assert!(Typed::of("(213) 555-0142").is_number());
        assert!(Typed::of("0142").is_enough() && !Typed::of("0142").is_number());
        assert!(Typed::of("Ñu").is_enough() && !Typed::of(" 1 ").is_enough() && !Typed::of("").is_enough());
    }
}
