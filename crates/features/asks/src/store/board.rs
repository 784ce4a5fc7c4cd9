//! A helper's board: cards of the asks that reached one of their circles, newest first.

use kit_base::{Id, Slug, Timestamp};
use kit_db::{DbError, Row, Statement, ToValue, Tx, sql};

use super::aggregate::code;
use crate::domain::{AskId, AskState, Kind, PersonId, Ring, When};

/// How many cards a page shows.
pub const PAGE: usize = 20;
/// The most a page may show.
pub const MOST: usize = 100;
/// The most circles a viewer is reached through.
pub const CIRCLES: usize = 8;

/// What a card shows; nothing here is private.
#[derive(Clone, Debug)]
pub struct Card {
    /// The ask.
    pub id: AskId,
    /// Its public name.
    pub slug: Slug,
    /// What about.
    pub kind: Kind,
    /// How soon.
    pub when: When,
    /// The language of its words.
    pub language: String,
    /// The line the asker approved.
    pub public_line: Option<String>,
    /// Who is being asked.
    pub ring: Ring,
    /// Where it stands.
    pub state: AskState,
    /// The rough place: the name of its home circle.
    pub place: String,
    /// When it was asked.
    pub asked_at: Timestamp,
    /// When this ring was opened; boards are in this order.
    pub opened_at: Timestamp,
    /// Who asks: never shown, only compared.
    pub(crate) asker: PersonId,
    /// The viewer said "can't this time".
    pub(crate) declined: bool,
}

/// Where a page ends and the next begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cursor {
    /// The last card's time.
    pub opened_at: Timestamp,
    /// The last card.
    pub id: AskId,
}

/// One page of cards.
#[derive(Clone, Debug)]
pub struct Board {
    /// The cards.
    pub cards: Vec<Card>,
    /// Where the next page begins, if there is one.
    pub next: Option<Cursor>,
}

/// Each circle gives its own newest rows straight from the index, then the few are merged: the cost does not grow
/// with the number of asks. `UNION` drops an ask that reached two of the viewer's circles, and only what stands on
/// the page is looked up.
const BOARD: Statement = sql!(
    "SELECT a.id, a.slug, a.kind, a.urgency, a.language, a.public_line, a.ring, a.state, h.name, a.asked_at, m.opened_at,
        a.asker_id,
        EXISTS (SELECT 1 FROM ask_declines d WHERE d.network_id = $1 AND d.person_id = $14 AND d.ask_id = a.id)
     FROM (
        SELECT * FROM (SELECT opened_at, ask_id FROM ask_audience WHERE network_id = $1 AND circle_id = $2
            AND taken = $10 AND (opened_at, ask_id) < ($11, $12) ORDER BY opened_at DESC, ask_id DESC LIMIT $13) c1
        UNION SELECT * FROM (SELECT opened_at, ask_id FROM ask_audience WHERE network_id = $1 AND circle_id = $3
            AND taken = $10 AND (opened_at, ask_id) < ($11, $12) ORDER BY opened_at DESC, ask_id DESC LIMIT $13) c2
        UNION SELECT * FROM (SELECT opened_at, ask_id FROM ask_audience WHERE network_id = $1 AND circle_id = $4
            AND taken = $10 AND (opened_at, ask_id) < ($11, $12) ORDER BY opened_at DESC, ask_id DESC LIMIT $13) c3
        UNION SELECT * FROM (SELECT opened_at, ask_id FROM ask_audience WHERE network_id = $1 AND circle_id = $5
            AND taken = $10 AND (opened_at, ask_id) < ($11, $12) ORDER BY opened_at DESC, ask_id DESC LIMIT $13) c4
        UNION SELECT * FROM (SELECT opened_at, ask_id FROM ask_audience WHERE network_id = $1 AND circle_id = $6
            AND taken = $10 AND (opened_at, ask_id) < ($11, $12) ORDER BY opened_at DESC, ask_id DESC LIMIT $13) c5
        UNION SELECT * FROM (SELECT opened_at, ask_id FROM ask_audience WHERE network_id = $1 AND circle_id = $7
            AND taken = $10 AND (opened_at, ask_id) < ($11, $12) ORDER BY opened_at DESC, ask_id DESC LIMIT $13) c6
        UNION SELECT * FROM (SELECT opened_at, ask_id FROM ask_audience WHERE network_id = $1 AND circle_id = $8
            AND taken = $10 AND (opened_at, ask_id) < ($11, $12) ORDER BY opened_at DESC, ask_id DESC LIMIT $13) c7
        UNION SELECT * FROM (SELECT opened_at, ask_id FROM ask_audience WHERE network_id = $1 AND circle_id = $9
            AND taken = $10 AND (opened_at, ask_id) < ($11, $12) ORDER BY opened_at DESC, ask_id DESC LIMIT $13) c8
        ORDER BY opened_at DESC, ask_id DESC
        LIMIT $13
     ) m
     JOIN asks a ON a.network_id = $1 AND a.id = m.ask_id
     JOIN circles h ON h.network_id = $1 AND h.id = a.home_circle_id
     ORDER BY m.opened_at DESC, m.ask_id DESC
     LIMIT $13"
);

