//! Who is tried, one after another, when a danger ask has not been opened.

use askama::Template;
use axum::extract::State;
use kit_base::Private;
use kit_vault::PersonId;
use kit_web::{Answer, Form, Page, SeeOther, filters};

use crate::contact::PeopleError;
use crate::site::Site;
use crate::store::{on_call, reaching, terms};
use crate::who::Steward;

/// The list, with everybody who could be on it.
#[derive(Template)]
#[template(path = "pages/on_call.html")]
pub struct OnCall {
    /// Those on the list first, in order.
    pub people: Vec<Listed>,
    /// Nobody is on the list.
    pub empty: bool,
}

/// One person and their turn.
pub struct Listed {
    /// What they are called.
    pub called: String,
    /// Their public name in addresses.
    pub slug: String,
    /// Their turn, from 1; empty: not on the list.
    pub turn: String,
}

type Found = (Vec<PersonId>, Vec<(PersonId, String)>);

/// `GET /on-call`
pub(crate) async fn show(State(site): State<Site>, me: Steward) -> Answer<Page<OnCall>> {
    let (vault, now, id) = (site.vault.clone(), site.now(), me.me.id);
    let ((list, all), names) = site
        .read(me.network_id(), move |tx| {
            let list = on_call::list(tx)?;
            let all = candidates(tx, id, now)?;
            let ids: Vec<PersonId> = all.iter().map(|(id, _)| *id).collect();
            let names = reaching::first_names(tx, &vault, &ids)?;
            Ok::<(Found, _), PeopleError>(((list, all), names))
        })
        .await?;
    let mut people: Vec<(usize, Listed)> = all
        .into_iter()
        .map(|(id, slug)| {
            let place = list.iter().position(|on| *on == id);
            let called = names.get(&id).cloned().map(Private::into_inner).unwrap_or_default();
            let turn = place.map_or_else(String::new, |p| (p + 1).to_string());
            (place.unwrap_or(usize::MAX), Listed { called, slug, turn })
        })
        .collect();
    people.sort_by(|a, b| (a.0, &a.1.called, &a.1.slug).cmp(&(b.0, &b.1.called, &b.1.slug)));
    let body =
        OnCall { empty: list.is_empty(), people: people.into_iter().map(|(_, listed)| listed).collect() };
    Ok(Page::new("people-on-call-title", body).private().section("tend"))
}

/// Everybody with a role that this steward may see, once.
fn candidates(
    tx: &mut kit_db::Tx<'_>,
    me: PersonId,
    now: kit_base::Timestamp,
) -> Result<Vec<(PersonId, String)>, kit_db::DbError> {
    let mut all: Vec<(PersonId, String)> =
        terms::holders(tx, me, now)?.into_iter().map(|h| (h.person, h.slug.to_string())).collect();
    all.sort();
    all.dedup();
    Ok(all)
}

/// `POST /on-call` with a field for each person, named by their public name: their turn, or nothing. Whoever is on the
/// list and cannot be seen by this steward stays, last.
pub(crate) async fn save(State(site): State<Site>, me: Steward, form: Form) -> Answer<SeeOther> {
    let (now, id) = (site.now(), me.me.id);
    let typed: Vec<(String, u32)> = form
        .pairs()
        .filter_map(|(slug, turn)| Some((slug.to_owned(), turn.trim().parse().ok().filter(|n| *n > 0)?)))
        .collect();
    site.write(me.network_id(), move |tx| {
        let all = candidates(tx, id, now)?;
        let mut list: Vec<(u32, PersonId)> = all
            .iter()
            .filter_map(|(person, slug)| {
                let turn = typed.iter().find(|(of, _)| of == slug)?.1;
                Some((turn, *person))
            })
            .collect();
        list.sort();
        let mut order: Vec<PersonId> = list.into_iter().map(|(_, person)| person).collect();
        let unseen = on_call::list(tx)?.into_iter().filter(|on| !all.iter().any(|(p, _)| p == on));
        order.extend(unseen);
        order.truncate(50);
        on_call::set(tx, &order)
    })
    .await?;
    Ok(SeeOther::to("/on-call").flash("people-kept"))
}
