//! What happens to checks, each within the caller's transaction: days open, the ladder goes on, somebody says
//! something, somebody joins. Whoever is told is told in the outbox, with words that a locked screen may show.

mod days;
mod joining;
mod tell;

pub use days::{back_on, close_day};
pub use joining::{Yes, confirm, invite, join, join_link, knock, link_of};

use circles::Network;
use kit_base::{Private, Rng, Span, Timestamp};
use kit_db::{DbError, Tx};
use kit_i18n::Catalogue;
use kit_vault::{Cell, Vault};
use people::PersonId;

use crate::domain::{Event, Outcome, Stand, Step, Way, Word, reply};
use crate::store::checks::{self, Kept};
use crate::store::{MemberId, RoundId, members, rounds};

/// What the acts need besides the transaction.
#[derive(Clone, Copy)]
pub struct Cx<'a> {
    /// Opens and seals.
    pub vault: &'a Vault,
    /// Ids and nonces.
    pub rng: &'a Rng,
    /// The words of messages.
    pub words: &'a Catalogue,
    /// The present.
    pub now: Timestamp,
}

/// What the clock does in one round: opens the day that has begun, notes those that went by, and takes the
/// steps that are due. Answers whether more is due now. Doing it twice, on one node or on two, does it once.
pub fn turn(tx: &mut Tx<'_>, cx: &Cx<'_>, round: RoundId) -> Result<bool, DbError> {
    let Some(network) = circles::store::load_network(tx, tx.network())? else { return Ok(false) };
    let Some(round) = rounds::by_id(tx, round)? else { return Ok(false) };
    if round.ended_at.is_none() {
        days::turn(tx, cx, &network, &round)?;
    }
    let due = checks::due(tx, round.id, cx.now)?;
    let more = due.len() == 100;
    for kept in due {
        let (next, event) = kept.check.clone().tick(cx.now);
        checks::save(tx, &kept, &next)?;
        if let Some(event) = event {
            once(tx, cx, &network, (&kept, event))?;
        }
    }
    Ok(more)
}

/// Does what a step asks for, unless the database knows that it was done.
fn once(
    tx: &mut Tx<'_>,
    cx: &Cx<'_>,
    network: &Network,
    (kept, event): (&Kept, Event),
) -> Result<(), DbError> {
    if !checks::took(tx, kept, event, cx.now)? {
        return Ok(());
    }
    let Some(round) = rounds::by_id(tx, kept.round)? else { return Ok(()) };
    match event {
        Event::Took(Step::Again) => {
            if kept.way == Way::Text {
                let again = (kept.person, kept.member, "checkins-text-hello-again");
                tell::themself(tx, cx, network, again)?;
            }
            tell::checker(tx, cx, network, (kept, "checkins-text-again", &round))
        }
        Event::Took(Step::Buddy) => match kept.buddy {
            Some(buddy) => tell::neighbor(tx, cx, network, (buddy, "checkins-text-buddy", &round)),
            None => Ok(()),
        },
        Event::Took(Step::Contact) => tell::checker(tx, cx, network, (kept, "checkins-text-contact", &round)),
        Event::Took(Step::Steward) => tell::stewards(tx, cx, network, ("checkins-text-steward", &round)),
        Event::Exhausted => tell::stewards(tx, cx, network, ("checkins-text-exhausted", &round)),
    }
}

/// Somebody notes something about a check: a neighbor after a try (`by`), or the person themself (`asked`).
pub fn say(
    tx: &mut Tx<'_>,
    cx: &Cx<'_>,
    kept: &Kept,
    (outcome, asked): (Outcome, Option<Word>),
    by: Option<PersonId>,
) -> Result<(), DbError> {
    let Some(network) = circles::store::load_network(tx, tx.network())? else { return Ok(()) };
    checks::said(tx, kept, (outcome, asked), by, cx.now)?;
    let (next, event) = kept.check.clone().said(outcome, cx.now);
    if next == kept.check {
        return Ok(());
    }
    checks::save(tx, kept, &next)?;
    if let Some(event) = event {
        once(tx, cx, &network, (kept, event))?;
    }
    let asks = asked.is_some_and(|word| word != Word::Ok) && next.stand == Stand::Needs;
    match rounds::by_id(tx, kept.round)? {
        Some(round) if asks => tell::checker(tx, cx, &network, (kept, "checkins-text-asked", &round)),
        _ => Ok(()),
    }
}

