//! Loads and saves one ask with its latest claim, guarded by the row's version.

use kit_base::{Id, Rng, Slug, Span, Timestamp};
use kit_db::{DbError, Row, Statement, Tx, only, sql};

use crate::domain::{
    Actor, AnsweredBy, Ask, AskId, AskState, Beforehand, Claim, ClaimState, CouldNot, Flags, Kind, Next,
    PersonId, Ring, When,
};

/// An ask as it is kept: the aggregate, and what its rules do not need.
#[derive(Clone, Debug)]
pub struct Kept {
    /// What the rules decide upon.
    pub ask: Ask,
    /// Its public name.
    pub slug: Slug,
    /// The posting it belongs to.
    pub sheet: Id<super::Sheet>,
    /// Where it starts: the smallest circle the asker named.
    pub home: Id<circles::Circle>,
    /// The language of its words.
    pub language: String,
    /// The one line the asker approved for the card.
    pub public_line: Option<String>,
    /// It is tried out by stewards: nobody needs anything, and nobody is asked.
    pub practice: bool,
    /// The version it was loaded at.
    version: i64,
    /// How many events it has.
    events: i64,
    /// Its claim's public name.
    pub claim_slug: Option<Slug>,
}

const CREATE: Statement = sql!(
    "INSERT INTO asks (
        network_id, id, slug, sheet_id, asker_id, home_circle_id, kind, urgency, language, details, private_note,
        place, public_line, marked, flags, opened, answered_by, beforehand, nearest, farthest, widen_every, ring,
        widen_at, state, state_since, asked_at, touched_at, times_asked, last_event_at, events, part_done, thanked,
        claim_id, again_of, due_at, inside, opens_at, version)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22,
        $23, $24, $25, $26, $27, $28, $29, $30, $31, $32, NULL, $33, $34, $35, $36, 1)"
);

/// What [`kept`] takes from a row, in its order, and from where: `a` the ask, `c` the claim on it.
macro_rules! kept_rows {
    () => {
        "a.id, a.slug, a.sheet_id, a.asker_id, a.home_circle_id, a.kind, a.urgency, a.language, a.public_line,
        a.marked, a.flags, a.opened, a.answered_by, a.beforehand, a.nearest, a.farthest, a.widen_every, a.ring,
        a.widen_at, a.state, a.state_since, a.asked_at, a.touched_at, a.times_asked, a.last_event_at, a.events,
        a.part_done, a.thanked, a.again_of, a.inside, a.opens_at, a.practice, a.version,
        c.id, c.slug, c.helper_id, c.state, c.claimed_at, c.accepted_at, c.moved_at, c.nudged_at, c.ended_at, c.reason,
        c.unseen_edit, c.unapproved
     FROM asks a
     LEFT JOIN claims c ON c.network_id = a.network_id AND c.id = a.claim_id"
    };
}
pub(super) use kept_rows;

const LOAD: Statement = sql!(concat!("SELECT ", kept_rows!(), " WHERE a.network_id = $1 AND a.id = $2"));

const LOAD_BY_SLUG: Statement =
    sql!(concat!("SELECT ", kept_rows!(), " WHERE a.network_id = $1 AND a.slug = $2"));

const SAVE: Statement = sql!(
    "UPDATE asks SET kind = $4, urgency = $5, marked = $6, flags = $7, opened = $8, beforehand = $9, farthest = $10,
        widen_every = $11, ring = $12, widen_at = $13, state = $14, state_since = $15, touched_at = $16,
        times_asked = $17, last_event_at = $18, events = $19, part_done = $20, thanked = $21, claim_id = $22,
        due_at = $23, inside = $24, opens_at = $25, version = version + 1
     WHERE network_id = $1 AND id = $2 AND version = $3"
);

const SAVE_CLAIM: Statement = sql!(
    "INSERT INTO claims (network_id, id, slug, ask_id, helper_id, state, live, claimed_at, accepted_at, moved_at,
        nudged_at, ended_at, reason, unseen_edit, unapproved)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
     ON CONFLICT (network_id, id) DO UPDATE SET state = excluded.state, live = excluded.live,
        accepted_at = excluded.accepted_at, moved_at = excluded.moved_at, nudged_at = excluded.nudged_at,
        ended_at = excluded.ended_at, reason = excluded.reason, unseen_edit = excluded.unseen_edit,
        unapproved = excluded.unapproved"
);

const NOTE: Statement = sql!(
    "INSERT INTO ask_events (network_id, ask_id, n, what, state, actor, actor_id, at, reason)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)"
);

