//! Many persons at once, for what comes in by the thousand: the same keys and terms, sixteen rows a statement.

use kit_base::{Rng, Secret, Timestamp};
use kit_db::{DbError, Statement, ToValue, Tx, sql};

use crate::person::{self, PersonKey};
use crate::terms::{self, Kind, Terms};
use crate::{PersonId, Vault, VaultError};

pub(crate) const KEYS: Statement = sql!(
    "INSERT INTO person_keys (network_id, generation, created_at, person_id, wrapped)
     VALUES ($1, $2, $3, $4, $5), ($1, $2, $3, $6, $7), ($1, $2, $3, $8, $9), ($1, $2, $3, $10, $11),
            ($1, $2, $3, $12, $13), ($1, $2, $3, $14, $15), ($1, $2, $3, $16, $17), ($1, $2, $3, $18, $19),
            ($1, $2, $3, $20, $21), ($1, $2, $3, $22, $23), ($1, $2, $3, $24, $25), ($1, $2, $3, $26, $27),
            ($1, $2, $3, $28, $29), ($1, $2, $3, $30, $31), ($1, $2, $3, $32, $33), ($1, $2, $3, $34, $35)"
);
pub(crate) const TERMS: Statement = sql!(
    "INSERT INTO vault_terms (network_id, person_id, kind, hash)
     VALUES ($1, $2, $3, $4), ($1, $5, $6, $7), ($1, $8, $9, $10), ($1, $11, $12, $13),
            ($1, $14, $15, $16), ($1, $17, $18, $19), ($1, $20, $21, $22), ($1, $23, $24, $25),
            ($1, $26, $27, $28), ($1, $29, $30, $31), ($1, $32, $33, $34), ($1, $35, $36, $37),
            ($1, $38, $39, $40), ($1, $41, $42, $43), ($1, $44, $45, $46), ($1, $47, $48, $49),
            ($1, $50, $51, $52), ($1, $53, $54, $55), ($1, $56, $57, $58), ($1, $59, $60, $61),
            ($1, $62, $63, $64), ($1, $65, $66, $67), ($1, $68, $69, $70), ($1, $71, $72, $73),
            ($1, $74, $75, $76), ($1, $77, $78, $79), ($1, $80, $81, $82), ($1, $83, $84, $85),
            ($1, $86, $87, $88), ($1, $89, $90, $91), ($1, $92, $93, $94), ($1, $95, $96, $97)"
);
pub(crate) const FIND: Statement = sql!(
    "SELECT hash, person_id FROM vault_terms
     WHERE network_id = $1 AND kind = $2
       AND hash IN ($3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)
     ORDER BY hash, person_id
     LIMIT 160"
);

/// From the few with these digits to the name, never the other way: half a town shares a first name.
pub(crate) const NAMED: Statement = sql!(
    "SELECT t.person_id FROM vault_terms t
     WHERE t.network_id = $1 AND t.kind = $2 AND t.hash = $3
       AND EXISTS (SELECT 1 FROM vault_terms u WHERE u.network_id = $1 AND u.kind = $4 AND u.hash = $5
                     AND u.person_id = t.person_id)
       AND EXISTS (SELECT 1 FROM vault_terms u WHERE u.network_id = $1 AND u.kind = $4 AND u.hash = $6
                     AND u.person_id = t.person_id)
       AND EXISTS (SELECT 1 FROM vault_terms u WHERE u.network_id = $1 AND u.kind = $4 AND u.hash = $7
                     AND u.person_id = t.person_id)
     ORDER BY t.person_id
     LIMIT 10"
);

/// Keys, and look-ups, in one statement.
const BATCH: usize = 16;
/// Terms in one statement.
const TERM_BATCH: usize = 32;

impl Vault {
    /// [`Vault::new_person`] for many, in their order.
    pub fn new_people(
        &self,
        tx: &mut Tx<'_>,
        people: &[PersonId],
        now: Timestamp,
        rng: &Rng,
    ) -> Result<Vec<PersonKey>, VaultError> {
        let network = tx.network();
        let ring = self.ring(tx)?;
        let generation = ring.newest().generation;
        let mut keys = Vec::with_capacity(people.len());
        let mut rows: Vec<(PersonId, Vec<u8>)> = Vec::with_capacity(people.len());
        for &id in people {
            let secret = Secret::new(rng.bytes("vault.person_key"));
            let (key, wrapped) = person::wrap(ring.newest(), (network, id), secret, rng);
            keys.push(key);
            rows.push((id, wrapped));
        }
        let whole = rows.len() / BATCH * BATCH;
        for batch in rows[..whole].chunks(BATCH) {
            let mut params: Vec<&dyn ToValue> = vec![&network, &generation, &now];
            params.extend(batch.iter().flat_map(|(id, wrapped)| [id as &dyn ToValue, wrapped]));
            tx.execute(&KEYS, &params)?;
        }
        for (id, wrapped) in &rows[whole..] {
            tx.execute(&person::ADD, &[&network, id, wrapped, &generation, &now])?;
        }
        Ok(keys)
    }

