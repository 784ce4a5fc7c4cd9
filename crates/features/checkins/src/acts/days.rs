//! The days of rounds as the clock brings them: told ahead when nobody has one, opened, opened late, or noted as not
//! asked; and closed by a person.

use chrono_tz::Tz;
use circles::Network;
use kit_base::{Span, Timestamp};
use kit_db::{DbError, Tx};
use people::PersonId;

use super::{Cx, tell};
use crate::domain::{Stand, Way};
use crate::hours::{self, day_of, instant};
use crate::store::days::{self, Day, How};
use crate::store::rounds::{self, Round};
use crate::store::{checks, members, rota};

/// How far back a server that was off looks for days on which nobody was asked; older ones are forgotten anyway.
const FAR: i64 = 90;
/// From this minute of the day before on, somebody hears that nobody has tomorrow: 5 in the afternoon.
const AHEAD: u16 = 17 * 60;

/// What a round is looked at with.
struct Look<'a> {
    network: &'a Network,
    zone: Tz,
    today: i64,
    /// What is known of today and of tomorrow.
    noted: Vec<Day>,
}

impl Look<'_> {
    fn noted(&self, day: i64) -> Option<&Day> {
        self.noted.iter().find(|noted| noted.day == day)
    }
}

/// What the clock does with the days of a round that goes on.
pub(super) fn turn(tx: &mut Tx<'_>, cx: &Cx<'_>, network: &Network, round: &Round) -> Result<(), DbError> {
    let zone = kit_i18n::zone(&network.zone);
    let today = day_of(cx.now, zone);
    let noted = days::of_round(tx, round.id, (today, today + 1))?;
    let look = Look { network, zone, today, noted };
    missed(tx, cx, &look, round)?;
    let opened = open(tx, cx, &look, round)?;
    for day in [today, today + 1] {
        if rota::holder(tx, round.id, day)?.is_none() {
            nobody(tx, cx, &look, (round, day, opened))?;
        }
    }
    Ok(())
}

/// Days that went by while no machine looked: each is noted as not asked, and those who walk the round hear of all of
/// them once.
fn missed(tx: &mut Tx<'_>, cx: &Cx<'_>, look: &Look<'_>, round: &Round) -> Result<(), DbError> {
    let last = hours::last_over(cx.now, look.zone);
    let first = (round.opened_day + 1).max(day_of(round.made_at, look.zone)).max(last - FAR);
    if first > last {
        return Ok(());
    }
    let mut news = false;
    for day in round.hours.next_days(first, last + 1 - first) {
        let there = members::anybody_there(tx, round.id, round.hours.begins(day, look.zone))?;
        news |= there && days::note(tx, (round.id, day), How::Missed, cx.now)?;
    }
    rounds::opened(tx, round.id, last)?;
    if news { tell::team(tx, cx, look.network, ("checkins-text-missed", round)) } else { Ok(()) }
}

/// Opens today's round if its hours have begun; answers whether people are asked only now. Whoever opens it second,
/// or after a clock was set back, opens nothing.
fn open(tx: &mut Tx<'_>, cx: &Cx<'_>, look: &Look<'_>, round: &Round) -> Result<bool, DbError> {
    let Some(opening) = round.hours.opening(cx.now, look.zone) else { return Ok(false) };
    // A clock that ran ahead may have noted today as not asked.
    let given_up = look.noted(opening.day).is_some_and(|day| day.how == How::Missed);
    if !given_up && (round.opened_day == opening.day || !rounds::opened(tx, round.id, opening.day)?) {
        return Ok(false);
    }
    if checks::open(tx, round, opening, cx.now)? == 0 {
        return Ok(false);
    }
    let begins = round.hours.begins(opening.day, look.zone);
    let late = hours::is_late(begins, cx.now) && round.made_at < begins;
    days::note(tx, (round.id, opening.day), if late { How::Late } else { How::Asked }, cx.now)?;
    begin(tx, cx, look, (round, opening.day, late))?;
    Ok(true)
}

/// A day begins: whoever wants a text gets it, whoever has the day hears that it is theirs.
fn begin(
    tx: &mut Tx<'_>,
    cx: &Cx<'_>,
    look: &Look<'_>,
    (round, day, late): (&Round, i64, bool),
) -> Result<(), DbError> {
    let today = checks::today(tx, round.id, day)?;
    let new = today.iter().filter(|kept| kept.day == day && kept.opened_at == cx.now);
    let hello = if late { "checkins-text-hello-late" } else { "checkins-text-hello" };
    for kept in new.filter(|kept| kept.way == Way::Text) {
        tell::themself(tx, cx, look.network, (kept.person, kept.member, hello))?;
    }
    let turn = if late { "checkins-text-turn-late" } else { "checkins-text-turn" };
    match rota::holder(tx, round.id, day)? {
        Some(checker) => tell::neighbor(tx, cx, look.network, (checker, turn, round)),
        None => Ok(()),
    }
}

/// Nobody has this day: whoever runs the round is told once, from the afternoon before on, while it can still help.
fn nobody(
    tx: &mut Tx<'_>,
    cx: &Cx<'_>,
    look: &Look<'_>,
    (round, day, opened): (&Round, i64, bool),
) -> Result<(), DbError> {
    let is_today = day == look.today;
    let noted = look.noted(day);
    let told = noted.is_some_and(|day| day.warned_at.is_some() || day.closed_at.is_some());
    let early = !is_today && cx.now < instant(look.today, AHEAD, look.zone);
    if told || early || !round.hours.is_on(day) || hours::last_over(cx.now, look.zone) == day {
        return Ok(());
    }
    let useful = if opened || noted.is_some_and(|day| day.how.was_asked()) {
        let open = checks::today(tx, round.id, day)?;
        open.iter().any(|kept| kept.day == day && kept.check.stand == Stand::Waiting)
    } else {
        members::anybody_there(tx, round.id, round.hours.begins(day, look.zone))?
    };
    if !useful || !days::warn(tx, (round.id, day), cx.now)? {
        return Ok(());
    }
    let key = if is_today { "checkins-text-nobody" } else { "checkins-text-nobody-tomorrow" };
    tell::point_person(tx, cx, look.network, (key, round))
}

/// A person closes the day, and whoever runs the round hears whether everybody was reached. Nobody becomes fine by it:
/// the ladders of those who were not reached go on. `false` when it is closed, or people were not asked.
pub fn close_day(
    tx: &mut Tx<'_>,
    cx: &Cx<'_>,
    (round, day): (&Round, i64),
    by: PersonId,
) -> Result<bool, DbError> {
    if !days::close(tx, (round.id, day), by, cx.now)? {
        return Ok(false);
    }
    let Some(network) = circles::store::load_network(tx, tx.network())? else { return Ok(true) };
    let all = checks::today(tx, round.id, day)?;
    let some = all.iter().any(|kept| kept.day == day && kept.check.is_open());
    let key = if some { "checkins-text-day-some" } else { "checkins-text-day-all" };
    if tell::runs(tx, round)? != Some(by) {
        tell::point_person(tx, cx, &network, (key, round))?;
    }
    Ok(true)
}

/// When a pause until this day ends: as the day begins.
pub fn back_on(day: i64, zone: Tz, now: Timestamp) -> Option<Timestamp> {
    let at = instant(day, 0, zone);
    (now < at && at < now + Span::days(400)).then_some(at)
}