const UNREACH: Statement = sql!("DELETE FROM ask_audience WHERE network_id = $1 AND ask_id = $2");

const REACH: Statement = sql!(
    "INSERT INTO ask_audience (network_id, circle_id, taken, opened_at, ask_id) VALUES ($1, $2, $3, $4, $5)"
);

/// The turn of the one person that somebody's entries are.
const TURN: Statement = sql!(
    "INSERT INTO helper_loads (network_id, person_id, turns)
     VALUES ($1, COALESCE((SELECT s.is_id FROM same_people s WHERE s.network_id = $1 AND s.person_id = $2), $2), 1)
     ON CONFLICT (network_id, person_id) DO UPDATE SET turns = helper_loads.turns + 1"
);

/// What all entries of one person hold.
const LOAD_OF: Statement = sql!(
    "SELECT COUNT(*)
     FROM (SELECT p.id FROM people p WHERE p.network_id = $1 AND p.id = $2
           UNION
           SELECT s.is_id FROM same_people s WHERE s.network_id = $1 AND s.person_id = $2
           UNION
           SELECT s.person_id FROM same_people s WHERE s.network_id = $1 AND s.is_id = $2
           UNION
           SELECT t.person_id FROM same_people s
           JOIN same_people t ON t.network_id = s.network_id AND t.is_id = s.is_id
           WHERE s.network_id = $1 AND s.person_id = $2) e
     JOIN claims c ON c.network_id = $1 AND c.helper_id = e.id
     WHERE c.live"
);

const DECLINED: Statement = sql!(
    "SELECT 1 FROM claims WHERE network_id = $1 AND ask_id = $2 AND helper_id = $3 AND state = 'declined' LIMIT 1"
);

pub(super) const STATEMENTS: &[Statement] =
    &[CREATE, LOAD, LOAD_BY_SLUG, SAVE, SAVE_CLAIM, NOTE, UNREACH, REACH, TURN, LOAD_OF, DECLINED];

/// What a new ask carries besides its rules: sealed already, or public.
#[derive(Clone, Debug)]
pub struct NewRow {
    /// The posting it belongs to.
    pub sheet: Id<super::Sheet>,
    /// Its public name.
    pub slug: Slug,
    /// Where it starts.
    pub home: Id<circles::Circle>,
    /// The language of its words.
    pub language: String,
    /// The line for the card.
    pub public_line: Option<String>,
    /// Sealed: what the asker wrote.
    pub details: Vec<u8>,
    /// Sealed: for the helper only.
    pub private_note: Option<Vec<u8>>,
    /// Sealed: the cross street or building as typed.
    pub place: Option<Vec<u8>>,
}

/// Writes a new ask with the first lines of its history.
pub fn create(tx: &mut Tx<'_>, next: &Next, row: &NewRow, actor: Option<PersonId>) -> Result<(), DbError> {
    let (ask, network) = (&next.ask, tx.network());
    tx.execute(
        &CREATE,
        &[
            &network,
            &ask.id,
            &row.slug,
            &row.sheet,
            &ask.asker,
            &row.home,
            &ask.kind.code(),
            &ask.when.code(),
            &row.language,
            &row.details,
            &row.private_note,
            &row.place,
            &row.public_line,
            &ask.marked,
            &ask.flags.bits(),
            &ask.opened,
            &ask.answered_by.code(),
            &ask.beforehand.code(),
            &ask.nearest.code(),
            &ask.farthest.code(),
            &ask.widen_every.map(Span::as_micros),
            &ask.ring.map(Ring::code),
            &ask.widen_at,
            &ask.state.code(),
            &ask.state_since,
            &ask.asked_at,
            &ask.touched_at,
            &ask.times_asked,
            &ask.last_event_at,
            &next.events.len(),
            &ask.part_done,
            &ask.thanked,
            &ask.again_of,
            &due_at(ask),
            &ask.inside,
            &ask.opens_at,
        ],
    )?;
    note(tx, next, 0, actor)?;
    reach(tx, None, ask, row.home)
}

/// One ask by its key.
pub fn load(tx: &mut Tx<'_>, id: AskId) -> Result<Option<Kept>, DbError> {
    let network = tx.network();
    tx.one(&LOAD, &[&network, &id], kept)
}

/// One ask by its public name.
pub fn load_by_slug(tx: &mut Tx<'_>, slug: Slug) -> Result<Option<Kept>, DbError> {
    let network = tx.network();
    tx.one(&LOAD_BY_SLUG, &[&network, &slug], kept)
}

