//! A code for somebody who asks for a way in by typing their phone or e-mail address.
//!
//! Asking does the same work for a number that we know and for one that we do not: a row by what was typed, and a job.
//! Only the job, later and unseen, makes the code and the link and writes to somebody who is there.

use kit_base::{Id, Rng, Slug, Span, Timestamp};
use kit_db::{DbError, Statement, ToValue, Tx, only, sql};
use kit_jobs::{Body, Job};
use kit_vault::{Kind, PersonId, Purpose, Token, Vault, VaultError, same_bytes};
use uuid::Uuid;

use crate::contact::Contact;
use crate::store::{reaching, sessions, sign_in, tries};
use crate::token::SessionToken;

/// Those who can be reached there, whoever is known best first.
pub(super) const CHOOSE: Statement = sql!(
    "SELECT id, slug FROM people
     WHERE network_id = $1 AND id IN ($2, $3, $4, $5, $6, $7, $8, $9)
     ORDER BY CASE WHEN verified_at IS NULL THEN 1 ELSE 0 END, created_at, id
     LIMIT 8"
);
/// Whoever asks again soon waits longer each time, so that nobody can flood a neighbor's phone; nine minutes at the
/// most, so that a code that came is always still good.
pub(super) const ASK: Statement = sql!(
    "INSERT INTO sign_in_codes (network_id, credential, id, person_id, times, made_at, expires_at)
     VALUES ($1, $2, $3, $4, 1, $5, $6)
     ON CONFLICT (network_id, credential)
     DO UPDATE SET id = excluded.id,
                   person_id = excluded.person_id,
                   code = NULL,
                   link_hash = NULL,
                   times = CASE WHEN sign_in_codes.made_at <= $7 THEN 1
                                WHEN sign_in_codes.times >= 9 THEN 9
                                ELSE sign_in_codes.times + 1 END,
                   made_at = excluded.made_at,
                   expires_at = excluded.expires_at
     WHERE sign_in_codes.made_at + sign_in_codes.times * 60000000 <= excluded.made_at"
);
pub(super) const WANTED: Statement = sql!(
    "SELECT person_id FROM sign_in_codes
     WHERE network_id = $1 AND id = $2 AND code IS NULL AND person_id IS NOT NULL"
);
pub(super) const ARM: Statement = sql!(
    "UPDATE sign_in_codes SET code = $3, link_hash = $4, expires_at = $5 WHERE network_id = $1 AND id = $2"
);
pub(super) const TRY: Statement = sql!(
    "SELECT c.id, c.person_id, c.code, c.link_hash
     FROM sign_in_codes c
     WHERE c.network_id = $1 AND c.credential = $2 AND c.expires_at > $3
       AND NOT EXISTS (SELECT 1 FROM sign_in_links l
                       WHERE l.network_id = c.network_id AND l.token_hash = c.link_hash
                         AND l.used_at IS NOT NULL)"
);
pub(super) const USED: Statement =
    sql!("UPDATE sign_in_codes SET code = NULL, expires_at = $3 WHERE network_id = $1 AND id = $2");

/// Marks the key of a request for a way in.
#[derive(Debug)]
pub struct WayIn;

const TYPED: Purpose = Purpose::new("people.code.typed");
const CODE: Purpose = Purpose::new("people.code");
/// How many people who share a number are looked at.
const MOST: usize = 8;

/// What somebody typed, brought into one form.
#[derive(Clone, PartialEq, Eq)]
pub struct Typed {
    kind: Kind,
    folded: String,
}

impl Typed {
    /// Reads a phone number or an e-mail address; `None`: neither.
    pub fn read(text: &str) -> Option<Self> {
        let text = text.trim();
        let kind = if text.contains('@') { Kind::Email } else { Kind::Phone };
        let folded = kind.folded(text)?;
        let fits = match kind {
            Kind::Email => folded.len() > 4 && folded.len() <= 254,
            _ => (7..=16).contains(&folded.chars().filter(char::is_ascii_digit).count()),
        };
        fits.then_some(Self { kind, folded })
    }
}

/// Somebody asks for a way in. Whether anybody is there makes no difference to what happens here.
pub fn ask(
    tx: &mut Tx<'_>,
    vault: &Vault,
    typed: &Typed,
    now: Timestamp,
    rng: &Rng,
) -> Result<(), VaultError> {
    let network = tx.network();
    let credential = vault.mac(tx, TYPED, typed.folded.as_bytes())?;
    let person = reached(tx, vault, typed)?.first().map(|(id, _)| *id);
    let id: Id<WayIn> = Id::new(now, rng);
    let until = now + sign_in::LIFE;
    tx.execute(&ASK, &[&network, &credential, &id, &person, &now, &until, &(now - Span::hours(1))])?;
    kit_jobs::enqueue(tx, &Job::new("people.way_in", Body::new().id("way", id)), now, rng)?;
    Ok(())
}

