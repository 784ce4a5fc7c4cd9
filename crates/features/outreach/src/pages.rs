//! The pages of walks: every list, a new one, one with its doors, and the route sheet.

mod acts;
mod hands;
pub mod list;
pub mod new;
pub mod one;
pub mod paper;
pub mod said;
#[cfg(test)]
mod tests;

pub use list::OnMy;

use kit_db::{DbError, Tx};
use kit_i18n::{Catalogue, Lang};
use kit_web::{Authority, Routes};
use people::{Signed, Site};

use crate::store::walks::{self, Walk};

/// The routes of this room.
pub fn routes() -> Routes<Site> {
    use Authority::{Helper, Steward};
    Routes::new()
        .get("/walks", Helper, list::show)
        .get("/walks/new", Steward, new::show)
        .post("/walks/new", Steward, new::make)
        .get("/walks/settings", Steward, said::show)
        .post("/walks/settings", Steward, said::keep)
        .get("/walks/{slug}", Helper, one::show)
        .post("/walks/{slug}/take", Helper, acts::take)
        .post("/walks/{slug}/back", Helper, acts::back)
        .post("/walks/{slug}/door", Helper, acts::door)
        .post("/walks/{slug}/erase", Steward, acts::erase)
        .get("/walks/{slug}/sheet.pdf", Helper, paper::sheet)
}

/// The list of that name, if this person helps where its doors are. To everybody else it is not there.
pub(crate) fn seen(tx: &mut Tx<'_>, slug: &str, me: &Signed) -> Result<Option<Walk>, DbError> {
    let Some(walk) = walks::by_slug(tx, slug)? else { return Ok(None) };
    let helps = me.helps_in(tx, walk.circle)?;
    Ok(helps.then_some(walk))
}

/// A name, or the word for somebody who gave none.
pub(crate) fn called(own: Option<&kit_base::Private<String>>, words: &Catalogue, lang: Lang) -> String {
    own.map(|own| own.reveal().clone())
        .filter(|own| !own.is_empty())
        .unwrap_or_else(|| words.text(lang, "outreach-nameless").to_owned())
}
