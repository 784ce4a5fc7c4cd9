//! The whole network at once, for whoever matches many with many: who is trusted, and who is kept apart from whom.

use std::collections::{BTreeSet, HashMap, HashSet};

use kit_db::{DbError, Statement, Tx, only, sql};
use people::PersonId;
use uuid::Uuid;

use super::rule::trusted_anywhere;

pub(super) const TRUSTED: Statement = sql!(concat!(
    "SELECT p.id FROM people p WHERE p.network_id = $1 AND p.id > $2 AND ",
    trusted_anywhere!(),
    " ORDER BY p.id LIMIT 20000"
));
/// The rule of [`apart_from`](super::apart::apart_from).
pub(super) const APART: Statement = sql!(
    "SELECT x.one, x.other
     FROM (
        SELECT a.person_id AS one, a.other_id AS other FROM apart a WHERE a.network_id = $1
        UNION
        SELECT n.person_id, t.person_id FROM apart_numbers n
        JOIN vault_terms t ON t.network_id = n.network_id AND t.kind = n.kind AND t.hash = n.hash
        WHERE n.network_id = $1 AND n.person_id <> t.person_id) x
     WHERE x.one > $2 OR (x.one = $2 AND x.other > $3)
     ORDER BY x.one, x.other
     LIMIT 20000"
);

/// What one statement brings; a larger network takes several.
const PAGE: usize = 20_000;

/// Everybody who is trusted in some circle of the network.
pub fn trusted(tx: &mut Tx<'_>) -> Result<HashSet<PersonId>, DbError> {
    let (network, mut all, mut after) = (tx.network(), HashSet::new(), PersonId::from_uuid(Uuid::nil()));
    loop {
        let page = tx.query(&TRUSTED, &[&network, &after], only::<PersonId>)?;
        after = page.last().copied().unwrap_or(after);
        let full = page.len() == PAGE;
        all.extend(page);
        if !full {
            return Ok(all);
        }
    }
}

/// Everybody who is kept apart from somebody, with whom; both directions.
pub fn all_apart(tx: &mut Tx<'_>) -> Result<HashMap<PersonId, Vec<PersonId>>, DbError> {
    let nobody = PersonId::from_uuid(Uuid::nil());
    let (network, mut after) = (tx.network(), (nobody, nobody));
    let mut all: HashMap<PersonId, Vec<PersonId>> = HashMap::new();
    loop {
        let page: Vec<(PersonId, PersonId)> =
            tx.query(&APART, &[&network, &after.0, &after.1], |row| Ok((row.take()?, row.take()?)))?;
        after = page.last().copied().unwrap_or(after);
        for &(one, other) in &page {
            all.entry(one).or_default().push(other);
            all.entry(other).or_default().push(one);
        }
        if page.len() < PAGE {
            return if all.is_empty() {
                Ok(all)
            } else {
                Ok(under_every_entry(&all, &people::same::wholes(tx)?))
            };
        }
    }
}

/// A wish holds for the person, whichever of their entries it was said under: what one entry keeps away from, all do.
fn under_every_entry(
    apart: &HashMap<PersonId, Vec<PersonId>>,
    wholes: &HashMap<PersonId, PersonId>,
) -> HashMap<PersonId, Vec<PersonId>> {
    let mut parts: HashMap<PersonId, Vec<PersonId>> = HashMap::new();
    for (part, whole) in wholes {
        parts.entry(*whole).or_default().push(*part);
    }
    let entries = |who: PersonId| {
        let whole = wholes.get(&who).copied().unwrap_or(who);
        std::iter::once(whole).chain(parts.get(&whole).into_iter().flatten().copied()).collect::<Vec<_>>()
    };
    let mut all: HashMap<PersonId, BTreeSet<PersonId>> = HashMap::new();
    for (one, others) in apart {
        let away: Vec<PersonId> = others.iter().flat_map(|other| entries(*other)).collect();
        let own = entries(*one);
        let away = away.into_iter().filter(|other| !own.contains(other)).collect::<Vec<_>>();
        for entry in own.iter().filter(|_| !away.is_empty()) {
            all.entry(*entry).or_default().extend(&away);
        }
    }
    all.into_iter().map(|(who, away)| (who, away.into_iter().collect())).collect()
}
