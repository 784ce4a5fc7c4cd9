//! The one transaction that founds a network: all of it, or none.

use circles::{NewCircle, NewNetwork, Scale};
use kit_base::{Rng, Span, Timestamp};
use kit_db::{DbError, NetworkId, Statement, Tx, sql};
use kit_i18n::Lang;
use kit_vault::{PersonId, Token, Vault};
use people::roles::Term;
use people::{Held, NewPerson, Role, SafeContact, SessionToken};

use crate::answers::{Founding, MeetSecond};

/// Of two that found at once, one finds this taken.
pub(super) const CLAIM: Statement =
    sql!("UPDATE setup_state SET founded_at = $1, link_hash = NULL WHERE id = 1 AND founded_at IS NULL");
pub(super) const RETENTION: Statement = sql!(
    "UPDATE networks SET retention_closed_days = $2, retention_untouched_days = $3, crisis_lines = $4
     WHERE network_id = $1"
);
pub(super) const BEGIN: Statement = sql!("INSERT INTO first_steps (network_id, spoken) VALUES ($1, $2)");
pub(super) const FORGET: Statement = sql!("DELETE FROM setup_answers");
pub(super) const END_OTHERS: Statement = sql!("DELETE FROM setup_sessions WHERE token_hash <> $1");
pub(super) const MARK: Statement =
    sql!("UPDATE setup_sessions SET founded = $2, expires_at = $3 WHERE token_hash = $1");

/// How long a steward's term is.
const TERM: Span = Span::days(180);
/// How long the recovery sheet waits to be printed.
const SHEET: Span = Span::hours(1);

/// What a founding stands on.
pub struct Ground<'a> {
    /// Seals.
    pub vault: &'a Vault,
    /// Draws.
    pub rng: &'a Rng,
    /// Now.
    pub now: Timestamp,
    /// The address of the network.
    pub url: &'a str,
    /// Its name in addresses if it stands beside others, under `/n/{name}`; none: the host is its own.
    pub mount: Option<&'a str>,
    /// An invented world, where everything new is invented too.
    pub demo: bool,
}

/// What a founding leaves behind.
pub struct Founded {
    /// The founder.
    pub founder: PersonId,
    /// The founder's session as a steward.
    pub session: SessionToken,
}

/// Why nothing was founded.
#[derive(Debug, thiserror::Error)]
pub enum NotFounded {
    /// Somebody was faster, perhaps the same hand twice.
    #[error("there is a network already")]
    Already,
    /// The database.
    #[error(transparent)]
    Db(#[from] DbError),
}

impl From<NotFounded> for DbError {
    fn from(error: NotFounded) -> Self {
        match error {
            NotFounded::Db(error) => error,
            NotFounded::Already => Self::Rule(error.to_string()),
        }
    }
}

/// Founds the scope's network.
pub fn found(
    tx: &mut Tx<'_>,
    on: &Ground<'_>,
    from: &Token,
    founding: &Founding,
) -> Result<Founded, NotFounded> {
    if tx.execute(&CLAIM, &[&on.now])? != 1 {
        return Err(NotFounded::Already);
    }
    let founded = lay(tx, on, founding)?;
    tx.execute(&FORGET, &[])?;
    tx.execute(&END_OTHERS, &[&from.hash()])?;
    tx.execute(&MARK, &[&from.hash(), &true, &(on.now + SHEET)])?;
    Ok(founded)
}

/// Lays the ground of the scope's network: its keys and circles, its first people, and a session for its founder.
pub(super) fn lay(tx: &mut Tx<'_>, on: &Ground<'_>, founding: &Founding) -> Result<Founded, DbError> {
    network(tx, on, founding)?;
    let (root, home) = places(tx, on, founding)?;
    let founder = steward(tx, on, &founding.first, founding.language, (root, home))?;
    people::verify(tx, founder, on.now)?;
    if let Some(second) = &founding.second {
        steward(tx, on, second, founding.language, (root, home))?;
    }
    people::on_call::set(tx, &[founder])?;
    let session = people::sessions::open(tx, founder, None, on.now, on.rng)?;
    Ok(Founded { founder, session })
}

fn network(tx: &mut Tx<'_>, on: &Ground<'_>, founding: &Founding) -> Result<(), DbError> {
    let id: NetworkId = tx.network();
    let (help_line, help_hours) = founding.line.clone().unzip();
    let mut languages = vec![founding.language];
    languages.extend(Lang::ALL.into_iter().filter(|lang| *lang != founding.language));
    let new = NewNetwork {
        id,
        slug: on.mount.map_or_else(|| founding.slug(), str::to_owned),
        name: founding.name.clone(),
        zone: founding.zone.clone(),
        public_url: on.url.to_owned(),
        languages,
        help_line,
        help_hours,
        demo: on.demo,
    };
    circles::store::create_network(tx, &new, on.now)?;
    if on.mount.is_none() {
        circles::store::add_host(tx, new.host(), id)?;
    }
    let crisis = founding.crisis.as_ref().map(|line| format!("{} {line}", founding.language.code()));
    tx.execute(&RETENTION, &[&id, &founding.days.0, &founding.days.1, &crisis])?;
    tx.execute(&BEGIN, &[&id, &founding.spoken])?;
    on.vault.create_network(tx, on.now, on.rng)?;
    Ok(())
}

/// The whole network as one wide circle, so that a building can become a block one day, and the circle it begins with.
fn places(
    tx: &mut Tx<'_>,
    on: &Ground<'_>,
    founding: &Founding,
) -> Result<(circles::CircleId, circles::CircleId), DbError> {
    let whole = NewCircle {
        scale: Scale::Region,
        name: founding.name.clone(),
        parent: None,
        rough_place: None,
        cell: None,
    };
    let root = circles::store::create(tx, &whole, on.now, on.rng)?;
    let home = NewCircle {
        scale: founding.scale,
        name: founding.place_name.clone(),
        parent: Some(root),
        rough_place: Some(founding.rough.clone()),
        cell: None,
    };
    Ok((root, circles::store::create(tx, &home, on.now, on.rng)?))
}

fn steward(
    tx: &mut Tx<'_>,
    on: &Ground<'_>,
    who: &MeetSecond,
    language: Lang,
    (root, home): (circles::CircleId, circles::CircleId),
) -> Result<PersonId, DbError> {
    let new = NewPerson {
        name: Some(who.name.clone()),
        contact: who.contact.clone(),
        language,
        rules: SafeContact::default(),
        address: None,
        home_circle: Some(home),
        cell: None,
    };
    let person = people::create_unverified(tx, on.vault, &new, on.now, on.rng)?;
    people::memberships::join(tx, home, person, Some(on.now), on.now)?;
    let term = Term { since: on.now, until: Some(on.now + TERM) };
    people::roles::grant(tx, person, Held { circle: root, role: Role::Steward }, term, on.rng)?;
    Ok(person)
}
