//! The verbs of a list: it comes, it is looked at, it is brought in, it is taken back. Each step is one transaction.

pub mod bring;
pub mod come;
pub mod look;
pub mod undo;

use asks::acts::ActError;
use circles::CircleId;
use kit_base::{Rng, Timestamp};
use kit_db::{DbError, Tx};
use kit_i18n::Catalogue;
use kit_jobs::{Body, Job};
use kit_vault::{Kind as Term, PersonId, Purpose, Registry, Vault};

use crate::domain::columns::Column;
use crate::domain::dates::Day;
use crate::domain::reading::{Draft, Plan};
use crate::domain::table::{Line, plain};
use crate::store::imports::{Import, ImportId};
use crate::store::rows;

/// What every step needs.
#[derive(Clone, Copy)]
pub struct Cx<'a> {
    /// Opens and seals.
    pub vault: &'a Vault,
    /// Ids and nonces.
    pub rng: &'a Rng,
    /// All words.
    pub words: &'a Catalogue,
    /// What becomes of every column.
    pub registry: &'a Registry,
    /// The present.
    pub now: Timestamp,
}

/// Fingerprints of rows are made from this.
const ROW: Purpose = Purpose::new("moving.row");

/// Rows in one transaction.
pub const CHUNK: usize = 500;

/// Puts the next step of an import into the queue.
pub fn next_step(tx: &mut Tx<'_>, cx: &Cx<'_>, kind: &'static str, import: ImportId) -> Result<(), DbError> {
    let job = Job::new(kind, Body::new().id("import", import)).once(import);
    kit_jobs::enqueue(tx, &job, cx.now, cx.rng).map(drop)
}

/// How this import's rows are read.
pub(crate) fn plan(tx: &mut Tx<'_>, import: &Import, now: Timestamp) -> Result<Plan, DbError> {
    let network = tx.network();
    let zone = circles::store::load_network(tx, network)?.map_or_else(String::new, |network| network.zone);
    let (year, month, day) = kit_i18n::calendar_day(now, kit_i18n::zone(&zone));
    Ok(Plan {
        kind: import.kind,
        columns: import.columns.clone(),
        order: import.order,
        today: Day { year, month, day },
        lang: import.lang,
        take_done: import.take_done,
        keep_private: import.keep_private,
    })
}

/// The lines of the import's next chunk that are rows, and each one's fingerprint.
pub(crate) fn rows_of_chunk(
    tx: &mut Tx<'_>,
    cx: &Cx<'_>,
    import: &Import,
) -> Result<Vec<(Line, [u8; 16])>, DbError> {
    let mut lines = crate::store::imports::lines(tx, cx.vault, import.id, import.next_chunk)?;
    if import.headed && import.next_chunk == 0 && !lines.is_empty() {
        lines.remove(0);
    }
    lines
        .into_iter()
        .map(|line| Ok((mark(tx, cx, import, &line)?, line)))
        .map(|r| r.map(|(m, l)| (l, m)))
        .collect()
}

/// The same words in the same places have the same fingerprint, whatever order the columns are in.
fn mark(tx: &mut Tx<'_>, cx: &Cx<'_>, import: &Import, line: &Line) -> Result<[u8; 16], DbError> {
    let mut words = import.kind.code().to_owned();
    for column in Column::ALL.iter().filter(|column| **column != Column::Leave) {
        for (_, cell) in
            import.columns.iter().zip(&line.cells).filter(|(c, cell)| *c == column && !cell.is_empty())
        {
            words.push('\u{1f}');
            words.push_str(column.code());
            words.push('\u{1e}');
            words.push_str(plain(cell));
        }
    }
    let whole = cx.vault.mac(tx, ROW, words.as_bytes())?;
    Ok(std::array::from_fn(|at| whole[at]))
}

/// For each row, somebody who is here already and may be the same: by phone, by e-mail, or by name and last four.
pub(crate) fn matches(
    tx: &mut Tx<'_>,
    cx: &Cx<'_>,
    import: ImportId,
    drafts: &[&Draft],
) -> Result<Vec<Option<PersonId>>, DbError> {
    let empty = String::new();
    let first = |draft: &&Draft| draft.people.first().cloned().unwrap_or_default();
    let people: Vec<_> = drafts.iter().map(first).collect();
    let phones: Vec<&str> = people.iter().map(|person| person.phone.as_str()).collect();
    let mails: Vec<&str> = people.iter().map(|person| person.email.as_str()).collect();
    let by_phone = cx.vault.find_each(tx, Term::Phone, &phones)?;
    let by_mail = cx.vault.find_each(tx, Term::Email, &mails)?;
    let mut nearly = Vec::with_capacity(drafts.len());
    for (at, person) in people.iter().enumerate() {
        let mut found = by_phone.get(at).cloned().unwrap_or_default();
        found.extend(by_mail.get(at).into_iter().flatten().copied());
        let digits = person.phone.chars().filter(char::is_ascii_digit).count();
        if found.is_empty() && (4..10).contains(&digits) && person.name != empty {
            found = cx.vault.find_named(tx, (&person.name, &person.phone))?;
        }
        nearly.push(found);
    }
    let everybody: Vec<PersonId> = nearly.iter().flatten().copied().collect();
    let made = rows::made_among(tx, import, &everybody)?;
    Ok(nearly.into_iter().map(|found| found.into_iter().find(|id| !made.contains(id))).collect())
}

/// The circles that the steward of a list tends at this moment.
pub(crate) fn tended_by(
    tx: &mut Tx<'_>,
    steward: Option<PersonId>,
    now: Timestamp,
) -> Result<Vec<CircleId>, DbError> {
    let Some(steward) = steward else { return Ok(Vec::new()) };
    let roles = people::memberships::standing(tx, steward, now)?.roles;
    Ok(roles.into_iter().filter(|held| held.role == people::Role::Steward).map(|held| held.circle).collect())
}

/// Whether somebody lives in or belongs to one of these circles: only then may a list say more about them.
pub(crate) fn looks_after(tx: &mut Tx<'_>, tended: &[CircleId], person: PersonId) -> Result<bool, DbError> {
    let home = people::profile(tx, person)?.and_then(|profile| profile.home_circle);
    let seats = people::memberships::of_person(tx, person)?.into_iter().map(|seat| seat.circle);
    for circle in home.into_iter().chain(seats) {
        for root in tended {
            if circles::store::within(tx, circle, *root)? {
                return Ok(true);
            }
        }
    }
    Ok(false)
}

/// An error of an act is one of the database here: rules were asked before.
pub(crate) fn as_db(error: ActError) -> DbError {
    match error {
        ActError::Db(error) => error,
        ActError::Vault(error) => error.into(),
        ActError::People(error) => error.into(),
        ActError::Gone => DbError::Rule("gone".into()),
        ActError::Refused(why) => DbError::Rule(why.into()),
    }
}
