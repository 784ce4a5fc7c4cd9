//! The pages of fridges: the list, one with how it is, the form behind the square on its door, and the page of those who tend.

mod asides;
mod follow;
pub mod hours;
pub mod list;
pub mod new;
pub mod one;
mod paper;
mod passer;
mod photo;
pub mod report;
pub mod tend;
mod tend_acts;
#[cfg(test)]
mod tests;
mod when;

pub use asides::{DeskLine, OnDesk, OnDeskPart, OnMy, OnMyPart, TurnLine};

use directory::store::listings::Listing;
use kit_base::Private;
use kit_db::{DbError, Tx};
use kit_i18n::{Catalogue, Lang};
use kit_jobs::idempotency::{Key, digest};
use kit_web::{Authority, Routes};
use people::{Signed, Site};

use crate::store::fridges::{self, Fridge};

/// The form behind the square on a door. Its post may bring a photo, so it is one of the paths that take a file.
pub const REPORT_PATH: &str = "/fridges/{slug}/report";

/// The routes of this room.
pub fn routes() -> Routes<Site> {
    use Authority::{Helper, Neighbor, Steward, Visitor};
    Routes::new()
        .get("/fridges", Visitor, list::show)
        .get("/fridges/new", Steward, new::show)
        .post("/fridges/new", Steward, new::make)
        .get("/fridges/labels.pdf", Helper, paper::labels)
        .get("/fridges/{slug}", Visitor, one::show)
        .get(REPORT_PATH, Visitor, report::show)
        .post(REPORT_PATH, Visitor, report::say)
        .post("/fridges/{slug}/undo", Visitor, report::undo)
        .get("/fridges/{slug}/photos/{photo}", Visitor, photo::show)
        .post("/fridges/{slug}/follow", Neighbor, follow::follow)
        .post("/fridges/{slug}/unfollow", Neighbor, follow::unfollow)
        .get("/fridges/{slug}/tend", Helper, tend::show)
        .post("/fridges/{slug}/log", Helper, tend_acts::log)
        .post("/fridges/{slug}/turn", Helper, tend_acts::turn)
        .post("/fridges/{slug}/photo", Helper, tend_acts::photo)
        .post("/fridges/{slug}/words", Helper, tend_acts::words)
        .post("/fridges/{slug}/close", Helper, tend_acts::close)
        .get("/fridges/{slug}/poster.pdf", Helper, paper::poster)
}

/// The fridge of that name, if this person helps where it is tended. To everybody else there is no such page.
pub(crate) fn tended(tx: &mut Tx<'_>, slug: &str, me: &Signed) -> Result<Option<Fridge>, DbError> {
    let Some(fridge) = fridges::by_slug(tx, slug)? else { return Ok(None) };
    let helps = me.helps_in(tx, fridge.circle)?;
    Ok(helps.then_some(fridge))
}

/// What a form's key stands for at one fridge.
fn key_hash(form: &str, slug: &str) -> Option<[u8; 32]> {
    Key::parse(form).map(|key| digest(&[key.hash(), slug.as_bytes()]))
}

/// What a fridge is called; where its listing is gone, the word for a fridge.
fn called(listing: Option<&Listing>, words: &Catalogue, lang: Lang) -> String {
    let own = listing.map(|listing| listing.facts.name.clone()).filter(|name| !name.is_empty());
    own.unwrap_or_else(|| words.text(lang, "fridges-one").to_owned())
}

/// A neighbor's name, or the word for somebody who gave none.
fn neighbor(own: Option<&Private<String>>, words: &Catalogue, lang: Lang) -> String {
    let own = own.map(|own| own.reveal().clone()).filter(|own| !own.is_empty());
    own.unwrap_or_else(|| words.text(lang, "fridges-nameless").to_owned())
}
