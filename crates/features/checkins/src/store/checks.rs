//! Checks: opened once a person and day, walked step by step, kept until a human has looked.

use kit_base::{Slug, Span, Timestamp};
use kit_db::{DbError, Row, Statement, Tx, sql};
use people::PersonId;

use super::rounds::Round;
use super::{MemberId, RoundId, code};
use crate::domain::{Check, Event, Ladder, Outcome, Stand, Step, Way, Word};
use crate::hours::Opening;

/// Whoever has no buddy yet has no step for one: nobody would be told.
pub(super) const OPEN: Statement = sql!(
    "INSERT INTO checkin_checks (network_id, member_id, day, round_id, person_id, ladder, wait_minutes, stand, taken,
        opened_at, touched_at, next_at, version)
     SELECT p.network_id, p.id, $3, p.round_id, p.person_id,
            CASE WHEN p.buddy_id IS NULL THEN REPLACE(p.ladder, 'buddy ', '') ELSE p.ladder END,
            p.wait_minutes, 'waiting', 0, $4, $4, $5, 0
     FROM checkin_people p
     WHERE p.network_id = $1 AND p.round_id = $2 AND p.confirmed_at <= $4
       AND (p.paused_until IS NULL OR p.paused_until <= $4)
     ON CONFLICT (network_id, member_id, day) DO NOTHING"
);
pub(super) const TODAY: Statement = sql!(
    "SELECT k.member_id, k.day, k.round_id, k.person_id, m.slug, m.way, m.buddy_id, m.contact, k.ladder,
            k.wait_minutes, k.stand, k.taken, k.touched_at, k.next_at, k.outcome, k.asked, k.said_at,
            k.said_by, k.opened_at, k.version
     FROM checkin_checks k
     JOIN checkin_people m ON m.network_id = k.network_id AND m.id = k.member_id
     WHERE k.network_id = $1 AND k.round_id = $2
       AND (k.day = $3 OR (k.stand <> 'fine' AND k.stand <> 'closed'))
     ORDER BY k.day DESC, m.consent_at, k.member_id LIMIT 1000"
);
pub(super) const ONE: Statement = sql!(
    "SELECT k.member_id, k.day, k.round_id, k.person_id, m.slug, m.way, m.buddy_id, m.contact, k.ladder,
            k.wait_minutes, k.stand, k.taken, k.touched_at, k.next_at, k.outcome, k.asked, k.said_at,
            k.said_by, k.opened_at, k.version
     FROM checkin_checks k
     JOIN checkin_people m ON m.network_id = k.network_id AND m.id = k.member_id
     WHERE k.network_id = $1 AND k.member_id = $2 AND k.day = $3"
);
/// What the clock changes now, and what was touched by a clock that ran ahead.
pub(super) const DUE: Statement = sql!(
    "SELECT k.member_id, k.day, k.round_id, k.person_id, m.slug, m.way, m.buddy_id, m.contact, k.ladder,
            k.wait_minutes, k.stand, k.taken, k.touched_at, k.next_at, k.outcome, k.asked, k.said_at,
            k.said_by, k.opened_at, k.version
     FROM checkin_checks k
     JOIN checkin_people m ON m.network_id = k.network_id AND m.id = k.member_id
     WHERE k.network_id = $1 AND k.round_id = $3 AND k.next_at IS NOT NULL AND (k.next_at <= $2 OR k.touched_at > $2)
     ORDER BY k.next_at, k.member_id, k.day LIMIT 100"
);
pub(super) const SAVE: Statement = sql!(
    "UPDATE checkin_checks SET stand = $5, taken = $6, touched_at = $7, next_at = $8, version = version + 1
     WHERE network_id = $1 AND member_id = $2 AND day = $3 AND version = $4"
);
pub(super) const STEP: Statement = sql!(
    "INSERT INTO checkin_steps (network_id, member_id, day, step, taken_at) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (network_id, member_id, day, step) DO NOTHING"
);
pub(super) const SAY: Statement = sql!(
    "UPDATE checkin_checks SET outcome = $4, asked = $5, said_at = $6, said_by = $7
     WHERE network_id = $1 AND member_id = $2 AND day = $3"
);
pub(super) const WORD: Statement =
    sql!("UPDATE checkin_checks SET word = $4 WHERE network_id = $1 AND member_id = $2 AND day = $3");
