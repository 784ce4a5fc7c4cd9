//! The desk's pages: the list, one ask, whom to ask, what is stuck, and writing an ask down for a caller.

pub mod act;
pub mod calls;
pub mod find;
pub mod list;
pub mod merge;
pub mod neighbors;
pub mod new;
pub mod one;
pub mod paste;
pub mod same;
pub mod stuck;
pub mod suggest;
pub mod ways;
pub mod words;

#[cfg(test)]
mod tests;

use asks::acts::ActError;
use asks::domain::Flags;
use asks::store::Kept;
use kit_base::{Slug, Span, Timestamp};
use kit_db::Tx;
use kit_web::{Fault, FaultKind, WebError};
use people::Signed;

/// After this long a danger that nobody has opened is every steward's, whatever circle they tend.
pub const EVERYBODYS_AFTER: Span = Span::minutes(15);

/// One ask that this steward may see: of a circle they tend, or a danger that was left unopened. To others it is
/// not there.
pub(crate) fn ask_of(tx: &mut Tx<'_>, me: &Signed, slug: &str, now: Timestamp) -> Result<Kept, ActError> {
    ask_and_place(tx, me, slug, now).map(|(kept, _)| kept)
}

/// The same with the name of the circle that it starts in, which is known from looking who tends it.
pub(crate) fn ask_and_place(
    tx: &mut Tx<'_>,
    me: &Signed,
    slug: &str,
    now: Timestamp,
) -> Result<(Kept, String), ActError> {
    let slug: Slug = slug.parse().map_err(|_| ActError::Gone)?;
    let kept = asks::store::load_by_slug(tx, slug)?.ok_or(ActError::Gone)?;
    let around = circles::store::ancestors(tx, kept.home)?;
    let ask = &kept.ask;
    let left = ask.flags != Flags::NONE && !ask.opened && now >= ask.state_since + EVERYBODYS_AFTER;
    let mine = list::tended(me);
    if !left && !around.iter().any(|near| mine.contains(&near.circle.id)) {
        return Err(ActError::Gone);
    }
    let place = around.into_iter().next().map(|home| home.circle.name).unwrap_or_default();
    Ok((kept, place))
}

/// What an error of an act is to a steward.
pub(crate) fn fault(error: ActError, slug: &str) -> WebError {
    match error {
        ActError::Gone => Fault::NOT_FOUND.into(),
        ActError::Refused(why) => Fault::new(FaultKind::Conflict)
            .text(why)
            .way_out("desk-back-to-ask", format!("/desk/{slug}"))
            .into(),
        other => other.into(),
    }
}