/// Saves a decision made on `before`: the row if nobody changed it meanwhile, the claim, the history, and which
/// circles it reaches now.
pub fn save(
    tx: &mut Tx<'_>,
    before: &Kept,
    next: &Next,
    actor: Option<PersonId>,
    rng: &Rng,
) -> Result<(), DbError> {
    let (ask, network) = (&next.ask, tx.network());
    let events = before.events + i64::try_from(next.events.len()).unwrap_or(0);
    let claim_changed = ask.claim != before.ask.claim;
    if let Some(ended) =
        before.ask.claim.as_ref().filter(|old| ask.claim.as_ref().is_none_or(|new| new.id != old.id))
    {
        debug_assert!(!ended.state.is_live(), "a live claim is ended before another begins");
    }
    tx.save(
        &SAVE,
        &[
            &network,
            &ask.id,
            &before.version,
            &ask.kind.code(),
            &ask.when.code(),
            &ask.marked,
            &ask.flags.bits(),
            &ask.opened,
            &ask.beforehand.code(),
            &ask.farthest.code(),
            &ask.widen_every.map(Span::as_micros),
            &ask.ring.map(Ring::code),
            &ask.widen_at,
            &ask.state.code(),
            &ask.state_since,
            &ask.touched_at,
            &ask.times_asked,
            &ask.last_event_at,
            &events,
            &ask.part_done,
            &ask.thanked,
            &ask.claim.as_ref().map(|c| c.id),
            &due_at(ask),
            &ask.inside,
            &ask.opens_at,
        ],
    )?;
    // After the row: whoever comes second hears of it there, and not from the rule of one live claim.
    if let Some(claim) = ask.claim.as_ref().filter(|_| claim_changed) {
        save_claim(tx, ask.id, claim, before, rng)?;
        super::helped::count(tx, before.ask.claim.as_ref(), claim)?;
    }
    note(tx, next, before.events, actor)?;
    reach(tx, Some(&before.ask), ask, before.home)
}

/// Takes the helper's turn: whoever claims for the same helper at the same moment waits here. Answers how many
/// claims they hold open, under all the entries that are this one person. The first statement of a claim's transaction.
pub fn helper_load(tx: &mut Tx<'_>, helper: PersonId) -> Result<u8, DbError> {
    let network = tx.network();
    tx.execute(&TURN, &[&network, &helper])?;
    let open = tx.one(&LOAD_OF, &[&network, &helper], only::<i64>)?;
    Ok(u8::try_from(open.unwrap_or(0)).unwrap_or(u8::MAX))
}

/// Whether the asker turned this helper down on this ask before.
pub fn was_declined(tx: &mut Tx<'_>, ask: AskId, helper: PersonId) -> Result<bool, DbError> {
    let network = tx.network();
    Ok(tx.one(&DECLINED, &[&network, &ask, &helper], only::<i64>)?.is_some())
}

/// When the clock looks at an ask next: at once at a closed one, to see when it is to be forgotten.
fn due_at(ask: &Ask) -> Option<Timestamp> {
    if ask.state.is_closed() { Some(ask.state_since) } else { ask.due_at() }
}

/// Whether an ask shows on boards: somebody is asked or has it, and nothing about it is sensitive.
fn is_listed(ask: &Ask) -> bool {
    matches!(ask.state, AskState::Asking | AskState::Lit | AskState::UnderWay)
        && ask.ring.is_some()
        && !ask.is_sensitive()
}

/// Keeps the audience rows true to the ask. All rows of an ask carry one time, so that a board can merge circles.
fn reach(tx: &mut Tx<'_>, before: Option<&Ask>, ask: &Ask, home: Id<circles::Circle>) -> Result<(), DbError> {
    let shape = |a: &Ask| (is_listed(a), a.ring, a.state.is_claimed());
    if before.map(shape) == Some(shape(ask)) || (before.is_none() && !is_listed(ask)) {
        return Ok(());
    }
    let network = tx.network();
    if before.is_some_and(is_listed) {
        tx.execute(&UNREACH, &[&network, &ask.id])?;
    }
    let Some(ring) = ask.ring.filter(|_| is_listed(ask)) else { return Ok(()) };
    for circle in crate::rings::circles_of(tx, home, ring)? {
        tx.execute(&REACH, &[&network, &circle, &ask.state.is_claimed(), &ask.last_event_at, &ask.id])?;
    }
    Ok(())
}