/// A human looked and says how it ended; `false` when there is nothing to close.
pub fn close(
    tx: &mut Tx<'_>,
    cx: &Cx<'_>,
    kept: &Kept,
    (by, word): (PersonId, &Private<String>),
) -> Result<bool, DbError> {
    let Some(next) = kept.check.clone().close(cx.now) else { return Ok(false) };
    checks::save(tx, kept, &next)?;
    if let Some(key) = cx.vault.person(tx, kept.person)? {
        let sealed = key.seal(&Cell::new("checkin_checks", "word", kept.member), word.reveal(), cx.rng);
        checks::closing_word(tx, kept, &sealed)?;
    }
    checks::closed_by(tx, kept, Some(by))?;
    Ok(true)
}

/// What was closed must be looked at once more; `false` when it is not closed.
pub fn reopen(tx: &mut Tx<'_>, cx: &Cx<'_>, kept: &Kept) -> Result<bool, DbError> {
    let needs = kept.outcome == Some(Outcome::NotFine);
    let Some(next) = kept.check.clone().reopen(needs, cx.now) else { return Ok(false) };
    checks::save(tx, kept, &next)?;
    checks::closed_by(tx, kept, None)?;
    Ok(true)
}

/// How long a slip of the finger can be taken back.
const SLIP: Span = Span::hours(1);

/// Whether this person noted "not fine" so recently that they may take it back. What the person themself said stays.
pub fn may_slip(kept: &Kept, by: PersonId, now: Timestamp) -> bool {
    let soon = kept.said_at.is_some_and(|at| now < at + SLIP);
    soon && kept.check.stand == Stand::Needs
        && kept.said_by == Some(by)
        && kept.outcome == Some(Outcome::NotFine)
        && kept.asked.is_none()
}

/// "Not fine" was a slip of the finger: it is not known again, and the ladder goes on. `false` when it is too late.
pub fn slip(tx: &mut Tx<'_>, cx: &Cx<'_>, kept: &Kept, by: PersonId) -> Result<bool, DbError> {
    if !may_slip(kept, by, cx.now) {
        return Ok(false);
    }
    let taken = checks::in_order(tx, kept)?;
    let Some(next) = kept.check.clone().slipped(taken, cx.now) else { return Ok(false) };
    checks::said(tx, kept, (Outcome::Unclear, None), Some(by), cx.now)?;
    checks::save(tx, kept, &next)?;
    Ok(true)
}

/// The check that somebody may say something about now: today's, or yesterday's as long as nobody knows how they are.
pub fn current(tx: &mut Tx<'_>, member: MemberId, today: i64) -> Result<Option<Kept>, DbError> {
    if let Some(kept) = checks::one(tx, member, today)? {
        return Ok(Some(kept));
    }
    let before = checks::one(tx, member, today - 1)?;
    Ok(before.filter(|kept| !matches!(kept.check.stand, Stand::Fine | Stand::Closed)))
}

/// What the person themself says, by their link or by a text. Answers whether there was a check to say it about.
pub fn speak(tx: &mut Tx<'_>, cx: &Cx<'_>, person: PersonId, word: Word) -> Result<bool, DbError> {
    let Some(network) = circles::store::load_network(tx, tx.network())? else { return Ok(false) };
    let today = crate::hours::day_of(cx.now, kit_i18n::zone(&network.zone));
    let mut heard = false;
    for member in members::of_person(tx, person)? {
        if let Some(kept) = current(tx, member.id, today)? {
            say(tx, cx, &kept, (word.outcome(), Some(word)), None)?;
            heard = true;
        }
    }
    Ok(heard)
}

/// A text came from this number. What is not one of the words is unclear, and unclear is never fine: the ladder goes
/// on. For whichever gateway brings texts in; none does yet.
pub fn heard(tx: &mut Tx<'_>, cx: &Cx<'_>, number: &str, text: &str) -> Result<bool, DbError> {
    let people = cx.vault.find(tx, kit_vault::Kind::Phone, number, 2)?;
    let Some(network) = circles::store::load_network(tx, tx.network())? else { return Ok(false) };
    let today = crate::hours::day_of(cx.now, kit_i18n::zone(&network.zone));
    // Two people behind one number: nobody knows who wrote, so it is unclear for both.
    let word = reply(text).filter(|word| people.len() == 1 || *word != Word::Ok);
    let mut known = false;
    for person in people {
        match word {
            Some(word) => known |= speak(tx, cx, person, word)?,
            None => {
                for member in members::of_person(tx, person)? {
                    let Some(kept) = current(tx, member.id, today)? else { continue };
                    // Thanks after an "all ok" are no reason to worry.
                    if kept.check.stand == Stand::Waiting {
                        say(tx, cx, &kept, (Outcome::Unclear, None), None)?;
                    }
                    known = true;
                }
            }
        }
    }
    Ok(known)
}