pub(super) const OVER: Statement = sql!(
    "SELECT k.member_id, k.day, k.person_id, m.slug, k.touched_at, k.word, k.closed_by
     FROM checkin_checks k
     JOIN checkin_people m ON m.network_id = k.network_id AND m.id = k.member_id
     WHERE k.network_id = $1 AND k.round_id = $2 AND k.touched_at >= $3 AND k.stand = 'closed'
     ORDER BY k.touched_at DESC, k.member_id, k.day LIMIT 30"
);
pub(super) const UNDO: Statement =
    sql!("UPDATE checkin_checks SET closed_by = $4 WHERE network_id = $1 AND member_id = $2 AND day = $3");
pub(super) const STEPS: Statement = sql!(
    "SELECT step FROM checkin_steps WHERE network_id = $1 AND member_id = $2 AND day = $3 ORDER BY step LIMIT 10"
);
pub(super) const UNSTEP: Statement =
    sql!("DELETE FROM checkin_steps WHERE network_id = $1 AND member_id = $2 AND day = $3 AND step = $4");
pub(super) const BUDDYS: Statement = sql!(
    "SELECT DISTINCT r.slug
     FROM checkin_people m
     JOIN checkin_checks k ON k.network_id = m.network_id AND k.member_id = m.id
     JOIN checkin_steps s ON s.network_id = k.network_id AND s.member_id = k.member_id AND s.day = k.day
     JOIN checkin_rounds r ON r.network_id = k.network_id AND r.id = k.round_id
     WHERE m.network_id = $1 AND m.buddy_id = $2 AND s.step = 'buddy'
       AND k.stand <> 'fine' AND k.stand <> 'closed'
     ORDER BY r.slug LIMIT 20"
);
pub(super) const LOOK: Statement = sql!(
    "SELECT k.person_id, k.stand, k.touched_at, r.slug, r.called
     FROM checkin_checks k
     JOIN checkin_rounds r ON r.network_id = k.network_id AND r.id = k.round_id
     WHERE k.network_id = $1 AND k.stand <> 'fine' AND k.stand <> 'closed'
       AND (k.stand <> 'waiting' OR EXISTS (
        SELECT 1 FROM checkin_steps s
        WHERE s.network_id = k.network_id AND s.member_id = k.member_id AND s.day = k.day
          AND s.step = 'steward'))
       AND (EXISTS (
        SELECT 1 FROM circle_ancestors a
        JOIN roles h ON h.network_id = a.network_id AND h.circle_id = a.ancestor_id
        WHERE a.network_id = r.network_id AND a.circle_id = r.circle_id AND h.person_id = $2
          AND h.role = 'steward' AND h.since <= $3 AND (h.until IS NULL OR h.until > $3))
        OR EXISTS (
        SELECT 1 FROM checkin_team t
        WHERE t.network_id = r.network_id AND t.round_id = r.id AND t.person_id = $2 AND t.runs = 1))
     ORDER BY k.touched_at, k.member_id, k.day LIMIT 50"
);
pub(super) const OLD_WORDS: Statement =
    sql!("UPDATE checkin_checks SET word = NULL WHERE word IS NOT NULL AND touched_at < $1");
pub(super) const OLD_STEPS: Statement = sql!(
    "DELETE FROM checkin_steps
     WHERE EXISTS (
        SELECT 1 FROM checkin_checks k
        WHERE k.network_id = checkin_steps.network_id AND k.member_id = checkin_steps.member_id
          AND k.day = checkin_steps.day AND k.touched_at < $1 AND (k.stand = 'fine' OR k.stand = 'closed'))"
);
pub(super) const OLD_CHECKS: Statement =
    sql!("DELETE FROM checkin_checks WHERE touched_at < $1 AND (stand = 'fine' OR stand = 'closed')");
pub(super) const OLD_TURNS: Statement = sql!("DELETE FROM checkin_turns WHERE day < $1");

