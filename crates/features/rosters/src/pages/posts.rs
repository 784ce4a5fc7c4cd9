//! Taking a post of the pod, going on with it, handing it over, letting it go.

use axum::extract::{Path, State};
use kit_db::DbError;
use kit_web::{Answer, Fault, FaultKind, Form, SeeOther};
use people::{Neighbor, Site};

use crate::domain::Post;
use crate::store::{entries, posts};

/// `POST /pods/{slug}/post` with `post` and `act`: `take`, `renew`, `give` with `to`, `leave`. Again is the same.
pub(super) async fn act(
    State(site): State<Site>,
    me: Neighbor,
    Path(slug): Path<String>,
    form: Form,
) -> Answer<SeeOther> {
    let (who, now, pod) = (me.me.clone(), site.now(), slug.clone());
    let post = Post::parse(form.one("post"));
    let (act, to) = (form.one("act").to_owned(), form.one("to").to_owned());
    let said = site
        .write(me.network_id(), move |tx| {
            let Some(pod) = entries::pod_of(tx, &pod, &who)? else { return Ok(Err(Fault::NOT_FOUND)) };
            let refused = || Ok(Err(Fault::new(FaultKind::Conflict).text("rosters-post-taken")));
            let Some(post) = post else { return refused() };
            let holders = posts::of_circle(tx, pod.id)?;
            let holder = holders.iter().find(|holder| holder.post == post);
            let own = holder.is_some_and(|holder| holder.person == who.id);
            let free = Post::is_free(holder.map(|holder| holder.until), now);
            let steps_down = post == Post::Alternate
                && holders.iter().any(|holder| holder.post == Post::Point && holder.person == who.id);
            match act.as_str() {
                "take" if own => {}
                "take" if free && trust::is_trusted(tx, who.id, pod.id)? => {
                    posts::give(tx, pod.id, (post, who.id), now)?;
                }
                "renew" if own => posts::give(tx, pod.id, (post, who.id), now)?,
                "leave" if own => posts::leave(tx, pod.id, (post, who.id))?,
                "give" if own => match people::by_slug(tx, &to)? {
                    Some(next) if entries::is_member(tx, pod.id, next)? => {
                        posts::give(tx, pod.id, (post, next), now)?;
                    }
                    _ => return refused(),
                },
                _ => return refused(),
            }
            // Two posts are two people: whoever takes the second lets the first go.
            let alone = act == "take" && steps_down;
            Ok::<_, DbError>(Ok(if alone { "rosters-post-no-point" } else { "rosters-post-done" }))
        })
        .await?;
    let word = said?;
    Ok(SeeOther::to(format!("/pods/{slug}")).flash(word))
}
