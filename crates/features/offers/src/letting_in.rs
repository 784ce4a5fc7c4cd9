//! Verbs of an offer, each within the caller's transaction: make, let in, end.

use circles::CircleId;
use kit_base::{Id, Private, Rng, Timestamp};
use kit_db::{DbError, Tx};
use kit_i18n::Lang;
use kit_jobs::idempotency::{self, Outcome, Post};
use kit_vault::{Purpose, Token, Vault};
use people::roles::Term;
use people::{Contact, Held, NewPerson, PeopleError, PersonId, Role, SafeContact};

use crate::domain::Offer;
use crate::store::{self, OfferLink};

/// What the private way back to an offer is made from.
const OFFER_LINK: Purpose = Purpose::new("offer.link");

/// What the verbs need besides.
#[derive(Clone, Copy)]
pub struct Cx<'a> {
    /// Opens and seals.
    pub vault: &'a Vault,
    /// Ids, lots, nonces.
    pub rng: &'a Rng,
    /// The present.
    pub now: Timestamp,
}

/// Somebody who is new here.
#[derive(Clone)]
pub struct Newcomer {
    /// What they want to be called.
    pub called: Option<Private<String>>,
    /// A telephone, a mail address, or neither.
    pub contact: Contact,
    /// The language of the page they filled in.
    pub language: Lang,
    /// The circle they named, with its cell.
    pub home: (CircleId, Option<i64>),
    /// A steward fills it in for them, so there is nobody to wait for.
    pub by_steward: bool,
}

/// What became of a newcomer's offer.
pub enum Came {
    /// Kept; the private way back.
    In(Token),
    /// The same form key with other answers.
    OtherWords,
}

/// A stranger offers: a new unverified person, never one who is here already, and a private way back.
pub fn newcomer(
    tx: &mut Tx<'_>,
    cx: &Cx<'_>,
    (new, offer): (&Newcomer, &Offer),
    post: Option<&Post>,
) -> Result<Came, PeopleError> {
    let link: Id<OfferLink> = Id::new(cx.now, cx.rng);
    if let Some(post) = post {
        match idempotency::remember(tx, post, &link.uuid().to_string(), cx.now)? {
            Outcome::First => {}
            Outcome::Repeat(first) => {
                let first = first.parse().map_err(|_| DbError::Shape("the key of a link".into()))?;
                return Ok(Came::In(cx.vault.token(tx, OFFER_LINK, first, 1)?));
            }
            Outcome::Mismatch => return Ok(Came::OtherWords),
        }
    }
    let person = NewPerson {
        name: new.called.clone(),
        contact: new.contact.clone(),
        language: new.language,
        rules: rules(new),
        address: None,
        home_circle: Some(new.home.0),
        cell: new.home.1,
    };
    let person = people::create_unverified(tx, cx.vault, &person, cx.now, cx.rng)?;
    store::keep(tx, person, (new.home.0, offer), cx.now, cx.rng)?;
    people::set_speaks(tx, person, &offer.languages)?;
    let token = cx.vault.token(tx, OFFER_LINK, link.uuid(), 1)?;
    store::set_link(tx, person, link, token.hash())?;
    if new.by_steward {
        let_in(tx, cx, person, new.home.0)?;
    }
    Ok(Came::In(token))
}

/// They wrote to us to be asked, so a text is fine; whatever else they like they say later.
fn rules(new: &Newcomer) -> SafeContact {
    SafeContact {
        may_call: true,
        may_text: true,
        may_leave_message: false,
        hours: None,
        ask_for: new.called.as_ref().map(|called| called.reveal().clone()).unwrap_or_default(),
    }
}

/// Somebody who is here already offers, or changes what they offer. It counts at once.
pub fn known(
    tx: &mut Tx<'_>,
    cx: &Cx<'_>,
    person: PersonId,
    (home, offer): (CircleId, &Offer),
) -> Result<(), DbError> {
    let new = store::home_of(tx, person)?.is_none();
    store::keep(tx, person, (home, offer), cx.now, cx.rng)?;
    people::set_speaks(tx, person, &offer.languages)?;
    if new { let_in(tx, cx, person, home) } else { store::renew_slots(tx, person) }
}

/// A steward lets a newcomer in, or nobody needs to: an unvouched member and helper of their circle. What an
/// unvouched helper may take is for trust to say.
pub fn let_in(tx: &mut Tx<'_>, cx: &Cx<'_>, person: PersonId, circle: CircleId) -> Result<(), DbError> {
    if trust::is_suspended(tx, person)? {
        return Ok(());
    }
    let standing = people::memberships::standing(tx, person, cx.now)?;
    if standing.seats.is_empty() {
        people::memberships::join(tx, circle, person, None, cx.now)?;
    }
    if standing.roles.is_empty() {
        let held = Held { circle, role: Role::Helper };
        people::roles::grant(tx, person, held, Term { since: cx.now, until: None }, cx.rng)?;
    }
    store::welcome(tx, person, cx.now)?;
    store::renew_slots(tx, person)
}