    /// [`Vault::index_person`] for many who are new: nobody of them has terms yet.
    pub fn index_new_people(
        &self,
        tx: &mut Tx<'_>,
        people: &[(PersonId, Terms<'_>)],
    ) -> Result<(), VaultError> {
        let network = tx.network();
        let ring = self.ring(tx)?;
        let mut rows = Vec::new();
        for (id, terms) in people {
            rows.extend(terms.hashes(ring.newest()).into_iter().map(|(kind, hash)| (*id, kind, hash)));
        }
        // In the order of the index, so that each of its pages is touched once.
        rows.sort_unstable_by_key(|(id, kind, hash)| (*kind, *hash, *id));
        let whole = rows.len() / TERM_BATCH * TERM_BATCH;
        for batch in rows[..whole].chunks(TERM_BATCH) {
            let mut params: Vec<&dyn ToValue> = vec![&network];
            params.extend(batch.iter().flat_map(|(id, kind, hash)| [id as &dyn ToValue, kind, hash]));
            tx.execute(&TERMS, &params)?;
        }
        for (id, kind, hash) in &rows[whole..] {
            tx.execute(&terms::ADD_ONE, &[&network, id, kind, hash])?;
        }
        Ok(())
    }

    /// Who has the last four digits of this phone and these words in their name, at most ten of them.
    pub fn find_named(
        &self,
        tx: &mut Tx<'_>,
        (name, phone): (&str, &str),
    ) -> Result<Vec<PersonId>, VaultError> {
        let ring = self.ring(tx)?;
        let hash = |kind: Kind, word: &String| kind.hash(ring.newest(), word);
        let digits = Kind::PhoneLast4.words(phone);
        let words = Kind::NameToken.words(name);
        let (Some(digits), Some(last)) = (digits.first(), words.last()) else { return Ok(Vec::new()) };
        let four = hash(Kind::PhoneLast4, digits);
        let names: [_; 3] = std::array::from_fn(|i| hash(Kind::NameToken, words.get(i).unwrap_or(last)));
        let (four_kind, name_kind) = (Kind::PhoneLast4.code(), Kind::NameToken.code());
        let params: [&dyn ToValue; 7] =
            [&tx.network(), &four_kind, &four, &name_kind, &names[0], &names[1], &names[2]];
        Ok(tx.query(&NAMED, &params, kit_db::only)?)
    }

    /// Who is found by each of these texts, in their order; at the most ten for one text. For phones and e-mails:
    /// kinds that a text has one word of.
    pub fn find_each(
        &self,
        tx: &mut Tx<'_>,
        kind: Kind,
        texts: &[&str],
    ) -> Result<Vec<Vec<PersonId>>, VaultError> {
        let network = tx.network();
        let ring = self.ring(tx)?;
        let hashes: Vec<Option<[u8; 16]>> = texts
            .iter()
            .map(|text| kind.words(text).first().map(|word| kind.hash(ring.newest(), word)))
            .collect();
        let mut wanted: Vec<[u8; 16]> = hashes.iter().flatten().copied().collect();
        wanted.sort_unstable();
        wanted.dedup();
        let code = kind.code();
        let mut found: std::collections::HashMap<Vec<u8>, Vec<PersonId>> = std::collections::HashMap::new();
        for batch in wanted.chunks(BATCH) {
            let mut params: Vec<&dyn ToValue> = vec![&network, &code];
            params.extend((0..BATCH).map(|i| &batch[i.min(batch.len() - 1)] as &dyn ToValue));
            let rows: Vec<(Vec<u8>, PersonId)> =
                tx.query(&FIND, &params, |row| Ok::<_, DbError>((row.take()?, row.take()?)))?;
            for (hash, id) in rows {
                found.entry(hash).or_default().push(id);
            }
        }
        let at = |hash: &Option<[u8; 16]>| {
            let people = hash.as_ref().and_then(|hash| found.get(hash.as_slice()));
            people.map(|people| people.iter().take(10).copied().collect()).unwrap_or_default()
        };
        Ok(hashes.iter().map(at).collect())
    }
}
