//! The pages of the spreadsheet: a list comes in, a list goes out, a sheet goes to the door and comes back.

pub mod act;
pub mod back;
pub mod home;
pub mod known;
pub mod leave;
pub mod one;
pub mod out;
pub mod sheet;

#[cfg(test)]
mod tests;

use circles::CircleId;
use kit_base::Slug;
use kit_db::{DbError, Tx};
use kit_web::{Answer, Fault};
use people::{Role, Signed, Site, Steward};

use crate::store::imports::{self, Import};

/// The circles that somebody tends, as roots: what lies within them is theirs too.
pub(crate) fn tended(me: &Signed) -> Vec<CircleId> {
    let mut all: Vec<CircleId> =
        me.roles.iter().filter(|held| held.role == Role::Steward).map(|held| held.circle).collect();
    all.dedup();
    all
}

/// The import of that name, if this steward tends where its people live; to others it is not there.
pub(crate) fn import_of(tx: &mut Tx<'_>, me: &Signed, slug: &str) -> Result<Option<Import>, DbError> {
    let Ok(slug) = slug.parse::<Slug>() else { return Ok(None) };
    let Some(import) = imports::by_slug(tx, slug)? else { return Ok(None) };
    Ok(me.tends(tx, import.home)?.then_some(import))
}

/// [`import_of`] for a page.
pub(crate) async fn open(site: &Site, steward: &Steward, slug: &str) -> Answer<Import> {
    let (me, slug) = (steward.me.clone(), slug.to_owned());
    let found = site.read(steward.network_id(), move |tx| import_of(tx, &me, &slug)).await?;
    found.ok_or_else(|| Fault::NOT_FOUND.into())
}