/// Everybody who can be reached there, with their public names; two statements.
fn reached(tx: &mut Tx<'_>, vault: &Vault, typed: &Typed) -> Result<Vec<(PersonId, Slug)>, VaultError> {
    let there = vault.find(tx, typed.kind, &typed.folded, u32::try_from(MOST).unwrap_or(8))?;
    let (network, nobody) = (tx.network(), PersonId::from_uuid(Uuid::nil()));
    let ids: [PersonId; MOST] = std::array::from_fn(|i| there.get(i).copied().unwrap_or(nobody));
    let mut params: Vec<&dyn ToValue> = vec![&network];
    params.extend(ids.iter().map(|id| id as &dyn ToValue));
    Ok(tx.query(&CHOOSE, &params, |row| Ok((row.take()?, row.take()?)))?)
}

/// What the job sends to somebody who is there.
pub struct Made {
    /// Whom.
    pub person: PersonId,
    /// The link; none where several share a phone, because it would open for one of them only.
    pub link: Option<Token>,
    /// Six digits.
    pub code: String,
}

/// Makes the link and the code for a request, once. `None`: there is nobody, or it was done.
pub fn make(
    tx: &mut Tx<'_>,
    vault: &Vault,
    id: Id<WayIn>,
    now: Timestamp,
    rng: &Rng,
) -> Result<Option<Made>, VaultError> {
    let network = tx.network();
    let Some(person) = tx.one(&WANTED, &[&network, &id], only::<PersonId>)? else { return Ok(None) };
    let code = format!("{:06}", rng.stream("people.code").below(1_000_000));
    let alone = !shares(tx, vault, person)?;
    let link = alone.then(|| sign_in::make_link(tx, person, sign_in::LIFE, now, rng)).transpose()?;
    let sealed = code_mac(tx, vault, id, &code)?;
    let hash = link.as_ref().map(Token::hash);
    tx.execute(&ARM, &[&network, &id, &sealed, &hash, &(now + sign_in::LIFE)])?;
    Ok(Some(Made { person, link, code }))
}

/// Whether somebody else is reached at the same place.
fn shares(tx: &mut Tx<'_>, vault: &Vault, person: PersonId) -> Result<bool, VaultError> {
    let reach = reaching::reach(tx, vault, person).map_err(DbError::from)?;
    let place = reach.and_then(|reach| match reach.contact {
        Contact::Phone(at) | Contact::Email(at) => Typed::read(at.reveal()),
        Contact::None => None,
    });
    place.map_or(Ok(false), |place| Ok(reached(tx, vault, &place)?.len() > 1))
}

fn code_mac(tx: &mut Tx<'_>, vault: &Vault, id: Id<WayIn>, code: &str) -> Result<[u8; 32], VaultError> {
    vault.mac(tx, CODE, &[id.uuid().as_bytes(), code.as_bytes()].concat())
}

type Row = (Id<WayIn>, Option<PersonId>, Option<Vec<u8>>, Option<Vec<u8>>);

/// What a typed code leads to.
pub enum Entered {
    /// In.
    In(SessionToken),
    /// The code is right, and several share the phone: which of them is it? The code still holds.
    Which(Vec<(PersonId, Slug)>),
    /// Wrong, too old, locked or unknown, which look alike.
    No,
}

/// A code is typed, and `who` by their public name if several share the phone. Five wrong ones lock what was typed with them, and nobody's account: the link of the same message
/// still opens. The caller must commit, right or wrong.
pub fn enter(
    tx: &mut Tx<'_>,
    vault: &Vault,
    (typed, code, who): (&Typed, &str, &str),
    now: Timestamp,
    rng: &Rng,
) -> Result<Entered, VaultError> {
    let network = tx.network();
    let mac = vault.mac(tx, TYPED, typed.folded.as_bytes())?;
    let credential = tries::credential(tx, vault, TYPED, &typed.folded)?;
    if tries::check(tx, credential, now)? != tries::Verdict::Open {
        return Ok(Entered::No);
    }
    let row: Option<Row> = tx
        .one(&TRY, &[&network, &mac, &now], |row| Ok((row.take()?, row.take()?, row.take()?, row.take()?)))?;
    let (id, person, kept, link) = row.unwrap_or((Id::from_uuid(Uuid::nil()), None, None, None));
    let said = code_mac(tx, vault, id, code)?;
    let right = kept.as_deref().is_some_and(|kept| same_bytes(kept, &said));
    let (true, Some(person)) = (right, person) else {
        tries::failed(tx, credential, now)?;
        return Ok(Entered::No);
    };
    tries::passed(tx, credential)?;
    let together = reached(tx, vault, typed)?;
    let person = match together.iter().find(|(_, slug)| slug.to_string() == who) {
        Some((chosen, _)) => *chosen,
        None if together.len() > 1 => return Ok(Entered::Which(together)),
        None => person,
    };
    tx.execute(&USED, &[&network, &id, &now])?;
    if let Some(link) = link {
        sign_in::burn(tx, &link, now)?;
    }
    Ok(Entered::In(sessions::open(tx, person, None, now, rng)?))
}

/// Digits of a code, however it was written: with spaces, or in the middle of a sentence that was pasted.
pub fn digits(text: &str) -> String {
    text.chars().filter(char::is_ascii_digit).take(12).collect()
}
