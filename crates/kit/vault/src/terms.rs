//! The blind index: finding a person by phone, e-mail or name without storing any of them in the clear.

use kit_db::{Statement, ToValue, Tx, sql};

use crate::network::NetworkKey;
use crate::{PersonId, Vault, VaultError, crypt, fold};

/// What a look-up goes by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// The whole phone number, however it is written.
    Phone,
    /// Its last four digits.
    PhoneLast4,
    /// The e-mail address.
    Email,
    /// Words of a name, without case or accents; of several, each must be there.
    NameToken,
    /// The first three letters of words of a name.
    NamePrefix3,
}

/// What a person can be found by. What is `None` cannot be looked up.
#[derive(Clone, Copy, Default)]
pub struct Terms<'a> {
    /// The name to use.
    pub name: Option<&'a str>,
    /// The phone.
    pub phone: Option<&'a str>,
    /// The e-mail address.
    pub email: Option<&'a str>,
}

/// Half of an HMAC: no two of a network's terms meet, and the row stays small.
type Hash = [u8; 16];

impl Kind {
    pub(crate) const fn code(self) -> u8 {
        match self {
            Self::Phone => 1,
            Self::PhoneLast4 => 2,
            Self::Email => 3,
            Self::NameToken => 4,
            Self::NamePrefix3 => 5,
        }
    }

    /// The text as it is compared: a phone by its digits, an address without case. `None`: nothing to go by.
    pub fn folded(self, text: &str) -> Option<String> {
        self.words(text).into_iter().next()
    }

    /// The words that are hashed for a text.
    pub(crate) fn words(self, text: &str) -> Vec<String> {
        let mut words = match self {
            Self::Phone => vec![fold::phone(text)],
            Self::PhoneLast4 => vec![fold::last_four(&fold::phone(text)).unwrap_or_default().to_owned()],
            Self::Email => vec![fold::email(text)],
            Self::NameToken => fold::name_tokens(text),
            Self::NamePrefix3 => {
                fold::name_tokens(text).iter().map(|token| fold::prefix(token).to_owned()).collect()
            }
        };
        words.retain(|word| !word.is_empty());
        words
    }

    pub(crate) fn hash(self, key: &NetworkKey, word: &str) -> Hash {
        let whole = crypt::mac(&key.look_up, &[&[self.code()], word.as_bytes()]);
        std::array::from_fn(|i| whole[i])
    }
}

impl Terms<'_> {
    pub(crate) fn hashes(&self, key: &NetworkKey) -> Vec<(u8, Hash)> {
        let all = [
            (Kind::Phone, self.phone),
            (Kind::PhoneLast4, self.phone),
            (Kind::Email, self.email),
            (Kind::NameToken, self.name),
            (Kind::NamePrefix3, self.name),
        ];
        let mut out: Vec<(u8, Hash)> = all
            .into_iter()
            .filter_map(|(kind, text)| Some((kind, text?)))
            .flat_map(|(kind, text)| kind.words(text).into_iter().map(move |word| (kind, word)))
            .map(|(kind, word)| (kind.code(), kind.hash(key, &word)))
            .collect();
        out.sort_unstable();
        out.dedup();
        out
    }
}

pub(crate) const CLEAR: Statement = sql!("DELETE FROM vault_terms WHERE network_id = $1 AND person_id = $2");
pub(crate) const ADD: Statement = sql!(
    "INSERT INTO vault_terms (network_id, person_id, kind, hash)
     VALUES ($1, $2, $3, $4), ($1, $2, $5, $6), ($1, $2, $7, $8), ($1, $2, $9, $10),
            ($1, $2, $11, $12), ($1, $2, $13, $14), ($1, $2, $15, $16), ($1, $2, $17, $18)
     ON CONFLICT DO NOTHING"
);
pub(crate) const ADD_ONE: Statement =
    sql!("INSERT INTO vault_terms (network_id, person_id, kind, hash) VALUES ($1, $2, $3, $4)");
/// How many terms [`ADD`] takes: a phone, an e-mail address and a name of two words need seven.
const BATCH: usize = 8;
pub(crate) const FIND: Statement = sql!(
    "SELECT person_id FROM vault_terms
     WHERE network_id = $1 AND kind = $2 AND hash = $3
       AND person_id IN (SELECT person_id FROM vault_terms WHERE network_id = $1 AND kind = $2 AND hash = $4)
       AND person_id IN (SELECT person_id FROM vault_terms WHERE network_id = $1 AND kind = $2 AND hash = $5)
     ORDER BY person_id
     LIMIT $6"
);
/// How many words [`FIND`] takes.
const WORDS: usize = 3;

impl Vault {
    /// Makes a person findable by these terms and by no others. Two statements for most.
    pub fn index_person(
        &self,
        tx: &mut Tx<'_>,
        person: PersonId,
        terms: &Terms<'_>,
    ) -> Result<(), VaultError> {
        let network = tx.network();
        let hashes = terms.hashes(self.ring(tx)?.newest());
        tx.execute(&CLEAR, &[&network, &person])?;
        for batch in hashes.chunks(BATCH) {
            let mut params: Vec<&dyn ToValue> = vec![&network, &person];
            for i in 0..BATCH {
                // The last term fills the places left over; the conflict clause passes over it.
                let (kind, hash) = &batch[i.min(batch.len() - 1)];
                params.extend([kind as &dyn ToValue, hash as &dyn ToValue]);
            }
            tx.execute(&ADD, &params)?;
        }
        Ok(())
    }

    /// Who is found by a text, at most `limit` of them; nobody by a text that has nothing to go by. Of a name with
    /// many words the first three count.
    pub fn find(
        &self,
        tx: &mut Tx<'_>,
        kind: Kind,
        text: &str,
        limit: u32,
    ) -> Result<Vec<PersonId>, VaultError> {
        let ring = self.ring(tx)?;
        let hashes: Vec<Hash> =
            kind.words(text).iter().take(WORDS).map(|word| kind.hash(ring.newest(), word)).collect();
        let Some(last) = hashes.last() else { return Ok(Vec::new()) };
        let hash = |i: usize| hashes.get(i).unwrap_or(last);
        let params: [&dyn ToValue; 6] = [&tx.network(), &kind.code(), hash(0), hash(1), hash(2), &limit];
        Ok(tx.query(&FIND, &params, kit_db::only)?)
    }

    /// A look-up term as `vault_terms` holds it (kind and hash), for a table that must meet people who come later.
    /// `None`: the text has nothing to go by. Of a name its first word.
    pub fn term(
        &self,
        tx: &mut Tx<'_>,
        kind: Kind,
        text: &str,
    ) -> Result<Option<(u8, [u8; 16])>, VaultError> {
        let ring = self.ring(tx)?;
        Ok(kind.words(text).first().map(|word| (kind.code(), kind.hash(ring.newest(), word))))
    }
}
