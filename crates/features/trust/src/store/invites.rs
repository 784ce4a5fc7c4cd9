//! Invites: who may come in by which link or code word, how often, until when. Never as a steward.

use circles::CircleId;
use kit_base::{Id, Rng, Slug, Span, Timestamp};
use kit_db::{DbError, Each, Row, Statement, Tx, sql, sql_each};
use kit_i18n::Lang;
use kit_vault::{Purpose, Token, Vault, VaultError};
use people::{CodeWord, PersonId, Role};

pub(super) const ADD: Statement = sql!(
    "INSERT INTO invites (network_id, id, slug, circle_id, by_id, role, language, token_hash, code_hash, uses,
                          uses_left, made_at, expires_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $10, $11, $12)"
);
pub(super) const BY_TOKEN: Statement = sql!(
    "SELECT id, slug, circle_id, by_id, role, language, uses, uses_left, expires_at, ended_at
     FROM invites WHERE network_id = $1 AND token_hash = $2"
);
pub(super) const BY_CODE: Statement = sql!(
    "SELECT id, slug, circle_id, by_id, role, language, uses, uses_left, expires_at, ended_at
     FROM invites WHERE network_id = $1 AND code_hash = $2 ORDER BY made_at DESC, id DESC LIMIT 5"
);
pub(super) const BY_PERSON: Statement = sql!(
    "SELECT i.id, i.slug, i.circle_id, i.by_id, i.role, i.language, i.uses, i.uses_left, i.expires_at, i.ended_at,
            c.name
     FROM invites i
     JOIN circles c ON c.network_id = i.network_id AND c.id = i.circle_id
     WHERE i.network_id = $1 AND i.by_id = $2
     ORDER BY i.made_at DESC, i.id DESC LIMIT 50"
);
pub(super) const USE: Statement = sql!(
    "UPDATE invites SET uses_left = uses_left - 1
     WHERE network_id = $1 AND id = $2 AND uses_left > 0 AND ended_at IS NULL AND expires_at > $3"
);
pub(super) const END: Statement = sql!(
    "UPDATE invites SET ended_at = $4 WHERE network_id = $1 AND by_id = $2 AND slug = $3 AND ended_at IS NULL"
);
pub(super) const LEAD: Statement =
    sql!("UPDATE invites SET circle_id = $3 WHERE network_id = $1 AND circle_id = $2");
pub(super) const CIRCLES_BELOW: Each = sql_each!(
    "SELECT c.id, c.slug, c.name
     FROM circle_ancestors a
     JOIN circles c ON c.network_id = a.network_id AND c.id = a.circle_id
     WHERE a.network_id = $1 AND c.closed_at IS NULL AND a.ancestor_id IN (",
    ") GROUP BY c.id, c.slug, c.name ORDER BY c.name, c.id LIMIT 300"
);

const LINK: Purpose = Purpose::new("trust.invite");
const CODE: Purpose = Purpose::new("trust.invite-code");
const CODE_HASH: Purpose = Purpose::new("trust.invite-code-hash");

/// How many days an invite lasts unless somebody says otherwise.
pub const DAYS: i64 = 14;
/// The most days.
pub const MOST_DAYS: i64 = 60;
/// The most people one invite lets in.
pub const MOST_USES: i64 = 50;

/// Marks the key of an invite.
#[derive(Debug)]
pub struct InviteRow;

/// What an invite makes of whoever follows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Welcome {
    /// A neighbor of the circle.
    Neighbor,
    /// A neighbor who lends a hand, not vouched for yet.
    Helper,
}

/// What a new invite is to be.
#[derive(Clone, Copy, Debug)]
pub struct NewInvite {
    /// The circle it leads into.
    pub circle: CircleId,
    /// Who makes it.
    pub by: PersonId,
    /// What it makes of people.
    pub welcome: Welcome,
    /// How many it lets in, at most [`MOST_USES`].
    pub uses: i64,
    /// For how many days, at most [`MOST_DAYS`].
    pub days: i64,
    /// The language of its code word.
    pub language: Lang,
}

/// An invite.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Invite {
    /// Its key.
    pub id: Id<InviteRow>,
    /// Its name in addresses of its maker.
    pub slug: Slug,
    /// The circle it leads into.
    pub circle: CircleId,
    /// Who made it.
    pub by: PersonId,
    /// What it makes of people.
    pub welcome: Welcome,
    /// The language of its code word.
    pub language: Lang,
    /// How many it lets in.
    pub uses: i64,
    /// How many it still lets in.
    pub uses_left: i64,
    /// Until when.
    pub expires_at: Timestamp,
    /// Since when it is ended by hand.
    pub ended_at: Option<Timestamp>,
}

impl Welcome {
    /// As stored and sent.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Neighbor => "neighbor",
            Self::Helper => "helper",
        }
    }

    /// From a form. There is no way to write a steward.
    pub fn of(text: &str) -> Option<Self> {
        [Self::Neighbor, Self::Helper].into_iter().find(|one| one.code() == text)
    }

    /// The role it gives.
    pub const fn role(self) -> Option<Role> {
        match self {
            Self::Neighbor => None,
            Self::Helper => Some(Role::Helper),
        }
    }
}

