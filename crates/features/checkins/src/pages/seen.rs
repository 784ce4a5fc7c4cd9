//! Who sees whom: whoever has the day sees that day's people, a buddy one person when it is their step, a steward
//! whom a human must look at. Nobody sees a list of who is checked on because they walk the round.

use std::collections::HashSet;

use kit_base::Private;
use kit_db::{DbError, Tx};
use kit_vault::Vault;
use people::{Contact, PeopleError, PersonId, Reach, SafeContact, Signed};

use crate::domain::{Stand, Step, Way, dialled_in};
use crate::store::checks::{self, Kept};
use crate::store::rounds::{self, Round};
use crate::store::{members, rota};

/// What somebody has to do with a round.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "four plain facts about one person, asked one by one")]
pub struct Part {
    /// They tend its circle.
    pub tends: bool,
    /// They run it: stewards do, and whoever a steward said may.
    pub runs: bool,
    /// They walk it.
    pub walks: bool,
    /// They have today.
    pub has_today: bool,
}

/// A round by its name in addresses, and what somebody has to do with it; `None` looks like no round at all.
pub fn part(
    tx: &mut Tx<'_>,
    me: &Signed,
    (slug, today): (&str, i64),
) -> Result<Option<(Round, Part)>, DbError> {
    let Some(round) = rounds::by_slug(tx, slug)? else { return Ok(None) };
    let walker = rota::part(tx, round.id, me.id)?;
    let walks = walker.is_some();
    let tends = me.tends(tx, round.circle)?;
    let has_today = walks && rota::holder(tx, round.id, today)? == Some(me.id);
    Ok((walks || tends)
        .then_some((round, Part { tends, runs: tends || walker == Some(true), walks, has_today })))
}

/// The checks that somebody may see now, and no others: today's visit, and not whoever is kept apart from them. And how
/// many others nobody has reached: everybody who walks the round may know that, without a name.
pub fn checks_and_ends(
    tx: &mut Tx<'_>,
    me: PersonId,
    (round, part): (&Round, Part),
    today: i64,
) -> Result<Seen, DbError> {
    let all = checks::today(tx, round.id, today)?;
    let ends = |all: &[Kept]| all.iter().filter(|kept| kept.check.stand == Stand::Exhausted).count();
    let open = |all: &[Kept]| all.iter().filter(|kept| kept.day == today && kept.check.is_open()).count();
    let (ended, opened) = (ends(&all), open(&all));
    let kept = visible(tx, me, all, (part, today))?;
    Ok(Seen { unreached: ended - ends(&kept), open: opened - open(&kept), kept })
}

/// What somebody sees of a round now.
pub struct Seen {
    /// The checks they may see.
    pub kept: Vec<Kept>,
    /// How many others came to their end.
    pub unreached: usize,
    /// How many others of today nobody knows to be well.
    pub open: usize,
}

/// The checks of [`checks_and_ends`] alone.
pub fn checks_for(
    tx: &mut Tx<'_>,
    me: PersonId,
    (round, part): (&Round, Part),
    today: i64,
) -> Result<Vec<Kept>, DbError> {
    let all = checks::today(tx, round.id, today)?;
    visible(tx, me, all, (part, today))
}

fn visible(
    tx: &mut Tx<'_>,
    me: PersonId,
    mut kept: Vec<Kept>,
    (part, today): (Part, i64),
) -> Result<Vec<Kept>, DbError> {
    if kept.is_empty() {
        return Ok(kept);
    }
    let apart: HashSet<PersonId> = trust::apart_from(tx, me)?.into_iter().collect();
    kept.retain(|kept| {
        let mine = part.has_today && (kept.day == today || kept.check.stand == Stand::Waiting);
        let buddy = kept.buddy == Some(me) && kept.took(Step::Buddy);
        let steward = part.runs && (kept.check.stand.must_look() || kept.took(Step::Steward));
        let open = kept.check.is_open();
        !apart.contains(&kept.person) && (mine || (open && (buddy || steward)))
    });
    Ok(kept)
}

/// What may be done to reach somebody on this visit: only what they said yes to.
#[derive(Clone, Debug, Default)]
pub struct Reached {
    /// What to call them.
    pub called: String,
    /// Their number as they wrote it, and as a phone dials it.
    pub call: Option<(String, String)>,
    /// A text to them.
    pub text: Option<String>,
    /// Where to knock.
    pub place: Option<String>,
    /// Whom else to call, once the ladder says so.
    pub contact: Option<String>,
    /// That one's number, as a phone dials it.
    pub contact_href: Option<String>,
    /// It is not one of their hours.
    pub not_now: bool,
    /// Their hours for calls, in minutes of the day.
    pub hours: (u16, u16),
}

/// Opens that for each of these checks, at this local minute of the day.
pub fn reached(
    tx: &mut Tx<'_>,
    vault: &Vault,
    (kept, minute): (&[Kept], u16),
    words: impl Fn(&Reach) -> String,
) -> Result<Vec<Reached>, PeopleError> {
    let people: Vec<PersonId> = kept.iter().map(|kept| kept.person).collect();
    let keys = vault.people(tx, &people)?;
    let reaches = people::reaches_under(tx, &keys)?;
    let open = |kept: &Kept| {
        let Some(reach) = reaches.get(&kept.person) else { return Reached::default() };
        let mut reached = ways(reach, kept, minute, &words(reach));
        if kept.took(Step::Contact) {
            let cell = members::contact_cell(kept.member);
            let sealed = kept.contact.as_ref().zip(keys.get(&kept.person));
            let opened = sealed.and_then(|(sealed, key)| key.open(&cell, sealed).ok());
            reached.contact = opened.map(Private::into_inner);
            reached.contact_href =
                reached.contact.as_deref().and_then(dialled_in).map(|number| format!("tel:{number}"));
        }
        reached
    };
    Ok(kept.iter().map(open).collect())
}

/// The way they chose, within their own rules: an address is for a visit, a number for calls and texts. When a human
/// must look, their hours are said and hide nothing: the human decides.
fn ways(reach: &Reach, kept: &Kept, minute: u16, words: &str) -> Reached {
    let (way, look) = (kept.way, kept.check.stand.must_look());
    let own = || reach.name.as_ref().map(|name| name.reveal().clone()).unwrap_or_default();
    let asked = reach.rules.ask_for.clone();
    let mut reached = Reached { called: if asked.is_empty() { own() } else { asked }, ..Reached::default() };
    reached.hours = reach.rules.hours.unwrap_or((people::QUIET_UNTIL, people::QUIET_FROM));
    if way == Way::Visit {
        reached.place = reach.address.as_ref().map(|place| place.reveal().clone());
    }
    if let Contact::Phone(number) = &reach.contact {
        let number = number.reveal();
        let shown = |href| (number.clone(), href);
        reached.call = reach.rules.call_href(number, minute).map(shown);
        reached.text = reach.rules.text_href(number, words, minute);
        reached.not_now = reached.call.is_none() && reached.text.is_none() && (look || way != Way::Visit);
        if reached.not_now && look {
            let any = SafeContact { hours: Some((0, 0)), ..reach.rules.clone() };
            reached.call = any.call_href(number, minute).map(shown);
            reached.text = any.text_href(number, words, minute);
        }
    }
    reached
}
