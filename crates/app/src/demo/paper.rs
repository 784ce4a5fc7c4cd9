//! Paper in the invented neighborhood: one poster that hangs, one that somebody should be asked about, a door for notes.

use circles::CircleId;
use kit_base::{Private, Span};
use kit_db::{DbError, Tx};
use people::PersonId;
use prints::Item;
use prints::domain::LOOK_AGAIN;
use prints::store::batches::{self, NewBatch};
use prints::store::doors::{self, Door};

use super::world::Maker;

impl Maker {
    /// Two batches of one neighbor, and their door.
    pub(super) fn paper(&self, tx: &mut Tx<'_>, (by, circle): (PersonId, CircleId)) -> Result<(), DbError> {
        let hung = [
            (Item::Poster, "laundromat on Alder", 3, Span::days(9)),
            (Item::NeighborNote, "the block between 4th and 5th", 40, Span::days(31)),
        ];
        for (item, place, copies, ago) in hung {
            let put_up_at = self.now - ago;
            let place = Private::new(place.to_owned());
            let new = NewBatch { circle, by, item, place, copies, put_up_at, ask_at: put_up_at + LOOK_AGAIN };
            batches::add(tx, &self.vault, &new, put_up_at, &self.rng)?;
        }
        doors::save(tx, &self.vault, (by, Door { turn: 1, is_open: true }), self.now - Span::days(9))
    }
}