const REACHED: Statement = sql!(
    "SELECT 1 FROM ask_audience
     WHERE network_id = $1 AND ask_id = $2 AND circle_id IN ($3, $4, $5, $6, $7, $8, $9, $10)
     LIMIT 1"
);

pub(super) const STATEMENTS: &[Statement] = &[BOARD, REACHED];

/// Who looks at a board, and whose asks are not for them.
#[derive(Clone, Debug)]
pub struct Eyes {
    /// Who.
    pub person: PersonId,
    /// Their circles.
    pub circles: Vec<Id<circles::Circle>>,
    /// Whom they are kept apart from, either way.
    pub apart: Vec<PersonId>,
}

/// A page of asks that nobody has yet, `size` cards at the most [`MOST`]. What the viewer said no to, and asks of
/// those they are kept apart from, are not on it; the page is filled up with what comes after.
pub fn board(tx: &mut Tx<'_>, eyes: &Eyes, after: Option<Cursor>, size: usize) -> Result<Board, DbError> {
    let size = size.clamp(1, MOST);
    let mut board = Board { cards: Vec::new(), next: None };
    let mut after = after;
    while !eyes.circles.is_empty() {
        let (cards, more) = stretch(tx, eyes, after, size + 1)?;
        after = cards.last().map(|last| Cursor { opened_at: last.opened_at, id: last.id });
        board
            .cards
            .extend(cards.into_iter().filter(|card| !card.declined && !eyes.apart.contains(&card.asker)));
        if !more || board.cards.len() > size {
            break;
        }
    }
    let more = board.cards.len() > size;
    board.cards.truncate(size);
    board.next =
        board.cards.last().filter(|_| more).map(|last| Cursor { opened_at: last.opened_at, id: last.id });
    Ok(board)
}

/// The next rows of a board, and whether any could follow.
fn stretch(
    tx: &mut Tx<'_>,
    eyes: &Eyes,
    after: Option<Cursor>,
    rows: usize,
) -> Result<(Vec<Card>, bool), DbError> {
    let (network, seats, taken) = (tx.network(), seats(&eyes.circles), false);
    let after = after.unwrap_or(Cursor {
        opened_at: Timestamp::from_micros(i64::MAX),
        id: Id::from_uuid(uuid::Uuid::max()),
    });
    let mut params: Vec<&dyn ToValue> = vec![&network];
    params.extend(seats.iter().map(|seat| seat as &dyn ToValue));
    params.extend([&taken as &dyn ToValue, &after.opened_at, &after.id, &rows, &eyes.person]);
    let cards = tx.query(&BOARD, &params, card)?;
    let more = cards.len() == rows;
    Ok((cards, more))
}

/// Whether an ask reached one of these circles.
pub fn reached(tx: &mut Tx<'_>, ask: AskId, circles: &[Id<circles::Circle>]) -> Result<bool, DbError> {
    if circles.is_empty() {
        return Ok(false);
    }
    let (network, seats) = (tx.network(), seats(circles));
    let mut params: Vec<&dyn ToValue> = vec![&network, &ask];
    params.extend(seats.iter().map(|seat| seat as &dyn ToValue));
    let found = tx.one(&REACHED, &params, |_| Ok(()))?;
    Ok(found.is_some())
}

/// Fills the statement's eight places; no circle has the empty key.
pub(super) fn seats(circles: &[Id<circles::Circle>]) -> [Id<circles::Circle>; CIRCLES] {
    let nobody = Id::from_uuid(uuid::Uuid::nil());
    std::array::from_fn(|n| circles.get(n).copied().unwrap_or(nobody))
}

fn card(row: &mut Row<'_>) -> Result<Card, DbError> {
    Ok(Card {
        id: row.take()?,
        slug: row.take()?,
        kind: code(row, Kind::parse)?,
        when: code(row, When::parse)?,
        language: row.take()?,
        public_line: row.take()?,
        ring: code(row, Ring::parse)?,
        state: code(row, AskState::parse)?,
        place: row.take()?,
        asked_at: row.take()?,
        opened_at: row.take()?,
        asker: row.take()?,
        declined: row.take()?,
    })
}