impl Invite {
    /// Whether it still lets somebody in.
    pub fn is_open(&self, now: Timestamp) -> bool {
        self.uses_left > 0 && self.ended_at.is_none() && now < self.expires_at
    }

    /// Its link's token: the same every time, and stored nowhere.
    pub fn token(&self, tx: &mut Tx<'_>, vault: &Vault) -> Result<Token, VaultError> {
        vault.token(tx, LINK, self.id.uuid(), 1)
    }

    /// Its code word: likewise.
    pub fn code(&self, tx: &mut Tx<'_>, vault: &Vault) -> Result<CodeWord, VaultError> {
        code_of(tx, vault, self.id, self.language)
    }
}

fn code_of(tx: &mut Tx<'_>, vault: &Vault, id: Id<InviteRow>, lang: Lang) -> Result<CodeWord, VaultError> {
    let mac = vault.mac(tx, CODE, id.uuid().as_bytes())?;
    let seed = mac.iter().take(8).fold(0_u64, |n, byte| n << 8 | u64::from(*byte));
    Ok(CodeWord::draw(lang, &mut Rng::seeded(seed).stream("code word")))
}

/// Makes an invite.
pub fn create(
    tx: &mut Tx<'_>,
    vault: &Vault,
    new: &NewInvite,
    (now, rng): (Timestamp, &Rng),
) -> Result<Slug, VaultError> {
    let (id, slug) = (Id::<InviteRow>::new(now, rng), Slug::of("trust.invite", rng));
    let token = vault.token(tx, LINK, id.uuid(), 1)?.hash();
    let code = code_of(tx, vault, id, new.language)?;
    let code = vault.mac(tx, CODE_HASH, code.to_string().as_bytes())?;
    let expires = now + Span::days(new.days.clamp(1, MOST_DAYS));
    let (role, language) = (new.welcome.code(), new.language.code());
    let uses = new.uses.clamp(1, MOST_USES);
    tx.execute(
        &ADD,
        &[
            &tx.network(),
            &id,
            &slug,
            &new.circle,
            &new.by,
            &role,
            &language,
            &token,
            &code,
            &uses,
            &now,
            &expires,
        ],
    )?;
    Ok(slug)
}

/// The invite of a link, if it still lets somebody in.
pub fn by_token(tx: &mut Tx<'_>, token: &Token, now: Timestamp) -> Result<Option<Invite>, DbError> {
    let found = tx.one(&BY_TOKEN, &[&tx.network(), &token.hash()], read)?;
    Ok(found.filter(|invite| invite.is_open(now)))
}

/// The invite of a code word, if it still lets somebody in.
pub fn by_code(
    tx: &mut Tx<'_>,
    vault: &Vault,
    code: &CodeWord,
    now: Timestamp,
) -> Result<Option<Invite>, VaultError> {
    let hash = vault.mac(tx, CODE_HASH, code.to_string().as_bytes())?;
    let found = tx.query(&BY_CODE, &[&tx.network(), &hash], read)?;
    Ok(found.into_iter().find(|invite| invite.is_open(now)))
}

/// The invites that somebody made, newest first.
pub fn of_person(tx: &mut Tx<'_>, by: PersonId) -> Result<Vec<Invite>, DbError> {
    Ok(lines_of(tx, by)?.into_iter().map(|(invite, _)| invite).collect())
}

/// Likewise, each with the name of its circle.
pub fn lines_of(tx: &mut Tx<'_>, by: PersonId) -> Result<Vec<(Invite, String)>, DbError> {
    tx.query(&BY_PERSON, &[&tx.network(), &by], |row| Ok((read(row)?, row.take()?)))
}

/// Takes one place. `false`: there is none left.
pub fn take_place(tx: &mut Tx<'_>, id: Id<InviteRow>, now: Timestamp) -> Result<bool, DbError> {
    Ok(tx.execute(&USE, &[&tx.network(), &id, &now])? == 1)
}

/// Its maker ends it. Again is the same.
pub fn end(tx: &mut Tx<'_>, by: PersonId, slug: Slug, now: Timestamp) -> Result<(), DbError> {
    tx.execute(&END, &[&tx.network(), &by, &slug, &now]).map(drop)
}

/// Invites into one circle lead into another from now on: the one is over.
pub fn lead(tx: &mut Tx<'_>, from: CircleId, to: CircleId) -> Result<(), DbError> {
    tx.execute(&LEAD, &[&tx.network(), &from, &to]).map(drop)
}

/// These circles and those inside them: key, public name, name.
pub fn circles_below(
    tx: &mut Tx<'_>,
    circles: &[CircleId],
) -> Result<Vec<(CircleId, Slug, String)>, DbError> {
    tx.each(&CIRCLES_BELOW, circles, |row| Ok((row.take()?, row.take()?, row.take()?)))
}

fn read(row: &mut Row<'_>) -> Result<Invite, DbError> {
    Ok(Invite {
        id: row.take()?,
        slug: row.take()?,
        circle: row.take()?,
        by: row.take()?,
        welcome: Welcome::of(&row.take::<String>()?)
            .ok_or_else(|| DbError::Shape("what an invite makes of people".into()))?,
        language: row.take::<String>()?.parse().unwrap_or_default(),
        uses: row.take()?,
        uses_left: row.take()?,
        expires_at: row.take()?,
        ended_at: row.take()?,
    })
}
