//! `POST /asks/{slug}/not-this-time`, `/block` and `/report`: three taps without a reason, and nobody else learns of
//! them.

use axum::extract::{Path, State};
use kit_base::Slug;
use kit_db::Tx;
use kit_web::{Answer, Fault, Form, SeeOther, Trip};
use people::{Helper, Neighbor, Signed, Site, Visitor};

use crate::acts::{self, ActError, Cx};
use crate::domain::Sight;
use crate::pages::hold::fault;
use crate::pages::mine::write;
use crate::pages::show::sight;
use crate::store::{self, Kept};

/// "Can't this time"; with `undo` it is taken back.
pub async fn not_this_time(
    State(site): State<Site>,
    helper: Helper,
    trip: Trip,
    Path(slug): Path<String>,
    form: Form,
) -> Answer<SeeOther> {
    let undo = form.has("undo");
    act((&site, &helper.visitor, &trip), &helper.me, &slug, move |tx, cx, kept, me| {
        acts::not_this_time(tx, cx, kept.ask.id, me.id.cast(), !undo)
    })
    .await?;
    Ok(if undo {
        SeeOther::to(format!("/asks/{slug}")).flash("asks-claim-can-again")
    } else {
        SeeOther::to("/asks").flash("asks-claim-not-now-said")
    })
}

/// Rather not with this neighbor, ever.
pub async fn block(
    State(site): State<Site>,
    me: Neighbor,
    trip: Trip,
    Path(slug): Path<String>,
) -> Answer<SeeOther> {
    act((&site, &me.visitor, &trip), &me.me, &slug, |tx, cx, kept, me| {
        acts::block(tx, cx, kept, (me.id.cast(), kept.ask.asker))
    })
    .await?;
    Ok(SeeOther::to("/asks").flash("asks-apart-blocked"))
}

/// Something was wrong: two stewards are told, no reason is asked.
pub async fn report(
    State(site): State<Site>,
    me: Neighbor,
    trip: Trip,
    Path(slug): Path<String>,
) -> Answer<SeeOther> {
    act((&site, &me.visitor, &trip), &me.me, &slug, |tx, cx, kept, me| {
        acts::report(tx, cx, kept, (me.id.cast(), kept.ask.asker))
    })
    .await?;
    Ok(SeeOther::to("/asks").flash("asks-apart-reported"))
}

/// One act on an ask of somebody else that this neighbor sees; what they do not see is not there.
async fn act(
    (site, visitor, trip): (&Site, &Visitor, &Trip),
    me: &Signed,
    slug: &str,
    work: impl Fn(&mut Tx<'_>, &Cx<'_>, &Kept, &Signed) -> Result<(), ActError> + Send + Sync + 'static,
) -> Answer<()> {
    let slug: Slug = slug.parse().map_err(|_| Fault::NOT_FOUND)?;
    let me = me.clone();
    write(site, visitor, trip, move |tx, cx| {
        let kept = store::load_by_slug(tx, slug)?.ok_or(ActError::Gone)?;
        if kept.ask.asker == me.id.cast() || sight(tx, &kept, &me, cx.now)? == Sight::None {
            return Err(ActError::Gone);
        }
        work(tx, cx, &kept, &me)
    })
    .await
    .map_err(fault)
}
