//! The asker's own side: the private link, what has become of each ask, and every verb an asker has.

mod act;
mod again;
mod aside;
mod code;
mod edit;
mod erase;
mod link;
mod load;
mod show;
mod view;

#[cfg(test)]
mod tests;

pub use act::{accept, decline, pace, say};
pub use again::again;
pub use aside::{MyAsks, OwnAsks};
pub use code::{code, code_answer};
pub use edit::{edit, edit_answer};
pub use erase::{erase, erase_answer};
use kit_base::{Id, Slug};
pub use link::open;
pub use show::{paper, show};

use kit_db::Tx;
use kit_web::{Answer, Fault, FaultKind, SeeOther, Trip, WebError};
use people::{Site, Visitor};

use crate::acts::{ActError, Cx};
use crate::domain::PersonId;
use crate::store::{self, Kept, Sheet};

/// The kind of thing that a private link opens here.
pub(crate) const LINK_KIND: &str = "asks";

/// Whose asks may be seen and changed: those of the private link, and those of whoever is signed in.
#[derive(Clone, Copy)]
pub(crate) struct Holder {
    sheet: Option<Id<Sheet>>,
    person: Option<PersonId>,
}

impl Holder {
    /// Nobody without link or sign-in holds anything.
    pub(crate) fn of(visitor: &Visitor) -> Option<Self> {
        let sheet = visitor.link.as_ref().and_then(|link| link.subject_of(LINK_KIND));
        let person = visitor.person.as_ref().map(|me| me.id.cast());
        (sheet.is_some() || person.is_some()).then_some(Self { sheet, person })
    }

    /// One ask, if it is theirs; to anybody else it is not there.
    pub(crate) fn ask(self, tx: &mut Tx<'_>, slug: Slug) -> Result<Kept, ActError> {
        let kept = store::load_by_slug(tx, slug)?.ok_or(ActError::Gone)?;
        let theirs = self.sheet == Some(kept.sheet)
            || self.person == Some(kept.ask.asker)
            || self.person.is_some()
                && people::same::part_of(tx, kept.ask.asker.cast())?.map(|(is, _)| is.cast()) == self.person;
        if theirs { Ok(kept) } else { Err(ActError::Gone) }
    }
}

/// Loads, decides and saves in one transaction of the holder's network.
pub(crate) async fn write<T: Send + 'static>(
    site: &Site,
    visitor: &Visitor,
    trip: &Trip,
    work: impl Fn(&mut Tx<'_>, &Cx<'_>) -> Result<T, ActError> + Send + Sync + 'static,
) -> Result<T, ActError> {
    let (vault, rng, trip, now) = (site.vault.clone(), site.rng.clone(), trip.clone(), site.now());
    site.write(visitor.network_id(), move |tx| {
        work(tx, &Cx { vault: &vault, rng: &rng, words: trip.catalogue(), now })
    })
    .await
}

/// The same for reading.
pub(crate) async fn read<T: Send + 'static>(
    site: &Site,
    visitor: &Visitor,
    trip: &Trip,
    work: impl Fn(&mut Tx<'_>, &Cx<'_>) -> Result<T, ActError> + Send + Sync + 'static,
) -> Result<T, ActError> {
    let (vault, rng, trip, now) = (site.vault.clone(), site.rng.clone(), trip.clone(), site.now());
    site.read(visitor.network_id(), move |tx| {
        work(tx, &Cx { vault: &vault, rng: &rng, words: trip.catalogue(), now })
    })
    .await
}

/// Who holds a link or is signed in; others are shown the way in by code word.
pub(crate) fn holder(visitor: &Visitor) -> Answer<Holder> {
    Holder::of(visitor).ok_or_else(|| WebError::instead(SeeOther::to("/code")))
}

/// The ask a path names.
pub(crate) fn slug(text: &str) -> Answer<Slug> {
    text.parse().map_err(|_| Fault::NOT_FOUND.into())
}

/// What became of an act, as an answer: not there, or a page that says which rule said no.
pub(crate) fn fault(error: ActError) -> WebError {
    match error {
        ActError::Gone | ActError::People(people::PeopleError::NotHere) => Fault::NOT_FOUND.into(),
        ActError::Refused(why) => {
            Fault::new(FaultKind::Conflict).text(why).way_out("asks-mine-title", "/my/ask").into()
        }
        other => other.into(),
    }
}