/// One check as it is stored, with what is needed to go on with it.
#[derive(Clone)]
pub struct Kept {
    /// Who, in the round.
    pub member: MemberId,
    /// Which day.
    pub day: i64,
    /// Which round.
    pub round: RoundId,
    /// Who.
    pub person: PersonId,
    /// Their name in addresses of this room.
    pub slug: Slug,
    /// How they want to be checked on.
    pub way: Way,
    /// Their buddy.
    pub buddy: Option<PersonId>,
    /// Whom else to call, sealed.
    pub contact: Option<Vec<u8>>,
    /// Where it stands.
    pub check: Check,
    /// What was noted last.
    pub outcome: Option<Outcome>,
    /// What they asked for themself.
    pub asked: Option<Word>,
    /// When it was noted.
    pub said_at: Option<Timestamp>,
    /// Who noted it, if it was not the person themself.
    pub said_by: Option<PersonId>,
    /// When the day began for them.
    pub opened_at: Timestamp,
    version: i64,
}

impl Kept {
    /// Whether this step of the ladder was taken.
    pub fn took(&self, step: Step) -> bool {
        self.check.ladder.steps().iter().take(self.check.taken).any(|taken| *taken == step)
    }
}

/// Opens a day of a round for everybody who said yes and is not away: each once, whoever else tries.
pub fn open(tx: &mut Tx<'_>, round: &Round, open: Opening, now: Timestamp) -> Result<u64, DbError> {
    tx.execute(&OPEN, &[&tx.network(), &round.id, &open.day, &now, &open.until])
}

/// The checks of a day, and those of earlier days that are not over.
pub fn today(tx: &mut Tx<'_>, round: RoundId, day: i64) -> Result<Vec<Kept>, DbError> {
    tx.query(&TODAY, &[&tx.network(), &round, &day], kept)
}

/// One check.
pub fn one(tx: &mut Tx<'_>, member: MemberId, day: i64) -> Result<Option<Kept>, DbError> {
    tx.one(&ONE, &[&tx.network(), &member, &day], kept)
}

/// What the clock changes now in a round, longest due first; at most 100.
pub fn due(tx: &mut Tx<'_>, round: RoundId, now: Timestamp) -> Result<Vec<Kept>, DbError> {
    tx.query(&DUE, &[&tx.network(), &now, &round], kept)
}

/// Writes the next state, if nobody changed it meanwhile.
pub fn save(tx: &mut Tx<'_>, kept: &Kept, next: &Check) -> Result<(), DbError> {
    let network = tx.network();
    let taken = i64::try_from(next.taken).unwrap_or(i64::MAX);
    tx.save(
        &SAVE,
        &[
            &network,
            &kept.member,
            &kept.day,
            &kept.version,
            &next.stand.code(),
            &taken,
            &next.touched_at,
            &next.next_at,
        ],
    )
}

/// Notes that a step was taken; `false` when the database knows it already, and then nothing may be done about it.
pub fn took(tx: &mut Tx<'_>, kept: &Kept, event: Event, now: Timestamp) -> Result<bool, DbError> {
    Ok(tx.execute(&STEP, &[&tx.network(), &kept.member, &kept.day, &event.code(), &now])? == 1)
}

/// Notes what was said last, and by whom if it was not the person themself.
pub fn said(
    tx: &mut Tx<'_>,
    kept: &Kept,
    (outcome, asked): (Outcome, Option<Word>),
    by: Option<PersonId>,
    now: Timestamp,
) -> Result<(), DbError> {
    let asked = asked.map(Word::code);
    let network = tx.network();
    tx.execute(&SAY, &[&network, &kept.member, &kept.day, &outcome.code(), &asked, &now, &by]).map(drop)
}

/// Keeps the words that closed a check, sealed.
pub fn closing_word(tx: &mut Tx<'_>, kept: &Kept, word: &[u8]) -> Result<(), DbError> {
    tx.execute(&WORD, &[&tx.network(), &kept.member, &kept.day, &word.to_vec()]).map(drop)
}

/// Who closed a check, or nobody: then it is not closed any more, and the words that closed it go.
pub fn closed_by(tx: &mut Tx<'_>, kept: &Kept, who: Option<PersonId>) -> Result<(), DbError> {
    let network = tx.network();
    if who.is_none() {
        tx.execute(&WORD, &[&network, &kept.member, &kept.day, &None::<Vec<u8>>])?;
    }
    tx.execute(&UNDO, &[&network, &kept.member, &kept.day, &who]).map(drop)
}

