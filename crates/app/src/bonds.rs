//! Who is kept together when a pod parts, as the rooms above pods know it.

use kit_db::{DbError, Tx};
use people::{Bonds, PersonId};

/// Those who look in on each other in a check-in round.
pub struct Buddies;

impl Bonds for Buddies {
    fn among(&self, tx: &mut Tx<'_>, people: &[PersonId]) -> Result<Vec<(PersonId, PersonId)>, DbError> {
        checkins::store::buddies_among(tx, people)
    }
}
