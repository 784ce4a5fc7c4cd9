//! A code for somebody who asks for a way in by typing their phone or e-mail address.
//!
//! Asking does the same work for a number that we know and for one that we do not: a row by what was typed, and a job.
//! Only the job, later and unseen, makes the code and the link and writes to somebody who is there.

use kit_base::{Id, Rng, Span, Timestamp};
use kit_db::{Statement, ToValue, Tx, only, sql};
use kit_jobs::{Body, Job};
use kit_vault::{Kind, PersonId, Purpose, Token, Vault, VaultError, same_bytes};
use uuid::Uuid;

use crate::store::{sessions, sign_in, tries};
use crate::token::SessionToken;

/// Of those who can be reached there, the one who is known best.
pub(super) const CHOOSE: Statement = sql!(
    "SELECT id FROM people
     WHERE network_id = $1 AND id IN ($2, $3, $4, $5, $6, $7, $8, $9)
     ORDER BY CASE WHEN verified_at IS NULL THEN 1 ELSE 0 END, created_at, id
     LIMIT 1"
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
    let there = vault.find(tx, typed.kind, &typed.folded, u32::try_from(MOST).unwrap_or(8))?;
    let nobody = PersonId::from_uuid(Uuid::nil());
    let ids: [PersonId; MOST] = std::array::from_fn(|i| there.get(i).copied().unwrap_or(nobody));
    let mut params: Vec<&dyn ToValue> = vec![&network];
    params.extend(ids.iter().map(|id| id as &dyn ToValue));
    let person: Option<PersonId> = tx.one(&CHOOSE, &params, only)?;
    let id: Id<WayIn> = Id::new(now, rng);
    let until = now + sign_in::LIFE;
    tx.execute(&ASK, &[&network, &credential, &id, &person, &now, &until, &(now - Span::hours(1))])?;
    kit_jobs::enqueue(tx, &Job::new("people.way_in", Body::new().id("way", id)), now, rng)?;
    Ok(())
}

/// What the job sends to somebody who is there.
pub struct Made {
    /// Whom.
    pub person: PersonId,
    /// The link.
    pub link: Token,
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
    let link = sign_in::make_link(tx, person, sign_in::LIFE, now, rng)?;
    let sealed = code_mac(tx, vault, id, &code)?;
    tx.execute(&ARM, &[&network, &id, &sealed, &link.hash(), &(now + sign_in::LIFE)])?;
    Ok(Some(Made { person, link, code }))
}

fn code_mac(tx: &mut Tx<'_>, vault: &Vault, id: Id<WayIn>, code: &str) -> Result<[u8; 32], VaultError> {
    vault.mac(tx, CODE, &[id.uuid().as_bytes(), code.as_bytes()].concat())
}

type Row = (Id<WayIn>, Option<PersonId>, Option<Vec<u8>>, Option<Vec<u8>>);

/// A code is typed. Five wrong ones lock what was typed with them, and nobody's account: the link of the same message
/// still opens. The caller must commit, right or wrong.
pub fn enter(
    tx: &mut Tx<'_>,
    vault: &Vault,
    (typed, code): (&Typed, &str),
    now: Timestamp,
    rng: &Rng,
) -> Result<Option<SessionToken>, VaultError> {
    let network = tx.network();
    let mac = vault.mac(tx, TYPED, typed.folded.as_bytes())?;
    let credential = tries::credential(tx, vault, TYPED, &typed.folded)?;
    if tries::check(tx, credential, now)? != tries::Verdict::Open {
        return Ok(None);
    }
    let row: Option<Row> = tx
        .one(&TRY, &[&network, &mac, &now], |row| Ok((row.take()?, row.take()?, row.take()?, row.take()?)))?;
    let (id, person, kept, link) = row.unwrap_or((Id::from_uuid(Uuid::nil()), None, None, None));
    let said = code_mac(tx, vault, id, code)?;
    let right = kept.as_deref().is_some_and(|kept| same_bytes(kept, &said));
    let (true, Some(person)) = (right, person) else {
        tries::failed(tx, credential, now)?;
        return Ok(None);
    };
    tries::passed(tx, credential)?;
    tx.execute(&USED, &[&network, &id, &now])?;
    if let Some(link) = link {
        sign_in::burn(tx, &link, now)?;
    }
    Ok(Some(sessions::open(tx, person, None, now, rng)?))
}

/// Digits of a code, however it was written: with spaces, or in the middle of a sentence that was pasted.
pub fn digits(text: &str) -> String {
    text.chars().filter(char::is_ascii_digit).take(12).collect()
}
