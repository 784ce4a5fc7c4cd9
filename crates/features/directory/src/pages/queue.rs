//! `/directory/suggestions/{slug}`: a steward reads a suggestion and decides: take it, look at it in the form, or leave it.

use askama::Template;
use axum::extract::{Path, State};
use kit_db::{COMMONS, DbError};
use kit_web::{Answer, FaultKind, Form, Page, SeeOther, filters};
use people::{Site, Steward};

use super::card;
use crate::domain::Standing;
use crate::store::links;
use crate::store::listings::{self, Listing};
use crate::store::saving::{self, Added, NewListing};
use crate::store::suggestions::{self, Says, Suggestion};

/// The page.
#[derive(Template)]
#[template(path = "pages/queue.html")]
pub struct One {
    /// The suggestion's name in addresses.
    pub slug: String,
    /// What it says: a message key.
    pub says: String,
    /// What taking it does: a message key.
    pub take: &'static str,
    /// The listing it is about: its name in addresses and its name.
    pub listing: Option<(String, String)>,
    /// The facts of a new one: label key, text.
    pub facts: Vec<(&'static str, String)>,
    /// What was said besides.
    pub words: String,
    /// Listings that may be the same: name in addresses, name.
    pub like: Vec<(String, String)>,
    /// When it was sent.
    pub made_at: kit_base::Timestamp,
}

/// The page, for the handler and for samples.
pub fn page(body: One) -> Page<One> {
    Page::new("directory-queue-title", body).private().section("desk")
}

const fn take_key(says: Says) -> &'static str {
    match says {
        Says::New => "directory-take-new",
        Says::Correct => "directory-take-correct",
        Says::Closed => "directory-take-closed",
        Says::Resting => "directory-take-resting",
        Says::Ours => "directory-take-ours",
        Says::DoNotList => "directory-take-do-not-list",
    }
}

fn view(suggestion: &Suggestion, about: Option<&Listing>, like: &[Listing]) -> One {
    let facts = &suggestion.facts;
    let own = [
        ("directory-form-name", facts.name.clone()),
        ("directory-form-area", facts.area.clone()),
        ("directory-line-page", facts.page.clone()),
        ("directory-line-phone", facts.phone.clone()),
        ("directory-line-email", facts.email.clone()),
        ("directory-suggest-does", format!("{}{}", facts.what.en, facts.what.es)),
    ];
    let named = |listing: &Listing| (listing.slug.clone(), listing.facts.name.clone());
    One {
        slug: suggestion.slug.to_string(),
        says: match about {
            Some(_) => format!("directory-says-{}", suggestion.says.code()),
            None => card::kind(facts.kind).to_owned(),
        },
        take: take_key(suggestion.says),
        listing: about.map(named),
        facts: own.into_iter().filter(|(_, text)| about.is_none() && !text.is_empty()).collect(),
        words: suggestion.words.clone(),
        like: like.iter().map(named).collect(),
        made_at: suggestion.made_at,
    }
}

async fn load(site: &Site, me: &Steward, slug: String) -> Answer<(Suggestion, Option<Listing>)> {
    let found = site.read::<_, DbError>(me.network_id(), move |tx| suggestions::by_slug(tx, &slug)).await;
    let suggestion = found?.filter(|one| one.waits).ok_or(FaultKind::Gone)?;
    let Some(id) = suggestion.listing else { return Ok((suggestion, None)) };
    let about = site.read::<_, DbError>(COMMONS, move |tx| listings::by_id(tx, id)).await?;
    Ok((suggestion, about))
}

/// `GET /directory/suggestions/{slug}`. Statements: 4 and a few for what may be the same.
pub async fn show(State(site): State<Site>, me: Steward, Path(slug): Path<String>) -> Answer<Page<One>> {
    let (suggestion, about) = load(&site, &me, slug).await?;
    let facts = suggestion.facts.clone();
    let is_new = about.is_none();
    let like = site
        .read::<_, DbError>(COMMONS, move |tx| {
            let ids = if is_new { saving::like(tx, &facts)? } else { Vec::new() };
            listings::by_ids(tx, &ids)
        })
        .await?;
    Ok(page(view(&suggestion, about.as_ref(), &like)))
}

/// `POST /directory/suggestions/{slug}` with `take` or `decline`.
pub async fn settle(
    State(site): State<Site>,
    me: Steward,
    Path(slug): Path<String>,
    form: Form,
) -> Answer<SeeOther> {
    let (suggestion, about) = load(&site, &me, slug).await?;
    let taken = form.has("take");
    let (network, now, rng) = (me.network_id(), site.now(), site.rng.clone());
    let (says, facts, zone) = (suggestion.says, suggestion.facts.clone(), me.network.zone.clone());
    let (listing, source_key) = (about.clone(), suggestion.slug.to_string());
    let mut to = "/directory".to_owned();
    if taken {
        let new = NewListing {
            keeper: Some(network),
            source: "suggested".to_owned(),
            source_key: Some(source_key),
            facts,
            zone,
            standing: Standing::There,
            as_of: Some(suggestion.made_at),
        };
        // The public part first: if the second half fails, taking it again finds it done.
        let added = site
            .write(COMMONS, move |tx| match (&listing, says) {
                (None, _) => saving::add(tx, &new, now, &rng).map(Some),
                (Some(listing), _) if listing.keeper != Some(network) => Ok(None),
                (Some(listing), Says::Closed) => {
                    saving::stand(tx, listing.id, Standing::Closed, now)?;
                    Ok(None)
                }
                (Some(listing), Says::Resting) => {
                    saving::stand(tx, listing.id, Standing::Resting(None), now)?;
                    Ok(None)
                }
                (Some(listing), Says::DoNotList) => {
                    saving::remove(tx, listing, true, now)?;
                    Ok(None)
                }
                (Some(_), Says::New | Says::Correct | Says::Ours) => Ok::<_, DbError>(None),
            })
            .await?;
        match (added, &about) {
            (Some(Added::DoNotList), _) => return Ok(SeeOther::to(to).flash("directory-not-listed")),
            (Some(Added::Listed(_, slug)), _) => to = format!("/directory/{slug}"),
            (_, Some(about)) if says != Says::DoNotList => to = format!("/directory/{}", about.slug),
            _ => {}
        }
    }
    let id = suggestion.id;
    let out = about.filter(|_| taken && says == Says::DoNotList).map(|about| about.id);
    site.write::<_, DbError>(network, move |tx| {
        if let Some(out) = out {
            links::end(tx, out)?;
            suggestions::drop_draft(tx, out)?;
        }
        suggestions::settle(tx, id, taken, now)
    })
    .await?;
    Ok(SeeOther::to(to).flash(if taken { "directory-taken" } else { "directory-declined" }))
}
