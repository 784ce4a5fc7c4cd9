//! From two cookies to a person: one statement for the sessions, one for where the person stands.

use circles::Network;
use kit_base::Timestamp;
use kit_db::{DbError, NetworkId, Tx};

use crate::site::Site;
use crate::store::memberships::{self, Standing};
use crate::store::sessions::{self, Found, STEWARD, STEWARD_IDLE_HOURS};
use crate::token::SessionToken;
use crate::who::{Factor, Link, Signed, WITHOUT_FACTOR};

/// What the cookies of a browser stand for.
#[derive(Clone, Default)]
pub(crate) struct Looked {
    pub(crate) person: Option<Signed>,
    pub(crate) link: Option<Link>,
}

/// The cookies as they came; a value that is no token counts as none.
pub(crate) struct Cookies {
    pub(crate) own: Option<SessionToken>,
    pub(crate) link: Option<SessionToken>,
}

type Loaded = (Vec<Found>, Standing);

/// Finds who it is, and notes the use of a session once an hour.
pub(crate) async fn look(site: &Site, network: &Network, cookies: Cookies) -> Result<Looked, DbError> {
    let (own, link) = (cookies.own.map(|t| t.hash()), cookies.link.map(|t| t.hash()));
    if own.is_none() && link.is_none() {
        return Ok(Looked::default());
    }
    let now = site.now();
    let (found, standing) = site.read(network.id, move |tx| load(tx, own, link, now)).await?;
    let mut looked = Looked::default();
    for session in found {
        // A cookie opens what it was set for: a link's session in the other cookie is nobody.
        let fits =
            if session.subject.is_some() { Some(session.hash) == link } else { Some(session.hash) == own };
        if !fits || over(&session, &standing, now) || !used(site, network.id, &session, now).await? {
            continue;
        }
        let person = session.person;
        match session.subject {
            Some((kind, subject)) => looked.link = Some(Link { kind, subject, person }),
            None => looked.person = signed(session, &standing, Asked { demo: network.demo, now }),
        }
    }
    Ok(looked)
}

fn load(
    tx: &mut Tx<'_>,
    own: Option<[u8; 32]>,
    link: Option<[u8; 32]>,
    now: Timestamp,
) -> Result<Loaded, DbError> {
    let found = sessions::find(tx, own.as_ref(), link.as_ref(), now)?;
    let person = found.iter().find(|s| s.subject.is_none()).and_then(|s| s.person);
    let standing = person.map_or_else(|| Ok(Standing::default()), |p| memberships::standing(tx, p, now))?;
    Ok((found, standing))
}

/// A steward's session ends after 12 hours of rest and after 7 days, whenever the role was given.
fn over(session: &Found, standing: &Standing, now: Timestamp) -> bool {
    let tends = standing.roles.iter().any(|h| h.role == crate::role::Role::Steward);
    if session.subject.is_some() || !tends {
        return false;
    }
    let last = session.used_hour.unwrap_or_else(|| sessions::hour(session.made_at));
    now >= session.made_at + STEWARD || sessions::hour(now) - last >= STEWARD_IDLE_HOURS
}

/// Whether the session holds; its use is written down when the hour is a new one.
async fn used(site: &Site, network: NetworkId, session: &Found, now: Timestamp) -> Result<bool, DbError> {
    if session.used_hour == Some(sessions::hour(now)) {
        return Ok(true);
    }
    let session = session.clone();
    site.write(network, move |tx| sessions::touch(tx, &session, now)).await
}

fn signed(session: Found, standing: &Standing, asked: Asked) -> Option<Signed> {
    let factor = level(&session, standing, asked);
    let open = !matches!(factor, Factor::Due | Factor::Overdue);
    let roles = standing.roles.clone();
    let (roles, withheld) = if open { (roles, Vec::new()) } else { (Vec::new(), roles) };
    Some(Signed {
        id: session.person?,
        slug: session.slug?,
        language: session.language?,
        verified: session.verified_at.is_some(),
        resting_until: session.resting_until,
        seats: standing.seats.clone(),
        roles,
        factor,
        factor_at: session.factor_at,
        withheld,
        held_over: standing.held_over,
        session: session.id,
    })
}

/// How a session stands with the second factor. Whoever has one is asked for it, whatever the time; an invented world
/// asks nobody.
fn level(session: &Found, standing: &Standing, asked: Asked) -> Factor {
    match standing.tends_since {
        _ if session.factor_at.is_some() => Factor::Given,
        Some(_) if asked.demo => Factor::NotAsked,
        None => Factor::NotAsked,
        Some(_) if session.factors > 0 => Factor::Due,
        Some(since) if asked.now < since + WITHOUT_FACTOR => Factor::Wanted(since + WITHOUT_FACTOR),
        Some(_) => Factor::Overdue,
    }
}

#[derive(Clone, Copy)]
struct Asked {
    demo: bool,
    now: Timestamp,
}