/// How many steps of its ladder were taken in their order, whatever was noted in between; what was told out of its
/// order may be told again in it.
pub fn in_order(tx: &mut Tx<'_>, kept: &Kept) -> Result<usize, DbError> {
    let network = tx.network();
    let known: Vec<String> = tx.query(&STEPS, &[&network, &kept.member, &kept.day], kit_db::only)?;
    let steps = kept.check.ladder.steps();
    let taken = steps.iter().take_while(|step| known.iter().any(|code| code == step.code())).count();
    if taken < steps.len() {
        tx.execute(&UNSTEP, &[&network, &kept.member, &kept.day, &Step::Steward.code()])?;
    }
    Ok(taken)
}

/// A check that a human closed.
pub struct Over {
    /// Who, in the round.
    pub member: MemberId,
    /// Which day.
    pub day: i64,
    /// Who.
    pub person: PersonId,
    /// Their name in addresses of this room.
    pub slug: Slug,
    /// When it was closed.
    pub at: Timestamp,
    /// How it ended, sealed.
    pub word: Option<Vec<u8>>,
    /// Who closed it.
    pub by: Option<PersonId>,
}

/// The checks of a round that humans closed since then, latest first.
pub fn over(tx: &mut Tx<'_>, round: RoundId, since: Timestamp) -> Result<Vec<Over>, DbError> {
    tx.query(&OVER, &[&tx.network(), &round, &since], |row| {
        Ok(Over {
            member: row.take()?,
            day: row.take()?,
            person: row.take()?,
            slug: row.take()?,
            at: row.take()?,
            word: row.take()?,
            by: row.take()?,
        })
    })
}

/// The rounds in which somebody is the buddy of a neighbor nobody has reached, by their names in addresses.
pub fn waits_for_buddy(tx: &mut Tx<'_>, buddy: PersonId) -> Result<Vec<Slug>, DbError> {
    tx.query(&BUDDYS, &[&tx.network(), &buddy], kit_db::only)
}

/// Somebody whom a human must look at.
#[derive(Clone, Debug)]
pub struct Look {
    /// Who.
    pub person: PersonId,
    /// Where it stands.
    pub stand: Stand,
    /// Since when.
    pub since: Timestamp,
    /// The round's name in addresses.
    pub round: Slug,
    /// What the round is called.
    pub called: String,
}

/// Whom a human must look at, and whom the ladder has brought to the stewards, in rounds that somebody runs or
/// whose circle they tend; longest first.
pub fn must_look(tx: &mut Tx<'_>, who: PersonId, now: Timestamp) -> Result<Vec<Look>, DbError> {
    tx.query(&LOOK, &[&tx.network(), &who, &now], |row| {
        Ok(Look {
            person: row.take()?,
            stand: code(row, Stand::parse)?,
            since: row.take()?,
            round: row.take()?,
            called: row.take()?,
        })
    })
}

/// Forgets what is old (server scope): words after 30 days, what became of a check after 90. Whatever a human must
/// still look at stays. Who was in a round goes 30 days after it ended.
pub fn forget(tx: &mut Tx<'_>, now: Timestamp) -> Result<(), DbError> {
    let days = |n: u16| Span::days(i64::from(n));
    let (words, old) = (now - days(crate::schema::WORDS), now - days(crate::schema::KEPT));
    tx.execute(&OLD_WORDS, &[&words])?;
    tx.execute(&OLD_STEPS, &[&old])?;
    tx.execute(&OLD_CHECKS, &[&old])?;
    let day = old.secs().div_euclid(86_400);
    super::days::forget(tx, day)?;
    super::members::forget_ended(tx, now - days(crate::schema::ENDED))?;
    tx.execute(&OLD_TURNS, &[&day]).map(drop)
}

fn kept(row: &mut Row<'_>) -> Result<Kept, DbError> {
    Ok(Kept {
        member: row.take()?,
        day: row.take()?,
        round: row.take()?,
        person: row.take()?,
        slug: row.take()?,
        way: code(row, Way::parse)?,
        buddy: row.take()?,
        contact: row.take()?,
        check: Check {
            ladder: {
                let steps: String = row.take()?;
                Ladder::read(&steps, Span::minutes(row.take()?))
            },
            stand: code(row, Stand::parse)?,
            taken: usize::try_from(row.take::<i64>()?).unwrap_or_default(),
            touched_at: row.take()?,
            next_at: row.take()?,
        },
        outcome: row.text_or_null(|text| text.and_then(Outcome::parse))?,
        asked: row.text_or_null(|text| text.and_then(Word::parse))?,
        said_at: row.take()?,
        said_by: row.take()?,
        opened_at: row.take()?,
        version: row.take()?,
    })
}
