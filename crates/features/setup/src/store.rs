//! What the first run keeps: its link, who is in it, their answers; and afterwards, which first steps are done.

pub mod begun;
mod founding;
pub mod meetings;
mod start;
pub mod wishes;

pub use founding::{Founded, Ground, NotFounded, found};
pub use start::{
    Facts, Practice, Tick, facts, fold, note_practice, practice, practice_gone, second_unseen, tick,
};

use kit_base::{Rng, Span, Timestamp};
use kit_db::{COMMONS, DbError, Statement, Tx, only, sql};
use kit_vault::{Token, Vault};

use crate::answers::{Answers, Question};

const ANY: Statement = sql!("SELECT 1 FROM networks WHERE network_id <> $1 ORDER BY network_id LIMIT 1");
const SET_LINK: Statement =
    sql!("UPDATE setup_state SET link_hash = $1, link_made_at = $2 WHERE id = 1 AND founded_at IS NULL");
const IS_LINK: Statement =
    sql!("SELECT 1 FROM setup_state WHERE id = 1 AND founded_at IS NULL AND link_hash = $1");
const BURN_LINK: Statement = sql!("UPDATE setup_state SET link_hash = NULL WHERE id = 1");
const OPEN: Statement =
    sql!("INSERT INTO setup_sessions (token_hash, expires_at, used, founded) VALUES ($1, $2, $3, $4)");
const FIND: Statement =
    sql!("SELECT used, founded FROM setup_sessions WHERE token_hash = $1 AND expires_at > $2");
const USE: Statement = sql!("UPDATE setup_sessions SET used = $2 WHERE token_hash = $1");
const CLOSE: Statement = sql!("DELETE FROM setup_sessions WHERE token_hash = $1");
const SWEEP: Statement = sql!("DELETE FROM setup_sessions WHERE expires_at <= $1");
const KEEP: Statement = sql!(
    "INSERT INTO setup_answers (question, answer, answered_at) VALUES ($1, $2, $3)
     ON CONFLICT (question) DO UPDATE SET answer = excluded.answer, answered_at = excluded.answered_at"
);
const ANSWERS: Statement = sql!("SELECT question, answer FROM setup_answers ORDER BY question LIMIT 20");

/// Every statement of this room.
pub const STATEMENTS: &[Statement] = &[
    ANY,
    SET_LINK,
    IS_LINK,
    BURN_LINK,
    OPEN,
    FIND,
    USE,
    CLOSE,
    SWEEP,
    KEEP,
    ANSWERS,
    founding::CLAIM,
    founding::RETENTION,
    founding::BEGIN,
    founding::FORGET,
    founding::END_OTHERS,
    founding::MARK,
    begun::NOTE,
    begun::SEEN,
    begun::FORGET_FORMS,
    begun::FORGET_DAYS,
    begun::COUNT,
    begun::TODAY,
    begun::FOUNDER,
    wishes::LATELY,
    wishes::SENT,
    wishes::HAS,
    wishes::ADD,
    wishes::BY_LINK,
    wishes::BY_ID,
    wishes::WAITING,
    wishes::CONFIRM,
    wishes::COUNTS,
    wishes::DROP_MEETINGS,
    wishes::DROP,
    meetings::ASK,
    meetings::OF_WISH,
    meetings::ANSWER,
    meetings::MEET,
    meetings::MET,
    meetings::IS_MET,
    meetings::BY_ORIGIN,
    meetings::BY_KEY,
    meetings::PART,
    start::STEPS,
    start::FACTS,
    start::TICK_PAPER,
    start::TICK_BACKUP,
    start::FOLD,
    start::TICK_PRACTICE,
    start::ADD_PRACTICE,
    start::PRACTICE,
    start::DROP_CLOSURE,
    start::DROP_CIRCLE,
    start::UNSEEN,
];

/// How long somebody may take over the questions.
pub const SESSION: Span = Span::hours(24);

/// A session of the first run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Session {
    /// Its link was used up by it.
    pub used: bool,
    /// The network was founded from it.
    pub founded: bool,
}

/// Whether there is no network here yet. Server scope.
pub fn is_empty(tx: &mut Tx<'_>) -> Result<bool, DbError> {
    Ok(tx.one(&ANY, &[&COMMONS], only::<i64>)?.is_none())
}

/// A fresh link to the first run; the one before dies. `None`: there is a network already. Server scope.
pub fn make_link(tx: &mut Tx<'_>, now: Timestamp, rng: &Rng) -> Result<Option<Token>, DbError> {
    if !is_empty(tx)? {
        return Ok(None);
    }
    tx.execute(&SWEEP, &[&now])?;
    let token = Token::random("setup.link", rng);
    let made = tx.execute(&SET_LINK, &[&token.hash(), &now])?;
    Ok((made == 1).then_some(token))
}

/// Opens a session from a link that is still good. The link dies with the session's first use: programs that preview
/// links open them too.
pub fn open(tx: &mut Tx<'_>, link: &Token, now: Timestamp, rng: &Rng) -> Result<Option<Token>, DbError> {
    if tx.one(&IS_LINK, &[&link.hash()], only::<i64>)?.is_none() {
        return Ok(None);
    }
    let session = Token::random("setup.session", rng);
    tx.execute(&OPEN, &[&session.hash(), &(now + SESSION), &false, &false])?;
    Ok(Some(session))
}

/// The session of a cookie, if it still holds.
pub fn session(tx: &mut Tx<'_>, token: &Token, now: Timestamp) -> Result<Option<Session>, DbError> {
    tx.one(&FIND, &[&token.hash(), &now], |row| Ok(Session { used: row.take()?, founded: row.take()? }))
}

/// Notes a session's first use, and lets its link die.
pub fn first_use(tx: &mut Tx<'_>, token: &Token) -> Result<(), DbError> {
    tx.execute(&USE, &[&token.hash(), &true])?;
    tx.execute(&BURN_LINK, &[])?;
    Ok(())
}

/// Ends a session.
pub fn close(tx: &mut Tx<'_>, token: &Token) -> Result<(), DbError> {
    tx.execute(&CLOSE, &[&token.hash()]).map(drop)
}

/// Keeps the answer to one question, sealed under the server key.
pub fn keep(
    tx: &mut Tx<'_>,
    (vault, rng): (&Vault, &Rng),
    question: Question,
    answers: &Answers,
    now: Timestamp,
) -> Result<(), DbError> {
    let sealed = vault.seal_for_server(&place(question.code()), &answers.text(question), rng);
    tx.execute(&KEEP, &[&question.code(), &sealed, &now]).map(drop)
}

/// Everything that was answered so far. What does not open anymore is asked again.
pub fn answers(tx: &mut Tx<'_>, vault: &Vault) -> Result<Answers, DbError> {
    let rows: Vec<(String, Vec<u8>)> = tx.query(&ANSWERS, &[], |row| Ok((row.take()?, row.take()?)))?;
    let mut answers = Answers::default();
    for (question, sealed) in rows {
        if let Ok(text) = vault.open_for_server(&place(&question), &sealed) {
            answers.restore(&text);
        }
    }
    Ok(answers)
}

fn place(question: &str) -> String {
    format!("setup.{question}")
}