fn save_claim(tx: &mut Tx<'_>, ask: AskId, claim: &Claim, before: &Kept, rng: &Rng) -> Result<(), DbError> {
    let known = before.claim_slug.filter(|_| before.ask.claim.as_ref().is_some_and(|old| old.id == claim.id));
    let slug = known.unwrap_or_else(|| Slug::of("claims.slug", rng));
    tx.execute(
        &SAVE_CLAIM,
        &[
            &tx.network(),
            &claim.id,
            &slug,
            &ask,
            &claim.by,
            &claim.state.code(),
            &claim.state.is_live(),
            &claim.claimed_at,
            &claim.accepted_at,
            &claim.moved_at,
            &claim.nudged_at,
            &claim.ended_at,
            &claim.reason.map(CouldNot::code),
            &claim.unseen_edit,
            &claim.unapproved,
        ],
    )?;
    Ok(())
}

fn note(tx: &mut Tx<'_>, next: &Next, earlier: i64, actor: Option<PersonId>) -> Result<(), DbError> {
    let network = tx.network();
    for (event, n) in next.events.iter().zip(earlier + 1..) {
        let who = actor.filter(|_| event.actor != Actor::Clock);
        tx.execute(
            &NOTE,
            &[
                &network,
                &next.ask.id,
                &n,
                &event.what.code(),
                &event.state.code(),
                &event.actor.code(),
                &who,
                &event.at,
                &event.reason.map(CouldNot::code),
            ],
        )?;
    }
    Ok(())
}

pub(super) fn kept(row: &mut Row<'_>) -> Result<Kept, DbError> {
    let (id, slug, sheet) = (row.take()?, row.take()?, row.take()?);
    let (asker, home) = (row.take()?, row.take()?);
    let (kind, when) = (code(row, Kind::parse)?, code(row, When::parse)?);
    let (language, public_line) = (row.take()?, row.take()?);
    let ask = Ask {
        id,
        asker,
        kind,
        when,
        marked: row.take()?,
        flags: Flags::from_bits(small(row)?),
        inside: false,
        opened: row.take()?,
        answered_by: code(row, AnsweredBy::parse)?,
        beforehand: code(row, Beforehand::parse)?,
        nearest: code(row, Ring::parse)?,
        farthest: code(row, Ring::parse)?,
        widen_every: row.take::<Option<i64>>()?.map(Span::micros),
        ring: optional(row, Ring::parse)?,
        widen_at: row.take()?,
        state: code(row, AskState::parse)?,
        state_since: row.take()?,
        asked_at: row.take()?,
        touched_at: row.take()?,
        times_asked: small(row)?,
        last_event_at: row.take()?,
        part_done: false,
        thanked: false,
        claim: None,
        again_of: None,
        opens_at: None,
    };
    let events = row.take()?;
    let mut ask = Ask {
        part_done: row.take()?,
        thanked: row.take()?,
        again_of: row.take()?,
        inside: row.take()?,
        opens_at: row.take()?,
        ..ask
    };
    let (practice, version) = (row.take()?, row.take()?);
    let claim_slug;
    (ask.claim, claim_slug) = claim(row)?;
    Ok(Kept { ask, slug, sheet, home, language, public_line, practice, version, events, claim_slug })
}

fn claim(row: &mut Row<'_>) -> Result<(Option<Claim>, Option<Slug>), DbError> {
    let Some(id) = row.take::<Option<Id<Claim>>>()? else { return Ok((None, None)) };
    let slug = row.take()?;
    let claim = Claim {
        id,
        by: row.take()?,
        state: code(row, ClaimState::parse)?,
        claimed_at: row.take()?,
        accepted_at: row.take()?,
        moved_at: row.take()?,
        nudged_at: row.take()?,
        ended_at: row.take()?,
        reason: optional(row, CouldNot::parse)?,
        unseen_edit: row.take()?,
        unapproved: row.take()?,
    };
    Ok((Some(claim), slug))
}

/// Reads a stored code; a word the program does not know is a broken row.
pub(super) fn code<T>(row: &mut Row<'_>, parse: impl Fn(&str) -> Option<T>) -> Result<T, DbError> {
    row.text(|text| parse(text).ok_or_else(|| DbError::Shape(format!("the code {text}"))))?
}

pub(super) fn optional<T>(
    row: &mut Row<'_>,
    parse: impl Fn(&str) -> Option<T>,
) -> Result<Option<T>, DbError> {
    let known = |text: &str| parse(text).ok_or_else(|| DbError::Shape(format!("the code {text}")));
    row.text_or_null(|text| text.map(known).transpose())?
}

pub(super) fn small(row: &mut Row<'_>) -> Result<u8, DbError> {
    u8::try_from(row.take::<i64>()?).map_err(|_| DbError::Shape("a small whole number".into()))
}
