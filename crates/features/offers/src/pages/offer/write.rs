//! From checked answers to an offer that is kept, in one transaction.

use circles::CircleId;
use kit_base::Private;
use kit_db::{DbError, Tx};
use kit_jobs::idempotency::{Key, Post, digest};
use kit_vault::Token;
use kit_web::{Answer, Trip};
use people::{Contact, PersonId, Site, Visitor};

use super::giver::Giver;
use super::places::{self, Places};
use super::turn::Turn;
use crate::letting_in::{self, Came, Cx, Newcomer};

/// What became of it.
pub enum Wrote {
    /// Somebody new, with their private way back.
    Link(Token),
    /// Somebody who is here already.
    Known,
    /// A rule says no; the key of the message that says why.
    Refused(&'static str),
}

/// Keeps the offer.
pub async fn write(
    site: &Site,
    visitor: &Visitor,
    trip: &Trip,
    (giver, turn): (&Giver, &Turn),
) -> Answer<Wrote> {
    match giver.known() {
        Some(person) => known(site, visitor, trip, (person, turn)).await,
        None => new(site, visitor, trip, (giver, turn)).await,
    }
}

async fn known(
    site: &Site,
    visitor: &Visitor,
    trip: &Trip,
    (person, turn): (PersonId, &Turn),
) -> Answer<Wrote> {
    let offer = turn.answers.offer(trip.lang().code());
    let (vault, rng, now) = (site.vault.clone(), site.rng.clone(), site.now());
    let home = site
        .write(visitor.network_id(), move |tx| {
            let Some(home) = home_of(tx, person)? else { return Ok::<_, DbError>(None) };
            let cx = Cx { vault: &vault, rng: &rng, now };
            letting_in::known(tx, &cx, person, (home, &offer))?;
            Ok(Some(home))
        })
        .await?;
    Ok(home.map_or(Wrote::Refused("offers-no-circle"), |_| Wrote::Known))
}

/// Where somebody is at home: their household's circle, else one they belong to, else the first there is.
fn home_of(tx: &mut Tx<'_>, person: PersonId) -> Result<Option<CircleId>, DbError> {
    let Some(profile) = people::profile(tx, person)? else { return Ok(None) };
    if let Some(home) = profile.home_circle {
        return Ok(Some(home));
    }
    if let Some(seat) = people::memberships::of_person(tx, person)?.first() {
        return Ok(Some(seat.circle));
    }
    Ok(Places::of(circles::store::tree(tx)?).find("").map(|(circle, _)| circle))
}

async fn new(site: &Site, visitor: &Visitor, trip: &Trip, (giver, turn): (&Giver, &Turn)) -> Answer<Wrote> {
    let answers = &turn.answers;
    let Some(home) = places::load(site, visitor).await?.find(answers.one("circle")) else {
        return Ok(Wrote::Refused("offers-no-circle"));
    };
    let called = Some(answers.one("name")).filter(|typed| !typed.is_empty());
    let who = Newcomer {
        called: called.map(|typed| Private::new(typed.to_owned())),
        contact: answers.contact().unwrap_or(Contact::None),
        language: trip.lang(),
        home,
        by_steward: giver.by_steward,
    };
    let Ok(post) = post(turn) else { return Ok(Wrote::Refused("offers-key-wrong")) };
    let offer = answers.offer(trip.lang().code());
    let (vault, rng, now) = (site.vault.clone(), site.rng.clone(), site.now());
    let came = site
        .write(visitor.network_id(), move |tx| {
            let cx = Cx { vault: &vault, rng: &rng, now };
            letting_in::newcomer(tx, &cx, (&who, &offer), post.as_ref()).map_err(DbError::from)
        })
        .await?;
    Ok(match came {
        Came::In(token) => Wrote::Link(token),
        Came::OtherWords => Wrote::Refused("offers-other-words"),
    })
}

/// The form's key with what it said, so that a form sent twice counts once; none from a script without a key.
fn post(turn: &Turn) -> Result<Option<Post>, ()> {
    let Some(text) = &turn.key else { return Ok(None) };
    let key = Key::parse(text).ok_or(())?;
    let mut pairs: Vec<_> = turn.answers.pairs().collect();
    pairs.sort_unstable();
    let parts: Vec<&[u8]> =
        pairs.iter().flat_map(|(field, said)| [field.as_bytes(), said.as_bytes()]).collect();
    Ok(Some(Post { actor: digest(&[b"/offer"]), key, body_hash: digest(&parts) }))
}
