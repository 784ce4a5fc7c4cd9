//! The pages of pods: one's own pods, the roster of one, its phone tree on screen and paper, how it would part.

pub mod begin;
pub mod list;
pub mod mine;
pub mod noted;
pub mod one;
pub mod parting;
mod posts;
#[cfg(test)]
mod tests;
pub mod tree;

pub use list::OnMy;
pub use noted::OnPerson;

use circles::Circle;
use kit_db::Tx;
use kit_i18n::{Catalogue, Lang};
use kit_vault::Vault;
use kit_web::{Authority, Routes};
use people::{PeopleError, Signed, Site};

use crate::domain::Post;
use crate::store::entries::{self, Member, Shown};
use crate::store::posts::{self as held, Holder};

/// The routes of this room.
pub fn routes() -> Routes<Site> {
    let member = Authority::Neighbor;
    Routes::new()
        .get("/pods", member, list::show)
        .get("/pods/new", member, begin::show)
        .post("/pods/new", member, begin::make)
        .get("/pods/for/{slug}", Authority::Steward, noted::show)
        .post("/pods/for/{slug}", Authority::Steward, noted::save)
        .post("/pods/for/{slug}/back", Authority::Steward, noted::back)
        .get("/pods/{slug}", member, one::show)
        .post("/pods/{slug}/mine", member, mine::save)
        .post("/pods/{slug}/back", member, mine::back)
        .post("/pods/{slug}/post", member, posts::act)
        .get("/pods/{slug}/tree", member, tree::show)
        .post("/pods/{slug}/tree", member, tree::mark)
        .get("/pods/{slug}/tree.pdf", member, tree::paper)
        .get("/pods/{slug}/split", member, parting::show)
        .post("/pods/{slug}/split", member, parting::act)
}

/// A pod as one of its members may read it.
pub(crate) struct Pod {
    pub(crate) circle: Circle,
    pub(crate) members: Vec<Member>,
    pub(crate) shown: Vec<Shown>,
    pub(crate) holders: Vec<Holder>,
    /// The reader is trusted here, and so reads what was ticked.
    pub(crate) trusted: bool,
}

/// Opens a pod for a member; `None` to everybody else.
pub(crate) fn open(
    tx: &mut Tx<'_>,
    vault: &Vault,
    slug: &str,
    me: &Signed,
) -> Result<Option<Pod>, PeopleError> {
    let Some(circle) = entries::pod_of(tx, slug, me)? else { return Ok(None) };
    let trusted = trust::is_trusted(tx, me.id, circle.id)?;
    let members = entries::members(tx, circle.id)?;
    let shown = entries::open(tx, vault, &members, (me.id, trusted))?;
    let holders = held::of_circle(tx, circle.id)?;
    Ok(Some(Pod { circle, members, shown, holders, trusted }))
}

impl Pod {
    /// The members with what the reader may read, the point person and the alternate at the head.
    pub(crate) fn led(&self) -> (Vec<(&Member, &Shown)>, usize) {
        let place = |member: &Member| {
            let held = self.holders.iter().find(|holder| holder.person == member.person);
            held.map_or(2, |holder| usize::from(holder.post == Post::Alternate))
        };
        let mut all: Vec<(&Member, &Shown)> = self.members.iter().zip(&self.shown).collect();
        all.sort_by_key(|(member, _)| place(member));
        let led = all.iter().filter(|(member, _)| place(member) < 2).count();
        (all, led)
    }

    /// Whether this member keeps the pod together.
    pub(crate) fn keeps(&self, me: &Signed) -> bool {
        self.holders.iter().any(|holder| holder.person == me.id)
    }

    /// Whether the pod is anybody's to act for: nobody keeps it.
    pub(crate) const fn is_unkept(&self) -> bool {
        self.holders.is_empty()
    }
}

/// A name, or the word for somebody who gave none.
pub(crate) fn called(shown: &str, words: &Catalogue, lang: Lang) -> String {
    if shown.is_empty() { words.text(lang, "rosters-nameless").to_owned() } else { shown.to_owned() }
}
